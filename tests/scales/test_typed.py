"""The short forms people type, and the cells of a table as a file would have them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Level,
    NominalScale,
    OffScaleError,
    RatioScale,
    Scale,
    SetScale,
    Span,
)
from negotiation_kit.scales.parts import number_range

DAYS = RatioScale("days", 0, 100)
DEGREES = IntervalScale("degrees", -10, 10)
YEARS = IntervalScale("year", 1990, 2050)
WINDOW = DateScale(date(2025, 1, 1), date(2025, 12, 31))
OPTIONS = (Level("no-fly", "n"), Level("b", "b"))
NAMED, SETS = NominalScale(OPTIONS), SetScale(OPTIONS)
IDS = {"No fly": "no-fly", "B": "b", "B, or nearly": "b"}


@pytest.mark.parametrize(
    ("scale", "typed", "low", "high"),
    [
        (DAYS, "2..3", 2, 3),
        (DAYS, " 2 .. 3.5 ", 2, 3.5),
        (DAYS, "10-15", 10, 15),
        (DAYS, "10 - 15", 10, 15),
        (DAYS, "10–15", 10, 15),
        (DAYS, "1e1..2e1", 10, 20),
        (DAYS, "1e-5..2", 1e-5, 2),
        (DAYS, ">=2", 2, None),
        (DAYS, ">= 2", 2, None),
        (DAYS, "<=3", None, 3),
        (DEGREES, "-5..-2", -5, -2),
        (DEGREES, "-5--2", -5, -2),
        (DEGREES, "-5 – 3", -5, 3),
        (DEGREES, "-5-3", -5, 3),
        (DEGREES, "<=-2", None, -2),
        (YEARS, "2020-2025", 2020, 2025),
    ],
)
def test_ranges_of_numbers(scale: Scale, typed: str, low: float | None, high: float | None) -> None:
    assert scale.parse(typed) == (Span(low, high),)
    assert scale.parse_part(typed) == Span(low, high)
    assert scale.parse([typed]) == (Span(low, high),)


@pytest.mark.parametrize(
    ("scale", "typed", "code", "hint"),
    [
        (DAYS, "1,000", "off-scale", "write 1000"),
        (DAYS, "010", "off-scale", "write 10"),
        (DAYS, "2..3 days", "off-scale", "a range is"),
        (DAYS, "2..x", "off-scale", "a range is"),
        (DAYS, "..", "off-scale", "a range is"),
        (DAYS, ">=", "off-scale", "a range is"),
        (DAYS, ">3", "off-scale", "a range is"),
        (DAYS, "1,000-2,000", "off-scale", "digits"),
        (DAYS, "1-2-3", "off-scale", "digits"),
        (DAYS, "7", "off-scale", "without quotes"),
        (DAYS, "3..2", "range-reversed", "from: 2, to: 3"),
        (DAYS, "-3-2", "outside-anchors", "widen"),
        (YEARS, "2025-10", "outside-anchors", "widen"),
        (YEARS, "2025-06", "off-scale", "digits"),
        (YEARS, "2025-06-20", "off-scale", "digits"),
        (WINDOW, "2025-06-30..2025-06-20", "bad-date", ""),
        (WINDOW, "2025-06-20-2025-06-30", "bad-date", ""),
    ],
)
def test_what_is_no_range_is_refused(scale: Scale, typed: str, code: str, hint: str) -> None:
    with pytest.raises(OffScaleError) as caught:
        scale.parse(typed)
    assert caught.value.code == code
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("2025-06-20..2025-06-30", "2025-06-20/2025-06-30"),
        ("2025-06-20 – 2025-06-30", "2025-06-20/2025-06-30"),
        (">=2025-06-20", "2025-06-20/.."),
        ("<= 2025-06", "../2025-06"),
        ("2025-06-20", "2025-06-20"),
        ("2025-06-20/..", "2025-06-20/.."),
    ],
)
def test_stretches_of_days(typed: str, same: str) -> None:
    assert WINDOW.parse(typed) == WINDOW.parse(same)


@pytest.mark.parametrize(
    ("cell", "scale", "written"),
    [
        ("No fly", NAMED, "no-fly"),
        ("no-fly", NAMED, "no-fly"),
        ("B, or nearly", NAMED, "b"),
        ("No fly | B", NAMED, ["no-fly", "b"]),
        ("no-fly; B", NAMED, ["no-fly", "b"]),
        ("B, C", NAMED, ["b", "C"]),
        ("C, D", NAMED, "C, D"),
        (True, NAMED, "True"),
        (3, NAMED, 3),
        (["B"], NAMED, ["b"]),
        ("No fly, B", SETS, ["no-fly", "b"]),
        ("No fly | B;", SETS, ["no-fly", "b"]),
        (["B", "No fly"], SETS, ["b", "no-fly"]),
        ("[]", SETS, []),
        ([], SETS, []),
        (7, DAYS, 7),
        ("7", DAYS, 7),
        ("1e1", DAYS, 10.0),
        ("2..3", DAYS, {"from": 2, "to": 3}),
        (" 10–15 ", DAYS, {"from": 10, "to": 15}),
        ("2..x", DAYS, "2..x"),
        ("1; 2..3", DAYS, [1, {"from": 2, "to": 3}]),
        ("1,000", DAYS, "1,000"),
        ("", DAYS, ""),
        ("2025-06", WINDOW, "2025-06"),
        ("2025-06..2025-07; >=2025-08", WINDOW, ["2025-06/2025-07", "2025-08/.."]),
        ("2025-06-01, 2025-07", WINDOW, ["2025-06-01", "2025-07"]),
    ],
)
def test_cells_are_written_as_a_file_would_have_them(cell: Any, scale: Scale, written: Any) -> None:
    found = scale.read_code(cell, IDS)
    assert found == written
    assert type(found) is type(written)


@pytest.mark.parametrize(
    ("scale", "raw"),
    [
        (NAMED, "b"),
        (NAMED, ["no-fly", "b"]),
        (SETS, []),
        (SETS, ["no-fly", "b"]),
        (DAYS, [1, {"from": 2, "to": 3.5}, {"at_least": 90}]),
        (DEGREES, [-3, {"from": -2.5, "to": -1}, {"at_most": -9}]),
        (WINDOW, ["2025-06", "2025-07-01/2025-07-03"]),
    ],
)
def test_the_cell_of_a_frame_reads_back(scale: Scale, raw: Any) -> None:
    value = scale.parse(raw)
    assert scale.parse(scale.read_code(scale.code(value), {})) == value


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_any_range_reads_back(one: float, other: float) -> None:
    low, high = sorted((one, other))
    value = DEGREES.parse({"from": low, "to": high})
    assert DEGREES.parse(DEGREES.read_code(DEGREES.code(value), {})) == value


@given(st.text(alphabet="0123456789.-–<>=eE+ ,;|", max_size=12))
def test_any_text_is_a_range_or_none(text: str) -> None:
    found = number_range(text)
    assert found is None or all(isinstance(end, int | float) for end in found.values())
