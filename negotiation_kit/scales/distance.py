"""Distances in [0, 1] between regions of one scale, with the bounds that partial knowledge allows.

Between two parties the nearest gap counts: can they meet? Between two statements of one party, or two coders'
readings, the reach: how much has changed? Where a position is not known, the distance has a lowest and a
highest possible value over all outcomes that are left (Manski 2003, *Partial Identification of Probability
Distributions*). Distances per scale follow Gower (1971, Biometrics 27, 857-871), for sets Jaccard (1901,
Bulletin de la Société Vaudoise des Sciences Naturelles 37, 547-579); the directional distance is that of
Rabinowitz and Macdonald (1989, APSR 83, 93-121), scaled to [0, 1]. docs/method.md works each of them out.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from negotiation_kit.errors import UnknownNameError
from negotiation_kit.scales.ground import Apart, Ground, Region

METRICS = ("gower", "identical", "directional")
BETWEEN = ("gap", "reach")
"""What counts between two regions: the nearest outcomes, or how far either reaches beyond the other."""
MIDPOINT = 0.5
SAME = 1e-9
"""Distances are sums and quotients of binary fractions: a difference below this is none."""


class Bounds(NamedTuple):
    """The lowest and highest distance two positions can have; equal where the distance is known."""

    low: float
    high: float


def applies(scale: Ground, metric: str) -> bool:
    """Return whether a metric is defined on a scale: directional distance needs a neutral midpoint."""
    return metric != "directional" or scale.has_midpoint


def gap(a: Region, b: Region, metric: str = "gower") -> float:
    """Return the distance between the nearest outcomes of two regions in which something lies.

    Parameters
    ----------
    a, b : Region
        Of one scale, on which the metric applies.
    metric : {"gower", "identical", "directional"}

    Returns
    -------
    float
        In [0, 1]. Stretches of a line are taken with their ends. Identical: 0 for the same region, else 1.

    Raises
    ------
    UnknownNameError
        Where there is no such metric.

    Examples
    --------
    >>> from negotiation_kit.scales import RatioScale, Span
    >>> days = RatioScale("days", 0, 30)
    >>> gap(days.of((Span(2, 3),)), days.of((Span(30, 30),)))
    0.9
    """
    return float(a != b) if metric == "identical" else a.nearest(b, _apart(a.scale, metric))


def reach(a: Region, b: Region, metric: str = "gower") -> float:
    """Return how far either of two regions reaches beyond the other: 0 only where they are the same.

    This is the distance of Hausdorff (1914, *Grundzüge der Mengenlehre*): the greatest distance from an
    outcome of the one to the nearest outcome of the other, whichever way it is greater. Under the directional
    metric, as under `gap`, two equal regions may lie apart.

    Parameters
    ----------
    a, b : Region
        As of `gap`.
    metric : {"gower", "identical", "directional"}

    Examples
    --------
    >>> from negotiation_kit.scales import RatioScale, Span
    >>> days = RatioScale("days", 0, 30)
    >>> reach(days.of((Span(0, 3),)), days.of((Span(0, 30),)))
    0.9
    """
    if metric == "identical":
        return gap(a, b, metric)
    apart = _apart(a.scale, metric)
    return max(a.beyond(b, apart), b.beyond(a, apart))


def bounds_from_known(known: Region, left: Region, metric: str = "gower", between: str = "gap") -> Bounds:
    """Return the bounds of the distance from a stated position to one of which only what is left is known.

    Parameters
    ----------
    known, left : Region
        Of one scale; something lies in each.
    metric : {"gower", "identical", "directional"}
    between : {"gap", "reach"}
        Which distance. The position not known may be any outcomes of what is left, one or several: by the
        reach it is nearest as the outcomes closest to each of those stated, and farthest as the one
        farthest off.

    Examples
    --------
    >>> from negotiation_kit.scales import RatioScale, Span
    >>> days = RatioScale("days", 0, 30)
    >>> bounds_from_known(days.of((Span(12, 12),)), days.everything())
    Bounds(low=0.0, high=0.6)
    """
    if metric == "identical":
        return Bounds(float(not left.covers(known)), float(not (left.single and left == known)))
    apart = _apart(known.scale, metric)
    if between == "reach":
        return Bounds(known.beyond(left, apart), known.extremes(left, apart)[1])
    return Bounds(known.nearest(left, apart), left.beyond(known, apart))


def bounds_of_unknown(a: Region, b: Region, metric: str = "gower") -> Bounds:
    """Return the bounds of the distance, gap or reach, between two positions neither of which is known.

    Parameters
    ----------
    a, b : Region
        What is left of each, of one scale; something lies in each.
    metric : {"gower", "identical", "directional"}
    """
    if metric == "identical":
        return Bounds(float(a.meet(b).empty), float(not (a.single and a == b)))
    apart = _apart(a.scale, metric)
    return Bounds(*a.extremes(b, apart))


def _apart(scale: Ground, metric: str) -> Apart:
    if metric == "gower":
        return scale.apart
    if metric != "directional":
        raise UnknownNameError("metric", metric, METRICS)

    def directional(one: Any, other: Any) -> float:
        """Return 0.5 - 2ab for a, b measured from the midpoint: 0 same end, 1 opposite ends, 0.5 neutral."""
        first, second = scale.place(one), scale.place(other)
        # The metric applies, so that the scale has an order.
        assert first is not None
        assert second is not None
        return 0.5 - 2 * (first - MIDPOINT) * (second - MIDPOINT)

    return directional
