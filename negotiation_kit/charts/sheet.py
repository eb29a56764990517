"""How tall each issue's strip is and where its labels go: all that must be known before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_kit.charts.lettering import Label, Placed, fitted, placed, rows_needed, text_width
from negotiation_kit.comparison import IssueComparison, Stance
from negotiation_kit.scales import Line, parts_of
from negotiation_kit.views.drawing import level_places
from negotiation_kit.views.values import ends_text, level_text

TITLE, LABEL = 9.0, 8.0
"""Sizes of type in points."""
TITLE_ROW, LABEL_ROW = 0.16, 0.14
"""Heights of a line of type in inches."""
LINE, LABELS, _FOOT = 0.3, 0.64, 0.06
"""Where the line and the foot of the first labels are, and the space under them all, in inches."""

_GAP = 0.018
_MOST_ROWS = 3
_WIDEST = 0.42
_TITLE_LINES = 4


@dataclass(frozen=True)
class Strip:
    """One issue's part of the chart; `top` is measured downwards in inches."""

    row: IssueComparison
    top: float
    title: tuple[str, ...]
    labels: tuple[Placed, ...]


@dataclass(frozen=True)
class Sheet:
    """All strips and their height together, in inches."""

    strips: tuple[Strip, ...]
    height: float


def sheet(rows: list[IssueComparison], line: float, title: float) -> Sheet:
    """Lay out the strips of a chart.

    Parameters
    ----------
    rows : list of IssueComparison
    line, title : float
        Widths of a scale's line and of the titles, in points.
    """
    strips, top = [], 0.0
    for row in rows:
        lines = fitted(row.issue.title, title, TITLE, most=_TITLE_LINES)
        labels = _labels(row, line)
        half = len(lines) * TITLE_ROW / 2
        top += max(0.0, half - LINE)
        strips.append(Strip(row, top, lines, labels))
        top += max(LABELS + rows_needed(labels) * LABEL_ROW, LINE + half) + _FOOT
    return Sheet(tuple(strips), max(top, LINE))


def _labels(row: IssueComparison, line: float) -> tuple[Placed, ...]:
    scale = row.issue.scale
    if isinstance(scale, Line):
        low, high = ends_text(scale)
        return tuple(placed([_label(0, low, line), _label(1, high, line)], _GAP))
    places = level_places(scale)
    every = placed((_label(x, level_text(scale, name), line) for name, x in places.items()), _GAP)
    if rows_needed(every) <= _MOST_ROWS:
        return tuple(every)
    needed = _needed(row, list(places))
    return tuple(placed((_label(places[name], level_text(scale, name), line) for name in needed), _GAP))


def _label(at: float, text: str, line: float) -> Label:
    lines = fitted(text, _WIDEST * line, LABEL)
    return Label(at, lines, max((text_width(part, LABEL) for part in lines), default=0.0) / line)


def _needed(row: IssueComparison, names: list[str]) -> list[str]:
    """Return the levels nobody can do without: those a side names, and the two ends of an order."""
    said = {name for party in (row.a, row.b) for name in _said(party)}
    ends = (names[0], names[-1]) if row.issue.scale.coordinate(names[0]) is not None else ()
    return [name for name in names if name in said or name in ends]


def _said(party: Stance) -> set[str]:
    offered = {str(part) for offer in party.headline for part in parts_of(offer.value)}
    return offered | {str(part) for part in party.rejects}
