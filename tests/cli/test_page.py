"""`negotiation-kit page` from the words on the command line to the files on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.cli.main import CANNOT_RUN, FINE, main


def test_a_page_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "istanbul.html"
    assert main(["page", "--to", str(target)]) == FINE
    assert capsys.readouterr().out == f"written: {target}\n"
    assert target.read_text("utf-8") == nk.page(nk.load_case("istanbul-2025")).html


def test_sides_round_and_coding_come_first_on_it(tmp_path: Path) -> None:
    target = tmp_path / "p.html"
    words = ["page", "istanbul-2025", "ukraine", "west", "--coding", "printed", "--round", "2025-06-02"]
    assert main([*words, "--to", str(target)]) == FINE
    assert "<h1 id=title>Where Ukraine and the West stand</h1>" in target.read_text("utf-8")


def test_an_exercise_is_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "class.html"
    assert main(["page", "istanbul-2025", "--to", str(target), "--exercise", "--round", "2022-04"]) == FINE
    assert capsys.readouterr().out.split() == [
        "written:",
        str(target),
        "written:",
        str(tmp_path / "class-key.html"),
    ]
    assert "an exercise in coding positions" in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--to", "page.pdf"], "does not end in .html"),
        (["--to", "{}/there.html"], "already there"),
        (["--to", "{}/away/p.html"], "there is no folder"),
        (["istanbul-2025", "atlantis", "--to", "{}/p.html"], "atlantis"),
        (["istanbul-2025", "russia", "ukraine", "west", "--to", "{}/p.html"], "shows two sides first"),
        (["--exercise", "--coding", "printed", "--to", "{}/p.html"], "an exercise has no --coding"),
        (["no-such-case", "--to", "{}/p.html"], "no-such-case"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    (tmp_path / "there.html").write_text("mine", "utf-8")
    assert main(["page", *(word.format(tmp_path) for word in words)]) == CANNOT_RUN
    error = capsys.readouterr().err
    assert told in error
    assert "Traceback" not in error
    assert (tmp_path / "there.html").read_text("utf-8") == "mine"
    assert not (tmp_path / "p.html").exists()


def test_a_file_is_replaced_when_asked(tmp_path: Path) -> None:
    target = tmp_path / "p.html"
    target.write_text("old", "utf-8")
    assert main(["page", "--to", str(target), "--overwrite"]) == FINE
    assert "Where Russia and Ukraine stand" in target.read_text("utf-8")
