"""Offers under conditions: beside the others, as if their conditions were met, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

import negotiation_kit as nk
from negotiation_kit.comparison.conditionals import CONDITIONALS, settled, without_conditions
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import Case
from tests import strategies
from tests.builders import STEPS, case_of, says

SCALES = {"truce": STEPS, "arms": STEPS}
OFFER = says("all", only_if=[{"arms": "none"}])


def case(a: Any, b: Any = "all") -> Case:
    return case_of(SCALES, a={"truce": a}, b={"truce": b})


@pytest.mark.parametrize(
    ("a", "conditionals", "value", "verdict", "distance"),
    [
        # A party with both kinds of offers: the free one leads, unless the conditions count as met.
        (["none", OFFER], "apart", "none", "diverge", 1),
        (["none", OFFER], "met", "all", "agree", 0),
        (["none", OFFER], "ignored", "none", "diverge", 1),
        # A party with nothing but the offer under conditions.
        (OFFER, "apart", "all", "agree", 0),
        (OFFER, "met", "all", "agree", 0),
        (OFFER, "ignored", None, "one-sided", None),
        # A rejection under conditions binds only where they count as met.
        (["none", says("some", rejects=["all"], only_if=[{"arms": "none"}])], "apart", "none", "diverge", 1),
        (
            ["none", says("most", rejects=["all"], only_if=[{"arms": "none"}])],
            "met",
            "most",
            "diverge",
            1 / 3,
        ),
        # Nothing under conditions: the same each time.
        ("most", "apart", "most", "partial", 1 / 3),
        ("most", "met", "most", "partial", 1 / 3),
        ("most", "ignored", "most", "partial", 1 / 3),
    ],
)
def test_three_treatments(
    a: Any, conditionals: str, value: str | None, verdict: str, distance: float | None
) -> None:
    found = nk.compare(case(a), "a", "b", conditionals=conditionals)
    row = found.row("truce")
    stated = found.records()[0]["a_value"]
    assert (stated, row.verdict) == (value, verdict)
    assert row.distance == (None if distance is None else pytest.approx(distance))
    assert found.conditionals == conditionals


def test_a_party_that_loses_its_only_offer_has_left_the_issue_open() -> None:
    row = nk.compare(case(OFFER), "a", "b", conditionals="ignored").row("truce")
    assert row.a.engagement == "left-open"
    assert (row.low, row.high) == (0, 1)
    # Somebody who was silent on it stays silent.
    silent = nk.compare(case(says(engagement="silent")), "a", "b", conditionals="ignored").row("truce")
    assert silent.a.engagement == "silent"


def test_the_evidence_of_a_lost_offer_stays_with_the_open_issue() -> None:
    istanbul = nk.load_case("istanbul-2025")
    found = nk.compare(istanbul, "russia", "ukraine", "2025-06-02", conditionals="ignored")
    (entry,) = found.row("elections-before-treaty").a.entries
    assert entry.engagement == "left-open"
    assert [piece.passage for piece in entry.evidence] == [29]


def test_the_case_of_the_comparison_is_the_settled_one_so_robustness_follows_it() -> None:
    found = nk.compare(case(["none", OFFER]), "a", "b", conditionals="met")
    own = nk.robustness(found)
    assert {verdict.value for verdict in own.verdicts["truce"].values()} == {"agree"}


def test_coverage_and_bounds_of_the_talks_move_with_the_treatment() -> None:
    istanbul = nk.load_case("istanbul-2025")
    apart, met, ignored = (
        nk.compare(istanbul, "russia", "ukraine", "2025-06-02", conditionals=way).score
        for way in CONDITIONALS
    )
    # Russia's general ceasefire, one step from Ukraine's, takes the place of its local pause, two steps away.
    assert apart.agreement is not None
    assert met.agreement == pytest.approx(apart.agreement + (1 / 3) / apart.coverage.n)
    # Its demand for elections hangs on a condition; without it one issue fewer is known.
    assert ignored.coverage.n == apart.coverage.n - 1
    assert ignored.best is not None
    assert apart.best is not None
    assert ignored.best > apart.best


def test_chosen_offers_alone_are_freed() -> None:
    found = case_of(SCALES, a={"truce": OFFER, "arms": says("all", only_if=[{"truce": "all"}])}, b={})
    freed = without_conditions(found, lambda entry: entry.issue == "arms")
    assert [bool(entry.conditional_on) for entry in freed.positions] == [True, False]


def test_an_unknown_treatment() -> None:
    with pytest.raises(UnknownNameError, match=r"treatment of conditional offers 'mett'.*Did you mean 'met'"):
        nk.compare(case(OFFER), "a", "b", conditionals="mett")


@given(strategies.linked_cases())
def test_apart_is_the_case_as_it_is(found: Case) -> None:
    assert settled(found, "apart") is found
    assert not any(
        entry.conditional_on for way in ("met", "ignored") for entry in settled(found, way).positions
    )


@given(strategies.linked_cases())
def test_conditions_met_are_what_the_same_offers_say_without_any(found: Case) -> None:
    free = without_conditions(found, lambda entry: True)
    met, plain = nk.compare(found, "a", "b", conditionals="met"), nk.compare(free, "a", "b")
    assert (met.rows, met.score) == (plain.rows, plain.score)


@given(strategies.linked_cases())
def test_a_known_distance_gets_no_greater_by_conditions_met(found: Case) -> None:
    rows = zip(*(nk.compare(found, "a", "b", conditionals=way).rows for way in ("apart", "met")), strict=True)
    for apart, met in rows:
        if apart.distance is not None and met.distance is not None:
            assert met.distance <= apart.distance + 1e-9
