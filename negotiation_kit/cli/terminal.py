"""Plain text for terminals of any width, with or without colours and Unicode."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from dataclasses import dataclass
from itertools import zip_longest

_CODES = {"bold": "1", "red": "31", "yellow": "33", "dim": "2"}
_WIDEST = 140
_GAP = "  "


@dataclass(frozen=True)
class Column:
    """A column of a text table: its head, its width in characters, and which way it leans."""

    head: str
    width: int
    right: bool = False


def table(columns: list[Column], rows: list[list[str]]) -> str:
    """Return rows as text; long cells go on in the next line."""
    lines = [_line(columns, [column.head for column in columns]), _GAP.join("-" * column.width for column in columns)]
    for row in rows:
        cells = [textwrap.wrap(cell, column.width) or [""] for cell, column in zip(row, columns, strict=True)]
        lines += [_line(columns, list(parts)) for parts in zip_longest(*cells, fillvalue="")]
    return "\n".join(lines)


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines no longer than the width."""
    return textwrap.wrap(text, width)


def screen_width() -> int:
    """Return the width to write for, between 80 and 140 characters."""
    return max(80, min(_WIDEST, shutil.get_terminal_size((110, 24)).columns - 1))


def can_print(text: str) -> bool:
    """Return whether the output can show these characters."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def paint(text: str, style: str) -> str:
    """Return the text in a style, where the output is a terminal that wants colours."""
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def _line(columns: list[Column], cells: list[str]) -> str:
    padded = [
        cell.rjust(column.width) if column.right else cell.ljust(column.width)
        for cell, column in zip(cells, columns, strict=True)
    ]
    return _GAP.join(padded).rstrip()
