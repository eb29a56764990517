"""The command that says what is installed and what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import pytest

from negotiation_kit.cli import doctor
from negotiation_kit.cli.main import main

REQUIRES = ["numpy>=2.1", "pandas>=3.0", "Python_Docx>=1.1; extra == 'office'", 'ruff>=0.14; extra == "lint"']
VERSIONS = {"negotiation-kit": "0.1.0", "numpy": "2.4.6", "pandas": "3.1.1", "ipykernel": "7.4.0"}


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a whole kit with nothing wrong."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "01-first.ipynb").touch()
    (tmp_path / "constraints.txt").write_text("numpy==2.4.6\npandas==3.1.1\n", encoding="utf-8")
    monkeypatch.setattr(doctor, "bundle", lambda: tmp_path)
    monkeypatch.setattr(doctor, "case_names", lambda: ["istanbul-2025"])
    monkeypatch.setattr(doctor, "case_folder", lambda name: tmp_path / "positions" / name)
    install(monkeypatch, VERSIONS)
    return tmp_path


def install(monkeypatch: pytest.MonkeyPatch, versions: Mapping[str, str]) -> None:
    """Make these the packages that are installed."""

    def version(name: str) -> str:
        if name not in versions:
            raise metadata.PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(metadata, "requires", lambda name: REQUIRES)


def run(*words: str) -> int:
    return main(["doctor", *words])


def test_a_whole_kit_has_nothing_wrong(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "Nothing is wrong."
    words = [line.split() for line in lines]
    assert ["numpy", "2.4.6", "2.4.6"] in words
    assert ["istanbul-2025", str(kit / "positions" / "istanbul-2025")] in [line[1:] for line in words]


def test_json_tells_the_same(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == []
    assert found["kit"] == "0.1.0"
    assert found["executable"] == sys.executable
    assert found["notebooks"] == ["01-first.ipynb"]
    assert found["cases"] == {"istanbul-2025": str(kit / "positions" / "istanbul-2025")}
    assert {"name": "pandas", "found": "3.1.1", "tested": "3.1.1", "extra": None} in found["packages"]


def test_extras_may_be_missing_and_those_for_developers_are_not_shown(kit: Path) -> None:
    shown = {package.name: package for package in doctor.diagnose().packages}
    assert shown.keys() == {"numpy", "pandas", "Python_Docx"}
    assert (shown["Python_Docx"].found, shown["Python_Docx"].problem) == (None, None)


@pytest.mark.parametrize(
    ("versions", "problem"),
    [
        ({"pandas": ""}, "pandas is not installed: run `python3 start.py`"),
        ({"pandas": "2.2.3"}, "pandas is 2.2.3, and the kit is tested with 3.1.1: run `python3 start.py`"),
        ({"negotiation-kit": ""}, "negotiation_kit is not installed in this Python: run `python3 start.py`"),
    ],
)
def test_a_wrong_package_is_told_with_what_to_do(
    kit: Path,
    versions: dict[str, str],
    problem: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    install(monkeypatch, {name: version for name, version in {**VERSIONS, **versions}.items() if version})
    assert run() == 1
    assert f"Problem: {problem}" in capsys.readouterr().out


def test_without_constraints_no_version_is_wrong(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (kit / "constraints.txt").unlink()
    install(monkeypatch, {**VERSIONS, "pandas": "3.9"})
    assert run() == 0


def test_missing_cases_notebooks_and_kernel_are_told(
    kit: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (kit / "notebooks" / "01-first.ipynb").unlink()
    monkeypatch.setattr(doctor, "case_names", list)
    monkeypatch.setattr(sys, "prefix", str(kit))
    install(monkeypatch, {name: version for name, version in VERSIONS.items() if name != "ipykernel"})
    assert run() == 1
    out = capsys.readouterr().out
    assert out.count("Problem: ") == 3
    for words in ("There is no Python kernel", "No case is found", "There is no notebook in"):
        assert f"Problem: {words}" in out


@pytest.mark.skipif(os.name == "nt", reason="what can be run is told by the file's ending on Windows")
def test_chromium_is_the_one_the_variable_names_or_one_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("google-chrome", "my browser"):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(doctor.CHROMIUM_VARIABLE, raising=False)
    monkeypatch.setattr(doctor, "CHROMIUM_FILES", ())
    assert doctor.find_chromium() == str(tmp_path / "google-chrome")
    monkeypatch.setenv(doctor.CHROMIUM_VARIABLE, str(tmp_path / "my browser"))
    assert doctor.find_chromium() == str(tmp_path / "my browser")
    monkeypatch.setenv(doctor.CHROMIUM_VARIABLE, str(tmp_path / "no such browser"))
    assert doctor.find_chromium() is None


def test_it_imports_nothing_heavy() -> None:
    heavy = {"numpy", "pandas", "matplotlib", "IPython", "ipywidgets", "jupyterlab"}
    script = "import sys; from negotiation_kit.cli import doctor; doctor.diagnose(); print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert heavy.isdisjoint(result.stdout.split())
