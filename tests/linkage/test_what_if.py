"""Assume positions: what becomes live, what lapses, which verdicts and scores change."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import Case
from tests import strategies
from tests.builders import DAYS, STEPS, case_of, says

SCALES = {"truce": STEPS, "arms": STEPS, "land": STEPS, "days": DAYS}


@pytest.fixture(scope="module")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture
def chain() -> Case:
    """Give A's truce for B's arms, B's arms for A's land; and side B asks for the whole truce."""
    return case_of(
        SCALES,
        a={"truce": ["none", says("all", only_if=[{"arms": "none"}])], "arms": "none"},
        b={"truce": "all", "arms": says("none", only_if=[{"land": "none"}]), "land": "all"},
    )


def test_an_assumption_unlocks_an_offer_and_that_unlocks_another(chain: Case) -> None:
    found = nk.what_if(chain, {"a": {"land": "none"}})
    assert [(offer.party.id, offer.issue.id, offer.turn) for offer in found.live] == [
        ("a", "truce", 2),
        ("b", "arms", 1),
    ]
    # Truce: none against all; then A's offer of all is on the table too. Arms: A alone, then both want none.
    # Land: B alone, then none against all.
    before = {"truce": "diverge", "arms": "agree", "land": "one-sided", "days": "open"}
    after = {"truce": "agree", "arms": "agree", "land": "diverge", "days": "open"}
    assert {row.issue.id: row.verdict.value for row in found.before.rows} == before
    assert {row.issue.id: row.verdict.value for row in found.after.rows} == after
    assert found.changed == ("truce", "land")
    assert (found.before.score.agreement, str(found.before.score.coverage)) == (0.5, "2 of 4 issues")
    assert found.after.score.agreement == pytest.approx(2 / 3)
    assert found.after.score.coverage.n == 3
    # Land is unknown before: 0 to 1; days always.
    assert (found.before.score.worst, found.before.score.best) == (0.25, 0.75)
    assert (found.after.score.worst, found.after.score.best) == (0.5, 0.75)


def test_one_row_an_issue_that_changes(chain: Case) -> None:
    frame = nk.what_if(chain, {"a": {"land": "none"}}).changes
    row = frame.loc["truce"]
    assert (row["verdict_before"], row["verdict_after"]) == ("diverge", "agree")
    assert (row["distance_before"], row["distance_after"]) == (1.0, 0.0)
    assert list(frame.index) == ["truce", "land"]


def test_a_package_needs_every_entry() -> None:
    case = case_of(
        SCALES, a={"truce": says("all", only_if=[{"arms": "none", "land": "none"}])}, b={"arms": "all"}
    )
    assert nk.what_if(case, {"arms": "none"}).live == ()
    assert len(nk.what_if(case, {"arms": "none", "land": "none"}).live) == 1


def test_for_all_means_everybody_coded_in_the_round_whom_it_concerns() -> None:
    case = case_of(
        SCALES, a={"arms": "all"}, b={"land": "all"}, c={"arms": says(engagement="not-applicable")}, d={}
    )
    found = nk.what_if(case, {"arms": "none"})
    assert [item.party.id for item in found.assumed] == ["a", "b"]
    assert found.assumed[0].text == "A: Title of arms: none"
    assert [item.party.id for item in nk.what_if(case, {"d": {"arms": "none"}}).assumed] == ["d"]


def test_an_offer_whose_condition_is_taken_away_lapses() -> None:
    case = case_of(SCALES, a={"truce": says("all", only_if=[{"arms": "none"}])}, b={"arms": "none"})
    found = nk.what_if(case, {"b": {"arms": "all"}})
    assert (found.live, [offer.issue.id for offer in found.lapsed]) == ((), ["truce"])
    # A's own assumed stance stands in the offer's place, which has not lapsed: it is gone.
    assert nk.what_if(case, {"a": {"truce": "none"}, "b": {"arms": "all"}}).lapsed == ()


def test_an_offer_live_before_helps_to_unlock_another() -> None:
    case = case_of(
        SCALES,
        a={"truce": says("all", only_if=[{"arms": "none", "days": 10}]), "land": "none"},
        b={"arms": says("none", only_if=[{"land": "none"}])},
    )
    assert [offer.live for offer in nk.linkages(case).offers] == [False, True]
    assert [offer.issue.id for offer in nk.what_if(case, {"b": {"days": 10}}).live] == ["truce"]


def test_a_range_may_be_assumed_and_an_issue_that_is_called_like_a_party() -> None:
    case = case_of({"a": DAYS}, a={"a": 30}, b={"a": 0})
    found = nk.what_if(case, {"a": {"from": 2, "to": 4}})
    assert [item.text for item in found.assumed] == [
        "A: Title of a: 2–4 days",
        "B: Title of a: 2–4 days",
    ]
    assert found.after.score.agreement == 1


@pytest.mark.parametrize(
    ("assumed", "error", "said"),
    [
        ({"peace": "all"}, UnknownNameError, "issue 'peace'"),
        ({"x": {"arms": "none"}}, UnknownNameError, "party 'x'"),
        ({"a": {"peace": "all"}}, UnknownNameError, "issue 'peace'"),
        ({"arms": "lots"}, ValueError, "arms: .*'lots'"),
        ({"days": 31}, ValueError, "days: 31 lies outside"),
        ({"arms": "none", "b": {"arms": "all"}}, ValueError, "assumed twice: B: .*none, and B: .*all"),
        ({"land": "none"}, ValueError, "concerns no party"),
    ],
)
def test_what_cannot_be_assumed(assumed: dict[str, Any], error: type[Exception], said: str) -> None:
    absent = {"land": says(engagement="not-applicable")}
    case = case_of(SCALES, a={"arms": "all", **absent}, b=absent)
    with pytest.raises(error, match=said):
        nk.what_if(case, assumed)


def test_an_issue_that_is_not_asked_in_the_round(istanbul: Case) -> None:
    with pytest.raises(ValueError, match="is not asked in"):
        nk.what_if(istanbul, {"mobilisation": "stop"}, "2025-07-23")


def test_other_settings_arrive(chain: Case) -> None:
    found = nk.what_if(chain, {}, a="b", b="a", metric="identical", threshold=0.2)
    assert (found.before.a.id, found.before.metric, found.after.threshold) == ("b", "identical", 0.2)
    with pytest.raises(ValueError, match="threshold"):
        nk.what_if(chain, {}, threshold=2)


@given(strategies.linked_cases())
def test_assuming_nothing_changes_nothing(case: Case) -> None:
    found = nk.what_if(case, {})
    assert (found.assumed, found.live, found.lapsed, found.changed) == ((), (), (), ())
    assert found.before.score == found.after.score
    assert found.before.rows == found.after.rows


@given(strategies.cases(), st.data())
def test_assuming_what_a_party_says_already_changes_nothing(case: Case, data: st.DataObject) -> None:
    issue = data.draw(st.sampled_from(case.issues))
    value = issue.scale.plain_value(issue.scale.parse(data.draw(strategies.values(issue.scale))))
    said = case_of({issue.id: issue.scale}, a={issue.id: says(value)}, b={issue.id: says(value)})
    assert nk.what_if(said, {issue.id: value}).changed == ()


def test_the_package_of_the_talks(istanbul: Case) -> None:
    """If Ukraine withdrew, Russia's general ceasefire would be on the table, one step of three away."""
    found = nk.what_if(istanbul, {"annexed-regions": "ukraine-withdraws"}, "2025-06-02")
    assert [(offer.party.id, offer.issue.id) for offer in found.live] == [("russia", "ceasefire-scope")]
    row = found.changes.loc["ceasefire-scope"]
    assert (row["verdict_before"], row["verdict_after"]) == ("diverge", "diverge")
    assert (row["distance_before"], row["distance_after"]) == pytest.approx((2 / 3, 1 / 3))
    # The West has ruled withdrawal out, so Ukraine alone unlocks nothing.
    assert (
        nk.what_if(istanbul, {"ukraine": {"annexed-regions": "ukraine-withdraws"}}, "2025-06-02").live == ()
    )
