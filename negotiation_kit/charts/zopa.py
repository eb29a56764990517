"""What each party accepts on an issue, where all of them meet, and what each has ruled out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.analysis.linking import FeasibleOutcomes, Outcome, Room
from negotiation_kit.charts.canvas import (
    INK,
    POINTS,
    Label,
    Pen,
    fitted,
    laid_out,
    nothing,
    rows_needed,
    text_width,
)
from negotiation_kit.charts.sheet import (
    EDGE,
    LABEL,
    LABEL_ROW,
    TITLE,
    TITLE_ROW,
    Lines,
    Signs,
    draw_scale,
    lines,
    scale_labels,
    stroke,
)
from negotiation_kit.errors import check_language
from negotiation_kit.render.linkage import zone_text
from negotiation_kit.render.palette import VERDICTS, party_colours
from negotiation_kit.render.words import called
from negotiation_kit.scales import Interval, Region, Scale
from negotiation_kit.wording import ENGLISH, Message, joined, say, written

_TITLES, _BADGES, _LEAST_LINE = 1.85, 1.7, 2.2
_OVER = 0.12
"""How far a mark at the end of a scale reaches beyond it, in inches."""
_BAR, _HEAD, _LABELS, _FOOT = 0.17, 0.08, 0.18, 0.14
"""Heights in inches: a party's bar, over the first, from the scale to its labels, and under these."""
_LEVEL = 0.055
"""Width of a level's mark as a fraction of the line, so that a choice looks like a piece of a bar."""
_ZONE = VERDICTS[Verdict.OVERLAP].fill


@dataclass(frozen=True)
class _Strip:
    row: Outcome
    head: float
    top: float
    title: tuple[str, ...]
    told: tuple[str, ...]
    labels: tuple[Label, ...]

    @property
    def line(self) -> float:
        """Where the scale runs: under the bars of all parties."""
        return self.top + _HEAD + _BAR * max(1, len(self.row.rooms)) + 0.05

    @property
    def foot(self) -> float:
        below = self.line + _LABELS + LABEL_ROW * max(0, rows_needed(self.labels) - 1)
        beside = max(len(self.title) * TITLE_ROW, len(self.told) * LABEL_ROW)
        return max(below, self.top + _HEAD + beside) + _FOOT


@dataclass(frozen=True)
class _Sheet(Lines):
    strips: tuple[_Strip, ...]
    height: float


def zopa_bars(
    found: FeasibleOutcomes,
    *,
    rows: Iterable[Outcome] | None = None,
    ax: Axes | None = None,
    language: str = ENGLISH,
) -> Axes:
    """Draw what each party accepts as a bar on the issue's scale, and the zone where all bars overlap.

    A cross or a thin line is what a party has ruled out; a bar between two strokes is a red line. On a set a
    full mark is an option the party wants, a hollow one an option it would accept besides.

    Parameters
    ----------
    found : FeasibleOutcomes
    rows : iterable of Outcome, optional
        Which rows; those on which a party says anything when left out.
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out.
    language : str
        Of the kit's words; those of the case follow where it has translations.

    Returns
    -------
    Axes
    """
    check_language(language)
    shown = list(found.spoken if rows is None else rows)
    colours = party_colours(found.case)
    legend = _signs(found, shown, colours, language)
    pen, plan = laid_out(
        ax, lambda width: _sheet(shown, legend, width, language), language, note=found.case.warned
    )
    pen.ax.set_xlim(plan.x(0), plan.x(plan.width))
    for strip in plan.strips:
        _draw_strip(pen, plan, strip, colours)
    if not shown:
        pen.write(plan.x(EDGE), plan.height - EDGE, nothing(language), TITLE, va="bottom")
    plan.draw_legend(pen, legend)
    return pen.ax


def describe_zopa(
    found: FeasibleOutcomes, rows: Iterable[Outcome] | None = None, language: str = ENGLISH
) -> str:
    """Return the chart in words, for those who cannot see it."""
    check_language(language)
    shown = list(found.spoken if rows is None else rows)
    told = (
        f"{written(row.title, language)}: {', '.join(_said(room, language) for room in row.rooms)}; "
        f"{zone_text(row).text_in(language)}"
        for row in shown
    )
    return say(language, "chart.zone", rows=". ".join(told)) if shown else nothing(language)


def _said(room: Room, language: str) -> str:
    accepts = Message("chart.zone.nothing-named") if room.accepted.empty else room.accepted
    left = Message("value.nothing") if room.left.empty else room.left
    told = [Message("chart.zone.accepts", party=called(room.party), what=accepts)]
    if room.limited:
        told.append(Message(f"chart.zone.{'red-line' if room.red_line else 'leaves'}", what=left))
    return joined(told, ", ").text_in(language)


def _signs(found: FeasibleOutcomes, rows: Sequence[Outcome], colours: dict[str, str], language: str) -> Signs:
    signs: list[tuple[str, Artist]] = [
        (say(language, "chart.accepts", party=called(party)), Patch(facecolor=colours[party.id]))
        for party in found.parties
    ]
    if any(not row.zone.empty for row in rows):
        zone = Patch(facecolor=_ZONE, edgecolor=INK, linewidth=0.8)
        signs.append((say(language, "chart.all-accept"), zone))
    rooms = [room for row in rows for room in row.rooms]
    if any(room.rejects for room in rooms):
        cross = Line2D([], [], linestyle="", marker="x", color=INK)
        signs.append((say(language, "chart.rules-out"), cross))
    if any(room.red_line for room in rooms):
        bar = Line2D([], [], linestyle="", marker="|", markersize=11, mew=2.2, color=INK)
        signs.append((say(language, "firmness.red-line"), bar))
    if any(room.only_left for room in rooms):
        left = Patch(facecolor="white", edgecolor=INK)
        signs.append((say(language, "chart.only-outcome-left"), left))
    return signs


def _sheet(rows: Sequence[Outcome], legend: Signs, width: float, language: str) -> _Sheet:
    plan = lines(width, _TITLES, _BADGES, _LEAST_LINE)
    strips, foot = [], plan.head(legend)
    for row in rows:
        strips.append(_strip(row, foot, plan.line, plan.stacked, language))
        foot = strips[-1].foot
    return _Sheet(**vars(plan), strips=tuple(strips), height=foot + EDGE + (0.0 if rows else TITLE_ROW))


def _strip(row: Outcome, head: float, line: float, stacked: bool, language: str) -> _Strip:
    title = fitted(
        written(row.title, language), (line if stacked else _TITLES - EDGE - _OVER) * POINTS, TITLE, most=6
    )
    room = line if stacked else _BADGES - 0.25 - _OVER
    told = fitted(zone_text(row).text_in(language), room * POINTS, LABEL, most=4)
    said = {str(part) for party in row.rooms for part in party.rejects}
    said |= {name for party in row.rooms for name, _ in party.accepted.named}
    top = head + (len(title) + len(told)) * TITLE_ROW if stacked else head
    labels = scale_labels(row.issue.scale, said, line * POINTS, language)
    return _Strip(row, head, top, title, told, labels)


def _draw_strip(pen: Pen, plan: _Sheet, strip: _Strip, colours: dict[str, str]) -> None:
    _zone(pen, plan, strip)
    _scale(pen, strip)
    for place, room in enumerate(strip.row.rooms):
        y = strip.top + _HEAD + _BAR * (place + 0.5)
        _party(pen, plan, room, y, colours[room.party.id])
        _figures(pen, plan, strip.row.issue.scale, room.accepted, y)
    _words(pen, plan, strip)


def _words(pen: Pen, plan: _Sheet, strip: _Strip) -> None:
    title, told = "\n".join(strip.title), "\n".join(strip.told)
    look = VERDICTS[Verdict.DIVERGE if strip.row.left.empty else Verdict.OVERLAP]
    marked = strip.row.left.empty or not strip.row.zone.empty
    box = {"facecolor": look.fill, "edgecolor": "none", "boxstyle": "round,pad=0.3"} if marked else None
    if plan.stacked:
        pen.write(plan.x(EDGE), strip.head, title, TITLE, va="top")
        below = strip.head + len(strip.title) * TITLE_ROW + 0.03
        pen.write(plan.x(EDGE + 0.05), below, told, LABEL, va="top", bbox=box)
        return
    middle = (strip.top + _HEAD + strip.line) / 2
    pen.write(plan.x(plan.left - EDGE - _OVER), strip.top + _HEAD, title, TITLE, ha="right", va="top")
    pen.write(plan.x(plan.left + plan.line + 0.15 + _OVER), middle, told, LABEL, va="center", bbox=box)


def _scale(pen: Pen, strip: _Strip) -> None:
    scale, y = strip.row.issue.scale, strip.line
    draw_scale(pen, scale, y)
    for item in strip.labels:
        middle = sum(item.span) / 2
        for number, line in enumerate(item.lines, start=item.row):
            pen.write(middle, y + _LABELS + LABEL_ROW * number, line, LABEL, ha="center")


def _zone(pen: Pen, plan: _Sheet, strip: _Strip) -> None:
    top, foot = strip.top + _HEAD / 2, strip.line + 0.03
    for start, end, _ in _stretches(strip.row.zone):
        low, high = _seen(start, end, plan.line)
        look: dict[str, Any] = {"facecolor": _ZONE, "edgecolor": INK, "linewidth": 0.8 * pen.zoom}
        pen.ax.add_patch(Rectangle((low, top), high - low, foot - top, zorder=0.5, **look))


def _party(pen: Pen, plan: _Sheet, room: Room, y: float, colour: str) -> None:
    # What is only left over is no offer: hollow, as is what is accepted besides.
    left = [(low, high, False) for low, high, _ in _stretches(room.left)] if room.only_left else []
    for start, end, full in (*_stretches(room.accepted), *left):
        low, high = _seen(start, end, plan.line)
        look: dict[str, Any] = {"facecolor": colour if full else "white", "edgecolor": colour}
        look["linewidth"] = 1.3 * pen.zoom
        pen.ax.add_patch(Rectangle((low, y - _BAR * 0.28), high - low, _BAR * 0.56, zorder=3, **look))
    ruled_out = [room.left.scale.span(part) for part in room.rejects]
    for low, high in ruled_out:
        if low < high:
            stroke(pen, (low, high), y, 0.9, color=colour)
    crosses = [(low + high) / 2 for low, high in ruled_out]
    size: dict[str, Any] = {"markersize": 6 * pen.zoom, "mew": 1.6 * pen.zoom}
    if crosses:
        pen.ax.plot(crosses, [y] * len(crosses), "x", color=colour, zorder=4, **size)
    if room.red_line:
        ends = [end for low, high, _ in _stretches(room.left) for end in _seen(low, high, plan.line, 0.02)]
        red: dict[str, Any] = {"markersize": 12 * pen.zoom, "mew": 2.4 * pen.zoom}
        pen.ax.plot(ends, [y] * len(ends), "|", color=colour, zorder=5, **red)


def _figures(pen: Pen, plan: _Sheet, scale: Scale, accepted: Region, y: float) -> None:
    """Write numbers and dates beside their bars, on the side with more room."""
    if not accepted.spans:
        return
    ends = [end for span in accepted.spans for end in span]
    low, high = min(ends), max(ends)
    beside = 0.14 / plan.line
    left = low > 1 - high
    x, align = (low - beside, "right") if left else (high + beside, "left")
    room = (max(low, 1 - high) * plan.line - 0.14) * POINTS
    told = accepted.text_in(pen.language)
    if text_width(told, LABEL) > room:  # the end of the scale says the unit as well
        told = told.removesuffix(f" {scale.unit_text(pen.language, scale.measured(high))}")
    pen.write(x, y, "".join(fitted(told, room, LABEL, most=1)), LABEL, ha=align, va="center")


def _seen(low: float, high: float, line: float, more: float = 0.0) -> Interval:
    """Return a stretch at least as wide as a mark."""
    half, middle = max((high - low) / 2, 0.055 / line) + more / line, (low + high) / 2
    return middle - half, middle + half


def _stretches(region: Region) -> list[tuple[float, float, bool]]:
    """Return where a region lies, levels and options around their places, and what is only added."""
    places = ((region.scale.span(name)[0], own) for name, own in region.named)
    pieces = [(place - _LEVEL / 2, place + _LEVEL / 2, own) for place, own in places]
    return pieces + [(low, high, True) for low, high in region.spans]
