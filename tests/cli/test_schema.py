"""`negotiation-kit schema` prints one schema or writes all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from negotiation_kit.cli.main import main


def test_prints_the_position_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "negotiation_kit position file"


def test_prints_the_schema_of_a_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "istanbul-2025"]) == 0
    assert "ceasefire-scope" in capsys.readouterr().out


def test_writes_all_into_a_folder(tmp_path: Path) -> None:
    assert main(["schema", "--to", str(tmp_path / "schemas")]) == 0
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == [
        "case.schema.json",
        "position.schema.json",
        "source.schema.json",
    ]


def test_writes_one_file(tmp_path: Path) -> None:
    assert main(["schema", "--kind", "source", "--to", str(tmp_path / "own.json")]) == 0
    assert "source file" in json.loads((tmp_path / "own.json").read_text("utf-8"))["title"]


def test_an_unknown_case_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "istanbul-2026"]) == 2
    assert "Did you mean 'istanbul-2025'?" in capsys.readouterr().err
