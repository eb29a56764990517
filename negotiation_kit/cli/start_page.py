"""The folder `start`: the start page with its result in it, and of each case its explorer, brief and page."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiation_kit.errors import ToldError
from negotiation_kit.format.disk import (
    MOST_CASES,
    PACKAGE,
    START,
    bundle,
    case_folder,
    known_cases,
    write_atomically,
)
from negotiation_kit.wording import ENGLISH, say

if TYPE_CHECKING:
    from negotiation_kit.model import Case

Book = dict[str, Any]
"""A notebook, as its file holds it."""

_STATE = "made.json"
"""What was made of each case, and of what state of its files."""
_OWN = "negotiation_kit"
"""The part of a notebook's metadata that says how its cells were when it was made."""


def start_page(first: Path, language: str = ENGLISH) -> Path:
    """Make what is missing or older than its case, and return the start page.

    Parameters
    ----------
    first : Path
        The notebook that calls `nk.home`, without a result.
    language : str
        Of the page; a page in another language is made again.

    Raises
    ------
    OSError
        Where the folder cannot be written to.
    """
    folder, kit = first.parent / START, [_changed(PACKAGE), _changed(bundle() / "seeds"), _changed(first)]
    folder.mkdir(exist_ok=True)
    page, before = folder / first.name, _read(folder / _STATE)
    places = {name: case_folder(name) for name in known_cases()[:MOST_CASES]}
    states = {name: [str(place), language, _changed(place), *kit] for name, place in places.items() if place}
    now = {name: made for name, made in before.items() if _is_fresh(made, states.get(name), folder)}
    if now.keys() == before.keys() == states.keys() and page.is_file():
        return page
    book = json.loads(first.read_text("utf-8"))
    for name in states.keys() - now.keys():
        now[name] = {"state": states[name], "files": _make(name, folder, book, language)}
    _write({page: _opened(book, folder, language)})
    write_atomically({folder / _STATE: json.dumps(now, indent=1)})
    return page


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _changed(place: Path) -> list[int]:
    """Return how many files there are, and when the last of them changed."""
    files = [place] if place.is_file() else place.rglob("*")
    kept = (path for path in files if "__pycache__" not in path.parts and path.is_file())
    times = [path.stat().st_mtime_ns for path in kept]
    return [len(times), max(times, default=0)]


def _is_fresh(made: Any, state: object, folder: Path) -> bool:
    try:
        return made["state"] == state and all((folder / name).is_file() for name in made["files"])
    except (KeyError, TypeError):  # somebody has written something else into the file
        return False


def _make(name: str, folder: Path, book: Book, language: str) -> list[str]:
    """Write all that can be made of a case, nothing where it has faults; return the names of the files."""
    from negotiation_kit.format.load import load_case
    from negotiation_kit.render.home import MADE

    made = {}
    with suppress(ToldError):
        for what, text in _made(name, load_case(name), book, language):
            made[folder / MADE[what].format(name=name)] = text
    _write(made)
    return [path.name for path in made]


def _made(name: str, case: Case, book: Book, language: str) -> Iterator[tuple[str, str]]:
    from negotiation_kit.analysis.comparing import compare
    from negotiation_kit.render import comparison_view
    from negotiation_kit.render.html import tag
    from negotiation_kit.render.result import sides_to_compare
    from negotiation_kit.tables import brief
    from negotiation_kit.webpage import page

    place = case_folder(name)
    asked = json.dumps(
        name if place and place.parent == bundle() / "positions" else str(place), ensure_ascii=False
    )
    kit, live = _sources(book)[0].rpartition(".")[0], say(language, "home.live")
    form = tag("p", say(language, "home.run-first"))
    yield "code", _notebook(book, f"{kit}.code_case({asked})", form)
    found = compare(case, *sides_to_compare(case))
    view = comparison_view(found, language=language)
    yield "look", _notebook(book, f"{kit}.explore({asked})", view, live)
    yield "brief", brief(found, language).to_html()
    yield "page", page(case).html
    if moved := _moved(case):
        yield "moved", _notebook(book, f"{kit}.explore_movement(nk.load_case({asked}))", moved, live)


def _moved(case: Case) -> str:
    """Return what the first party did that is coded in two rounds; nothing where none is."""
    from negotiation_kit.analysis.moving import movement
    from negotiation_kit.render.movement import movement_view

    for party in case.parties:
        with suppress(ToldError):
            return movement_view(movement(case, party.id))
    return ""


def _opened(book: Book, folder: Path, language: str) -> str:
    """Return the notebook that calls `nk.home` with its result, its links leading out of the folder."""
    from negotiation_kit.render.home import home

    code, *texts = _sources(book)
    page = home(language=language, folder=folder)
    return _notebook(book, code, page, *(re.sub(r"\]\((?=\d\d-)", "](../", text) for text in texts))


def _sources(book: Book) -> list[str]:
    return ["".join(cell["source"]) for cell in book["cells"]]


def _notebook(book: Book, code: str, shown: str, *texts: str) -> str:
    """Return a notebook of one cell that has run, and text under it; all else is as in another notebook."""
    output = {"output_type": "execute_result", "execution_count": 1, "metadata": {}}
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "execution_count": 1,
            "outputs": [{**output, "data": {"text/html": shown, "text/plain": ""}}],
        },
        *({"cell_type": "markdown"} for _ in texts),
    ]
    for number, (cell, source) in enumerate(zip(cells, (code, *texts), strict=True), start=1):
        cell |= {"id": f"cell-{number}", "metadata": {}, "source": source}
    about = {**book["metadata"], _OWN: _digest({"cells": cells})}
    return json.dumps({**book, "cells": cells, "metadata": about}, ensure_ascii=False)


def _digest(book: Book) -> str:
    return hashlib.sha256(json.dumps(_sources(book)).encode()).hexdigest()


def _write(contents: dict[Path, str]) -> None:
    """Write the files, but no notebook whose cells a reader has changed; a signed notebook is trusted."""
    from nbformat import reads
    from nbformat.sign import NotebookNotary

    kept = {path: text for path, text in contents.items() if not _readers_own(path)}
    write_atomically(kept)
    notary = NotebookNotary()  # type: ignore[no-untyped-call]
    for path, text in kept.items():
        if path.suffix == ".ipynb":
            notary.sign(reads(text, as_version=4))  # type: ignore[no-untyped-call]


def _readers_own(path: Path) -> bool:
    """Return whether a reader has changed the cells of a notebook that was made here."""
    if path.suffix != ".ipynb" or not path.is_file():
        return False
    try:
        found = json.loads(path.read_text("utf-8"))
        return bool(found["metadata"][_OWN] != _digest(found))
    except (OSError, ValueError, KeyError, TypeError):
        return True  # whoever wrote it, it was not this
