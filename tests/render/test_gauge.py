"""The score as a drawing: the dot at the agreement, the band between its limits, both in words."""

from __future__ import annotations

import re

import pytest
from negotiation_kit.render.table import LINE, MARGIN, WIDTH, gauge

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison, Coverage, Score
from negotiation_kit.model import Case
from negotiation_kit.render import result_block

INNER = WIDTH - 2 * MARGIN


def score(agreement: float | None, worst: float | None, best: float | None, n: int = 5) -> Score:
    return Score(agreement, Coverage(n, 9), best, worst, "gower", "equal weights")


def dot(html: str) -> list[float]:
    return [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', html)]


def band(html: str) -> list[tuple[float, float]]:
    drawn = rf'<line x1="([\d.]+)" y1="{LINE}" x2="([\d.]+)" y2="{LINE}" stroke="#8a8f94"'
    return [(float(low), float(high)) for low, high in re.findall(drawn, html)]


@pytest.mark.parametrize("agreement", [0.0, 0.25, 0.5, 1.0])
def test_the_dot_stands_at_the_agreement(agreement: float) -> None:
    assert dot(str(gauge(score(agreement, 0.0, 1.0)))) == [
        pytest.approx(MARGIN + agreement * INNER, abs=0.06)
    ]


def test_the_band_reaches_from_worst_to_best() -> None:
    found = band(str(gauge(score(0.4, 0.25, 0.75))))
    assert found == [pytest.approx((MARGIN + 0.25 * INNER, MARGIN + 0.75 * INNER), abs=0.06)]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (score(0.262, 0.16, 0.52), "● agreement 0.26 · ▬ limits 0.16 to 0.52"),
        (score(None, 0.0, 1.0), "▬ limits 0 to 1"),
        (score(1.0, None, None), "● agreement 1"),
    ],
)
def test_what_is_drawn_is_said(found: Score, told: str) -> None:
    html = str(gauge(found))
    assert f'aria-label="{told}"' in html
    assert f">{told}<" in html
    assert len(dot(html)) == (found.agreement is not None)
    assert len(band(html)) == (found.worst is not None)


def test_on_few_issues_the_dot_is_faint_and_hollow() -> None:
    html = str(gauge(score(1.0, 0.4, 1.0, n=4)))
    assert "○ agreement 1" in html
    assert html.count('fill="none"') == 1
    assert 'fill="currentColor"' not in html


def test_a_score_without_any_number_is_not_drawn() -> None:
    assert gauge(score(None, None, None)) is None


def test_it_stands_beside_the_sentence_with_the_same_numbers(istanbul: Case, compared: Comparison) -> None:
    for found in (compared, nk.compare(istanbul, "united-states", "turkiye")):
        assert str(gauge(found.score) or "") in result_block(found)
