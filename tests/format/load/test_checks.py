"""`check`: every fault of every file in one run, whatever a person points at."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import negotiation_kit as nk
from negotiation_kit.format.disk import ENVIRONMENT_VARIABLE
from negotiation_kit.format.parse import HAS_LIBYAML, document

if TYPE_CHECKING:
    from tests.format.load.conftest import Talks

PATIENCE = 2.0


def test_a_sound_case_has_no_findings(talks: Talks) -> None:
    report = nk.check(talks.folder)
    assert (report.ok, report.findings, report.n_positions) == (True, (), 4)
    read = [Path(file).relative_to(talks.folder.parent.parent).as_posix() for file in report.files]
    assert read == [
        "positions/talks/case.yaml",
        "positions/talks/r1/a.yaml",
        "positions/talks/r1/b.yaml",
        "seeds/report.yaml",
    ]


def test_all_faults_of_all_files_come_out_in_one_run(talks: Talks) -> None:
    talks.spoil("case.yaml", "basket: main", "basket: mian")
    talks.spoil("r1/a.yaml", "value: slow", "value: slwo")
    talks.spoil("r1/a.yaml", "engagement: silent", "engagement: silnt")
    talks.spoil("r1/b.yaml", "party: b", "party: c")
    talks.spoil("r1/b.yaml", "status: offered", "status: [")
    talks.spoil("seeds/report.yaml", "type: report\n", "")
    assert talks.found() == [
        "case.yaml:11:13 unknown-basket",
        "r1/a.yaml:6:12 off-scale",
        "r1/a.yaml:14:17 bad-choice",
        "r1/b.yaml:7:13 yaml-syntax",
        "seeds/report.yaml:1:1 field-missing",
    ]


# What is changed in which file, and what is found there; a name nearly right is put right by the hint.
FAULTS = {
    "unknown party": ("r1/a.yaml", "party: a", "party: aa", "1:8 unknown-party", "known are: a, b"),
    "unknown round": ("r1/a.yaml", "round: r1", "round: r2", "2:8 unknown-round", "known are: r1"),
    "unknown issue": ("r1/a.yaml", "issue: pace", "issue: pac", "5:12 unknown-issue", "Did you mean 'pace'?"),
    "unknown basket": (
        "case.yaml", "basket: main", "basket: mains", "11:13 unknown-basket", "Did you mean 'main'?",
    ),
    "unknown part_of": (
        "case.yaml", "title: Pace", "title: Pace\n    part_of: dayz", "13:14 unknown-issue", "mean 'days'?",
    ),
    "unknown source": (
        "r1/a.yaml", "source: report", "source: reprot", "12:18 unknown-source", "Did you mean 'report'?",
    ),
    "unknown passage": ("r1/a.yaml", "passage: 1", "passage: 2", "12:35 unknown-passage", "the last is 1"),
    "passage in words": ("r1/a.yaml", "passage: 1", "passage: one", "12:35 bad-number", "in digits"),
    "level off the scale": (
        "r1/a.yaml", "value: slow", "value: solw", "6:12 off-scale", "Did you mean 'slow'?",
    ),
    "number on named levels": ("r1/a.yaml", "value: slow", "value: 3", "6:12 number-without-unit", "slow"),
    "number with its unit": (
        "r1/a.yaml", "engagement: silent", "value: 3 days", "14:12 off-scale", "without its unit",
    ),
    "number outside the anchors": (
        "r1/a.yaml", "engagement: silent", "value: 31", "14:12 outside-anchors", "0 to 30",
    ),
    "range outside the anchors": (
        "r1/a.yaml", "engagement: silent", "value: {from: 3, to: 31}", "14:26 outside-anchors", "0 to 30",
    ),
    "range reversed": (
        "r1/a.yaml", "engagement: silent", "value: {from: 5, to: 3}", "14:12 range-reversed", "from: 3",
    ),
    "an infinite number": ("r1/a.yaml", "engagement: silent", "value: .inf", "14:12 off-scale", "a number"),
    "not a number": ("r1/a.yaml", "engagement: silent", "value: .nan", "14:12 off-scale", "a number"),
    "conditional on itself": (
        "r1/a.yaml", "status:", "conditional_on: [{pace: fast}]\n    status:", "7:21 conditional-on-itself",
        "an entry of its own",
    ),
    "conditional on a value off its scale": (
        "r1/a.yaml", "status:", "conditional_on: [{days: 31}]\n    status:", "7:29 outside-anchors",
        "0 to 30",
    ),
    "conditional on an unknown issue": (
        "r1/a.yaml", "status:", "conditional_on: [{dayz: 3}]\n    status:", "7:23 unknown-issue",
        "Did you mean 'days'?",
    ),
    "evidence missing": (
        "r1/a.yaml", "    evidence:\n      - {source: report, passage: 1, voice: a, mode: quoted}\n", "",
        "5:12 evidence-missing", "cite the passage",
    ),
    "confidence missing": (
        "r1/a.yaml", "    confidence: high\n", "", "5:12 confidence-missing", "high, medium or low",
    ),
    "printed equal to the value": (
        "r1/a.yaml", "status:", "printed: slow\n    status:", "7:14 printed-equal", "delete the line",
    ),
    "salience without basis": (
        "r1/a.yaml", "status:", "salience: 80\n    status:", "7:15 salience-without-basis", "never invented",
    ),
    "a bare id with capitals": (
        "case.yaml", "  days:", "  Days:", "15:3 bad-id", "write 'days'",
    ),
    "an id with an accent": ("case.yaml", "  r1:", "  é1:", "7:3 bad-id", "write 'e1'"),
    "an id in Cyrillic that looks Latin": (
        "case.yaml", "baskets: {main: Main}", "baskets: {main: Main, m\u0430in: M}", "8:23 bad-id",
        "CYRILLIC SMALL LETTER A",
    ),
    "text cut by a comment": (
        "r1/a.yaml", "Goes slowly.", "Goes slowly, says #2.", "10:14 text-cut", "in quotes",
    ),
    "end marker missing": ("r1/a.yaml", "\n...\n", "\n", "14:1 no-end-marker", "three dots"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_gives_its_finding_with_a_way_out(name: str, talks: Talks) -> None:
    file, old, new, expected, way_out = FAULTS[name]
    talks.spoil(file, old, new)
    found = nk.check(talks.folder).findings
    assert f"{file}:{expected}" in talks.found()
    (finding,) = [finding for finding in found if finding.code == expected.split()[1]]
    assert way_out in f"{finding.message} {finding.hint}"
    excerpt, caret = finding.text().split("\n")[1:3]
    assert excerpt[caret.rindex("^")] not in " \n" or finding.code == "no-end-marker"


def test_a_warning_leaves_the_case_loadable_and_goes_with_it(talks: Talks) -> None:
    assert nk.load_case(talks.folder).warnings == ()
    file, old, new, _, _ = FAULTS["text cut by a comment"]
    talks.spoil(file, old, new)
    report = nk.check(talks.folder)
    assert report.ok
    case = nk.load_case(talks.folder)
    assert [finding.code for finding in case.warnings] == ["text-cut"]
    assert case.warnings == report.findings
    assert replace(case, title="Another").warnings == report.findings


# One line in the place of `value: slow`, and what is said of it.
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "anchor": ("value: &v slow", "6:12 yaml-shorthand"),
    "alias": ("value: *v", "6:12 yaml-shorthand"),
    "tag": ("value: !!str slow", "6:12 yaml-shorthand"),
    "python tag": ("value: !!python/object/apply:os.system [id]", "6:12 yaml-shorthand"),
    "merge key": ("<<: {value: slow}", "6:5 yaml-shorthand"),
    "duplicate key": ("value: slow\n    value: fast", "7:5 duplicate-key"),
    "seventeen levels": (f"value: {'[' * 14}slow{']' * 14}", "6:25 too-deep"),
    "brackets": ("value: " + "[" * 60_000, "6:25 too-deep"),
    "braces": ("value: " + "{a: " * 15_000, "6:64 too-deep"),
    "infinity": ("value: .inf", "6:12 off-scale"),
    "nan": ("value: .NaN", "6:12 off-scale"),
    "latin-1": (b"value: \xe9", "6:12 encoding"),
    "nul": ("value: sl\x00ow", "6:14 hidden-character"),
    "bell": ("value: sl\x07ow", "6:14 hidden-character"),
    "right-to-left override": ("value: sl\u202eow", "6:14 hidden-character"),
    "isolate": ("value: sl\u2066ow", "6:14 hidden-character"),
    "line separator": ("value: sl\u2028ow", "6:14 hidden-character"),
    "paragraph separator": ("value: sl\u2029ow", "6:14 hidden-character"),
    "next line": ("value: sl\x85ow", "6:14 hidden-character"),
    "lone carriage return": ("value: sl\row", "6:14 hidden-character"),
    "byte order mark within": ("value: sl\ufeffow", "6:14 hidden-character"),
    "tab": ("value:\tslow", "6:11 tab"),
    "a long text": ("value: " + "x" * 70_000, "6:12 too-large"),
}


@pytest.mark.parametrize("with_libyaml", [HAS_LIBYAML, False], ids=["libyaml", "without"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_has_its_place_and_takes_no_time(
    name: str, with_libyaml: bool, talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "HAS_LIBYAML", with_libyaml)
    line, expected = REFUSED[name]
    data = line if isinstance(line, bytes) else line.encode()
    talks.write("r1/a.yaml", talks.path("r1/a.yaml").read_bytes().replace(b"value: slow", data))
    started = time.process_time()
    assert talks.found() == [f"r1/a.yaml:{expected}"]
    assert time.process_time() - started < PATIENCE
    with pytest.raises(nk.PositionFilesError):
        nk.load_case(talks.folder)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_files_in_other_encodings(encoding: str, talks: Talks) -> None:
    talks.write("r1/a.yaml", talks.path("r1/a.yaml").read_text("utf-8").encode(encoding))
    assert talks.found() == ["r1/a.yaml:1:1 encoding"]


def test_windows_line_ends_are_no_fault(talks: Talks) -> None:
    before = nk.load_case(talks.folder)
    for name in ("case.yaml", "r1/a.yaml", "r1/b.yaml", "seeds/report.yaml"):
        talks.write(name, talks.path(name).read_bytes().replace(b"\n", b"\r\n"))
    assert talks.found() == []
    assert nk.load_case(talks.folder) == before


@pytest.mark.parametrize("table", ["parties", "rounds", "issues"])
def test_an_id_twice_is_found_though_it_is_typed_in_two_ways(table: str, talks: Talks) -> None:
    talks.spoil("case.yaml", f"{table}:\n", f"{table}:\n  caf\u00e9: x\n  cafe\u0301: y\n")
    assert [line.split()[1] for line in talks.found()].count("duplicate-key") == 1


def test_two_lead_coders_of_one_party_and_round(talks: Talks) -> None:
    shutil.copy(talks.path("r1/a.yaml"), talks.path("r1/a.second.yaml"))
    assert talks.found() == ["r1/a.second.yaml:3:8 two-lead-coders"]
    # The file itself is at fault even when nothing else is asked about.
    assert talks.found(talks.path("r1/a.second.yaml")) == ["r1/a.second.yaml:3:8 two-lead-coders"]
    talks.spoil("r1/a.second.yaml", "coder: lead", "coder: second")
    assert talks.found() == []
    assert {coding.coder for coding in nk.load_case(talks.folder).codings} == {"lead", "second"}


def test_the_full_text_is_held_against_the_card_where_the_coder_has_it(talks: Talks) -> None:
    text = "Both sides went slowly.\n"
    mark = hashlib.sha256(text.strip().encode()).hexdigest()
    talks.spoil("seeds/report.yaml", "slowly.}", f"slowly., fingerprint: {mark}}}")
    assert talks.found() == []  # nobody has the text here, and nothing can be proved
    talks.write("seeds/full-text/report.txt", text.replace("\n", "\r\n"))
    assert talks.found() == []
    talks.write("seeds/full-text/report.txt", text.replace("slowly", "fast"))
    assert talks.found() == ["seeds/report.yaml:5:47 passage-mismatch"]
    talks.write("seeds/full-text/report.txt", text.encode("utf-16"))
    assert talks.found() == ["seeds/report.yaml encoding"]


def test_an_unused_source_is_told_once_all_else_is_sound(talks: Talks) -> None:
    card = talks.path("seeds/report.yaml").read_text("utf-8")
    talks.write("seeds/other.yaml", card.replace("id: report", "id: other"))
    # The shared seeds/ may serve other cases: alone, this one says nothing of it; the whole folder does.
    assert talks.found() == []
    assert talks.found(talks.folder.parent) == ["seeds/other.yaml:1:5 unused-source"]
    talks.spoil("r1/a.yaml", "source: report", "source: reprot")
    assert "unused-source" not in " ".join(talks.found(talks.folder.parent))


def test_a_card_of_the_case_itself_wins_over_the_shared_one(talks: Talks) -> None:
    own = talks.folder / "seeds"
    own.mkdir()
    shutil.copy(talks.path("seeds/report.yaml"), own / "report.yaml")
    (own / "report.yaml").write_text(
        talks.path("seeds/report.yaml").read_text("utf-8").replace('"1"', '"7"'), "utf-8", newline="\n"
    )
    assert [line.split()[1] for line in talks.found()] == ["unknown-passage"] * 2


def test_a_fault_of_the_codebook_is_not_told_again_for_every_position(talks: Talks) -> None:
    talks.spoil("case.yaml", "level: ordinal", "level: ordnal")
    assert talks.found() == ["case.yaml:14:20 bad-choice"]
    talks.write("case.yaml", "case: [\n")
    assert [line.split()[1] for line in talks.found()] == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("part", "files", "positions"),
    [
        (".", 4, 4),
        ("..", 4, 4),
        ("../..", 4, 4),
        ("r1", 2, 4),
        ("r1/a.yaml", 1, 2),
        ("case.yaml", 1, 0),
        ("../../seeds", 1, 0),
        ("../../seeds/report.yaml", 1, 0),
    ],
)
def test_any_part_can_be_checked(part: str, files: int, positions: int, talks: Talks) -> None:
    report = nk.check(talks.folder / part)
    assert (report.findings, len(report.files), report.n_positions) == ((), files, positions)


def test_a_part_tells_its_own_faults_and_those_of_the_codebook(talks: Talks) -> None:
    talks.spoil("r1/a.yaml", "value: slow", "value: slwo")
    talks.spoil("r1/b.yaml", "value: slow", "value: slwo")
    talks.write("r1/c.yaml.txt", "x\n")
    talks.write("d.yaml", "x\n")
    assert talks.found(talks.path("r1/b.yaml")) == ["r1/b.yaml:6:12 off-scale"]
    assert talks.found(talks.path("r1")) == [
        "r1/a.yaml:6:12 off-scale",
        "r1/b.yaml:6:12 off-scale",
        "r1/c.yaml.txt file-name",
    ]
    assert talks.found(talks.path("d.yaml")) == ["d.yaml misplaced-file"]
    talks.spoil("case.yaml", "role: side", "role: sid")
    assert talks.found(talks.path("r1/b.yaml")) == ["case.yaml:4:37 bad-choice", "r1/b.yaml:6:12 off-scale"]


def test_from_inside_the_folder_names_are_short(talks: Talks, monkeypatch: pytest.MonkeyPatch) -> None:
    talks.spoil("r1/a.yaml", "value: slow", "value: slwo")
    monkeypatch.chdir(talks.path("r1"))
    assert [finding.place for finding in nk.check("a.yaml").findings] == ["a.yaml:6:12"]
    assert [finding.place for finding in nk.check(".").findings] == ["a.yaml:6:12"]
    monkeypatch.chdir(talks.folder)
    assert [finding.place for finding in nk.check(".").findings] == [f"{Path('r1') / 'a.yaml'}:6:12"]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("nowhere", "not-found", "no such file or folder"),
        ("nowhere/a.yaml", "not-found", "no such file or folder"),
        ("\0", "not-found", "no such file or folder"),
        ("x" * 5000, "not-found", "no such file or folder"),
        ("notes.txt", "file-name", "'.txt', expected '.yaml'"),
        ("lost.yaml", "no-case", "no case.yaml above this file"),
        ("empty", "no-case", "no case.yaml in this folder"),
    ],
    ids=lambda value: value[:16].replace("\0", "NUL"),
)
def test_what_cannot_be_checked_is_a_finding(
    name: str, code: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in ("notes.txt", "lost.yaml"):
        (tmp_path / file).write_text("x\n", "utf-8")
    (tmp_path / "empty").mkdir()
    (finding,) = nk.check(name).findings
    assert (finding.code, finding.line) == (code, 0)
    assert said in finding.message


def test_a_case_is_checked_by_its_name(talks: Talks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(talks.folder.parent))
    assert nk.check("talks").n_positions == 4
    (finding,) = nk.check("talk").findings
    assert finding.hint == "Did you mean 'talks'?"


def test_two_cases_in_one_folder_are_checked_together(talks: Talks) -> None:
    other = talks.folder.parent / "other"
    shutil.copytree(talks.folder, other)
    case = other / "case.yaml"
    case.write_text(case.read_text("utf-8").replace("case: talks", "case: other"), "utf-8", newline="\n")
    report = nk.check(talks.folder.parent)
    assert (report.findings, report.n_positions, len(report.files)) == ((), 8, 7)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of a working folder")
def test_a_working_folder_that_is_gone(talks: Talks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert nk.check(talks.folder).findings == ()
    assert nk.check(talks.path("r1/a.yaml")).n_positions == 2
    assert [finding.code for finding in nk.check("talks").findings] == ["not-found"]
