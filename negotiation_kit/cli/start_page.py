"""The folder `start`: the start page with its result in it, and of each case its explorer, brief and page."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiation_kit.errors import ToldError
from negotiation_kit.format.disk import PACKAGE, bundle, case_folder, write_atomically
from negotiation_kit.render.home import MADE, START, home, known_cases

if TYPE_CHECKING:
    from negotiation_kit.model import Case

STAMPS = "made.json"
"""Of what state of the files everything here was made."""
_OWN = "negotiation_kit"
"""The part of a notebook's metadata that says how its cells were when it was made."""
_RUN_FIRST = "Press Shift+Enter in the cell above: the form runs only while this notebook does."


def start_page(first: Path) -> Path:
    """Make what is missing or older than its case, and return the start page.

    Parameters
    ----------
    first : Path
        The notebook that calls `nk.home`, without a result.

    Raises
    ------
    OSError
        Where the folder cannot be written to.
    """
    folder = first.parent / START
    folder.mkdir(exist_ok=True)
    before = _stamps(folder / STAMPS)
    now = {name: _stamp(place) for name in known_cases() if (place := case_folder(name))}
    page = folder / first.name
    if before == now and page.is_file():
        return page
    for name in now:
        if before.get(name) != now[name] or not (folder / MADE["look"].format(name=name)).is_file():
            _make(name, folder)
    _write({page: _opened(first, folder)})
    write_atomically({folder / STAMPS: json.dumps(now, indent=1)})
    return page


def _stamps(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _stamp(case: Path) -> list[object]:
    """Return where a case lies, and the last change of its files, of the shared source cards and of the kit."""
    changes = [
        _changed(case.rglob("*")),
        _changed((bundle() / "seeds").rglob("*")),
        _changed(PACKAGE.rglob("*.p[yo]")),
    ]
    return [str(case), *changes]


def _changed(paths: Iterable[Path]) -> list[int]:
    times = [path.stat().st_mtime_ns for path in paths if path.is_file()]
    return [len(times), max(times, default=0)]


def _make(name: str, folder: Path) -> None:
    """Write all that is made of a case; of one with faults nothing, and what was made before goes."""
    from negotiation_kit.format.load import load_case

    for what in MADE.values():
        if what.endswith(".html"):
            (folder / what.format(name=name)).unlink(missing_ok=True)
    with suppress(ToldError):
        case = load_case(name)
        _write({folder / MADE[what].format(name=name): text for what, text in _made(name, case)})


def _made(name: str, case: Case) -> Iterator[tuple[str, str]]:
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
    yield "code", _notebook(f"import negotiation_kit as nk; nk.code_case({asked})", tag("p", _RUN_FIRST))
    found = compare(case, *sides_to_compare(case))
    yield "look", _notebook(f"import negotiation_kit as nk; nk.explore({asked})", comparison_view(found))
    yield "brief", brief(found).to_html()
    yield "page", page(case).html
    if moved := _moved(case):
        yield (
            "moved",
            _notebook(f"import negotiation_kit as nk; nk.explore_movement(nk.load_case({asked}))", moved),
        )


def _moved(case: Case) -> str:
    """Return what the first party did that is coded in two rounds; nothing where none is."""
    from negotiation_kit.analysis.moving import movement
    from negotiation_kit.render.movement import movement_view

    for party in case.parties:
        with suppress(ToldError):
            return movement_view(movement(case, party.id))
    return ""


def _opened(first: Path, folder: Path) -> str:
    """Return the notebook that calls `nk.home` with its result in it, and links that lead out of the folder."""
    cells = json.loads(first.read_text("utf-8"))["cells"]
    code, *others = ("".join(cell["source"]) for cell in cells)
    return _notebook(code, home(folder=folder), *(re.sub(r"\]\((?=\d\d-)", "](../", text) for text in others))


def _notebook(code: str, shown: str, *texts: str) -> str:
    """Return a notebook of one cell that has run, and text under it."""
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
    about = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        _OWN: _digest(cells),
    }
    return json.dumps(
        {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False
    )


def _digest(cells: Iterable[dict[str, Any]]) -> str:
    written = json.dumps(["".join(cell["source"]) for cell in cells])
    return hashlib.sha256(written.encode()).hexdigest()


def _write(contents: dict[Path, str]) -> None:
    """Write the files, but no notebook whose cells a reader has changed; sign notebooks, so that they are trusted."""
    from nbformat import reads
    from nbformat.sign import NotebookNotary

    kept = {path: text for path, text in contents.items() if not _readers_own(path)}
    write_atomically(kept)
    notary = NotebookNotary()
    for path, text in kept.items():
        if path.suffix == ".ipynb":
            notary.sign(reads(text, as_version=4))


def _readers_own(path: Path) -> bool:
    """Return whether a reader has changed the cells of a notebook that was made here."""
    if path.suffix != ".ipynb" or not path.is_file():
        return False
    try:
        found = json.loads(path.read_text("utf-8"))
        return bool(found["metadata"][_OWN] != _digest(found["cells"]))
    except (OSError, ValueError, KeyError, TypeError):
        return True  # whoever wrote it, it was not this
