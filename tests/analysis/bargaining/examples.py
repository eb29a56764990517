"""Tables whose results others have published, each with its source."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case

POINTS = {"level": "interval", "min": 0, "max": 100, "unit": "points"}

# Scholz, Calbert and Smith (2011) after Bueno de Mesquita (1994); the case's cards name the repositories.
EMISSIONS_MEAN, EMISSIONS_WINNER = 7.389955686853767, 7.0

# muratk3n/thirdwave, 2015: clout, position and salience; the page prints the mean as 82 and the mode as 100.
GREECE = """
Greece 100 40 100, USA 30 60 100, IMF 20 70 100, Juncker 10 80 100, Germany 100 100 80, France 70 100 100,
Dijsselbloem 70 100 40, Tusk 70 100 40, Italy 50 100 100, ECB 20 100 70, Spain 20 100 100
"""

# The training case of February 2017 in foarsitter/decide-exchange-model: position and salience by actor and
# issue, and each actor's power. Its tests give 240 pairs, and the best gains 1.973684 and 1.792636.
TOLL_POWER = {
    "Willems": 1, "PvdA": 1, "GL": 0.6, "VVD": 0.5, "SP": 0.4,
    "CDA": 0.5, "D66": 0.2, "CU": 0.2, "KvK": 0.6, "Wcentr": 0.9,
}  # fmt: skip
TOLL = {
    "toll": "100 95, 50 80, 100 95, 0 90, 75 70, 25 80, 25 50, 75 70, 25 80, 0 95",
    "price": "3 70, 3 70, 5 90, 0.5 50, 2 50, 1 60, 3 30, 3 50, 1 60, 0.5 80",
    "hours": "100 90, 75 70, 100 95, 0 90, 75 60, 25 70, 50 50, 75 60, 0 70, 0 100",
    "commuters": "100 80, 100 60, 100 80, 0 90, 50 40, 50 40, 75 60, 100 60, 0 90, 0 95",
    "investment": "25 60, 25 50, 50 40, 50 80, 0 30, 25 50, 25 50, 50 50, 50 50, 100 90",
    "ring": "75 95, 25 80, 100 90, 0 70, 0 70, 50 60, 50 70, 75 80, 25 80, 100 90",
}

# test_rex.py of the same repository: two actors of equal power on two issues.
REX = (("a1", "p", 0, 10), ("a1", "q", 0, 90), ("a2", "p", 100, 60), ("a2", "q", 100, 50))

# Adjusted Winner as New York University explains it: a divorce.
CAROL = {"Retirement": 50, "Home": 20, "Summer": 15, "Investments": 10, "Other": 5}
BOB = {"Retirement": 40, "Home": 30, "Summer": 10, "Investments": 10, "Other": 10}

# yasserfarouk/negmas, tests/core/test_preferences.py: the frontier is packages 3 and 6.
PARETO = (
    (0.5338, 0.8532, 0.4781, 0.7243, 0.3462, 0.2609, 0.9419, 0.2937, 0.6093, 0.7067),
    (0, 0, 1, 1, 1, 1, 0, 0, 0, 0),
)

# S-Abdelnabi/LLM-Deliberation (MIT), the base game: points of six parties on five issues, and what each has
# without a deal.
DELIBERATION = {
    "SportCo": ("14 8 0|11 7 0|0 5 10 17|35 29 20 0|0 5 10 15 23", 55),
    "DoT": ("0 11 5|0 20 25|0 2 4 9|10 26 40 0|4 8 15 12 0", 65),
    "Environment": ("0 22 45|0 25 55|0 0 0 0|0 0 0 0|0 0 0 0 0", 55),
    "Mayor": ("14 8 0|12 8 0|24 18 12 0|40 30 23 0|0 2 4 7 10", 30),
    "Cities": ("0 4 10|0 0 0|12 8 6 0|0 8 13 18|60 45 30 15 0", 31),
    "Union": ("15 20 0|0 0 0|42 35 25 0|30 20 10 0|2 4 6 8 0", 50),
}


def about(expected: Any, **tolerance: Any) -> Any:
    """Return what is equal to anything near enough, also within tuples."""
    return pytest.approx(expected, **tolerance)


def greece() -> Case:
    """Return the table of creditors and debtor as a case."""
    rows = [row.rsplit(maxsplit=3) for row in GREECE.replace("\n", " ").split(", ")]
    frame = pd.DataFrame(rows, columns=["party", "capability", "value", "salience"])
    numbers = frame[["capability", "value", "salience"]].astype(float)
    return nk.case_from_frame(numbers.assign(party=frame["party"].str.strip(), issue="debt"), POINTS)


def toll() -> Case:
    """Return the training case on a toll around a town."""
    rows = [
        (party, issue, *map(float, cell.split()), power)
        for issue, cells in TOLL.items()
        for (party, power), cell in zip(TOLL_POWER.items(), cells.split(", "), strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["party", "issue", "value", "salience", "capability"])
    euros = {"level": "interval", "min": 0.5, "max": 7, "unit": "euros"}
    return nk.case_from_frame(frame, {issue: euros if issue == "price" else POINTS for issue in TOLL})


def rex() -> Case:
    """Return two actors who differ wholly on two issues."""
    frame = pd.DataFrame(REX, columns=["party", "issue", "value", "salience"]).assign(capability=1)
    return nk.case_from_frame(frame, POINTS)


def in_shares() -> Case:
    """Return the same with salience as shares of 1."""
    frame = pd.DataFrame(REX, columns=["party", "issue", "value", "salience"]).assign(capability=1)
    return nk.case_from_frame(frame.assign(salience=frame["salience"] / 100), POINTS)
