"""Named levels: reading a value, and what rejections leave."""

from __future__ import annotations

from typing import Any

import pytest

from negotiation_kit.scales import Level, NominalScale, OffScaleError, OrdinalScale, Scale

LEVELS = tuple(Level(name, name.title()) for name in ("none", "some", "all"))
NOMINAL = NominalScale(LEVELS)
ORDINAL = OrdinalScale(LEVELS)
UNEVEN = OrdinalScale(LEVELS, at=(0, 1, 10))
RATING = OrdinalScale(tuple(Level(str(number), f"Grade {number}") for number in (1, 2, 3)))


@pytest.mark.parametrize(("raw", "value"), [("some", "some"), (2, "2"), (2.0, "2"), ("2", "2")])
def test_a_level_is_read_as_text_or_number(raw: Any, value: str) -> None:
    assert (NOMINAL if value == "some" else RATING).parse(raw) == value


@pytest.mark.parametrize(
    ("raw", "code", "said"),
    [
        ("somme", "off-scale", "found 'somme', expected one of: none, some, all"),
        (3, "number-without-unit", "the number 3"),
        (2.5, "number-without-unit", "the number 2.5"),
        (None, "bad-value", "found nothing"),
        ([], "bad-value", "found a list"),
        ([["some"]], "bad-value", "found a list"),
        (["some", "somme"], "off-scale", "found 'somme'"),
        (["some", "all", "some"], "duplicate-outcome", "'some' stands twice"),
        ({"from": 1}, "bad-value", "found a mapping"),
        ("x" * 9999, "off-scale", "..."),
    ],
)
@pytest.mark.parametrize("scale", [NOMINAL, ORDINAL])
def test_what_is_not_a_level_is_refused(scale: Scale, raw: Any, code: str, said: str) -> None:
    with pytest.raises(OffScaleError) as caught:
        scale.parse(raw)
    assert caught.value.code == code
    assert said in caught.value.message
    assert len(caught.value.message) < 200


def test_several_levels_are_alternatives_in_the_order_of_the_scale() -> None:
    assert NOMINAL.parse(["all", "none"]) == ("none", "all")
    assert NOMINAL.parse(["all"]) == "all"
    assert RATING.parse([3, "1"]) == ("1", "3")
    assert NOMINAL.text(("none", "all")) == "none or all"
    assert NOMINAL.code(("none", "all")) == "none | all"
    assert NOMINAL.plain_value(("none", "all")) == ["none", "all"]


def test_one_of_several_at_fault_is_pointed_at() -> None:
    with pytest.raises(OffScaleError) as caught:
        NOMINAL.parse(["some", "x"])
    assert caught.value.path == (1,)


@pytest.mark.parametrize(
    ("scale", "raw", "readings"),
    [
        (NOMINAL, ["all", "none"], ("none", "all")),
        (ORDINAL, {"from": "some", "to": "all"}, ("some", "all")),
        (ORDINAL, "none .. all", ("none", "some", "all")),
        (ORDINAL, ["none", "all"], ("none", "all")),
        (RATING, {"from": 1, "to": 2}, ("1", "2")),
    ],
)
def test_readings_in_doubt(scale: Scale, raw: Any, readings: tuple[str, ...]) -> None:
    assert scale.parse_uncertain(raw) == readings
    assert scale.parse_uncertain(scale.plain_value(readings)) == readings


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("some", "uncertain-single"),
        (["some"], "uncertain-single"),
        ({"from": "some", "to": "some"}, "uncertain-single"),
        ({"from": "all", "to": "some"}, "range-reversed"),
        ({"from": "x", "to": "some"}, "off-scale"),
        ({"at_least": "some"}, "bad-value"),
        ("some..x", "off-scale"),
    ],
)
def test_a_doubt_between_fewer_than_two_readings_is_none(raw: Any, code: str) -> None:
    with pytest.raises(OffScaleError) as caught:
        ORDINAL.parse_uncertain(raw)
    assert caught.value.code == code


def test_a_value_is_among_the_readings_or_not() -> None:
    assert NOMINAL.may_mean(("none", "all"), "all")
    assert NOMINAL.may_mean(("none", "all"), ("none", "all"))
    assert not NOMINAL.may_mean(("none", "all"), ("none", "some"))


def test_what_can_be_preferred() -> None:
    assert NOMINAL.preferences == ("none", "some", "all")
    assert ORDINAL.preferences == ("more", "less", "none", "some", "all")


def test_a_near_miss_is_suggested() -> None:
    with pytest.raises(OffScaleError) as caught:
        NOMINAL.parse("somme")
    assert caught.value.hint == "Did you mean 'some'?"


def test_coordinates_are_ranks_or_given() -> None:
    assert [ORDINAL.coordinate(name) for name in ORDINAL.names] == [0, 0.5, 1]
    assert [ORDINAL.place(name) for name in ORDINAL.names] == [0, 0.5, 1]
    assert [UNEVEN.coordinate(name) for name in UNEVEN.names] == [0, 0.1, 1]
    assert NOMINAL.coordinate("some") is None


def test_only_an_odd_number_of_levels_has_a_middle() -> None:
    assert ORDINAL.has_midpoint
    assert not OrdinalScale(LEVELS[:2]).has_midpoint
    assert not NOMINAL.has_midpoint


@pytest.mark.parametrize(
    ("rejects", "left"),
    [
        ((), ("none", "some", "all")),
        (("all",), ("none", "some")),
        (("all", "none"), ("some",)),
        (("all", "none", "some"), ()),
    ],
)
def test_rejections_leave_the_rest(rejects: tuple[str, ...], left: tuple[str, ...]) -> None:
    for scale in (NOMINAL, ORDINAL):
        assert scale.without(rejects).parts == left


def test_accepting_is_naming_alternatives() -> None:
    assert NOMINAL.accepting(("all", "none")) == NOMINAL.of(("none", "all"))
    assert NOMINAL.of("all").adding(("none",)) == NOMINAL.of(("none", "all"))


def test_few_levels_have_nothing_near() -> None:
    grades = tuple(Level(str(number), f"Grade {number}") for number in range(1, 6))
    assert OrdinalScale(grades).has_near
    assert not OrdinalScale(grades[:4]).has_near
    assert NominalScale(grades).has_near  # two of its levels are wholly apart, so that none is near anyway


def test_words() -> None:
    assert NOMINAL.meaning("some") == "Some"
    assert NOMINAL.text("some") == "some"
    assert (NOMINAL.plain_value("some"), NOMINAL.code("some")) == ("some", "some")


def test_equality_ignores_what_has_been_worked_out() -> None:
    assert OrdinalScale(LEVELS).names == ORDINAL.names
    assert OrdinalScale(LEVELS) == ORDINAL
    assert NominalScale(LEVELS) != ORDINAL
