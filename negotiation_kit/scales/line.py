"""The geometry numbers and dates share: values on a line between two anchors, measured in [0, 1]."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from negotiation_kit.scales.base import LESS, MORE, Interval, Part, Scale, Value
from negotiation_kit.scales.regions import Piece, Stretches, outside
from negotiation_kit.wording import ENGLISH


class Line(Scale):
    """A scale whose values lie on a line between two anchors: numbers and dates share this geometry.

    Outcomes are numbers as they are written, or days counted from the first of the window: a share of the
    scale would not be exact.
    """

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


def _named(low: float | None, high: float | None) -> Interval:
    """Return the figures a part names: of an open stretch its one end twice."""
    figures = [end for end in (low, high) if end is not None]
    return figures[0], figures[-1]
