"""`negotiation-kit sources`: references for people and for reference managers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from negotiation_kit.cli.main import CANNOT_RUN, FINE, main

CASE = """\
case: empty
title: Empty
coded_from: table
parties: {a: {name: A, short: A, role: side}}
rounds: {r1: {title: One}}
baskets: {main: Main}
issues:
  pace: {basket: main, title: Pace, question: How?, scale: {level: nominal, values: {x: X, y: Y}}}
...
"""


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ([], "[Unsigned rewording"),
        (["--format", "note"], ". [Unsigned rewording"),
        (["--format", "bibtex"], "@misc{istanbul-2025-06-02,"),
    ],
)
def test_sources_are_printed(capsys: pytest.CaptureFixture[str], words: list[str], start: str) -> None:
    assert main(["sources", "istanbul-2025", *words]) == FINE
    assert start in capsys.readouterr().out


def test_csl_json_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "istanbul-2025", "--format", "csl-json"]) == FINE
    found = json.loads(capsys.readouterr().out)
    assert "istanbul-2025-06-02" in [item["id"] for item in found]


def test_another_format_and_a_case_without_sources_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "istanbul-2025", "--format", "apa"]) == CANNOT_RUN
    assert "there is no format 'apa'" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "case.yaml").write_text(CASE, "utf-8")
    assert main(["sources", str(tmp_path / "empty")]) == CANNOT_RUN
    assert "the case 'empty' has no source cards: it was imported from a table" in capsys.readouterr().err
