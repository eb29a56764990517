"""A table as an Excel workbook: the table, what it rests on, and how it came about, a sheet each.

Every text goes in as text, so that none is ever computed; a distance that is one number goes in as a number.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.render.palette import INK
from negotiation_kit.tables.spec import Cell, Column, Role, Row, TableSpec, longest_word

HEAD_ROW = 2
_LETTERS = 9.5
"""How many characters one unit of a column's width holds."""
_FILLED = 0.9
"""How much of a line words fill before the next one goes below."""
_LINE = 15
_HIGHEST, _MOST_LINES, _WIDEST = 400, 8, 60
"""In points; a text of more lines than this gets a wider column, up to so many letters."""
_ACROSS = 6
"""Columns over which the title runs: those that a screen shows at once."""
_SHEET_NAME = 31
_FONT = "Calibri"
_HEAD_FILL, _RULE = "#d9dfe5", "FFC9CED3"
_RISKY = tuple("=+-@")


def as_file(spec: TableSpec) -> bytes:
    """Return a whole workbook."""
    book: Any = Workbook()
    labels = spec.labels
    book.active.title = _sheet_name(labels.table)
    _table(book.active, spec)
    notes = [(str(number), text) for number, text in enumerate(spec.notes, start=1)]
    _pairs(book.create_sheet(_sheet_name(labels.sources)), [*spec.sources, *notes], labels.sources)
    _pairs(book.create_sheet(_sheet_name(labels.method)), spec.method, labels.method)
    book.properties.title, book.properties.creator = spec.caption, f"{NAME} {VERSION}"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_name(label: str) -> str:
    """Return a name that Excel allows for a sheet."""
    return "".join("-" if sign in "[]:*?/\\" else sign for sign in label)[:_SHEET_NAME]


def _table(sheet: Any, spec: TableSpec) -> None:
    columns, rows = _columns(spec), list(_rows(spec))
    widths = [_width(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
    _put(sheet, 1, 1, spec.caption, bold=True, size=13, wrap=True)
    across = min(len(columns), _ACROSS)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=across)
    sheet.row_dimensions[1].height = _lines(spec.caption, sum(widths[:across]) * 0.8) * _LINE * 1.3 + 3
    for number, (column, width) in enumerate(zip(columns, widths, strict=True), start=1):
        right = column.role is Role.NUMBER
        _put(sheet, HEAD_ROW, number, column.head, bold=True, fill=_HEAD_FILL, wrap=True, right=right)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[HEAD_ROW].height = _height(widths, [Cell(column.head) for column in columns])
    last = HEAD_ROW
    for last, cells in enumerate(rows, start=HEAD_ROW + 1):
        _row(sheet, last, columns, cells)
        sheet.row_dimensions[last].height = _height(widths, cells)
    frozen = 3 if spec.grouped else 2
    sheet.freeze_panes = f"{get_column_letter(frozen)}{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(columns))}{last}"
    _print(sheet, pages=len(spec.blocks))
    if len(spec.blocks) > 1:
        sheet.print_title_cols = f"A:{get_column_letter(frozen - 1)}"


def _columns(spec: TableSpec) -> list[Column]:
    group = [Column("group", spec.labels.group, Role.TEXT, 1.8)] if spec.grouped else []
    notes = [Column("notes", spec.labels.notes, Role.TEXT, 2.2)] if _notes_apart(spec) else []
    return [*group, *spec.columns, *notes]


def _notes_apart(spec: TableSpec) -> bool:
    """Return whether notes have a column of their own, which of very many columns would be a tower."""
    return bool(spec.notes) and len(spec.blocks) == 1


def _rows(spec: TableSpec) -> Iterator[list[Cell]]:
    apart = _notes_apart(spec)
    for group in spec.groups:
        for row in group.rows:
            head = [Cell(group.title)] if spec.grouped else []
            cells = row.cells if apart else map(_noted, row.cells)
            yield [*head, *cells, *([_note_cell(spec, row)] if apart else [])]


def _noted(cell: Cell) -> Cell:
    """Return a cell with the numbers of its notes behind its text."""
    return replace(cell, text=f"{cell.text} [{', '.join(map(str, cell.notes))}]") if cell.notes else cell


def _note_cell(spec: TableSpec, row: Row) -> Cell:
    """Return the numbers of the notes under the heads of their columns: a cell holds its value alone."""
    pairs = zip(spec.columns, row.cells, strict=True)
    lines = [f"{column.head}: {', '.join(map(str, cell.notes))}" for column, cell in pairs if cell.notes]
    return Cell("\n".join(lines))


def _row(sheet: Any, number: int, columns: list[Column], cells: list[Cell]) -> None:
    for place, (column, cell) in enumerate(zip(columns, cells, strict=True), start=1):
        if cell.number is not None:
            _put_number(sheet, number, place, cell.number)
            continue
        detail = f"\n{cell.detail}" if cell.detail else ""
        _put(
            sheet,
            number,
            place,
            f"{cell.shown}{detail}",
            wrap=True,
            right=column.role is Role.NUMBER,
            fill=cell.look.fill if cell.look else "",
            ink=cell.look.text if cell.look else INK,
        )


def _width(column: Column, cells: list[Cell]) -> float:
    """Return a column's width in letters: as declared, or so that no cell is a tower of words."""
    declared = column.width * _LETTERS
    word = longest_word([column.head, *(cell.shown for cell in cells)]) + 2
    longest = max((len(cell.shown) + len(cell.detail) for cell in cells), default=0)
    return max(declared, word, min(_WIDEST, longest / _MOST_LINES / _FILLED))


def _height(widths: list[float], cells: list[Cell]) -> float:
    """Return the height at which every text of a row is seen whole: no program works it out on opening."""
    told = zip(widths, cells, strict=True)
    lines = max(_lines(f"{cell.shown}\n{cell.detail}", width * _FILLED) for width, cell in told)
    return min(_HIGHEST, max(1, lines) * _LINE + 3)


def _lines(text: str, letters: float) -> int:
    """Return how many lines a text takes where one holds so many letters."""
    return sum(len(wrap(part, max(1, int(letters)))) for part in text.split("\n"))


def _put(
    sheet: Any,
    row: int,
    column: int,
    text: str,
    *,
    bold: bool = False,
    size: float = 11,
    fill: str = "",
    ink: str = INK,
    wrap: bool = False,
    right: bool = False,
) -> None:
    """Put a text into a cell, as text whatever it starts with."""
    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"  # a text that starts with = has just been taken for a formula
    cell.quotePrefix = text[:1] in _RISKY  # and it stays a text when somebody edits the cell
    cell.number_format = "@"
    cell.font = Font(name=_FONT, bold=bold, size=size, color=f"FF{ink.lstrip('#').upper()}")
    cell.alignment = Alignment(
        wrap_text=wrap, vertical="top", horizontal="right" if right else "left", indent=int(right)
    )
    if wrap:
        cell.border = Border(bottom=Side("thin", _RULE))
    if fill:
        cell.fill = PatternFill("solid", fgColor=f"FF{fill.lstrip('#').upper()}")


def _put_number(sheet: Any, row: int, column: int, number: float) -> None:
    cell = sheet.cell(row, column, number)
    cell.font = Font(name=_FONT, size=11, color=f"FF{INK.lstrip('#').upper()}")
    cell.border = Border(bottom=Side("thin", _RULE))
    cell.alignment = Alignment(vertical="top", horizontal="right", indent=1)


def _pairs(sheet: Any, pairs: Iterable[tuple[str, str]], head: str) -> None:
    _put(sheet, 1, 1, head, bold=True, size=13)
    for number, (mark, text) in enumerate(pairs, start=HEAD_ROW):
        _put(sheet, number, 1, mark, bold=True, wrap=True)
        _put(sheet, number, 2, text, wrap=True)
        sheet.row_dimensions[number].height = _lines(text, 110 * _FILLED) * _LINE + 3
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 110
    _print(sheet)


def _print(sheet: Any, pages: int = 1) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"1:{HEAD_ROW}" if sheet.auto_filter.ref else "1:1"
