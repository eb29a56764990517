"""A table as CSV that a spreadsheet cannot take for formulas, and that a program reads back as it was.

The file starts with a byte order mark, without which Excel shows Cyrillic letters as something else.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from negotiation_kit.exchange.csv_cells import guarded
from negotiation_kit.tables.spec import Cell, TableSpec

_MARK = "\ufeff"


def as_text(spec: TableSpec) -> str:
    """Return one line a row, the group and the lines on method in columns of their own."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(text) for text in line] for line in _lines(spec))
    return stream.getvalue()


def as_file(spec: TableSpec) -> bytes:
    """Return a whole file."""
    return f"{_MARK}{as_text(spec)}".encode()


def _lines(spec: TableSpec) -> Iterator[list[str]]:
    group = [spec.labels.group] if spec.grouped else []
    remarks = [any(row.cells[index].detail for row in spec.rows) for index in range(len(spec.columns))]
    cited, listed = [spec.labels.notes] * bool(spec.notes), [spec.labels.sources] * bool(spec.sources)
    heads = [
        head
        for column, remarked in zip(spec.columns, remarks, strict=True)
        for head in ([column.head, f"{column.head} *"] if remarked else [column.head])
    ]
    yield [*group, *heads, *cited, *listed, *(name for name, _ in spec.method)]
    sources = [" ".join(f"{mark} {text}" for mark, text in spec.sources)] if spec.sources else []
    method = [text for _, text in spec.method]
    for item in spec.groups:
        for row in item.rows:
            cells = [
                text
                for cell, remarked in zip(row.cells, remarks, strict=True)
                for text in ([cell.text, cell.detail] if remarked else [cell.text])
            ]
            notes = [_notes(spec, row.cells)] if cited else []
            yield [*([item.title] if group else []), *cells, *notes, *sources, *method]


def _notes(spec: TableSpec, cells: tuple[Cell, ...]) -> str:
    """Return what the cells of a row rest on, each under the head of its column."""
    return ". ".join(
        f"{column.head}: {'; '.join(spec.notes[number - 1] for number in cell.notes)}"
        for column, cell in zip(spec.columns, cells, strict=True)
        if cell.notes
    )
