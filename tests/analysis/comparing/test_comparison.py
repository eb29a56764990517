"""Two parties over all issues: which are compared, and what the table holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison, Verdict
from negotiation_kit.model import Case
from tests.builders import COLOURS, DAYS, GROUPS, JUNE, STEPS, case_of, says
from tests.strategies import METRICS, cases

_SIDE = (
    "value", "conditional", "by_elimination", "rejects", "engagement",
    "status", "firmness", "confidence", "object",
)  # fmt: skip
COLUMNS = [
    "issue", "basket", "title",
    *(f"{side}_{name}" for side in "ab" for name in _SIDE),
    "verdict", "distance", "low", "high", "weight", "zone", "reason",
    "object", "contested", "a_inherited", "b_inherited",
]  # fmt: skip
CASE = case_of(
    {"colour": COLOURS, "steps": STEPS, "days": DAYS, "groups": GROUPS, "date": JUNE},
    baskets={"words": ["colour", "steps"], "rest": ["days", "groups", "date"]},
    a={
        "colour": says("red", status="demanded", firmness="firm", confidence="high"),
        "steps": [says("none"), says("all", conditional=True)],
        "days": says({"from": 2, "to": 9}, object="pause"),
        "groups": says([]),
        "date": says(engagement="silent"),
    },
    b={
        "colour": says(rejects=["red", "green"], status="rejected"),
        "steps": says("most", rejects=["none"]),
        "days": says(5, object="pause"),
        "groups": says(rejects=["sick"]),
    },
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return nk.compare(CASE, "a", "b", weights={"days": 3})


def test_one_row_an_issue_in_the_order_of_the_case(comparison: Comparison) -> None:
    assert [row.issue.id for row in comparison.rows] == ["colour", "steps", "days", "groups", "date"]
    assert [str(row.verdict) for row in comparison.rows] == [
        "diverge", "diverge", "overlap", "one-sided", "open"
    ]  # fmt: skip


def test_every_verdict_is_counted_also_those_that_do_not_occur(comparison: Comparison) -> None:
    assert comparison.verdicts == {
        Verdict.AGREE: 0,
        Verdict.OVERLAP: 1,
        Verdict.NEAR: 0,
        Verdict.DIVERGE: 2,
        Verdict.ONE_SIDED: 1,
        Verdict.OPEN: 1,
        Verdict.NOT_COMPARABLE: 0,
    }


def test_the_frame_has_its_columns_and_types(comparison: Comparison) -> None:
    frame = comparison.frame
    assert list(frame.columns) == COLUMNS
    assert list(frame.index) == list(frame["issue"])
    assert list(frame["verdict"].cat.categories) == [str(verdict) for verdict in Verdict]
    assert {str(frame[name].dtype) for name in ("distance", "low", "high", "weight")} == {"float64"}
    assert {str(frame[name].dtype) for name in ("a_conditional", "b_by_elimination")} == {"bool"}


@pytest.mark.parametrize(
    ("issue", "cells"),
    [
        ("colour", {"a_value": "red", "a_status": "demanded", "a_firmness": "firm", "a_confidence": "high"}),
        # Only blue is left to B, which is no word of its own.
        ("colour", {"b_value": None, "b_by_elimination": True, "b_rejects": "red, green", "distance": None}),
        ("colour", {"low": 1.0, "high": 1.0, "object": None, "contested": False, "a_inherited": False}),
        ("colour", {"a_by_elimination": False, "b_status": "rejected", "a_engagement": None, "zone": None}),
        (
            "steps",
            {
                "a_value": "none",
                "a_conditional": False,
                "b_rejects": "none",
                "reason": "B rejects what A wants",
            },
        ),
        ("days", {"a_value": "2..9", "b_value": "5", "a_object": "pause", "zone": "5 days", "weight": 3.0}),
        (
            "days",
            {
                "object": "pause",
                "distance": 0.0,
                "low": 0.0,
                "high": 0.0,
                "basket": "rest",
                "title": "Title of days",
            },
        ),
        ("groups", {"a_value": "[]", "b_value": None, "distance": None, "low": 0.0, "high": 1.0}),
        (
            "date",
            {"a_engagement": "silent", "b_engagement": "not-coded", "reason": "A is silent; B is not coded"},
        ),
    ],
)
def test_cells_by_hand(comparison: Comparison, issue: str, cells: dict[str, Any]) -> None:
    record = next(record for record in comparison.records() if record["issue"] == issue)
    for name, expected in cells.items():
        assert record[name] == expected
        column = comparison.frame[name]
        assert column.isna()[issue] if expected is None else column[issue] == expected


def test_a_conditional_headline_is_marked() -> None:
    case = case_of({"x": STEPS}, a={"x": says("all", conditional=True)}, b={"x": "all"})
    (record,) = nk.compare(case, "a", "b").records()
    assert (record["a_conditional"], record["b_conditional"]) == (True, False)


def test_cells_of_different_objects_are_those_the_reason_names() -> None:
    offers = [says(3, object="pause"), says(9, object="truce")]
    case = case_of({"x": DAYS}, a={"x": offers}, b={"x": says(9, object="halt")})
    (record,) = nk.compare(case, "a", "b").records()
    assert (record["a_object"], record["a_value"], record["b_object"]) == ("pause", "3", "halt")
    assert record["reason"] == "different objects: pause, truce and halt"


def test_a_row_is_found_by_id_or_title(comparison: Comparison) -> None:
    assert comparison.row("days") is comparison.rows[2]
    assert comparison.row("title of days") is comparison.rows[2]
    with pytest.raises(nk.UnknownNameError, match=r"no issue 'day'.*Did you mean 'days'"):
        comparison.row("day")


def test_the_result_says_how_it_was_made(comparison: Comparison) -> None:
    assert (comparison.coding, comparison.metric, comparison.threshold) == ("reading", "gower", 0.25)
    assert comparison.weighting == "weights given by the analyst"
    assert comparison.weights == {"colour": 1, "steps": 1, "days": 3, "groups": 1, "date": 1}
    assert (comparison.coder, comparison.round.id) == ("lead", "r1")
    assert list(comparison.by_basket) == ["words", "rest"]


def test_parties_go_by_id_short_name_or_name_in_the_order_asked() -> None:
    found = nk.compare(CASE, "Party B", "A")
    assert (found.a.id, found.b.id) == ("b", "a")
    assert found.row("steps").reason == "B rejects what A wants"


@pytest.mark.parametrize(
    ("arguments", "settings", "error", "told"),
    [
        (("a", "c"), {}, nk.UnknownNameError, r"no party 'c'; known are: a, b"),
        (("a", "A"), {}, ValueError, "'A' is set against itself; compare two different parties"),
        (("a", "b"), {"round": "r2"}, nk.UnknownNameError, "no round 'r2'; known are: r1"),
        (("a", "b"), {"metric": "gowr"}, nk.UnknownNameError, "Did you mean 'gower'"),
        (("a", "b"), {"coding": "prnted"}, nk.UnknownNameError, "Did you mean 'printed'"),
        (("a", "b"), {"coder": "x"}, nk.UnknownNameError, "no coder 'x'; known are: lead"),
        (
            ("a", "b"),
            {"threshold": 2},
            ValueError,
            "the threshold is 2, expected a number from 0 to below 0.5",
        ),
        (("a", "b"), {"weights": {"dayz": 1}}, nk.UnknownNameError, "Did you mean 'days'"),
        (("a", "b"), {"weights": "salience"}, ValueError, "none on: colour, steps, days, groups, date"),
    ],
)
def test_what_cannot_be_compared_is_told(
    arguments: tuple[str, str], settings: dict[str, Any], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        nk.compare(CASE, *arguments, **settings)


def test_the_round_is_the_last_in_which_both_are_coded_unless_named() -> None:
    case = case_of(
        {"x": DAYS},
        rounds=("r1", "r2"),
        a={"x": [says(0), says(30, round="r2")]},
        b={"x": says(0)},
    )
    assert nk.compare(case, "a", "b").score.agreement == 1
    assert nk.compare(case, "a", "b", round="Round r2").row("x").verdict is Verdict.ONE_SIDED


def test_a_second_coder_is_compared_on_request() -> None:
    case = case_of(
        {"x": DAYS}, a={"x": [says(0), says(15, coder="second")]}, b={"x": [says(0), says(0, coder="second")]}
    )
    assert nk.compare(case, "a", "b").score.agreement == 1
    assert nk.compare(case, "a", "b", coder="second").score.agreement == 0.5


def test_threshold_moves_only_the_verdict() -> None:
    case = case_of({"x": DAYS}, a={"x": 0}, b={"x": 9})
    strict, loose = (nk.compare(case, "a", "b", threshold=threshold) for threshold in (0.25, 0.3))
    assert [strict.row("x").verdict, loose.row("x").verdict] == [Verdict.DIVERGE, Verdict.NEAR]
    assert strict.score == loose.score


@settings(max_examples=40)
@given(cases(2), METRICS, st.sampled_from(["reading", "printed"]))
def test_sides_change_places_and_nothing_else_does(case: Case, metric: str, coding: str) -> None:
    here = nk.compare(case, "a", "b", metric=metric, coding=coding)
    there = nk.compare(case, "b", "a", metric=metric, coding=coding)
    assert here.score == there.score
    assert here.by_basket == there.by_basket
    assert here.verdicts == there.verdicts
    assert sum(here.verdicts.values()) == len(case.issues)


@settings(max_examples=30)
@given(cases(2))
def test_absence_is_never_a_number(case: Case) -> None:
    frame = nk.compare(case, "a", "b").frame
    apart = frame[frame["a_value"].isna() | frame["b_value"].isna()]
    assert apart["distance"].isna().all()
    known = frame[frame["distance"].notna()]
    assert (known["low"] == known["distance"]).all()
    assert (known["high"] == known["distance"]).all()
