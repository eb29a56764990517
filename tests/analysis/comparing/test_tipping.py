"""The threshold or the weight that turns an issue: by hand, and found by bisection."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Multiverse, Verdict
from negotiation_kit.model import Case
from tests.builders import DAYS, case_of, says
from tests.strategies import cases


def of(case: Case, **how: Any) -> Multiverse:
    return nk.multiverse(nk.compare(case, "a", "b", **how))


def test_tipping_points_by_hand() -> None:
    """Distances 0.3, 0 and 1, T = 0.5: for z (0.2 + 0.5) / 0.5 = 1.4, for y (0.2 - 0.5) / -0.5 = 0.6."""
    found = of(case_of(dict.fromkeys("xyz", DAYS), a=dict.fromkeys("xyz", 0), b={"x": 9, "y": 0, "z": 30}))
    told = found.tipping
    turning = told[["threshold", "below", "above"]].to_dict("index")["x"]
    assert turning == {"threshold": pytest.approx(0.3), "below": "diverge", "above": "near"}
    assert told["threshold"].isna().tolist() == [False, True, True]
    assert told.loc[["y", "z"], "needed"].tolist() == [pytest.approx(0.6), pytest.approx(1.4)]
    # x would need (0.5 - 0.5) / (0.3 - 0.5) = 0, which is no weight.
    assert told["needed"].isna()["x"]


def bisected(low: float, high: float, turned: Any) -> float:
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if turned(middle) else (middle, high)
    return high


@settings(max_examples=40)
@given(cases(2))
def test_thresholds_found_by_bisection(case: Case) -> None:
    ends = [nk.compare(case, "a", "b", threshold=threshold) for threshold in (0.0, 0.499999)]
    for point in nk.multiverse(nk.compare(case, "a", "b")).points:
        below, above = (end.row(point.issue).verdict for end in ends)
        assert (point.threshold is None) == (below is above)
        if point.threshold is not None:
            assert (point.below, point.above) == (below, above)

            def turned(threshold: float, issue: str = point.issue, below: Verdict = below) -> bool:
                return nk.compare(case, "a", "b", threshold=threshold).row(issue).verdict is not below

            assert bisected(0.0, 0.499999, turned) == pytest.approx(point.threshold, abs=1e-8)


@pytest.mark.parametrize("seed", range(15))
def test_weights_found_by_bisection(seed: int) -> None:
    draw = Random(seed)
    apart = {name: draw.randint(0, 30) for name in "vwxyz"}
    case = case_of(dict.fromkeys(apart, DAYS), a=apart, b=dict.fromkeys(apart, 0))
    weights: dict[str, float] = {name: draw.choice([0.5, 1, 2, 3.7]) for name in apart}
    target = draw.choice([0.3, 0.5, 0.62])
    own = nk.compare(case, "a", "b", weights=weights)

    def above(issue: str, weight: float) -> bool:
        found = nk.compare(case, "a", "b", weights={**weights, issue: weight}).score.agreement
        return found is not None and found > target

    for point in nk.multiverse(own, target=target).points:
        # At a weight of nothing the rest may hit the target by itself: that is no weight.
        start, end = above(point.issue, 1e-6), above(point.issue, 1e7)
        assert (point.needed is None) == (start is end)
        if point.needed is not None:
            found = bisected(0.0, 1e7, lambda w, issue=point.issue, end=end: above(issue, w) is end)
            assert found == pytest.approx(point.needed, rel=1e-6)


def test_a_doubt_turns_where_its_last_reading_does() -> None:
    """The value may be 3 to 9 days from b's 0: all readings are near from 0.3 on."""
    case = case_of({"x": DAYS}, a={"x": says(uncertain={"from": 3, "to": 9})}, b={"x": 0})
    (point,) = of(case).points
    assert point.threshold == pytest.approx(0.3)
    assert (point.below, point.above) == (Verdict.DIVERGE, Verdict.NEAR)
