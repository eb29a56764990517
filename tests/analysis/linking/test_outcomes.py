"""What nobody has ruled out, and what all accept: each answer by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

import negotiation_kit as nk
from negotiation_kit.analysis.linking import Outcome
from negotiation_kit.model import Case, Firmness
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, GROUPS, STEPS, TOLD, case_of, says
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
        # What rejections leave over is left, and not accepted.
        (COLOURS, ("blue", says(rejects=["red", "green"])), ""),
        # What it wants less what it rejects, and nothing of what it could live with but rejects.
        (DAYS, (says("2..9", rejects=[">=7"]), "5..12"), "5 to under 7 days"),
        (STEPS, ([says("none", accepts=["some"]), says(rejects=["some"])], "some"), ""),
        # A party is believed on its own word before that of others.
        (DAYS, ([says(20), says(5, evidence=TOLD)], 5), ""),
        (DAYS, ([says("5..20"), says(5, evidence=TOLD)], 5), "5 days"),
        # Whoever contradicts itself accepts nothing that is known.
        (DAYS, ([5, red(20)], 5), ""),
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


@pytest.mark.parametrize(
    ("a", "left", "zone"),
    [
        (red(3, object="x"), {"x": "3 days", "y": "0–30 days"}, {"x": "3 days", "y": ""}),
        ([red(3, object="x"), says(9, object="y")], {"x": "3 days", "y": "0–30 days"}, {"y": "9 days"}),
        # A red line on the issue as such says nothing of one object of it; a rejection does.
        ([red(3), says(9, object="y")], {"y": "0–30 days", None: "3 days"}, {"y": "9 days"}),
        (says(3, rejects=[">=5"]), {"x": "0 to under 5 days", "y": "0 to under 5 days"}, {}),
        # What is accepted of one object is not accepted of another.
        (says(9, accepts=[3], object="y"), {"x": "0–30 days"}, {"x": "", "y": "9 days"}),
        (says(9, accepts=[3], object="x"), {"x": "0–30 days"}, {"x": "3 days", "y": ""}),
    ],
)  # fmt: skip
def test_what_is_said_of_an_object_counts_for_it_alone(
    a: Any, left: dict[str | None, str], zone: dict[str | None, str]
) -> None:
    """B wants 3 days of x and 9 of y."""
    b = [says(3, object="x"), says(9, object="y")]
    found = nk.feasible_outcomes(case_of({"d": DAYS}, a={"d": a}, b={"d": b}))
    rows = {row.object: row for row in found.rows}
    assert {name: rows[name].text for name in left} == left
    assert {name: rows[name].zone.text for name in zone} == zone


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


@settings(max_examples=30)
@given(cases(2))
def test_the_zone_is_where_compare_finds_one_among_offers_without_conditions(case: Case) -> None:
    """Two rooms, one answer: what compare calls agree or overlap lies in a zone, and the other way round."""
    comparison = nk.compare(case, "a", "b", conditionals="ignored")
    found = nk.feasible_outcomes(case)
    for compared in comparison.rows:
        rows = [item for item in found.rows if item.issue.id == compared.issue.id]
        sides = (compared.a, compared.b)
        # A value that its own entry rejects is a fault of the file; the same fault on both sides agrees.
        faulty = any(not side.on(None).wanted.empty and side.on(None).accepted.empty for side in sides)
        if (
            len(rows) == 1
            and rows[0].object is None
            and all(side.applicable for side in sides)
            and not faulty
        ):
            assert bool(compared.verdict in ("agree", "overlap")) == (not rows[0].zone.empty)


@settings(max_examples=30)
@given(cases(3))
def test_another_party_never_adds_an_outcome(case: Case) -> None:
    two, three = (nk.feasible_outcomes(case, parties=list(names)) for names in ("ab", "abc"))
    for row in three.rows:
        known = [other for other in two.rows if (other.issue, other.object) == (row.issue, row.object)]
        if known:
            assert row.left.meet(known[0].left) == row.left


def test_a_red_line_in_doubt_rules_out_only_what_no_reading_holds() -> None:
    """5, or anything from 3 to 5: 4 may be what A holds on to, and nobody has taken it for granted."""
    said = says(5, uncertain={"from": 3, "to": 5}, firmness="red-line", accepts=[9])
    case = case_of({"x": DAYS}, a={"x": said}, b={"x": 4})
    row = nk.feasible_outcomes(case).row("x")
    assert (row.left.text, row.zone.empty) == ("3–5 days or 9 days", True)
