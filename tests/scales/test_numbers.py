"""Numbers with a unit: reading values and ranges, and what rejections leave."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_kit.scales import IntervalScale, OffScaleError, RatioScale, Span, number_text, plain_number

DAYS = RatioScale("days", 0, 30)
PEOPLE = RatioScale("people", 0, 30, whole=True)
SCORE = IntervalScale("points", -10, 10)
RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["from", "to", "at_least", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (3, (Span(3, 3),)),
        (2.5, (Span(2.5, 2.5),)),
        ({"from": 2, "to": 3}, (Span(2, 3),)),
        ({"at_least": 10}, (Span(10, None),)),
        ({"at_most": 10}, (Span(None, 10),)),
        ([3, {"from": 5, "to": 6}], (Span(3, 3), Span(5, 6))),
        (0, (Span(0, 0),)),
    ],
)
def test_forms_of_a_value(raw: Any, value: tuple[Span, ...]) -> None:
    assert DAYS.parse(raw) == value
    assert DAYS.parse(DAYS.plain_value(value)) == value


@pytest.mark.parametrize(
    ("raw", "code", "path"),
    [
        ("3 days", "off-scale", ()),
        ("3", "off-scale", ()),
        (".inf", "off-scale", ()),
        (float("inf"), "off-scale", ()),
        (float("nan"), "off-scale", ()),
        (True, "off-scale", ()),
        (None, "off-scale", ()),
        ([1, None], "off-scale", (1,)),
        ({"from": None, "to": 3}, "off-scale", ("from",)),
        ({"from": 1, "to": 45}, "outside-anchors", ("to",)),
        (31, "outside-anchors", ()),
        (-1, "outside-anchors", ()),
        ({"from": 9, "to": 3}, "range-reversed", ()),
        ({"from": 9}, "bad-value", ()),
        ({}, "bad-value", ()),
        ([], "bad-value", ()),
        ([[1]], "off-scale", (0,)),
    ],
)
def test_what_is_not_a_value_is_refused_at_its_place(raw: Any, code: str, path: tuple[Any, ...]) -> None:
    with pytest.raises(OffScaleError) as caught:
        DAYS.parse(raw)
    assert (caught.value.code, caught.value.path) == (code, path)


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        ("1,000", "write 1000"),
        ("1 000", "write 1000"),
        ("010", "write 10"),
        ("3 days", "without its unit"),
        ([], "a range is"),
    ],
)
def test_hints(raw: Any, hint: str) -> None:
    with pytest.raises(OffScaleError) as caught:
        RatioScale("people", 0, 5000).parse(raw)
    assert hint in caught.value.hint


@pytest.mark.parametrize("raw", [3, 6.0, {"from": 2, "to": 3}, {"at_least": 30}, ">=7"])
def test_whole_units_are_whole(raw: Any) -> None:
    assert PEOPLE.parse(raw) == DAYS.parse(raw)


@pytest.mark.parametrize(
    ("raw", "path", "hint"),
    [
        (2.5, (), "write 2 or 3"),
        ("2.5..3", ("from",), "write 2 or 3"),
        ({"from": 2, "to": 3.1}, ("to",), "write 3 or 4"),
        ([1, {"at_most": 0.5}], (1, "at_most"), "write 0 or 1"),
    ],
)
def test_half_a_unit_is_refused_where_only_whole_ones_count(
    raw: Any, path: tuple[Any, ...], hint: str
) -> None:
    with pytest.raises(OffScaleError) as caught:
        PEOPLE.parse(raw)
    assert (caught.value.code, caught.value.path, caught.value.hint) == ("not-whole", path, hint)


def test_whole_units_below_zero() -> None:
    with pytest.raises(OffScaleError, match=r"-2\.5 lies between two of the whole points") as caught:
        IntervalScale("points", -10, 10, whole=True).parse(-2.5)
    assert caught.value.hint == "write -3 or -2"


@pytest.mark.parametrize(
    ("raw", "readings"),
    [
        ({"from": 2, "to": 5}, (Span(2, 5),)),
        ("2..5", (Span(2, 5),)),
        ({"at_least": 20}, (Span(20, None),)),
        ([2, 5], (Span(2, 2), Span(5, 5))),
    ],
)
def test_readings_in_doubt(raw: Any, readings: tuple[Span, ...]) -> None:
    assert DAYS.parse_uncertain(raw) == readings
    assert DAYS.parse_uncertain(DAYS.plain_value(readings)) == readings


@pytest.mark.parametrize("raw", [2, {"from": 2, "to": 2}, {"at_least": 30}, [2, 2]])
def test_one_reading_is_no_doubt(raw: Any) -> None:
    with pytest.raises(OffScaleError) as caught:
        DAYS.parse_uncertain(raw)
    assert caught.value.code == "uncertain-single"


def test_a_value_is_among_the_readings_or_not() -> None:
    assert DAYS.may_mean((Span(2, 5),), (Span(3, 3),))
    assert DAYS.may_mean((Span(20, None),), (Span(25, 30),))
    assert not DAYS.may_mean((Span(2, 5),), (Span(4, 6),))
    assert DAYS.preferences == ("more", "less")


@given(RAW)
def test_anything_is_read_or_refused(raw: Any) -> None:
    try:
        value = SCORE.parse(raw)
    except OffScaleError:
        return
    assert SCORE.parse(SCORE.plain_value(value)) == value
    assert all(0 <= low <= high <= 1 for low, high in map(SCORE.span, value))


def test_coordinates_lie_between_the_anchors() -> None:
    assert DAYS.span(Span(3, 6)) == (0.1, 0.2)
    assert DAYS.span(Span(None, 15)) == (0, 0.5)
    assert DAYS.coordinate(Span(15, None)) == 0.75
    assert SCORE.coordinate(Span(0, 0)) == 0.5


@pytest.mark.parametrize(
    ("rejects", "spans"),
    [
        ((), ((0, 1),)),
        ((Span(15, None),), ((0, 0.5),)),
        ((Span(None, 15), Span(15, None)), ()),
        ((Span(3, 6), Span(15, 30)), ((0, 0.1), (0.2, 0.5))),
    ],
)
def test_rejections_leave_the_rest(rejects: tuple[Span, ...], spans: tuple[Any, ...]) -> None:
    assert DAYS.without(rejects).spans == spans


def test_what_is_rejected_ends_before_its_very_end() -> None:
    left = DAYS.without((Span(None, 5),))
    assert not left.holds(5)
    assert left.holds(5.001)
    assert left.meet(DAYS.of((Span(3, 5),))).empty
    assert not left.meet(DAYS.of((Span(3, 6),))).empty


def test_an_open_end_is_closed_by_the_scale() -> None:
    assert DAYS.of((Span(12, None),)) == DAYS.of((Span(12, 30),))
    assert DAYS.of((Span(None, 12),)) == DAYS.of((Span(0, 12),))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (Span(0, 10), Span(5, None), (Span(5, 10),)),
        (Span(0, 20), Span(20, 30), (Span(20, 20),)),
        (Span(0, 4), Span(5, 30), ()),
    ],
)
def test_ranges_share_where_they_meet(one: Span, other: Span, shared: tuple[Span, ...]) -> None:
    assert DAYS.of((one,)).meet(DAYS.of((other,))).parts == shared


@pytest.mark.parametrize(
    ("span", "text", "code"),
    [
        (Span(3, 3), "3 days", "3"),
        (Span(2, 3), "2–3 days", "2..3"),
        (Span(10, None), "at least 10 days", ">=10"),
        (Span(None, 2.5), "at most 2.5 days", "<=2.5"),
    ],
)
def test_words(span: Span, text: str, code: str) -> None:
    assert (DAYS.text((span,)), DAYS.code((span,))) == (text, code)


def test_midpoint_and_numbers() -> None:
    assert SCORE.has_midpoint
    assert not DAYS.has_midpoint
    assert (number_text(None), number_text(1e6), plain_number(3.0), plain_number(0.1)) == (
        "?",
        "1,000,000",
        "3",
        "0.1",
    )
