"""One table as data: what stands in it, what each part of it is, and nothing of how a format shows it.

A builder fills it, a writer puts it into a format. Writers read it and never add a figure or a sentence of
their own, so that one table says the same in every format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from typing import Any

from negotiation_kit.errors import MissingPackageError
from negotiation_kit.render.palette import Look
from negotiation_kit.wording import ENGLISH, Message, Short, say

UPRIGHT, WIDE = 84, 127
"""Letters in a line of a printed page in the size of a table's text, upright and on its side."""
_PADDING, _BOLD = 2, 1.15
"""Letters beside a word, and how much wider those of a head are."""
_LONGEST = 20
_BREAKS = re.compile(r"[\s/–-]+")


def longest_word(texts: Sequence[str]) -> int:
    """Return the letters of the longest word that cannot be broken; longer ones than 20 may be.

    Examples
    --------
    >>> longest_word(["a general cease-fire", "2025"])
    7
    """
    return min(_LONGEST, max((len(word) for text in texts for word in _BREAKS.split(text)), default=0))


def shares(widths: Sequence[float], words: Sequence[int], letters: int) -> tuple[float, ...]:
    """Return the columns' shares of a line.

    Parameters
    ----------
    widths : sequence of float
        Declared widths, relative to each other.
    words : sequence of int
        Letters of the longest word of each column.
    letters : int
        How many letters a line holds.

    Returns
    -------
    tuple of float
        As many as there are columns; they sum to 1.

    Examples
    --------
    >>> shares([1, 1], [4, 4], 100)
    (0.5, 0.5)
    >>> shares([1, 9], [18, 4], 100)
    (0.2, 0.8)
    """
    needs = [(word + _PADDING) / letters for word in words]
    if sum(needs) >= 1:
        return tuple(need / sum(needs) for need in needs)
    short: set[int] = set()
    while True:
        room = 1 - sum(needs[place] for place in short)
        rest = sum(width for place, width in enumerate(widths) if place not in short)
        found = [
            needs[place] if place in short else room * width / rest for place, width in enumerate(widths)
        ]
        more = {place for place, share in enumerate(found) if share < needs[place]} - short
        if not more:
            return tuple(found)
        short |= more


def needed(module: str, package: str, what: str) -> Any:
    """Return a module that an optional package brings.

    Raises
    ------
    MissingPackageError
        With a sentence that says what to install.
    """
    try:
        return import_module(module)
    except ImportError:
        raise MissingPackageError(Message("error.package-needed", what=what, package=package)) from None


class Writable(Short):
    """What every format can hold: a stand-in is put where one would refuse a character."""

    def __post_init__(self) -> None:
        """Put the stand-ins."""
        for name, value in [*vars(self).items()]:
            object.__setattr__(self, name, _writable(value))


def _writable(value: Any) -> Any:
    if type(value) is tuple:
        return tuple(map(_writable, value))
    plain = isinstance(value, str) and not isinstance(value, StrEnum)
    return _FORBIDDEN.sub("\ufffd", value) if plain else value


_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Role(StrEnum):
    """What a column holds, which decides how it is set."""

    HEAD = "head"
    TEXT = "text"
    VERDICT = "verdict"
    NUMBER = "number"


@dataclass(frozen=True)
class Column(Writable):
    """One column.

    Parameters
    ----------
    key : str
        Its name in `columns=`.
    head : str
        What stands above it.
    role : Role
    width : float
        Its share of the width, relative to the others.
    """

    key: str
    head: str
    role: Role = Role.TEXT
    width: float = 2.0


@dataclass(frozen=True, repr=False)
class Cell(Writable):
    """One cell.

    Parameters
    ----------
    text : str
        Lines are parted by a line break.
    detail : str
        A remark that belongs under the text, in smaller type.
    notes : tuple of int
        Numbers of the notes that say what the cell rests on.
    number : float, optional
        The number that the text shows, where it shows exactly one.
    look : Look, optional
        Colours of the cell. The text says in words what they show.
    glyph : str
        A sign before the text, for formats whose fonts have it; the table says the same without it.
    """

    text: str
    detail: str = ""
    notes: tuple[int, ...] = ()
    number: float | None = None
    look: Look | None = None
    glyph: str = ""

    @property
    def shown(self) -> str:
        """The text with its sign."""
        return f"{self.glyph} {self.text}" if self.glyph else self.text


@dataclass(frozen=True, repr=False)
class Row(Short):
    """One row: a cell a column."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, repr=False)
class Group(Writable):
    """Rows that belong together, under a title; the title is empty where there is nothing to part."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, repr=False)
class Labels(Short):
    """The words a writer needs besides the table's own.

    Parameters
    ----------
    group : str
        What the groups are: the head of their column where a format has one.
    notes, sources, method, table : str
        Heads of the parts.
    """

    group: str
    notes: str
    sources: str
    method: str
    table: str


@dataclass(frozen=True, repr=False)
class TableSpec(Writable):
    """A table with all that a reader must know to rely on it.

    Parameters
    ----------
    kind : {"comparison", "parties", "movement", "codebook"}
    title, subtitle : str
        What the table shows; of which case and round.
    columns : tuple of Column
    groups : tuple of Group
    notes : tuple of str
        What the note numbers stand for, counted from 1.
    sources : tuple of (str, str)
        Every source cited: its mark in notes and cells, and the reference.
    method : tuple of (str, str)
        How the table came about: round, coding, measure, result, data, how to cite.
    labels : Labels
    language : str
    """

    kind: str
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    method: tuple[tuple[str, str], ...]
    labels: Labels
    language: str = ENGLISH

    @property
    def caption(self) -> str:
        """Title and subtitle in one line."""
        return f"{self.title}. {self.subtitle}" if self.subtitle else self.title

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, the groups left aside."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def wide(self) -> bool:
        """Whether the table asks for a page on its side."""
        crowded = sum(word + _PADDING for word in self.words) > UPRIGHT
        return crowded or sum(column.width for column in self.columns) > WIDEST_UPRIGHT

    @cached_property
    def words(self) -> tuple[int, ...]:
        """The letters that the longest word of each column takes."""
        rows = self.rows
        heads = (round(longest_word([column.head]) * _BOLD) for column in self.columns)
        cells = (longest_word([row.cells[at].text for row in rows]) for at in range(len(self.columns)))
        return tuple(map(max, heads, cells))

    @property
    def shares(self) -> tuple[float, ...]:
        """Each column's share of the width, in all 1; no word of a head or cell need be broken."""
        letters = WIDE if self.wide else UPRIGHT
        return shares([column.width for column in self.columns], self.words, letters)

    @property
    def blocks(self) -> tuple[TableSpec, ...]:
        """The table in parts that a page on its side can hold, each with the columns of heads."""
        leads = [place for place, column in enumerate(self.columns) if column.role is Role.HEAD]
        rest = [place for place in range(len(self.columns)) if place not in leads]
        parts: list[list[int]] = [[]]
        for place in rest:
            if parts[-1] and not self._fit([*leads, *parts[-1], place]):
                parts.append([])
            parts[-1].append(place)
        if len(parts) == 1:
            return (self,)
        return tuple(
            self._part([*leads, *part], number, len(parts)) for number, part in enumerate(parts, start=1)
        )

    def _fit(self, places: Sequence[int]) -> bool:
        """Return whether a page on its side holds columns without breaking words."""
        return (
            sum(self.columns[place].width for place in places) <= WIDEST
            and sum(self.words[place] + _PADDING for place in places) <= WIDE
        )

    def _part(self, places: Sequence[int], number: int, of: int) -> TableSpec:
        cells = [
            replace(group, rows=tuple(Row(tuple(row.cells[place] for place in places)) for row in group.rows))
            for group in self.groups
        ]
        title = say(self.language, "table.part", title=self.title, number=number, of=of)
        columns = tuple(self.columns[place] for place in places)
        return replace(self, title=title, columns=columns, groups=tuple(cells))

    @property
    def grouped(self) -> bool:
        """Whether the groups have titles."""
        return any(group.title for group in self.groups)

    def texts(self) -> Iterator[str]:
        """Yield every text of the table."""
        yield from (self.title, self.subtitle, *self.notes, *(column.head for column in self.columns))
        yield from (text for pair in (*self.sources, *self.method) for text in pair)
        for group in self.groups:
            yield group.title
            yield from (text for row in group.rows for cell in row.cells for text in (cell.text, cell.detail))


WIDEST_UPRIGHT, WIDEST = 11.5, 26.0
"""The sums of column widths that an upright page, and one on its side, still hold in lines of some words."""
