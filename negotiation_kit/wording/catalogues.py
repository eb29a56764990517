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

from negotiation_kit.wording.figures import ENGLISH, day_words, rounded, thousands

LANGUAGE_NAMES: Mapping[str, str] = {"en": "English", "uk": "українська", "ru": "русский"}
"""Each language by its own name."""
LANGUAGES = tuple(LANGUAGE_NAMES)

_FOLDER = Path(__file__).with_name("catalogues")
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
