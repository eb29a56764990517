"""What the kit reads is what YAML 1.2 gives, as text; what would be anything else is refused."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from negotiation_kit.format.parse import Mapping, Sequence, core_value, document, parse
from negotiation_kit.format.parse.layout import strays, suspicious

REFUSED = "refused"

# Each document of the table under the chapter of YAML 1.2 it is about, with its texts worked out by hand.
READ: dict[str, tuple[str, Any]] = {
    # 6 Structure: indentation, separation, folding, comments
    "6.1 indentation of any width": ("a:\n   b: c\n   d:\n      - e", {"a": {"b": "c", "d": ["e"]}}),
    "6.1 list in the column of its name": ("a:\n- b\n- c\nd: e", {"a": ["b", "c"], "d": "e"}),
    "6.1 list in a list": ("- - a\n  - b\n- c", [["a", "b"], "c"]),
    "6.1 names beside the hyphen": ("- a: b\n  c: d\n-   e: f", [{"a": "b", "c": "d"}, {"e": "f"}]),
    "6.5 folded in quotes": ('a: "b\n  c\n\n  d"', {"a": "b c\nd"}),
    "6.5 folded without quotes": ("a: b\n  c\n\n  d", {"a": "b c\nd"}),
    "6.6 comment behind a text": ("a: b # c\n# d\ne: f", {"a": "b", "e": "f"}),
    "6.6 number sign inside a text": (
        "a: b#c\nd: '#e'\nf: \"#0072b2\"", {"a": "b#c", "d": "#e", "f": "#0072b2"},
    ),
    "6.6 comment between bracketed texts": ("a: [b, # c\n  d]", {"a": ["b", "d"]}),
    # 7 Flow style
    "7.3.1 escapes": (
        'a: "\\"\\\\\\/ \\x41\\u00e9\\U0001F600 \\_\\t"', {"a": '"\\/ A\u00e9\U0001f600 \u00a0\t'},
    ),
    "7.3.1 escaped line break": ('a: "b\\\n  c\\\n  \\ d"', {"a": "bc d"}),
    "7.3.1 escaped line feed": ('a: "b\\nc"', {"a": "b\nc"}),
    "7.3.2 two single quotes": ("a: 'it''s \\n'", {"a": "it's \\n"}),
    "7.3.2 many lines": ("a: ' b\n\n\n  c '", {"a": " b\n\nc "}),
    "7.3.3 colon inside": ("a: b:c\nd: e::f\ng: http://h", {"a": "b:c", "d": "e::f", "g": "http://h"}),
    "7.3.3 colon in brackets": ("a: [b:c, d: e]", {"a": ["b:c", {"d": "e"}]}),
    "7.3.3 signs that may begin a text": ("a: -b\nc: ?d\ne: :f", {"a": "-b", "c": "?d", "e": ":f"}),
    "7.3.3 brackets inside": ("a: b [c], {d}", {"a": "b [c], {d}"}),
    "7.4.1 empty": ("a: []\nb: {}", {"a": [], "b": {}}),
    "7.4.1 comma at the end": ("a: [b, c, ]", {"a": ["b", "c"]}),
    "7.4.1 a pair in a list": ("a: [b: c, d]", {"a": [{"b": "c"}, "d"]}),
    "7.4.2 names without values": ("a: {b, c: , d: e}", {"a": {"b": "", "c": "", "d": "e"}}),
    "7.4.2 quoted name beside its value": ('a: {"b":c, "d": e}', {"a": {"b": "c", "d": "e"}}),
    "7.4.2 over several lines": ("a: {b: c,\n  d: e\n  }", {"a": {"b": "c", "d": "e"}}),
    "7.5 brackets at the margin": ("{a: b,\nc: d}", {"a": "b", "c": "d"}),
    # 8 Block style
    "8.1.1 indentation told": ("a: |2\n    b\n   c\n", {"a": "  b\n c\n"}),
    "8.1.1 indentation told of a folded text": ("a: >1-\n  b\n c", {"a": " b\nc"}),
    "8.1.2 clip": ("a: |\n  b\n\n\nc: d", {"a": "b\n", "c": "d"}),
    "8.1.2 strip": ("a: |-\n  b\n\nc: d", {"a": "b", "c": "d"}),
    "8.1.2 keep": ("a: |+\n  b\n\nc: d", {"a": "b\n\n", "c": "d"}),
    "8.1.2 keep nothing": ("a: |+\n\nb: c", {"a": "\n", "b": "c"}),
    "8.1.3 literal": ("a: |\n  b # c\n   d: e\n\n  'f", {"a": "b # c\n d: e\n\n'f\n"}),
    "8.1.4 folded": ("a: >\n  b\n  c\n\n  d\n    e\n  f", {"a": "b c\nd\n  e\nf\n"}),
    "8.1.4 folded and stripped": ("a: >-\n  b\n  c", {"a": "b c"}),
    "8.1.4 comment below": ("a: >-\n  b\n# c\nd: e", {"a": "b", "d": "e"}),
    "8.2.1 empty items": ("a:\n  -\n  - b\n  -", {"a": ["", "b", ""]}),
    "8.2.2 empty values": ("a:\nb:\n  c:", {"a": "", "b": {"c": ""}}),
    "8.2.2 quoted names": ("'a': b\n\"c d\": e", {"a": "b", "c d": "e"}),
    "8.2.2 text on the next line": ("a:\n  b c\n  d", {"a": "b c d"}),
    # 9 Documents
    "9.1.2 marks": ("---\na: b", {"a": "b"}),
    "9.1.2 dots inside a text": ("a: |\n  ...\n  b", {"a": "...\nb\n"}),
    # 10 Schemas: all that is no number by 10.3.2 and no null stays the text it is
    "10.3.2 text": ("a: NO\nb: on\nc: 12:30\nd: true", {"a": "NO", "b": "on", "c": "12:30", "d": "true"}),
    "10.3.2 signs of YAML 1.1": ("a: =\nb: y", {"a": "=", "b": "y"}),
}  # fmt: skip
NOT_READ: dict[str, str] = {
    "6.1 tab": "a:\n\tb: c",
    "6.1 text at the margin": "a: 'b\nc'",
    "6.1 quoted text below its name": "a:\n'b'",
    "6.1 bracket at the margin": "a: [\nb]",
    "6.1 closing bracket at the margin": "a: {b: c\n}",
    "6.1 block sign at the margin": "a:\n|\n b",
    "6.1 text at its hyphen": "- 'a\n- b'",
    "6.6 comment that touches a quote": 'a: "b"#c',
    "6.6 comment that touches a bracket": "a: [b]#c",
    "6.6 comment that touches a comma": "a: [b,#c\n  d]",
    "6.6 comment that touches a block sign": "a: >#c\n  d",
    "6.8.1 directive": "%YAML 1.2\n---\na: b",
    "6.9 tag": "a: !!str b",
    "6.9.2 anchor": "a: &b c",
    "7.1 alias": "a: b\nc: *a",
    "7.3.1 unknown escape": 'a: "\\q"',
    "7.3.3 colon and space inside": "a: b: c",
    "7.3.3 a lone hyphen": "a: [-, b]",
    "7.3.3 a lone hyphen under a name": "a: {b: -}",
    "7.4.2 question mark that touches its name": "{ ?foo: bar }",
    "7.4.2 question mark in a list": "a: [?b]",
    "7.4.2 question mark before a name": "{? a : b}",
    "7.4.2 a name of several lines": "{a\n b\n : c, [d]: e}",
    "8.1.1.1 spaces before the first line": "a: |\n    \n  b",
    "8.1.1.1 spaces and no text": "a: >\n   \n # b",
    "8.1 text at the margin": ">\n#a",
    "8.2.1 hyphen in a line of its name": "a: - b",
    "8.2.2 question mark": "? a\n: b",
    "8.2.2 a list as a name": "[a]: b",
    "8.2.2 the same name twice": "a: b\n'a': c",
    "9.1 two documents": "a: b\n---\nc: d",
    "10 merge key": "a: b\n<<: {c: d}",
}
PIECES = [
    "a", "b: c", "d: ", "- ", "-", " -", ":", ": ", ",", ", ", "[", "]", "{", "}", "\n", "\n\n", "\n  ",
    "\n ", "'", '"', "''", "#", " #", " # c", "|", "|-", "|+", ">", ">-", ">+", "|2", ">1-", "\\", "\\n",
    "\\\n", "?", "? ", "?x", "---", "\n---\n", "%", "@", "`", "!", "&", "*", "  ", "x y", "1", "~", "<<",
    "..", "=", "é", "a:b", "- a", "-a", "{a: b}", "[a, b]", "'q'", "k: |\n  t\n", "k: >-\n  t\n  u\n",
    "k:\n  - x\n", "\n  # c\n", "\r\n",
]  # fmt: skip
STARTS = ["", "k: ", "- ", "k:\n  ", "k: [", "{a: ", "- - ", "k: '", 'k: "', "k: |\n", "k: >\n"]
ENDS = ["", "\nz: w", "]", "}", "'", '"', "\n"]


def _texts(node: Any) -> Any:
    """Return what the kit has read, every scalar as its text."""
    if isinstance(node, Mapping):
        return {name: _texts(child) for name, (_, child) in node.entries.items()}
    return [_texts(child) for child in node.items] if isinstance(node, Sequence) else node.value


def _read(text: str, *, exact: bool = True) -> Any:
    found = parse(f"{text}\n...\n".encode(), "f", exact=exact)
    return REFUSED if found.findings or found.root is None else _texts(found.root)


@cache
def _yaml() -> Any:
    return YAML(typ="safe", pure=True)


def _ruamel(text: str) -> Any:
    """Return what another reader of YAML 1.2 gives, or that it refuses the text, as it does now and then."""
    try:
        return _nodes(_yaml().compose(f"{text}\n...\n"))
    except (YAMLError, ValueError, IndexError, TypeError):  # TypeError: a name that is a list or mapping
        return REFUSED


def _nodes(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return {unicodedata.normalize("NFC", _nodes(key)): _nodes(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_nodes(item) for item in node.value]
    assert isinstance(node, ScalarNode)
    return node.value


@pytest.fixture(params=["libyaml", "python"])
def _reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "HAS_LIBYAML", document.HAS_LIBYAML and request.param == "libyaml")


@pytest.mark.usefixtures("_reader")
@pytest.mark.parametrize("name", READ)
def test_the_kit_reads_what_yaml_gives(name: str) -> None:
    text, expected = READ[name]
    assert _read(text) == _read(text, exact=False) == _ruamel(text) == expected
    assert _read(text.replace("\n", "\r\n")) == expected


@pytest.mark.usefixtures("_reader")
@pytest.mark.parametrize("name", NOT_READ)
def test_the_kit_refuses_what_is_not_plain_yaml(name: str) -> None:
    text = NOT_READ[name]
    assert _read(text) == _read(text, exact=False) == REFUSED
    assert _read(text.replace("\n", "\r\n")) == REFUSED


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("-3", -3), ("+3", 3), ("0", 0), ("1.50", 1.5), ("1e3", 1000.0), ("-2.5E-1", -0.25),
        ("~", None), ("null", None), ("", None),
        ("0o14", "0o14"), ("0xC", "0xC"), ("014", "014"), ("1_000", "1_000"), ("1,000", "1,000"),
        (".inf", ".inf"), ("-.inf", "-.inf"), (".nan", ".nan"), (".5", ".5"), ("5.", "5."),
        ("1e999", "1e999"),
        ("true", "true"), ("12:30", "12:30"), ("2025-06-02", "2025-06-02"), ("\u0663", "\u0663"),
    ],
)  # fmt: skip
def test_a_number_or_nothing_is_read_as_such_and_all_else_is_text(text: str, value: object) -> None:
    found = core_value(text)
    assert (type(found), found) == (type(value), value)


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(STARTS), st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(ENDS))
def test_no_document_has_another_value_than_yaml_gives(start: str, pieces: list[str], end: str) -> None:
    text = start + "".join(pieces) + end
    found = _read(text)
    assert found == REFUSED or _ruamel(text) in (REFUSED, found)
    assert _read(text, exact=False) == found


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(STARTS), st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(ENDS))
def test_a_text_that_is_not_suspicious_holds_nothing_to_refuse(
    start: str, pieces: list[str], end: str
) -> None:
    text = f"k:\n  l: {start}{''.join(pieces)}{end}\n...\n"
    found = parse(text.encode(), "f")
    if found.findings or suspicious(text):
        return
    events = yaml.parse(text, yaml.SafeLoader)
    assert not list(strays(text, text.split("\n"), events))
