"""What one party moved: for each issue its stance before and after, on the issue's own scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.analysis.moving import Change, IssueMovement, Movement
from negotiation_kit.analysis.moving.timelines import ends_of
from negotiation_kit.charts.canvas import GREY, POINTS, Pen, fitted, laid_out, nothing
from negotiation_kit.charts.sheet import (
    EDGE,
    LABEL,
    TITLE,
    TITLE_ROW,
    Lines,
    Signs,
    draw_badge,
    lines,
    stroke,
)
from negotiation_kit.errors import check_language
from negotiation_kit.render.movement import approach_text, movement_title, stance_before, step_text
from negotiation_kit.render.palette import look_of_change, party_colours
from negotiation_kit.render.scale_strip import drawn
from negotiation_kit.scales import Interval, alternatives
from negotiation_kit.wording import ENGLISH, say, translated

_BEFORE, _LINE, _AFTER, _ENDS, _STRIP = 0.17, 0.37, 0.57, 0.75, 0.92
"""Heights inside a strip, in inches: the stance before, the scale, the stance after, the scale's ends."""
_TITLES, _BADGES, _LEAST_LINE = 1.75, 1.5, 2.0
_BESIDE = 0.1


@dataclass(frozen=True)
class _Sheet(Lines):
    """Where things go, in inches; on a narrow sheet titles and changes stand over the lines."""

    height: float
    first: float
    step: float

    def top(self, place: int) -> float:
        return self.first + self.step * place + (2 * TITLE_ROW if self.stacked else 0.0)


def movement_dumbbells(
    found: Movement,
    *,
    rows: Iterable[IssueMovement] | None = None,
    ax: Axes | None = None,
    language: str = ENGLISH,
) -> Axes:
    """Draw every issue's scale with the party's stance before (hollow) and after (filled), an arrow between.

    A stance without a place on an ordered scale is told in words alone. A diamond is the other party's place,
    in the later round or, where it is not known there, hollow, in the earlier.

    Parameters
    ----------
    found : Movement
    rows : iterable of IssueMovement, optional
        Which issues; of these, those asked in both rounds.
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out.
    language : str
        Of the kit's words; those of the case follow where it has translations.

    Returns
    -------
    Axes
    """
    check_language(language)
    shown = [row for row in (found.told if rows is None else rows) if row.comparable]
    legend = _signs(found, language)
    pen, plan = laid_out(
        ax, lambda width: _sheet(len(shown), legend, width), language, note=found.case.warned
    )
    pen.ax.set_xlim(plan.x(0), plan.x(plan.width))
    colours = party_colours(found.case)
    for place, row in enumerate(shown):
        _draw_row(pen, plan, found, row, plan.top(place), colours)
    if not shown:
        pen.write(plan.x(EDGE), plan.height - EDGE, nothing(language), TITLE, va="bottom")
    plan.draw_legend(pen, legend)
    return pen.ax


def describe_movement(
    found: Movement, rows: Iterable[IssueMovement] | None = None, language: str = ENGLISH
) -> str:
    """Return the chart in words, for those who cannot see it."""
    check_language(language)
    shown = [row for row in (found.told if rows is None else rows) if row.comparable]
    told = (
        say(
            language,
            "chart.movement.row",
            issue=translated(row.issue, "title", language),
            before=stance_before(row.before, language),
            after=stance_before(row.after, language),
            change=look_of_change(row.change, language).word,
        )
        for row in shown
    )
    return f"{movement_title(found).text_in(language)}. {'; '.join(told)}." if shown else nothing(language)


def _sheet(rows: int, legend: Signs, width: float) -> _Sheet:
    plan = lines(width, _TITLES, _BADGES, _LEAST_LINE)
    first, step = plan.head(legend), _STRIP + (2 * TITLE_ROW if plan.stacked else 0.0)
    return _Sheet(**vars(plan), height=first + step * max(rows, 0.4) + EDGE, first=first, step=step)


def _signs(found: Movement, language: str) -> Signs:
    colours = party_colours(found.case)
    own = colours[found.party.id]
    name = translated(found.party, "short", language)
    signs: list[tuple[str, Artist]] = [
        (f"{name}, {translated(found.start, 'title', language)}", _dot(own, hollow=True)),
        (f"{name}, {translated(found.end, 'title', language)}", _dot(own, hollow=False)),
    ]
    if found.other is not None:
        diamond = Line2D([], [], linestyle="", marker="D", markersize=6, color=colours[found.other.id])
        signs.append((translated(found.other, "short", language), diamond))
    return signs


def _dot(colour: str, *, hollow: bool) -> Line2D:
    face = "white" if hollow else colour
    return Line2D([], [], linestyle="", marker="o", markersize=8, color=colour, markerfacecolor=face)


def _draw_row(
    pen: Pen, plan: _Sheet, found: Movement, row: IssueMovement, top: float, colours: dict[str, str]
) -> None:
    colour = colours[found.party.id]
    _title(pen, plan, row, top)
    _scale(pen, row, top)
    if found.other is not None:
        _other(pen, row, top, colours[found.other.id])
    _stance(pen, plan, row.before, top + _BEFORE, colour, hollow=True)
    _stance(pen, plan, row.after, top + _AFTER, colour, hollow=False)
    if row.change is Change.MOVED:
        _arrow(pen, row, top, colour)
    _badge(pen, plan, row, top)


def _title(pen: Pen, plan: _Sheet, row: IssueMovement, top: float) -> None:
    width = (plan.width - _BADGES if plan.stacked else _TITLES - EDGE) * POINTS - 8
    title = translated(row.issue, "title", pen.language)
    text = "\n".join(fitted(title, width, TITLE, most=2 if plan.stacked else 4))
    if plan.stacked:
        pen.write(plan.x(EDGE), top - 2 * TITLE_ROW, text, TITLE, va="top")
    else:
        pen.write(plan.x(plan.left - EDGE), top + _LINE, text, TITLE, ha="right", va="center")


def _scale(pen: Pen, row: IssueMovement, top: float) -> None:
    scale = row.issue.scale
    if not scale.has_order:
        return
    stroke(pen, (0, 1), top + _LINE, 1.2, color=GREY, zorder=1, marker="|", markersize=8 * pen.zoom)
    for at, text, align in zip((0, 1), scale.end_texts(pen.language), ("left", "right"), strict=True):
        pen.write(at, top + _ENDS, text, LABEL - 0.5, ha=align, va="center", color="#5b6167")


def _stance(pen: Pen, plan: _Sheet, stance: Stance | None, y: float, colour: str, *, hollow: bool) -> None:
    """Draw a stance with its words beside it, on the side with more room."""
    spans = _spans(stance)
    for low, high in spans:
        if low < high:
            stroke(pen, (low, high), y, 3.5, color=colour, solid_capstyle="butt")
        face, size = "white" if hollow else colour, 7.5 * pen.zoom
        ends = [low] if low == high else [low, high]
        pen.ax.plot(ends, [y] * len(ends), "o", color=colour, markerfacecolor=face, markersize=size, zorder=3)
    crosses = _crosses(stance)
    if crosses:
        size, edge = 6 * pen.zoom, 1.6 * pen.zoom
        pen.ax.plot(crosses, [y] * len(crosses), "x", color=colour, markersize=size, mew=edge, zorder=3)
    places = [end for span in spans for end in span] + list(crosses)
    _words(pen, plan, _told(stance, pen.language), (min(places), max(places)) if places else None, y)


def _words(pen: Pen, plan: _Sheet, text: str, taken: Interval | None, y: float) -> None:
    low, high = taken or (0.0, 0.0)
    left = low > 1 - high
    room = max(low, 1 - high) * plan.line * POINTS - 10
    beside = _BESIDE / plan.line if taken else 0.0
    x, align = (low - beside, "right") if left else (high + beside, "left")
    shown = "\n".join(fitted(text, room, LABEL, most=2))
    pen.write(x, y, shown, LABEL, ha=align, va="center", fontstyle="normal" if taken else "italic")


def _arrow(pen: Pen, row: IssueMovement, top: float, colour: str) -> None:
    """Draw an arrow between the middles of the offer that moved farthest and of what became of it."""
    matched = row.found.matched if row.found else None
    farthest = max(matched.pairs, key=lambda pair: pair.step, default=None) if matched else None
    ends = (ends_of(farthest.before), ends_of(farthest.after)) if farthest else (None, None)
    if ends[0] is None or ends[1] is None:
        return
    start, end = (sum(stretch) / 2 for stretch in ends if stretch)
    style = {"arrowstyle": "->", "color": colour, "linewidth": 1.6 * pen.zoom, "shrinkA": 5, "shrinkB": 5}
    pen.ax.annotate("", (end, top + _AFTER), (start, top + _BEFORE), arrowprops=style, zorder=2)


def _other(pen: Pen, row: IssueMovement, top: float, colour: str) -> None:
    for stance, face in zip(reversed(row.held), (colour, "white"), strict=False):
        spans = _spans(stance)
        if spans:
            places, size = [sum(span) / 2 for span in spans], 6 * pen.zoom
            y = [top + _LINE] * len(places)
            pen.ax.plot(places, y, "D", color=colour, markerfacecolor=face, markersize=size, zorder=2)
            return


def _badge(pen: Pen, plan: _Sheet, row: IssueMovement, top: float) -> None:
    look = look_of_change(row.change, pen.language)
    told = [say(pen.language, "chart.step", size=step_text(row, pen.language))] if row.step else []
    told += [approach_text(row.toward, pen.language)] if row.toward else []
    if plan.stacked:
        x, y, align = plan.x(plan.width - EDGE - 0.04), top - 2 * TITLE_ROW + 0.08, "right"
    else:
        x, y, align = plan.x(plan.left + plan.line + 0.2), top + _LINE - 0.12, "left"
    room = _BADGES - 0.25
    lines = [line for text in told for line in fitted(text, room * POINTS, LABEL, most=3)]
    draw_badge(pen, (x, y), look, "" if plan.stacked else "\n".join(lines), room, align)


def _spans(stance: Stance | None) -> list[Interval]:
    """Return where a stance's offers lie on the scale; none where the scale has no order."""
    found = [ends_of(offer) for offer in stance.offers] if stance else []
    return list(dict.fromkeys(ends for ends in found if ends is not None))


def _crosses(stance: Stance | None) -> tuple[float, ...]:
    if stance is None or stance.stated or not stance.issue.scale.has_order:
        return ()
    return drawn(stance).crosses


def _told(stance: Stance | None, language: str) -> str:
    """Return a stance in words with every offer in it, those under conditions marked."""
    if stance is None or len(stance.offers) < 2:
        return stance_before(stance, language)
    scale, marked = stance.issue.scale, f" ({say(language, 'stance.conditional')})"
    texts = (
        scale.text(offer.value, language) + (marked if offer.conditional else "")
        for offer in sorted(stance.offers, key=lambda offer: offer not in stance.headline)
    )
    return alternatives(texts, language)
