"""Legends: as many columns as fit, and names as they are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from negotiation_kit.charts.canvas import Pen
from negotiation_kit.charts.sheet import ROW, draw_legend, legend_height, shortened

NAMES = ["agree", "diverge", "one-sided", "open", "not comparable"]


@pytest.mark.parametrize(("width", "rows"), [(8, 1), (4, 2), (3, 3), (1, 5), (0.1, 5)])
def test_a_narrow_legend_is_a_tall_one(width: float, rows: int) -> None:
    assert legend_height([(name, Line2D([], [])) for name in NAMES], width) == pytest.approx(rows * ROW)


def test_a_legend_of_nothing_takes_no_room_and_is_not_drawn(axes: Callable[..., Axes]) -> None:
    ax = axes(4, 4)
    draw_legend(Pen(ax, 1), [], (0, 0), 4)
    assert ax.get_legend() is None
    assert legend_height([], 4) == 0


@pytest.mark.parametrize("name", ["_Russia", "__", "$x$", r"\frac{1}{2}", "$5 to $10", "a%b", "Ответ"])
def test_names_are_shown_as_they_are_written(axes: Callable[..., Axes], name: str) -> None:
    ax = axes(4, 4)
    draw_legend(Pen(ax, 0.5), [(name, Line2D([], [])), ("b", Line2D([], []))], (0, 1), 3.2)
    legend = ax.get_legend()
    assert legend is not None
    texts = legend.get_texts()
    assert [text.get_text() for text in texts] == [name, "b"]
    assert not any(text.get_parse_math() or text.get_usetex() for text in texts)
    assert {text.get_fontsize() for text in texts} == {4.5}


def test_a_long_name_is_shortened_to_the_width_of_the_legend() -> None:
    assert shortened("Russia", 3) == "Russia"
    assert shortened("Organisation " * 20, 3).endswith("…")
