"""Two parties: where both stand on the scale of each issue, and how many issues have which verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance, Verdict
from negotiation_kit.charts.canvas import GREY, INK, POINTS, Pen, fitted, laid_out, nothing, text_width
from negotiation_kit.charts.sheet import (
    BADGES,
    EDGE,
    LABEL,
    LABEL_ROW,
    LABELS,
    LINE,
    TITLE,
    Sheet,
    Signs,
    Strip,
    draw_badge,
    draw_legend,
    draw_scale,
    draw_side,
    legend_height,
    sheet,
    signs,
    stroke,
)
from negotiation_kit.errors import check_language
from negotiation_kit.model import Basket
from negotiation_kit.render.palette import VERDICTS, look, party_colours
from negotiation_kit.render.scale_strip import drawn, gap
from negotiation_kit.render.words import called, distance_text, named, offers_text
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
    pen, plan = laid_out(
        ax, lambda width: sheet(shown, legend, width, language), language, note=comparison.case.warned
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
    plan.draw_legend(pen, legend)
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
        middle = sum(item.span) / 2
        for number, line in enumerate(item.lines, start=item.row):
            pen.write(middle, strip.top + LABELS + LABEL_ROW * number, line, LABEL, ha="center")


def _badge(pen: Pen, plan: Sheet, strip: Strip) -> None:
    shown = look(strip.row.verdict, pen.language)
    if plan.stacked:
        x, y, align = plan.x(plan.width - EDGE - _BADGE_PAD), strip.head + 0.08, "right"
    else:
        x, y, align = plan.x(plan.left + plan.line + _BADGE), strip.top + LINE, "left"
    room = BADGES - _BADGE - _BADGE_PAD
    draw_badge(pen, (x, y), shown, distance_text(strip.row, pen.language), room, align)


Counts = Counter[Verdict]
TYPE, HEAD = 9.0, 10.5
"""Sizes of type in points."""
GAP, BAR = 0.12, 0.31
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


def bars(head: str, names: Sequence[str], legend: Signs, width: float) -> Bars:
    """Lay out title, bars and legend, one below the other, at a width in inches."""
    stacked = width - _NAMES - 2 * GAP < _LEAST_LENGTH
    room = width - 2 * GAP
    head_lines = fitted(head, room * POINTS, HEAD, most=_HEAD_LINES)
    lines = [
        fitted(name, (room if stacked else _NAMES - GAP) * POINTS, TYPE, most=_NAME_LINES) for name in names
    ]
    middles, foot = [], GAP + len(head_lines) * _HEAD_ROW + GAP / 2
    for name in lines:
        over = len(name) * _TYPE_ROW if stacked else 0.0
        middles.append(foot + over + _ROW / 2)
        foot += over + _ROW
    foot += GAP
    left = GAP if stacked else GAP + _NAMES
    height = foot + legend_height(legend, room) + GAP
    return Bars(
        head_lines, tuple(lines), tuple(middles), left, width - left - GAP, foot, width, height, stacked
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


_OUTLINE = 0.6


def verdicts_by_basket(
    comparison: Comparison,
    *,
    rows: Iterable[IssueComparison] | None = None,
    ax: Axes | None = None,
    language: str = ENGLISH,
) -> Axes:
    """Draw one bar a basket, divided by verdict; every part is told by glyph and count.

    Parameters
    ----------
    comparison : Comparison
    rows : iterable of IssueComparison, optional
        Which issues; all when left out.
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out. Where the axes are narrow, names stand
        over the bars; where they are too small, type is smaller.
    language : str
        Of the kit's words; those of the case follow where it has translations.

    Returns
    -------
    Axes
        One issue is one unit across; what is measured down is inches.
    """
    check_language(language)
    found = _counts(comparison, rows)
    shown = [verdict for verdict in Verdict if any(counts[verdict] for _, counts in found)]
    head = _head(comparison, found, language)
    legend = [(look(verdict, language).label, _patch(verdict)) for verdict in shown]
    names = [translated(basket, "title", language) for basket, _ in found]
    pen, plan = laid_out(
        ax, lambda width: bars(head, names, legend, width), language, note=comparison.case.warned
    )
    inch, inside = scaled([counts for _, counts in found], plan.length)
    pen.ax.set_xlim(-plan.left * inch, (plan.width - plan.left) * inch)
    pen.write((GAP - plan.left) * inch, GAP, "\n".join(plan.head), HEAD, va="top")
    for place, (_, counts) in enumerate(found):
        _write_name(pen, plan, place, inch)
        _draw_bar(pen, plan.middles[place], counts, None if inside else PADDING / POINTS * inch)
    draw_legend(pen, legend, ((GAP - plan.left) * inch, plan.foot), plan.width - 2 * GAP)
    return pen.ax


def describe_verdicts(
    comparison: Comparison, rows: Iterable[IssueComparison] | None = None, language: str = ENGLISH
) -> str:
    """Return the chart in words, for those who cannot see it."""
    check_language(language)
    parts = []
    for basket, counts in _counts(comparison, rows):
        words = (
            say(language, "chart.verdicts.count", count=counts[verdict], verdict=look(verdict, language).word)
            for verdict in Verdict
            if counts[verdict]
        )
        parts.append(f"{translated(basket, 'title', language)}: {', '.join(words)}")
    return say(language, "chart.verdicts.told", rows="; ".join(parts)) if parts else nothing(language)


def _counts(comparison: Comparison, rows: Iterable[IssueComparison] | None) -> list[tuple[Basket, Counts]]:
    """Return the verdicts of every basket that has any, in the case's order."""
    shown = list(comparison.rows if rows is None else rows)
    found = [
        (basket, Counter(row.verdict for row in shown if row.issue.basket == basket.id))
        for basket in comparison.case.baskets
    ]
    return [(basket, counts) for basket, counts in found if counts]


def _head(comparison: Comparison, found: list[tuple[Basket, Counts]], language: str) -> str:
    sides = named((comparison.a, comparison.b))
    return say(language, "chart.verdicts" if found else "chart.verdicts.none", parties=sides)


def _write_name(pen: Pen, plan: Bars, place: int, inch: float) -> None:
    text, middle = "\n".join(plan.names[place]), plan.middles[place]
    if plan.stacked:
        pen.write(0, middle - BAR / 2 - 0.03, text, TYPE, va="bottom")
    else:
        pen.write(-GAP * inch, middle, text, TYPE, ha="right", va="center")


def _draw_bar(pen: Pen, y: float, counts: Counts, gap: float | None) -> None:
    """Draw a bar, its texts in its parts or, at a gap in issues, all of them behind it."""
    start = 0
    for verdict in (verdict for verdict in Verdict if counts[verdict]):
        drawn, count = VERDICTS[verdict], counts[verdict]
        line = _OUTLINE * pen.zoom
        pen.ax.barh(y, count, left=start, height=BAR, color=drawn.fill, edgecolor=INK, linewidth=line)
        if gap is None:
            middle = {"ha": "center", "va": "center", "color": drawn.text}
            pen.write(start + count / 2, y, told(verdict, counts), TYPE, **middle)
        start += count
    if gap is not None:
        pen.write(start + gap, y, told_together(counts), TYPE, va="center")


def _patch(verdict: Verdict) -> Patch:
    return Patch(facecolor=VERDICTS[verdict].fill, edgecolor=INK, linewidth=_OUTLINE)
