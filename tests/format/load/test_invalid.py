"""Every kind of finding has a folder of files that have it, and nothing else is found in them."""

from __future__ import annotations

from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.errors import Report
from negotiation_kit.errors.codes import CODES, FILE_CODES

INVALID = Path(__file__).resolve().parents[2] / "data" / "invalid"
FOLDERS = sorted(folder.name for folder in INVALID.iterdir() if folder.is_dir())
# Neither git nor Windows keeps links and permissions; tests/load/test_files.py makes the files for these.
NOT_AS_FILES = {"outside-folder", "unreadable"}
WHAT_TO_CHECK = {"not-found": "missing"}
EXPECTED = "expected.txt"


def _found(report: Report) -> list[str]:
    return [
        f"{finding.place} {finding.severity} {finding.code}".replace("\\", "/") for finding in report.findings
    ]


def _expected(name: str) -> list[str]:
    return (INVALID / name / EXPECTED).read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", FOLDERS)
def test_all_is_found_at_its_place_and_nothing_else(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(INVALID / name)
    report = nk.check(WHAT_TO_CHECK.get(name, "."))
    assert _found(report) == _expected(name)
    assert all(finding.severity is CODES[finding.code].severity for finding in report.findings)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_finding_can_be_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(INVALID / name)
    for finding in nk.check(WHAT_TO_CHECK.get(name, ".")).findings:
        lines = finding.text().split("\n")
        assert lines[0].startswith(f"{finding.place}: ")
        assert len(finding.message) < 600
        if finding.line:
            told = (INVALID / name / finding.file).read_bytes().decode("utf-8", "replace")
            assert 1 <= finding.line <= told.count("\n") + 1
            assert finding.column >= 1


@pytest.mark.parametrize("name", [name for name in FOLDERS if name != "not-found"])
def test_errors_keep_a_case_from_loading_and_warnings_do_not(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(INVALID / name)
    if any(" error " in line for line in _expected(name)):
        with pytest.raises(nk.PositionFilesError) as caught:
            nk.load_case(".")
        assert not caught.value.report.ok
        assert set(_found(caught.value.report)) <= set(_expected(name))
    else:
        assert nk.load_case(".").id


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_shows_the_code_it_is_named_after(name: str) -> None:
    assert name in {line.split()[-1] for line in _expected(name)}


def test_every_code_has_its_folder() -> None:
    assert set(FOLDERS) == FILE_CODES.keys() - NOT_AS_FILES


def test_every_finding_without_a_place_is_one_of_a_whole_file() -> None:
    whole = {line.split()[-1] for name in FOLDERS for line in _expected(name) if ":" not in line.split()[0]}
    assert whole == {
        "empty-file", "file-name", "misplaced-file", "no-case", "not-a-file", "not-found", "too-many-faults",
    }  # fmt: skip
