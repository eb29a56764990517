"""The arithmetic of one pair of offers in words, one sentence for every kind of scale and metric."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

from negotiation_kit.analysis.comparing import OfferPair
from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Line,
    OrdinalScale,
    Part,
    Scale,
    SetScale,
    Value,
    day_text,
    number_text,
    parts_of,
)
from negotiation_kit.views.drawing import nearest_ends
from negotiation_kit.views.values import part_text
from negotiation_kit.views.words import figure


def pair_working(pair: OfferPair, scale: Scale, metric: str) -> str:
    """Return the arithmetic of one pair of offers."""
    if pair.distance is None:
        return "Not measured."
    a, b = pair.a.value, pair.b.value
    if metric == "identical":
        same = "the same" if pair.distance == 0 else "different"
        return f"Share of equal values: {same}, so the distance is {figure(pair.distance)}."
    if metric == "directional":
        return _directional(scale, a, b, pair.distance)
    if isinstance(scale, SetScale):
        return _jaccard(a, b, pair.distance)
    return (
        _gap(scale, a, b, pair.distance) if isinstance(scale, Line) else _levels(scale, a, b, pair.distance)
    )


def _levels(scale: Scale, a: Value, b: Value, distance: float) -> str:
    one, other = (f"“{part_text(scale, str(name))}”" for name in (a, b))
    if not isinstance(scale, OrdinalScale):
        same = f"Both chose {one}: 0."
        return same if a == b else f"{one} and {other} are different options without an order: 1."
    steps = scale.at or tuple(float(rank) for rank in range(len(scale.values)))
    x, y = (steps[scale.names.index(str(name))] for name in (a, b))
    first, last = steps[0], steps[-1]
    return (
        f"{one} is step {figure(x)} and {other} step {figure(y)} on a scale from {figure(first)} to "
        f"{figure(last)}: |{_signed(x)} − {_signed(y)}| ÷ {figure(last - first)} = {figure(distance)}."
    )


def _gap(scale: Line, a: Value, b: Value, distance: float) -> str:
    one, other = (_at(scale, end) for end in nearest_ends(scale, a, b))
    ranged = "Nearest ends: " if _ranged(scale, a) or _ranged(scale, b) else ""
    if isinstance(scale, DateScale):
        window = (scale.max - scale.min).days
        days = round(distance * window)
        if not days:
            return f"{_both(ranged)} on {one}: no gap, 0."
        return (
            f"{ranged}{one} and {other}, {days} days apart in a window of {window} days: "
            f"{days} ÷ {window} = {figure(distance)}."
        )
    assert isinstance(scale, IntervalScale)
    if distance == 0:
        return f"{_both(ranged)} at {one} {scale.unit}: no gap, 0."
    width = number_text(scale.max - scale.min)
    return f"{ranged}|{one} − {other}| ÷ {width} {scale.unit} = {figure(distance)}."


def _both(start: str) -> str:
    return f"{start}both" if start else "Both"


def _at(scale: Line, coordinate: float) -> str:
    if isinstance(scale, DateScale):
        return day_text(scale.min + timedelta(days=round(coordinate * (scale.max - scale.min).days)))
    assert isinstance(scale, IntervalScale)
    number = round(scale.min + coordinate * (scale.max - scale.min), 9)
    return f"({number_text(number)})" if number < 0 else number_text(number)


def _ranged(scale: Line, value: Value) -> bool:
    parts = parts_of(value)
    return len(parts) > 1 or any(low != high for low, high in map(scale.span, parts))


def _jaccard(a: Value, b: Value, distance: float) -> str:
    both, named = {*a} & {*b}, {*a} | {*b}
    if not named:
        return "Both chose none of the options: 0."
    return (
        f"{len(both)} of the {len(named)} options named are named by both: "
        f"1 − {len(both)} ÷ {len(named)} = {figure(distance)}."
    )


def _directional(scale: Scale, a: Value, b: Value, distance: float) -> str:
    one, other = ([end - 0.5 for part in parts_of(value) for end in _ends(scale, part)] for value in (a, b))
    x, y = max(product(one, other), key=lambda pair: pair[0] * pair[1])
    return (
        f"Measured from the midpoint, {figure(x)} and {figure(y)}: "
        f"0.5 − 2 × {_signed(x)} × {_signed(y)} = {figure(distance)}."
    )


def _ends(scale: Scale, part: Part) -> tuple[float, float]:
    if isinstance(scale, Line):
        return scale.span(part)
    place = scale.coordinate(part) or 0.0
    return place, place


def _signed(number: float) -> str:
    return f"({figure(number)})" if number < 0 else figure(number)
