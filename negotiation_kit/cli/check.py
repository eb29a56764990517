"""`negotiation-kit check`: every fault of every file in one run."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli.terminal import REPORTERS
from negotiation_kit.errors import ToldError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiation_kit.errors import Report


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "check",
        help="check position files, source cards and codebooks",
        description="Check files, cases or folders of cases. Without a path: ./positions, or else every case "
        "found.",
    )
    found.add_argument(
        "paths", nargs="*", metavar="PATH", help="a file, a case's folder, a folder of cases, or a name"
    )
    found.add_argument("--strict", action="store_true", help="count warnings as errors")
    found.add_argument("--format", choices=tuple(REPORTERS), default="text", help="how to print the findings")
    found.add_argument(
        "--fix",
        action="store_true",
        help="show how each file ends that lacks its end marker and nothing else; with --yes, add the marker",
    )
    found.add_argument("--yes", action="store_true", help="with --fix: every file shown is whole")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; return 0 where there is no error and 1 where there is."""
    from negotiation_kit.format.load import list_cases

    if arguments.yes and not arguments.fix:
        raise ToldError("--yes says that files are whole, and goes with --fix; see check --help")
    if arguments.fix and arguments.format != "text":
        raise ToldError("--fix shows a person how files end, and goes with no other --format than text")
    here = ["positions"] if Path("positions").is_dir() else []
    paths = arguments.paths or here or list_cases()
    if not paths:
        raise ToldError("there is nothing to check here; name a file or folder: negotiation-kit check PATH")
    report = _checked(paths)
    if arguments.fix and _mended(report, arguments.yes):
        report = _checked(paths)
    print(REPORTERS[arguments.format](report))
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


def _mended(report: Report, sure: bool) -> bool:
    """Show how each file ends that lacks its end marker alone, and add it; return whether any was written."""
    from negotiation_kit.format.load import unended

    files = list(unended(report))
    for file in files:
        print(f"{file.file}: {file.told}")
        if sure:
            file.mend()
            print("    the end marker is added")
    if not files:
        print("No file lacks its end marker and nothing else.")
    elif not sure:
        print("Nothing is written. Where every file ends as it should, run this again with --yes.")
    print()
    return sure and bool(files)
