"""`negotiation-kit check`: what it prints and with which code it ends."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from negotiation_kit.cli.main import main
from negotiation_kit.errors import counted
from negotiation_kit.format.disk import bundle
from negotiation_kit.format.load import load_case

ISTANBUL = bundle() / "positions" / "istanbul-2025"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for source in load_case(ISTANBUL).sources:
        shutil.copy(bundle() / "seeds" / f"{source.id}.yaml", tmp_path / "seeds")
    return Path(shutil.copytree(ISTANBUL, tmp_path / "positions" / "istanbul-2025"))


def _spoil(case: Path, old: str, new: str) -> Path:
    file = case / "2025-06-02" / "russia.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8", newline="\n")
    return file


def _line(file: Path, text: str) -> int:
    return file.read_text("utf-8").split(text)[0].count("\n") + 1


def _counted(case: Path) -> tuple[int, int]:
    """Return how many files and positions the case has, by the look of its lines."""
    files = [*case.rglob("*.yaml"), *(case.parent.parent / "seeds").glob("*.yaml")]
    entries = (
        re.findall(r"^  - (?:\{)?issue:", path.read_text("utf-8"), re.MULTILINE) for path in case.glob("*/*")
    )
    return len(files), sum(map(len, entries))


def test_a_sound_case(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files, positions = _counted(case)
    assert main(["check", str(case)]) == 0
    assert capsys.readouterr().out == f"{files} files, {positions} positions: nothing to report\n"


def test_an_error_has_address_line_caret_and_hint(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _spoil(case, "value: local-pause", "value: local-paus")
    assert main(["check", str(case)]) == 1
    out = capsys.readouterr().out
    line = _line(file, "value: local-paus\n")
    assert f"{file.name}:{line}:12: error off-scale:" in out
    assert "    value: local-paus\n" in out
    assert "           ^^^^^^^^^^\n" in out
    assert "Did you mean 'local-pause'?" in out
    assert out.endswith("1 error\n")


def test_a_warning_passes_unless_strict(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _spoil(case, "the article has", "article #2 has")
    assert main(["check", str(case)]) == 0
    assert main(["check", "--strict", str(case)]) == 1
    assert "warning text-cut" in capsys.readouterr().out


def test_a_file_without_its_end_marker_is_mended_once_a_person_has_seen_how_it_ends(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (case / "2025-06-02" / "russia.yaml").read_bytes()
    file = _spoil(case, "\n...\n", "")
    cut = file.read_bytes()
    entries, lines = len(re.findall(rb"\n  - \{?issue:", whole)), whole.count(b"\n")
    assert main(["check", "--fix", str(case)]) == 1
    out = capsys.readouterr().out
    assert f"russia.yaml: {entries} positions, the last of them 'trump-putin-meeting'" in out
    assert f"line {lines - 1}, where the file ends, reads\n    - {{source: istanbul" in out
    assert "Nothing is written" in out
    assert "error no-end-marker" in out
    assert file.read_bytes() == cut
    assert main(["check", "--fix", "--yes", str(case)]) == 0
    assert capsys.readouterr().out.endswith("nothing to report\n")
    assert file.read_bytes() == whole
    assert main(["check", "--fix", "--yes", str(case)]) == 0
    assert "No file lacks its end marker" in capsys.readouterr().out


def test_a_file_that_is_not_whole_is_not_mended(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _spoil(case, "\n...\n", "\n")
    file = _spoil(case, "value: local-pause", "value: local-paus")
    before = file.read_bytes()
    assert main(["check", "--fix", "--yes", str(case)]) == 1
    assert "No file lacks its end marker" in capsys.readouterr().out
    assert file.read_bytes() == before


@pytest.mark.parametrize("words", [["--yes"], ["--fix", "--format", "json"]])
def test_what_cannot_be_asked_for_together(
    words: list[str], case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *words, str(case)]) == 2
    assert "--fix" in capsys.readouterr().err


def test_json_is_the_same_report(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = _line(_spoil(case, "status: offered", "status: offerd"), "status: offerd\n")
    assert main(["check", "--format", "json", str(case)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], len(found["files"]), found["positions"]) == (False, *_counted(case))
    (finding,) = found["findings"]
    assert (finding["code"], finding["line"], finding["severity"]) == ("bad-choice", line, "error")


def test_findings_are_told_in_another_language(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files, positions = (
        counted(n, noun) for n, noun in zip(_counted(case), ("file", "position"), strict=True)
    )
    assert main(["check", str(case), "--language", "uk"]) == 0
    told = f"{files.text_in('uk')}, {positions.text_in('uk')}: зауважень немає\n"
    assert capsys.readouterr().out == told
    _spoil(case, "value: local-pause", "value: local-paus")
    assert main(["check", str(case), "--language", "uk"]) == 1
    said = capsys.readouterr().out
    assert ": помилка off-scale: " in said
    assert "    підказка: Можливо, 'local-pause'?" in said
    assert main(["check", str(case), "--language", "uk", "--format", "json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["severity"] == "error"
    assert finding["hint"].startswith("Можливо, 'local-pause'?")


def test_one_file_alone(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(case / "2025-06-02" / "west.yaml")]) == 0
    assert capsys.readouterr().out.startswith("1 file, 24 positions")


def test_from_inside_the_folder(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case / "2025-06-02")
    assert main(["check", "russia.yaml"]) == 0


def test_a_missing_path_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 1
    assert "not-found" in capsys.readouterr().out


def test_without_a_path_the_bundled_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0


@pytest.mark.parametrize("words", [["check", str(ISTANBUL)], ["--help"]])
def test_starts_without_the_heavy_libraries(words: list[str]) -> None:
    heavy = ("numpy", "pandas", "matplotlib", "ipywidgets", "jsonschema")
    code = (
        "import sys\nfrom negotiation_kit.cli.main import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "[]"
