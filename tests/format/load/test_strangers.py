"""Files and names that are not the kit's, or not what they seem: each is told once, with the way out."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import negotiation_kit as nk
from negotiation_kit.format.build import RESERVED

if TYPE_CHECKING:
    from tests.format.load.conftest import Talks


def _told(talks: Talks) -> list[tuple[str, str]]:
    """Return code and hint of what is found."""
    return [(finding.code, str(finding.hint)) for finding in nk.check(talks.folder).findings]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("name: Side A,", "name: France, Germany,", 'put the whole text in quotes: name: "France, Germany"'),
        ("name: Side A,", "name: a, b, c,", 'name: "a, b, c"'),
    ],
)
def test_a_text_that_a_comma_has_cut_is_told_whole(old: str, new: str, hint: str, talks: Talks) -> None:
    talks.spoil("case.yaml", old, new)
    ((code, told),) = _told(talks)
    assert code == "unknown-field"
    assert told.endswith(hint)


def test_a_comma_in_a_voice_is_told_where_the_text_stands(talks: Talks) -> None:
    talks.spoil("r1/a.yaml", "voice: a,", "voice: Smith, John,")
    (finding,) = nk.check(talks.folder).findings
    assert (finding.code, finding.line) == ("unknown-field", 12)
    assert finding.hint.endswith('voice: "Smith, John"')
    assert finding.excerpt[finding.column - 1 :].startswith("John")


def test_an_unknown_field_has_a_hint_where_no_name_is_like_it(talks: Talks) -> None:
    talks.spoil("r1/a.yaml", "status:", "zzz: 1\n    stattus: x\n    status:")
    (far, near) = _told(talks)
    assert far[1].startswith("the fields there are: issue, value, ")
    assert near[1].startswith("Did you mean 'status'? the fields there are: issue, value, ")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("case.yaml", "services:\n  web:\n    image: nginx\n"),
        ("r1/c.yaml", '{"name": "tool", "version": [1, 2]}\n'),
        ("mkdocs.yaml", "site_name: x\nnav: []\n...\n"),
        ("r1/deep/c.yaml", "site_name: x\n...\n"),
        ("seeds/report.yaml", "on: push\njobs: {}\n...\n"),
    ],
)
def test_a_file_of_another_program_is_one_finding(name: str, text: str, talks: Talks) -> None:
    path = talks.write(name, text)
    found = [finding for finding in nk.check(talks.folder).findings if finding.file == str(path)]
    assert [finding.code for finding in found] == ["foreign-file"]
    assert "it has none of" in found[0].message


def test_the_marks_of_a_merge_are_one_finding(talks: Talks) -> None:
    talks.spoil(
        "r1/a.yaml",
        "    value: slow\n",
        "<<<<<<< HEAD\n    value: slow\n||||||| base\n=======\n    value: even\n>>>>>>> theirs\n",
    )
    (finding,) = nk.check(talks.folder).findings
    assert (finding.code, finding.line) == ("conflict-marks", 6)
    assert "in lines 6, 8, 9, 11" in finding.message
    talks.write("r1/a.yaml", talks.path("r1/a.yaml").read_bytes().replace(b"\n", b"\r\n"))
    assert [code for code, _ in _told(talks)] == ["conflict-marks"]


def test_marks_within_a_text_are_text(talks: Talks) -> None:
    talks.spoil("r1/a.yaml", "Goes slowly.", "|\n      <<<<<<< HEAD\n      =======\n      slowly")
    assert talks.found() == []


@pytest.mark.parametrize(
    "copy",
    [
        "a (1)",
        "a - Copy",
        "a - Copy (2)",
        "a copy",
        "a-DESKTOP-7Q",
        "a (Ann's conflicted copy)",
        "Copy of a",
        "Kopie von a (2)",
        "a \N{EM DASH} копия",
    ],
)
def test_a_copy_is_told_to_be_one_and_the_file_is_not_blamed(copy: str, talks: Talks) -> None:
    shutil.copy(talks.path("r1/a.yaml"), talks.path(f"r1/{copy}.yaml"))
    assert talks.found() == [f"r1/{copy}.yaml:3:8 two-lead-coders"]
    ((_, hint),) = _told(talks)
    assert hint == _hint("a.yaml")
    (alone,) = nk.check(talks.path(f"r1/{copy}.yaml")).findings
    assert (alone.code, alone.hint) == ("misplaced-file", hint)
    assert nk.check(talks.path("r1/a.yaml")).findings == ()


def _hint(name: str) -> str:
    return f"keep in {name} what is right, and delete the copy; where there is no {name}, rename this one"


def test_copies_of_codebooks_and_cards_are_told_to_be_some(talks: Talks) -> None:
    shutil.copy(talks.path("case.yaml"), talks.path("case (1).yaml"))
    shutil.copy(talks.path("seeds/report.yaml"), talks.path("seeds/report - Copy.yaml"))
    assert nk.check(talks.folder).findings[0].hint == _hint("case.yaml")
    (card,) = nk.check(talks.path("seeds")).findings
    assert card.hint == _hint("report.yaml")


def test_a_case_without_its_cards_says_once_where_they_were_looked_for(talks: Talks) -> None:
    shutil.rmtree(talks.path("seeds"))
    (finding,) = nk.check(talks.folder).findings
    assert (finding.code, finding.line) == ("unknown-source", 0)
    assert all(str(folder / "seeds") in finding.message for folder in (talks.folder, talks.folder.parents[1]))
    with pytest.raises(nk.PositionFilesError, match="there is no source card in"):
        nk.load_case(talks.folder)


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9"])
@pytest.mark.parametrize(("old", "new"), [("  a: {name", "  {}: {{name"), ("  r1: {title", "  {}: {{title")])
def test_names_that_windows_keeps_for_itself_are_refused(name: str, old: str, new: str, talks: Talks) -> None:
    assert name in RESERVED
    talks.spoil("case.yaml", old, new.format(name))
    told = [str(finding.message) for finding in nk.check(talks.folder).findings if finding.code == "bad-id"]
    assert told == [f"'{name}' is a name Windows keeps for itself, so no file or folder can be called so"]


def test_a_level_may_be_called_what_no_file_may(talks: Talks) -> None:
    talks.spoil("case.yaml", "fast: Fast", "fast: Fast, con: Against")
    assert talks.found() == []


def test_an_id_as_long_as_a_sentence_is_refused(talks: Talks) -> None:
    talks.spoil("case.yaml", "  a: {name", f"  {'a' * 101}: {{name")
    (finding,) = [finding for finding in nk.check(talks.folder).findings if finding.code == "bad-id"]
    assert "an id of 101 letters, where at most 100 are read" in finding.message


def test_the_same_fault_in_many_places_is_told_once(talks: Talks) -> None:
    entries = "".join(f"  - {{issue: pace, value: slwo, note: N{number}}}\n" for number in range(40))
    head = "party: a\nround: r1\ncoder: lead\npositions:\n"
    talks.write("r1/a.yaml", f"{head}{entries}...\n")
    told = [finding for finding in nk.check(talks.folder).findings if finding.code == "off-scale"]
    assert len(told) == 1
    assert told[0].message.endswith("(the same 39 times more, next in 6, 7, 8, 9, 10)")
    talks.write("r1/a.yaml", f"{head}{''.join(entries.splitlines(keepends=True)[:5])}...\n")
    assert [code for code, _ in _told(talks)].count("off-scale") == 5


@pytest.mark.parametrize(("old", "new"), [("name: Side B", "name: SIDE  a"), ("short: B", "short: Side A")])
def test_parties_that_nobody_can_tell_apart(old: str, new: str, talks: Talks) -> None:
    talks.spoil("case.yaml", old, new)
    (finding,) = nk.check(talks.folder).findings
    assert (finding.code, finding.line) == ("duplicate-name", 5)
    assert finding.message.endswith("and so is a")
