"""Every result says what it takes for granted; what looks like a prediction says how such numbers fare."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis import bargaining
from negotiation_kit.analysis.bargaining import WEIGHTING
from negotiation_kit.model import Case
from tests.analysis.bargaining.examples import BOB, CAROL

ROOM = Path(bargaining.__file__).parent
LOOKS_LIKE_A_PREDICTION = {"MeanVoter", "Condorcet", "NashPoint", "Trades", "TradeSequence"}


@pytest.fixture(scope="module")
def results(emissions: Case, lease: Case) -> dict[str, Any]:
    packages = nk.packages(lease, "port", "ferries")
    found = (
        nk.mean_voter(emissions, "introduction"),
        nk.condorcet_winner(emissions, "introduction"),
        nk.trades(lease, weigh_by=["salience"]),
        nk.trade_sequence(lease, weigh_by=["salience"]),
        packages,
        nk.pareto_frontier(packages),
        nk.nash_point(packages),
        nk.opposition(packages),
        nk.adjusted_winner(CAROL, BOB),
    )
    return {type(one).__name__: one for one in found}


def test_every_kind_of_result_is_here(results: dict[str, Any]) -> None:
    with_assumptions = {
        name
        for name in bargaining.__all__
        if "assumptions" in getattr(getattr(bargaining, name), "__dataclass_fields__", {})
    }
    assert with_assumptions == results.keys()


def test_results_are_frozen_and_carry_assumptions_and_coverage(results: dict[str, Any]) -> None:
    for one in results.values():
        assert is_dataclass(type(one))
        assert one.assumptions
        assert all(re.fullmatch(r"[A-Z].*[.]", text) for text in one.assumptions)
        assert 0 <= one.coverage.n <= one.coverage.of
        with pytest.raises(FrozenInstanceError):
            one.coverage = None


def test_what_looks_like_a_prediction_says_how_such_numbers_fare(results: dict[str, Any]) -> None:
    assert {name for name, one in results.items() if hasattr(one, "caution")} == LOOKS_LIKE_A_PREDICTION
    assert all(results[name].caution == WEIGHTING for name in LOOKS_LIKE_A_PREDICTION)


@pytest.mark.parametrize("figure", ["353", "23.71", "23.68", "23.22", "51.11", "does not forecast"])
def test_the_finding_gives_its_figures(figure: str) -> None:
    assert figure in WEIGHTING


def test_the_assumptions_of_the_packages_go_with_what_is_made_of_them(results: dict[str, Any]) -> None:
    behind = set(results["Packages"].assumptions)
    for name in ("Frontier", "NashPoint", "Opposition"):
        assert behind <= set(results[name].assumptions)


def test_nothing_in_the_room_forecasts() -> None:
    names = [
        name
        for path in ROOM.glob("*.py")
        for name in re.findall(r"\bdef (\w+)|class (\w+)", path.read_text())
    ]
    assert not [name for pair in names for name in pair if re.search("forecast|predict", name)]
