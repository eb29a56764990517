"""The record of an adjudication: written and read back, in the frame, and refused in the wrong file."""

from __future__ import annotations

from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case

RECORD = "The second coder took haste for speed."
INVALID = Path(__file__).parents[2] / "data" / "invalid" / "adjudication-misplaced"


def test_it_survives_writing_and_reading(double: Case, tmp_path: Path) -> None:
    nk.write_case(double, tmp_path / "double")
    assert (tmp_path / "double" / "r1" / "b.second.yaml").exists()
    again = nk.load_case(tmp_path / "double")
    assert again.positions == double.positions
    assert [entry.adjudication for entry in again.positions if entry.adjudication] == [RECORD]


def test_it_is_a_column_of_the_positions(double: Case) -> None:
    assert nk.positions_frame(double)["adjudication"].dropna().to_list() == [RECORD]


def test_it_belongs_into_the_lead_s_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(INVALID)
    (finding,) = nk.check(".").findings
    assert (finding.code, finding.file, finding.line) == ("adjudication-misplaced", "r1/a.second.yaml", 5)
    assert "in the file of coder 'second'" in finding.message
