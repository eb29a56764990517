"""A scale's mapping into a scale, or why it is none."""

from __future__ import annotations

from datetime import date

import pytest

from negotiation_kit.format.build import Context, read_scale
from negotiation_kit.format.parse import parse
from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Level,
    NominalScale,
    OrdinalScale,
    RatioScale,
    SetScale,
)

AB = (Level("a", "One"), Level("b", "Two"))


def _read(text: str) -> tuple[object, list[str]]:
    document = parse(f"{text}\n...\n".encode(), "f")
    assert document.root is not None
    scale = read_scale(Context(document), document.root)
    return scale, [f"{finding.column} {finding.code}: {finding.message}" for finding in document.findings]


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("{level: nominal, values: {a: One, b: Two}}", NominalScale(AB)),
        ("{level: ordinal, values: {a: One, b: Two}}", OrdinalScale(AB)),
        ("{level: set, values: {a: One, b: Two}}", SetScale(AB)),
        ("{level: ordinal, values: {a: One, b: Two}, at: {a: 0, b: 2.5}}", OrdinalScale(AB, at=(0, 2.5))),
        (
            "{level: ordinal, values: {a: One, b: Two}, labels: {b: No. 2}}",
            OrdinalScale((AB[0], Level("b", "Two", "No. 2"))),
        ),
        ("{level: ratio, unit: days, min: 0, max: 30}", RatioScale("days", 0, 30)),
        (
            "{level: ratio, unit: people, whole: true, min: 0, max: 30}",
            RatioScale("people", 0, 30, whole=True),
        ),
        ("{level: ratio, unit: days, whole: false, min: 0, max: 1.5}", RatioScale("days", 0, 1.5)),
        (
            "{level: interval, unit: year, min: -5, max: 1.5, min_means: Low, max_means: High}",
            IntervalScale("year", -5, 1.5, "Low", "High"),
        ),
        ("{level: date, min: 2025-06, max: 2025-07}", DateScale(date(2025, 6, 1), date(2025, 7, 31))),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_scales(text: str, scale: object) -> None:
    assert _read(text) == (scale, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{level: nominal}", "1 bad-scale: a scale of level nominal needs 'values'"),
        ("{level: nominal, values: {a: One}}", "expected at least two"),
        (
            "{level: nominal, values: [a, b]}",
            "26 bad-shape: found a list, expected values as `name: meaning`",
        ),
        ("{level: nominal, values: {a: One, B: Two, c: Three}}", "35 bad-id"),
        ("{level: nominal, values: {a: One, b: }}", "field-empty"),
        (
            "{level: nominal, values: {a: One, b: Two}, unit: days}",
            "44 bad-scale: a scale of level nominal has no",
        ),
        ("{level: nominal, values: {a: One, b: Two}, labels: {c: C}}", "names 'c', which is not a level"),
        ("{level: ordinal, values: {a: One, b: Two}, at: {a: 0}}", "one number for every level"),
        ("{level: ordinal, values: {a: One, b: Two}, at: {a: 2, b: 1}}", "each above the one before"),
        ("{level: ordinal, values: {a: One, b: Two}, at: {a: 1, b: 1}}", "each above the one before"),
        ("{level: ordinal, values: {a: One, b: Two}, at: {a: 1, b: x}}", "one number for every level"),
        ("{level: ordinal, values: {a: One, b: Two}, at: [1, 2]}", "bad-shape"),
        ("{level: ratio, unit: days, min: 0}", "needs 'max'"),
        ("{level: ratio, min: 0, max: 30}", "needs 'unit'"),
        ("{level: ratio, unit: days, min: 30, max: 0}", "42 bad-scale: max (0) must be above min (30)"),
        ("{level: ratio, unit: days, min: 5, max: 5}", "max (5) must be above min (5)"),
        ("{level: ratio, unit: days, min: -1, max: 5}", "min cannot be below 0"),
        ("{level: ratio, unit: days, min: 0, max: 30 days}", "the text '30 days', expected max as a number"),
        ("{level: ratio, unit: days, min: 0, max: .inf}", "the text '.inf', expected max as a number"),
        ("{level: interval, unit: x, min: -1e308, max: 1e308}", "bad-scale"),
        ("{level: date, min: 2025-06, max: soon}", "34 bad-date"),
        ("{level: date, min: 2025-07, max: 2025-06}", "the window must end after it starts"),
        ("{level: date, min: 2025-07-01, max: 2025-07-01}", "the window must end after it starts"),
        ("{level: rank, values: {a: One, b: Two}}", "9 bad-choice"),
        ("{values: {a: One, b: Two}}", "field-missing: 'level' is missing from this scale"),
        ("ordinal", "bad-shape: found the text 'ordinal', expected a scale: level"),
    ],
)
def test_what_is_no_scale(text: str, said: str) -> None:
    _, findings = _read(text)
    assert any(said in finding for finding in findings), findings


@pytest.mark.parametrize(
    "text",
    ["{level: ratio, unit: days, min: 30, max: 0}", "{level: nominal, values: {a: One}}", "{level: date}"],
)
def test_a_faulty_scale_is_none(text: str) -> None:
    scale, findings = _read(text)
    assert scale is None
    assert findings
