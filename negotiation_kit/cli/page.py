"""`negotiation-kit page`: a case as one web page, or as an exercise for a class."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.terminal import asked_case, which_case
from negotiation_kit.errors import ToldError
from negotiation_kit.wording import Message, say

if TYPE_CHECKING:
    from negotiation_kit.model import Case

ENDINGS = (".html", ".htm")


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    which_case(found)
    found.take("parties", nargs="*", metavar="PARTY")
    found.take("--to", metavar="FILE", type=Path, required=True)
    found.take("--round")
    found.take("--coding")
    found.take("--channels")
    found.take("--no-inherit", dest="inherit", action="store_false")
    found.take("--exercise", action="store_true")
    found.take("--overwrite", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Write the file or files and say where."""
    _check(arguments)
    for path in _written(asked_case(arguments), arguments):
        print(say(arguments.language, "cli.written", path=path))
    return 0


def _check(arguments: argparse.Namespace) -> None:
    if arguments.to.suffix.lower() not in ENDINGS:
        raise ToldError(Message("cli.page.ending", file=arguments.to))
    if arguments.exercise and (arguments.coding or arguments.channels or not arguments.inherit):
        raise ToldError(Message("cli.page.exercise-coding"))
    if len(arguments.parties) > 2 and not arguments.exercise:
        raise ToldError(Message("cli.page.two-sides"))


def _written(case: Case, arguments: argparse.Namespace) -> list[Path]:
    from negotiation_kit.webpage import exercise, page

    if arguments.exercise:
        made = exercise(case, arguments.parties or None, round=arguments.round)
        return [*made.save(arguments.to, overwrite=arguments.overwrite)]
    whole = page(
        case, *arguments.parties, round=arguments.round, coding=arguments.coding or "reading",
        channels=arguments.channels or "open", inherit=arguments.inherit,
    )  # fmt: skip
    return [whole.save(arguments.to, overwrite=arguments.overwrite)]
