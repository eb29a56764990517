"""Where things are drawn, worked by hand: the line runs from x = 10 to x = 180, so 0.5 lies at 95."""

from __future__ import annotations

from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Stance, stance
from negotiation_kit.model import Position
from negotiation_kit.scales import Span
from negotiation_kit.webpage.statements import figures, levels_of, scale_shape, stance_shape, x_of
from tests.analysis.coding.cases import ISSUES, build


def seen(issue: str, **fields: Any) -> Stance:
    entry = Position("a", "r1", issue, **fields)
    case = build(entry)
    return stance(case, case.party("a"), case.issue(issue), "r1", "reading")


@pytest.mark.parametrize(("coordinate", "x"), [(0, 10.0), (0.5, 95.0), (1, 180.0), (1 / 3, 66.7)])
def test_a_coordinate_has_its_place(coordinate: float, x: float) -> None:
    assert x_of(coordinate) == x


def test_a_level_is_a_triangle_that_points_at_the_line() -> None:
    assert stance_shape(seen("pace", value="mid")) == '<path d="M89,-14h12l-6,10z" class="full"/>'


def test_the_only_level_left_is_hollow_and_what_is_rejected_crossed() -> None:
    drawn = stance_shape(seen("pace", rejects=("slow", "mid")))
    assert '<path d="M6.5,-13l7,7m0,-7l-7,7M91.5,-13l7,7m0,-7l-7,7" class="cross"/>' in drawn
    assert '<path d="M174,-14h12l-6,10z" class="hollow"/>' in drawn


def test_what_a_rejection_leaves_is_dotted() -> None:
    assert 'class="dots"' in stance_shape(seen("pace", rejects=("slow",)))


def test_a_range_is_a_bar_with_its_mark_in_the_middle() -> None:
    drawn = stance_shape(seen("days", value=(Span(2, 4),)))
    assert drawn == '<path d="M44,-7H78" class="bar"/><path d="M55,-14h12l-6,10z" class="full"/>'


@pytest.mark.parametrize(
    ("value", "written"), [(Span(2, 2), ("2", 54.0, "start")), (Span(9, 9), ("9", 153.0, "end"))]
)
def test_numbers_stand_on_the_side_with_more_room(value: Span, written: tuple[str, float, str]) -> None:
    assert figures(seen("days", value=(value,))) == written


def test_silence_is_not_drawn() -> None:
    assert stance_shape(seen("pace", engagement=None)) == ""
    assert figures(seen("days")) is None


def test_scales_without_an_order_have_options_and_no_line() -> None:
    pace, days, road, goods = (issue.scale for issue in ISSUES)
    assert [scale.has_order for scale in (pace, days, road, goods)] == [True, True, False, False]
    assert levels_of(road) == ("north", "south", "west")
    assert levels_of(pace) == ()
    assert scale_shape(days) == '<path d="M10,0H180M10,-4v8M180,-4v8" class="rule"/>'
    assert scale_shape(pace).count("a3.2,3.2") == 6  # two arcs a level


def test_a_page_of_the_invented_case_can_be_made() -> None:
    case = build(Position("a", "r1", "pace", value="mid"), Position("b", "r1", "pace", value="fast"))
    assert "Where A and B stand" in nk.page(case).html
