"""Legends in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.artist import Artist

from negotiation_kit.charts.canvas import INK, POINTS, Pen
from negotiation_kit.charts.lettering import fitted, text_width

TYPE = 9.0
ROW = 0.2
"""Height of a row in inches."""
_HANDLE, _BETWEEN, _HANDLE_GAP = 1.6, 1.4, 0.5
"""In sizes of type, as matplotlib counts the parts of a legend."""


def legend_height(labels: Sequence[str], width: float) -> float:
    """Return the height a legend takes at a width, both in inches."""
    return -(-len(labels) // _columns(labels, width)) * ROW if labels else 0.0


def draw_legend(
    pen: Pen, handles: Sequence[Artist], labels: Sequence[str], place: tuple[float, float], width: float
) -> None:
    """Draw a legend whose upper left corner is at a place, no wider than `width` inches."""
    if not handles:
        return
    legend = pen.ax.legend(
        list(handles),
        ["-"] * len(handles),
        loc="upper left",
        bbox_to_anchor=place,
        bbox_transform=pen.ax.transData,
        ncols=_columns(labels, width),
        frameon=False,
        fontsize=TYPE * pen.zoom,
        labelcolor=INK,
        handlelength=_HANDLE,
        markerscale=pen.zoom,
        columnspacing=_BETWEEN,
        handletextpad=_HANDLE_GAP,
        borderpad=0,
        borderaxespad=0,
    )
    # Set afterwards, so that a name is not taken for mathematics, and one that starts with _ not for private.
    for text, label in zip(legend.get_texts(), labels, strict=True):
        text.set(parse_math=False, usetex=False)
        text.set_text(shortened(label, width))


def shortened(label: str, width: float) -> str:
    """Return a label as one line that fits a legend of this width in inches."""
    room = width * POINTS - (_HANDLE + _HANDLE_GAP) * TYPE
    return "".join(fitted(label, room, TYPE, most=1))


def _columns(labels: Sequence[str], width: float) -> int:
    """Return in how many columns the labels fit; they are filled one after the other."""
    entries = [text_width(shortened(label, width), TYPE) + (_HANDLE + _HANDLE_GAP) * TYPE for label in labels]
    for columns in range(len(entries), 1, -1):
        most, longer = divmod(len(entries), columns)
        ends = [most * number + min(number, longer) for number in range(columns + 1)]
        widths = [max(entries[start:end]) for start, end in pairwise(ends)]
        if sum(widths) + _BETWEEN * TYPE * (columns - 1) <= width * POINTS:
            return columns
    return 1
