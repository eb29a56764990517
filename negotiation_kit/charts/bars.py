"""Where the bars of the chart by basket go, and whether their parts can hold their own text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.charts.canvas import POINTS
from negotiation_kit.charts.legend import legend_height
from negotiation_kit.charts.lettering import fitted, text_width
from negotiation_kit.palette import VERDICTS

Counts = Counter[Verdict]
TYPE, HEAD = 9.0, 10.5
"""Sizes of type in points."""
EDGE, BAR = 0.12, 0.31
"""Space at the edges and between a name and its bar, and a bar's height, in inches."""
PADDING = 6
"""Space beside a text, in points."""
_ROW, _TYPE_ROW, _HEAD_ROW = 0.46, 0.16, 0.2
_NAMES, _NAME_LINES, _HEAD_LINES = 1.4, 2, 3
_LEAST_LENGTH = 2.6


@dataclass(frozen=True)
class Bars:
    """The chart laid out, in inches.

    Parameters
    ----------
    head : tuple of str
        The title, in lines.
    names : tuple of tuple of str
        Every basket's title, in lines.
    middles : tuple of float
        The middle of every bar.
    left, length : float
        Where the bars start, and how long the longest may be, its text included.
    foot : float
        Where the legend starts.
    stacked : bool
        Whether names stand over the bars: in a narrow chart there is no room beside them.
    """

    head: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    middles: tuple[float, ...]
    left: float
    length: float
    foot: float
    width: float
    height: float
    stacked: bool


def bars(head: str, names: Sequence[str], legend: Sequence[str], width: float) -> Bars:
    """Lay out title, bars and legend, one below the other, at a width in inches."""
    stacked = width - _NAMES - 2 * EDGE < _LEAST_LENGTH
    room = width - 2 * EDGE
    head_lines = fitted(head, room * POINTS, HEAD, most=_HEAD_LINES)
    lines = [
        fitted(name, (room if stacked else _NAMES - EDGE) * POINTS, TYPE, most=_NAME_LINES) for name in names
    ]
    middles, foot = [], EDGE + len(head_lines) * _HEAD_ROW + EDGE / 2
    for name in lines:
        over = len(name) * _TYPE_ROW if stacked else 0.0
        middles.append(foot + over + _ROW / 2)
        foot += over + _ROW
    foot += EDGE
    left = EDGE if stacked else EDGE + _NAMES
    height = foot + legend_height(legend, room) + EDGE
    return Bars(
        head_lines, tuple(lines), tuple(middles), left, width - left - EDGE, foot, width, height, stacked
    )


def scaled(every: Sequence[Counts], length: float) -> tuple[float, bool]:
    """Return how many issues an inch stands for, and whether every part of a bar can hold its own text.

    Where one cannot, texts stand behind the bars, which are shorter then.
    """
    longest = max((counts.total() for counts in every), default=1)
    if all(_fits(counts, length / longest) for counts in every):
        return longest / length, True
    told = max(text_width(told_together(counts), TYPE) + 2 * PADDING for counts in every) / POINTS
    return longest / max(0.3 * length, length - told), False


def told(verdict: Verdict, counts: Counts) -> str:
    """Return glyph and count of a verdict."""
    return f"{VERDICTS[verdict].glyph} {counts[verdict]}"


def told_together(counts: Counts) -> str:
    """Return glyph and count of every verdict of a bar."""
    return "  ".join(told(verdict, counts) for verdict in Verdict if counts[verdict])


def _fits(counts: Counts, inches: float) -> bool:
    """Return whether each part is wide enough for its text, at so many inches an issue."""
    return all(
        text_width(told(verdict, counts), TYPE) + PADDING <= count * inches * POINTS
        for verdict, count in counts.items()
    )
