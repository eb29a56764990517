"""The brief of one page: what stands in it, in five formats and three languages."""

from __future__ import annotations

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
from negotiation_kit.model import Evidence, Mode
from negotiation_kit.tables.briefs import office
from negotiation_kit.tables.briefs.drawing import as_png
from negotiation_kit.tables.briefs.spec import BriefSpec, Cell, Part, Picture, Run, Shape, Style, plain
from negotiation_kit.wording import LANGUAGES, say

if TYPE_CHECKING:
    from playwright.sync_api import Browser

docx = pytest.importorskip(
    "docx", reason="python-docx is not installed: `python3 start.py test` installs it."
)
ENDINGS = (".docx", ".html", ".tex", ".md")
TEXTS = (".html", ".tex", ".md")


@pytest.fixture(scope="module")
def made(compared: nk.Comparison) -> nk.Brief:
    return nk.brief(compared)


def opened(made: nk.Brief) -> Any:
    return docx.Document(io.BytesIO(made.to_bytes(".docx")))


def rows_of(made: nk.Brief) -> dict[str, tuple[Cell, ...]]:
    """Return the rows by the first line of their first cell."""
    return {plain(row[0].text).partition("\n")[0]: row for part in made.spec.parts for row in part.rows}


def said(row: tuple[Cell, ...]) -> str:
    return " | ".join(plain(cell.text) for cell in row[1:])


# What stands in it


def test_the_title_is_the_finding_and_three_lines_and_the_range_follow(made: nk.Brief) -> None:
    assert made.spec.title == "Russia and Ukraine agree on 2 of 24 issues and are far apart on 15"
    labels = [text[0].text for text in made.spec.answer]
    assert labels == ["Agreed: ", "Near: ", "Blocked by: ", "Agreement from 0 to 1: "]
    agreed, near, blocked, found = map(plain, made.spec.answer)
    assert "Return of the dead (6,000 bodies per side)" in agreed
    assert near == (
        "Near: Nothing without conditions; under conditions: "
        "Scope of a ceasefire (Russia: general, conditional)."
    )
    assert "Russia rejects what Ukraine wants on 1 issue (Scope of a ceasefire)" in blocked
    assert "Ukraine rejects what Russia wants on 11 issues" in blocked
    assert found.index("0.16") < found.index("0.52") < found.index("0.39 on the 6 of 24 issues")


def test_issues_stand_under_their_verdicts_each_once(made: nk.Brief, compared: nk.Comparison) -> None:
    heads = [plain(part.head) for part in made.spec.parts]
    assert heads == [
        "● Agreed  2 of 24 issues",
        "○ Far apart  15 of 24 issues, 11 of them one refusal",
        "◌ Only one side says what it wants  4 of 24 issues",
        "– Neither side says what it wants  1 of 24 issues",
        "≠ Not comparable  2 of 24 issues",
    ]
    told = " ".join(plain(cell.text) for row in rows_of(made).values() for cell in row)
    assert [row.issue.title for row in compared.rows if told.count(row.issue.title) != 1] == []
    assert plain(made.spec.after[0]) == "No issue here is: Something both accept; Near."


def test_every_row_fills_the_four_columns(made: nk.Brief) -> None:
    assert {sum(cell.columns for cell in row) for part in made.spec.parts for row in part.rows} == {4}


def test_positions_are_the_coders_sentences_each_with_its_source(made: nk.Brief) -> None:
    dead = rows_of(made)["Return of the dead"]
    assert said(dead).startswith("Agrees to the return of the bodies of 6,000 soldiers.2 | ")
    sources = plain(made.spec.foot[3])
    assert "\u00a0¶1, 2, 17" in sources
    assert sources.startswith("Sources: S1 [Unsigned rewording")


def test_refusals_on_one_passage_are_one_line_that_names_them_all(made: nk.Brief) -> None:
    told = said(rows_of(made)["11 issues, one refusal"])
    assert told.count(";") == 10
    assert "Elections before a peace treaty (required, conditional)" in told
    assert re.search(r"✕ Ukraine rejects each of these and does not say what instead\.\d+$", told)


def test_what_only_one_side_says_is_one_line(made: nk.Brief) -> None:
    told = said(rows_of(made)["▲ 3 issues, only Ukraine"])
    assert "Date of the next round: Proposes that the delegations meet again" in told


def test_hearsay_and_conditions_are_marked(made: nk.Brief) -> None:
    rows = rows_of(made)
    assert "told by the other side" in plain(rows["Return of children"][0].text)
    assert "Under conditions: general, conditional." in said(rows["Scope of a ceasefire"])


def test_what_would_unlock_what_names_every_package(made: nk.Brief) -> None:
    told = made.spec.after[1]
    assert [run.text for run in told if run.style is Style.BOLD].count(" or ") == 1
    assert plain(told).endswith("Every package holds a step ruled out by: Ukraine, the West. ")


def test_a_contested_agreement_keeps_its_row_and_is_not_told_as_agreed(
    istanbul: nk.Case, compared: nk.Comparison
) -> None:
    own = istanbul.entries("ukraine", "remains-return", "2025-06-02")[0]
    heard = Evidence("istanbul-2025-06-02", 3, Mode.REPORTED_BY_OPPONENT, "Ukraine")
    value = tuple(replace(part, low=100.0, high=100.0) for part in own.value)  # type: ignore[union-attr]
    other = replace(own, value=value, evidence=(heard,), summary="Hands over 100.")
    case = replace(istanbul, positions=(*istanbul.positions, other))
    found = nk.brief(nk.compare(case, "russia", "ukraine", "2025-06-02"))
    assert "agree on 1 of 24 issues" in found.spec.title
    assert "dead" not in plain(found.spec.answer[0])
    title = plain(rows_of(found)["Return of the dead"][0].text)
    assert "⚑ contested" in title
    assert "accounts contradict each other" in title


def test_warnings_of_the_files_stand_on_top(istanbul: nk.Case) -> None:
    finding = nk.Finding("no-evidence", "x", "y.yaml", 1, 1)
    case = replace(istanbul, warnings=(finding, finding))
    assert nk.brief(nk.compare(case, "russia", "ukraine")).spec.kicker.endswith(
        "2 warnings in the files; see check"
    )


def test_a_case_without_sources_cites_none_and_folds_nothing(istanbul: nk.Case) -> None:
    bare = tuple(replace(entry, evidence=()) for entry in istanbul.positions)
    found = nk.brief(nk.compare(replace(istanbul, positions=bare, sources=()), "russia", "ukraine")).spec
    assert not any(
        run.style is Style.RAISED
        for part in found.parts
        for row in part.rows
        for cell in row
        for run in cell.text
    )
    assert [text[0].text for text in found.foot] == ["How sure: ", "Marks: ", "Method: ", "Cite as: "]
    assert "one refusal" not in " ".join(found.texts())


def test_one_issue_and_two_parties_alone_make_a_brief() -> None:
    case = nk.load_case("ec-car-emissions")
    one, other = (party.id for party in case.parties[:2])
    case = replace(case, parties=tuple(case.party(name) for name in (one, other)))
    found = nk.brief(nk.compare(case, one, other)).spec
    assert found.title == "Netherlands and Belgium agree on 0 of 1 issue and are far apart on 1"
    assert plain(found.answer[3]) == (
        "Agreement from 0 to 1: exactly 0.5 over the 1 issue that can be measured; "
        "on so few issues the number says little."
    )
    assert found.points == 10.0


def test_as_printed_the_coders_sentence_does_not_stand_for_other_words(istanbul: nk.Case) -> None:
    found = nk.brief(nk.compare(istanbul, "russia", "ukraine", "2025-06-02", coding="printed"))
    dead = next(part for part in found.spec.parts for row in part.rows if "dead" in plain(row[0].text))
    assert "at least 10,000" in " ".join(said(row) for row in dead.rows)


# Languages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_issue_and_no_english_sentence(
    compared: nk.Comparison, language: str
) -> None:
    found = nk.brief(compared, language).spec
    english = nk.brief(compared).spec
    assert [len(part.rows) for part in found.parts] == [len(part.rows) for part in english.parts]
    words = " ".join(plain(cell.text) for part in found.parts for row in part.rows for cell in row)
    assert (language == "en") == bool(re.search(r"[A-Za-z]{2,}", words))
    assert ".." not in words


def test_a_language_the_kit_does_not_speak_is_refused(compared: nk.Comparison) -> None:
    with pytest.raises(nk.UnknownNameError):
        nk.brief(compared, "de-AT")


# The drawing


def drawing(made: nk.Brief, title: str) -> Picture:
    found = rows_of(made)[title][-1].picture
    assert found is not None
    return found


def test_marks_stand_where_the_sides_stand(made: nk.Brief) -> None:
    """Of 20,000 bodies 6,000 are 0.3 of the line, which runs from 8 to 110: 38.6."""
    triangles = [shape for shape in drawing(made, "Return of the dead").shapes if len(shape.points) == 3]
    assert [shape.points[2] for shape in triangles] == [
        pytest.approx((38.6, 10.5)),
        pytest.approx((38.6, 17.5)),
    ]
    assert [shape.fill for shape in triangles] == ["#0072B2", "#D55E00"]


def test_an_offer_under_conditions_is_hollow(made: nk.Brief) -> None:
    found = drawing(made, "Scope of a ceasefire")
    hollow = [shape for shape in found.shapes if len(shape.points) == 3 and shape.fill == "#ffffff"]
    assert [shape.points[2][0] for shape in hollow] == [pytest.approx(8 + 102 * 2 / 3)]
    assert "under conditions" in found.told


def test_sets_are_lines_with_marks(made: nk.Brief) -> None:
    cell = rows_of(made)["Route to a general ceasefire"][-1]
    assert plain(cell.text) == "▲ no precondition\n▼ withdrawal\n▼ package"
    assert [run.style for run in cell.text if run.text in "▼▲"] == [Style.B, Style.A, Style.A]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["istanbul-2025", "harbour-lease"])
def test_the_words_under_a_drawing_fit_under_it(name: str, language: str) -> None:
    case = nk.load_case(name)
    found = nk.brief(nk.compare(case, *(party.id for party in case.parties[:2])), language).spec
    pictures = [cell.picture for part in found.parts for row in part.rows for cell in row if cell.picture]
    assert max(sum(map(len, picture.ends)) for picture in pictures) <= 24
    assert all(
        0 <= x <= 118 and 0 <= y <= 28 for item in pictures for shape in item.shapes for x, y in shape.points
    )


def test_a_drawing_becomes_a_picture_with_the_colours_of_the_sides(made: nk.Brief) -> None:
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed.")
    found = image.open(io.BytesIO(as_png(drawing(made, "Return of the dead"))))
    assert found.size == (472, 112)
    assert found.getpixel((154, 16))[:3] == (0, 0x72, 0xB2)
    assert found.getpixel((154, 96))[:3] == (0xD5, 0x5E, 0)
    assert found.getpixel((300, 5))[3] == 0


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
    wanted = [cell.picture.told for row in rows_of(made).values() for cell in row if cell.picture]
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
    monkeypatch.setattr(office, "find_office", lambda: None)
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
@pytest.mark.parametrize("ending", TEXTS)
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
        kicker=text, title=text, answer=(runs,), heads=(runs,) * 4, parts=(part,), after=(runs,), foot=(runs,),
        colours=("#0072B2", "#D55E00"), language="en",
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


def _pages(browser: Browser, html: str) -> int:
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    try:
        page.set_content(html)
        return len(
            re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, print_background=True))
        )
    finally:
        page.close()


AS_CALIBRI = (
    '<style>@font-face{font-family:Calibri;src:local("DejaVu Sans Condensed");size-adjust:88%}'
    "@font-face{font-family:Calibri;font-weight:700;"
    'src:local("DejaVu Sans Condensed Bold");size-adjust:86%}</style>'
)
"""A font made as narrow as Calibri, which takes 0.88 of its room for these texts."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_twenty_four_issues_are_one_printed_page(
    compared: nk.Comparison, browser: Browser, language: str
) -> None:
    html = nk.brief(compared, language).to_bytes(".html").decode()
    assert _pages(browser, html.replace("</head>", f"{AS_CALIBRI}</head>")) == 1


@pytest.mark.parametrize("width", [320, 390, 794])
def test_nothing_runs_out_of_the_screen(compared: nk.Comparison, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    try:
        page.set_content(nk.brief(compared, "uk").to_bytes(".html").decode())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        page.close()
