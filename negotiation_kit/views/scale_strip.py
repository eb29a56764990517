"""An issue's scale as a small drawing with both sides on it."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_kit.comparison import Comparison, IssueComparison, Stance
from negotiation_kit.palette import REJECT_MARK, SIDE_MARKS, party_colours
from negotiation_kit.scales import DateScale, IntervalScale, Line, NominalScale, OrdinalScale, SetScale, day_text, number_text
from negotiation_kit.views.html import Html, join, tag
from negotiation_kit.views.words import stance_text

WIDTH, HEIGHT, MARGIN, LINE = 190, 46, 10, 23
_INNER = WIDTH - 2 * MARGIN
_GREY = {"stroke": "currentColor", "stroke_opacity": ".45"}
_LONGEST_FIGURE = 16
_ROW = (LINE - 6, LINE + 6)


@dataclass(frozen=True)
class _Side:
    """One side as it is drawn: 0 above the line pointing down, 1 below it pointing up."""

    stance: Stance
    colour: str
    place: int


def scale_strip(comparison: Comparison, row: IssueComparison) -> Html:
    """Return the scale of a row's issue with both sides on it: a line, dots without a line, or chips for a set.

    Rejected outcomes are crossed, and where a side has only rejected, what remains is dotted.
    """
    colours = party_colours(comparison.case)
    sides = tuple(_Side(party, colours[party.party.id], place) for place, party in enumerate((row.a, row.b)))
    scale = row.issue.scale
    if isinstance(scale, SetScale):
        return _chips(scale, sides)
    body: list[Html | None] = _line(scale, sides) if isinstance(scale, Line) else list(_levels(scale, sides))
    label = "; ".join(f"{side.stance.party.short}: {stance_text(side.stance)}" for side in sides)
    drawing = tag(
        "svg", *body, width=WIDTH, height=HEIGHT, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=label,
        style="display:block;max-width:100%;overflow:visible",
    )  # fmt: skip
    return join(drawing, _ends(scale))


def marker(colour: str, place: int) -> Html:
    """Return a side's mark for running text."""
    return tag("span", SIDE_MARKS[place], style=f"color:{colour}", aria_hidden="true")


def _levels(scale: object, sides: tuple[_Side, ...]) -> list[Html]:
    assert isinstance(scale, NominalScale)
    last = len(scale.names) - 1
    places = {
        name: _x(scale.coordinate(name) if isinstance(scale, OrdinalScale) else index / last)
        for index, name in enumerate(scale.names)
    }
    drawn = [_rule()] if isinstance(scale, OrdinalScale) else []
    drawn += _gap_bar(places, sides) if isinstance(scale, OrdinalScale) else []
    drawn += [tag("circle", cx=x, cy=LINE, r=3.2, fill="none", **_GREY) for x in places.values()]
    for side in sides:
        drawn += _side_on_levels(side, places)
    return drawn


def _side_on_levels(side: _Side, places: dict[str, float]) -> list[Html]:
    party = side.stance
    drawn = [_cross(places[str(name)], side) for name in party.rejects if str(name) in places]
    if party.headline:
        return drawn + [_mark(places[str(value)], side) for value in dict.fromkeys(o.value for o in party.headline)]
    left = [places[str(name)] for name in party.left.outcomes] if party.rejects else []
    return drawn + ([_dots(min(left), max(left), side)] if left else [])


def _line(scale: Line, sides: tuple[_Side, ...]) -> list[Html | None]:
    drawn: list[Html | None] = [_rule()]
    for x in (_x(0), _x(1)):
        drawn.append(tag("line", x1=x, y1=LINE - 4, x2=x, y2=LINE + 4, stroke_width=1.5, **_GREY))
    for side in sides:
        for offer in side.stance.headline:
            for part in offer.value:
                low, high = (_x(end) for end in scale.span(part))
                drawn += [_bar(low, high, side)] if high > low else []
                drawn += [_mark((low + high) / 2, side), _figure(low, high, scale.part_text(part, unit=False), side)]
        for part in side.stance.rejects:
            drawn.append(_cross(_x(scale.coordinate(part)), side))
    return drawn


def _gap_bar(places: dict[str, float], sides: tuple[_Side, ...]) -> list[Html]:
    """Return a band between the two sides where both are known."""
    chosen = [[places[str(offer.value)] for offer in side.stance.headline] for side in sides]
    if not all(chosen):
        return []
    a, b = min(((x, y) for x in chosen[0] for y in chosen[1]), key=lambda pair: abs(pair[0] - pair[1]))
    return [tag("line", x1=a, y1=LINE, x2=b, y2=LINE, stroke="#8a8f94", stroke_width=5, stroke_opacity=".55")] if a != b else []


def _chips(scale: SetScale, sides: tuple[_Side, ...]) -> Html:
    return tag("div", [_chip(scale, name, sides) for name in scale.names], style="display:flex;flex-wrap:wrap;gap:4px;max-width:220px")


def _chip(scale: SetScale, name: str, sides: tuple[_Side, ...]) -> Html:
    marks: list[Html] = []
    for side in sides:
        if any(name in offer.value for offer in side.stance.headline):
            marks.append(marker(side.colour, side.place))
        elif name in side.stance.rejects:
            marks.append(tag("span", REJECT_MARK, style=f"color:{side.colour}"))
    edge = "solid" if marks else "dashed"
    style = f"border:1px {edge} rgba(128,128,128,.6);border-radius:9px;padding:0 7px;font-size:11.5px;white-space:nowrap;"
    text = scale.part_text(name)
    return tag("span", marks, " " if marks else None, text, style=style + ("" if marks else "opacity:.75"))


def _ends(scale: object) -> Html:
    if isinstance(scale, DateScale):
        texts = [day_text(scale.min), day_text(scale.max)]
    elif isinstance(scale, IntervalScale):
        texts = [number_text(scale.min), f"{number_text(scale.max)} {scale.unit}"]
    else:
        assert isinstance(scale, NominalScale)
        texts = [scale.part_text(scale.names[0]), scale.part_text(scale.names[-1])]
    style = f"display:flex;justify-content:space-between;gap:8px;width:{WIDTH}px;max-width:100%;font-size:11px;line-height:1.2;opacity:.8"
    return tag("div", tag("span", texts[0]), tag("span", texts[1], style="text-align:right"), style=style)


def _x(coordinate: float) -> float:
    return round(MARGIN + coordinate * _INNER, 1)


def _rule() -> Html:
    return tag("line", x1=MARGIN, y1=LINE, x2=WIDTH - MARGIN, y2=LINE, stroke_width=1.5, **_GREY)


def _mark(x: float, side: _Side) -> Html:
    tip, base = (LINE - 4, LINE - 14) if side.place == 0 else (LINE + 4, LINE + 14)
    return tag("polygon", points=f"{x - 6},{base} {x + 6},{base} {x},{tip}", fill=side.colour)


def _figure(low: float, high: float, text: str, side: _Side) -> Html | None:
    """Return the coded number beside its mark, or beyond its bar, on the side with more room; None where it is too long."""
    if len(text) > _LONGEST_FIGURE:
        return None
    left = (low + high) / 2 > WIDTH / 2
    x = min(low, (low + high) / 2 - 7) - 3 if left else max(high, (low + high) / 2 + 7) + 3
    y = LINE - 7 if side.place == 0 else LINE + 14
    anchor = "end" if left else "start"
    return tag("text", text, x=round(x, 1), y=y, text_anchor=anchor, font_size=10.5, fill="currentColor")


def _bar(low: float, high: float, side: _Side) -> Html:
    y = _ROW[side.place] + (-1 if side.place == 0 else 1)
    return tag("line", x1=low, y1=y, x2=high, y2=y, stroke=side.colour, stroke_width=4)


def _dots(low: float, high: float, side: _Side) -> Html:
    y = _ROW[side.place]
    return tag("line", x1=low - 3, y1=y, x2=high + 3, y2=y, stroke=side.colour, stroke_width=3, stroke_dasharray="2 3")


def _cross(x: float, side: _Side) -> Html:
    y = LINE - 5 if side.place == 0 else LINE + 15
    return tag("text", REJECT_MARK, x=x, y=y, text_anchor="middle", font_size=11, fill=side.colour)
