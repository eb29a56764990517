"""Assumed positions: what they unlock and what they change, worked out by hand; and two laws."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.scales import Scale
from tests.analysis.linking.cases import YES_NO, linked, offered
from tests.builders import DAYS, GROUPS, KINDS, STEPS, case_of, known, left, says
from tests.strategies import cases, parts, rejections, said, values

SCALES = {"x": YES_NO, "y": YES_NO, "z": YES_NO, "s": STEPS}


@pytest.fixture
def chain() -> Case:
    """A gives x after y, B gives y after z; on s A wants none and B all, and neither speaks of z."""
    return linked(
        SCALES,
        {("a", "x"): [{"y": "yes"}], ("b", "y"): [{"z": "yes"}]},
        a={"x": ["no", offered], "y": "yes", "s": "none"},
        b={"x": "yes", "y": ["no", offered], "s": "all"},
    )


def live(found: nk.WhatIf) -> list[str]:
    return [f"{offer.party.id} {offer.issue.id}" for offer in found.live]


def test_one_live_offer_unlocks_another(chain: Case) -> None:
    """With z B's y becomes live, and by it A's x: both rows turn from diverge to overlap, 1 to 0.

    They do not agree, as A offers either yes or no, and B wants the one of them.
    """
    found = nk.what_if(chain, {"z": "yes"})
    assert live(found) == ["b y", "a x"]
    assert found.changed == ("x", "y", "z")
    assert list(found.changes["verdict_before"]) == ["diverge", "diverge", "open"]
    assert list(found.changes["verdict_after"]) == ["overlap", "overlap", "agree"]
    assert list(found.changes["distance_after"]) == [0, 0, 0]
    # Before: x, y and s are known, each 1 apart: 0 on 3 of 4. After: 0, 0, 0 and 1: 0.75 on 4 of 4.
    assert (found.before.score.agreement, found.after.score.agreement) == (0, 0.75)
    assert found.after.score.coverage == (4, 4)
    # z had been unknown: between 0 and 1, so over all four the score lay between 0 and 0.25.
    assert (found.before.score.worst, found.before.score.best) == (0, 0.25)


def test_the_sentence_tells_all_of_it(chain: Case) -> None:
    assert nk.what_if(chain, {"z": "yes"}).sentence == (
        "Assumed: Title of z: yes (all parties). "
        "2 conditional offers become live: B: Title of y: yes; A: Title of x: yes. "
        "3 verdicts between A and B change: Title of x from diverge to overlap; "
        "Title of y from diverge to overlap; Title of z from open to agree. "
        "Agreement goes from 0.00 (3 of 4 issues; over all 0.00 to 0.25) "
        "to 0.75 (4 of 4 issues; over all 0.75 to 0.75)."
    )


def test_a_party_may_be_assumed_to_move_alone(chain: Case) -> None:
    """B's own yes to z does not free B's offer, which waits for A."""
    assert live(nk.what_if(chain, {"b": {"z": "yes"}})) == []
    assert live(nk.what_if(chain, {"a": {"z": "yes"}})) == ["b y", "a x"]


def test_names_of_any_kind_will_do(chain: Case) -> None:
    by_id, by_name = (
        nk.what_if(chain, {"a": {"z": "yes"}}),
        nk.what_if(chain, {"Party A": {"title OF z": "yes"}}),
    )
    assert by_id.assumed == by_name.assumed


def test_what_is_assumed_of_one_goes_before_what_is_assumed_of_all(chain: Case) -> None:
    for order in ({"z": "yes", "b": {"z": "no"}}, {"b": {"z": "no"}, "z": "yes"}):
        found = nk.what_if(chain, order)
        assert {item.party.id: item.value for item in found.assumed} == {"a": "yes", "b": "no"}


def test_an_assumed_position_takes_the_place_of_all_there_was() -> None:
    case = case_of({"s": STEPS}, a={"s": ["none", says(rejects=["all"])]}, b={"s": "all"})
    found = nk.what_if(case, {"a": {"s": "all"}})
    assert found.after.row("s").verdict == "agree"
    assert found.after.row("s").a.rejects == ()


def test_a_range_is_a_value_and_no_party() -> None:
    case = case_of({"d": DAYS}, a={"d": 1}, b={"d": 2})
    found = nk.what_if(case, {"d": {"from": 3, "to": 4}})
    assert [item.text for item in found.assumed] == ["A: Title of d: 3–4 days", "B: Title of d: 3–4 days"]


def test_an_issue_that_does_not_concern_a_party_is_not_assumed_of_it() -> None:
    case = case_of({"s": STEPS, "d": DAYS}, a={"s": says(engagement="not-applicable")}, b={"d": 3}, c={})
    assert [item.party.id for item in nk.what_if(case, {"s": "all"}).assumed] == ["b"]  # c is not coded


def test_what_was_live_before_stays_as_it_is(chain: Case) -> None:
    ready = replace(chain, positions=nk.what_if(chain, {"z": "yes"}).linkages.case.positions)
    found = nk.what_if(ready, {})
    assert found.live == ()
    assert found.before == found.after


def test_the_linkages_are_those_under_the_assumption(chain: Case) -> None:
    before, after = nk.linkages(chain), nk.what_if(chain, {"z": "yes"}).linkages
    assert [offer.live for offer in before.offers] == [False, False]
    assert [offer.turn for offer in after.offers] == [2, 1]  # x is live by y, which z makes live


def test_settings_are_those_of_compare(chain: Case) -> None:
    found = nk.what_if(
        chain, {"s": "all"}, a="b", b="a", metric="identical", weights={"s": 3}, threshold=0.25
    )
    own = nk.compare(chain, "b", "a", metric="identical", weights={"s": 3}, threshold=0.25)
    assert found.before == own
    assert found.after.weights == own.weights


@pytest.mark.parametrize(
    ("assumed", "how", "error", "match"),
    [
        ({"q": "yes"}, {}, nk.UnknownNameError, "q"),
        ({"q": {"x": "yes"}}, {}, nk.UnknownNameError, "party or issue 'q'"),
        ({"a": {"q": "yes"}}, {}, nk.UnknownNameError, "q"),
        ({"x": "maybe"}, {}, ValueError, "maybe"),
        ({"x": "yes"}, {"a": "a", "b": "a"}, ValueError, "against itself"),
        ({"x": "yes"}, {"round": "r9"}, nk.UnknownNameError, "r9"),
        ({"x": "yes"}, {"threshold": 2}, ValueError, "threshold"),
    ],
)
def test_what_cannot_be_assumed_is_told(
    chain: Case, assumed: dict[str, Any], how: dict[str, Any], error: type[Exception], match: str
) -> None:
    with pytest.raises(error, match=match):
        nk.what_if(chain, assumed, **how)


def test_an_issue_not_asked_in_the_round_is_told(chain: Case) -> None:
    issues = tuple(replace(issue, rounds=("r0",)) if issue.id == "z" else issue for issue in chain.issues)
    with pytest.raises(ValueError, match="Title of z is not asked in Round r1"):
        nk.what_if(replace(chain, issues=issues), {"z": "yes"})


@st.composite
def linked_cases(draw: st.DrawFn) -> Case:
    """Give a case whose conditional offers depend on its own issues."""
    case = draw(cases(3))
    scales = {issue.id: issue.scale for issue in case.issues}
    entries = []
    for entry in case.positions:
        others = [name for name in scales if name != entry.issue]
        packages: tuple[Any, ...] = ()
        if entry.conditional_on and others:
            chosen = draw(st.lists(st.sampled_from(others), min_size=1, max_size=2, unique=True))
            packages = (tuple((name, scales[name].parse(draw(values(scales[name])))) for name in chosen),)
        entries.append(replace(entry, conditional_on=packages))
    return replace(case, positions=tuple(entries))


@settings(max_examples=30)
@given(linked_cases())
def test_assuming_nothing_changes_nothing(case: Case) -> None:
    found = nk.what_if(case, {})
    assert found.before == found.after == nk.compare(case, "a", "b")
    assert found.live == ()
    assert found.changed == ()
    assert found.changes.empty
    assert found.linkages == nk.linkages(case, found.before.round.id)


@settings(max_examples=50)
@given(st.data())
def test_assuming_what_a_party_says_anyway_changes_nothing(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(KINDS)))
    scale: Scale = KINDS[kind]
    value = data.draw(values(scale))
    other = [entry for entry in data.draw(said(scale)) if not entry.conditional]
    case = case_of({"it": scale}, a={"it": says(value)}, b={"it": other})
    assert nk.what_if(case, {"a": {"it": value}}).changed == ()


@settings(max_examples=50)
@given(st.data())
def test_more_knowledge_never_widens_bounds(data: st.DataObject) -> None:
    """A party that has only ruled something out turns out to want one of the outcomes left."""
    kind = data.draw(st.sampled_from(list(KINDS)))
    scale: Scale = KINDS[kind]
    ruled = data.draw(rejections(scale))
    other = [
        entry
        for entry in data.draw(said(scale))
        if not entry.conditional and entry.fields.get("object") is None
    ]
    value: Any = data.draw(
        st.lists(parts(scale), unique=True, max_size=2) if scale is GROUPS else parts(scale)
    )
    case = case_of({"it": scale}, a={"it": says(rejects=ruled) if ruled else None}, b={"it": other})
    held, one = left(scale, *ruled), known(scale, value)
    assume(not held.single and one.single and held.covers(one))
    found = nk.what_if(case, {"a": {"it": value}})
    before, after = found.before.row("it"), found.after.row("it")
    assume(before.low is not None and after.low is not None)
    assert before.low is not None and before.high is not None  # noqa: PT018
    assert after.low is not None and after.high is not None  # noqa: PT018
    assert before.low - 1e-9 <= after.low <= after.high <= before.high + 1e-9


def test_an_offer_that_was_live_before_helps_to_unlock_another() -> None:
    """B's y is live already. Once B gives z too, A's x has all it needs."""
    case = linked(
        SCALES,
        {("a", "x"): [{"y": "yes", "z": "yes"}], ("b", "y"): [{"s": "all"}]},
        a={"x": offered, "s": "all"},
        b={"y": offered},
    )
    assert [offer.live for offer in nk.linkages(case).offers] == [False, True]
    assert live(nk.what_if(case, {"b": {"z": "yes"}})) == ["a x"]


@pytest.fixture
def lapsing() -> Case:
    """A's x is live by B's y."""
    return linked(SCALES, {("a", "x"): [{"y": "yes"}]}, a={"x": offered}, b={"y": "yes"})


def test_an_offer_whose_condition_is_taken_away_is_live_no_longer(lapsing: Case) -> None:
    found = nk.what_if(lapsing, {"b": {"y": "no"}})
    assert [offer.issue.id for offer in found.lapsed] == ["x"]
    assert (
        "No conditional offer becomes live. 1 conditional offer is no longer live: A: Title of x: yes."
        in (found.sentence)
    )


def test_an_offer_that_an_assumption_replaces_has_not_lapsed(lapsing: Case) -> None:
    assert nk.what_if(lapsing, {"a": {"x": "no"}, "b": {"y": "no"}}).lapsed == ()


def test_an_issue_that_concerns_nobody_cannot_be_assumed_of_all() -> None:
    absent = {"y": says(engagement="not-applicable")}
    case = case_of(SCALES, a={"x": "yes", **absent}, b=absent)
    with pytest.raises(ValueError, match="Title of y concerns no party that is coded in Round r1"):
        nk.what_if(case, {"y": "yes"})
