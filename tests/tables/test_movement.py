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
    # 3,000 of 20,000 bodies.
    assert cells(table, "Return of the dead")[1:] == [
        "6,000 bodies per side",
        "3,000 bodies per side",
        "→ moved",
        "0.15",
        "0.15 farther",
    ]


def test_method_says_rounds_coverage_and_what_is_left_out(table: ComparisonTable) -> None:
    told = dict(table.method)
    assert told["Result"] == "mean step 0.03, known on 5 of 6 issues asked in both rounds"
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
    assert "далі на 0,15" in text
    assert "0.15" not in text


def test_order_and_columns(case: Case) -> None:
    moved = nk.movement(case, "russia", "2025-06-02", "2025-07-23")
    found = nk.movement_table(moved, ["issue", "reason"], order="step", group_by=None)
    assert found.rows[0].cells[0].text == "Return of the dead"
    assert found.rows[0].cells[1].text == "another value"
    with pytest.raises(nk.UnknownNameError, match="Did you mean 'reason'"):
        nk.movement_table(moved, ["reasn"])


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["table", "istanbul-2025", "ukraine", "--kind", "movement", "--round"]
    assert main([*words, "2025-06-02..2025-07-23"]) == 0
    assert "What changed in the positions of Ukraine" in capsys.readouterr().out
    assert main([*words, "2025-06-02"]) == 2
    assert "FROM..TO" in capsys.readouterr().err
