"""Tables as Word documents, read back."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.tables.spec import Cell

docx = pytest.importorskip(
    "docx", reason="python-docx is not installed: `python3 start.py test` installs it."
)


def opened(table: nk.ComparisonTable) -> Any:
    return docx.Document(io.BytesIO(table.to_bytes(".docx")))


def flag(row: object, name: str) -> bool:
    from docx.oxml.ns import qn

    return row._tr.find(f".//{qn(name)}") is not None  # type: ignore[attr-defined]


def whole(cell: Cell) -> str:
    marks = ", ".join(map(str, cell.notes))
    return f"{cell.shown}{marks}\n{cell.detail}" if cell.detail else f"{cell.shown}{marks}"


def test_every_cell_is_there(table: nk.ComparisonTable) -> None:
    (found,) = opened(table).tables
    expected = [[column.head for column in table.columns]]
    for group in table.groups:
        expected.append([group.title] * len(table.columns))  # one cell over all columns
        expected += [[whole(cell) for cell in row.cells] for row in group.rows]
    assert [[cell.text for cell in row.cells] for row in found.rows] == expected


def test_the_head_repeats_and_no_row_breaks_over_pages(table: nk.ComparisonTable) -> None:
    (found,) = opened(table).tables
    assert flag(found.rows[0], "w:tblHeader")
    assert not any(flag(row, "w:tblHeader") for row in found.rows[1:])
    titles = {group.title for group in table.groups}
    assert all(flag(row, "w:cantSplit") for row in found.rows if row.cells[0].text not in titles)


def test_looks_come_from_styles_that_can_be_changed(table: nk.ComparisonTable) -> None:
    document = opened(table)
    (found,) = document.tables
    assert found.style.name == "Table Grid"
    assert document.paragraphs[0].style.name == "Caption"
    used = {paragraph.style.name for row in found.rows for cell in row.cells for paragraph in cell.paragraphs}
    assert used == {"Table Head", "Table Group", "Table Issue", "Table Text", "Table Detail"}


def test_verdicts_are_filled_and_say_so_in_words(table: nk.ComparisonTable) -> None:
    from docx.oxml.ns import qn

    (found,) = opened(table).tables
    fills = {}
    for row in found.rows[1:]:
        shading = row.cells[3]._tc.find(f".//{qn('w:shd')}")
        if shading is not None:
            fills[row.cells[3].text] = shading.get(qn("w:fill"))
    looks = {cell.shown: cell.look for row in table.rows for cell in row.cells if cell.look}
    assert {text: look.fill.lstrip("#").upper() for text, look in looks.items()}.items() <= fills.items()


def test_notes_sources_and_method_stand_under_it(table: nk.ComparisonTable) -> None:
    texts = [paragraph.text for paragraph in opened(table).paragraphs]
    numbered = [f"{number} {text}" for number, text in enumerate(table.notes, start=1)]
    sources = [f"{mark} {text}" for mark, text in table.sources]
    method = [f"{name}: {text}" for name, text in table.method]
    assert texts[2:] == ["Notes", *numbered, "Sources", *sources, "Method", *method]


@pytest.mark.parametrize(("make", "wide"), [("comparison", False), ("parties", True)])
def test_a_wide_table_lies_on_its_side(
    table: nk.ComparisonTable, istanbul: nk.Case, make: str, wide: bool
) -> None:
    made = table if make == "comparison" else nk.party_table(istanbul, round="2025-06-02")
    section = opened(made).sections[0]
    assert (section.page_width > section.page_height) is wide
    assert (section.orientation == docx.enum.section.WD_ORIENT.LANDSCAPE) is wide
    inside = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in opened(made).tables[0].columns) <= inside


def test_cyrillic_stays_and_the_language_is_named(compared: nk.Comparison) -> None:
    from docx.oxml.ns import qn

    document = opened(nk.comparison_table(compared, language="uk"))
    assert document.paragraphs[0].text == "Позиції сторін: Росія та Україна"
    assert document.tables[0].rows[2].cells[3].text == "○ розбіжність"
    assert {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))} == {"uk-UA"}


def test_a_nasty_text_is_text(filled: Callable[[str], nk.ComparisonTable], nasty: str) -> None:
    document = opened(filled(nasty))
    shown = nasty.translate({7: "\ufffd", 0: "\ufffd"})
    assert document.tables[0].rows[2].cells[2].text == f"{shown}"
    assert not document.inline_shapes
