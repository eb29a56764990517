"""The codebook as a table."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case


def cells(case: Case, issue: str, language: str = "en") -> list[str]:
    from negotiation_kit.wording import translated

    title = translated(case.issue(issue), "title", language)
    table = nk.codebook_table(case, language)
    return [cell.text for cell in next(row for row in table.rows if row.cells[0].text == title).cells]


def test_every_issue_of_the_case_is_there_with_its_question(istanbul: Case) -> None:
    rows = nk.codebook_table(istanbul).rows
    assert sorted(row.cells[0].text for row in rows) == sorted(issue.title for issue in istanbul.issues)
    assert all(any(issue.question in row.cells[0].detail for row in rows) for issue in istanbul.issues)


@pytest.mark.parametrize(
    ("issue", "scale", "answers"),
    [
        ("mobilisation", "named answers in order", "continue: Mobilisation goes on\n"
         "pause: Mobilisation is suspended for a time\nstop: Mobilisation ends"),
        ("ceasefire-duration", "number from nothing upwards",
         "0: No pause\n30 days: A pause of 30 days, the longest named in the source"),
        ("next-round", "date", "2 June 2025: The day of this round\n31 July 2025: The end of July 2025"),
    ],
)  # fmt: skip
def test_a_scale_says_what_its_answers_mean(istanbul: Case, issue: str, scale: str, answers: str) -> None:
    assert cells(istanbul, issue)[1:] == [scale, answers]


def test_it_is_told_in_russian(istanbul: Case) -> None:
    assert cells(istanbul, "mobilisation", "ru")[1:] == [
        "названные ответы по порядку",
        "продолжается: Мобилизация продолжается\nприостановка: Мобилизация приостановлена на время\n"
        "прекращение: Мобилизация прекращена",
    ]


def test_an_issue_says_what_it_is_part_of(istanbul: Case) -> None:
    row = next(
        row for row in nk.codebook_table(istanbul).rows if row.cells[0].text == "Length of the first pause"
    )
    assert "part of: Scope of a ceasefire" in row.cells[0].detail


def test_it_says_how_to_cite_it(istanbul: Case) -> None:
    said = dict(nk.codebook_table(istanbul).method)
    assert said["Case"].startswith(f"{len(istanbul.issues)} issues in {len(istanbul.baskets)} baskets")
    assert said["Cite as"].startswith(
        "Russia-Ukraine direct talks, Istanbul 2025 (case istanbul-2025). Codebook"
    )
