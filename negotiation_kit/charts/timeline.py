"""One issue over all rounds: each party's stance in each, gaps left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from negotiation_kit.analysis.moving import Moment, Timeline
from negotiation_kit.analysis.moving.timelines import ends_of
from negotiation_kit.charts.canvas import GREY, INK, POINTS, Pen, fitted, laid_out, nothing
from negotiation_kit.charts.sheet import (
    EDGE,
    LABEL,
    LABEL_ROW,
    TITLE,
    TITLE_ROW,
    Signs,
    draw_legend,
    legend_height,
)
from negotiation_kit.errors import check_language
from negotiation_kit.model import Party, Round
from negotiation_kit.render.palette import party_colours
from negotiation_kit.render.scale_strip import drawn
from negotiation_kit.render.words import stance_text
from negotiation_kit.scales import Interval, date_text, nearest
from negotiation_kit.wording import ENGLISH, say, translated

_WIDTH = 5.6
_LEVELS, _FLOOR, _RIGHT = 1.55, 0.12, 0.25
"""Room for the names of the levels, under those of the rounds, and at the right, in inches."""
_TALL, _LAYER = 2.5, 0.36
"""Height of the scale in inches, and how far beside its round a layer stands, in steps between rounds."""
_MARKERS = "osD^vP*X"
_TICKS = 5


@dataclass(frozen=True)
class _Sheet:
    """The scale runs upwards from `foot` to `head`; places of rounds are inches from the left."""

    width: float
    height: float
    head: float
    title: tuple[str, ...]
    places: dict[str, float]
    names: dict[str, tuple[int, str]]
    """What stands under each round, and in which row it begins."""

    @property
    def foot(self) -> float:
        return self.head + _TALL

    def y(self, coordinate: float) -> float:
        return self.foot - coordinate * _TALL


def issue_over_rounds(found: Timeline, *, ax: Axes | None = None, language: str = ENGLISH) -> Axes:
    """Draw who stood where on one issue, round by round, on the issue's own scale.

    A line joins two rounds only where the party has a position in both and in all that lie between; a layer
    of other sources stands beside its round, joined to nothing. An offer under conditions is hollow, a
    rejection is crossed.

    Parameters
    ----------
    found : Timeline
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out.
    language : str
        Of the kit's words; those of the case follow where it has translations.

    Returns
    -------
    Axes
    """
    check_language(language)
    colours, heard = party_colours(found.case), found.heard
    legend = list(_signs(found, heard, colours, language))
    pen, plan = laid_out(
        ax, lambda width: _sheet(found, legend, width, language), language, _WIDTH, found.case.warned
    )
    pen.ax.set_xlim(0, plan.width)
    pen.write(EDGE, EDGE, "\n".join(plan.title), TITLE + 1.5, va="top")
    _draw_scale(pen, plan, found)
    _draw_rounds(pen, plan, found)
    for place, party in enumerate(heard):
        _draw_party(pen, plan, found, party, (place - (len(heard) - 1) / 2) * 0.09, colours[party.id], place)
    if not heard:
        pen.write(_LEVELS, (plan.head + plan.foot) / 2, say(language, "chart.timeline.none"), TITLE)
    place_of_legend = (_LEVELS, EDGE + len(plan.title) * TITLE_ROW + 0.12)
    draw_legend(pen, legend, place_of_legend, plan.width - _LEVELS - EDGE)
    return pen.ax


def describe_timeline(found: Timeline, language: str = ENGLISH) -> str:
    """Return the chart in words, for those who cannot see it."""
    check_language(language)
    parts = []
    for party in found.heard:
        told = (
            f"{translated(moment.round, 'title', language)}, {stance_text(moment.stance, language)}"
            for moment in found.of(party.id)
        )
        parts.append(f"{translated(party, 'short', language)}: {'; '.join(told)}")
    issue = translated(found.issue, "title", language)
    told_all = say(language, "chart.timeline", issue=issue, rows=". ".join(parts))
    return told_all if parts else nothing(language)


def _sheet(found: Timeline, legend: Signs, width: float, language: str) -> _Sheet:
    title = fitted(
        translated(found.issue, "title", language), (width - 2 * EDGE) * POINTS, TITLE + 1.5, most=2
    )
    head = EDGE + len(title) * TITLE_ROW + 0.12 + legend_height(legend, width - _LEVELS - EDGE) + 0.22
    places = _places(found.rounds, width)
    names = _names(found.rounds, places, language)
    rows = max((row + text.count("\n") + 1 for row, text in names.values()), default=0)
    return _Sheet(width, head + _TALL + (rows + 1) * LABEL_ROW + _FLOOR, head, title, places, names)


def _names(rounds: Sequence[Round], places: dict[str, float], language: str) -> dict[str, tuple[int, str]]:
    """Return the name of each round with its day; those of layers stand in rows of their own below."""
    dated = [item for item in rounds if item.layer_of not in places]
    room = min((b - a for a, b in pairwise(places[item.id] for item in dated)), default=2.0) - EDGE
    found = {item.id: (0, [*_lines(item, room, language), *_day(item, room, language)]) for item in dated}
    below = {item.id: max(len(lines) for _, lines in found.values()) for item in dated}
    for item in rounds:
        if item.id not in found:
            lines, above = _lines(item, room, language), str(item.layer_of)
            found[item.id] = (below[above], lines)
            below[above] += len(lines)
    return {name: (row, "\n".join(lines)) for name, (row, lines) in found.items()}


def _lines(item: Round, room: float, language: str) -> list[str]:
    return list(fitted(translated(item, "title", language), room * POINTS, LABEL, most=3))


def _day(item: Round, room: float, language: str) -> Sequence[str]:
    return fitted(date_text(item.date, language), room * POINTS, LABEL, most=3) if item.date else ()


def _places(rounds: Sequence[Round], width: float) -> dict[str, float]:
    """Return where each round stands: at equal steps, and a layer beside the round it belongs to."""
    dated = [item.id for item in rounds if item.layer_of not in {other.id for other in rounds}]
    step = (width - _LEVELS - _RIGHT) / max(1, len(dated))
    places = {name: _LEVELS + step * (number + 0.4) for number, name in enumerate(dated)}
    for item in rounds:
        if item.id not in places:
            places[item.id] = places[str(item.layer_of)] + _LAYER * step
    return places


def _signs(
    found: Timeline, heard: Sequence[Party], colours: dict[str, str], language: str
) -> Iterator[tuple[str, Artist]]:
    for place, party in enumerate(heard):
        marker = _MARKERS[place % len(_MARKERS)]
        yield (
            translated(party, "short", language),
            Line2D([], [], marker=marker, markersize=7, color=colours[party.id]),
        )
    stances = [moment.stance for moment in found.moments]
    if any(offer.conditional for stance in stances for offer in stance.offers):
        hollow = Line2D([], [], linestyle="", marker="o", color=INK, markerfacecolor="white")
        yield say(language, "stance.conditional"), hollow
    if any(stance.rejects and not stance.stated for stance in stances):
        yield say(language, "chart.rejects"), Line2D([], [], linestyle="", marker="x", color=INK)


def _draw_scale(pen: Pen, plan: _Sheet, found: Timeline) -> None:
    for tick in found.issue.scale.ticks(pen.language, inner=_TICKS - 1):
        y = plan.y(tick.at)
        pen.ax.plot([_LEVELS, plan.width - EDGE], [y, y], color=GREY, alpha=0.35, linewidth=0.8, zorder=1)
        lines = fitted(tick.text, (_LEVELS - 2 * EDGE) * POINTS, LABEL, most=2)
        pen.write(_LEVELS - EDGE, y, "\n".join(lines), LABEL, ha="right", va="center")


def _draw_rounds(pen: Pen, plan: _Sheet, found: Timeline) -> None:
    for item in found.rounds:
        x, (row, text) = plan.places[item.id], plan.names[item.id]
        top = plan.foot + (row + 1) * LABEL_ROW
        pen.ax.plot([x, x], [plan.head, plan.foot], color=GREY, alpha=0.25, linewidth=0.8, zorder=1)
        pen.write(x, top, text, LABEL, ha="center", va="top", color="#5b6167" if row else INK)


def _draw_party(
    pen: Pen, plan: _Sheet, found: Timeline, party: Party, shift: float, colour: str, place: int
) -> None:
    marker = _MARKERS[place % len(_MARKERS)]
    before: tuple[float, Interval] | None = None
    for moment in found.of(party.id):
        x, spans = plan.places[moment.round.id] + shift, list(_spans(moment))
        for span, hollow in spans:
            _draw_span(pen, plan, x, span, marker, colour, "white" if hollow else colour)
        _rejections(pen, plan, moment, x, colour)
        if moment.round.layer_of in plan.places:
            continue
        # A line from one stance to the next means something only where the scale has an order.
        here = (x, spans[0][0]) if spans and found.issue.scale.has_order else None
        if before is not None and here is not None:
            ends = nearest(before[1], here[1])
            line = [plan.y(end) for end in ends]
            pen.ax.plot([before[0], here[0]], line, color=colour, linewidth=1.6 * pen.zoom, zorder=2)
        before = here


def _draw_span(pen: Pen, plan: _Sheet, x: float, span: Interval, marker: str, colour: str, face: str) -> None:
    """Draw one offer: a mark for a point, a bar with ends for a range."""
    low, high = (plan.y(end) for end in span)
    if low == high:
        pen.ax.plot([x], [low], marker, color=colour, markerfacecolor=face, markersize=7 * pen.zoom, zorder=3)
        return
    pen.ax.plot(
        [x, x], [low, high], color=colour, linewidth=3.5 * pen.zoom, zorder=2, marker="_", markersize=9
    )


def _spans(moment: Moment) -> Iterator[tuple[Interval, bool]]:
    """Yield where each offer lies, the headline's first, and whether it is under conditions."""
    stance = moment.stance
    for offer in sorted(stance.offers, key=lambda offer: offer not in stance.headline):
        ends = ends_of(offer)
        spans = [ends] if ends is not None else map(stance.issue.scale.span, offer.region.parts)
        yield from ((span, offer.conditional) for span in spans)


def _rejections(pen: Pen, plan: _Sheet, moment: Moment, x: float, colour: str) -> None:
    size, edge = 6 * pen.zoom, 1.6 * pen.zoom
    for coordinate in () if moment.stance.stated else drawn(moment.stance).crosses:
        pen.ax.plot([x], [plan.y(coordinate)], "x", color=colour, markersize=size, mew=edge, zorder=3)
