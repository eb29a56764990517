"""Columns get their share of the width, and at least their longest word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.tables.spec import longest_word, shares


@pytest.mark.parametrize(
    ("widths", "words", "expected"),
    [
        ([2, 2, 4], [3, 3, 3], [0.25, 0.25, 0.5]),
        # The first needs 22 of 100 letters; the others share what is left as declared.
        ([1, 3, 6], [20, 3, 3], [0.22, 0.26, 0.52]),
        # Giving to the first leaves the second too little: it gets its 12, the third the rest.
        ([1, 2, 17], [38, 10, 3], [0.4, 0.12, 0.48]),
        # More words than line: as the words are long.
        ([1, 1], [58, 178], [0.25, 0.75]),
    ],
)
def test_shares_worked_by_hand(widths: list[float], words: list[int], expected: list[float]) -> None:
    assert shares(widths, words, 100) == pytest.approx(expected)


@given(st.lists(st.tuples(st.floats(0.5, 6), st.integers(0, 20)), min_size=1, max_size=12))
def test_shares_sum_to_one_and_hold_the_words_where_they_can(columns: list[tuple[float, int]]) -> None:
    widths, words = zip(*columns, strict=True)
    found = shares(widths, words, 148)
    assert sum(found) == pytest.approx(1)
    if sum(word + 2 for word in words) < 148:
        assert all(share * 148 >= word + 2 - 1e-9 for share, word in zip(found, words, strict=True))


def test_a_word_too_long_for_any_column_may_be_broken() -> None:
    assert longest_word(["x" * 200]) == 20
    assert longest_word([]) == 0


def test_no_head_of_a_wide_table_is_broken(compared: nk.Comparison) -> None:
    names = ("issue", "question", "a", "b", "verdict", "distance", "reason", "a_summary", "b_summary")
    spec = nk.comparison_table(compared, columns=names, language="uk")
    assert spec.wide
    for column, share in zip(spec.columns, spec.shares, strict=True):
        assert share * 148 >= longest_word([column.head]) + 2
