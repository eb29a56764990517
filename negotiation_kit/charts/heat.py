"""Every party against every other: agreement in each cell, with its coverage under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from negotiation_kit.analysis.comparing import Pairwise
from negotiation_kit.charts.canvas import GREY, POINTS, Pen, fitted, laid_out, text_width
from negotiation_kit.charts.sheet import EDGE, LABEL, TITLE, TITLE_ROW
from negotiation_kit.errors import check_language
from negotiation_kit.model import Party
from negotiation_kit.render.palette import agreement_shade
from negotiation_kit.render.parties import Pair, pair_of, pairs_title
from negotiation_kit.render.words import named
from negotiation_kit.wording import ENGLISH, Message, Spoken, joined, translated

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
