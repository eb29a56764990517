"""The folder of the start page: made once, made again where a case has changed, a reader's notebook kept."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from negotiation_kit.cli.start_page import start_page
from negotiation_kit.exchange.starter import new_case
from negotiation_kit.format import disk

ROOT = Path(__file__).resolve().parents[2]
Make = Callable[[], Path]


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a notebook in a folder of its own, and one small case to stand on its page."""
    own = tmp_path / "positions"
    new_case(own / "my-talks", parties=["Northland", "Southland"])
    monkeypatch.setattr(disk, "positions_folders", lambda: iter([own]))
    (tmp_path / "notebooks").mkdir()
    return Path(shutil.copy(ROOT / "notebooks" / "00-start.ipynb", tmp_path / "notebooks"))


def touched(path: Path) -> None:
    """Let a file look as if it had been changed a second later."""
    later = path.stat().st_mtime_ns + 10**9
    os.utime(path, ns=(later, later))


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_a_page_and_what_it_leads_to_are_made_and_every_link_leads_somewhere(first: Path) -> None:
    for number in ("07-seminar", "08-code-your-own-case"):
        shutil.copy(ROOT / "notebooks" / f"{number}.ipynb", first.parent)
    page = start_page(first)
    assert page == first.parent / "start" / "00-start.ipynb"
    shown = nbformat.read(page, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(shown)
    links = re.findall(r'href="([^"]+)"', shown.cells[0].outputs[0].data["text/html"])
    assert {"my-talks.ipynb", "my-talks-brief.html", "my-talks-page.html", "my-talks-code.ipynb"} <= set(
        links
    )
    assert [link for link in links if not (page.parent / unquote(link)).is_file()] == []
    assert "(../01-where-the-sides-stand.ipynb)" in shown.cells[1].source
    assert sorted(path.suffix for path in page.parent.iterdir() if path.name.startswith(".")) == []


def test_notebooks_come_with_their_result_and_are_trusted(first: Path) -> None:
    notary = NotebookNotary()  # type: ignore[no-untyped-call]
    folder = start_page(first).parent
    for path in folder.glob("*.ipynb"):
        read = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        assert notary.check_signature(read)  # type: ignore[no-untyped-call]
        assert read.cells[0].outputs[0].data["text/html"]
    look = json.loads((folder / "my-talks.ipynb").read_text("utf-8"))["cells"][0]
    place = first.parent.parent / "positions" / "my-talks"
    assert look["source"] == f"import negotiation_kit as nk; nk.explore({json.dumps(str(place))})"
    assert "Where Northland and Southland stand" in look["outputs"][0]["data"]["text/html"]


def test_nothing_is_made_twice_and_a_changed_case_is_made_again(first: Path) -> None:
    folder = start_page(first).parent
    made = times(folder)
    start_page(first)
    assert times(folder) == made
    touched(first.parent.parent / "positions" / "my-talks" / "case.yaml")
    start_page(first)
    again = times(folder)
    assert {name for name in made if again[name] == made[name]} == set()


def test_what_has_been_deleted_is_made_again_and_a_new_case_is_added(first: Path) -> None:
    folder = start_page(first).parent
    (folder / "my-talks-page.html").unlink()
    new_case(first.parent.parent / "positions" / "other-talks")
    page = start_page(first)
    assert (folder / "my-talks-page.html").is_file()
    assert "other-talks.ipynb" in page.read_text("utf-8")
    shutil.rmtree(first.parent.parent / "positions" / "other-talks")
    assert "other-talks.ipynb" not in start_page(first).read_text("utf-8")


def test_a_notebook_whose_cells_a_reader_changed_is_kept(first: Path) -> None:
    folder = start_page(first).parent
    look = folder / "my-talks.ipynb"
    run_again = json.loads(look.read_text("utf-8"))
    run_again["cells"][0]["outputs"] = []  # only the output: it is made again
    look.write_text(json.dumps(run_again), "utf-8")
    touched(first)
    start_page(first)
    assert json.loads(look.read_text("utf-8"))["cells"][0]["outputs"]
    own = json.loads(look.read_text("utf-8"))
    own["cells"][0]["source"] += "  # mine"
    look.write_text(json.dumps(own), "utf-8")
    touched(first)
    os.utime(first, ns=(first.stat().st_mtime_ns + 10**9,) * 2)
    start_page(first)
    assert "# mine" in look.read_text("utf-8")


def test_a_case_with_faults_stands_on_the_page_and_stops_nothing(first: Path) -> None:
    positions = first.parent.parent / "positions"
    shutil.copytree(positions / "my-talks", positions / "b-talks")
    (positions / "b-talks" / "case.yaml").write_text("case: [", "utf-8")
    text = start_page(first).read_text("utf-8")
    assert "negotiation-kit check b-talks" in text
    assert "my-talks.ipynb" in text
    assert "b-talks.ipynb" not in text


@pytest.mark.parametrize("content", ["", "[]", '{"my-talks": 1}', '{"my-talks": {"state": []}}'])
def test_a_damaged_note_of_what_was_made_does_no_harm(first: Path, content: str) -> None:
    folder = start_page(first).parent
    (folder / "made.json").write_text(content, "utf-8")
    start_page(first)
    assert json.loads((folder / "made.json").read_text("utf-8"))["my-talks"]["files"]
