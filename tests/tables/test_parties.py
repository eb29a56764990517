"""All parties in one table, with agreement marked."""

from __future__ import annotations

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.render.palette import look

AGREE = look(nk.Verdict.AGREE)


def many(values: dict[str, list[object]]) -> Case:
    """Return a case of two issues, each party with its two values."""
    rows = [
        {"party": party, "issue": issue, "value": value}
        for party, pair in values.items()
        for issue, value in zip(("Pace", "Days"), pair, strict=True)
    ]
    return nk.case_from_frame(pd.DataFrame(rows), {"level": "ratio", "min": 0, "max": 10})


def row(table: nk.ComparisonTable, title: str) -> list[str]:
    return [cell.shown for cell in next(row for row in table.rows if row.cells[0].text == title).cells]


def test_every_party_coded_in_the_round_has_its_column(istanbul: Case) -> None:
    table = nk.party_table(istanbul, round="2025-06-02")
    assert [column.head for column in table.columns] == [
        "Issue",
        *(party.short for party in istanbul.parties if party.id in _coded(istanbul)),
        "Who agrees",
    ]


def _coded(case: Case) -> set[str]:
    return {entry.party for entry in case.positions if entry.round == "2025-06-02"}


def test_cells_that_agree_are_marked_and_told_in_words(istanbul: Case) -> None:
    parties = ["russia", "ukraine", "west"]
    table = nk.party_table(istanbul, parties, "2025-06-02")
    found = row(table, "Martial law in Ukraine")
    assert found == ["Martial law in Ukraine", "lift", "keep (the only option left)",
                     "keep (the only option left)", "only one says what it wants"]  # fmt: skip


def test_the_marks_follow_the_verdicts_of_compare(istanbul: Case) -> None:
    parties = [party.id for party in istanbul.parties if party.id in _coded(istanbul)]
    table = nk.party_table(istanbul, parties, "2025-06-02")
    for one in range(len(parties)):
        for other in range(one + 1, len(parties)):
            compared = nk.compare(istanbul, parties[one], parties[other], "2025-06-02")
            for line, found in zip(table.rows, compared.rows, strict=True):
                if found.verdict is nk.Verdict.AGREE:
                    cells = line.cells[1 + one], line.cells[1 + other]
                    assert [cell.look for cell in cells] == [AGREE, AGREE]


def test_several_groups_in_a_row_have_letters() -> None:
    case = many({"A": [1, 3], "B": [1, 3], "C": [2, 3], "D": [2, 3], "E": [5, None]})
    table = nk.party_table(case)
    assert row(table, "Pace") == ["Pace", "●A 1 points", "●A 1 points", "●B 2 points", "●B 2 points",
                                  "5 points", "A, B\nC, D"]  # fmt: skip
    assert row(table, "Days")[-1] == "all 4 that say what they want"


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ([None, None], "nobody says what it wants"),
        ([1, None], "only one says what it wants"),
        ([1, 2], "nobody"),
        ([1, 1], "A, B"),
    ],
)
def test_the_last_column_says_who_agrees(pair: list[object], told: str) -> None:
    case = many({"A": [pair[0], 1], "B": [pair[1], 1]})
    assert row(nk.party_table(case), "Pace")[-1] == told


def test_the_scores_of_all_pairs_stand_under_the_table() -> None:
    said = dict(nk.party_table(many({"A": [0, 0], "B": [10, 0], "C": [0, None]})).method)
    assert (
        "A – B: 0.5 on 2 of 2 (0.5 to 0.5); A – C: 1 on 1 of 2 (0.5 to 1); B – C: 0 on 1 of 2"
        in said["Result"]
    )


def test_of_very_many_pairs_the_lowest_and_the_highest_are_told() -> None:
    case = many({"P1": [0, 0], "P2": [10, 10], **{f"P{n}": [5, 5] for n in range(3, 8)}})
    result = dict(nk.party_table(case).method)["Result"]
    assert result.startswith("lowest and highest of 21 pairs")
    assert "P1 – P2: 0 on 2 of 2" in result
    assert result.count(" on 2 of 2") == 2


@pytest.mark.parametrize(
    ("parties", "error", "told"),
    [
        (["russia"], ValueError, "needs two or more, and there is 1 here"),
        (["russia", "Russia"], ValueError, "needs two or more, and there is 1 here"),
        ("russia", ValueError, "expected a list of two or more"),
        (["russia", "nobody"], nk.UnknownNameError, "there is no party 'nobody'"),
    ],
)
def test_too_few_parties_are_refused(
    istanbul: Case, parties: list[str], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        nk.party_table(istanbul, parties)


def test_it_is_told_in_ukrainian(istanbul: Case) -> None:
    table = nk.party_table(istanbul, round="2025-06-02", language="uk")
    assert (table.title, table.columns[-1].head) == ("Позиції учасників", "Хто згоден")
    assert "Росія – Україна: 0,39, питань 6 із 24" in dict(table.method)["Результат"]


def test_it_is_wide_and_the_comparison_is_not(istanbul: Case, table: nk.ComparisonTable) -> None:
    assert nk.party_table(istanbul, round="2025-06-02").wide
    assert not table.wide


def test_pairs_with_few_issues_in_common_are_told_last() -> None:
    """A is known on two issues, B and C on six: what the two have in common is told first."""
    known = {"A": 2, "B": 6, "C": 6}
    rows = [
        {"party": party, "issue": f"Issue {number}", "value": 3}
        for party, most in known.items()
        for number in range(6)
        if number < most
    ]
    case = nk.case_from_frame(pd.DataFrame(rows), {"level": "ratio", "min": 0, "max": 10})
    told = dict(nk.party_table(case).method)["Result"]
    places = [told.index(pair) for pair in ("B – C", "A – B", "A – C")]
    assert places == sorted(places)
