"""Excel workbooks, sound ones and those that are made to do harm."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.exchange.spreadsheets import workbook

openpyxl = pytest.importorskip("openpyxl", reason="install openpyxl to test reading Excel files")
HEAD = ["Party", "Issue", "Value"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "table.xlsx"


def made(path: Path, rows: list[list[Any]], *others: str) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name in others:
        book.create_sheet(name).append([*HEAD, name])
    book.save(path)
    return path


def test_cells_keep_their_kind_and_rows_their_numbers(path: Path) -> None:
    made(path, [HEAD, ["A", "Hours", 2.5], [None, None, None], ["B", "Day", datetime(2025, 6, 2)]])
    table = nk.read_table(path)
    assert table.frame.to_numpy().tolist() == [["A", "Hours", 2.5], ["B", "Day", datetime(2025, 6, 2)]]
    assert list(table.frame.index) == [2, 4]
    assert table.told == "sheet 'Sheet'"


def test_a_sheet_can_be_named(path: Path) -> None:
    made(path, [HEAD], "Second")
    assert nk.read_table(path, sheet="Second").frame.columns.tolist() == ["party", "issue", "value", "second"]
    assert nk.read_table(path).told == "sheet 'Sheet', the first of 2"
    with pytest.raises(UnknownNameError, match="Sheet, Second"):
        nk.read_table(path, sheet="Secnd")


def test_a_formula_nobody_computed_is_no_absence(path: Path) -> None:
    made(path, [HEAD, ["A", "Hours", "=1+1"]])  # openpyxl writes no result beside it
    with pytest.raises(ValueError, match=r"row 2: the formula '=1\+1' has never been computed"):
        nk.read_table(path)


def test_an_error_of_a_formula_is_no_value(path: Path) -> None:
    made(path, [HEAD, ["A", "Hours", "#DIV/0!"]])
    with pytest.raises(ValueError, match=r"row 2: a cell shows #DIV/0!"):
        nk.read_table(path)


def repacked(path: Path, name: str, content: bytes) -> None:
    """Write a workbook with one more part, packed as well as can be."""
    with zipfile.ZipFile(path) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for part, data in {**parts, name: content}.items():
            new.writestr(part, data)


def test_a_small_file_that_holds_far_too_much_is_not_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(path, [HEAD, ["A", "Hours", 1]])
    repacked(path, "xl/media/zeros.bin", bytes(5_000_000))
    assert path.stat().st_size < 20_000
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(ValueError, match="unpack to far more than a table needs"):
        nk.read_table(path)


@pytest.mark.parametrize(("limit", "value"), [("MOST_UNPACKED", 10), ("MOST_PARTS", 2)])
def test_every_limit_counts(path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    made(path, [HEAD, ["A", "Hours", 1]])
    monkeypatch.setattr(workbook, limit, value)
    with pytest.raises(ValueError, match="unpack to far more"):
        nk.read_table(path)


def test_real_tables_stay_below_the_limits(path: Path) -> None:
    rows = [[f"Party {number}", "Hours of opening", "the same words"] for number in range(3_000)]
    assert len(nk.read_table(made(path, [HEAD, *rows])).frame) == 3_000


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "protected by a password, or in Excel's old format",
        ),
        (b"Party;Issue;Value", "is no Excel workbook, or is damaged"),
        (b"", "is no Excel workbook"),
    ],
)
def test_what_is_no_workbook_is_said(path: Path, data: bytes, sentence: str) -> None:
    path.write_bytes(data)
    with pytest.raises(ValueError, match=sentence):
        nk.read_table(path)


def test_a_zip_of_something_else_is_said(path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as other:
        other.writestr("readme.txt", "no workbook")
    path.write_bytes(stream.getvalue())
    with pytest.raises(ValueError, match="cannot be read as a workbook"):
        nk.read_table(path)


def test_a_file_that_is_too_large_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from negotiation_kit.exchange.spreadsheets import reading

    made(path, [HEAD])
    monkeypatch.setattr(reading, "LARGEST", 100)
    with pytest.raises(ValueError, match="a table may have 100"):
        nk.read_table(path)


def test_without_openpyxl_a_sentence_says_what_to_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path, [HEAD])
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(ValueError, match="pip install openpyxl"):
        nk.read_table(path)


@pytest.mark.parametrize("above", [["The positions", None, None], ["Source: a report", "of 2025"]])
def test_a_title_above_the_head_is_passed_over(path: Path, above: list[str | None]) -> None:
    table = nk.read_table(made(path, [above, [], HEAD, ["A", "Hours", 1]]))
    assert (table.frame.index.tolist(), table.frame["value"].tolist()) == ([4], [1])
    assert table.told == "sheet 'Sheet', head in row 3"


def test_merged_cells_are_told_to_hold_only_one_name(path: Path) -> None:
    made(path, [HEAD, ["A", "Hours", 1], [None, "Hours", 2]])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A2:A3")
    book.save(path)
    with pytest.raises(nk.PositionFilesError, match="row 3: found nothing as the party") as caught:
        nk.import_table(path, {"level": "ratio", "min": 0, "max": 5})
    assert "of merged cells only the first holds the name" in str(caught.value)
