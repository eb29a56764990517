"""`negotiation-kit new`."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation_kit.cli.main import main


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_folder_passes_the_check_and_the_next_step_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "My Talks", "--title", "Talks", "--parties", "Northland, Southland"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("made: my-talks\n")
    commands = [line.split("negotiation-kit ")[1] for line in said.splitlines() if "negotiation-kit " in line]
    assert commands == ["lab my-talks", "check --strict my-talks"]
    assert main(["check", "--strict", "my-talks"]) == 0
    assert main(["compare", "my-talks", "northland", "southland"]) == 0
    assert (tmp_path / "my-talks" / "README.md").is_file()


def test_another_place_and_another_codebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "my cases").mkdir()
    assert main(["new", "again", "--to", '"my cases"', "--like", "istanbul-2025"]) == 0
    said = capsys.readouterr().out
    assert "nobody's position is coded yet" in said
    assert f'negotiation-kit lab "{Path("my cases/again")}"' in said
    assert main(["check", "--strict", str(tmp_path / "my cases" / "again")]) == 0


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["new", "there"], 2, "already there"),
        (["new", "x", "--parties", "One"], 2, "2 to 12 parties"),
        (["new", "!!!"], 2, "no id can be made"),
        (["new", "x", "--like", "istanbul-2026"], 2, "Did you mean 'istanbul-2025'"),
        (["new", "x", "--like", "istanbul-2025", "--parties", "A,B"], 2, "takes that one's parties"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, sentence: str
) -> None:
    (tmp_path / "there").mkdir()
    assert main(words) == code
    said = capsys.readouterr()
    assert sentence in said.err
    assert "Traceback" not in said.err + said.out
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
