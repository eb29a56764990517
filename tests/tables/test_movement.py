"""Movement as a table: what stands in it, and that every format takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.cli.main import main
from negotiation_kit.model import Case
from negotiation_kit.tables import FORMATS, ComparisonTable
from negotiation_kit.wording import LANGUAGES


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture(scope="module")
def table(case: Case) -> ComparisonTable:
    return nk.movement_table(nk.movement(case, "russia", "2025-06-02", "2025-07-23"))


def cells(table: ComparisonTable, title: str) -> list[str]:
    return next([cell.shown for cell in row.cells] for row in table.rows if row.cells[0].text == title)


def test_a_row_tells_before_after_change_step_and_toward_whom(table: ComparisonTable) -> None:
    assert [column.head for column in table.columns] == [
        "Issue",
        "Second direct round",
        "Third direct round",
        "Change",
        "Step",
        "Toward Ukraine",
    ]
    # Of 30 days; where Ukraine is in July is not known, so that it is either way.
    assert cells(table, "Length of the first pause")[1:] == [
        "2–3 days",
        "1–2 days",
        "→ moved",
        "0.033",
        "between 0.033 farther and 0.033 nearer",
    ]


def test_where_each_round_asks_for_more_the_amounts_are_told_together(table: ComparisonTable) -> None:
    row = next(row for row in table.rows if row.cells[0].text == "Return of the dead")
    assert [cell.text for cell in row.cells[3:]] == ["not comparable", "—", "—"]
    assert row.cells[3].detail == "together so far: 9,000 bodies per side"


def test_method_says_rounds_coverage_and_what_is_left_out(table: ComparisonTable) -> None:
    told = dict(table.method)
    assert told["Result"] == "mean step 0.03, known on 4 of 6 issues asked in both rounds"
    assert told["Shown"].endswith(": 20")  # 18 of the 24 of June and 2 of the 8 of July are asked once
    assert "2 June 2025" in told["Round"]
    assert "23 July 2025" in told["Round"]
    assert "moved – another value" in told["Changes"]


def test_a_position_that_gave_way_to_a_rejection_shows_bounds(case: Case) -> None:
    moved = nk.movement_table(nk.movement(case, "ukraine", "2022-04", "2025-06-02"))
    assert cells(moved, "Ukraine's NATO bid")[3:] == ["→ moved", "0.5 … 1", "0.5 … 1 farther"]
    assert cells(moved, "Cap on Ukraine's armed forces")[3] == "≠ not comparable"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_and_language_takes_it(case: Case, tmp_path: Path, language: str, ending: str) -> None:
    moved = nk.movement(case, "russia", "2025-06-02", "2025-07-23")
    path = tmp_path / f"moved{ending}"
    nk.movement_table(moved, language=language).save(path)
    assert path.stat().st_size > 500


def test_figures_follow_the_language(case: Case) -> None:
    moved = nk.movement(case, "russia", "2025-06-02", "2025-07-23")
    text = nk.movement_table(moved, language="uk").to_markdown()
    assert "0,033" in text
    assert "0.033" not in text


def test_order_and_columns(case: Case) -> None:
    moved = nk.movement(case, "russia", "2025-06-02", "2025-07-23")
    found = nk.movement_table(moved, ["issue", "reason"], order="step", group_by=None)
    assert found.rows[0].cells[0].text == "Size of the prisoner exchange"
    told = (
        found.rows[0].cells[1].text
    )  # on firmness the two coders agree by chance, so that nothing is said of it
    assert told.startswith(
        "agreed by both, and not before; a change of firmness is not told: two coders agree"
    )
    with pytest.raises(nk.UnknownNameError, match="Did you mean 'reason'"):
        nk.movement_table(moved, ["reasn"])


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["table", "istanbul-2025", "ukraine", "--kind", "movement", "--round"]
    assert main([*words, "2025-06-02..2025-07-23"]) == 0
    assert "What changed in the positions of Ukraine" in capsys.readouterr().out
    assert main([*words, "2025-06-02"]) == 2
    assert "FROM..TO" in capsys.readouterr().err
