"""The plain part of YAML, read line by line; whatever is not plain is left to the strict reader.

Coders' files are nearly all `name: value` lines, lists of such lines, and texts under `>-`. Reading only
these is several times faster than any YAML library, because lines such as `status: demanded` return in every
file and are taken apart once. Values have no places here, and nothing is reported: where anything is out of
the ordinary `read_plain` returns None, and where something is to be said of a value the file is read again
by the strict reader (`InexactError`). Tests hold the two to the same result.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from negotiation_kit.format.parse.marked import NOWHERE, Mapping, Node, Place, Scalar, Sequence, Text

_END = "..."
_MOST_LINES = 5_000
_LONGEST_LINE = 500
_LONGEST_TEXT = 65_536
_DEEPEST = 12
_KEPT_LINES = 8_192

_NAME = "[A-Za-z0-9_][A-Za-z0-9_-]{0,99}"
_LINE = re.compile(rf"( *)(- )?(?:([\"']?)({_NAME})\3:(?: ([^ ].*))?|([^ ].*))")
_KEY = re.compile(rf"({_NAME}): ")
_WORD = re.compile(r"[^ ,\[\]{}:#?&*!|>'\"%@`-][^,\[\]{}:#?]*")
_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
_NOT_FIRST = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_JOINTS = {">-": (" ", ""), ">": (" ", "\n"), "|-": ("\n", ""), "|": ("\n", "\n")}


class _Line(NamedTuple):
    """One line taken apart.

    Parameters
    ----------
    column : int
        Of the hyphen or the name; -1 for a comment or an empty line.
    hyphen : bool
        Whether a list item starts here.
    key : Text or None
        The name before the colon.
    ready : Any
        What the line holds as it can stand in the tree: for a name, the pair of name and value.
    flow : dict or None
        The pairs of a mapping in braces, which every line needs a mapping of its own for.
    joint : tuple or None
        For a text on the following lines: what joins them, and what ends them.
    """

    column: int
    hyphen: bool = False
    key: Text | None = None
    ready: Any = None
    flow: dict[str, tuple[Scalar, Node]] | None = None
    joint: tuple[str, str] | None = None


_PASSED_OVER = _Line(-1)


def read_plain(text: str) -> Mapping | None:
    """Read a text whose characters have been checked.

    Returns
    -------
    Mapping or None
        None where the text is not plain enough, or not YAML at all.
    """
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    if lines[-1] != _END or lines.index(_END) + 1 != len(lines) or len(lines) > _MOST_LINES:
        return None
    try:
        return _Tree(lines).read()
    except _NotPlainError:
        return None


class _NotPlainError(Exception):
    """The strict reader has to read this file."""


class _Tree:
    """Puts the lines of one file together."""

    __slots__ = ("_lines", "_number", "_open", "_stack")

    def __init__(self, lines: list[str]) -> None:
        self._lines, self._number = lines, 0
        # The lists and mappings that are open, innermost last, each with its column.
        self._stack: list[tuple[int, Any]] = []
        # The name that waits for its list or mapping, after the mapping it stands in and its column.
        self._open: tuple[int, Mapping, Text] | None = None

    def read(self) -> Mapping | None:
        lines, stack = self._lines, self._stack
        root = Mapping(NOWHERE)
        while lines[self._number] != _END:
            line = _taken_apart(lines[self._number])
            if line[0] >= 0:
                if not stack:
                    root = Mapping(Place(self._number, 0))
                    stack.append((0, root))
                self._add(*line)
            self._number += 1
        return root if stack and self._open is None else None

    def _add(self, column: int, hyphen: bool, key: Text | None, ready: Any, flow: Any, joint: Any) -> None:
        above, target = self._stack[-1]
        if above != column or self._open is not None or (type(target) is Sequence) is not hyphen:
            target = self._container(column, hyphen)
        if hyphen:
            column += 2
            if key is None:
                target.items.append(ready if flow is None else self._flow(column, flow))
                return
            item = Mapping(Place(self._number, column))
            target.items.append(item)
            target = self._enter(column, item)
        if key is None or key.value in target.entries:
            raise _NotPlainError
        if ready is not None:
            target.entries[key.value] = ready
        elif flow is not None:
            target.entries[key.value] = (key, self._flow(column + len(key.value) + 2, flow))
        elif joint is not None:
            target.entries[key.value] = (key, self._text_below(column, *joint))
        else:
            self._open = (column, target, key)

    def _flow(self, column: int, entries: dict[str, tuple[Scalar, Node]]) -> Mapping:
        return Mapping(Place(self._number, column), entries)

    def _container(self, column: int, hyphen: bool) -> Any:
        """Return the list or mapping a line at this column belongs to."""
        stack = self._stack
        if self._open is not None:
            above, mapping, key = self._open
            self._open = None
            if column < above or (column == above and not hyphen):
                raise _NotPlainError
            place = Place(self._number, column)
            mapping.entries[key.value] = (key, Sequence(place) if hyphen else Mapping(place))
            return self._enter(column, mapping.entries[key.value][1])
        # A list may stand in the column of its name, so a line without a hyphen ends it there.
        while stack and stack[-1][0] >= column:
            found, container = stack[-1]
            if found == column and (type(container) is Sequence) is hyphen:
                return container
            stack.pop()
        raise _NotPlainError

    def _enter(self, column: int, container: Any) -> Any:
        self._stack.append((column, container))
        if len(self._stack) > _DEEPEST:
            raise _NotPlainError
        return container

    def _text_below(self, column: int, joint: str, end: str) -> Text:
        """Return the text of the lines below that are indented deeper, all of them alike."""
        lines, first = self._lines, self._number + 1
        indent = len(lines[first]) - len(lines[first].lstrip(" "))
        if indent <= column:
            raise _NotPlainError
        while lines[self._number + 1].startswith(" " * indent):
            self._number += 1
            if lines[self._number][indent : indent + 1] in ("", " "):
                raise _NotPlainError
        text = joint.join(line[indent:] for line in lines[first : self._number + 1]) + end
        # An empty line may belong to the text, and how much of it does depends on what follows.
        if len(text) > _LONGEST_TEXT or not lines[self._number + 1].strip(" "):
            raise _NotPlainError
        return Text(text, ">")


@lru_cache(maxsize=_KEPT_LINES)
def _taken_apart(line: str) -> _Line:
    rest = line.lstrip(" ")
    if not rest or rest[0] == "#":
        return _PASSED_OVER
    match = _LINE.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    if match is None:
        raise _NotPlainError
    indent, hyphen, quote, name, value, item = match.groups()
    key, content = (None, item) if name is None else (Text(name, quote), value)
    start = len(indent), bool(hyphen), key
    if content is None:
        return _Line(*start)
    if content in _JOINTS and key is not None:
        return _Line(*start, joint=_JOINTS[content])
    node, rest = _in_brackets(content) if content[0] in "[{" else (_scalar(content), "")
    if rest:
        raise _NotPlainError
    if isinstance(node, Mapping):
        return _Line(*start, flow=node.entries)
    return _Line(*start, ready=node if key is None else (key, node))


def _scalar(text: str) -> Text:
    if _QUOTED.fullmatch(text):
        return Text(text[1:-1], text[0])
    if text[0] in _NOT_FIRST or text[-1] in ": " or ": " in text or " #" in text:
        raise _NotPlainError
    return Text(text)


def _in_brackets(text: str) -> tuple[Any, str]:
    """Return the list, mapping or word a text starts with, and the rest of the text."""
    if text[:1] == "[":
        return _list(text[1:])
    if text[:1] == "{":
        return _mapping(text[1:])
    match = _WORD.match(text)
    if match is None or match[0][-1] == " ":
        raise _NotPlainError
    return Text(match[0]), text[match.end() :]


def _list(rest: str) -> tuple[Sequence, str]:
    found = Sequence(NOWHERE)
    if rest[:1] == "]":
        return found, rest[1:]
    while True:
        item, rest = _in_brackets(rest)
        found.items.append(item)
        if rest[:2] != ", ":
            return found, _after(rest, "]")
        rest = rest[2:]


def _mapping(rest: str) -> tuple[Mapping, str]:
    found = Mapping(NOWHERE)
    while True:
        match = _KEY.match(rest)
        if match is None or match[1] in found.entries:
            raise _NotPlainError
        value, rest = _in_brackets(rest[match.end() :])
        found.entries[match[1]] = (Text(match[1]), value)
        if rest[:2] != ", ":
            return found, _after(rest, "}")
        rest = rest[2:]


def _after(text: str, closing: str) -> str:
    if text[:1] != closing:
        raise _NotPlainError
    return text[1:]
