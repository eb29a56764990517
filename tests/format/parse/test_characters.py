"""Encodings, and the characters that hide or move what a reader sees."""

from __future__ import annotations

import unicodedata

import pytest

from negotiation_kit.format.parse import MAX_BYTES, parse
from negotiation_kit.format.parse.marked import character_name, hidden_characters

VALID = "a: b\nc: dé\n...\n"


def _codes(data: bytes) -> list[tuple[str, str]]:
    return [(finding.place, finding.code) for finding in parse(data, "f").findings]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (VALID.encode("utf-8-sig"), "f:1:1"),
        (VALID.encode("utf-16"), "f:1:1"),
        (VALID.encode("utf-16-le"), "f:1:1"),
        (VALID.encode("utf-16-be"), "f:1:1"),
        (VALID.encode("utf-32"), "f:1:1"),
        (VALID.encode("latin-1"), "f:2:5"),
        (b"a: b\nc: \xed\xa0\x80\n", "f:2:4"),
        (b"\xff", "f:1:1"),
    ],
    ids=["bom", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "surrogate", "junk"],
)
def test_other_encodings_are_refused_where_they_show(data: bytes, place: str) -> None:
    assert _codes(data) == [(place, "encoding")]


@pytest.mark.parametrize(
    "character",
    [
        "\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\r", "\xad", "\u061c", "\u200b", "\u200e",
        "\u202e", "\u2028", "\u2029", "\u2060", "\u2066", "\ufeff", "\ufff9", "\uffff", "\U000e0041",
    ],
)  # fmt: skip
def test_hidden_characters_are_named_with_their_code_point(character: str) -> None:
    (finding,) = parse(f"a: b\nc: x{character}y\n...\n".encode(), "f").findings
    assert (finding.place, finding.code) == ("f:2:5", "hidden-character")
    assert f"U+{ord(character):04X} " in finding.message
    assert character not in finding.text()


@pytest.mark.parametrize("escape", [r"\0", r"\e", r"\u202e", r"\x85", r"\L", r"\uFEFF"])
def test_hidden_characters_cannot_come_in_as_escapes(escape: str) -> None:
    (finding,) = parse(f'a: "x{escape}y"\n...\n'.encode(), "f").findings
    assert (finding.place, finding.code) == ("f:1:4", "hidden-character")
    assert "written as an escape" in finding.message


@pytest.mark.parametrize(
    "text", ["é", "Türkiye", "Україна", "日本", "👩‍🌾", "می‌خواهم", "\u00a0", "“so”", "–"]
)
def test_the_worlds_writing_is_welcome(text: str) -> None:
    root = parse(f"a: x{text}\n...\n".encode(), "f").root
    assert root is not None
    assert root.get("a").value == f"x{text}"  # type: ignore[union-attr]


def test_crlf_is_a_line_end_and_lone_cr_is_not() -> None:
    assert _codes(VALID.replace("\n", "\r\n").encode()) == []
    assert _codes(b"a: b\r\nc: d\re: f\r\n...\r\n") == [("f:2:5", "hidden-character")]


def test_columns_are_the_same_with_crlf() -> None:
    text = "a: b\nc: 'x\n...\n"
    assert _codes(text.encode()) == _codes(text.replace("\n", "\r\n").encode()) == [("f:2:4", "yaml-syntax")]


def test_tabs_are_told_once() -> None:
    (finding,) = parse(b"a:\n\tb: c\n\td: e\tf\n...\n", "f").findings
    assert (finding.place, finding.code) == ("f:2:1", "tab")
    assert "3 tabs" in finding.message


def test_a_file_of_hidden_characters_is_cut_short() -> None:
    findings = parse(b"a: " + b"\x01" * 500_000, "f").findings
    assert len(findings) == 1001
    assert findings[-1].code == "too-many-faults"


def test_a_large_file_is_refused() -> None:
    assert _codes(b"a" * (MAX_BYTES + 1)) == [("f", "too-large")]


def test_every_control_and_line_separator_is_hidden() -> None:
    for point in range(0x110000):
        if unicodedata.category(chr(point)) in {"Cc", "Zl", "Zp"} and chr(point) not in "\t\n\r":
            assert list(hidden_characters(chr(point))), character_name(chr(point))
