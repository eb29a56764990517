"""Stances, distances, conditions and remarks in a few words."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case
from negotiation_kit.render.evidence import passages
from negotiation_kit.render.words import (
    column_text,
    condition_text,
    distance_text,
    figure,
    package_texts,
    row_notes,
    searchable,
    stance_text,
)
from tests.builders import DAYS, OWN, TOLD, case_of, says


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, "—"),
        (0.0, "0"),
        (-0.0, "0"),
        (-1e-9, "0"),
        (1.0, "1"),
        (2 / 3, "0.667"),
        (0.5, "0.5"),
        (10.0, "10"),
        (-0.25, "-0.25"),
    ],
)
def test_a_figure_has_no_needless_digits(number: float | None, text: str) -> None:
    assert figure(number) == text


@pytest.mark.parametrize(
    ("issue", "a", "b", "distance"),
    [
        ("ceasefire-scope", "local pause", "general, unconditional", "0.667"),
        ("ceasefire-duration", "2–3 days", "30 days", "—"),
        ("pow-exchange-size", "at least 1,000 persons per side", "left open", "0 … 0.5"),
        ("neutral-status", "declared", "rejects: declared", "0.5 … 1"),
        ("force-cap", "cap", "none (the only option left)", "exactly 1"),
        ("activity-freeze", "redeployment banned", "rejects: redeployment banned", "exactly 1"),
        ("next-round", "silent", "20–30 June 2025", "0 … 0.525"),
        ("trump-putin-meeting", "open", "does not apply", "—"),
    ],
)
def test_a_row_in_words(compared: Comparison, issue: str, a: str, b: str, distance: str) -> None:
    row = compared.row(issue)
    assert (stance_text(row.a), stance_text(row.b), distance_text(row)) == (a, b, distance)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (says(6), "0.1"),
        (says(6, uncertain={"from": 3, "to": 9}), "0.1 (0 … 0.2)"),
        ([says(6, evidence=OWN), says(9, evidence=TOLD)], "0.1 (0.1 … 0.2)"),
        (says(uncertain={"from": 3, "to": 9}), "0 … 0.2"),
    ],
)
def test_a_distance_has_its_bounds_beside_it_where_they_differ(said: object, text: str) -> None:
    """Against 3 of 30 days: 6 is 3 away, 9 is 6."""
    case = case_of({"it": DAYS}, a={"it": said}, b={"it": 3})
    assert distance_text(nk.compare(case, "a", "b").row("it")) == text


def test_wording_that_cannot_be_coded_says_so(istanbul: Case) -> None:
    row = nk.compare(istanbul, "russia", "ukraine", coding="printed").row("martial-law")
    assert stance_text(row.a) == "not codable as printed"


@pytest.mark.parametrize(
    ("issue", "notes"),
    [
        ("ceasefire-scope", ["Russia also offers general, conditional under conditions"]),
        ("ceasefire-duration", ["different objects: local pause and general truce"]),
        ("pow-exchange-categories", ["Russia as printed: wounded"]),
        ("children-return", ["Russia's position is told by the other side"]),
        ("elections-before-treaty", ["Russia offers only required under conditions"]),
        ("martial-law", ["Russia as printed: not codable", "Ukraine as printed: not codable"]),
        (
            "activity-freeze",
            ["Russia as printed: exercises halted", "Ukraine as printed: rejects exercises halted"],
        ),
        ("neutral-status", []),
    ],
)
def test_remarks_beside_an_issue(compared: Comparison, issue: str, notes: list[str]) -> None:
    assert row_notes(compared, compared.row(issue)) == notes


def test_beside_the_printed_column_stands_the_reading(istanbul: Case) -> None:
    found = nk.compare(istanbul, "russia", "ukraine", coding="printed")
    assert row_notes(found, found.row("pow-exchange-categories")) == [
        "Russia as read: wounded, sick, aged 18–25"
    ]


def test_conditions_are_told_as_alternatives(istanbul: Case, compared: Comparison) -> None:
    entry = next(entry for entry in compared.row("ceasefire-scope").a.entries if entry.conditional_on)
    first, second = package_texts(istanbul, entry)
    assert first == "The four regions annexed in 2022: Ukraine withdraws"
    assert second.count("; ") == 3
    assert condition_text(istanbul, entry) == f"if either (1) {first}, or (2) {second}"


def test_an_offer_without_conditions_has_no_condition(istanbul: Case, compared: Comparison) -> None:
    assert condition_text(istanbul, compared.row("ceasefire-scope").b.entries[0]) == ""


def test_both_columns_of_an_entry(compared: Comparison) -> None:
    row = compared.row("pow-exchange-categories")
    entry = next(entry for entry in row.a.entries if entry.printed)
    assert entry.printed is not None
    assert column_text(row.issue.scale, entry.printed) == "wounded"
    assert column_text(row.issue.scale, entry) == "wounded, sick, aged 18–25"


def test_passages_are_named_in_order_and_once(compared: Comparison) -> None:
    assert passages(compared.row("ceasefire-scope").a.entries[0], {}) == "¶16, 17"


@pytest.mark.parametrize(
    "word", ["scope", "how much of the fighting", "local pause", "some sectors of the front", "diverge"]
)
def test_a_search_looks_at_title_question_stances_and_summaries(compared: Comparison, word: str) -> None:
    text = searchable(compared.row("ceasefire-scope"))
    assert word in text
    assert text == text.casefold()
