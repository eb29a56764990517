"""Figures without pyplot: made when no axes are given, and turned into bytes for a page or a file."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

PAPER, INK, GREY = "#ffffff", "#1b1f23", "#8a8f94"
LONGEST = 60
DPI = 144


def axes_or_new(ax: Axes | None, width: float, height: float) -> Axes:
    """Return the axes given, or those of a new figure of this size in inches.

    A figure given by the caller keeps its size; a new one belongs to no pyplot state, so that it is freed when the
    last reference to it goes.
    """
    if ax is not None:
        return ax
    figure = Figure(figsize=(width, height), facecolor=PAPER, layout="constrained")
    FigureCanvasAgg(figure)
    return figure.add_subplot()


def write(ax: Axes, x: float, y: float, text: str, **options: Any) -> None:
    """Write text that came from a file: never read as mathematics, and cut where it is too long to draw."""
    ax.text(x, y, shortened(text), parse_math=False, color=options.pop("color", INK), **options)


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text no longer than `longest` characters.

    Examples
    --------
    >>> shortened("abcdef", 4)
    'abc…'
    """
    return text if len(text) <= longest else text[: longest - 1] + "…"


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
    # A fixed date keeps the same chart the same file.
    metadata = {"Date": None} if kind == "svg" else None
    figure.savefig(buffer, format=kind, dpi=dpi, facecolor=figure.get_facecolor(), metadata=metadata)
    return buffer.getvalue()
