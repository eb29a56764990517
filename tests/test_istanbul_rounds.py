"""The rounds before and after 2 June 2025, and the papers of that day: the figures the sources give."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case, Confidence, asked


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("istanbul-2025")


def test_the_round_of_the_article_is_the_one_shown(case: Case) -> None:
    assert nk.compare(case, "russia", "ukraine").round.id == "2025-06-02"
    assert [item.id for item in case.dated_rounds] == ["2022-04", "2025-05-16", "2025-06-02", "2025-07-23"]


@pytest.mark.parametrize(
    ("issue", "russia", "ukraine", "distance"),
    [
        # The gap of the two figures over the width of the scale, by hand; the nearer end of a range counts.
        ("force-size", "85000", "250000", 165_000 / 300_000),
        ("tank-limit", "{'from': 342, 'to': 343}", "800", 457 / 1_000),
        ("artillery-limit", "519", "1900", 1_381 / 2_000),
        ("missile-range", "40", "280", 240 / 300),
        ("neutral-status", "declared", "declared", 0.0),
    ],
)
def test_limits_of_2022(case: Case, issue: str, russia: str, ukraine: str, distance: float) -> None:
    row = nk.compare(case, "russia", "ukraine", "2022-04").row(issue)
    values = [row.issue.scale.plain_value(side.offers[0].value) for side in (row.a, row.b)]
    assert [str(value) for value in values] == [russia, ukraine]
    assert row.distance == pytest.approx(distance, abs=1e-12)


@pytest.mark.parametrize(
    ("round", "issue", "verdict"),
    [
        ("2025-05-16", "pow-exchange-size", "agree"),
        ("2025-05-16", "leaders-meeting", "one-sided"),
        ("2025-07-23", "pow-exchange-size", "agree"),
        ("2025-07-23", "leaders-meeting", "diverge"),
        ("2025-06-02-papers", "sanctions", "diverge"),  # one of two steps: nothing is near on three levels
        ("2025-06-02-papers", "nato-bid", "diverge"),
    ],
)
def test_verdicts_of_other_rounds(case: Case, round: str, issue: str, verdict: str) -> None:
    assert nk.compare(case, "russia", "ukraine", round).row(issue).verdict == verdict


def test_the_papers_are_a_layer_and_say_more_than_the_article(case: Case) -> None:
    assert case.round("2025-06-02-papers").layer_of == "2025-06-02"
    issues = ("neutral-status", "nato-bid", "foreign-forces", "force-cap", "annexed-regions")
    for issue in issues:  # in the article one sentence rejects them; in its paper Ukraine says what it wants
        article, paper = (case.entries("ukraine", issue, f"2025-06-02{layer}") for layer in ("", "-papers"))
        assert [entry.value for entry in article] == [None]
        assert paper[0].value is not None


def test_the_package_of_the_paper_holds_what_the_article_puts_after_the_ceasefire(case: Case) -> None:
    offers = case.entries("russia", "ceasefire-scope", "2025-06-02-papers")
    routes = next(entry.conditional_on for entry in offers if entry.conditional_on)
    assert [one.issue for one in asked(routes[0])] == ["annexed-regions"]
    assert {"martial-law", "elections-before-treaty", "mobilisation"} <= {
        one.issue for one in asked(routes[1])
    }


def test_a_question_that_changed_is_another_issue(case: Case) -> None:
    assert case.issue("force-cap").replaces == "force-size"
    assert not set(case.issue("force-cap").rounds) & set(case.issue("force-size").rounds)


def test_where_two_reports_disagree_both_are_cited_and_neither_is_sure(case: Case) -> None:
    for party in ("russia", "ukraine"):
        (entry,) = case.entries(party, "missile-range", "2022-04")
        assert len({piece.source for piece in entry.evidence}) == 2
        assert entry.confidence is Confidence.LOW


def test_every_position_of_a_report_cites_it(case: Case) -> None:
    for entry in case.positions:
        if entry.value is not None or entry.rejects:
            assert entry.evidence, f"{entry.party} {entry.issue} {entry.round}"
