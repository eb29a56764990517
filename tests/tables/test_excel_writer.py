"""Tables as Excel workbooks, read back."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

import negotiation_kit as nk

openpyxl = pytest.importorskip(
    "openpyxl", reason="openpyxl is not installed: `python3 start.py test` installs it."
)


def opened(table: nk.ComparisonTable) -> Any:
    return openpyxl.load_workbook(io.BytesIO(table.to_bytes(".xlsx")))


def test_there_is_a_sheet_for_the_table_its_sources_and_its_method(compared: nk.Comparison) -> None:
    assert opened(nk.comparison_table(compared)).sheetnames == ["Table", "Sources", "Method"]
    assert opened(nk.comparison_table(compared, language="uk")).sheetnames == ["Таблиця", "Джерела", "Метод"]


def test_every_cell_is_there(table: nk.ComparisonTable) -> None:
    sheet = opened(table)["Table"]
    assert sheet["A1"].value == table.caption
    assert [cell.value for cell in sheet[2]] == ["Basket", *(c.head for c in table.columns), "Notes"]
    lines = [(group.title, row) for group in table.groups for row in group.rows]
    assert sheet.max_row == 2 + len(lines)
    for number, (title, row) in enumerate(lines, start=3):
        values = [cell.value for cell in sheet[number]]
        texts = [
            cell.number
            if cell.number is not None
            else cell.shown + (f"\n{cell.detail}" if cell.detail else "")
            for cell in row.cells
        ]
        assert values[:-1] == [title, *texts]
    assert sheet["G3"].value == "Russia: 1\nUkraine: 2"


def test_a_distance_that_is_one_number_is_a_number(table: nk.ComparisonTable) -> None:
    sheet = opened(table)["Table"]
    kinds = {sheet.cell(row, 6).data_type for row in range(3, sheet.max_row + 1)}
    assert kinds == {"n", "s"}
    assert sheet["F3"].value == pytest.approx(2 / 3, abs=5e-4)


def test_it_can_be_filtered_and_its_head_stays(table: nk.ComparisonTable) -> None:
    sheet = opened(table)["Table"]
    assert sheet.freeze_panes == "C3"
    assert sheet.auto_filter.ref == f"A2:G{sheet.max_row}"
    assert sheet.print_title_rows == "$1:$2"


def test_columns_are_wide_enough_for_their_longest_word(compared: nk.Comparison) -> None:
    for language in ("en", "uk", "ru"):
        sheet = opened(nk.comparison_table(compared, language=language)).worksheets[0]
        for column in sheet.iter_cols(min_row=2):
            longest = max(len(word) for cell in column for word in str(cell.value).split() or [""])
            assert sheet.column_dimensions[column[0].column_letter].width >= longest


def test_verdicts_are_filled(table: nk.ComparisonTable) -> None:
    sheet = opened(table)["Table"]
    for number, row in enumerate(table.rows, start=3):
        look = row.cells[3].look
        assert look is not None
        assert sheet.cell(number, 5).fill.fgColor.rgb == f"FF{look.fill.lstrip('#').upper()}"


def test_sources_and_method_have_their_sheets(table: nk.ComparisonTable) -> None:
    book = opened(table)
    pairs = [(row[0].value, row[1].value) for row in book["Sources"].iter_rows(min_row=2)]
    assert pairs == [*table.sources, *((str(n), text) for n, text in enumerate(table.notes, start=1))]
    assert [(row[0].value, row[1].value) for row in book["Method"].iter_rows(min_row=2)] == list(table.method)


def test_no_text_is_ever_a_formula(filled: Callable[[str], nk.ComparisonTable], nasty: str) -> None:
    book = opened(filled(nasty))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink]
    risky = [cell for cell in cells if str(cell.value)[:1] in tuple("=+-@")]
    assert all(cell.quotePrefix for cell in risky)
