"""`negotiation-kit sources`: what a case rests on, as references or for a reference manager."""

from __future__ import annotations

import argparse
from typing import Any

from negotiation_kit.cli.terminal import asked_case, printable, which_case
from negotiation_kit.errors import ToldError
from negotiation_kit.wording import LANGUAGES

_LINE = "print the sources of a case as references, BibTeX or CSL-JSON"


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "sources",
        help=_LINE,
        description="Print the sources of a case.",
    )
    which_case(found)
    found.add_argument(
        "--format", default="author-date", help="author-date (default), note, bibtex or csl-json"
    )
    found.add_argument(
        "--language", default="en", help=f"one of {', '.join(LANGUAGES)}: of what a style adds"
    )
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the sources."""
    from negotiation_kit.exchange.citations import bibliography

    case = asked_case(arguments)
    found = bibliography(case.sources, arguments.format, arguments.language)
    if not case.sources:
        raise ToldError(f"the case {case.id!r} has no source cards: {_why(case.coded_from)}")
    print(printable(found, {}))
    return 0


def _why(coded_from: str) -> str:
    return "it was imported from a table" if coded_from == "table" else "add them to seeds/"
