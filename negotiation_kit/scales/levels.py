"""Scales of named levels: nominal (no order) and ordinal (in order)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isclose
from typing import Any, ClassVar

from negotiation_kit.errors import listed, shown, suggestion
from negotiation_kit.scales.base import LESS, MORE, OffScaleError, Part, Scale, Value, parts_of
from negotiation_kit.scales.regions import Levels
from negotiation_kit.scales.typed import split
from negotiation_kit.wording import ENGLISH, Message, Translations, translated

FEWEST_FOR_NEAR = 5


@dataclass(frozen=True)
class Level:
    """A named level, what it means, and how it is shown where its name with spaces will not do."""

    name: str
    meaning: str
    label: str | None = None
    translations: Translations = ()

    @property
    def text(self) -> str:
        """The level in words."""
        return self.text_in(ENGLISH)

    def text_in(self, language: str) -> str:
        """Return the level in words of a language, where the case gives them."""
        return translated(self, "label", language) or self.name.replace("-", " ")


@dataclass(frozen=True)
class NominalScale(Scale):
    """Named options without an order.

    Parameters
    ----------
    values : tuple of Level
        At least two.
    """

    values: tuple[Level, ...]
    level: ClassVar[str] = "nominal"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The level names, in the declared order."""
        return tuple(level.name for level in self.values)

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

    def plain(self, part: Part) -> Any:
        return part

    def part_text(self, part: Part, unit: bool = True, language: str = ENGLISH) -> str:
        return next((level.text_in(language) for level in self.values if level.name == part), str(part))

    def meaning(self, name: str) -> str:
        """Return what a level means."""
        return next(level.meaning for level in self.values if level.name == name)

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


@dataclass(frozen=True)
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
        rank = self.names.index(str(part))
        if self.at is None:
            return rank / (len(self.values) - 1)
        return (self.at[rank] - self.at[0]) / (self.at[-1] - self.at[0])

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


def level_name(raw: Any, names: tuple[str, ...], noun: str) -> str:
    """Return `raw` as one of the names.

    Raises
    ------
    OffScaleError
        Where it is not one of them, or not a single name at all.
    """
    if raw is None or isinstance(raw, dict | list):
        raise OffScaleError("bad-value", f"found {_kind(raw)}, expected one {noun}: {listed(names)}")
    text = plain_text(raw)
    if text in names:
        return text
    if isinstance(raw, str):
        raise OffScaleError(
            "off-scale", f"found {shown(raw)}, expected one of: {listed(names)}", suggestion(text, names)
        )
    message = f"found the number {text}, but the scale has no unit; expected one of: {listed(names)}"
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
            raise OffScaleError(error.code, error.message, error.hint, (index,)) from None
        if chosen.setdefault(name, index) != index:
            message = f"the {noun} {name!r} stands twice in the list"
            raise OffScaleError("duplicate-outcome", message, f"name each {noun} once", (index,))
    return tuple(name for name in names if name in chosen)


def named(cell: Any, ids: Mapping[str, str]) -> Any:
    """Return the id of a name in a cell; what no level is called stays as it is, or is text."""
    if cell is None or isinstance(cell, list | dict):
        return cell
    text = unicodedata.normalize("NFC", plain_text(cell)).strip()
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return ids.get(text, cell if is_number else text)


def plain_text(raw: Any) -> str:
    """Return a number or text as the text a level would have: 4 and 4.0 are both `4`."""
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)


def _kind(raw: Any) -> str:
    if raw is None:
        return "nothing"
    return "a list" if isinstance(raw, list) else "a mapping"
