"""Strict YAML: libyaml's event stream into marked data, with everything ambiguous refused.

Refused are anchors, aliases, tags, merge keys, directives, several documents, duplicate keys and keys that
are not text; depth, size and the number of nodes are capped. The kit builds its own nodes from the events:
libyaml's composer crashes on deep nesting, and PyYAML's constructor drops lines and duplicate keys.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from negotiation_kit.errors import Severity, counted
from negotiation_kit.parse.characters import MAX_BYTES, decode, hidden_characters
from negotiation_kit.parse.marked import Document, Mapping, Node, Sequence
from negotiation_kit.parse.messages import explain

HAS_LIBYAML = bool(getattr(yaml, "__with_libyaml__", False))
MAX_DEPTH = 16
MAX_NODES = 200_000
MAX_TEXT = 65_536

_END_HINT = "add a last line with three dots (...); a file cut short looks just like a whole one without it"


class _Refused(Exception):  # noqa: N818 - never leaves this file
    """Parsing cannot go on; the finding is already in the document."""


def parse(data: bytes, file: str) -> Document:
    """Read the bytes of one file.

    Parameters
    ----------
    data : bytes
    file : str
        The name findings carry.

    Returns
    -------
    Document
        `root` is None where the file cannot be used; `findings` then says why. Never raises for bad input.
    """
    document = Document(file)
    if len(data) > MAX_BYTES:
        document.report("too-large", None, f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read", "split it")
    elif decode(data, document):
        _read(document)
    return document


def _read(document: Document) -> None:
    loader: Any = (yaml.CSafeLoader if HAS_LIBYAML else yaml.SafeLoader)(document.text)
    try:
        document.root = _Builder(document, loader.get_event).document()
    except _Refused:
        document.root = None
    except yaml.YAMLError as error:
        code, where, message, hint = explain(error, document.lines)
        document.report(code, where, message, hint)
    finally:
        loader.dispose()


class _Builder:
    """Turns the events of one document into marked data."""

    __slots__ = ("_document", "_next", "_nodes")

    def __init__(self, document: Document, next_event: Any) -> None:
        self._document, self._next, self._nodes = document, next_event, 0

    def document(self) -> Node | None:
        self._next()
        start = self._next()
        if type(start) is StreamEndEvent:
            self._document.report("empty-file", None, "the file is empty, expected names and values", "see docs/format.md")
            raise _Refused
        self._check_start(start)
        root = self._node(self._next(), 1)
        self._check_end(self._next())
        return root

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            self._refuse_shorthand(event)
        if depth > MAX_DEPTH:
            self._stop("too-deep", event, f"brackets or indents nest deeper than {MAX_DEPTH} levels", "flatten the file")
        return self._mapping(event, depth) if kind is MappingStartEvent else self._sequence(event, depth)

    def _scalar(self, event: Any) -> Any:
        if event.anchor is not None or event.tag is not None:
            self._refuse_shorthand(event)
        if len(event.value) > MAX_TEXT:
            self._stop("too-large", event, f"one text has {len(event.value):,} characters; at most {MAX_TEXT:,} are read")
        if event.style == '"':
            for _, message in hidden_characters(event.value):
                self._document.report("hidden-character", event, f"{message}, written as an escape", "take it out")
        return event

    def _mapping(self, start: Any, depth: int) -> Mapping:
        mapping = Mapping(start.start_mark)
        entries, advance = mapping.entries, self._next
        event = advance()
        while type(event) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                self._refuse_key(event)
            self._scalar(event)
            name = event.value
            if name in entries or not name.isascii():
                name = self._check_key(event, entries)
            entries[name] = (event, self._node(advance(), depth + 1))
            event = advance()
        self._count(len(entries), start)
        if "<<" in entries:
            self._stop("yaml-shorthand", entries["<<"][0], "found the merge key '<<'", "write the lines out")
        return mapping

    def _sequence(self, start: Any, depth: int) -> Sequence:
        sequence = Sequence(start.start_mark)
        items, advance = sequence.items, self._next
        event = advance()
        while type(event) is not SequenceEndEvent:
            items.append(self._node(event, depth + 1))
            event = advance()
        self._count(len(items), start)
        return sequence

    def _count(self, added: int, where: Any) -> None:
        self._nodes += added
        if self._nodes > MAX_NODES:
            self._stop("too-large", where, f"the file has more than {MAX_NODES:,} entries", "split it")

    def _check_key(self, event: Any, entries: dict[str, Any]) -> str:
        name = unicodedata.normalize("NFC", event.value)
        if name in entries:
            first = entries[name][0].start_mark.line + 1
            message = f"the name {name!r} stands twice; the first is in line {first}"
            self._document.report("duplicate-key", event, message, "keep one of the two")
            return f"{name} (line {event.start_mark.line + 1})"
        return name

    def _refuse_key(self, event: Any) -> None:
        if type(event) is AliasEvent:
            self._refuse_shorthand(event)
        self._stop("bad-key", event, "found a list or mapping where a name was expected", "write `name: value`")

    def _refuse_shorthand(self, event: Any) -> None:
        if type(event) is AliasEvent:
            found = f"the alias *{event.anchor}"
        else:
            found = f"the anchor &{event.anchor}" if event.anchor is not None else f"the tag {event.tag}"
        self._stop("yaml-shorthand", event, f"found {found}", "write the content out; put text that starts so in quotes")

    def _check_start(self, start: Any) -> None:
        if type(start) is DocumentStartEvent and (start.version or start.tags):
            self._stop("yaml-shorthand", start, "found a % directive", "delete the line")

    def _check_end(self, end: Any) -> None:
        following = self._next()
        if type(following) is not StreamEndEvent:
            self._stop("several-documents", following, "a second document starts here", "use one file a document")
        if type(end) is DocumentEndEvent and not end.explicit:
            message = f"the end marker is missing after {counted(len(self._document.text.rstrip().splitlines()), 'line')}"
            self._document.report("no-end-marker", end, message, _END_HINT, Severity.WARNING)

    def _stop(self, code: str, event: Any, message: str, hint: str = "") -> None:
        self._document.report(code, event, message, hint)
        raise _Refused
