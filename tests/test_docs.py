"""What the documents show works: commands run, examples give what is printed, links lead somewhere."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")
# These start servers or the tests themselves; tests/test_start.py and tests/cli/test_lab.py run them.
ELSEWHERE = ("test", "lab", "")


def _commands() -> list[str]:
    shown = re.findall(r"python3 start\.py *([^`\n]*)", README)
    return sorted({words.strip() for words in shown})


@pytest.mark.parametrize(
    "words", [words for words in _commands() if (words.split() or [""])[0] not in ELSEWHERE]
)
def test_commands_of_the_readme_run(words: str) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "negotiation_kit", *words.split()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    # `doctor` reports what this machine lacks with exit code 1, which is no fault of the command.
    assert found.returncode in ((0, 1) if words == "doctor" else (0,)), found.stderr
    assert "Traceback" not in found.stderr
    assert found.stdout.strip()


def test_readme_names_every_command_or_says_where_they_are_listed() -> None:
    assert "start.py --help" in README


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_python_of_the_readme_runs(code: str) -> None:
    scope: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), scope)
    score = scope["comparison"].score  # type: ignore[attr-defined]
    told = re.search(r"# ([0-9.]+) on ([0-9]+) of ([0-9]+) issues", code)
    assert told is not None
    assert f"{score.agreement:.2f}" == told[1]
    assert score.coverage == (int(told[2]), int(told[3]))


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
