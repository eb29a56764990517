"""`negotiation-kit table`: a table for a brief, to a file of any of six formats or to the terminal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli.terminal import asked_case, printable, which_case
from negotiation_kit.errors import ToldError
from negotiation_kit.wording import ENGLISH, LANGUAGES

if TYPE_CHECKING:
    from negotiation_kit.model import Case
    from negotiation_kit.tables import ComparisonTable

KINDS = ("comparison", "parties", "movement", "codebook")


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "table",
        help="write a table for a brief: Word, Excel, HTML, Markdown, LaTeX or CSV",
        description="Write a table that says what it rests on. Without --to it is printed as Markdown.",
    )
    which_case(found)
    found.add_argument(
        "parties", nargs="*", metavar="PARTY", help="two parties (default: the two sides); or more, of a "
        "table of parties",
    )  # fmt: skip
    found.add_argument("--to", metavar="FILE", help="ends in .docx, .xlsx, .html, .md, .tex or .csv")
    found.add_argument("--kind", choices=KINDS, default=KINDS[0], help="what the table shows")
    found.add_argument("--round", help="the round (default: that of `compare`); of movement, FROM..TO")
    found.add_argument("--coding", default="reading", help="reading (default) or printed")
    found.add_argument("--metric", default="gower", help="gower (default), identical or directional")
    found.add_argument(
        "--columns",
        type=_listed,
        help="with commas; of a comparison: issue, question, a, b, verdict, distance, reason, a_summary, "
        "b_summary, a_confidence, b_confidence, weight; of movement: issue, before, after, change, step, "
        "toward, reason",
    )
    found.add_argument(
        "--order",
        default="case",
        help="case (default), title, or of a comparison verdict, distance; or issues with commas",
    )
    found.add_argument("--group-by", default="basket", help="basket (default), verdict or none")
    found.add_argument("--sources", default="footnotes", help="footnotes (default), inline or none")
    found.add_argument("--language", default=ENGLISH, help=f"one of {', '.join(LANGUAGES)} (default: en)")
    found.add_argument(
        "--texts", default="label", help="levels by their label (default), or by their meaning"
    )
    found.add_argument("--title", help="a title of your own")
    found.add_argument("--overwrite", action="store_true", help="replace a file of that name")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write or print the table."""
    table = _made(asked_case(arguments), arguments)
    if arguments.to:
        print(f"written: {table.save(arguments.to, overwrite=arguments.overwrite)}")
    else:
        print(printable(table.to_markdown(), _stand_ins()))
    return 0


def _made(case: Case, arguments: argparse.Namespace) -> ComparisonTable:
    from negotiation_kit.tables import codebook_table, party_table

    if arguments.kind == "codebook":
        return codebook_table(case, arguments.language, arguments.title)
    if arguments.kind == "comparison":
        return _comparison(case, arguments)
    if arguments.kind == "movement":
        return _movement(case, arguments)
    named = arguments.parties or None
    return party_table(
        case, named, arguments.round, arguments.coding, arguments.metric, **_settings(arguments)
    )


def _comparison(case: Case, arguments: argparse.Namespace) -> ComparisonTable:
    from negotiation_kit.analysis.comparing import compare
    from negotiation_kit.render.result import sides_to_compare
    from negotiation_kit.tables import comparison_table
    from negotiation_kit.tables.comparison import STANDARD

    if len(arguments.parties) > 2:
        raise ToldError("a comparison has two parties; for more of them use --kind parties")
    a, b = sides_to_compare(case, *arguments.parties)
    found = compare(case, a, b, arguments.round, arguments.coding, arguments.metric)
    return comparison_table(found, arguments.columns or STANDARD, **_settings(arguments))


def _movement(case: Case, arguments: argparse.Namespace) -> ComparisonTable:
    from negotiation_kit.cli.movement import movements
    from negotiation_kit.render.result import sides_to_compare
    from negotiation_kit.tables import movement_table
    from negotiation_kit.tables.movement import STANDARD

    if len(arguments.parties) > 2:
        raise ToldError("movement is of one party, toward another; more cannot be named")
    a, b = sides_to_compare(case, *arguments.parties)
    found = movements(case, a, b, arguments.round or "", arguments.coding, arguments.metric)[0]
    return movement_table(found, arguments.columns or STANDARD, **_settings(arguments))


def _settings(arguments: argparse.Namespace) -> dict[str, Any]:
    from negotiation_kit.tables.comparison import ORDERS

    order = arguments.order if arguments.order in ORDERS or "," not in arguments.order else None
    return {
        "order": order or _listed(arguments.order),
        "group_by": None if arguments.group_by == "none" else arguments.group_by,
        "sources": None if arguments.sources == "none" else arguments.sources,
        "language": arguments.language,
        "title": arguments.title,
        "texts": arguments.texts,
    }


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _stand_ins() -> dict[str, str]:
    from negotiation_kit.render.palette import CHANGES, VERDICTS

    return {look.glyph: look.plain for look in (*VERDICTS.values(), *CHANGES.values())}
