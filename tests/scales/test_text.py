"""Values in words, in the shortest form that cannot be misread."""

from __future__ import annotations

from datetime import date

import pytest

from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Level,
    NominalScale,
    OrdinalScale,
    RatioScale,
    Scale,
    SetScale,
)

DAYS = RatioScale("days", 0, 30)
DEGREES = IntervalScale("points", -10, 10)
YEAR = DateScale(date(2025, 1, 1), date(2025, 12, 31))
LEVELS = OrdinalScale(
    (Level("none", "None"), Level("local-pause", "Some"), Level("all", "All", "the whole front"))
)
OPTIONS = SetScale((Level("wounded", ""), Level("aged-18-25", "", "aged 18–25"), Level("sick", "")))


@pytest.mark.parametrize(
    ("scale", "raw", "text"),
    [
        (DAYS, 7, "7 days"),
        (DAYS, {"from": 2, "to": 3}, "2–3 days"),
        (DAYS, {"at_least": 2}, "at least 2 days"),
        (DAYS, {"at_most": 2.5}, "at most 2.5 days"),
        (DAYS, [2, {"from": 4, "to": 6}], "2 or 4–6 days"),
        (DEGREES, -3, "-3 points"),
        (RatioScale("persons", 0, 20000), 6000, "6,000 persons"),
        (YEAR, "2025-06-02", "2 June 2025"),
        (YEAR, "2025-06-20/2025-06-30", "20–30 June 2025"),
        (YEAR, "2025-06", "1–30 June 2025"),
        (YEAR, "2025-06~", "about 1–30 June 2025"),
        (YEAR, "2025-06-20/2025-07-02", "20 June – 2 July 2025"),
        (YEAR, "2025-06-20/..", "from 20 June 2025"),
        (YEAR, ["2025-06-20", "2025-06-30"], "20 June 2025 or 30 June 2025"),
        (LEVELS, "local-pause", "local pause"),
        (LEVELS, "all", "the whole front"),
        (OPTIONS, ["wounded", "aged-18-25"], "wounded, aged 18–25"),
        (OPTIONS, [], "none of the options"),
    ],
)
def test_a_value_is_told_in_the_shortest_clear_words(scale: Scale, raw: object, text: str) -> None:
    assert scale.text(scale.parse(raw)) == text


def test_a_number_may_go_without_its_unit() -> None:
    assert DAYS.part_text(DAYS.parse_part({"from": 2, "to": 3}), unit=False) == "2–3"


@pytest.mark.parametrize(
    ("scale", "ends"),
    [
        (DAYS, ("0", "30 days")),
        (YEAR, ("1 January 2025", "31 December 2025")),
        (LEVELS, ("none", "the whole front")),
        (NominalScale(LEVELS.values), ("none", "the whole front")),
    ],
)
def test_the_ends_of_a_scale(scale: Scale, ends: tuple[str, str]) -> None:
    assert scale.end_texts() == ends
