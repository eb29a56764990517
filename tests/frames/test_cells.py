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

from negotiation_kit.frames.cells import as_written, identifiers, label, plain
from negotiation_kit.scales import DateScale, Level, NominalScale, RatioScale, SetScale

MISSING = [None, float("nan"), np.nan, pd.NA, pd.NaT, np.datetime64("NaT"), Decimal("NaN"), Decimal("sNaN")]
OPTIONS = (Level("no-fly", "n"), Level("b", "b"))
IDS = {"No fly": "no-fly", "B": "b"}
DAYS = RatioScale("days", 0, 100)
WINDOW = DateScale(date(2025, 1, 1), date(2025, 12, 31))


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
        ({"b", "a"}, ["a", "b"]),
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


@pytest.mark.parametrize(
    ("cell", "scale", "written"),
    [
        ("No fly", NominalScale(OPTIONS), "no-fly"),
        ("no-fly", NominalScale(OPTIONS), "no-fly"),
        (True, NominalScale(OPTIONS), "True"),
        (3, NominalScale(OPTIONS), 3),
        (["B"], NominalScale(OPTIONS), ["B"]),
        ("No fly, B", SetScale(OPTIONS), ["no-fly", "b"]),
        ("No fly | B;", SetScale(OPTIONS), ["no-fly", "b"]),
        (["B", "No fly"], SetScale(OPTIONS), ["b", "no-fly"]),
        ("[]", SetScale(OPTIONS), []),
        ([], SetScale(OPTIONS), []),
        (7, DAYS, 7),
        ("7", DAYS, 7),
        ("1e1", DAYS, 10.0),
        ("2..3", DAYS, {"from": 2, "to": 3}),
        (" 2 .. 3.5 ", DAYS, {"from": 2, "to": 3.5}),
        (">= 2", DAYS, {"at_least": 2}),
        ("<=2", DAYS, {"at_most": 2}),
        ("1; 2..3", DAYS, [1, {"from": 2, "to": 3}]),
        ("1,000", DAYS, "1,000"),
        ("2-3", DAYS, "2-3"),
        ("", DAYS, ""),
        (">=", DAYS, {"at_least": ""}),
        ("2025-06", WINDOW, "2025-06"),
        ("2025-06-01, 2025-07", WINDOW, ["2025-06-01", "2025-07"]),
    ],
)
def test_cells_are_written_as_a_file_would_have_them(cell: Any, scale: Any, written: Any) -> None:
    found = as_written(cell, scale, IDS)
    assert found == written
    assert type(found) is type(written)
