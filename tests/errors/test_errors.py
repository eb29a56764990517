"""Findings as people see them, and the errors that carry them."""

from __future__ import annotations

import pickle

import pytest

from negotiation_kit.errors import (
    EXCERPT_WIDTH,
    FileError,
    FileThereError,
    Finding,
    MissingPackageError,
    NoFileError,
    PositionFilesError,
    Report,
    Severity,
    ToldError,
    UnknownNameError,
    check_language,
    counted,
    fault_of_the_kit,
    listed,
    shown,
    suggestion,
)
from negotiation_kit.scales import OffScaleError
from negotiation_kit.wording import Message


def _pointed(excerpt: str, column: int, width: int = 1) -> list[str]:
    finding = Finding("f", 1, column, "bad-id", "m", excerpt=excerpt, width=width)
    return [line.removeprefix("    ") for line in finding.text().split("\n")[1:]]


def test_a_finding_has_address_line_caret_and_hint() -> None:
    finding = Finding("case.yaml", 3, 8, "bad-id", "wrong", "write 'a-b'", excerpt="  case: A B", width=3)
    assert finding.text().split("\n") == [
        "case.yaml:3:8: error bad-id: wrong",
        "      case: A B",
        "           ^^^",
        "    hint: write 'a-b'",
    ]


@pytest.mark.parametrize(
    ("line", "column", "place"), [(0, 0, "f"), (3, 0, "f:3"), (3, 8, "f:3:8")], ids=["file", "line", "column"]
)
def test_the_address_leaves_out_what_is_not_known(line: int, column: int, place: str) -> None:
    assert Finding("f", line, column, "bad-id", "m").place == place


@pytest.mark.parametrize(
    ("excerpt", "column", "width", "caret"),
    [
        ("name: x", 7, 1, "      ^"),
        ("name: x", 1, 99, "^^^^^^^"),
        ("name", 5, 1, "    ^"),
        ("a\tb", 3, 1, " \t^"),
        ("日本: x", 5, 1, "      ^"),
        ("e\u0301: x", 5, 1, "   ^"),
        ("日本", 1, 2, "^^^^"),
    ],
    ids=["word", "to-the-end", "behind-the-end", "tab", "wide", "combining", "wide-marked"],
)
def test_the_caret_stands_under_the_fault(excerpt: str, column: int, width: int, caret: str) -> None:
    assert _pointed(excerpt, column, width) == [excerpt, caret]


def test_a_long_line_is_shown_around_the_fault() -> None:
    window, caret = _pointed("x" * 5000 + "HERE" + "x" * 5000, 5001, 4)
    assert len(window) == EXCERPT_WIDTH
    assert window[caret.index("^") :][:4] == "HERE"
    assert caret.endswith("^^^^")


def test_a_line_of_spaces_gets_no_caret() -> None:
    assert _pointed("   ", 2) == []


def test_findings_are_sorted_by_place() -> None:
    findings = [Finding("b", 1, 1, "tab", ""), Finding("a", 2, 1, "tab", ""), Finding("a", 1, 9, "tab", "")]
    assert [finding.place for finding in sorted(findings)] == ["a:1:9", "a:2:1", "b:1:1"]


def test_a_report_tells_errors_from_warnings() -> None:
    error = Finding("f", 1, 1, "bad-id", "m")
    warning = Finding("f", 2, 1, "text-cut", "m", severity=Severity.WARNING)
    assert Report((warning,)).ok
    assert not Report((error, warning)).ok
    assert (Report((error, warning)).errors, Report((error, warning)).warnings) == ((error,), (warning,))
    assert Report((error, warning)).text() == f"{error.text()}\n\n{warning.text()}"


def test_position_files_error_says_everything_and_survives_a_process() -> None:
    findings = tuple(Finding("f", line, 1, "bad-id", f"fault {line}") for line in (1, 2))
    error = pickle.loads(pickle.dumps(PositionFilesError(Report(findings))))
    assert str(error).startswith("2 errors in the position files\n\nf:1:1: error bad-id: fault 1")
    assert "fault 2" in str(error)
    assert error.findings == findings
    assert error.text_in("uk").startswith("2 помилки у файлах позицій\n\nf:1:1: помилка bad-id: fault 1")


def test_a_finding_prints_in_every_language() -> None:
    told = Message("error.did-you-mean", name="'a'")
    finding = Finding("f", 1, 1, "bad-id", Message("engagement.silent"), told, Severity.WARNING)
    assert finding.text() == "f:1:1: warning bad-id: silent\n    hint: Did you mean 'a'?"
    assert finding.text("ru") == (
        "f:1:1: предупреждение bad-id: позиция не высказана\n    подсказка: Возможно, 'a'?"
    )
    assert pickle.loads(pickle.dumps(finding)).text("ru") == finding.text("ru")


def test_unknown_name_lists_what_is_known() -> None:
    error = UnknownNameError("party", "rusia", ["russia", "ukraine"])
    assert str(error) == "there is no party 'rusia'; known are: russia, ukraine. Did you mean 'russia'?"
    assert error.text_in("uk") == (
        "учасник 'rusia': такого немає; відомі: russia, ukraine. Можливо, 'russia'?"
    )
    assert "known are: none" in str(UnknownNameError("case", "x", []))
    kind = Message("kind.choice-for", control="metric")
    assert str(UnknownNameError(kind, "x", ["a"])).startswith("there is no choice for metric 'x'; known")


def test_another_language_is_refused() -> None:
    assert check_language("uk") == "uk"
    with pytest.raises(UnknownNameError, match="there is no language 'ua'; known are: en, de, ru, uk"):
        check_language("ua")


@pytest.mark.parametrize(
    ("error", "kinds"),
    [
        (ToldError("a sentence"), (ValueError,)),
        (FileError("a sentence"), (ToldError, OSError)),
        (FileThereError("a sentence"), (ToldError, FileExistsError)),
        (NoFileError("a sentence"), (ToldError, FileNotFoundError)),
        (UnknownNameError("party", "x", ["a"]), (ToldError,)),
        (OffScaleError("off-scale", "a sentence", "a hint", ("value", 1)), (ToldError,)),
    ],
    ids=lambda thing: type(thing).__name__ if isinstance(thing, Exception) else "",
)
def test_what_is_the_users_to_mend_is_one_error_and_survives_a_process(
    error: ToldError, kinds: tuple[type[Exception], ...]
) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert all(isinstance(again, kind) for kind in kinds)
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
    assert again.text_in("ru") == error.text_in("ru")


def test_a_fault_of_the_kit_is_told_with_what_happened() -> None:
    told = fault_of_the_kit(KeyError("x"))
    assert told.startswith("this is a fault of negotiation_kit, not of your files (KeyError: 'x').")
    assert "--debug" in told


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ceasfire", "ceasefire"),
        ("CEASEFIRE", "ceasefire"),
        (" ceasefire", "ceasefire"),
        ("“stop”", "stop"),
        ("xyz", ""),
    ],
)
def test_suggestion(name: str, found: str) -> None:
    said = suggestion(name, ["ceasefire", "stop"])
    assert said == (f"Did you mean {found!r}?" if found else "")


def test_suggestion_is_quick_among_many_names() -> None:
    assert suggestion("x" * 60_000, (f"name-{number}" for number in range(100_000))) == ""


@pytest.mark.parametrize(
    ("raw", "text"),
    [("a", "'a'"), (None, "nothing"), (1.5, "1.5"), (["a"], "['a']"), ("x" * 99, "'" + "x" * 56 + "...")],
)
def test_shown(raw: object, text: str) -> None:
    assert shown(raw) == text


def test_listed_and_counted() -> None:
    assert listed(map(str, range(32))).endswith("28, 29 and 2 more")
    assert (counted(0, "file"), counted(1, "file"), counted(1200, "file")) == (
        "0 files",
        "1 file",
        "1,200 files",
    )


@pytest.mark.parametrize(
    "error",
    [
        UnknownNameError("party", "x", ["a"]),
        MissingPackageError("install it"),
        PositionFilesError(Report(())),
    ],
)
def test_a_notebook_shows_the_sentence_and_no_traceback(
    error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()  # type: ignore[no-untyped-call]
    try:
        raise error
    except ValueError:
        shell.showtraceback()
    assert capsys.readouterr().out.strip() == str(error).strip()
