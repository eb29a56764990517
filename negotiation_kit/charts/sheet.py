"""How tall each issue's strip is and where its labels go: all that must be known before anything is drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from matplotlib.artist import Artist
from matplotlib.lines import Line2D

from negotiation_kit.analysis.comparing import IssueComparison, Stance
from negotiation_kit.charts.canvas import (
    GREY,
    INK,
    POINTS,
    Label,
    Pen,
    families,
    fitted,
    placed,
    rows_needed,
    text_width,
)
from negotiation_kit.render.palette import Look
from negotiation_kit.render.scale_strip import Drawn, drawn
from negotiation_kit.scales import Interval, Scale, Tick, parts_of
from negotiation_kit.wording import ENGLISH, say, translated

TYPE = 9.0
ROW = 0.2
"""Height of a row in inches."""
Signs = Sequence[tuple[str, Artist]]
"""Of a legend: what each sign means, and the sign."""
_HANDLE, _BETWEEN, _HANDLE_GAP = 1.6, 1.4, 0.5
"""In sizes of type, as matplotlib counts the parts of a legend."""


def legend_height(signs: Signs, width: float) -> float:
    """Return the height a legend takes at a width, both in inches."""
    return -(-len(signs) // _columns(signs, width)) * ROW


def draw_legend(pen: Pen, signs: Signs, place: tuple[float, float], width: float) -> None:
    """Draw a legend whose upper left corner is at a place, no wider than `width` inches."""
    if not signs:
        return
    legend = pen.ax.legend(
        [handle for _, handle in signs],
        ["-"] * len(signs),
        loc=2,  # the upper left
        bbox_to_anchor=place,
        bbox_transform=pen.ax.transData,
        ncols=_columns(signs, width),
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
    for text, (label, _) in zip(legend.get_texts(), signs, strict=True):
        text.set(parse_math=False, usetex=False, fontfamily=families(label))
        text.set_text(shortened(label, width))


def shortened(label: str, width: float) -> str:
    """Return a label as one line that fits a legend of this width in inches."""
    room = width * POINTS - (_HANDLE + _HANDLE_GAP) * TYPE
    return "".join(fitted(label, room, TYPE, most=1))


def _columns(signs: Signs, width: float) -> int:
    """Return in how many columns the labels fit; they are filled one after the other."""
    entries = [
        text_width(shortened(label, width), TYPE) + (_HANDLE + _HANDLE_GAP) * TYPE for label, _ in signs
    ]
    for columns in range(len(entries), 1, -1):
        most, longer = divmod(len(entries), columns)
        ends = [most * number + min(number, longer) for number in range(columns + 1)]
        widths = [max(entries[start:end]) for start, end in pairwise(ends)]
        if sum(widths) + _BETWEEN * TYPE * (columns - 1) <= width * POINTS:
            return columns
    return 1


TITLE, LABEL = 9.0, 8.0
"""Sizes of type in points."""
TITLE_ROW, LABEL_ROW = 0.16, 0.14
"""Heights of a line of type in inches."""
LINE, LABELS, _FOOT = 0.3, 0.64, 0.06
"""Where the line and the foot of the first labels are, and the space under them all, in inches."""
EDGE = 0.1
"""Space at the edges of the sheet, and between a title and its scale, in inches."""
_TITLES, BADGES = 1.75, 1.4
"""Widths of the titles beside the lines and of the verdicts behind them, in inches."""
_LEAST_LINE = 2.2
_GAP = 0.018
_MOST_ROWS = 3
_WIDEST = 0.42
_TITLE_LINES = 4
_BADGE_ROWS, _BADGE_LINES = 2, 3


@dataclass(frozen=True)
class Strip:
    """One issue's part of the chart; its title starts at `head`, its scale at `top`, in inches downwards."""

    row: IssueComparison
    head: float
    top: float
    title: tuple[str, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Lines:
    """How scales lie one under the other, in inches.

    Parameters
    ----------
    left, line : float
        Where the scales' lines start, and how long they are.
    stacked : bool
        Whether titles and verdicts stand over the lines: on a narrow sheet there is no room beside them.
    """

    width: float
    left: float
    line: float
    stacked: bool

    def x(self, inches: float) -> float:
        """Return a place, in inches from the left edge, in the coordinates of the scales."""
        return (inches - self.left) / self.line

    @property
    def legend(self) -> tuple[float, float]:
        """Where the legend starts, and how wide it may be."""
        start = EDGE if self.stacked else self.left
        return start, self.width - start - EDGE

    def head(self, signs: Signs) -> float:
        """Return where the strips start, under a legend."""
        return 2 * EDGE + legend_height(signs, self.legend[1])

    def draw_legend(self, pen: Pen, signs: Signs) -> None:
        """Draw the legend in its place."""
        draw_legend(pen, signs, (self.x(self.legend[0]), EDGE), self.legend[1])


def lines(width: float, titles: float, badges: float, least: float) -> Lines:
    """Lay lines between titles and verdicts, or under both where less than the least length is left."""
    line = width - 2 * EDGE - titles - badges
    stacked = line < least
    left, line = (2 * EDGE, width - 4 * EDGE) if stacked else (EDGE + titles, line)
    return Lines(width, left, line, stacked)


@dataclass(frozen=True)
class Sheet(Lines):
    """All strips."""

    strips: tuple[Strip, ...]
    height: float


def sheet(rows: Sequence[IssueComparison], legend: Signs, width: float, language: str = ENGLISH) -> Sheet:
    """Lay out the strips of a chart under its legend.

    Parameters
    ----------
    rows : sequence of IssueComparison
    legend : Signs
    width : float
        In inches.
    language : str
    """
    plan = lines(width, _TITLES, BADGES, _LEAST_LINE)
    titles = (width - EDGE - BADGES if plan.stacked else _TITLES) - EDGE
    strips, foot = [], plan.head(legend)
    for row in rows:
        strip = _strip(row, foot, plan.line, titles, plan.stacked, language)
        strips.append(strip)
        half = 0.0 if plan.stacked else len(strip.title) * TITLE_ROW / 2
        foot = strip.top + max(LABELS + rows_needed(strip.labels) * LABEL_ROW, LINE + half) + _FOOT
    foot += 0.0 if rows else TITLE_ROW + EDGE
    return Sheet(**vars(plan), strips=tuple(strips), height=foot + EDGE)


def _strip(
    row: IssueComparison, head: float, line: float, titles: float, stacked: bool, language: str
) -> Strip:
    title = fitted(translated(row.issue, "title", language), titles * POINTS, TITLE, most=_TITLE_LINES)
    if stacked:
        top = head + max(len(title), _BADGE_ROWS) * TITLE_ROW + EDGE / 2
    else:
        top = head + max(0.0, len(title) * TITLE_ROW / 2 - LINE)
    said = {name for party in (row.a, row.b) for name in _said(party)}
    return Strip(row, head, top, title, scale_labels(row.issue.scale, said, line * POINTS, language))


def scale_labels(scale: Scale, said: Collection[str], line: float, language: str) -> tuple[Label, ...]:
    """Return the labels under a scale: its two ends, or its levels.

    Parameters
    ----------
    scale : Scale
    said : collection of str
        The levels that somebody names: where there is no room for all, these and the ends of an order stay.
    line : float
        Length of the scale in points.
    language : str
    """
    ticks = scale.ticks(language)
    every = placed((_label(tick, line) for tick in ticks), _GAP)
    if rows_needed(every) <= _MOST_ROWS:
        return every
    ends = (ticks[0], ticks[-1]) if scale.has_order else ()
    needed = (tick for tick in ticks if tick.name in said or tick in ends)
    return placed((_label(tick, line) for tick in needed), _GAP)


def _label(tick: Tick, line: float) -> Label:
    lines = fitted(tick.text, _WIDEST * line, LABEL)
    return Label(tick.at, lines, max((text_width(part, LABEL) for part in lines), default=0.0) / line)


def _said(party: Stance) -> set[str]:
    offered = {str(part) for offer in party.headline for part in parts_of(offer.value)}
    return offered | {str(part) for part in party.rejects}


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
    rows: Sequence[IssueComparison], names: Sequence[str], colours: Sequence[str], language: str = ENGLISH
) -> list[tuple[str, Line2D]]:
    """Return label and handle for each side and for every other sign that the chart has."""
    sides = [drawn(party) for row in rows for party in (row.a, row.b)]
    found = [
        (name, Line2D([], [], linestyle="", marker=marker, markersize=8, color=colour))
        for name, marker, colour in zip(names, MARKERS, colours, strict=True)
    ]
    if any(side.crosses for side in sides):
        found.append((say(language, "chart.rejects"), Line2D([], [], linestyle="", marker="x", color=INK)))
    if any(side.possible for side in sides):
        possible = Line2D([], [], linestyle=":", linewidth=2.2, color=INK)
        found.append((say(language, "chart.stays-possible"), possible))
    if any(side.hollow for side in sides):
        hollow = Line2D([], [], linestyle="", marker="^", markersize=8, color=INK, markerfacecolor="white")
        found.append((say(language, "chart.only-option-left"), hollow))
    return found


def draw_badge(
    pen: Pen, place: tuple[float, float], look: Look, below: str, width: float, align: str
) -> None:
    """Write a verdict or a change on its colour, in as many lines as `width` inches ask for, and words below.

    Parameters
    ----------
    place : (float, float)
        Of the middle of the first line.
    align : {"left", "right"}
    """
    x, y = place
    lines = fitted(look.label, width * POINTS, LABEL + 0.5, most=_BADGE_LINES)
    box = {"facecolor": look.fill, "edgecolor": "none", "boxstyle": "round,pad=0.3"}
    top = y - LABEL_ROW / 2
    pen.write(x, top, "\n".join(lines), LABEL + 0.5, ha=align, va="top", color=look.text, bbox=box)
    pen.write(x, top + LABEL_ROW * len(lines) + 0.06, below, LABEL, ha=align, va="top")


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
