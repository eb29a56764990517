"""What is drawn of a side, and the same drawing as a small picture."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.render.scale_strip import Drawn, drawn, gap, scale_strip

THIRDS = pytest.approx((1 / 3, 1.0))


def test_a_level_is_a_mark_and_a_rejection_a_cross(compared: Comparison) -> None:
    row = compared.row("ceasefire-scope")
    assert drawn(row.a) == Drawn(marks=(1 / 3,), crosses=(1.0,))
    assert drawn(row.b) == Drawn(marks=(1.0,))


def test_a_range_is_a_stretch_with_its_figures(compared: Comparison) -> None:
    seen = drawn(compared.row("pow-exchange-size").a)
    assert (seen.marks, seen.stretches, seen.figures) == ((0.75,), ((0.5, 1.0),), "at least 1,000")


def test_a_side_that_only_rejects_leaves_the_rest_possible(compared: Comparison) -> None:
    assert drawn(compared.row("neutral-status").b) == Drawn(crosses=(1.0,), possible=((0.0, 0.5),))


def test_without_an_order_what_is_left_is_no_stretch(compared: Comparison) -> None:
    assert drawn(compared.row("activity-freeze").b).possible == ((0.0, 0.0), (0.5, 0.5))


def test_the_only_option_left_is_hollow(compared: Comparison) -> None:
    seen = drawn(compared.row("force-cap").b)
    assert seen.marks == (0.0,)
    assert seen.hollow
    assert not drawn(compared.row("force-cap").a).hollow


def test_a_silent_side_is_not_drawn(compared: Comparison) -> None:
    assert drawn(compared.row("next-round").a) == Drawn()


def test_the_gap_is_what_the_distance_measures(compared: Comparison) -> None:
    for row in compared.rows:
        stretch = gap(row)
        if stretch is not None and row.distance is not None:
            assert abs(stretch[1] - stretch[0]) == pytest.approx(row.distance)
    assert gap(compared.row("ceasefire-scope")) == THIRDS
    assert gap(compared.row("remains-return")) is None
    assert gap(compared.row("martial-law")) is None
    assert gap(compared.row("ceasefire-duration")) is None


def test_levels_with_coordinates_stand_at_them() -> None:
    frame = pd.DataFrame({"party": ["a", "b"], "issue": "x", "value": ["low", "high"]})
    scale = {"level": "ordinal", "values": ["low", "mid", "high"], "at": {"low": 0, "mid": 1, "high": 5}}
    case = nk.case_from_frame(frame, {"x": scale})
    assert {tick.name: tick.at for tick in case.issues[0].scale.ticks()} == {"low": 0, "mid": 0.2, "high": 1}


@pytest.mark.parametrize(
    ("a", "b", "ends"),
    [
        (2, 8, (0.2, 0.8)),
        (8, 2, (0.8, 0.2)),
        ("1..3", "6..9", (0.3, 0.6)),
        ("1..5", "4..9", (0.4, 0.4)),
        (">=7", 2, (0.7, 0.2)),
    ],
)
def test_the_nearest_ends_of_two_values(a: object, b: object, ends: tuple[float, float]) -> None:
    frame = pd.DataFrame({"party": ["a", "b"], "issue": "x", "value": [str(a), str(b)]})
    case = nk.case_from_frame(frame, {"level": "ratio", "min": 0, "max": 10})
    pair = nk.compare(case, "a", "b").rows[0].pairs[0]
    assert case.issues[0].scale.nearest_ends(pair.a.value, pair.b.value) == pytest.approx(ends)


def test_a_drawing_is_told_to_those_who_cannot_see_it(compared: Comparison) -> None:
    for row in compared.rows:
        strip = scale_strip(compared, row)
        assert 'role="img"' in strip
        assert 'aria-label="Russia: ' in strip


def test_an_order_is_a_line_and_options_are_chips(compared: Comparison) -> None:
    assert scale_strip(compared, compared.row("ceasefire-scope")).startswith("<svg")
    chips = scale_strip(compared, compared.row("pow-exchange-categories"))
    assert "<svg" not in chips
    assert chips.count("▼") == chips.count("▲") == 3


def test_the_numbers_can_be_left_out_of_a_drawing(compared: Comparison) -> None:
    row = compared.row("remains-return")
    assert "<text" in scale_strip(compared, row)
    assert "<text" not in scale_strip(compared, row, figures=False)


def test_a_number_too_long_for_its_drawing_is_left_to_the_stance() -> None:
    frame = pd.DataFrame({"party": ["a", "b"], "issue": "x", "value": ["123456789..223456789", "0"]})
    case = nk.case_from_frame(frame, {"level": "ratio", "min": 0, "max": 323456789})
    found = nk.compare(case, "a", "b")
    drawing = scale_strip(found, found.rows[0]).partition("</svg>")[0]
    assert re.findall("<text[^>]*>([^<]*)", drawing) == ["0"]


@pytest.mark.parametrize(("options", "shown"), [(6, 6), (12, 3)])
def test_of_many_options_only_the_named_are_shown(options: int, shown: int) -> None:
    names = [f"option {number}" for number in range(options)]
    frame = pd.DataFrame({"party": ["a", "b"], "issue": "x", "value": ["option 0, option 1", "option 2"]})
    case = nk.case_from_frame(frame, {"level": "set", "values": names})
    found = nk.compare(case, "a", "b")
    strip = scale_strip(found, found.rows[0])
    assert sum(f"option {number}<" in strip for number in range(options)) == shown
    assert (f"{options - shown} more, not named" in strip) == (shown < options)
