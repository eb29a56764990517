"""What a class hands in, sound and unsound, out of one folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.classroom import collecting
from negotiation_kit.model import Case
from negotiation_kit.wording import translated, written
from tests.classroom.conftest import ANSWERS, ROUND, answers, handed_in

SECOND = Path(__file__).resolve().parents[2] / "positions" / "istanbul-2025" / ROUND / "russia.second.yaml"


def test_both_kinds_of_files_are_taken_in_and_folders_looked_into(istanbul: Case, tmp_path: Path) -> None:
    handed_in(tmp_path, "ana")
    (tmp_path / "group 2").mkdir()
    handed_in(tmp_path / "group 2", "bo")
    shutil.copy(SECOND, tmp_path)
    found = nk.collect_codings(istanbul, tmp_path)
    assert [(group.id, group.files) for group in found.groups] == [
        ("ana", ("answers-ana.json",)),
        ("second", ("russia.second.yaml",)),
        ("bo", ("group 2/answers-bo.json",)),
    ]
    assert [party.id for party in found.parties] == ["russia", "ukraine"]
    assert [(group.n_coded, group.of) for group in found.groups] == [(6, 48), (24, 48), (6, 48)]
    assert found.refused == ()


def test_two_files_of_one_group_are_one_group(istanbul: Case, tmp_path: Path) -> None:
    for party in ("russia", "ukraine"):
        text = (
            SECOND.with_name(f"{party}.second.yaml").read_text("utf-8").replace("coder: second", "coder: red")
        )
        (tmp_path / f"{party}.red.yaml").write_text(text, "utf-8")
    found = nk.collect_codings(istanbul, tmp_path)
    assert [(group.id, group.files, group.n_coded) for group in found.groups] == [
        ("red", ("russia.red.yaml", "ukraine.red.yaml"), 48),
    ]


def test_two_people_of_one_name_are_two(istanbul: Case, tmp_path: Path) -> None:
    for file in ("a.json", "b.json"):
        (tmp_path / file).write_bytes(answers("Ana"))
    found = nk.collect_codings(istanbul, tmp_path)
    assert [(group.id, group.name) for group in found.groups] == [("ana", "Ana"), ("ana-2", "Ana (2)")]
    assert "handed in as 'Ana' too" in found.groups[1].remarks[0]


@pytest.mark.parametrize(
    ("coder", "own"), [("Україна", "group"), ("", "a"), ("lead", "lead-group"), ("../x", "x")]
)
def test_any_name_gets_an_id_that_is_not_the_leads(
    istanbul: Case, tmp_path: Path, coder: str, own: str
) -> None:
    (tmp_path / "a.json").write_bytes(answers(coder))
    assert nk.collect_codings(istanbul, tmp_path).coders == (own,)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("broken.json", b"{", "not JSON"),
        ("russia.yaml", b"x", "is named <party>.<group>.yaml, as in russia.red.yaml"),
        ("russia.lead.yaml", b"x", "is named <party>.<group>.yaml"),
        ("russia.red.yaml", b"party: rusia\n", "line 1: "),
        ("russia.red.yaml", b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_stops_nothing(
    istanbul: Case, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    handed_in(tmp_path, "ana")
    (tmp_path / name).write_bytes(content)
    found = nk.collect_codings(istanbul, tmp_path)
    assert found.coders == ("ana",)
    assert [file for file, _ in found.refused] == [name]
    assert why in found.refused[0][1]


def test_a_file_of_another_round_is_told(istanbul: Case, tmp_path: Path) -> None:
    shutil.copy(SECOND, tmp_path)
    found = nk.collect_codings(istanbul, tmp_path, round="2022-04")
    assert "lies in the folder" in found.refused[0][1]


def test_answers_left_out_are_remarked(istanbul: Case, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(answers("Ana", {**ANSWERS, "nato-bid": {"russia": {"value": "?"}}}))
    assert nk.collect_codings(istanbul, tmp_path).groups[0].remarks == (
        f"1 answer left out, off the scale or unknown: {istanbul.issue('nato-bid').title} (Russia)",
    )


def test_what_was_not_used_is_told_in_every_language(istanbul: Case, tmp_path: Path) -> None:
    strange = {"nato-bid": {"russia": {"value": "?"}}, "nothing": {}}
    (tmp_path / "a.json").write_bytes(answers("Ana", {**ANSWERS, **strange}))
    (tmp_path / "b.json").write_bytes(answers("Ana"))
    (tmp_path / "c.json").write_bytes(answers("Bo", case="другие"))
    (tmp_path / "d.json").write_bytes(b"{")
    found = nk.collect_codings(istanbul, tmp_path)
    remarks = [written(remark, "uk") for group in found.groups for remark in group.remarks]
    title = istanbul.issue("nato-bid")
    assert remarks == [
        f"2 відповіді пропущено, поза шкалою або невідомо: {translated(title, 'title', 'uk')} (Росія), "
        "питання, яких у цих переговорах немає: 'nothing'",
        "під назвою 'Ana' здано ще: 1 інший",
    ]
    assert [written(why, "ru") for _, why in found.refused] == [
        "ответы относятся к другому (случай 'другие'), а здесь 'istanbul-2025'",
        "это не файл ответов: это не JSON",
    ]


def test_the_second_coder_of_the_case_is_no_group(istanbul: Case, tmp_path: Path) -> None:
    found = nk.collect_codings(istanbul, handed_in(tmp_path, "ana"))
    assert {entry.coder for entry in found.case.positions} == {"lead", "ana"}


def test_parties_can_be_named(istanbul: Case, tmp_path: Path) -> None:
    found = nk.collect_codings(istanbul, handed_in(tmp_path, "ana"), parties=["Russia"])
    assert ([party.id for party in found.parties], found.groups[0].n_coded, found.groups[0].of) == (
        ["russia"],
        3,
        24,
    )


def test_an_empty_folder_is_no_fault(istanbul: Case, tmp_path: Path) -> None:
    found = nk.collect_codings(istanbul, tmp_path)
    assert (found.groups, found.places, found.reliability) == ((), (), None)


def test_what_cannot_be_collected_is_said(
    istanbul: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        nk.collect_codings(istanbul, tmp_path / "none")
    monkeypatch.setattr(collecting, "MOST_FILES", 1)
    with pytest.raises(ValueError, match="holds 2 files; 1 are read at most"):
        nk.collect_codings(istanbul, handed_in(tmp_path, "a", "b"))


def test_a_case_without_a_folder_is_said(tmp_path: Path) -> None:
    import pandas as pd

    table = pd.DataFrame({"party": ["a", "b"], "issue": ["x", "x"], "value": [1, 2]})
    case = nk.case_from_frame(table, {"level": "ratio", "min": 0, "max": 5})
    with pytest.raises(ValueError, match="not loaded from a folder"):
        nk.collect_codings(case, tmp_path)
