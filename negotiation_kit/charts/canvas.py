"""Figures without pyplot: made when no axes are given, filled from edge to edge, and turned into bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from io import BytesIO
from typing import Any, Protocol, TypeVar

from matplotlib import rc_context, rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, FontProperties, findfont, fontManager, get_font
from matplotlib.textpath import TextToPath

from negotiation_kit.wording import ENGLISH, say, written

PAPER, INK, GREY = "#ffffff", "#1b1f23", "#8a8f94"
DPI = 160
POINTS = 72

_WIDTH = 7.6
_LEAST_WIDTH = 3.2
_STEP, _LEAST_ZOOM = 0.95, 0.1
_NOTE, _INDENT, _NOTE_SIZE = 0.22, 0.1, 8.0
"""Height of the line under a chart and its place from the left, in inches, and its type in points."""


class Plan(Protocol):
    """What is to be drawn, laid out; `height` is what it takes, in inches."""

    @property
    def height(self) -> float: ...


P = TypeVar("P", bound=Plan)


@dataclass(frozen=True)
class Pen:
    """Writes and draws on axes in a language, everything `zoom` times its size."""

    ax: Axes
    zoom: float
    language: str = ENGLISH

    def write(self, x: float, y: float, text: str, points: float, **options: Any) -> None:
        """Write text that may come from a file: it is never read as mathematics or as TeX."""
        options = {"color": INK, "linespacing": 1.05, "fontfamily": families(text), **options}
        self.ax.text(x, y, text, parse_math=False, usetex=False, fontsize=points * self.zoom, **options)


def laid_out(
    ax: Axes | None,
    plan: Callable[[float], P],
    language: str,
    width: float = _WIDTH,
    note: str = "",
) -> tuple[Pen, P]:
    """Return a pen on the axes given, or on those of a new figure, and the plan that fits them.

    Everything is drawn inside the axes, so that nothing is cut off by the figure's edge or runs into a
    neighbour. Axes given by the caller keep their size; where they are too small, type and marks are smaller.
    A new figure belongs to no pyplot state, so that it is freed when the last reference to it goes.

    Parameters
    ----------
    ax : Axes, optional
    plan : callable
        From a width in inches to the plan of that width.
    language : str
        In which the pen writes.
    width : float
        Of a new figure, in inches.
    note : str
        A line under all that is drawn, as that the files have warnings.
    """
    line = _NOTE if note else 0.0
    if ax is None:
        found = plan(width)
        height = found.height + line
        pen = Pen(_bare(_new_axes(width, height), height), 1.0, language)
    else:
        _bare(ax, 1.0)
        width, height = _size(ax)
        zoom = min(1.0, width / _LEAST_WIDTH)
        while (found := plan(width / zoom)).height + line > height / zoom and zoom > _LEAST_ZOOM:
            zoom *= _STEP
        pen = Pen(_bare(ax, max(found.height + line, height / zoom)), zoom, language)
    if note:
        across = pen.ax.get_yaxis_transform()  # the chart has its own measure sideways, set later
        told = written(note, language)
        pen.write(_INDENT / width, found.height, told, _NOTE_SIZE, va="top", color=GREY, transform=across)
    return pen, found


def nothing(language: str) -> str:
    """Return that there is nothing to draw."""
    return say(language, "chart.nothing")


def to_png(ax: Axes, dpi: int = DPI) -> bytes:
    """Return the figure of these axes as PNG."""
    return _saved(ax, "png", dpi)


def to_svg(ax: Axes) -> bytes:
    """Return the figure of these axes as SVG."""
    return _saved(ax, "svg", DPI)


def _new_axes(width: float, height: float) -> Axes:
    figure = Figure(figsize=(width, height), facecolor=PAPER)
    FigureCanvasAgg(figure)
    return figure.add_axes((0, 0, 1, 1))


def _bare(ax: Axes, height: float) -> Axes:
    """Leave nothing of the axes but their paper, measured downwards in inches."""
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    ax.set_facecolor(PAPER)
    ax.set_ylim(height, 0)
    return ax


def _size(ax: Axes) -> tuple[float, float]:
    """Return width and height of the axes in inches, as the figure's own layout will have them."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    if figure.get_layout_engine() is not None:
        figure.draw_without_rendering()
    box = ax.get_window_extent()
    return max(box.width, 1) / figure.dpi, max(box.height, 1) / figure.dpi


def _saved(ax: Axes, kind: str, dpi: int) -> bytes:
    figure = ax.get_figure(root=True)
    assert figure is not None
    buffer = BytesIO()
    # Without a date, and with ids that are not drawn by lot, the same chart is the same file.
    metadata = {"Date": None} if kind == "svg" else None
    # Packing tighter, or fitting letters to the grid of pixels, takes long and is not seen.
    packing: dict[str, Any] = {"pil_kwargs": {"compress_level": 1}} if kind == "png" else {}
    colour = figure.get_facecolor()
    with rc_context({"svg.hashsalt": "negotiation_kit", "text.hinting": "no_hinting"}):
        figure.savefig(buffer, format=kind, dpi=dpi, facecolor=colour, metadata=metadata, **packing)
    return buffer.getvalue()


_MEASURE = TextToPath()
ELLIPSIS = "…"
_PIXELS = 1.02
_MOST_LETTERS = 1500  # of a text: more fill every line of a chart, and measuring them takes time


@dataclass(frozen=True)
class Label:
    """A text to be placed under a point; `at` and the width it may take are fractions of the scale's line.

    `row` is the one it stands in, 0 being nearest to the line.
    """

    at: float
    lines: tuple[str, ...]
    width: float
    row: int = 0

    @property
    def span(self) -> tuple[float, float]:
        """Where it lies: centred on its point, moved inwards where it would leave the line."""
        start = min(max(self.at - self.width / 2, 0.0), max(0.0, 1 - self.width))
        return start, start + self.width


@lru_cache(maxsize=4096)
def text_width(text: str, points: float) -> float:
    """Return the width of one line of text in points, a little more than it has in outline.

    Drawn in pixels, letters are wider by what each is moved to the next pixel.
    """
    font = FontProperties(family=families(text), size=points)
    return _PIXELS * float(_MEASURE.get_text_width_height_descent(text, font, False)[0])


def families(text: str) -> list[str]:
    """Return the fonts a text is set in: the usual ones and, where these lack letters, installed ones."""
    usual = list(rcParams["font.family"])
    own = _letters(findfont(FontProperties(family=usual)))
    return [*usual, *_others(frozenset(map(ord, text)) - own - _UNSEEN)]


_UNSEEN = frozenset(map(ord, "\n\t\r\u200b\u200d\ufe0f"))


_NO_TEXT = ("Last", "cm", "STIXNon", "STIXSize")
"""Fonts that come with matplotlib and have boxes for letters, or signs in the places of letters."""


@lru_cache(maxsize=512)
def _others(letters: frozenset[int]) -> tuple[str, ...]:
    """Return installed fonts that between them have as many of some letters as can be had."""
    found: list[str] = []
    for font in sorted(fontManager.ttflist, key=_rank) if letters else ():
        known = letters & _letters(font.fname) if not font.name.startswith(_NO_TEXT) else frozenset()
        if known:
            found, letters = [*found, font.name], letters - known
        if not letters:
            break
    return tuple(found)


def _rank(font: FontEntry) -> tuple[bool, bool, bool, str]:
    """Return a key that puts plain upright fonts first, and of these the ones without serifs."""
    return (
        font.style != "normal",
        font.weight not in (400, "normal", "regular"),
        "Sans" not in font.name,
        font.name,
    )


@cache
def _letters(path: str) -> frozenset[int]:
    try:
        font = get_font(path)
        return frozenset(font.get_charmap()) if font.scalable else frozenset()
    except (OSError, RuntimeError):
        return frozenset()


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


def placed(labels: Iterable[Label], gap: float) -> tuple[Label, ...]:
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
        found.append(replace(label, row=row))
    return tuple(found)


def rows_needed(labels: Iterable[Label]) -> int:
    """Return how many lines of text the labels take."""
    return max((item.row + len(item.lines) for item in labels), default=0)


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
