"""Editing real files: the entry alone changes, no comment is lost, nobody's change is written over."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from negotiation_kit.format.authoring import ChangedOnDiskError, EditError, PositionSheet
from negotiation_kit.format.load import check, load_case, load_codebook
from negotiation_kit.format.load.cases import Desk

ROUND = "2025-06-02"
HAND = """\
# A header by hand.
party: russia   # the side
round: "2025-06-02"
coder: lead
note: 'NO: 12:30 # kept'

positions:
  # Before the first entry.
  - issue: nato-bid     # beside the dash
    value: abandon
    # Above the status.
    status: demanded  # beside the status
    firmness: firm
    confidence: high
    summary: >-         # beside the folded text
      Wants the bid
      given up.
    # Under the summary.
    evidence:
      - {source: istanbul-2025-06-02, passage: 26, voice: Russia, mode: document}   # beside the evidence
      # Under the evidence.
  # Between the entries.

  - issue: mobilisation
    engagement: silent
# At the end, outdented.
...
# After the end.
"""


def made(folder: Path, text: str = HAND) -> PositionSheet:
    (folder / ROUND / "russia.yaml").write_bytes(text.encode())
    return PositionSheet(folder, "russia", ROUND)


def changed(before: bytes, after: bytes) -> list[str]:
    lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_an_edit_changes_its_own_lines_alone(folder: Path) -> None:
    sheet = made(folder)
    assert changed(sheet.data, sheet.with_entry(0, {"status": "proposed"})) == [
        "-     status: demanded  # beside the status",
        "+     status: proposed  # beside the status",
    ]


def test_a_new_field_stands_where_the_format_has_it(folder: Path) -> None:
    sheet = made(folder)
    assert changed(sheet.data, sheet.with_entry(0, {"rejects": ["pursue", "defer"]})) == [
        "+     rejects: [pursue, defer]",
    ]


@pytest.mark.parametrize("index", [0, 1])
@pytest.mark.parametrize("name", ["value", "status", "summary", "evidence", "firmness", "engagement"])
def test_no_comment_is_lost_whatever_is_taken_out(folder: Path, index: int, name: str) -> None:
    sheet = made(folder)
    written = sheet.with_entry(index, {name: None}).decode()
    found = [
        line[line.index("# ") :].strip() for line in HAND.splitlines() if "# " in line and "note" not in line
    ]
    assert [comment for comment in found if comment not in written] == []


@pytest.mark.parametrize("index", [0, 1])
def test_no_comment_is_lost_with_a_whole_entry(folder: Path, index: int) -> None:
    sheet = made(folder)
    written = sheet.without_entry(index)
    found = [
        line[line.index("# ") :].strip() for line in HAND.splitlines() if "# " in line and "note" not in line
    ]
    assert [comment for comment in found if comment not in written.decode()] == []
    sheet.save(written)
    assert len(sheet.entries) == 1


def test_nothing_to_change_changes_nothing(folder: Path) -> None:
    for path in sorted(folder.glob("*/*.yaml")):
        party, *coder = path.stem.split(".")
        sheet = PositionSheet(folder, party, path.parent.name, *coder)
        for index, entry in enumerate(sheet.entries):
            assert sheet.with_entry(index, entry) == sheet.data


def test_every_entry_of_the_real_case_can_be_edited_and_taken_out(folder: Path) -> None:
    for path in sorted(folder.glob("*/*.yaml")):
        party, *coder = path.stem.split(".")
        sheet = PositionSheet(folder, party, path.parent.name, *coder)
        for index in range(len(sheet.entries)):
            after = sheet.with_entry(
                index, {"note": None, "summary": "Un résumé: NO # x", "status": "pending"}
            )
            assert after != sheet.data
            assert sheet.without_entry(index) != sheet.data


@pytest.mark.parametrize(
    "value",
    [
        "NO",
        "12:30",
        "2025-06-02",
        "null",
        "~",
        "1_000",
        "# x",
        "- x",
        "a: b",
        "'",
        '"',
        "{",
        " é",
        "yes",
        "? x",
        "0x1",
        "1e3",
    ],
)
def test_any_text_is_read_back_as_it_was(folder: Path, value: str) -> None:
    sheet = made(folder)
    evidence = [{"source": "istanbul-2025-06-02", "passage": 26, "voice": value}]
    sheet.save(sheet.with_entry(0, {"summary": value, "note": value, "evidence": evidence}))
    assert sheet.entries[0]["summary"] == value
    assert sheet.entries[0]["evidence"] == evidence


@pytest.mark.parametrize("value", ["a\x07b", "\u202eabc", "a\u2028b"])
@pytest.mark.parametrize("name", ["summary", "evidence"])
def test_a_character_that_hides_is_told_with_its_field(folder: Path, name: str, value: str) -> None:
    fields = {"summary": value, "evidence": [{"source": "istanbul-2025-06-02", "voice": value}]}
    with pytest.raises(EditError, match=rf"^{name}: found the hidden character U\+.*type the text again"):
        made(folder).with_entry(0, {name: fields[name]})


def test_what_is_no_entry_does_not_shift_the_others(folder: Path) -> None:
    sheet = made(folder, OWNER + "positions:\n  - foo\n  - issue: nato-bid\n    value: abandon\n...\n")
    assert sheet.entries == [{"issue": "nato-bid", "value": "abandon"}]
    assert changed(sheet.data, sheet.with_entry(0, {"value": "pursue"})) == [
        "-     value: abandon",
        "+     value: pursue",
    ]


def test_what_ruamel_cannot_write_is_told_in_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from negotiation_kit.format.authoring import lines

    def broken(*_: object) -> str:
        raise IndexError("string index out of range")

    monkeypatch.setattr(lines, "_rewritten", broken)
    with pytest.raises(EditError, match=r"cannot be changed here \(IndexError\); change it by hand"):
        made(folder).with_entry(0, {"status": "proposed"})


@pytest.mark.parametrize(
    "value", [30, 2.5, {"from": 2, "to": 3}, {"at_least": 2}, ["a", "b"], [], [2, {"at_most": 3}]]
)
def test_any_value_is_read_back_as_it_was(folder: Path, value: object) -> None:
    sheet = made(folder)
    sheet.save(sheet.with_entry(0, {"value": value}))
    assert sheet.entries[0]["value"] == value


def test_an_entry_is_added_after_the_last(folder: Path) -> None:
    sheet = made(folder)
    fields = {"issue": "neutrality", "engagement": "silent"}
    assert changed(sheet.data, sheet.with_entry(None, fields)) == [
        "+   - issue: neutrality",
        "+     engagement: silent",
    ]


OWNER = "party: russia\nround: 2025-06-02\ncoder: lead\n"


@pytest.mark.parametrize(
    "text",
    [
        OWNER + "positions: []\n...\n",
        OWNER + "positions: [] # none yet\n...\n",
        OWNER + "positions:\n...\n",
        OWNER + "positions:\n- issue: nato-bid\n  engagement: silent\n...\n",
        OWNER + "positions:\n  -\n    issue: nato-bid\n    engagement: silent\n...\n",
        OWNER + "positions:\n  - {issue: nato-bid, engagement: silent}\n...\n",
    ],
)
def test_files_written_in_any_way_are_added_to_and_edited(folder: Path, text: str) -> None:
    sheet = made(folder, text)
    before = len(sheet.entries)
    sheet.save(sheet.with_entry(None, {"issue": "mobilisation", "engagement": "silent"}))
    assert len(sheet.entries) == before + 1
    sheet.save(sheet.with_entry(0, {"engagement": "left-open", "note": "x"}))
    assert sheet.entries[0]["engagement"] == "left-open"
    assert sheet.data.endswith(b"\n...\n")
    for _ in range(before + 1):
        sheet.save(sheet.without_entry(0))
    assert sheet.entries == []


def test_a_file_that_may_have_been_cut_short_is_shown_and_not_changed(folder: Path) -> None:
    sheet = made(folder, OWNER + "positions:\n- issue: nato-bid\n  engagement: silent\n")
    assert len(sheet.entries) == 1
    said = "lacks its end marker and may have been cut short"
    with pytest.raises(EditError, match=said):
        sheet.with_entry(0, {"note": "x"})
    with pytest.raises(EditError, match=said):
        sheet.without_entry(0)


def test_the_line_ends_of_windows_stay(folder: Path) -> None:
    sheet = made(folder, HAND.replace("\n", "\r\n"))
    after = sheet.with_entry(0, {"status": "proposed"})
    assert after.count(b"\r\n") == after.count(b"\n")
    assert len(changed(sheet.data, after)) == 2


def test_a_new_file_has_the_header_of_the_others_and_the_end_marker(folder: Path) -> None:
    sheet = PositionSheet(folder, "west", "2022-04")
    assert not sheet.exists
    asked = load_codebook(folder).issues_in("2022-04")[0].id
    sheet.save(sheet.with_entry(None, {"issue": asked, "engagement": "silent"}))
    lines = sheet.path.read_text("utf-8").splitlines()
    assert lines[0].startswith("# yaml-language-server: $schema=../../../")
    assert lines[-1] == "..."
    assert check(sheet.path).ok
    assert ("west", "2022-04") in {(coding.party, coding.round) for coding in load_case(folder).codings}


def test_undo_takes_back_one_write_after_the_other(folder: Path) -> None:
    sheet = PositionSheet(folder, "west", "2022-04")
    first = sheet.with_entry(None, {"issue": "neutrality", "engagement": "silent"})
    sheet.save(first)
    sheet.save(sheet.with_entry(0, {"engagement": "left-open"}))
    sheet.undo()
    assert sheet.path.read_bytes() == first
    sheet.undo()
    assert not sheet.path.exists()
    with pytest.raises(EditError, match="nothing has been written"):
        sheet.undo()


@pytest.mark.parametrize("how", ["changed", "deleted"])
@pytest.mark.parametrize("what", ["save", "undo"])
def test_a_change_by_somebody_else_is_never_written_over(folder: Path, how: str, what: str) -> None:
    sheet = made(folder)
    sheet.save(sheet.with_entry(0, {"status": "proposed"}))
    mine = sheet.with_entry(0, {"status": "pending"})
    if how == "changed":
        theirs = sheet.data + b"# theirs\n"
        sheet.path.write_bytes(theirs)
    else:
        sheet.path.unlink()
    with pytest.raises(ChangedOnDiskError, match="changed by somebody else") as caught:
        sheet.save(mine) if what == "save" else sheet.undo()
    assert caught.value.text_in("uk").endswith("внесіть її ще раз")
    assert sheet.path.read_bytes() == theirs if how == "changed" else not sheet.path.exists()


def test_a_file_made_meanwhile_is_not_written_over(folder: Path) -> None:
    sheet = PositionSheet(folder, "west", "2022-04")
    data = sheet.with_entry(None, {"issue": "neutrality", "engagement": "silent"})
    sheet.path.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDiskError):
        sheet.save(data)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("positions: [\n", "mend this by hand first"),
        ("- a\n", "mend this by hand first|has no line"),
        ("party: russia\n", "has no line `positions:`"),
        (
            "positions: [{issue: nato-bid, value: abandon}]\n",
            r"yaml:1: the entries stand in \[ \]; write",
        ),
    ],
)
def test_a_file_that_cannot_be_edited_is_left_alone(folder: Path, text: str, sentence: str) -> None:
    sheet = made(folder, text)
    with pytest.raises(EditError, match=sentence):
        sheet.with_entry(None, {"issue": "nato-bid", "engagement": "silent"})
    assert sheet.path.read_text("utf-8") == text


def test_a_link_out_of_the_case_is_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("mine")
    link = folder / ROUND / "west.yaml"
    link.unlink()
    try:
        link.symlink_to(outside)
    except OSError:
        pytest.skip("this system makes links only for administrators")
    with pytest.raises(EditError, match="leads out of the case's folder"):
        PositionSheet(folder, "west", ROUND)


def test_an_edit_that_would_touch_more_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from negotiation_kit.format.authoring import lines

    sheet = made(folder)
    monkeypatch.setattr(lines, "changed_entry", lambda text, fields, column: "issue: other\n")
    with pytest.raises(EditError, match="more than the entry would change"):
        sheet.with_entry(0, {"status": "proposed"})


def test_a_draft_is_checked_as_the_file_would_be(folder: Path) -> None:
    sheet = PositionSheet(folder, "russia", ROUND)
    desk = Desk(folder)
    assert desk.check(sheet.path, sheet.data).report.findings == check(sheet.path).findings == ()
    bad = sheet.with_entry(0, {"value": "local-puase"})
    found = desk.check(sheet.path, bad).report.findings
    assert [(one.code, one.line) for one in found] == [("off-scale", 17)]
    assert "local-pause" in found[0].hint
    sheet.save(bad)
    assert [(one.code, one.line, one.message) for one in check(sheet.path).findings] == [
        (one.code, one.line, one.message) for one in found
    ]
