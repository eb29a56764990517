"""Which packages would unlock which offer, and where preconditions run in a circle.

Everything inside one box must hold (and); any one box of an offer is enough (or).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle

from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.analysis.linking import Alternative, Condition, Deadlock, Holding, Linkages, LinkedOffer
from negotiation_kit.charts.canvas import GREY, INK, PAPER, POINTS, Pen, fitted, laid_out, text_width
from negotiation_kit.charts.sheet import EDGE, LABEL, LABEL_ROW, TITLE, TITLE_ROW
from negotiation_kit.errors import check_language
from negotiation_kit.render.linkage import (
    NO_DEADLOCK,
    NOTHING_CONDITIONAL,
    condition_text,
    deadlock_sentences,
    linkages_title,
    nearest_sentence,
    offer_text,
    package_text,
    who_text,
)
from negotiation_kit.render.palette import VERDICTS, look_of_holding, party_colours
from negotiation_kit.render.words import called
from negotiation_kit.wording import ENGLISH, Message, joined, linked, say

_OFFER, _GUTTER, _LEAST_BESIDE = 2.05, 0.55, 5.0
"""Width of an offer, the space to its packages, and the least width at which these stand beside it."""
_PAD, _HEAD, _BETWEEN, _AFTER = 0.09, 0.21, 0.3, 0.3
"""Inside a box, its first line, between two packages (room for the word or), and after an offer."""
_SPACE = 0.19
"""Between two conditions, with the word and in it."""
_MUTED = "#4a5057"
_LOOP = 0.45
"""Room beside the steps of a deadlock for the line that leads back."""
_JOIN: dict[str, Any] = {"ha": "center", "va": "center", "fontweight": "bold"}


@dataclass(frozen=True)
class _Row:
    condition: Condition
    lines: tuple[str, ...]
    who: tuple[str, ...]

    @property
    def height(self) -> float:
        return len(self.lines) * TITLE_ROW + len(self.who) * LABEL_ROW


@dataclass(frozen=True)
class _Box:
    alternative: Alternative
    top: float
    rows: tuple[_Row, ...]

    @property
    def height(self) -> float:
        spaces = _SPACE * (len(self.rows) - 1)
        return 2 * _PAD + _HEAD + sum(row.height for row in self.rows) + spaces


@dataclass(frozen=True)
class _Block:
    offer: LinkedOffer
    top: float
    lines: tuple[str, ...]
    told: tuple[str, ...]
    boxes: tuple[_Box, ...]
    foot: float
    stacked: bool

    @property
    def offer_height(self) -> float:
        return _own_height(self.lines, self.told)

    @property
    def offer_top(self) -> float:
        return self.top if self.stacked else (self.top + self.foot - self.offer_height) / 2


@dataclass(frozen=True)
class _Circle:
    deadlock: Deadlock
    top: float
    steps: tuple[tuple[str, ...], ...]

    @property
    def tops(self) -> tuple[float, ...]:
        found, top = [], self.top + TITLE_ROW + _PAD
        for lines in self.steps:
            found.append(top)
            top += _height(lines) + 0.26
        return tuple(found)

    @property
    def foot(self) -> float:
        return self.tops[-1] + _height(self.steps[-1])


@dataclass(frozen=True)
class _Sheet:
    """Where things go, in inches from the upper left corner."""

    width: float
    height: float
    blocks: tuple[_Block, ...]
    circles: tuple[_Circle, ...]
    note: tuple[str, ...]
    badge: float
    """Room for how the parties stand to a condition, before its words."""

    @property
    def stacked(self) -> bool:
        return self.width < _LEAST_BESIDE

    @property
    def left(self) -> float:
        """Where the packages start."""
        return EDGE + _PAD + 0.25 if self.stacked else EDGE + _OFFER + _GUTTER


def linkage_diagram(found: Linkages, *, ax: Axes | None = None, language: str = ENGLISH) -> Axes:
    """Draw every conditional offer with its packages, and every deadlock as a loop.

    An offer stands on the left with its party's colour. Each box beside it is a package, any one of which is
    enough; every line in it is a condition, all of which must hold, with how those who are asked stand to it.
    The nearest package has a heavy edge, one that somebody has ruled out a dashed one.

    Parameters
    ----------
    found : Linkages
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out.
    language : str
        Of the kit's words; those of the case follow where it has translations.

    Returns
    -------
    Axes
    """
    check_language(language)
    pen, plan = laid_out(ax, lambda width: _sheet(found, width, language), language, note=found.case.warned)
    pen.ax.set_xlim(0, plan.width)
    colours = party_colours(found.case)
    for block in plan.blocks:
        _draw_block(pen, plan, block, colours[block.offer.party.id])
    for circle in plan.circles:
        _draw_circle(pen, plan, circle, colours)
    if plan.note:
        pen.write(EDGE, EDGE, "\n".join(plan.note), TITLE, va="top")
    return pen.ax


def describe_linkages(found: Linkages, language: str = ENGLISH) -> str:
    """Return the chart in words, for those who cannot see it."""
    check_language(language)
    offers = [_told(offer) for offer in found.offers]
    circles = [Message("chart.deadlock", what=sentence) for sentence in deadlock_sentences(found)]
    title = Message("list.sentence", part=linkages_title(found))
    body = [*(offers or [NOTHING_CONDITIONAL]), *(circles or [NO_DEADLOCK])]
    return joined([title, *body], " ").text_in(language)


def _told(offer: LinkedOffer) -> Message:
    packages = [linked("list.and", map(_asked, alternative.conditions)) for alternative in offer.alternatives]
    if len(packages) > 1:
        numbered = [Message("linkage.package.numbered", number=at) for at in range(1, len(packages) + 1)]
        packages = [
            Message("list.titled", head=head, part=text)
            for head, text in zip(numbered, packages, strict=True)
        ]
    return Message(
        "chart.offer",
        party=called(offer.party),
        what=offer_text(offer),
        packages=linked("chart.or-package", packages),
        nearest=nearest_sentence(offer),
    )


def _asked(condition: Condition) -> Message:
    return Message("linking.of-parties", what=condition_text(condition), parties=who_text(condition))


def _sheet(found: Linkages, width: float, language: str) -> _Sheet:
    labels = (look_of_holding(holding, language).label for holding in Holding)
    badge = max(text_width(label, LABEL) for label in labels) / POINTS + _PAD * 2
    empty = _Sheet(width, 0.0, (), (), (), badge)
    top, blocks, circles = EDGE, [], []
    for offer in found.offers:
        blocks.append(_block(empty, offer, top, language))
        top = blocks[-1].foot + _AFTER
    for deadlock in found.deadlocks:
        circles.append(_circle(deadlock, top, (width - 2 * EDGE - _LOOP - 2 * _PAD) * POINTS, language))
        top = circles[-1].foot + _AFTER
    note: tuple[str, ...] = ()
    if not blocks and not circles:
        told = joined([NOTHING_CONDITIONAL, NO_DEADLOCK], " ").text_in(language)
        note = fitted(told, (width - 2 * EDGE) * POINTS, TITLE)
        top = EDGE + len(note) * TITLE_ROW + _AFTER
    return replace(empty, height=top - _AFTER + EDGE, blocks=tuple(blocks), circles=tuple(circles), note=note)


def _block(plan: _Sheet, offer: LinkedOffer, top: float, language: str) -> _Block:
    room = (plan.width - 2 * EDGE if plan.stacked else _OFFER) - 2 * _PAD - 0.08
    lines = fitted(offer_text(offer).text_in(language), room * POINTS, TITLE, most=5)
    told = fitted(say(language, f"chart.if.{_if(offer)}"), room * POINTS, LABEL, most=3)
    own = _own_height(lines, told)
    at = top + own + 0.22 if plan.stacked else top
    boxes = []
    for alternative in offer.alternatives:
        boxes.append(_Box(alternative, at, tuple(_rows(plan, alternative, language))))
        at += boxes[-1].height + _BETWEEN
    tall = at - _BETWEEN - top
    if not plan.stacked and own > tall:
        shift = (own - tall) / 2
        boxes = [_Box(box.alternative, box.top + shift, box.rows) for box in boxes]
        tall = own
    return _Block(
        offer=offer,
        top=top,
        lines=lines,
        told=told,
        boxes=tuple(boxes),
        foot=top + tall,
        stacked=plan.stacked,
    )


def _own_height(lines: Sequence[str], told: Sequence[str]) -> float:
    return 2 * _PAD + TITLE_ROW * (len(lines) + 1) + 0.03 + LABEL_ROW * len(told)


def _if(offer: LinkedOffer) -> str:
    return "live" if offer.live else "any" if len(offer.alternatives) > 1 else "all"


def _rows(plan: _Sheet, alternative: Alternative, language: str) -> Iterator[_Row]:
    room = (plan.width - EDGE - plan.left - 2 * _PAD - plan.badge) * POINTS
    for condition in alternative.conditions:
        lines = fitted(condition_text(condition).text_in(language), room, TITLE, most=3)
        yield _Row(condition, lines, fitted(who_text(condition).text_in(language), room, LABEL, most=2))


def _circle(deadlock: Deadlock, top: float, room: float, language: str) -> _Circle:
    steps = []
    for need in deadlock.path:
        told = say(language, f"chart.wait.{deadlock.kind}", first=need.first, wants=need.wants)
        steps.append((need.who.text_in(language), *fitted(told, room, TITLE, most=3)))
    return _Circle(deadlock, top, tuple(steps))


def _height(lines: Sequence[str]) -> float:
    return len(lines) * TITLE_ROW + _PAD


def _draw_block(pen: Pen, plan: _Sheet, block: _Block, colour: str) -> None:
    width = plan.width - 2 * EDGE if plan.stacked else _OFFER
    top, height = block.offer_top, block.offer_height
    _frame(pen, EDGE, top, width, height, edge=GREY, face="#f7f8f9")
    pen.ax.add_patch(Rectangle((EDGE, top), 0.06, height, facecolor=colour, edgecolor="none", zorder=3))
    x, y = EDGE + 0.06 + _PAD, top + _PAD
    name = say(pen.language, "chart.offers", party=called(block.offer.party))
    pen.write(x, y, name, TITLE, va="top", fontweight="bold")
    pen.write(x, y + TITLE_ROW, "\n".join(block.lines), TITLE, va="top")
    below = y + TITLE_ROW * (1 + len(block.lines)) + 0.03
    pen.write(x, below, "\n".join(block.told), LABEL, va="top", color=_MUTED)
    _links(pen, plan, block)
    for place, box in enumerate(block.boxes):
        _draw_box(pen, plan, box, block.offer)
        if place:
            middle = plan.left + 0.3
            pen.write(middle, box.top - _BETWEEN / 2, say(pen.language, "chart.or"), TITLE, **_JOIN)


def _links(pen: Pen, plan: _Sheet, block: _Block) -> None:
    """Draw a line from every package to the offer it would unlock."""
    style: dict[str, Any] = {"color": INK, "linewidth": 1.1 * pen.zoom, "zorder": 1}
    if plan.stacked:
        trunk, end = EDGE + _PAD + 0.05, (EDGE + _PAD + 0.05, block.offer_top + block.offer_height)
    else:
        trunk, end = EDGE + _OFFER + _GUTTER / 2, (EDGE + _OFFER, block.offer_top + block.offer_height / 2)
    middles = [box.top + box.height / 2 for box in block.boxes]
    for y in middles:
        pen.ax.plot([plan.left, trunk], [y, y], **style)
    ys = [*middles, end[1]]
    pen.ax.plot([trunk, trunk], [min(ys), max(ys)], **style)
    start = (trunk, min(middles)) if plan.stacked else (trunk, end[1])
    _arrow(pen, start, end)


def _draw_box(pen: Pen, plan: _Sheet, box: _Box, offer: LinkedOffer) -> None:
    alternative = box.alternative
    nearest = len(offer.alternatives) > 1 and alternative is offer.nearest
    width = plan.width - EDGE - plan.left
    _frame(
        pen, plan.left, box.top, width, box.height,
        edge=INK if nearest else GREY,
        line=1.8 if nearest else 1.0,
        style="--" if alternative.unmeetable else "-",
    )  # fmt: skip
    x, y = plan.left + _PAD, box.top + _PAD
    pen.write(x, y, package_text(offer, alternative).text_in(pen.language), LABEL, va="top", color=_MUTED)
    y += _HEAD
    for place, row in enumerate(box.rows):
        _draw_row(pen, plan, row, x, y)
        if place:
            pen.write(x + 0.3, y - 0.1, say(pen.language, "chart.and"), LABEL, **_JOIN)
        y += row.height + _SPACE


def _draw_row(pen: Pen, plan: _Sheet, row: _Row, x: float, y: float) -> None:
    look = look_of_holding(row.condition.holding, pen.language)
    box = {"facecolor": look.fill, "edgecolor": "none", "boxstyle": "round,pad=0.25"}
    pen.write(x + 0.04, y + 0.02, look.label, LABEL, va="top", color=look.text, bbox=box)
    pen.write(x + plan.badge, y, "\n".join(row.lines), TITLE, va="top")
    below = y + len(row.lines) * TITLE_ROW
    pen.write(x + plan.badge, below, "\n".join(row.who), LABEL, va="top", color=_MUTED)


def _draw_circle(pen: Pen, plan: _Sheet, circle: _Circle, colours: dict[str, str]) -> None:
    """Draw the steps under each other, each waiting for the next, and a line from the last to the first."""
    look = VERDICTS[Verdict.DIVERGE]
    box = {"facecolor": look.fill, "edgecolor": "none", "boxstyle": "round,pad=0.3"}
    name = say(pen.language, f"chart.deadlock.{'two' if len(circle.steps) == 2 else 'more'}")
    pen.write(EDGE + 0.05, circle.top, name, TITLE, va="top", color=look.text, bbox=box, fontweight="bold")
    width = _circle_width(plan, circle)
    for need, lines, top in zip(circle.deadlock.path, circle.steps, circle.tops, strict=True):
        height = _height(lines)
        _frame(pen, EDGE, top, width, height, edge=GREY, face="#f7f8f9")
        for place, party in enumerate(need.parties):
            share = height / len(need.parties)
            edge = Rectangle((EDGE, top + share * place), 0.06, share, facecolor=colours[party.id], zorder=3)
            pen.ax.add_patch(edge)
        x, y = EDGE + 0.06 + _PAD, top + _PAD / 2
        pen.write(x, y, lines[0], TITLE, va="top", fontweight="bold")
        pen.write(x, y + TITLE_ROW, "\n".join(lines[1:]), TITLE, va="top")
    _loop(pen, circle, width)


def _circle_width(plan: _Sheet, circle: _Circle) -> float:
    longest = max(text_width(line, TITLE * 1.08) for lines in circle.steps for line in lines) / POINTS
    return min(plan.width - 2 * EDGE - _LOOP, longest + 2 * _PAD + 0.2)


def _loop(pen: Pen, circle: _Circle, width: float) -> None:
    x = EDGE + width / 2
    for lines, top, following in zip(circle.steps, circle.tops, circle.tops[1:], strict=False):
        _arrow(pen, (x, top + _height(lines)), (x, following))
        pen.write(
            x + 0.08,
            (top + _height(lines) + following) / 2,
            say(pen.language, "chart.waits-for"),
            LABEL,
            va="center",
        )
    right, out = EDGE + width, EDGE + width + _LOOP * 0.6
    first = circle.tops[0] + _height(circle.steps[0]) / 2
    last = circle.tops[-1] + _height(circle.steps[-1]) / 2
    style: dict[str, Any] = {"color": INK, "linewidth": 1.3 * pen.zoom, "zorder": 1}
    pen.ax.plot([right, out, out], [last, last, first], **style)
    _arrow(pen, (out, first), (right, first))


def _frame(
    pen: Pen, x: float, y: float, width: float, height: float, *,
    edge: str, face: str = PAPER, line: float = 1.0, style: str = "-",
) -> None:  # fmt: skip
    patch = FancyBboxPatch(
        (x, y), width, height,
        boxstyle="round,pad=0,rounding_size=0.05",
        facecolor=face, edgecolor=edge, linewidth=line * pen.zoom, linestyle=style, zorder=2,
    )  # fmt: skip
    pen.ax.add_patch(patch)


def _arrow(pen: Pen, start: tuple[float, float], end: tuple[float, float]) -> None:
    style: dict[str, Any] = {
        "arrowstyle": "-|>",
        "mutation_scale": 10 * pen.zoom,
        "linewidth": 1.3 * pen.zoom,
    }
    pen.ax.add_patch(FancyArrowPatch(start, end, color=INK, shrinkA=0, shrinkB=1, zorder=4, **style))
