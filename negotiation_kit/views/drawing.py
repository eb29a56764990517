"""What is drawn of a side on its issue's scale, in coordinates of [0, 1]: the same for page and charts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from negotiation_kit.analysis.comparing import IssueComparison, Stance
from negotiation_kit.scales import (
    Interval,
    Line,
    NominalScale,
    OrdinalScale,
    Part,
    Scale,
    SetScale,
    Value,
    parts_of,
)
from negotiation_kit.views.values import part_text


@dataclass(frozen=True)
class Drawn:
    """One side on a scale.

    Parameters
    ----------
    marks : tuple of float
        Where its offers stand.
    hollow : bool
        Whether the mark is not stated but the only outcome its rejections leave.
    stretches : tuple of (float, float)
        Ranges it offers.
    figures : str
        The coded numbers or dates, without unit; empty on scales of named levels.
    crosses : tuple of float
        What it rejects; `barred` are ranges it rejects.
    possible : tuple of (float, float)
        What its rejections leave, where it has stated no value.
    """

    marks: tuple[float, ...] = ()
    hollow: bool = False
    stretches: tuple[Interval, ...] = ()
    figures: str = ""
    crosses: tuple[float, ...] = ()
    barred: tuple[Interval, ...] = ()
    possible: tuple[Interval, ...] = ()


def drawn(party: Stance) -> Drawn:
    """Return how one side is drawn on its issue's scale."""
    scale = party.issue.scale
    return _on_line(party, scale) if isinstance(scale, Line) else _on_levels(party, level_places(scale))


def level_places(scale: Scale) -> dict[str, float]:
    """Return where each level or option stands; without an order they stand at equal steps."""
    assert isinstance(scale, NominalScale | SetScale)
    if isinstance(scale, OrdinalScale):
        return {name: scale.coordinate(name) for name in scale.names}
    return {name: index / max(1, len(scale.names) - 1) for index, name in enumerate(scale.names)}


def gap(row: IssueComparison) -> Interval | None:
    """Return the stretch between the two headline offers, or None where there is none to measure."""
    scale, pair = row.issue.scale, row.headline
    if pair is None or not row.distance or not isinstance(scale, Line | OrdinalScale):
        return None
    return nearest_ends(scale, pair.a.value, pair.b.value)


def nearest_ends(scale: Scale, a: Value, b: Value) -> Interval:
    """Return the two points at which two values are nearest to each other; equal where the values meet."""
    spans = ((_span(scale, x), _span(scale, y)) for x in parts_of(a) for y in parts_of(b))
    return nearest(*min(spans, key=lambda pair: max(0.0, pair[0][0] - pair[1][1], pair[1][0] - pair[0][1])))


def nearest(one: Interval, other: Interval) -> Interval:
    """Return the two points at which two stretches are nearest to each other; equal where they meet."""
    if one[1] < other[0]:
        return one[1], other[0]
    if other[1] < one[0]:
        return one[0], other[1]
    return (max(one[0], other[0]),) * 2


def _span(scale: Scale, part: Part) -> Interval:
    if isinstance(scale, Line):
        return scale.span(part)
    place = scale.coordinate(part)
    assert place is not None
    return place, place


def _on_line(party: Stance, scale: Line) -> Drawn:
    offered = [part for offer in party.headline for part in parts_of(offer.value)]
    spans = [scale.span(part) for part in dict.fromkeys(offered)]
    ruled = [scale.span(part) for part in party.rejects]
    return Drawn(
        marks=tuple((low + high) / 2 for low, high in spans),
        stretches=tuple((low, high) for low, high in spans if high > low),
        figures=" or ".join(part_text(scale, part, unit=False) for part in dict.fromkeys(offered)),
        crosses=tuple((low + high) / 2 for low, high in ruled),
        barred=tuple((low, high) for low, high in ruled if high > low),
        possible=_intervals(party) if ruled and not offered else (),
    )


def _intervals(party: Stance) -> tuple[Interval, ...]:
    return party.left.spans


def _on_levels(party: Stance, places: dict[str, float]) -> Drawn:
    chosen = dict.fromkeys(str(part) for offer in party.headline for part in parts_of(offer.value))
    return Drawn(
        marks=tuple(places[name] for name in chosen),
        hollow=party.only_left is not None,
        crosses=tuple(places[str(name)] for name in party.rejects),
        possible=_runs(party, places) if party.rejects and not party.headline else (),
    )


def _runs(party: Stance, places: dict[str, float]) -> tuple[Interval, ...]:
    """Return what is left as stretches of neighbouring levels; without an order each stands by itself."""
    left = set(party.left.parts) - set(party.rejects)
    if not isinstance(party.issue.scale, OrdinalScale):
        return tuple((places[name],) * 2 for name in places if name in left)
    groups = (list(names) for kept, names in groupby(places, key=left.__contains__) if kept)
    return tuple((places[names[0]], places[names[-1]]) for names in groups)
