"""Cases as model objects, without a file: scales, entries and talks small enough to work out by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from negotiation_kit.model import (
    Basket,
    Case,
    Channel,
    Coding,
    Evidence,
    Issue,
    Mode,
    Party,
    Position,
    Role,
    Round,
)
from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Level,
    NominalScale,
    OrdinalScale,
    Part,
    RatioScale,
    Scale,
    SetScale,
    Span,
)
from negotiation_kit.scales.edtf import Edtf

FIRST_DAY = date(2025, 6, 1)
TOLD = {
    "own": (Mode.QUOTED, "Speaker", None),
    "other": (Mode.REPORTED_BY_OPPONENT, "Speaker", "Opponent"),
    "third": (Mode.REPORTED, "Speaker", "Onlooker"),
    "inferred": (Mode.INFERRED, None, None),
}
"""By whose word an entry is: how it is given, who speaks and who reports."""


def levels(*names: str) -> tuple[Level, ...]:
    return tuple(Level(name, f"The level {name}") for name in names)


def counted(unit: str, low: int, high: int) -> RatioScale:
    """Return a ratio scale of whole units."""
    return RatioScale(unit, low, high, whole=True)


COLOURS = NominalScale(levels("red", "green", "blue"))
FOUR = OrdinalScale(levels("none", "some", "most", "all"))
FIVE = OrdinalScale(levels("never", "seldom", "half", "often", "always"))
UNEVEN = OrdinalScale(levels("low", "middle", "high", "higher", "highest"), (0.0, 1.0, 5.0, 6.0, 10.0))
LOPSIDED = OrdinalScale(levels("low", "middle", "high"), (0.0, 1.0, 10.0))
DEGREES = IntervalScale("degrees", -10, 10)
SHARE = RatioScale("per cent", 0, 20)
DAYS = RatioScale("days", 0, 30)
TROOPS = RatioScale("troops", 0, 20_000)
CRATES = counted("crates", 0, 12)
GROUPS = SetScale(levels("wounded", "sick", "young", "old"))
JUNE = DateScale(FIRST_DAY, date(2025, 6, 21))


def num(low: float | None, high: float | str | None = "") -> Span:
    """Return a number, or a range of two; None is an open end."""
    return Span(low, low if isinstance(high, str) else high)


def day(first: int | None, last: int | str | None = "") -> Edtf:
    """Return a day counted from the first of the window, or a stretch of two; None is an open end."""
    ends = (first, first if isinstance(last, str) else last)
    dates = [None if end is None else FIRST_DAY + timedelta(end) for end in ends]
    text = [".." if end is None else end.isoformat() for end in dates]
    return Edtf(text[0] if isinstance(last, str) else "/".join(text), dates[0], dates[1])


def says(*value: Part, told: str = "own", channel: Channel = Channel.PUBLIC, **fields: Any) -> dict[str, Any]:
    """Return the fields of an entry; `value` is None without parts, `fields` has the rest."""
    mode, voice, reporter = TOLD[told]
    evidence = (Evidence("paper", 1, mode, voice, reporter, channel),)
    given = {"value": value} if value else {}
    return {"evidence": evidence, **given, **fields}


def level(name: str, *others: str, **fields: Any) -> dict[str, Any]:
    """Return an entry that wants a level, or any of several."""
    return says(**fields, value=(name, *others) if others else name)


def rejects(*parts: Part, **more: Any) -> dict[str, Any]:
    return says(rejects=parts, **more)


def accepts(*parts: Part, **more: Any) -> dict[str, Any]:
    return says(accepts=parts, **more)


def on(scale: Scale, *sides: Any, objects: Iterable[str] = (), **more: Any) -> Case:
    """Return a case with one issue, `it`; each side is an entry or a list of them, None for nothing."""
    return talks({"it": scale}, *({"it": said} for said in sides), objects=objects, **more)


def talks(
    scales: Mapping[str, Scale],
    *sides: Mapping[str, Any],
    rounds: Iterable[str] = ("r1",),
    objects: Iterable[str] = (),
    **more: Any,
) -> Case:
    """Return a case of parties a, b, c ...: by round and issue, or by issue where there is one round."""
    names, told = tuple(rounds), "abcdef"[: len(sides)]
    positions = [
        Position(party, round, issue, **fields)
        for party, said in zip(told, sides, strict=True)
        for round, by_issue in ([(names[0], said)] if len(names) == 1 else said.items())
        for issue, fields_of in by_issue.items()
        for fields in _listed(fields_of)
    ]
    return Case(
        id="made",
        title="Made up",
        parties=tuple(more.pop("parties", ())) or tuple(side(name) for name in told),
        rounds=tuple(round_of(name, number) for number, name in enumerate(names)),
        baskets=(Basket("all", "All"),),
        issues=tuple(issue(name, scale, objects) for name, scale in scales.items()),
        positions=tuple(positions),
        **more,
    )


def moved(scale: Scale, *sides: tuple[Any, Any], **more: Any) -> Case:
    """Return a case with one issue and two rounds; each side is what it says in the one and in the other."""
    told = [{"r1": {"it": before}, "r2": {"it": after}} for before, after in sides]
    return talks({"it": scale}, *told, rounds=("r1", "r2"), **more)


def side(name: str, role: Role = Role.SIDE, **more: Any) -> Party:
    return Party(name, f"Party {name.upper()}", name.upper(), role, **more)


def issue(name: str, scale: Scale, objects: Iterable[str] = (), **more: Any) -> Issue:
    return Issue(
        name, "all", f"Title of {name}", f"What about {name}?", scale, objects=levels(*objects), **more
    )


def round_of(name: str, number: int = 0) -> Round:
    """Return a round of a day, a month after the one before."""
    when = date(2025, 1 + number, 1)
    return Round(name, f"Round {name}", Edtf(when.isoformat(), when, when))


def packed(party: str, round: str, *names: str) -> Coding:
    """Return the head of a file that declares packages."""
    return Coding(party, round, packages=levels(*names))


def _listed(said: Any) -> list[dict[str, Any]]:
    if said is None:
        return []
    return said if isinstance(said, list) else [said]
