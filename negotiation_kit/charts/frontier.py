"""Every package by what it is worth to each of two parties, with the frontier and the Nash point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from negotiation_kit.analysis.bargaining import Frontier, NashPoint
from negotiation_kit.analysis.bargaining.frontier import check_same_packages
from negotiation_kit.charts.canvas import GREY, INK, POINTS, Pen, fitted, laid_out
from negotiation_kit.charts.sheet import Signs, draw_legend, legend_height
from negotiation_kit.errors import ToldError, check_language
from negotiation_kit.render.words import called
from negotiation_kit.wording import (
    ENGLISH,
    Message,
    Spoken,
    decimal,
    enumerated,
    joined,
    say,
    written,
)

_LINE, _POINT, _DEAL = "#0072B2", "#D55E00", "#882255"
_NUMBERED = 30
"""Agreements that are numbered as in the table; of more, the numbers would lie on each other."""
_TYPE, _HEAD, _TICK = 9.0, 10.5, 8.0
_HEAD_ROW, _TYPE_ROW = 0.2, 0.16
_MARGIN, _LEFT, _FOOT = 0.12, 0.62, 0.42
_MOST_SIDE, _HEAD_LINES, _FOOT_LINES = 4.6, 3, 10
_SLACK = 0.85
"""How much of the width long lines may fill: in type of a few pixels letters come wider than measured."""
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_INNER = 0.06
"""Space in inches between the square's edge and its lowest and highest marks."""


@dataclass(frozen=True)
class _Plan:
    """The chart laid out, in inches: title, square with the names of its sides, legend, caution."""

    head: tuple[str, ...]
    foot: tuple[str, ...]
    top: float
    side: float
    legend: float
    caution: float
    width: float
    height: float
    low: tuple[float, float]
    high: tuple[float, float]

    def x(self, value: float) -> float:
        return _LEFT + self._part(0, value)

    def y(self, value: float) -> float:
        return self.top + self.side - self._part(1, value)

    def _part(self, axis: int, value: float) -> float:
        share = (value - self.low[axis]) / (self.high[axis] - self.low[axis])
        return _INNER + share * (self.side - 2 * _INNER)


def package_frontier(
    found: Frontier,
    nash: NashPoint | None = None,
    agreed: Sequence[tuple[float, float]] = (),
    *,
    ax: Axes | None = None,
    language: str = ENGLISH,
) -> Axes:
    """Draw packages by their worth to two parties, the first across, the second upwards.

    Parameters
    ----------
    found : Frontier
        Of two parties.
    nash : NashPoint, optional
        Marked, with what the parties have without agreement and, below, what is known of such numbers.
    agreed : sequence of (float, float)
        What agreements are worth to the two, as `Packages.worth_of` gives it; numbered from 1 on.
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out.
    language : str
        Of the kit's words; those of the case follow where it has translations.

    Returns
    -------
    Axes
        Measured in inches, across and down.

    Raises
    ------
    ToldError
        Where there are not two parties, or the Nash point is of other packages.
    """
    check_language(language)
    if found.every.shape[1] != 2:
        raise ToldError(Message("error.chart-of-two", found=found.every.shape[1]))
    check_same_packages(found, nash)
    note = found.packages.case.warned if found.packages else ""
    signs = _signs(nash, language, any_agreed=bool(agreed))
    pen, plan = laid_out(ax, lambda width: _plan(found, nash, signs, width, language), language, note=note)
    pen.ax.set_xlim(0, plan.width)
    _write_around(pen, plan, _names(found))
    _draw_packages(pen, plan, found)
    if nash is not None:
        _draw_nash(pen, plan, nash)
    _draw_agreed(pen, plan, agreed)
    draw_legend(pen, signs, (_LEFT, plan.legend), _legend_width(plan.width))
    return pen.ax


def describe_frontier(
    found: Frontier,
    nash: NashPoint | None = None,
    agreed: Sequence[tuple[float, float]] = (),
    language: str = ENGLISH,
) -> str:
    """Return the chart in words, for those who cannot see it."""
    check_language(language)
    names, ends = _names(found), (found.utilities[0], found.utilities[-1])
    worth = [_worth(end[place]) for end in ends for place in (0, 1)]
    gaps = dict(zip(("one", "other", "first", "second", "third", "fourth"), (*names, *worth), strict=True))
    told: list[str] = [Message("chart.frontier.told", covered=_covered(found), **gaps)]
    if agreed:
        told.append(Message("chart.frontier.marked", n=len(agreed)))
    if nash is not None:
        first, second = map(_worth, nash.utilities if nash.indices else (0.0, 0.0))
        point = Message("chart.frontier.nash-at", first=first, second=second)
        told += [point if nash.indices else nash.note, nash.caution]
    return joined(told, " ").text_in(language)


def _covered(found: Frontier) -> Message:
    return Message("chart.frontier.packages", n=found.coverage.n, of=found.coverage.of)


def _worth(number: float) -> Spoken:
    return Spoken(decimal, f"{number:.2f}")


def _names(found: Frontier) -> tuple[object, object]:
    if found.packages is None:
        return Message("chart.frontier.first"), Message("chart.frontier.second")
    one, other = found.packages.parties
    return called(one), called(other)


def _signs(nash: NashPoint | None, language: str, *, any_agreed: bool) -> Signs:
    def sign(marker: str, colour: str, size: float, line: float = 0) -> Line2D:
        return Line2D([], [], linewidth=line, marker=marker, color=colour, markersize=size)

    signs = [("package", sign(".", GREY, 6)), ("edge", sign("o", _LINE, 5, 1.2))]
    if nash is not None:
        signs += [("nash", sign("D", _POINT, 7))] if nash.indices else []
        signs.append(("start", sign("+", INK, 9)))
    signs += [("agreed", sign("s", _DEAL, 6))] if any_agreed else []
    return [(say(language, f"chart.frontier.sign.{name}"), drawn) for name, drawn in signs]


def _plan(found: Frontier, nash: NashPoint | None, signs: Signs, width: float, language: str) -> _Plan:
    room = width - 2 * _MARGIN
    told = Message("chart.frontier", covered=_covered(found))
    title = Message("list.titled", head=enumerated(_names(found)), part=told) if found.packages else told
    head = fitted(title.text_in(language), room * POINTS, _HEAD, most=_HEAD_LINES)
    warned = "" if nash is None else written(nash.caution, language)
    foot = fitted(warned, room * _SLACK * POINTS, _TICK, most=_FOOT_LINES)
    top = _MARGIN + len(head) * _HEAD_ROW + _MARGIN
    side = max(1.0, min(_MOST_SIDE, width - _LEFT - 2 * _MARGIN))
    legend = top + side + _FOOT
    caution = legend + legend_height(signs, _legend_width(width)) + _MARGIN
    height = caution + len(foot) * _TYPE_ROW + _MARGIN
    low, high = _limits(found, nash)
    return _Plan(head, foot, top, side, legend, caution, width, height, low, high)


def _legend_width(width: float) -> float:
    return (width - _LEFT - _MARGIN) * _SLACK


def _limits(found: Frontier, nash: NashPoint | None) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the least and the greatest value of both axes: 0 and 1 where all worth lies between."""
    every = np.vstack([found.every, *([] if nash is None else [nash.disagreement])])
    lows, highs = every.min(axis=0).clip(max=0).tolist(), every.max(axis=0).clip(min=1).tolist()
    return (lows[0], lows[1]), (highs[0], highs[1])


def _write_around(pen: Pen, plan: _Plan, names: tuple[object, object]) -> None:
    pen.write(_MARGIN, _MARGIN, "\n".join(plan.head), _HEAD, va="top")
    bottom, right = plan.top + plan.side, _LEFT + plan.side
    frame = ((_LEFT, right, right, _LEFT, _LEFT), (bottom, bottom, plan.top, plan.top, bottom))
    pen.ax.plot(*frame, color=GREY, linewidth=0.8 * pen.zoom)
    for share in _TICKS:
        x, y = (plan.low[axis] + share * (plan.high[axis] - plan.low[axis]) for axis in (0, 1))
        told = [decimal(f"{value:g}"[:5], pen.language) for value in (x, y)]
        pen.write(plan.x(x), bottom + 0.05, told[0], _TICK, ha="center", va="top")
        pen.write(_LEFT - 0.06, plan.y(y), told[1], _TICK, ha="right", va="center")
    worth = (say(pen.language, "chart.worth-to", party=name) for name in names)
    across, up = ("".join(fitted(told, plan.side * POINTS, _TYPE, most=1)) for told in worth)
    pen.write(_LEFT + plan.side / 2, bottom + 0.21, across, _TYPE, ha="center", va="top")
    pen.write(_MARGIN, plan.top + plan.side / 2, up, _TYPE, rotation=90, va="center")
    pen.write(_MARGIN, plan.caution, "\n".join(plan.foot), _TICK, va="top")


def _draw_packages(pen: Pen, plan: _Plan, found: Frontier) -> None:
    across, up = plan.x(found.every[:, 0]), plan.y(found.every[:, 1])  # type: ignore[arg-type]
    pen.ax.plot(
        across,
        up,
        linestyle="",
        marker=".",
        markersize=3.5 * pen.zoom,
        color=GREY,
        alpha=0.5,
        markeredgewidth=0,
        rasterized=True,
        zorder=1,
    )
    edge = plan.x(found.utilities[:, 0]), plan.y(found.utilities[:, 1])  # type: ignore[arg-type]
    pen.ax.plot(*edge, color=_LINE, marker="o", markersize=3 * pen.zoom, linewidth=1.2 * pen.zoom, zorder=2)


def _draw_nash(pen: Pen, plan: _Plan, nash: NashPoint) -> None:
    x, y = (plan.x(nash.disagreement[0]), plan.y(nash.disagreement[1]))
    pen.ax.plot([x], [y], linestyle="", marker="+", markersize=10 * pen.zoom, color=INK, mew=1.6 * pen.zoom)
    if nash.indices:
        x, y = plan.x(nash.utilities[0]), plan.y(nash.utilities[1])
        pen.ax.plot([x], [y], linestyle="", marker="D", markersize=7 * pen.zoom, color=_POINT, zorder=4)


def _draw_agreed(pen: Pen, plan: _Plan, agreed: Sequence[tuple[float, float]]) -> None:
    for number, (one, other) in enumerate(agreed, start=1):
        x, y = plan.x(one), plan.y(other)
        pen.ax.plot([x], [y], linestyle="", marker="s", markersize=6 * pen.zoom, color=_DEAL, zorder=5)
        if len(agreed) <= _NUMBERED:
            pen.write(x + 0.07, y - 0.07, str(number), _TICK, color=_DEAL, weight="bold", zorder=6)
