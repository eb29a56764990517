"""The brief as files: Word and a house's template, PDF, HTML in print and on a phone, nasty texts."""

from __future__ import annotations

import importlib
import io
import re
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import negotiation_kit as nk
from negotiation_kit.errors import MissingPackageError, ToldError
from negotiation_kit.tables.briefs.spec import BriefSpec, Cell, Part, Picture, Run, Shape, Style
from negotiation_kit.wording import LANGUAGES, say

if TYPE_CHECKING:
    from playwright.sync_api import Browser

docx = pytest.importorskip(
    "docx", reason="python-docx is not installed: `python3 start.py test` installs it."
)
word = importlib.import_module("negotiation_kit.tables.briefs.word")  # which needs python-docx
ENDINGS = (".docx", ".html", ".tex", ".md")


@pytest.fixture(scope="module")
def made(compared: nk.Comparison) -> nk.Brief:
    return nk.brief(compared)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def opened(made: nk.Brief) -> Any:
    return docx.Document(io.BytesIO(made.to_bytes(".docx")))


# Word


def test_word_has_the_page_the_styles_and_a_head_that_repeats(made: nk.Brief) -> None:
    document = opened(made)
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm), round(section.left_margin.mm)) == (
        210,
        297,
        17,
    )
    assert [item.style.name for item in document.paragraphs[:3]] == ["Subtitle", "Title", "Brief Answer"]
    (table,) = document.tables
    rows = table._tbl.tr_lst
    assert [bool(row.xpath("w:trPr/w:tblHeader")) for row in rows] == [True] + [False] * (len(rows) - 1)
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
    bars = [row for row in table.rows if row.cells[0].paragraphs[0].style.name == "Brief Group"]
    assert len(bars) == len(made.spec.parts)
    assert document.styles["Brief Group"].paragraph_format.keep_with_next


def test_word_cells_are_as_wide_as_the_page_and_in_the_order_word_wants(made: nk.Brief) -> None:
    document = opened(made)
    table = document.tables[0]._tbl
    line = document.sections[0].page_width - 2 * document.sections[0].left_margin
    for row in table.tr_lst:
        assert sum(cell.width for cell in row.tc_lst) == pytest.approx(line, rel=1e-3)
        assert sum(cell.grid_span for cell in row.tc_lst) == 4
    names = [child.tag.partition("}")[2] for child in table.tblPr]
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    assert names == [name for name in order if name in names]
    assert {"tblBorders", "tblLayout", "tblCellMar"} <= set(names)


def test_word_pictures_say_in_words_what_they_show(made: nk.Brief) -> None:
    document = opened(made)
    pictures = document.element.body.xpath(".//wp:docPr")
    rows = [row for part in made.spec.parts for row in part.rows]
    wanted = [cell.picture.told for row in rows for cell in row if cell.picture]
    assert [item.get("descr") for item in pictures] == wanted
    assert len({item.get("id") for item in pictures}) == len(wanted) > 0
    widths = {int(item.get("cx")) for item in document.element.body.xpath(".//wp:extent")}
    assert {round(width / 36000) for width in widths} == {31}


def test_a_house_template_keeps_its_styles_page_header_and_footer(made: nk.Brief, tmp_path: Path) -> None:
    from docx.shared import Mm, Pt

    house = docx.Document()
    house.sections[0].header.paragraphs[0].text = "Ministry of Foreign Affairs"
    house.sections[0].footer.paragraphs[0].text = "For official use"
    house.sections[0].left_margin = Mm(40)
    house.styles["Title"].font.size, house.styles["Title"].font.name = Pt(23), "Georgia"
    path = tmp_path / "ministry.docx"
    house.save(str(path))
    document = opened(replace(made, template=path))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Ministry of Foreign Affairs"
    assert section.footer.paragraphs[0].text == "For official use"
    assert document.styles["Title"].font.size == Pt(23)
    assert document.styles["Title"].font.name == "Georgia"
    assert document.styles["Brief Text"].font.name is None
    assert document.paragraphs[0].text == made.spec.kicker
    line = section.page_width - section.left_margin - section.right_margin
    assert sum(cell.width for cell in document.tables[0]._tbl.tr_lst[1].tc_lst) == pytest.approx(
        line, rel=1e-3
    )


@pytest.mark.parametrize("content", [b"", b"no document", b"PK\x05\x06" + b"\0" * 18])
def test_a_template_that_is_no_document_is_told(made: nk.Brief, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    with pytest.raises(ToldError, match=r"house\.docx cannot be read as a Word document"):
        replace(made, template=path).to_bytes(".docx")


def test_a_template_that_is_not_there_is_told(made: nk.Brief, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        replace(made, template=tmp_path / "nowhere.docx").to_bytes(".docx")


# PDF


def test_without_libreoffice_a_sentence_says_what_to_do(
    made: nk.Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "find_office", lambda: None)
    with pytest.raises(MissingPackageError, match="LibreOffice, which was not found here"):
        made.to_bytes(".pdf")


@pytest.mark.skipif(
    sys.platform == "win32", reason="A script stands for LibreOffice, which Windows would not run."
)
@pytest.mark.parametrize("works", [True, False])
def test_libreoffice_makes_the_pdf_of_the_word_document(
    made: nk.Brief, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, works: bool
) -> None:
    program = tmp_path / "soffice"
    script = (
        "import sys, pathlib, zipfile\n"
        "source = pathlib.Path(sys.argv[-1]); zipfile.ZipFile(source).testzip()\n"
        "assert '--headless' in sys.argv\n"
        "pathlib.Path(sys.argv[-2], 'brief.pdf').write_bytes(b'%PDF-1.7')\n"
    )
    program.write_text(f"#!{sys.executable}\n{script if works else 'raise SystemExit(3)'}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    if works:
        assert made.to_bytes(".pdf") == b"%PDF-1.7"
    else:
        with pytest.raises(ToldError, match="LibreOffice made no PDF"):
            made.to_bytes(".pdf")


@pytest.mark.skipif(
    word.find_office() is None, reason="LibreOffice is not installed: install it to run this."
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_twenty_four_issues_are_one_page_of_word(compared: nk.Comparison, language: str) -> None:
    made = nk.brief(compared, language).to_bytes(".pdf")
    if not re.search(rb"Carlito|Calibri", made):
        pytest.skip("Neither Calibri nor Carlito is installed: in a wider font it may take two pages.")
    assert pages(made) == 1


# Every format


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_brief_is_saved_whole_and_replaces_nothing(made: nk.Brief, tmp_path: Path, ending: str) -> None:
    path = made.save(tmp_path / f"brief{ending}")
    assert path.stat().st_size > 1000
    with pytest.raises(FileExistsError):
        made.save(path)
    assert made.save(path, overwrite=True) == path


def test_another_format_is_named_with_those_there_are(made: nk.Brief) -> None:
    with pytest.raises(nk.UnknownNameError, match="docx"):
        made.to_bytes(".odt")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ENDINGS[1:])
def test_every_format_says_the_same(compared: nk.Comparison, language: str, ending: str) -> None:
    found = nk.brief(compared, language)
    text = found.to_bytes(ending).decode()
    for code in (
        "answer.agreed",
        "answer.near",
        "answer.blocked",
        "brief.unlocks",
        "brief.how-sure",
        "table.sources",
    ):
        assert say(language, code) in text


def test_it_prints_itself_in_a_shell_and_in_a_notebook(made: nk.Brief) -> None:
    assert str(made).startswith(f"# {made.spec.title}")
    assert "\nNear: Nothing without conditions" in repr(made)
    assert repr(made).endswith("Go on with: .save(path), .to_html(), .to_markdown(), .to_latex()")
    assert made._repr_html_().startswith("<article")


# Nasty texts


def filled(text: str) -> nk.Brief:
    """Return a brief in which every text is one."""
    picture = Picture((Shape(((0.0, 0.0), (5.0, 5.0)), "#000000"),), (text, text), text)
    runs = tuple(Run(text, style) for style in Style)
    row = (Cell(runs), Cell(runs), Cell(runs), Cell((), picture=picture))
    wide = (Cell(runs), Cell(runs, columns=3))
    part = Part(runs, "#dddddd", (row, wide, (Cell(runs, columns=4),)))
    spec = BriefSpec(
        kicker=text, title=text, answer=(runs,), heads=(runs,) * 4, parts=(part,), after=(runs,),
        foot=(runs,), colours=("#0072B2", "#D55E00"), language="en",
    )  # fmt: skip
    return nk.Brief(spec)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_nasty_text_is_text_in_html(nasty: str) -> None:
    calm, seen = _Seen(), _Seen()
    calm.feed(filled("calm").to_html())
    seen.feed(filled(nasty).to_html())
    assert (seen.tags - {"br"}, seen.attributes) == (calm.tags, calm.attributes)


def test_a_nasty_text_is_text_in_word(nasty: str) -> None:
    document = opened(filled(nasty))
    shown = nasty.translate({7: "\ufffd", 0: "\ufffd"})
    assert document.tables[0].rows[3].cells[1].text.startswith(shown)
    assert document.element.body.xpath(".//wp:docPr")[0].get("descr") == shown


def test_a_nasty_text_breaks_no_row_of_markdown(nasty: str) -> None:
    lines = filled(nasty).to_markdown().split("\n")
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) == 6
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in rows} == {4}
    text = " ".join(lines)
    assert not re.search(r"(?<!\\)<(?!/?(sup|sub)>|br>|!-- -->)", text)


def test_a_nasty_text_opens_nothing_in_latex(nasty: str) -> None:
    text = filled(nasty).to_latex()
    calm = filled("calm").to_latex()
    body, calm_body = (whole.partition(r"\begin{document}")[2] for whole in (text, calm))
    assert body.count(r"\begin") == calm_body.count(r"\begin")
    bare = re.sub(r"\\[\\{}$&#%_]", "", body)
    assert bare.count("{") == bare.count("}")
    assert r"\input" not in bare
    assert "$" not in bare


# The page


def printed(browser: Browser, html: str) -> bytes:
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    try:
        page.set_content(html)
        return page.pdf(prefer_css_page_size=True, print_background=True)
    finally:
        page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_twenty_four_issues_are_one_printed_page(
    compared: nk.Comparison, browser: Browser, language: str
) -> None:
    html = nk.brief(compared, language).to_bytes(".html").decode()
    assert pages(printed(browser, html)) == 1


@pytest.mark.parametrize("width", [320, 390, 794])
def test_nothing_runs_out_of_the_screen(compared: nk.Comparison, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    try:
        page.set_content(nk.brief(compared, "uk").to_bytes(".html").decode())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(
            "[...document.querySelectorAll('.drawing')].every(one => one.getBoundingClientRect().right <= "
            "one.parentElement.getBoundingClientRect().right + 1)"
        )
    finally:
        page.close()
