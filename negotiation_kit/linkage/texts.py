"""Stretches of a line, which are kept in [0, 1], back in the words of their scale."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from negotiation_kit.scales import DateScale, Interval, IntervalScale, Line, day_text, number_text


def interval_texts(scale: Line, intervals: Iterable[Interval]) -> list[str]:
    """Return each stretch in words, with its unit.

    Examples
    --------
    >>> from negotiation_kit.scales import RatioScale
    >>> interval_texts(RatioScale("days", 0, 30), [(0, 0.1), (0.5, 0.5)])
    ['0–3 days', '15 days']
    """
    return [_text(scale, *interval) for interval in intervals]


def _text(scale: Line, low: float, high: float) -> str:
    first, last = _at(scale, low), _at(scale, high)
    unit = f" {scale.unit}" if isinstance(scale, IntervalScale) else ""
    if first == last:
        return f"{first}{unit}"
    return f"{first} to {last}" if isinstance(scale, DateScale) else f"{first}–{last}{unit}"


def _at(scale: Line, coordinate: float) -> str:
    if isinstance(scale, DateScale):
        return day_text(scale.min + timedelta(days=round(coordinate * (scale.max - scale.min).days)))
    assert isinstance(scale, IntervalScale)
    return number_text(round(scale.min + coordinate * (scale.max - scale.min), 9))
