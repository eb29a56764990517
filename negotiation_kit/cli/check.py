"""`negotiation-kit check`: every fault of every file in one run."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from negotiation_kit.cli.reporters import REPORTERS
from negotiation_kit.errors import ToldError


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
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; return 0 where there is no error and 1 where there is."""
    from negotiation_kit.errors import Report
    from negotiation_kit.format.load import check, list_cases

    here = ["positions"] if Path("positions").is_dir() else []
    paths = arguments.paths or here or list_cases()
    if not paths:
        raise ToldError("there is nothing to check here; name a file or folder: negotiation-kit check PATH")
    reports = [check(path) for path in paths]
    report = Report(
        tuple(dict.fromkeys(finding for report in reports for finding in report.findings)),
        tuple(dict.fromkeys(name for report in reports for name in report.files)),
        sum(report.n_positions for report in reports),
    )
    print(REPORTERS[arguments.format](report))
    return int(not report.ok or (arguments.strict and bool(report.findings)))
