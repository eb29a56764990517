"""Dates in a window."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from negotiation_kit.scales import DateScale, OffScaleError, date_text, day_text
from negotiation_kit.scales.edtf import Edtf, parse_edtf

JUNE = DateScale(date(2025, 6, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("2025-06-20", "2025-06-20"),
        ("2025-06", "2025-06"),
        ("2025-06-20/2025-06-25", "2025-06-20/2025-06-25"),
        ("2025-06-20/..", "2025-06-20/.."),
        ({"from": "2025-06-02", "to": "2025-06-03"}, "2025-06-02/2025-06-03"),
        ({"at_least": "2025-06-02"}, "2025-06-02/.."),
        ({"at_most": "2025-06-02"}, "../2025-06-02"),
        (date(2025, 6, 20), "2025-06-20"),
    ],
)
def test_forms_of_a_value(raw: Any, text: str) -> None:
    value = JUNE.parse(raw)
    assert value == (parse_edtf(text),)
    assert JUNE.parse(JUNE.plain_value(value)) == value


@pytest.mark.parametrize(
    ("raw", "code", "path"),
    [
        ("2025-07-01", "outside-anchors", ()),
        ("2025", "outside-anchors", ()),
        ("soon", "bad-date", ()),
        ("2025-06-31", "bad-date", ()),
        ({"from": "2025-06-02"}, "bad-date", ()),
        ({"from": None, "to": "2025-06-02"}, "bad-date", ()),
        (None, "bad-date", ()),
        (12.5, "bad-date", ()),
        ([], "bad-value", ()),
        (["2025-06-02", "2025-06-45"], "bad-date", (1,)),
        ([["2025-06-02"]], "bad-date", (0,)),
    ],
)
def test_what_is_not_a_value_is_refused_at_its_place(raw: Any, code: str, path: tuple[Any, ...]) -> None:
    with pytest.raises(OffScaleError) as caught:
        JUNE.parse(raw)
    assert (caught.value.code, caught.value.path) == (code, path)


def test_coordinates_count_days() -> None:
    assert JUNE.span(parse_edtf("2025-06-01")) == (0, 0)
    assert JUNE.span(parse_edtf("2025-06-30")) == (1, 1)
    assert JUNE.span(parse_edtf("2025-06-15/..")) == (14 / 29, 1)


def test_stretches_share_the_days_on_which_they_meet() -> None:
    a, b = JUNE.of(JUNE.parse("2025-06-01/2025-06-10")), JUNE.of(JUNE.parse("2025-06-08/.."))
    shared = Edtf("2025-06-08/2025-06-10", date(2025, 6, 8), date(2025, 6, 10))
    assert a.meet(b).parts == (shared,)
    assert a.meet(JUNE.of(JUNE.parse("2025-06-11"))).empty


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-06-02", "2 June 2025"),
        ("2025-06-02~", "about 2 June 2025"),
        ("2025-06", "1–30 June 2025"),
        ("2025-06-02/..", "from 2 June 2025"),
        ("../2025-06-02", "up to 2 June 2025"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert JUNE.text(JUNE.parse(text)) == words
    assert day_text(None) == "?"


@pytest.mark.parametrize(
    ("text", "english", "ukrainian"),
    [
        ("2025-06-20/2025-06-30", "20–30 June 2025", "20–30 червня 2025 року"),
        ("2025-06-20/2025-07-02", "20 June – 2 July 2025", "20 червня – 2 липня 2025 року"),
        (
            "2025-12-30/2026-01-05",
            "30 December 2025 – 5 January 2026",
            "30 грудня 2025 року – 5 січня 2026 року",
        ),
        ("2025-06-02~", "about 2 June 2025", "близько 2 червня 2025 року"),
        ("../2025-06-02", "up to 2 June 2025", "до 2 червня 2025 року"),
    ],
)
def test_a_date_says_month_and_year_once_in_every_language(text: str, english: str, ukrainian: str) -> None:
    found = parse_edtf(text)
    assert (date_text(found), date_text(found, "uk")) == (english, ukrainian)


def test_days_are_whole_and_in_doubt_as_numbers_are() -> None:
    assert JUNE.whole
    assert JUNE.parse_uncertain({"from": "2025-06-02", "to": "2025-06-05"}) == JUNE.parse(
        "2025-06-02/2025-06-05"
    )
    assert JUNE.may_mean(JUNE.parse("2025-06-02/2025-06-05"), JUNE.parse("2025-06-03"))
    assert not JUNE.may_mean(JUNE.parse("2025-06-02/2025-06-05"), JUNE.parse("2025-06"))
    with pytest.raises(OffScaleError, match=r"2025-06-02.*, expected the readings"):
        JUNE.parse_uncertain("2025-06-02")
