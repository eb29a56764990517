"""The styles of a Word document: named, so that a house style can change them all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.palette import INK
from negotiation_kit.tables.spec import TableSpec

if TYPE_CHECKING:
    from docx.document import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import RGBColor
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

CAPTION, TABLE = "Caption", "Table Grid"
SUBTITLE, HEAD, GROUP, ISSUE, TEXT, DETAIL, PART, NOTE = (
    "Table Subtitle", "Table Head", "Table Group", "Table Issue", "Table Text", "Table Detail", "Table Part",
    "Table Note",
)  # fmt: skip
HEAD_FILL, GROUP_FILL = "#e9edf1", "#f4f6f8"

_RULE = "A6ADB4"
_FONT = "Calibri"
_LONGEST = 255
"""How many characters Word holds in a property of a document."""
_LANGUAGES = {"en": "en-GB", "uk": "uk-UA", "ru": "ru-RU"}
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
        _style(document, name, **look)
    _thin_rules(document)
    _language(document, _LANGUAGES[spec.language])
    about = document.core_properties
    about.title, about.author, about.comments = spec.caption[:_LONGEST], "", f"{NAME} {VERSION}"
    about.language = _LANGUAGES[spec.language]


def _page(document: Document, spec: TableSpec) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section, short, long = document.sections[0], Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if spec.wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if spec.wide else (short, long)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)


def _style(
    document: Document,
    name: str,
    *,
    size: float,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    next: bool = False,
    ink: str = INK,
) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt

    styles = document.styles
    style: Any = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    style.font.color.rgb = colour(ink)
    for script in ("w:cs", "w:eastAsia", "w:hAnsi"):
        style.element.rPr.rFonts.set(qn(script), _FONT)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0
    shape.keep_with_next = next


def _thin_rules(document: Document) -> None:
    """Draw the lines of the table style thin and grey."""
    from docx.oxml.ns import qn

    borders = document.styles[TABLE].element.find(f".//{qn('w:tblBorders')}")
    for line in () if borders is None else borders:
        line.set(qn("w:color"), _RULE)
        line.set(qn("w:sz"), "4")


def _language(document: Document, tag: str) -> None:
    """Say the language, so that Word does not underline every word of another one."""
    from docx.oxml.ns import qn

    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), tag)


def dress(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph one of the kit's styles by its id: by name, python-docx goes through all of them."""
    paragraph._p.style = style.replace(" ", "")


def repeat_as_header(row: _Row) -> None:
    """Repeat a row at the top of every page."""
    _mark(row, "w:cantSplit")
    _mark(row, "w:tblHeader")


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    _mark(row, "w:cantSplit")


def _mark(row: _Row, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def shade(cell: _Cell, fill: str) -> None:
    """Fill a cell with a colour, written as #rrggbb."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill.lstrip("#").upper())):
        shading.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shading)


def colour(written: str) -> RGBColor:
    """Return a colour, written as #rrggbb."""
    from docx.shared import RGBColor

    return RGBColor.from_string(written.lstrip("#").upper())


def right() -> WD_ALIGN_PARAGRAPH:
    """Return the alignment of figures."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    return WD_ALIGN_PARAGRAPH.RIGHT
