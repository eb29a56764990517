"""Plain data with its place in the file: the nodes a parsed document is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, ClassVar, NamedTuple, Protocol

from negotiation_kit.errors import Finding, counted
from negotiation_kit.errors.codes import CODES
from negotiation_kit.scales.parts import as_number
from negotiation_kit.wording import Message

MAX_FINDINGS = 100
_MOST_PLACES = 1_000

_NUMBER_STARTS = frozenset("+-0123456789")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Place(NamedTuple):
    """A place in a text, line and column counted from 0."""

    line: int
    column: int


NOWHERE = Place(-1, -1)


class Mark(Protocol):
    """A place in a text, line and column counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Scalar(Protocol):
    """A piece of text as written, not yet typed; libyaml's scalar event fits as it is, which saves a copy."""

    @property
    def value(self) -> str: ...
    @property
    def style(self) -> str | None: ...
    @property
    def start_mark(self) -> Mark: ...
    @property
    def end_mark(self) -> Mark: ...


@dataclass(slots=True)
class Text:
    """A piece of text whose place nobody has noted, because it is the same object wherever it stands."""

    value: str
    style: str = ""
    start_mark: ClassVar[Place] = NOWHERE
    end_mark: ClassVar[Place] = NOWHERE


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


class InexactError(Exception):
    """There is something to report of a document read without places; read it again with them."""


class FloodError(Exception):
    """A document has more faults than anyone reads; its findings stand, and no more are looked for."""


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
    exact : bool
        Whether values know their places; without them, reporting raises InexactError.
    """

    file: str
    text: str = ""
    root: Node | None = None
    findings: list[Finding] = field(default_factory=list)
    exact: bool = True
    _kinds: set[tuple[str, str, str]] = field(default_factory=set, repr=False)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return [line.removesuffix("\r") for line in self.text.split("\n")]

    @cached_property
    def has_inline_hash(self) -> bool:
        """Whether any line could have lost text to a comment; a document without places has none that did."""
        return self.exact and " #" in self.text

    def report(self, code: str, where: Node | Mark | None, message: str, hint: str = "") -> None:
        """Add a finding at a node or mark, or about the file as a whole."""
        self.add([self.finding(code, where, message, hint)])

    def add(self, findings: Iterable[Finding]) -> None:
        """Add findings; after the hundredth that differs say that there are more, and raise FloodError."""
        for finding in findings:
            self._kinds.add((finding.code, finding.message, finding.hint))
            if len(self._kinds) > MAX_FINDINGS or len(self.findings) >= _MOST_PLACES:
                self.findings.append(
                    self.finding(
                        "too-many-faults",
                        None,
                        Message("finding.too-many-faults.found", most=MAX_FINDINGS),
                        Message("finding.too-many-faults.hint"),
                    )
                )
                raise FloodError
            self.findings.append(finding)

    def finding(self, code: str, where: Node | Mark | None, message: str, hint: str = "") -> Finding:
        """Return a finding at a node or mark, or about the file as a whole."""
        if not self.exact:
            raise InexactError
        severity = CODES[code].severity
        if where is None:
            return Finding(self.file, 0, 0, code, message, hint, severity)
        mark = _mark(where)
        line, column = mark.line + 1, mark.column + 1
        excerpt = printable(self.lines[mark.line]) if mark.line < len(self.lines) else ""
        return Finding(self.file, line, column, code, message, hint, severity, excerpt, _width(where, mark))


@lru_cache(maxsize=4)  # one line may have many findings
def printable(line: str) -> str:
    """Return a line safe to print: a character that hides or moves text becomes U+FFFD."""
    return "".join(one if one == "\t" or one.isprintable() else "\ufffd" for one in line)


def plain(node: Node) -> Any:
    """Return a node as plain data, typed by the YAML 1.2 rules for numbers and null; all else stays text.

    `NO`, `on`, `12:30`, `010`, `1_000`, `.inf` and `2025-06-02` are text here, as they look.
    """
    if isinstance(node, Mapping):
        return {name: plain(child) for name, (_, child) in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(child) for child in node.items]
    return node.value if node.style else core_value(node.value)


@lru_cache(maxsize=1_024)  # passages have few numbers, and each is cited many times
def core_value(text: str) -> str | int | float | None:
    """Return unquoted text as the number or null it stands for, or as the text it is.

    Examples
    --------
    >>> [core_value(text) for text in ("12", "1.5", "1e3", "null", "NO", "010", "12:30")]
    [12, 1.5, 1000.0, None, 'NO', '010', '12:30']
    """
    if text in _NULLS:
        return None
    number = as_number(text) if text[0] in _NUMBER_STARTS else None
    return text if number is None else number


def _mark(where: Any) -> Mark:
    """Return where a node starts; a mark is its own."""
    mark: Mark = getattr(where, "start_mark", where)
    return mark


def _width(where: Any, mark: Mark) -> int:
    """Return how many characters a node takes in its first line."""
    end = getattr(where, "end_mark", None)
    if end is None:
        return 1
    return max(1, end.column - mark.column) if end.line == mark.line else 10_000


MAX_BYTES = 1_000_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"
_ORDINARY = bytes(range(0x20, 0x7F)) + b"\n"

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, U+0085 among them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks
    "\u2028\u2029"  # line breaks no editor shows
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f"  # no width, and no use in these texts
    "\ufff9-\ufffb\ufffe\uffff]"  # not characters
    "|\r(?!\n)"
)
_CONTROLS = {"\r": "return", "\x00": "nul", "\x1b": "escape", "\x85": "next-line"}
_TAB = "\t"
_SAVE_AS = "finding.encoding.hint"


def decode(data: bytes, document: Document) -> bool:
    """Put the decoded text into the document; report what cannot stand in a position file.

    Returns
    -------
    bool
        Whether the text may be parsed.
    """
    refused = _refused_encoding(data)
    if refused:
        document.report("encoding", Place(0, 0), refused, Message(_SAVE_AS))
        return False
    try:
        document.text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        document.text = data[: error.start].decode("utf-8") + "\ufffd"
        place = place_of(document.text, len(document.text) - 1)
        document.report(
            "encoding",
            place,
            Message("finding.encoding.byte", byte=f"{data[error.start]:02x}"),
            Message(_SAVE_AS),
        )
        return False
    # Dropping the ordinary characters first leaves next to nothing for the search, which is slow.
    _report_odd(data.translate(None, _ORDINARY).decode("utf-8"), document)
    return not document.findings


def _report_odd(odd: str, document: Document) -> None:
    if _HIDDEN.search(odd):
        for offset, message in hidden_characters(document.text):
            place = place_of(document.text, offset)
            document.report("hidden-character", place, message, Message("finding.hidden-character.hint"))
    if _TAB in odd:
        # One finding for all of them: an editor that writes tabs writes one in every line.
        place = place_of(document.text, document.text.index(_TAB))
        document.report(
            "tab",
            place,
            Message("finding.tab.found", tabs=counted(odd.count(_TAB), "tab")),
            Message("finding.tab.hint"),
        )


def hidden_characters(text: str) -> Iterator[tuple[int, Message]]:
    """Yield the offset of every character that may not stand in a file, with a sentence that names it."""
    for match in _HIDDEN.finditer(text):
        yield match.start(), Message("finding.hidden-character.found", name=character_name(match.group()[0]))


def character_name(character: str) -> Message:
    """Return a character's code point and name.

    Examples
    --------
    >>> character_name("\u2028")
    'U+2028 LINE SEPARATOR'
    """
    control = _CONTROLS.get(character, "control")
    name = unicodedata.name(character, "") or Message(f"finding.hidden-character.{control}")
    return Message("finding.hidden-character.point", point=f"U+{ord(character):04X}", name=name)


def place_of(text: str, offset: int) -> Place:
    """Return line and column, counted from 0, of an offset into the text."""
    line = text.count("\n", 0, offset)
    return Place(line, offset - (text.rfind("\n", 0, offset) + 1))


def _refused_encoding(data: bytes) -> str:
    if data.startswith(_UTF16) or b"\x00" in data[:4]:
        return Message("finding.encoding.wide")
    if data.startswith(_UTF8_BOM):
        return Message("finding.encoding.mark")
    return ""
