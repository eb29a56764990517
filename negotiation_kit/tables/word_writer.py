"""A table as a Word document: true styles, a header row that repeats, a page on its side where it is wide."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.progress import followed
from negotiation_kit.render.palette import INK, Look
from negotiation_kit.tables.spec import Cell, Column, Role, Row, TableSpec
from negotiation_kit.wording import HEADERS, say

CAPTION, TABLE = "Caption", "Table Grid"
SUBTITLE, HEAD, GROUP, ISSUE, TEXT, DETAIL, PART, NOTE = (
    "Table Subtitle", "Table Head", "Table Group", "Table Issue", "Table Text", "Table Detail", "Table Part",
    "Table Note",
)  # fmt: skip
HEAD_FILL, GROUP_FILL = "#e9edf1", "#f4f6f8"

_RULE = "A6ADB4"
_FONT = "Calibri"
LONGEST = 255
"""How many characters Word holds in a property of a document."""
_MUTED = "#4b5259"
_STYLES: dict[str, dict[str, Any]] = {
    CAPTION: {"size": 14, "bold": True, "after": 2, "next": True},
    SUBTITLE: {"size": 10, "after": 6, "next": True, "ink": _MUTED},
    HEAD: {"size": 9, "bold": True, "before": 2, "after": 2},
    GROUP: {"size": 9, "bold": True, "before": 3, "after": 2, "next": True},
    ISSUE: {"size": 9, "bold": True, "before": 1.5, "after": 1.5},
    TEXT: {"size": 9, "before": 1.5, "after": 1.5},
    DETAIL: {"size": 8, "after": 1.5, "ink": _MUTED},
    PART: {"size": 10, "bold": True, "before": 8, "after": 2, "next": True},
    NOTE: {"size": 8.5, "after": 1},
}


def prepare(document: Document, spec: TableSpec) -> None:
    """Give a new document its page, its styles, its language and its title."""
    _page(document, spec)
    for name, look in _STYLES.items():
        add_style(document, name, **look)
    _thin_rules(document)
    speak(document, spec.language)
    about = document.core_properties
    about.title, about.author, about.comments = spec.caption[:LONGEST], "", f"{NAME} {VERSION}"


def _page(document: Document, spec: TableSpec) -> None:
    section, short, long = document.sections[0], Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if spec.wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if spec.wide else (short, long)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)


def add_style(
    document: Document,
    name: str,
    *,
    size: float,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    next: bool = False,
    ink: str = INK,
    font: str = _FONT,
) -> Any:
    """Give a document a style for paragraphs, or one it has another look; no font is that of the rest."""
    styles = document.styles
    style: Any = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, colour(ink)
    if font:
        style.font.name = font
        for script in ("w:cs", "w:eastAsia", "w:hAnsi"):
            style.element.rPr.rFonts.set(qn(script), font)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0
    shape.keep_with_next = next
    return style


def _thin_rules(document: Document) -> None:
    """Draw the lines of the table style thin and grey."""
    borders = document.styles[TABLE].element.find(f".//{qn('w:tblBorders')}")
    for line in () if borders is None else borders:
        line.set(qn("w:color"), _RULE)
        line.set(qn("w:sz"), "4")


def speak(document: Document, language: str) -> None:
    """Say the language, so that Word does not underline every word of another one."""
    tag = HEADERS[language].get("X-Tag", language)
    document.core_properties.language = tag
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), tag)


def dress(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph one of the kit's styles by its id: by name, python-docx goes through all of them."""
    paragraph._p.style = style.replace(" ", "")


def keep_whole(row: _Row, *, header: bool = False) -> None:
    """Keep a row on one page; a header is repeated at the top of every page."""
    for name in ("w:cantSplit", "w:tblHeader") if header else ("w:cantSplit",):
        row._tr.get_or_add_trPr().append(OxmlElement(name))


def shade(cell: _Cell, fill: str) -> None:
    """Fill a cell with a colour, written as #rrggbb."""
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill.lstrip("#").upper())):
        shading.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shading)


def colour(written: str) -> RGBColor:
    """Return a colour, written as #rrggbb."""
    return RGBColor.from_string(written.lstrip("#").upper())


def line_width(document: Document) -> int:
    """Return the width that a line has on the page of a document."""
    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return (page or 0) - (left or 0) - (right or 0)


def as_file(spec: TableSpec) -> bytes:
    """Return a whole document."""
    document, blocks = docx.Document(), spec.blocks
    prepare(document, spec)
    for block in blocks:
        document.add_paragraph(block.title, style=CAPTION)
        if spec.subtitle:
            document.add_paragraph(spec.subtitle, style=SUBTITLE)
        _table(document, block)
    _after(document, spec)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(document: Document, spec: TableSpec) -> None:
    table = document.add_table(rows=1, cols=len(spec.columns), style=TABLE)
    table.autofit = False
    for share, found in zip(spec.shares, table.columns, strict=True):
        found.width = int(line_width(document) * share)
    keep_whole(table.rows[0], header=True)
    for column, cell in zip(spec.columns, table.rows[0].cells, strict=True):
        _write(cell.paragraphs[0], column.head, HEAD, column)
        shade(cell, HEAD_FILL)
    for line in followed([*_lines(spec)], say(spec.language, "progress.word")):
        if isinstance(line, Row):
            _row(table, spec, line)
        else:
            _title(table, line)


def _lines(spec: TableSpec) -> Iterator[str | Row]:
    """Yield the titles of groups, each with its rows after it."""
    for group in spec.groups:
        if group.title:
            yield group.title
        yield from group.rows


def _title(table: Any, title: str) -> None:
    cells = table.add_row().cells
    head = cells[0].merge(cells[-1])
    _write(head.paragraphs[0], title, GROUP)
    shade(head, GROUP_FILL)


def _row(table: Any, spec: TableSpec, row: Row) -> None:
    added = table.add_row()
    keep_whole(added)
    for column, cell, target in zip(spec.columns, row.cells, added.cells, strict=True):
        _fill(target, column, cell)


def _fill(target: _Cell, column: Column, cell: Cell) -> None:
    if cell.look:
        shade(target, cell.look.fill)
    style = ISSUE if column.role is Role.HEAD else TEXT
    paragraph = target.paragraphs[0]
    _write(paragraph, cell.shown, style, column, cell.look)
    if cell.notes:
        marks = paragraph.add_run(", ".join(map(str, cell.notes)))
        marks.font.superscript = True
        marks.font.bold = False
    if cell.detail:
        _write(target.add_paragraph(), cell.detail, DETAIL, column, cell.look)


def _write(
    paragraph: Paragraph, text: str, style: str, column: Column | None = None, look: Look | None = None
) -> None:
    dress(paragraph, style)
    run: Any = paragraph.add_run(text)  # python-docx makes line breaks of line ends
    if look:
        run.font.color.rgb = colour(look.text)
    if column is not None and column.role is Role.NUMBER:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


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
    dress(document.add_paragraph(head), PART)
    for mark, text in lines:
        paragraph = document.add_paragraph()
        dress(paragraph, NOTE)
        lead = paragraph.add_run(mark)
        lead.font.superscript, lead.font.bold = (True, None) if raised else (None, True)
        paragraph.add_run(f" {text}")
