"""A brief as data: its texts in the order they stand, and both sides drawn on the scale of an issue."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from negotiation_kit.analysis.comparing import Comparison, IssueComparison
from negotiation_kit.model import Answer
from negotiation_kit.render.palette import HOLLOW_MARKS, REJECT_MARK, SIDE_MARKS, party_colours
from negotiation_kit.render.scale_strip import gap
from negotiation_kit.render.words import conditional_notes, stance_text
from negotiation_kit.scales import Interval, Scale, parts_of
from negotiation_kit.tables.spec import needed, writable
from negotiation_kit.wording import ENGLISH, Message, Short, say, translated

WIDE, HIGH = 118.0, 28.0
"""The box that a scale is drawn in; it is printed 31 mm wide."""
WIDTH_MM = 31.0
SHARES = (0.19, 0.31, 0.31, 0.19)
"""The columns' shares of a line: issue, one side, the other, the scale."""
ENDS = 24
"""How many letters there is room for under a drawn scale, both ends together."""


_SIZES = ((10.0, 3600), (9.5, 4300), (9.0, 5000), (8.6, 5750), (8.2, 7000))
"""Sizes of the letters in points, each with how many letters of it a page holds."""


class Style(StrEnum):
    """How a piece of text is set."""

    PLAIN = "plain"
    BOLD = "bold"
    MUTED = "muted"
    RAISED = "raised"
    GLYPH = "glyph"
    """A sign that says what the words beside it say, for formats whose fonts have it."""
    A = "a"
    """A mark in the colour of the first side; `B` in that of the second."""
    B = "b"


@dataclass(frozen=True, repr=False)
class Run(Short):
    """A piece of text; a line break in it is one on the page."""

    text: str
    style: Style = Style.PLAIN

    def __post_init__(self) -> None:
        """Put a stand-in where a format would refuse a character."""
        object.__setattr__(self, "text", writable(self.text))


Text = tuple[Run, ...]


def plain(text: Text) -> str:
    """Return a text without its looks."""
    return "".join(run.text for run in text)


@dataclass(frozen=True)
class Shape:
    """A line through points or, closed, an area; in the box of `WIDE` by `HIGH`, y downwards.

    Parameters
    ----------
    points : tuple of (float, float)
    colour : str
        As #rrggbb.
    width : float
        Of the line.
    fill : str
        Colour of the area; empty for an open line.
    """

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 1.4
    fill: str = ""


@dataclass(frozen=True, repr=False)
class Picture(Short):
    """A drawn scale: its shapes, the words under both ends, and all of it in a sentence."""

    shapes: tuple[Shape, ...]
    ends: tuple[str, str]
    told: str

    def __post_init__(self) -> None:
        """Put a stand-in where a format would refuse a character."""
        object.__setattr__(self, "ends", tuple(map(writable, self.ends)))
        object.__setattr__(self, "told", writable(self.told))


@dataclass(frozen=True, repr=False)
class Cell(Short):
    """A cell over one column or more, with a drawing above its text or without."""

    text: Text
    columns: int = 1
    picture: Picture | None = None


@dataclass(frozen=True, repr=False)
class Part(Short):
    """The issues of one verdict: a bar in its colour, and a row of cells an issue or several."""

    head: Text
    fill: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, repr=False)
class BriefSpec(Short):
    """All that stands in a brief.

    Parameters
    ----------
    kicker, title : str
        Case, round and date; the finding.
    answer : tuple of Text
        What is agreed, what is near, what blocks, and the range.
    heads : tuple of Text
        Over the four columns.
    parts : tuple of Part
    after, foot : tuple of Text
        What would unlock what; how sure, marks, method, sources.
    colours : tuple of (str, str)
        Of the marks of both sides.
    language : str
    """

    kicker: str
    title: str
    answer: tuple[Text, ...]
    heads: tuple[Text, ...]
    parts: tuple[Part, ...]
    after: tuple[Text, ...]
    foot: tuple[Text, ...]
    colours: tuple[str, str]
    language: str

    @property
    def _in_short(self) -> str:
        return self.title

    def __post_init__(self) -> None:
        """Put a stand-in where a format would refuse a character."""
        for name in ("kicker", "title"):
            object.__setattr__(self, name, writable(getattr(self, name)))

    def colour(self, style: Style) -> str:
        """Return the colour of a side's mark; empty for other text."""
        return {Style.A: self.colours[0], Style.B: self.colours[1]}.get(style, "")

    @property
    def points(self) -> float:
        """The size of its letters: smaller where there is much to say, so that it stays on one page."""
        wider = 1.0 if self.language == ENGLISH else 1.08  # letters of the Cyrillic alphabet
        letters = wider * sum(map(len, self.texts()))
        return next((size for size, most in _SIZES if letters <= most), _SIZES[-1][0])

    def texts(self) -> Iterator[str]:
        """Yield every text."""
        yield from (self.kicker, self.title)
        for text in (*self.answer, *self.heads, *self.after, *self.foot):
            yield plain(text)
        for part in self.parts:
            yield plain(part.head)
            for cell in (cell for row in part.rows for cell in row):
                yield plain(cell.text)
                yield from cell.picture.ends if cell.picture else ()


_LINE, _MARGIN = HIGH / 2, 8.0
_GREY, _PAPER = "#8a939d", "#ffffff"
_THIN_RANGE = 0.05
"""Below this share of the scale a range is drawn as a mark: a bar would be shorter than the mark is wide."""
_STYLES = (Style.A, Style.B)
_MANY = 5
_CORNERS, _STOP = 16, 2.6
_PIXELS, _FINER = 4, 4
"""Dots a unit of the drawing, about 385 an inch; it is drawn finer and made smaller for smooth edges."""


def drawn(comparison: Comparison, row: IssueComparison, language: str) -> Cell:
    """Return the cell that shows both sides on the scale of an issue."""
    scale, said = row.issue.scale, (row.a.on(row.object), row.b.on(row.object))
    if not scale.has_order:
        return Cell(_options(scale, said, language))
    told = [
        f"{translated(side.party, 'short', language)}: {stance_text(side, language)}"
        for side in (row.a, row.b)
    ]
    told += [note for side in (row.a, row.b) for note in conditional_notes(side, language)]
    low, high = scale.end_texts(language)
    colours = party_colours(comparison.case)
    inks = (colours[comparison.a.id], colours[comparison.b.id])
    shapes = (*_ground(row), *(shape for place in (0, 1) for shape in _side(said[place], place, inks[place])))
    alt = say(language, "brief.drawing", low=low, high=high, told="; ".join(told))
    return Cell((), picture=Picture(shapes, _ends(low, high), alt))


def _options(scale: Scale, said: tuple[Answer, Answer], language: str) -> Text:
    """Return a line for each option that a side names, with what it says of it."""
    named = {name: marks for name in scale.names if (marks := _marks(name, said))}
    lines = [(*marks, Run(f" {scale.part_text(name, language=language)}")) for name, marks in named.items()]
    if len(lines) > _MANY:
        more = say(language, "brief.more", n=len(lines) - _MANY + 1)
        lines = [*lines[: _MANY - 1], (Run(more, Style.MUTED),)]
    breaks = ((Run("\n"),) if place else () for place in range(len(lines)))
    return tuple(run for before, line in zip(breaks, lines, strict=True) for run in (*before, *line))


def _marks(name: str, said: tuple[Answer, Answer]) -> Text:
    found = []
    for place, answer in enumerate(said):
        chosen = [offer for offer in answer.offers if name in parts_of(offer.value)]
        firm = any(offer in answer.headline and offer.stated and not offer.conditional for offer in chosen)
        if chosen:
            found.append(Run((SIDE_MARKS if firm else HOLLOW_MARKS)[place], _STYLES[place]))
        elif name in answer.rejects:
            found.append(Run(REJECT_MARK, _STYLES[place]))
        elif name in answer.accepts:
            found.append(Run(f"({SIDE_MARKS[place]})", _STYLES[place]))
    return tuple(found)


def _ends(low: str, high: str) -> tuple[str, str]:
    """Return both ends short enough to stand side by side; the alternative text has them whole."""
    return _cut(low, ENDS - len(high)), _cut(high, ENDS - len(low))


def _cut(text: str, room: int) -> str:
    """Return as many whole words as there is room for, which is half the line at least."""
    room = max(room, ENDS // 2)
    if len(text) <= room:
        return text
    start = text[:room]
    return f"{(start.rpartition(' ')[0] or start[:-1]).rstrip(' ,;:')}…"


def _ground(row: IssueComparison) -> Iterator[Shape]:
    yield _line((0.0, 1.0), _LINE, _GREY, 1.4)
    apart = gap(row)
    if apart is not None:
        yield _line((min(apart), max(apart)), _LINE, _pale(_GREY), 5)
    for tick in row.issue.scale.ticks():
        x = _x(tick.at)
        if row.issue.scale.choices:
            turns = (math.tau * corner / _CORNERS for corner in range(_CORNERS))
            round_ = tuple((x + _STOP * math.cos(turn), _LINE + _STOP * math.sin(turn)) for turn in turns)
            yield Shape(round_, _GREY, 1.2, _PAPER)
        else:
            yield Shape(((x, _LINE - 4), (x, _LINE + 4)), _GREY)


def _side(said: Answer, place: int, ink: str) -> Iterator[Shape]:
    scale, beside = said.issue.scale, _LINE - 5 if place == 0 else _LINE + 5
    offers = [offer for offer in said.offers if offer.stated]
    offered = {part for offer in offers for part in parts_of(offer.value)}
    for part in said.accepts:
        if part not in offered:
            yield from _place(scale.span(part), place, _pale(ink), _pale(ink))
    for stretch in scale.rest(said.rejects) if said.rejects and not said.offers else ():
        yield from _dots(stretch, beside, ink)
    for offer in said.offers:
        if not offer.stated:
            for stretch in offer.may_be.spans:
                yield from _dots(stretch, beside, ink)
    for part in said.rejects:
        yield from _cross(scale.span(part), place, ink)
    for offer in sorted(offers, key=lambda offer: not offer.conditional):  # what holds now lies on top
        for part in parts_of(offer.value):
            yield from _place(scale.span(part), place, ink, _PAPER if offer.conditional else ink)


def _place(stretch: Interval, place: int, ink: str, fill: str) -> Iterator[Shape]:
    """Yield a thick bar for a range, a triangle for a place."""
    low, high = stretch
    if high - low >= _THIN_RANGE:
        y = _LINE - 5 if place == 0 else _LINE + 5
        box = tuple((x, y + side) for x, side in ((_x(low), -2), (_x(high), -2), (_x(high), 2), (_x(low), 2)))
        yield Shape(box, ink, 1, fill)
        return
    x, (base, tip) = _x((low + high) / 2), (1.5, 10.5) if place == 0 else (HIGH - 1.5, HIGH - 10.5)
    yield Shape(((x - 5, base), (x + 5, base), (x, tip)), ink, 1.3, fill)


def _cross(stretch: Interval, place: int, ink: str) -> Iterator[Shape]:
    low, high = stretch
    y = 6.5 if place == 0 else HIGH - 6.5
    if high - low >= _THIN_RANGE:
        yield _line(stretch, y, ink, 0.8)
    x = _x((low + high) / 2)
    yield Shape(((x - 3, y - 3), (x + 3, y + 3)), ink, 1.6)
    yield Shape(((x - 3, y + 3), (x + 3, y - 3)), ink, 1.6)


def _dots(stretch: Interval, y: float, ink: str) -> Iterator[Shape]:
    start, end = _x(stretch[0]) - 2, _x(stretch[1]) + 2
    for step in range(int((end - start) // 4) + 1):
        yield Shape(((start + 4 * step, y), (min(end, start + 4 * step + 2), y)), ink, 2)


def _line(stretch: Interval, y: float, ink: str, width: float) -> Shape:
    return Shape(((_x(stretch[0]), y), (_x(stretch[1]), y)), ink, width)


def _x(share: float) -> float:
    return round(_MARGIN + share * (WIDE - 2 * _MARGIN), 2)


def _pale(ink: str) -> str:
    """Return a colour as it looks on paper at a third of its strength."""
    return "#" + "".join(f"{255 - (255 - int(ink[at : at + 2], 16)) * 2 // 5:02x}" for at in (1, 3, 5))


def as_png(picture: Picture) -> bytes:
    """Return a drawing as a PNG file on a ground one can see through.

    Raises
    ------
    MissingPackageError
        Where Pillow is not installed.
    """
    image = needed("PIL.Image", "pillow", Message("package.drawing"))
    size, scale = (round(WIDE * _PIXELS), round(HIGH * _PIXELS)), _PIXELS * _FINER
    canvas = image.new("RGBA", (size[0] * _FINER, size[1] * _FINER), (255, 255, 255, 0))
    pen = needed("PIL.ImageDraw", "pillow", Message("package.drawing")).Draw(canvas)
    for shape in picture.shapes:
        points = [(x * scale, y * scale) for x, y in shape.points]
        if shape.fill:
            pen.polygon(points, fill=shape.fill)
            points = [*points, *points[:2]]  # so that the last corner is joined too
        pen.line(points, fill=shape.colour, width=round(shape.width * scale), joint="curve")
    stream = BytesIO()
    canvas.resize(size, image.Resampling.LANCZOS).save(stream, "PNG", optimize=True)
    return stream.getvalue()
