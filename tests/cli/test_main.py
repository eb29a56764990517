"""How the command ends: whose fault it was, what is printed of it, and with which number."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from negotiation_kit.cli import compare
from negotiation_kit.cli.main import COMMANDS, main, parser
from negotiation_kit.errors import ToldError
from negotiation_kit.format.disk import bundle
from negotiation_kit.wording import LANGUAGES

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
def test_every_command_takes_debug_and_a_language(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser([name]).parse_args([name, "--help"])
    said = capsys.readouterr().out
    assert "--debug" in said
    assert f"--language {{{','.join(LANGUAGES)}}}" in said


@pytest.mark.parametrize(
    ("words", "language", "told"),
    [
        (["compare", "nowhere"], "uk", "випадок 'nowhere': такого немає; відомі: "),
        (["page", "--to", "x.pdf"], "ru", "страница – это файл HTML, а x.pdf не заканчивается на .html"),
        (["table", "--threshold", "2"], "uk", "поріг 2.0: очікується число від 0 до 0,5, без самого 0,5"),
    ],
)
def test_an_error_is_told_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], words: list[str], language: str, told: str
) -> None:
    assert main([*words, "--language", language]) == CANNOT_RUN
    assert capsys.readouterr().err.startswith(f"negotiation-kit: {told}")


def test_a_fault_of_the_kit_is_told_in_the_language_asked_for(
    ending: list[Exception], capsys: pytest.CaptureFixture[str]
) -> None:
    ending.append(KeyError("x"))
    assert main(["--language=ru", "compare"]) == FAULT_OF_THE_KIT
    assert "это ошибка самого negotiation_kit" in capsys.readouterr().err


def test_a_language_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--language", "tlh"]) == CANNOT_RUN
    said = capsys.readouterr().err
    assert said == f"negotiation-kit: there is no language 'tlh'; known are: {', '.join(LANGUAGES)}\n"


NARROW: tuple[dict[str, str], ...] = (
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONUTF8": "0", "LANG": "C"},
)


@pytest.mark.parametrize("environment", NARROW, ids=str)
@pytest.mark.parametrize(
    ("words", "stream", "told"),
    [
        (["compare"], "stdout", "○ diverge"),
        (["--help", "--language", "uk"], "stdout", "показати, де двоє учасників"),
        (["sources", "--language", "ru"], "stdout", "«"),
        (["compare", "Переговори"], "stderr", "'Переговори'"),
        (["table", "--nothing", "--language", "uk"], "stderr", "невідомо, що це: --nothing"),
    ],
)
def test_what_goes_into_a_pipe_is_utf_8(
    environment: dict[str, str], words: list[str], stream: str, told: str
) -> None:
    """Where neither a Windows code page nor plain C would print it."""
    plain = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LANG", "LC_"))
    }
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-m", "negotiation_kit", *words],
        capture_output=True, check=False, cwd=bundle(), env={**plain, **path, **environment},
    )  # fmt: skip
    said = {"stdout": done.stdout, "stderr": done.stderr}[stream].decode("utf-8")
    assert told in said
    assert "\ufffd" not in said
    assert "??" not in said


def test_findings_are_told_whole_with_their_own_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.yaml").write_text("case: talks\n...\n", encoding="utf-8")
    assert main(["compare", str(tmp_path)]) == FOUND
    head, _, rest = capsys.readouterr().err.partition("\n\n")
    assert head.endswith(" errors in the position files")
    assert rest.count("field-missing") > 1
