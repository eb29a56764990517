"""Values in words for people, in the shortest form that cannot be misread."""

from __future__ import annotations

from negotiation_kit.scales import Part, Scale, Value, parts_of
from negotiation_kit.wording import ENGLISH


def value_text(scale: Scale, value: Value, language: str = ENGLISH) -> str:
    """Return a value in words."""
    return parts_text(scale, parts_of(value), language)


def parts_text(scale: Scale, parts: tuple[Part, ...], language: str = ENGLISH) -> str:
    """Return several parts in words, as the scale joins them."""
    return scale.parts_text(parts, language)


def part_text(scale: Scale, part: Part, *, unit: bool = True) -> str:
    """Return one part in words.

    Examples
    --------
    >>> from datetime import date
    >>> from negotiation_kit.scales import DateScale
    >>> from negotiation_kit.scales.edtf import parse_edtf
    >>> part_text(DateScale(date(2025, 1, 1), date(2025, 12, 31)), parse_edtf("2025-06-20/2025-06-30"))
    '20–30 June 2025'
    """
    return scale.part_text(part, unit=unit)


def level_text(scale: Scale, name: str, language: str = ENGLISH) -> str:
    """Return a level or option in words: its label, or its name with spaces."""
    return scale.part_text(name, language=language)


def end_meanings(scale: Scale) -> list[str]:
    """Return what the ends of a scale stand for, where the case says so."""
    return [f"{tick.text}: {tick.meaning.rstrip('.')}" for tick in scale.ticks() if tick.meaning]
