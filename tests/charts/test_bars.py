"""Where the bars go: beside their names or under them, with room for every text."""

from __future__ import annotations

from collections import Counter

import pytest
from matplotlib.patches import Patch

from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.charts.comparison import GAP, bars, scaled, told, told_together

AGREED = [("agree", Patch())]
NAMES = ["Ceasefire", "A basket with a name that goes on and on, and on"]


def test_a_wide_chart_has_names_beside_its_bars_and_a_narrow_one_over_them() -> None:
    wide, narrow = bars("Head", NAMES, AGREED, 7.6), bars("Head", NAMES, AGREED, 3.2)
    assert (wide.stacked, narrow.stacked) == (False, True)
    assert narrow.left == GAP < wide.left
    assert wide.left + wide.length + GAP == pytest.approx(7.6)
    assert narrow.left + narrow.length + GAP == pytest.approx(3.2)
    assert narrow.height > wide.height


def test_everything_stands_below_what_was_before_it() -> None:
    plan = bars("Head", NAMES, [*AGREED, ("diverge", Patch())], 7.6)
    heights = [0, *plan.middles, plan.foot, plan.height]
    assert heights == sorted(heights)


def test_a_chart_of_nothing_is_its_title() -> None:
    plan = bars("Head", [], [], 7.6)
    assert not plan.middles
    assert not plan.names
    assert plan.height < 1


@pytest.mark.parametrize(
    ("counts", "inside"),
    [
        ([Counter({Verdict.AGREE: 3, Verdict.DIVERGE: 1})], True),
        ([Counter({Verdict.AGREE: 200, Verdict.DIVERGE: 1})], False),
        ([], True),
    ],
)
def test_texts_stand_inside_unless_a_part_is_too_small(counts: list[Counter[Verdict]], inside: bool) -> None:
    inch, found = scaled(counts, 5)
    assert found is inside
    longest = max((one.total() for one in counts), default=1)
    assert longest / inch == pytest.approx(5) if inside else longest / inch < 5


def test_a_bar_is_told_by_glyph_and_count() -> None:
    counts = Counter({Verdict.OPEN: 2, Verdict.AGREE: 1})
    assert told(Verdict.OPEN, counts) == "– 2"
    assert told_together(counts) == "● 1  – 2"
