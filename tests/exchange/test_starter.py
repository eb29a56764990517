"""A new case passes the strict check, says that it is made up, and never takes the place of anything."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import nbformat
import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        (None, None),
        ('Über: "alles" #1', ["Türkiye: x", "Україна", "Third # one"]),
        ("- yes", ["NO", "no {x}", "12:30", "null"]),
        ("a\nb", [f"Party {number}" for number in range(12)]),
    ],
)
def test_a_new_case_passes_the_strict_check(
    tmp_path: Path, title: str | None, parties: list[str] | None
) -> None:
    made = nk.new_case(tmp_path / "my-talks", title=title, parties=parties)
    report = nk.check(made)
    assert (report.ok, report.findings) == (True, ())
    assert report.n_positions == 3 * len(parties or ["a", "b"])
    case = nk.load_case(made)
    assert [party.name for party in case.parties] == (parties or ["Side A", "Side B"])
    assert case.title == (title or "My talks")


@pytest.mark.parametrize(
    ("language", "side", "level", "summary", "lead"),
    [
        ("uk", "Сторона А", "після огляду", "Вигаданий приклад", "Усе в цій теці"),
        ("ru", "Сторона А", "после осмотра", "Вымышленный пример", "Всё в этой папке"),
    ],
)
def test_a_new_case_in_another_language_passes_the_strict_check_too(
    tmp_path: Path, language: str, side: str, level: str, summary: str, lead: str
) -> None:
    made = nk.new_case(tmp_path / "my-talks", language=language)
    assert nk.check(made).findings == ()
    case = nk.load_case(made)
    assert case.parties[0].name == side
    assert all(str(entry.summary).startswith(summary) for entry in case.positions if entry.value)
    stance = nk.compare(case, case.parties[0].id, case.parties[1].id).row("opening").b
    assert stance.issue.scale.text(stance.headline[0].value) == level
    assert case.sources[0].language == language
    notebook = nbformat.read(made / "my-talks.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    assert lead in notebook.cells[0].source
    assert f'nk.check(".").text("{language}")' in notebook.cells[3].source
    for cell in notebook.cells:
        if cell.cell_type == "code":
            compile(cell.source, "cell", "exec")
    latin = re.findall(
        r"(?<![`\w.<])[A-Za-z]{4,}", re.sub(r"`[^`]*`|    .*", "", (made / "README.md").read_text("utf-8"))
    )
    assert set(latin) <= {"talks", "Windows"}


def test_a_codebook_taken_over_says_so_in_the_language(tmp_path: Path, istanbul: Case) -> None:
    made = nk.new_case(tmp_path / "x", like=istanbul, language="uk")
    assert "взято з переговорів istanbul-2025" in (made / "case.yaml").read_text("utf-8").splitlines()[1]
    assert "скопійовано" in (made / "README.md").read_text("utf-8")
    assert nk.check(made).findings == ()


def test_a_language_that_is_not_there_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no language 'tlh'"):
        nk.new_case(tmp_path / "x", language="tlh")
    assert list(tmp_path.iterdir()) == []


def test_every_example_says_that_it_is_made_up(tmp_path: Path) -> None:
    case = nk.load_case(nk.new_case(tmp_path / "my-talks"))
    assert all("Made-up example" in str(entry.summary) for entry in case.positions if entry.value)
    assert all(str(entry.confidence) == "low" for entry in case.positions if entry.value)
    assert "Made-up example" in case.sources[0].title
    assert nk.compare(case, "side-a", "side-b").score.coverage.of == 3


def test_a_name_becomes_an_id(tmp_path: Path) -> None:
    assert nk.new_case(tmp_path / "My Talks (2)").name == "my-talks-2"


def test_the_folder_is_whole(tmp_path: Path) -> None:
    made = nk.new_case(tmp_path / "my-talks")
    names = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert names == {
        "README.md",
        "case.yaml",
        "my-talks.ipynb",
        "round-1/side-a.yaml",
        "round-1/side-b.yaml",
        "schemas/case.schema.json",
        "schemas/position.schema.json",
        "schemas/source.schema.json",
        "seeds/made-up-note.yaml",
    }
    for path in made.rglob("*.yaml"):
        line = path.read_text("utf-8").splitlines()[0]
        assert (path.parent / line.partition("$schema=")[2]).resolve().is_file(), path


def test_the_notebook_is_sound_and_stripped(tmp_path: Path) -> None:
    made = nk.new_case(tmp_path / "my-talks", title="A <b> & $x$ title")
    notebook = nbformat.read(made / "my-talks.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    assert notebook.cells[0].source.startswith("# A &lt;b&gt; &amp; \\$x\\$ title\n")
    assert not any(cell.get("outputs") for cell in notebook.cells)


@pytest.mark.notebook
def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nbclient import NotebookClient

    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
    made = nk.new_case(tmp_path / "my-talks")
    notebook = nbformat.read(made / "my-talks.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    resources = {"metadata": {"path": made}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    outputs = str([cell.get("outputs") for cell in notebook.cells])
    assert "The check finds nothing to mend." in outputs
    assert "could not be shown" not in outputs


def test_the_codebook_of_another_case_is_taken_over(tmp_path: Path) -> None:
    like = nk.load_case("istanbul-2025")
    made = nk.load_case(nk.new_case(tmp_path / "second", title="Again", like=like))
    assert (made.id, made.title, made.positions) == ("second", "Again", ())
    assert (made.parties, made.rounds, made.baskets, made.issues) == (
        like.parties, like.rounds, like.baskets, like.issues,
    )  # fmt: skip
    assert nk.check(tmp_path / "second").findings == ()


@pytest.mark.parametrize("there", ["folder", "file", "link"])
def test_nothing_is_written_over(tmp_path: Path, there: str) -> None:
    target = tmp_path / "my-talks"
    if there == "folder":
        target.mkdir()
    elif there == "file":
        target.write_text("mine")
    elif os.name == "nt":
        pytest.skip("Windows makes links only for administrators")
    else:
        target.symlink_to(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileExistsError, match="already there, and nothing in it is changed"):
        nk.new_case(target)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("переговори", {}, "no id can be made of"),
        ("x", {"parties": ["Alone"]}, "2 to 12 parties; you named 1"),
        ("x", {"parties": []}, "you named 0"),
        ("x", {"parties": ["A b", "a-B"]}, "same id"),
        ("x", {"parties": ["A", "?!"]}, r"a party is called '\?!'"),
        ("x", {"parties": ["A", "B\u202e"]}, "the case cannot be made so"),
    ],
)
def test_what_cannot_be_made_is_said(
    tmp_path: Path, name: str, options: dict[str, list[str]], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        nk.new_case(tmp_path / name, **options)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_parties_beside_another_codebook_are_refused(tmp_path: Path, istanbul: Case) -> None:
    with pytest.raises(ValueError, match="takes that one's parties"):
        nk.new_case(tmp_path / "x", like=istanbul, parties=["A", "B"])


@pytest.fixture(scope="module")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


def test_the_schemas_are_the_kits_own(tmp_path: Path) -> None:
    from negotiation_kit.format.schema import schema

    made = nk.new_case(tmp_path / "x")
    assert json.loads((made / "schemas" / "case.schema.json").read_text("utf-8")) == schema("case", None)


def test_a_title_with_a_word_of_the_pattern_stays_as_it_is(tmp_path: Path) -> None:
    made = nk.new_case(tmp_path / "x", title="The CASE of a bridge")
    assert (made / "README.md").read_text("utf-8").startswith("# The CASE of a bridge\n")
