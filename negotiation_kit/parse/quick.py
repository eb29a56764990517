"""The plain part of YAML, read line by line; whatever is not plain is left to the strict reader.

Coders' files are nearly all `name: value` lines, lists of such lines, and texts under `>-`. Reading only these
is several times faster than any YAML library: lines such as `status: demanded` return in every file and are taken
apart once. There are no findings here and no places for single values: where anything is out of the ordinary
`read_plain` returns None, and where something is to be reported the file is read again by the strict reader.
A test holds the two to the same result.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from negotiation_kit.parse.marked import Mapping, Node, Place, Scalar, Sequence, Text

_MOST_LINES = 5_000
_DEEPEST = 16
_END = "..."
_NAME = "[A-Za-z0-9_][A-Za-z0-9_-]{0,99}"
_LINE = re.compile(rf"( *)(- )?(?:({_NAME}):(?: ([^ ].*))?|([^ ].*))")
_PAIR = re.compile(rf"({_NAME}): ([^ ].*)")
_NOT_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NOT_IN_BRACKETS = frozenset(",[]{}:#")
_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
_JOINTS = {">-": (" ", ""), ">": (" ", "\n"), "|-": ("\n", ""), "|": ("\n", "\n")}
_NO_PLACE = Place(0, 0)

Entries = dict[str, tuple[Scalar, Node]]


def read_plain(text: str) -> Mapping | None:
    """Read a text that has passed the check of its characters.

    Returns
    -------
    Mapping or None
        None where the text is not plain enough, or not YAML.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    while lines and not lines[-1]:
        lines.pop()
    if not lines or lines.pop() != _END or len(lines) > _MOST_LINES:
        return None
    return _Lines(lines).read()


class _Lines:
    """Puts the lines of one file together."""

    __slots__ = ("_items", "_lines", "_names", "_next", "_open", "_stack")

    def __init__(self, lines: list[str]) -> None:
        self._lines, self._next = lines, 0
        # The containers that are open, innermost last, each with its column and either its names or its items.
        self._stack: list[tuple[int, Entries | None, list[Node] | None]] = []
        # The name that waits for its container: the names it stands among, itself, and its column.
        self._open: tuple[Entries, str, Scalar, int] | None = None

    def read(self) -> Mapping | None:
        root: Mapping | None = None
"""
"""
