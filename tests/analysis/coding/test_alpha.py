"""Alpha against published examples, numbers worked by hand, and the package `krippendorff`."""

from __future__ import annotations

import tracemalloc
from typing import Any

import krippendorff
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

import negotiation_kit as nk
from negotiation_kit.analysis.coding.alpha import difference_of
from negotiation_kit.analysis.coding.estimate import Rated, alphas
from negotiation_kit.analysis.coding.ratings import read_ratings

NO = None
NUMERIC = ("nominal", "ordinal", "interval", "ratio")

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four coders, twelve units.
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3],
    [NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO],
]
# Wikipedia, "Krippendorff's alpha": three coders, fifteen units.
THREE = [
    [NO, NO, NO, NO, NO, 3, 4, 1, 2, 1, 1, 3, 3, NO, 3],
    [1, NO, 2, 1, 3, 3, 4, 3, NO, NO, NO, NO, NO, NO, NO],
    [NO, NO, 2, 1, 3, 4, 4, NO, 2, 1, 1, 3, 3, NO, 4],
]
# Krippendorff (2011), sections A and B: two coders.
TWO = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
TWELVE = [[1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1], [2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4]]
# fast-krippendorff#11: one disagreement, which is what chance would give.
ONE = [[3, 3, 3, 3, 3], [3, 3, 3, 3, 3], [3, 3, NO, NO, 3], [3, 3, 3, 3, 1], [3, NO, 3, 3, 3]]


@pytest.mark.parametrize(
    ("ratings", "level", "published"),
    [
        (FOUR, "nominal", 0.743),
        (FOUR, "ordinal", 0.815),  # and not .789 (fast-krippendorff#4) nor .834 (irrCAC's ordinal weights)
        (FOUR, "interval", 0.849),
        (FOUR, "ratio", 0.797),
        (TWO, "nominal", 0.095),
        (TWELVE, "nominal", 0.692),
        (ONE, "nominal", 0.0),
        (ONE, "ordinal", 0.0),
    ],
)
def test_published_examples_to_three_digits(ratings: Any, level: str, published: float) -> None:
    assert nk.krippendorff_alpha(ratings, level).value == pytest.approx(published, abs=5e-4)


@pytest.mark.parametrize(("level", "published"), [("nominal", 0.691358), ("interval", 0.810845)])
def test_wikipedia_s_example_to_six_digits(level: str, published: float) -> None:
    assert nk.krippendorff_alpha(THREE, level).value == pytest.approx(published, abs=5e-7)


def test_what_the_number_rests_on_is_told() -> None:
    found = nk.krippendorff_alpha(FOUR, "ordinal")
    assert (found.n_coders, found.n_units, found.n_pairable, found.n_pairable_units) == (4, 12, 40, 11)
    assert (found.low, found.high, found.level) == (None, None, "ordinal")
    assert found.note == (
        "4 coders, 40 values that can be paired, in 11 of 12 units. "
        "Ordinal difference: squared difference of mid-ranks. "
        "Only 11 units can be paired; below 30 one more or less may move alpha far."
    )


# Three units, {a} | {a, b}, {c} | {c}, {a} | {}: with d between the first two and 1 between all others,
# pairs within units give 2d + 2, pairs of all six values 2 (2d + 11), so alpha is 1 - 5 (d + 1) / (2d + 11).
NESTED = [[{"a"}, ["c"], {"a"}], [{"a", "b"}, ("c",), set()]]
# Three units, {a, b} | {b, c}, {a, b} | {a, b}, {d} | {d}: by the same reckoning 1 - 5d / (3d + 8).
CROSSING = [[{"a", "b"}, {"a", "b"}, {"d"}], [{"b", "c"}, {"a", "b"}, {"d"}]]


@pytest.mark.parametrize(
    ("ratings", "name", "value"),
    [
        (NESTED, "jaccard", 3 / 8),  # d = 1 - 1/2
        (NESTED, "masi", 12 / 37),  # d = 1 - 1/2 * 2/3
        (CROSSING, "jaccard", 2 / 3),  # d = 1 - 1/3
        (CROSSING, "masi", 7 / 12),  # d = 1 - 1/3 * 1/3
    ],
)
def test_sets_by_hand(ratings: Any, name: str, value: float) -> None:
    found = nk.krippendorff_alpha(ratings, "set", set_distance=name)
    assert found.value == pytest.approx(value)
    assert {"jaccard": "Jaccard distance.", "masi": "MASI distance."}[name] in found.note


def test_masi_is_the_usual_one_for_sets() -> None:
    assert nk.krippendorff_alpha(CROSSING, "set").value == pytest.approx(7 / 12)
    assert nk.krippendorff_alpha([[{"a"}, set()], [{"a"}, set()]], "set").value == 1


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ([], "No alpha: there are no ratings."),
        ([[], []], "No alpha: there are no ratings."),
        ([[1, 2, 3]], "No alpha: there is one coder, and agreement needs two."),
        ([[1, NO], [NO, 2]], "No alpha: no unit was coded by two or more coders, so nothing can be paired."),
        (
            [[NO, NO], [NO, NO]],
            "No alpha: no unit was coded by two or more coders, so nothing can be paired.",
        ),
        (
            [[7, 7, 3], [7, 7, NO]],
            "No alpha: all 4 values that can be paired are the same, so agreement cannot be told from "
            "chance.",
        ),
    ],
)
@pytest.mark.parametrize("level", NUMERIC)
def test_degenerate_data_get_a_sentence(ratings: Any, level: str, reason: str) -> None:
    found = nk.krippendorff_alpha(ratings, level, n_bootstrap=100, seed=1)
    assert (found.value, found.low, found.high, found.note) == (None, None, None, reason)


def tables() -> st.SearchStrategy[NDArray[np.float64]]:
    """Coders by units of few values or many, with cells that are not coded."""
    cells = st.sampled_from((st.integers(0, 4), st.integers(0, 1000), st.floats(0, 1e6, width=32)))
    sizes = st.tuples(st.integers(2, 5), st.integers(1, 12))
    return st.tuples(sizes, cells).flatmap(
        lambda both: st.lists(
            st.lists(st.none() | both[1], min_size=both[0][1], max_size=both[0][1]),
            min_size=both[0][0],
            max_size=both[0][0],
        ).map(lambda rows: np.array(rows, dtype=np.float64))
    )


def theirs(ratings: NDArray[np.float64], level: Any) -> float | None:
    """Return what the package `krippendorff` gives, None where it has no answer."""
    with np.errstate(all="ignore"):
        try:
            found = float(krippendorff.alpha(ratings, level_of_measurement=level))
        except ValueError:
            return None
    return found if np.isfinite(found) else None


@pytest.mark.parametrize("level", NUMERIC)
@given(ratings=tables())
def test_equal_to_the_package(level: str, ratings: NDArray[np.float64]) -> None:
    own, other = nk.krippendorff_alpha(ratings, level).value, theirs(ratings, level)
    assert own == (None if other is None else pytest.approx(other, rel=1e-12, abs=1e-12))


TINY_BESIDE_ONE = np.array([[0.0, 1.0], [1.2e-38, 1.0]])


@pytest.mark.parametrize("level", NUMERIC)
@example(ratings=TINY_BESIDE_ONE, seed=3)
@given(ratings=tables(), seed=st.integers(0, 2**32))
def test_of_some_of_the_units_it_is_equal_to_the_package_on_these(
    level: str, ratings: NDArray[np.float64], seed: int
) -> None:
    found = read_ratings(ratings, level)
    rated = Rated(found, difference_of(found, level))
    if not len(rated.units):
        return
    kept = ratings[:, (~np.isnan(ratings)).sum(axis=0) > 1]
    weights = np.random.default_rng(seed).integers(2, size=(5, len(rated.units))).astype(np.float64)
    for value, row in zip(alphas([rated], weights), weights, strict=True):
        other = theirs(kept[:, row > 0], level)
        assert (None if np.isnan(value) else value) == (
            None if other is None else pytest.approx(other, rel=1e-12, abs=1e-12)
        )


@given(ratings=tables(), data=st.data())
def test_the_order_of_coders_and_units_does_not_matter(
    ratings: NDArray[np.float64], data: st.DataObject
) -> None:
    coders = data.draw(st.permutations(range(len(ratings))))
    units = data.draw(st.permutations(range(ratings.shape[1])))
    for level in NUMERIC:
        one = nk.krippendorff_alpha(ratings, level)
        two = nk.krippendorff_alpha(ratings[coders][:, units], level)
        assert two.value == (None if one.value is None else pytest.approx(one.value, abs=1e-12))


@given(ratings=tables())
def test_at_most_1_and_1_only_without_a_disagreement(ratings: NDArray[np.float64]) -> None:
    for level in NUMERIC:
        value = nk.krippendorff_alpha(ratings, level).value
        assert value is None or value <= 1
    columns = (set(column[~np.isnan(column)]) for column in ratings.T)
    alike = all(len(column) < 2 for column in columns)
    if (nominal := nk.krippendorff_alpha(ratings, "nominal").value) is not None:
        assert (nominal == 1) is alike


@pytest.mark.parametrize(("shift", "factor"), [(1e9, 1), (0, 1e300), (0, 1e-300), (-1e6, 7), (0, -3)])
def test_interval_alpha_does_not_depend_on_zero_and_unit(shift: float, factor: float) -> None:
    plain = np.array(FOUR, dtype=np.float64)
    moved = nk.krippendorff_alpha(plain * factor + shift, "interval").value
    assert moved == pytest.approx(nk.krippendorff_alpha(plain, "interval").value, rel=1e-9)


def test_ratio_alpha_does_not_depend_on_the_unit_even_at_the_edge_of_numbers() -> None:
    plain = np.array(FOUR, dtype=np.float64)
    for factor in (3e307, 1e-300):
        moved = nk.krippendorff_alpha(plain * factor, "ratio").value
        assert moved == pytest.approx(nk.krippendorff_alpha(plain, "ratio").value, rel=1e-12)


@pytest.mark.parametrize("level", NUMERIC)
def test_more_values_than_a_table_holds_are_taken_block_by_block(
    level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = nk.krippendorff_alpha(FOUR, level, n_bootstrap=50, seed=3)
    for module in ("units", "differences", "estimate"):
        monkeypatch.setattr(f"negotiation_kit.analysis.coding.{module}.BLOCK", 12)
    parts = nk.krippendorff_alpha(FOUR, level, n_bootstrap=50, seed=3)
    assert (parts.value, parts.low, parts.high) == pytest.approx((whole.value, whole.low, whole.high))


@pytest.mark.parametrize(("level", "most"), [("interval", 5e6), ("ratio", 1e8), ("ordinal", 5e6)])
def test_a_thousand_units_take_no_cube_of_memory(level: str, most: float) -> None:
    """Units x values x values would be 72 GB."""
    ratings = np.random.default_rng(0).random((3, 1000))
    tracemalloc.start()
    nk.krippendorff_alpha(ratings, level)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < most
