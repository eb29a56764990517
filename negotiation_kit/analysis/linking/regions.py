"""Parts of a scale, and what two of them share: levels, stretches of a line, choices of options."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple, Self

from negotiation_kit.scales import (
    DateScale,
    Interval,
    IntervalScale,
    Line,
    NominalScale,
    Part,
    Scale,
    SetScale,
    Span,
    Value,
    number_text,
    parts_of,
)
from negotiation_kit.scales.edtf import Edtf


class Region(ABC):
    """A part of a scale: the outcomes that lie in it."""

    scale: Scale

    @property
    @abstractmethod
    def empty(self) -> bool:
        """Whether no outcome lies in it."""

    @property
    @abstractmethod
    def single(self) -> bool:
        """Whether just one outcome lies in it."""

    @abstractmethod
    def meet(self, other: Self) -> Self:
        """Return what lies in both."""

    @abstractmethod
    def join(self, other: Self) -> Self:
        """Return what lies in either."""

    @abstractmethod
    def texts(self) -> list[str]:
        """Return its outcomes in words."""

    @property
    def text(self) -> str:
        """Its outcomes in words, as alternatives."""
        return " or ".join(self.texts())


def everything(scale: Scale) -> Region:
    """Return the whole scale."""
    return outside(scale, ())


def outside(scale: Scale, parts: tuple[Part, ...]) -> Region:
    """Return what is left when some outcomes are ruled out; of a line without the very ends of these."""
    if isinstance(scale, Line):
        return Stretches(scale, tuple(_gaps(scale, [_ends(scale, part) for part in parts])))
    left = frozenset(name for name in _names(scale) if name not in parts)
    return Choices(scale, ((frozenset(), left),)) if isinstance(scale, SetScale) else Levels(scale, left)


def inside(scale: Scale, value: Value, accepts: tuple[Part, ...]) -> Region:
    """Return a value and what is accepted besides; on a set, the options that may be added to it."""
    if isinstance(scale, SetScale):
        must = frozenset(map(str, value))
        return Choices(scale, ((must, must | frozenset(map(str, accepts))),))
    parts = (*parts_of(value), *accepts)
    if isinstance(scale, Line):
        return Stretches(scale, tuple(_merged(Piece(*_ends(scale, part)) for part in parts)))
    return Levels(scale, frozenset(map(str, parts)))


def lived_with(scale: Scale, accepts: tuple[Part, ...]) -> Region:
    """Return what a party leaves that wants nothing of its own: on a set, one option or more."""
    if isinstance(scale, SetScale):
        return Choices(scale, ((frozenset(), frozenset(map(str, accepts))),), some=True)
    return inside(scale, (), accepts)


def nothing(scale: Scale) -> Region:
    """Return the part of a scale in which nothing lies."""
    if isinstance(scale, Line):
        return Stretches(scale, ())
    return Choices(scale, ()) if isinstance(scale, SetScale) else Levels(scale, frozenset())


def shared(regions: Iterable[Region], scale: Scale) -> Region:
    """Return what lies in all of the regions of a scale."""
    found = everything(scale)
    for region in regions:
        found = found.meet(region)
    return found


def joined(regions: Iterable[Region], scale: Scale) -> Region:
    """Return what lies in any of the regions of a scale."""
    found = nothing(scale)
    for region in regions:
        found = found.join(region)
    return found


@dataclass(frozen=True)
class Levels(Region):
    """Some of the levels of a scale."""

    scale: Scale
    levels: frozenset[str]

    @property
    def empty(self) -> bool:
        return not self.levels

    @property
    def single(self) -> bool:
        return len(self.levels) == 1

    @property
    def names(self) -> tuple[str, ...]:
        """The levels in the scale's order."""
        return tuple(name for name in _names(self.scale) if name in self.levels)

    def meet(self, other: Levels) -> Levels:
        return Levels(self.scale, self.levels & other.levels)

    def join(self, other: Levels) -> Levels:
        return Levels(self.scale, self.levels | other.levels)

    def texts(self) -> list[str]:
        return [self.scale.part_text(name) for name in self.names]


Family = tuple[frozenset[str], frozenset[str]]
"""The choices that hold all of the first options, and none but the second."""


@dataclass(frozen=True)
class Choices(Region):
    """Some of the choices that a set scale allows, as families of them.

    Parameters
    ----------
    scale : SetScale
    families : tuple of Family
    some : bool
        Whether to choose none of the options is not among them, whatever the families say.
    """

    scale: Scale
    families: tuple[Family, ...]
    some: bool = False

    @property
    def empty(self) -> bool:
        return not self.families

    @property
    def single(self) -> bool:
        return len(self.families) == 1 and self.families[0][0] == self.families[0][1]

    @property
    def names(self) -> tuple[str, ...]:
        """The options that one of its choices may hold, in the scale's order."""
        return tuple(name for name in _names(self.scale) if any(name in may for _, may in self.families))

    def meet(self, other: Choices) -> Choices:
        pairs = product(self.families, other.families)
        both = dict.fromkeys((one[0] | two[0], one[1] & two[1]) for one, two in pairs)
        some = self.some or other.some
        held = (family for family in both if family[0] <= family[1] and (family[1] or not some))
        return Choices(self.scale, tuple(held), some)

    def join(self, other: Choices) -> Choices:
        return Choices(self.scale, tuple(dict.fromkeys((*self.families, *other.families))))

    def texts(self) -> list[str]:
        return [self._told(*family) for family in self.families]

    def _told(self, must: frozenset[str], may: frozenset[str]) -> str:
        core, rest = self._listed(must), self._listed(may - must)
        if not may:
            return "none of the options"
        if self.some and len(may) == 1:
            return self._listed(may)
        if not rest:
            return core
        return f"{core}, with or without {rest}" if core else f"any choice of {rest}"

    def _listed(self, options: frozenset[str]) -> str:
        return ", ".join(self.scale.part_text(name) for name in _names(self.scale) if name in options)


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


@dataclass(frozen=True)
class Stretches(Region):
    """Stretches of a line of numbers or days, in order and apart from each other."""

    scale: Line
    pieces: tuple[Piece, ...]

    @property
    def empty(self) -> bool:
        return not self.pieces

    @property
    def single(self) -> bool:
        return len(self.pieces) == 1 and self.pieces[0].low == self.pieces[0].high

    @property
    def spans(self) -> tuple[Interval, ...]:
        """Its stretches in coordinates of [0, 1]."""
        low, high = _limits(self.scale)
        width = high - low
        return tuple(((piece.low - low) / width, (piece.high - low) / width) for piece in self.pieces)

    def meet(self, other: Stretches) -> Stretches:
        found = (one.meet(two) for one, two in product(self.pieces, other.pieces))
        return Stretches(self.scale, tuple(sorted({piece for piece in found if piece.real})))

    def join(self, other: Stretches) -> Stretches:
        return Stretches(self.scale, tuple(_merged([*self.pieces, *other.pieces])))

    def texts(self) -> list[str]:
        return [_told(self.scale, piece) for piece in self.pieces]


def _names(scale: Scale) -> tuple[str, ...]:
    assert isinstance(scale, NominalScale | SetScale)
    return scale.names


def _limits(scale: Line) -> Interval:
    if isinstance(scale, DateScale):
        return 0.0, float((scale.max - scale.min).days)
    assert isinstance(scale, IntervalScale)
    return scale.min, scale.max


def _ends(scale: Line, part: Part) -> Interval:
    """Return the ends of a part as they are written: a fraction of the scale would not be exact."""
    low, high = _limits(scale)
    if isinstance(part, Span):
        return low if part.low is None else part.low, high if part.high is None else part.high
    assert isinstance(scale, DateScale)
    assert isinstance(part, Edtf)
    return _day(scale, part.first, low), _day(scale, part.last, high)


def _day(scale: DateScale, day: date | None, otherwise: float) -> float:
    return otherwise if day is None else float((day - scale.min).days)


def _gaps(scale: Line, barred: list[Interval]) -> Iterator[Piece]:
    """Yield what the barred stretches leave of a line."""
    at, high = _limits(scale)
    is_open = False
    for first, last in sorted(barred):
        yield from _kept(scale, Piece(at, first, is_open, True))
        at, is_open = (last, True) if not is_open else (max(at, last), True)
    yield from _kept(scale, Piece(at, high, is_open, False))


def _kept(scale: Line, piece: Piece) -> Iterator[Piece]:
    """Yield a piece if anything lies in it; between two days there is none, so that its ends are days."""
    if isinstance(scale, DateScale):
        piece = Piece(piece.low + piece.low_open, piece.high - piece.high_open)
    if piece.real:
        yield piece


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the union of pieces as pieces apart from each other."""
    last: Piece | None = None
    for piece in sorted(pieces):
        if last is not None and _meets(last, piece):
            high, closed = max((last.high, not last.high_open), (piece.high, not piece.high_open))
            last = Piece(last.low, high, last.low_open, not closed)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _meets(last: Piece, piece: Piece) -> bool:
    """Return whether nothing lies between a piece and a later one."""
    return piece.low < last.high or (piece.low == last.high and not (piece.low_open and last.high_open))


def _told(scale: Line, piece: Piece) -> str:
    if isinstance(scale, DateScale):
        first, last = (date.fromordinal(scale.min.toordinal() + round(end)) for end in piece[:2])
        return scale.part_text(Edtf(f"{first}/{last}", first, last))
    assert isinstance(scale, IntervalScale)
    if not (piece.low_open or piece.high_open):
        return scale.part_text(Span(piece.low, piece.high))
    start = f"{'over ' if piece.low_open else ''}{number_text(piece.low)}"
    end = f"{'under ' if piece.high_open else ''}{number_text(piece.high)}"
    return f"{start} to {end} {scale.unit}"
