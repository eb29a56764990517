"""`negotiation-kit table`: to the terminal, to files, and what it says when it cannot."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.cli.main import CANNOT_RUN, FINE, main, parser
from negotiation_kit.cli.settings import OPTIONS
from negotiation_kit.format.disk import DEFAULT_CASE


def test_without_a_file_it_is_printed_as_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table"]) == FINE
    case = nk.load_case(DEFAULT_CASE)
    first, second = [party.id for party in case.parties if party.role == "side"][:2]
    expected = nk.comparison_table(nk.compare(case, first, second)).to_markdown()
    assert capsys.readouterr().out == f"{expected}\n"


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".md", ".tex", ".csv"])
def test_a_file_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    path = tmp_path / f"brief{ending}"
    assert main(["table", "istanbul-2025", "russia", "ukraine", "--to", str(path)]) == FINE
    assert capsys.readouterr().out == f"written: {path}\n"
    assert path.stat().st_size > 1000


def test_every_choice_arrives(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--round", "2025-06-02", "--coding", "printed", "--metric", "identical", "--language", "uk",
             "--columns", "issue, verdict", "--order", "nato-bid,ceasefire-scope", "--group-by", "none",
             "--sources", "inline", "--title", "Моя"]  # fmt: skip
    assert main(["table", "istanbul-2025", "ukraine", "west", *words]) == FINE
    case = nk.load_case("istanbul-2025")
    compared = nk.compare(case, "ukraine", "west", "2025-06-02", "printed", "identical")
    expected = nk.comparison_table(
        compared, ["issue", "verdict"], ["nato-bid", "ceasefire-scope"], None, "inline", "uk", "Моя"
    )
    assert capsys.readouterr().out == f"{expected.to_markdown()}\n"


def test_it_takes_every_setting_that_compare_takes(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--threshold", "0.1", "--conditionals", "met", "--channels", "all", "--no-inherit",
             "--weights", "nato-bid=3, ceasefire-scope=0.5", "--coder", "second"]  # fmt: skip
    assert main(["table", "istanbul-2025", "russia", "ukraine", *words]) == FINE
    compared = nk.compare(
        nk.load_case("istanbul-2025"), "russia", "ukraine", None, "reading", "gower",
        {"nato-bid": 3.0, "ceasefire-scope": 0.5}, 0.1,
        coder="second", conditionals="met", channels="all", inherit=False,
    )  # fmt: skip
    assert capsys.readouterr().out == f"{nk.comparison_table(compared).to_markdown()}\n"


@pytest.mark.parametrize("command", ["compare", "table"])
def test_two_commands_take_the_same_settings(command: str) -> None:
    given = vars(parser([command]).parse_args([command, "--coding", "printed", "--no-inherit"]))
    assert {given["coding"], given["inherit"]} == {"printed", False}
    assert OPTIONS.keys() - given.keys() == OPTIONS.keys() - {"coding"}
    every = inspect.signature(nk.compare).parameters.keys() - {"case", "a", "b", "round"}
    assert {*OPTIONS, "inherit"} == every


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["table", "--kind", "parties", "--threshold", "0.1"], "--threshold: what is asked for here"),
        (["table", "--kind", "codebook", "--no-inherit"], "--no-inherit: what is asked for here"),
        (["table", "--kind", "movement", "--weights", "salience", "--conditionals", "met"],
         "--weights, --conditionals: what"),
        (["compare", "--round", "..", "--threshold", "0.1"], "--threshold: what is asked for here"),
        (["table", "--weights", "a=b"], "--weights are 'a=b', expected salience, attention, or issues"),
        (["table", "--weights", "a=1,b"], "--weights are 'a=1,b'"),
        (["table", "--weights", "a=1"], "there is no issue 'a'"),
        (["table", "--weights", "nato-bid=-1"], "the weight of 'nato-bid' is -1.0"),
        (["table", "--weights", "equal"], "there is no weighting 'equal'; known are: salience, attention"),
    ],
)  # fmt: skip
def test_a_setting_is_heard_or_refused(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == CANNOT_RUN
    assert capsys.readouterr().err.startswith(f"negotiation-kit: {told}")


@pytest.mark.parametrize(
    ("words", "issues"),
    [
        (["--order", "nato-bid"], ["nato-bid"]),
        (["--order", "nato-bid, ceasefire-scope"], ["nato-bid", "ceasefire-scope"]),
        (["--order", "nato-bid,ceasefire-scope", "--group-by", "basket"], ["ceasefire-scope", "nato-bid"]),
        (["--kind", "parties", "--order", "nato-bid,ceasefire-scope"], ["nato-bid", "ceasefire-scope"]),
        (["--kind", "movement", "--order", "remains-return,ceasefire-scope"],
         ["remains-return", "ceasefire-scope"]),
    ],
)  # fmt: skip
def test_issues_named_in_an_order_stand_alone_in_it(
    words: list[str], issues: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["table", *words]) == FINE
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    titles = {issue.id: issue.title for issue in nk.load_case(DEFAULT_CASE).issues}
    shown = [
        name
        for row in rows
        for name, title in titles.items()
        if row.startswith((f"| {title} ", f"| {title}<"))
    ]
    assert shown == issues


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["--kind", "parties"], "Where the parties stand"),
        (["istanbul-2025", "russia", "ukraine", "west", "--kind", "parties"], "Where the parties stand"),
        (["--kind", "codebook"], "Issues and scales"),
        (["--sources", "none"], "Where Russia and Ukraine stand"),
    ],
)
def test_other_kinds(capsys: pytest.CaptureFixture[str], words: list[str], title: str) -> None:
    assert main(["table", *words]) == FINE
    assert capsys.readouterr().out.startswith(f"**{title}**")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["istanbul-2025", "russia", "ukraine", "west"],
            "a comparison has two parties; for more of them use",
        ),
        (["--to", "brief.pdf"], "there is no table format '.pdf'; known are: .docx"),
        (["--columns", "foo"], "there is no column 'foo'"),
        (["--order", "foo,"], "there is no issue 'foo'"),
        (["--sources", "endnotes"], "there is no way to cite sources 'endnotes'"),
        (["--language", "tlh"], "there is no language 'tlh'"),
        (["--to", "away/brief.md"], "there is no folder away"),
        (["--to", "there.md"], "there.md is already there; choose another name, or overwrite it"),
    ],
)
def test_it_says_in_one_sentence_why_it_cannot(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.md").write_text("mine", "utf-8")
    case = [] if words[0] == "istanbul-2025" else ["istanbul-2025"]
    assert main(["table", *case, *words]) == CANNOT_RUN
    error = capsys.readouterr().err
    assert error.startswith(f"negotiation-kit: {told}")
    assert error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["there.md"]


def test_a_file_is_replaced_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.md").write_text("mine", "utf-8")
    assert main(["table", "istanbul-2025", "--to", "there.md", "--overwrite"]) == FINE
    assert Path("there.md").read_text("utf-8").startswith("**Where")
