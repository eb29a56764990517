"""Tables as CSV: no cell a spreadsheet would compute, and every text comes back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from hypothesis import example, given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.exchange.csv_cells import guarded, unguarded

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def read(table: nk.ComparisonTable) -> list[list[str]]:
    lines = list(csv.reader(io.StringIO(table.to_csv(), newline="")))
    return [[unguarded(cell) for cell in line] for line in lines]


def test_every_cell_comes_back(table: nk.ComparisonTable) -> None:
    head, *lines = read(table)
    assert {len(line) for line in lines} == {len(head)}
    records = [dict(zip(head, line, strict=True)) for line in lines]
    cells = [
        {"Basket": group.title, **{c.head: x.text for c, x in zip(table.columns, row.cells, strict=True)}}
        for group in table.groups
        for row in group.rows
    ]
    for record, expected in zip(records, cells, strict=True):
        assert {name: record[name] for name in expected} == expected
        assert all(record[name] == text for name, text in table.method)
    assert records[0]["Issue *"] == table.rows[0].cells[0].detail
    assert table.notes[1] in records[0]["Notes"]


def test_pandas_reads_the_file(table: nk.ComparisonTable) -> None:
    import pandas as pd

    frame = pd.read_csv(io.BytesIO(table.to_bytes(".csv")), dtype=str)
    assert frame["Issue"].tolist() == [row.cells[0].text for row in table.rows]


def test_the_file_tells_excel_its_encoding(compared: nk.Comparison) -> None:
    content = nk.comparison_table(compared, language="uk").to_bytes(".csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert "локальна пауза" in content.decode("utf-8-sig")


def test_no_cell_is_computed(filled: Callable[[str], nk.ComparisonTable], nasty: str) -> None:
    for line in csv.reader(io.StringIO(filled(nasty).to_csv(), newline="")):
        assert not [cell for cell in line if cell.startswith(RISKY)]


@given(st.text(st.sampled_from("'=+-@\t\r\n a\uff1d"), max_size=6))
@example("'=1")
def test_guarding_is_undone_exactly(text: str) -> None:
    assert not guarded(text).startswith(RISKY)
    assert unguarded(guarded(text)) == text
