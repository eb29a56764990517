"""Where the strips of the chart of possible agreement go: a strip an issue, in it a bar a party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from negotiation_kit.charts.canvas import POINTS
from negotiation_kit.charts.legend import legend_height
from negotiation_kit.charts.lettering import Label, Placed, fitted, placed, rows_needed, text_width
from negotiation_kit.charts.sheet import EDGE, LABEL, LABEL_ROW, TITLE, TITLE_ROW
from negotiation_kit.linkage import Outcome
from negotiation_kit.scales import Line
from negotiation_kit.views.drawing import level_places
from negotiation_kit.views.outcomes import outcome_title
from negotiation_kit.views.values import ends_text, level_text

BAR, _UNDER, _FOOT = 0.26, 0.1, 0.2
"""In inches: from one party's bar to the next, from the last to the labels, and between strips."""
_TITLES, _NAMES, BADGES, _LEAST_LINE = 1.75, 0.95, 1.6, 1.9
_MOST_LINES, _GAP, _WIDEST = 4, 0.018, 0.42


@dataclass(frozen=True)
class Zone:
    """One strip; its title starts at `head`, the middle of its first bar is at `top`, in inches downwards."""

    row: Outcome
    title: tuple[str, ...]
    labels: tuple[Placed, ...]
    head: float
    top: float

    def bar(self, place: int) -> float:
        """Return the middle of a party's bar."""
        return self.top + BAR * place

    @property
    def ends(self) -> tuple[float, float]:
        """Upper and lower edge of all bars together."""
        return self.top - BAR / 2, self.bar(len(self.row.rooms) - 1) + BAR / 2

    @property
    def under(self) -> float:
        """The foot of the first row of labels."""
        return self.ends[1] + _UNDER + LABEL_ROW * 0.6


@dataclass(frozen=True)
class Zones:
    """All strips; on a narrow sheet titles and results stand over the bars."""

    strips: tuple[Zone, ...]
    width: float
    height: float
    left: float
    line: float
    stacked: bool

    def x(self, inches: float) -> float:
        """Return a place, in inches from the left edge, in the coordinates of the scales."""
        return (inches - self.left) / self.line


def zones(rows: Sequence[Outcome], legend: Sequence[str], width: float) -> Zones:
    """Lay out the strips under their legend, at a width in inches."""
    line = width - 2 * EDGE - _TITLES - _NAMES - BADGES
    stacked = line < _LEAST_LINE
    left = EDGE + _NAMES if stacked else EDGE + _TITLES + _NAMES
    line = width - left - 2 * EDGE if stacked else line
    foot = EDGE + legend_height(legend, width - 2 * EDGE) + 2 * EDGE
    titles = width - 2 * EDGE - BADGES if stacked else _TITLES - EDGE
    strips = []
    for row in rows:
        strip = _strip(row, foot, line, titles, stacked)
        strips.append(strip)
        labels = strip.under + rows_needed(strip.labels) * LABEL_ROW
        beside = 0.0 if stacked else foot + len(strip.title) * TITLE_ROW
        foot = max(labels, beside) + _FOOT
    foot += 0.0 if rows else TITLE_ROW
    return Zones(tuple(strips), width, foot, left, line, stacked)


def _strip(row: Outcome, head: float, line: float, titles: float, stacked: bool) -> Zone:
    title = fitted(outcome_title(row), titles * POINTS, TITLE, most=_MOST_LINES)
    top = head + BAR / 2 + (max(2, len(title)) * TITLE_ROW + EDGE / 2 if stacked else 0.0)
    return Zone(row, title, _labels(row, line * POINTS), head, top)


def _labels(row: Outcome, line: float) -> tuple[Placed, ...]:
    scale = row.issue.scale
    if isinstance(scale, Line):
        low, high = ends_text(scale)
        return tuple(placed([_label(0, low, line), _label(1, high, line)], _GAP))
    places = level_places(scale)
    return tuple(placed((_label(x, level_text(scale, name), line) for name, x in places.items()), _GAP))


def _label(at: float, text: str, line: float) -> Label:
    lines = fitted(text, _WIDEST * line, LABEL)
    return Label(at, lines, max((text_width(part, LABEL) for part in lines), default=0.0) / line)
