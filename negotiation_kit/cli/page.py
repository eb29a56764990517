"""`negotiation-kit page`: a case as one web page, or as an exercise for a class."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli.terminal import asked_case, which_case
from negotiation_kit.errors import ToldError

if TYPE_CHECKING:
    from negotiation_kit.model import Case

ENDINGS = (".html", ".htm")


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "page",
        help="write a case as one web page, or as an exercise for a class",
        description="Write one HTML file that opens by a double click, without server or network. With "
        "--exercise, a file for students to code in and, beside it, a key that measures their agreement.",
    )
    which_case(found)
    found.add_argument(
        "parties",
        nargs="*",
        metavar="PARTY",
        help="the two sides shown first; or of an exercise those to code (default: the two sides)",
    )
    found.add_argument("--to", metavar="FILE", type=Path, required=True, help="ends in .html")
    found.add_argument("--round", help="the round shown first, or coded (default: that of `compare`)")
    found.add_argument("--coding", help="the coding shown first: reading (default) or printed")
    found.add_argument("--channels", help="open (default) or all: also what was leaked or said in private")
    found.add_argument(
        "--no-inherit", action="store_true", help="a silent party does not take over its group's stance"
    )
    found.add_argument("--exercise", action="store_true", help="write the two files of an exercise")
    found.add_argument("--overwrite", action="store_true", help="replace files of these names")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file or files and say where."""
    _check(arguments)
    for path in _written(asked_case(arguments), arguments):
        print(f"written: {path}")
    return 0


def _check(arguments: argparse.Namespace) -> None:
    if arguments.to.suffix.lower() not in ENDINGS:
        raise ToldError(f"a page is an HTML file, and {arguments.to} does not end in .html")
    if arguments.exercise and (arguments.coding or arguments.channels or arguments.no_inherit):
        raise ToldError(
            "an exercise has no --coding, --channels or --no-inherit: students read the passages, "
            "and the key is the reading"
        )
    if len(arguments.parties) > 2 and not arguments.exercise:
        raise ToldError("a page shows two sides first; every other can be chosen on it")


def _written(case: Case, arguments: argparse.Namespace) -> list[Path]:
    from negotiation_kit.webpage import exercise, page

    if arguments.exercise:
        made = exercise(case, arguments.parties or None, round=arguments.round)
        return [*made.save(arguments.to, overwrite=arguments.overwrite)]
    whole = page(
        case, *arguments.parties, round=arguments.round, coding=arguments.coding or "reading",
        channels=arguments.channels or "open", inherit=not arguments.no_inherit,
    )  # fmt: skip
    return [whole.save(arguments.to, overwrite=arguments.overwrite)]
