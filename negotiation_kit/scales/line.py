"""The geometry numbers and dates share: values on a line between two anchors, measured in [0, 1]."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product, starmap
from math import ceil, floor, inf, nextafter
from typing import Any, ClassVar, NamedTuple

from negotiation_kit.scales.base import LESS, MORE, OffScaleError, Scale
from negotiation_kit.scales.ground import Apart, Region
from negotiation_kit.scales.parts import Interval, Part, Schema, Tick, Value, parts_of, ranges_schema
from negotiation_kit.wording import ENGLISH, Message, say, translated, wording

MEANINGS = ("min_means", "max_means")
"""The fields that say what the two ends stand for."""


class Piece(NamedTuple):
    """A stretch of numbers, or of days counted from the first; an open end does not belong to it."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def meet(self, other: Piece) -> Piece:
        """Return what lies in both; `real` says whether anything does."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, high_closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        return Piece(low, high, low_open, not high_closed)

    @property
    def real(self) -> bool:
        """Whether any point lies in it."""
        return self.low < self.high or (self.low == self.high and not (self.low_open or self.high_open))

    def holds(self, point: float) -> bool:
        """Return whether a point lies in it."""
        return self.meet(Piece(point, point)).real

    @property
    def whole(self) -> Piece:
        """The same on a scale of whole units, where an open end is the unit before it."""
        low = floor(self.low) + 1 if self.low_open else ceil(self.low)
        high = ceil(self.high) - 1 if self.high_open else floor(self.high)
        return Piece(float(low), float(high))


class Line(Scale):
    """A scale whose values lie on a line between two anchors: numbers and dates share this geometry.

    Outcomes are numbers as they are written, or days counted from the first of the window: a share of the
    scale would not be exact.
    """

    optional: ClassVar[tuple[str, ...]] = MEANINGS
    has_order: ClassVar[bool] = True
    looked_at: ClassVar[str] = "between.line"
    empty_told: ClassVar[tuple[str, str]]
    """The phrases that tell of an empty list, and what to write."""

    def parse(self, raw: Any) -> tuple[Part, ...]:
        if not isinstance(raw, list):
            return (self.parse_part(raw),)
        if not raw:
            found, hint = map(Message, self.empty_told)
            raise OffScaleError("bad-value", found, hint)
        return tuple(self._item(index, item) for index, item in enumerate(raw))

    def _item(self, index: int, raw: Any) -> Part:
        try:
            return self.parse_part(raw)
        except OffScaleError as error:
            raise error.at(index) from None

    @property
    def _meanings(self) -> dict[str, Any]:
        return {name: wording(self, name) for name in MEANINGS if getattr(self, name) is not None}

    @property
    @abstractmethod
    def whole(self) -> bool:
        """Whether only whole units count, so that an outcome has a next one."""

    @property
    @abstractmethod
    def limits(self) -> Interval:
        """The two ends of the scale, as outcomes."""

    @property
    def preferences(self) -> tuple[str, ...]:
        return MORE, LESS

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
        return self.of_parts(parts_of(value))

    def of_parts(self, parts: tuple[Part, ...]) -> Stretches:
        return Stretches.of(self, (Piece(*self.closed(part)) for part in parts))

    def without(self, parts: tuple[Part, ...]) -> Stretches:
        return outside(self, [self.closed(part) for part in parts])

    def figure(self, value: Value) -> Stretches:
        ends = (self.ends(part) for part in value if not isinstance(part, str))
        return Stretches.of(self, (Piece(*_named(low, high)) for low, high in ends))

    def apart(self, one: Any, other: Any) -> float:
        return float(abs(one - other) / self.length)

    def place(self, outcome: Any) -> float:
        return self.share(outcome)

    def share(self, outcome: float) -> float:
        """Return an outcome in coordinates of [0, 1]."""
        return (outcome - self.limits[0]) / self.length

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

    def part_schema(self) -> Schema:
        end = self.end_schema()
        return {"anyOf": [end, *ranges_schema(end)]}

    def answer(self, value: Value) -> Any:
        """Return both ends of a value, the same twice for a point; None where it has several stretches."""
        first, *more = self.of(value).spans
        return None if more else [self.plain_value(self.value_at(end)) for end in first]

    def read_answer(self, raw: Any) -> Value:
        if not isinstance(raw, list) or len(raw) != 2:
            raise OffScaleError("bad-value", Message("finding.bad-value.two-ends"))
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


@dataclass(frozen=True, repr=False)
class Stretches(Region):
    """Stretches of a line of numbers or days, in order and apart from each other."""

    scale: Line
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, scale: Line, pieces: Iterable[Piece]) -> Stretches:
        """Return the union of pieces."""
        told = [piece.whole for piece in pieces] if scale.whole else pieces
        kept = tuple([piece for piece in told if piece.real])
        # Nearly always there is but one.
        return cls(scale, kept if len(kept) < 2 else tuple(_merged(kept, 1 if scale.whole else 0)))

    @property
    def empty(self) -> bool:
        return not self.pieces

    @property
    def single(self) -> bool:
        return len(self.pieces) == 1 and self.pieces[0].low == self.pieces[0].high

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(self.scale.stretch(piece.low, piece.high) for piece in self.pieces)

    @property
    def spans(self) -> tuple[Interval, ...]:
        return tuple((self.scale.share(piece.low), self.scale.share(piece.high)) for piece in self.pieces)

    def holds(self, outcome: Any) -> bool:
        return any(piece.holds(outcome) for piece in self.pieces)

    def covers(self, other: Stretches) -> bool:
        return self.meet(other) == other

    def meet(self, other: Stretches) -> Stretches:
        return Stretches.of(self.scale, (one.meet(two) for one, two in product(self.pieces, other.pieces)))

    def join(self, other: Stretches) -> Stretches:
        return Stretches.of(self.scale, (*self.pieces, *other.pieces))

    def texts(self, language: str = ENGLISH) -> list[str]:
        return [self.scale.piece_text(piece, language) for piece in self.pieces]

    @property
    def ends(self) -> list[float]:
        """The two ends of each piece, whether they belong to it or not."""
        return [end for piece in self.pieces for end in piece[:2]]

    def points(self, *others: Stretches) -> list[float]:
        """Return ends, ends of the others, the middle between two of their pieces, and that of the scale."""
        ends = [end for region in (self, *others) for end in region.ends]
        return self._reached((*ends, *self._middles(*others)))

    def _middles(self, *others: Stretches) -> list[float]:
        halves = [
            (one.high + two.low) / 2 for region in others for one, two in pairwise(sorted(region.pieces))
        ]
        middles = [*halves, self.scale.middle]
        return (
            [float(side(point)) for point in middles for side in (floor, ceil)]
            if self.scale.whole
            else middles
        )

    def _reached(self, points: Iterable[float]) -> list[float]:
        """Return the points that lie in it; a bound is a limit, as near to which one comes as one likes."""
        return [
            point
            for point in dict.fromkeys(points)
            if any(low <= point <= high for low, high, *_ in self.pieces)
        ]

    def turns(self, *others: Stretches) -> list[float]:
        """Return points and the middle between any two; of an open end what lies just beside it."""
        ends = sorted(self.points(*others))
        between = [(low + high) / 2 for low, high in pairwise(ends)]
        beside = [nextafter(at, way) for at in ends if not self.holds(at) for way in (-inf, inf)]
        found = map(float, map(floor, between)) if self.scale.whole else (*between, *beside)
        return [point for point in dict.fromkeys((*ends, *found)) if self.holds(point)]

    def at(self, outcome: Any) -> Stretches:
        return Stretches(self.scale, (Piece(outcome, outcome),))

    def beyond(self, other: Stretches, apart: Apart) -> float:
        # Farthest from the other is an end, half the way between two of its pieces, or the scale's middle.
        farthest, ends = self._reached((*self.ends, *self._middles(other))), other.ends
        return max(min(apart(x, y) for y in (*ends, *other._reached((x,)))) for x in farthest)

    def extremes(self, other: Stretches, apart: Apart) -> tuple[float, float]:
        # Two outcomes are least and most apart at ends, or least at one that both regions have.
        both = (
            (max(one.low, two.low), min(one.high, two.high))
            for one, two in product(self.pieces, other.pieces)
        )
        shared = [low for low, high in both if low <= high]
        found = [*starmap(apart, product(self.ends, other.ends)), *map(apart, shared, shared)]
        return min(found), max(found)


def outside(scale: Line, barred: Iterable[Interval]) -> Stretches:
    """Return what is left of a line without some stretches, their very ends included."""
    low, high = scale.limits
    pieces, at, is_open = [], low, False
    for first, last in sorted(barred):
        pieces.append(Piece(at, first, is_open, True))
        at, is_open = (max(at, last), True) if is_open else (last, True)
    return Stretches.of(scale, (*pieces, Piece(at, high, is_open, False)))


def _merged(pieces: Iterable[Piece], step: int) -> Iterator[Piece]:
    """Yield the union of pieces as pieces apart from each other."""
    last: Piece | None = None
    for piece in sorted(pieces, key=lambda piece: (piece.low, piece.low_open, piece.high)):
        if last is not None and _meets(last, piece, step):
            high, closed = max((last.high, not last.high_open), (piece.high, not piece.high_open))
            last = Piece(last.low, high, last.low_open, not closed)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _meets(last: Piece, piece: Piece, step: int) -> bool:
    """Return whether nothing lies between a piece and a later one; whole units are `step` apart."""
    if piece.low < last.high or (step and piece.low <= last.high + step):
        return True
    return piece.low == last.high and not (piece.low_open and last.high_open)


def _named(low: float | None, high: float | None) -> Interval:
    """Return the figures a part names: of an open stretch its one end twice."""
    figures = [end for end in (low, high) if end is not None]
    return figures[0], figures[-1]
