"""What a wheel and a source archive carry, and that the project's files agree with each other."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet

import negotiation_kit

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "share/jupyter/lab/settings/overrides.d/negotiation-kit.json"
SECRET = "a sentence of a copyrighted article"
STRAY = (
    "seeds/full-text/istanbul-2025-06-02.txt",
    "positions/istanbul-2025/seeds/full-text/stray.txt",
    ".venv/lib/stray.py",
    "negotiation_kit/.venv/stray.py",
    "negotiation_kit/__pycache__/stray.pyc",
    "notebooks/.ipynb_checkpoints/01-stray.ipynb",
    "notebooks/start/01-stray.ipynb",
    "notebooks/made/my-talks/case.yaml",
)


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Build one kind of archive from a copy of the checkout in which everything lies that must stay out."""
    folder = tmp_path_factory.mktemp("built") / "kit"
    ignored = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info")
    shutil.copytree(ROOT, folder, ignore=ignored)
    for name in STRAY:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(SECRET, encoding="utf-8")

    def built(kind: str) -> Path:
        command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder.with_name(kind))]
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        (archive,) = folder.with_name(kind).iterdir()
        return archive

    return built


@pytest.fixture(scope="module")
def wheel(build: Callable[[str], Path]) -> zipfile.ZipFile:
    return zipfile.ZipFile(build("wheel"))


def committed(folder: str) -> set[str]:
    """Return the files of a folder as a wheel should carry them."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    names = {path.relative_to(ROOT).as_posix() for path in files}
    left_out = ("full-text", "/.", "__pycache__", "notebooks/start/", "notebooks/made/")
    return {name for name in names if not any(part in name for part in left_out)}


@pytest.mark.parametrize("folder", ["notebooks", "positions", "seeds"])
def test_the_wheel_carries_the_data(wheel: zipfile.ZipFile, folder: str) -> None:
    prefix = "negotiation_kit/_bundle/"
    carried = {name.removeprefix(prefix) for name in wheel.namelist() if name.startswith(prefix + folder)}
    assert carried == committed(folder)
    assert carried


def test_the_wheel_carries_the_whole_package_and_nothing_beside_it(wheel: zipfile.ZipFile) -> None:
    names = {name for name in wheel.namelist() if not name.startswith("negotiation_kit/_bundle/")}
    assert {name for name in names if name.startswith("negotiation_kit/")} == committed("negotiation_kit")
    assert {name.partition("/")[0] for name in names} == {
        "negotiation_kit",
        "negotiation_kit-0.1.0.data",
        "negotiation_kit-0.1.0.dist-info",
    }


def test_the_wheel_puts_the_settings_of_jupyterlab_into_the_environment(wheel: zipfile.ZipFile) -> None:
    carried = wheel.read(f"negotiation_kit-0.1.0.data/data/{SETTINGS}")
    assert carried == (ROOT / "negotiation_kit" / "cli" / "lab-settings.json").read_bytes()


def test_the_wheel_names_its_command_and_its_licences(wheel: zipfile.ZipFile) -> None:
    info = "negotiation_kit-0.1.0.dist-info"
    assert (
        "negotiation-kit = negotiation_kit.cli.main:main" in wheel.read(f"{info}/entry_points.txt").decode()
    )
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/LICENSE-DATA.md"} <= set(wheel.namelist())


def test_no_full_text_and_nothing_stray_is_packed(
    build: Callable[[str], Path], wheel: zipfile.ZipFile
) -> None:
    with tarfile.open(build("sdist")) as archive:
        texts = {name: archive.extractfile(name) for name in archive.getnames()}
        packed = {name: file.read() for name, file in texts.items() if file}
    packed |= {name: wheel.read(name) for name in wheel.namelist()}
    assert [name for name, text in packed.items() if text == SECRET.encode()] == []


def test_a_source_archive_makes_the_same_wheel(
    build: Callable[[str], Path], wheel: zipfile.ZipFile, tmp_path: Path
) -> None:
    with tarfile.open(build("sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "wheel")]
    subprocess.run(command, cwd=source, capture_output=True, check=True)
    (made,) = (tmp_path / "wheel").iterdir()
    assert set(zipfile.ZipFile(made).namelist()) == set(wheel.namelist())


def test_an_installed_wheel_finds_its_case_in_any_folder(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "installed")
    (tmp_path / "anywhere").mkdir()
    script = "import negotiation_kit as nk; print(nk.__file__); print(nk.load_case('istanbul-2025').id)"
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path / "anywhere",
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    file, case = result.stdout.splitlines()
    assert Path(file).is_relative_to(tmp_path / "installed")
    assert case == "istanbul-2025"


def test_an_editable_install_has_the_settings_of_jupyterlab_and_no_copy_of_the_data() -> None:
    try:
        files = metadata.files("negotiation-kit") or []
    except metadata.PackageNotFoundError:
        pytest.skip("The kit is not installed in this Python: `python3 start.py test` installs it.")
    assert any(file.as_posix().endswith(SETTINGS) for file in files)
    assert Path(sys.prefix, SETTINGS).is_file()
    assert not any("_bundle" in file.parts for file in files)


def test_what_the_start_page_and_the_notebooks_make_is_never_committed() -> None:
    asked = ["git", "ls-files", "notebooks/start", "notebooks/made"]
    found = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip("This folder is no git clone: clone the project with git to run this test.")
    assert found.stdout.split() == []


def test_the_version_is_the_same_everywhere(project: dict[str, Any]) -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert project["project"]["version"] == negotiation_kit.__version__ == citation["version"]


def test_constraints_are_names_and_versions_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*==[0-9][0-9a-z.]*", line)] == []
    assert lines == sorted(set(lines))


def test_constraints_install_on_the_first_python_3_11() -> None:
    """Debian 12 has Python 3.11.2, and some packages ask for a later one (read off those installed)."""
    lines = set((ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines())
    constrained = [
        found.metadata
        for found in metadata.distributions()
        if f"{_plain(found.metadata['Name'])}=={found.version}" in lines
    ]
    assert constrained
    needs = {about["Name"]: about["Requires-Python"] for about in constrained if "Requires-Python" in about}
    assert [name for name in needs if not SpecifierSet(needs[name]).contains("3.11.0")] == []


def test_every_package_the_project_names_is_constrained(project: dict[str, Any]) -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    constrained = {line.partition("==")[0] for line in lines}
    extras = project["project"]["optional-dependencies"]
    named = {*project["project"]["dependencies"], *(name for extra in extras.values() for name in extra)}
    names = {re.split(r"[^\w.-]", name)[0].lower() for name in named} - {"negotiation-kit"}
    assert names <= constrained
    assert {"colorama", "pywinpty", "appnope"} <= constrained  # what only Windows or macOS installs


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
