"""`negotiation-kit check`: every fault of every file in one run."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.terminal import REPORTERS
from negotiation_kit.errors import ToldError
from negotiation_kit.wording import Message, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiation_kit.errors import Report


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    found.take("paths", nargs="*", metavar="PATH")
    found.take("--strict", action="store_true")
    found.take("--format", choices=tuple(REPORTERS), default="text")
    found.take("--fix", action="store_true")
    found.take("--yes", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; return 0 where there is no error and 1 where there is."""
    from negotiation_kit.format.load import list_cases

    if arguments.yes and not arguments.fix:
        raise ToldError(Message("cli.check.yes-without-fix"))
    if arguments.fix and arguments.format != "text":
        raise ToldError(Message("cli.check.fix-is-text"))
    here = ["positions"] if Path("positions").is_dir() else []
    paths = arguments.paths or here or list_cases()
    if not paths:
        raise ToldError(Message("cli.check.no-path"))
    report = _checked(paths)
    if arguments.fix and _mended(report, arguments.yes, arguments.language):
        report = _checked(paths)
    print(REPORTERS[arguments.format](report, arguments.language))
    return int(not report.ok or (arguments.strict and bool(report.findings)))


def _checked(paths: Sequence[str]) -> Report:
    from negotiation_kit.errors import Report
    from negotiation_kit.format.load import check

    reports = [check(path) for path in paths]
    return Report.of(
        (finding for report in reports for finding in report.findings),
        (name for report in reports for name in report.files),
        sum(report.n_positions for report in reports),
    )


def _mended(report: Report, sure: bool, language: str) -> bool:
    """Show how each file ends that lacks its end marker alone, and add it; return whether any was written."""
    from negotiation_kit.format.load import unended

    files = list(unended(report))
    for file in files:
        print(f"{file.file}: {file.told.text_in(language)}")
        if sure:
            file.mend()
            print(f"    {say(language, 'cli.check.mended')}")
    if not files:
        print(say(language, "cli.check.nothing-to-mend"))
    elif not sure:
        print(say(language, "cli.check.not-mended"))
    print()
    return sure and bool(files)
