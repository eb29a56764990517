"""The geometry numbers and dates share: values on a line between two anchors, measured in [0, 1]."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from negotiation_kit.scales.base import Feasible, Interval, OffScaleError, Part, Scale, Value, parts_of
from negotiation_kit.scales.surface import Schema, Tick, list_schema, ranges_schema
from negotiation_kit.wording import ENGLISH, say, translated

MEANINGS = ("min_means", "max_means")
"""The fields that say what the two ends stand for."""


class Line(Scale):
    """A scale whose values lie on a line between two anchors: numbers and dates share this geometry."""

    optional: ClassVar[tuple[str, ...]] = MEANINGS
    has_order: ClassVar[bool] = True
    looked_at: ClassVar[str] = "between.line"
    separators: ClassVar[re.Pattern[str]] = re.compile(r"[,;|]")
    """What stands between several values in a cell."""

    @abstractmethod
    def span(self, part: Part) -> Interval:
        """Return the two ends of a part in coordinates of [0, 1]."""

    @abstractmethod
    def end_schema(self) -> Schema:
        """Return the JSON schema of one end of a range."""

    @abstractmethod
    def value_at(self, place: float) -> tuple[Part, ...]:
        """Return the value at a place in [0, 1]."""

    def known(self, value: Value) -> Feasible:
        return Feasible(True, merged(self.span(part) for part in value if not isinstance(part, str)))

    def remaining(self, rejects: tuple[Part, ...]) -> Feasible:
        left = without([(0.0, 1.0)], [self.span(part) for part in rejects])
        return Feasible(False, tuple(left))

    def rules_out(self, rejects: tuple[Part, ...], value: Value) -> bool:
        barred = merged(self.span(part) for part in rejects)
        stated = merged(self.span(part) for part in value if not isinstance(part, str))
        return all(any(low <= a and b <= high for low, high in barred) for a, b in stated)

    def coordinate(self, part: Part) -> float:
        """Return the middle of a part in coordinates of [0, 1]."""
        low, high = self.span(part)
        return (low + high) / 2

    def stretches(self, value: Value) -> tuple[Interval, ...]:
        return merged(map(self.span, parts_of(value)))

    def rest(self, rejects: tuple[Part, ...]) -> tuple[Interval, ...]:
        return tuple(without([(0.0, 1.0)], [self.span(part) for part in rejects]))

    def ticks(self, language: str = ENGLISH, inner: int = 0) -> tuple[Tick, ...]:
        meanings = (translated(self, name, language) for name in MEANINGS)
        ends = zip((0.0, 1.0), self.end_texts(language), meanings, strict=True)
        return tuple(Tick(*end) for end in ends)

    @abstractmethod
    def end_texts(self, language: str = ENGLISH) -> tuple[str, str]:
        """Return both ends in words."""

    def read_code(self, cell: Any, ids: Mapping[str, str]) -> Any:
        if not isinstance(cell, str):
            return cell
        parts = [self.read_part_code(part.strip()) for part in self.separators.split(cell)]
        return parts[0] if len(parts) == 1 else parts

    def read_part_code(self, text: str) -> Any:
        """Return one part of a cell as a file would have it; what is none stays text, for `parse` to say."""
        return text

    def part_schema(self) -> Schema:
        end = self.end_schema()
        return {"anyOf": [end, *ranges_schema(end)]}

    def value_schema(self) -> Schema:
        return {"anyOf": [self.part_schema(), list_schema(self.part_schema())]}

    def answer(self, value: Value) -> Any:
        """Return both ends of a value, the same twice for a point; None where it has several stretches."""
        (first, *more) = self.stretches(value)
        return None if more else [self.plain_value(self.value_at(end)) for end in first]

    def read_answer(self, raw: Any) -> Value:
        if not isinstance(raw, list) or len(raw) != 2:
            raise OffScaleError("bad-value", "expected two ends")
        low, high = raw
        return self.parse(low if low == high else {"from": low, "to": high})

    def between(self, a: Sequence[Value], b: Sequence[Value], steps: int) -> Iterator[Value]:
        """Yield the ends of all values and, from the first to the last, equal steps."""
        ends = {end for value in (*a, *b) for stretch in self.stretches(value) for end in stretch}
        low, high = min(ends), max(ends)
        inside = {low + (high - low) * number / steps for number in range(steps + 1)}
        yield from map(self.value_at, sorted(ends | inside))

    def of_nearest(self, told: str, a: Value, b: Value, language: str) -> str:
        """Return a sentence on two points, which says so where these are the nearest of more."""
        ranged = any(len(value) > 1 or low != high for value in (a, b) for low, high in map(self.span, value))
        return say(language, "working.nearest", told=told[:1].lower() + told[1:]) if ranged else told


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
