"""One side's marks on a scale, and the legend that explains them."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from negotiation_kit.charts.canvas import INK
from negotiation_kit.charts.lettering import write
from negotiation_kit.charts.sheet import LABEL, LINE
from negotiation_kit.comparison import IssueComparison
from negotiation_kit.views.drawing import Drawn, drawn

MARKERS = ("v", "^")
_OFFSETS = (-0.12, 0.12)
_BESIDE = 0.02


def draw_side(ax: Axes, seen: Drawn, top: float, colour: str, place: int) -> None:
    """Draw one side: above the line pointing down (place 0), or below it pointing up (place 1)."""
    y = top + LINE + _OFFSETS[place]
    for low, high in seen.stretches:
        ax.plot([low, high], [y, y], color=colour, linewidth=4, solid_capstyle="butt", zorder=2)
    for low, high in seen.barred:
        ax.plot([low, high], [y, y], color=colour, linewidth=0.8, zorder=2)
    for low, high in seen.possible:
        ends = [low - _BESIDE, high + _BESIDE]
        ax.plot(ends, [y, y], color=colour, linewidth=2.2, linestyle=":", zorder=2)
    ax.plot(seen.crosses, [y] * len(seen.crosses), "x", color=colour, markersize=6, mew=1.6, zorder=4)
    (marks,) = ax.plot(seen.marks, [y] * len(seen.marks), MARKERS[place], color=colour, zorder=3)
    marks.set_markersize(7.5)
    if seen.hollow:
        marks.set_markerfacecolor("white")
    _figures(ax, seen, y)


def legend_handles(rows: list[IssueComparison], names: list[str], colours: list[str]) -> list[Line2D]:
    """Return a handle for each side and for every other sign that the chart has."""
    sides = [drawn(party) for row in rows for party in (row.a, row.b)]
    handles = [
        Line2D([], [], linestyle="", marker=marker, markersize=8, color=colour, label=f"\u200b{name}")
        for marker, name, colour in zip(MARKERS, names, colours, strict=True)
    ]
    if any(side.crosses for side in sides):
        handles.append(Line2D([], [], linestyle="", marker="x", color=INK, label="rejects"))
    if any(side.possible for side in sides):
        handles.append(Line2D([], [], linestyle=":", linewidth=2.2, color=INK, label="stays possible"))
    if any(side.hollow for side in sides):
        hollow = Line2D([], [], linestyle="", marker="^", markersize=8, color=INK, markerfacecolor="white")
        hollow.set_label("the only option left")
        handles.append(hollow)
    return handles


def _figures(ax: Axes, seen: Drawn, y: float) -> None:
    """Write the coded numbers beside the marks, on the side with more room."""
    if not seen.figures:
        return
    low = min([*seen.marks, *(start for start, _ in seen.stretches)])
    high = max([*seen.marks, *(end for _, end in seen.stretches)])
    left = low > 1 - high
    x, align = (low - _BESIDE, "right") if left else (high + _BESIDE, "left")
    write(ax, x, y, seen.figures, ha=align, va="center", fontsize=LABEL)
