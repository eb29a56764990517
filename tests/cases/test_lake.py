"""The invented talks of three shores: every figure worked out from the rules, none from the code.

`season-start` is 121 days wide, counted from 1 March 2030: 15 April is day 45, 1 May 61, 15 May 75, the 31st
91, 30 June 121.
"""

from __future__ import annotations

from unittest.mock import ANY

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.cases.expected import (
    Move,
    Row,
    agreement,
    bounded,
    known,
    left_of,
    load,
    move,
    moves_of,
    rows_of,
    score_of,
)

MARCH, MAY = "march", "may"


@pytest.fixture(scope="module")
def case() -> Case:
    return load("lake")


EAST_WEST_MARCH = {
    "share-east": known("near", 0.1),  # 40 and more, 30 and less
    "gear": known("diverge", 1 / 3),  # two of three in both
    "season-start": known("overlap", 0),  # 61..75 lie in both
    "mesh": known("overlap", 0),  # 45 and more
    "night-fishing": known("diverge", 0.5),  # licensed and banned; on three levels nothing is near
    "restocking": known("agree", 0),  # 10 and 10
    "council-seats": bounded("one-sided", 0, 4 / 9),  # whole seats 0..4 are left; West wants 4
    "wardens": known("near", 0.25),  # own, and pairs or all; a step of four
}
EAST_SOUTH_MARCH = {
    "share-east": known("near", 0.05),  # 40 - 35
    "gear": known("diverge", 0.5),  # one of two in both
    "season-start": bounded("one-sided", 0, 46 / 121),  # left open; day 75 to day 121
    "mesh": known("overlap", 0),  # 40..45
    "night-fishing": known("diverge", 0.5),
    "restocking": known("near", 0.2),  # 20 - 10 of 50
    # East rejects all that South wants; 4 is 1 from 5, 0 is 5
    "council-seats": bounded("diverge", 1 / 9, 5 / 9),
    "wardens": known("diverge", 0.75),  # own and outside; all together stands under a condition
}
WEST_SOUTH_MARCH = {
    "share-east": known("overlap", 0),  # they touch at 30
    "gear": known("diverge", 2 / 3),  # one of three in both
    "season-start": bounded("one-sided", 0, 61 / 121),  # from 1 May on; day 0 is 61 away
    "mesh": known("overlap", 0),  # they touch at 45
    "night-fishing": known("diverge", 1),  # and West rejects it
    "restocking": known("near", 0.2),
    "council-seats": known("near", 1 / 9),  # 4, and 5 and more
    "wardens": known("near", 0.25),  # all together and outside
}
EAST_WEST_MAY = {
    "share-east": known("overlap", 0),  # 36 is the end of 30..36
    "gear": known("overlap", 1 / 3),  # East could live with traps
    "season-start": known("agree", 0),
    "mesh": known("agree", 0),
    "night-fishing": known("diverge", 0.5),
    "restocking": known("near", 0.1),  # another 5, another 10
    "council-seats": bounded("diverge", 1 / 9, 1 / 9),  # East leaves 3 alone, and rejects West's 4
    "wardens": known("overlap", 0),  # pairs are one of West's two
}
EAST_SOUTH_MAY = {
    "share-east": known("near", 0.01),  # 36 - 35
    "gear": known("diverge", 2 / 3),  # lines in both, of three
    "season-start": known("overlap", 0),  # 1 May is a day in May
    "mesh": known("agree", 0),
    "night-fishing": known("diverge", 0.5),
    "restocking": known("agree", 0),  # another 5 each
    "council-seats": bounded("one-sided", 0, 0),  # East leaves 3 alone and has not asked for it
    "wardens": known("near", 0.25),  # pairs and all together
}
WEST_SOUTH_MAY = {
    "share-east": known("overlap", 0),  # 30..35
    "gear": known("diverge", 1 / 3),  # two of three in both
    "season-start": known("overlap", 0),
    "mesh": known("agree", 0),
    "night-fishing": known("diverge", 1),  # West does not repeat its refusal, and wants a ban all the same
    "restocking": known("near", 0.1),
    "council-seats": known("near", 1 / 9),  # 4 and 3
    "wardens": known("overlap", 0),  # all together is one of West's two
}
PAIRS = {"east-west": ("east", "west"), "east-south": ("east", "south"), "west-south": ("west", "south")}


@pytest.mark.parametrize(
    ("pair", "round", "wanted"),
    [
        ("east-west", MARCH, EAST_WEST_MARCH),
        ("east-south", MARCH, EAST_SOUTH_MARCH),
        ("west-south", MARCH, WEST_SOUTH_MARCH),
        ("east-west", MAY, EAST_WEST_MAY),
        ("east-south", MAY, EAST_SOUTH_MAY),
        ("west-south", MAY, WEST_SOUTH_MAY),
    ],
)
def test_rows(case: Case, pair: str, round: str, wanted: dict[str, Row]) -> None:
    one, other = PAIRS[pair]
    assert len(wanted) == 8
    assert rows_of(nk.compare(case, one, other, round), wanted) == wanted
    assert rows_of(nk.compare(case, other, one, round), wanted) == wanted


SCORES = [
    # Pair, round, issues known, their sum, and what the other issues add at the least and at the most.
    ("east-west", MARCH, 7, 0.1 + 1 / 3 + 0.5 + 0.25, 0, 4 / 9),
    ("east-south", MARCH, 6, 0.05 + 0.5 + 0.5 + 0.2 + 0.75, 1 / 9, 46 / 121 + 5 / 9),
    ("west-south", MARCH, 7, 2 / 3 + 1 + 0.2 + 1 / 9 + 0.25, 0, 61 / 121),
    ("east-west", MAY, 7, 1 / 3 + 0.5 + 0.1, 1 / 9, 1 / 9),
    ("east-south", MAY, 7, 0.01 + 2 / 3 + 0.5 + 0.25, 0, 0),
    ("west-south", MAY, 8, 1 / 3 + 1 + 0.1 + 1 / 9, 0, 0),
]


@pytest.mark.parametrize(("pair", "round", "n", "total", "low", "high"), SCORES)
def test_scores(case: Case, pair: str, round: str, n: int, total: float, low: float, high: float) -> None:
    assert score_of(nk.compare(case, *PAIRS[pair], round)) == (
        agreement(total, n), f"{n} of 8 issues", agreement(total + low, 8), agreement(total + high, 8),
    )  # fmt: skip


def test_the_table_of_all_pairs_has_the_same_figures(case: Case) -> None:
    agreements = nk.pairwise(case, round=MAY).agreement
    for pair, round, n, total, *_ in SCORES:
        if round == MAY:
            assert agreements.loc[PAIRS[pair]] == pytest.approx(1 - total / n)


CONDITIONALS = [
    ("west-south", "met", known("overlap", 0)),  # all together or outside, and pairs or all together
    ("east-south", "met", known("diverge", 0.5)),  # own, and all together: two steps of four
    ("west-south", "ignored", known("near", 0.25)),
    ("east-south", "ignored", known("diverge", 0.75)),
]


@pytest.mark.parametrize(("pair", "how", "wanted"), CONDITIONALS)
def test_conditions_met_and_ignored(case: Case, pair: str, how: str, wanted: Row) -> None:
    found = nk.compare(case, *PAIRS[pair], MARCH, conditionals=how)
    assert rows_of(found, {"wardens": wanted}) == {"wardens": wanted}


METRICS = [
    ("identical", "east-west", {"share-east": 1, "gear": 1, "season-start": 0, "mesh": 0, "restocking": 1}),
    ("identical", "east-south", {"season-start": 1, "restocking": 0, "council-seats": None, "wardens": 1}),
    # Licensed is the middle of three, pairs the middle of five: 0.5 from everything.
    ("directional", "east-south", {"night-fishing": 0.5, "wardens": 0.5, "mesh": None, "gear": None}),
    ("directional", "west-south", {"night-fishing": 1, "season-start": None}),  # the two ends
]


@pytest.mark.parametrize(("metric", "pair", "wanted"), METRICS)
def test_other_metrics(case: Case, metric: str, pair: str, wanted: dict[str, float | None]) -> None:
    found = nk.compare(case, *PAIRS[pair], MAY, metric=metric)
    assert {issue: found.row(issue).distance for issue in wanted} == pytest.approx(wanted)


EACH_ROUND = move("not-comparable")
"""A further amount every time: two rounds of it are no movement."""

EAST_TO_WEST = {
    # 40 and more to 36: the figures are 4 of 100 apart. Against 30: .1 and .06; against 36: .04 and 0.
    "share-east": move("moved", 0.04, 0.04),
    # 45..75 to day 61, on which both have agreed: 61 - 45 of 121. It met West's days before, as it does now.
    "season-start": move("settled", 16 / 121, 0),
    "mesh": move("settled", 0.05, 0),  # 40 and more to 45, the figures 5 of 100 apart; agreed by all
    "night-fishing": move("unchanged", 0, 0),
    "restocking": EACH_ROUND,
    # own to pairs; pairs or all together are .25 and 0 away in both rounds
    "wardens": move("moved", 0.25, 0.25),
}
WEST_TO_EAST = {
    # 30 and less to 30..36: from the figure 30 to 36. Against 40: .1 and .04; against 36: .06 and 0.
    "share-east": move("moved", 0.06, 0.06),
    "gear": move("unchanged", 0, 0),
    "season-start": move("settled", 0, 0),  # 1 May on to 1 May: the figure is the same
    "mesh": move("settled", 0, 0),  # 45 and more to 45
    "night-fishing": move("unchanged", 0, 0),  # the ban stays; its refusal of free is not repeated
    "restocking": EACH_ROUND,
    "council-seats": move("unchanged", 0, ANY),
    "wardens": move("unchanged", 0, 0),
}
SOUTH_TO_WEST = {
    "share-east": move("unchanged", 0, 0),
    # {lines} to {lines, traps}: .5. Against all three: 2/3 and 1/3. The refusal of lamps is not repeated.
    "gear": move("moved", 0.5, 1 / 3),
    "season-start": move("added", added=ANY),  # left open before
    "mesh": move("settled", 0, 0),  # 45 and less to 45; against 45 and more, and against 45, 0 throughout
    "restocking": EACH_ROUND,
    # 5 and more to 3: the figures are 2 of 9 apart. Against 4 it was 1 above and is 1 below: as near.
    "council-seats": move("moved", 2 / 9, 0),
    # Outside to all together, offered before if all may fish at night. Pairs or all are .25 and 0 away.
    "wardens": move("moved", 0.25, 0.25, terms=("condition-dropped",)),
}
SOUTH_TO_EAST = {
    "gear": move("moved", 0.5, -1 / 6),  # against lines and nets: 1/2 and 2/3
    "wardens": move("moved", 0.25, 0.25, terms=("condition-dropped",)),  # own: .75 and .5; pairs: .5 and .25
}


@pytest.mark.parametrize(
    ("party", "toward", "wanted"),
    [
        ("east", "west", EAST_TO_WEST),
        ("west", "east", WEST_TO_EAST),
        ("south", "west", SOUTH_TO_WEST),
        ("south", "east", SOUTH_TO_EAST),
        # 1 May is a day in May, but South has not agreed to it: toward it the same step is narrower.
        ("east", "south", {"season-start": move("narrower", 16 / 121, ANY)}),
    ],
)
def test_movement(case: Case, party: str, toward: str, wanted: dict[str, Move]) -> None:
    assert moves_of(nk.movement(case, party, MARCH, MAY, toward=toward), wanted) == wanted


@pytest.mark.parametrize(
    ("party", "issue", "refused"), [("west", "night-fishing", "free"), ("south", "gear", "lamps")]
)
def test_a_refusal_not_repeated_is_told(case: Case, party: str, issue: str, refused: str) -> None:
    row = nk.movement(case, party, MARCH, MAY, toward="east").row(issue)
    assert refused in str(row.reason)
    assert row.toward is not None
    assert row.toward.word != "nearer"  # the party has not come to offer or accept it


LEFT = {
    MARCH: {
        ("share-east", None): ("0–100 percent", None),  # 40 and more, 30 and less
        ("gear", None): (ANY, None),  # South rules out lamps
        ("season-start", None): ("1 March – 30 June 2030", None),  # South leaves it open
        ("mesh", None): ("0–100 millimetres", "45 millimetres"),
        ("night-fishing", None): ("banned or licensed", None),  # West rules out free
        ("council-seats", None): ("0–4 seats", None),  # East rules out 5 and more
        ("wardens", None): ("none or own or paired or joint or outside", None),
    },
    MAY: {
        ("share-east", None): ("0–100 percent", None),  # 36, 30..36 and 30..35
        ("gear", None): (ANY, None),
        ("season-start", None): ("1 March – 30 June 2030", "1 May 2030"),
        ("mesh", None): ("0–100 millimetres", "45 millimetres"),
        ("night-fishing", None): ("banned or licensed or free", None),
        ("restocking", None): ("0–50 thousand", None),
        ("council-seats", None): ("3 seats", None),  # left over, and only South has asked for it
        ("wardens", None): ("none or own or paired or joint or outside", None),  # pairs, pairs or all, all
    },
}


@pytest.mark.parametrize("round", [MARCH, MAY])
def test_what_is_left(case: Case, round: str) -> None:
    assert left_of(nk.feasible_outcomes(case, round), LEFT[round]) == LEFT[round]


def test_two_shores_have_a_zone_where_three_have_none(case: Case) -> None:
    rows = nk.feasible_outcomes(case, MAY, ["east", "west"])
    zones = {issue: rows.row(issue).zone.text for issue in ("share-east", "gear", "wardens")}
    assert zones == {"share-east": "36 percent", "gear": "lines, nets, traps", "wardens": "paired"}


def test_the_condition_of_the_south_shore_is_ruled_out(case: Case) -> None:
    found = nk.linkages(case, MARCH)
    (offer,) = found.offers
    (condition,) = offer.nearest.conditions
    holders = {item.party.id: (str(item.holding), tuple(item.gap)) for item in condition.holders}
    # Licensed is half way from free; West bans it and rules free out.
    assert holders == {"east": ("against", (0.5, 0.5)), "west": ("refused", (1, 1))}
    assert offer.unmeetable
    assert not offer.live
    assert not found.deadlocks
    assert not nk.linkages(case, MAY).offers


def test_no_file_is_warned_of(case: Case) -> None:
    assert case.warnings == ()
