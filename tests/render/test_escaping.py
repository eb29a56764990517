"""A case whose every text is nasty: nothing of it becomes HTML, and all of it can be read."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.render import comparison_view, issue_card, live_view

TAGS = """
    div span p b i table colgroup col thead tbody tr th td svg line circle polygon path text style ol
    ul li dl dt dd details summary blockquote section rect aside button h2
"""
ATTRIBUTES = """
    style class role title colspan scope width height viewbox x y x1 x2 y1 y2 cx cy r d fill points
    stroke stroke-width stroke-opacity stroke-dasharray fill-opacity rx type lang data-nk
"""
VOID = {"col", "line", "circle", "polygon", "path", "rect"}


class Page(HTMLParser):
    """Every tag, attribute and text of a page, and whether tags are closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs if not name.startswith("aria-")}
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def pages(case: Case, coding: str) -> list[str]:
    compared = nk.compare(case, case.parties[0].id, case.parties[1].id, coding=coding)
    robust = nk.multiverse(compared)
    cards = [issue_card(compared, row, robust) for row in compared.rows]
    live = live_view(compared, compared.rows, opened=compared.rows[0].issue.id, robust=robust)
    return [comparison_view(compared, robust), live, *cards]


def test_nothing_from_a_file_becomes_html(nasty: str, nastied: Callable[[str], Case]) -> None:
    for coding in ("reading", "printed"):
        for html in pages(nastied(nasty), coding):
            page = Page(html)
            assert page.tags <= set(TAGS.split())
            assert page.names <= set(ATTRIBUTES.split())
            assert page.open == []
            assert page.other == []
            assert nasty in "".join(page.texts)


def test_the_same_tags_as_with_harmless_texts(nasty: str, nastied: Callable[[str], Case]) -> None:
    harmless, harmful = (pages(nastied(text), "reading") for text in ("x", nasty))
    for one, other in zip(harmless, harmful, strict=True):
        assert one.count("<") == other.count("<")


def test_dollar_signs_are_kept_from_being_typeset(nastied: Callable[[str], Case]) -> None:
    for html in pages(nastied("$5 to $10"), "reading"):
        assert html.startswith("<div ")
        assert "tex2jax_ignore mathjax_ignore" in html.split(">", 1)[0]
