"""Tables wider than a page stand in parts; many parties cost little; levels are said in full where asked."""

from __future__ import annotations

import io
import re
from itertools import combinations
from time import perf_counter
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.scales import Level, OrdinalScale
from negotiation_kit.tables.spec import WIDE, WIDEST
from tests.builders import STEPS, case_of, says

NAMES = [f"p{number}" for number in range(70)]


def many(names: list[str]) -> Case:
    """Parties that want one of three levels on one issue, the other not asked of every third."""
    said: dict[str, Any] = {
        name: {"x": ["none", "some", "all"][number % 3]} | ({"y": "all"} if number % 2 else {})
        for number, name in enumerate(names)
    }
    return case_of({"x": STEPS, "y": STEPS}, **said)


@pytest.fixture(scope="module")
def wide() -> nk.ComparisonTable:
    return nk.party_table(many(NAMES))


def test_a_wide_table_stands_in_parts_that_a_page_holds(wide: nk.ComparisonTable) -> None:
    parts = wide.blocks
    assert len(parts) > 1
    for part in parts:
        assert part.columns[0].key == "issue"
        assert sum(column.width for column in part.columns) <= WIDEST
        assert sum(word + 2 for word in part.words) <= WIDE
        assert part.shares[-1] * WIDE >= part.words[-1] + 2
    assert [column.key for part in parts for column in part.columns[1:]] == [*NAMES, "agreement"]
    assert parts[0].title == f"{wide.title} (1 of {len(parts)})"


def test_a_table_that_fits_is_one_part(table: nk.ComparisonTable) -> None:
    assert table.blocks == (table,)


def test_every_cell_of_every_part_is_in_word_and_latex(wide: nk.ComparisonTable) -> None:
    docx = pytest.importorskip("docx")
    tables = docx.Document(io.BytesIO(wide.to_bytes(".docx"))).tables
    assert [len(table.columns) for table in tables] == [len(part.columns) for part in wide.blocks]
    assert max(len(table.columns) for table in tables) < 63  # Word's limit
    heads = [cell.text for table in tables for cell in table.rows[0].cells[1:]]
    assert heads == [column.head for column in wide.columns[1:]]
    assert wide.to_latex().count(r"\begin{longtable}") == len(wide.blocks)


def test_excel_prints_a_wide_table_on_as_many_pages_as_it_has_parts(wide: nk.ComparisonTable) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(wide.to_bytes(".xlsx"))).worksheets[0]
    assert sheet.page_setup.fitToWidth == len(wide.blocks)
    assert sheet.print_title_cols == "$A:$B"


def test_the_scores_under_it_are_those_of_compare() -> None:
    case = many(NAMES[:4])
    told = dict(nk.party_table(case).method)["Result"]
    for a, b in combinations(NAMES[:4], 2):
        score = nk.compare(case, a, b).score
        figures = [round(number or 0.0, 2) for number in (score.agreement, score.worst, score.best)]
        names = [case.party(name).short for name in (a, b)]
        line = re.search(
            rf"{names[0]} – {names[1]}: (\S+) on {score.coverage.n} of 2 \((\S+) to (\S+)\)", told
        )
        assert line is not None
        assert [float(number) for number in line.groups()] == figures


def test_two_hundred_parties_take_no_minute() -> None:
    """Every pair was compared issue by issue, which took eleven seconds where this takes less than one."""
    case = many([f"p{number}" for number in range(200)])
    start = perf_counter()
    nk.party_table(case)
    assert perf_counter() - start < 5


FULL = OrdinalScale((Level("stop-now", "Everything ends at once"), Level("go-on", "All goes on", "go on")))


def test_cells_say_a_level_in_full_where_asked() -> None:
    case = case_of({"x": FULL}, a={"x": "stop-now"}, b={"x": says(rejects=["go-on"])})
    row = nk.comparison_table(nk.compare(case, "a", "b"), texts="meaning").rows[0]
    assert [cell.text for cell in row.cells[1:3]] == [
        "Everything ends at once",
        "Everything ends at once (the only option left)",
    ]
    assert nk.party_table(case, texts="meaning").rows[0].cells[1].text == "Everything ends at once"


def test_in_full_goes_by_the_language(istanbul: Case, compared: nk.Comparison) -> None:
    table = nk.comparison_table(compared, language="uk", texts="meaning")
    meanings = {tick.meaning for tick in istanbul.issue("ceasefire-scope").scale.ticks("uk")}
    assert table.rows[0].cells[1].text in meanings
    moved = nk.movement(istanbul, "russia", "2025-06-02", "2025-07-23")
    assert nk.movement_table(moved, language="ru", texts="meaning").rows[0].cells[1].text in {
        tick.meaning for tick in istanbul.issue("ceasefire-scope").scale.ticks("ru")
    }


def test_another_way_to_say_levels_is_refused(compared: nk.Comparison) -> None:
    with pytest.raises(
        nk.UnknownNameError, match="there is no way to say levels 'id'; known are: label, mean"
    ):
        nk.comparison_table(compared, texts="id")


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_the_lists_are_told_in_every_language(istanbul: Case, compared: nk.Comparison, language: str) -> None:
    pairs = nk.pairwise(istanbul, round="2025-06-02")
    for table in (
        nk.pair_table(pairs, language=language),
        nk.robustness_table(nk.robustness(compared), language=language),
    ):
        words = {word for text in table.texts() for word in re.findall("[A-Za-z]{3,}", text)}
        assert words <= {"istanbul", "negotiation", "kit", "lead", "second"}  # names, and the coders'
