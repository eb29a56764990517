"""Parties with the same stance share a class, and a class is measured as `compare` measures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation_kit.analysis.comparing.encode import Classes, classes, columns, stretches, tables
from negotiation_kit.analysis.comparing.measuring import measure
from negotiation_kit.analysis.comparing.stances import Stances
from negotiation_kit.model import Case
from negotiation_kit.scales import Scale
from tests.builders import DAYS, STEPS, TOLD, case_of, says
from tests.strategies import METRICS, cases

SIDES: dict[str, dict[str, Any]] = {
    "a": {"it": says(3, summary="First", confidence="high")},
    "b": {"it": says(3, summary="In other words", confidence="low")},
    "c": {"it": says(engagement="silent")},
    "d": {},
    "e": {"it": says(3, object="truce")},
}


def found(scale: Scale, sides: Mapping[str, Mapping[str, Any]], coding: str = "reading") -> Classes:
    case = case_of({"it": scale}, sides)
    return classes(Stances(case, "r1", coding), case.issues[0])


def test_same_stances_share_a_class_whatever_their_wording() -> None:
    groups = found(DAYS, SIDES)
    assert groups.codes.tolist() == [0, 0, 1, 2, 3]
    assert [member.party.id for member in groups.members] == ["a", "c", "d", "e"]


def test_columns_of_the_coding_make_their_own_classes() -> None:
    sides = {"a": {"it": says(3, printed=5)}, "b": {"it": says(3)}}
    assert found(DAYS, sides).codes.tolist() == [0, 0]
    assert found(DAYS, sides, "printed").codes.tolist() == [0, 1]


def test_single_stretches_of_a_line_are_read_as_their_ends() -> None:
    groups = found(DAYS, {"a": {"it": {"from": 6, "to": 12}}, "b": {}, "c": {"it": 30}})
    ends = stretches(groups, "gower")
    assert ends is not None
    assert ends.tolist() == [[0.2, 0.4], [-math.inf, math.inf], [1.0, 1.0]]
    low, high = columns(groups, ends, np.array([1]))
    # By hand: from 6 to 12 days to all of the scale 0 to 18 / 30; between two unknown ones anything.
    assert low.tolist() == [[0], [0], [0]]
    assert high.ravel().tolist() == pytest.approx([0.6, 1, 1])


@pytest.mark.parametrize(
    ("scale", "metric", "said"),
    [
        (DAYS, "identical", says(3)),
        (STEPS, "gower", says("some")),
        (DAYS, "gower", says([3, 9])),  # alternatives
        (DAYS, "gower", [says(3), says(9)]),
        (DAYS, "gower", says(3, object="truce")),
        (DAYS, "gower", says(3, uncertain="2..4")),
        (DAYS, "gower", [says(3), says(9, evidence=TOLD)]),  # contested: told by the other side
    ],
)
def test_other_stances_are_no_single_stretch(scale: Scale, metric: str, said: object) -> None:
    assert stretches(found(scale, {"a": {"it": said}}), metric) is None


@settings(max_examples=40)
@given(cases(3), METRICS, st.sampled_from(["reading", "printed"]))
def test_tables_and_columns_hold_what_measuring_each_pair_gives(case: Case, metric: str, coding: str) -> None:
    for issue in case.issues:
        groups = classes(Stances(case, "r1", coding), issue)
        cells = tables(groups, metric)
        for i, one in enumerate(groups.members):
            for j, other in enumerate(groups.members):
                pair = measure(one, other, metric)
                expected = [
                    math.nan if cell is None else cell for cell in (pair.distance, pair.low, pair.high)
                ]
                assert cells[:, i, j] == pytest.approx(expected, abs=1e-12, nan_ok=True)
        ends = stretches(groups, metric)
        if ends is not None:
            unknown = np.flatnonzero(np.isinf(ends[:, 0]))
            narrow = columns(groups, ends, unknown)
            assert np.allclose(narrow, cells[1:, :, unknown], rtol=0, atol=1e-12, equal_nan=True)
