"""What may be asked for, and which round is meant."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from negotiation_kit.analysis.comparing.settings import check_settings, coded_round, common_round
from negotiation_kit.errors import UnknownNameError
from tests.builders import DAYS, case_of, says

CASE = case_of(
    {"x": DAYS},
    rounds=("r1", "r2", "r3", "r4"),
    a={"x": [says(1), says(1, round="r2"), says(1, round="r3"), says(2, coder="second")]},
    b={"x": [says(2), says(2, round="r2"), says(3, coder="second")]},
    c={"x": says(3, round="r3")},
)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"coding": "print"}, r"no coding 'print'; known are: reading, printed\. Did you mean 'printed'"),
        ({"metric": "Gower!"}, r"no metric 'Gower!'.*Did you mean 'gower'"),
        ({"metric": "euclid"}, r"no metric 'euclid'; known are: gower, identical, directional$"),
        ({"coder": "secnd"}, r"no coder 'secnd'; known are: lead, second\. Did you mean 'second'"),
    ],
)
def test_names_that_are_not_there(settings: dict[str, Any], told: str) -> None:
    with pytest.raises(UnknownNameError, match=told):
        check_settings(CASE, **settings)


@pytest.mark.parametrize("threshold", [-0.1, 0.5, 1, float("nan"), float("inf"), True, "0.25", None, [0.25]])
def test_thresholds_that_are_none(threshold: Any) -> None:
    with pytest.raises(ValueError, match=r"the threshold is .*, expected a number from 0 to below 0.5"):
        check_settings(CASE, threshold=threshold)


@pytest.mark.parametrize("threshold", [0, 0.49, np.float64(0.25)])
@pytest.mark.parametrize("coder", ["lead", "second"])
def test_what_can_be_used_passes(threshold: float, coder: str) -> None:
    check_settings(CASE, "printed", "directional", coder, threshold)


@pytest.mark.parametrize(
    ("a", "b", "coder", "expected"),
    [
        ("a", "b", "lead", "r2"),
        ("a", "c", "lead", "r3"),
        ("a", "b", "second", "r1"),
        ("b", "c", "lead", "r4"),  # never both: the last of all
        ("a", "c", "second", "r4"),
    ],
)
def test_the_last_round_in_which_both_are_coded(a: str, b: str, coder: str, expected: str) -> None:
    assert common_round(CASE, a, b, coder).id == expected


def test_the_last_round_in_which_anybody_can_be_compared() -> None:
    assert coded_round(CASE).id == "r3"
    assert coded_round(CASE, "second").id == "r1"
    assert coded_round(case_of({"x": DAYS}, rounds=("r1", "r2"), a={"x": 1}, b={})).id == "r2"
