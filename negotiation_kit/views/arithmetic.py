"""The arithmetic of one pair of offers in words, one sentence for every metric."""

from __future__ import annotations

from itertools import product

from negotiation_kit.analysis.comparing import OfferPair
from negotiation_kit.scales import Scale, Value, parts_of, signed
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
    return scale.working(a, b, pair.distance)


def _directional(scale: Scale, a: Value, b: Value, distance: float) -> str:
    one, other = ([end - 0.5 for part in parts_of(value) for end in scale.span(part)] for value in (a, b))
    x, y = max(product(one, other), key=lambda pair: pair[0] * pair[1])
    return (
        f"Measured from the midpoint, {figure(x)} and {figure(y)}: "
        f"0.5 − 2 × {signed(x)} × {signed(y)} = {figure(distance)}."
    )
