"""A brief as data: its texts in the order they stand, and nothing of how a format shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from negotiation_kit.tables.spec import writable
from negotiation_kit.wording import ENGLISH, Short

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
