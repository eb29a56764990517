"""Every party against every other: agreement in the cells of a table, and distances on a map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from negotiation_kit.analysis.comparing import Pairwise, Place, Scaling
from negotiation_kit.charts.canvas import GREY, INK, POINTS, Pen, fitted, laid_out, text_width
from negotiation_kit.charts.sheet import EDGE, LABEL, TITLE, TITLE_ROW
from negotiation_kit.errors import check_language
from negotiation_kit.model import Party
from negotiation_kit.render.palette import agreement_shade, party_colours
from negotiation_kit.render.parties import Pair, pair_of, pairs_title, scaling_method, scaling_sentence
from negotiation_kit.render.words import named, shown_figure
from negotiation_kit.wording import ENGLISH, Message, Spoken, joined, say, translated, written

_WIDTH, _NAMES, _HEAD_LINES, _LEAST_CELL, _WIDEST_CELL, _ROW = 7.6, 1.15, 3, 0.42, 1.3, 0.5
"""In inches, but for the lines: a new figure, room for names at the left, widths of a cell, a row."""
_SLACK = 0.94
"""Of the width, what a long line of small type may take: in pixels its letters are wider than in outline."""
_SMALL, _UPRIGHT = 0.66, 0.9
"""Cells narrower than the one have smaller type, and than the other names that stand on end, in inches."""


@dataclass(frozen=True)
class _Grid:
    width: float
    height: float
    title: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    left: float
    top: float
    cell: float
    foot: tuple[str, ...]

    def x(self, column: int) -> float:
        return self.left + self.cell * column

    def y(self, row: int) -> float:
        return self.top + _ROW * row


MOST_PARTIES = 30
"""More than these in one picture could not be read; the sentence under it says that there are others."""


def heat_map(
    found: Pairwise,
    *,
    parties: Sequence[str] | None = None,
    ax: Axes | None = None,
    language: str = ENGLISH,
) -> Axes:
    """Draw party x party; each cell says agreement and coverage, and its shade repeats the agreement.

    A pair on fewer than five issues has a broken frame and no shade; a party against itself is left empty.

    Parameters
    ----------
    found : Pairwise
    parties : sequence of str, optional
        Ids or names of those to draw; all when left out. Of more than `MOST_PARTIES` the first are drawn.
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out.
    language : str
        Of the kit's words; those of the case follow where it has translations.

    Returns
    -------
    Axes

    Raises
    ------
    UnknownNameError
        For a party that is not there.
    """
    check_language(language)
    asked = _asked(found, parties)
    shown = asked[:MOST_PARTIES]
    wide = max(_WIDTH, 2 * EDGE + _NAMES + _LEAST_CELL * len(shown))
    told = _foot(found, len(asked)).text_in(language)
    pen, plan = laid_out(
        ax, lambda width: _grid(found, shown, told, width, language), language, wide, found.case.warned
    )
    pen.ax.set_xlim(0, plan.width)
    pen.write(EDGE, EDGE, "\n".join(plan.title), TITLE + 1.5, va="top")
    for place, one in enumerate(shown):
        _heads(pen, plan, one, place)
        for column, other in enumerate(shown):
            if one != other:
                _cell(pen, plan, pair_of(found, one, other), column, place)
    pen.write(EDGE, plan.y(len(shown)) + EDGE, "\n".join(plan.foot), LABEL, va="top", color="#5b6167")
    return pen.ax


def describe_heat_map(found: Pairwise, parties: Sequence[str] | None = None, language: str = ENGLISH) -> str:
    """Return the chart in words, for those who cannot see it."""
    check_language(language)
    asked = _asked(found, parties)
    every = (pair_of(found, one, other) for one, other in combinations(asked[:MOST_PARTIES], 2))
    told = joined(
        Message("chart.heat.pair", parties=named((pair.a, pair.b)), score=pair.text, n=pair.n, of=pair.of)
        for pair in sorted(every, key=lambda pair: pair.thin)
    )
    parts = [pairs_title(found), told, *_left_out(len(asked))]
    return joined([Message("list.sentence", part=part) for part in parts], " ").text_in(language)


def _asked(found: Pairwise, names: Sequence[str] | None) -> list[Party]:
    if names is None:
        return list(found.case.parties)
    return list(dict.fromkeys(found.case.party(name) for name in names))


def _left_out(asked: int) -> list[Message]:
    return [Message("chart.heat.first", n=MOST_PARTIES, of=asked)] if asked > MOST_PARTIES else []


def _foot(found: Pairwise, asked: int) -> Message:
    """Return what the cells say and how they were reached."""
    how = Message(
        "chart.heat.foot",
        round=Spoken(translated, found.round, "title"),
        metric=Message(f"metric.{found.metric}"),
        weights=found.weighting,
        of=found.of,
    )
    return joined([how, *(Message("list.sentence", part=part) for part in _left_out(asked))], " ")


def _grid(found: Pairwise, shown: Sequence[Party], told: str, width: float, language: str) -> _Grid:
    room = width - 2 * EDGE
    left = EDGE + min(_NAMES, room / 3)
    cell = min(_WIDEST_CELL, (room - left + EDGE) / max(1, len(shown)))
    upright = cell < _UPRIGHT
    across, most = (_NAMES, 1) if upright else (cell - 0.06, _HEAD_LINES)
    names = (translated(party, "short", language) for party in shown)
    heads = tuple(fitted(name, across * POINTS, LABEL, most=most) for name in names)
    title = fitted(pairs_title(found).text_in(language), room * POINTS, TITLE + 1.5, most=2)
    lines = max((len(head) for head in heads), default=1)
    longest = max((text_width(head[0], LABEL) for head in heads if head), default=0.0) / POINTS
    top = EDGE + len(title) * (TITLE_ROW + 0.03) + 0.1 + (longest + 0.06 if upright else lines * 0.14)
    foot = fitted(told, _SLACK * room * POINTS, LABEL, most=4)
    height = top + _ROW * len(shown) + 2 * EDGE + len(foot) * 0.14
    return _Grid(width, height, title, heads, left, top, cell, foot)


def _heads(pen: Pen, plan: _Grid, party: Party, place: int) -> None:
    lines = fitted(
        translated(party, "short", pen.language), (plan.left - 2 * EDGE) * POINTS, LABEL + 0.5, most=2
    )
    middle = plan.y(place) + _ROW / 2
    pen.write(plan.left - EDGE, middle, "\n".join(lines), LABEL + 0.5, ha="right", va="center")
    head = "\n".join(plan.heads[place])
    turned = 90 if plan.cell < _UPRIGHT else 0
    x, y = plan.x(place) + plan.cell / 2, plan.top - 0.05
    pen.write(x, y, head, LABEL, ha="center", va="bottom", rotation=turned)


def _cell(pen: Pen, plan: _Grid, pair: Pair, column: int, row: int) -> None:
    x, y, middle = plan.x(column), plan.y(row), plan.x(column) + plan.cell / 2
    if pair.agreement is None or pair.thin:
        face: dict[str, Any] = {"facecolor": "white", "linestyle": (0, (3, 2))}
    else:
        face = {"facecolor": agreement_shade(pair.agreement), "linestyle": "-"}
    frame = {"edgecolor": GREY, "linewidth": 0.6 * pen.zoom, **face}
    pen.ax.add_patch(Rectangle((x + 0.02, y + 0.02), plan.cell - 0.04, _ROW - 0.04, **frame))
    small = plan.cell < _SMALL
    centred = {"ha": "center", "va": "center"}
    pen.write(middle, y + 0.18, pair.text.text_in(pen.language), LABEL if small else TITLE, **centred)
    told = f"{pair.n}/{pair.of}" if small else pair.coverage.text_in(pen.language)
    pen.write(middle, y + 0.36, told, LABEL - (1.8 if small else 0.5), **centred)


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
