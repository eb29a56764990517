"""Exchanges one after the other: the published first steps, what each changes, and that it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.bargaining import TradeSequence
from negotiation_kit.model import Case
from tests.analysis.bargaining import examples
from tests.analysis.bargaining.examples import about


@pytest.fixture(scope="module")
def toll() -> TradeSequence:
    return nk.trade_sequence(examples.toll())


def test_the_first_two_exchanges_have_the_published_gains(toll: TradeSequence) -> None:
    """foarsitter/decide-exchange-model, test_model.py: the greatest gain, and the greatest after that one."""
    first, second = toll.rows[:2]
    assert [first.gain, second.gain] == about([1.973684210526316, 1.792636308765341], abs=1e-8)
    by_j, by_i = first.concessions
    # The shift of 13.16 on investment is Willems' whole way; that of 10.39 on the toll is, over the share
    # .855 of 5.025 that the other weighs, 61.05 of 100 points.
    assert (by_i.party.short, by_i.issue.title, by_i.start, by_i.end) == ("Willems", "investment", 25, 100)
    assert (by_j.party.short, by_j.issue.title, by_j.start) == ("Wcentr", "toll", 0)
    assert by_j.end == about(10.387811634349 * 5.025 / 0.855)


def test_what_is_left_grows_less_to_nothing(toll: TradeSequence) -> None:
    assert len(toll.rows) == len(toll.left) == 35
    assert toll.left[-1] == 0
    assert all(row.gain > 0 for row in toll.rows)


def test_nobody_takes_back_what_it_gave(toll: TradeSequence) -> None:
    stand: dict[tuple[str, str], list[float]] = {}
    for row in toll.rows:
        for given in row.concessions:
            ends = stand.setdefault((given.party.id, given.issue.id), [given.start])  # type: ignore[list-item]
            assert given.start == about(ends[-1])
            ends.append(given.end)  # type: ignore[arg-type]
    assert all(ends in (sorted(ends), sorted(ends, reverse=True)) for ends in stand.values())


def test_two_actors_by_hand() -> None:
    """After a1 has moved to 100 on p, nothing is left there: the means are 100 and 300/7.

    a2 moved on q by 50/7 over its share 5/14, from 100 to 80. Gains: a2 has 100/7 of .6 less 50/7 of .5.
    """
    found = nk.trade_sequence(examples.rex())
    (row,) = found.rows
    assert [(one.party.id, one.start, one.end) for one in row.concessions] == [
        ("a1", 0, about(100)), ("a2", 100, about(80)),
    ]  # fmt: skip
    before_after = {shift.issue.id: (shift.before, shift.after) for shift in found.means}
    assert before_after == {"p": about((600 / 7, 100)), "q": about((250 / 7, 200 / 7))}
    assert found.gains == {"a1": about(5), "a2": about(5)}
    assert found.left == (0,)


def test_an_exchange_changes_what_is_left_of_another(lease: Case) -> None:
    at_once = nk.trades(lease, weigh_by="salience").rows
    found = nk.trade_sequence(lease, weigh_by="salience")
    assert found.rows[0] == at_once[0]
    assert found.rows[1] not in at_once  # the Ferries have moved on repairs before
    assert found.rows[1].start_p == about(found.rows[0].end_p)
    assert str(found.coverage) == "6 of 8 issues"


@pytest.mark.parametrize(("most", "steps"), [(0, 0), (1, 1), (3, 3), (99, 4), (None, 4)])
def test_it_can_be_stopped(most: int | None, steps: int, lease: Case) -> None:
    found = nk.trade_sequence(lease, weigh_by="salience", most=most)
    assert len(found.rows) == len(found.frame) == steps
    assert found.means[2].before != found.means[2].after or not steps


@pytest.mark.parametrize("most", [-1, 1.5, True, "all"])
def test_a_most_that_is_none_is_told(most: Any, lease: Case) -> None:
    with pytest.raises(nk.errors.ToldError, match="expected a whole number from 0 on"):
        nk.trade_sequence(lease, weigh_by="salience", most=most)


def test_a_case_without_trades_is_an_empty_sequence(emissions: Case) -> None:
    found = nk.trade_sequence(emissions)
    assert (found.rows, found.left, set(found.gains.values())) == ((), (), {0.0})
    assert found.means[0].before == found.means[0].after == about(examples.EMISSIONS_MEAN)
    assert list(found.frame) == list(nk.trade_sequence(examples.rex()).frame)


def test_the_frame_tells_steps_and_what_is_left(toll: TradeSequence) -> None:
    frame = toll.frame
    assert list(frame) == ["step", *nk.trades(examples.toll()).frame, "left"]
    assert frame["step"].tolist() == list(range(1, 36))
    assert frame["left"].tolist() == list(toll.left)


def test_who_has_nothing_to_give_trades_nothing() -> None:
    """A party that weighs nothing on an issue moves no mean there, however far it went."""
    case = examples.rex()
    nothing = nk.trades(nk.case_from_frame(nk.positions_frame(case).assign(
        value=[0, 0, 100, 100], salience=[0, 90, 60, 50], capability=1), examples.POINTS))  # fmt: skip
    assert nothing.rows == ()


def test_a_sequence_hangs_on_no_order_of_parties_and_issues(toll: TradeSequence) -> None:
    """The training table has equal gains on the way, between which the order of the file would decide."""
    case = examples.toll()
    turned = replace(case, parties=case.parties[::-1], issues=case.issues[::-1])
    found = nk.trade_sequence(turned)
    steps, turned_steps = (
        [{(one.party.id, one.issue.id) for one in row.concessions} for row in carried.rows]
        for carried in (toll, found)
    )
    assert turned_steps == steps
    assert found.gains == {name: about(gain) for name, gain in toll.gains.items()}
