"""Movement between two rounds as text in the terminal, or as JSON: `negotiation-kit compare --round A..B`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

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
from negotiation_kit.errors import ToldError

if TYPE_CHECKING:
    from negotiation_kit.analysis.moving import IssueMovement, Movement
    from negotiation_kit.model import Case

BETWEEN = ".."


def movements(case: Case, a: str, b: str, rounds: str, coding: str, metric: str) -> list[Movement]:
    """Return the movement of both parties between two rounds written as `A..B`; either may be left out."""
    from negotiation_kit.analysis.moving import movement

    start, between, end = rounds.partition(BETWEEN)
    if rounds and not between:
        raise ToldError(f"movement needs two rounds: write them as FROM..TO, and not {rounds!r}")
    return [
        movement(case, one, start or None, end or None, toward=other, coding=coding, metric=metric)
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


def as_text(found: Sequence[Movement]) -> str:
    """Return the movements as tables, one a party."""
    from negotiation_kit.render.palette import CHANGES

    lines = [line for item in found for line in _told(item, screen_width())]
    return printable("\n".join(lines).rstrip(), {look.glyph: look.plain for look in CHANGES.values()})


def _told(found: Movement, width: int) -> list[str]:
    from negotiation_kit.render.movement import (
        asked_once_sentences,
        movement_method,
        movement_sentence,
        movement_subtitle,
        movement_title,
    )

    groups = [
        (basket.title.upper(), [_row(row) for row in found.told if row.issue.basket == basket.id])
        for basket in found.case.baskets
    ]
    return [
        paint(movement_title(found), "bold"),
        *wrapped(movement_subtitle(found), width),
        "",
        *table(_columns(found, width), [group for group in groups if group[1]]),
        *[paint(line, "bold") for line in wrapped(movement_sentence(found), width)],
        *wrapped(" ".join([movement_method(found), *asked_once_sentences(found)]), width),
        "",
    ]


def _columns(found: Movement, width: int) -> list[Column]:
    change, step = 16, 13
    rest = width - change - step - 8
    side = rest // 3
    return [
        Column("Issue", rest - 2 * side),
        Column(found.start.title, side),
        Column(found.end.title, side),
        Column("Change", change),
        Column("Step", step, right=True),
    ]


def _row(row: IssueMovement) -> Row:
    from negotiation_kit.render.movement import approach_text, stance_before, step_text
    from negotiation_kit.render.palette import CHANGES

    near = f"; {approach_text(row.toward)}" if row.toward else ""
    cells = (
        row.issue.title,
        stance_before(row.before),
        stance_before(row.after),
        CHANGES[row.change].label,
        step_text(row),
    )
    return Row(cells, f"({row.reason}{near})")
