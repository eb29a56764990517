"""How offers under conditions enter a comparison."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

import negotiation_kit as nk
from negotiation_kit.analysis.comparing.stances import CONDITIONALS
from negotiation_kit.model import Case
from tests.builders import DAYS, STEPS, case_of, says
from tests.strategies import cases


@pytest.fixture
def case() -> Case:
    """A is at none, and at all under conditions; on days it has only a conditional offer. B is at all, 30."""
    return case_of(
        {"s": STEPS, "d": DAYS},
        a={"s": ["none", says("all", conditional=True, rejects=["some"])], "d": says(24, conditional=True)},
        b={"s": "all", "d": 30},
    )


@pytest.mark.parametrize(
    ("conditionals", "s", "d"),
    [
        # The headline is the offer without conditions; where there is none, the conditional one.
        ("apart", ("diverge", 1.0), ("near", 0.2)),
        # As if the conditions were met, all offers count alike: all is one of the two that A wants.
        ("met", ("overlap", 0.0), ("near", 0.2)),
        # Not made at all: A has nothing on days.
        ("ignored", ("diverge", 1.0), ("one-sided", None)),
    ],
)
def test_three_treatments(
    case: Case, conditionals: str, s: tuple[str, float], d: tuple[str, float | None]
) -> None:
    found = nk.compare(case, "a", "b", conditionals=conditionals)
    assert found.conditionals == conditionals
    assert [(row.verdict, row.distance) for row in found.rows] == [s, d]


def test_apart_is_what_is_meant_where_nothing_is_said(case: Case) -> None:
    assert nk.compare(case, "a", "b") == nk.compare(case, "a", "b", conditionals="apart")


def test_a_rejection_under_conditions_counts_once_they_are_met(case: Case) -> None:
    apart, met = (nk.compare(case, "a", "b", conditionals=name).row("s").a for name in ("apart", "met"))
    assert apart.rejects == ()
    assert met.rejects == ("some",)


def test_offers_left_out_leave_the_issue_open_with_all_that_is_possible(case: Case) -> None:
    row = nk.compare(case, "a", "b", conditionals="ignored").row("d")
    assert (row.low, row.high) == (0.0, 1.0)
    assert row.a.engagement == "left-open"


def test_another_word_is_refused(case: Case) -> None:
    with pytest.raises(nk.UnknownNameError, match="maybe"):
        nk.compare(case, "a", "b", conditionals="maybe")


@settings(max_examples=30)
@given(cases(2))
def test_without_conditions_the_three_are_one(case: Case) -> None:
    free = case_of({issue.id: issue.scale for issue in case.issues}, {"a": {}, "b": {}})
    plain = tuple(entry for entry in case.positions if not entry.conditional_on)
    found = [nk.compare(replace(free, positions=plain), "a", "b", conditionals=name) for name in CONDITIONALS]
    assert (
        len({tuple((row.verdict, row.distance, row.low, row.high) for row in item.rows) for item in found})
        == 1
    )


@settings(max_examples=30)
@given(cases(2))
def test_the_case_given_is_left_as_it_is(case: Case) -> None:
    before = case.positions
    for name in CONDITIONALS:
        nk.compare(case, "a", "b", conditionals=name)
    assert case.positions is before
