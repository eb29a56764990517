"""Kinds of fault that numbers between two parties had: the named case of each, and neighbours nobody named.

Worked by hand: `DAYS` runs from 0 to 30, `MEN` from 0 to 20,000, `STEPS` has four levels a third apart,
`GROUPS` is a set of three. Kinds 3 and 4, of two rounds, stand in test_kinds_moving.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest.mock import ANY

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Channel, Coding, Evidence, Mode
from negotiation_kit.scales import NominalScale, OrdinalScale, RatioScale, Scale, SetScale
from tests.builders import (
    COLOURS,
    DAYS,
    DEGREES,
    GROUPS,
    JUNE,
    LOPSIDED,
    ROUND,
    STEPS,
    THREE,
    case_of,
    levels,
    likert,
    says,
)
from tests.cases.expected import Row, bounded, known, rows_of

MEN = RatioScale("men", 0, 20_000)
TERMS = SetScale(levels("withdrawal", "package", "treaty"))
Kind = tuple[str, Scale, Any, Any, Row]


def check(scale: Scale, a: Any, b: Any, wanted: Row, **how: Any) -> None:
    """Hold what two parties say on one issue against the row expected, from either side and in any order."""
    for turned in (a, _turned(a)):
        case = case_of({"it": scale}, a=_said(turned), b=_said(b))
        for pair in (("a", "b"), ("b", "a")):
            assert rows_of(nk.compare(case, *pair, **how), {"it": wanted}) == {"it": wanted}


def _said(entries: Any) -> dict[str, Any]:
    return {} if entries is None else {"it": entries}


def _turned(entries: Any) -> Any:
    return entries[::-1] if isinstance(entries, list) else entries


def rows(kinds: list[Kind]) -> pytest.MarkDecorator:
    """Return the rows of a table as cases of a test, each by its name."""
    return pytest.mark.parametrize(
        ("scale", "a", "b", "wanted"), [pytest.param(*kind[1:], id=kind[0]) for kind in kinds]
    )


def about(name: str, value: Any = None, **more: Any) -> Any:
    """Return an entry about one object."""
    return says(value, object=name, **more)


OBJECTS: list[Kind] = [
    # Named: neither wants anything, both accept `some` of the front line; of one point nothing else is known.
    ("accepts of one object", STEPS, about("x", accepts=["some"]), about("x", accepts=["some"]),
     bounded("overlap", 0, 1, object="x")),
    # Named: x is 0 apart and y wholly; the farther leads.
    ("gaps 0 and 1", STEPS, [about("x", "none"), about("y", "all")], [about("x", "none"), about("y", "none")],
     known("diverge", 1, object="y")),
    ("two objects", DAYS, about("x", 3), about("y", 3), bounded("not-comparable", 0, 1, object=ANY)),
    ("an object and none", DAYS, about("x", 3), 3, bounded("not-comparable", 0, 1, object=ANY)),
    # Both offer something, but never of the same object: nothing is measured, whatever is rejected besides.
    ("a rejection of the object offered", STEPS, about("x", "some"),
     [about("x", rejects=["some"]), about("y", "all")], bounded("not-comparable", 0, 1, object=ANY)),
    ("an acceptance of the object offered", STEPS, about("x", "some"),
     [about("x", accepts=["some"]), about("y", "all")], bounded("not-comparable", 0, 1, object=ANY)),
    # A rejection that names no object holds for every object.
    ("a rejection of no object", STEPS, about("x", "some"), says(rejects=["some"]),
     bounded("diverge", 1 / 3, 2 / 3, object="x")),
    ("a rejection of another object", STEPS, about("x", "some"), about("y", rejects=["some"]),
     bounded("one-sided", 0, 2 / 3, object=ANY)),
    ("accepting another object", STEPS, about("x", accepts=["some"]), about("y", "some"),
     bounded("one-sided", 0, 2 / 3, object=ANY)),
    # What is accepted without an object is accepted of any.
    ("accepting no object", STEPS, says(accepts=["some"]), about("x", "some"),
     bounded("overlap", 0, 2 / 3, object="x")),
    ("different things accepted", STEPS, about("x", accepts=["none"]), about("x", accepts=["all"]),
     bounded("open", 0, 1, object=ANY)),
    # Of y neither offers anything: b rejects all but none, a accepts it. Of x nothing is known of b.
    ("a common question without an offer", STEPS, [about("x", "all"), about("y", accepts=["none"])],
     about("y", accepts=["none"], rejects=["some", "most", "all"]), bounded("overlap", 0, 1, object="y")),
    # Both objects are 3 of 30 apart; on y b also rejects what a wants, which is the worse.
    ("a tie that a rejection breaks", DAYS, [about("x", 3), about("y", 10)],
     [about("x", 6), about("y", 13, rejects=[10])], known("diverge", 0.1, object="y")),
    ("a tie with no object", DAYS, [3, about("x", 3)],
     [6, about("x", 6), about("y", 9)], known("near", 0.1, object="x")),
    ("one object in common", DAYS, [about("x", 3), about("y", 30)], about("x", 3),
     known("agree", 0, object="x")),
    ("an object beside none", DAYS, [about("x", 3), 20], about("x", 3), known("agree", 0, object="x")),
    ("two objects against silence", DAYS, [about("x", 3), about("y", 30)], None,  # 0 to .9, and 0 to 1
     bounded("one-sided", 0, 1, object=ANY)),
    # x is near, 0.1 apart; of y b only rejects 20 and more, which leaves 10 to 30 days between: 10/30 to 1.
    ("a near object and a rejected one", DAYS, [about("x", 3), about("y", 30)],
     [about("x", 6), about("y", rejects=[{"at_least": 20}])], bounded("diverge", 1 / 3, 1, object="y")),
]  # fmt: skip


@rows(OBJECTS)
def test_objects(scale: Scale, a: Any, b: Any, wanted: Row) -> None:
    check(scale, a, b, wanted)


def test_a_red_line_of_one_object_leaves_the_others_alone() -> None:
    case = case_of(
        {"it": DAYS},
        a={"it": [about("x", 3, firmness="red-line"), about("y", 5)]},
        b={"it": [about("x", 3), about("y", 5)]},
    )
    found = nk.feasible_outcomes(case, ROUND)
    assert [found.row("it", name).left.text for name in "xy"] == ["3 days", "0–30 days"]
    assert [found.row("it", name).zone.text for name in "xy"] == ["3 days", "5 days"]


def test_who_wants_the_same_of_different_objects_is_in_no_group() -> None:
    case = case_of({"it": DAYS}, a={"it": about("x", 3)}, b={"it": about("y", 3)}, c={"it": about("x", 3)})
    assert nk.stance_matrix(case, ROUND).rows[0].groups == (("a", "c"),)


QUOTED = Evidence("s", 1, Mode.QUOTED, voice="A")
TOLD = Evidence("s", 1, Mode.REPORTED_BY_OPPONENT, voice="A", reported_by="B")
THIRD = Evidence("s", 1, Mode.REPORTED, voice="A", reported_by="C")
INFERRED = Evidence("s", 1, Mode.INFERRED)
LEAKED = replace(THIRD, channel=Channel.LEAKED)
OWN_LEAK = Evidence("s", 1, Mode.DOCUMENT, voice="A's paper", channel=Channel.LEAKED)


def own(value: Any = None, **more: Any) -> Any:
    """Return an entry in the party's own words."""
    return says(value, evidence=(QUOTED,), **more)


def told(value: Any = None, by: Evidence = TOLD, **more: Any) -> Any:
    """Return an entry in another's words."""
    return says(value, evidence=(by,), **more)


SIX, LOW, HIGH = {"from": 6000, "to": 6500}, {"from": 6000, "to": 19_000}, {"from": 19_000, "to": 20_000}
ACCOUNTS: list[Kind] = [
    # Named: (19,000 - 6,500) / 20,000 by its own word, 0 as told.
    ("a red line and what is told", MEN, [own(19_000, firmness="red-line"), told(SIX)], SIX,
     known("diverge", 0.625, 0, 0.625, contested=True)),
    ("a red line that touches", MEN, [own(HIGH, firmness="red-line"), told(LOW)], SIX,
     known("diverge", 0.625, 0, 0.625, contested=True)),
    # Named: its own word rejects what is told. Own account: 10,000 to 20,000 are left; as told: 0.
    ("a rejection and what is told", MEN, [own(rejects=[{"at_most": 10_000}]), told(6000)], 6000,
     bounded("diverge", 0, 0.7, contested=True)),
    ("offers wholly apart", MEN, [own(19_000), told(6000)], 6000,
     known("diverge", 0.65, 0, 0.65, contested=True)),
    ("what is told lies within", MEN, [own({"from": 5000, "to": 10_000}), told(6000)], 6000,
     known("overlap", 0)),
    ("what is told is accepted", MEN, [own(19_000, accepts=[6000]), told(6000)], 6000, known("overlap", 0)),
    # It keeps its verdict; as told it rejects 6,000 and may want anything else, 14,000 away at most.
    ("an agreement and a refusal told", MEN, [own(6000), told(rejects=[6000])], 6000,
     known("agree", 0, 0, 0.7, contested=True)),
    ("only told", MEN, told(6000), 6000, known("agree", 0)),
    ("the same, inferred", MEN, [own(6000), told(6000, INFERRED)], 6000, known("agree", 0)),
    # The other side's word goes before a third's.
    ("told by two", MEN, [told(6000), told(19_000, THIRD)], 6000, known("agree", 0, 0, 0.65, contested=True)),
    ("left open and told", MEN, [own(engagement="left-open"), told(6000)], 6000,
     bounded("one-sided", 0, 0.7, contested=True)),
    ("told of another object", MEN, [own(19_000, object="x"), told(6000, object="y")], about("y", 6000),
     known("agree", 0, object="y")),
    # Own against own 18,000 of 20,000; told against told 0.
    ("both contested", MEN, [own(19_000), told(6000)], [own(1000), told(6000)],
     known("diverge", 0.9, 0, 0.9, contested=True)),
    # Two of its own statements, one a red line that rules the other out: neither is better, nothing is known.
    ("its own red line against itself", MEN, [own(19_000, firmness="red-line"), own(6000)], 6000,
     bounded("one-sided", 0, 0.7, contested=True)),
    ("two offers of its own", MEN, [own(19_000), own(6000)], 6000, known("overlap", 0)),
    ("a leak not asked for", MEN, [own(19_000), told(6000, LEAKED)], 6000, known("diverge", 0.65)),
]  # fmt: skip


@rows(ACCOUNTS)
def test_accounts(scale: Scale, a: Any, b: Any, wanted: Row) -> None:
    check(scale, a, b, wanted)


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        ([own(19_000), told(6000, LEAKED)], known("diverge", 0.65, 0, 0.65, contested=True)),
        ([own(19_000), told(6000, OWN_LEAK)], known("overlap", 0)),  # its own word twice: alternatives
        ([own(6000), told(6000, LEAKED)], known("agree", 0)),
        (told(6000, LEAKED), known("agree", 0)),
    ],
)
def test_leaks_that_are_asked_for(entries: Any, wanted: Row) -> None:
    check(MEN, entries, 6000, wanted, channels="all")


def one_of(*values: Any) -> list[Any]:
    """Return several offers of one party, each enough by itself."""
    return [says(value) for value in values]


EITHER = one_of(["withdrawal"], ["package"])
ALTERNATIVES: list[Kind] = [
    ("either against one", TERMS, EITHER, says(["package"]), known("overlap", 0)),  # named
    # Named: the package is left. b may want it, or nothing, which is 1 from both.
    ("either with one rejected", TERMS, EITHER, says(rejects=["withdrawal"]), bounded("one-sided", 0, 1)),
    ("either with both rejected", TERMS, EITHER, says(rejects=["withdrawal", "package"]),
     bounded("diverge", 1, 1)),
    ("either with one rejected and one accepted", TERMS, EITHER,
     says(rejects=["package"], accepts=["withdrawal"]),
     bounded("overlap", 0, 1)),
    ("either against both together", TERMS, EITHER, says(["withdrawal", "package"]), known("diverge", 0.5)),
    ("both together against one", TERMS, says(["withdrawal", "package"]), says(["package"]),
     known("diverge", 0.5)),
    ("either against either", TERMS, EITHER, one_of(["package"], ["withdrawal"]), known("agree", 0)),
    ("one alternative in common", TERMS, EITHER, one_of(["package"], ["treaty"]), known("overlap", 0)),
    ("either against none", TERMS, EITHER, says([]), known("diverge", 1)),
    ("none or one against none", TERMS, one_of([], ["package"]), says([]), known("overlap", 0)),
    # b can want the package or nothing, and a would take both.
    ("none or one against what is left", TERMS, one_of([], ["package"]),
     says(rejects=["withdrawal", "treaty"]),
     bounded("one-sided", 0, 0)),
    ("either against silence", TERMS, EITHER, None, bounded("one-sided", 0, 1)),
    # Accepting the package besides means both together, not the package alone.
    ("an option accepted besides", TERMS, says(["withdrawal"], accepts=["package"]), says(["package"]),
     known("diverge", 1)),
    ("a list of levels", COLOURS, says(["red", "green"]), "green", known("overlap", 0)),
    ("a list with one rejected", COLOURS, says(["red", "green"]), says(rejects=["red"]),
     bounded("one-sided", 0, 1)),  # green or blue
    ("a list all rejected", COLOURS, says(["red", "green"]), says(rejects=["red", "green"]),
     bounded("diverge", 1, 1)),
    ("ends in a list", STEPS, says(["none", "all"]), "some", known("diverge", 1 / 3)),
    ("the same list", STEPS, says(["some", "most"]), says(["some", "most"]), known("agree", 0)),
    ("a list against what is left", STEPS, says(["none", "all"]), says(rejects=["none", "all"]),
     bounded("diverge", 1 / 3, 1 / 3)),  # some and most are each a third from the nearer end
    ("two dates", JUNE, says(["2025-06-01", "2025-06-30"]), "2025-06-30", known("overlap", 0)),
]  # fmt: skip


@rows(ALTERNATIVES)
def test_alternatives(scale: Scale, a: Any, b: Any, wanted: Row) -> None:
    check(scale, a, b, wanted)


TWO, WHOLE = NominalScale(levels("stop", "go")), RatioScale("seats", 0, 9, whole=True)
ELIMINATION: list[Kind] = [
    ("two levels", TWO, "stop", says(rejects=["go"]), bounded("one-sided", 0, 0)),  # named
    ("three levels", COLOURS, "red", says(rejects=["green"]), bounded("one-sided", 0, 1)),  # named
    ("all days but one", JUNE, "2025-06-10",  # named: that day exactly
     says(rejects=["2025-06-01/2025-06-09", "2025-06-11/2025-06-30"]), bounded("one-sided", 0, 0)),
    ("all days but another", JUNE, "2025-06-11",
     says(rejects=["2025-06-01/2025-06-09", "2025-06-11/2025-06-30"]), bounded("diverge", 1 / 29, 1 / 29)),
    ("two levels, the wanted rejected", TWO, "go", says(rejects=["go"]), bounded("diverge", 1, 1)),
    ("three levels, the wanted rejected", COLOURS, "red", says(rejects=["red"]), bounded("diverge", 1, 1)),
    ("three in order", THREE, "no", says(rejects=["yes"]), bounded("one-sided", 0, 0.5)),
    ("one left in order", THREE, "no", says(rejects=["half", "yes"]), bounded("one-sided", 0, 0)),
    ("the far end left", THREE, "no", says(rejects=["no", "half"]), bounded("diverge", 1, 1)),
    ("both reject the same", TWO, says(rejects=["go"]), says(rejects=["go"]), bounded("open", 0, 0)),
    ("each rejects one of two", TWO, says(rejects=["go"]), says(rejects=["stop"]), bounded("open", 1, 1)),
    ("left and accepted", TWO, "stop", says(rejects=["go"], accepts=["stop"]), bounded("overlap", 0, 0)),
    ("a set with all rejected", GROUPS, says([]), says(rejects=["wounded", "sick", "young"]),
     bounded("one-sided", 0, 0)),
    ("a set with all rejected, one wanted", GROUPS, says(["sick"]),
     says(rejects=["wounded", "sick", "young"]),
     bounded("diverge", 1, 1)),
    ("whole numbers", WHOLE, 4, says(rejects=[{"at_least": 4}]), bounded("diverge", 1 / 9, 4 / 9)),  # 0..3
    ("one whole number", WHOLE, 3, says(rejects=[{"at_most": 2}, {"at_least": 4}]),
     bounded("one-sided", 0, 0)),
    ("numbers that are not whole", DAYS, 4, says(rejects=[{"at_least": 4}]), bounded("diverge", 0, 4 / 30)),
    ("a rejection in the middle", WHOLE, 9, says(rejects=[{"from": 1, "to": 8}]), bounded("one-sided", 0, 1)),
]  # fmt: skip


@rows(ELIMINATION)
def test_elimination(scale: Scale, a: Any, b: Any, wanted: Row) -> None:
    check(scale, a, b, wanted)


@pytest.mark.parametrize("size", range(2, 8))
def test_the_number_of_levels_decides_no_verdict(size: int) -> None:
    names = levels("stop", "go", *(f"else-{number}" for number in range(2, size)))
    for scale in (NominalScale(names), OrdinalScale(names)):
        case = case_of({"it": scale}, a={"it": "stop"}, b={"it": says(rejects=["go"])})
        found = nk.compare(case, "a", "b")
        assert (found.row("it").verdict, found.score.agreement, found.score.coverage.n) == (
            "one-sided",
            None,
            0,
        )


SIXTY, FINE = RatioScale("days", 0, 60), OrdinalScale(levels(*"abcde"), (0.0, 1.0, 2.0, 3.0, 20.0))
NEAR: list[Kind] = [
    ("at least 30, at most 1", SIXTY, {"at_least": 30}, {"at_most": 1}, known("diverge", 29 / 60)),  # named
    ("just at the threshold", MEN, 0, 5000, known("near", 0.25)),
    ("just above", MEN, 0, 5001, known("diverge", 0.25005)),
    ("a hair", MEN, 0, 1, known("near", 0.00005)),
    ("touching", DAYS, {"from": 2, "to": 9}, {"from": 9, "to": 12}, known("overlap", 0)),
    # Nothing lies between 10 and 10, but 10 is no outcome for both.
    ("touching where one rejects it", DAYS, [says({"from": 5, "to": 10}), says(rejects=[10])],
     {"from": 10, "to": 20}, known("diverge", 0)),
    ("three levels", THREE, "no", "half", known("diverge", 0.5)),
    ("four levels", STEPS, "some", "most", known("diverge", 1 / 3)),
    ("three levels a tenth apart", LOPSIDED, "low", "middle", known("diverge", 0.1)),
    ("five levels", likert(5), "1", "2", known("near", 0.25)),
    ("five levels, two steps", likert(5), "1", "3", known("diverge", 0.5)),
    ("six levels", likert(6), "1", "2", known("near", 0.2)),
    ("five uneven levels", FINE, "a", "b", known("near", 0.05)),
    ("five uneven levels, the wide step", FINE, "d", "e", known("diverge", 0.85)),
    ("names", COLOURS, "red", "green", known("diverge", 1)),
    ("sets", SetScale(levels(*"abcd")), says(["a", "b", "c"]), says(["a", "b", "c", "d"]),
     known("near", 0.25)),
    ("a week", JUNE, "2025-06-01", "2025-06-08", known("near", 7 / 29)),
    ("eight days", JUNE, "2025-06-01", "2025-06-09", known("diverge", 8 / 29)),
    ("degrees", DEGREES, -10, -5, known("near", 0.25)),
    ("near and rejected", DAYS, 3, says(4, rejects=[{"at_most": 3}]), known("diverge", 1 / 30)),
    ("near and rejected elsewhere", DAYS, 3, [4, says(rejects=[3])], known("diverge", 1 / 30)),
    ("near and rejected in part", DAYS, {"from": 1, "to": 3}, says(4, rejects=[{"at_most": 2}]),
     known("near", 1 / 30)),
    ("the nearer of two offers", DAYS, [3, 30], 4, known("near", 1 / 30)),
]  # fmt: skip


@rows(NEAR)
def test_near(scale: Scale, a: Any, b: Any, wanted: Row) -> None:
    check(scale, a, b, wanted)


@pytest.mark.parametrize(
    ("threshold", "verdict"),
    [(0, "diverge"), (0.1, "diverge"), (0.2, "near"), (0.4, "near"), (0.499, "near")],
)
def test_the_threshold_that_is_asked_for(threshold: float, verdict: str) -> None:
    case = case_of({"it": DAYS}, a={"it": 3}, b={"it": 9})  # 6 of 30
    assert nk.compare(case, "a", "b", threshold=threshold).row("it").verdict == verdict


@pytest.mark.parametrize("threshold", [0.5, 0.75, 1, -0.1])
def test_a_threshold_of_half_a_scale_is_refused(threshold: float) -> None:
    case = case_of({"it": DAYS}, a={"it": 3}, b={"it": 9})
    with pytest.raises(ValueError, match=r"0\.5"):
        nk.compare(case, "a", "b", threshold=threshold)


DOUBT: list[Kind] = [
    # Beside a value: its distance, the bounds of all readings, and the worst verdict among these.
    ("agree or near", DAYS, says(10, uncertain={"from": 8, "to": 12}), 10, known("near", 0, 0, 2 / 30)),
    ("near or apart", DAYS, says(10, uncertain={"from": 4, "to": 12}), 14,
     known("diverge", 4 / 30, 2 / 30, 10 / 30)),
    # Without one: no distance.
    ("no value, all apart", DAYS, says(uncertain={"from": 0, "to": 10}), 20,
     bounded("diverge", 10 / 30, 20 / 30)),
    ("no value against silence", DAYS, says(uncertain={"from": 0, "to": 10}), None,
     bounded("one-sided", 0, 1)),
    ("one of two names", COLOURS, says("red", uncertain=["red", "green"]), "red", known("diverge", 0, 0, 1)),
    ("levels", STEPS, says("some", uncertain={"from": "some", "to": "all"}), "none",
     known("diverge", 1 / 3, 1 / 3, 1)),
    # Wounded, with sick or without: 1/2 or 0 from the wounded alone.
    ("an option in doubt", GROUPS, says(["wounded"], uncertain=["sick"]), says(["wounded"]),
     known("diverge", 0, 0, 0.5)),
]  # fmt: skip


@rows(DOUBT)
def test_doubt(scale: Scale, a: Any, b: Any, wanted: Row) -> None:
    check(scale, a, b, wanted)


@pytest.mark.parametrize(
    ("conditionals", "packages", "wanted"),
    [
        ("apart", "pq", bounded("one-sided", 0, 1)),  # 30 is an end of the scale
        ("ignored", "pq", bounded("one-sided", 0, 1)),
        ("met", "pq", known("near", 5 / 30)),  # 10 or 25 against 30
        ("apart", "p", known("near", 5 / 30)),  # one package: plain demands
    ],
)
def test_demands_within_packages(conditionals: str, packages: str, wanted: Row) -> None:
    case = case_of(
        {"it": DAYS}, a={"it": [says(10, within="p"), says(25, within=packages[-1])]}, b={"it": 30}
    )
    coding = Coding("a", ROUND, packages=levels(*packages))
    found = nk.compare(replace(case, codings=(coding,)), "a", "b", conditionals=conditionals)
    assert rows_of(found, {"it": wanted}) == {"it": wanted}
