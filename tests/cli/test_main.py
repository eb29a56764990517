"""How the command ends: whose fault it was, what is printed of it, and with which number."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation_kit.cli import compare
from negotiation_kit.cli.main import COMMANDS, main, parser
from negotiation_kit.errors import ToldError

FOUND, CANNOT_RUN, FAULT_OF_THE_KIT = 1, 2, 70


@pytest.fixture
def ending(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """Let `compare` end with the error that is put into the list."""
    errors: list[Exception] = []

    def run(_: object) -> int:
        raise errors[0]

    monkeypatch.setattr(compare, "run", run)
    return errors


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (ToldError("name a party"), CANNOT_RUN, "negotiation-kit: name a party\n"),
        (OSError(28, "No space left"), CANNOT_RUN, "negotiation-kit: [Errno 28] No space left\n"),
        (ValueError("a slip"), FAULT_OF_THE_KIT, "(ValueError: a slip)"),
        (KeyError("x"), FAULT_OF_THE_KIT, "(KeyError: 'x')"),
        (ZeroDivisionError(), FAULT_OF_THE_KIT, "(ZeroDivisionError)"),
    ],
)
def test_an_error_is_told_in_one_line_as_whose_it_is(
    ending: list[Exception], capsys: pytest.CaptureFixture[str], error: Exception, code: int, told: str
) -> None:
    ending.append(error)
    assert main(["compare"]) == code
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert ("a fault of negotiation_kit" in said and "--debug" in said) == (code == FAULT_OF_THE_KIT)


@pytest.mark.parametrize(
    "words", [["--debug", "compare"], ["compare", "--debug"], ["--debug", "compare", "--debug"]]
)
@pytest.mark.parametrize("error", [ToldError("name a party"), KeyError("x")], ids=["told", "fault"])
def test_debug_shows_where_an_error_arose(
    ending: list[Exception], capsys: pytest.CaptureFixture[str], words: list[str], error: Exception
) -> None:
    ending.append(error)
    main(words)
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "raise errors[0]" in said
    assert said.splitlines()[-1].startswith("negotiation-kit: ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_debug(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser([name]).parse_args([name, "--help"])
    assert "--debug" in capsys.readouterr().out


def test_findings_are_told_whole_with_their_own_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.yaml").write_text("case: talks\n...\n", encoding="utf-8")
    assert main(["compare", str(tmp_path)]) == FOUND
    head, _, rest = capsys.readouterr().err.partition("\n\n")
    assert head.endswith(" errors in the position files")
    assert rest.count("field-missing") > 1
