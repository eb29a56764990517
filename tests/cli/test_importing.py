"""`negotiation-kit import`."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation_kit.cli.main import main
from negotiation_kit.format.load import load_case

SCALES = """\
Hours: {level: ratio, unit: hours, min: 0, max: 10}
Mode: {level: nominal, values: [now, later]}
...
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    text = "Party;Issue;Value\r\nTürkiye;Hours;2,5\r\nTürkiye;Mode;now\r\nGreece;Hours;\r\n"
    (tmp_path / "my table.csv").write_bytes(text.encode("cp1252"))
    (tmp_path / "scales.yaml").write_text(SCALES, "utf-8")
    return tmp_path


def test_a_table_becomes_a_case_and_how_it_was_read_is_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "my table.csv", "--scales", "scales.yaml", "--to", "My Talks"]) == 0
    said = capsys.readouterr().out
    assert "read: my table.csv (Windows-1252 (Western Europe), separator semicolon)" in said
    assert "made: my-talks: 2 positions of 2 parties on 2 issues" in said
    assert "1 empty cell of the column value: coded as not-coded" in said
    case = load_case(here / "my-talks")
    assert (case.title, case.coded_from, [party.name for party in case.parties]) == (
        "My talks",
        "table",
        ["Türkiye", "Greece"],
    )
    assert main(["check", "--strict", "my-talks"]) == 0
    assert main(["compare", "my-talks"]) == 0


def test_excel_is_read_too(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="install openpyxl to test reading Excel files")
    book = openpyxl.Workbook()
    for row in (["party", "issue", "value"], ["A", "Hours", 3], ["B", "Hours", 4]):
        book.active.append(row)
    book.save(here / "t.xlsx")
    assert main(["import", "t.xlsx", "--scales", "scales.yaml", "--to", "x", "--title", "A title"]) == 0
    assert load_case(here / "x").title == "A title"
    assert "read: t.xlsx (sheet 'Sheet')" in capsys.readouterr().out


def test_without_scales_a_draft_is_written_and_nothing_made(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "my table.csv", "--to", "x"]) == 2
    said = capsys.readouterr().out
    assert 'negotiation-kit import "my table.csv" --scales "my table.scales.yaml" --to x' in said
    assert not (here / "x").exists()
    assert main(["import", "my table.csv", "--scales", "my table.scales.yaml", "--to", "x"]) == 0
    assert main(["import", "my table.csv", "--to", "y"]) == 2
    assert "pass it with --scales, or delete it" in capsys.readouterr().err


def test_every_fault_is_told_at_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "bad.csv").write_text("Party;Issue;Value\nA;Hours;99\nA;Mode;nwo\n", "utf-8")
    assert main(["import", "bad.csv", "--scales", "scales.yaml", "--to", "x"]) == 1
    said = capsys.readouterr().err
    assert "bad.csv:2: error outside-anchors: row 2, party 'A', issue 'Hours'" in said
    assert "bad.csv:3: error off-scale: row 3, party 'A', issue 'Mode'" in said
    assert not (here / "x").exists()


def test_a_table_is_imported_in_another_language(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["import", "my table.csv", "--to", "x", "--language", "uk"]
    assert main(words) == 2
    assert "роздільник: крапка з комою" in capsys.readouterr().out
    draft = (here / "my table.scales.yaml").read_text("utf-8")
    assert draft.startswith("# Чернетка шкал, складена з того, що є в my table.csv.")
    assert "unit: балів" in draft
    assert main([*words, "--scales", "my table.scales.yaml"]) == 0
    assert "створено: x: 2 позиції, 2 учасники, 2 питання\n1 порожня клітинка" in capsys.readouterr().out
    case = load_case(here / "x")
    assert case.issues[0].question == "Яка позиція учасника в цьому питанні: Hours?"
    assert case.baskets[0].title == "Питання"


def test_faults_are_told_in_another_language(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "bad.csv").write_text("Party;Issue;Value\nA;Hours;9\nA;Hours;8\n?;Mode;now\n", "utf-8")
    assert main(["import", "bad.csv", "--scales", "scales.yaml", "--to", "x", "--language", "ru"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("2 ошибки в файлах позиций\n")
    assert (
        "bad.csv:3: ошибка duplicate-row: строка 3, участник 'A', вопрос 'Hours': значение уже есть" in said
    )
    assert "подсказка: в имени должна быть буква или цифра" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["none.csv", "--scales", "scales.yaml"], "there is no file none.csv"),
        (["my table.csv", "--scales", "none.yaml"], "there is no such file"),
        (["my table.csv", "--scales", "scales.yaml", "--round", "Round 1"], "expected an id for the round"),
        (["my table.csv", "--scales", "scales.yaml", "--sheet", "S"], "has no sheets"),
        (["my table.csv", "--scales", "scales.yaml", "--encoding", "utf-8"], "this is not UTF-8"),
    ],
)
def test_what_cannot_be_imported_is_said(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(["import", *words, "--to", "x"]) in (1, 2)
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said


def test_a_case_made_before_is_replaced_only_when_asked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["import", "my table.csv", "--scales", "scales.yaml", "--to", "x"]
    assert [main(words), main(words), main([*words, "--overwrite"])] == [0, 2, 0]
    assert "already there" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("Переговори", "no id can be made of 'Переговори': name the folder of --to with letters a-z"),
        ("scales.yaml/x", "cannot be made"),
    ],
)
def test_a_folder_that_cannot_be_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], to: str, sentence: str
) -> None:
    assert main(["import", "my table.csv", "--scales", "scales.yaml", "--to", to]) == 2
    assert sentence in capsys.readouterr().err
