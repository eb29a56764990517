"""The head of a comparison: the range as headline and drawing, and the band of verdicts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison, Coverage, Score
from negotiation_kit.render.headline import answer_block, band, number_text, range_text
from tests.builders import DAYS, OWN, TOLD, case_of, says


def text_of(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def score(agreement: float | None, worst: float | None, best: float | None, n: int = 5) -> Score:
    return Score(agreement, Coverage(n, 9), best, worst, "gower", "equal weights")


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (score(0.26, 0.16, 0.52), "0.16 to 0.52"),
        (score(0.4, 0.4, 0.4), "exactly 0.4"),
        (score(None, None, None), "—"),
    ],
)
def test_the_range_is_the_headline(found: Score, told: str) -> None:
    assert range_text(found) == told


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            score(0.26, 0.16, 0.52),
            "0.26 on the 5 of 9 issues on which both positions are known. The bar is",
        ),
        (score(0.8, 0.16, 0.52), "the number lies outside these limits, as it counts other issues"),
        (score(0.4, 0.3, 0.5, 4), "on so few issues the number says little"),
        (score(None, 0.3, 0.5), "No number, as on no issue both positions are known."),
    ],
)
def test_the_number_stands_second_with_its_coverage(compared: Comparison, found: Score, told: str) -> None:
    assert told in number_text(replace(compared, score=found))


def test_the_drawing_has_range_and_score_at_their_places(compared: Comparison) -> None:
    html = answer_block(replace(compared, score=score(0.25, 0.125, 0.5)))
    assert '<rect x="12.5%" y="6.0" width="37.5%"' in html
    assert '<svg x="25.0%"' in html
    assert 'aria-label="0.12 to 0.5"' in html or 'aria-label="0.13 to 0.5"' in html


@pytest.mark.parametrize(("n", "look"), [(4, 'fill="none"'), (5, 'fill="currentColor"/></svg>')])
def test_on_few_issues_the_score_does_not_look_strong(compared: Comparison, n: int, look: str) -> None:
    html = answer_block(replace(compared, score=score(1.0, 0.4, 1.0, n)))
    assert look in html


def test_without_any_number_nothing_is_drawn(compared: Comparison) -> None:
    assert "<svg" not in answer_block(replace(compared, score=score(None, None, None)))


def test_the_band_counts_every_issue_once(compared: Comparison) -> None:
    parts = re.findall(r'data-nk="verdict=([\w-]+)"[^>]*>(.*?)</button>', band(compared))
    counts = {verdict: int(re.findall(r"\d+", text_of(html))[0]) for verdict, html in parts}
    assert counts == {verdict: count for verdict, count in compared.verdicts.items() if count}
    assert sum(counts.values()) == len(compared.rows)


def test_nothing_near_is_told_and_cannot_be_pressed(compared: Comparison) -> None:
    assert re.search(r'<span class="nk-segment nk-zero">.*?0</span> near</span>', band(compared))


def test_a_pressed_verdict_is_marked(compared: Comparison) -> None:
    html = band(compared, ("diverge",))
    assert html.count('aria-pressed="true"') == 1
    assert "nk-filtered" in html
    assert "<button" not in band(compared, live=False)


def test_the_band_says_how_many_agreements_are_contested() -> None:
    """Of d the other side tells 9, where A says 3 as B does."""
    a = {"d": [says(3, evidence=OWN), says(9, evidence=TOLD)], "e": 5}
    found = nk.compare(case_of({"d": DAYS, "e": DAYS}, a=a, b={"d": 3, "e": 5}), "a", "b")
    assert "2 agree (1 contested)" in text_of(band(found))
    assert [row.agreed for row in found.rows] == [False, True]
