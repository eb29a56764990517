"""What the documents show works: commands run, examples give what is printed, links lead somewhere."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from negotiation_kit.cli.main import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")
PROGRAMS = ("python3 start.py", "negotiation-kit")
# The words after the program, and why they are not run here.
ELSEWHERE = {
    "": "opens JupyterLab: tests/test_start.py and tests/cli/test_lab.py",
    "lab --no-browser --port 8890": "serves until it is stopped: tests/cli/test_lab.py",
    "serve": "serves until it is stopped: tests/cli/test_serve.py",
    "serve 7": "serves until it is stopped: tests/notebook/test_journey_voila.py",
    "import table.xlsx --to my-talks": "needs a table: tests/cli/test_importing.py",
    "test": "installs, and runs these tests: tests/test_start.py",
    'test -m "not browser and not notebook"': "installs, and runs these tests: tests/test_start.py",
    "test tests/second": "runs tests: tests/second",
}
NAMED_ONLY = {f"negotiation-kit {name}" for name in COMMANDS}
"""A command's bare name in running text; each has a test of its own in tests/cli/."""
NUMBERS = {"five": 5}


class Shown(NamedTuple):
    """A command as a document shows it."""

    document: str
    line: str

    @property
    def words(self) -> str:
        program = next(name for name in PROGRAMS if self.line.startswith(name))
        return self.line.removeprefix(program).strip()


def _texts(document: str) -> list[str]:
    """Return the lines of a document's blocks of commands, and its pieces of code within lines."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", document, re.DOTALL | re.MULTILINE)
    rest = re.sub(r"^```.*?^```$", "", document, flags=re.DOTALL | re.MULTILINE)
    lines = [line for kind, block in blocks if kind not in ("python", "yaml") for line in block.splitlines()]
    return [line.split("  #")[0].strip() for line in lines] + re.findall(r"`([^`\n]+)`", rest)


def _shown() -> list[Shown]:
    found = [
        Shown(document.name, text)
        for document in DOCUMENTS
        for text in _texts(document.read_text("utf-8"))
        if text in PROGRAMS or text.startswith(tuple(f"{name} " for name in PROGRAMS))
    ]
    return [one for one in dict.fromkeys(found) if one.line != "negotiation-kit"]


def _run_here() -> list[Shown]:
    return [one for one in _shown() if one.words not in ELSEWHERE and one.line not in NAMED_ONLY]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the data, with the example of docs/format.md in it, as a reader would have it."""
    for name in ("positions", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    text = (ROOT / "docs" / "format.md").read_text("utf-8")
    for name, content in re.findall(
        r"^`([^`\n]+\.yaml)`\n\n```yaml\n(.*?)```$", text, re.DOTALL | re.MULTILINE
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("shown", _run_here(), ids=lambda shown: f"{shown.document}: {shown.words}")
@pytest.mark.usefixtures("folder")
def test_a_command_of_the_documents_runs(shown: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(shlex.split(shown.words))
    except SystemExit as end:  # --help and --version end the program themselves
        code = int(end.code or 0)
    said = capsys.readouterr()
    # `doctor` reports what this machine lacks with exit code 1, which is no fault of the command.
    assert code in ((0, 1) if shown.words == "doctor" else (0,)), said.err
    assert said.out.strip() or list(Path.cwd().glob("*.json"))


def test_the_commands_are_found() -> None:
    words = {one.words for one in _run_here()}
    assert {"compare", "check", "doctor", "--help", "compare lake-talks", "check --strict positions"} <= words


@pytest.mark.parametrize("words", ELSEWHERE)
def test_what_is_not_run_here_is_still_shown(words: str) -> None:
    assert words in {one.words for one in _shown()}


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert "start.py --help` lists every command" in README
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert [name for name in COMMANDS if not re.search(rf"^ +{name} ", said, re.MULTILINE)] == []


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_python_of_the_readme_runs(code: str) -> None:
    scope: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), scope)
    score = scope["comparison"].score  # type: ignore[attr-defined]
    told = re.search(r"# ([0-9.]+) on ([0-9]+) of ([0-9]+) issues", code)
    assert told is not None
    assert f"{score.agreement:.2f}" == told[1]
    assert score.coverage == (int(told[2]), int(told[3]))


def test_the_numbers_the_readme_gives_of_the_first_case_hold() -> None:
    import negotiation_kit as nk

    told = re.search(r"2 June 2025: (\d+) issues in (\d+) baskets, (\w+) parties", README)
    assert told is not None
    case = nk.load_case("istanbul-2025")
    asked = case.issues_in("2025-06-02")
    counts = (len(asked), len({issue.basket for issue in asked}), len(case.parties))
    assert counts == (int(told[1]), int(told[2]), NUMBERS[told[3]])


def test_the_readme_lists_every_case_the_default_one_first() -> None:
    import negotiation_kit as nk
    from negotiation_kit.format.disk import DEFAULT_CASE, bundle

    rows = re.findall(r"^\| `([a-z0-9-]+)` \| .+ \| (\d+) \| (\d+) \| (\d+) \|$", README, re.MULTILINE)
    assert rows[0][0] == DEFAULT_CASE
    assert sorted(name for name, *_ in rows) == sorted(
        path.parent.name for path in (bundle() / "positions").glob("*/case.yaml")
    )
    for name, *counts in rows:
        case = nk.load_case(bundle() / "positions" / name)
        assert [len(case.parties), len(case.issues), len(case.rounds)] == list(map(int, counts))


def test_the_readme_explains_every_verdict_as_the_table_does() -> None:
    from negotiation_kit.render.palette import VERDICTS

    rows = re.findall(r"^\| (\S) \| ([a-z -]+) \| .+ \|$", README, re.MULTILINE)
    assert rows == [(look.glyph, look.word) for look in VERDICTS.values()]


def _examples(document: Path) -> str:
    """Return the examples in a document's code blocks, each on its line, without the text around them."""
    text = document.read_text("utf-8")
    blocks = [found.span(1) for found in re.finditer(r"```python\n(>>> .*?)```", text, re.DOTALL)]
    shown = {number for start, end in blocks for number in _lines(text, start, end)}
    return "\n".join(line if number in shown else "" for number, line in enumerate(text.split("\n")))


def _lines(text: str, start: int, end: int) -> range:
    return range(text.count("\n", 0, start), text.count("\n", 0, end))


@pytest.mark.parametrize(
    "document", [path for path in DOCUMENTS if ">>> " in path.read_text("utf-8")], ids=lambda path: path.name
)
def test_examples_give_what_is_printed(document: Path) -> None:
    examples = doctest.DocTestParser().get_doctest(_examples(document), {}, document.name, str(document), 0)
    assert len(examples.examples) == len(re.findall(r"^>>> ", document.read_text("utf-8"), re.MULTILINE))
    told: list[str] = []
    failed = doctest.DocTestRunner(verbose=False).run(examples, out=told.append).failed
    assert failed == 0, "".join(told)


def test_the_method_is_told_by_examples() -> None:
    assert ">>> " in (ROOT / "docs" / "method.md").read_text("utf-8")


def test_contents_of_the_method_are_its_headings() -> None:
    text = (ROOT / "docs" / "method.md").read_text("utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    listed = re.findall(r"^\d+\. \[(.+)\]\(#(.+)\)$", text, re.MULTILINE)
    assert [name for name, _ in listed] == headings
    assert [anchor for _, anchor in listed] == [
        re.sub(r"[^\w -]", "", name).lower().replace(" ", "-") for name in headings
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_the_project_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", document.read_text("utf-8"))
    inside = [target for target in targets if "://" not in target and not target.startswith("mailto:")]
    assert [target for target in inside if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_a_page_lead_to_a_heading(document: Path) -> None:
    text = document.read_text("utf-8")
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) - headings == set()
