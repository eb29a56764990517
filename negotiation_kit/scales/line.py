"""The geometry numbers and dates share: values on a line between two anchors, measured in [0, 1]."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator

from negotiation_kit.scales.base import LESS, MORE, Feasible, Interval, Part, Scale, Value, parts_of


class Line(Scale):
    """A scale whose values lie on a line between two anchors: numbers and dates share this geometry."""

    @property
    @abstractmethod
    def whole(self) -> bool:
        """Whether it counts whole units, so that between two neighbours there is nothing."""

    @property
    def preferences(self) -> tuple[str, ...]:
        return MORE, LESS

    def may_mean(self, uncertain: Value, value: Value) -> bool:
        return self.rules_out(parts_of(uncertain), value)

    @abstractmethod
    def span(self, part: Part) -> Interval:
        """Return the two ends of a part in coordinates of [0, 1]."""

    def known(self, value: Value) -> Feasible:
        return Feasible(True, merged(self.span(part) for part in value if not isinstance(part, str)))

    def remaining(self, rejects: tuple[Part, ...]) -> Feasible:
        left = without([(0.0, 1.0)], [self.span(part) for part in rejects])
        return Feasible(False, tuple(left))

    def rules_out(self, rejects: tuple[Part, ...], value: Value) -> bool:
        barred = merged(self.span(part) for part in rejects)
        stated = merged(self.span(part) for part in value if not isinstance(part, str))
        return all(any(low <= a and b <= high for low, high in barred) for a, b in stated)

    def _one_reading(self, value: Value) -> bool:
        return len({end for part in parts_of(value) for end in self.span(part)}) == 1

    def coordinate(self, part: Part) -> float:
        """Return the middle of a part in coordinates of [0, 1]."""
        low, high = self.span(part)
        return (low + high) / 2


def merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return the union of closed intervals as sorted, disjoint intervals.

    Examples
    --------
    >>> merged([(0.5, 1), (0, 0.25), (0.25, 0.3)])
    ((0, 0.3), (0.5, 1))
    """
    union: list[Interval] = []
    for low, high in sorted(intervals):
        if union and low <= union[-1][1]:
            union[-1] = (union[-1][0], max(high, union[-1][1]))
        else:
            union.append((low, high))
    return tuple(union)


def without(intervals: list[Interval], barred: list[Interval]) -> list[Interval]:
    """Return the closure of the intervals less the barred ones; a barred point removes nothing but itself.

    Examples
    --------
    >>> without([(0, 1)], [(0.5, 1)])
    [(0, 0.5)]
    >>> without([(0, 1)], [(0, 1)])
    []
    """
    bars = merged(barred)
    return [piece for low, high in intervals for piece in _pieces(low, high, bars)]


def _pieces(low: float, high: float, bars: tuple[Interval, ...]) -> Iterator[Interval]:
    for first, last in bars:
        if first <= high and last >= low:
            if low < first:
                yield low, first
            if high <= last:
                return
            low = last
    yield low, high
