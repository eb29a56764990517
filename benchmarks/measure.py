"""Interleaved timing: each round runs every candidate once, so that a slow moment hits all alike."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from statistics import median


def interleaved(candidates: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds each candidate reports, round by round, after one round that does not count.

    Parameters
    ----------
    candidates : mapping
        A name and a function that does the work once and returns the seconds it took.
    rounds : int
    """
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for number in range(rounds + 1):
        for name, run in candidates.items():
            seconds = run()
            if number:
                times[name].append(seconds)
    return times


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Return a function that does the work and reports its seconds."""

    def run() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return run


def process(*arguments: str) -> Callable[[], float]:
    """Return a function that runs a fresh interpreter and reports the seconds of the whole process."""
    return timed(lambda: subprocess.run([sys.executable, *arguments], check=False, capture_output=True))


def child(code: str) -> Callable[[], float]:
    """Return a function that runs code in a fresh interpreter and reports the seconds the code prints."""

    def run() -> float:
        found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        return float(found.stdout.split()[-1])

    return run


def lines(times: dict[str, list[float]], base: str, goals: Mapping[str, str] | None = None) -> list[str]:
    """Return one line a candidate: median seconds, and the ratio to the base, round by round."""
    found = []
    for name, seconds in times.items():
        ratios = sorted(own / other for own, other in zip(seconds, times[base], strict=True))
        goal = f"   goal: {goals[name]}" if goals and name in goals else ""
        spread = (
            f"{median(ratios):6.2f}x of {base} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
            if name != base
            else "  1.00x"
        )
        found.append(f"{name:44s} {median(seconds) * 1000:9.1f} ms   {spread}{goal}")
    return found
