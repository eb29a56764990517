"""`negotiation-kit linkages`: offers, packages and deadlocks, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from negotiation_kit.cli.main import main


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "121")


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(["linkages", *words]) == code
    return capsys.readouterr().out


def test_with_no_arguments_it_shows_the_first_case(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys).splitlines()
    assert lines[0] == "What unlocks what: Second direct round"
    for line in (
        "Russia offers Scope of a ceasefire: general, conditional, if any one of these holds",
        "  package 1 · the nearest · distance 0.5 … 1",
        "    ✕ The four regions annexed in 2022: Ukraine withdraws (ruled out by Ukraine and the West)",
        "  or package 2 · distance 2.5 … 4",
        "    ✕ and Western arms deliveries to Ukraine: stop (ruled out by Ukraine and the West)",
        "DEADLOCKS",
        "  Russia: terms before truce; Ukraine: truce before terms.",
    ):
        assert line in lines


@pytest.mark.parametrize("columns", ["60", "81", "200"])
def test_no_line_is_longer_than_the_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, said(capsys).splitlines())) <= max(60, min(140, int(columns)))


def test_another_round(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "istanbul-2025", "--round", "2022-04")
    assert "No offer of this round depends on another issue." in told
    assert "No circle of preconditions is found." in told


def test_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "--json"))
    assert [len(found[name]) for name in ("offers", "alternatives", "conditions", "deadlocks")] == [
        2,
        3,
        6,
        1,
    ]
    assert found["deadlocks"][0]["parties"] == ["russia", "ukraine"]
    assert found["deadlocks"][0]["path"][0] == {"parties": ["russia"], "first": "terms", "wants": "truce"}
    assert found["conditions"][0]["movers"] == "ukraine, west"


def test_what_cannot_be_shown_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["linkages", "istanbul-2025", "--round", "1999"]) == 2
    assert "there is no round '1999'" in capsys.readouterr().err


def test_a_console_of_few_characters_shows_stand_ins(on_ascii: Callable[..., str]) -> None:
    told = on_ascii("linkages")
    assert "?" not in told
    assert "x The four regions annexed in 2022: Ukraine withdraws" in told


@pytest.mark.parametrize(
    ("conditionals", "told"),
    [("met", "count as if their conditions were met"), ("ignored", "do not count")],
)
def test_compare_says_how_conditional_offers_counted(
    capsys: pytest.CaptureFixture[str], conditionals: str, told: str
) -> None:
    assert main(["compare", "--conditionals", conditionals]) == 0
    assert told in " ".join(capsys.readouterr().out.split())
    assert main(["compare", "--conditionals", conditionals, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["conditionals"] == conditionals
