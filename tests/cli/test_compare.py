"""`negotiation-kit compare`: what it prints, for which screens, and with which code it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.cli.main import main
from negotiation_kit.format.disk import bundle
from negotiation_kit.render.palette import look

BASKETS = ["CEASEFIRE", "HUMANITARIAN", "SECURITY", "MILITARY LIMITS", "POLITICAL", "TERRITORY", "PROCESS"]
OWN = """case: mill
title: Talks at the mill
coded_from: table
parties:
  north: {name: North, short: North, role: side}
  south: {name: South, short: South, role: side}
rounds: {first: {title: First}, second: {title: Second}}
baskets: {main: Main}
issues:
  pace:
    basket: main
    title: Pace
    question: How fast?
    scale: {level: ordinal, values: {slow: Slow, mid: In between, fast: Fast}}
...
"""
ENTRY = """party: {party}
round: {round}
coder: lead
positions:
  - {{issue: pace, value: {value}, status: offered, firmness: firm}}
...
"""


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "121")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give a case of the reader's own, two rounds of two parties."""
    folder = tmp_path / "mill"
    for round, values in (("first", ("slow", "fast")), ("second", ("mid", "mid"))):
        (folder / round).mkdir(parents=True)
        for party, value in zip(("north", "south"), values, strict=True):
            text = ENTRY.format(party=party, round=round, value=value)
            (folder / round / f"{party}.yaml").write_text(text, "utf-8")
    (folder / "case.yaml").write_text(OWN, "utf-8")
    return folder


def _said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(["compare", *words]) == code
    return capsys.readouterr().out


def _run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "negotiation_kit", "compare", *words],
        capture_output=True,
        env={**os.environ, **environment},
        cwd=bundle(),
        check=False,
    )


def test_without_arguments_the_bundled_case(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = _said(capsys)
    assert said.startswith("Where Russia and Ukraine stand\n")
    assert said == _said(capsys, "istanbul-2025", "russia", "ukraine")


def test_the_table_is_grouped_by_basket_in_the_declared_order(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _said(capsys).splitlines()
    heads = [line for line in lines if re.fullmatch(r"[A-Z ]+", line)]
    assert heads == BASKETS
    assert re.fullmatch(r"Issue +Russia +Ukraine +Verdict +Distance", lines[4])


@pytest.mark.parametrize(
    "row",
    [
        r"Scope of a ceasefire +local pause +general, unconditional +○ diverge +0\.667",
        r"Length of the first pause +2–3 days +30 days +≠ not comparable +—",
        r"Categories of prisoners +wounded, sick, aged 18–25 +wounded, sick, aged 18–25 +● agree +0",
        r"Size of the prisoner exchange +at least 1,000 persons per +left open +◌ one-sided +0 … 0\.5",
        r"Return of children +10 children +400 children +○ diverge +0\.975",
        r"Neutrality of Ukraine +declared +rejects: declared +○ diverge +0\.5 … 1",
        r"Place and participants of a +silent +silent +– open +0 … 1",
    ],
)
def test_a_row_has_both_stances_glyph_word_and_distance(capsys: pytest.CaptureFixture[str], row: str) -> None:
    assert re.search(rf"^{row}$", _said(capsys), re.MULTILINE)


def test_what_does_not_fit_a_cell_stands_under_the_row(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys)
    assert "  (Russia also offers general, conditional under conditions)\n" in said
    assert "  (different objects: local pause and general truce)\n" in said
    assert "  (Russia's position is told by the other side)\n" in said


def test_the_score_never_goes_without_coverage_bounds_and_metric(capsys: pytest.CaptureFixture[str]) -> None:
    said = " ".join(_said(capsys).split())
    assert re.search(r"Agreement 0\.\d+ on \d+ of 24 issues, those where both positions are known", said)
    assert re.search(r"agreement lies between 0\.\d+ and 0\.\d+, whatever the unknown positions are\.", said)
    assert "Measured by Gower distance with equal weights, in the coder's reading" in said


def test_the_counts_of_the_legend_are_those_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys)
    counts = {glyph: int(count) for count, glyph in re.findall(r"^ *(\d+)  (\S) ", said, re.MULTILINE)}
    assert sum(counts.values()) == 24
    for glyph, count in counts.items():
        assert len(re.findall(rf"  {glyph} [a-z -]+ {{2,}}(?:exactly )?[0-9—]", said)) == count


def test_json_holds_the_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(_said(capsys, "--json"))
    settings = {name: value for name, value in found.items() if not isinstance(value, dict | list)}
    assert settings == {
        "case": "istanbul-2025",
        "warnings": 0,
        "a": "russia",
        "b": "ukraine",
        "round": "2025-06-02",
        "coding": "reading",
        "metric": "gower",
        "weights": "equal weights",
        "threshold": 0.25,
        "conditionals": "apart",
        "channels": "open",
        "inherit": True,
    }
    issues = {row["issue"]: row for row in found["issues"]}
    assert len(issues) == found["score"]["coverage"]["of"] == 24
    assert issues["ceasefire-scope"]["distance"] == pytest.approx(2 / 3)
    assert issues["next-round"]["distance"] is None
    assert found["score"]["worst"] <= found["score"]["agreement"] <= found["score"]["best"]
    assert next(iter(found["by_basket"])) == "ceasefire"


def test_the_printed_column_is_compared_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(_said(capsys, "--json", "--coding", "printed"))
    issues = {row["issue"]: row for row in found["issues"]}
    # By hand, Jaccard: one of three categories is shared as printed, all three as read.
    assert issues["pow-exchange-categories"]["distance"] == pytest.approx(2 / 3)
    said = _said(capsys, "--coding", "printed")
    assert "in the wording as printed" in said
    assert "(Russia as read: wounded, sick, aged 18–25)" in said


def test_other_parties_and_settings(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "istanbul-2025", "turkiye", "United States", "--metric", "identical")
    assert said.startswith("Where Türkiye and United States stand\n")
    assert "Measured by share of equal values" in said


@pytest.mark.parametrize(("words", "value"), [((), "mid"), (("--round", "first"), "slow")])
def test_a_case_of_ones_own_in_the_round_asked_for(
    capsys: pytest.CaptureFixture[str], own: Path, words: tuple[str, ...], value: str
) -> None:
    found = json.loads(_said(capsys, str(own), "--json", *words))
    (row,) = found["issues"]
    assert row["a_value"] == value


@pytest.mark.parametrize(("threshold", "verdict"), [("0.3", "diverge"), ("0.4", "near")])
def test_the_threshold_decides_what_is_near(
    capsys: pytest.CaptureFixture[str], threshold: str, verdict: str
) -> None:
    """Port and ferries are a third of the window apart on when the lease starts."""
    found = json.loads(_said(capsys, "harbour-lease", "--json", "--threshold", threshold))
    assert {row["issue"]: row["verdict"] for row in found["issues"]}["start"] == verdict


def test_a_threshold_of_half_the_scale_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "--threshold", "0.5"]) == 2
    assert "expected a number from 0 to below 0.5" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("istanbul-2025", "rusia"), "there is no party 'rusia'.*Did you mean 'russia'"),
        (("istanbul-2026",), "there is no case 'istanbul-2026'.*Did you mean 'istanbul-2025'"),
        (("--round", "2025-06-03"), "there is no round '2025-06-03'.*Did you mean '2025-06-02'"),
        (("--coding", "printd"), "there is no coding 'printd'.*Did you mean 'printed'"),
        (("--metric", "gover"), "there is no metric 'gover'.*Did you mean 'gower'"),
        (("--threshold", "2"), "threshold"),
        (("istanbul-2025", "russia", "russia"), "'Russia' is set against itself"),
    ],
)
def test_what_is_not_there_gives_one_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert main(["compare", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert re.match(f"negotiation-kit: .*{sentence}", said.err)


def test_files_with_errors_are_explained(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    (own / "second" / "north.yaml").unlink()
    file = own / "second" / "south.yaml"
    file.write_text(file.read_text("utf-8").replace("mid", "midd"), "utf-8")
    assert main(["compare", str(own)]) == 1
    said = capsys.readouterr()
    assert "off-scale" in said.err
    assert "Did you mean 'mid'?" in said.err


@pytest.mark.parametrize("columns", ["30", "60", "78", "79", "80", "100", "200"])
def test_a_screen_of_any_width_breaks_no_word_and_overflows_no_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    wide = set(_said(capsys).split())
    monkeypatch.setenv("COLUMNS", columns)
    said = _said(capsys)
    assert max(map(len, said.splitlines())) <= max(int(columns) - 1, 40)
    words = {word for word in said.split() if not set(word) <= {"-"}}
    assert words - wide - _parts(wide) == set()


def _parts(words: set[str]) -> set[str]:
    """Return what words with hyphens become where a line ends at one."""
    return {part for word in words for part in re.findall(r"[^-]+-?", word) if "-" in word}


def test_a_narrow_screen_gets_a_line_a_stance(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    expected = (
        "Return of children\n  Russia    10 children\n  Ukraine   400 children\n"
        "  Verdict   ○ diverge\n  Distance  0.975\n  (Russia's position is told by the other side)\n\n"
    )
    assert expected in _said(capsys)


def test_a_terminal_gets_bold_heads_unless_it_wants_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = _said(capsys)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    painted = _said(capsys)
    assert "\x1b[1mCEASEFIRE\x1b[0m\n" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert _said(capsys) == plain


@pytest.mark.parametrize("words", [(), ("istanbul-2025", "turkiye", "russia"), ("--json",)])
def test_a_screen_with_ascii_alone_gets_stand_ins(
    words: tuple[str, ...], on_ascii: Callable[..., str]
) -> None:
    said = on_ascii("compare", *words)
    if "--json" in words:
        assert json.loads(said)["issues"][0]["a_value"] == "local-pause"
    else:
        assert "?" not in said
        assert "o diverge" in said or ": one-sided" in said


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("uk", ("Питання ", "ПРИПИНЕННЯ ВОГНЮ", "  (Росія: лише за певних умов: обов’язкові)")),
        ("ru", ("Вопрос ", "ПРЕКРАЩЕНИЕ ОГНЯ", "  (Россия: ")),
    ],
)
def test_the_table_is_told_in_another_language(
    capsys: pytest.CaptureFixture[str], language: str, lines: tuple[str, ...]
) -> None:
    said = _said(capsys, "--language", language)
    assert [line for line in lines if f"\n{line}" not in said] == []
    legend = re.findall(r"^ *\d+  (\S .*?)\s{2,}(.+)$", said, re.MULTILINE)
    known = {(one.label, one.meaning) for one in (look(verdict, language) for verdict in Verdict)}
    assert len(legend) == 5
    told = " ".join(said.split())
    assert " 0,39 " in told
    for english in ("Measured", "Agreement", "verdict", "coded", "Where", "issues"):
        assert english not in told
    assert set(legend) <= known


def test_movement_is_told_in_another_language(capsys: pytest.CaptureFixture[str]) -> None:
    told = " ".join(_said(capsys, "--round", "2025-05-16..2025-06-02", "--language", "ru").split())
    assert "раунды: Первый прямой раунд, 16 мая 2025" in told
    assert "Средний шаг – " in told
    for english in ("Measured", "Of ", "Asked", "step", "direct round"):
        assert english not in told


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_reader_may_close_the_pipe_early(words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "negotiation_kit", "compare", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=bundle()) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == b""
        assert started.wait(60) == 0


def test_a_copy_of_the_case_in_a_folder_says_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(bundle() / "seeds", tmp_path / "seeds")
    copy = shutil.copytree(bundle() / "positions" / "istanbul-2025", tmp_path / "positions" / "istanbul-2025")
    assert _said(capsys, str(copy)) == _said(capsys, "istanbul-2025")
