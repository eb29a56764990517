"""The phrases of every language, one `.po` file a language, read when the first phrase is said.

Babel reads these files too, and a test holds its reading against this one; it takes twenty times as long,
which every command would pay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import c2py
from pathlib import Path
from string import Formatter
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


def day_words(day: date, language: str = ENGLISH, *, year: bool = True) -> str:
    """Return a day for people, with or without its year.

    Examples
    --------
    >>> day_words(date(2025, 6, 2)), day_words(date(2025, 6, 2), "uk")
    ('2 June 2025', '2 червня 2025 року')
    """
    return _dated("date.day" if year else "date.day-of-year", language, day, day=str(day.day))


def days_words(first: date, last: date, language: str = ENGLISH, *, year: bool = True) -> str:
    """Return a stretch of days, saying month and year once where both its ends share them.

    Examples
    --------
    >>> days_words(date(2025, 6, 20), date(2025, 6, 30)), days_words(date(2025, 6, 20), date(2025, 7, 2))
    ('20–30 June 2025', '20 June – 2 July 2025')
    """
    if first == last:
        return day_words(first, language, year=year)
    if (first.year, first.month) == (last.year, last.month):
        code = "date.days-of-month" if year else "date.days-of-month.of-year"
        return _dated(code, language, first, first=str(first.day), last=str(last.day))
    start = day_words(first, language, year=first.year != last.year)
    end = day_words(last, language, year=year or first.year != last.year)
    return say(language, "date.days", start=start, end=end)


def month_words(year: int, month: int, language: str = ENGLISH) -> str:
    """Return a month for people.

    Examples
    --------
    >>> month_words(2025, 6), month_words(2025, 6, "uk")
    ('June 2025', 'червень 2025 року')
    """
    return say(language, "date.month", month=month_name(month, language), year=str(year))


def month_name(month: int, language: str = ENGLISH) -> str:
    """Return the name of a month that stands by itself."""
    return str(_locale(language).months["stand-alone"]["wide"][month])


def _dated(code: str, language: str, on: date, /, **days: str) -> str:
    month = _locale(language).months["format"]["wide"][on.month]
    return say(language, code, month=month, year=str(on.year), **days)


_FORMS = " | "


def of_count(noun: str, number: float | None, language: str = ENGLISH) -> str:
    """Return the form in which a noun goes with a number.

    Parameters
    ----------
    noun : str
        One form; or as many as the language has for a count, parted by ` | `, and one more for fractions
        where these have a form of their own.
    number : float or None
        None for many.
    language : str

    Examples
    --------
    >>> [of_count("танк | танка | танков", number, "ru") for number in (1, 342, 5, 2.5, None)]
    ['танк', 'танка', 'танков', 'танка', 'танков']
    """
    forms, rule = noun.split(_FORMS), catalogue(language).form
    if number is not None and number != int(number):
        place = max(map(rule, range(100))) + 1
        return forms[place] if place < len(forms) else forms[min(1, len(forms) - 1)]
    return forms[min(rule(_MANY if number is None else abs(int(number))), len(forms) - 1)]


_MANY = 5


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


_FOLDER = Path(__file__).with_name("catalogues")
_HEADER = re.compile(r'^"([\w-]+): (.+?)\\n"$', re.MULTILINE)


def _headers(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as stream:
        return dict(_HEADER.findall("".join(iter(stream.readline, "\n"))))


HEADERS: Mapping[str, Mapping[str, str]] = {
    path.stem: _headers(path)
    for path in sorted(_FOLDER.glob("*.po"), key=lambda path: (path.stem != ENGLISH, path.stem))
}
"""What each catalogue says of its language, English first: a language is there when its file is."""
LANGUAGE_NAMES: Mapping[str, str] = {
    language: header.get("X-Name", language) for language, header in HEADERS.items()
}
"""Each language by its own name."""
LANGUAGES = tuple(HEADERS)

_FIELD = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) (".*(?:\n".*)*)$', re.MULTILINE)
_JOINT = re.compile(r'"\n"')
_ESCAPED = re.compile(r"\\(.)")
_PLURAL = re.compile(r"plural=(.+?);")
_COUNT = "n"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The phrases of one language.

    Parameters
    ----------
    language : str
    phrases : mapping of str to tuple of str
        A phrase's code and its forms: one, or as many as the language has for a count.
    form : callable
        Which form a count takes.
    """

    language: str
    phrases: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]

    def say(self, code: str, values: Mapping[str, object]) -> str:
        """Return a phrase with its gaps filled; in English where the language does not have it."""
        forms = self.phrases.get(code)
        if forms is None and self.language != ENGLISH:
            return catalogue(ENGLISH).say(code, values)
        if forms is None:
            raise KeyError(code)
        form = forms[self.form(values[_COUNT])] if len(forms) > 1 else forms[0]  # type: ignore[arg-type]
        return "".join(self._filled(form, values))

    def _filled(self, form: str, values: Mapping[str, object]) -> Iterator[str]:
        for before, name, digits in pieces(form):
            yield before
            if name:
                yield written(values[name], self.language, digits)


def say(language: str, code: str, /, **values: object) -> str:
    """Return one of the kit's phrases.

    Parameters
    ----------
    language : str
        One of `LANGUAGES`.
    code : str
    **values
        What goes into its gaps, as a `Message` takes it.

    Examples
    --------
    >>> say("en", "stance.rejects", what="declared"), say("uk", "stance.rejects", what="нейтралітет")
    ('rejects: declared', 'відхиляє: нейтралітет')
    """
    return catalogue(language).say(code, values)


def written(value: object, language: str, digits: str = "") -> str:
    """Return a value as it stands in a phrase.

    Parameters
    ----------
    value : object
        A text; a number; a day; several of these, with commas then; or what has a `text_in(language)`.
    language : str
    digits : str, optional
        How many digits after the point a number has at most; all, where nothing is said.
    """
    if hasattr(value, "text_in"):
        return str(value.text_in(language))
    if isinstance(value, int | float):
        return rounded(value, int(digits), language) if digits else thousands(value, language)
    if isinstance(value, date):
        return day_words(value, language)
    if isinstance(value, tuple | list):
        return ", ".join(written(part, language, digits) for part in value)
    return str(value)


@cache
def catalogue(language: str) -> Catalogue:
    """Return the phrases of a language."""
    if language not in LANGUAGES:
        raise KeyError(language)
    phrases = _phrases((_FOLDER / f"{language}.po").read_text(encoding="utf-8"))
    rule = _PLURAL.search(phrases.pop("")[0])
    return Catalogue(language, phrases, c2py(rule[1] if rule else "0"))


@cache
def pieces(form: str) -> tuple[tuple[str, str | None, str], ...]:
    """Return what stands before each gap of a phrase, the gap's name, and the digits it asks for."""
    return tuple((before, name, digits or "") for before, name, digits, _ in Formatter().parse(form))


def _phrases(text: str) -> dict[str, tuple[str, ...]]:
    """Return the forms of every phrase; what the file says of itself stands under an empty code."""
    phrases: dict[str, tuple[str, ...]] = {}
    code = ""
    for keyword, quoted in _FIELD.findall(text):
        if keyword == "msgid":
            code = _unquoted(quoted)
        elif keyword != "msgid_plural":
            phrases[code] = (*phrases.get(code, ()), _unquoted(quoted))
    return phrases


def _unquoted(quoted: str) -> str:
    text = _JOINT.sub("", quoted[1:-1]) if "\n" in quoted else quoted[1:-1]
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text) if "\\" in text else text
