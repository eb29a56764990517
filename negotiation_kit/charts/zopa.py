"""What each party accepts, rules out and leaves on every issue, and where they all meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from negotiation_kit.charts.canvas import INK, POINTS, Pen, laid_out
from negotiation_kit.charts.legend import draw_legend
from negotiation_kit.charts.lettering import fitted
from negotiation_kit.charts.marks import stroke
from negotiation_kit.charts.sheet import EDGE, LABEL, LABEL_ROW, TITLE, TITLE_ROW
from negotiation_kit.charts.zones import BADGES, Zone, Zones, zones
from negotiation_kit.linkage import FeasibleOutcomes, Outcome, Room
from negotiation_kit.palette import party_colours
from negotiation_kit.scales import Interval, Line, OrdinalScale
from negotiation_kit.views.drawing import level_places
from negotiation_kit.views.outcomes import NOTHING_SAID, outcome_title, room_text
from negotiation_kit.views.outcomes import TITLE as HEAD

_MEET, _MEET_ALPHA, _LIGHT = "#009E73", 0.22, 0.28
_WIDE, _POINT = 0.022, 0.012
"""Half the width of a zone round a level, and round a number, as fractions of the line."""
_TICK = 0.026
"""From a level to the tick of a red line beside it, as a fraction of the line."""
_BESIDE = 0.1
_PALE, _PALEST = "#5b6167", "#d9dcdf"
_BADGES = {
    "zone": ("◍ all accept", "#cfe8e0"),
    "none": ("✕ none left", "#f7d3ba"),
    "apart": ("– none in common", "#f3f4f5"),
    "unsaid": ("– not said by all", "#f3f4f5"),
    "alone": ("– one party alone", "#f3f4f5"),
}


def zopa_bars(
    found: FeasibleOutcomes, *, rows: Iterable[Outcome] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw a bar a party on every issue: what it accepts (solid), leaves (light) and rules out (crossed).

    Upright ticks enclose what a red line leaves. A green band marks what all of them accept: the zone of
    possible agreement. Rings are offers under conditions; a
    party that has said nothing has a bare line.

    Parameters
    ----------
    found : FeasibleOutcomes
    rows : iterable of Outcome, optional
        Which issues; those on which anything was said when left out.
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out.

    Returns
    -------
    Axes
    """
    shown = list(found.told if rows is None else rows)
    legend = _signs(found, shown)
    labels = [label for label, _ in legend]
    pen, plan = laid_out(ax, lambda width: zones(shown, labels, width), width=8.6)
    pen.ax.set_xlim(plan.x(0), plan.x(plan.width))
    colours = party_colours(found.case)
    for strip in plan.strips:
        _title(pen, plan, strip)
        _meeting(pen, strip)
        for place, room in enumerate(strip.row.rooms):
            _draw_room(pen, plan, strip, room, strip.bar(place), colours[room.party.id])
        _labels(pen, strip)
        _badge(pen, plan, strip)
    if not shown:
        pen.write(plan.x(EDGE), plan.height - EDGE, NOTHING_SAID, TITLE, va="bottom")
    handles = [handle for _, handle in legend]
    draw_legend(pen, handles, labels, (plan.x(EDGE), EDGE), plan.width - 2 * EDGE)
    return pen.ax


def describe_outcomes(found: FeasibleOutcomes, rows: Iterable[Outcome] | None = None) -> str:
    """Return the chart in words, for those who cannot see it."""
    parts = []
    for row in found.told if rows is None else rows:
        rooms = ", ".join(f"{room.party.short} {room_text(row, room)}" for room in row.rooms)
        parts.append(f"{outcome_title(row)}: {rooms}; all accept: {row.zone_text or 'nothing in common'}")
    return f"{HEAD}. {'. '.join(parts)}." if parts else NOTHING_SAID


def _signs(found: FeasibleOutcomes, rows: Sequence[Outcome]) -> list[tuple[str, Artist]]:
    rooms = [room for row in rows for room in row.rooms]
    signs: list[tuple[str, Artist]] = [
        ("accepts", Line2D([], [], color=INK, linewidth=5, solid_capstyle="butt")),
        ("leaves open", Line2D([], [], color=INK, linewidth=5, alpha=_LIGHT, solid_capstyle="butt")),
    ]
    if any(room.conditional for room in rooms):
        ring = Line2D([], [], linestyle="", marker="o", markersize=7.5, color=INK, markerfacecolor="white")
        signs.append(("offers under conditions", ring))
    if any(room.rejected for room in rooms):
        signs.append(("rules out", Line2D([], [], linestyle="", marker="x", color=INK)))
    if any(room.red_line for room in rooms):
        signs.append(
            ("red line", Line2D([], [], linestyle="", marker="|", markersize=11, mew=2.2, color=INK))
        )
    if any(row.zone for row in rows):
        signs.append(("all accept", Patch(color=_MEET, alpha=2 * _MEET_ALPHA)))
    return signs if rows else []


def _title(pen: Pen, plan: Zones, strip: Zone) -> None:
    pen.write(plan.x(EDGE), strip.head, "\n".join(strip.title), TITLE, va="top", linespacing=1.2)


def _meeting(pen: Pen, strip: Zone) -> None:
    """Draw the band of what all accept across all bars."""
    top, foot = strip.ends
    look: dict[str, Any] = {"color": _MEET, "alpha": _MEET_ALPHA, "linewidth": 0, "zorder": 0}
    wide = _POINT if isinstance(strip.row.issue.scale, Line) else _WIDE
    for low, high in _spans(strip.row, strip.row.zone):
        beside = wide if low == high else 0.0
        pen.ax.add_patch(Rectangle((low - beside, top), high - low + 2 * beside, foot - top, **look))


def _draw_room(pen: Pen, plan: Zones, strip: Zone, room: Room, y: float, colour: str) -> None:
    row = strip.row
    name = "".join(fitted(room.party.short, 0.72 * POINTS, LABEL, most=1))
    pen.write(plan.x(plan.left - 2 * EDGE), y, name, LABEL, ha="right", va="center", color=colour)
    if isinstance(row.issue.scale, Line | OrdinalScale):
        stroke(pen, (0, 1), y, 0.9, color=_PALEST, zorder=0.5)
    if not room.told:
        return
    _marks(pen, row, _spans(row, room.left), y, colour, alpha=_LIGHT, zorder=1)
    _marks(pen, row, _spans(row, room.accepted), y, colour, zorder=2)
    _hollow(pen, _spans(row, room.conditional), y, colour)
    _crosses(pen, _spans(row, room.rejected), y, colour)
    if room.red_line:
        _ticks(pen, row, room, y, colour)
    if isinstance(row.issue.scale, Line):
        _figures(pen, plan, row, room, y)


def _marks(pen: Pen, row: Outcome, spans: Sequence[Interval], y: float, colour: str, **look: Any) -> None:
    """Draw stretches as bars; levels, numbers and what is too short to be seen as dots."""
    for low, high in spans:
        if high - low >= _POINT:
            stroke(pen, (low, high), y, 6.5, color=colour, solid_capstyle="butt", **look)
    dots = [(low + high) / 2 for low, high in spans if high - low < _POINT]
    if dots:
        pen.ax.plot(dots, [y] * len(dots), "o", color=colour, markersize=8.5 * pen.zoom, mew=0, **look)


def _hollow(pen: Pen, spans: Sequence[Interval], y: float, colour: str) -> None:
    """Draw offers under conditions as rings; a stretch has one at each end."""
    ends = [end for span in spans for end in dict.fromkeys(span)]
    if ends:
        look: dict[str, Any] = {"markersize": 7.5 * pen.zoom, "mew": 1.5 * pen.zoom, "mfc": "white"}
        pen.ax.plot(ends, [y] * len(ends), "o", color=colour, zorder=2.5, **look)


def _crosses(pen: Pen, spans: Sequence[Interval], y: float, colour: str) -> None:
    for low, high in spans:
        if low < high:
            stroke(pen, (low, high), y, 1.0, color=colour, zorder=2, linestyle=(0, (1, 1.5)))
    places = [(low + high) / 2 for low, high in spans]
    if places:
        size, edge = 6.5 * pen.zoom, 1.7 * pen.zoom
        pen.ax.plot(places, [y] * len(places), "x", color=colour, markersize=size, mew=edge, zorder=3)


def _ticks(pen: Pen, row: Outcome, room: Room, y: float, colour: str) -> None:
    """Draw a tick at both ends of what a red line leaves."""
    beside = 0.0 if isinstance(row.issue.scale, Line) else _TICK
    ends = [end for low, high in _spans(row, room.left) for end in (low - beside, high + beside)]
    size, edge = 12 * pen.zoom, 2.2 * pen.zoom
    pen.ax.plot(ends, [y] * len(ends), "|", color=colour, markersize=size, mew=edge, zorder=3)


def _figures(pen: Pen, plan: Zones, row: Outcome, room: Room, y: float) -> None:
    """Write what is accepted beside its bar, on the side with more room."""
    text, spans = row.accepted_text(room), _spans(row, room.accepted)
    if text is None:
        return
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    before = low > 1 - high
    space = max(low, 1 - high) * plan.line * POINTS - 12
    x, align = (low - _BESIDE / plan.line, "right") if before else (high + _BESIDE / plan.line, "left")
    pen.write(x, y, "".join(fitted(text, space, LABEL, most=1)), LABEL, ha=align, va="center", zorder=4)


def _labels(pen: Pen, strip: Zone) -> None:
    for item in strip.labels:
        middle, foot = sum(item.label.span) / 2, strip.under + LABEL_ROW * item.row
        for number, line in enumerate(item.label.lines):
            pen.write(middle, foot + LABEL_ROW * number, line, LABEL, ha="center", color=_PALE)


def _badge(pen: Pen, plan: Zones, strip: Zone) -> None:
    row = strip.row
    word, fill = _BADGES[_state(row)]
    x = plan.x(plan.width - EDGE - BADGES + 2 * EDGE)
    box = {"facecolor": fill, "edgecolor": "none", "boxstyle": "round,pad=0.3"}
    y = strip.head + TITLE_ROW / 2
    pen.write(x, y, word, LABEL + 0.5, va="center", bbox=box)
    if row.zone_text and not plan.stacked:
        lines = fitted(row.zone_text, (BADGES - 3 * EDGE) * POINTS, LABEL, most=2)
        pen.write(x, y + 0.14, "\n".join(lines), LABEL, va="top")


def _state(row: Outcome) -> str:
    if row.zone:
        return "zone"
    if not row.open:
        return "none"
    if len(row.rooms) < 2:
        return "alone"
    return "apart" if all(room.accepted for room in row.rooms) else "unsaid"


def _spans(row: Outcome, outcomes: Iterable[Any]) -> list[Interval]:
    """Return where outcomes lie on the strip: stretches of a line, or the places of levels."""
    if isinstance(row.issue.scale, Line):
        return list(outcomes)
    places = level_places(row.issue.scale)
    return [(places[name], places[name]) for name in outcomes]
