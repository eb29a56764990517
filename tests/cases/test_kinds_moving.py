"""Kinds of fault that numbers between two rounds had: the named case of each, and neighbours nobody named.

Worked by hand: `MEN` runs from 0 to 20,000, `DAYS` from 0 to 30, `YEARS` to 20; `STEPS` has four levels
a third apart, `GROUPS` is a set of three. `toward` is the mean of two halves: the other party held where it
stood before, and where it stands after.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest.mock import ANY

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case, Channel, Evidence, Membership, Mode
from negotiation_kit.scales import NominalScale, RatioScale, Scale
from tests.builders import COLOURS, DAYS, DEGREES, GROUPS, JUNE, STEPS, Says, case_of, levels, says
from tests.cases.expected import Move, known, move, moves_of, rows_of

MEN, YEARS = RatioScale("men", 0, 20_000), RatioScale("years", 0, 20)
ELSEWHERE = NominalScale(levels("yes", "no"))
"""The issue that offers with `conditional=True` depend on."""


def two_rounds(scale: Scale, a: tuple[Any, Any], b: tuple[Any, Any]) -> Case:
    """Return a case of two rounds; each side gives what it says in the one and in the other."""
    sides = {
        name: {
            "it": [
                entry for round, said in zip(("r1", "r2"), pair, strict=True) for entry in _in(round, said)
            ]
        }
        for name, pair in (("a", a), ("b", b))
    }
    return case_of({"it": scale, "elsewhere": ELSEWHERE}, sides, rounds=("r1", "r2"))


def _in(round: str, said: Any) -> list[Says]:
    entries = said if isinstance(said, list) else [said]
    found = [entry if isinstance(entry, Says) else says(entry) for entry in entries if entry is not None]
    return [replace(entry, fields={**entry.fields, "round": round}) for entry in found]


def under(value: Any) -> Says:
    """Return an offer under a condition."""
    return says(value, conditional=True)


AGREED = says(1200, status="agreed")
Kind = tuple[str, Scale, Any, Any, tuple[Any, Any], Move]

MOVES: list[Kind] = [
    # Named: 4,000 of 20,000, all of it nearer; what stood under a condition stands without.
    ("a condition dropped while moving", MEN, [10_000, under(6000)], 6000, (6000, 6000),
     move("moved", 0.2, 0.2, terms=("condition-dropped",))),
    # Named: 10,500 is 4,396 away, and 9,500 was 3,396 from what the other wants.
    ("a range to a number", MEN, {"from": 9500, "to": 10_500}, 6104, (6104, 6104), move(ANY, 0.2198, 0.1698)),
    # Named: each end moves by one of 30 days; 27 and 28 from 30.
    ("a range that slides", DAYS, {"from": 2, "to": 3}, {"from": 1, "to": 2}, (30, 30),
     move("moved", 1 / 30, -1 / 30)),
    # Named: the figure 5 is 1.33 of 20 away; 3.67 lay within at most 5.
    ("an open end to a number", YEARS, {"at_most": 5}, 3.67, (3.67, 3.67), move("narrower", 0.0665, 0)),
    # Named: agreed by both now; 200 of 20,000 from the figure.
    ("settled", MEN, {"at_least": 1000}, AGREED, ({"at_least": 1200}, AGREED),
     move("settled", 0.01, 0)),
    # Named: an offer or a refusal not repeated is told and never scored.
    ("an offer not repeated", DAYS, [10, 20], 10, (30, 30), move(ANY, 0, 0, not_repeated=True)),
    ("a refusal not repeated", DAYS, [3, says(rejects=[{"at_least": 20}])], 3, (30, 30), move(ANY, 0, 0)),
    ("a condition dropped", MEN, under(6000), 6000, (8000, 8000),
     move("condition-dropped", 0, 0, terms=("condition-dropped",))),
    ("a condition added", MEN, 6000, under(6000), (8000, 8000),
     move("condition-added", 0, 0, terms=("condition-added",))),
    ("an offer added", DAYS, 10, [10, 15], (30, 30), move("wider", 5 / 30, 5 / 30, added=True)),
    # 10 is matched with 12; 20 stands still, 10 from 30 as before.
    ("one moved, one not repeated", DAYS, [10, 20], 12, (30, 30),
     move("moved", 2 / 30, 0, not_repeated=True)),
    # Matched 10 with 19 and 20 with 22, 11 in all; crosswise it is 13. From 30 it is 8 in place of 10.
    ("two moved", DAYS, [10, 20], [19, 22], (30, 30), move("moved", 9 / 30, 2 / 30)),
    ("more room upward", DAYS, {"from": 5, "to": 10}, {"from": 5, "to": 20}, (30, 30),
     move("wider", 1 / 3, 1 / 3)),
    ("less room upward", DAYS, {"from": 5, "to": 20}, {"from": 5, "to": 10}, (30, 30),
     move("narrower", 1 / 3, -1 / 3)),
    ("less room downward", DAYS, {"from": 5, "to": 20}, {"from": 10, "to": 20}, (30, 30),
     move("narrower", 5 / 30, 0)),
    ("at least 12 to at least 15", DAYS, {"at_least": 12}, {"at_least": 15}, (0, 0),
     move("narrower", 0.1, -0.1)),
    ("at least 15 to at least 12", DAYS, {"at_least": 15}, {"at_least": 12}, (0, 0), move("wider", 0.1, 0.1)),
    # Against 12: 2 and 8; against 18: 8 and 2.
    ("passing each other", DAYS, 10, 20, (12, 18), move("moved", 1 / 3, 0, "crossed")),
    # Against 20: 10 and 5; against 16: 6 and 1.
    ("both come nearer", DAYS, 10, 15, (20, 16), move("moved", 5 / 30, 5 / 30)),
    # Against 14: 4 and 1; against 30: 20 and 15. 3 and 5 of 30, on average 4.
    ("nearer though the other goes away", DAYS, 10, 15, (14, 30), move("moved", 5 / 30, 4 / 30)),
    ("only the other moves", DAYS, 10, 10, (12, 30), move("unchanged", 0, 0)),
    ("one name for another", COLOURS, "red", "green", ("blue", "blue"), move("moved", 1, 0)),
    # {wounded} to {wounded, sick}: 1/2. Against all three: 2/3 and 1/3.
    ("an option more", GROUPS, says(["wounded"]), says(["wounded", "sick"]),
     (says(["wounded", "sick", "young"]), says(["wounded", "sick", "young"])), move("moved", 0.5, 1 / 3)),
    ("two days later", JUNE, "2025-06-10", "2025-06-12", ("2025-06-30", "2025-06-30"),
     move("moved", 2 / 29, 2 / 29)),
    ("firmer", DAYS, says(10, firmness="flexible"), says(10, firmness="firm"), (30, 30),
     move("firmer", 0, 0)),
    ("looser", DAYS, says(10, firmness="firm"), says(10, firmness="flexible"), (30, 30),
     move("looser", 0, 0)),
    ("place goes before commitment", DAYS, says(10, firmness="flexible"), says(15, firmness="red-line"),
     (30, 30),
     move("moved", 5 / 30, 5 / 30)),
    ("reworded", DAYS, says(10, summary="Wants ten."), says(10, summary="Asks for ten."), (30, 30),
     move("reworded", 0, 0)),
    ("silent after", DAYS, 10, says(engagement="silent"), (30, 30), move("dropped", not_repeated=ANY)),
    ("silent before", DAYS, says(engagement="silent"), 10, (30, 30), move("added", added=ANY)),
    # 5 to 8 and 12 to 15 were never ruled out.
    ("a doubtful offer of what it rejected", DAYS, says(rejects=[{"from": 8, "to": 12}]),
     says(10, uncertain={"from": 5, "to": 15}), (30, 30), move("added", ANY, None, added=ANY)),
    ("a wish for what it rejected", DAYS, says(rejects=[{"from": 8, "to": 12}]),
     says(10, uncertain={"from": 9, "to": 11}), (30, 30), move("moved", ANY, ANY, added=ANY)),
    ("another object", DAYS, says(10, object="x"), says(10, object="y"), (30, 30),
     move("not-comparable", not_repeated=ANY, added=ANY)),
    # x moves by 2, y stays; the other speaks of x alone.
    ("two objects", DAYS, [says(10, object="x"), says(5, object="y")],
     [says(12, object="x"), says(5, object="y")],
     (says(30, object="x"), says(30, object="x")), move("moved", 2 / 30, 2 / 30)),
    # None, some and most were left: 1/3 to 1 from all.
    ("wants what it rejected", STEPS, says(rejects=["all"]), "all", ("some", "some"),
     move("moved", (1 / 3, 1), ANY)),
    # Without conditions it gives way, under them it takes more: neither holds the other.
    ("narrower and wider", DAYS, [{"from": 2, "to": 9}, under(20)], [{"from": 3, "to": 4}, under([20, 25])],
     (30, 30), move("moved", 5 / 30, ANY, ANY)),
    # Of x it only accepts, as firmly and in the same words; that it offered 10 of none is another thing.
    ("an offer of no object is none of x", DAYS,
     [says(10, firmness="red-line"), says(accepts=[5], firmness="firm", summary="Five.")],
     says(accepts=[5], object="x", firmness="firm", summary="Five."), (30, 30),
     move("unchanged", not_repeated=True)),
    # 20 to 25 are no longer ruled out, and nothing is that was not before.
    ("a refusal of less", DAYS, says(10, rejects=[{"at_least": 20}]), says(10, rejects=[{"at_least": 25}]),
     (30, 30), move("unchanged", 0, 0)),
    ("a refusal of more", DAYS, says(10, rejects=[{"at_least": 25}]), says(10, rejects=[{"at_least": 20}]),
     (30, 30), move("firmer", 0, 0)),
    ("a refusal cut another way", DAYS, says(10, rejects=[{"from": 20, "to": 25}, {"at_least": 25}]),
     says(10, rejects=[{"at_least": 20}]), (30, 30), move("unchanged", 0, 0)),
    ("only a refusal, of less", DAYS, says(rejects=[{"at_least": 20}]), says(rejects=[{"at_least": 25}]),
     (30, 30), move("unchanged")),
    ("one of two options refused", COLOURS, says("red", rejects=["green", "blue"]),
     says("red", rejects=["blue"]), ("blue", "blue"), move("unchanged", 0, 0)),
    ("accepts less", DAYS, says(10, accepts=[{"from": 14, "to": 16}]), says(10, accepts=[15]), (30, 30),
     move("unchanged", 0, 0)),
    ("accepts more", DAYS, says(10, accepts=[15]), says(10, accepts=[{"from": 14, "to": 16}]), (30, 30),
     move("looser", 0, 0)),
    ("accepts what it offered", DAYS, [10, 15], says(10, accepts=[15]), (30, 30),
     move("unchanged", 0, 0, not_repeated=True)),
    ("an option accepted as before", GROUPS, says(["sick"], accepts=["young"]),
     says(["sick"], accepts=["young"]), (says(["young"]), says(["young"])), move("unchanged", 0, 0)),
    # Both leave 0 to 5.
    ("an open end written out", YEARS, {"at_most": 5}, {"from": 0, "to": 5}, (10, 10),
     move("unchanged", 0, 0)),
    # On another object too: told, and not measured against what it says of the first.
    ("a further object", DAYS, says(10, object="x"), [says(10, object="x"), says(3, object="y")],
     (says(30, object="x"), says(30, object="x")), move("added", 0, 0, added=True)),
    ("a further object while moving", DAYS, says(10, object="x"), [says(13, object="x"), 3],
     (says(30, object="x"), says(30, object="x")), move("moved", 0.1, 0.1, added=True)),
    ("an object not repeated", DAYS, [says(10, object="x"), says(3, object="y")], says(10, object="x"),
     (says(30, object="x"), says(30, object="x")), move("unchanged", 0, 0, not_repeated=True)),
    # Wherever the silent other is, from 6 of 30 farther to 6 of 30 nearer.
    ("the other is not known", DAYS, 0, 6, (None, None), move("moved", 0.2, None)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("scale", "before", "after", "other", "wanted"), [pytest.param(*kind[1:], id=kind[0]) for kind in MOVES]
)
def test_moves(scale: Scale, before: Any, after: Any, other: tuple[Any, Any], wanted: Move) -> None:
    for turned in (before, before[::-1] if isinstance(before, list) else before):
        case = two_rounds(scale, (turned, after), other)
        assert moves_of(nk.movement(case, "a", "r1", "r2", toward="b"), {"it": wanted}) == {"it": wanted}


def test_the_step_to_mere_limits_is_that_of_the_best_account() -> None:
    """By its own word 25 to 30, as told 3; later it rejects up to 20, 0 to 5 of 30 from the first."""
    own, told = (Evidence("s", 1, mode, voice="A", reported_by=by) for mode, by in WORDS)
    before = [says({"from": 25, "to": 30}, evidence=(own,)), says(3, evidence=(told,))]
    case = two_rounds(DAYS, (before, says(rejects=[{"at_most": 20}], evidence=(own,))), (30, 30))
    step = nk.movement(case, "a", "r1", "r2", toward="b").row("it").step
    assert step == pytest.approx((0, 5 / 30))


WORDS = ((Mode.QUOTED, None), (Mode.REPORTED_BY_OPPONENT, "B"))


def test_left_open_is_not_dropped() -> None:
    case = two_rounds(DAYS, (10, says(engagement="left-open")), (30, 30))
    row = nk.movement(case, "a", "r1", "r2", toward="b").row("it")
    assert row.change != "dropped"
    assert row.step is None or tuple(row.step) == (0, 0)


def test_an_other_party_that_is_not_known_is_the_same_unknown_in_both_rounds() -> None:
    case = two_rounds(DAYS, (0, 6), (None, None))
    toward = nk.movement(case, "a", "r1", "r2", toward="b").row("it").toward
    assert toward is not None
    assert (toward.low, toward.high) == pytest.approx((-0.2, 0.2))


def test_a_movement_between_two_layers_of_the_same_talks_is_refused() -> None:
    case = two_rounds(DAYS, (10, 12), (30, 30))
    talks = replace(case.rounds[0], id="talks", title="Talks")
    layers = tuple(replace(item, layer_of="talks") for item in case.rounds)
    with pytest.raises(ValueError, match="same talks"):
        nk.movement(replace(case, rounds=(talks, *layers)), "a", "r1", "r2", toward="b")


AMOUNTS: list[tuple[str, Scale, Any, Any]] = [
    ("bodies", MEN, 6000, 3000),  # named: no movement of 0.15
    ("more than before", MEN, 3000, 6000),
    ("as many again", MEN, 6000, 6000),
    ("a range, then a number", MEN, {"from": 2000, "to": 6000}, 3000),
    ("at least, then less", MEN, {"at_least": 1000}, 500),
    ("at most, then more", MEN, {"at_most": 1000}, 5000),
    ("two offers, then one", MEN, [1000, 2000], 1500),
    ("under a condition, then without", MEN, under(1000), 1000),
    ("without, then under a condition", MEN, 1000, under(4000)),
    ("a refusal, then an offer", MEN, says(rejects=[{"at_least": 5000}]), 6000),
    ("accepted, then offered", MEN, says(accepts=[1000]), 2000),
    ("an amount of one object", MEN, says(1000, object="x"), says(2000, object="x")),
    ("whole numbers", RatioScale("men", 0, 20_000, whole=True), 6000, 3000),
    ("amounts that may be below nothing", DEGREES, -5, 5),
]


@pytest.mark.parametrize(
    ("scale", "before", "after"), [pytest.param(*kind[1:], id=kind[0]) for kind in AMOUNTS]
)
def test_amounts_of_a_round_are_no_movement(scale: Scale, before: Any, after: Any) -> None:
    case = two_rounds(scale, (before, after), (after, before))
    issues = tuple(replace(item, each_round=item.id == "it") for item in case.issues)
    moved = nk.movement(replace(case, issues=issues), "a", "r1", "r2", toward="b")
    wanted = move("not-comparable", not_repeated=ANY, added=ANY, terms=ANY)
    assert moves_of(moved, {"it": wanted}) == {"it": wanted}
    assert (moved.step, moved.toward[0]) == (None, None)


@pytest.mark.parametrize(
    ("before", "after", "total"),
    [
        (6000, 3000, "9,000 men"),
        ({"from": 2000, "to": 6000}, 3000, "5,000–9,000 men"),
        ([6000, 8000], 3000, "9,000–11,000 men"),  # either is enough
        (says(uncertain={"from": 5000, "to": 6000}), 3000, "8,000–9,000 men"),
        (6000, says(engagement="silent"), "6,000 men"),
        # The end of the scale is nobody's word; open above and open below leave neither end known.
        ({"at_least": 6000}, 3000, "at least 9,000 men"),
        ({"at_most": 6000}, 3000, "at most 9,000 men"),
        (says({"at_least": 6000}, rejects=[{"at_least": 8000}]), 3000, "9,000–11,000 men"),
        ({"at_least": 6000}, {"at_most": 3000}, None),
        (says(engagement="left-open"), 3000, None),
        (says(rejects=[6000]), 3000, None),
        (None, 3000, None),  # nobody has coded it
        ([says(6000, object="x"), says(8000, object="y")], says(3000, object="x"), None),
        (says(6000, object="x"), says(3000, object="x"), "9,000 men"),
    ],
)
def test_the_running_total_holds_all_that_was_asked_or_is_not_told(
    before: Any, after: Any, total: str | None
) -> None:
    case = two_rounds(MEN, (before, after), (3000, 3000))
    case = replace(case, issues=tuple(replace(item, each_round=item.id == "it") for item in case.issues))
    assert nk.movement(case, "a", "r1", "r2", toward="b").row("it").total == total


def test_a_row_of_several_objects_says_of_which_it_tells() -> None:
    """Of x it comes 3 of 30 nearer; the distance of the two is that of y, where nothing moved."""
    before, after = ([says(figure, object="x"), says(3, object="y")] for figure in (10, 13))
    other = [says(20, object="x"), says(30, object="y")]
    row = nk.movement(two_rounds(DAYS, (before, after), (other, other)), "a", "r1", "r2", toward="b").row(
        "it"
    )
    assert row.reason.startswith(
        "x: another value; the distance between the two stays the same, as the distance"
    )


def test_a_row_says_whose_word_a_stance_is() -> None:
    """Silent before, a member stands where its group did; later its own word is 20, and a leak says 30."""
    group, told = (
        [says(10, object=None)],
        Evidence("s", 1, Mode.REPORTED_BY_OPPONENT, voice="A", reported_by="B"),
    )
    leak = replace(told, channel=Channel.LEAKED)
    after = [says(20, evidence=(replace(told, mode=Mode.QUOTED),)), says(30, evidence=(leak,))]
    case = two_rounds(DAYS, (says(engagement="silent"), after), (group, group))
    members = {"a": (Membership("b"),)}
    case = replace(
        case, parties=tuple(replace(one, member_of=members.get(one.id, ())) for one in case.parties)
    )
    assert nk.movement(case, "a", "r1", "r2").row("it").reason == (
        "another value; before: A takes over from B"
    )
    reason = nk.movement(case, "a", "r1", "r2", channels="all").row("it").reason
    assert reason.endswith(
        "; now: A: accounts contradict each other; now: A: leaked or private matter counts here"
    )


def test_amounts_of_one_round_are_measured_against_each_other() -> None:
    case = two_rounds(MEN, (6000, 3000), (3000, 3000))
    case = replace(case, issues=tuple(replace(item, each_round=True) for item in case.issues))
    for round, wanted in (("r1", known("near", 0.15)), ("r2", known("agree", 0))):
        assert rows_of(nk.compare(case, "a", "b", round), {"it": wanted}) == {"it": wanted}
