"""Columns have one type, whatever is in them and however little."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from negotiation_kit.analysis.columns import (
    attributes,
    category,
    framed,
    number,
    outcomes_cell,
    text,
    value_cell,
    whole,
    words,
)
from negotiation_kit.model import Firmness
from negotiation_kit.scales import Level, NominalScale, RatioScale, SetScale, Span

NAMES = NominalScale((Level("stop", "s"), Level("go", "g")))
DAYS = RatioScale("days", 0, 30)


@pytest.mark.parametrize(
    ("make", "values", "dtype"),
    [
        (text, ["a", None], "str"),
        (text, [None, None], "str"),
        (text, [], "str"),
        (whole, [1, None], "Int64"),
        (whole, [], "Int64"),
        (words, [Firmness.FIRM, None], "str"),
        (number, [0.5, None], "float64"),
        (number, [], "float64"),
    ],
)
def test_a_column_has_one_type_and_none_is_missing(make: Any, values: list[Any], dtype: str) -> None:
    series = framed({"x": make(values)})["x"]
    assert str(series.dtype) == dtype
    assert series.isna().tolist() == [value is None for value in values]


def test_words_are_plain_text() -> None:
    assert words([Firmness.RED_LINE]).tolist() == ["red-line"]
    assert type(words([Firmness.RED_LINE])[0]) is str


def test_names_sort_in_the_order_of_the_case_and_not_of_the_alphabet() -> None:
    series = pd.Series(category(["a", "z", "a"], ["z", "a"]))
    assert series.sort_values().tolist() == ["z", "a", "a"]
    assert series.cat.ordered


def test_attributes_of_nothing_are_empty_columns() -> None:
    assert attributes([], ("low", "high")) == {"low": [], "high": []}
    assert attributes([Span(1, 2), Span(3, 4)], ("low", "high")) == {"low": [1, 3], "high": [2, 4]}


def test_an_empty_set_is_a_value_and_no_value_is_none() -> None:
    options = SetScale((Level("a", "a"), Level("b", "b")))
    assert value_cell(options, ()) == "[]"
    assert value_cell(options, None) is None
    assert value_cell(DAYS, (Span(2, None),)) == ">=2"
    assert outcomes_cell(NAMES, ("stop", "go")) == "stop, go"
    assert outcomes_cell(NAMES, ()) is None


def test_numbers_may_be_nothing_at_all() -> None:
    assert np.isnan(number([None])).all()
