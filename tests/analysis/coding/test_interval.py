"""The bootstrap interval: what it draws, what it leaves out, and when there is none."""

from __future__ import annotations

import numpy as np
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.coding.estimate import interval, samples
from tests.analysis.coding.test_alpha import FOUR

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def test_samples_are_multinomial() -> None:
    """Every sample has as many units as there are; of each, 1 in the mean, with variance 1 - 1/n."""
    drawn = np.concatenate(list(samples(8, 20_000, 1)))
    assert (drawn.sum(axis=1) == 8).all()
    assert drawn.mean(axis=0) == pytest.approx(np.ones(8), abs=0.05)
    assert drawn.var(axis=0) == pytest.approx(np.full(8, 7 / 8), abs=0.05)


def test_the_ends_are_the_percentiles() -> None:
    found = interval(lambda weights: weights[:, 0], 10, 1000, 5)
    numbers = np.concatenate(list(samples(10, 1000, 5)))[:, 0]
    assert (found.low, found.high) == tuple(np.quantile(numbers, (0.025, 0.975)))


@pytest.mark.parametrize("level", LEVELS)
def test_a_seed_makes_it_reproducible_and_the_value_does_not_depend_on_it(level: str) -> None:
    one, two, other = (nk.krippendorff_alpha(FOUR, level, n_bootstrap=1000, seed=seed) for seed in (1, 1, 2))
    assert one == two
    assert one.value == other.value == nk.krippendorff_alpha(FOUR, level).value
    assert (one.low, one.high) != (other.low, other.high) or one.high == 1
    assert one.low is not None
    assert one.high is not None
    assert one.value is not None
    assert one.low < one.value < one.high
    assert "95% interval by percentiles of 1,000 samples of the units, drawn with replacement." in one.note


def test_a_generator_is_a_seed_too() -> None:
    one = nk.krippendorff_alpha(FOUR, "nominal", 100, np.random.default_rng(4))
    assert one == nk.krippendorff_alpha(FOUR, "nominal", 100, 4)


def test_it_covers_what_coders_of_known_quality_would_get() -> None:
    """Two coders of 40 units who each err one time in ten: the interval holds the long-run alpha about 95%.

    Both see the truth, 0 or 1 with equal chance, rightly 9 times in 10: they differ 0.18 of the time, and by
    chance 0.5, so alpha is 1 - 0.18 / 0.5 = 0.64.
    """
    generator, held = np.random.default_rng(7), 0
    for _ in range(300):
        truth = generator.integers(2, size=40)
        ratings = truth ^ (generator.random((2, 40)) < 0.1)
        found = nk.krippendorff_alpha(ratings, "nominal", 400, generator)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 0.64 <= found.high
    assert 0.88 <= held / 300 <= 0.99


def test_of_few_units_there_is_none() -> None:
    found = nk.krippendorff_alpha([[1, 2, 3, 1], [1, 2, 3, 2]], "nominal", 1000, 1)
    assert found.value is not None
    assert (found.low, found.high) == (None, None)
    assert found.note.endswith("No interval: 4 units to draw from, and fewer than 5 are too few.")


def test_samples_without_an_alpha_are_left_out_and_counted() -> None:
    """One unit of five is missing from a sample with chance (4/5)^5 = 0.33; from one of nine, 0.35."""
    rare = [[1, 1, 1, 1, 2], [1, 1, 1, 1, 2]]
    found = nk.krippendorff_alpha(rare, "interval", 1000, 1)
    assert (found.value, found.low) == (1, None)
    assert "No interval: in 3" in found.note
    assert "of 1,000 samples all values were the same." in found.note
    two = [[1, 1, 1, 2, 2, 3], [1, 1, 1, 2, 2, 3]]  # all the same: 2 (1/2)^6 (1 + ...) = 0.0158 + 0.0014
    for level in LEVELS:
        found = nk.krippendorff_alpha(two, level, 1000, 1)
        assert (found.low, found.high) == (1, 1)
        assert "of them left out because all values were the same." in found.note
