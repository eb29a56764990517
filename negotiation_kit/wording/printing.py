"""What stands there when a result is the last line of a cell, or is typed in a shell: never a dump.

A result says a sentence, a small table and the names to go on with; what a case and a result are made of
says on one line what it is. The words are English; the sentence is a message that other rooms may show.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields
from functools import partial
from typing import Any, ClassVar

from negotiation_kit.wording.messages import Message

ROWS, WIDTH, LINE = 8, 80, 110
"""How many rows a small table has; how wide it is; and how long the one line of a part may be."""
_CELLS, _ID, _WORD, _NAMED = (26, 18, 14), 8, 40, 3
_HOLDING = ("case", "comparison", "before", "packages", "pairs")
_LOOK: dict[str, Any] = {"float_format": "{:,.2f}".format}


class Short:
    """A part of a case or of a result: it prints on one line, and what it holds in turn by name or number."""

    __slots__ = ()

    @property
    def _in_short(self) -> str:
        """Its own words, or id and name, where it has them; else its fields as far as they say anything."""
        own = getattr(self, "sentence", getattr(self, "text", None))
        if isinstance(own, str):
            return own
        if hasattr(self, "id"):
            name = getattr(self, "name", getattr(self, "title", ""))
            return f"{self.id}: {name}" if name else str(self.id)
        return _fields([item.name for item in fields(self) if item.repr], self)  # type: ignore[arg-type]

    def __repr__(self) -> str:
        return on_one_line(self, self._in_short)


class Printable(Short):
    """A result that prints as a sentence, a small table and the names to go on with.

    A class brings its `sentence`; the names it can be asked for next, in `_names`; which columns of its
    table say most, in `_columns`; and what its frame is called, in `_frame`, or the `_table`: lines of text.
    """

    __slots__ = ()
    _names: ClassVar[tuple[str, ...]] = ()
    _columns: ClassVar[tuple[str, ...]] = ()
    _frame: ClassVar[str] = "frame"

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        raise NotImplementedError

    @property
    def _table(self) -> Any:
        return getattr(self, self._frame, None)

    @property
    def _around(self) -> tuple[list[str], list[str]]:
        """What stands above the table and below it."""
        table, warned = self._table, _warned(self)
        more = 0 if table is None else len(table) - ROWS
        names = ", ".join(f".{name}" for name in self._names)
        below = [Message("result.more-rows", n=more)] if more > 0 else []
        return [self.sentence, *filter(None, [warned])], [*below, Message("result.go-on", names=names)]

    def __repr__(self) -> str:
        from textwrap import fill

        above, below = self._around
        told = [
            [fill(line, WIDTH) for text in lines for line in text.splitlines()] for lines in (above, below)
        ]
        return "\n".join([*told[0], *_lines(self._table, self._columns), *told[1]])

    def _repr_html_(self) -> str:
        from html import escape

        above, below = ("".join(f"<p>{escape(text)}</p>" for text in lines) for lines in self._around)
        return f"{above}{_html(self._table, self._columns)}{below}"


def on_one_line(thing: Any, words: str | None = None) -> str:
    """Return what a part prints as; without words of its own, the fields of a named tuple."""
    told = _fields(thing._fields, thing) if words is None else words
    return f"<{cut(f'{type(thing).__name__} {told}', LINE)}>"


def in_short(value: object) -> str:
    """Return a value in a word or two; nothing for what is not there.

    Examples
    --------
    >>> in_short(0.25), in_short(("one", "two")), in_short(range(24)), in_short(None)
    ('0.25', 'one+two', '24', '')
    """
    if value is None or value is False:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, Short):
        return str(getattr(value, "id", type(value).__name__))
    if hasattr(value, "__len__") and not isinstance(value, str) and not hasattr(value, "_fields"):
        return _counted(value)
    return cut(str(value), _WORD)


def cut(text: str, width: int) -> str:
    """Return a text on one line, and what is too long with dots at its end."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1]}…"


def _warned(thing: object) -> str:
    """Return what there is to say of the files behind a result: it stands with the case, wherever that is."""
    if hasattr(thing, "warned"):
        return str(thing.warned)
    return next((_warned(getattr(thing, name)) for name in _HOLDING if hasattr(thing, name)), "")


def _fields(names: Sequence[str], thing: object) -> str:
    told = ((name, in_short(getattr(thing, name))) for name in names)
    return ", ".join(f"{name}={text}" for name, text in told if text)


def _counted(value: Any) -> str:
    """Return a few words by name, and whatever else there are several of by their number."""
    several = isinstance(value, Sequence | AbstractSet) and 0 < len(value) <= _NAMED
    if several and not any(isinstance(part, Short) for part in value):
        return cut("+".join(map(in_short, value)), _WORD)
    return str(len(value)) if len(value) else ""


def _lines(table: Any, columns: Sequence[str]) -> list[str]:
    """Return the first rows as text: narrower cells before fewer columns."""
    if table is None or not len(table):
        return []
    if not hasattr(table, "to_string"):
        return [cut(line, WIDTH) for line in table[:ROWS]]
    head, named = _head(table, columns), type(table.index).__name__ != "RangeIndex"
    for n in range(min(head.shape[1], WIDTH // _ID), 0, -1):
        for cell in _CELLS:
            shown = head.iloc[:, :n].map(partial(_cell, cell)).rename(index=partial(_cell, cell + _ID))
            lines = [line.rstrip() for line in shown.to_string(index=named, **_LOOK).splitlines()]
            if max(map(len, lines)) <= WIDTH:
                return lines
    return []


def _html(table: Any, columns: Sequence[str]) -> str:
    from html import escape

    if table is None or not len(table):
        return ""
    if not hasattr(table, "to_html"):
        return f"<pre>{escape(chr(10).join(table[:ROWS]))}</pre>"
    return str(_head(table, columns).to_html(border=0, max_cols=WIDTH // _ID, **_LOOK))


def _head(table: Any, columns: Sequence[str]) -> Any:
    """Return the first rows of a frame, a dash where nothing is there."""
    head = (table[list(columns)] if columns else table).head(ROWS)
    return head.astype(object).where(head.notna(), "—")


def _cell(width: int, value: object) -> object:
    return cut(value, width) if isinstance(value, str) else value
