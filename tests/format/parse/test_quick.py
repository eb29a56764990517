"""The quick reader gives what the strict one gives, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation_kit.format.disk import bundle
from negotiation_kit.format.parse import NOWHERE, Mapping, Sequence, parse
from negotiation_kit.format.parse.quick import read_plain

FILES = sorted([*(bundle() / "positions").glob("*/*/*.yaml"), *(bundle() / "seeds").glob("*.yaml")])


def _shape(node: Any) -> Any:
    """Return values with whether they stand in quotes, and the places of lists and mappings that have one."""
    place = None if node.start_mark is NOWHERE else (node.start_mark.line, node.start_mark.column)
    if isinstance(node, Mapping):
        return place, {name: (key.value, _shape(child)) for name, (key, child) in node.entries.items()}
    if isinstance(node, Sequence):
        return place, [_shape(item) for item in node.items]
    return node.value, bool(node.style)


def _without_unknown(strict: Any, quick: Any) -> Any:
    """Return the strict shape with the places left out that the quick one does not know."""
    if isinstance(quick[1], bool) or isinstance(strict[1], bool):
        return strict
    place = strict[0] if quick[0] else None
    if isinstance(strict[1], dict) and isinstance(quick[1], dict):
        pairs: dict[str, Any] = {name: quick[1].get(name) for name in strict[1]}
        return place, {
            name: (key, _without_unknown(child, pairs[name][1]) if pairs[name] else child)
            for name, (key, child) in strict[1].items()
        }
    if isinstance(strict[1], list) and isinstance(quick[1], list) and len(strict[1]) == len(quick[1]):
        return place, [_without_unknown(a, b) for a, b in zip(strict[1], quick[1], strict=True)]
    return strict


def _assert_same(text: str) -> bool:
    """Hold the quick reader to the strict one; return whether it read the text at all."""
    strict = parse(text.encode(), "f")
    if any(finding.code in {"encoding", "hidden-character", "tab"} for finding in strict.findings):
        return False
    quick = read_plain(text)
    if quick is None:
        return False
    assert strict.findings == []
    assert _without_unknown(_shape(strict.root), _shape(quick)) == _shape(quick)
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_bundled_files_are_plain_and_read_alike(path: Path) -> None:
    assert _assert_same(path.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_part_of_a_file_passes_for_the_whole(path: Path) -> None:
    text = path.read_text("utf-8")
    read = [length for length in range(0, len(text), 7) if read_plain(text[:length]) is not None]
    assert all(text[:length].rstrip("\n") == text.rstrip("\n") for length in read)


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "a: b\nc: [d, e]\nf: {g: h, i: [j, {k: l}]}",
        "a:\n  - b\n  - c: d\n    e: f\n  - {g: h}",
        "a:\n- b\n- c\nd: e",
        "a: >-\n  one\n  two\nb: |\n  one\n  two\nc: >\n  one\nd: |-\n  one",
        "# first\n\na: b\n    # between\nc: d",
        "a: 'b: c #d'\ne: \"f: g\"\nh: it's\ni: ''",
        "a: []\nb: x:y\nc: a#b\nd: 1 - 2",
        '"1":\n  \'b-c\': d\n"2": e\nf:\n  - "g": h\n    i: j',
        "a:\r\n  b: c\r\n  d: >-\r\n    e\r\n    f\r\ng: h",
    ],
)
def test_the_plain_part(text: str) -> None:
    assert _assert_same(f"{text}\n...\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c",
        "a: b #c",
        "a: b\na: c",
        'a: b\n"a": c',
        "\"a': b",
        '"a" : b',
        '"a":b',
        '"a b": c',
        "a: {b: c, b: d}",
        "a:",
        "a:\nb: c",
        "a: &b c",
        "a: !b c",
        "a: *b",
        'a: "\\x41"',
        "a: 'b''c'",
        "a: b\n  c",
        "a: >-\n  one\n\n  two",
        "a: >-\n  one\n    two",
        "a: >-\n  one\n\n    ",
        "a: >-\nb: c",
        "a: {}",
        "a: {b: c",
        "a: [b, c]]",
        "- a",
        "a",
        " a: b",
        "a : b",
        "a:\n    b: c\n  d: e",
        "a: b\n...\nc: d",
        "---\na: b",
        "",
        "[" * 40,
        f"a: {'x' * 600}",
    ],
)
def test_what_is_left_to_the_strict_reader(text: str) -> None:
    assert read_plain(f"{text}\n...\n") is None


def test_without_the_end_marker_nothing_is_read() -> None:
    assert read_plain("a: b\n") is None
    assert read_plain("a: b") is None
    assert read_plain("") is None


PIECES = st.sampled_from(
    [
        "a", "b", "1", " ", "  ", "\n", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "- ", ": ", ": ", ":", "#",
        " #", "[", "]", "{", "}", ", ", ",", ">-", "|", ">", "'", '"', "x y", "...", "é", "~", "?", "\\",
        "\r\n",
    ]
)  # fmt: skip


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=16).map("".join), st.sampled_from(["a: ", "a:\n", "a:\n  - ", ""]))
def test_any_text_is_read_alike_or_not_at_all(text: str, start: str) -> None:
    _assert_same(f"{start}{text}\n...\n")


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_read_alike_or_not_at_all(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(FILES)).read_text("utf-8")
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[text.rfind("\n", 0, start) + 1 :][: data.draw(st.integers(1, 400))]
    cut = data.draw(st.integers(0, len(piece)))
    damaged = piece[:cut] + data.draw(PIECES) + piece[cut + data.draw(st.integers(0, 3)) :]
    indent = len(damaged) - len(damaged.lstrip(" "))
    _assert_same("\n".join(line[indent:] for line in damaged.split("\n")) + "\n...\n")
