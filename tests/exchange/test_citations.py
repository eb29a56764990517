"""References in both styles, BibTeX and CSL-JSON; the styles' examples after the Chicago Manual, 17th ed."""

from __future__ import annotations

import json

import pytest

import negotiation_kit as nk
from negotiation_kit.exchange.citations import bibliography, reference
from negotiation_kit.model import Source
from negotiation_kit.scales.edtf import parse_edtf

ARTICLE = Source(
    "roe-2025",
    "article-newspaper",
    "Talks end",
    author="Ann Roe",
    container_title="The Paper",
    issued=parse_edtf("2025-06-02"),
    accessed=parse_edtf("2025-07-01"),
    url="https://example.org/a_b?c=1&d=2",
    language="en",
)
REPORT = Source(
    "un-2024", "report", "A report", author="UN", publisher="United Nations", issued=parse_edtf("2024")
)
QUESTION = Source("q", "webpage", "Who said what?", issued=parse_edtf("2025-06~"))
BARE = Source("bare", "webpage", "[A leaflet]")


@pytest.mark.parametrize(
    ("source", "style", "language", "text"),
    [
        (
            ARTICLE,
            "author-date",
            "en",
            "Ann Roe. 2025. “Talks end.” The Paper. 2 June. Accessed 1 July 2025, "
            "https://example.org/a_b?c=1&d=2.",
        ),
        (
            ARTICLE,
            "note",
            "en",
            "Ann Roe, “Talks end,” The Paper, 2 June 2025, accessed 1 July 2025, "
            "https://example.org/a_b?c=1&d=2.",
        ),
        (REPORT, "author-date", "en", "UN. 2024. A report. United Nations."),
        (REPORT, "note", "en", "UN, A report (United Nations, 2024)."),
        (QUESTION, "author-date", "en", "“Who said what?” [ca. June 2025]."),
        (QUESTION, "note", "en", "“Who said what?” [ca. June 2025]."),
        (BARE, "author-date", "en", "[A leaflet]. n.d."),
        (BARE, "note", "uk", "[A leaflet], б. д."),
        (QUESTION, "author-date", "uk", "«Who said what?» [бл. червень 2025 року]."),
        (
            ARTICLE,
            "note",
            "ru",
            "Ann Roe, «Talks end», The Paper, 2 июня 2025 года, дата обращения: 1 июля 2025 года, "
            "https://example.org/a_b?c=1&d=2.",
        ),
    ],
)
def test_a_reference(source: Source, style: str, language: str, text: str) -> None:
    assert reference(source, style, language) == text


def test_author_date_stands_in_alphabetical_order_and_notes_in_the_order_given() -> None:
    both = [REPORT, ARTICLE]
    assert [line[:2] for line in bibliography(both, "author-date").splitlines()] == ["An", "UN"]
    assert [line[:5] for line in bibliography(both, "note").splitlines()] == ["1. UN", "2. An"]


def test_csl_json_has_what_the_card_says_and_no_more() -> None:
    article, question = json.loads(bibliography([ARTICLE, QUESTION], "csl-json"))
    assert article == {
        "id": "roe-2025",
        "type": "article-newspaper",
        "title": "Talks end",
        "container-title": "The Paper",
        "author": [{"literal": "Ann Roe"}],
        "issued": {"date-parts": [[2025, 6, 2]]},
        "accessed": {"date-parts": [[2025, 7, 1]]},
        "language": "en",
        "URL": "https://example.org/a_b?c=1&d=2",
    }
    assert question["issued"] == {"date-parts": [[2025, 6]], "circa": True}
    assert "author" not in question


def test_bibtex_keeps_braces_balanced_and_escapes_what_latex_would_act_on() -> None:
    nasty = Source("x", "book", "50 % of {A} & $B_1$ ~ ^ \\ #", author="Ґалаґан", issued=parse_edtf("2024"))
    entry = bibliography([nasty], "bibtex")
    title = r"{{50 \% of \{A\} \& \$B\_1\$ {\textasciitilde} {\textasciicircum} {\textbackslash} \#}}"
    assert entry.splitlines() == [
        "@book{x,",
        "  author = {{Ґалаґан}},",
        f"  title = {title},",
        "  year = {2024}",
        "}",
    ]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (ARTICLE, ["@article{roe-2025,", "  journal = {{The Paper}},", "  month = jun,", "  year = {2025},"]),
        (REPORT, ["@techreport{un-2024,", "  institution = {{United Nations}},"]),
        (QUESTION, ["@misc{q,", "  note = {date approximate}"]),
    ],
)
def test_bibtex_puts_each_part_where_its_type_has_it(source: Source, lines: list[str]) -> None:
    assert set(lines) <= set(bibliography([source], "bibtex").splitlines())


def test_another_format_is_refused() -> None:
    with pytest.raises(nk.UnknownNameError, match=r"there is no format 'apa'; known are: author-date, note"):
        bibliography([BARE], "apa")
