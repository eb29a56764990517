"""The outcomes of a scale and regions of them: what lies in a region, and how far two are apart."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from itertools import product, starmap
from typing import Any, Self

from negotiation_kit.scales.parts import Interval, Part, Value, alternatives, parts_of
from negotiation_kit.wording import ENGLISH, Short

Apart = Callable[[Any, Any], float]
"""The distance of two outcomes, in [0, 1]."""


class Ground(Short, ABC):
    """The outcomes of a scale: which there are, what they are called, and how far apart they lie."""

    @abstractmethod
    def plain(self, part: Part) -> Any:
        """Return the text, number or mapping that `parse_part` reads back as this part."""

    @abstractmethod
    def part_text(self, part: Part, unit: bool = True, language: str = ENGLISH) -> str:
        """Return one part of a value in words for people."""

    @abstractmethod
    def everything(self) -> Region:
        """Return the whole scale."""

    @abstractmethod
    def nothing(self) -> Region:
        """Return the part of the scale in which no outcome lies."""

    @abstractmethod
    def of(self, value: Value) -> Region:
        """Return the outcomes a stated value stands for: any of its alternatives."""

    @abstractmethod
    def of_parts(self, parts: tuple[Part, ...]) -> Region:
        """Return the outcomes that parts of values stand for: any of them."""

    @abstractmethod
    def without(self, parts: tuple[Part, ...]) -> Region:
        """Return what is left of the scale when some outcomes are ruled out."""

    @abstractmethod
    def apart(self, one: Any, other: Any) -> float:
        """Return the distance of two outcomes, in [0, 1]."""

    def accepting(self, parts: tuple[Part, ...]) -> Region:
        """Return what a party leaves that wants nothing of its own, and could live with these."""
        return self.of_parts(parts)

    def doubted(self, value: Value | None, uncertain: Value) -> Region:
        """Return every outcome that may be meant where the coder is in doubt."""
        return self.of(uncertain) if value is None else self.of(value).join(self.of(uncertain))

    def figure(self, value: Value) -> Region:
        """Return the outcomes a value names, an open end standing at the figure named."""
        return self.of(value)

    def aim_and_limit(self, value: Value, prefers: str) -> tuple[Region, Region] | None:
        """Return which end of a range a party leans to, and which it does not go beyond.

        None where the value is one outcome, has an open end, or the scale has no order: then there are no
        two ends that are the party's word.
        """
        region = self.of(value)
        places = {point: place for point in region.points() if (place := self.place(point)) is not None}
        if len(places) < 2 or region != self.figure(value):
            return None
        low, high = (region.at(end(places, key=places.__getitem__)) for end in (min, max))
        return {"more": (high, low), "less": (low, high)}.get(prefers)

    def amount_text(self, low: float | None, high: float | None) -> str | None:
        """Return an amount in words, None for an open end; None where outcomes are no amounts."""
        return None

    def place(self, outcome: Any) -> float | None:
        """Return where an outcome lies in [0, 1], or None where the scale has no order."""
        return None

    @property
    def has_near(self) -> bool:
        """Whether it tells enough outcomes apart for two of them to be near each other."""
        return True

    def coordinate(self, part: Part) -> float | None:
        """Return where a part lies in [0, 1], or None where the scale has no order."""
        return None

    @property
    def has_midpoint(self) -> bool:
        """Whether the scale has a middle that can count as neutral, which directional distance needs."""
        return False

    def plain_value(self, value: Value) -> Any:
        """Return the plain data that `parse` reads back as this value."""
        parts = [self.plain(part) for part in parts_of(value)]
        return parts[0] if len(parts) == 1 else parts

    def text(self, value: Value, language: str = ENGLISH) -> str:
        """Return the value in words for people."""
        return self.parts_text(parts_of(value), language)

    def parts_text(self, parts: tuple[Part, ...], language: str = ENGLISH) -> str:
        """Return several parts in words, as alternatives."""
        return alternatives((self.part_text(part, language=language) for part in parts), language)

    def code(self, value: Value) -> str:
        """Return the value in the short form of a data frame's cell."""
        return ", ".join(map(self.part_code, parts_of(value)))

    def codes(self, values: Iterable[Value]) -> str | None:
        """Return several values in the short form of one cell, each once; None where there are none."""
        return " | ".join(dict.fromkeys(map(self.code, values))) or None

    def part_code(self, part: Part) -> str:
        """Return one part in the short form of a data frame's cell."""
        return str(self.plain(part))

    @abstractmethod
    def span(self, part: Part) -> Interval:
        """Return the two ends of a part in [0, 1]."""


class Region(Short, ABC):
    """A part of a scale: the outcomes that lie in it."""

    scale: Ground

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

    def turns(self, *others: Self) -> list[Any]:
        """Return outcomes of it of which one lies wherever it makes a difference to the others."""
        return self.points(*others)

    @abstractmethod
    def at(self, outcome: Any) -> Self:
        """Return the region in which nothing lies but one of its outcomes."""

    def adding(self, parts: tuple[Part, ...]) -> Region:
        """Return it together with what is accepted besides."""
        return self.join(self.scale.of_parts(parts)) if parts else self

    @property
    def text(self) -> str:
        """Its outcomes in words, as alternatives."""
        return self.text_in(ENGLISH)

    def text_in(self, language: str) -> str:
        """Return its outcomes in words of a language, as alternatives."""
        return alternatives(self.texts(language), language)

    def nearest(self, other: Self, apart: Apart) -> float:
        """Return the least distance between an outcome of it and one of the other."""
        return self.extremes(other, apart)[0]

    def beyond(self, other: Self, apart: Apart) -> float:
        """Return how far it reaches beyond the other: the greatest distance from any outcome to the other."""
        points = other.points(self)
        return max(min(apart(x, y) for y in points) for x in self.points(other))

    def extremes(self, other: Self, apart: Apart) -> tuple[float, float]:
        """Return the least and the greatest distance between an outcome of it and one of the other."""
        found = list(starmap(apart, product(self.points(other), other.points(self))))
        return min(found), max(found)


def union(regions: Iterable[Region]) -> Region:
    """Return what lies in any of some regions, one at least."""
    found, *others = regions
    for region in others:
        found = found.join(region)
    return found
