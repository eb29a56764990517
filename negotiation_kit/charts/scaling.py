"""Parties as points on a plane, near where they agree; stress and coverage stand under the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from matplotlib.axes import Axes

from negotiation_kit.analysis.comparing import Place, Scaling
from negotiation_kit.charts.canvas import GREY, INK, POINTS, Pen, fitted, laid_out, text_width
from negotiation_kit.charts.sheet import EDGE, LABEL, TITLE, TITLE_ROW
from negotiation_kit.errors import check_language
from negotiation_kit.render.palette import party_colours
from negotiation_kit.render.parties import scaling_method, scaling_sentence
from negotiation_kit.render.words import named, shown_figure
from negotiation_kit.wording import ENGLISH, Message, joined, say, translated, written

_MARKERS = {"o": 9, "s": 8.5, "D": 8, "^": 9.5, "v": 9.5, "P": 10, "*": 14, "X": 10}
"""Marks with the sizes at which they look alike, in points."""
_TALLEST, _MARGIN, _GAP, _LINE, _NAME, _WIDEST = 3.6, 0.45, 0.09, 0.14, 0.16, 1.8
"""In inches: height of the map, room around its points, from a point to its name; a line of small type, and
one of a name; the widest name."""
_RULERS = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01)
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class _Map:
    """Where things go, in inches; `scale` inches stand for a distance of 1."""

    width: float
    height: float
    title: tuple[str, ...]
    points: tuple[tuple[float, float], ...]
    scale: float
    ruler: float
    foot: tuple[str, ...]


def party_map(found: Scaling, *, ax: Axes | None = None, language: str = ENGLISH) -> Axes:
    """Draw every party placed as a mark with its name, a ruler for distances, and how well the map fits.

    Parameters
    ----------
    found : Scaling
        Where it has no places, the sentence that says why stands in place of the map.
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out.
    language : str
        Of the kit's words; those of the case follow where it has translations.

    Returns
    -------
    Axes
    """
    check_language(language)
    note = found.pairs.case.warned if found.pairs else ""
    pen, plan = laid_out(ax, lambda width: _map(found, width, language), language, note=note)
    pen.ax.set_xlim(0, plan.width)
    pen.write(EDGE, EDGE, "\n".join(plan.title), TITLE + 1.5, va="top")
    _draw_points(pen, plan, found)
    if found.places:
        _draw_ruler(pen, plan)
    foot = plan.height - EDGE - len(plan.foot) * _LINE
    pen.write(EDGE, foot, "\n".join(plan.foot), LABEL, va="top")
    return pen.ax


def describe_party_map(found: Scaling, language: str = ENGLISH) -> str:
    """Return the chart in words, for those who cannot see it."""
    check_language(language)
    if not found.places:
        return written(found.note, language)
    told = tuple(
        Message("chart.pair", parties=named((one, other)), what=shown_figure(found.apart(one, other), 2))
        for one, other in combinations([place.party for place in found.places], 2)
    )
    return say(language, "chart.party-map.told", pairs=told, result=scaling_sentence(found))


def _map(found: Scaling, width: float, language: str) -> _Map:
    room = (width - 2 * EDGE) * POINTS
    title = fitted(say(language, "chart.party-map"), room, TITLE + 1.5, most=2)
    told = joined([scaling_sentence(found), scaling_method(found)], " ") if found.places else found.note
    foot = fitted(written(told, language), _SLACK * room, LABEL, most=8)
    top = EDGE + len(title) * (TITLE_ROW + 0.03) + 0.1
    if not found.places:
        return _Map(width, top + len(foot) * _LINE + 2 * EDGE, title, (), 1.0, 0.0, foot)
    across, down = _extent([place.x for place in found.places]), _extent([place.y for place in found.places])
    wide = width - 2 * EDGE - 2 * _MARGIN - _longest(found.places, language)
    scale = min(wide / max(across[1] - across[0], 1e-9), _TALLEST / max(down[1] - down[0], 1e-9))
    most = max(len(_names(group, language)) for group in _groups(found.places))
    tall = (down[1] - down[0]) * scale + 2 * max(_MARGIN, most * _NAME / 2 + _LINE)
    left = EDGE + _MARGIN + (wide - (across[1] - across[0]) * scale) / 2
    points = tuple(
        (
            left + (place.x - across[0]) * scale,
            top + (tall - (down[1] - down[0]) * scale) / 2 + (down[1] - place.y) * scale,
        )
        for place in found.places
    )
    ruler = next((length for length in _RULERS if length * scale <= wide / 3), _RULERS[-1])
    height = top + tall + 0.3 + len(foot) * _LINE + 2 * EDGE
    return _Map(width, height, title, points, scale, ruler, foot)


def _extent(numbers: Sequence[float]) -> tuple[float, float]:
    return min(numbers), max(numbers)


def _longest(places: Sequence[Place], language: str) -> float:
    """Return the room that names need at the right of their points, in inches."""
    names = [line for group in _groups(places) for line in _names(group, language)]
    return max(text_width(name, TITLE) for name in names) / POINTS + _GAP


def _groups(places: Sequence[Place]) -> list[tuple[Place, ...]]:
    """Return the parties point by point: those in the same place share one."""
    found: dict[tuple[float, float], list[Place]] = {}
    for place in places:
        found.setdefault((round(place.x, 6), round(place.y, 6)), []).append(place)
    return [tuple(group) for group in found.values()]


def _names(group: Sequence[Place], language: str) -> tuple[str, ...]:
    """Return the names at a point, in lines."""
    told = ", ".join(translated(place.party, "short", language) for place in group)
    return fitted(told, _WIDEST * POINTS, TITLE, most=1 if len(group) == 1 else len(group))


def _draw_points(pen: Pen, plan: _Map, found: Scaling) -> None:
    taken = [(x - _GAP, y - _GAP, x + _GAP, y + _GAP) for x, y in plan.points]
    points = dict(zip((place.party.id for place in found.places), plan.points, strict=True))
    for group in _groups(found.places):
        x, y = points[group[0].party.id]
        _draw_mark(pen, found, group, x, y)
        names = _names(group, pen.language)
        size = (max(text_width(name, TITLE) for name in names) / POINTS, len(names) * _NAME)
        box = _free(list(_around(x, y, size, plan)), taken)
        taken.append(box)
        middle = (box[1] + box[3]) / 2
        if box[1] > y + 2 * _LINE or box[3] < y - 2 * _LINE or box[0] > x + 2 * _GAP or box[2] < x - 2 * _GAP:
            ends = ([x, min(max(x, box[0]), box[2])], [y, middle])
            pen.ax.plot(*ends, color=GREY, linewidth=0.7 * pen.zoom, zorder=1)
        pen.write(box[0], middle, "\n".join(names), TITLE, ha="left", va="center", zorder=4)


def _draw_mark(pen: Pen, found: Scaling, group: Sequence[Place], x: float, y: float) -> None:
    """Draw the mark of a party or, where several stand in one place, one that belongs to none of them."""
    order = [party.id for party in found.parties]
    marker, size = list(_MARKERS.items())[order.index(group[0].party.id) % len(_MARKERS)]
    look: dict[str, Any] = {"color": party_colours(found)[group[0].party.id], "mec": "white"}
    if len(group) > 1:
        marker, size, look = "o", 9, {"color": INK, "mec": INK, "mfc": "white"}
    pen.ax.plot([x], [y], marker, markersize=size * pen.zoom, zorder=3, **look)


def _around(x: float, y: float, size: tuple[float, float], plan: _Map) -> Iterator[Box]:
    """Yield the boxes names may stand in: beside, above or below their point, then ever farther off."""
    width, half = size[0], size[1] / 2
    last = plan.height - EDGE - len(plan.foot) * _LINE - 0.35
    for away in range(12):
        for shift in (-away * _LINE, away * _LINE):
            for left in (x + _GAP, x - _GAP - width, x - width / 2):
                off = shift if left != x - width / 2 else shift + (_GAP + half) * (1 if shift >= 0 else -1)
                box = (left, y + off - half, left + width, y + off + half)
                if box[0] >= EDGE and box[2] <= plan.width - EDGE and box[1] > EDGE + 0.2 and box[3] < last:
                    yield box


def _free(boxes: Sequence[Box], taken: Sequence[Box]) -> Box:
    """Return the first box that meets none that is taken; where there is none, the first."""
    for box in boxes:
        if not any(box[0] < x1 and x0 < box[2] and box[1] < y1 and y0 < box[3] for x0, y0, x1, y1 in taken):
            return box
    return boxes[0]


def _draw_ruler(pen: Pen, plan: _Map) -> None:
    y = plan.height - EDGE - len(plan.foot) * _LINE - 0.2
    right = EDGE + plan.ruler * plan.scale
    width = 1.2 * pen.zoom
    pen.ax.plot([EDGE, right], [y, y], color=GREY, linewidth=width, marker="|", markersize=7 * pen.zoom)
    pen.write(right + EDGE, y, say(pen.language, "chart.ruler", size=plan.ruler), LABEL, va="center")
