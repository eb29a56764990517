"""How tall each issue's strip is and where its labels go: all that must be known before anything is drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import IssueComparison, Stance
from negotiation_kit.charts.canvas import POINTS
from negotiation_kit.charts.legend import legend_height
from negotiation_kit.charts.lettering import Label, Placed, fitted, placed, rows_needed, text_width
from negotiation_kit.scales import Scale, Tick, parts_of

TITLE, LABEL = 9.0, 8.0
"""Sizes of type in points."""
TITLE_ROW, LABEL_ROW = 0.16, 0.14
"""Heights of a line of type in inches."""
LINE, LABELS, _FOOT = 0.3, 0.64, 0.06
"""Where the line and the foot of the first labels are, and the space under them all, in inches."""
EDGE = 0.1
"""Space at the edges of the sheet, and between a title and its scale, in inches."""
_TITLES, _BADGES = 1.75, 1.4
"""Widths of the titles beside the lines and of the verdicts behind them, in inches."""
_LEAST_LINE = 2.2
_GAP = 0.018
_MOST_ROWS = 3
_WIDEST = 0.42
_TITLE_LINES = 4
_BADGE_ROWS = 2


@dataclass(frozen=True)
class Strip:
    """One issue's part of the chart; its title starts at `head`, its scale at `top`, in inches downwards."""

    row: IssueComparison
    head: float
    top: float
    title: tuple[str, ...]
    labels: tuple[Placed, ...]


@dataclass(frozen=True)
class Sheet:
    """All strips, in inches.

    Parameters
    ----------
    left, line : float
        Where the scales' lines start, and how long they are.
    legend : (float, float)
        Where the legend starts, and how wide it may be.
    stacked : bool
        Whether titles and verdicts stand over the lines: on a narrow sheet there is no room beside them.
    """

    strips: tuple[Strip, ...]
    width: float
    height: float
    left: float
    line: float
    legend: tuple[float, float]
    stacked: bool

    def x(self, inches: float) -> float:
        """Return a place, in inches from the left edge, in the coordinates of the scales."""
        return (inches - self.left) / self.line


def sheet(rows: Sequence[IssueComparison], legend: Sequence[str], width: float) -> Sheet:
    """Lay out the strips of a chart under its legend.

    Parameters
    ----------
    rows : sequence of IssueComparison
    legend : sequence of str
        Its labels.
    width : float
        In inches.
    """
    line = width - 2 * EDGE - _TITLES - _BADGES
    stacked = line < _LEAST_LINE
    left, line = (2 * EDGE, width - 4 * EDGE) if stacked else (EDGE + _TITLES, line)
    titles = (width - EDGE - _BADGES if stacked else _TITLES) - EDGE
    start = EDGE if stacked else left
    room = width - start - EDGE
    strips, foot = [], EDGE + legend_height(legend, room) + EDGE
    for row in rows:
        strip = _strip(row, foot, line, titles, stacked)
        strips.append(strip)
        half = 0.0 if stacked else len(strip.title) * TITLE_ROW / 2
        foot = strip.top + max(LABELS + rows_needed(strip.labels) * LABEL_ROW, LINE + half) + _FOOT
    foot += 0.0 if rows else TITLE_ROW + EDGE
    return Sheet(tuple(strips), width, foot + EDGE, left, line, (start, room), stacked)


def _strip(row: IssueComparison, head: float, line: float, titles: float, stacked: bool) -> Strip:
    title = fitted(row.issue.title, titles * POINTS, TITLE, most=_TITLE_LINES)
    if stacked:
        top = head + max(len(title), _BADGE_ROWS) * TITLE_ROW + EDGE / 2
    else:
        top = head + max(0.0, len(title) * TITLE_ROW / 2 - LINE)
    return Strip(row, head, top, title, _labels(row, line * POINTS))


def _labels(row: IssueComparison, line: float) -> tuple[Placed, ...]:
    return scale_labels(row.issue.scale, {name for party in (row.a, row.b) for name in _said(party)}, line)


def scale_labels(scale: Scale, said: Collection[str], line: float) -> tuple[Placed, ...]:
    """Return the labels under a scale: its two ends, or its levels.

    Parameters
    ----------
    scale : Scale
    said : collection of str
        The levels that somebody names: where there is no room for all, these and the ends of an order stay.
    line : float
        Length of the scale in points.
    """
    ticks = scale.ticks()
    every = placed((_label(tick, line) for tick in ticks), _GAP)
    if rows_needed(every) <= _MOST_ROWS:
        return tuple(every)
    ends = (ticks[0], ticks[-1]) if scale.has_order else ()
    needed = (tick for tick in ticks if tick.name in said or tick in ends)
    return tuple(placed((_label(tick, line) for tick in needed), _GAP))


def _label(tick: Tick, line: float) -> Label:
    lines = fitted(tick.text, _WIDEST * line, LABEL)
    return Label(tick.at, lines, max((text_width(part, LABEL) for part in lines), default=0.0) / line)


def _said(party: Stance) -> set[str]:
    offered = {str(part) for offer in party.headline for part in parts_of(offer.value)}
    return offered | {str(part) for part in party.rejects}
