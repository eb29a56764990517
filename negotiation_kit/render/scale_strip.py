"""An issue's scale as a small drawing with both sides on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from unicodedata import east_asian_width

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance
from negotiation_kit.model import Engagement, Offer
from negotiation_kit.render.html import Html, Side, both_sides, drawn_in, leaning, level_marks, tag
from negotiation_kit.render.palette import SIDE_MARKS
from negotiation_kit.render.words import stance_text
from negotiation_kit.scales import Interval, Part, Scale, alternatives, parts_of
from negotiation_kit.wording import ENGLISH, say, translated


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
    conditional : tuple of float
        Where it stands only under a condition, beside what it puts first.
    accepted : tuple of (float, float)
        What it could live with.
    """

    marks: tuple[float, ...] = ()
    hollow: bool = False
    stretches: tuple[Interval, ...] = ()
    figures: str = ""
    crosses: tuple[float, ...] = ()
    barred: tuple[Interval, ...] = ()
    possible: tuple[Interval, ...] = ()
    conditional: tuple[float, ...] = ()
    accepted: tuple[Interval, ...] = ()


def drawn(party: Stance, language: str = ENGLISH) -> Drawn:
    """Return how one side is drawn on its issue's scale."""
    scale = party.issue.scale
    offered = list(dict.fromkeys(part for offer in party.headline for part in parts_of(offer.value)))
    left = party.only_left
    if left is not None:
        offered = list(left.parts)
    others = [part for offer in _beside(party) for part in parts_of(offer.value)]
    spans, ruled = ([scale.span(part) for part in parts] for parts in (offered, party.rejects))
    return Drawn(
        marks=tuple(map(_middle, spans)),
        hollow=left is not None,
        stretches=tuple((low, high) for low, high in spans if high > low),
        figures="" if scale.choices else alternatives(_part_texts(scale, offered, language), language),
        crosses=tuple(map(_middle, ruled)),
        barred=tuple((low, high) for low, high in ruled if high > low),
        possible=scale.rest(party.rejects) if ruled and not offered else (),
        conditional=tuple(_middle(scale.span(part)) for part in others),
        accepted=tuple(scale.span(part) for part in party.accepts),
    )


def _part_texts(scale: Scale, parts: Iterable[Part], language: str) -> Iterable[str]:
    return (scale.part_text(part, unit=False, language=language) for part in parts)


def _beside(party: Stance) -> list[Offer]:
    """Return what a party offers under conditions, beside what it puts first."""
    return [offer for offer in party.offers if offer.conditional and offer not in party.headline]


def gap(row: IssueComparison) -> Interval | None:
    """Return the stretch between the two headline offers, or None where there is none to measure."""
    scale, pair = row.issue.scale, row.headline
    if pair is None or not row.distance or not scale.has_order:
        return None
    return scale.nearest_ends(pair.a.value, pair.b.value)


def _middle(stretch: Interval) -> float:
    return (stretch[0] + stretch[1]) / 2


WIDE, NARROW = 262.0, 170.0
"""Least widths of a line, in pixels, for which its labels are cut: in full, and where there is less room."""
HEIGHT, LINE = 34, 17
_OVER, _APART, _LETTER, _BROAD = 70.0, 8.0, 7.4, 13.4
"""How far a label may reach past an end, how far two keep apart, and how wide a letter is, all in pixels."""
_LIMIT = 24
_GREY = {"stroke": "currentColor", "stroke_opacity": ".5"}
_MANY_OPTIONS = 6
_OF_WORDS = 60
"""How much of a side's colour its labels have, of 100; the rest is the page's ink."""


@dataclass(frozen=True)
class Label:
    """Words at a place on a line; `forms` are ever shorter ways to say them."""

    at: float
    forms: tuple[str, ...]
    conditional: bool = False


def scale_strip(comparison: Comparison, row: IssueComparison, language: str = ENGLISH) -> Html:
    """Return the scale of a row's issue with both sides on it: a line, or chips where there is no order.

    What the first side says stands above the line, what the second says below. Rejected outcomes are
    crossed; where a side has only rejected, what remains is dotted.

    Parameters
    ----------
    comparison : Comparison
    row : IssueComparison
    language : str
    """
    sides, scale = both_sides(comparison, row), row.issue.scale
    told = "; ".join(
        f"{translated(side.stance.party, 'short', language)}: {stance_text(side.stance, language)}"
        for side in sides
    )
    if not scale.has_order:
        chips = _chips(scale, sides, language)
        return tag("div", chips, role="img", aria_label=told, class_="nk-options")
    labels = [_labels(side.stance, language) for side in sides]
    occupied = {label.at for found in labels for label in found if _names_an_end(label)}
    shown = [[label for label in found if not _names_an_end(label)] for found in labels]
    low, high = (
        tag("span", text, class_=f"nk-end nk-end-{name}{' nk-end-on' if at in occupied else ''}")
        for text, name, at in zip(scale.end_texts(language), ("low", "high"), (0.0, 1.0), strict=True)
    )
    lines = [_written(found, side) for found, side in zip(shown, sides, strict=True)]
    body = [lines[0], low, _drawing(row, sides), high, lines[1]]
    return tag("div", body, role="img", aria_label=told, class_="nk-scale")


def fitted(labels: Sequence[Label], width: float) -> list[str]:
    """Return as much of each label as leaves it apart from its neighbours, from left to right.

    Parameters
    ----------
    labels : sequence of Label
        In the order of their places.
    width : float
        How long the line is, in pixels.
    """
    texts, taken = [], -_OVER - _APART
    for place, label in enumerate(labels):
        # What comes after keeps room for its shortest form, as long as this one can be cut.
        after = labels[place + 1 :]
        limit = min((edges(one.at, one.forms[-1], width)[0] for one in after), default=width + _OVER + _APART)
        fit = (text for text in label.forms if _fits(edges(label.at, text, width), taken, limit, width))
        text = next(fit, "")
        taken = edges(label.at, text, width)[1] if text else taken
        texts.append(text)
    return texts


def edges(at: float, text: str, width: float) -> Interval:
    """Return where a label's box begins and ends: centred on its place, and aligned with it near an end."""
    long, x = text_width(text), at * width
    if at < _NEAR_END:
        return x - 7, x - 7 + long
    return (x + 7 - long, x + 7) if at > 1 - _NEAR_END else (x - long / 2, x + long / 2)


def text_width(text: str) -> float:
    """Return about how wide a text is drawn, in pixels; letters of East Asian scripts are broader."""
    return sum(_BROAD if east_asian_width(letter) in "WF" else _LETTER for letter in text)


_NEAR_END = 0.12


def _fits(box: Interval, taken: float, limit: float, width: float) -> bool:
    inside = box[0] >= -_OVER and box[1] <= width + _OVER
    return inside and box[0] >= taken + _APART and box[1] <= limit - _APART


def _labels(party: Stance, language: str) -> list[Label]:
    """Return what stands beside a side's marks: its offers, else that it rejects, else why there is none."""
    scale, seen = party.issue.scale, drawn(party)
    offers = [(offer, False) for offer in party.headline] + [(offer, True) for offer in _beside(party)]
    text = partial(scale.part_text, unit=False, language=language)
    found = [
        _label(_middle(scale.span(part)), text(part), beside or offer.conditional, language)
        for offer, beside in offers
        for part in parts_of(offer.value)
    ]
    if found:
        return sorted(dict.fromkeys(found), key=lambda label: label.at)
    told = _cut(stance_text(party, language))
    if seen.marks:
        return [Label(seen.marks[0], told)]
    if seen.crosses:
        return [Label(sum(seen.crosses) / len(seen.crosses), _cut(say(language, "scale.rejects-it")))]
    return [Label(0.5, told)]


def _label(at: float, text: str, conditional: bool, language: str) -> Label:
    if not conditional:
        return Label(at, _cut(text))
    forms = [say(language, "scale.offer-if", what=form) for form in _cut(text)]
    return Label(at, (*forms, say(language, "scale.if")), conditional)


def _cut(text: str) -> tuple[str, ...]:
    """Return a text and ever less of it: whole where it is short, its first words, its first word."""
    words = text.split()
    starts = [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]
    whole = [text] if len(text) <= _LIMIT or not starts else []
    return (*whole, *(f"{start} …" for start in starts if len(start) < _LIMIT))


def _names_an_end(label: Label) -> bool:
    """Return whether a label would say again what stands at the end of the line."""
    return label.at in (0.0, 1.0) and not label.conditional


def _written(labels: Sequence[Label], side: Side) -> Html:
    """Return a side's labels in two lengths, of which a live view shows the one there is room for."""
    full, short = fitted(labels, WIDE), fitted(labels, NARROW)
    return tag("span", [_spans(*found, side) for found in zip(labels, full, short, strict=True)],
               class_="nk-labels")  # fmt: skip


def _spans(label: Label, full: str, short: str, side: Side) -> Html:
    near = " nk-label-start" if label.at < _NEAR_END else " nk-label-end" if label.at > 1 - _NEAR_END else ""
    mark = tag("span", f"{SIDE_MARKS[side.place]} ", class_="nk-inline-mark")
    return tag(
        "span",
        mark,
        tag("span", full, class_="nk-full"),
        tag("span", short, class_="nk-short"),
        class_=f"nk-label{near}{' nk-if' if label.conditional else ''}",
        style=f"--nk-x:{label.at:.1%};{leaning('color', side.colour, _OF_WORDS)}",
    )


def _chips(scale: Scale, sides: tuple[Side, Side], language: str) -> list[Html]:
    """Return a chip an option; of many options, only those that a side has named."""
    named = {name: marks for name in scale.names if (marks := level_marks(name, sides))}
    shown = scale.names if len(scale.names) <= _MANY_OPTIONS else tuple(named)
    chips = [
        tag(
            "span",
            named.get(name),
            " " if name in named else None,
            scale.part_text(name, language=language),
            class_="nk-option-named" if name in named else "nk-option",
        )
        for name in shown
    ]
    rest = len(scale.names) - len(shown)
    return [*chips, tag("span", f"+{rest}", class_="nk-option")] if rest else chips


def _drawing(row: IssueComparison, sides: tuple[Side, Side]) -> Html:
    body = [_rule(), _band(gap(row)), _ticks(row.issue.scale), [_side(side) for side in sides]]
    return tag("svg", body, width="100%", height=HEIGHT, aria_hidden="true", class_="nk-drawn nk-line-drawn")


def _rule() -> Html:
    return tag("line", x1="0%", y1=LINE, x2="100%", y2=LINE, stroke_width=2, **_GREY)


def _band(stretch: Interval | None) -> Html | None:
    if stretch is None:
        return None
    return _along(stretch, LINE, stroke="currentColor", stroke_opacity=".3", stroke_width=6)


def _ticks(scale: Scale) -> list[Html]:
    if scale.choices:
        look = {"r": 3.6, "fill": "Canvas", "stroke_width": 2, "class_": "nk-stop", **_GREY}
        return [tag("circle", cx=_x(tick.at), cy=LINE, **look) for tick in scale.ticks()]
    ends = {"y1": LINE - 5, "y2": LINE + 5, "stroke_width": 2, **_GREY}
    return [tag("line", x1=_x(tick.at), x2=_x(tick.at), **ends) for tick in scale.ticks()]


def _side(side: Side) -> list[Html]:
    seen, y = drawn(side.stance), LINE - 7 if side.place == 0 else LINE + 7
    style = drawn_in("stroke", side)
    return [
        *(_along(one, y, style=style, stroke_width=5, stroke_opacity=".35") for one in seen.accepted),
        *(_along(one, y, style=style, stroke_width=5) for one in seen.stretches if one[1] - one[0] >= _BAR),
        *(_along(one, y, style=style, stroke_width=1) for one in seen.barred),
        *(_along(one, y, style=style, stroke_width=3, stroke_dasharray="2 3") for one in _open(side, seen)),
        *(_at(x, _cross(side)) for x in seen.crosses),
        *(_at(x, _triangle(side, hollow=seen.hollow or _under_condition(side))) for x in _points(seen)),
        *(_at(x, _triangle(side, hollow=True)) for x in seen.conditional),
    ]


_BAR = 0.05
"""A range shorter than this is drawn as its mark alone."""


def _points(seen: Drawn) -> list[float]:
    """Return where a side's marks stand; a range that is drawn as a bar needs none."""
    bars = [(low, high) for low, high in seen.stretches if high - low >= _BAR]
    return [x for x in seen.marks if not any(low <= x <= high for low, high in bars)]


def _open(side: Side, seen: Drawn) -> tuple[Interval, ...]:
    """Return what a side leaves open: what its rejections leave, or all where it says that it is open."""
    return ((0.0, 1.0),) if side.stance.engagement is Engagement.LEFT_OPEN else seen.possible


def _under_condition(side: Side) -> bool:
    headline = side.stance.headline
    return bool(headline) and all(offer.conditional for offer in headline)


def _along(stretch: Interval, y: float, **look: object) -> Html:
    """Return a line over a stretch; one without length is still seen."""
    low, high = (stretch[0] - 0.012, stretch[1] + 0.012) if stretch[0] == stretch[1] else stretch
    return tag("line", x1=_x(low), y1=y, x2=_x(high), y2=y, **look)


def _at(x: float, drawing: Html) -> Html:
    return tag("svg", drawing, x=_x(x), y=LINE, style="overflow:visible")


def _triangle(side: Side, *, hollow: bool) -> Html:
    """Return a triangle; its thin edge in the page's own ink keeps it visible on every theme."""
    points = "-7,-15 7,-15 0,-3" if side.place == 0 else "-7,15 7,15 0,3"
    if hollow:
        return tag("polygon", points=points, fill="none", style=drawn_in("stroke", side), stroke_width=2)
    return tag("polygon", points=points, fill=side.colour, stroke="currentColor", stroke_width=0.6)


def _cross(side: Side) -> Html:
    y = -10 if side.place == 0 else 10
    strokes = f"M-4,{y - 4}l8,8m0,-8l-8,8"
    return tag("path", d=strokes, style=drawn_in("stroke", side), stroke_width=2, fill="none")


def _x(coordinate: float) -> str:
    return f"{100 * coordinate:.1f}%"
