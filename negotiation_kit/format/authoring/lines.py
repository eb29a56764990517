"""Which lines of a position file an entry takes, found by the kit's own reading of the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence as Lines
from dataclasses import dataclass

import yaml

from negotiation_kit.errors import ToldError
from negotiation_kit.format.parse import Document, Mapping, Sequence
from negotiation_kit.wording import Message

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)


def comments(text: str) -> Counter[str]:
    r"""Return every comment of a YAML text, with how often it occurs.

    Examples
    --------
    >>> sorted(comments("a: b # one\nc: 'd # no'\n# two\n"))
    ['# one', '# two']
    """
    bare = list(text)
    for token in yaml.scan(text, Loader=_LOADER):
        if isinstance(token, yaml.ScalarToken):
            start = token.start_mark.index
            if token.style in ("|", ">"):  # a comment may stand beside the sign, and is none of the text
                start = text.find("\n", start) if "\n" in text[start:] else token.end_mark.index
            for place in range(start, token.end_mark.index):
                bare[place] = bare[place] if bare[place] == "\n" else "."
    return Counter(found.group().rstrip() for found in _COMMENT.finditer("".join(bare)))


END = "..."


class EditError(ToldError):
    """The file cannot be changed without harm, and has been left as it is; the message says why."""


@dataclass(frozen=True)
class Span:
    """The lines of one entry, counted from 0.

    Parameters
    ----------
    dash : int
        The line of the dash.
    start, end : int
        From the first line of the mapping to the one after its last.
    column : int
        The column of the mapping's keys.
    indent : int
        The column of the dash.
    """

    dash: int
    start: int
    end: int
    column: int
    indent: int


def spans(document: Document, lines: Lines[str]) -> list[Span]:
    """Return the lines of every entry of a file, in order; what is no mapping is no entry.

    Raises
    ------
    EditError
        Where entries stand in brackets, so that no line is an entry's own.
    """
    root = document.root
    entries = root.get("positions") if isinstance(root, Mapping) else None
    if not isinstance(entries, Sequence):
        return []
    _refuse_brackets(document, entries, lines)
    starts = [(item.start_mark.line, item.start_mark.column) for item in entries.items]
    dashes = [_dash(lines, line, column) for line, column in starts]
    found = []
    for place, (line, column) in enumerate(starts):
        after = dashes[place + 1][0] if place + 1 < len(dashes) else len(lines)
        dash, indent = dashes[place]
        found.append(Span(dash, line, _end(lines, line, after, indent), column, indent))
    return [span for span, item in zip(found, entries.items, strict=True) if isinstance(item, Mapping)]


def _refuse_brackets(document: Document, entries: Sequence, lines: Lines[str]) -> None:
    mark = entries.start_mark
    if entries.items and lines[mark.line][mark.column] == "[":
        raise EditError(Message("error.edit.brackets", file=document.file, line=str(mark.line + 1)))


def _dash(lines: Lines[str], line: int, column: int) -> tuple[int, int]:
    """Return line and column of the dash before an entry, which may stand on a line of its own."""
    before = lines[line][:column]
    while "-" not in before and line > 0:
        line -= 1
        before = lines[line].split("#")[0]
    return line, before.find("-")


def _end(lines: Lines[str], start: int, after: int, indent: int) -> int:
    """Return the line after an entry's last; what is no deeper than the dash is not the entry's any more."""
    end = start + 1
    for number in range(start + 1, after):
        bare = lines[number].strip()
        deeper = len(lines[number]) - len(lines[number].lstrip(" ")) > indent
        if bare and not deeper and not bare.startswith("#"):
            break
        if bare and deeper:
            end = number + 1
    return end
