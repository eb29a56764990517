"""One setting changed at a time: which score and which verdicts it gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Variant, agreements, variants
from negotiation_kit.model import Case, Evidence, Mode
from tests.builders import COLOURS, DAYS, case_of, says
from tests.strategies import cases

CITED = (Evidence("s", 1, Mode.QUOTED),)
CASE = case_of(
    {"colour": COLOURS, "days": DAYS, "read": DAYS},
    a={"colour": "red", "days": says(0, evidence=CITED, salience=40), "read": says(3, printed=30)},
    b={"colour": says("red", salience=10), "days": says(12, salience=20), "read": says(3, salience=30)},
)


def of(changed: str, to: str, **how: Any) -> Variant:
    every = variants(nk.robustness(nk.compare(CASE, "a", "b", **how)))
    (found,) = [item for item in every if (item.changed, item.to) == (changed, to)]
    return found


def test_each_change_is_made_alone_and_none_is_the_comparison_itself() -> None:
    told = [(item.changed, item.to) for item in variants(nk.robustness(nk.compare(CASE, "a", "b")))]
    assert told == [
        ("coding", "printed"),
        ("metric", "identical"),
        ("metric", "directional"),
        ("threshold", "0.1"),
        ("threshold", "0.4"),
        ("weights", "weighted by salience"),
        ("weights", "weighted by attention, a proxy: the number of passages cited"),
    ]


def test_a_threshold_turns_verdicts_and_leaves_the_score() -> None:
    """By hand: 12 of 30 days is 0.4."""
    found = of("threshold", "0.4")
    assert {issue: str(verdict) for issue, verdict in found.flips.items()} == {"days": "near"}
    assert found.score == nk.compare(CASE, "a", "b").score
    assert found.tried == 3


def test_weights_turn_the_score_and_no_verdict() -> None:
    """By hand: saliences 10, 30 and 30; the one distance is 0.4 on days: 1 - 0.4 * 30 / 70."""
    found = of("weights", "weighted by salience")
    assert found.score is not None
    assert found.score.agreement == pytest.approx(1 - 0.4 * 30 / 70)
    assert (found.flips, found.tried) == ({}, 0)
    # Only the days cite a passage, so attention leaves nothing but them: 1 - 0.4.
    attention = of("weights", "weighted by attention, a proxy: the number of passages cited").score
    assert attention is not None
    assert attention.agreement == pytest.approx(0.6)


def test_a_metric_counts_only_issues_on_which_it_is_defined() -> None:
    found = of("metric", "directional")
    assert found.tried == 0
    assert found.score is not None
    assert found.score.agreement is None
    assert "needs a scale with a midpoint" in found.score.note


def test_weights_of_the_comparison_itself_can_be_taken_away() -> None:
    found = of("weights", "equal weights", weights={"days": 5})
    assert found.score == nk.compare(CASE, "a", "b").score


def test_what_cannot_be_weighed_is_not_tried_and_says_why() -> None:
    bare = case_of({"x": DAYS}, a={"x": 0}, b={"x": 30})
    notes = [item.note for item in variants(nk.robustness(nk.compare(bare, "a", "b"))) if item.score is None]
    assert notes == [
        "not tried: salience is not stated on every issue, and it is never invented",
        "not tried: no passage is cited",
    ]


def test_the_range_of_agreements() -> None:
    found = nk.robustness(nk.compare(CASE, "a", "b"))
    ends = agreements(found.comparison, variants(found))
    # Lowest: identical, one of three apart for days: 2/3; as printed: (0 + 0.4 + 0.9)/3 apart.
    assert ends is not None
    assert ends[0] == pytest.approx(1 - 1.3 / 3)
    nothing = nk.robustness(nk.compare(case_of({"x": DAYS}, a={"x": 1}, b={}), "a", "b"))
    assert agreements(nothing.comparison, variants(nothing)) is None


def test_another_coders_readings_stand_in_where_there_are_any() -> None:
    case = case_of(
        {"x": DAYS, "y": DAYS},
        a={"x": [says(0), says(30, coder="second")], "y": 0},
        b={"x": 0, "y": 0},
    )
    (found,) = [
        item for item in variants(nk.robustness(nk.compare(case, "a", "b"))) if item.changed == "coder"
    ]
    assert found.score is not None
    assert found.score.agreement == pytest.approx(0.5)  # apart by a whole scale on x, not at all on y
    assert list(found.flips) == ["x"]


@settings(max_examples=15)
@given(cases(2))
def test_every_variant_gives_what_compare_gives(case: Case) -> None:
    own = nk.compare(case, "a", "b")
    for item in variants(nk.robustness(own)):
        if item.changed in ("coding", "metric", "threshold"):
            value: Any = float(item.to) if item.changed == "threshold" else item.to
            other = nk.compare(case, "a", "b", **{item.changed: value})
            assert item.score == other.score
            tried = {row.issue.id: row.verdict for row in other.rows}
            assert all(tried[issue] == verdict for issue, verdict in item.flips.items())
