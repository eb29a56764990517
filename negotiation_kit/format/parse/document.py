"""Strict YAML: libyaml's event stream into marked data, with everything ambiguous refused.

Refused are anchors, aliases, tags, merge keys, directives, several documents, duplicate keys and keys that
are not text; depth, size and the number of nodes are capped. The kit builds its own nodes from the events:
libyaml's composer crashes on deep nesting, and PyYAML's constructor drops lines and duplicate keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from negotiation_kit.errors import counted, listed, shown
from negotiation_kit.format.parse.layout import strays, suspicious
from negotiation_kit.format.parse.marked import (
    MAX_BYTES,
    Document,
    FloodError,
    Mapping,
    Node,
    Place,
    Sequence,
    decode,
    hidden_characters,
    place_of,
)
from negotiation_kit.format.parse.messages import explain
from negotiation_kit.format.parse.quick import read_plain
from negotiation_kit.wording import Message

HAS_LIBYAML = bool(getattr(yaml, "__with_libyaml__", False))
MAX_DEPTH = 16
MAX_NODES = 200_000
MAX_ITEMS = 5_000
MAX_TEXT = 65_536

NO_END = "no-end-marker"
_END_HINT = "finding.no-end-marker.hint"
_CONFLICT = re.compile(r"^(?:[<>|]{7}(?: .*)?|={7})\r?$", re.MULTILINE)
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*%")


class _RefusedError(Exception):
    """Parsing cannot go on; the finding is already in the document."""


def parse(data: bytes, file: str, *, exact: bool = True) -> Document:
    """Read the bytes of one file.

    Parameters
    ----------
    data : bytes
    file : str
        The name findings carry.
    exact : bool
        Whether every value needs its place; without, a plain file is read several times faster, and a finding
        raises InexactError (see `negotiation_kit.format.parse.quick`).

    Returns
    -------
    Document
        `root` is None where the file cannot be used; `findings` then says why. Never raises for bad input.
    """
    document = Document(file)
    with suppress(FloodError):
        if len(data) > MAX_BYTES:
            document.report(
                "too-large",
                None,
                Message("finding.too-large.bytes", found=len(data), most=MAX_BYTES),
                Message("finding.too-large.hint"),
            )
        elif decode(data, document):
            plain = None if exact else read_plain(document.text)
            if plain is None:
                _read(document)
            else:
                document.root, document.exact = plain, False
    return document


def _read(document: Document) -> None:
    if _CONFLICT.search(document.text):
        _report_conflict(document)
        return
    # libyaml and PyYAML differ in the directives they know; the kit wants none.
    if directive := _DIRECTIVE.match(document.text):
        place = place_of(document.text, directive.end() - 1)
        document.report(
            "yaml-shorthand",
            place,
            Message("finding.yaml-shorthand.directive"),
            Message("finding.yaml-shorthand.directive.hint"),
        )
        return
    reader = yaml.CSafeLoader if HAS_LIBYAML else yaml.SafeLoader
    loader: Any = reader(document.text)
    try:
        builder = _Builder(document, loader.get_event)
        root = builder.document()
        if not builder.plain and _refused(document, yaml.parse(document.text, reader)):
            return
        document.root = root
    except _RefusedError:
        pass
    except yaml.YAMLError as error:
        code, where, message, hint = explain(error, document.lines)
        document.report(code, where, message, hint)
    finally:
        loader.dispose()


def _report_conflict(document: Document) -> None:
    marks = [number for number, line in enumerate(document.lines, start=1) if _CONFLICT.match(line)]
    document.report(
        "conflict-marks",
        Place(marks[0] - 1, 0),
        Message("finding.conflict-marks.lines", places=listed(map(str, marks))),
        Message("finding.conflict-marks.hint"),
    )


def _refused(document: Document, events: Iterable[Any]) -> bool:
    """Report the first place where libyaml was more lenient than YAML 1.2; return whether there is one."""
    stray = next(strays(document.text, document.lines, events), None)
    if stray is not None:
        document.report("yaml-syntax", *stray)
    return stray is not None


class _Builder:
    """Turns the events of one document into marked data."""

    __slots__ = ("_document", "_next", "_nodes", "_wary", "plain")

    def __init__(self, document: Document, next_event: Any) -> None:
        self._document, self._next, self._nodes = document, next_event, 0
        # A short text without these characters has nothing too long, too many, tagged, anchored or escaped.
        text = document.text
        self._wary = len(text) > MAX_TEXT or any(mark in text for mark in "&*!\\")
        self.plain = not suspicious(text)

    def document(self) -> Node:
        self._next()
        start = self._next()
        if type(start) is StreamEndEvent:
            self._stop(
                "empty-file",
                None,
                Message("finding.empty-file.found"),
                Message("finding.yaml-syntax.see-format"),
            )
        root = self._node(self._next(), 1)
        self._check_end(self._next())
        self.plain = self.plain and type(root) is Mapping
        return root

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            scalar: Node = self._scalar(event) if self._wary else event
            return scalar
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            self._refuse_shorthand(event)
        if depth > MAX_DEPTH:
            self._stop(
                "too-deep",
                event,
                Message("finding.too-deep.found", most=MAX_DEPTH),
                Message("finding.too-deep.hint"),
            )
        if kind is MappingStartEvent:
            return self._mapping(event, depth)
        return self._sequence(event, depth)

    def _scalar(self, event: Any) -> Any:
        if event.anchor is not None or event.tag is not None:
            self._refuse_shorthand(event)
        if len(event.value) > MAX_TEXT:
            self._stop(
                "too-large",
                event,
                Message("finding.too-large.text", found=len(event.value), most=MAX_TEXT),
                Message("finding.too-large.hint"),
            )
        if event.style == '"':
            for _, message in hidden_characters(event.value):
                self._document.report(
                    "hidden-character",
                    event,
                    Message("finding.hidden-character.escaped", found=message),
                    Message("finding.hidden-character.escaped.hint"),
                )
        return event

    def _mapping(self, start: Any, depth: int) -> Mapping:
        # Nearly all time of a load goes by in this loop: plain names and texts pass without a call.
        entries: dict[str, tuple[Any, Node]] = {}
        advance, wary = self._next, self._wary
        key = advance()
        while type(key) is ScalarEvent:
            name = key.value
            if wary or name in entries or not name.isascii():
                name = self._distinct(self._scalar(key), entries)
            child = advance()
            if wary or type(child) is not ScalarEvent:
                child = self._node(child, depth + 1)
            entries[name] = (key, child)
            key = advance()
        if type(key) is not MappingEndEvent:
            self._refuse_key(key)
        self._closed(start, key)
        if wary:
            self._count(len(entries), start)
        if "<<" in entries and not entries["<<"][0].style:
            self._stop(
                "yaml-shorthand",
                entries["<<"][0],
                Message("finding.yaml-shorthand.merge"),
                Message("finding.yaml-shorthand.merge.hint"),
            )
        return Mapping(start.start_mark, entries)

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        advance, build, inside = self._next, self._node, depth + 1
        event = advance()
        while type(event) is not SequenceEndEvent:
            items.append(build(event, inside))
            event = advance()
        self._closed(start, event)
        if self._wary:
            self._count(len(items), start)
        if len(items) > MAX_ITEMS:
            self._stop(
                "too-large",
                start,
                Message("finding.too-large.list", found=len(items), most=MAX_ITEMS),
                Message("finding.too-large.hint"),
            )
        return Sequence(start.start_mark, items)

    def _closed(self, start: Any, end: Any) -> None:
        if start.flow_style and start.start_mark.line != end.end_mark.line:
            self.plain = False

    def _count(self, added: int, where: Any) -> None:
        self._nodes += added
        if self._nodes > MAX_NODES:
            self._stop(
                "too-large",
                where,
                Message("finding.too-large.entries", most=MAX_NODES),
                Message("finding.too-large.hint"),
            )

    def _distinct(self, key: Any, entries: dict[str, tuple[Any, Node]]) -> str:
        """Return a name in NFC; report it where it stands there already."""
        name = unicodedata.normalize("NFC", key.value)
        if name in entries:
            first = entries[name][0].start_mark.line + 1
            self._document.report(
                "duplicate-key",
                key,
                Message("finding.duplicate-key.found", name=shown(name), line=str(first)),
                Message("finding.keep-one"),
            )
        return name

    def _refuse_key(self, event: Any) -> NoReturn:
        if type(event) is AliasEvent:
            self._refuse_shorthand(event)
        self._stop(
            "bad-key", event, Message("finding.bad-key.found"), Message("finding.yaml-syntax.name-value.hint")
        )

    def _refuse_shorthand(self, event: Any) -> NoReturn:
        kind = "tag" if event.anchor is None else "alias" if type(event) is AliasEvent else "anchor"
        self._stop(
            "yaml-shorthand",
            event,
            Message(f"finding.yaml-shorthand.{kind}", name=event.anchor or event.tag),
            Message("finding.yaml-shorthand.hint"),
        )

    def _check_end(self, end: Any) -> None:
        following = self._next()
        if type(following) is not StreamEndEvent:
            self._stop(
                "several-documents",
                following,
                Message("finding.several-documents.found"),
                Message("finding.several-documents.hint"),
            )
        if not end.explicit:
            length = len(self._document.text.rstrip().split("\n"))
            self._document.report(
                NO_END,
                Place(length - 1, 0),
                Message("finding.no-end-marker.found", lines=counted(length, "line")),
                Message(_END_HINT),
            )

    def _stop(self, code: str, event: Any, message: str, hint: str) -> NoReturn:
        self._document.report(code, event, message, hint)
        raise _RefusedError
