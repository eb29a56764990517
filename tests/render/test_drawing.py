"""What is drawn of a side, and the same drawing as a small picture."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.render.scale_strip import Drawn, Label, _cut, drawn, edges, fitted, gap, scale_strip

THIRDS = pytest.approx((1 / 3, 1.0))


def test_a_level_is_a_mark_and_a_rejection_a_cross(compared: Comparison) -> None:
    row = compared.row("ceasefire-scope")
    assert drawn(row.a) == Drawn(marks=(1 / 3,), crosses=(1.0,), conditional=(2 / 3,))
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
    assert scale_strip(compared, compared.row("ceasefire-scope")).count("<svg class") == 0
    assert "<svg" in scale_strip(compared, compared.row("ceasefire-scope"))
    chips = scale_strip(compared, compared.row("pow-exchange-categories"))
    assert "<svg" not in chips
    assert chips.count("▼") == chips.count("▲") == 3


def test_what_stands_at_an_end_is_told_there_and_not_twice(compared: Comparison) -> None:
    strip = scale_strip(compared, compared.row("ceasefire-scope"))
    assert strip.count("general, unconditional<") == 1
    assert 'nk-end-on">general, unconditional' in strip


@pytest.mark.parametrize("width", [170, 200, 230, 262, 300, 360, 420, 500, 640, 800])
@pytest.mark.parametrize("seed", range(12))
def test_labels_of_a_row_never_meet(width: int, seed: int) -> None:
    random = Random(seed)
    words = (
        "withdrawal of all forces",
        "pause",
        "a",
        "demilitarised zone under watch",
        "30 days",
        "停戦の範囲",
    )
    places = sorted(random.random() for _ in range(random.randint(1, 6)))
    labels = [Label(at, _cut(random.choice(words))) for at in places]
    texts = fitted(labels, width)
    boxes = [edges(label.at, text, width) for label, text in zip(labels, texts, strict=True) if text]
    assert all(one[1] < other[0] for one, other in pairwise(boxes))
    assert all(text in ("", *label.forms) for label, text in zip(labels, texts, strict=True))


def test_a_label_with_room_is_written_in_full() -> None:
    labels = [Label(0.1, _cut("local pause")), Label(0.6, _cut("whole front"))]
    assert fitted(labels, 400) == ["local pause", "whole front"]
    assert fitted([Label(0.5, _cut("a text that is much too long for any label"))], 400)[0].endswith(" …")


@pytest.mark.parametrize(("options", "shown"), [(6, 6), (12, 3)])
def test_of_many_options_only_the_named_are_shown(options: int, shown: int) -> None:
    names = [f"option {number}" for number in range(options)]
    frame = pd.DataFrame({"party": ["a", "b"], "issue": "x", "value": ["option 0, option 1", "option 2"]})
    case = nk.case_from_frame(frame, {"level": "set", "values": names})
    found = nk.compare(case, "a", "b")
    strip = scale_strip(found, found.rows[0])
    assert sum(f"option {number}<" in strip for number in range(options)) == shown
    assert (f">+{options - shown}<" in strip) == (shown < options)
