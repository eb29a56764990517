"""Krippendorff's alpha and its interval against the package `krippendorff`, and how often it covers."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from typing import Any, Literal

import numpy as np

import negotiation_kit as nk
from benchmarks.covering import rounds, simulated, table
from benchmarks.measure import interleaved, lines, timed

SAMPLES = 1000
LOOPED = 20
"""Samples the loop really draws; its time is scaled up to SAMPLES."""
Level = Literal["nominal", "ordinal", "interval", "ratio"]
SINGLE: tuple[tuple[Level, int, int, str], ...] = (
    ("nominal", 2, 50, "at most 2x, checks and sentences included"),
    ("ordinal", 5, 60, "at most 2x, checks and sentences included"),
    ("nominal", 3, 500, "at most 1.2x"),
    ("ordinal", 3, 500, "at most 1.2x"),
    ("interval", 3, 100, "at most 0.05x"),
)
INTERVALS = (
    ("nominal", 2, 50, "at most 0.05x"),
    ("ordinal", 5, 60, "at most 0.05x"),
    ("nominal", 3, 500, "at most 0.2x"),
    ("ordinal", 3, 500, "at most 0.2x"),
    ("interval", 3, 100, "at most 0.002x"),
)
FINE = (("interval", 3, 1000), ("ratio", 3, 1000))
"""Sizes at which the package asks for more than 20 GB: the kit alone."""


def run() -> Iterator[str]:
    """Measure single values, intervals, and sizes the package cannot hold; then see how intervals cover."""
    if importlib.util.find_spec("krippendorff") is None:
        yield "the package krippendorff is not installed; it comes with: pip install -e .[test]"
    else:
        yield from (line for case in SINGLE for line in _single(*case))
        yield from (line for case in INTERVALS for line in _interval(*case))
        yield from (_alone(*case) for case in FINE)
    yield from table(list(simulated()))
    yield from rounds()


def ratings(level: str, coders: int, units: int) -> np.ndarray:
    """Return ratings of five values, or of as many as there are for numbers; one in ten is not coded."""
    generator = np.random.default_rng(1)
    numbers = generator.random((coders, units))
    found = numbers if level in ("interval", "ratio") else np.floor(numbers * 5)
    found[generator.random(found.shape) < 0.1] = np.nan
    return found


def _single(level: Level, coders: int, units: int, goal: str) -> list[str]:
    import krippendorff

    data, name = ratings(level, coders, units), f"{level} {coders}x{units}"
    candidates = {
        f"package, {name}": timed(lambda: krippendorff.alpha(data, level_of_measurement=level)),
        f"kit, {name}": timed(lambda: nk.krippendorff_alpha(data, level)),
    }
    return lines(interleaved(candidates, 15), f"package, {name}", {f"kit, {name}": goal})


def _interval(level: str, coders: int, units: int, goal: str) -> list[str]:
    data, name = ratings(level, coders, units), f"{level} {coders}x{units}, {SAMPLES} samples"
    candidates = {
        f"package in a loop, {name}": _looped(data, level),
        f"kit, {name}": timed(lambda: nk.krippendorff_alpha(data, level, SAMPLES, 1)),
    }
    return lines(interleaved(candidates, 3), f"package in a loop, {name}", {f"kit, {name}": goal})


def _looped(data: np.ndarray, level: Any) -> Callable[[], float]:
    import krippendorff

    def work() -> None:
        generator = np.random.default_rng(1)
        for _ in range(LOOPED):
            drawn = data[:, generator.integers(data.shape[1], size=data.shape[1])]
            krippendorff.alpha(drawn, level_of_measurement=level)

    measured = timed(work)
    return lambda: measured() * SAMPLES / LOOPED


def _alone(level: str, coders: int, units: int) -> str:
    data = ratings(level, coders, units)
    times = interleaved({level: timed(lambda: nk.krippendorff_alpha(data, level))}, 5)
    return lines(times, level)[0].replace("  1.00x", f"{coders}x{units}, all values different")
