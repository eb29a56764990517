"""docs/format.md names every field, word and finding; its example is sound, and its traps are traps."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.errors.codes import CODES
from negotiation_kit.format.fields import (
    CASE,
    EVIDENCE,
    ISSUE,
    MEMBERSHIP,
    PARTY,
    PASSAGE,
    POSITION,
    POSITION_FILE,
    ROUND,
    SCALE,
    SOURCE,
    Field,
    Shape,
)

ROOT = Path(__file__).resolve().parents[2]
FORMAT = (ROOT / "docs" / "format.md").read_text("utf-8")
FILES = dict(re.findall(r"^`([^`\n]+\.yaml)`\n\n```yaml\n(.*?)```$", FORMAT, re.DOTALL | re.MULTILINE))
HEADINGS = {"case": "case.yaml"}
SHAPES = (CASE, PARTY, MEMBERSHIP, ROUND, ISSUE, SCALE, POSITION_FILE, POSITION, EVIDENCE, SOURCE, PASSAGE)
ON_ISSUE = {"value: 2024-5-1": "season-start", "value: 1.5.2024": "season-start"}
ENTRY = """party: north-shore
round: 2024-03-14
coder: lead
positions:
  - issue: {issue}
    {line}
"""
REST = {
    "value": "value: 100",
    "status": "status: offered",
    "firmness": "firmness: firm",
    "confidence": "confidence: high",
    "summary": "summary: Offers it.",
    "evidence": "evidence: [{source: lake-gazette, passage: 1, voice: The mayor, mode: quoted}]",
}


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Write the example to a folder, as its reader would."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8", newline="\n")
    return tmp_path


def test_the_example_has_every_kind_of_file() -> None:
    assert list(FILES) == [
        "positions/lake-talks/case.yaml",
        "positions/lake-talks/2024-03-14/north-shore.yaml",
        "positions/lake-talks/2024-03-14/south-shore.yaml",
        "seeds/lake-gazette.yaml",
    ]


def test_the_example_has_nothing_to_report(example: Path) -> None:
    report = nk.check(example / "positions")
    assert report.text() == ""
    assert len(report.files) == 4


def test_the_example_loads_and_compares(example: Path) -> None:
    case = nk.load_case(example / "positions" / "lake-talks")
    compared = nk.compare(case, "north-shore", "south-shore")
    # By hand: 80 to 100 tonnes against 120 or more leaves a gap of 20 on a scale of 200.
    assert compared.row("catch-limit").distance == pytest.approx(0.1)
    assert [compared.row(issue).verdict for issue in ("catch-limit", "inspector", "gear")] == [
        "near",
        "one-sided",
        "one-sided",
    ]
    assert [len(entry.conditional_on) for entry in case.positions if entry.conditional_on] == [2]


def test_the_example_shows_every_level_of_measurement_but_interval() -> None:
    shown = set(re.findall(r"level: (\w+)", FILES["positions/lake-talks/case.yaml"]))
    assert shown == {"ratio", "date", "set", "ordinal", "nominal"}


def test_the_fingerprints_of_the_docs_prove_the_full_text(
    example: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\n".join(f"Words of passage {number}." for number in range(1, 5))
    (example / "seeds" / "full-text").mkdir()
    (example / "seeds" / "full-text" / "lake-gazette.txt").write_text(text, "utf-8")
    monkeypatch.chdir(example)
    (code,) = re.findall(r"```python\n(.*?)```", FORMAT, re.DOTALL)
    exec(compile(code, "format.md", "exec"), {})
    printed = dict(line.split() for line in capsys.readouterr().out.splitlines())
    card = example / "seeds" / "lake-gazette.yaml"
    prints = re.sub(
        r'^  "(\d)":$',
        lambda m: f"{m[0]}\n    fingerprint: {printed[m[1]]}",
        card.read_text("utf-8"),
        flags=re.M,
    )
    card.write_text(
        prints.replace("language: en", f"language: en\nfingerprint: {printed['fingerprint:']}"), "utf-8"
    )
    assert nk.check(example / "positions").text() == ""
    (example / "seeds" / "full-text" / "lake-gazette.txt").write_text(text.replace("3", "three"), "utf-8")
    (finding,) = nk.check(example / "positions").findings
    assert finding.code == "passage-mismatch"
    assert "passage 3 " in finding.message


def _section(heading: str) -> str:
    found = re.search(rf"^### {re.escape(heading)}\n(.*?)(?=^##)", FORMAT, re.DOTALL | re.MULTILINE)
    assert found is not None, heading
    return found[1]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_field_has_its_row(shape: Shape) -> None:
    table = _section(HEADINGS.get(shape.name, shape.title)).split("| field |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| `([^`]+)` \| (●?) ?\| (.+) \|$", table, re.MULTILINE)
    assert [(name, bool(mark)) for name, mark, _ in rows] == [
        (field.name, field.required) for field in shape.fields
    ]
    assert all(text.endswith(".") for _, _, text in rows)


def _choices() -> list[tuple[Shape, Field]]:
    return [(shape, field) for shape in SHAPES for field in shape.fields if field.choices]


@pytest.mark.parametrize(("shape", "field"), _choices(), ids=lambda thing: thing.name)
def test_every_word_a_coder_may_choose_has_its_meaning(shape: Shape, field: Field) -> None:
    for word in field.words:
        assert f"| `{word}` | {field.meaning(word)} |" in FORMAT


@pytest.mark.parametrize("name", CODES)
def test_every_finding_has_its_row(name: str) -> None:
    code = CODES[name]
    assert f"| `{name}` | {code.severity} | {code.meaning} | {code.remedy} |\n" in FORMAT


def test_no_row_tells_of_a_finding_that_does_not_exist() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| (?:error|warning) \|", FORMAT, re.MULTILINE)
    assert told == list(CODES)


def _traps() -> list[tuple[str, str, str]]:
    table = FORMAT.split("| you write |")[1].split("\n\n")[0]
    return re.findall(r"^\| `([^`]+)` \| `([a-z-]+)`: .+ \| `([^`]+)` \|$", table, re.MULTILINE)


@pytest.fixture
def codes_of(example: Path) -> Callable[[str, str], set[str]]:
    """Tell which findings an entry has that holds a line."""

    def found(issue: str, line: str) -> set[str]:
        rest = [text for name, text in REST.items() if name != line.partition(":")[0]]
        if issue != "catch-limit":
            rest = [text for text in rest if not text.startswith("value")]
        file = example / "positions" / "lake-talks" / "2024-03-14" / "north-shore.yaml"
        file.write_text(ENTRY.format(issue=issue, line="\n    ".join([line, *rest])) + "...\n", "utf-8")
        return {finding.code for finding in nk.check(file).findings}

    return found


def test_the_traps_are_read_from_the_page() -> None:
    assert len(_traps()) > 12


@pytest.mark.parametrize(("wrong", "code", "right"), _traps())
def test_a_trap_is_caught_and_its_way_out_is_one(
    codes_of: Callable[[str, str], set[str]], wrong: str, code: str, right: str
) -> None:
    issue = ON_ISSUE.get(wrong, "catch-limit")
    assert codes_of(issue, wrong) == {code}
    assert codes_of(issue, right) == set()


def test_what_looks_like_a_switch_or_a_time_stays_text(codes_of: Callable[[str, str], set[str]]) -> None:
    for word in ("NO", "on", "yes", "12:30"):
        assert codes_of("catch-limit", f"note: {word}") == set()


@pytest.mark.parametrize(
    "date", ["2024-03~", "2024-03-14/..", "../2024-03-20", "2024-03-14/2024-03-20", "2024-04?"]
)
def test_dates_of_the_page_are_dates(codes_of: Callable[[str, str], set[str]], date: str) -> None:
    assert codes_of("season-start", f"value: {date}") == set()


def test_a_colour_without_quotes_is_cut_off(example: Path) -> None:
    file = example / "positions" / "lake-talks" / "case.yaml"
    file.write_text(file.read_text("utf-8").replace('"#0072B2"', "#0072B2"), "utf-8")
    assert "field-empty" in {finding.code for finding in nk.check(file).findings}
