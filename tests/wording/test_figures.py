"""Numbers and days as the languages write them; CLDR's signs are checked by eye here."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from negotiation_kit.wording import day_words, decimal, month_words, of_count, rounded, thousands


@pytest.mark.parametrize(
    ("number", "texts"),
    [
        (6000, ("6,000", "6\u00a0000", "6\u00a0000")),
        (2.5, ("2.5", "2,5", "2,5")),
        (1234567, ("1,234,567", "1\u00a0234\u00a0567", "1\u00a0234\u00a0567")),
        (-0.125, ("-0.125", "-0,125", "-0,125")),
    ],
)
def test_numbers_follow_the_language(number: float, texts: tuple[str, ...]) -> None:
    assert tuple(thousands(number, language) for language in ("en", "uk", "ru")) == texts
    assert tuple(decimal(f"{number:,}", language) for language in ("en", "uk", "ru")) == texts


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [(0.26249, 2, "0.26"), (0.5, 3, "0.5"), (10.0, 2, "10"), (10, 0, "10"), (-0.0001, 2, "0"), (0.0, 0, "0")],
)
def test_a_rounded_number_has_no_idle_digits(number: float, digits: int, text: str) -> None:
    assert rounded(number, digits) == text


@pytest.mark.parametrize(
    ("month", "days", "months"),
    [
        (1, ("2 January 2025", "2 січня 2025 року", "2 января 2025 года"), ("January", "січень", "январь")),
        (5, ("2 May 2025", "2 травня 2025 року", "2 мая 2025 года"), ("May", "травень", "май")),
        (
            11,
            ("2 November 2025", "2 листопада 2025 року", "2 ноября 2025 года"),
            ("November", "листопад", "ноябрь"),
        ),
    ],
)
def test_a_month_stands_in_its_case(month: int, days: tuple[str, ...], months: tuple[str, ...]) -> None:
    languages = ("en", "uk", "ru")
    assert tuple(day_words(date(2025, month, 2), language) for language in languages) == days
    assert tuple(month_words(2025, month, language) for language in languages) == tuple(
        f"{name} 2025{tail}" for name, tail in zip(months, ("", " року", " года"), strict=True)
    )


@pytest.mark.parametrize(
    ("language", "noun", "told"),
    [
        ("en", "day | days", {1: "day", 2: "days", 21: "days", 0.5: "days", None: "days"}),
        (
            "uk",
            "танк | танки | танків | танка",
            {1: "танк", 2: "танки", 5: "танків", 21: "танк", 2.5: "танка", None: "танків"},
        ),
        ("ru", "танк | танка | танков", {1: "танк", 2: "танка", 5: "танков", 21: "танк", 2.5: "танка"}),
        ("ru", "км", {1: "км", 2: "км", 2.5: "км", None: "км"}),
        ("uk", "tank | tanks", {1: "tank", 2: "tanks", 5: "tanks", None: "tanks"}),
    ],
)
def test_a_noun_goes_with_its_number(language: str, noun: str, told: dict[float | None, str]) -> None:
    assert {number: of_count(noun, number, language) for number in told} == told


def test_english_words_and_numbers_need_no_babel() -> None:
    code = "from negotiation_kit.wording import Message; Message('value.at-least', number=6000)"
    script = f"{code}; import sys; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
