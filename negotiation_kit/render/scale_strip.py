"""An issue's scale as a small drawing with both sides on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance
from negotiation_kit.render.html import (
    CHIP_FREE,
    CHIP_NAMED,
    CHIPS,
    Html,
    Side,
    both_sides,
    drawn_in,
    join,
    level_marks,
    tag,
)
from negotiation_kit.render.words import stance_text
from negotiation_kit.scales import Interval, Part, Scale, alternatives, parts_of
from negotiation_kit.wording import ENGLISH


@dataclass(frozen=True)
class Drawn:
    """One side on a scale.

    Parameters
    ----------
    marks : tuple of float
        Where its offers stand.
    hollow : bool
        Whether the mark is not stated but the only outcome its rejections leave.
    stretches : tuple of (float, float)
        Ranges it offers.
    figures : str
        The coded numbers or dates, without unit; empty on scales of named levels.
    crosses : tuple of float
        What it rejects; `barred` are ranges it rejects.
    possible : tuple of (float, float)
        What its rejections leave, where it has stated no value.
    """

    marks: tuple[float, ...] = ()
    hollow: bool = False
    stretches: tuple[Interval, ...] = ()
    figures: str = ""
    crosses: tuple[float, ...] = ()
    barred: tuple[Interval, ...] = ()
    possible: tuple[Interval, ...] = ()


def drawn(party: Stance, language: str = ENGLISH) -> Drawn:
    """Return how one side is drawn on its issue's scale."""
    scale = party.issue.scale
    offered = list(dict.fromkeys(part for offer in party.headline for part in parts_of(offer.value)))
    left = party.only_left
    if left is not None:
        offered = list(left.parts)
    spans, ruled = ([scale.span(part) for part in parts] for parts in (offered, party.rejects))
    return Drawn(
        marks=tuple(map(_middle, spans)),
        hollow=left is not None,
        stretches=tuple((low, high) for low, high in spans if high > low),
        figures="" if scale.choices else alternatives(_part_texts(scale, offered, language), language),
        crosses=tuple(map(_middle, ruled)),
        barred=tuple((low, high) for low, high in ruled if high > low),
        possible=scale.rest(party.rejects) if ruled and not offered else (),
    )


def _part_texts(scale: Scale, parts: Iterable[Part], language: str) -> Iterable[str]:
    return (scale.part_text(part, unit=False, language=language) for part in parts)


def gap(row: IssueComparison) -> Interval | None:
    """Return the stretch between the two headline offers, or None where there is none to measure."""
    scale, pair = row.issue.scale, row.headline
    if pair is None or not row.distance or not scale.has_order:
        return None
    return scale.nearest_ends(pair.a.value, pair.b.value)


def _middle(stretch: Interval) -> float:
    return (stretch[0] + stretch[1]) / 2


WIDTH, HEIGHT, MARGIN, LINE = 190, 46, 10, 23
_INNER = WIDTH - 2 * MARGIN
_GREY = {"stroke": "currentColor", "stroke_opacity": ".5"}
_LETTER = 5.9
_MANY_OPTIONS = 6


def scale_strip(comparison: Comparison, row: IssueComparison, *, figures: bool = True) -> Html:
    """Return the scale of a row's issue with both sides on it: a line, or chips where there is no order.

    Rejected outcomes are crossed, and where a side has only rejected, what remains is dotted.

    Parameters
    ----------
    comparison : Comparison
    row : IssueComparison
    figures : bool
        Whether to write the coded numbers into the drawing. A notebook that does not trust its saved output
        takes the drawing away and leaves its texts, which would then run together.
    """
    sides, scale = both_sides(comparison, row), row.issue.scale
    told = "; ".join(f"{side.stance.party.short}: {stance_text(side.stance)}" for side in sides)
    if scale.has_order:
        box = f"0 0 {WIDTH} {HEIGHT}"
        style = "display:block;max-width:100%;overflow:visible"
        body = [_rule(), _ticks(row), _band(gap(row)), [_side(side, figures=figures) for side in sides]]
        drawing = tag(
            "svg",
            *body,
            width=WIDTH,
            height=HEIGHT,
            viewBox=box,
            role="img",
            aria_label=told,
            style=style,
        )
        return join(drawing, _ends(*scale.end_texts()))
    return tag("div", _chips(scale, sides), role="img", aria_label=told, style=CHIPS)


def _chips(scale: Scale, sides: tuple[Side, Side]) -> list[Html]:
    """Return a chip an option; of many options, only those that a side has named."""
    names = scale.names
    named = {name: marks for name in names if (marks := level_marks(name, sides))}
    shown = names if len(names) <= _MANY_OPTIONS else tuple(named)
    chips = [
        tag("span", named[name], " ", scale.part_text(name), style=CHIP_NAMED)
        if name in named
        else tag("span", scale.part_text(name), style=CHIP_FREE)
        for name in shown
    ]
    rest = len(names) - len(shown)
    return [*chips, tag("span", f"{rest} more, not named", style=CHIP_FREE)] if rest else chips


def _ticks(row: IssueComparison) -> list[Html]:
    scale = row.issue.scale
    places = [_x(tick.at) for tick in scale.ticks()]
    if scale.choices:
        return [tag("circle", cx=x, cy=LINE, r=3.2, fill="none", **_GREY) for x in places]
    return [tag("line", x1=x, y1=LINE - 4, x2=x, y2=LINE + 4, stroke_width=1.5, **_GREY) for x in places]


def _side(side: Side, *, figures: bool) -> list[Html | None]:
    seen = drawn(side.stance)
    return [
        *(_bar(stretch, side) for stretch in seen.stretches),
        *(_thin(stretch, side) for stretch in seen.barred),
        *(_dots(stretch, side) for stretch in seen.possible),
        *(_cross(x, side) for x in seen.crosses),
        *(_mark(x, side, hollow=seen.hollow) for x in seen.marks),
        _figures(seen, side) if figures else None,
    ]


def _figures(seen: Drawn, side: Side) -> Html | None:
    """Return the coded numbers on the side with more room, or None where they are too long for it."""
    if not seen.figures:
        return None
    low = min([_x(x) - 7 for x in seen.marks] + [_x(low) for low, _ in seen.stretches]) - 3
    high = max([_x(x) + 7 for x in seen.marks] + [_x(high) for _, high in seen.stretches]) + 3
    left = low > WIDTH - high
    if len(seen.figures) * _LETTER > max(low, WIDTH - high):
        return None
    y, x = (LINE - 7 if side.place == 0 else LINE + 14), round(low if left else high, 1)
    anchor = "end" if left else "start"
    return tag("text", seen.figures, x=x, y=y, text_anchor=anchor, font_size=10.5, fill="currentColor")


def _ends(low: str, high: str) -> Html:
    style = (
        f"display:flex;justify-content:space-between;gap:10px;width:{WIDTH}px;max-width:100%;font-size:11px;"
        "line-height:1.2;opacity:.8"
    )
    half = "min-width:0;overflow-wrap:anywhere;"
    return tag(
        "div",
        tag("span", low, style=half),
        tag("span", high, style=half + "text-align:right"),
        style=style,
        aria_hidden="true",
    )


def _x(coordinate: float) -> float:
    return round(MARGIN + coordinate * _INNER, 1)


def _rule() -> Html:
    return tag("line", x1=MARGIN, y1=LINE, x2=WIDTH - MARGIN, y2=LINE, stroke_width=1.5, **_GREY)


def _band(stretch: Interval | None) -> Html | None:
    if stretch is None:
        return None
    ends = {"x1": _x(stretch[0]), "y1": LINE, "x2": _x(stretch[1]), "y2": LINE}
    return tag("line", **ends, stroke="#8a8f94", stroke_width=5, stroke_opacity=".55")


def _mark(x: float, side: Side, *, hollow: bool) -> Html:
    """Return a triangle; its thin edge in the page's own ink keeps it visible on every theme."""
    tip, base = (LINE - 4, LINE - 14) if side.place == 0 else (LINE + 4, LINE + 14)
    at = _x(x)
    look = (
        {"fill": "none", "style": drawn_in("stroke", side), "stroke_width": 2}
        if hollow
        else {"fill": side.colour, "stroke": "currentColor", "stroke_width": 0.6}
    )
    return tag("polygon", points=f"{at - 6},{base} {at + 6},{base} {at},{tip}", **look)


def _bar(stretch: Interval, side: Side) -> Html:
    ends = {"x1": _x(stretch[0]), "y1": _row(side), "x2": _x(stretch[1]), "y2": _row(side)}
    return tag("line", **ends, style=drawn_in("stroke", side), stroke_width=4)


def _thin(stretch: Interval, side: Side) -> Html:
    ends = {"x1": _x(stretch[0]), "y1": _row(side), "x2": _x(stretch[1]), "y2": _row(side)}
    return tag("line", **ends, style=drawn_in("stroke", side), stroke_width=1)


def _row(side: Side) -> float:
    """Return where a side's ranges are drawn, beside the line."""
    return LINE - 7 if side.place == 0 else LINE + 7


def _dots(stretch: Interval, side: Side) -> Html:
    ends = {"x1": _x(stretch[0]) - 3, "y1": _row(side), "x2": _x(stretch[1]) + 3, "y2": _row(side)}
    return tag("line", **ends, style=drawn_in("stroke", side), stroke_width=3, stroke_dasharray="2 3")


def _cross(x: float, side: Side) -> Html:
    at, y = _x(x), LINE - 9 if side.place == 0 else LINE + 10
    strokes = f"M{at - 3.5},{y - 3.5}l7,7m0,-7l-7,7"
    return tag("path", d=strokes, style=drawn_in("stroke", side), stroke_width=2, fill="none")
