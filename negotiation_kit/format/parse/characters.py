"""Bytes to text: UTF-8 only, and no character that hides or moves what a reader sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from negotiation_kit.errors import counted
from negotiation_kit.format.parse.marked import Document, Place

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
_NAMES = {"\r": "CARRIAGE RETURN without a line feed", "\x00": "NUL", "\x1b": "ESCAPE", "\x85": "NEXT LINE"}
_TAB = "\t"
_SAVE_AS = "save the file as UTF-8 (in Notepad: Save as, encoding UTF-8)"


def decode(data: bytes, document: Document) -> bool:
    """Put the decoded text into the document; report what cannot stand in a position file.

    Returns
    -------
    bool
        Whether the text may be parsed.
    """
    refused = _refused_encoding(data)
    if refused:
        document.report("encoding", Place(0, 0), refused, _SAVE_AS)
        return False
    try:
        document.text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        document.text = data[: error.start].decode("utf-8") + "\ufffd"
        place = place_of(document.text, len(document.text) - 1)
        message = f"found the byte 0x{data[error.start]:02x}, which is not UTF-8"
        document.report("encoding", place, message, _SAVE_AS)
        return False
    # Dropping the ordinary characters first leaves next to nothing for the search, which is slow.
    _report_odd(data.translate(None, _ORDINARY).decode("utf-8"), document)
    return not document.findings


def _report_odd(odd: str, document: Document) -> None:
    if _HIDDEN.search(odd):
        for offset, message in hidden_characters(document.text):
            place = place_of(document.text, offset)
            document.report("hidden-character", place, message, "delete it and type the text again")
    if _TAB in odd:
        # One finding for all of them: an editor that writes tabs writes one in every line.
        place = place_of(document.text, document.text.index(_TAB))
        message = f"found a tab, expected spaces (the file has {counted(odd.count(_TAB), 'tab')})"
        document.report(
            "tab", place, message, "set the editor to indent with two spaces, and replace every tab"
        )


def hidden_characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset of every character that may not stand in a file, with a sentence that names it."""
    for match in _HIDDEN.finditer(text):
        yield match.start(), f"found the hidden character {character_name(match.group()[0])}"


def character_name(character: str) -> str:
    """Return a character's code point and name.

    Examples
    --------
    >>> character_name("\u2028")
    'U+2028 LINE SEPARATOR'
    """
    name = _NAMES.get(character) or unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"


def place_of(text: str, offset: int) -> Place:
    """Return line and column, counted from 0, of an offset into the text."""
    line = text.count("\n", 0, offset)
    return Place(line, offset - (text.rfind("\n", 0, offset) + 1))


def _refused_encoding(data: bytes) -> str:
    if data.startswith(_UTF16) or b"\x00" in data[:4]:
        return "the file is UTF-16 or UTF-32, expected UTF-8"
    if data.startswith(_UTF8_BOM):
        return "the file starts with a byte order mark (U+FEFF), expected UTF-8 without one"
    return ""
