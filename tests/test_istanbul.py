"""The Istanbul case: what the article says, and the worked values of the coding."""

from __future__ import annotations

import re
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.model import LEAD, Case, Engagement, Mode, Position, asked
from negotiation_kit.scales import Scale

ROUND = "2025-06-02"
SOURCE = "istanbul-2025-06-02"
BULK_REJECTED = (
    "neutral-status",
    "nato-bid",
    "foreign-forces",
    "force-cap",
    "mobilisation",
    "western-arms",
    "activity-freeze",
    "martial-law",
    "elections-before-treaty",
    "russian-language",
    "annexed-regions",
)
WORDED_WRONGLY = {
    ("russia", "martial-law"),
    ("russia", "annexed-regions"),
    ("ukraine", "martial-law"),
    ("ukraine", "annexed-regions"),
    ("west", "martial-law"),
    ("west", "annexed-regions"),
    ("united-states", "trump-putin-meeting"),
}

STATEMENTS = [
    # The positions of the coding sheet (its P numbers), as the article gives them: who, on what, where, what.
    ("P01", "russia", "pow-exchange-categories", 1, "value", ["wounded", "sick", "aged-18-25"]),
    ("P01", "ukraine", "pow-exchange-categories", 1, "value", ["wounded", "sick", "aged-18-25"]),
    ("P02", "russia", "remains-return", 1, "printed", [6000, {"at_least": 10000}]),
    ("P02", "ukraine", "remains-return", 1, "printed", [6000, {"at_least": 10000}]),
    ("P05", "russia", "remains-return", 2, "value", 6000),
    ("P05", "ukraine", "remains-return", 2, "value", 6000),
    ("P12", "russia", "pow-exchange-categories", 8, "printed", ["wounded"]),
    ("P13", "ukraine", "pow-exchange-categories", 9, "value", ["wounded", "sick", "aged-18-25"]),
    ("P16", "russia", "pow-exchange-size", 10, "value", {"at_least": 1000}),
    ("P20", "ukraine", "pow-exchange-size", 11, "engagement", "left-open"),
    ("P21", "ukraine", "children-return", 12, "value", 400),
    ("P22", "russia", "children-return", 12, "value", 10),
    ("P25", "ukraine", "ceasefire-scope", 15, "value", "general-unconditional"),
    ("P26", "russia", "ceasefire-scope", 15, "rejects", ["general-unconditional"]),
    ("P27", "russia", "ceasefire-scope", 16, "value", "local-pause"),
    ("P28", "russia", "ceasefire-duration", 17, "value", {"from": 2, "to": 3}),
    ("P29", "russia", "ceasefire-scope", 17, "value", "local-pause"),
    ("P30", "russia", "remains-return", 17, "value", 6000),
    ("P32", "ukraine", "ceasefire-duration", 19, "value", 30),
    ("P33", "russia", "ceasefire-duration", 19, "rejects", [30]),
    ("P39", "russia", "ceasefire-scope", 24, "value", "general-conditional"),
    ("P40", "ukraine", "memorandum-reply", 25, "value", 7),
    ("P42", "russia", "annexed-regions", 26, "value", "ukraine-withdraws"),
    ("P44", "russia", "mobilisation", 27, "value", "stop"),
    ("P45", "russia", "western-arms", 27, "value", "stop"),
    ("P46", "russia", "ceasefire-route", 27, "value", ["withdrawal", "package"]),
    ("P47", "russia", "activity-freeze", 28, "printed", "exercises-halted"),
    ("P48", "russia", "foreign-forces", 28, "value", "banned"),
    ("P49", "russia", "martial-law", 29, "value", "lift"),
    ("P50", "russia", "elections-before-treaty", 29, "value", "required"),
    ("P51", "russia", "sequencing", 29, "value", "terms-first"),
    ("P52", "russia", "neutral-status", 29, "value", "declared"),
    ("P53", "russia", "nato-bid", 29, "value", "abandon"),
    ("P54", "russia", "force-cap", 29, "value", "cap"),
    ("P55", "russia", "russian-language", 29, "value", "co-official"),
    ("P59", "ukraine", "next-round", 31, "value", "2025-06-20/2025-06-30"),
    ("P59", "ukraine", "next-round", 31, "printed", ["2025-06-20", "2025-06-30"]),
    ("P60", "ukraine", "leaders-meeting", 31, "value", "seeking"),
    ("P66", "turkiye", "leaders-meeting", 36, "value", "seeking"),
    ("P67", "turkiye", "summit-terms", 36, "value", ["istanbul", "ankara", "putin", "zelenskyy"]),
    ("P68", "turkiye", "summit-terms", 36, "accepts", ["trump"]),
    ("P69", "russia", "trump-putin-meeting", 37, "value", "open"),
    ("P69", "united-states", "trump-putin-meeting", 37, "value", "open"),
    ("P71", "united-states", "leaders-meeting", 38, "value", "open"),
    ("P75", "united-states", "trump-putin-meeting", 40, "value", "prerequisite"),
]
"""P57 and P58, the rejections in bulk, have a test of their own."""


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("istanbul-2025")


def test_codebook_has_24_issues_in_7_baskets_each_used(case: Case) -> None:
    issues = case.issues_in(ROUND)
    assert len(issues) == 24
    assert len(case.baskets) == 7
    assert {issue.basket for issue in issues} == {basket.id for basket in case.baskets}


def test_every_level_has_a_meaning_of_its_own(case: Case) -> None:
    for issue in case.issues:
        meanings = [level.meaning for level in getattr(issue.scale, "values", ())]
        assert len(set(meanings)) == len(meanings)
        assert all(len(meaning) > 5 for meaning in meanings)


def test_every_party_has_an_entry_on_every_issue(case: Case) -> None:
    for party in case.parties:
        missing = [issue.id for issue in case.issues_in(ROUND) if not case.entries(party.id, issue.id, ROUND)]
        assert missing == [], party.id


@pytest.mark.parametrize(("row", "party", "issue", "passage", "column", "said"), STATEMENTS)
def test_each_statement_of_the_article_is_coded_with_its_passage(
    case: Case, row: str, party: str, issue: str, passage: int, column: str, said: Any
) -> None:
    scale = case.issue(issue).scale
    coded = [
        _plain(scale, entry, column)
        for entry in case.entries(party, issue, ROUND)
        if any((piece.source, piece.passage) == (SOURCE, passage) for piece in entry.evidence)
    ]
    assert said in coded, row


def _plain(scale: Scale, entry: Position, column: str) -> Any:
    """Return a column of an entry as a coder writes it."""
    if column == "engagement":
        return entry.engagement
    if column in ("accepts", "rejects"):
        return [scale.plain(part) for part in getattr(entry, column) or ()]
    printed = entry.printed.value if entry.printed else None
    value = entry.value if column == "value" else printed
    return None if value is None else scale.plain_value(value)


def test_offers_under_conditions_say_which(case: Case) -> None:
    conditions = {
        entry.issue: [{one.issue: one.value for one in asked(package)} for package in entry.conditional_on]
        for entry in case.positions
        if (entry.party, entry.round, entry.coder) == ("russia", ROUND, LEAD) and entry.conditional_on
    }
    assert conditions == {
        # Either route is enough; of the second, every step must be taken.
        "ceasefire-scope": [
            {"annexed-regions": "ukraine-withdraws"},
            {
                "mobilisation": "stop",
                "western-arms": "stop",
                "foreign-forces": "banned",
                "activity-freeze": "redeployment-banned",
            },
        ],
        # What the treaty waits for is the level of this issue itself.
        "elections-before-treaty": [{"martial-law": "lift"}],
    }


@pytest.mark.parametrize(
    ("issue", "coding", "distance"),
    [
        # By hand, |a - b| over the width of the scale: (3 - 1) / 3, (400 - 10) / 400; Jaccard 1 - 1/3 and 0.
        ("ceasefire-scope", "reading", 2 / 3),
        ("children-return", "reading", 390 / 400),
        ("pow-exchange-categories", "printed", 2 / 3),
        ("pow-exchange-categories", "reading", 0.0),
        ("remains-return", "reading", 0.0),
        ("remains-return", "printed", 0.0),
    ],
)
def test_worked_distances(case: Case, issue: str, coding: str, distance: float) -> None:
    row = nk.compare(case, "russia", "ukraine", coding=coding).row(issue)
    assert row.distance == pytest.approx(distance, abs=1e-12)


@pytest.mark.parametrize("issue", ["pow-exchange-size", "next-round"])
def test_one_side_only_is_not_measured(case: Case, issue: str) -> None:
    row = nk.compare(case, "russia", "ukraine").row(issue)
    assert row.verdict == "one-sided"
    assert row.distance is None


def test_a_local_pause_is_not_measured_against_a_general_truce(case: Case) -> None:
    row = nk.compare(case, "russia", "ukraine").row("ceasefire-duration")
    assert row.verdict == "not-comparable"
    assert "local pause" in row.reason
    assert "general truce" in row.reason


def test_the_conditional_offer_stays_visible_with_its_own_distance(case: Case) -> None:
    row = nk.compare(case, "russia", "ukraine").row("ceasefire-scope")
    assert row.headline is not None
    assert not row.headline.a.conditional
    other = [pair for pair in row.pairs if pair.a.conditional]
    assert [pair.distance for pair in other] == [pytest.approx(1 / 3)]
    assert len(other[0].a.position.conditional_on) == 2


@pytest.mark.parametrize("party", ["ukraine", "west"])
@pytest.mark.parametrize("issue", BULK_REJECTED)
def test_bulk_rejections_say_no_and_not_what_instead(case: Case, party: str, issue: str) -> None:
    (entry,) = case.entries(party, issue, ROUND)
    demanded = case.entries("russia", issue, ROUND)[0].value
    assert entry.value is None
    assert entry.rejects == (demanded,)
    assert entry.confidence in ("medium", "low")
    assert [piece.passage for piece in entry.evidence] == [30]


def test_wording_that_gives_no_position_is_marked(case: Case) -> None:
    found = {
        (entry.party, entry.issue)
        for entry in case.positions
        if entry.coder == LEAD and entry.printed is not None and entry.printed.uncodable
    }
    assert found == WORDED_WRONGLY


@pytest.mark.parametrize(
    ("issue", "passage", "teller"),
    [("ceasefire-scope", 15, "Sergiy Kyslytsya"), ("children-return", 12, "Volodymyr Zelenskyy")],
)
def test_what_the_other_side_told_names_who_told_it(
    case: Case, issue: str, passage: int, teller: str
) -> None:
    pieces = [piece for entry in case.entries("russia", issue, ROUND) for piece in entry.evidence]
    told = [piece for piece in pieces if piece.mode is Mode.REPORTED_BY_OPPONENT]
    assert (passage, teller) in [(piece.passage, piece.reported_by) for piece in told]


@pytest.mark.parametrize("issue", ["memorandum-reply", "next-round", "leaders-meeting", "summit-terms"])
def test_russia_is_silent_on_four_issues_of_process(case: Case, issue: str) -> None:
    assert [entry.engagement for entry in case.entries("russia", issue, ROUND)] == [Engagement.SILENT]


def test_the_card_covers_every_line_and_explains_every_reading(case: Case) -> None:
    card = case.source(SOURCE)
    assert [passage.number for passage in card.passages] == list(range(1, 44))
    assert all(
        passage.fingerprint and re.fullmatch("[0-9a-f]{64}", passage.fingerprint) for passage in card.passages
    )
    assert [passage.number for passage in card.passages if bool(passage.reading) != bool(passage.why)] == []


def test_headings_and_furniture_are_never_evidence(case: Case) -> None:
    card = case.source(SOURCE)
    unusable = {passage.number for passage in card.passages if passage.kind != "text"}
    cited = (piece for entry in case.positions for piece in entry.evidence if piece.source == SOURCE)
    assert not unusable & {piece.passage for piece in cited}


def test_salience_is_never_invented(case: Case) -> None:
    assert all(entry.salience is None for entry in case.positions)


def test_files_have_nothing_to_report(case: Case) -> None:
    report = nk.check("istanbul-2025")
    assert report.findings == ()
    assert report.n_positions == len(case.positions)
