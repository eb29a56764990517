"""What each party leaves open and accepts on an issue, and what that leaves for all of them together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

from negotiation_kit.comparison import Stance
from negotiation_kit.comparison.stance import effective
from negotiation_kit.model import Firmness, Party
from negotiation_kit.scales import DateScale, Interval, Line, Part, Scale, SetScale, parts_of
from negotiation_kit.scales.line import merged

Outcomes = tuple[str, ...] | tuple[Interval, ...]
"""Levels or options by name, or stretches of a line in coordinates of [0, 1]."""
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Room:
    """What one party leaves open and accepts on an issue.

    Parameters
    ----------
    party : Party
    left : Outcomes
        What it has not ruled out. Stretches of numbers are closed; `rejected` says whether an end is out.
    accepted : Outcomes
        What it wants, offers without conditions, or has said it could live with.
    rejected : Outcomes
        What it has ruled out by name.
    red_line : bool
        Whether a value held as a red line, and not only a rejection, limits it.
    required : tuple of str
        On a set, the options a red line insists on.
    conditional : Outcomes
        What it offers under conditions; that is neither accepted yet nor ruled out.
    """

    party: Party
    left: Outcomes
    accepted: Outcomes
    rejected: Outcomes
    red_line: bool
    required: tuple[str, ...] = ()
    conditional: Outcomes = ()

    @property
    def told(self) -> bool:
        """Whether the party has said anything that limits or widens the room."""
        return bool(self.accepted or self.rejected or self.required or self.conditional)


def room(stance: Stance, name: str | None) -> Room:
    """Return a party's room on an issue, for one object or where none is named.

    Parameters
    ----------
    stance : Stance
    name : str or None
        The object.
    """
    scale, rejects = stance.issue.scale, stance.rejects_for(name)
    accepted, lines = _offered(stance, name, conditional=False), _red_lines(stance, name)
    left = whole(scale) if not rejects else _remaining(scale, rejects)
    if lines:
        left = shared(scale, [left, accepted])
    groups = [set(parts_of(value)) for value in lines] if isinstance(scale, SetScale) else []
    required = (
        tuple(str(part) for part in parts_of(lines[0]) if part in set.intersection(*groups)) if groups else ()
    )
    offered = _offered(stance, name, conditional=True)
    rejected = _places(scale, rejects)
    return Room(stance.party, left, accepted, rejected, bool(lines), required, offered)


def whole(scale: Scale) -> Outcomes:
    """Return everything a scale has."""
    return scale.remaining(()).outcomes


def shared(scale: Scale, groups: Iterable[Outcomes]) -> Outcomes:
    """Return what lies in every group: names in the scale's order, or stretches of a line."""
    first, *rest = list(groups) or [()]
    if not isinstance(scale, Line):
        names: tuple[str, ...] = scale.names  # type: ignore[attr-defined]
        return tuple(name for name in names if name in first and all(name in group for group in rest))
    common: Any = first
    for group in rest:
        pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a, b in product(common, group))
        common = merged((low, max(low, high)) for low, high in pairs if low <= high + _ROUNDING)
    return tuple(common)


def left_of(scale: Scale, rooms: Iterable[Room]) -> tuple[Outcomes, tuple[float, ...]]:
    """Return what no party has ruled out, and the single points of it that are out all the same.

    What is left of numbers is given with its ends; where a party has rejected an end, or a number in between,
    that point is out. On a set nothing is left where an option one party insists on is ruled out by another.

    Parameters
    ----------
    scale : Scale
    rooms : iterable of Room
    """
    rooms = list(rooms)
    left = shared(scale, [item.left for item in rooms]) if rooms else whole(scale)
    if isinstance(scale, SetScale):
        needed = {option for item in rooms for option in item.required}
        return (left if needed <= set(left) else ()), ()
    if not isinstance(scale, Line):
        return left, ()
    spans: list[Any] = [span for item in rooms for span in item.rejected]
    return _opened(left, spans)


def _opened(left: Any, rejected: list[Interval]) -> tuple[Outcomes, tuple[float, ...]]:
    def out(point: float) -> bool:
        return any(low - _ROUNDING <= point <= high + _ROUNDING for low, high in rejected)

    kept = tuple((low, high) for low, high in left if low < high or not out(low))
    points = {end for span in kept for end in span if out(end)}
    points |= {low for low, high in rejected if low == high and any(a < low < b for a, b in kept)}
    return kept, tuple(sorted(points))


def _remaining(scale: Scale, rejects: tuple[Part, ...]) -> Outcomes:
    """Return what rejections leave; days are counted one by one, so a stretch of dates has its last day."""
    if not isinstance(scale, DateScale):
        return scale.remaining(rejects).outcomes
    last = (scale.max - scale.min).days
    left, start = [], 0
    for low, high in sorted((round(low * last), round(high * last)) for low, high in _spans(scale, rejects)):
        if start < low:
            left.append((start / last, (low - 1) / last))
        start = max(start, high + 1)
    return (*left, (start / last, 1.0)) if start <= last else tuple(left)


def _offered(stance: Stance, name: str | None, conditional: bool) -> Outcomes:
    found: list[Any] = [
        outcome
        for offer in stance.offers
        if offer.conditional is conditional and offer.position.object in (None, name)
        for outcome in offer.feasible.outcomes
    ]
    if not conditional:
        found += _places(stance.issue.scale, stance.accepts_for(name))
    return merged(found) if isinstance(stance.issue.scale, Line) else tuple(dict.fromkeys(found))


def _red_lines(stance: Stance, name: str | None) -> list[Any]:
    """Return the values a party holds as red lines, whatever else is settled."""
    values = (
        effective(entry, stance.coding, "value")
        for entry in stance.entries
        if entry.firmness is Firmness.RED_LINE and entry.object in (None, name) and not entry.conditional_on
    )
    return [value for value in values if value is not None]


def _places(scale: Scale, parts: tuple[Part, ...]) -> Outcomes:
    return tuple(_spans(scale, parts)) if isinstance(scale, Line) else tuple(str(part) for part in parts)


def _spans(scale: Line, parts: tuple[Part, ...]) -> list[Interval]:
    return [scale.span(part) for part in parts]
