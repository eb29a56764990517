"""Movement between two rounds as text in the terminal, or as JSON: `negotiation-kit compare --round A..B`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli.terminal import (
    Column,
    Row,
    can_print,
    paint,
    printable,
    screen_width,
    table,
    wrapped,
)
from negotiation_kit.errors import ToldError, shown
from negotiation_kit.wording import ENGLISH, Message, say, translated, written

if TYPE_CHECKING:
    from negotiation_kit.analysis.moving import IssueMovement, Movement
    from negotiation_kit.model import Case

BETWEEN = ".."


def movements(case: Case, a: str, b: str, rounds: str, settings: Mapping[str, Any]) -> list[Movement]:
    """Return the movement of both parties between two rounds written as `A..B`; either may be left out."""
    from negotiation_kit.analysis.moving import movement

    start, between, end = rounds.partition(BETWEEN)
    if rounds and not between:
        raise ToldError(Message("cli.movement.two-rounds", found=shown(rounds)))
    return [
        movement(case, one, start or None, end or None, toward=other, **settings)
        for one, other in ((a, b), (b, a))
    ]


def as_json(found: Sequence[Movement]) -> str:
    """Return the movements as a JSON list, one object a party."""
    content = [
        {
            "case": item.case.id,
            "warnings": len(item.case.warnings),
            "party": item.party.id,
            "toward": item.other.id if item.other else None,
            "from_round": item.start.id,
            "to_round": item.end.id,
            "coding": item.coding,
            "metric": item.metric,
            "step": item.step,
            "coverage": {"n": item.coverage.n, "of": item.coverage.of},
            "issues": item.records(),
        }
        for item in found
    ]
    return json.dumps(content, ensure_ascii=not can_print("é●"), indent=2, allow_nan=False)


def as_text(found: Sequence[Movement], language: str = ENGLISH) -> str:
    """Return the movements as tables, one a party."""
    from negotiation_kit.render.palette import CHANGES

    lines = [line for item in found for line in _told(item, screen_width(), language)]
    return printable("\n".join(lines).rstrip(), {look.glyph: look.plain for look in CHANGES.values()})


def _told(found: Movement, width: int, language: str) -> list[str]:
    from negotiation_kit.render.movement import (
        asked_once_sentences,
        movement_method,
        movement_sentence,
        movement_subtitle,
        movement_title,
    )

    groups = [
        (
            str(translated(basket, "title", language)).upper(),
            [_row(row, language) for row in found.told if row.issue.basket == basket.id],
        )
        for basket in found.case.baskets
    ]
    title, subtitle, sentence, *how = (
        written(told, language)
        for told in (
            movement_title(found),
            movement_subtitle(found),
            movement_sentence(found),
            movement_method(found),
            *asked_once_sentences(found),
        )
    )
    return [
        paint(title, "bold"),
        *wrapped(subtitle, width),
        "",
        *table(_columns(found, width, language), [group for group in groups if group[1]]),
        *[paint(line, "bold") for line in wrapped(sentence, width)],
        *wrapped(" ".join(how), width),
        "",
    ]


def _columns(found: Movement, width: int, language: str) -> list[Column]:
    change, step = 16, 13
    rest = width - change - step - 8
    side = rest // 3
    return [
        Column(say(language, "head.issue"), rest - 2 * side),
        Column(translated(found.start, "title", language), side),
        Column(translated(found.end, "title", language), side),
        Column(say(language, "head.change"), change),
        Column(say(language, "head.step"), step, right=True),
    ]


def _row(row: IssueMovement, language: str) -> Row:
    from negotiation_kit.render.movement import approach_text, stance_before, step_text
    from negotiation_kit.render.palette import look_of_change

    near = f"; {approach_text(row.toward, language)}" if row.toward else ""
    cells = (
        translated(row.issue, "title", language),
        stance_before(row.before, language),
        stance_before(row.after, language),
        look_of_change(row.change, language).label,
        step_text(row, language),
    )
    return Row(cells, f"({written(row.reason, language)}{near})")
