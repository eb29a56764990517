"""Figures without pyplot, and plans that fit whatever axes they are given."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.charts import to_png, to_svg, verdicts_by_basket
from negotiation_kit.charts.canvas import Pen, laid_out

MakeAxes = Callable[..., Axes]


@dataclass(frozen=True)
class Area:
    """A plan that takes twelve square inches, whatever its width."""

    width: float

    @property
    def height(self) -> float:
        return 12 / self.width


def test_a_new_figure_is_as_tall_as_the_plan_and_full_to_its_edges() -> None:
    pen, plan = laid_out(None, Area, "en")
    figure = pen.ax.get_figure(root=True)
    assert figure is not None
    assert figure.get_size_inches().tolist() == [7.6, pytest.approx(12 / 7.6)]
    assert pen.ax.get_position().bounds == (0, 0, 1, 1)
    assert (pen.zoom, plan.width, *pen.ax.get_ylim()) == (1, 7.6, plan.height, 0)


def test_axes_that_are_large_enough_keep_the_size_of_type(axes: MakeAxes) -> None:
    ax = axes(5, 10)  # 4 by 8 inches of axes: 12 square inches fit
    pen, plan = laid_out(ax, Area, "en")
    assert pen.ax is ax
    assert pen.zoom == 1
    assert plan.width == pytest.approx(4)
    assert list(ax.get_ylim()) == pytest.approx([8, 0])


def test_axes_that_are_too_small_have_smaller_type(axes: MakeAxes) -> None:
    pen, plan = laid_out(
        axes(5, 2.5), Area, "en"
    )  # 4 by 2 inches hold 12 square inches at the root of 8 / 12
    assert (8 / 12) ** 0.5 * 0.95 <= pen.zoom <= (8 / 12) ** 0.5
    assert plan.width == pytest.approx(4 / pen.zoom)


def test_narrow_axes_have_smaller_type(axes: MakeAxes) -> None:
    pen, plan = laid_out(axes(2, 20), Area, "en")
    assert pen.zoom == pytest.approx(1.6 / 3.2)
    assert plan.width == pytest.approx(3.2)


def test_text_is_never_read_as_mathematics_nor_as_tex(axes: MakeAxes) -> None:
    ax = axes(4, 4)
    Pen(ax, 0.5).write(0, 0, r"$\frac{1$ costs $5", 8)
    (text,) = ax.texts
    assert (text.get_parse_math(), text.get_usetex(), text.get_fontsize()) == (False, False, 4)
    to_png(ax, 20)


def test_png_and_svg_are_what_they_say(compared: Comparison) -> None:
    ax = verdicts_by_basket(compared)
    assert to_png(ax, 30).startswith(b"\x89PNG\r\n")
    svg = to_svg(ax)
    assert b"<svg" in svg
    assert b"<dc:date>" not in svg


def test_the_same_chart_is_the_same_svg() -> None:
    """A clipped line has a clip path, whose id matplotlib draws by lot unless it is told not to."""
    files = []
    for _ in range(2):
        ax = Figure().add_subplot()
        ax.plot([0, 1], [0, 1], clip_on=True)
        files.append(to_svg(ax))
    assert b"clip-path" in files[0]
    assert files[0] == files[1]


def test_a_figure_is_freed_with_its_last_reference(compared: Comparison) -> None:
    figures: list[weakref.ref[Figure]] = []
    for _ in range(3):
        figure = verdicts_by_basket(compared).get_figure(root=True)
        assert isinstance(figure, Figure)
        figures.append(weakref.ref(figure))
        del figure
    gc.collect()
    assert [figure() for figure in figures] == [None] * 3


def test_a_note_stands_under_all_that_is_drawn(axes: MakeAxes) -> None:
    for given in (None, axes(7.6, 4)):
        pen, plan = laid_out(given, Area, "en", note="1 warning")
        (note,) = pen.ax.texts
        assert note.get_text() == "1 warning"
        assert note.get_position()[1] == plan.height < pen.ax.get_ylim()[0]
