"""Figures without pyplot: made when no axes are given, and turned into bytes for a page or a file."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.legend import Legend

PAPER, INK, GREY = "#ffffff", "#1b1f23", "#8a8f94"
DPI = 160
POINTS = 72


class Margins(NamedTuple):
    """Space around the axes, in inches."""

    left: float
    right: float
    top: float
    bottom: float


def axes_or_new(ax: Axes | None, width: float, height: float, margins: Margins) -> Axes:
    """Return the axes given, or those of a new figure of this size in inches.

    A figure given by the caller keeps its size; a new one belongs to no pyplot state, so that it is freed
    when the last reference to it goes.
    """
    if ax is not None:
        return ax
    figure = Figure(figsize=(width, height), facecolor=PAPER)
    FigureCanvasAgg(figure)
    left, bottom = margins.left / width, margins.bottom / height
    across = 1 - left - margins.right / width
    up = 1 - bottom - margins.top / height
    return figure.add_axes((left, bottom, across, up))


def size(ax: Axes) -> tuple[float, float]:
    """Return width and height of the axes in inches."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    box = ax.get_window_extent()
    return box.width / figure.dpi, box.height / figure.dpi


def plainly(legend: Legend) -> None:
    """Keep a legend's texts, which come from files, from being read as mathematics."""
    for text in legend.get_texts():
        text.set_parse_math(False)


def to_png(ax: Axes, dpi: int = DPI) -> bytes:
    """Return the figure of these axes as PNG."""
    return _saved(ax, "png", dpi)


def to_svg(ax: Axes) -> bytes:
    """Return the figure of these axes as SVG."""
    return _saved(ax, "svg", DPI)


def _saved(ax: Axes, kind: str, dpi: int) -> bytes:
    figure = ax.get_figure(root=True)
    assert figure is not None
    buffer = BytesIO()
    # Without a date the same chart is the same file.
    metadata = {"Date": None} if kind == "svg" else None
    figure.savefig(buffer, format=kind, dpi=dpi, facecolor=figure.get_facecolor(), metadata=metadata)
    return buffer.getvalue()
