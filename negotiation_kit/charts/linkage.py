"""What unlocks what, drawn: each offer, any one of its packages, all conditions of each; and deadlocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from negotiation_kit.charts.canvas import GREY, INK, Pen, laid_out
from negotiation_kit.charts.diagram import (
    EDGE,
    JOINT,
    LINE,
    OFFER,
    PAD,
    SMALL,
    TYPE,
    Block,
    Box,
    Diagram,
    Ring,
    Row,
    diagram,
    wrapped,
)
from negotiation_kit.linkage import Linkages, LinkedOffer
from negotiation_kit.palette import HOLDINGS, party_colours
from negotiation_kit.views.linkage import NO_OFFERS, gap_text, linkage_sentence, offer_sentence

_FRAME, _NEAREST, _LOOP = "#b8bcc0", "#1b1f23", "#c1121f"


def linkage_diagram(found: Linkages, *, ax: Axes | None = None) -> Axes:
    """Draw every conditional offer with its packages, and every deadlock as a ring.

    From an offer lines lead to its packages, any one of which is enough ("or" stands between them); in a
    package all conditions must hold ("and"). A condition's tint and glyph say how it stands. The nearest of
    several packages has a dark frame, and a package that is met a line drawn through to the offer.

    Parameters
    ----------
    found : Linkages
    ax : Axes, optional
        Where to draw, all of it inside; a new figure when left out.

    Returns
    -------
    Axes
    """
    pen, plan = laid_out(ax, lambda width: diagram(found, width), width=8.6)
    pen.ax.set_xlim(0, plan.width)
    colours = party_colours(found.case)
    for block in plan.blocks:
        _draw_block(pen, plan, block, colours[block.offer.party.id])
    for ring in plan.rings:
        _draw_ring(pen, plan, ring, colours)
    if not plan.blocks:
        pen.write(EDGE, EDGE, "\n".join(wrapped(NO_OFFERS, plan.width - 2 * EDGE)), TYPE, va="top")
    return pen.ax


def describe_linkages(found: Linkages) -> str:
    """Return the diagram in words, for those who cannot see it."""
    told = [linkage_sentence(found), *(deadlock.sentence + "." for deadlock in found.deadlocks)]
    return " ".join([*told, *(offer_sentence(offer) for offer in found.offers)])


def _draw_block(pen: Pen, plan: Diagram, block: Block, colour: str) -> None:
    offer = block.offer
    end = plan.width - EDGE if plan.stacked else EDGE + OFFER
    _frame(pen, (EDGE, block.offer_top, end, block.offer_top + block.offer_height), colour, 1.8)
    state = "live" if offer.live else "not live"
    y = block.offer_top + PAD
    pen.write(EDGE + PAD, y, offer.party.short, TYPE, va="top", fontweight="bold", color=INK)
    pen.write(end - PAD, y, state, SMALL, va="top", ha="right", color="#5b6167")
    pen.write(EDGE + PAD, y + LINE, "\n".join(block.lines), TYPE, va="top", linespacing=1.15)
    _joints(pen, plan, block)
    for box in block.boxes:
        _draw_box(pen, plan, offer, box)
    for one, other in zip(block.boxes, block.boxes[1:], strict=False):
        middle = (one.top + one.height + other.top) / 2
        pen.write(plan.left + PAD, middle, "or", TYPE, va="center", fontweight="bold")


def _joints(pen: Pen, plan: Diagram, block: Block) -> None:
    """Draw the lines from an offer to each of its packages; the one of a package that is met is thick."""
    if plan.stacked:
        trunk, start = EDGE + JOINT / 3, (EDGE + JOINT / 3, block.offer_top + block.offer_height)
    else:
        trunk, start = plan.left - JOINT / 2, (EDGE + OFFER, block.offer_top + block.offer_height / 2)
    for box in block.boxes:
        met = box.alternative in block.offer.met
        x, y = [start[0], trunk, trunk, plan.left], [start[1], start[1], box.middle, box.middle]
        style: dict[str, Any] = {"color": INK if met else GREY, "linewidth": (2.4 if met else 1.1) * pen.zoom}
        pen.ax.plot(x, y, solid_joinstyle="round", zorder=1, **style)


def _draw_box(pen: Pen, plan: Diagram, offer: LinkedOffer, box: Box) -> None:
    several = len(offer.alternatives) > 1
    near = several and box.alternative is offer.nearest
    end = plan.width - EDGE
    edge, width = (_NEAREST, 1.6) if near else (_FRAME, 1.0)
    _frame(pen, (plan.left, box.top, end, box.top + box.height), edge, width)
    name = f"package {box.alternative.number}" if several else "its package"
    nearest = (" · nearest" if offer.sure else " · nearest, not for certain") if near else ""
    every = ", all of these" if len(box.rows) > 1 else ""
    gap = f"{'mean ' if len(box.rows) > 1 else ''}{gap_text(box.alternative.gap)} away"
    head = f"{name}{every}{nearest}"
    pen.write(plan.left + PAD, box.top + PAD, head, SMALL, va="top", fontweight="bold" if near else "normal")
    pen.write(end - PAD, box.top + PAD, gap, SMALL, va="top", ha="right")
    for row in box.rows:
        _draw_row(pen, (plan.left + PAD, end - PAD), row)


def _draw_row(pen: Pen, ends: tuple[float, float], row: Row) -> None:
    look = HOLDINGS[row.condition.holding]
    corners = (ends[0], row.top, ends[1], row.top + row.height)
    _frame(pen, corners, look.fill, 0.5, fill=look.fill)
    y = row.top + PAD / 2
    pen.write(ends[0] + PAD, y, "\n".join(row.lines), TYPE, va="top", color=look.text, linespacing=1.15)
    under = y + len(row.lines) * LINE
    pen.write(ends[0] + PAD, under, "\n".join(row.under), SMALL, va="top", color=look.text, linespacing=1.3)


def _draw_ring(pen: Pen, plan: Diagram, ring: Ring, colours: dict[str, str]) -> None:
    left, end = EDGE + JOINT, plan.width - EDGE - JOINT
    pen.write(
        left,
        ring.head,
        "⟳ deadlock: each waits for the next",
        TYPE,
        va="top",
        fontweight="bold",
        color=_LOOP,
    )
    for need, lines, top, height in zip(ring.deadlock.path, ring.needs, ring.tops, ring.heights, strict=True):
        _frame(pen, (left, top, end, top + height), colours[need.parties[0].id], 1.8)
        pen.write(left + PAD, top + PAD, lines[0], TYPE, va="top", fontweight="bold")
        pen.write(left + PAD, top + PAD + LINE, "\n".join(lines[1:]), TYPE, va="top", linespacing=1.15)
    for start, stop in _arrows(ring):
        _arrow(pen, (left + (end - left) / 2, start), (left + (end - left) / 2, stop))
    _return(pen, ring, end, end + JOINT * 0.55)


def _arrows(ring: Ring) -> Iterator[tuple[float, float]]:
    feet = [top + height for top, height in zip(ring.tops, ring.heights, strict=True)]
    yield from zip(feet, ring.tops[1:], strict=False)


def _return(pen: Pen, ring: Ring, edge: float, outside: float) -> None:
    """Draw the line from the last need back to the first, which closes the ring."""
    last, first = (ring.tops[at] + ring.heights[at] / 2 for at in (-1, 0))
    style: dict[str, Any] = {"color": _LOOP, "linewidth": 1.8 * pen.zoom, "solid_joinstyle": "round"}
    pen.ax.plot([edge, outside, outside], [last, last, first], zorder=2, **style)
    _arrow(pen, (outside, first), (edge, first))


def _arrow(pen: Pen, start: tuple[float, float], end: tuple[float, float]) -> None:
    style = {"arrowstyle": "-|>", "color": _LOOP, "linewidth": 1.8 * pen.zoom, "shrinkA": 0, "shrinkB": 0,
             "mutation_scale": 11 * pen.zoom}  # fmt: skip
    pen.ax.annotate("", end, start, arrowprops=style, zorder=2)


def _frame(
    pen: Pen, corners: tuple[float, float, float, float], edge: str, width: float, fill: str = "white"
) -> None:
    x0, y0, x1, y1 = corners
    shape = "round,pad=0,rounding_size=0.06"
    look: dict[str, Any] = {"facecolor": fill, "edgecolor": edge, "linewidth": width * pen.zoom}
    pen.ax.add_patch(FancyBboxPatch((x0, y0), x1 - x0, y1 - y0, boxstyle=shape, zorder=1.5, **look))
