"""Scales and stances as small shapes that are defined once in the page and drawn wherever they are used.

Every shape lies around the line y = 0 and points at it from above; that of a second side is turned over.
"""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.scales import Interval, Scale
from negotiation_kit.views.drawing import Drawn, drawn
from negotiation_kit.views.html import Html, join, tag

WIDTH, HALF, MARGIN = 190, 23, 10
"""Size of a drawing: its width, how far it reaches above and below the line, and the room at both ends."""
_INNER = WIDTH - 2 * MARGIN
_LETTER = 5.9
_TRIANGLE, _BESIDE = 7, 7

Figures = tuple[str, float, str]
"""The coded numbers, where they are written along the line, and which end of the text is there."""


def levels_of(scale: Scale) -> tuple[str, ...]:
    """Return the options of a scale without an order, empty for any other."""
    return () if scale.has_order else scale.names


def x_of(coordinate: float) -> float:
    """Return where a coordinate of [0, 1] lies in a drawing."""
    return round(MARGIN + coordinate * _INNER, 1)


def scale_shape(scale: Scale) -> Html:
    """Return the line of a scale with its levels, or its ends."""
    places = (x_of(tick.at) for tick in scale.ticks())
    circle = "a3.2,3.2 0 1 0 6.4,0a3.2,3.2 0 1 0 -6.4,0"
    ticks = (f"M{x - 3.2:g},0{circle}" if scale.choices else f"M{x:g},-4v8" for x in places)
    return tag("path", d=f"M{MARGIN},0H{WIDTH - MARGIN}{''.join(ticks)}", class_="rule")


def stance_shape(party: Stance) -> Html:
    """Return how one side is drawn on a scale with an order; empty where there is nothing to draw."""
    if not party.issue.scale.has_order:
        return Html("")
    seen = drawn(party)
    return join(
        _strokes("bar", seen.stretches),
        _strokes("thin", seen.barred),
        _strokes("dots", ((low - 0.018, high + 0.018) for low, high in seen.possible)),
        _path("cross", (f"M{x_of(x) - 3.5:g},-13l7,7m0,-7l-7,7" for x in seen.crosses)),
        _path("hollow" if seen.hollow else "full", (f"M{x_of(x) - 6:g},-14h12l-6,10z" for x in seen.marks)),
    )


def figures(party: Stance) -> Figures | None:
    """Return the coded numbers on the side with more room, or None where they are too long for it."""
    if not party.issue.scale.has_order:
        return None
    seen = drawn(party)
    low, high = _extent(seen)
    if not seen.figures or len(seen.figures) * _LETTER > max(low, WIDTH - high):
        return None
    return (seen.figures, round(low, 1), "end") if low > WIDTH - high else (
        seen.figures, round(high, 1), "start"
    )  # fmt: skip


def _extent(seen: Drawn) -> tuple[float, float]:
    """Return between which places a side's marks and ranges lie, with a little air."""
    if not seen.marks:
        return 0, WIDTH
    low = min([x_of(x) - _TRIANGLE for x in seen.marks] + [x_of(low) for low, _ in seen.stretches])
    high = max([x_of(x) + _TRIANGLE for x in seen.marks] + [x_of(high) for _, high in seen.stretches])
    return low - 3, high + 3


def _strokes(name: str, stretches: Iterable[Interval]) -> Html | None:
    return _path(name, (f"M{x_of(low):g},-{_BESIDE}H{x_of(high):g}" for low, high in stretches))


def _path(name: str, parts: Iterable[str]) -> Html | None:
    drawn_as = "".join(parts)
    return tag("path", d=drawn_as, class_=name) if drawn_as else None
