"""Adjusted Winner: the published division, and what it promises for any points."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.analysis.bargaining.examples import BOB, CAROL, about
from tests.builders import DAYS, case_of, says

POINTS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=7).filter(
    lambda pairs: any(a for a, _ in pairs) and any(b for _, b in pairs)
)


def test_the_published_divorce() -> None:
    found = nk.adjusted_winner(CAROL, BOB, ("Carol", "Bob"))
    assert (found.split, found.moved) == ("Retirement", about(1 / 6))
    assert found.totals == (about(56 + 2 / 3), about(56 + 2 / 3))
    assert found.shares == {
        "Retirement": about(5 / 6), "Home": 0, "Summer": 1, "Investments": 0, "Other": 0,
    }  # fmt: skip
    assert found.transferred == ()


def test_the_other_way_round_is_the_same_division() -> None:
    one, other = nk.adjusted_winner(CAROL, BOB), nk.adjusted_winner(BOB, CAROL)
    assert other.totals == (about(one.totals[1]), about(one.totals[0]))
    assert other.split == one.split


@pytest.mark.parametrize(
    ("b", "split", "moved", "total"),
    [
        # By hand: A wins x and y, 70 to 50.5; x has the least ratio and is worth just the lead of 19.5.
        ({"x": 9.5, "y": 40, "z": 50.5}, None, 0, 60),
        # 70 to 45.1: x goes over whole for 19.9, and of y, worth 105 to the lead, the 5 that remain.
        ({"x": 9.9, "y": 45, "z": 45.1}, "y", 5 / 105, 60 * 100 / 105),
    ],
)
def test_issues_may_go_over_whole(b: dict[str, float], split: str | None, moved: float, total: float) -> None:
    found = nk.adjusted_winner({"x": 10, "y": 60, "z": 30}, b)
    assert found.transferred == ("x",)
    assert (found.split, found.moved) == (split, about(moved))
    assert found.totals == (about(total), about(total))


def test_points_that_do_not_sum_to_100_are_scaled_and_it_is_said() -> None:
    found = nk.adjusted_winner({"x": 1, "y": 1}, {"x": 75, "y": 25}, ("Ann", "Ben"))
    assert found.points[0] == {"x": 50, "y": 50}
    assert "Points scaled to 100: Ann." in found.assumptions
    assert not any("scaled" in text for text in nk.adjusted_winner(CAROL, BOB).assumptions)


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ({"x": 100}, {"y": 100}, "the same issues; only one names: x, y"),
        ({"x": -1, "y": 101}, {"x": 50, "y": 50}, "the points on 'x' are -1, expected"),
        ({"x": float("nan")}, {"x": 100}, "the points on 'x' are nan"),
        ({"x": "much"}, {"x": 100}, "the points on 'x' are 'much', expected"),
        ({"x": None}, {"x": 100}, "the points on 'x' are None, expected"),
        ([50, 50], [50, 50], "expected a mapping from issue to points"),
        ({"x": 0}, {"x": 100}, "a side has no points at all"),
    ],
)
def test_points_that_cannot_be_used_are_refused(a: Any, b: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        nk.adjusted_winner(a, b)


@given(POINTS)
def test_both_get_the_same_and_neither_would_change_places(pairs: list[tuple[int, int]]) -> None:
    a, b = ({str(n): pair[side] for n, pair in enumerate(pairs)} for side in (0, 1))
    found = nk.adjusted_winner(a, b)
    assert found.totals[0] == about(found.totals[1], abs=1e-6)
    assert min(found.totals) >= 50 - 1e-6  # Brams and Taylor: proportional, so envy-free for two
    assert sum(0 < share < 1 for share in found.shares.values()) <= 1


def test_stated_salience_serves_as_points(lease: Case) -> None:
    port, ferries = nk.salience_points(lease, "port", "ferries")
    assert (sum(port.values()), sum(ferries.values())) == (100, 100)
    found = nk.adjusted_winner(port, ferries, ("Port", "Ferries"))
    # By hand: Port wins repairs, rival-line and fuels (52), Ferries the rest (83): rent goes over in part,
    # 52 + 20 x = 83 - 20 x with deposit (ratio 1 too) in Ferries' hands.
    assert found.totals == (about(65), about(65))
    assert found.shares["repairs"] == 1
    assert found.shares["berth-hours"] == 0


def test_the_frame_has_one_row_an_issue() -> None:
    frame = nk.adjusted_winner(CAROL, BOB, ("Carol", "Bob")).frame
    assert frame["issue"].tolist() == list(CAROL)
    # By hand: five sixths of the retirement's 50 points stay with Carol, Bob gets a sixth of his 40.
    first = frame.iloc[0].to_dict()
    assert pd.isna(first.pop("goes_to"))
    assert (first.pop("share_a"), first.pop("gets_a"), first.pop("gets_b")) == (
        about(5 / 6), about(250 / 6), about(40 / 6),
    )  # fmt: skip
    assert first == {"issue": "Retirement", "points_a": 50, "points_b": 40}
    assert frame["goes_to"].tolist()[1:] == ["Bob", "Carol", "Bob", "Bob"]
    assert [frame["gets_a"].sum(), frame["gets_b"].sum()] == about([56 + 2 / 3] * 2)


def test_issues_without_stated_points_are_left_out_and_named() -> None:
    a = {"x": says(1, salience=60), "y": says(2, salience=40), "z": says(3, salience=10)}
    b = {"x": says(9, salience=30), "y": 4, "z": says(engagement="silent")}
    found = nk.adjusted_winner(*nk.salience_points(case_of(dict.fromkeys("xyz", DAYS), a=a, b=b), "a", "b"))
    assert [(item.name, str(item.reason)) for item in found.left_out] == [
        ("y", "Title of y: B states no salience"),
        ("z", "Title of z: B states no salience"),
    ]
    assert str(found.coverage) == "1 of 3 issues"


def test_without_salience_there_are_no_points(istanbul: Case) -> None:
    with pytest.raises(
        ValueError, match="on no issue of 2025-06-02 do Russia and Ukraine both state a salience"
    ):
        nk.salience_points(istanbul, "russia", "ukraine")
