"""Bytes to text: UTF-8 only, and no character that hides or moves what a reader sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from negotiation_kit.errors import counted
from negotiation_kit.format.parse.marked import Document, Place
from negotiation_kit.wording import Message

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
