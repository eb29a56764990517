"""Controls show a value as the file has it and read it back so, on every scale."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from negotiation_kit.notebook.entry_controls import OutcomesControl, ValueControl
from negotiation_kit.scales import DateScale, Level, NominalScale, OrdinalScale, RatioScale, Scale, SetScale

LEVELS = (Level("none", "Nothing"), Level("some", "Some of it"), Level("3", "Three"))
NUMBERS = RatioScale("days", 0, 30)
DAYS = DateScale(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("scale", "plain"),
    [
        (OrdinalScale(LEVELS), "some"),
        (NominalScale(LEVELS), "3"),
        (SetScale(LEVELS), ["none", "3"]),
        (SetScale(LEVELS), []),
        (NUMBERS, 7),
        (NUMBERS, 2.5),
        (NUMBERS, {"from": 2, "to": 3}),
        (NUMBERS, {"at_least": 2}),
        (NUMBERS, {"at_most": 2}),
        (NUMBERS, [2, {"from": 5, "to": 6}]),
        (DAYS, "2025-06"),
        (DAYS, "2025-06-20/2025-06-30"),
        (DAYS, ["2025-06", "2025-08"]),
    ],
)
def test_a_value_is_read_back_as_it_was_shown(scale: Scale, plain: Any) -> None:
    control = ValueControl(scale)
    assert control.read() is None
    control.show(plain)
    assert control.read() == plain
    scale.parse(control.read())
    control.show(None)
    assert control.read() is None


@pytest.mark.parametrize(
    ("scale", "plain"),
    [
        (OrdinalScale(LEVELS), ["none", "3"]),
        (SetScale(LEVELS), ["some"]),
        (NUMBERS, [{"at_least": 10}]),
        (NUMBERS, [3, {"from": 5, "to": 6}]),
        (DAYS, ["2025-06"]),
    ],
)
def test_outcomes_are_read_back_as_they_were_shown(scale: Scale, plain: list[Any]) -> None:
    control = OutcomesControl("Rejects", scale)
    control.show(plain)
    assert control.read() == plain
    control.show(None)
    assert control.read() is None


def test_what_is_off_the_scale_is_left_to_the_check() -> None:
    control = ValueControl(NUMBERS)
    control.widget.value = "soon"
    assert control.read() == "soon"


def test_a_level_the_scale_does_not_have_shows_as_none() -> None:
    control = ValueControl(NominalScale(LEVELS))
    control.show("gone")
    assert control.read() is None


def test_levels_are_offered_with_what_they_mean() -> None:
    assert ("some: Some of it", "some") in ValueControl(OrdinalScale(LEVELS)).widget.options
