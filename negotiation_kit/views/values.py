"""Values in words for people, in the shortest form that cannot be misread."""

from __future__ import annotations

from datetime import date

from negotiation_kit.edtf import Edtf
from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    NominalScale,
    Part,
    Scale,
    SetScale,
    Value,
    day_text,
    number_text,
    parts_of,
)


def value_text(scale: Scale, value: Value) -> str:
    """Return a value in words."""
    return parts_text(scale, parts_of(value))


def parts_text(scale: Scale, parts: tuple[Part, ...]) -> str:
    """Return several parts in words, as the scale joins them."""
    if isinstance(scale, DateScale):
        return " or ".join(part_text(scale, part) for part in parts)
    return scale.parts_text(parts)


def part_text(scale: Scale, part: Part, *, unit: bool = True) -> str:
    """Return one part in words.

    Examples
    --------
    >>> from negotiation_kit.edtf import parse_edtf
    >>> part_text(DateScale(date(2025, 1, 1), date(2025, 12, 31)), parse_edtf("2025-06-20/2025-06-30"))
    '20–30 June 2025'
    """
    if isinstance(part, Edtf) and part.first and part.last and part.first != part.last:
        return ("about " if part.approximate else "") + days_text(part.first, part.last)
    return scale.part_text(part, unit=unit)


def level_text(scale: Scale, name: str) -> str:
    """Return a level or option in words: its label, or its name with spaces."""
    return scale.part_text(name)


def days_text(first: date, last: date) -> str:
    """Return a stretch of days, saying month and year once where both ends share them.

    Examples
    --------
    >>> days_text(date(2025, 6, 20), date(2025, 6, 30)), days_text(date(2025, 6, 20), date(2025, 7, 2))
    ('20–30 June 2025', '20 June – 2 July 2025')
    """
    start, end = day_text(first), day_text(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    if first.year == last.year:
        return f"{start.removesuffix(f' {first.year}')} – {end}"
    return f"{start} – {end}"


def ends_text(scale: Scale) -> tuple[str, str]:
    """Return the two ends of a scale for the ends of its drawing."""
    if isinstance(scale, DateScale):
        return day_text(scale.min), day_text(scale.max)
    if isinstance(scale, IntervalScale):
        return number_text(scale.min), f"{number_text(scale.max)} {scale.unit}"
    assert isinstance(scale, NominalScale | SetScale)
    names = scale.names
    return level_text(scale, names[0]), level_text(scale, names[-1])
