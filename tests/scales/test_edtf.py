"""Dates: whole, partial, about, and stretches of days."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_kit.scales.edtf import parse_edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-06-20", "2025-06-20", "2025-06-20"),
        ("2022-03~", "2022-03-01", "2022-03-31"),
        ("2025-06-20/2025-06-30", "2025-06-20", "2025-06-30"),
        ("2025-06/2025-07", "2025-06-01", "2025-07-31"),
        ("2025-06-20/..", "2025-06-20", None),
        ("../2025-06-20", None, "2025-06-20"),
    ],
)
def test_days_covered(text: str, first: str | None, last: str | None) -> None:
    found = parse_edtf(text)
    days = (found.first and found.first.isoformat(), found.last and found.last.isoformat())
    assert days == (first, last)
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "about"), [("2025", False), ("2025~", True), ("2025-06?", True), ("2025%", True)]
)
def test_approximate(text: str, about: bool) -> None:
    assert parse_edtf(text).approximate is about


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-02-30", "has day 30; 2025-02 has 28 days"),
        ("2025-13", "has month 13"),
        ("0000", "no year"),
        ("2025-6-2", "write 2025-06-02"),
        ("02/06/2025", "not a date"),
        ("2.6.2025", "not a date"),
        ("June 2025", "not a date"),
        ("", "not a date"),
        ("../..", "open at both ends"),
        ("2025-06-30/2025-06-20", "runs backwards"),
        ("2025/2026/2027", "interval"),
        ("٢٠٢٥", "not a date"),
        ("2025-06-20\n", "not a date"),
        ("x" * 9999, "..."),
    ],
)
def test_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)) as caught:
        parse_edtf(text)
    assert len(str(caught.value)) < 200


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_reads_as_itself(day: date) -> None:
    found = parse_edtf(day.isoformat())
    assert (found.first, found.last) == (day, day)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = parse_edtf(text)
    except ValueError:
        return
    assert found.first is None or found.last is None or found.first <= found.last
