"""Parts of a scale, what two share, and how far apart they are: levels, stretches of a line, choices."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product
from math import ceil, floor
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from negotiation_kit.wording import ENGLISH, say

if TYPE_CHECKING:
    from negotiation_kit.scales.base import Interval, Part, Scale
    from negotiation_kit.scales.levels import NominalScale
    from negotiation_kit.scales.line import Line
    from negotiation_kit.scales.sets import SetScale

Apart = Callable[[Any, Any], float]
"""The distance of two outcomes, in [0, 1]."""


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

    @property
    @abstractmethod
    def parts(self) -> tuple[Part, ...]:
        """Its outcomes as parts of a value; an open end of a stretch is told with it."""

    @property
    def spans(self) -> tuple[Interval, ...]:
        """Its stretches in coordinates of [0, 1]; none where the scale is no line."""
        return ()

    @property
    def named(self) -> tuple[tuple[str, bool], ...]:
        """Levels or options that its outcomes hold, and whether as their own or only in addition."""
        return ()

    @abstractmethod
    def holds(self, outcome: Any) -> bool:
        """Return whether an outcome lies in it: a level, a number or day, or a choice of options."""

    @abstractmethod
    def covers(self, other: Self) -> bool:
        """Return whether all that lies in the other lies in it."""

    @abstractmethod
    def meet(self, other: Self) -> Self:
        """Return what lies in both."""

    @abstractmethod
    def join(self, other: Self) -> Self:
        """Return what lies in either."""

    @abstractmethod
    def texts(self, language: str = ENGLISH) -> list[str]:
        """Return its outcomes in words."""

    @abstractmethod
    def points(self, *others: Self) -> list[Any]:
        """Return the outcomes where a distance to the others can be least or greatest."""

    @abstractmethod
    def at(self, outcome: Any) -> Self:
        """Return the region in which nothing lies but one of its outcomes."""

    def adding(self, parts: tuple[Part, ...]) -> Region:
        """Return it together with what is accepted besides."""
        return self.join(self.scale.of_parts(parts))

    @property
    def text(self) -> str:
        """Its outcomes in words, as alternatives."""
        return self.text_in(ENGLISH)

    def text_in(self, language: str) -> str:
        """Return its outcomes in words of a language, as alternatives."""
        first, *rest = self.texts(language) or [""]
        for text in rest:
            first = say(language, "value.or", a=first, b=text)
        return first

    def nearest(self, other: Self, apart: Apart) -> float:
        """Return the least distance between an outcome of it and one of the other."""
        return min(apart(x, y) for x in self.points(other) for y in other.points(self))

    def beyond(self, other: Self, apart: Apart) -> float:
        """Return how far it reaches beyond the other: the greatest distance from any outcome to the other."""
        points = other.points(self)
        return max(min(apart(x, y) for y in points) for x in self.points(other))

    def farthest(self, other: Self, apart: Apart) -> float:
        """Return the greatest distance between an outcome of it and one of the other."""
        return max(apart(x, y) for x in self.points(other) for y in other.points(self))


@dataclass(frozen=True)
class Levels(Region):
    """Some of the levels of a scale."""

    scale: NominalScale
    levels: frozenset[str]

    @property
    def empty(self) -> bool:
        return not self.levels

    @property
    def single(self) -> bool:
        return len(self.levels) == 1

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(name for name in self.scale.names if name in self.levels)

    @property
    def named(self) -> tuple[tuple[str, bool], ...]:
        return tuple((name, True) for name in self.parts)

    def holds(self, outcome: Any) -> bool:
        return outcome in self.levels

    def covers(self, other: Levels) -> bool:
        return other.levels <= self.levels

    def meet(self, other: Levels) -> Levels:
        return Levels(self.scale, self.levels & other.levels)

    def join(self, other: Levels) -> Levels:
        return Levels(self.scale, self.levels | other.levels)

    def texts(self, language: str = ENGLISH) -> list[str]:
        return [self.scale.part_text(name, language=language) for name in self.parts]

    def points(self, *others: Levels) -> list[str]:
        return list(self.parts)

    def at(self, outcome: Any) -> Levels:
        return Levels(self.scale, frozenset([outcome]))


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


@dataclass(frozen=True)
class Stretches(Region):
    """Stretches of a line of numbers or days, in order and apart from each other."""

    scale: Line
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, scale: Line, pieces: Iterable[Piece]) -> Stretches:
        """Return the union of pieces."""
        kept = [piece.whole if scale.whole else piece for piece in pieces]
        if len(kept) == 1:  # nearly always: there is nothing to merge it with
            return cls(scale, tuple(piece for piece in kept if piece.real))
        return cls(scale, tuple(_merged((piece for piece in kept if piece.real), 1 if scale.whole else 0)))

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

    def points(self, *others: Stretches) -> list[float]:
        """Return ends, ends of the others, the middle between two of their pieces, and that of the scale."""
        ends = [end for region in (self, *others) for piece in region.pieces for end in piece[:2]]
        halves = [
            (one.high + two.low) / 2 for region in others for one, two in pairwise(sorted(region.pieces))
        ]
        middles = [*halves, self.scale.middle]
        if self.scale.whole:
            middles = [float(side(point)) for point in middles for side in (floor, ceil)]
        # A bound is a limit: where an end is open, the distance comes as near to it as one likes.
        return [
            point
            for point in dict.fromkeys((*ends, *middles))
            if any(piece.low <= point <= piece.high for piece in self.pieces)
        ]

    def at(self, outcome: Any) -> Stretches:
        return Stretches(self.scale, (Piece(outcome, outcome),))


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

    scale: SetScale
    families: tuple[Family, ...]
    some: bool = False

    @classmethod
    def of(cls, scale: SetScale, families: Iterable[Family], some: bool = False) -> Choices:
        """Return the union of families, in the order of the scale and none inside another."""
        real = {_chosen(family) if some else family for family in families if family[0] <= family[1]}
        kept = [one for one in real if (one[1] or not some) and not any(_within(one, own) for own in real)]
        if len(kept) > 1:
            place = {name: number for number, name in enumerate(scale.names)}
            kept.sort(key=lambda family: [sorted(map(place.__getitem__, side)) for side in family])
        # Where all choices hold an option anyway, that some must be chosen says nothing more.
        return cls(scale, tuple(kept), some and not all(must for must, _ in kept))

    @property
    def empty(self) -> bool:
        return not self.families

    @property
    def single(self) -> bool:
        return len(self.families) == 1 and self.families[0][0] == self.families[0][1]

    @property
    def parts(self) -> tuple[str, ...]:
        """The options of its smallest choices; where these may be none, all that it may hold."""
        must = {name for core, _ in self.families for name in core}
        may = must or {name for _, family in self.families for name in family}
        return tuple(name for name in self.scale.names if name in may)

    @property
    def named(self) -> tuple[tuple[str, bool], ...]:
        must = {name for core, _ in self.families for name in core}
        may = {name for _, family in self.families for name in family}
        return tuple((name, name in must) for name in self.scale.names if name in may)

    def holds(self, outcome: Any) -> bool:
        chosen = frozenset(outcome)
        return any(must <= chosen <= may for must, may in self.families) and not (self.some and not chosen)

    def covers(self, other: Choices) -> bool:
        return all(self.holds(chosen) for chosen in other.points(self))

    def meet(self, other: Choices) -> Choices:
        both = ((one[0] | two[0], one[1] & two[1]) for one, two in product(self.families, other.families))
        return Choices.of(self.scale, both, self.some or other.some)

    def join(self, other: Choices) -> Choices:
        some = not (self.holds(()) or other.holds(()))
        return Choices.of(self.scale, (*self.families, *other.families), some)

    def adding(self, parts: tuple[Part, ...]) -> Choices:
        """Return it with options that may be added to each choice."""
        more = frozenset(map(str, parts))
        return replace(self, families=tuple((must, may | more) for must, may in self.families))

    def texts(self, language: str = ENGLISH) -> list[str]:
        return [self._told(*family, language) for family in self.families]

    def _told(self, must: frozenset[str], may: frozenset[str], language: str) -> str:
        core, rest = self._listed(must, language), self._listed(may - must, language)
        if not may:
            return say(language, "value.no-option")
        if not rest:
            return core
        if not core:
            return say(language, "value.any-choice", options=rest)
        return say(language, "value.with-or-without", core=core, rest=rest)

    def _listed(self, options: frozenset[str], language: str) -> str:
        names = (name for name in self.scale.names if name in options)
        return ", ".join(self.scale.part_text(name, language=language) for name in names)

    def points(self, *others: Choices) -> list[frozenset[str]]:
        """Return choices of which each other one differs by options that the others do not tell apart."""
        points = dict.fromkeys(point for family in self.families for point in _varied(family, others))
        return [point for point in points if point or not self.some]

    def at(self, outcome: Any) -> Choices:
        return Choices(self.scale, ((frozenset(outcome), frozenset(outcome)),))

    def nearest(self, other: Choices, apart: Apart) -> float:
        # Nearest are the two choices that hold all that both may hold.
        return min(
            apart(must | (may & may2), must2 | (may & may2))
            for (must, may), (must2, may2) in product(self.families, other.families)
        )

    def beyond(self, other: Choices, apart: Apart) -> float:
        return max(
            min(apart(chosen, must | (chosen & may)) for must, may in other.families)
            for chosen in self.points(other)
        )

    def farthest(self, other: Choices, apart: Apart) -> float:
        # Farthest are the two that share no option but those that both must hold.
        return max(
            apart(may - (must2 - must), (may2 - may) | must2)
            for (must, may), (must2, may2) in product(self.families, other.families)
        )


def _within(family: Family, own: Family) -> bool:
    """Return whether a family lies in another one."""
    return own != family and own[0] <= family[0] and family[1] <= own[1]


def _chosen(family: Family) -> Family:
    """Return a family of one option or none as one of that option, as some must be chosen."""
    must, may = family
    return (may, may) if len(may) == 1 else (must, may)


def _varied(family: Family, others: Iterable[Choices]) -> Iterator[frozenset[str]]:
    must, may = family
    kinds: dict[tuple[bool, ...], list[str]] = {}
    for name in sorted(may - must):
        told = tuple(name in side for region in others for known in region.families for side in known)
        kinds.setdefault(told, []).append(name)
    for counts in product(*(range(len(names) + 1) for names in kinds.values())):
        chosen = (name for names, n in zip(kinds.values(), counts, strict=True) for name in names[:n])
        yield must | frozenset(chosen)
