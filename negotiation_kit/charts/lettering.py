"""Text on charts: measured, wrapped, and placed so that no two labels overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

_MEASURE = TextToPath()
ELLIPSIS = "…"
_PIXELS = 1.02
_MOST_LETTERS = 1500  # of a text: more fill every line of a chart, and measuring them takes time


@dataclass(frozen=True)
class Label:
    """A text to be placed under a point; `at` and the width it may take are fractions of the scale's line."""

    at: float
    lines: tuple[str, ...]
    width: float

    @property
    def span(self) -> tuple[float, float]:
        """Where it lies: centred on its point, moved inwards where it would leave the line."""
        start = min(max(self.at - self.width / 2, 0.0), max(0.0, 1 - self.width))
        return start, start + self.width


@dataclass(frozen=True)
class Placed:
    """A label with the row it stands in, 0 being nearest to the line."""

    label: Label
    row: int


@lru_cache(maxsize=4096)
def text_width(text: str, points: float) -> float:
    """Return the width of one line of text in points, a little more than it has in outline.

    Drawn in pixels, letters are wider by what each is moved to the next pixel.
    """
    return _PIXELS * float(
        _MEASURE.get_text_width_height_descent(text, FontProperties(size=points), False)[0]
    )


def fitted(text: str, width: float, points: float, most: int = 3) -> tuple[str, ...]:
    """Return text as lines no wider than `width` points; only what needs more than `most` lines is cut.

    Examples
    --------
    >>> fitted("one two three", 40, 9)
    ('one two', 'three')
    """
    lines: list[str] = []
    for word in text[:_MOST_LETTERS].split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, points) <= width:
            lines[-1] = joined
        else:
            lines += _pieces(word, width, points)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _cut(f"{lines[most - 1]} {lines[most]}", width, points))


def placed(labels: Iterable[Label], gap: float) -> list[Placed]:
    """Give each label the first row in which it overlaps none that stand there already.

    Parameters
    ----------
    labels : iterable of Label
        In the order in which they may choose.
    gap : float
        Least space between two labels, as a fraction of the line.
    """
    taken: dict[int, list[tuple[float, float]]] = {}
    found = []
    for label in labels:
        low, high = label.span
        row = 0
        while any(
            low - gap < end and start < high + gap
            for line in range(row, row + len(label.lines))
            for start, end in taken.get(line, ())
        ):
            row += 1
        for line in range(row, row + len(label.lines)):
            taken.setdefault(line, []).append((low, high))
        found.append(Placed(label, row))
    return found


def rows_needed(labels: Iterable[Placed]) -> int:
    """Return how many lines of text the labels take."""
    return max((item.row + len(item.label.lines) for item in labels), default=0)


def _pieces(word: str, width: float, points: float) -> list[str]:
    """Return a word, broken where it is wider than a line."""
    if text_width(word, points) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, points) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(text: str, width: float, points: float) -> str:
    while text and text_width(text + ELLIPSIS, points) > width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS
