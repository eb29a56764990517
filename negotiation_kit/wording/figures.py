"""Numbers and days as people of a language write them; the signs and the months are CLDR's, read by Babel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale


ENGLISH = "en"


def decimal(figure: str, language: str = ENGLISH) -> str:
    r"""Return a figure written as Python writes it (`1,234.5`) as the language writes it.

    Examples
    --------
    >>> decimal("0.26", "uk"), decimal("1,234.5", "ru")
    ('0,26', '1\xa0234,5')
    """
    return figure if language == ENGLISH else figure.translate(_signs(language))


def thousands(number: float, language: str = ENGLISH) -> str:
    r"""Return a number for people, thousands grouped as the language groups them.

    Examples
    --------
    >>> thousands(6000), thousands(2.5), thousands(6000.5, "ru")
    ('6,000', '2.5', '6\xa0000,5')
    """
    return decimal(f"{int(number):,}" if float(number).is_integer() else f"{number:,}", language)


def rounded(number: float, digits: int, language: str = ENGLISH) -> str:
    """Return a number with at most so many digits after the point, and none that say nothing.

    Examples
    --------
    >>> rounded(2 / 3, 3), rounded(1.0, 2), rounded(-0.0, 2), rounded(0.5, 2, "uk")
    ('0.667', '1', '0', '0,5')
    """
    text = f"{number:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if digits else text
    return "0" if text in ("", "-0") else decimal(text, language)


def day_words(day: date, language: str = ENGLISH) -> str:
    """Return a day for people.

    Examples
    --------
    >>> day_words(date(2025, 6, 2)), day_words(date(2025, 6, 2), "uk")
    ('2 June 2025', '2 червня 2025')
    """
    return f"{day.day} {_locale(language).months['format']['wide'][day.month]} {day.year}"


def month_words(year: int, month: int, language: str = ENGLISH) -> str:
    """Return a month for people.

    Examples
    --------
    >>> month_words(2025, 6), month_words(2025, 6, "uk")
    ('June 2025', 'червень 2025')
    """
    return f"{_locale(language).months['stand-alone']['wide'][month]} {year}"


@cache
def _signs(language: str) -> dict[int, str]:
    signs = _locale(language).number_symbols["latn"]
    return {ord(","): signs["group"], ord("."): signs["decimal"]}


@cache
def _locale(language: str) -> Locale:
    from babel import Locale  # takes as long to import as the whole of wording, and few commands need it

    return Locale.parse(language)


Translations = tuple[tuple[str, str, str], ...]
"""Field, language and text, one entry a translation."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text as a file gives it in several languages, the text itself first.

    Parameters
    ----------
    text : str
    others : tuple of (str, str)
        Language and text.
    """

    text: str
    others: tuple[tuple[str, str], ...] = ()

    def of(self, field: str) -> Translations:
        """Return the translations of a field that has this wording."""
        return tuple((field, language, text) for language, text in self.others)


def translated(thing: Any, field: str, language: str) -> Any:
    """Return a text of an object in a language, or the text itself where it has no translation.

    Parameters
    ----------
    thing : object with `translations`
    field, language : str
    """
    for name, known, text in thing.translations:
        if name == field and known == language:
            return text
    return getattr(thing, field)


def wording(thing: Any, field: str) -> str | dict[str, str] | None:
    """Return a text as a file gives it: by language where it has translations."""
    text: str | None = getattr(thing, field)
    others = {language: other for name, language, other in thing.translations if name == field}
    return {"en": text, **others} if text is not None and others else text


def told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an object with every wording taken apart into text and `translations`."""
    found = {name: value.text if isinstance(value, Wording) else value for name, value in values.items()}
    pieces = [value.of(name) for name, value in values.items() if isinstance(value, Wording)]
    if pieces:
        found["translations"] = tuple(entry for piece in pieces for entry in piece)
    return found
