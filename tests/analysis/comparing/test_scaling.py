"""Parties on a plane: distances kept where a plane can keep them, else stress; refusals in words."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Pairwise, Scaling, classical_scaling
from negotiation_kit.analysis.comparing.scaling import Place, _comparable
from tests.builders import DAYS, case_of


def pairs_of(apart: dict[str, float], known: int = 9, **fewer: int) -> Pairwise:
    """Return pairs with given distances ("ab": 0.3), all known on so many issues but those named (ab=1)."""
    names = sorted({name for pair in apart for name in pair})
    case = case_of({"x": DAYS}, {name: {"x": 1} for name in names})
    agreement = pd.DataFrame(1.0, index=names, columns=names)
    coverage = pd.DataFrame(known, index=names, columns=names)
    for pair, distance in apart.items():
        a, b = list(pair)
        agreement.loc[a, b] = agreement.loc[b, a] = 1 - distance
        coverage.loc[a, b] = coverage.loc[b, a] = fewer.get(a + b, known)
    parts: tuple[Any, ...] = (agreement, agreement, "gower", "reading", "equal weights", case.rounds[0], case)
    return Pairwise(agreement, coverage, 9, *parts)


def between(found: Scaling, a: str, b: str) -> float:
    places: dict[str, Place] = {place.party.id: place for place in found.places}
    return math.hypot(places[a].x - places[b].x, places[a].y - places[b].y)


def test_a_triangle_is_kept_as_it_is() -> None:
    """Sides 0.3, 0.4 and 0.5: a right triangle, which a plane holds without any stress."""
    found = classical_scaling(pairs_of({"ab": 0.3, "bc": 0.4, "ac": 0.5}))
    assert [between(found, *pair) for pair in ("ab", "bc", "ac")] == pytest.approx([0.3, 0.4, 0.5])
    assert (found.stress, found.fit, found.coverage, found.note) == (0.0, "perfect", (9, 9), "")


def test_distances_that_no_plane_has_cost_stress() -> None:
    """By hand: 1/3, 1/3 and 1 break the triangle inequality. B has the eigenvalue 4.5/9 along (1, 0, -1), so
    the points are -0.5, 0, 0.5; stress = sqrt(2 (1/6)^2 / (0.5^2 + 0.5^2 + 1)) = sqrt(1/27)."""
    found = classical_scaling(pairs_of({"ab": 1 / 3, "bc": 1 / 3, "ac": 1.0}))
    assert [place.x for place in found.places] == pytest.approx([-0.5, 0, 0.5])
    assert [place.y for place in found.places] == [0, 0, 0]
    assert found.stress == pytest.approx(math.sqrt(1 / 27))
    assert found.fit == "poor"


@given(st.lists(st.tuples(st.floats(0, 0.7), st.floats(0, 0.7)), min_size=3, max_size=7))
def test_points_of_a_plane_come_back(points: list[tuple[float, float]]) -> None:
    names = "abcdefg"[: len(points)]
    apart = {
        a + b: math.dist(points[names.index(a)], points[names.index(b)]) for a, b in combinations(names, 2)
    }
    found = classical_scaling(pairs_of(apart))
    if not found.places:
        assert "agree wherever" in found.note
        return
    for pair, distance in apart.items():
        a, b = list(pair)
        assert between(found, a, b) == pytest.approx(distance, abs=1e-5)
    assert found.stress == pytest.approx(0, abs=1e-4)


@given(st.lists(st.floats(0, 1), min_size=6, max_size=6))
def test_the_map_is_centred_and_turned_the_same_way_each_time(distances: list[float]) -> None:
    apart = dict(zip(map("".join, combinations("abcd", 2)), distances, strict=True))
    found = classical_scaling(pairs_of(apart))
    if found.places:
        xs, ys = ([getattr(place, axis) for place in found.places] for axis in "xy")
        assert [sum(xs), sum(ys)] == pytest.approx([0, 0], abs=1e-7)
        assert next((x for x in xs if x), -1.0) < 0
        assert next((y for y in ys if y), 1.0) > 0
        assert found.stress is not None
        assert np.isfinite(found.stress)


def test_parties_with_too_little_in_common_are_left_out_the_worst_first() -> None:
    apart = dict.fromkeys(map("".join, combinations("abcd", 2)), 0.5)
    found = classical_scaling(pairs_of(apart, ad=4, bd=2))
    assert [party.id for party in found.left_out] == ["d"]
    assert [place.party.id for place in found.places] == ["a", "b", "c"]
    assert classical_scaling(pairs_of(apart, ad=4, bd=2), least=2).left_out == ()


def test_of_two_parties_alike_the_later_is_left_out() -> None:
    apart = dict.fromkeys(map("".join, combinations("abcd", 2)), 0.5)
    assert [party.id for party in classical_scaling(pairs_of(apart, cd=1)).left_out] == ["d"]


def test_coverage_is_that_of_the_pairs_on_the_map() -> None:
    apart = dict.fromkeys(map("".join, combinations("abcd", 2)), 0.5)
    assert classical_scaling(pairs_of(apart, known=20, bc=7, ad=1)).coverage == (7, 20)


def test_fewer_than_three_parties_are_refused_with_a_sentence() -> None:
    found = classical_scaling(pairs_of({"ab": 0.5, "ac": 0.5, "bc": 0.5}, ab=4))
    assert found.places == ()
    assert (found.stress, found.coverage, found.fit) == (None, None, "")
    assert "No map: it needs three parties" in found.note
    assert "at least 5 issues" in found.note


def test_parties_that_all_agree_are_no_map() -> None:
    found = classical_scaling(pairs_of({"ab": 0, "ac": 0, "bc": 0}))
    assert found.note == "No map: A, B, C agree wherever they can be compared, so all would be one point."


@pytest.mark.parametrize("bad", [0, -1, 1.5, True, "3"])
def test_a_least_that_is_none_is_refused(bad: Any) -> None:
    with pytest.raises(ValueError, match="expected a whole number of issues from 1 on"):
        classical_scaling(pairs_of({"ab": 0.5, "ac": 0.5, "bc": 0.5}), least=bad)


def test_istanbul_has_a_map_only_where_few_issues_are_enough() -> None:
    pairs = nk.pairwise(nk.load_case("istanbul-2025"), round="2025-06-02")
    assert "No map" in nk.classical_scaling(pairs, least=2).note
    found = nk.classical_scaling(pairs, least=1)
    assert [place.party.id for place in found.places] == ["russia", "ukraine", "united-states"]
    # Known are 6 issues of the two sides; the United States state only who attends, as each of the two does.
    assert found.coverage == (1, 6)


def test_of_parties_with_as_many_short_pairs_the_one_less_known_is_left_out() -> None:
    """A and D are known on 2 issues only; A on 12 with all, D on 20. Then every pair has 5 or more."""
    coverage = np.array([[0, 5, 5, 2], [5, 0, 9, 9], [5, 9, 0, 9], [2, 9, 9, 0]])
    assert _comparable(coverage, 5) == [1, 2, 3]
    # As well known as each other, the last goes.
    assert _comparable(np.array([[0, 9, 2], [9, 0, 9], [2, 9, 0]]), 5) == [0, 1]


# Distances of one's own


def test_eigenvalues_are_told_all_of_them() -> None:
    """By hand for 1/3, 1/3 and 1: the trace is (1/9 + 1/9 + 1) / 3 = 11/27, and 11/27 - 1/2 = -5/54."""
    found = classical_scaling(pairs_of({"ab": 1 / 3, "bc": 1 / 3, "ac": 1.0}))
    assert found.eigenvalues == pytest.approx((1 / 2, 0, -5 / 54), abs=1e-12)


def test_distances_of_ones_own_in_any_unit() -> None:
    """A right triangle of 3, 4 and 5 km: by hand the eigenvalues solve v² - 50/3 v + 48 = 0."""
    names = ["Kyiv", "Lviv", "Odesa"]
    given = pd.DataFrame([[0, 3000, 5000], [3000, 0, 4000], [5000, 4000, 0]], index=names, columns=names)
    found = classical_scaling(given)
    root = math.sqrt((50 / 3) ** 2 - 4 * 48)
    assert found.eigenvalues == pytest.approx(
        ((50 / 3 + root) / 2 * 1e6, (50 / 3 - root) / 2 * 1e6, 0), abs=1e-6
    )
    assert between(found, "Kyiv", "Odesa") == pytest.approx(5000)
    assert (found.pairs, found.stress, found.fit, found.coverage) == (None, 0.0, "perfect", None)
    assert [party.short for party in found.parties] == names
    assert found.apart(found.parties[0], found.parties[1]) == 3000
    bare = classical_scaling(given.to_numpy())
    assert [place.party.id for place in bare.places] == ["1", "2", "3"]
    assert bare.eigenvalues == found.eigenvalues
    # Columns in another order are the same table.
    assert classical_scaling(given[["Odesa", "Kyiv", "Lviv"]]) == found


def test_a_distance_that_is_not_known_leaves_somebody_out() -> None:
    given = np.full((4, 4), 1.0) - np.eye(4)
    given[0, 3] = given[3, 0] = given[1, 3] = given[3, 1] = np.nan
    found = classical_scaling(given)
    assert [party.id for party in found.left_out] == ["4"]
    assert len(found.places) == 3
    given[0, 1] = given[1, 0] = np.nan
    assert classical_scaling(given).note == (
        "No map: it needs three parties whose distances from each other are all known."
    )
    assert "would be one point" in classical_scaling(np.zeros((3, 3))).note


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([[0, 1], [2, 0]], "the distance of 1 and 2 is 1 one way and 2 the other"),
        ([[0, -1], [-1, 0]], "the distance of 1 and 2 is -1, expected a number that is not negative"),
        ([[0, math.inf], [math.inf, 0]], "the distance of 1 and 2 is inf, expected"),
        ([[0, math.nan], [1, 0]], "the distance of 1 and 2 is nan one way and 1 the other"),
        ([[0, 1], [1, 3]], "the distance of 2 from itself is 3, expected 0"),
        ([[0, 1, 2], [1, 0, 2]], r"the distances are \(2, 3\), expected a table"),
        ([1, 2], r"the distances are \(2,\), expected a table"),
        ([["far", "near"], ["near", "far"]], "the distances are .*, expected a table of numbers"),
        ([[0, 1], [1]], "the distances are .*, expected a table of numbers"),
        (5, "the distances are .*, expected a table"),
        (None, "the distances are .*, expected a table"),
        (
            pd.DataFrame([[0, 1], [1, 0]], index=["a", "b"], columns=["a", "c"]),
            "other names across than down",
        ),
        (pd.DataFrame([[0, 1], [1, 0]], index=["a", "a"], columns=["a", "a"]), "or one twice"),
    ],
)
def test_what_is_no_table_of_distances_is_told(given: Any, told: str) -> None:
    with pytest.raises(nk.errors.ToldError, match=told):
        classical_scaling(given)
