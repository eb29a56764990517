"""Where each issue's strip goes, before anything is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.lines import Line2D

from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.charts.canvas import text_width
from negotiation_kit.charts.sheet import EDGE, TITLE, sheet
from negotiation_kit.scales import Level, NominalScale


@pytest.mark.parametrize("width", [3.2, 5, 7.6, 14])
def test_strips_follow_each_other_and_the_line_ends_before_the_edge(
    compared: Comparison, width: float
) -> None:
    plan = sheet(compared.rows, [("Russia", Line2D([], [])), ("Ukraine", Line2D([], []))], width)
    assert len(plan.strips) == len(compared.rows)
    heads = [strip.head for strip in plan.strips]
    assert heads == sorted(heads)
    assert heads[0] > 2 * EDGE
    assert plan.strips[-1].top < plan.height
    assert plan.x(plan.left) == 0
    assert plan.x(plan.left + plan.line) == pytest.approx(1)
    assert plan.left + plan.line <= width - EDGE
    assert all(text_width(line, TITLE) / 72 < width for strip in plan.strips for line in strip.title)


def test_titles_stand_over_the_lines_where_there_is_no_room_beside_them(compared: Comparison) -> None:
    assert sheet(compared.rows, [], 3.2).stacked
    assert not sheet(compared.rows, [], 7.6).stacked
    stacked = sheet(compared.rows, [], 3.2).strips
    assert all(strip.top - strip.head >= len(strip.title) * 0.16 for strip in stacked)


def test_a_sheet_of_nothing_has_room_for_the_sentence_that_says_so() -> None:
    assert 0.3 < sheet([], [], 7.6).height < 1


def test_levels_too_many_to_name_are_left_to_those_that_matter(every_scale: Comparison) -> None:
    (row,) = (row for row in every_scale.rows if row.issue.id == "ordinal")
    (issue,) = (issue for issue in every_scale.case.issues if issue.id == "ordinal")
    assert isinstance(issue.scale, NominalScale)
    names = ["stop", *(f"level-{number}-with-a-long-name" for number in range(30)), "go"]
    scale = replace(issue.scale, values=tuple(Level(name, name) for name in names))
    many = replace(issue, scale=scale)
    crowded = replace(row, issue=many, a=replace(row.a, issue=many), b=replace(row.b, issue=many))
    (strip,) = sheet([crowded], [], 7.6).strips
    assert [line for item in strip.labels for line in item.lines] == ["stop", "go"]
