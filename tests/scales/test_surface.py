"""What surfaces ask of a scale: declarations, places, forms, and the words of its arithmetic."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import jsonschema
import pytest

from negotiation_kit.exchange.frames.writing import dumped
from negotiation_kit.format.build import Context, read_scale
from negotiation_kit.format.parse import parse
from negotiation_kit.scales import LEVELS, RatioScale, Scale
from tests.builders import COLOURS, DAYS, DEGREES, GROUPS, JUNE, KINDS, LOPSIDED, STEPS

WHOLE = RatioScale("people", 0, 10, whole=True)
every_scale = pytest.mark.parametrize("scale", [*KINDS.values(), WHOLE], ids=[*KINDS, "whole"])


@every_scale
def test_a_declaration_gives_the_scale_again(scale: Scale) -> None:
    document = parse(f"{dumped(scale.declaration())}...\n".encode(), "scale")
    assert document.root is not None
    assert read_scale(Context(document), document.root) == scale
    assert not document.findings
    assert LEVELS[scale.level] is type(scale)


@every_scale
def test_any_value_fits_its_schema_its_form_and_its_code(scale: Scale) -> None:
    random = Random(7)
    for value in (scale.sample(random) for _ in range(20)):
        jsonschema.validate(scale.plain_value(value), scale.value_schema())
        assert scale.parse(scale.read_code(scale.code(value), {})) == value
        assert scale.read_answer(scale.answer(value)) == value


@pytest.mark.parametrize(
    ("scale", "raw", "answer"),
    [
        (COLOURS, "red", "red"),
        (COLOURS, ["red", "blue"], None),
        (GROUPS, ["sick", "wounded"], ["wounded", "sick"]),
        (GROUPS, [], []),
        (DAYS, 7, [7, 7]),
        (DAYS, {"at_least": 7}, [7, 30]),
        (DAYS, [{"from": 2, "to": 4}, {"from": 3, "to": 6}], [2, 6]),
        (DAYS, [2, 4], None),
        (JUNE, "2025-06-20/2025-06-22", ["2025-06-20", "2025-06-22"]),
    ],
)
def test_an_answer_is_one_level_some_options_or_two_ends(scale: Scale, raw: Any, answer: Any) -> None:
    assert scale.answer(scale.parse(raw)) == answer


@pytest.mark.parametrize(
    ("scale", "ticks"),
    [
        (COLOURS, [(0, "red"), (0.5, "green"), (1, "blue")]),
        (LOPSIDED, [(0, "low"), (0.1, "middle"), (1, "high")]),
        (DAYS, [(0, "0"), (0.5, "15"), (1, "30 days")]),
        (JUNE, [(0, "1 June 2025"), (1, "30 June 2025")]),
    ],
)
def test_ticks_are_the_options_or_the_ends_with_numbers_between(
    scale: Scale, ticks: list[tuple[float, str]]
) -> None:
    assert [(tick.at, tick.text) for tick in scale.ticks(inner=1)] == ticks


@pytest.mark.parametrize(
    ("scale", "rejects", "rest"),
    [
        (COLOURS, ["green"], ((0, 0), (1, 1))),
        (STEPS, ["some"], ((0, 0), (pytest.approx(2 / 3), 1))),
        (DAYS, [{"at_least": 15}], ((0, 0.5),)),
        (GROUPS, ["wounded", "sick", "young"], ()),
    ],
)
def test_what_is_left_is_drawn_as_stretches(scale: Scale, rejects: list[Any], rest: Any) -> None:
    assert scale.rest(tuple(map(scale.parse_part, rejects))) == rest


@pytest.mark.parametrize(
    ("scale", "place", "measured", "text"),
    [
        (DEGREES, 0.75, 5, "5 degrees"),
        (STEPS, 0.5, 2.5, "2.5, between some (level 2) and most"),
        (STEPS, 1, 4, "all"),
        (LOPSIDED, 0.55, 2.5, "2.5, between middle (level 2) and high"),
        (JUNE, 0.5, date(2025, 6, 15), "15 June 2025"),
    ],
)
def test_a_place_in_the_scales_own_terms(scale: Scale, place: float, measured: Any, text: str) -> None:
    assert scale.measured(place) == (measured if isinstance(measured, date) else pytest.approx(measured))
    assert scale.measured_text(scale.measured(place)) == text


@pytest.mark.parametrize(
    ("scale", "length"), [(DEGREES, 20), (STEPS, 3), (LOPSIDED, 2), (JUNE, 29), (DAYS, 30)]
)
def test_the_length_of_a_scale_in_its_own_units(scale: Scale, length: float) -> None:
    assert scale.length == length


@pytest.mark.parametrize(
    ("scale", "a", "b", "found"),
    [
        (COLOURS, "red", "blue", ["red", "green", "blue"]),
        (DAYS, 10, 20, [10, 15, 20]),
        (WHOLE, 2, 5, [2, 4, 5]),
        (GROUPS, ["sick"], ["young"], [["sick"], ["young"], [], ["sick", "young"]]),
        (JUNE, "2025-06-10", "2025-06-13", ["2025-06-10", "2025-06-11", "2025-06-13"]),
    ],
)
def test_what_lies_between_two_wishes(scale: Scale, a: Any, b: Any, found: list[Any]) -> None:
    values = scale.between([scale.parse(a)], [scale.parse(b)], 2)
    assert [scale.plain_value(value) for value in values] == found


@pytest.mark.parametrize(
    ("scale", "a", "b", "distance", "language", "said"),
    [
        (JUNE, "2025-06-10", "2025-06-11", 1 / 29, "en",
         "10 June 2025 and 11 June 2025, 1 day apart in a window of 29 days: 1 ÷ 29 = 0.034."),
        (DAYS, 3, 12, 0.3, "uk", "|3 − 12| ÷ 30 days = 0,3."),
        (STEPS, ["none", "some"], "most", 1 / 3, "en",
         "“some” is step 1 and “most” step 2 on a scale from 0 to 3: |1 − 2| ÷ 3 = 0.333."),
        (COLOURS, ["red", "green"], "green", 0, "en", "Both chose “green”: 0."),
        (COLOURS, ["red", "green"], "blue", 1, "ru",
         "“red или green” и “blue” — разные варианты без порядка: 1."),
    ],
)  # fmt: skip
def test_a_distance_is_worked_out_in_words(
    scale: Scale, a: Any, b: Any, distance: float, language: str, said: str
) -> None:
    assert scale.working(scale.parse(a), scale.parse(b), distance, language) == said


@pytest.mark.parametrize(
    ("scale", "field", "step", "several"),
    [
        (DAYS, "number", "any", False),
        (WHOLE, "number", "1", False),
        (JUNE, "date", None, False),
        (STEPS, "text", None, False),
        (GROUPS, "text", None, True),
    ],
)
def test_a_form_is_told_what_to_ask_for(scale: Scale, field: str, step: str | None, several: bool) -> None:
    control = scale.control
    assert (control.field, control.step, control.several) == (field, step, several)
    assert control.options == scale.choices
