"""Where both sides stand, issue by issue, each on its own scale with its level names."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.axes import Axes

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance
from negotiation_kit.charts.canvas import GREY, Pen, laid_out, nothing
from negotiation_kit.charts.sheet import (
    BADGES,
    EDGE,
    LABEL,
    LABEL_ROW,
    LABELS,
    LINE,
    TITLE,
    Sheet,
    Strip,
    draw_badge,
    draw_legend,
    draw_scale,
    draw_side,
    sheet,
    signs,
    stroke,
)
from negotiation_kit.errors import check_language
from negotiation_kit.render.palette import look, party_colours
from negotiation_kit.render.scale_strip import drawn, gap
from negotiation_kit.render.words import called, distance_text, offers_text
from negotiation_kit.wording import ENGLISH, say, translated

_BADGE = 0.2
"""Space between a line and its verdict, in inches."""
_BADGE_PAD = 0.04


def positions_on_scales(
    comparison: Comparison,
    *,
    rows: Iterable[IssueComparison] | None = None,
    ax: Axes | None = None,
    language: str = ENGLISH,
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
        Where to draw, all of it inside; a new figure when left out. Where the axes are narrow, titles stand
        over the lines; where they are too small for all rows, type is smaller.
    language : str
        Of the kit's words; those of the case follow where it has translations.

    Returns
    -------
    Axes
    """
    check_language(language)
    shown = list(comparison.rows if rows is None else rows)
    sides, colours = (comparison.a, comparison.b), party_colours(comparison.case)
    names = [translated(side, "short", language) for side in sides]
    legend = signs(shown, names, [colours[side.id] for side in sides], language)
    labels = [label for label, _ in legend]
    pen, plan = laid_out(
        ax, lambda width: sheet(shown, labels, width, language), language, note=comparison.case.warned
    )
    pen.ax.set_xlim(plan.x(0), plan.x(plan.width))
    for strip in plan.strips:
        _title(pen, plan, strip)
        _draw_scale(pen, strip)
        for place, party in enumerate((strip.row.a, strip.row.b)):
            draw_side(
                pen, drawn(party, language), place, colours[party.party.id], top=strip.top, line=plan.line
            )
        _badge(pen, plan, strip)
    if not shown:
        pen.write(plan.x(plan.legend[0]), plan.height - EDGE, nothing(language), TITLE, va="bottom")
    start, room = plan.legend
    draw_legend(pen, [handle for _, handle in legend], labels, (plan.x(start), EDGE), room)
    return pen.ax


def describe_positions(
    comparison: Comparison, rows: Iterable[IssueComparison] | None = None, language: str = ENGLISH
) -> str:
    """Return the chart in words, for those who cannot see it."""
    check_language(language)
    parts = []
    for row in comparison.rows if rows is None else rows:
        stances = ", ".join(_told(party, language) for party in (row.a, row.b))
        verdict = look(row.verdict, language).word
        parts.append(f"{translated(row.issue, 'title', language)}: {stances}, {verdict}")
    return say(language, "chart.positions", rows="; ".join(parts)) if parts else nothing(language)


def _told(party: Stance, language: str) -> str:
    scale = party.issue.scale
    if party.headline:
        what = offers_text(scale, party.headline, language)
    elif party.rejects:
        what = say(language, "column.rejects", what=scale.parts_text(party.rejects, language))
    else:
        what = say(language, "change.no-position")
    return say(language, "chart.side", party=called(party.party), what=what)


def _title(pen: Pen, plan: Sheet, strip: Strip) -> None:
    text = "\n".join(strip.title)
    if plan.stacked:
        pen.write(plan.x(EDGE), strip.head, text, TITLE, va="top")
    else:
        pen.write(plan.x(plan.left - EDGE), strip.top + LINE, text, TITLE, ha="right", va="center")


def _draw_scale(pen: Pen, strip: Strip) -> None:
    scale, y = strip.row.issue.scale, strip.top + LINE
    draw_scale(pen, scale, y)
    if (between := gap(strip.row)) is not None:
        stroke(pen, between, y, 5, color=GREY, alpha=0.5, solid_capstyle="butt", zorder=1)
    for item in strip.labels:
        middle = sum(item.label.span) / 2
        for number, line in enumerate(item.label.lines, start=item.row):
            pen.write(middle, strip.top + LABELS + LABEL_ROW * number, line, LABEL, ha="center")


def _badge(pen: Pen, plan: Sheet, strip: Strip) -> None:
    shown = look(strip.row.verdict, pen.language)
    if plan.stacked:
        x, y, align = plan.x(plan.width - EDGE - _BADGE_PAD), strip.head + 0.08, "right"
    else:
        x, y, align = plan.x(plan.left + plan.line + _BADGE), strip.top + LINE, "left"
    room = BADGES - _BADGE - _BADGE_PAD
    draw_badge(pen, (x, y), shown, distance_text(strip.row, pen.language), room, align)
