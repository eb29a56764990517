"""Tables as Markdown, read back by a renderer that follows GitHub's dialect."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import mistune
import pytest

import negotiation_kit as nk
from negotiation_kit.tables.markdown_writer import escaped

render = mistune.create_markdown(plugins=["table", "strikethrough", "url"], escape=False)


class Cells(HTMLParser):
    """The rows of the table, and every tag there is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "br" and self.rows:
            self.rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1] and self.lasttag not in ("tr", "table", "tbody", "thead"):
            self.rows[-1][-1] += data


def rows(markdown: str) -> list[list[str]]:
    html = str(render(markdown))
    table = html[html.index("<table>") : html.index("</table>")]
    return [[cell.strip() for cell in row] for row in Cells(table).rows]


def test_a_renderer_finds_every_cell_again(table: nk.ComparisonTable) -> None:
    found = rows(table.to_markdown())
    assert found[0] == [column.head for column in table.columns]
    expected = []
    for group in table.groups:
        expected.append([group.title, *[""] * (len(table.columns) - 1)])
        for row in group.rows:
            cells = []
            for cell in row.cells:
                marks = ", ".join(map(str, cell.notes))
                cells.append(f"{cell.shown}{marks}\n{cell.detail}".strip())
            expected.append(cells)
    assert found[1:] == expected


def test_notes_are_numbered_as_the_cells_name_them(table: nk.ComparisonTable) -> None:
    html = str(render(table.to_markdown()))
    notes = re.search(r"<ol>(.*?)</ol>", html, re.DOTALL)
    assert notes is not None
    items = [unescape(item) for item in re.findall(r"<li>(.*?)</li>", notes[1], re.DOTALL)]
    assert items == list(table.notes)


def test_what_it_rests_on_stands_under_it(table: nk.ComparisonTable) -> None:
    text = re.sub(r"<[^>]+>", "", unescape(str(render(table.to_markdown()))))
    for name, line in table.method:
        assert f"{name}: {line}" in text


def test_nothing_from_a_file_becomes_markup(filled: Callable[[str], nk.ComparisonTable], nasty: str) -> None:
    markdown = filled(nasty).to_markdown()
    html = str(render(markdown))
    allowed = {
        "p",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "sup",
        "sub",
        "br",
        "ol",
        "ul",
        "li",
    }
    assert Cells(html).tags <= allowed
    assert {len(row) for row in rows(markdown)} == {4}


def test_every_text_is_shown_as_it_stands(filled: Callable[[str], nk.ComparisonTable], nasty: str) -> None:
    cell = rows(filled(nasty).to_markdown())[2][2]
    shown = " ".join(nasty.translate({7: "\ufffd", 0: "\ufffd", 9: " "}).split())
    assert " ".join(cell.split()) == f"{shown}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("0.667", "0.667"),
        ("20–30 June", "20–30 June"),
        ("1. item", "1\\. item"),
        ("a|b", "a\\|b"),
        ("negotiation_kit", "negotiation\\_kit"),
        ("two\nlines", "two<br>lines"),
    ],
)
def test_only_what_has_a_meaning_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written
