"""Reliability data as people hand it over: all kinds of tables, mixed cells, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

import negotiation_kit as nk
from tests.analysis.coding.test_alpha import FOUR, NO, NUMERIC


@pytest.mark.parametrize(
    "ratings",
    [
        np.array(FOUR, dtype=np.float64),
        pd.DataFrame(FOUR),
        pd.DataFrame(FOUR).astype("Int64"),
        pd.DataFrame(FOUR).astype(object),
        np.ma.masked_invalid(np.array(FOUR, dtype=np.float64)),
        tuple(tuple(row) for row in FOUR),
        [[NO if cell is None else Decimal(cell) for cell in row] for row in FOUR],
        [[pd.NA if cell is None else float(cell) for cell in row] for row in FOUR],
    ],
    ids=["array", "frame", "nullable frame", "frame of objects", "masked", "tuples", "decimals", "NA"],
)
def test_all_kinds_of_tables_are_read_alike(ratings: Any) -> None:
    for level in NUMERIC:
        expected = nk.krippendorff_alpha(FOUR, level).value
        assert nk.krippendorff_alpha(ratings, level).value == pytest.approx(expected)


NAMES = {1: "very low", 2: "low", 3: "mid", 4: "high", 5: "very high"}
WORDS = [[NO if cell is None else NAMES[cell] for cell in row] for row in FOUR]


def test_texts_are_nominal_and_with_an_order_ordinal() -> None:
    nominal, ordinal = (nk.krippendorff_alpha(FOUR, level).value for level in ("nominal", "ordinal"))
    assert nk.krippendorff_alpha(WORDS, "nominal").value == pytest.approx(nominal)
    assert nk.krippendorff_alpha(WORDS, "ordinal", order=NAMES.values()).value == pytest.approx(ordinal)
    backwards = list(NAMES.values())[::-1]
    assert nk.krippendorff_alpha(WORDS, "ordinal", order=backwards).value == pytest.approx(ordinal)
    assert nk.krippendorff_alpha(np.array(WORDS), "nominal").value is not None


def test_blank_text_and_numpy_s_nan_among_texts_are_not_coded() -> None:
    listed = nk.krippendorff_alpha([["a", "b", ""], ["a", " ", "c"]], "nominal")
    array = nk.krippendorff_alpha(np.array([["a", "b", np.nan], ["a", np.nan, "c"]]), "nominal")
    assert listed.n_pairable == array.n_pairable == 2


def test_truth_is_no_number() -> None:
    found = nk.krippendorff_alpha([[True, "1", 0], [1, 1, 0]], "nominal")
    assert found.value == pytest.approx(1 - 5 * 2 / (36 - 9 - 4 - 1))
    assert set(found.category_agreement) == {"True", 1, 0}


@pytest.mark.parametrize("level", NUMERIC)
@pytest.mark.parametrize(
    "mixed",
    [
        [[1, "2", 3.0, 1], ["1", 2, "3.0", "2"]],
        [["1", "2", "3", "1"], ["1", "2", "3", "2"]],
        np.array([["1", "2", "3", "1"], ["1.0", "2", "3", "2"]]),
        pd.DataFrame([[1, "2", 3, " 1 "], [1.0, 2, "3", 2]]),
    ],
    ids=["numbers and texts", "texts", "array of texts", "frame"],
)
def test_a_number_written_as_text_is_that_number(mixed: Any, level: str) -> None:
    plain = nk.krippendorff_alpha([[1, 2, 3, 1], [1, 2, 3, 2]], level)
    assert nk.krippendorff_alpha(mixed, level).value == pytest.approx(plain.value)


def test_a_code_with_a_leading_zero_stays_a_name() -> None:
    found = nk.krippendorff_alpha([["07", 7, "x"], [7, 7, "x"]], "nominal")
    assert set(found.category_agreement) == {"07", 7, "x"}


@pytest.mark.parametrize(
    ("ratings", "how", "said"),
    [
        ([[1, ".", 2, "NA"], [1, 2, 2, ""]], {}, "Taken as missing: '' (1), '.' (1), 'NA' (1)."),
        ([["a", "b", "-"], ["a", "c", "b"]], {"missing": ["-"]}, "Taken as missing: '-' (1)."),
        ([[1, 99, 2], [1, 2, 99]], {"missing": [99]}, "Taken as missing: 99 (2)."),
        ([["1", "99", 2], [1, 2, 99]], {"missing": ["99"]}, "Taken as missing: '99' (1), 99 (1)."),
    ],
)
def test_what_is_taken_as_missing_is_said(ratings: Any, how: dict[str, Any], said: str) -> None:
    found = nk.krippendorff_alpha(ratings, "nominal", **how)
    assert said in found.note
    assert not {".", "NA", "-", 99, "99"} & set(found.category_agreement)


def test_nothing_else_is_missing_where_nothing_is_named() -> None:
    for nothing in ((), None, [None]):
        found = nk.krippendorff_alpha([["NA", "."], ["NA", "."]], "nominal", missing=nothing)
        assert set(found.category_agreement) == {"NA", "."}
    with pytest.raises(ValueError, match=r"`missing` is 'NA', expected a list such as \['.', 'NA'\]"):
        nk.krippendorff_alpha([["a"], ["a"]], "nominal", missing="NA")


ORDER = pd.CategoricalDtype(["low", "mid", "high"], ordered=True)
RANKED: list[list[Any]] = [["low", "mid", "high", "high"], ["low", "high", "high", None]]


@pytest.mark.parametrize(
    "ratings",
    [
        pd.DataFrame(RANKED).astype(ORDER),
        [pd.Categorical(row, dtype=ORDER) for row in RANKED],
        [pd.Series(row, dtype=ORDER) for row in RANKED],
    ],
    ids=["frame", "categoricals", "series"],
)
def test_an_ordered_categorical_brings_its_order(ratings: Any) -> None:
    expected = nk.krippendorff_alpha(RANKED, "ordinal", order=["low", "mid", "high"]).value
    assert nk.krippendorff_alpha(ratings, "ordinal").value == pytest.approx(expected)
    turned = nk.krippendorff_alpha(ratings, "ordinal", order=["mid", "low", "high"]).value
    assert turned != pytest.approx(expected)


def test_categoricals_of_two_orders_are_refused() -> None:
    other = pd.CategoricalDtype(["high", "mid", "low"], ordered=True)
    rows = [pd.Categorical(row, dtype=kind) for row, kind in zip(RANKED, (ORDER, other), strict=True)]
    with pytest.raises(
        ValueError, match="order their values differently: low, mid, high; and high, mid, low"
    ):
        nk.krippendorff_alpha(rows, "ordinal")


def test_a_table_handed_in_turned_round_gets_a_hint() -> None:
    hint = "if its rows are units, hand it in turned round"
    turned = nk.krippendorff_alpha(np.array(FOUR, dtype=np.float64).T, "nominal")
    assert "12 coders and 4 units" in turned.note
    assert hint in turned.note
    assert hint not in nk.krippendorff_alpha(FOUR, "nominal").note


def test_a_0_of_a_single_unit_has_its_note() -> None:
    found = nk.krippendorff_alpha([[1, 3], [2, None]], "nominal")
    assert found.value == 0
    assert "One unit alone" in found.note


@pytest.mark.parametrize(
    ("ratings", "level", "message"),
    [
        ([1, 2], "nominal", r"found \[1, 2\], expected ratings as coders x units"),
        ("text", "nominal", "found 'text', expected ratings as coders x units"),
        (["ab", "cd"], "nominal", "expected ratings as coders x units"),
        ({"a": [1]}, "nominal", "expected ratings as coders x units"),
        (pd.Series([1, 2]), "nominal", "expected ratings as coders x units"),
        (np.zeros((2, 2, 2)), "nominal", "found 3 dimensions, expected ratings as coders x units"),
        ([[1, 2], [1]], "nominal", "found coders with 2, 1 units, expected as many for each; write None"),
        ([[1, np.inf], [1, 2]], "nominal", "coder 1, unit 2: found inf, expected a finite number or text"),
        ([["a", np.inf], [1, 2]], "nominal", "coder 1, unit 2: found inf, expected a finite number or text"),
        ([[1, -np.inf], [1, 2]], "interval", "coder 1, unit 2: found -inf, expected a finite number"),
        ([[1, 10**400], [1, 2]], "interval", "coder 1, unit 2: found .*, expected a finite number"),
        (
            [[1, -2], [1, 2]],
            "ratio",
            "coder 1, unit 2: found -2, expected a finite number that is not negative",
        ),
        ([[1, "2a"], [1, 2]], "interval", "coder 1, unit 2: found '2a', expected a finite number"),
        ([[1, True], [1, 2]], "interval", "found True, expected a finite number"),
        (
            [["low", "high"]],
            "ordinal",
            r"found 'low', which has no order: pass order=\[lowest, ..., highest\]",
        ),
        ([[["a"], "b"]], "nominal", r"found \['a'\], expected one value; for several use level='set'"),
        ([[[[1], 2]]], "set", "which cannot be used as a value"),
        ([["ab", {"a"}]], "set", r"found 'ab', expected a set such as \{'a', 'b'\}"),
        ([[1, 2]], "set", r"found 1, expected a set such as \{'a', 'b'\}"),
        ([["x"] * 5], "interval", "coder 1, unit 3: found 'x', expected a finite number; and 2 more"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(ratings: Any, level: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        nk.krippendorff_alpha(ratings, level)


def test_a_frame_s_own_names_tell_where_a_fault_is() -> None:
    frame = pd.DataFrame({"u1": [1.0, 2.0], "u2": [np.inf, 1.0]}, index=["anna", "boris"])
    with pytest.raises(ValueError, match="coder anna, unit u2: found inf"):
        nk.krippendorff_alpha(frame, "interval")


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"level": "ordinl"}, r"there is no level 'ordinl'; .* Did you mean 'ordinal'\?"),
        ({"level": "set", "set_distance": "dice"}, "there is no set distance 'dice'; known are: "),
        (
            {"level": "nominal", "order": [1, 2]},
            "an order is for level='ordinal', and the level is 'nominal'",
        ),
        ({"level": "ordinal", "order": "abc"}, "the order is 'abc', expected a list"),
        ({"level": "ordinal", "order": [0, 1, 0]}, "the order names a value twice: 0, 1, 0"),
        ({"level": "ordinal", "order": [0, 2]}, "found 1, expected one of the order: 0, 2"),
        ({"level": "nominal", "n_bootstrap": -1}, "n_bootstrap is -1, expected a whole number"),
        ({"level": "nominal", "n_bootstrap": 1.5}, "n_bootstrap is 1.5, expected a whole number"),
        ({"level": "nominal", "n_bootstrap": True}, "n_bootstrap is True, expected a whole number"),
        ({"level": "nominal", "seed": "x"}, "the seed is 'x', expected a whole number"),
        ({"level": "nominal", "seed": -1}, "the seed is -1, expected a whole number"),
    ],
)
def test_settings_that_cannot_be_used_are_refused(how: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        nk.krippendorff_alpha([[0, 1], [1, 0]], **how)
