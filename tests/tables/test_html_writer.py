"""Tables as HTML: right parts, colours that go with their text, nothing from a file becomes HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import negotiation_kit as nk

VOID = {"br", "col", "meta"}
TAGS = {
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot"),
    *("tr", "th", "td", "div", "b", "sup", "br"),
}
ATTRIBUTES = {"lang", "style", "class", "scope", "colspan"}


class Page(HTMLParser):
    """Tags, attributes, styles and texts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "br":
            self.text += "\n"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_has_a_caption_and_heads_that_say_what_they_head(table: nk.ComparisonTable) -> None:
    page = Page(table.to_html())
    names = [tag for tag, _ in page.tags]
    assert names.count("caption") == 1
    scopes = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert scopes.count("col") == len(table.columns)
    assert scopes.count("row") == len(table.rows)
    assert scopes.count("rowgroup") == len(table.groups)
    assert None not in scopes
    assert page.open == []


def test_every_cell_sets_text_and_background_together_and_inline(table: nk.ComparisonTable) -> None:
    for tag, attributes in Page(table.to_html()).tags:
        if tag in ("td", "th", "table", "caption"):
            style = f";{attributes['style']}"
            assert re.search(r";background-color:#[0-9a-f]{6};color:#[0-9a-f]{6}", style), style
    assert "<style" not in table.to_html()


def test_the_text_has_enough_contrast_on_its_background(table: nk.ComparisonTable) -> None:
    pairs = set(re.findall(r"background-color:(#[0-9a-f]{6});color:(#[0-9a-f]{6})", table.to_html()))
    muted = {("#ffffff", colour) for colour in re.findall(r"(?<![-\w])color:(#[0-9a-f]{6})", table.to_html())}
    assert all(contrast(*pair) >= 4.5 for pair in pairs | muted)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.1, 1.4.3."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_file_is_a_page_in_the_language_of_the_table(compared: nk.Comparison) -> None:
    html = nk.comparison_table(compared, language="uk").to_bytes(".html").decode("utf-8")
    page = Page(html.removeprefix("<!DOCTYPE html>\n"))
    assert page.tags[0] == ("html", {"lang": "uk"})
    assert ("meta", {"charset": "utf-8"}) in page.tags
    assert "Позиції сторін: Росія та Україна" in page.text
    assert nk.comparison_table(compared, language="uk").to_html() in html


def test_nothing_from_a_file_becomes_html(filled: Callable[[str], nk.ComparisonTable], nasty: str) -> None:
    page = Page(filled(nasty).to_html())
    assert {tag for tag, _ in page.tags} <= TAGS
    assert {name for _, attributes in page.tags for name in attributes} <= ATTRIBUTES
    assert page.open == []
    shown = nasty.translate({7: "\ufffd", 0: "\ufffd"})
    assert page.text.count(shown) >= 10


def test_dollar_signs_are_kept_from_being_typeset(filled: Callable[[str], nk.ComparisonTable]) -> None:
    assert 'class="tex2jax_ignore mathjax_ignore"' in filled("$5 to $10").to_html().split(">", 1)[0]
