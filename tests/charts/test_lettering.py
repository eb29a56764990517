"""Text measured, wrapped, and placed so that no two labels overlap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_kit.charts.canvas import Label, fitted, placed, rows_needed, text_width

WORDS = st.text(st.characters(codec="latin-1", exclude_categories=["C"]), max_size=60)


def test_width_grows_with_the_text_and_with_the_type() -> None:
    assert text_width("", 9) == 0
    assert text_width("mm", 9) == pytest.approx(2 * text_width("m", 9), rel=0.05)
    assert text_width("m", 18) == pytest.approx(2 * text_width("m", 9), rel=0.05)
    assert text_width("$x$", 9) > text_width("x", 9)  # signs are signs


@pytest.mark.parametrize(
    ("text", "width", "most", "lines"),
    [
        ("", 40, 3, ()),
        ("   ", 40, 3, ()),
        ("one", 40, 3, ("one",)),
        ("one  two\nthree", 400, 3, ("one two three",)),
        ("a b c d", 1, 2, ("a", "…")),
    ],
)
def test_text_is_wrapped_at_spaces(text: str, width: float, most: int, lines: tuple[str, ...]) -> None:
    assert fitted(text, width, 9, most=most) == lines


@pytest.mark.parametrize("width", [0.5, 40, 500])
def test_a_text_as_long_as_a_file_takes_is_cut_in_no_time(width: float) -> None:
    for text in ("x" * 65_000, "word " * 13_000):
        lines = fitted(text, width, 9, most=4)
        assert len(lines) == 4
        assert lines[-1].endswith("…")


@given(WORDS, st.floats(15, 300), st.integers(1, 4))
def test_no_line_is_too_wide_nor_are_there_too_many(text: str, width: float, most: int) -> None:
    lines = fitted(text, width, 9, most=most)
    assert len(lines) <= most
    assert all(text_width(line, 9) <= width or len(line) == 1 for line in lines)
    whole = "".join(lines).replace(" ", "")
    assert whole == "".join(text.split()) or lines[-1].endswith("…")


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.integers(1, 3)), max_size=8))
def test_no_two_labels_overlap_and_none_leaves_the_line(given_labels: list[tuple[float, float, int]]) -> None:
    found = placed([Label(at, ("x",) * rows, width) for at, width, rows in given_labels], 0.02)
    taken = [(row, *item.span) for item in found for row in range(item.row, item.row + len(item.lines))]
    for number, (row, low, high) in enumerate(taken):
        assert low >= 0
        assert high <= 1 + 1e-9
        assert all(row != other or high <= start or end <= low for other, start, end in taken[:number])
    assert rows_needed(found) == (max(row for row, _, _ in taken) + 1 if taken else 0)
