"""Plain data with its place in the file: the nodes a parsed document is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from negotiation_kit.errors import Finding, Severity

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?", re.ASCII)
_LONGEST_NUMBER = 40
_NULLS = ("", "~", "null", "Null", "NULL")


class Mark(Protocol):
    """A place in a text, line and column counted from 0."""

    line: int
    column: int


class Scalar(Protocol):
    """A piece of text as written, not yet typed; libyaml's scalar event fits as it is, which saves a copy."""

    value: str
    style: str | None
    start_mark: Mark
    end_mark: Mark


@dataclass(slots=True)
class Mapping:
    """Names with their nodes, each with the name's own place."""

    start_mark: Mark
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)

    def get(self, name: str) -> Node | None:
        """Return the node under a name, or None."""
        entry = self.entries.get(name)
        return entry[1] if entry else None

    def at(self, name: str | None) -> Node:
        """Return the node under a name, or the mapping itself where the name is not there."""
        return self.entries[name][1] if name in self.entries else self


@dataclass(slots=True)
class Sequence:
    """Nodes in order."""

    start_mark: Mark
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


@dataclass
class Document:
    """One parsed file.

    Parameters
    ----------
    file : str
        As the user named it.
    text : str
        The decoded content; empty where it could not be decoded.
    root : Mapping, Sequence, Scalar or None
        None where the file could not be parsed; `findings` then says why.
    findings : list of Finding
    """

    file: str
    text: str = ""
    root: Node | None = None
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return [line.removesuffix("\r") for line in self.text.split("\n")]

    @cached_property
    def has_inline_hash(self) -> bool:
        """Whether any line could have lost text to a comment."""
        return " #" in self.text or "\t#" in self.text

    def report(
        self, code: str, where: Node | Mark | None, message: str, hint: str = "", severity: Severity = Severity.ERROR
    ) -> None:
        """Add a finding at a node or mark, or about the file as a whole."""
        self.findings.append(self.finding(code, where, message, hint, severity))

    def finding(
        self, code: str, where: Node | Mark | None, message: str, hint: str = "", severity: Severity = Severity.ERROR
    ) -> Finding:
        """Return a finding at a node or mark, or about the file as a whole."""
        if where is None:
            return Finding(self.file, 0, 0, code, message, hint, severity)
        mark: Mark = getattr(where, "start_mark", where)
        excerpt = printable(self.lines[mark.line]) if mark.line < len(self.lines) else ""
        return Finding(
            self.file, mark.line + 1, mark.column + 1, code, message, hint, severity, excerpt, _width(where, mark)
        )


def printable(line: str) -> str:
    """Return a line safe to print: a character that hides or moves text becomes U+FFFD."""
    return "".join(character if character == "\t" or character.isprintable() else "\ufffd" for character in line)


def is_mapping(node: Node | None) -> bool:
    """Return whether a node is a mapping."""
    return type(node) is Mapping


def plain(node: Node) -> Any:
    """Return a node as plain data, typed by the YAML 1.2 core rules for numbers and null; all else stays text.

    `NO`, `on`, `12:30`, `010`, `1_000`, `.inf` and `2025-06-02` are text here, as they look.
    """
    if isinstance(node, Mapping):
        return {name: plain(child) for name, (_, child) in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(child) for child in node.items]
    return node.value if node.style else core_value(node.value)


def core_value(text: str) -> str | int | float | None:
    """Return unquoted text as the number or null it stands for, or as the text it is.

    Examples
    --------
    >>> [core_value(text) for text in ("12", "1.5", "1e3", "null", "NO", "010", "12:30")]
    [12, 1.5, 1000.0, None, 'NO', '010', '12:30']
    """
    if text in _NULLS:
        return None
    match = _NUMBER.fullmatch(text)
    if match is None or len(text) > _LONGEST_NUMBER:
        return text
    if not any(match.groups()):
        return int(text)
    number = float(text)
    return text if number in (float("inf"), float("-inf")) else number


def _width(where: Any, mark: Mark) -> int:
    end = getattr(where, "end_mark", None)
    if end is None or end.line != mark.line:
        return 1 if end is None else 10_000
    return max(1, end.column - mark.column)
