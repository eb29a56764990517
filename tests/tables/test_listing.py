"""Tables of pairs, of other settings and of evidence: what stands in them, in every format."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.tables import FORMATS, ComparisonTable

ROUND = "2025-06-02"


def every(case: Case) -> Iterator[ComparisonTable]:
    yield nk.pair_table(nk.pairwise(case, round=ROUND))
    yield nk.robustness_table(nk.robustness(nk.compare(case, "russia", "ukraine", ROUND)))
    yield nk.evidence_table(nk.find_evidence(case, ROUND))
    yield nk.basis_table(nk.evidence_bases(case, ROUND))


def row(table: ComparisonTable, *heads: str) -> list[str]:
    rows = ([cell.text for cell in row.cells] for row in table.rows)
    return next(cells for cells in rows if cells[: len(heads)] == list(heads))


def test_a_pair_has_agreement_coverage_and_limits(istanbul: Case) -> None:
    table = nk.pair_table(nk.pairwise(istanbul, round=ROUND))
    assert row(table, "Russia", "Ukraine") == ["Russia", "Ukraine", "0.39", "6 of 24", "0.16 … 0.52"]
    assert row(table, "Russia", "Türkiye")[2] == "none"
    numbers = {cell.number for found in table.rows for cell in found.cells}
    assert 0.393 in numbers


def test_notes_of_a_table_speak_of_the_table_and_not_of_the_heat_map(istanbul: Case) -> None:
    html = nk.pair_table(nk.pairwise(istanbul, round=ROUND)).to_bytes(".html").decode()
    assert "its limits are those over all issues" in html
    assert "cell:" not in html


def test_other_settings_say_what_they_turn(istanbul: Case) -> None:
    found = nk.multiverse(nk.compare(istanbul, "russia", "ukraine", ROUND))
    table = nk.robustness_table(found)
    assert row(table, "nothing")[2] == "0.39"
    assert row(table, "Coding")[2:4] == ["0.28", "6 of 24"]
    assert row(table, "Weights", "weighted by salience")[-1].startswith("not tried")
    result = dict(table.method)["Result"]
    assert result.startswith("16 of 24 verdicts hold in all 384 settings")


def test_evidence_names_source_voice_and_issue(istanbul: Case) -> None:
    table = nk.evidence_table(nk.find_evidence(istanbul, ROUND, issue="children-return"))
    cells = row(table, "S1 ¶12")
    assert "told by the other side" in cells
    assert "Return of children" in cells
    assert [mark for mark, _ in table.sources] == ["S1"]


def test_the_basis_of_a_position(istanbul: Case) -> None:
    table = nk.basis_table(nk.evidence_bases(istanbul, ROUND))
    assert row(table, "Return of children", "Russia") == [
        "Return of children", "Russia", "10 children", "S1 ¶12",
        "the other side's word; one passage", "medium",
    ]  # fmt: skip


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_holds_them(istanbul: Case, ending: str) -> None:
    for table in every(istanbul):
        assert len(table.to_bytes(ending)) > 500
        assert dict(table.method)["Cite as"]
