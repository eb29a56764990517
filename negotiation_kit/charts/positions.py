"""Where both sides stand, issue by issue, each on its own scale with its level names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from negotiation_kit.charts.canvas import GREY, INK, axes_or_new, shortened, write
from negotiation_kit.comparison import Comparison, IssueComparison, Stance
from negotiation_kit.palette import VERDICTS, party_colours
from negotiation_kit.scales import DateScale, IntervalScale, Line, NominalScale, OrdinalScale, Part, SetScale, day_text, number_text, parts_of

_MARKERS = ("v", "^")
_LIFT = 0.2
_TEXT_GAP = 0.014
_ROW_HEIGHT = 0.72
_LABEL_DROP = 0.43


@dataclass(frozen=True)
class _Side:
    stance: Stance
    colour: str
    marker: str
    lift: float


def positions_on_scales(
    comparison: Comparison, *, rows: Iterable[IssueComparison] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw every issue's scale as a line with both sides on it.

    A nominal scale and a set have no line, only their options; what a side rejects is crossed; where it has only
    rejected, the rest is dotted; a side without a position is not drawn.

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
    ax = axes_or_new(ax, 11, 1.3 + _ROW_HEIGHT * len(shown))
    colours = party_colours(comparison.case)
    for place, row in enumerate(shown):
        sides = tuple(
            _Side(party, colours[party.party.id], _MARKERS[index], (-_LIFT, _LIFT)[index])
            for index, party in enumerate((row.a, row.b))
        )
        _draw(ax, place, row, sides)
    _dress(ax, comparison, shown, colours)
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
        return " or ".join(dict.fromkeys(scale.text(offer.value) for offer in party.headline))
    return f"rejects {scale.parts_text(party.rejects)}" if party.rejects else "no position"


def _draw(ax: Axes, place: int, row: IssueComparison, sides: tuple[_Side, ...]) -> None:
    scale = row.issue.scale
    if isinstance(scale, Line):
        _draw_line(ax, place, scale, sides)
    elif isinstance(scale, NominalScale | SetScale):
        _draw_levels(ax, place, scale, sides)
    look = VERDICTS[row.verdict]
    box = {"facecolor": look.fill, "edgecolor": "none", "boxstyle": "round,pad=0.3"}
    write(ax, 1.06, place, f"{look.glyph} {look.word}", va="center", fontsize=9, color=look.text, bbox=box)


def _draw_levels(ax: Axes, place: int, scale: NominalScale | SetScale, sides: tuple[_Side, ...]) -> None:
    last = max(1, len(scale.names) - 1)
    places = {
        name: scale.coordinate(name) if isinstance(scale, OrdinalScale) else index / last
        for index, name in enumerate(scale.names)
    }
    if isinstance(scale, OrdinalScale):
        ax.plot([0, 1], [place, place], color=GREY, linewidth=1.2, zorder=1)
    ax.scatter(list(places.values()), [place] * len(places), s=22, facecolor="white", edgecolor=GREY, zorder=2)
    for index, (name, x) in enumerate(places.items()):
        align = "left" if index == 0 else "right" if index == last else "center"
        room = max(10, 84 // len(places))
        write(ax, x, place + _LABEL_DROP, shortened(scale.part_text(name), room), ha=align, va="center", fontsize=7.5)
    for side in sides:
        _draw_side(ax, place, side, places)


def _draw_side(ax: Axes, place: int, side: _Side, places: dict[str, float]) -> None:
    party = side.stance
    chosen = [str(part) for offer in party.headline for part in parts_of(offer.value)]
    for name in dict.fromkeys(chosen):
        _mark(ax, places[name], place, side)
    for name in (str(part) for part in party.rejects if str(part) in places):
        _cross(ax, places[name], place, side)
    if party.rejects and not party.headline and not isinstance(party.issue.scale, SetScale):
        left = [places[str(name)] for name in party.left.outcomes]
        if left:
            _dots(ax, min(left), max(left), place, side)


def _draw_line(ax: Axes, place: int, scale: Line, sides: tuple[_Side, ...]) -> None:
    ax.plot([0, 1], [place, place], color=GREY, linewidth=1.2, zorder=1, marker="|", markersize=8)
    for x, text, align in zip((0, 1), _ends(scale), ("left", "right"), strict=True):
        write(ax, x, place + _LABEL_DROP, text, ha=align, va="center", fontsize=7.5)
    for side in sides:
        for offer in side.stance.headline:
            for part in (part for part in offer.value if not isinstance(part, str)):
                _draw_part(ax, place, scale, part, side)
        for part in side.stance.rejects:
            _cross(ax, scale.coordinate(part), place, side)


def _draw_part(ax: Axes, place: int, scale: Line, part: Part, side: _Side) -> None:
    low, high = scale.span(part)
    if high > low:
        ax.plot([low, high], [place + side.lift] * 2, color=side.colour, linewidth=4, solid_capstyle="butt", zorder=2)
    _mark(ax, (low + high) / 2, place, side)
    left = high > 0.6
    x, align = (low - _TEXT_GAP, "right") if left else (high + _TEXT_GAP, "left")
    write(ax, x, place + side.lift, scale.part_text(part, unit=False), ha=align, va="center", fontsize=8)


def _ends(scale: Line) -> tuple[str, str]:
    if isinstance(scale, DateScale):
        return day_text(scale.min), day_text(scale.max)
    assert isinstance(scale, IntervalScale)
    return number_text(scale.min), f"{number_text(scale.max)} {scale.unit}"


def _mark(ax: Axes, x: float, place: int, side: _Side) -> None:
    ax.scatter([x], [place + side.lift], marker=side.marker, s=70, color=side.colour, zorder=3)


def _cross(ax: Axes, x: float, place: int, side: _Side) -> None:
    ax.scatter([x], [place + side.lift], marker="x", s=36, color=side.colour, zorder=4, linewidth=1.6)


def _dots(ax: Axes, low: float, high: float, place: int, side: _Side) -> None:
    ax.plot([low, high], [place + side.lift * 0.7] * 2, color=side.colour, linewidth=2, linestyle=":", zorder=2)


def _dress(ax: Axes, comparison: Comparison, rows: list[IssueComparison], colours: dict[str, str]) -> None:
    ax.set_yticks(range(len(rows)), [shortened(row.issue.title, 40) for row in rows], parse_math=False, color=INK)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(-0.03, 1.26)
    ax.set_xticks([])
    ax.spines[:].set_visible(False)
    ax.tick_params(axis="y", length=0)
    handles = [
        Line2D([], [], linestyle="", marker=marker, markersize=8, color=colours[party.id], label=party.short)
        for party, marker in zip((comparison.a, comparison.b), _MARKERS, strict=True)
    ]
    handles += [
        Line2D([], [], linestyle="", marker="x", color=INK, label="rejects"),
        Line2D([], [], linestyle=":", linewidth=2, color=INK, label="stays possible"),
    ]
    legend = ax.legend(handles=handles, loc="lower left", bbox_to_anchor=(0, 1), ncols=4, frameon=False)
    for text in legend.get_texts():
        text.set_parse_math(False)
