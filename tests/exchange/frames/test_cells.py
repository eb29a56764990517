"""Cells of any kind as plain Python, and names as ids."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_kit.exchange.frames.scales import identifiers, label, plain

MISSING = [None, float("nan"), np.nan, pd.NA, pd.NaT, np.datetime64("NaT"), Decimal("NaN"), Decimal("sNaN")]


@pytest.mark.parametrize("cell", MISSING, ids=repr)
def test_every_kind_of_missing_is_none(cell: Any) -> None:
    assert plain(cell) is None
    assert label(cell) == ""


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (np.int64(3), 3),
        (np.float32(2.5), 2.5),
        (np.bool_(True), True),
        (Decimal("1.5"), 1.5),
        (pd.Timestamp("2025-06-02 12:00"), "2025-06-02"),
        (datetime(2025, 6, 2, 23, 59), "2025-06-02"),
        (date(2025, 6, 2), "2025-06-02"),
        ("text", "text"),
        (np.array([1, 2]), [1, 2]),
        ((1, None), [1, None]),
        pytest.param({"b", "a"}, ["a", "b"], id="a set"),
        ({"from": np.int64(1)}, {"from": 1}),
        (10**400, str(10**400)),
    ],
    ids=repr,
)
def test_cells_become_plain_python(cell: Any, expected: Any) -> None:
    found = plain(cell)
    assert found == expected
    assert type(found) is type(expected)


def test_two_spellings_of_one_accent_are_one_name() -> None:
    assert label("Tu\u0308rkiye") == label("T\u00fcrkiye") == "Türkiye"


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["Front line (2nd)"], ["front-line-2nd"]),
        (["Łódź", "İstanbul", "Straße", "Ångström"], ["lodz", "istanbul", "strasse", "angstrom"]),
        (["-2", "\u22122", "2"], ["minus-2", "minus-2", "2"]),
        (["Україна", "Россия"], ["party-1", "party-2"]),
        (["Україна", "Party 1"], ["party-2", "party-1"]),
        (["日本", "party-1", "party 2"], ["party-3", "party-1", "party-2"]),
        (["", "?!", "🕊️"], ["", "", ""]),
    ],
)
def test_ids_are_made_of_names(names: list[str], ids: list[str]) -> None:
    assert list(identifiers(names, "party").values()) == ids


@given(st.lists(st.text(st.characters(categories=["Lo", "Lu", "Ll", "Nd"]), min_size=1), unique=True))
def test_made_up_ids_are_taken_once(names: list[str]) -> None:
    found = identifiers(names, "x")
    others = [name for name in names if not all(c.isascii() for c in name)]
    spare = [found[name] for name in others if found[name].startswith("x-")]
    assert list(found) == names
    assert len(set(spare)) == len(spare)
