"""`negotiation-kit linkages`: offers, packages, conditions and deadlocks, for every screen."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from negotiation_kit.cli.main import main
from negotiation_kit.places import bundle


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "121")


def _said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(["linkages", *words]) == code
    return capsys.readouterr().out


def test_the_bundled_case(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys)
    assert said.startswith("What unlocks what\n")
    for line in (
        "Russia: Scope of a ceasefire: general, conditional",
        "  package 1:",
        "    ✕ The four regions annexed in 2022: Ukraine withdraws (ruled out by Ukraine and the West; "
        "0.5 … 1 away)",
        "  or package 2, all of these:",
        "DEADLOCK  Russia: terms before truce; Ukraine: truce before terms",
    ):
        assert f"{line}\n" in said
    assert "Nearest is package 1, 0.5 … 1 away" in said
    assert said.endswith("Preconditions run in a circle: 1 deadlock.\n")


def test_another_round(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "istanbul-2025", "--round", "2025-06-02-papers")
    assert "left open by Ukraine" in said
    none = _said(capsys, "istanbul-2025", "--round", "2022-04")
    assert "No party makes an offer that depends on something else" in none
    assert "DEADLOCK" not in none


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(_said(capsys, "--json"))
    assert (found["case"], found["round"], found["coding"]) == ("istanbul-2025", "2025-06-02", "reading")
    first, second = found["offers"]
    assert (first["issue"], first["nearest"], first["live"]) == ("ceasefire-scope", 1, False)
    assert second["in_the_way"] == "martial-law"
    assert [row["alternative"] for row in found["conditions"] if row["offer"] == 1] == [1, 2, 2, 2, 2]
    (deadlock,) = found["deadlocks"]
    assert deadlock["kind"] == "sequence"
    assert deadlock["path"][1] == {"parties": ["ukraine"], "wants": "terms", "first": "truce"}


def test_the_printed_column(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(_said(capsys, "--json", "--coding", "printed"))["coding"] == "printed"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("istanbul-2026",), "there is no case 'istanbul-2026'.*Did you mean 'istanbul-2025'"),
        (("--round", "2025-06-03"), "there is no round '2025-06-03'.*Did you mean '2025-06-02'"),
        (("--coding", "printd"), "there is no coding 'printd'.*Did you mean 'printed'"),
    ],
)
def test_what_is_not_there_gives_one_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert main(["linkages", *words]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert re.match(f"negotiation-kit: .*{sentence}", said.err)


@pytest.mark.parametrize("columns", ["30", "60", "80", "200"])
def test_no_line_is_longer_than_the_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, _said(capsys).splitlines())) <= max(int(columns) - 1, 40)


def test_a_screen_with_ascii_alone_gets_stand_ins() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "negotiation_kit", "linkages"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        cwd=bundle(),
        check=False,
    )
    assert (found.returncode, found.stderr) == (0, b"")
    said = found.stdout.decode("ascii")
    assert "x Martial law in Ukraine: lift" in said
    assert "0.5 ... 1 away" in said
    assert "?" not in said
