"""Intervals on a line: unions and what is left when some are barred."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from negotiation_kit.scales.line import merged, without

POINTS = st.integers(0, 20).map(lambda number: number / 20)
INTERVALS = st.lists(st.tuples(POINTS, POINTS).map(lambda pair: (min(pair), max(pair))), max_size=8)


@given(INTERVALS, POINTS)
def test_a_union_covers_the_same_points(intervals: list[tuple[float, float]], point: float) -> None:
    found = merged(intervals)
    assert any(a <= point <= b for a, b in found) == any(a <= point <= b for a, b in intervals)
    assert all(first[1] < second[0] for first, second in pairwise(found))


@given(INTERVALS, POINTS)
def test_what_is_left_and_what_is_barred_cover_the_line(
    barred: list[tuple[float, float]], point: float
) -> None:
    left = without([(0.0, 1.0)], barred)
    assert any(a <= point <= b for a, b in [*left, *barred])
    for a, b in left:
        assert not any(low < (a + b) / 2 < high for low, high in barred)


def test_a_barred_point_removes_nothing_but_itself() -> None:
    assert without([(0, 1)], [(0.5, 0.5)]) == [(0, 0.5), (0.5, 1)]


def test_many_bars_are_quick() -> None:
    bars = [(number / 100_000, number / 100_000) for number in range(1, 5_000)]
    assert len(without([(0, 1)], bars)) == 5_000
