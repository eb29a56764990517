"""One side's marks on a scale, and the legend's signs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.charts.canvas import Pen
from negotiation_kit.charts.sheet import draw_side, signs
from negotiation_kit.render.scale_strip import Drawn

BLUE = "#0072b2"


def across(line: Line2D) -> list[float]:
    return np.asarray(line.get_xdata()).tolist()  # type: ignore[no-any-return]


@pytest.fixture
def draw(axes: Callable[..., Axes]) -> Callable[[Drawn, int], Axes]:
    def drawing(seen: Drawn, place: int) -> Axes:
        ax = axes(4, 4)
        draw_side(Pen(ax, 1), seen, place, BLUE, top=0, line=2)
        assert {to_hex(line.get_color()) for line in ax.lines} <= {BLUE}
        return ax

    return drawing


@pytest.mark.parametrize(("place", "marker", "y"), [(0, "v", 0.18), (1, "^", 0.42)])
def test_one_side_points_down_on_the_line_and_the_other_up(
    draw: Callable[[Drawn, int], Axes], place: int, marker: str, y: float
) -> None:
    (line,) = draw(Drawn(marks=(0.25, 1.0)), place).lines
    assert (line.get_marker(), across(line), line.get_linestyle()) == (marker, [0.25, 1.0], "None")
    assert np.asarray(line.get_ydata()).tolist() == pytest.approx([y, y])


def test_what_is_left_over_is_hollow(draw: Callable[[Drawn, int], Axes]) -> None:
    (line,) = draw(Drawn(marks=(0.0,), hollow=True), 0).lines
    assert line.get_markerfacecolor() == "white"


def test_ranges_rejections_and_what_stays_possible_differ(draw: Callable[[Drawn, int], Axes]) -> None:
    seen = Drawn(stretches=((0.1, 0.2),), barred=((0.8, 0.9),), crosses=(0.85,), possible=((0, 0.5),))
    stretch, barred, possible, crosses = draw(seen, 0).lines
    assert stretch.get_linewidth() > barred.get_linewidth()
    assert possible.get_linestyle() == ":"
    assert across(possible) == pytest.approx([-0.025, 0.525])  # 0.05 inches of a line of 2
    assert crosses.get_marker() == "x"


@pytest.mark.parametrize(("mark", "align", "x"), [(0.25, "left", 0.29), (0.75, "right", 0.71)])
def test_figures_stand_on_the_side_with_more_room(
    draw: Callable[[Drawn, int], Axes], mark: float, align: str, x: float
) -> None:
    (text,) = draw(Drawn(marks=(mark,), figures="7"), 1).texts
    assert (text.get_text(), text.get_horizontalalignment()) == ("7", align)
    assert text.get_position()[0] == pytest.approx(x)


def test_a_side_without_a_position_is_not_drawn(draw: Callable[[Drawn, int], Axes]) -> None:
    ax = draw(Drawn(), 0)
    assert [*ax.lines, *ax.texts, *ax.patches] == []


def test_only_signs_that_are_drawn_are_explained(compared: Comparison) -> None:
    def labels(*issues: str) -> list[str]:
        rows = [row for row in compared.rows if row.issue.id in issues]
        return [label for label, _ in signs(rows, ["A", "B"], [BLUE, BLUE])]

    assert labels("return-of-dead", "children-return") == ["A", "B"]
    assert labels("ceasefire-scope") == ["A", "B", "rejects"]
    assert labels("neutral-status") == ["A", "B", "rejects", "stays possible"]
    assert labels("force-cap") == ["A", "B", "rejects", "the only option left"]
