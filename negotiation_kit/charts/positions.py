"""Where both sides stand, issue by issue, each on its own scale with its level names."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.axes import Axes

from negotiation_kit.charts.canvas import GREY, POINTS, Margins, axes_or_new, plainly, size
from negotiation_kit.charts.lettering import fitted, write
from negotiation_kit.charts.marks import draw_side, legend_handles
from negotiation_kit.charts.sheet import (
    LABEL,
    LABEL_ROW,
    LABELS,
    LINE,
    TITLE,
    Sheet,
    Strip,
    sheet,
)
from negotiation_kit.comparison import Comparison, IssueComparison, Stance
from negotiation_kit.palette import VERDICTS, party_colours
from negotiation_kit.scales import Line, OrdinalScale
from negotiation_kit.views.drawing import drawn, gap, level_places
from negotiation_kit.views.values import parts_text, value_text
from negotiation_kit.views.words import distance_text

_WIDTH = 7.6
_MARGINS = Margins(left=1.85, right=0.1, top=0.42, bottom=0.1)
_BEYOND, _BADGE = 1.34, 1.07
_LEGEND_LETTERS = 60


def positions_on_scales(
    comparison: Comparison, *, rows: Iterable[IssueComparison] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw every issue's scale as a line with both sides on it.

    A nominal scale and a set have no line, only their options; what a side rejects is crossed; where it has
    only rejected, the rest is dotted; a side without a position is not drawn.

    Parameters
    ----------
    comparison : Comparison
    rows : iterable of IssueComparison, optional
        Which issues; all when left out.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    shown = list(comparison.rows if rows is None else rows)
    across = (size(ax)[0] if ax is not None else _WIDTH - _MARGINS.left - _MARGINS.right) / (_BEYOND + 0.04)
    plan = sheet(shown, across * POINTS, (_MARGINS.left - 0.15) * POINTS)
    ax = axes_or_new(ax, _WIDTH, plan.height + _MARGINS.top + _MARGINS.bottom, _MARGINS)
    colours = party_colours(comparison.case)
    _dress(ax, plan)
    for strip in plan.strips:
        _draw_scale(ax, strip)
        for place, party in enumerate((strip.row.a, strip.row.b)):
            draw_side(ax, drawn(party), strip.top, colours[party.party.id], place)
        _badge(ax, strip)
    _legend(ax, comparison, shown, colours)
    return ax


def describe_positions(comparison: Comparison, rows: Iterable[IssueComparison] | None = None) -> str:
    """Return the chart in words, for those who cannot see it."""
    parts = []
    for row in comparison.rows if rows is None else rows:
        stances = (f"{party.party.short} {_told(party)}" for party in (row.a, row.b))
        parts.append(f"{row.issue.title}: {', '.join(stances)}, {VERDICTS[row.verdict].word}")
    return "Positions on their scales. " + "; ".join(parts) + "."


def _told(party: Stance) -> str:
    scale = party.issue.scale
    if party.headline:
        return " or ".join(dict.fromkeys(value_text(scale, offer.value) for offer in party.headline))
    return f"rejects {parts_text(scale, party.rejects)}" if party.rejects else "no position"


def _draw_scale(ax: Axes, strip: Strip) -> None:
    scale, y = strip.row.issue.scale, strip.top + LINE
    if isinstance(scale, Line | OrdinalScale):
        ends = "|" if isinstance(scale, Line) else ""
        ax.plot([0, 1], [y, y], color=GREY, linewidth=1.2, zorder=1, marker=ends, markersize=8)
    if not isinstance(scale, Line):
        places = list(level_places(scale).values())
        ax.scatter(places, [y] * len(places), s=20, facecolor="white", edgecolor=GREY, zorder=2)
    if (between := gap(strip.row)) is not None:
        ax.plot(between, [y, y], color=GREY, alpha=0.5, linewidth=5, solid_capstyle="butt", zorder=1)
    for item in strip.labels:
        middle = sum(item.label.span) / 2
        for number, line in enumerate(item.label.lines, start=item.row):
            base = strip.top + LABELS + LABEL_ROW * number
            write(ax, middle, base, line, ha="center", va="baseline", fontsize=LABEL)


def _badge(ax: Axes, strip: Strip) -> None:
    look, y = VERDICTS[strip.row.verdict], strip.top + LINE
    box = {"facecolor": look.fill, "edgecolor": "none", "boxstyle": "round,pad=0.3"}
    write(ax, _BADGE, y, look.label, va="center", fontsize=LABEL + 0.5, color=look.text, bbox=box)
    write(ax, _BADGE, y + 0.17, distance_text(strip.row), va="top", fontsize=LABEL)


def _dress(ax: Axes, plan: Sheet) -> None:
    places = [strip.top + LINE for strip in plan.strips]
    titles = ["\n".join(strip.title) for strip in plan.strips]
    ax.set_yticks(places, titles, parse_math=False, fontsize=TITLE, linespacing=1.05)
    ax.set_ylim(plan.height, 0)
    ax.set_xlim(-0.04, _BEYOND)
    ax.set_xticks([])
    ax.spines[:].set_visible(False)
    ax.tick_params(axis="y", length=0)


def _legend(ax: Axes, comparison: Comparison, rows: list[IssueComparison], colours: dict[str, str]) -> None:
    names = [" ".join(fitted(party.short, 170, TITLE, most=1)) for party in (comparison.a, comparison.b)]
    handles = legend_handles(rows, names, [colours[party.id] for party in (comparison.a, comparison.b)])
    columns = len(handles) if sum(len(str(item.get_label())) for item in handles) < _LEGEND_LETTERS else 2
    legend = ax.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=columns,
        frameon=False,
        fontsize=TITLE,
        columnspacing=1.2,
        handletextpad=0.4,
        borderpad=0,
    )
    plainly(legend)
