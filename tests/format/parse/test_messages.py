"""Faults of grammar: said for people, and at the place where they were made."""

from __future__ import annotations

import pytest

from negotiation_kit.format.parse import HAS_LIBYAML, document, parse

CASES = {
    "a colon in a text": ("a: Two things: one\n", "1:14", "inside a text that is not in quotes"),
    "a text that ends in a colon": ("a: b:\n", "1:5", "inside a text that is not in quotes"),
    "no space after the colon": ("a:1\nb: 2\n", "1:1", "not `name: value`"),
    "no colon": ("a: 1\nb\nc: 2\n", "2:1", "not `name: value`"),
    "no colon at the end": ("a: 1\nb\n", "2:1", "not `name: value`"),
    "a text not indented under >": ("a: >\nb\n", "2:1", "not `name: value`"),
    "indented too deep": ("a: 1\n  b: 2\n", "2:4", "indented deeper"),
    "indented too little": ("a:\n    b: 1\n  c: 2\n", "3:3", "line up with the names"),
    "a list that moves": ("a:\n  - b\n - c\n", "3:2", "line up with the list"),
    "a list after a name": ("a: 1\n- b\n", "2:1", "line up with the list"),
    "no space after the hyphen": ("a:\n  - b: 1\n  -c: 2\n", "3:3", "line up with the list"),
    "a name after a list": ("- a\nb: 1\n", "2:1", "line up with the list"),
    "a list beside a name": ("a: - b\n", "1:4", "a list cannot start here"),
    "a name is missing": (": b\n", "1:1", "a name is missing"),
    "[ not closed": ("a: [b, c\nd: e\n", "1:4", "this [ is not closed"),
    "[ not closed at the end": ("a: [b, c", "1:4", "this [ is not closed"),
    "{ not closed": ("a: 1\nb:\n  - {c: d\n    e: f\n", "3:5", "this { is not closed"),
    "{ closed behind a comment": ("a: {b: c #1}\nd: e\n", "1:4", "this { is not closed"),
    "no comma": ("a: {b: c d: e}\n", "1:11", "a comma is missing"),
    "] not opened": ("a: 1\nc: ]\n", "2:4", "found ] without"),
    "a comma first": ("a: , b\n", "1:4", "missing before the comma"),
    "quotes not closed": ('a: "b\nc: d\n', "1:4", "these quotes are not closed"),
    "quotes closed too early": ("a: 'b's\nc: d\n", "1:7", "goes on after its closing quote"),
    "a backslash": ('a: "C:\\Users"\n', "1:9", "a backslash"),
    "an unknown escape": ('a: "\\q"\n', "1:5", "a backslash"),
    "@ first": ("a: @b\n", "1:4", "cannot start with '@'"),
    "` first": ("a: `b`\n", "1:4", "cannot start with '`'"),
    "% first": ("a: %b\n", "1:4", "cannot start with '%'"),
    "* first": ("a: **b**\n", "1:4", "found & or *"),
    "! first": ("a: !x!y b\n", "1:4", "found a tag"),
    "a text behind >": ("a: >-b\n", "1:6", "behind > or |"),
    "two values": ('"a" b\n', "1:5", "goes on after"),
}


@pytest.mark.parametrize("with_libyaml", [HAS_LIBYAML, False])
@pytest.mark.parametrize("name", CASES)
def test_place_and_words(name: str, with_libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "HAS_LIBYAML", with_libyaml)
    text, place, said = CASES[name]
    (finding,) = parse(text.encode(), "f").findings
    assert (finding.code, f"{finding.line}:{finding.column}") == ("yaml-syntax", place)
    assert said in finding.message
    assert finding.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a:\u00a0b\nc: 1\n", "no-break space"),
        ("a: {b: c #1}\nd: e\n", "comment"),
        ("a: Two: one\n", "in quotes"),
    ],
)
def test_hints(text: str, hint: str) -> None:
    (finding,) = parse(text.encode(), "f").findings
    assert hint in finding.hint
