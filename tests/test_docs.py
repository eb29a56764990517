"""What README shows works: its commands run, its Python runs, its links lead somewhere."""

from __future__ import annotations

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


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_the_project_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", document.read_text("utf-8"))
    inside = [target for target in targets if "://" not in target and not target.startswith("mailto:")]
    assert [target for target in inside if not (document.parent / target).exists()] == []
