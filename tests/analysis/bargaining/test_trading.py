"""Exchanges of concessions: the published gains, and the rule step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.bargaining import Trade, Trades
from negotiation_kit.model import Case
from tests.analysis.bargaining import examples
from tests.analysis.bargaining.examples import about
from tests.builders import COLOURS, DAYS, case_of, says


@pytest.fixture(scope="module")
def toll() -> Trades:
    return nk.trades(examples.toll())


def test_the_best_gains_are_the_published_ones(toll: Trades) -> None:
    first, second = toll.rows[:2]
    assert [first.gain, second.gain] == about([1.973684, 1.792636], abs=5e-7)
    assert {first.i.short, first.j.short} == {"Wcentr", "Willems"}
    shifts = {first.p.title: first.shift_p, first.q.title: first.shift_q}
    assert shifts == {
        "investment": about(13.157895, abs=5e-7), "toll": about(10.387812, abs=5e-7),
    }  # fmt: skip


def test_the_greatest_gain_comes_first_and_every_gain_is_one(toll: Trades) -> None:
    gains = [row.gain for row in toll.rows]
    assert gains == sorted(gains, reverse=True)
    assert min(gains) > 0
    # 240 pairs of actors stand on opposite sides of two issues; ten weigh both alike and have no rate.
    assert len(gains) == 240 - 10
    assert str(toll.coverage) == "6 of 6 issues"


@pytest.mark.parametrize("place", range(0, 230, 23))
def test_both_gain_the_same_and_neither_moves_past_the_other(toll: Trades, place: int) -> None:
    row = toll.rows[place]
    case = examples.toll()

    def salience(party: str, issue: str) -> float:
        (entry,) = case.entries(party, issue, "round-1")
        assert entry.salience is not None
        return entry.salience / 100

    gains = [
        row.shift_p * salience(row.i.id, row.p.id) - row.shift_q * salience(row.i.id, row.q.id),
        row.shift_q * salience(row.j.id, row.q.id) - row.shift_p * salience(row.j.id, row.p.id),
    ]
    assert gains == [about(row.gain), about(row.gain)]


def test_two_actors_by_hand() -> None:
    """By hand: a2 minds p more (60 : 50 against 10 : 90), so a1 gives way on p and a2 on q.

    a1's whole move shifts the mean of p by 100 * 10 / 70; for it a2 gives 70 / 140 of that on q.
    """
    (row,) = nk.trades(examples.rex()).rows
    assert (row.i.id, row.p.id, row.j.id, row.q.id) == ("a2", "p", "a1", "q")
    assert (row.shift_p, row.shift_q) == (about(100 / 7), about(50 / 7))
    assert row.gain == about(100 / 7 * 0.6 - 50 / 7 * 0.5)
    assert (row.capped, row.better, row.worse) == (False, (), ())


def test_who_cannot_move_so_far_moves_all_the_way_and_the_other_less() -> None:
    def said(x: int, y: int, salience: tuple[int, int]) -> dict[str, Any]:
        return {"x": says(x, salience=salience[0]), "y": says(y, salience=salience[1])}

    case = case_of({"x": DAYS, "y": DAYS}, a=said(0, 14, (80, 20)), b=said(30, 16, (20, 80)))
    (row,) = nk.trades(case, weigh_by=["salience"]).rows
    # By hand: b's move on x is worth 100 * .2 / 1, at a rate of 1; on y all that a can give is 2 / 30 * 20.
    assert row.capped
    assert (row.i.id, row.shift_p, row.shift_q) == ("a", about(4 / 3), about(4 / 3))


def test_what_a_trade_does_to_others(toll: Trades) -> None:
    first = toll.rows[0]
    # On the toll the mean moves up and on the investment too: GL at 100 gains, VVD at 0 loses.
    assert {party.short for party in first.better} == {"GL", "SP", "CU"}
    assert {party.short for party in first.worse} == {"PvdA", "VVD", "CDA", "D66", "KvK"}


def test_the_lease_hides_one_trade(lease: Case) -> None:
    found = nk.trades(lease, weigh_by=["salience"])
    best, second = found.rows[:2]
    assert {best.p.id, best.q.id} == {"repairs", "berth-hours"}
    assert best.gain > 2 * second.gain
    assert [item.name for item in found.left_out] == ["rival-line", "fuels"]


def test_a_case_of_one_issue_has_nothing_to_trade(emissions: Case) -> None:
    assert nk.trades(emissions).rows == ()


def test_issues_without_order_or_with_one_position_are_left_out_and_named() -> None:
    case = case_of({"x": COLOURS, "y": DAYS, "z": DAYS}, a={"x": "red", "y": 1}, b={"x": "blue", "z": 1})
    found = nk.trades(case, weigh_by=["salience"])
    assert [item.reason for item in found.left_out] == [
        "Title of x: no order, so no mean",
        "Title of y: fewer than two parties with a single known position that can be weighed",
        "Title of y: A states no salience",
        "Title of y: B is not coded",
        "Title of z: fewer than two parties with a single known position that can be weighed",
        "Title of z: A is not coded",
        "Title of z: B states no salience",
    ]
    assert str(found.coverage) == "0 of 3 issues"


@pytest.mark.parametrize("weigh_by", [(), ["capability"]])
def test_without_salience_there_is_no_rate(weigh_by: Any, lease: Case) -> None:
    with pytest.raises(ValueError, match="weigh_by must name salience"):
        nk.trades(lease, weigh_by=weigh_by)


def test_capability_is_not_made_up(lease: Case) -> None:
    with pytest.raises(ValueError, match="weighed by capability"):
        nk.trades(lease)


def test_the_frame_has_one_row_a_trade(toll: Trades) -> None:
    frame = toll.frame
    assert len(frame) == len(toll.rows)
    first: Trade = toll.rows[0]
    told = frame.iloc[0].to_dict()
    assert [told[name] for name in ("i", "gains_on", "j", "in_return_for")] == [
        first.i.id, first.p.id, first.j.id, first.q.id,
    ]  # fmt: skip
    empty = replace(toll, rows=())
    assert list(empty.frame.columns) == list(frame.columns)
