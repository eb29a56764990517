"""Regions beside all the outcomes that lie in them, found by trying every outcome of a grid one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import chain, combinations
from typing import Any, NamedTuple

from hypothesis import strategies as st

from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Line,
    NominalScale,
    Region,
    Scale,
    SetScale,
)
from tests.builders import KINDS, levels
from tests.strategies import parts, values

Outcomes = frozenset[Any]

KITS = SetScale(levels("tents", "food", "fuel", "salt"))
FINE = IntervalScale("degrees", -4, 4)
WHOLE = IntervalScale("people", 0, 7, whole=True)
WEEK = DateScale(date(2025, 6, 1), date(2025, 6, 8))
SMALL: dict[str, Scale] = {**{name: KINDS[name] for name in ("colours", "three", "lopsided")},
    "kits": KITS, "fine": FINE, "whole": WHOLE, "week": WEEK,
}  # fmt: skip
"""Scales of every kind, with so few outcomes that all can be tried."""


@cache
def every(scale: Scale) -> list[Any]:
    """Return all outcomes of a scale; on a line without whole units quarters stand for what lies between.

    Every end is a whole number here, so that a stretch between two ends holds three of them at least.
    """
    if isinstance(scale, SetScale):
        sizes = range(len(scale.names) + 1)
        return list(map(frozenset, chain.from_iterable(combinations(scale.names, size) for size in sizes)))
    if isinstance(scale, NominalScale):
        return list(scale.names)
    assert isinstance(scale, Line)
    low, high = scale.limits
    step = 1 if scale.whole else 4
    return [low + number / step for number in range(int(high - low) * step + 1)]


def outcomes(region: Region) -> Outcomes:
    """Return the outcomes that a region says it holds."""
    return frozenset(outcome for outcome in every(region.scale) if region.holds(outcome))


def limits(region: Region) -> Outcomes:
    """Return its outcomes, with those that they come as near to as one likes: the open ends."""
    scale, inside = region.scale, outcomes(region)
    if not isinstance(scale, Line) or scale.whole:
        return inside
    beside = {point for held in inside for point in (held - 0.25, held + 0.25)}
    return inside | {point for point in every(scale) if point in beside and point == int(point)}


class Tried(NamedTuple):
    """A region, how it came about, and the outcomes that lie in it by the words of the rule."""

    region: Region
    told: str
    inside: Outcomes


def tried(scale: Scale, told: str, region: Region, inside: Callable[[Any], bool]) -> Tried:
    """Return a region beside every outcome of the grid that a rule lets in."""
    return Tried(region, told, frozenset(outcome for outcome in every(scale) if inside(outcome)))


def lies_in(scale: Scale, part: Any, outcome: Any) -> bool:
    """Return whether an outcome is one that a part written as in a file names."""
    read = scale.parse_part(part)
    if isinstance(scale, SetScale):
        return part in outcome
    if isinstance(scale, Line):
        low, high = scale.closed(read)
        return bool(low <= outcome <= high)
    return bool(read == outcome)


def of_value(scale: Scale, raw: Any) -> Tried:
    """Return the region of a stated value: of a set all its options together, else any alternative."""
    value = scale.parse(raw)
    if isinstance(scale, SetScale):
        return tried(scale, f"of {raw}", scale.of(value), lambda chosen: chosen == frozenset(value))
    stated = raw if isinstance(raw, list) else [raw]
    return tried(
        scale,
        f"of {raw}",
        scale.of(value),
        lambda outcome: any(lies_in(scale, part, outcome) for part in stated),
    )


def without(scale: Scale, raws: Iterable[Any]) -> Tried:
    """Return the region that is left of a scale without some outcomes."""
    barred = list(raws)
    region = scale.without(tuple(map(scale.parse_part, barred)))
    return tried(
        scale,
        f"without {barred}",
        region,
        lambda outcome: not any(lies_in(scale, part, outcome) for part in barred),
    )


def accepting(scale: Scale, raws: Iterable[Any]) -> Tried:
    """Return the region of what is accepted where nothing is wanted: of a set one of the options or more."""
    taken = list(raws)
    region = scale.accepting(tuple(map(scale.parse_part, taken)))
    if isinstance(scale, SetScale):
        return tried(
            scale, f"accepting {taken}", region, lambda chosen: bool(chosen) and chosen <= set(taken)
        )
    return tried(
        scale,
        f"accepting {taken}",
        region,
        lambda outcome: any(lies_in(scale, part, outcome) for part in taken),
    )


@cache
def stated(scale: Scale) -> st.SearchStrategy[Tried]:
    """Give the region of one statement: of what is wanted, accepted, or left by rejections."""
    wanted = values(scale).map(lambda raw: of_value(scale, raw))
    left = st.lists(parts(scale), max_size=3).map(lambda raws: without(scale, raws))
    some = st.lists(parts(scale), min_size=1, max_size=3).map(lambda raws: accepting(scale, raws))
    return wanted | left | some


def joined(one: Tried, other: Tried) -> Tried:
    """Return what lies in either."""
    told = f"({one.told}) or ({other.told})"
    return Tried(one.region.join(other.region), told, one.inside | other.inside)


def met(one: Tried, other: Tried) -> Tried:
    """Return what lies in both."""
    return Tried(one.region.meet(other.region), f"({one.told}) and ({other.told})", one.inside & other.inside)


@cache
def combined(leaves: st.SearchStrategy[Tried]) -> st.SearchStrategy[Tried]:
    """Give a region made of several, whatever joins them; nothing may lie in it."""
    return st.recursive(
        leaves,
        lambda inner: st.builds(joined, inner, inner) | st.builds(met, inner, inner),
        max_leaves=4,
    )
