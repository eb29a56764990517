"""Dates of publication in words and as CSL-JSON has them."""

from __future__ import annotations

import re
from datetime import date

from negotiation_kit.model import Source
from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.wording import day_words, month_words, say

_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def dated(date: Edtf, language: str) -> str:
    """Return a date in words, no more exact than it is known.

    Examples
    --------
    >>> from negotiation_kit.scales.edtf import parse_edtf
    >>> dated(parse_edtf("2025-06-02"), "en"), dated(parse_edtf("2025-06~"), "en")
    ('2 June 2025', '[ca. June 2025]')
    """
    text = " – ".join(_in_words(part, language) for part in date_parts(date))
    return say(language, "reference.circa", date=text) if date.approximate else text


def year(source: Source, language: str) -> str:
    """Return the year of publication, or that there is none."""
    if source.issued is None:
        return say(language, "reference.no-date")
    first = str(date_parts(source.issued)[0][0])
    return say(language, "reference.circa", date=first) if source.issued.approximate else first


def date_parts(date: Edtf) -> list[list[int]]:
    """Return year, month and day, as far as they are given, of each end of a date.

    Examples
    --------
    >>> from negotiation_kit.scales.edtf import parse_edtf
    >>> date_parts(parse_edtf("2025-06~")), date_parts(parse_edtf("2025-06-20/2025-06-30"))
    ([[2025, 6]], [[2025, 6, 20], [2025, 6, 30]])
    """
    ends = (_PARTS.match(end) for end in date.text.split("/"))
    return [[int(part) for part in end.groups() if part] for end in ends if end]


def _in_words(parts: list[int], language: str) -> str:
    match parts:
        case [year]:
            return str(year)
        case [year, month]:
            return month_words(year, month, language)
    return day_words(date(*parts), language)
