"""The short forms people type for numbers and dates: the same in a file, a form, a table and a workbook."""

from __future__ import annotations

import re
from typing import Any

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
    number = float(text) if _FRACTION & set(text) else int(text)
    return None if number in (float("inf"), float("-inf")) else number


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
