"""The real case, and tables as people bring them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case

# Ten states of the European Community on when cars must meet emission limits: capability, years, salience.
EMISSIONS = (
    ("Netherlands", 0.08, 4, 80),
    ("Belgium", 0.08, 7, 40),
    ("Luxembourg", 0.03, 4, 20),
    ("Germany", 0.16, 4, 80),
    ("France", 0.16, 10, 60),
    ("Italy", 0.16, 10, 60),
    ("United Kingdom", 0.16, 10, 90),
    ("Ireland", 0.05, 7, 10),
    ("Denmark", 0.05, 4, 100),
    ("Greece", 0.08, 7, 70),
)


@pytest.fixture(scope="session")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture
def emissions() -> pd.DataFrame:
    frame = pd.DataFrame(EMISSIONS, columns=["party", "capability", "value", "salience"])
    return frame.assign(issue="Date of limits")


@pytest.fixture
def one_value() -> Callable[..., pd.DataFrame]:
    """Give a table of one row with this value, and whatever else is asked for."""

    def table(value: Any, **others: Any) -> pd.DataFrame:
        row = {"party": "Russia", "issue": "Cap", "value": value, **others}
        frame = pd.DataFrame({name: [None] for name in row}, dtype=object)
        for name, cell in row.items():
            frame.at[0, name] = cell
        return frame

    return table
