"""One setting changed at a time: which score and which verdicts it gives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Score, Variant, variants
from negotiation_kit.model import Case, Evidence, Mode
from tests.builders import COLOURS, DAYS, DEGREES, FIVE, THREE, case_of, says
from tests.strategies import cases

CITED = (Evidence("s", 1, Mode.QUOTED),)
CASE = case_of(
    {"colour": COLOURS, "days": DAYS, "read": DAYS},
    a={"colour": "red", "days": says(0, evidence=CITED, salience=40), "read": says(3, printed=30)},
    b={"colour": says("red", salience=10), "days": says(12, salience=20), "read": says(3, salience=30)},
)


def of(changed: str, to: str, **how: Any) -> Variant:
    every = variants(nk.multiverse(nk.compare(CASE, "a", "b", **how)))
    (found,) = [item for item in every if (item.changed, item.to) == (changed, to)]
    return found


def test_each_change_is_made_alone_and_none_is_the_comparison_itself() -> None:
    told = [(item.changed, item.to) for item in variants(nk.multiverse(nk.compare(CASE, "a", "b")))]
    assert told == [
        ("coding", "printed"),
        ("metric", "identical"),
        ("threshold", "0.1"),
        ("threshold", "0.4"),
        ("weights", "weighted by salience"),
        ("weights", "weighted by attention, a proxy: the number of passages cited"),
    ]


def test_a_threshold_turns_verdicts_and_leaves_the_score() -> None:
    """By hand: 12 of 30 days is 0.4."""
    found = of("threshold", "0.4")
    assert {issue: str(verdict) for issue, verdict in found.flips.items()} == {"days": "near"}
    assert same(found.score, nk.compare(CASE, "a", "b").score)
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
    case = case_of({"x": COLOURS, "y": FIVE}, a={"x": "red", "y": "2"}, b={"x": "red", "y": "3"})
    (found,) = [
        item for item in variants(nk.multiverse(nk.compare(case, "a", "b"))) if item.to == "directional"
    ]
    assert (found.tried, list(found.flips)) == (1, ["y"])
    assert found.score is not None
    assert found.score.coverage == (1, 2)


def test_where_nothing_is_known_the_variant_says_why() -> None:
    case = case_of({"x": COLOURS}, a={"x": says("red", printed="uncodable")}, b={"x": "red"})
    found = variants(nk.multiverse(nk.compare(case, "a", "b")))[0]
    assert found.score is not None
    assert (found.score.agreement, found.score.note) == (
        None,
        nk.compare(case, "a", "b", coding="printed").score.note,
    )


def test_weights_of_the_comparison_itself_can_be_taken_away() -> None:
    found = of("weights", "equal weights", weights={"days": 5})
    assert found.score == nk.compare(CASE, "a", "b").score


def test_what_cannot_be_weighed_is_not_tried_and_says_why() -> None:
    bare = case_of({"x": DAYS}, a={"x": 0}, b={"x": 30})
    notes = [item.note for item in variants(nk.multiverse(nk.compare(bare, "a", "b"))) if item.score is None]
    assert notes == [
        "not tried: salience is not stated on every issue, and it is never invented",
        "not tried: no passage is cited",
    ]


def test_another_coders_readings_stand_in_where_there_are_any() -> None:
    case = case_of(
        {"x": DAYS, "y": DAYS},
        a={"x": [says(0), says(30, coder="second")], "y": 0},
        b={"x": 0, "y": 0},
    )
    (found,) = [
        item for item in variants(nk.multiverse(nk.compare(case, "a", "b"))) if item.changed == "coder"
    ]
    assert found.score is not None
    assert found.score.agreement == pytest.approx(0.5)  # apart by a whole scale on x, not at all on y
    assert list(found.flips) == ["x"]


def test_elimination_counts_alike_where_the_two_speak_of_different_objects() -> None:
    one = {"x": "no"}
    other = {"x": [says("no", object="x"), says(rejects=("no", "half"))], "y": 0}  # which leaves "yes" alone
    own = nk.compare(case_of({"x": THREE, "y": DEGREES}, a=one, b=other), "a", "b")
    tried = [item.score for item in variants(nk.multiverse(own)) if item.changed == "metric"]
    assert [found and found.by_elimination for found in tried] == [1, 1]
    assert own.score.by_elimination == 1


@settings(max_examples=15)
@given(cases(2))
def test_every_variant_gives_what_compare_gives(case: Case) -> None:
    own = nk.compare(case, "a", "b")
    for item in variants(nk.multiverse(own)):
        if item.changed in ("coding", "metric", "threshold"):
            value: Any = float(item.to) if item.changed == "threshold" else item.to
            other = nk.compare(case, "a", "b", **{item.changed: value})
            assert item.score is not None
            assert same(item.score, other.score)
            assert item.score.note == other.score.note
            tried = {row.issue.id: row.verdict for row in other.rows}
            assert all(tried[issue] == verdict for issue, verdict in item.flips.items())


def same(one: Score | None, other: Score | None) -> bool:
    """Return whether two scores are the same, but for how numbers were summed."""
    assert one is not None
    assert other is not None
    numbers = [(item.agreement, item.best, item.worst) for item in (one, other)]
    left = [replace(item, agreement=None, best=None, worst=None) for item in (one, other)]
    return left[0] == left[1] and all(x == (y and pytest.approx(y)) for x, y in zip(*numbers, strict=True))
