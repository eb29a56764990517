"""`negotiation-kit sources`: what a case rests on, as references or for a reference manager."""

from __future__ import annotations

import argparse

from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.terminal import asked_case, printable, which_case
from negotiation_kit.errors import ToldError
from negotiation_kit.wording import Message


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    which_case(found)
    found.take("--format", default="author-date")


def run(arguments: argparse.Namespace) -> int:
    """Print the sources."""
    from negotiation_kit.exchange.citations import bibliography

    case = asked_case(arguments)
    found = bibliography(case.sources, arguments.format, arguments.language)
    if not case.sources:
        raise ToldError(Message(f"cli.sources.none-{case.coded_from}", case=repr(case.id)))
    print(printable(found, {}))
    return 0
