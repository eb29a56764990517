"""What values are made of: levels and options by name, stretches of numbers, days; and how several read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any, Protocol

from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.wording import ENGLISH, Message, Short, Translations, say, translated

Interval = tuple[float, float]


@dataclass(frozen=True, repr=False)
class Level(Short):
    """A named level, what it means, and how it is shown where its name with spaces will not do."""

    name: str
    meaning: str
    label: str | None = None
    translations: Translations = ()

    @property
    def text(self) -> str:
        """The level in words."""
        return self.text_in(ENGLISH)

    def text_in(self, language: str) -> str:
        """Return the level in words of a language, where the case gives them."""
        return translated(self, "label", language) or self.name.replace("-", " ")

    def in_full(self) -> Level:
        """Return the level as it is shown by its meaning."""
        meant = [(language, text) for name, language, text in self.translations if name == "meaning"]
        told = tuple((name, *found) for found in meant for name in ("label", "meaning"))
        return replace(self, label=self.meaning, translations=told)


@dataclass(frozen=True, slots=True)
class Span:
    """A number, or a stretch of numbers; None is an open end, closed by the scale's anchor."""

    low: float | None
    high: float | None


Part = str | Span | Edtf
Value = str | tuple[Part, ...]
"""A level is a `str`; tuples are options of a set, all of them, or several of anything else: any of them."""


def parts_of(value: Value) -> tuple[Part, ...]:
    """Return the parts of a value: itself for a level, its members for everything else."""
    return (value,) if isinstance(value, str) else value


def alternatives(texts: Iterable[str], language: str = ENGLISH) -> str:
    """Return texts as alternatives, each once.

    Examples
    --------
    >>> alternatives(["2", "3", "3", "4"])
    '2 or 3 or 4'
    """
    first, *rest = list(dict.fromkeys(texts)) or [""]
    for text in rest:
        first = say(language, "value.or", a=first, b=text)
    return first


_NUMBER = r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?"
_LONGEST_NUMBER = 40
_NUMBER_FORM = re.compile(_NUMBER, re.ASCII)
_BETWEEN_NAMES = re.compile(r"[,;|]")
_BETWEEN_NUMBERS = re.compile(r",\s|[;|]")  # a comma inside a number is no separator

NUMBER_RANGE = rf"((>=|<=)\s*({_NUMBER})|({_NUMBER})\s*(\.\.|-|–)\s*({_NUMBER}))"
"""The short forms of a range of numbers, as a pattern."""
_NUMBER_RANGE = re.compile(NUMBER_RANGE, re.ASCII)
# A hyphen joins no two dates: it is part of each.
_DAY = r"[0-9][0-9-]*[~?%]?"
_DATE_RANGE = re.compile(rf"((>=|<=)\s*({_DAY})|({_DAY})\s*(\.\.|–)\s*({_DAY}))", re.ASCII)
_FRACTION = set(".eE")
_OPEN = {">=": "at_least", "<=": "at_most"}


def as_number(text: str) -> int | float | None:
    """Return the number a text is, or None: `010`, `1,000` and `.inf` are none.

    Examples
    --------
    >>> as_number("12"), as_number("-1.5"), as_number("1e3"), as_number("010")
    (12, -1.5, 1000.0, None)
    """
    if len(text) > _LONGEST_NUMBER or not _NUMBER_FORM.fullmatch(text):
        return None
    if _FRACTION.isdisjoint(text):
        return int(text)
    return float(text) if isfinite(float(text)) else None


def number_range(text: str) -> dict[str, Any] | None:
    """Return the range of numbers a text is, as a mapping has it, or None.

    Examples
    --------
    >>> number_range("2..3"), number_range("-5 – -2"), number_range(">= 2")
    ({'from': 2, 'to': 3}, {'from': -5, 'to': -2}, {'at_least': 2})
    """
    numbers = {name: as_number(end) for name, end in _range(_NUMBER_RANGE, text).items()}
    return numbers if numbers and None not in numbers.values() else None


def date_range(text: str) -> str:
    """Return a stretch of days as EDTF has it; any other text as it is.

    Examples
    --------
    >>> date_range("2025-06-20..2025-06-30"), date_range(">=2025-06"), date_range("2025-06-20")
    ('2025-06-20/2025-06-30', '2025-06/..', '2025-06-20')
    """
    ends = _range(_DATE_RANGE, text)
    if not ends:
        return text
    return f"{ends.get('from') or ends.get('at_least', '..')}/{ends.get('to') or ends.get('at_most', '..')}"


def numbers_of(cell: str) -> Any:
    """Return the numbers and ranges in a cell as a file would have them; what is neither stays text."""
    return _one_or_many([_number(part) for part in split(cell, _BETWEEN_NUMBERS)])


def dates_of(cell: str) -> Any:
    """Return the dates in a cell as a file would have them."""
    return _one_or_many(list(map(date_range, split(cell))))


def split(cell: str, between: re.Pattern[str] = _BETWEEN_NAMES) -> list[str]:
    """Return what stands between the separators of a cell."""
    return [part.strip() for part in between.split(cell)]


def _range(form: re.Pattern[str], text: str) -> dict[str, str]:
    match = form.fullmatch(text.strip())
    if match is None:
        return {}
    _, sign, end, low, _, high = match.groups()
    return {_OPEN[sign]: end} if sign else {"from": low, "to": high}


def _number(text: str) -> Any:
    number = as_number(text)
    return number_range(text) or text if number is None else number


def _one_or_many(parts: list[Any]) -> Any:
    return parts[0] if len(parts) == 1 else parts


Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place of a scale that is named on a drawing.

    Parameters
    ----------
    at : float
        In [0, 1].
    text : str
    meaning : str or None
        What it stands for, where the codebook says so.
    name : str
        Of an option, its name in files; empty for the end of a line.
    """

    at: float
    text: str
    meaning: str | None = None
    name: str = ""


@dataclass(frozen=True)
class Control:
    """What a form needs to ask for a value: options to choose from or, where there are none, what is typed.

    Parameters
    ----------
    options : tuple of Level
    several : bool
        Whether any number of options may be chosen, none included.
    field : str
        What is typed, as HTML names its inputs: text, number, date.
    low, high : str
        The limits, as they are typed.
    step : str or None
        The step of a number field, as HTML has it.
    forms : str
        The forms that may be typed, by example.
    """

    options: tuple[Level, ...] = ()
    several: bool = False
    field: str = "text"
    low: str = ""
    high: str = ""
    step: str | None = None
    forms: str = ""


def list_schema(items: Schema) -> Schema:
    """Return the JSON schema of a list that is not empty."""
    return {"type": "array", "minItems": 1, "items": items}


def object_schema(**properties: Schema) -> Schema:
    """Return the JSON schema of a mapping with just these keys."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def ranges_schema(end: Schema) -> list[Schema]:
    """Return the JSON schemas of every form a range may have."""
    return [
        object_schema(**{"from": end, "to": end}),
        object_schema(at_least=end),
        object_schema(at_most=end),
    ]


def nearest(one: Interval, other: Interval) -> Interval:
    """Return the two points at which two stretches are nearest to each other; equal where they meet."""
    if one[1] < other[0]:
        return one[1], other[0]
    if other[1] < one[0]:
        return one[0], other[1]
    return (max(one[0], other[0]),) * 2


def quoted(text: str) -> str:
    """Return a text in quotation marks."""
    return f"“{text}”"


Given = dict[str, Any]
"""The fields of a declaration as they were read: levels as `Level`, texts as text or `Wording`."""


class Faults(Protocol):
    """Where a scale reports what is wrong with its declaration."""

    def __call__(self, field: str, message: str, hint: str = "", code: str = "bad-scale") -> None:
        """Report a fault of one field."""


def kind_of(raw: object) -> Message:
    """Return what a plain value is, for messages that say what was found."""
    if raw is None:
        return Message("value.nothing")
    return Message("finding.found.list") if isinstance(raw, list) else Message("finding.found.mapping")
