"""Help in every language: each line stands in the catalogues, and every line there is shown somewhere."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from negotiation_kit.cli import parser as reading
from negotiation_kit.cli.main import COMMANDS, main, parser
from negotiation_kit.wording import ENGLISH, LANGUAGES, say
from negotiation_kit.wording.catalogues import catalogue

CYRILLIC = re.compile("[\u0400-\u04ff]")


def _help(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    return capsys.readouterr().out


def test_every_line_of_help_in_the_catalogues_is_shown_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()

    def noted(language: str, code: str, **values: object) -> str:
        asked.add(code)
        return say(language, code, **values)

    monkeypatch.setattr(reading, "say", noted)
    monkeypatch.setattr("negotiation_kit.cli.main.say", noted)
    monkeypatch.setattr("negotiation_kit.cli.lab.say", noted)
    parser(COMMANDS)
    assert asked == {code for code in catalogue(ENGLISH).phrases if code.startswith("help.")}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != ENGLISH])
def test_a_command_explains_itself_in_another_language(
    capsys: pytest.CaptureFixture[str], name: str, language: str
) -> None:
    said = _help(capsys, name, "--language", language)
    assert said == _help(capsys, "--language", language, name)
    paragraphs = re.split(r"\n(?=  \S)|\n\n", said)
    if language in ("uk", "ru"):
        assert [one for one in paragraphs if not CYRILLIC.search(one)] == []
    for english in ("usage:", "options:", "positional arguments:", "show this help"):
        assert english not in said


SLIPS = (
    ["page"],
    ["nothing"],
    ["compare", "--threshold", "x"],
    ["table", "--kind", "x"],
    ["table", "--title"],
    ["compare", "--json=1"],
    ["table", "--co", "x"],
    ["new", "a", "b"],
)


@pytest.mark.parametrize("words", SLIPS, ids=" ".join)
def test_what_argparse_says_is_said_in_the_language_too(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for language in ("en", "uk"):
        with pytest.raises(SystemExit):
            main(["--language", language, *words])
        said.append(capsys.readouterr().err.splitlines()[-1])
    assert said[0].isascii()
    assert CYRILLIC.search(said[1].partition(": помилка: ")[2])


def test_help_in_english_loads_nothing_it_does_not_need() -> None:
    heavy = ("babel", "pandas", "numpy", "yaml", "negotiation_kit.errors", "negotiation_kit.format")
    script = (
        "import sys\nfrom negotiation_kit.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
