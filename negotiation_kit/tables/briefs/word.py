"""A brief as a Word document of one A4 page, in a house's template where one is given, and as its PDF."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.exceptions import PythonDocxError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.errors import FileError, MissingPackageError, ToldError
from negotiation_kit.render.palette import INK
from negotiation_kit.tables.briefs.spec import (
    SHARES,
    WIDTH_MM,
    BriefSpec,
    Cell,
    Part,
    Picture,
    Run,
    Style,
    Text,
    as_png,
)
from negotiation_kit.tables.word_writer import (
    LONGEST,
    add_style,
    colour,
    keep_whole,
    line_width,
    shade,
    speak,
)
from negotiation_kit.wording import Message

KICKER, TITLE = "Subtitle", "Title"
ANSWER, HEAD, BAR, ISSUE, TEXT, SCALE, AFTER, FOOT = (
    "Brief Answer", "Brief Head", "Brief Group", "Brief Issue", "Brief Text", "Brief Scale", "Brief After",
    "Brief Foot",
)  # fmt: skip
_MUTED, _RULE = "#515a63", "CFD5DB"
_STYLES: dict[str, dict[str, Any]] = {
    KICKER: {"size": 0.97, "ink": _MUTED, "next": True},
    TITLE: {"size": 1.82, "bold": True, "after": 4, "next": True},
    ANSWER: {"size": 1.1, "after": 2},
    HEAD: {"size": 0.95, "bold": True, "before": 1, "after": 1, "next": True},
    BAR: {"size": 1, "before": 1, "after": 1, "next": True},
    ISSUE: {"size": 1, "before": 1, "after": 1},
    TEXT: {"size": 1, "before": 1, "after": 1},
    SCALE: {"size": 0.88, "ink": _MUTED},
    AFTER: {"size": 1, "before": 3},
    FOOT: {"size": 0.88, "before": 1, "ink": "#333b43"},
}
"""How each style looks; a size is a share of the brief's own."""
_SMALL, _SPACING = 0.92, 0.97
_SIDE_MM, _TOP_MM, _FOOT_MM, _EDGE_MM = 17, 13, 10, 6
_INDENT, _PADDING = 12, "75"
"""Points before the answer, with a bar beside it; twentieths of a point beside the text of a cell."""


def as_file(spec: BriefSpec, template: Path | None = None) -> bytes:
    """Return a whole document.

    Parameters
    ----------
    spec : BriefSpec
    template : Path, optional
        A `.docx` whose page, styles, header and footer are kept; the brief goes below what stands in it.

    Raises
    ------
    MissingPackageError
        Where Pillow is not installed.
    FileError
        Where the template is no Word document.
    """
    document = _opened(template)
    _prepare(document, spec, new=template is None)
    _paragraph(document, spec, (Run(spec.kicker),), KICKER)
    _paragraph(document, spec, (Run(spec.title),), TITLE)
    for text in spec.answer:
        _bar_beside(_paragraph(document, spec, text, ANSWER))
    _table(document, spec)
    for style, texts in ((AFTER, spec.after), (FOOT, spec.foot)):
        for text in texts:
            _paragraph(document, spec, text, style)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _opened(template: Path | None) -> Document:
    if template is None:
        return docx.Document()
    try:
        given = docx.Document(io.BytesIO(template.read_bytes()))
    except (ValueError, KeyError, SyntaxError, BadZipFile, PythonDocxError) as error:
        raise FileError(Message("brief.bad-template", path=template.name)) from error
    paragraphs = given.paragraphs
    if len(paragraphs) == 1 and not given.tables and not paragraphs[0].text:
        paragraphs[0]._p.getparent().remove(paragraphs[0]._p)  # the one empty line every new document has
    return given


def _prepare(document: Document, spec: BriefSpec, *, new: bool) -> None:
    """Give a new document its page and all styles; a house's template only the styles it does not have."""
    for name, look in _STYLES.items():
        if new and name in document.styles:  # the looks python-docx brings would show through
            element = document.styles[name].element
            for child in (element.pPr, element.rPr):
                element.remove(child)
        if new or name not in document.styles:
            size = _half_points(look["size"] * spec.points)
            house = {} if new else {"font": ""}
            style = add_style(document, name, **look | house | {"size": size})
            style.paragraph_format.line_spacing = _SPACING
    if new:
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(_SIDE_MM)
        section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(_FOOT_MM)
        section.header_distance = section.footer_distance = Mm(_EDGE_MM)
        speak(document, spec.language)
        document.core_properties.author = ""
    about = document.core_properties
    about.title, about.comments = spec.title[:LONGEST], f"{NAME} {VERSION}"


def _paragraph(document: Document, spec: BriefSpec, text: Text, style: str) -> Paragraph:
    paragraph = document.add_paragraph(style=style)
    _write(paragraph, spec, text)
    return paragraph


def _write(paragraph: Paragraph, spec: BriefSpec, text: Text) -> None:
    for run in text:
        made: Any = paragraph.add_run(run.text)  # python-docx makes line breaks of line ends
        ink = spec.colour(run.style) or (_MUTED if run.style is Style.MUTED else "")
        if ink:
            made.font.color.rgb = colour(ink)
        if run.style is Style.MUTED:
            made.font.size = Pt(_half_points(spec.points * _SMALL))
        made.bold = True if run.style is Style.BOLD else None
        made.font.superscript = True if run.style is Style.RAISED else None


def _half_points(size: float) -> float:
    """Return a size that Word knows, not larger: what fits on one page must not go onto a second."""
    return int(size * 2) / 2


def _bar_beside(paragraph: Paragraph) -> None:
    """Draw the rule that stands beside the answer."""
    borders = _child(paragraph._p.get_or_add_pPr(), "w:pBdr")
    paragraph.paragraph_format.left_indent = Pt(_INDENT)
    _child(borders, "w:left", val="single", sz="24", space=str(_INDENT - 3), color=INK.lstrip("#"))


def _table(document: Document, spec: BriefSpec) -> None:
    table = document.add_table(rows=1, cols=len(SHARES))
    widths = [int(line_width(document) * share) for share in SHARES]
    table.autofit = False
    for width, column in zip(widths, table.columns, strict=True):
        column.width = width
    _rules(table)
    keep_whole(table.rows[0], header=True)
    for head, width, cell in zip(spec.heads, widths, table.rows[0].cells, strict=True):
        cell.width = width
        _fill(cell, spec, head, HEAD)
    for part in spec.parts:
        _part(table, spec, part, widths)


def _rules(table: Any) -> None:
    """Draw thin lines between the rows, and set the text near the cells' edges."""
    properties = table._tbl.tblPr
    for name, lines, look in (
        ("w:tblBorders", ("w:top", "w:bottom", "w:insideH"), {"val": "single", "sz": "4", "color": _RULE}),
        ("w:tblCellMar", ("w:left", "w:right"), {"w": _PADDING, "type": "dxa"}),
    ):
        group = _child(properties, name)
        for line in lines:
            _child(group, line, **look)
    for name in ("w:tblLayout", "w:tblCellMar", "w:tblLook"):  # Word wants them in this order
        found = properties.find(qn(name))
        properties.remove(found)
        properties.append(found)


def _part(table: Table, spec: BriefSpec, part: Part, widths: list[int]) -> None:
    bar = _row(table, [Cell(part.head, columns=len(SHARES))], spec, widths, BAR)
    shade(bar[0], part.fill)
    for row in part.rows:
        _row(table, row, spec, widths, TEXT)


def _row(table: Any, row: Any, spec: BriefSpec, widths: list[int], style: str) -> list[_Cell]:
    """Add a row whose cells go over one column or more, each as wide as what it goes over."""
    added = table.add_row()
    keep_whole(added)
    cells, place, filled = list(added.cells), 0, []
    for cell in row:
        last = place + cell.columns - 1
        target = cells[place] if cell.columns == 1 else cells[place].merge(cells[last])
        target.width = sum(widths[place : last + 1])
        named = ISSUE if place == 0 and style == TEXT else style
        if cell.picture:
            _draw(target, cell.picture)
        else:
            _fill(target, spec, cell.text, named)
        filled.append(target)
        place = last + 1
    return filled


def _fill(cell: _Cell, spec: BriefSpec, text: Text, style: str) -> None:
    cell.paragraphs[0].style = style
    _write(cell.paragraphs[0], spec, text)


def _draw(cell: _Cell, picture: Picture) -> None:
    """Put a drawing into a cell, told in words for who does not see it, and the ends' words under it."""
    above, below = cell.paragraphs[0], cell.add_paragraph(style=SCALE)
    above.style = SCALE
    # LibreOffice cuts a picture to a line that is set tighter than one.
    above.paragraph_format.keep_with_next, above.paragraph_format.line_spacing = True, 1.0
    width = min(Mm(WIDTH_MM), int(cell.width or 0) - 2 * Twips(int(_PADDING)))
    inline = above.add_run().add_picture(io.BytesIO(as_png(picture)), width=width)._inline
    inline.docPr.set("descr", picture.told)
    for edge in "TBLR":  # what is not said is none to Word, and an eighth of an inch to LibreOffice
        inline.set(f"dist{edge}", "0")
    below.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    below.add_run("\t".join(picture.ends))


def _child(parent: Any, name: str, **attributes: str) -> Any:
    made: Any = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made


_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    *(
        rf"{os.environ.get(name, '')}\LibreOffice\program\soffice.exe"
        for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")
    ),
)
"""Where the installers of macOS and Windows put it, which set no path to it."""
_SECONDS = 180


def find_office() -> str | None:
    """Return the LibreOffice program, or None where there is none."""
    return next(filter(None, map(shutil.which, (*_NAMES, *_PLACES))), None)


def as_pdf(spec: BriefSpec, template: Path | None = None) -> bytes:
    """Return the same as PDF.

    Raises
    ------
    MissingPackageError
        Where LibreOffice, or Pillow, is not found.
    FileError
        As `as_file`.
    ToldError
        Where LibreOffice makes no PDF.
    """
    document = as_file(spec, template)
    program = find_office()
    if program is None:
        raise MissingPackageError(Message("brief.no-office"))
    with TemporaryDirectory() as folder:
        source = Path(folder, "brief.docx")
        source.write_bytes(document)
        # A profile of its own, as a LibreOffice that is open already would take the call and do nothing.
        own = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        words = [program, own, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            subprocess.run(words, capture_output=True, timeout=_SECONDS, check=True)
            return source.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise ToldError(Message("brief.office-failed")) from error
