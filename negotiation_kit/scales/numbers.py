"""Scales of numbers with a unit and declared anchors: interval and ratio."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, isfinite
from random import Random
from typing import Any, ClassVar, Self

from negotiation_kit.errors import listed, shown
from negotiation_kit.scales.base import OffScaleError
from negotiation_kit.scales.line import MEANINGS, Line, Piece
from negotiation_kit.scales.parts import (
    NUMBER_RANGE,
    Control,
    Faults,
    Given,
    Interval,
    Part,
    Schema,
    Span,
    Tick,
    Value,
    alternatives,
    kind_of,
    number_range,
    numbers_of,
)
from negotiation_kit.wording import (
    ENGLISH,
    Message,
    Spoken,
    Translations,
    of_count,
    rounded,
    say,
    thousands,
    told,
    translated,
    wording,
)

RANGE_KEYS = ({"from", "to"}, {"at_least"}, {"at_most"})
_GROUPED = re.compile(r"\d{1,3}(?:[ ,_']\d{3})*|\d+", re.ASCII)
_RANGE_SIGN = re.compile(r"^[<>]|\.\.")
_RANGE_HELP = "finding.bad-value.range.hint"


@dataclass(frozen=True, repr=False)
class IntervalScale(Line):
    """Numbers with a unit, measured between two declared anchors; zero is a convention.

    Parameters
    ----------
    unit : str
    min, max : float
        The anchors; `min < max`.
    min_means, max_means : str or None
        What the anchors stand for.
    whole : bool
        Whether only whole numbers count, as of people.
    """

    unit: str
    min: float
    max: float
    min_means: str | None = None
    max_means: str | None = None
    translations: Translations = ()
    whole: bool = False
    level: ClassVar[str] = "interval"
    empty_told: ClassVar[tuple[str, str]] = ("finding.bad-value.no-number", _RANGE_HELP)
    adds_up: ClassVar[bool] = True
    fields: ClassVar[tuple[str, ...]] = ("unit", "min", "max", "whole", *MEANINGS)
    optional: ClassVar[tuple[str, ...]] = ("whole", *MEANINGS)

    @property
    def has_midpoint(self) -> bool:
        """The centre between the anchors."""
        return True

    def read_code(self, cell: Any, ids: Mapping[str, str]) -> Any:
        return numbers_of(cell) if isinstance(cell, str) else cell

    def parse_part(self, raw: Any) -> Span:
        raw = number_range(raw) or raw if isinstance(raw, str) else raw
        if not isinstance(raw, dict):
            number = self._number(raw)
            return Span(number, number)
        if set(raw) not in RANGE_KEYS:
            raise OffScaleError(
                "bad-value",
                Message("finding.bad-value.mapping", keys=listed(map(str, raw))),
                Message(_RANGE_HELP),
            )
        low, high = self._end(raw, "from", "at_least"), self._end(raw, "to", "at_most")
        if low is not None and high is not None and low > high:
            hint = Message("finding.range-reversed.write", start=plain_number(high), end=plain_number(low))
            message = Message("finding.range-reversed.found", low=low, high=high)
            raise OffScaleError("range-reversed", message, hint)
        return Span(low, high)

    def plain(self, part: Part) -> Any:
        assert isinstance(part, Span)
        low, high = part.low, part.high
        if low == high:
            return low
        if high is None:
            return {"at_least": low}
        return {"at_most": high} if low is None else {"from": low, "to": high}

    def part_text(self, part: Part, unit: bool = True, language: str = ENGLISH) -> str:
        assert isinstance(part, Span)
        tail = f" {self._unit(part, language)}" if unit else ""
        return _span_text(part, language) + tail

    def parts_text(self, parts: tuple[Part, ...], language: str = ENGLISH) -> str:
        numbers = (self.part_text(part, unit=False, language=language) for part in parts)
        last = parts[-1]
        assert isinstance(last, Span)
        return f"{alternatives(numbers, language)} {self._unit(last, language)}"

    def part_code(self, part: Part) -> str:
        assert isinstance(part, Span)
        if part.low is not None and part.low == part.high:
            return plain_number(part.low)
        low, high = (None if end is None else plain_number(end) for end in (part.low, part.high))
        return f">={low}" if high is None else f"<={high}" if low is None else f"{low}..{high}"

    @property
    def limits(self) -> Interval:
        return self.min, self.max

    def ends(self, part: Part) -> tuple[float | None, float | None]:
        assert isinstance(part, Span)
        return part.low, part.high

    def stretch(self, low: float, high: float) -> Span:
        return Span(low, high)

    def amount_text(self, low: float | None, high: float | None) -> str:
        return self.part_text(Span(low, high))

    def piece_text(self, piece: Piece, language: str = ENGLISH) -> str:
        if not (piece.low_open or piece.high_open):
            return self.part_text(Span(piece.low, piece.high), language=language)
        low, high = number_text(piece.low, language), number_text(piece.high, language)
        start = say(language, "value.over", number=low) if piece.low_open else low
        end = say(language, "value.under", number=high) if piece.high_open else high
        return f"{say(language, 'value.to', start=start, end=end)} {self.unit_text(language, piece.high)}"

    @classmethod
    def from_declaration(cls, given: Given, faults: Faults) -> Self | None:
        low, high = (_anchor(given, name, faults) for name in ("min", "max"))
        if low is None or high is None or "unit" not in given:
            return None
        if low >= high or not isfinite(high - low):
            faults("max", Message("finding.bad-scale.ends", high=shown(high), low=shown(low)))
            return None
        if given.get("whole") and not _whole_ends(given, faults):
            return None
        rest = {name: given[name] for name in ("unit", "whole", *MEANINGS) if name in given}
        return cls(min=low, max=high, **told(rest))

    def declaration(self) -> dict[str, Any]:
        fields = {"unit": wording(self, "unit"), "min": self.min, "max": self.max}
        whole = {"whole": True} if self.whole else {}
        return {"level": self.level, **fields, **whole, **self._meanings}

    def end_schema(self) -> Schema:
        kind = "integer" if self.whole else "number"
        return {"type": kind, "minimum": self.min, "maximum": self.max, "description": self.unit_text()}

    def part_schema(self) -> Schema:
        typed = {"type": "string", "pattern": f"^{NUMBER_RANGE}$"}
        return {"anyOf": [*super().part_schema()["anyOf"], typed]}

    @property
    def anchors(self) -> tuple[float, float]:
        return self.min, self.max

    def unit_text(self, language: str = ENGLISH, number: float | None = None) -> str:
        return of_count(translated(self, "unit", language), number, language)

    def _unit(self, span: Span, language: str) -> str:
        return self.unit_text(language, span.low if span.high is None else span.high)

    def end_texts(self, language: str = ENGLISH) -> tuple[str, str]:
        low, high = (number_text(end, language) for end in self.limits)
        return low, f"{high} {self.unit_text(language, self.max)}"

    def ticks(self, language: str = ENGLISH, inner: int = 0) -> tuple[Tick, ...]:
        low, high = super().ticks(language)
        places = (number / (inner + 1) for number in range(1, inner + 1))
        return low, *(Tick(place, number_text(self.measured(place), language)) for place in places), high

    @property
    def control(self) -> Control:
        """A field for a number or a range."""
        low, high = map(plain_number, self.limits)
        step = "1" if self.whole else "any"
        return Control(field="number", low=low, high=high, step=step, forms="7, 2..3, >=2 or <=3")

    def sample(self, random: Random) -> Value:
        number = float(round(random.uniform(self.min, self.max)))
        return self.parse(min(max(number, self.min), self.max))

    def page_data(self) -> dict[str, Any]:
        return {"level": self.level, "min": self.min, "max": self.max, "unit": self.unit_text()}

    @property
    def length(self) -> float:
        """From anchor to anchor, in its unit."""
        return self.max - self.min

    def measured(self, place: float) -> float:
        return self.min + place * self.length

    def measured_text(self, measured: float, language: str = ENGLISH) -> str:
        return f"{rounded(measured, 2, language)} {self.unit_text(language, round(measured, 2))}"

    def value_at(self, place: float) -> tuple[Part, ...]:
        return self.parse(min(max(self._near(place), self.min), self.max))

    def working(self, a: Value, b: Value, distance: float, language: str = ENGLISH) -> str:
        one, other = (
            f"({text})" if text.startswith("-") else text
            for text in (number_text(self._near(end), language) for end in self.nearest_ends(a, b))
        )
        if distance == 0:
            met = self._near(self.nearest_ends(a, b)[0])
            told = say(language, "working.met-number", a=f"{one} {self.unit_text(language, met)}")
        else:
            width = f"{number_text(self.length, language)} {self.unit_text(language, self.length)}"
            share = rounded(distance, 3, language)
            told = say(language, "working.numbers", a=one, b=other, width=width, distance=share)
        return self.of_nearest(told, a, b, language)

    def _near(self, place: float) -> float:
        """Return the number at a place, without the dust of its arithmetic."""
        return round(self.measured(place), 0 if self.whole else 9)

    def _end(self, raw: dict[str, Any], *names: str) -> float | None:
        return next((self._number(raw[name], name) for name in names if name in raw), None)

    def _number(self, raw: Any, *path: str) -> float:
        if isinstance(raw, bool) or not isinstance(raw, int | float) or not isfinite(raw):
            message = Message(
                "finding.off-scale.number",
                found=shown(raw),
                unit=Spoken(self.unit_text),
                low=self.min,
                high=self.max,
            )
            raise OffScaleError("off-scale", message, _number_hint(raw), path)
        if not self.min <= raw <= self.max:
            message = Message(
                "finding.outside-anchors.found",
                number=raw,
                low=self.min,
                high=self.max,
                unit=Spoken(self.unit_text),
            )
            raise OffScaleError("outside-anchors", message, Message("finding.outside-anchors.hint"), path)
        if self.whole and raw != floor(raw):
            unit = Spoken(self.unit_text)
            message = Message("finding.not-whole.found", number=raw, unit=unit)
            low = floor(raw)
            hint = Message("finding.not-whole.hint", below=str(low), above=str(low + 1))
            raise OffScaleError("not-whole", message, hint, path)
        return raw


@dataclass(frozen=True, repr=False)
class RatioScale(IntervalScale):
    """Numbers with a unit and a true zero, so that `min` is not below 0."""

    level: ClassVar[str] = "ratio"

    @property
    def has_midpoint(self) -> bool:
        """A scale that starts at nothing has no neutral middle."""
        return False

    @classmethod
    def from_declaration(cls, given: Given, faults: Faults) -> Self | None:
        found = super().from_declaration(given, faults)
        if found is None or found.min >= 0:
            return found
        faults("min", Message("finding.bad-scale.below-zero"), Message("finding.bad-scale.below-zero.hint"))
        return None


def plain_number(number: float) -> str:
    """Return a number without a needless `.0`."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def number_text(number: float | None, language: str = ENGLISH) -> str:
    """Return a number for people, thousands grouped.

    Examples
    --------
    >>> number_text(6000), number_text(2.5)
    ('6,000', '2.5')
    """
    return "?" if number is None else thousands(number, language)


def _span_text(part: Span, language: str) -> str:
    low, high = number_text(part.low, language), number_text(part.high, language)
    if part.low == part.high:
        return low
    if part.high is None:
        return say(language, "value.at-least", number=low)
    return say(language, "value.at-most", number=high) if part.low is None else f"{low}–{high}"


def _number_hint(raw: Any) -> str:
    if isinstance(raw, dict | list) or (isinstance(raw, str) and _RANGE_SIGN.search(raw)):
        return Message(_RANGE_HELP)
    if isinstance(raw, str) and _GROUPED.fullmatch(raw):
        digits = re.sub(r"[^0-9]", "", raw).lstrip("0") or "0"
        return Message("finding.off-scale.digits.hint", digits=digits)
    return Message("finding.off-scale.number.hint") if isinstance(raw, str) else ""


def _anchor(given: Given, name: str, faults: Faults) -> float | None:
    number = given.get(name)
    if isinstance(number, int | float):
        return number
    found = Message("finding.found.text", text=shown(number)) if isinstance(number, str) else kind_of(number)
    message = Message("finding.bad-scale.end", found=found, end=name)
    faults(name, message, Message("finding.bad-scale.end.hint"))
    return None


def _whole_ends(given: Given, faults: Faults) -> bool:
    parted = [name for name in ("min", "max") if given[name] % 1]
    for name in parted:
        message = Message("finding.not-whole.end", end=name, number=given[name])
        faults(name, message, Message("finding.not-whole.end.hint"), code="not-whole")
    return not parted
