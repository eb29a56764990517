"""Movement in words and as a table."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.moving import Approach, Movement
from negotiation_kit.model import Case
from negotiation_kit.render.movement import (
    approach_text,
    asked_once_sentences,
    movement_sentence,
    movement_subtitle,
    movement_table,
    movement_title,
    movement_view,
    step_text,
)


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture(scope="module")
def found(case: Case) -> Movement:
    return nk.movement(case, "russia", "2025-06-02", "2025-07-23")


def near(low: float, high: float) -> Approach:
    word = "nearer" if low >= 0 and high > 0 else "farther" if high <= 0 and low < 0 else "unknown"
    return Approach(low, high, "none" if low == high == 0 else word)


def crossed(one: float, other: float) -> Approach:
    """Return what one half brings nearer and the other takes away; the mean alone would hide it."""
    mean = (one + other) / 2
    return Approach(mean, mean, "crossed", (one, other))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "—"),
        (near(0.15, 0.15), "0.15 nearer"),
        (near(-0.15, -0.15), "0.15 farther"),
        (near(0.0, 0.0), "as near as before"),
        (near(-1.0, -0.5), "0.5 … 1 farther"),
        (near(0.25, 0.5), "0.25 … 0.5 nearer"),
        (near(0.0, 0.5), "0 … 0.5 nearer"),
        (near(-0.9, 0.3), "between 0.9 farther and 0.3 nearer"),
        (crossed(0.3, -0.1), "nearer by one half, farther by the other (+0.3, −0.1)"),
    ],
)
def test_nearer_or_farther(found: Approach | None, said: str) -> None:
    assert approach_text(found) == said


def test_heading(found: Movement) -> None:
    assert movement_title(found) == "What Russia changed"
    assert movement_subtitle(found).endswith(
        "from Second direct round, 2 June 2025 to Third direct round, 23 July 2025"
    )


def test_the_sentence_says_on_how_many_issues_each_figure_rests(found: Movement) -> None:
    said = movement_sentence(found)
    assert said.startswith("Of 6 issues asked in both rounds: added on 1, settled on 1, moved on 1.")
    # Steps 0, 1/30, 1/10 and 0 on four of the six: the dead are a further amount, the meeting was added.
    assert "The mean step is 0.03 of a scale, known on 4 of 6 issues." in said
    assert "left it as near to Ukraine as before, known on 3 of 6 issues." in said


def test_a_further_amount_is_added_up(found: Movement) -> None:
    view = movement_table(found, [found.row("remains-return")])
    assert "each round asks for a further amount: 6,000 bodies per side and then 3,000" in view
    assert "together so far: 9,000 bodies per side" in view


def test_without_another_party_nothing_is_said_of_one(case: Case) -> None:
    found = nk.movement(case, "russia", "2025-06-02", "2025-07-23", toward="west")
    assert "the West" in movement_sentence(found)


def test_no_common_issue_is_said_so(case: Case) -> None:
    found = nk.movement(case, "russia", "2022-04", "2025-07-23")
    assert movement_sentence(found) == "No issue is asked in both rounds, so there is no movement to tell."
    assert "No issue is asked" in movement_table(found, found.told)


def test_issues_of_one_round_are_named_apart(found: Movement) -> None:
    first, second = asked_once_sentences(found)
    assert first.startswith("Asked only in Second direct round: Route to a general ceasefire;")
    assert second == "Asked only in Third direct round: Date of a leaders' meeting; Working groups."


def test_a_replaced_question_stands_once_and_is_told(case: Case) -> None:
    found = nk.movement(case, "ukraine", "2022-04", "2025-06-02")
    assert [row.issue.id for row in found.rows].count("force-size") == 0
    page = movement_view(found)
    assert "Cap on Ukraine&#x27;s armed forces replaces" in page or "armed forces replaces" in page
    assert "250,000 troops" in page
    assert "0.5 … 1" in page
    assert "NaN" not in page
    assert step_text(found.row("nato-bid")) == "0.5 … 1"


def test_fills_never_go_without_a_text_colour(found: Movement) -> None:
    for style in movement_table(found, found.told).split('style="')[1:]:
        own = style.split('"')[0]
        assert ("background:#" in own) <= ("color:#" in own)
