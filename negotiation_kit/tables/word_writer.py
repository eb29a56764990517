"""A table as a Word document: true styles, a header row that repeats, a page on its side where it is wide."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from negotiation_kit.palette import Look
from negotiation_kit.progress import followed
from negotiation_kit.tables import word_styles
from negotiation_kit.tables.packages import needed
from negotiation_kit.tables.spec import Cell, Column, Role, Row, TableSpec

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph


def as_file(spec: TableSpec) -> bytes:
    """Return a whole document.

    Raises
    ------
    MissingPackageError
        Where python-docx is not installed.
    """
    docx = needed("docx", "python-docx", "a Word document")
    document = docx.Document()
    word_styles.prepare(document, spec)
    document.add_paragraph(spec.title, style=word_styles.CAPTION)
    if spec.subtitle:
        document.add_paragraph(spec.subtitle, style=word_styles.SUBTITLE)
    _table(document, spec)
    _after(document, spec)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(document: Document, spec: TableSpec) -> None:
    table = document.add_table(rows=1, cols=len(spec.columns), style=word_styles.TABLE)
    table.autofit = False
    _widths(document, table, spec)
    word_styles.repeat_as_header(table.rows[0])
    for column, cell in zip(spec.columns, table.rows[0].cells, strict=True):
        _write(cell.paragraphs[0], column.head, word_styles.HEAD, column)
        word_styles.shade(cell, word_styles.HEAD_FILL)
    for line in followed([*_lines(spec)], "Writing the Word file"):
        if isinstance(line, Row):
            _row(table, spec, line)
        else:
            _title(table, line)


def _widths(document: Document, table: Table, spec: TableSpec) -> None:
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    assert page is not None
    assert left is not None
    assert right is not None
    for share, found in zip(spec.shares, table.columns, strict=True):
        found.width = int((page - left - right) * share)


def _lines(spec: TableSpec) -> Iterator[str | Row]:
    """Yield the titles of groups, each with its rows after it."""
    for group in spec.groups:
        if group.title:
            yield group.title
        yield from group.rows


def _title(table: Table, title: str) -> None:
    cells = _added(table).cells
    head = cells[0].merge(cells[-1])
    _write(head.paragraphs[0], title, word_styles.GROUP)
    word_styles.shade(head, word_styles.GROUP_FILL)


def _row(table: Table, spec: TableSpec, row: Row) -> None:
    added = _added(table)
    word_styles.keep_whole(added)
    for column, cell, target in zip(spec.columns, row.cells, added.cells, strict=True):
        _fill(target, column, cell)


def _added(table: Any) -> _Row:
    row: _Row = table.add_row()
    return row


def _fill(target: _Cell, column: Column, cell: Cell) -> None:
    if cell.look:
        word_styles.shade(target, cell.look.fill)
    style = word_styles.ISSUE if column.role is Role.HEAD else word_styles.TEXT
    paragraph = target.paragraphs[0]
    _write(paragraph, cell.shown, style, column, cell.look)
    if cell.notes:
        marks = paragraph.add_run(", ".join(map(str, cell.notes)))
        marks.font.superscript = True
        marks.font.bold = False
    if cell.detail:
        _write(target.add_paragraph(), cell.detail, word_styles.DETAIL, column, cell.look)


def _write(
    paragraph: Paragraph, text: str, style: str, column: Column | None = None, look: Look | None = None
) -> None:
    word_styles.dress(paragraph, style)
    run: Any = paragraph.add_run(text)  # python-docx makes line breaks of line ends
    if look:
        run.font.color.rgb = word_styles.colour(look.text)
    if column is not None and column.role is Role.NUMBER:
        paragraph.alignment = word_styles.right()


def _after(document: Document, spec: TableSpec) -> None:
    labels = spec.labels
    numbered = [(str(number), text) for number, text in enumerate(spec.notes, start=1)]
    _part(document, labels.notes, numbered, raised=True)
    _part(document, labels.sources, spec.sources)
    _part(document, labels.method, [(f"{name}:", text) for name, text in spec.method])


def _part(
    document: Document,
    head: str,
    lines: list[tuple[str, str]] | tuple[tuple[str, str], ...],
    *,
    raised: bool = False,
) -> None:
    if not lines:
        return
    word_styles.dress(document.add_paragraph(head), word_styles.PART)
    for mark, text in lines:
        paragraph = document.add_paragraph()
        word_styles.dress(paragraph, word_styles.NOTE)
        lead = paragraph.add_run(mark)
        lead.font.superscript, lead.font.bold = (True, None) if raised else (None, True)
        paragraph.add_run(f" {text}")
