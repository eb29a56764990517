"""Scales given as plain mappings: of every issue, or one for all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.errors import PositionFilesError
from negotiation_kit.exchange.frames.scales import read_scales
from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Level,
    NominalScale,
    OrdinalScale,
    RatioScale,
    SetScale,
)

ISSUES = {"Cap": "cap", "Front line": "front-line"}


@pytest.mark.parametrize(
    ("given", "scale"),
    [
        ({"level": "ratio", "min": 0, "max": 9}, RatioScale("points", 0, 9)),
        ({"level": "interval", "min": -1, "max": 1, "unit": "°C"}, IntervalScale("°C", -1, 1)),
        (
            {"level": "ratio", "min": 0, "max": 9, "min_means": "none", "max_means": "all"},
            RatioScale("points", 0, 9, "none", "all"),
        ),
        (
            {"level": "nominal", "values": ["Yes", "No way"]},
            NominalScale((Level("yes", "Yes", "Yes"), Level("no-way", "No way", "No way"))),
        ),
        (
            {"level": "ordinal", "values": {"low": "A little", "high": None}, "at": {"low": 0, "high": 5}},
            OrdinalScale((Level("low", "A little"), Level("high", "high")), at=(0.0, 5.0)),
        ),
        ({"level": "ordinal", "values": [1, 2.0]}, OrdinalScale((Level("1", "1"), Level("2", "2")))),
        ({"level": "set", "values": ("a", "b")}, SetScale((Level("a", "a"), Level("b", "b")))),
        (
            {"level": "date", "min": date(2025, 1, 1), "max": pd.Timestamp("2025-02-01")},
            DateScale(date(2025, 1, 1), date(2025, 2, 1)),
        ),
        (
            {"level": "date", "min": "2025-01", "max": "2025-02"},
            DateScale(date(2025, 1, 1), date(2025, 2, 28)),
        ),
    ],
)
def test_one_scale_serves_all_issues(given: dict[str, Any], scale: Any) -> None:
    found = read_scales(given, ISSUES)
    assert found.findings == []
    assert found.scales == {"Cap": scale, "Front line": scale}


def test_a_scale_is_found_by_the_name_or_the_id_of_its_issue() -> None:
    one, two = {"level": "ratio", "min": 0, "max": 1}, {"level": "ratio", "min": 0, "max": 2}
    found = read_scales({"cap": one, "Front line": two}, ISSUES)
    assert [scale.max for scale in found.scales.values() if isinstance(scale, RatioScale)] == [1, 2]


def test_an_issue_may_be_called_level() -> None:
    found = read_scales({"level": {"level": "ratio", "min": 0, "max": 1}}, {"level": "level"})
    assert found.scales == {"level": RatioScale("points", 0, 1)}


def test_level_names_keep_their_looks_and_get_ids() -> None:
    found = read_scales({"level": "ordinal", "values": ["Так", "Да", "-1"]}, {"Cap": "cap"})
    assert found.level_ids("Cap") == {"Так": "level-1", "Да": "level-2", "-1": "minus-1"}
    scale = found.scales["Cap"]
    assert [scale.part_text(name) for name in ("level-1", "level-2", "minus-1")] == ["Так", "Да", "-1"]
    assert found.level_ids("unknown") == {}


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (None, "scale-missing", "found NoneType"),
        ([1], "scale-missing", "found list"),
        ({}, "scale-missing", "no scale for 'Cap'"),
        ({"Kap": {"level": "ratio", "min": 0, "max": 1}}, "scale-missing", "Did you mean 'Kap'"),
        ({"Cap": "ratio"}, "scale-missing", "no scale for 'Cap'"),
        ({"Cap": {"min": 0}}, "field-missing", "the scale of 'Cap': 'level' is missing"),
        ({"Cap": {"level": "ratioo"}}, "bad-choice", "Did you mean 'ratio'"),
        ({"Cap": {"level": "ratio", "min": 0}}, "bad-scale", "needs 'max'"),
        ({"Cap": {"level": "ratio", "min": -1, "max": 1}}, "bad-scale", "min cannot be below 0"),
        ({"Cap": {"level": "ratio", "min": 1, "max": 1}}, "bad-scale", "must be above min"),
        ({"Cap": {"level": "ratio", "min": 0, "max": float("nan")}}, "bad-scale", "max as a number"),
        ({"Cap": {"level": "ratio", "min": 0, "max": float("inf")}}, "bad-scale", "max as a number"),
        ({"Cap": {"level": "ratio", "min": 0, "max": 1, "colour": 2}}, "unknown-field", "'colour'"),
        ({"Cap": {"level": "nominal"}}, "bad-scale", "needs 'values'"),
        ({"Cap": {"level": "nominal", "values": ["a"]}}, "bad-scale", "at least two"),
        ({"Cap": {"level": "nominal", "values": ["a", "A"]}}, "duplicate-id", "'A' would have the same id"),
        ({"Cap": {"level": "nominal", "values": ["a", "a"]}}, "duplicate-id", "same id as a level before it"),
        ({"Cap": {"level": "nominal", "values": ["a", "?"]}}, "bad-id", "found '.' as the name of a level"),
        ({"Cap": {"level": "nominal", "values": ["a", None]}}, "bad-id", "found nothing as the name"),
        ({"Cap": {"level": "ordinal", "values": {"a", "b"}}}, "bad-scale", "have no order"),
        (
            {"Cap": {"level": "ordinal", "values": ["a", "b"], "at": {"a": 1}}},
            "bad-scale",
            "one number for every",
        ),
        ({"Cap": {"level": "ratio", "min": object(), "max": 1}}, "bad-scale", "more than text, numbers"),
        ({"Cap": {"level": "date", "min": "soon", "max": "2025"}}, "bad-date", "'soon' is not a date"),
    ],
)
def test_a_faulty_scale_is_told_to_people(given: Any, code: str, told: str) -> None:
    frame = pd.DataFrame({"party": ["a"], "issue": ["Cap"], "value": [None]})
    with pytest.raises(PositionFilesError, match=told) as caught:
        nk.case_from_frame(frame, given)
    assert code in {finding.code for finding in caught.value.findings}
    assert {finding.file for finding in caught.value.findings} == {"scales"}
