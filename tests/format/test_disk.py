"""Where cases are found, and which of several wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation_kit.format import disk


def _case(folder: Path, name: str) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "case.yaml").write_text("case: x\n", "utf-8")
    return folder / name


def test_a_checkout_is_its_own_bundle() -> None:
    assert (disk.bundle() / "positions" / "istanbul-2025" / "case.yaml").is_file()
    assert disk.case_folder("istanbul-2025") is not None


def test_the_working_folders_case_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = _case(tmp_path / "positions", "istanbul-2025")
    monkeypatch.chdir(tmp_path)
    assert disk.case_folder("istanbul-2025") == own


def test_a_folder_above_counts_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = _case(tmp_path / "positions", "my-talks")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert disk.case_folder("my-talks") == own


def test_the_environment_variable_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _case(tmp_path / "positions", "my-talks")
    named = _case(tmp_path / "elsewhere", "my-talks")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(disk.ENVIRONMENT_VARIABLE, str(tmp_path / "elsewhere"))
    assert disk.case_folder("my-talks") == named


def test_names_are_listed_once_and_sorted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b-talks", "a-talks", "istanbul-2025"):
        _case(tmp_path / "positions", name)
    (tmp_path / "positions" / "no-case").mkdir()
    monkeypatch.chdir(tmp_path)
    assert disk.case_names() == ["a-talks", "b-talks", "ec-car-emissions", "harbour-lease", "istanbul-2025"]


def test_the_case_shown_where_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _case(tmp_path / "positions", "a-talks")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(disk.ENVIRONMENT_VARIABLE, raising=False)
    assert disk.case_names()[0] == "a-talks"
    assert disk.default_case() == "istanbul-2025"


@pytest.mark.parametrize(("names", "found"), [(["b-talks", "a-talks"], "a-talks"), ([], None)])
def test_without_the_kits_own_case_it_is_the_first_of_the_others(
    names: list[str], found: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "bundle", lambda: tmp_path)
    monkeypatch.delenv(disk.ENVIRONMENT_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    for name in names:
        _case(tmp_path / "positions", name)
    assert disk.default_case() == found


@pytest.mark.parametrize("name", ["", ".", "..", "no-such-talks", "istanbul-2025/2025-06-02"])
def test_what_is_no_case_is_not_found(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert disk.case_folder(name) is None


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("a/b.csv", Path("a/b.csv")),
        (' "a b/c.csv" ', Path("a b/c.csv")),
        ("'a b'", Path("a b")),
        ('"a', Path('"a')),
        ('"', Path('"')),
        ("~/x", Path.home() / "x"),
        ("~nobody-of-this-name/x", Path("~nobody-of-this-name/x")),
        (Path("a"), Path("a")),
    ],
)
def test_a_path_is_taken_as_people_type_and_paste_it(typed: str | Path, path: Path) -> None:
    assert disk.typed_path(typed) == path
