"""Words, glyphs and colours of verdicts and parties."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case, Party, Role
from negotiation_kit.render.palette import HOLLOW_MARKS, SIDE_MARKS, VERDICTS, Look, party_colours

LEAST_CONTRAST = 4.5
"""What WCAG 2 asks of text at level AA."""


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(scope="module")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


def case_of(istanbul: Case, *colours: str | None) -> Case:
    parties = tuple(
        Party(f"p{number}", f"Party {number}", f"P{number}", Role.SIDE, colour=colour)
        for number, colour in enumerate(colours)
    )
    return replace(istanbul, parties=parties)


def test_verdicts_look_as_the_legend_of_the_design_says() -> None:
    assert {verdict.value: look.glyph for verdict, look in VERDICTS.items()} == {
        "agree": "●",
        "overlap": "◍",
        "near": "◐",
        "diverge": "○",
        "one-sided": "◌",
        "open": "–",
        "not-comparable": "≠",
    }
    assert [verdict.value for verdict in VERDICTS] == [verdict.value for verdict in nk.Verdict]


@pytest.mark.parametrize("field", ["word", "glyph", "plain", "meaning", "fill"])
def test_no_two_verdicts_share_a_sign(field: str) -> None:
    assert len({getattr(look, field) for look in VERDICTS.values()}) == len(VERDICTS)


@pytest.mark.parametrize("look", VERDICTS.values(), ids=lambda look: look.word)
def test_a_verdict_can_be_read_without_its_colour_and_on_it(look: Look) -> None:
    assert look.label == f"{look.glyph} {look.word}"
    assert len(look.glyph) == len(look.plain) == 1
    assert look.plain.isascii()
    assert look.word.isascii()
    assert contrast(look.fill, look.text) >= LEAST_CONTRAST


def test_the_sides_marks_differ_in_shape() -> None:
    assert len({*SIDE_MARKS, *HOLLOW_MARKS}) == 4


def test_declared_colours_are_kept_and_the_others_differ_from_them(istanbul: Case) -> None:
    colours = party_colours(case_of(istanbul, "#0072b2", None, "#123456", None))
    assert colours["p0"] == "#0072b2"
    assert colours["p2"] == "#123456"
    assert len({colour.lower() for colour in colours.values()}) == 4


@pytest.mark.parametrize("colour", ["red", "#12", "#0072B2;background:url(x)", '"><script>', ""])
def test_what_is_no_colour_is_not_drawn(colour: str, istanbul: Case) -> None:
    assert party_colours(case_of(istanbul, colour, None))["p0"] != colour


def test_more_parties_than_colours_begin_again(istanbul: Case) -> None:
    colours = party_colours(case_of(istanbul, *[None] * 10))
    assert len(colours) == 10
    assert all(one != other for one, other in combinations([colours[f"p{n}"] for n in range(8)], 2))


def test_a_partys_colour_does_not_depend_on_who_it_is_compared_with(istanbul: Case) -> None:
    assert party_colours(istanbul)["russia"] == "#0072B2"
    assert party_colours(istanbul)["ukraine"] == "#D55E00"
