"""Writing a case: equal when read back, whole whatever happens, and never over what is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.format.validate import same_name
from negotiation_kit.model import Case, Coding, Passage, Position, Round, Source
from negotiation_kit.scales import Level, NominalScale

# Texts that a careless writer or reader of YAML changes, each for a reason of its own.
NASTY = [
    "no", "yes", "on", "off", "true", "null", "Null", "~", "010", "0o7", "0x1F", "1_000", "1e3",
    "1.", ".5", "+1", "-1", "-0", ".inf", ".nan", "12:30", "2025-06-02", "<<", "=", "uncodable",
    "a:", ":a", "#a", "-", "-a", "?", "|", ">", "%x", "@a", "`a`", "*a", "&a", "!a", "{a}",
    "{{a}}", "[a]", "a]", "'", "\"", "'a'", "it's", "\\", "\\n", "a\\", "...", "---", "<script>",
    "=1+1", "$x$", "\\frac{1}{2}", "🕊️", "Ответ", "日本語", "שלום", "e\u0301", "\u00e9", ": ", "a: b",
    "a #b", " #", "# ", "- a", "? a", "| a", "!!str a", "a, b", "\"a\"", "... ", "~ ", "null\n",
    "a\n...\nb", "a\n---\nb", "a\nb", "a\n\nb", "\na", "a\n", "a\n\n", "  a\n    b\n", "a\r\nb",
    "a ", " a", "  ", "a  b", "\ta", "a\tb", "a\t", "\u00a0a\u00a0", "a\u3000", "x" * 300,
    "word " * 60, "a" * 99 + ": b",
]  # fmt: skip
REFUSED = {
    "": "is empty",
    "  ": "is empty",
    "\u3000": "is empty",
    "a\x00b": "NUL",
    "a\x1bb": "ESCAPE",
    "a\rb": "CARRIAGE RETURN",
    "a\u2028b": "LINE SEPARATOR",
    "a\u202eb": "RIGHT-TO-LEFT OVERRIDE",
    "\ufeffa": "U\\+FEFF",
    "\ud800": "no known escape",
    "x" * 70_000: "65,536",
}


@pytest.fixture(scope="module")
def small() -> Case:
    frame = pd.DataFrame({"party": ["One", "Two"], "issue": ["Peace", "Peace"], "value": ["a", "b"]})
    return nk.case_from_frame(frame, {"level": "nominal", "values": ["a", "b"]})


def scale(text: str) -> NominalScale:
    return NominalScale((Level("a", text, text), Level("b", f"not {text}")))


def noted(case: Case, text: str) -> Case:
    """Return the case with a note on its first position."""
    return replace(case, positions=(replace(case.positions[0], note=text), *case.positions[1:]))


def test_the_real_case_comes_back_equal(istanbul: Case, tmp_path: Path) -> None:
    written = nk.write_case(istanbul, tmp_path / "istanbul-2025")
    found = nk.load_case(tmp_path / "istanbul-2025")
    assert found == istanbul
    assert nk.check(tmp_path / "istanbul-2025").findings == ()
    names = {path.relative_to(tmp_path / "istanbul-2025").as_posix() for path in written}
    assert {"case.yaml", "2025-06-02/russia.yaml", "seeds/istanbul-2025-06-02.yaml"} <= names
    assert len(names) == len(written) == 1 + len(istanbul.codings) + len(istanbul.sources)
    for path in written:
        data = path.read_bytes()
        assert data.endswith(b"\n...\n")
        assert b"\r" not in data


def test_writing_twice_gives_the_same_bytes(istanbul: Case, tmp_path: Path) -> None:
    first = nk.write_case(istanbul, tmp_path / "a")
    second = nk.write_case(nk.load_case(tmp_path / "a"), tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_ten_states_come_back_equal(emissions: pd.DataFrame, tmp_path: Path) -> None:
    case = nk.case_from_frame(emissions, {"level": "interval", "min": 4, "max": 10, "unit": "years"})
    nk.write_case(case, tmp_path / "imported")
    assert nk.load_case(tmp_path / "imported") == case
    assert nk.check(tmp_path / "imported").findings == ()


def test_every_text_comes_back_to_the_letter(small: Case, tmp_path: Path) -> None:
    texts = dict(enumerate(text if text.strip() else f"{text}x" for text in NASTY))
    (issue,), (party, _) = small.issues, small.parties
    told_apart = {same_name(text): n for n, text in reversed(texts.items())}.values()
    names = {n: text if n in told_apart else f"Name {n}" for n, text in texts.items()}
    case = replace(
        small,
        parties=tuple(replace(party, id=f"p-{n}", name=text, short=text) for n, text in names.items()),
        rounds=tuple(Round(f"r-{n}", names[n], place=text) for n, text in texts.items()),
        issues=tuple(
            replace(issue, id=f"i-{n}", title=names[n], question=text, note=text, scale=scale(text))
            for n, text in texts.items()
        ),
        positions=tuple(
            Position("p-0", "r-0", f"i-{n}", value="a", summary=text, why=text, note=text)
            for n, text in texts.items()
        ),
        codings=(Coding("p-0", "r-0", note=": "),),
    )
    nk.write_case(case, tmp_path)
    found = nk.load_case(tmp_path)
    for name in ("parties", "rounds", "issues", "positions"):
        for one, other in zip(getattr(found, name), getattr(case, name), strict=True):
            assert one == other
    assert found == case


def test_a_coding_the_case_does_not_name_is_named_when_it_comes_back(small: Case, tmp_path: Path) -> None:
    nk.write_case(replace(small, codings=()), tmp_path)
    assert nk.load_case(tmp_path) == small


@pytest.mark.parametrize("text", ["a ", "010", ": ", "...", "\na\n", "🕊️"])
@pytest.mark.parametrize("field", ["title", "summary", "licence"])
def test_the_texts_of_the_case_itself_come_back(small: Case, field: str, text: str, tmp_path: Path) -> None:
    changes: dict[str, Any] = {field: text}
    nk.write_case(replace(small, **changes), tmp_path)
    assert getattr(nk.load_case(tmp_path), field) == text


@pytest.mark.parametrize(("text", "told"), REFUSED.items(), ids=map(repr, range(len(REFUSED))))
def test_a_text_that_cannot_come_back_is_refused_before_anything_is_written(
    small: Case, text: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=f"the case cannot be written: .*{told}"):
        nk.write_case(noted(small, text), tmp_path / "case")
    assert list(tmp_path.iterdir()) == []


def test_the_fault_is_told_by_file_and_line_and_not_by_where_it_was_tried(
    small: Case, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=r"written: round-1/one\.yaml:\d+:\d+: 'note' is empty$"):
        nk.write_case(noted(small, " "), tmp_path / "case")


@pytest.mark.parametrize(
    "change",
    [
        lambda case: replace(case, parties=(replace(case.parties[0], id="../../evil"), *case.parties[1:]),
                             positions=(), codings=(replace(case.codings[0], party="../../evil"),)),
        lambda case: replace(case, codings=(replace(case.codings[0], coder="/etc/passwd"),)),
        lambda case: replace(case, codings=(replace(case.codings[0], round="."),)),
        lambda case: replace(case, sources=(Source("../x", "webpage", "X", (Passage(1, "x"),)),)),
        lambda case: replace(case, sources=(Source("x", "webpage", "Nobody cites it", (Passage(1, "x"),)),)),
        lambda case: replace(case, id="My Case"),
        lambda case: replace(case, parties=(*case.parties, replace(case.parties[0], name="twin"))),
        lambda case: replace(case, positions=(replace(case.positions[0], value="c"),)),
        lambda case: replace(case, positions=(replace(case.positions[0], value=None),)),
        lambda case: replace(case, positions=(replace(case.positions[0], salience=1.0),)),
    ],
    ids=["party", "coder", "round", "source", "uncited", "case", "twins", "off-scale", "nothing", "salience"],
)  # fmt: skip
def test_a_case_that_is_none_is_refused(small: Case, change: Callable[[Case], Case], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the case cannot be written"):
        nk.write_case(change(small), tmp_path / "deep" / "case")
    assert list(tmp_path.rglob("*")) == []


def test_what_is_there_is_not_overwritten(small: Case, tmp_path: Path) -> None:
    (path, *_) = nk.write_case(small, tmp_path)
    before = path.read_bytes()
    with pytest.raises(FileExistsError, match="overwrite=True"):
        nk.write_case(replace(small, title="Other"), tmp_path)
    assert path.read_bytes() == before
    nk.write_case(replace(small, title="Other"), tmp_path, overwrite=True)
    assert nk.load_case(tmp_path).title == "Other"


@pytest.mark.parametrize("name", ["round-1/stranger.yaml", "old.yml", "seeds/other.yaml"])
def test_a_folder_with_other_files_is_left_alone(small: Case, name: str, tmp_path: Path) -> None:
    stranger = tmp_path / name
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_text("keep: me\n", encoding="utf-8")
    with pytest.raises(FileExistsError, match="empty folder"):
        nk.write_case(small, tmp_path, overwrite=True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [stranger]


def test_a_file_where_the_folder_should_be_is_an_error_of_the_system(small: Case, tmp_path: Path) -> None:
    (tmp_path / "case").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="case"):
        nk.write_case(small, tmp_path / "case")


def test_a_case_may_go_beside_files_that_are_no_yaml(small: Case, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    nk.write_case(small, tmp_path)
    assert nk.load_case(tmp_path) == small


@pytest.mark.parametrize("call", ["replace", "fsync"])
@pytest.mark.parametrize("good", [0, 1, 2])
def test_a_failure_leaves_every_file_whole_and_nothing_beside_it(
    small: Case, call: str, good: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = nk.write_case(small, tmp_path)
    old = [path.read_bytes() for path in paths]
    changed = noted(replace(small, title="Other"), "Other")
    real, calls = getattr(os, call), iter(range(100))

    def failing(*arguments: Any, **options: Any) -> Any:
        if next(calls) == good:
            raise OSError(28, "No space left on device")
        return real(*arguments, **options)

    monkeypatch.setattr(os, call, failing)
    with pytest.raises(OSError, match="No space left"):
        nk.write_case(changed, tmp_path, overwrite=True)
    monkeypatch.undo()
    now = [path.read_bytes() for path in paths]
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(paths)
    nk.write_case(changed, tmp_path, overwrite=True)
    new = [path.read_bytes() for path in paths]
    assert all(found in pair for found, pair in zip(now, zip(old, new, strict=True), strict=True))
    # Nothing is moved into place before all is on the disk.
    assert now == old or (call == "replace" and good > 0)
