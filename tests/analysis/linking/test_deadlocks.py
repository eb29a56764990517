"""Circular preconditions, each worked out by hand in the test that holds it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.linking.deadlocks import MOST
from negotiation_kit.model import Position
from tests.analysis.linking.cases import YES_NO, linked, offered, ordered
from tests.builders import DAYS, GROUPS, says

XY = {"x": YES_NO, "y": YES_NO}
XYZ = {**XY, "z": YES_NO}


def told(case: nk.Case) -> list[str]:
    return [found.sentence for found in nk.linkages(case).deadlocks]


def test_two_parties_that_wait_for_each_other() -> None:
    """A gives x after y, B gives y after x."""
    case = linked(
        XY, {("a", "x"): [{"y": "yes"}], ("b", "y"): [{"x": "yes"}]}, a={"x": offered}, b={"y": offered}
    )
    (found,) = nk.linkages(case).deadlocks
    assert found.kind == "conditions"
    assert [party.id for party in found.parties] == ["a", "b"]
    assert found.sentence == (
        "A: Title of x (yes) only after Title of y (yes); B: Title of y (yes) only after Title of x (yes)"
    )


def test_three_parties_in_a_circle() -> None:
    case = linked(
        XYZ,
        {("a", "x"): [{"y": "yes"}], ("b", "y"): [{"z": "yes"}], ("c", "z"): [{"x": "yes"}]},
        a={"x": offered},
        b={"y": offered},
        c={"z": offered},
    )
    (found,) = nk.linkages(case).deadlocks
    assert [need.who for need in found.path] == ["A", "B", "C"]
    assert [need.first for need in found.path] == [f"Title of {name} (yes)" for name in "yzx"]


@pytest.mark.parametrize(
    ("z", "stuck"),
    [
        (None, False),  # B has not spoken on z: the other way is open
        ("yes", False),  # B gives z anyway
        ("no", False),  # B wants something else and has not ruled z out
        (says(rejects=["yes"]), True),  # B has ruled z out: the way round is closed
    ],
    ids=["open", "given", "against", "ruled out"],
)
def test_another_way_dissolves_a_circle_unless_it_is_ruled_out(z: object, stuck: bool) -> None:
    case = linked(
        XYZ,
        {("a", "x"): [{"y": "yes"}, {"z": "yes"}], ("b", "y"): [{"x": "yes"}]},
        a={"x": offered},
        b={"y": offered, "z": z},
    )
    assert bool(told(case)) is stuck


def test_a_package_needs_all_of_its_conditions() -> None:
    """A needs y and z; only y runs in a circle, and that is enough."""
    case = linked(
        XYZ,
        {("a", "x"): [{"y": "yes", "z": "yes"}], ("b", "y"): [{"x": "yes"}]},
        a={"x": offered},
        b={"y": offered, "z": "yes"},
    )
    assert len(told(case)) == 1


def test_a_chain_is_no_circle() -> None:
    case = linked(
        XYZ,
        {("a", "x"): [{"y": "yes"}], ("b", "y"): [{"z": "yes"}]},
        a={"x": offered},
        b={"y": offered},
        c={"z": "yes"},
    )
    assert told(case) == []
    assert [offer.party.id for offer in nk.linkages(case).offers] == ["a", "b"]


def test_an_offer_without_conditions_ends_the_waiting() -> None:
    case = linked(
        XY,
        {("a", "x"): [{"y": "yes"}], ("b", "y"): [{"x": "yes"}]},
        a={"x": offered},
        b={"y": [offered, "yes"]},
    )
    assert told(case) == []


def test_an_offer_of_another_value_does_not_meet_a_condition() -> None:
    case = linked(
        {"x": YES_NO, "d": DAYS},
        {("a", "x"): [{"d": {"at_least": 10}}], ("b", "d"): [{"x": "yes"}]},
        a={"x": offered},
        b={"d": says(9, conditional=True)},
    )
    assert told(case) == []
    near = replace(case, positions=tuple(_longer(entry) for entry in case.positions))
    assert len(told(near)) == 1


def _longer(entry: Position) -> Position:
    return replace(entry, value=DAYS.parse(10)) if entry.issue == "d" else entry


def test_orders_of_steps_that_contradict_each_other() -> None:
    (found,) = nk.linkages(ordered([["truce", "terms"]], [["terms", "truce"]])).deadlocks
    assert found.kind == "sequence"
    assert found.sentence == "A: truce before terms; B: terms before truce"


def test_three_orders_in_a_circle() -> None:
    case = ordered([["x", "y"]], [["y", "z"]], [["z", "x"]])
    assert told(case) == ["A: x before y; C: z before x; B: y before z"]


@pytest.mark.parametrize(
    "case",
    [
        ordered([["x", "y"]], [["x", "y"]]),
        ordered([["x", "y"], ["y", "x"]], [["y", "x"]]),  # A could live with either order
        ordered([["x", "y"]], []),
    ],
    ids=["same", "either", "silent"],
)
def test_orders_without_a_circle(case: nk.Case) -> None:
    assert told(case) == []


def test_who_accepts_either_order_insists_on_neither() -> None:
    case = ordered([["x", "y"]], [["y", "x"]])
    soft = replace(case.positions[0], accepts=("y-x",))
    assert told(replace(case, positions=(soft, *case.positions[1:]))) == []


def test_what_all_orders_of_a_party_have_in_common_is_insisted_on() -> None:
    """In both of A's orders x comes before y, with z between them or after."""
    case = ordered([["x", "z", "y"], ["x", "y", "z"]], [["y", "x"]])
    assert told(case) == ["A: x before y; B: y before x"]


def test_a_circle_through_several_steps_of_one_order_is_told_once() -> None:
    case = ordered([["x", "y", "z"]], [["z", "x"]])
    assert told(case) == ["A: x before y; B: z before x; A: y before z"]


def test_a_party_that_contradicts_itself_is_in_no_deadlock() -> None:
    """On one issue A puts x before y, on another y before x: nobody waits for anybody."""
    one, other = ordered([["x", "y"]], []), ordered([["y", "x"]], [])
    second = replace(other.issues[0], id="later")
    said = [*one.positions, *(replace(entry, issue="later") for entry in other.positions)]
    case = replace(one, issues=(one.issues[0], second), positions=tuple(said))
    assert told(case) == []
    # With B on the side of one of the two, it is A and B that wait for each other.
    b = replace(case.positions[0], party="b")
    assert told(replace(case, positions=(*case.positions, b))) == ["A and B: x before y; A: y before x"]


def test_an_offer_that_waits_for_its_own_party_is_in_no_deadlock() -> None:
    """A gives x after y, and y after x: a condition asks something of others, and B may give either."""
    case = linked(
        XY, {("a", "x"): [{"y": "yes"}], ("a", "y"): [{"x": "yes"}]}, a={"x": offered, "y": offered}, b={}
    )
    assert told(case) == []


def test_parties_with_one_order_stand_together() -> None:
    case = ordered([["x", "y"]], [["x", "y"]], [["y", "x"]])
    assert told(case) == ["A and B: x before y; C: y before x"]


def test_a_tangle_ends() -> None:
    """Ten parties that all wait for each other make more than a million circles."""
    names = "abcdefghij"
    scales = {f"i{name}": YES_NO for name in names}
    case = linked(
        scales,
        {(name, f"i{name}"): [{f"i{other}": "yes"} for other in names if other != name] for name in names},
        **{name: {f"i{name}": offered} for name in names},
    )
    assert len(nk.linkages(case).deadlocks) == MOST


def test_the_empty_set_can_be_waited_for() -> None:
    """A gives x if no group is asked for; B asks for none if A gives x."""
    case = linked(
        {"x": YES_NO, "g": GROUPS},
        {("a", "x"): [{"g": []}], ("b", "g"): [{"x": "yes"}]},
        a={"x": offered},
        b={"g": says([], conditional=True)},
    )
    (found,) = nk.linkages(case).deadlocks
    assert [need.wants for need in found.path] == ["Title of x (yes)", "Title of g (none of the options)"]


def test_no_tangle_of_long_circles_hides_a_short_one() -> None:
    """Each of A's seven offers waits for all of B's seven, and the other way round: 49 pairs."""
    ours, theirs = ([f"{side}{number}" for number in range(7)] for side in "xy")
    waits = {("a", name): [dict.fromkeys(theirs, "yes")] for name in ours}
    waits |= {("b", name): [dict.fromkeys(ours, "yes")] for name in theirs}
    case = linked(
        dict.fromkeys([*ours, *theirs], YES_NO),
        waits,
        a=dict.fromkeys(ours, offered),
        b=dict.fromkeys(theirs, offered),
    )
    assert [len(found.path) for found in nk.linkages(case).deadlocks] == [2] * 49 + [4]
