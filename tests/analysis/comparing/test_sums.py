"""Sums over issues for all pairs at once, against adding them up pair by pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation_kit.analysis.comparing import pairs as module
from negotiation_kit.analysis.comparing.encode import encode
from negotiation_kit.analysis.comparing.measuring import measure
from negotiation_kit.analysis.comparing.pairs import Sums, sums
from negotiation_kit.analysis.comparing.stances import Stances, stance
from negotiation_kit.model import Case
from tests.builders import DAYS, STEPS, case_of
from tests.strategies import METRICS, cases


def by_hand(case: Case, metric: str, weights: np.ndarray) -> np.ndarray:
    """Return the six sums of every pair of different parties, added up one by one."""
    size = len(case.parties)
    total = np.zeros((6, size, size))
    for issue, weight in zip(case.issues, weights, strict=True):
        stances = [stance(case, party, issue, "r1") for party in case.parties]
        for i, one in enumerate(stances):
            for j, other in enumerate(stances):
                found = measure(one, other, metric)
                known, there = found.distance is not None, found.low is not None
                parts = (found.distance or 0, found.low or 0, found.high or 0)
                total[:, i, j] += (known, known * weight, there * weight, *(part * weight for part in parts))
    return total


def off_diagonal(found: Sums | np.ndarray) -> np.ndarray:
    """A party against itself is settled by `pairwise`, which knows that it is one and the same."""
    tables = np.array(found)
    return tables[:, ~np.eye(tables.shape[1], dtype=bool)]


@settings(max_examples=30)
@given(st.data(), cases(3), METRICS)
def test_sums_equal_those_added_up_pair_by_pair(data: st.DataObject, case: Case, metric: str) -> None:
    share = st.sampled_from([0.0, 0.25, 1.0])
    weights = np.array([data.draw(share) for _ in case.issues])
    found = sums(encode(Stances(case, "r1"), metric), weights)
    assert off_diagonal(found) == pytest.approx(off_diagonal(by_hand(case, metric, weights)), abs=1e-12)


def test_working_in_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = {f"p{n}": {"x": n, "y": STEPS.names[n % 4] if n % 5 else None} for n in range(13)}
    case = case_of({"x": DAYS, "y": STEPS}, sides)
    encoded, weights = encode(Stances(case, "r1"), "gower"), np.array([1.0, 0.5])
    whole = np.array(sums(encoded, weights))
    for cells in (1, 26, 50):
        monkeypatch.setattr(module, "_BLOCK", cells)
        assert np.array(sums(encoded, weights)) == pytest.approx(whole)


def test_by_hand_from_both_sides() -> None:
    """Days 0 and 15: distance 1/2 with weight 0.5; the second issue is known for one party only."""
    case = case_of({"x": DAYS, "y": STEPS}, a={"x": 0, "y": "some"}, b={"x": 15})
    found = sums(encode(Stances(case, "r1"), "gower"), np.array([0.5, 1.0]))
    expected = {"n": 1, "known": 0.5, "measurable": 1.5, "distance": 0.25, "low": 0.25, "high": 0.25 + 2 / 3}
    for name, value in expected.items():
        table = getattr(found, name)
        assert table[0, 1] == table[1, 0] == pytest.approx(value), name
