"""`negotiation-kit brief`: one page, printed or written to a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation_kit.cli.main import CANNOT_RUN, FINE, main


def test_without_a_file_the_brief_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief"]) == FINE
    assert capsys.readouterr().out.startswith("# Russia and Ukraine agree on 2 of 24 issues")


def test_sides_round_and_language_are_those_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["istanbul-2025", "ukraine", "russia", "--round", "2025-07-23", "--language", "uk"]
    assert main(["brief", *words]) == FINE
    said = capsys.readouterr().out
    assert said.startswith("# Україна та Росія")
    assert "23 липня 2025" in said


@pytest.mark.parametrize("name", ["brief.html", "brief.md", "brief.tex"])
def test_a_file_is_written_and_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    words = ["brief", "--to", str(tmp_path / name)]
    assert main(words) == FINE
    assert f"written: {tmp_path / name}" in capsys.readouterr().out
    assert main(words) == CANNOT_RUN
    assert main([*words, "--overwrite"]) == FINE


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--to", "brief.odt"], ".docx"),
        (["--template", "nowhere.docx", "--to", "brief.docx"], "nowhere.docx"),
        (["--language", "xx"], "xx"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["brief", *words]) == CANNOT_RUN
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
