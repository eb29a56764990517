"""`negotiation-kit compare`: the comparison as a table in the terminal, or as JSON."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli import movement
from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.settings import OF_MOVEMENT, settings, take_settings
from negotiation_kit.cli.terminal import (
    Column,
    Row,
    asked_case,
    can_print,
    listing,
    paint,
    printable,
    screen_width,
    table,
    which_case,
    wrapped,
)
from negotiation_kit.wording import say, translated, written

if TYPE_CHECKING:
    from negotiation_kit.analysis.comparing import (
        Comparison,
        IssueComparison,
        Multiverse,
        Score,
        Stance,
    )
    from negotiation_kit.model import Case


_NARROW = 78
"""Below this many characters a table's columns would break words in two."""


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    take_sides(found)
    found.take("--json", action="store_true")


def take_sides(found: Parser) -> None:
    """Take the case, its two sides, the round and every setting of a comparison."""
    which_case(found)
    found.take("a", nargs="?", metavar="A")
    found.take("b", nargs="?", metavar="B")
    found.take("--round")
    take_settings(found)


def compared(case: Case, arguments: argparse.Namespace) -> Comparison:
    """Return the comparison asked for."""
    from negotiation_kit.analysis.comparing import compare
    from negotiation_kit.render.result import sides_to_compare

    a, b = sides_to_compare(case, arguments.a, arguments.b)
    return compare(case, a, b, arguments.round, **settings(arguments))


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison."""
    from negotiation_kit.analysis.comparing import multiverse
    from negotiation_kit.render.result import sides_to_compare

    case, language = asked_case(arguments), arguments.language
    a, b = sides_to_compare(case, arguments.a, arguments.b)
    if arguments.round and movement.BETWEEN in arguments.round:
        moved = movement.movements(case, a, b, arguments.round, settings(arguments, *OF_MOVEMENT))
        print(movement.as_json(moved) if arguments.json else movement.as_text(moved, language))
        return 0
    found = compared(case, arguments)
    print(_as_json(found) if arguments.json else _as_text(found, multiverse(found), language))
    return 0


def _as_json(found: Comparison) -> str:
    content = {
        "case": found.case.id,
        "warnings": len(found.case.warnings),
        "a": found.a.id,
        "b": found.b.id,
        "round": found.round.id,
        "coding": found.coding,
        "metric": found.metric,
        "weights": found.weighting,
        "threshold": found.threshold,
        "conditionals": found.conditionals,
        "channels": found.channels,
        "inherit": found.inherit,
        "score": _score(found.score),
        "by_basket": {name: _score(item) for name, item in found.by_basket.items()},
        "issues": found.records(),
    }
    return json.dumps(content, ensure_ascii=not can_print("é●"), indent=2, allow_nan=False)


def _score(item: Score) -> dict[str, Any]:
    return {
        "agreement": item.agreement,
        "coverage": {"n": item.coverage.n, "of": item.coverage.of},
        "best": item.best,
        "worst": item.worst,
        "by_elimination": item.by_elimination,
        "note": item.note,
    }


def _as_text(found: Comparison, robust: Multiverse, language: str) -> str:
    from negotiation_kit.render.palette import VERDICTS
    from negotiation_kit.render.result import method, result_lead, robustness_sentence, subtitle, title

    width = screen_width()
    baskets = [
        (
            str(translated(basket, "title", language)).upper(),
            [_row(found, row, language) for row in found.rows if row.issue.basket == basket.id],
        )
        for basket in found.case.baskets
    ]
    head = [
        paint(written(title(found), language), "bold"),
        *wrapped(written(subtitle(found), language), width),
    ]
    columns, groups = _columns(found, width, language), [group for group in baskets if group[1]]
    rows = listing(columns, groups, width) if width < _NARROW else table(columns, groups)
    how = " ".join(written(told, language) for told in (method(found), robustness_sentence(robust)))
    lead = [paint(line, "bold") for line in wrapped(written(result_lead(found), language), width)]
    lines = [*head, "", *rows, *_counts(found, width, language), "", *wrapped(how, width), "", *lead]
    return printable("\n".join(lines), {look.glyph: look.plain for look in VERDICTS.values()})


def _columns(found: Comparison, width: int, language: str) -> list[Column]:
    verdict, distance, gaps = 16, 9, 8
    rest = width - verdict - distance - gaps
    side = rest // 3
    return [
        Column(say(language, "head.issue"), rest - 2 * side),
        Column(translated(found.a, "short", language), side),
        Column(translated(found.b, "short", language), side),
        Column(say(language, "head.verdict"), verdict),
        Column(say(language, "head.distance"), distance, right=True),
    ]


def _row(found: Comparison, row: IssueComparison, language: str) -> Row:
    from negotiation_kit.render.palette import look
    from negotiation_kit.render.words import distance_text, row_notes

    cells = (
        translated(row.issue, "title", language),
        *(_stance(party, language) for party in (row.a, row.b)),
        look(row.verdict, language).label,
        distance_text(row, language),
    )
    notes = "; ".join(row_notes(found, row, language))
    return Row(cells, f"({notes})" if notes else "")


def _stance(party: Stance, language: str) -> str:
    from negotiation_kit.render.words import stance_text

    conditional = party.headline and party.headline[0].conditional
    return stance_text(party, language) + (f" ({say(language, 'stance.conditional')})" if conditional else "")


def _counts(found: Comparison, width: int, language: str) -> list[str]:
    """Return a line a verdict: how many issues have it, and what it means."""
    from negotiation_kit.render.palette import look
    from negotiation_kit.render.words import contested_of

    looks = {verdict: look(verdict, language) for verdict in found.verdicts}
    meaning = max(len(one.label) for one in looks.values()) + 7
    shown = [
        f"{f'{count:>3}  {looks[verdict].label}':<{meaning}}"
        + "; ".join(filter(None, (looks[verdict].meaning, contested_of(found, verdict, language))))
        for verdict, count in found.verdicts.items()
        if count
    ]
    return [line for told in shown for line in wrapped(told, width, hanging=" " * meaning)]
