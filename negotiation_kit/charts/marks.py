"""A scale and one side's marks on it, and the signs of the legend that explain them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.lines import Line2D

from negotiation_kit.analysis.comparing import IssueComparison
from negotiation_kit.charts.canvas import GREY, INK, Pen
from negotiation_kit.charts.sheet import LABEL, LINE
from negotiation_kit.scales import Interval, Scale
from negotiation_kit.views.drawing import Drawn, drawn

MARKERS = ("v", "^")
_OFFSETS = (-0.12, 0.12)
_BESIDE = 0.08
_OVER = 0.05
"""In inches: from a mark to its figure, and how far dots go beyond what they mark."""


def draw_scale(pen: Pen, scale: Scale, y: float) -> None:
    """Draw a scale: a line where it has an order, a dot for each option, a stroke at an end that is none."""
    if scale.has_order:
        ends = "" if scale.choices else "|"
        stroke(pen, (0, 1), y, 1.2, color=GREY, zorder=1, marker=ends, markersize=8 * pen.zoom)
    if scale.choices:
        places = [tick.at for tick in scale.ticks()]
        dots: dict[str, Any] = {"s": 20 * pen.zoom**2, "facecolor": "white", "edgecolor": GREY, "zorder": 2}
        pen.ax.scatter(places, [y] * len(places), **dots)


def draw_side(pen: Pen, seen: Drawn, place: int, colour: str, *, top: float, line: float) -> None:
    """Draw one side: above the line pointing down (place 0), or below it pointing up (place 1).

    Parameters
    ----------
    top, line : float
        Of the strip and of its scale, in inches.
    """
    y = top + LINE + _OFFSETS[place]
    for low, high in seen.stretches:
        stroke(pen, (low, high), y, 4, color=colour, solid_capstyle="butt")
    for low, high in seen.barred:
        stroke(pen, (low, high), y, 0.8, color=colour)
    for low, high in seen.possible:
        stroke(pen, (low - _OVER / line, high + _OVER / line), y, 2.2, color=colour, linestyle=":")
    if seen.crosses:
        _signs(pen, seen.crosses, y, 6, marker="x", color=colour, mew=1.6 * pen.zoom, zorder=4)
    if seen.marks:
        face = "white" if seen.hollow else colour
        _signs(pen, seen.marks, y, 7.5, marker=MARKERS[place], color=colour, mfc=face, zorder=3)
    _figures(pen, seen, y, _BESIDE / line)


def signs(
    rows: Sequence[IssueComparison], names: Sequence[str], colours: Sequence[str]
) -> list[tuple[str, Line2D]]:
    """Return label and handle for each side and for every other sign that the chart has."""
    sides = [drawn(party) for row in rows for party in (row.a, row.b)]
    found = [
        (name, Line2D([], [], linestyle="", marker=marker, markersize=8, color=colour))
        for name, marker, colour in zip(names, MARKERS, colours, strict=True)
    ]
    if any(side.crosses for side in sides):
        found.append(("rejects", Line2D([], [], linestyle="", marker="x", color=INK)))
    if any(side.possible for side in sides):
        found.append(("stays possible", Line2D([], [], linestyle=":", linewidth=2.2, color=INK)))
    if any(side.hollow for side in sides):
        hollow = Line2D([], [], linestyle="", marker="^", markersize=8, color=INK, markerfacecolor="white")
        found.append(("the only option left", hollow))
    return found


def stroke(pen: Pen, ends: Interval, y: float, width: float, **options: Any) -> None:
    """Draw a horizontal line, its width in points."""
    pen.ax.plot(ends, (y, y), linewidth=width * pen.zoom, **{"zorder": 2, **options})


def _signs(pen: Pen, places: Sequence[float], y: float, size: float, **options: Any) -> None:
    pen.ax.plot(places, [y] * len(places), linestyle="", markersize=size * pen.zoom, **options)


def _figures(pen: Pen, seen: Drawn, y: float, beside: float) -> None:
    """Write the coded numbers beside the marks, on the side with more room."""
    if not seen.figures:
        return
    low = min([*seen.marks, *(start for start, _ in seen.stretches)])
    high = max([*seen.marks, *(end for _, end in seen.stretches)])
    left = low > 1 - high
    x, align = (low - beside, "right") if left else (high + beside, "left")
    pen.write(x, y, seen.figures, LABEL, ha=align, va="center")
