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
        (["some"], "bad-value", "found a list"),
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


def test_a_near_miss_is_suggested() -> None:
    with pytest.raises(OffScaleError) as caught:
        NOMINAL.parse("somme")
    assert caught.value.hint == "Did you mean 'some'?"


def test_coordinates_are_ranks_or_given() -> None:
    assert [ORDINAL.coordinate(name) for name in ORDINAL.names] == [0, 0.5, 1]
    assert [UNEVEN.coordinate(name) for name in UNEVEN.names] == [0, 0.1, 1]
    assert NOMINAL.coordinate("some") is None


def test_only_an_odd_number_of_levels_has_a_middle() -> None:
    assert ORDINAL.has_midpoint
    assert not OrdinalScale(LEVELS[:2]).has_midpoint
    assert not NOMINAL.has_midpoint


@pytest.mark.parametrize(
    ("rejects", "left", "known"),
    [
        ((), ("none", "some", "all"), False),
        (("all",), ("none", "some"), False),
        (("all", "none"), ("some",), True),
    ],
)
def test_rejections_leave_the_rest(rejects: tuple[str, ...], left: tuple[str, ...], known: bool) -> None:
    found = ORDINAL.remaining(rejects)
    assert (found.outcomes, found.known) == (left, known)


def test_zone_is_what_both_accept_in_the_order_of_the_scale() -> None:
    assert NOMINAL.zone("all", ("none",), "none", ("all",)) == ("none", "all")
    assert NOMINAL.zone("all", (), "none", ()) == ()


def test_words() -> None:
    assert NOMINAL.meaning("some") == "Some"
    assert NOMINAL.text("some") == "some"
    assert (NOMINAL.plain_value("some"), NOMINAL.code("some")) == ("some", "some")


def test_equality_ignores_what_has_been_worked_out() -> None:
    assert OrdinalScale(LEVELS).names == ORDINAL.names
    assert OrdinalScale(LEVELS) == ORDINAL
    assert NominalScale(LEVELS) != ORDINAL
