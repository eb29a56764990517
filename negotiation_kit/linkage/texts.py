"""Stretches of a line, which are kept in [0, 1], back in the words of their scale."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from negotiation_kit.scales import DateScale, Interval, IntervalScale, Line, number_text
from negotiation_kit.scales.dates import days_text


def interval_texts(scale: Line, intervals: Iterable[Interval], out: Collection[float] = ()) -> list[str]:
    """Return each stretch in words, with its unit.

    Parameters
    ----------
    scale : Line
    intervals : iterable of (float, float)
    out : collection of float
        Points that do not belong to them: ends, or points in between.

    Examples
    --------
    >>> from negotiation_kit.scales import RatioScale
    >>> days = RatioScale("days", 0, 30)
    >>> interval_texts(days, [(0, 0.1), (0.5, 0.5)])
    ['0–3 days', '15 days']
    >>> interval_texts(days, [(0.1, 0.5)], [0.1, 0.2]), interval_texts(days, [(0, 0.5)], [0.5])
    (['above 3, up to 15 days, except 6 days'], ['0 to below 15 days'])
    """
    return [_text(scale, low, high, sorted(out)) for low, high in intervals]


def _text(scale: Line, low: float, high: float, out: list[float]) -> str:
    if isinstance(scale, DateScale):
        return days_text(_day(scale, low), _day(scale, high))
    assert isinstance(scale, IntervalScale)
    inside = [f"{_number(scale, point)} {scale.unit}" for point in out if low < point < high]
    rest = f", except {' and '.join(inside)}" if inside else ""
    return f"{_ends(_number(scale, low), _number(scale, high), low in out, high in out)} {scale.unit}{rest}"


def _ends(low: str, high: str, low_out: bool, high_out: bool) -> str:
    if low == high:
        return low
    if low_out and high_out:
        return f"above {low} and below {high}"
    if low_out:
        return f"above {low}, up to {high}"
    if high_out:
        return f"{low} to below {high}"
    return f"{low} to {high}" if "-" in low + high else f"{low}–{high}"


def _day(scale: DateScale, coordinate: float) -> date:
    return scale.min + timedelta(days=round(coordinate * (scale.max - scale.min).days))


def _number(scale: IntervalScale, coordinate: float) -> str:
    return number_text(round(scale.min + coordinate * (scale.max - scale.min), 9))
