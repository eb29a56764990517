"""Ids and texts, and what is said of those that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_kit.format.build import Context, slug
from negotiation_kit.format.build.context import check_id
from negotiation_kit.format.build.readers import kind_of, read_text
from negotiation_kit.format.fields import Field, Kind
from negotiation_kit.format.parse import Mapping, parse


def _hint(text: str) -> str | None:
    document = parse(b"a: b\n...\n", "f")
    assert document.root is not None
    if check_id(Context(document), document.root, text):
        return None
    (finding,) = document.findings
    assert finding.code == "bad-id"
    return finding.hint


@pytest.mark.parametrize("text", ["a", "a-b", "2025-06-02", "a1-2b", "0"])
def test_ids(text: str) -> None:
    assert _hint(text) is None


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Cease Fire", "write 'cease-fire'"),
        ("cease_fire", "write 'cease-fire'"),
        ("a--b", "write 'a-b'"),
        ("-a", "write 'a'"),
        ("a-", "write 'a'"),
        ("a\n", "write 'a'"),
        ("Türkiye", "write 'turkiye'"),
        ("cafe\u0301", "write 'cafe'"),
        ("\u0430b", "use letters a-z alone: this has U+0430 CYRILLIC SMALL LETTER A"),
        ("a\u2010b", "use letters a-z alone: this has U+2010 HYPHEN"),
        ("\u0661", "use letters a-z alone: this has U+0661 ARABIC-INDIC DIGIT ONE"),
        ("?!", "use lower-case letters a-z and digits"),
        ("", "use lower-case letters a-z and digits"),
    ],
)
def test_a_text_that_is_no_id_is_told_the_nearest(text: str, hint: str) -> None:
    assert _hint(text) == hint


@given(st.text(max_size=20))
def test_an_offered_id_is_one(text: str) -> None:
    hint = _hint(text)
    if hint and hint.startswith("write ") and not hint.endswith("..."):
        assert _hint(hint.removeprefix("write ").strip("'")) is None


@given(st.text(max_size=30))
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    assert slug(text) == "" or _hint(slug(text)) is None


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("{}", "a mapping"),
        ("[a]", "a list"),
        ("", "nothing"),
        ("~", "nothing"),
        ("''", "nothing"),
        ("x", "the text 'x'"),
    ],
)
def test_what_was_found_is_named(written: str, kind: str) -> None:
    root = parse(f"a: {written}\n...\n".encode(), "f").root
    assert isinstance(root, Mapping)
    assert kind_of(root.at("a")) == kind


NOTE = Field("issue.note", Kind.TEXT)


@pytest.mark.parametrize(
    ("written", "text", "codes"),
    [
        ("one two", "one two", []),
        ("'  one '", "  one ", []),  # quotes keep the spaces at its ends
        ("'~'", "~", []),
        ("'null'", "null", []),
        ("12", "12", []),
        ("~", None, ["field-empty"]),
        ("''", None, ["field-empty"]),
        ("' '", None, ["field-empty"]),
        ("[one]", None, ["bad-shape"]),
        ("one #2", "one", ["text-cut"]),
        ("'one' #2", "one", []),
        ("one#2", "one#2", []),
        ("'one #2'", "one #2", []),
        (">-\n  one #2", "one #2", []),
    ],
)
def test_texts(written: str, text: str | None, codes: list[str]) -> None:
    document = parse(f"note: {written}\n...\n".encode(), "f")
    assert isinstance(document.root, Mapping)
    assert read_text(Context(document), document.root.at("note"), NOTE) == text
    assert [finding.code for finding in document.findings] == codes
