"""Cells of a table, and what is typed into a form, as a file would have them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from negotiation_kit.scales import DateScale, Level, NominalScale, RatioScale, SetScale

OPTIONS = (Level("no-fly", "n"), Level("b", "b"))
IDS = {"No fly": "no-fly", "B": "b"}
DAYS = RatioScale("days", 0, 100)
WINDOW = DateScale(date(2025, 1, 1), date(2025, 12, 31))


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
    found = scale.read_code(cell, IDS)
    assert found == written
    assert type(found) is type(written)
