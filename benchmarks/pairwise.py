"""Every party against every other, 200 parties on 60 issues, against a bare pass over the same numbers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

import negotiation_kit as nk
from benchmarks.measure import interleaved, lines, timed
from negotiation_kit.model import Basket, Case, Engagement, Issue, Party, Position, Role, Round
from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Level,
    NominalScale,
    OrdinalScale,
    Scale,
    SetScale,
    Span,
    Value,
)
from negotiation_kit.scales.edtf import parse_edtf

PARTIES, ISSUES, ROUNDS = 200, 60, 15
SILENT, REJECTING = 0.30, 0.05
BOUND = "bound: one float32 pass of |a - b| and sum"

_NAMES = ("alpha", "beta", "gamma", "delta", "epsilon")
_LEVELS = tuple(Level(name, f"Meaning of {name}") for name in _NAMES)
_SCALES: tuple[Scale, ...] = (
    NominalScale(_LEVELS[:4]),
    OrdinalScale(_LEVELS),
    IntervalScale("points", 0, 1000),
    SetScale(_LEVELS[:4]),
    DateScale(date(2025, 1, 1), date(2025, 12, 31)),
)


def run() -> list[str]:
    """Measure the first call, later calls, and the two things to set them against."""
    case = made_up_case()
    nk.pairwise(case)
    numbers = np.random.default_rng(1).random((PARTIES, ISSUES), dtype=np.float32)
    long = _long_frame(numbers)
    candidates = {
        BOUND: timed(lambda: bare_pass(numbers)),
        "pairwise, encoding kept": timed(lambda: nk.pairwise(case)),
        "pairwise, encoding kept, weights": timed(_weighted(case)),
        "pairwise, first call": timed(lambda: nk.pairwise(replace(case))),
        "pandas merge of the long frame": timed(lambda: merged(long)),
    }
    found = interleaved(candidates, ROUNDS)
    return lines(found, BOUND, {"pairwise, encoding kept": "at most 5x"})


def made_up_case(parties: int = PARTIES, issues: int = ISSUES, seed: int = 1) -> Case:
    """Return a case on mixed scales: some parties silent on an issue, a few of those rejecting something.

    Parameters
    ----------
    parties, issues, seed : int
    """
    chance = random.Random(seed)
    names = [f"party-{number}" for number in range(parties)]
    table = [
        Issue(f"issue-{number}", "main", f"Issue {number}", "Where?", _SCALES[number % len(_SCALES)])
        for number in range(issues)
    ]
    return Case(
        id="made-up",
        title="Made up",
        parties=tuple(Party(name, name, name, Role.SIDE) for name in names),
        rounds=(Round("round-1", "Round 1"),),
        baskets=(Basket("main", "Main"),),
        issues=tuple(table),
        positions=tuple(_position(chance, name, issue) for name in names for issue in table),
    )


def bare_pass(numbers: np.ndarray) -> float:
    """Return the sum of all distances of all pairs, row against the rows after it."""
    total = 0.0
    for row in range(len(numbers) - 1):
        total += float(np.abs(numbers[row + 1 :] - numbers[row]).sum(axis=1)[0])
    return total


def merged(long: pd.DataFrame) -> pd.Series:
    """Return the mean distance of every pair, as an analyst would get it from a long frame."""
    pairs = long.merge(long, on="issue", suffixes=("_a", "_b"))
    return (pairs["x_a"] - pairs["x_b"]).abs().groupby([pairs["party_a"], pairs["party_b"]]).mean()


def _position(chance: random.Random, party: str, issue: Issue) -> Position:
    draw = chance.random()
    if draw < REJECTING:
        value = _value(chance, issue.scale)
        return Position(party, "round-1", issue.id, rejects=(value,) if isinstance(value, str) else value[:1])
    if draw < SILENT:
        return Position(party, "round-1", issue.id, engagement=Engagement.SILENT)
    return Position(party, "round-1", issue.id, value=_value(chance, issue.scale))


def _value(chance: random.Random, scale: Scale) -> Value:
    if isinstance(scale, SetScale):
        return tuple(name for name in scale.names if chance.random() < 0.5) or scale.names[:1]
    if isinstance(scale, NominalScale):
        return chance.choice(scale.names)
    if isinstance(scale, DateScale):
        return (parse_edtf(f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"),)
    low = chance.randint(0, 900)
    return (Span(low, low + chance.choice((0, 0, 50))),)


def _weighted(case: Case) -> Callable[[], object]:
    weights = {issue.id: 1 + number % 3 for number, issue in enumerate(case.issues)}
    return lambda: nk.pairwise(case, weights=weights)


def _long_frame(numbers: np.ndarray) -> pd.DataFrame:
    wide = pd.DataFrame(numbers).rename(index="party-{}".format).rename_axis("party")
    return wide.reset_index().melt(id_vars="party", var_name="issue", value_name="x")
