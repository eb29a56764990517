"""The date scale: a day or a stretch of days inside a declared window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, ClassVar, Self

from negotiation_kit.errors import ToldError, listed, shown
from negotiation_kit.scales.base import OffScaleError
from negotiation_kit.scales.edtf import Edtf, parse_edtf
from negotiation_kit.scales.line import MEANINGS, Line, Piece
from negotiation_kit.scales.parts import (
    Control,
    Faults,
    Given,
    Interval,
    Part,
    Schema,
    Value,
    date_range,
    dates_of,
)
from negotiation_kit.wording import ENGLISH, Message, Translations, day_words, days_words, rounded, say, told

_HELP = "finding.bad-date.forms-of-day"


@dataclass(frozen=True, repr=False)
class DateScale(Line):
    """Days inside a window.

    Parameters
    ----------
    min, max : datetime.date
        First and last day of the window; `min < max`.
    min_means, max_means : str or None
        What the ends of the window stand for.
    """

    min: date
    max: date
    min_means: str | None = None
    max_means: str | None = None
    translations: Translations = ()
    level: ClassVar[str] = "date"
    empty_told: ClassVar[tuple[str, str]] = ("finding.bad-date.empty", _HELP)
    fields: ClassVar[tuple[str, ...]] = ("min", "max", *MEANINGS)

    @property
    def whole(self) -> bool:
        """Days are always whole."""
        return True

    def read_code(self, cell: Any, ids: Mapping[str, str]) -> Any:
        return dates_of(cell) if isinstance(cell, str) else cell

    def parse_part(self, raw: Any) -> Edtf:
        try:
            parsed = parse_edtf(_expression(raw))
        except ValueError as error:
            raise OffScaleError("bad-date", error.args[0], Message(_HELP)) from None
        first, last = parsed.first or self.min, parsed.last or self.max
        if first < self.min or last > self.max:
            message = Message(
                "finding.outside-anchors.window",
                date=parsed.text,
                start=self.min.isoformat(),
                end=self.max.isoformat(),
            )
            hint = Message("finding.outside-anchors.window.hint")
            raise OffScaleError("outside-anchors", message, hint)
        return parsed

    def plain(self, part: Part) -> Any:
        assert isinstance(part, Edtf)
        return part.text

    def part_text(self, part: Part, unit: bool = True, language: str = ENGLISH) -> str:
        assert isinstance(part, Edtf)
        return date_text(part, language)

    @property
    def limits(self) -> Interval:
        return 0.0, float((self.max - self.min).days)

    def ends(self, part: Part) -> tuple[float | None, float | None]:
        assert isinstance(part, Edtf)
        return self._count(part.first), self._count(part.last)

    def stretch(self, low: float, high: float) -> Edtf:
        first, last = (date.fromordinal(self.min.toordinal() + round(end)) for end in (low, high))
        return Edtf(first.isoformat() if first == last else f"{first}/{last}", first, last)

    def piece_text(self, piece: Piece, language: str = ENGLISH) -> str:
        return self.part_text(self.stretch(piece.low, piece.high), language=language)

    @classmethod
    def from_declaration(cls, given: Given, faults: Faults) -> Self | None:
        days = [_anchor(given, name, faults) for name in ("min", "max")]
        if None in days:
            return None
        first, last = days[0].first, days[1].last  # type: ignore[union-attr]
        if first is None or last is None or first >= last:
            faults("max", Message("finding.bad-scale.window"))
            return None
        return cls(first, last, **told({name: given[name] for name in MEANINGS if name in given}))

    def declaration(self) -> dict[str, Any]:
        return {"level": self.level, **self._window, **self._meanings}

    def end_schema(self) -> Schema:
        return {"type": ["string", "integer"]}

    @property
    def anchors(self) -> tuple[date, date]:
        return self.min, self.max

    def end_texts(self, language: str = ENGLISH) -> tuple[str, str]:
        return day_text(self.min, language), day_text(self.max, language)

    @property
    def control(self) -> Control:
        """A field for a day or a stretch of days."""
        low, high = self._window.values()
        return Control(field="date", low=low, high=high, forms="2025-06-20 or 2025-06-20/2025-06-30")

    def sample(self, random: Random) -> Value:
        day = random.randint(self.min.toordinal(), self.max.toordinal())
        return self.parse(date.fromordinal(day).isoformat())

    def page_data(self) -> dict[str, Any]:
        return {"level": self.level, **self._window}

    @property
    def length(self) -> float:
        """How many days lie between the first and the last."""
        return (self.max - self.min).days

    def measured(self, place: float) -> date:
        return self.min + timedelta(days=round(place * self.length))

    def measured_text(self, measured: date, language: str = ENGLISH) -> str:
        return day_text(measured, language)

    def value_at(self, place: float) -> tuple[Part, ...]:
        # A day that has begun is not over: a place between two days is still the earlier one.
        return self.parse((self.min + (self.max - self.min) * place).isoformat())

    def working(self, a: Value, b: Value, distance: float, language: str = ENGLISH) -> str:
        one, other = (day_text(self.measured(end), language) for end in self.nearest_ends(a, b))
        days, window = round(distance * self.length), round(self.length)
        if days:
            share = rounded(distance, 3, language)
            told = say(language, "working.days", a=one, b=other, n=days, window=window, distance=share)
        else:
            told = say(language, "working.met-day", a=one)
        return self.of_nearest(told, a, b, language)

    @property
    def _window(self) -> dict[str, str]:
        return {"min": self.min.isoformat(), "max": self.max.isoformat()}

    def _count(self, day: date | None) -> float | None:
        return None if day is None else float((day - self.min).days)


def date_text(found: Edtf, language: str = ENGLISH) -> str:
    """Return a date, or a stretch of days, for people.

    A stretch says month and year once where both its ends share them.

    Examples
    --------
    >>> date_text(parse_edtf("2025-06-20/2025-06-30")), date_text(parse_edtf("2025-06-20/2025-07-02"))
    ('20–30 June 2025', '20 June – 2 July 2025')
    >>> date_text(parse_edtf("2025-06-30/.."), "uk")
    'з 30 червня 2025 року'
    """
    if found.first is None or found.last is None:
        open_end = "value.from" if found.first else "value.up-to"
        text = say(language, open_end, date=day_text(found.first or found.last, language))
    else:
        text = days_words(found.first, found.last, language)
    return say(language, "value.about", date=text) if found.approximate else text


def day_text(day: date | None, language: str = ENGLISH) -> str:
    """Return a day for people, the same in every locale.

    Examples
    --------
    >>> day_text(date(2025, 6, 2)), day_text(date(2025, 6, 2), "uk")
    ('2 June 2025', '2 червня 2025 року')
    """
    return "?" if day is None else day_words(day, language)


def _anchor(given: Given, name: str, faults: Faults) -> Edtf | None:
    raw = given.get(name)
    try:
        return parse_edtf("" if isinstance(raw, list | dict) or raw is None else str(raw))
    except ValueError as error:
        faults(name, error.args[0], code="bad-date")
        return None


def _expression(raw: Any) -> str:
    if not isinstance(raw, dict):
        if isinstance(raw, list) or raw is None:
            raise ToldError(Message("finding.bad-date.no-date", found=shown(raw)))
        return raw.isoformat()[:10] if isinstance(raw, date) else date_range(str(raw))
    keys = set(raw)
    if keys == {"from", "to"}:
        return f"{raw['from']}/{raw['to']}"
    if keys in ({"at_least"}, {"at_most"}):
        return f"{raw['at_least']}/.." if "at_least" in raw else f"../{raw['at_most']}"
    raise ToldError(Message("finding.bad-date.mapping", keys=listed(map(str, raw))))
