"""The winner of all votes of two, how narrow it is, and on whom it hangs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.analysis.bargaining import examples
from tests.analysis.bargaining.examples import about
from tests.builders import DAYS, THREE, case_of


def days(*positions: Any) -> Case:
    """Return parties a, b, ... at these days, all of one weight."""
    return case_of({"x": DAYS}, {name: {"x": day} for name, day in zip("abcdefgh", positions, strict=False)})


def test_ten_states_have_the_published_winner_on_a_knife_edge(emissions: Case) -> None:
    found = nk.condorcet_winner(emissions, "introduction")
    assert found.winner == examples.EMISSIONS_WINNER
    assert [(duel.a, duel.b) for duel in found.duels] == [(7, 4), (7, 10), (4, 10)]
    # Published for 7 against 4 and 10: votes of +.543 and +.015.
    assert [duel.margin for duel in found.duels[:2]] == about([0.543, 0.015])
    assert found.closest == found.duels[1]
    # By hand, salience times capability: .248 at 4 and .093 at 7 against .336 at 10.
    assert (found.closest.for_a, found.closest.for_b) == (about(0.341), about(0.336))
    assert found.closest.share == about(0.341 / 0.677)


def test_the_winner_hangs_on_each_of_those_whose_weight_tips_the_edge(emissions: Case) -> None:
    found = nk.condorcet_winner(emissions, "introduction")
    # Everybody at 4 and 7 weighs at least .005, which is the edge: without Ireland it is a tie.
    at_or_below_seven = [party.id for party in emissions.parties if party.short not in ("France", "Italy")]
    at_or_below_seven.remove("united-kingdom")
    assert [party.id for party in found.pivotal] == at_or_below_seven


def test_a_little_more_weight_at_the_far_end_turns_the_winner(emissions: Case) -> None:
    parties = tuple(
        replace(party, capability=0.17) if party.id == "france" else party for party in emissions.parties
    )
    assert nk.condorcet_winner(replace(emissions, parties=parties), "introduction").winner == 10


def test_the_greek_debt_goes_to_the_end_of_the_scale() -> None:
    assert nk.condorcet_winner(examples.greece(), "debt").winner == 100


@pytest.mark.parametrize(
    ("positions", "winner"),
    [((0, 30), None), ((0, 30, 30), 30), ((0, 12, 30), 12), ((5,), 5), ((0, 0, 30, 30), None)],
)
def test_who_beats_every_other_wins_and_a_tie_has_no_winner(positions: tuple[int, ...], winner: Any) -> None:
    found = nk.condorcet_winner(days(*positions), "x", weigh_by=())
    assert found.winner == winner
    assert (found.closest is None) == (winner is None or len(set(positions)) == 1)


def test_who_is_as_near_to_both_abstains() -> None:
    found = nk.condorcet_winner(days(0, 10, 20), "x", weigh_by=())
    ends = next(duel for duel in found.duels if {duel.a, duel.b} == {0, 20})
    assert (ends.for_a, ends.for_b, ends.share, ends.margin) == (1, 1, 0.5, about(0))
    assert found.winner == 10


def test_levels_are_voted_on_by_rank() -> None:
    case = case_of({"x": THREE}, a={"x": "no"}, b={"x": "half"}, c={"x": "yes"})
    assert nk.condorcet_winner(case, "x", weigh_by=()).winner == 2


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_a_winner_is_the_median(positions: list[int]) -> None:
    """Black (1948): where each likes what is nearer, the winner is the median position."""
    case = days(*positions)
    winner = nk.condorcet_winner(case, "x", weigh_by=()).winner
    if winner is not None:
        assert winner == about(nk.mean_voter(case, "x", weigh_by=()).median)
    else:
        assert len(positions) % 2 == 0
