"""The comparison as a table: what stands in its cells, how rows are arranged, what it says of itself."""

from __future__ import annotations

from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.about import VERSION
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case
from negotiation_kit.render.palette import look
from negotiation_kit.tables.comparison import COLUMNS

TITLES = 24
CYRILLIC = "абвгдеєжзиіїйклмнопрстуфхцчшщьюя"


def column(table: nk.ComparisonTable, key: str) -> list[str]:
    place = [found.key for found in table.columns].index(key)
    return [row.cells[place].text for row in table.rows]


def method(table: nk.ComparisonTable) -> dict[str, str]:
    return dict(table.method)


def test_every_issue_has_its_row_under_its_basket(table: nk.ComparisonTable, istanbul: Case) -> None:
    found = [(group.title, [row.cells[0].text for row in group.rows]) for group in table.groups]
    asked = istanbul.issues_in("2025-06-02")
    assert found == [
        (basket.title, [issue.title for issue in asked if issue.basket == basket.id])
        for basket in istanbul.baskets
        if any(issue.basket == basket.id for issue in asked)
    ]


def test_the_verdict_stands_as_glyph_word_and_colour(table: nk.ComparisonTable, compared: Comparison) -> None:
    for row, found in zip(table.rows, compared.rows, strict=True):
        cell, shown = row.cells[3], look(found.verdict)
        assert (cell.text, cell.glyph, cell.look) == (shown.word, shown.glyph, shown)
        assert cell.shown == shown.label


@pytest.mark.parametrize(
    ("issue", "cells"),
    [
        ("ceasefire-scope", ["local pause", "general, unconditional", "diverge", "0.667"]),
        ("remains-return", ["6,000 bodies per side", "6,000 bodies per side", "agree", "0"]),
        ("neutral-status", ["declared", "rejects: declared", "diverge", "0.5 … 1"]),
        ("ceasefire-duration", ["2–3 days", "30 days", "not comparable", "—"]),
        ("summit-terms", ["silent", "silent", "open", "0 … 1"]),
    ],
)
def test_cells_say_what_the_coding_says(
    table: nk.ComparisonTable, istanbul: Case, issue: str, cells: list[str]
) -> None:
    row = next(row for row in table.rows if row.cells[0].text == istanbul.issue(issue).title)
    assert [cell.text for cell in row.cells[1:]] == cells


def test_remarks_stand_under_the_issue(table: nk.ComparisonTable) -> None:
    assert table.rows[0].cells[0].detail == "Russia also offers general, conditional under conditions"
    assert table.rows[1].cells[0].detail == "different objects: local pause and general truce"


def test_only_a_distance_that_is_one_number_is_a_number(
    table: nk.ComparisonTable, compared: Comparison
) -> None:
    numbers = [row.cells[4].number for row in table.rows]
    assert numbers == [None if row.distance is None else round(row.distance, 3) for row in compared.rows]


def test_every_passage_cited_stands_in_a_note_of_its_cell(
    table: nk.ComparisonTable, compared: Comparison
) -> None:
    for row, found in zip(table.rows, compared.rows, strict=True):
        for cell, party in zip(row.cells[1:3], (found.a, found.b), strict=True):
            passages = {piece.passage for entry in party.entries for piece in entry.evidence}
            notes = " ".join(table.notes[number - 1] for number in cell.notes)
            cited = {
                int(word) for word in notes.replace("¶", " ").replace(",", " ").split() if word.isdigit()
            }
            assert cited == passages


def test_one_body_of_evidence_has_one_note(table: nk.ComparisonTable) -> None:
    assert len(set(table.notes)) == len(table.notes)
    used = {number for row in table.rows for cell in row.cells for number in cell.notes}
    assert used == set(range(1, len(table.notes) + 1))


def test_a_note_says_whose_word_it_is(table: nk.ComparisonTable) -> None:
    told = " ".join(table.notes)
    assert "Vladimir Medinsky, quoted" in told
    assert "Russian delegation, as told by Volodymyr Zelenskyy of the other side" in told
    assert "the coder's inference" in told


def test_sources_may_stand_in_the_cells(compared: Comparison) -> None:
    table = nk.comparison_table(compared, sources="inline")
    assert table.notes == ()
    assert table.rows[0].cells[2].detail == "S1 ¶15"
    assert [mark for mark, _ in table.sources] == ["S1"]


def test_sources_may_be_left_out_and_are_counted_all_the_same(
    compared: Comparison, table: nk.ComparisonTable
) -> None:
    without = nk.comparison_table(compared, sources=None)
    assert (without.notes, without.sources) == ((), ())
    assert not any(cell.notes for row in without.rows for cell in row.cells)
    assert method(without)["Data"] == method(table)["Data"]
    assert method(nk.comparison_table(compared, ["issue", "verdict"]))["Data"] == method(table)["Data"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "offers under conditions do not count"), ("uk", "не враховано"), ("ru", "не учтены")],
)
def test_the_table_says_how_offers_under_conditions_count(istanbul: Case, language: str, said: str) -> None:
    found = nk.compare(istanbul, "russia", "ukraine", conditionals="ignored")
    measured = dict(nk.comparison_table(found, language=language).method)
    assert any(text.endswith(said) for text in measured.values())


def test_the_table_says_what_it_rests_on(table: nk.ComparisonTable, compared: Comparison) -> None:
    said, score = method(table), compared.score
    assert said["Round"] == "Second direct round, 2 June 2025, Istanbul, Ciragan Palace"
    assert said["Coding"] == "the coder's reading; coder: lead"
    assert said["Measure"].startswith("Gower distance (0 = the same, 1 = as far apart as the scale allows)")
    assert said["Measure"].endswith("equal weights; up to 0.25 is near")
    assert (
        f"agreement {score.agreement:.2f} on {score.coverage.n} of {score.coverage.of} issues"
        in said["Result"]
    )
    measurable = sum(row.measurable for row in compared.rows)
    assert f"between {score.worst:.2f} and {score.best:.2f} over the {measurable} issues" in said["Result"]
    assert "one-sided – one has a position, the other has none" in said["Verdicts"]
    assert "partial" not in said["Verdicts"]
    assert "verdicts hold in all 384 settings; agreement runs" in said["Robustness"]
    assert said["Data"].startswith("positions of 2 June 2025; coded from ")
    assert said["Data"].endswith("licence of the coded data: CC-BY-4.0")
    assert said["Cite as"] == (
        "Russia-Ukraine direct talks, Istanbul 2025 (case istanbul-2025, 2025-06-02). "
        f"Coded and compared with negotiation_kit {VERSION}."
    )


def test_other_settings_are_named(istanbul: Case) -> None:
    compared = nk.compare(
        istanbul, "russia", "ukraine", "2025-06-02", coding="printed", metric="identical", threshold=0.3
    )
    said = method(nk.comparison_table(compared))
    assert said["Coding"].startswith("the wording as printed")
    assert said["Measure"].startswith("share of equal values")
    assert said["Measure"].endswith("up to 0.3 is near")


def test_where_there_is_no_score_the_table_says_so(istanbul: Case) -> None:
    compared = nk.compare(istanbul, "russia", "turkiye", "2025-06-02")
    assert compared.score.agreement is None
    assert method(nk.comparison_table(compared))["Result"].startswith(
        "no agreement score; issues where both positions are known: 0 of 24"
    )


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("verdict", lambda row: list(nk.Verdict).index(row.verdict)),
        ("title", lambda row: row.issue.title.casefold()),
        ("distance", lambda row: 2 if row.distance is None else row.distance),
    ],
)
def test_rows_are_ordered(compared: Comparison, order: str, key: Any) -> None:
    titles = column(nk.comparison_table(compared, order=order, group_by=None), "issue")
    keys = {row.issue.title: key(row) for row in compared.rows}
    assert len(titles) == TITLES
    assert [keys[title] for title in titles] == sorted(keys.values())


def test_named_issues_stand_alone_in_the_order_named_and_the_table_says_so(compared: Comparison) -> None:
    table = nk.comparison_table(compared, order=["nato-bid", "Scope of a ceasefire"], group_by=None)
    assert column(table, "issue") == ["Ukraine's NATO bid", "Scope of a ceasefire"]
    assert method(table)["Shown"] == f"2 of {TITLES} issues; the result is over all of them"


def test_rows_may_be_grouped_by_verdict_or_not_at_all(compared: Comparison) -> None:
    by_verdict = nk.comparison_table(compared, group_by="verdict")
    counts = {look(verdict).word: count for verdict, count in compared.verdicts.items() if count}
    assert {group.title: len(group.rows) for group in by_verdict.groups} == counts
    alone = nk.comparison_table(compared, group_by=None)
    assert [group.title for group in alone.groups] == [""]
    assert not alone.grouped


@pytest.mark.parametrize("key", COLUMNS)
def test_every_column_can_be_shown_alone(compared: Comparison, key: str) -> None:
    table = nk.comparison_table(compared, [key])
    assert [found.key for found in table.columns] == [key]
    assert any(column(table, key))


@pytest.mark.parametrize(
    ("changes", "error", "told"),
    [
        ({"columns": ["foo"]}, nk.UnknownNameError, "there is no column 'foo'"),
        ({"columns": "issue"}, ValueError, "expected a list of some of: issue"),
        ({"columns": []}, ValueError, "expected a list of some of: issue"),
        ({"order": "size"}, nk.UnknownNameError, "there is no order 'size'; known are: case, verdict"),
        ({"order": ["nothing"]}, nk.UnknownNameError, "there is no issue 'nothing'"),
        ({"group_by": "party"}, nk.UnknownNameError, "there is no grouping 'party'"),
        ({"sources": "endnotes"}, nk.UnknownNameError, "there is no way to cite sources 'endnotes'"),
        ({"language": "xx"}, nk.UnknownNameError, "there is no language 'xx'"),
    ],
)
def test_what_is_not_there_is_refused(
    compared: Comparison, changes: dict[str, Any], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        nk.comparison_table(compared, **changes)


@pytest.mark.parametrize(
    ("language", "head", "verdict", "cell"),
    [("uk", "Питання", "розбіжність", "локальна пауза"), ("ru", "Вопрос", "расхождение", "локальная пауза")],
)
def test_a_table_is_told_in_another_language(
    compared: Comparison, language: str, head: str, verdict: str, cell: str
) -> None:
    table = nk.comparison_table(compared, language=language)
    assert table.columns[0].head == head
    first = table.rows[0].cells
    assert (first[1].text, first[3].text, first[4].text) == (cell, verdict, "0,667")
    for row in table.rows:
        for found in row.cells[:4]:
            letters = [sign for sign in found.text if sign.isalpha()]
            assert all(sign.lower() in CYRILLIC or not sign.isascii() for sign in letters), found.text


def test_the_title_may_be_ones_own(compared: Comparison) -> None:
    table = nk.comparison_table(compared, title="Table 3")
    assert table.caption.startswith("Table 3. Russia-Ukraine direct talks")


def test_a_case_from_a_table_says_that_it_has_no_evidence() -> None:
    import pandas as pd

    frame = pd.DataFrame({"party": ["A", "B"], "issue": ["Pace", "Pace"], "value": [1, 2]})
    case = nk.case_from_frame(frame, {"level": "ratio", "min": 0, "max": 4})
    table = nk.comparison_table(nk.compare(case, "a", "b"))
    assert table.notes == ()
    assert method(table)["Data"] == "positions of no date given; imported from a table, without evidence"
