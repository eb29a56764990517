"""How often the interval of alpha covers, in made-up data whose alpha is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

import numpy as np

import negotiation_kit as nk
from negotiation_kit.analysis.coding.differences import Paired, Table
from negotiation_kit.analysis.coding.estimate import Rated, interval
from negotiation_kit.analysis.coding.ratings import Ratings

BALANCES = (0.5, 0.8, 0.95, 0.97)
UNITS = (10, 20, 55, 100)
CODERS = (2, 3, 4)
ALPHAS = (0.4, 0.8)
RUNS, DRAWS = 400, 200
"""Samples in which two coders differ, of each cell; without such a difference there is no interval."""
VALUES: dict[str, Sequence[Any]] = {
    "nominal": (0, 1),
    "ordinal": (1, 2, 3, 4),
    "interval": (0, 1, 2, 5),
    "ratio": (1, 2, 3, 6),
    "set": ({"a"}, {"a", "b"}, {"b", "c"}, set()),
}


ROUNDS = ((24, 2, 2), (8, 5, 2), (24, 2, 6))
"""Issues, parties and coders of a coded round; the first of four levels is what half the parties take."""


class Cell(NamedTuple):
    """What one kind of data gives: how often an interval is printed, how often it covers, how wide it is."""

    balance: float
    units: int
    coders: int
    level: str
    alpha: float
    printed: float
    covered: float
    width: float


def simulated(runs: int = RUNS) -> Iterator[Cell]:
    """Yield every cell."""
    every = product(BALANCES, UNITS, CODERS, VALUES, ALPHAS)
    for number, (balance, units, coders, level, alpha) in enumerate(every):
        yield _cell(balance, units, coders, level, alpha, runs, np.random.default_rng(number))


def _cell(
    balance: float,
    units: int,
    coders: int,
    level: str,
    alpha: float,
    runs: int,
    generator: np.random.Generator,
) -> Cell:
    printed, covered, width = 0, 0, 0.0
    for _ in range(runs):
        found = _differing(balance, units, coders, level, alpha, generator)
        sets = [[VALUES[level][code] for code in row] for row in found]
        ratings = sets if level == "set" else np.array(sets, dtype=np.float64)
        told = nk.krippendorff_alpha(ratings, level, DRAWS, generator)
        if told.low is not None and told.high is not None:
            printed += 1
            covered += told.low <= alpha <= told.high
            width += told.high - told.low
    shares = (printed / runs, covered / max(1, printed), width / max(1, printed))
    return Cell(balance, units, coders, level, alpha, *shares)


def _differing(
    balance: float, units: int, coders: int, level: str, alpha: float, generator: np.random.Generator
) -> np.ndarray:
    """Return ratings in which two coders differ somewhere.

    A coder sees the truth with the root of alpha and else guesses as the truth is spread. Two see it both
    with alpha, and differ otherwise as chance would have it: alpha it is, whatever the balance and the level.
    """
    rest = len(VALUES[level]) - 1
    spread = [balance, *[(1 - balance) / rest] * rest]
    while True:
        found = _rated(units, coders, alpha, spread, generator)
        if (found != found[0]).any():
            return found


def _rated(
    units: int, coders: int, alpha: float, spread: Sequence[float], generator: np.random.Generator
) -> np.ndarray:
    truth = generator.choice(len(spread), p=spread, size=units)
    guess = generator.choice(len(spread), p=spread, size=(coders, units))
    return np.where(generator.random((coders, units)) < alpha**0.5, truth, guess)


def rounds(runs: int = RUNS) -> Iterator[str]:
    """Yield how often the interval of values over issues covers, of every kind of round."""
    levels = np.arange(4)
    apart = Paired(Table(np.abs(np.subtract.outer(levels, levels)) / 3))
    for number, ((issues, parties, coders), alpha) in enumerate(product(ROUNDS, ALPHAS)):
        generator, ends = np.random.default_rng(1000 + number), []
        for _ in range(runs):
            parts = [
                Rated(Ratings(_rated(parties, coders, alpha, [0.5, *[1 / 6] * 3], generator), levels), apart)
                for _ in range(issues)
            ]
            ends.append(interval(parts, DRAWS, generator)[:2])
        told = np.array([pair for pair in ends if pair[0] is not None], dtype=np.float64)
        covered = ((told[:, 0] <= alpha) & (alpha <= told[:, 1])).mean()
        width = (told[:, 1] - told[:, 0]).mean()
        kind = f"{issues} issues, {parties} parties, {coders} coders"
        yield f"| {kind} | {alpha} | {covered:.2f} | {width:.2f} |"


def table(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield the table of docs/method.md: a row for each balance and number of units, then each level."""
    yield "| balance | units | covers, mean | covers, lowest cell | printed | mean width |"
    yield "|---|---|---|---|---|---|"
    for balance, units in product(BALANCES, UNITS):
        some = [cell for cell in cells if (cell.balance, cell.units) == (balance, units)]
        yield f"| {100 * balance:.0f}/{100 - 100 * balance:.0f} | {units} | {_told(some)} |"
    for name, values in (("level", VALUES), ("coders", CODERS), ("alpha", ALPHAS)):
        for value in values:
            yield f"| all | {name} {value} | {_told([c for c in cells if getattr(c, name) == value])} |"
    yield f"| all | all | {_told(cells)} |"


def _told(cells: Sequence[Cell]) -> str:
    covered = [cell.covered for cell in cells]
    printed, width = (np.mean([getattr(cell, name) for cell in cells]) for name in ("printed", "width"))
    return f"{np.mean(covered):.2f} | {min(covered):.2f} | {printed:.0%} | {width:.2f}"
