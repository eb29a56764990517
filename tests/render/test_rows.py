"""The comparison issue by issue, live and as a saved notebook shows it."""

from __future__ import annotations

import re

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case
from negotiation_kit.render import comparison_view, live_view
from negotiation_kit.render.palette import VERDICTS
from negotiation_kit.render.rows import Rows
from negotiation_kit.render.words import distance_text
from negotiation_kit.wording import LANGUAGES


def text_of(html: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]*>", "", html).replace("\u00a0", " ")


def rows_of(html: str) -> list[str]:
    return [row for row in html.split("<tr") if 'scope="row"' in row]


def table(comparison: Comparison, **how: object) -> str:
    return Rows(comparison=comparison, **{"shown": comparison.rows, **how}).table()  # type: ignore[arg-type]


def test_every_issue_has_a_row_with_verdict_in_glyph_word_and_tint(compared: Comparison) -> None:
    rows = rows_of(table(compared))
    assert len(rows) == len(compared.rows)
    for html, row in zip(rows, compared.rows, strict=True):
        cell = html[html.index("nk-verdict") :]
        assert f"nk-v-{row.verdict}" in cell
        assert VERDICTS[row.verdict].label in text_of(cell)
        assert f"distance {distance_text(row)}" in text_of(cell)


@pytest.mark.parametrize("verdict", nk.Verdict)
def test_a_fill_never_comes_without_its_text_colour(istanbul: Case, verdict: nk.Verdict) -> None:
    for party in ("ukraine", "united-states", "turkiye"):
        html = comparison_view(nk.compare(istanbul, "russia", party))
        for style in re.findall(rf"background:{VERDICTS[verdict].fill}[^\"]*", html):
            assert f"color:{VERDICTS[verdict].text}" in style


def test_baskets_head_their_issues_with_their_whole_count(istanbul: Case, compared: Comparison) -> None:
    heads = re.findall(r'scope="rowgroup"[^>]*>([^<]*)<', table(compared))
    assert heads == [basket.title for basket in istanbul.baskets]
    one = table(compared, shown=compared.rows[:1])
    assert re.search(r"Ceasefire.*?○ 2 .*?≠ 1", text_of(one))
    assert one.count('scope="rowgroup"') == 1


def test_an_open_row_is_marked_and_has_its_detail_under_it(compared: Comparison) -> None:
    html = table(compared, live=True, opened="nato-bid")
    marked = [row for row in rows_of(html) if 'aria-current="true"' in row]
    assert len(marked) == 1
    assert 'data-nk="issue=nato-bid" aria-expanded="true"' in marked[0]
    assert html.count('class="nk-detail"') == 1
    assert html.count('aria-expanded="false"') == len(compared.rows) - 1


def test_no_row_is_a_sentence(compared: Comparison) -> None:
    html = table(compared, shown=())
    assert "No issue matches." in text_of(html)
    assert "<table" not in html


def test_a_filtered_view_says_how_many_are_shown_and_leads_back(compared: Comparison) -> None:
    html = live_view(compared, compared.rows[:3])
    assert f"3 of {len(compared.rows)} issues shown." in text_of(html)
    assert 'data-nk="all="' in html
    assert 'data-nk="all="' not in live_view(compared, compared.rows)


def test_the_saved_view_has_heading_answer_band_and_every_row(compared: Comparison) -> None:
    html = comparison_view(compared, nk.robustness(compared))
    text = text_of(html)
    for told in ("Where Russia and Ukraine stand", "Agreed", "Blocked by", "of full agreement"):
        assert told in text
    assert "verdicts hold in all" in text
    assert len(rows_of(html)) == len(compared.rows)
    assert "<text" not in html  # which a notebook that is not trusted would leave without its drawing
    assert "<button" not in html
    assert "nk-" not in re.sub(r"<[^>]*>", "", html)
    assert "var(--" not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_readers_language(compared: Comparison, language: str) -> None:
    html = live_view(compared, compared.rows, language=language)
    assert f'lang="{language}"' in html
    assert ("Agreed" in html) is (language == "en")


@pytest.mark.parametrize("what", ["contested", "conditional"])
def test_what_weakens_a_row_is_seen_in_it(what: str) -> None:
    border = nk.load_case("tests/cases/border")
    found = nk.compare(border, "upland", "lowland", "autumn")
    row = found.row("compensation")
    assert row.contested
    html = table(found, shown=(row,))
    assert "⚑ contested" in text_of(html)
