"""Where the boxes of the linkage diagram go: offers, their packages, and deadlocks, in inches downwards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from negotiation_kit.charts.canvas import POINTS
from negotiation_kit.charts.lettering import fitted
from negotiation_kit.linkage import Alternative, Condition, Deadlock, Linkages, LinkedOffer
from negotiation_kit.palette import HOLDINGS
from negotiation_kit.views.linkage import by_whom, gap_text

TYPE, SMALL, LINE = 9.0, 8.0, 0.155
"""Sizes of type in points, and the height of a line in inches."""
EDGE, PAD, _BETWEEN, _APART = 0.12, 0.09, 0.3, 0.34
"""In inches: at the edges, inside boxes, between packages, and between offers."""
OFFER, JOINT, _LEAST = 2.0, 0.62, 3.1
"""Widths in inches: of an offer's box, of what joins it to its packages, and of the least package."""


@dataclass(frozen=True)
class Row:
    """One condition: its lines, what stands under it, and where it begins, in inches downwards."""

    condition: Condition
    lines: tuple[str, ...]
    under: tuple[str, ...]
    top: float
    height: float


@dataclass(frozen=True)
class Box:
    """One package."""

    alternative: Alternative
    rows: tuple[Row, ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Where the line from its offer comes in."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class Block:
    """One offer with its packages; on a narrow sheet the offer stands over them."""

    offer: LinkedOffer
    lines: tuple[str, ...]
    boxes: tuple[Box, ...]
    top: float
    height: float
    offer_top: float
    offer_height: float


@dataclass(frozen=True)
class Ring:
    """One deadlock: a box a need, one under the other, closed by a line on the right."""

    deadlock: Deadlock
    needs: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    head: float


@dataclass(frozen=True)
class Diagram:
    """The whole diagram; packages begin at `left`, and stand under their offers where it is stacked."""

    blocks: tuple[Block, ...]
    rings: tuple[Ring, ...]
    width: float
    height: float
    left: float
    stacked: bool


def diagram(found: Linkages, width: float) -> Diagram:
    """Lay out offers with their packages, and deadlocks under them, at a width in inches."""
    stacked = width < OFFER + JOINT + _LEAST + 2 * EDGE
    left = EDGE + JOINT if stacked else EDGE + OFFER + JOINT
    blocks, top = [], EDGE
    for offer in found.offers:
        block = _block(offer, top, width, left, stacked)
        blocks.append(block)
        top = block.top + block.height + _APART
    top += 0 if blocks else 3 * LINE
    rings = []
    for deadlock in found.deadlocks:
        ring = _ring(deadlock, top, width)
        rings.append(ring)
        top = ring.tops[-1] + ring.heights[-1] + _APART
    return Diagram(tuple(blocks), tuple(rings), width, max(top - _APART + EDGE, 0.6), left, stacked)


def _block(offer: LinkedOffer, top: float, width: float, left: float, stacked: bool) -> Block:
    room = (width - 2 * EDGE if stacked else OFFER) - 2 * PAD
    lines = wrapped(f"{offer.issue.title}: {offer.issue.scale.text(offer.value)}", room, most=5)
    own = (len(lines) + 1) * LINE + 2 * PAD
    foot = start = top + (own + _BETWEEN / 2 if stacked else 0)
    boxes = []
    for alternative in offer.alternatives:
        box = _box(alternative, foot, width - EDGE - left)
        boxes.append(box)
        foot = box.top + box.height + _BETWEEN
    height = foot - _BETWEEN - start
    if stacked:
        return Block(offer, lines, tuple(boxes), top, start + height - top, top, own)
    total = max(own, height)
    shift = (total - height) / 2
    moved = tuple(_moved(box, shift) for box in boxes)
    return Block(offer, lines, moved, top, total, top + (total - own) / 2, own)


def _box(alternative: Alternative, top: float, width: float) -> Box:
    rows, foot = [], top + PAD + LINE + PAD / 2
    for condition in alternative.conditions:
        lines = wrapped(condition.text, width - 4 * PAD, most=3)
        under = wrapped(_state(condition), width - 4 * PAD, SMALL, most=3)
        height = (len(lines) + len(under)) * LINE + PAD
        rows.append(Row(condition, lines, under, foot, height))
        foot += height + PAD / 2
    return Box(alternative, tuple(rows), top, foot - top + PAD / 2)


def _moved(box: Box, by: float) -> Box:
    rows = tuple(replace(row, top=row.top + by) for row in box.rows)
    return replace(box, rows=rows, top=box.top + by)


def _ring(deadlock: Deadlock, top: float, width: float) -> Ring:
    needs, tops, heights, foot = [], [], [], top + LINE + PAD
    for need in deadlock.path:
        link = "{0} before {1}" if deadlock.kind == "sequence" else "{1} only after {0}"
        told = link.format(need.first, need.wants)
        lines = (need.who, *wrapped(told, width - 2 * EDGE - 2 * JOINT - 2 * PAD))
        needs.append(lines)
        tops.append(foot)
        heights.append(len(lines) * LINE + 2 * PAD)
        foot += heights[-1] + _BETWEEN
    return Ring(deadlock, tuple(needs), tuple(tops), tuple(heights), top)


def _state(condition: Condition) -> str:
    label = HOLDINGS[condition.holding].label
    gap = "" if condition.gap.high == 0 else f" · {gap_text(condition.gap)} away"
    return f"{label.split()[0]} {by_whom(condition)}{gap}"


def wrapped(text: str, inches: float, points: float = TYPE, most: int = 4) -> tuple[str, ...]:
    """Return a text as lines no wider than so many inches."""
    return fitted(text, inches * POINTS, points, most=most)
