"""What libyaml lets pass and YAML 1.2 does not, so that no file has a value here that it has nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, NamedTuple

from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from negotiation_kit.format.parse.marked import Place
from negotiation_kit.wording import Message

_SUSPICIOUS = tuple(
    re.compile(pattern)
    for pattern in (
        r"#(?<=\S#)(?<![\s\[{,][\"']#)",  # a comment that touches a text
        r"\?(?<![^\s,\[{]\?)",  # a ? that no text goes before
        r"-(?<![^\s,\[{]-)\s*[,\]}]",  # a lone sign in brackets
        r":(?<![^\s,\[{]:)\s*[,\]}]",
        r"\"(?<![^\s,\[{]\")(?:[^\"\\\n]|\\[^\n])*\\?\n",  # quotes not closed in their line
        r"'(?<![^\s,\[{]')[^'\n]*(?:''[^'\n]*)*\n",
        r"\n *(?:[\[{|>]|([\"'])(?!\w+\1:))",  # a bracket, quote or block sign that begins a line
        r">[-+0-9]* *(?:#[^\n]*)?\r?\n *\r?\n",  # an empty line below a block sign
        r"\|[-+0-9]* *(?:#[^\n]*)?\r?\n *\r?\n",
    )
)
"""A text without any of these has nothing to refuse; each begins with a sign that is found fast."""
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*(?:[ ]+(?:#.*)?)?")
_SIGN = re.compile(r"#.*|\?")
_LONE_SIGNS = frozenset("-?:")
_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


def suspicious(text: str) -> bool:
    """Return whether a text may hold something to be refused, brackets over several lines set aside."""
    return any(pattern.search(text) for pattern in _SUSPICIOUS)


class Stray(NamedTuple):
    """A place where the layout is not that of YAML 1.2, and what to do about it."""

    place: Place
    message: str
    hint: str


@dataclass(slots=True)
class _Open:
    """A list or mapping that has begun: where, and how many nodes it has so far."""

    start: Any
    indent: int
    named: bool
    nodes: int = 0


def _stray(place: Place, what: str, **values: object) -> Stray:
    return Stray(
        place, Message(f"finding.yaml-syntax.{what}", **values), Message(f"finding.yaml-syntax.{what}.hint")
    )


def strays(text: str, lines: list[str], events: Iterable[Any]) -> Iterator[Stray]:
    """Yield what has to be refused of a text that libyaml has read without complaint.

    Parameters
    ----------
    text : str
    lines : list of str
        The same, line by line.
    events : iterable
        What libyaml made of it.
    """
    layout = _Layout(text, lines)
    for event in events:
        kind = type(event)
        if kind is ScalarEvent:
            yield from layout.scalar(event)
        elif kind in _STARTS:
            yield from layout.opened(event)
        elif kind in _ENDS:
            yield from layout.closed(event)
        elif kind is DocumentEndEvent:
            yield from layout.between(len(text))


class _Layout:
    """Follows the events through the text, and keeps the lists and mappings that are open."""

    __slots__ = ("_lines", "_open", "_read", "_text")

    def __init__(self, text: str, lines: list[str]) -> None:
        self._text, self._lines = text, lines
        self._open = [_Open(None, -1, named=False)]
        self._read = 0

    def scalar(self, event: Any) -> Iterator[Stray]:
        start, end = event.start_mark, event.end_mark
        yield from self.between(start.index)
        self._read = end.index
        yield from self._begun(event)
        if event.style in ("|", ">"):
            if len(self._open) == 1:
                # At the margin libyaml takes a line that starts with # for a comment, and YAML for text.
                yield _stray(Place(start.line, start.column), "one-text")
            yield from self._block_head(start)
            yield from () if event.value.strip() else self._blank_lines(start)
        elif event.style in ("'", '"'):
            yield from self._deeper(range(start.line + 1, end.line + 1))
        elif event.value in _LONE_SIGNS:
            yield _stray(Place(start.line, start.column), "lone-sign", sign=event.value)

    def opened(self, event: Any) -> Iterator[Stray]:
        if event.flow_style:
            yield from self._begun(event)
            indent = self._open[-1].indent
        else:
            self._open[-1].nodes += 1
            indent = event.start_mark.column
        self._open.append(_Open(event, indent, type(event) is MappingStartEvent))

    def closed(self, event: Any) -> Iterator[Stray]:
        start = self._open.pop().start
        if start.flow_style:
            inside = range(start.start_mark.line + 1, event.end_mark.line + 1)
            yield from self._deeper(line for line in inside if not self._lines[line].lstrip().startswith("#"))

    def between(self, end: int) -> Iterator[Stray]:
        """Look at the signs between two texts: a comment needs a space before it, and `?` marks no names."""
        for match in _SIGN.finditer(self._text, self._read, end):
            at, sign = match.start(), match[0][0]
            if sign == "?":
                yield _stray(self._place(at), "question-mark")
            elif at and not self._text[at - 1].isspace():
                yield _stray(self._place(at), "comment")

    def _begun(self, event: Any) -> Iterator[Stray]:
        """Count a node; one that begins a line and is no name stands deeper than what it belongs to."""
        above, mark = self._open[-1], event.start_mark
        above.nodes += 1
        is_name = above.named and above.nodes % 2
        first = mark.index != event.end_mark.index and not self._lines[mark.line][: mark.column].strip()
        if first and not is_name:
            yield from self._deeper([mark.line])

    def _block_head(self, mark: Any) -> Iterator[Stray]:
        head = self._lines[mark.line][mark.column :]
        if not _BLOCK_HEAD.fullmatch(head):
            yield _stray(Place(mark.line, mark.column), "block-head", sign=head[0])

    def _blank_lines(self, mark: Any) -> Iterator[Stray]:
        """Refuse spaces where no text follows: whether they are a text depends on the comment below them."""
        blank = takewhile(
            lambda number: not self._lines[number].strip(), range(mark.line + 1, len(self._lines))
        )
        number = next((number for number in blank if self._lines[number]), None)
        if number is not None:
            yield _stray(Place(number, 0), "spaces")

    def _deeper(self, numbers: Iterable[int]) -> Iterator[Stray]:
        indent = self._open[-1].indent
        for number in numbers:
            line = self._lines[number]
            column = len(line) - len(line.lstrip(" "))
            if line.strip() and column <= indent:
                yield _stray(Place(number, column), "margin")
                return

    def _place(self, index: int) -> Place:
        line = self._text.count("\n", 0, index)
        return Place(line, index - (self._text.rfind("\n", 0, index) + 1))
