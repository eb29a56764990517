"""The geometry numbers and dates share: values on a line between two anchors, measured in [0, 1]."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from negotiation_kit.scales.base import Interval, OffScaleError, Part, Scale, Value
from negotiation_kit.scales.regions import Piece, Stretches, outside
from negotiation_kit.scales.surface import Schema, Tick, list_schema, ranges_schema
from negotiation_kit.wording import ENGLISH, say, translated

MEANINGS = ("min_means", "max_means")
"""The fields that say what the two ends stand for."""


class Line(Scale):
    """A scale whose values lie on a line between two anchors: numbers and dates share this geometry.

    Outcomes are numbers as they are written, or days counted from the first of the window: a share of the
    scale would not be exact.
    """

    optional: ClassVar[tuple[str, ...]] = MEANINGS
    has_order: ClassVar[bool] = True
    looked_at: ClassVar[str] = "between.line"
    separators: ClassVar[re.Pattern[str]] = re.compile(r"[,;|]")
    """What stands between several values in a cell."""

    @property
    @abstractmethod
    def whole(self) -> bool:
        """Whether only whole units count, so that an outcome has a next one."""

    @property
    @abstractmethod
    def limits(self) -> Interval:
        """The two ends of the scale, as outcomes."""

    @abstractmethod
    def ends(self, part: Part) -> tuple[float | None, float | None]:
        """Return the two ends of a part, as outcomes; None for an open end."""

    @abstractmethod
    def stretch(self, low: float, high: float) -> Part:
        """Return the part of a value that runs from one outcome to another."""

    @abstractmethod
    def piece_text(self, piece: Piece, language: str = ENGLISH) -> str:
        """Return a stretch of outcomes in words for people."""

    def everything(self) -> Stretches:
        return Stretches(self, (Piece(*self.limits),))

    def nothing(self) -> Stretches:
        return Stretches(self, ())

    def of(self, value: Value) -> Stretches:
        return self.of_parts(tuple(part for part in value if not isinstance(part, str)))

    def of_parts(self, parts: tuple[Part, ...]) -> Stretches:
        return Stretches.of(self, (Piece(*self.closed(part)) for part in parts))

    def without(self, parts: tuple[Part, ...]) -> Stretches:
        return outside(self, [self.closed(part) for part in parts])

    def figure(self, value: Value) -> Stretches:
        ends = (self.ends(part) for part in value if not isinstance(part, str))
        return Stretches.of(self, (Piece(*_named(low, high)) for low, high in ends))

    def apart(self, one: Any, other: Any) -> float:
        low, high = self.limits
        distance: float = abs(one - other) / (high - low)
        return distance

    def place(self, outcome: Any) -> float:
        return self.share(outcome)

    def share(self, outcome: float) -> float:
        """Return an outcome in coordinates of [0, 1]."""
        low, high = self.limits
        return (outcome - low) / (high - low)

    @property
    def middle(self) -> float:
        """The outcome half way between the ends."""
        low, high = self.limits
        return (low + high) / 2

    def closed(self, part: Part) -> Interval:
        """Return the two ends of a part, as outcomes; an open end is closed by the scale."""
        (low, high), (first, last) = self.limits, self.ends(part)
        return low if first is None else first, high if last is None else last

    def span(self, part: Part) -> Interval:
        """Return the two ends of a part in coordinates of [0, 1]."""
        low, high = self.closed(part)
        return self.share(low), self.share(high)

    def coordinate(self, part: Part) -> float:
        """Return the middle of a part in coordinates of [0, 1]."""
        low, high = self.span(part)
        return (low + high) / 2

    @abstractmethod
    def end_schema(self) -> Schema:
        """Return the JSON schema of one end of a range."""

    @abstractmethod
    def value_at(self, place: float) -> tuple[Part, ...]:
        """Return the value at a place in [0, 1]."""

    def rest(self, rejects: tuple[Part, ...]) -> tuple[Interval, ...]:
        return self.without(rejects).spans

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
        first, *more = self.of(value).spans
        return None if more else [self.plain_value(self.value_at(end)) for end in first]

    def read_answer(self, raw: Any) -> Value:
        if not isinstance(raw, list) or len(raw) != 2:
            raise OffScaleError("bad-value", "expected two ends")
        low, high = raw
        return self.parse(low if low == high else {"from": low, "to": high})

    def between(self, a: Sequence[Value], b: Sequence[Value], steps: int) -> Iterator[Value]:
        """Yield the ends of all values and, from the first to the last, equal steps."""
        ends = {end for value in (*a, *b) for span in self.of(value).spans for end in span}
        low, high = min(ends), max(ends)
        inside = {low + (high - low) * number / steps for number in range(steps + 1)}
        yield from map(self.value_at, sorted(ends | inside))

    def of_nearest(self, told: str, a: Value, b: Value, language: str) -> str:
        """Return a sentence on two points, which says so where these are the nearest of more."""
        ranged = any(len(value) > 1 or low != high for value in (a, b) for low, high in map(self.span, value))
        return say(language, "working.nearest", told=told[:1].lower() + told[1:]) if ranged else told


def _named(low: float | None, high: float | None) -> Interval:
    """Return the figures a part names: of an open stretch its one end twice."""
    figures = [end for end in (low, high) if end is not None]
    return figures[0], figures[-1]
