"""Dates as people know them: whole or partial, exact or about, a day or a stretch of days.

Understood are `2025`, `2025-06`, `2025-06-20`, the intervals `2025-06-20/2025-06-30`, `2025-06-20/..` and
`../2025-06-30`, and `~` (about) or `?` (uncertain) after a date. Reference: Library of Congress, Extended
Date/Time Format Specification, 2019 (ISO 8601-2:2019), of which this is levels 0 and 1 without the seasons.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from negotiation_kit.errors import ToldError, shown
from negotiation_kit.wording import Message

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
_UNPADDED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_MONTHS = range(1, 13)
_FORMS = "finding.bad-date.forms"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date expression with the first and last day it covers.

    Parameters
    ----------
    text : str
        The expression as written.
    first, last : datetime.date or None
        The days it covers at its widest; None for an open end of an interval.

    Examples
    --------
    >>> parse_edtf("2025-06").last
    datetime.date(2025, 6, 30)
    >>> parse_edtf("2025-06-20/..").last is None
    True
    """

    text: str
    first: date | None
    last: date | None

    @property
    def approximate(self) -> bool:
        """Whether the expression is marked as about (`~`) or uncertain (`?`)."""
        return any(mark in self.text for mark in "~?%")


def parse_edtf(text: str) -> Edtf:
    """Read a date expression.

    Parameters
    ----------
    text : str

    Returns
    -------
    Edtf

    Raises
    ------
    ToldError
        With a sentence that says what is wrong with the expression.
    """
    if "/" not in text:
        return Edtf(text, *_day_range(text))
    if text.count("/") > 1:
        raise ToldError(Message("finding.bad-date.several", text=shown(text), forms=Message(_FORMS)))
    start, end = text.split("/")
    first = None if start == ".." else _day_range(start)[0]
    last = None if end == ".." else _day_range(end)[1]
    if first is None and last is None:
        raise ToldError(Message("finding.bad-date.open", text=shown(text)))
    if first and last and first > last:
        raise ToldError(Message("finding.bad-date.backwards", text=shown(text)))
    return Edtf(text, first, last)


def _day_range(text: str) -> tuple[date, date]:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ToldError(
            Message("finding.bad-date.not-a-date", text=shown(text), hint=_padded(text) or Message(_FORMS))
        )
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    if not year:
        raise ToldError(Message("finding.bad-date.year", text=repr(text)))
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if month not in _MONTHS:
        raise ToldError(Message("finding.bad-date.month", text=repr(text), month=month))
    length = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, length)
    if not 1 <= day <= length:
        raise ToldError(
            Message(
                "finding.bad-date.day",
                text=repr(text),
                day=day,
                year=f"{year:04}",
                month=f"{month:02}",
                length=length,
            )
        )
    return date(year, month, day), date(year, month, day)


def _padded(text: str) -> str:
    """Return what a date written without its leading zeros must look like, or an empty string."""
    match = _UNPADDED.fullmatch(text)
    return (
        Message(
            "finding.bad-date.padded", year=match[1], month=f"{int(match[2]):02}", day=f"{int(match[3]):02}"
        )
        if match
        else ""
    )
