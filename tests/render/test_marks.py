"""The marks of the two sides in their colours."""

from __future__ import annotations

import pytest

from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.render.html import both_sides, cross, drawn_in, level_marks, marker
from negotiation_kit.render.palette import HOLLOW_MARKS, REJECT_MARK, SIDE_MARKS, party_colours


def test_each_side_has_its_own_mark_and_the_colour_of_its_party(compared: Comparison) -> None:
    colours = party_colours(compared.case)
    sides = both_sides(compared, compared.rows[0])
    for place, (side, party) in enumerate(zip(sides, (compared.a, compared.b), strict=True)):
        assert side.colour == colours[party.id]
        assert SIDE_MARKS[place] in marker(side)
        assert HOLLOW_MARKS[place] in marker(side, hollow=True)
        assert REJECT_MARK in cross(side)


def test_a_colour_is_there_also_where_a_browser_cannot_mix(compared: Comparison) -> None:
    side, _ = both_sides(compared, compared.rows[0])
    plain, mixed = drawn_in("color", side).split(";")
    assert plain == f"color:{side.colour}"
    assert mixed.startswith(f"color:color-mix(in srgb,{side.colour} ")
    assert mixed.endswith("currentcolor)")


@pytest.mark.parametrize(
    ("level", "marks"),
    [("local-pause", [SIDE_MARKS[0]]), ("general-unconditional", [REJECT_MARK, SIDE_MARKS[1]]), ("none", [])],
)
def test_a_level_has_a_mark_for_a_choice_and_a_cross_for_a_rejection(
    compared: Comparison, level: str, marks: list[str]
) -> None:
    row = compared.row("ceasefire-scope")
    found = level_marks(level, both_sides(compared, row))
    assert [html.partition(">")[2].partition("<")[0] for html in found] == marks
