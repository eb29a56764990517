"""Every setting of a multiverse: agreement and bounds above, sorted, and under each what it is set to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

from matplotlib.axes import Axes

from negotiation_kit.analysis.comparing import FEWEST, Multiverse, value_text
from negotiation_kit.charts.canvas import (
    GREY,
    INK,
    PAPER,
    POINTS,
    Label,
    Pen,
    fitted,
    laid_out,
    placed,
    rows_needed,
    text_width,
)
from negotiation_kit.errors import check_language
from negotiation_kit.render.result import robustness_sentence
from negotiation_kit.render.robustness import robustness_title
from negotiation_kit.render.words import figure, shown_figure
from negotiation_kit.wording import ENGLISH, Message, joined, say

MOST_BARS = 30
"""Settings whose bounds are drawn one by one; of more they make a ribbon."""
NO_AGREEMENT = Message("chart.specifications.none")
_HEAD, _TYPE = 10.5, 8.0
_MARGIN, _LABELS, _TICKS, _HEAD_ROW, _ROW, _BETWEEN = 0.12, 2.0, 0.36, 0.2, 0.155, 0.07
"""In inches: edges, room for names and for the figures of the axis, rows, space between dimensions."""
_SHARE = 2 / 3
"""The upper part is to the lower as 2 to 3, but no lower than it takes to read."""
_LOWEST = 1.5
_COUNTED, _FAINT, _BAND, _FAINT_BAND = "#3f474e", "#b3b9be", "#cfd6dc", "#eceff1"
_GAP, _SLACK, _BOLD, _FOOT_LINES = 0.08, 0.94, 1.15, 9


@dataclass(frozen=True)
class _Plan:
    """The chart laid out, in inches: title, labels of the highlights, the curve, the rows of marks, foot."""

    head: tuple[str, ...]
    labels: tuple[Label, ...]
    left: float
    top: float
    depth: float
    rows: tuple[tuple[float, str, str, object], ...]
    foot: tuple[str, ...]
    width: float
    height: float

    @property
    def span(self) -> float:
        return self.width - self.left - _MARGIN

    def y(self, agreement: Any) -> Any:
        return self.top + (1 - agreement) * self.depth


@dataclass(frozen=True)
class _Curve:
    """The settings in the order in which they are drawn."""

    found: Multiverse

    @property
    def order(self) -> list[int]:
        """The settings that have an agreement, the lowest first."""
        scores = self.found.scores.agreement
        return sorted((at for at, value in enumerate(scores) if isfinite(value)), key=lambda at: scores[at])

    @property
    def highlights(self) -> list[tuple[int, Message]]:
        """At most three settings that are named: that of the comparison, and the ends of those that count."""
        scores, order = self.found.scores, self.order
        counted = [at for at in order if scores.n[at] >= FEWEST]
        ends = [(counted[0], "lowest"), (counted[-1], "highest")] if counted else []
        own = [(self.found.own, "own")] if self.found.own in order else []
        return [
            (at, Message(f"chart.specifications.{name}", score=shown_figure(float(scores.agreement[at]), 2)))
            for at, name in [*own, *(end for end in ends if end[0] != self.found.own)]
        ]


def specification_curve(multiverse: Multiverse, *, ax: Axes | None = None, language: str = ENGLISH) -> Axes:
    """Draw the agreement in every setting, the lowest first, with marks under it for what the setting is.

    Bars, above thirty settings a ribbon, are the bounds over all issues. A line goes down from the setting
    of the comparison itself; settings on fewer than five issues are faint.

    Parameters
    ----------
    multiverse : Multiverse
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out.
    language : str
        Of the kit's words; those of the case follow where it has translations.

    Returns
    -------
    Axes
        Measured in inches, across and down.
    """
    check_language(language)
    curve = _Curve(multiverse)
    order, named = curve.order, [(at, told.text_in(language)) for at, told in curve.highlights]
    note = multiverse.comparison.case.warned
    pen, plan = laid_out(
        ax, lambda width: _plan(multiverse, order, named, width, language), language, note=note
    )
    pen.ax.set_xlim(0, plan.width)
    _write_around(pen, plan)
    if not order:
        pen.write(plan.left, plan.top, NO_AGREEMENT.text_in(language), _TYPE, va="top")
        return pen.ax
    step = plan.span / len(order)
    places = {at: plan.left + (number + 0.5) * step for number, at in enumerate(order)}
    _draw_frame(pen, plan)
    _draw_highlights(pen, plan, multiverse, named, places)
    _draw_curve(pen, plan, multiverse, places)
    _draw_marks(pen, plan, multiverse, places)
    return pen.ax


def describe_specification_curve(multiverse: Multiverse, language: str = ENGLISH) -> str:
    """Return the chart in words, for those who cannot see it."""
    check_language(language)
    named = tuple(text for _, text in _Curve(multiverse).highlights)
    title = Message("list.sentence", part=robustness_title(multiverse.comparison))
    ends = Message("chart.specifications.told", scores=named) if named else NO_AGREEMENT
    return joined([title, robustness_sentence(multiverse), ends], " ").text_in(language)


def _plan(
    found: Multiverse, order: list[int], named: list[tuple[int, str]], width: float, language: str
) -> _Plan:
    room = width - 2 * _MARGIN
    head = fitted(robustness_title(found.comparison).text_in(language), room * POINTS, _HEAD, most=2)
    left = _MARGIN + min(_LABELS, room * 0.42) + _TICKS
    span = width - left - _MARGIN
    labels = placed((_label(order, at, text, span) for at, text in named), 0.02)
    top = _MARGIN + len(head) * _HEAD_ROW + rows_needed(labels) * _ROW + _MARGIN
    lower = sum(_ROW * len(values) + _BETWEEN for values in found.dimensions.values())
    depth = max(_LOWEST, lower * _SHARE)
    rows = tuple(_rows(found, top + depth + 2 * _MARGIN, language))
    foot = fitted(_foot(found, order).text_in(language), room * _SLACK * POINTS, _TYPE, most=_FOOT_LINES)
    bottom = top + depth + 2 * _MARGIN + lower + _MARGIN
    height = bottom + len(foot) * _ROW + _MARGIN
    return _Plan(head, labels, left, top, depth, rows, foot, width, height)


def _label(order: list[int], at: int, text: str, span: float) -> Label:
    return Label(
        (order.index(at) + 0.5) / len(order), (text,), _BOLD * text_width(text, _TYPE) / POINTS / span
    )


def _rows(found: Multiverse, top: float, language: str) -> Iterator[tuple[float, str, str, object]]:
    """Yield where each value's marks stand, its words, its dimension and itself."""
    for name, values in found.dimensions.items():
        for value in values:
            yield top + _ROW / 2, value_text(name, value).text_in(language), name, value
            top += _ROW
        top += _BETWEEN


def _foot(found: Multiverse, order: list[int]) -> Message:
    code = f"chart.specifications.{'ribbon' if len(order) > MOST_BARS else 'bars'}"
    none = len(found.settings) - len(order)
    left = Message("chart.specifications.not-drawn", n=none) if none else ""
    return joined([robustness_sentence(found), Message(code, fewest=FEWEST), left], " ")


def _write_around(pen: Pen, plan: _Plan) -> None:
    pen.write(_MARGIN, _MARGIN, "\n".join(plan.head), _HEAD, va="top")
    foot = plan.height - _MARGIN - len(plan.foot) * _ROW
    pen.write(_MARGIN, foot, "\n".join(plan.foot), _TYPE, va="top", color="#5b6167")
    for y, words, _, _ in plan.rows:
        cut = "".join(fitted(words, (plan.left - _GAP - _MARGIN) * POINTS, _TYPE, most=1))
        pen.write(plan.left - _GAP, y, cut, _TYPE, ha="right", va="center")


def _draw_frame(pen: Pen, plan: _Plan) -> None:
    right = plan.left + plan.span
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = plan.y(share)
        pen.ax.plot((plan.left, right), (y, y), color="#e3e6e8", linewidth=0.7 * pen.zoom, zorder=1)
        pen.write(plan.left - _GAP, y, figure(share, 2, pen.language), _TYPE, ha="right", va="center")
    room = (plan.left - _TICKS - _MARGIN) * POINTS
    cut = "".join(fitted(say(pen.language, "head.score"), room, _TYPE, most=1))
    pen.write(_MARGIN, plan.y(0.5), cut, _TYPE, va="center")


def _draw_curve(pen: Pen, plan: _Plan, found: Multiverse, places: dict[int, float]) -> None:
    scores, step = found.scores, plan.span / len(places)
    order, across = list(places), list(places.values())
    thin = scores.n[order] < FEWEST
    low, high = plan.y(scores.worst[order]), plan.y(scores.best[order])
    for faint, band, colour in ((True, _FAINT_BAND, _FAINT), (False, _BAND, _COUNTED)):
        some = thin == faint
        if not some.any():
            continue
        if len(order) > MOST_BARS:
            edges: dict[str, Any] = {"step": "mid", "linewidth": 0, "zorder": 2}
            pen.ax.fill_between(across, low, high, where=some, facecolor=band, **edges)
        else:
            pen.ax.vlines(
                _of(across, some), low[some], high[some], color=band, linewidth=5 * pen.zoom, zorder=2
            )
        size = max(1.2, min(4.0, step * POINTS)) * pen.zoom
        pen.ax.plot(
            _of(across, some), plan.y(scores.agreement[order])[some], linestyle="", marker="o",
            markersize=size, markeredgewidth=0, color=colour, zorder=3,
        )  # fmt: skip


def _draw_marks(pen: Pen, plan: _Plan, found: Multiverse, places: dict[int, float]) -> None:
    half, step = _ROW * 0.36, plan.span / len(places) * POINTS
    for y, _, name, value in plan.rows:
        for faint, colour in ((True, _FAINT), (False, _COUNTED)):
            some = [
                x
                for at, x in places.items()
                if getattr(found.settings[at], name) == value and (found.scores.n[at] < FEWEST) == faint
            ]
            wide = max(0.5, min(3.0, 0.8 * step)) * pen.zoom
            pen.ax.vlines(some, y - half, y + half, color=colour, linewidth=wide, zorder=3)


def _draw_highlights(
    pen: Pen, plan: _Plan, found: Multiverse, named: list[tuple[int, str]], places: dict[int, float]
) -> None:
    for (at, text), label in zip(named, plan.labels, strict=True):
        x, y = places[at], plan.y(found.scores.agreement[at])
        base = plan.top - 0.05 - label.row * _ROW
        own = at == found.own
        width = label.width * plan.span
        start = min(plan.left + label.span[0] * plan.span, plan.width - _MARGIN - width)
        # On paper of its own, as the line of another label may pass behind it.
        paper = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.5}
        weight = "bold" if own else "normal"
        pen.write(start, base, text, _TYPE, va="bottom", weight=weight, bbox=paper, zorder=6)
        foot = plan.rows[-1][0] + _ROW / 2 if own and plan.rows else y
        style: dict[str, Any] = {"linestyle": (0, (3, 2)) if own else "-", "color": INK if own else GREY}
        pen.ax.plot((x, x), (base, foot), linewidth=0.8 * pen.zoom, zorder=4, **style)
        face: dict[str, Any] = {"markerfacecolor": "white" if own else _COUNTED, "markeredgecolor": INK}
        pen.ax.plot([x], [y], linestyle="", marker="o", markersize=6 * pen.zoom, zorder=5, **face)


def _of(values: list[float], some: Any) -> list[float]:
    return [value for value, kept in zip(values, some, strict=True) if kept]
