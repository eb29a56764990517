"""Every exchange of concessions between 10 parties on 200 issues, and the first of them carried out."""

from __future__ import annotations

import random

import pandas as pd

import negotiation_kit as nk
from benchmarks.measure import interleaved, lines, timed
from negotiation_kit.model import Case

PARTIES, ISSUES, ROUNDS, STEPS = 10, 200, 5, 100
BOUND = "bound: as many tuples of fourteen"

_SCALE = {"level": "interval", "min": 0, "max": 100, "unit": "points"}


def run() -> list[str]:
    """Measure all trades of the made-up table, one copy of as many rows, and a sequence of trades."""
    case = made_up_case()
    rows = nk.trades(case).rows
    columns = list(zip(*rows, strict=True))
    candidates = {
        BOUND: timed(lambda: list(zip(*columns, strict=True))),
        f"trades, {len(rows):,} of them": timed(lambda: nk.trades(case)),
        f"one after the other, the first {STEPS}": timed(lambda: nk.trade_sequence(case, most=STEPS)),
    }
    return lines(interleaved(candidates, ROUNDS), BOUND, {})


def made_up_case(parties: int = PARTIES, issues: int = ISSUES, seed: int = 1) -> Case:
    """Return a table of position, salience and capability without a gap.

    Parameters
    ----------
    parties, issues, seed : int
    """
    chance = random.Random(seed)
    capability = {f"party-{number}": round(0.1 + chance.random(), 3) for number in range(parties)}
    rows = [
        (party, f"issue-{number}", chance.randint(0, 100), chance.randint(1, 100), power)
        for number in range(issues)
        for party, power in capability.items()
    ]
    columns = ["party", "issue", "value", "salience", "capability"]
    return nk.case_from_frame(pd.DataFrame(rows, columns=columns), _SCALE)
