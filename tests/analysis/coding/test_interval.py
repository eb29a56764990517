"""The interval: that it covers, what it supposes, and when there is none."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import negotiation_kit as nk
from tests.analysis.coding.test_alpha import FOUR

LEVELS = ("nominal", "ordinal", "interval", "ratio")


@pytest.mark.parametrize("level", LEVELS)
def test_a_seed_makes_it_reproducible_and_the_value_does_not_depend_on_it(level: str) -> None:
    one, two, other = (nk.krippendorff_alpha(FOUR, level, n_bootstrap=1000, seed=seed) for seed in (1, 1, 2))
    assert one == two
    assert one.value == other.value == nk.krippendorff_alpha(FOUR, level).value
    assert (one.low, one.high) != (other.low, other.high)
    assert one.low is not None
    assert one.high is not None
    assert one.value is not None
    assert one.low < one.value < one.high < 1
    assert "95% interval of a posterior over pairs of values, from 1,000 samples." in one.note


def test_a_generator_is_a_seed_too() -> None:
    one = nk.krippendorff_alpha(FOUR, "nominal", 100, np.random.default_rng(4))
    assert one == nk.krippendorff_alpha(FOUR, "nominal", 100, 4)


def rated(generator: np.random.Generator, balance: float, units: int, coders: int) -> NDArray[np.int64]:
    """Return ratings of coders who see the truth with the root of 0.8, and else guess as it is spread.

    Two coders both see it with chance 0.8, and otherwise agree as chance would have it: alpha is 0.8.
    """
    truth, guess = generator.random(units) < balance, generator.random((coders, units)) < balance
    sees = generator.random((coders, units)) < 0.8**0.5
    return np.where(sees, truth, guess).astype(np.int64)


@pytest.mark.parametrize(
    ("balance", "units", "coders"), [(0.5, 40, 2), (0.95, 55, 2), (0.95, 12, 2), (0.9, 20, 4)]
)
def test_it_covers_what_more_units_would_give(balance: float, units: int, coders: int) -> None:
    """Percentiles of samples of the units cover 49 % at 95/5 with 55 units, and 41 % with 12."""
    generator, held, printed = np.random.default_rng(7), 0, 0
    while printed < 150:
        ratings = rated(generator, balance, units, coders)
        found = nk.krippendorff_alpha(ratings, "nominal", 300, generator)
        differ = bool((ratings != ratings[0]).any())
        assert (found.low is not None) is differ
        if found.low is not None and found.high is not None:
            printed, held = printed + 1, held + (found.low <= 0.8 <= found.high)
    assert held / printed >= 0.9


def test_of_few_units_there_is_none() -> None:
    found = nk.krippendorff_alpha([[1, 2, 3, 1], [1, 2, 3, 2]], "nominal", 1000, 1)
    assert found.value is not None
    assert (found.low, found.high) == (None, None)
    assert found.note.endswith("No interval: 4 units can be paired, and fewer than 5 are too few.")


@pytest.mark.parametrize("level", LEVELS)
def test_where_nothing_differs_there_is_none(level: str) -> None:
    """Perfect agreement once printed [1.00, 1.00]: that no more units could bring a disagreement."""
    found = nk.krippendorff_alpha([[1, 1, 1, 2, 2, 3]] * 2, level, 1000, 1)
    assert (found.value, found.low, found.high) == (1, None, None)
    assert "No interval: nowhere do two coders differ" in found.note


def test_a_mean_that_is_rounded_is_no_difference() -> None:
    found = nk.krippendorff_alpha([[0.1, 0.7, 0.1, 0.3, 0.3, 0.2]] * 3, "interval", 100, 1)
    assert (found.value, found.low) == (1, None)


def test_ten_thousand_values_take_no_square_of_memory() -> None:
    """All pairs of them would be 7 GB."""
    ratings = np.random.default_rng(0).random((2, 5000))
    tracemalloc.start()
    found = nk.krippendorff_alpha(ratings, "interval", 20, 1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.low is not None
    assert peak < 2e8


@pytest.mark.parametrize(("units", "warned"), [(6, True), (29, True), (30, False), (100, False)])
def test_few_units_are_warned_of(units: int, warned: bool) -> None:
    ratings = [[number % 3 for number in range(units)]] * 2
    assert (
        "below 30 one more or less may move alpha far" in nk.krippendorff_alpha(ratings, "nominal").note
    ) is warned


@pytest.mark.parametrize("level", [*LEVELS, "set"])
def test_it_is_no_wider_for_values_of_which_there_are_many(level: str) -> None:
    """Every value is another one: what is supposed beforehand stands for some pairs of them."""
    generator = np.random.default_rng(2)
    truth = generator.random(80) * 100
    numbers = np.array([truth, truth + generator.normal(0, 8, 80).clip(-20, 20)]) + 21
    sets: Any = [[{int(cell), int(cell / 2)} for cell in row] for row in numbers.round()]
    found = nk.krippendorff_alpha(sets if level == "set" else numbers, level, 400, 1)
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low < 0.35
