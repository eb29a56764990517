"""Scales of numbers with a unit and declared anchors: interval and ratio."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Any, ClassVar

from negotiation_kit.scales.base import Feasible, Interval, OffScaleError, Part, Scale, Span, Value, shown

RANGE_KEYS = ({"from", "to"}, {"at_least"}, {"at_most"})
RANGE_HELP = "a range is {from: 2, to: 3}, {at_least: 2} or {at_most: 3}"


class Line(Scale):
    """A scale whose values lie on a line between two anchors: numbers and dates share this geometry."""

    @abstractmethod
    def span(self, part: Part) -> Interval:
        """Return the two ends of a part in coordinates of [0, 1]."""

    def known(self, value: Value) -> Feasible:
        return Feasible(True, merged(self.span(part) for part in value if not isinstance(part, str)))

    def remaining(self, rejects: tuple[Part, ...]) -> Feasible:
        left = without([(0.0, 1.0)], [self.span(part) for part in rejects])
        return Feasible(False, tuple(left))

    def rules_out(self, rejects: tuple[Part, ...], value: Value) -> bool:
        barred = merged(self.span(part) for part in rejects)
        return all(any(low <= a and b <= high for low, high in barred) for a, b in self.known(value).outcomes)

    def coordinate(self, part: Part) -> float:
        """Return the middle of a part in coordinates of [0, 1]."""
        low, high = self.span(part)
        return (low + high) / 2


@dataclass(frozen=True)
class IntervalScale(Line):
    """Numbers with a unit, measured between two declared anchors; zero is a convention.

    Parameters
    ----------
    unit : str
    min, max : float
        The anchors; `min < max`.
    min_means, max_means : str or None
        What the anchors stand for.
    """

    unit: str
    min: float
    max: float
    min_means: str | None = None
    max_means: str | None = None
    level: ClassVar[str] = "interval"

    @property
    def has_midpoint(self) -> bool:
        """The centre between the anchors."""
        return True

    def parse(self, raw: Any) -> tuple[Part, ...]:
        if not isinstance(raw, list):
            return (self.parse_part(raw),)
        if not raw:
            raise OffScaleError("bad-value", "found an empty list, expected a number or a range", RANGE_HELP)
        return tuple(self._item(index, item) for index, item in enumerate(raw))

    def parse_part(self, raw: Any) -> Span:
        if not isinstance(raw, dict):
            number = self._number(raw)
            return Span(number, number)
        if set(raw) not in RANGE_KEYS:
            raise OffScaleError("bad-value", f"found a mapping with {', '.join(map(str, raw)) or 'nothing'}", RANGE_HELP)
        low = self._number(raw.get("from", raw.get("at_least")), *_key(raw, "from", "at_least"))
        high = self._number(raw.get("to", raw.get("at_most")), *_key(raw, "to", "at_most"))
        if low is not None and high is not None and low > high:
            hint = f"write {{from: {number_text(high)}, to: {number_text(low)}}} if that is meant"
            raise OffScaleError("range-reversed", f"the range runs from {low} down to {high}", hint)
        return Span(low, high)

    def plain(self, part: Part) -> Any:
        assert isinstance(part, Span)
        low, high = part.low, part.high
        if low == high:
            return low
        if high is None:
            return {"at_least": low}
        return {"at_most": high} if low is None else {"from": low, "to": high}

    def part_text(self, part: Part, unit: bool = True) -> str:
        assert isinstance(part, Span)
        tail = f" {self.unit}" if unit else ""
        return _span_text(part) + tail

    def parts_text(self, parts: tuple[Part, ...]) -> str:
        return " or ".join(self.part_text(part, unit=False) for part in parts) + f" {self.unit}"

    def part_code(self, part: Part) -> str:
        assert isinstance(part, Span)
        low, high = (None if end is None else plain_number(end) for end in (part.low, part.high))
        if low == high:
            return low or ""
        return f">={low}" if high is None else f"<={high}" if low is None else f"{low}..{high}"

    def span(self, part: Part) -> Interval:
        assert isinstance(part, Span)
        low = self.min if part.low is None else part.low
        high = self.max if part.high is None else part.high
        width = self.max - self.min
        return (low - self.min) / width, (high - self.min) / width

    def zone(self, a: Value, a_accepts: tuple[Part, ...], b: Value, b_accepts: tuple[Part, ...]) -> tuple[Part, ...]:
        pairs = ((self._ends(one), self._ends(other)) for one in (*a, *a_accepts) for other in (*b, *b_accepts))
        return tuple(Span(low, high) for low, high in merged(_common(pairs)))

    def _ends(self, part: Part) -> Interval:
        assert isinstance(part, Span)
        return self.min if part.low is None else part.low, self.max if part.high is None else part.high

    def _item(self, index: int, raw: Any) -> Span:
        try:
            return self.parse_part(raw)
        except OffScaleError as error:
            raise OffScaleError(error.code, error.message, error.hint, (index, *error.path)) from None

    def _number(self, raw: Any, *path: str) -> float | None:
        if raw is None and not path:
            return None
        if isinstance(raw, bool) or not isinstance(raw, int | float) or not isfinite(raw):
            expected = f"expected a number of {self.unit} from {number_text(self.min)} to {number_text(self.max)}"
            raise OffScaleError("off-scale", f"found {shown(raw)}, {expected}", _number_hint(raw), path)
        if not self.min <= raw <= self.max:
            anchors = f"from {number_text(self.min)} to {number_text(self.max)} {self.unit}"
            hint = "widen the scale's min and max if the value is right"
            raise OffScaleError("outside-anchors", f"{number_text(raw)} lies outside the scale, {anchors}", hint, path)
        return raw


@dataclass(frozen=True)
class RatioScale(IntervalScale):
    """Numbers with a unit and a true zero, so that `min` is not below 0."""

    level: ClassVar[str] = "ratio"

    @property
    def has_midpoint(self) -> bool:
        """A scale that starts at nothing has no neutral middle."""
        return False


def merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return the union of closed intervals as sorted, disjoint intervals.

    Examples
    --------
    >>> merged([(0.5, 1), (0, 0.25), (0.25, 0.3)])
    ((0, 0.3), (0.5, 1))
    """
    union: list[Interval] = []
    for low, high in sorted(intervals):
        if union and low <= union[-1][1]:
            union[-1] = (union[-1][0], max(high, union[-1][1]))
        else:
            union.append((low, high))
    return tuple(union)


def without(intervals: list[Interval], barred: list[Interval]) -> list[Interval]:
    """Return the closure of the intervals less the barred ones; a barred single point removes nothing but itself.

    Examples
    --------
    >>> without([(0, 1)], [(0.5, 1)])
    [(0, 0.5)]
    >>> without([(0, 1)], [(0, 1)])
    []
    """
    for low, high in merged(barred):
        cut = [(a, b) for a, b in intervals if b < low or a > high]
        for a, b in (pair for pair in intervals if pair not in cut):
            cut += [(a, low)] if a < low else []
            cut += [(high, b)] if b > high else []
        intervals = sorted(cut)
    return intervals


def plain_number(number: float) -> str:
    """Return a number without a needless `.0`."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def number_text(number: float | None) -> str:
    """Return a number for people, thousands grouped.

    Examples
    --------
    >>> number_text(6000), number_text(2.5)
    ('6,000', '2.5')
    """
    if number is None:
        return "?"
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,}"


def _span_text(part: Span) -> str:
    if part.low == part.high:
        return number_text(part.low)
    if part.high is None:
        return f"at least {number_text(part.low)}"
    return f"at most {number_text(part.high)}" if part.low is None else f"{number_text(part.low)}–{number_text(part.high)}"


def _common(pairs: Iterable[tuple[Interval, Interval]]) -> list[Interval]:
    both = [(max(a[0], b[0]), min(a[1], b[1])) for a, b in pairs]
    return [(low, high) for low, high in both if low <= high]


def _key(raw: dict[str, Any], *names: str) -> tuple[str, ...]:
    return tuple(name for name in names if name in raw)


def _number_hint(raw: Any) -> str:
    if isinstance(raw, str) and raw.replace(",", "").replace("_", "").replace(" ", "").isdigit():
        return f"write {raw.replace(',', '').replace('_', '').replace(' ', '').lstrip('0') or '0'} without quotes or separators"
    if isinstance(raw, dict | list):
        return RANGE_HELP
    return ""
