"""The file as it is written, without a browser: whole, closed to the outside, readable without script."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.render.html import Html
from negotiation_kit.webpage.single_file import lean
from tests.webpage.parsed import Parsed

LIMIT = 250_000


@pytest.fixture(scope="module")
def parsed(whole: nk.Page) -> Parsed:
    return Parsed(whole.html)


def data_of(html: str) -> Any:
    """Return the data of a page, as its script reads them."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_every_element_is_closed_in_order(parsed: Parsed) -> None:
    assert parsed.open == []
    assert parsed.other == []


def test_ids_are_unique_and_every_link_on_the_page_leads_somewhere(parsed: Parsed) -> None:
    ids = parsed.values("id")
    assert len(ids) == len(set(ids))
    inside = {href[1:] for href in parsed.values("href") if href.startswith("#")}
    assert inside <= set(ids)
    assert len(inside) > 100
    assert set(parsed.values("aria-labelledby")) <= set(ids)


def test_the_policy_allows_the_own_style_and_script_and_nothing_else(parsed: Parsed) -> None:
    (policy,) = [
        meta["content"] or ""
        for meta in parsed.named("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    _, script = parsed.raw["script"]
    (style,) = parsed.raw["style"]
    assert rules == {
        "default-src": "'none'",
        "style-src": hashed(style),
        "script-src": hashed(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_is_fetched_and_only_a_click_leads_away(parsed: Parsed) -> None:
    tags = {name for name, _ in parsed.elements}
    assert not tags & {"link", "img", "iframe", "object", "embed", "audio", "video", "base", "image"}
    assert parsed.values("src") == []
    assert parsed.values("style") == []
    assert not re.search(r"url\(|@import", "".join(parsed.raw["style"]))
    assert not re.search(
        r"https?:|fetch\(|XMLHttp|WebSocket|import\(|eval\(|innerHTML",
        parsed.raw["script"][1].replace("http://www.w3.org/2000/svg", ""),
    )
    outside = [attrs for _, attrs in parsed.elements if not str(attrs.get("href", "#")).startswith("#")]
    assert {attrs.get("rel") for attrs in outside} == {"noreferrer noopener"}
    assert not [name for _, attrs in parsed.elements for name in attrs if name.startswith("on")]


def test_the_page_stays_small(whole: nk.Page) -> None:
    assert len(whole.html.encode()) <= LIMIT


def test_without_script_every_position_and_digest_can_be_read(istanbul: Case, parsed: Parsed) -> None:
    text = parsed.text
    lead = [entry for entry in istanbul.positions if entry.coder == "lead"]
    for entry in lead:
        assert (entry.summary or "") in text
        assert (entry.note or "") in text
        for piece in entry.evidence:
            passage = istanbul.source(piece.source).passage(piece.passage)
            assert passage is not None
            assert passage.digest in text
    for issue in istanbul.issues:
        assert issue.title in text
        assert issue.question in text


def test_without_script_the_first_comparison_is_whole(istanbul: Case, parsed: Parsed) -> None:
    compared = nk.compare(istanbul, "russia", "ukraine")
    assert compared.score.agreement is not None
    assert f"Agreement {compared.score.agreement:.2f}" in parsed.text
    rows = [attrs for name, attrs in parsed.elements if name == "tr" and "data-i" in attrs]
    assert len(rows) == 2 * len(compared.rows)  # the table's and the matrix's


def test_the_language_is_named_also_that_of_a_foreign_title(istanbul: Case, parsed: Parsed) -> None:
    assert parsed.elements[0] == ("html", {"lang": "en"})
    foreign = {source.language for source in istanbul.sources}
    assert foreign <= set(parsed.values("lang"))


@pytest.mark.parametrize(
    ("url", "link"),
    [("https://example.org/a?b=1&c", True), ("javascript:alert(1)", False), ("data:text/html,x", False)],
)
def test_only_web_addresses_become_links(istanbul: Case, url: str, link: bool) -> None:
    sources = tuple(replace(source, url=url) for source in istanbul.sources)
    page = Parsed(nk.page(replace(istanbul, sources=sources)).html)
    assert (url in page.values("href")) is link
    assert url in page.text


def test_a_page_can_begin_with_any_two_parties_round_and_coding(istanbul: Case) -> None:
    page = nk.page(istanbul, "west", "ukraine", coding="printed")
    assert "<h1 id=title>Where the West and Ukraine stand</h1>" in page.html
    data = data_of(page.html)
    ids = [party[0] for party in data["parties"]]
    assert data["view"] == [2, ids.index("west"), ids.index("ukraine"), 1]
    assert data_of(nk.page(istanbul, round="2022-04").html)["view"][0] == 0


@pytest.mark.parametrize(
    ("arguments", "options", "told"),
    [
        (("atlantis",), {}, "atlantis"),
        ((), {"round": "1999"}, "1999"),
        ((), {"coding": "guess"}, "guess"),
        (("west", "ukraine"), {"round": "2022-04"}, "'the West' is not coded in the round '2022-04'"),
        (("west", "west"), {}, "set against itself"),
    ],
)
def test_what_cannot_be_shown_is_told(
    istanbul: Case, arguments: tuple[str, ...], options: dict[str, Any], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        nk.page(istanbul, *arguments, **options)


def test_a_case_with_one_party_is_told(istanbul: Case) -> None:
    alone = replace(istanbul, parties=istanbul.parties[:1], positions=())
    with pytest.raises(ValueError, match="fewer than two parties"):
        nk.page(alone)


def test_a_case_without_positions_makes_a_page_all_the_same(istanbul: Case) -> None:
    page = nk.page(replace(istanbul, positions=(), codings=()))
    assert "No score" in Parsed(page.html).text


def test_saving_never_replaces_a_file_unasked(whole: nk.Page, tmp_path: Path) -> None:
    path = tmp_path / "Стамбул.html"
    assert whole.save(path) == path
    assert path.read_text("utf-8") == whole.html
    with pytest.raises(FileExistsError, match="already there"):
        whole.save(path)
    path.write_text("mine", "utf-8")
    whole.save(str(path), overwrite=True)
    assert path.read_text("utf-8") == whole.html


def test_a_missing_folder_is_told_and_nothing_written(whole: nk.Page, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        whole.save(tmp_path / "away" / "page.html")
    assert list(tmp_path.iterdir()) == []


def test_a_page_does_not_print_itself_in_a_notebook(whole: nk.Page) -> None:
    assert len(repr(whole)) < 200


@pytest.mark.parametrize(
    "body",
    [
        '<p class="a" title="b c" id="x-1">"y=1" z="2" &lt;p class="q"&gt;</p>',
        '<input type="radio" value="v:a b"/><path d="M1" class="rule"/>',
        '<a href="#e1-2" title="a=&quot;b&quot; c">x</a>',
    ],
)
def test_dropping_quotes_changes_nothing_a_reader_sees(body: str) -> None:
    one, other = Parsed(body), Parsed(lean(Html(body)))
    assert (one.elements, one.texts) == (other.elements, other.texts)
    assert len(lean(Html(body))) < len(body)
