"""A table file into a case: faults name the file's row, the party and the issue."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import negotiation_kit as nk
from negotiation_kit.exchange.spreadsheets import scales_draft

SCALES = {
    "Hours": {"level": "ratio", "unit": "hours", "min": 0, "max": 10},
    "Mode": {"level": "nominal", "values": ["now", "later"]},
}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(
        "Party;Issue;Value\r\nTürkiye;Hours;2,5\r\nTürkiye;Mode;now\r\nGreece;Hours;\r\n".encode("cp1252")
    )
    return path


def test_a_table_becomes_a_case(table: Path) -> None:
    case = nk.import_table(table, SCALES, name="talks", title="Talks")
    assert (case.id, case.title, case.coded_from) == ("talks", "Talks", "table")
    assert [(one.party, one.issue, one.engagement) for one in case.positions] == [
        ("turkiye", "hours", None), ("turkiye", "mode", None), ("greece", "hours", "not-coded"),
    ]  # fmt: skip


def test_scales_may_stand_in_a_file(table: Path, tmp_path: Path) -> None:
    file = tmp_path / "scales.yaml"
    file.write_text(yaml.safe_dump(SCALES, explicit_end=True), "utf-8")
    assert nk.import_table(table, file) == nk.import_table(table, SCALES)


def test_every_fault_names_its_row_party_and_issue(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Party;Issue;Value\n\nA;Hours;99\nB;Mode;nwo\nA;Hours;1\n", "utf-8")
    with pytest.raises(nk.PositionFilesError) as caught:
        nk.import_table(path, SCALES)
    found = [(Path(one.file).name, one.line, one.code) for one in caught.value.findings]
    assert found == [
        ("table.csv", 3, "outside-anchors"), ("table.csv", 4, "off-scale"), ("table.csv", 5, "duplicate-row"),
    ]  # fmt: skip
    assert "row 4, party 'B', issue 'Mode': found 'nwo'" in str(caught.value)
    assert "row 3 already has a value" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Hours: {level: ratio\n", "scales.yaml:"),
        ("- a\n...\n", "holds no scales"),
        ("Hours: {level: ratio, min: 0, max: 1", "scales.yaml:1:"),
        ("Hours: {level: ratio, min: 0, max: 10}\n", "no-end-marker"),
        ("Hours: {level: ratio, min: 0, max: 10}\n...\n", "there is no scale for 'Mode'"),
    ],
)
def test_a_fault_of_the_scales_is_told(table: Path, tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "scales.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=sentence):
        nk.import_table(table, file)


def test_a_draft_of_scales_shows_what_the_table_shows(table: Path) -> None:
    draft = scales_draft(nk.read_table(table))
    assert draft.startswith("# A draft of scales")
    assert yaml.safe_load(draft.removesuffix("...\n")) == {
        "Hours": {"level": "interval", "unit": "points", "min": 2.5, "max": 3.5},
        "Mode": {"level": "nominal", "values": ["now", "other-1"]},
    }


def test_a_draft_can_be_imported_with(table: Path, tmp_path: Path) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text(scales_draft(nk.read_table(table)), "utf-8")
    assert len(nk.import_table(table, file).issues) == 2
