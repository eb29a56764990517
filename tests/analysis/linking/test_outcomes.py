"""What nobody has ruled out, and what all accept: each answer by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given

import negotiation_kit as nk
from negotiation_kit.analysis.linking import Outcome
from negotiation_kit.model import Case, Firmness
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, GROUPS, STEPS, case_of, says
from tests.strategies import cases


def row(scale: Scale, *sides: Any) -> Outcome:
    told = {name: {"it": said} for name, said in zip("abc", sides, strict=False)}
    (found,) = nk.feasible_outcomes(case_of({"it": scale}, told)).rows
    return found


def red(value: Any, **more: Any) -> Any:
    return says(value, firmness=Firmness.RED_LINE, **more)


@pytest.mark.parametrize(
    ("scale", "sides", "left"),
    [
        (STEPS, ("none", "all"), "none or some or most or all"),  # wanting is not ruling out
        (STEPS, (says(rejects=["none", "some"]), says(rejects=["all"])), "most"),  # one level left
        (STEPS, (red("none"), red("all")), "none left, because A leaves none and B leaves all"),
        (STEPS, (red("some", accepts=["most"]), says(rejects=["some"])), "most"),
        (
            STEPS,
            (says(rejects=["none", "some"]), says(rejects=["most", "all"])),
            "none left, because A leaves most or all and B leaves none or some",
        ),
        (STEPS, (None, None), "none or some or most or all"),
        (STEPS, (red("none", conditional=True), "all"), "none or some or most or all"),
        (DAYS, (red({"at_most": 10}), red({"at_least": 10})), "10 days"),  # ranges that just touch
        (
            DAYS,
            (says(rejects=[{"at_least": 10}]), says(rejects=[{"at_most": 10}])),
            "none left, because A leaves 0 to under 10 days and B leaves over 10 to 30 days",
        ),
        (DAYS, (says(rejects=[{"at_least": 20}]), says(rejects=[0])), "over 0 to under 20 days"),
        (GROUPS, (says(rejects=["sick"]), says(rejects=["young"])), "any choice of wounded"),
        (
            GROUPS,
            (red(["sick"]), says(rejects=["sick"])),
            "none left, because A leaves sick and B leaves any choice of wounded, young",
        ),
        (
            GROUPS,
            (red(["sick"], accepts=["young"]), says(rejects=["wounded"])),
            "sick, with or without young",
        ),
    ],
)
def test_what_is_left(scale: Scale, sides: tuple[Any, ...], left: str) -> None:
    assert row(scale, *sides).text == left


@pytest.mark.parametrize(
    ("scale", "sides", "zone"),
    [
        (STEPS, ("most", "most"), "most"),
        (STEPS, ("none", "all"), ""),
        (STEPS, (says("none", accepts=["some"]), says("all", accepts=["most", "some"])), "some"),
        (STEPS, (says("all", conditional=True), "all"), ""),  # not accepted, but under conditions
        (STEPS, ("most", None), ""),
        (DAYS, ({"at_most": 10}, {"at_least": 10}), "10 days"),
        (DAYS, ({"at_most": 10}, {"at_least": 11}), ""),
        (DAYS, ({"from": 5, "to": 15}, {"from": 10, "to": 20}), "10–15 days"),
        (DAYS, ([3, 9], {"at_least": 8}), "9 days"),
        (GROUPS, (says(["sick"], accepts=["young"]), says(["young"], accepts=["sick"])), "sick, young"),
        (GROUPS, (says(["sick"]), says(["sick", "young"])), ""),  # B wants more than A accepts
        (GROUPS, (says(accepts=["sick"]), says(["sick"])), "sick"),
        # Neither wants any of it: what both could live with, and never the choice of nothing.
        (GROUPS, (says(accepts=["sick", "young"]), says(accepts=["young"])), "young"),
        (
            GROUPS,
            (says(accepts=["sick", "young"]), says(accepts=["young", "sick"])),
            "any choice of sick, young",
        ),
        (GROUPS, (says(accepts=["sick"]), says(accepts=["young"])), ""),
        (GROUPS, ([], says(accepts=["young"])), ""),
        # What rejections leave over counts, whatever is offered on conditions besides.
        (COLOURS, ("blue", [says("red", conditional=True), says(rejects=["red", "green"])]), "blue"),
        (COLOURS, ("red", "red", says("green", accepts=["red"])), "red"),
        (COLOURS, ("red", "red", "green"), ""),
    ],
)
def test_zone_of_possible_agreement(scale: Scale, sides: tuple[Any, ...], zone: str) -> None:
    assert row(scale, *sides).zone.text == zone


def test_one_row_an_object_and_a_rejection_without_one_counts_for_all() -> None:
    case = case_of(
        {"d": DAYS},
        a={"d": [says(3, object="local"), says(rejects=[0])]},
        b={"d": [says(30, object="general"), says(rejects=[{"at_most": 5}], object="local")]},
    )
    found = nk.feasible_outcomes(case)
    assert [(item.object, item.text) for item in found.rows] == [
        ("local", "over 5 to 30 days"),
        ("general", "over 0 to 30 days"),
    ]
    assert found.row("d", "general").title == "Title of d (general)"
    with pytest.raises(nk.UnknownNameError, match="naval"):
        found.row("d", "naval")


def test_a_party_the_issue_does_not_concern_rules_nothing_out() -> None:
    found = row(STEPS, says(engagement="not-applicable"), says(rejects=["all"]))
    assert [room.party.id for room in found.rooms] == ["b"]
    assert found.text == "none or some or most"
    assert found.zone.empty


def test_parties_may_be_named() -> None:
    case = case_of({"it": STEPS}, a={"it": says(rejects=["all"])}, b={"it": says(rejects=["none"])})
    assert nk.feasible_outcomes(case, parties="a").rows[0].text == "none or some or most"
    assert nk.feasible_outcomes(case, parties=["A", "b"]).rows[0].text == "some or most"
    with pytest.raises(nk.UnknownNameError, match="z"):
        nk.feasible_outcomes(case, parties=["z"])
    with pytest.raises(ValueError, match="no party is named"):
        nk.feasible_outcomes(case, parties=[])


def test_the_frame_has_missing_cells_and_never_an_empty_text() -> None:
    case = case_of({"s": STEPS, "d": DAYS}, a={"s": red("none"), "d": 3}, b={"s": red("all"), "d": 3})
    frame = nk.feasible_outcomes(case).frame
    assert list(frame["open"]) == [False, True]
    assert pd.isna(frame["left"][0])
    assert frame["because"][0].startswith("none left, because")
    assert frame["zone"][1] == "3 days"
    assert pd.isna(frame["because"][1])


@given(cases(2))
def test_the_zone_is_where_compare_finds_one_among_offers_without_conditions(case: Case) -> None:
    """Two rooms, one answer: what compare calls agree or overlap lies in a zone, and the other way round."""
    comparison = nk.compare(case, "a", "b", conditionals="ignored")
    found = nk.feasible_outcomes(case)
    for compared in comparison.rows:
        rows = [item for item in found.rows if item.issue.id == compared.issue.id]
        if len(rows) == 1 and rows[0].object is None and compared.a.applicable and compared.b.applicable:
            assert bool(compared.verdict in ("agree", "overlap")) == (not rows[0].zone.empty)


@given(cases(3))
def test_another_party_never_adds_an_outcome(case: Case) -> None:
    two, three = (nk.feasible_outcomes(case, parties=list(names)) for names in ("ab", "abc"))
    for row in three.rows:
        known = [other for other in two.rows if (other.issue, other.object) == (row.issue, row.object)]
        if known:
            assert row.left.meet(known[0].left) == row.left
