"""The answer first: three lines, the range as headline and drawing, and the band of verdicts."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison, Coverage, Score
from negotiation_kit.model import Case
from negotiation_kit.render.headline import LONGEST, answer_block, answer_lines, band, known_text, range_text
from negotiation_kit.wording import LANGUAGES

SCALE = {"level": "ratio", "min": 0, "max": 10}


def text_of(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def of(*rows: tuple[object, object], scale: dict[str, object] = SCALE) -> Comparison:
    """Compare two parties: a row an issue, what the one says and what the other."""
    said = [(party, f"i{n}", row[at]) for n, row in enumerate(rows) for at, party in enumerate("ab")]
    frame = pd.DataFrame(said, columns=["party", "issue", "value"])
    return nk.compare(nk.case_from_frame(frame, scale), "a", "b")


def score(agreement: float | None, worst: float | None, best: float | None, n: int = 5) -> Score:
    return Score(agreement, Coverage(n, 9), best, worst, "gower", "equal weights")


def test_agreed_near_and_blocked_are_told_in_this_order() -> None:
    found = answer_lines(of((3, 3), (1, 2), (0, 9)))
    assert found == {"Agreed": "i0 (3 points)", "Near": "i1 (0.1)", "Blocked by": "Apart on: i2."}


def test_a_line_with_nothing_to_say_says_so() -> None:
    assert answer_lines(of((3, None))) == {"Agreed": "Nothing.", "Near": "Nothing.", "Blocked by": "Nothing."}


def test_both_sides_refusals_are_told_in_the_same_breath(istanbul: Case) -> None:
    told = answer_lines(nk.compare(istanbul, "russia", "ukraine"))["Blocked by"]
    assert told.startswith("Russia rejects what Ukraine wants on: Scope of a ceasefire. Ukraine rejects what")
    turned = answer_lines(nk.compare(istanbul, "ukraine", "russia"))["Blocked by"]
    assert turned.startswith("Ukraine rejects what Russia wants on: Neutrality of Ukraine;")


def test_two_that_reject_each_others_wish_are_told_together() -> None:
    found = of(("low", "high"), scale={"level": "ordinal", "values": ["low", "mid", "high"]})
    a, b = found.case.positions
    case = replace(found.case, positions=(replace(a, rejects=("high",)), replace(b, rejects=("low",))))
    told = answer_lines(nk.compare(case, "a", "b"))["Blocked by"]
    assert told == "a and b each reject what the other wants on: i0."


def test_what_accounts_contradict_each_other_on_is_not_among_what_is_agreed() -> None:
    found = of((3, 3))
    (row,) = found.rows
    contested = replace(found, rows=(replace(row, contested=True),))
    assert answer_lines(contested)["Agreed"] == "Nothing."


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_stay_short_and_count_the_rest(language: str) -> None:
    found = answer_lines(of(*[(3, 3)] * 60), language)
    agreed = next(iter(found.values()))
    assert len(agreed) <= LONGEST + 20
    assert re.search(r"\d+$|\d+ more$", agreed)
    assert len(found) == 3


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
            "0.26 on the 5 of 9 issues where both positions are known. The bar is",
        ),
        (score(0.8, 0.16, 0.52), "It lies outside the bar, which is over all issues that can be measured."),
        (score(0.4, 0.4, 0.4), "0.4 on the 5 of 9 issues where both positions are known."),
    ],
)
def test_the_number_stands_second_with_its_coverage(compared: Comparison, found: Score, told: str) -> None:
    assert told in known_text(replace(compared, score=found))


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
