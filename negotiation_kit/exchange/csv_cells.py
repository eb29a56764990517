"""Texts in the cells of a CSV file that no spreadsheet takes for formulas, and the texts they were."""

from __future__ import annotations

import re

_RISKY = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""The last four are the full-width forms, which some spreadsheets take for the first four."""
_START = re.compile(f"'*[{_RISKY}]")
_GUARDED = re.compile(f"'+[{_RISKY}]")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet computes.

    A cell that a spreadsheet would compute (OWASP, CSV Injection: it starts with = + - @, a tab or a carriage
    return) gets an apostrophe before it, and so does a cell that starts with apostrophes and then one of
    those. So taking away one apostrophe where such a start follows gives every text back.

    Examples
    --------
    >>> guarded("=1+1"), guarded("'-1"), guarded("a = b")
    ("'=1+1", "''-1", 'a = b')
    """
    return f"'{text}" if _START.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if _GUARDED.match(text) else text
