"""The comparison as a table, and the whole of it as a static page."""

from __future__ import annotations

import re

import pytest
from negotiation_kit.render.table import NOTHING_FOUND

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case
from negotiation_kit.render import comparison_table, comparison_view, verdict_strip
from negotiation_kit.render.palette import VERDICTS
from negotiation_kit.render.result import result_lead
from negotiation_kit.render.words import distance_text


def text_of(html: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]*>", "", html).replace("\u00a0", " ")


def rows_of(html: str) -> list[str]:
    return [row for row in html.split("<tr") if 'scope="row"' in row]


def test_every_issue_has_a_row_with_verdict_in_glyph_word_and_colour(compared: Comparison) -> None:
    rows = rows_of(comparison_table(compared, compared.rows))
    assert len(rows) == len(compared.rows)
    for html, row in zip(rows, compared.rows, strict=True):
        look = VERDICTS[row.verdict]
        cell = html.rsplit("<td", 1)[1]
        assert f"{look.label}<" in cell
        assert f"background:{look.fill};color:{look.text}" in cell
        assert f">{distance_text(row)}<" in cell


@pytest.mark.parametrize("verdict", nk.Verdict)
def test_a_fill_never_comes_without_its_text_colour(istanbul: Case, verdict: nk.Verdict) -> None:
    for party in ("ukraine", "united-states", "turkiye"):
        html = comparison_view(nk.compare(istanbul, "russia", party))
        for style in re.findall(rf"background:{VERDICTS[verdict].fill}[^\"]*", html):
            assert f"color:{VERDICTS[verdict].text}" in style


def test_baskets_head_their_issues_in_the_order_of_the_case(istanbul: Case, compared: Comparison) -> None:
    html = comparison_table(compared, compared.rows)
    heads = re.findall(r'scope="rowgroup"[^>]*>([^<]*)<', html)
    assert heads == [basket.title for basket in istanbul.baskets]
    assert re.findall(r'scope="col"[^>]*>(.*?)</th>', html)[0] == "Issue"


def test_sides_stand_in_the_order_asked_for(istanbul: Case) -> None:
    found = nk.compare(istanbul, "ukraine", "russia")
    head = text_of(comparison_table(found, found.rows).partition("</thead>")[0])
    assert head == "Issue▼ Ukraine▲ RussiaOn the scaleVerdict, distance"


def test_the_chosen_issue_is_marked_and_no_other(compared: Comparison) -> None:
    rows = rows_of(comparison_table(compared, compared.rows, chosen="nato-bid"))
    marked = [row for row in rows if 'aria-current="true"' in row]
    assert len(marked) == 1
    assert "▸ </span>Ukraine's NATO bid" in marked[0]


def test_no_row_is_a_sentence(compared: Comparison) -> None:
    html = comparison_table(compared, [])
    assert NOTHING_FOUND in text_of(html)
    assert "<table" not in html


def test_only_the_rows_asked_for_are_shown(compared: Comparison) -> None:
    html = comparison_table(compared, compared.rows[:2])
    assert len(rows_of(html)) == 2
    assert html.count('scope="rowgroup"') == 1


def test_where_there_is_little_room_the_drawings_go(compared: Comparison) -> None:
    html = comparison_table(compared, compared.rows)
    assert "container-type:inline-size" in html
    assert html.count('class="nk-wide-only"') == 2 + len(compared.case.baskets) + len(compared.rows)


def test_the_strip_counts_every_issue_once(compared: Comparison) -> None:
    text = text_of(verdict_strip(compared).replace("</span>", "\n"))
    counts = {line.split(" ", 2)[2]: int(line.split(" ")[1]) for line in text.splitlines()}
    assert sum(counts.values()) == len(compared.rows)
    assert counts == {VERDICTS[verdict].word: count for verdict, count in compared.verdicts.items() if count}


def test_the_static_page_has_heading_result_and_table(compared: Comparison) -> None:
    html = comparison_view(compared, "Steady.")
    text = text_of(html)
    assert "Where Russia and Ukraine stand" in text
    assert result_lead(compared) in text
    assert "Steady." in text
    assert len(rows_of(html)) == len(compared.rows)
    assert "<text" not in html
