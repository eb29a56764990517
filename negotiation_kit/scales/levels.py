"""Scales of named levels: nominal (no order) and ordinal (in order)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise, product
from math import floor, isclose, isfinite
from typing import Any, ClassVar, Self

from negotiation_kit.errors import listed, shown, suggestion
from negotiation_kit.scales.base import LESS, MORE, OffScaleError
from negotiation_kit.scales.choices import Levels
from negotiation_kit.scales.named import NamedScale, named, plain_text
from negotiation_kit.scales.parts import (
    Faults,
    Given,
    Interval,
    Level,
    Part,
    Value,
    kind_of,
    parts_of,
    quoted,
    split,
)
from negotiation_kit.wording import ENGLISH, Message, rounded, say

FEWEST_FOR_NEAR = 5


@dataclass(frozen=True, repr=False)
class NominalScale(NamedScale):
    """Named options without an order.

    Parameters
    ----------
    values : tuple of Level
        At least two.
    """

    values: tuple[Level, ...]
    level: ClassVar[str] = "nominal"
    apart_told: ClassVar[str] = "working.options"
    looked_at: ClassVar[str] = ""

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.names)

    def parse(self, raw: Any) -> Value:
        # Nearly every value is a level as it stands; the long way round is for the others.
        if isinstance(raw, str) and raw in self._known:
            return raw
        if isinstance(raw, list) and raw:
            chosen = chosen_names(raw, self.names, "level")
            return chosen if len(chosen) > 1 else chosen[0]
        return level_name(raw, self.names, "level")

    def parse_part(self, raw: Any) -> str:
        return level_name(raw, self.names, "level")

    def read_code(self, cell: Any, ids: Mapping[str, str]) -> Any:
        if isinstance(cell, str):
            parts = split(cell) if cell not in ids else [cell]
            # A level's own name may hold a comma: only where a part is a level does it stand for itself.
            if len(parts) > 1 and any(ids.get(part, part) in self._known for part in parts):
                cell = parts
        return [named(item, ids) for item in cell] if isinstance(cell, list) else named(cell, ids)

    @property
    def preferences(self) -> tuple[str, ...]:
        return self.names

    def code(self, value: Value) -> str:
        return " | ".join(map(str, parts_of(value)))

    def everything(self) -> Levels:
        return Levels(self, self._known)

    def nothing(self) -> Levels:
        return Levels(self, frozenset())

    def of(self, value: Value) -> Levels:
        return self.of_parts(parts_of(value))

    def of_parts(self, parts: tuple[Part, ...]) -> Levels:
        return Levels(self, frozenset(map(str, parts)))

    def without(self, parts: tuple[Part, ...]) -> Levels:
        return Levels(self, self._known.difference(map(str, parts)))

    def apart(self, one: Any, other: Any) -> float:
        return float(one != other)

    def between(self, a: Sequence[Value], b: Sequence[Value], steps: int) -> Iterator[Value]:
        yield from self.names


@dataclass(frozen=True, repr=False)
class OrdinalScale(NominalScale):
    """Named levels in order.

    Parameters
    ----------
    values : tuple of Level
        At least two, in order.
    at : tuple of float or None
        One strictly increasing number a level where the steps are not equal; None for equal steps.
    """

    at: tuple[float, ...] | None = None
    level: ClassVar[str] = "ordinal"
    fields: ClassVar[tuple[str, ...]] = (*NominalScale.fields, "at")
    optional: ClassVar[tuple[str, ...]] = (*NominalScale.optional, "at")
    has_order: ClassVar[bool] = True

    def parse_uncertain(self, raw: Any) -> Value:
        """Return the levels in doubt; `{from: a, to: b}` and `a..b` are those from one to the other."""
        low, dots, high = raw.partition("..") if isinstance(raw, str) else ("", "", "")
        ends = {"from": low.strip(), "to": high.strip()} if dots else raw
        if not isinstance(ends, dict) or set(ends) != {"from", "to"}:
            return super().parse_uncertain(raw)
        first, last = (self.names.index(self.parse_part(ends[end])) for end in ("from", "to"))
        if first > last:
            names = {"first": self.names[first], "last": self.names[last]}
            message = Message("finding.range-reversed.levels", **names)
            raise OffScaleError("range-reversed", message, Message("finding.range-reversed.hint"))
        return super().parse_uncertain(list(self.names[first : last + 1]))

    @property
    def preferences(self) -> tuple[str, ...]:
        return (MORE, LESS, *self.names)

    def coordinate(self, part: Part) -> float:
        """Return the rank of a level, or its `at:` number, scaled to [0, 1]."""
        return self._places[str(part)]

    @cached_property
    def _places(self) -> dict[str, float]:
        at = self.at or range(len(self.values))
        return {name: (step - at[0]) / (at[-1] - at[0]) for name, step in zip(self.names, at, strict=True)}

    def place(self, outcome: Any) -> float:
        return self.coordinate(outcome)

    def apart(self, one: Any, other: Any) -> float:
        return abs(self.coordinate(one) - self.coordinate(other))

    @property
    def has_midpoint(self) -> bool:
        """An odd number of levels has a middle one, neutral if it lies half way (`at` may have moved it)."""
        middle = self.names[len(self.values) // 2]
        return len(self.values) % 2 == 1 and isclose(self.coordinate(middle), 0.5)

    @property
    def has_near(self) -> bool:
        """With fewer than five levels a step is a quarter of the scale or more, and nothing is near."""
        return len(self.values) >= FEWEST_FOR_NEAR

    @classmethod
    def from_declaration(cls, given: Given, faults: Faults) -> Self | None:
        found = super().from_declaration(given, faults)
        if found is None or "at" not in given:
            return found
        return replace(found, at=_steps(found.names, given["at"], faults))

    def declaration(self) -> dict[str, Any]:
        steps = {"at": dict(zip(self.names, self.at, strict=True))} if self.at else {}
        return {**super().declaration(), **steps}

    def rest(self, rejects: tuple[Part, ...]) -> tuple[Interval, ...]:
        """Return where the levels lie that are not ruled out, neighbours as one stretch."""
        runs = (list(names) for ruled, names in groupby(self.names, key=rejects.__contains__) if not ruled)
        return tuple((self.coordinate(run[0]), self.coordinate(run[-1])) for run in runs)

    def page_data(self) -> dict[str, Any]:
        return {**super().page_data(), "level": "ordinal"}

    @property
    def length(self) -> float:
        """How many steps it is long."""
        return len(self.names) - 1

    def measured(self, place: float) -> float:
        """Return a place as a rank, the first being 1; between two levels in proportion."""
        places = list(map(self.coordinate, self.names))
        above = min(max(1, bisect_right(places, place)), len(places) - 1)
        low, high = places[above - 1], places[above]
        return above + (place - low) / (high - low)

    def measured_text(self, measured: float, language: str = ENGLISH) -> str:
        below = min(floor(measured + _HAIR), len(self.names)) - 1
        low = self.part_text(self.names[below], language=language)
        if abs(measured - below - 1) < _HAIR:
            return low
        high = self.part_text(self.names[below + 1], language=language)
        rank = rounded(measured, 2, language)
        return say(language, "rank.between", rank=rank, low=low, number=below + 1, high=high)

    def working(self, a: Value, b: Value, distance: float, language: str = ENGLISH) -> str:
        steps = dict(zip(self.names, self.at or map(float, range(len(self.names))), strict=True))
        pairs = product(map(str, parts_of(a)), map(str, parts_of(b)))
        one, other = min(pairs, key=lambda pair: abs(self.coordinate(pair[0]) - self.coordinate(pair[1])))
        first, last = steps[self.names[0]], steps[self.names[-1]]
        figures = {"x": steps[one], "y": steps[other], "first": first, "last": last, "width": last - first}
        return say(
            language,
            "working.steps",
            a=quoted(self.part_text(one, language=language)),
            b=quoted(self.part_text(other, language=language)),
            distance=rounded(distance, 3, language),
            minuend=signed(steps[one], language),
            subtrahend=signed(steps[other], language),
            **{name: rounded(number, 3, language) for name, number in figures.items()},
        )


_HAIR = 1e-9


def signed(number: float, language: str = ENGLISH) -> str:
    """Return a number that may stand behind a minus: in brackets where it is negative."""
    text = rounded(number, 3, language)
    return f"({text})" if number < 0 else text


def _steps(names: tuple[str, ...], at: dict[str, Any], faults: Faults) -> tuple[float, ...] | None:
    for name in (name for name in at if name not in names):
        message = Message("finding.bad-scale.at", name=shown(name))
        faults("at", message, suggestion(name, names))
        return None
    numbers = [float(step) for step in map(at.get, names) if isinstance(step, int | float)]
    rising = all(low < high for low, high in pairwise(numbers))
    if len(numbers) == len(names) and rising and isfinite(numbers[-1] - numbers[0]):
        return tuple(numbers)
    faults("at", Message("finding.bad-scale.at-rising"))
    return None


def level_name(raw: Any, names: tuple[str, ...], noun: str) -> str:
    """Return `raw` as one of the names.

    Raises
    ------
    OffScaleError
        Where it is not one of them, or not a single name at all.
    """
    if raw is None or isinstance(raw, dict | list):
        message = Message(f"finding.bad-value.{noun}", found=kind_of(raw), names=listed(names))
        raise OffScaleError("bad-value", message)
    text = plain_text(raw)
    if text in names:
        return text
    if isinstance(raw, str):
        raise OffScaleError(
            "off-scale",
            Message("finding.bad-choice.found", found=shown(raw), words=listed(names)),
            suggestion(text, names),
        )
    message = Message("finding.number-without-unit.found", number=text, names=listed(names))
    raise OffScaleError("number-without-unit", message, suggestion(text, names))


def chosen_names(raw: list[Any], names: tuple[str, ...], noun: str) -> tuple[str, ...]:
    """Return the names in a list, in the order of the scale.

    Raises
    ------
    OffScaleError
        Where one of them is no name, or stands twice.
    """
    chosen: dict[str, int] = {}
    for index, item in enumerate(raw):
        try:
            name = level_name(item, names, noun)
        except OffScaleError as error:
            raise error.at(index) from None
        if chosen.setdefault(name, index) != index:
            message = Message(f"finding.duplicate-outcome.{noun}", name=repr(name))
            hint = Message(f"finding.duplicate-outcome.{noun}.hint")
            raise OffScaleError("duplicate-outcome", message, hint, (index,))
    return tuple(name for name in names if name in chosen)
