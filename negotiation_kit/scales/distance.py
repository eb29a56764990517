"""Distances in [0, 1] between two positions on one scale, with the bounds that partial knowledge allows.

A known position is one stance, be it a point, a range or several alternatives of which the nearest counts; an
unknown one leaves a set of outcomes. The distance between two such sets has a lowest and a highest possible
value, and is a point only when both positions are known (Manski 2003, *Partial Identification of Probability
Distributions*). Distances per scale follow Gower (1971, Biometrics 27, 857-871), for sets Jaccard (1901,
Bulletin de la Société Vaudoise des Sciences Naturelles 37, 547-579); the directional distance is that of
Rabinowitz and Macdonald (1989, APSR 83, 93-121), scaled to [0, 1]. docs/method.md works each of them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from itertools import product
from math import isclose
from typing import Any, NamedTuple

from negotiation_kit.errors import UnknownNameError
from negotiation_kit.scales import Feasible, Interval, Line, OrdinalScale, Scale, SetScale

METRICS = ("gower", "identical", "directional")
MIDPOINT = 0.5


class Bounds(NamedTuple):
    """The lowest and highest distance two positions can have; equal where the distance is known."""

    low: float
    high: float


def bounds(scale: Scale, a: Feasible, b: Feasible, metric: str = "gower") -> Bounds | None:
    """Return the bounds of the distance between two feasible sets.

    Parameters
    ----------
    scale : Scale
    a, b : Feasible
    metric : {"gower", "identical", "directional"}

    Returns
    -------
    Bounds or None
        None where the metric is not defined on the scale, or nothing is left of it. Stretches of a line are
        closed, so a bound is a limit where a rejected end lies between the position and all that is left.

    Raises
    ------
    UnknownNameError
        Where there is no such metric.

    Examples
    --------
    >>> from negotiation_kit.scales import RatioScale, Span
    >>> days = RatioScale("days", 0, 30)
    >>> bounds(days, days.known((Span(2, 3),)), days.known((Span(30, 30),))).low
    0.9
    """
    if metric not in METRICS:
        raise UnknownNameError("metric", metric, METRICS)
    if not applies(scale, metric) or _nothing_left(scale, a) or _nothing_left(scale, b):
        return None
    if isinstance(scale, SetScale):
        return _set_bounds(a, b, metric)
    return _line_bounds(a, b, metric) if isinstance(scale, Line) else _level_bounds(scale, a, b, metric)


def nearest_bounds(
    scale: Scale, offers: Sequence[Feasible], left: Feasible, metric: str = "gower"
) -> Bounds | None:
    """Return the bounds of the distance from the nearest of several known offers to a position not known.

    An outcome far from one offer may be near another, so the bounds of all offers together are narrower than
    those of each. Only for sets, where one offer is the empty set and another leaves nothing else to choose,
    `high` may lie above the greatest distance that is possible.

    Parameters
    ----------
    scale : Scale
    offers : sequence of Feasible
        At least one.
    left : Feasible
        What the unknown position may be.
    metric : {"gower", "identical", "directional"}

    Returns
    -------
    Bounds or None
        As `bounds`.
    """
    if not isinstance(scale, SetScale) and not (isinstance(scale, Line) and metric == "identical"):
        return bounds(scale, _any_of(offers), left, metric)
    found = [pair for offer in offers if (pair := bounds(scale, offer, left, metric)) is not None]
    return Bounds(min(pair.low for pair in found), min(pair.high for pair in found)) if found else None


def farthest(scale: Scale, offers: Sequence[Feasible], others: Sequence[Feasible]) -> float:
    """Return the distance to a known stance from the outcome of another that lies farthest from it.

    Where `bounds` asks how near two parties come, this asks how far one stance reaches beyond the other: 0 to
    3 days do not reach beyond 0 to 30 days, and the other way round they do. The greater of both ways is the
    Hausdorff distance, 0 only where the two are the same (Hausdorff 1914, *Grundzüge der Mengenlehre*).

    Parameters
    ----------
    scale : Scale
    offers, others : sequence of Feasible
        At least one each, all known.

    Returns
    -------
    float
        In [0, 1]; between single values the Gower distance.

    Examples
    --------
    >>> from negotiation_kit.scales import RatioScale, Span
    >>> days = RatioScale("days", 0, 30)
    >>> some, any_number = days.known((Span(0, 3),)), days.known((Span(0, 30),))
    >>> farthest(days, [some], [any_number]), farthest(days, [any_number], [some])
    (0.0, 0.9)
    """
    if isinstance(scale, SetScale):
        return max(min(_jaccard({*one.outcomes}, {*other.outcomes}) for other in others) for one in offers)
    found = bounds(scale, _any_of(others), Feasible(False, _any_of(offers).outcomes))
    assert found is not None, "a known stance has an outcome"
    return found.high


def applies(scale: Scale, metric: str) -> bool:
    """Return whether a metric is defined on a scale: directional distance needs a neutral midpoint."""
    if metric != "directional":
        return True
    return scale.has_midpoint and (not isinstance(scale, OrdinalScale) or _middle_is_central(scale))


def _middle_is_central(scale: OrdinalScale) -> bool:
    """Return whether the middle level lies half way between the ends, which `at:` may have moved."""
    return isclose(scale.coordinate(scale.names[len(scale.names) // 2]), MIDPOINT)


def _nothing_left(scale: Scale, feasible: Feasible) -> bool:
    return not feasible.outcomes and not isinstance(scale, SetScale)


def _any_of(offers: Sequence[Feasible]) -> Feasible:
    if len(offers) == 1:
        return offers[0]
    outcomes: Any = tuple(outcome for offer in offers for outcome in offer.outcomes)
    return Feasible(True, outcomes)


def _level_bounds(scale: Scale, a: Feasible, b: Feasible, metric: str) -> Bounds:
    one, other = (a, b) if a.known else (b, a)
    rows = [[_level_distance(scale, str(x), str(y), metric) for x in one.outcomes] for y in other.outcomes]
    low = min(map(min, rows))
    if other.known:
        return Bounds(low, low)
    return Bounds(low, max(min(row) if one.known else max(row) for row in rows))


def _level_distance(scale: Scale, x: str, y: str, metric: str) -> float:
    first, second = scale.coordinate(x), scale.coordinate(y)
    if metric == "identical" or first is None or second is None:
        return float(x != y)
    return abs(first - second) if metric == "gower" else _against_midpoint(first, second)


def _against_midpoint(x: float, y: float) -> float:
    """Return 0.5 - 2ab for a, b measured from the midpoint: 0 same end, 1 opposite ends, 0.5 neutral."""
    return 0.5 - 2 * (x - MIDPOINT) * (y - MIDPOINT)


def _line_bounds(a: Feasible, b: Feasible, metric: str) -> Bounds:
    one, other = (_intervals(a), _intervals(b)) if a.known else (_intervals(b), _intervals(a))
    if metric == "identical":
        return _identical_on_line(one, other, a.known + b.known)
    nearest = _gap if metric == "gower" else _nearest_corner
    low = _least(nearest, one, other)
    if a.known and b.known:
        return Bounds(low, low)
    if a.known or b.known:
        return Bounds(low, max(_least(nearest, one, [(y, y)]) for y in _extremes(other, one)))
    return Bounds(low, max(nearest((x, x), (y, y)) for x in _ends(one) for y in _ends(other)))


def _identical_on_line(one: list[Interval], other: list[Interval], n_known: int) -> Bounds:
    """Return 0 or 1: a known stance can recur inside what is left, two unknown ones where both have room."""
    if n_known == 2:
        return Bounds(*[float(one != other)] * 2)
    if n_known == 1:
        inside = all(any(u <= x and y <= v for u, v in other) for x, y in one)
        return Bounds(float(not inside), 1.0)
    shared = any(min(y, v) > max(x, u) for (x, y), (u, v) in product(one, other))
    return Bounds(float(not shared), 1.0)


def _gap(x: Interval, y: Interval) -> float:
    return max(0.0, x[0] - y[1], y[0] - x[1])


def _nearest_corner(x: Interval, y: Interval) -> float:
    return min(_against_midpoint(a, b) for a in x for b in y)


def _least(
    nearest: Callable[[Interval, Interval], float], one: Iterable[Interval], other: list[Interval]
) -> float:
    return min(nearest(x, y) for x, y in product(one, other))


def _extremes(unknown: list[Interval], known: list[Interval]) -> list[float]:
    """Return the points of the unknown set where the distance to the known one can be greatest.

    These are its ends; half way between two known alternatives; and the midpoint, where a stance that reaches
    to both sides of it is no longer near.
    """
    halves = [(x[1] + y[0]) / 2 for x, y in product(known, repeat=2)]
    inside = [point for point in (*halves, MIDPOINT) if any(low <= point <= high for low, high in unknown)]
    return _ends(unknown) + inside


def _ends(intervals: list[Interval]) -> list[float]:
    return [end for interval in intervals for end in interval]


def _intervals(feasible: Feasible) -> list[Interval]:
    return [interval for interval in feasible.outcomes if not isinstance(interval, str)]


def _set_bounds(a: Feasible, b: Feasible, metric: str) -> Bounds:
    one, other = set(a.outcomes), set(b.outcomes)
    if a.known and b.known:
        point = float(one != other) if metric == "identical" else _jaccard(one, other)
        return Bounds(point, point)
    if not a.known and not b.known:
        return Bounds(0.0, 1.0)
    chosen, allowed = (one, other) if a.known else (other, one)
    # The unknown side may have chosen any part of what is allowed, also nothing: nearest is the common part.
    nearest = _jaccard(chosen, chosen & allowed)
    return Bounds(float(nearest > 0) if metric == "identical" else nearest, 1.0)


def _jaccard(one: Set[object], other: Set[object]) -> float:
    """Return the Jaccard distance, 0 for two empty sets."""
    return 1 - len(one & other) / len(one | other) if one | other else 0.0
