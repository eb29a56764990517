"""What the invented, double-coded cases of these tests are made of."""

from __future__ import annotations

from typing import Any

from negotiation_kit.model import (
    Basket,
    Case,
    Evidence,
    Issue,
    Mode,
    Party,
    Passage,
    Position,
    Role,
    Round,
    Source,
)
from negotiation_kit.scales import Level, NominalScale, OrdinalScale, RatioScale, SetScale, Span


def levels(*names: str) -> tuple[Level, ...]:
    return tuple(Level(name, name.title()) for name in names)


ISSUES = (
    Issue("pace", "main", "Pace", "How fast?", OrdinalScale(levels("slow", "mid", "fast"))),
    Issue("days", "main", "Days", "How many days?", RatioScale("days", 0, 10)),
    Issue("road", "other", "Road", "Which road?", NominalScale(levels("north", "south", "west"))),
    Issue("goods", "other", "Goods", "Which goods?", SetScale(levels("food", "fuel", "tools"))),
)


def day(low: float, high: float | None = None) -> tuple[Span, ...]:
    return (Span(low, low if high is None else high),)


def said(coder: str, party: str, issue: str, value: Any = None, **more: Any) -> Position:
    """Return one position of the round r1."""
    return Position(party, more.pop("round", "r1"), issue, coder=coder, value=value, **more)


def build(*positions: Position) -> Case:
    """Return the case with these positions."""
    return Case(
        id="double",
        title="Coded twice",
        parties=tuple(Party(name, name.upper(), name.upper(), Role.SIDE) for name in "abc"),
        rounds=(Round("r1", "First"), Round("r2", "Second")),
        baskets=(Basket("main", "Main"), Basket("other", "Other")),
        issues=ISSUES,
        positions=positions,
        sources=(Source("paper", "report", "A paper", tuple(Passage(n, f"Digest {n}") for n in (1, 2, 3))),),
        coded_from="table",
    )


def cited(*numbers: int) -> tuple[Evidence, ...]:
    return tuple(Evidence("paper", number, Mode.QUOTED, "Somebody") for number in numbers)
