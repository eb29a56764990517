"""`negotiation-kit table`: a table for a brief, to a file of any of six formats or to the terminal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.settings import OF_MOVEMENT, OF_PARTIES, settings, take_settings
from negotiation_kit.cli.terminal import asked_case, listed, printable, which_case
from negotiation_kit.errors import ToldError
from negotiation_kit.wording import Message, say

if TYPE_CHECKING:
    from negotiation_kit.model import Case
    from negotiation_kit.tables import ComparisonTable

KINDS = ("comparison", "parties", "movement", "codebook")


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    which_case(found)
    found.take("parties", nargs="*", metavar="PARTY")
    found.take("--to", metavar="FILE")
    found.take("--kind", choices=KINDS, default=KINDS[0])
    found.take("--round")
    take_settings(found)
    found.take("--columns", type=listed)
    found.take("--order", default="case")
    found.take("--group-by")
    found.take("--sources", default="footnotes")
    found.take("--texts", default="label")
    found.take("--title")
    found.take("--overwrite", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Write or print the table."""
    table = _made(asked_case(arguments), arguments)
    if arguments.to:
        path = table.save(arguments.to, overwrite=arguments.overwrite)
        print(say(arguments.language, "cli.written", path=path))
    else:
        print(printable(table.to_markdown(), _stand_ins()))
    return 0


def _made(case: Case, arguments: argparse.Namespace) -> ComparisonTable:
    from negotiation_kit.tables import codebook_table, party_table

    if arguments.kind == "codebook":
        settings(arguments, "")
        return codebook_table(case, arguments.language, arguments.title)
    if arguments.kind == "comparison":
        return _comparison(case, arguments)
    if arguments.kind == "movement":
        return _movement(case, arguments)
    given = settings(arguments, *OF_PARTIES)
    return party_table(case, arguments.parties or None, arguments.round, **given, **_shape(arguments))


def _comparison(case: Case, arguments: argparse.Namespace) -> ComparisonTable:
    from negotiation_kit.analysis.comparing import compare
    from negotiation_kit.tables import comparison_table
    from negotiation_kit.tables.comparison import STANDARD

    a, b = _two(case, arguments, "cli.table.two-parties")
    found = compare(case, a, b, arguments.round, **settings(arguments))
    return comparison_table(found, arguments.columns or STANDARD, **_shape(arguments))


def _movement(case: Case, arguments: argparse.Namespace) -> ComparisonTable:
    from negotiation_kit.cli.movement import movements
    from negotiation_kit.tables import movement_table
    from negotiation_kit.tables.movement import STANDARD

    a, b = _two(case, arguments, "cli.table.one-mover")
    found = movements(case, a, b, arguments.round or "", settings(arguments, *OF_MOVEMENT))[0]
    return movement_table(found, arguments.columns or STANDARD, **_shape(arguments))


def _two(case: Case, arguments: argparse.Namespace, refusal: str) -> tuple[str, str]:
    from negotiation_kit.render.result import sides_to_compare

    if len(arguments.parties) > 2:
        raise ToldError(Message(refusal))
    return sides_to_compare(case, *arguments.parties)


def _shape(arguments: argparse.Namespace) -> dict[str, Any]:
    from negotiation_kit.tables import comparison, movement

    named = arguments.order in {*comparison.ORDERS, *movement.ORDERS}
    group_by = arguments.group_by or ("basket" if named else "none")
    return {
        "order": arguments.order if named else listed(arguments.order),
        "group_by": None if group_by == "none" else group_by,
        "sources": None if arguments.sources == "none" else arguments.sources,
        "language": arguments.language,
        "title": arguments.title,
        "texts": arguments.texts,
    }


def _stand_ins() -> dict[str, str]:
    from negotiation_kit.render.palette import CHANGES, VERDICTS

    return {look.glyph: look.plain for look in (*VERDICTS.values(), *CHANGES.values())}
