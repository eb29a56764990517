"""`new_case`: the folder of a new case, proven to pass the check before a byte of it is written."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from negotiation_kit.errors import FileThereError, PositionFilesError, ToldError, shown
from negotiation_kit.exchange import starter_example as example
from negotiation_kit.exchange.frames.scales import identifiers
from negotiation_kit.exchange.frames.writing import dumped, files
from negotiation_kit.format.build import slug
from negotiation_kit.format.disk import made_folder, typed_path, write_atomically
from negotiation_kit.format.load import check
from negotiation_kit.format.schema import schema
from negotiation_kit.model import Case

_HEAD = """# {title}

{what} Where there is a menu, choose **Run ▸ Run All Cells** (a page without one has run them already). The \
form below writes into this folder's files. What it writes is checked as you type, and comments \
you put into the files by hand stay."""
_MADE_UP = "Everything in this folder is a made-up example to write over."
_COPIED = "The codebook of this folder is copied from another case, and nobody's position is coded yet."
_CODE = 'import negotiation_kit as nk\n\nnk.code_case(".")'
_CHECK = 'print(nk.check(".").text() or "The check finds nothing to mend.")'
_EXPLORE = 'case = nk.load_case(".")\nnk.explore(case) if case.positions else "Nothing is coded yet."'
_QUESTION = """## A question to take along

Which of your positions would you defend before the party itself, with the passage open on the table? \
For which one would you rather first ask a second coder?"""


def notebook(title: str, *, made_up: bool) -> str:
    """Return the notebook as its file holds it.

    Parameters
    ----------
    title : str
        What the case is called.
    made_up : bool
        Whether the case holds the example, and not a copied codebook.
    """
    name = escape(" ".join(title.split()), quote=False).replace("$", r"\$")
    heading = _HEAD.format(title=name, what=_MADE_UP if made_up else _COPIED)
    cells = [
        _text(heading),
        _code(_CODE),
        _text("## Check\n\nEvery fault of every file, each with its line and what to do."),
        _code(_CHECK),
        _text("## Where the sides stand\n\nRun this again after you have coded; it reads the files anew."),
        _code(_EXPLORE),
        _text(_QUESTION),
    ]
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number}"
    return json.dumps({"cells": cells, **_ABOUT}, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


_ABOUT = {
    "metadata": {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    },
    "nbformat": 4,
    "nbformat_minor": 5,
}


def _text(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": _lines(source)}


def _code(source: str) -> dict[str, Any]:
    cell = _text(source)
    return {**cell, "cell_type": "code", "execution_count": None, "outputs": []}


def _lines(source: str) -> list[str]:
    return source.splitlines(keepends=True)


SCHEMAS = "schemas"
_KINDS = ("case", "position", "source")
_FEWEST, _MOST = 2, 12
_PARTIES = ("Side A", "Side B")


def new_case(
    folder: str | Path,
    *,
    title: str | None = None,
    parties: Iterable[str] | None = None,
    like: Case | None = None,
) -> Path:
    """Make the folder of a new case: codebook, positions, a source card, a notebook, and a README.

    What is in it is a made-up example, told to be one in every entry, that passes the strict check.

    Parameters
    ----------
    folder : str or Path
        Made; its last part is the case's id, and is brought into the form of one ("My Talks" is `my-talks`).
    title : str, optional
        What the case is called; the folder's name when left out.
    parties : iterable of str, optional
        Names of the parties, two or more; "Side A" and "Side B" when left out.
    like : Case, optional
        A case whose parties, rounds, baskets and issues are taken over, without any position.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    FileExistsError
        Where something of that name is there already; nothing is written over.
    ToldError
        For names of which no id can be made, fewer than two parties, or parties beside `like`.
    OSError
        Where the system does not let the folder be made.
    """
    asked = typed_path(folder)
    asked = asked if asked.name.strip(".") else asked.resolve()
    target = asked.parent.resolve() / _id(asked.name)
    if os.path.lexists(target):  # a link that leads nowhere is in the way too
        raise FileThereError(f"{target} is already there, and nothing in it is changed; choose another name")
    named = title.strip() if title and title.strip() else _title(target.name)
    texts = _files(target.name, named, parties, like)
    _prove(target.name, texts)
    _write(target, texts)
    return target


def _id(name: str) -> str:
    own = slug(name)
    if not own:
        raise ToldError(
            f"no id can be made of {shown(name)}: name the folder with letters a-z and digits, as in my-talks"
        )
    return own


def _title(name: str) -> str:
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def _files(name: str, title: str, parties: Iterable[str] | None, like: Case | None) -> dict[str, str]:
    """Return every file of the folder, by its path inside."""
    if like is None:
        content = _example(name, title, list(_PARTIES if parties is None else parties))
    elif parties is not None:
        raise ToldError("a case made like another takes that one's parties; edit them in case.yaml")
    else:
        content = _codebook(name, title, like)
    written = {
        **content,
        "README.md": example.readme(name, title, made_up=like is None),
        f"{name}.ipynb": notebook(title, made_up=like is None),
    }
    schemas = {f"{SCHEMAS}/{kind}.schema.json": _json(schema(kind, None)) for kind in _KINDS}
    return {**written, **schemas}


def _example(name: str, title: str, parties: list[str]) -> dict[str, str]:
    ids = _party_ids(parties)
    return {
        "case.yaml": example.case(name, title, ids, date.today()),
        f"seeds/{example.SOURCE}.yaml": example.source(list(ids)),
        **{
            f"{example.ROUND}/{own}.yaml": example.positions(party, own, number)
            for number, (party, own) in enumerate(ids.items())
        },
    }


def _party_ids(parties: list[str]) -> dict[str, str]:
    names = [party.strip() for party in parties]
    if not _FEWEST <= len(names) <= _MOST:
        raise ToldError(f"a new case has {_FEWEST} to {_MOST} parties; you named {len(names)}")
    ids = identifiers(names, "party")
    faulty = next((name for name in names if not ids[name]), None)
    if faulty is not None:
        raise ToldError(f"a party is called {shown(faulty)}: a name needs a letter or a digit")
    if len(set(ids.values())) < len(names):
        raise ToldError("two parties would get the same id: make their names differ in letters or digits")
    return ids


def _codebook(name: str, title: str, like: Case) -> dict[str, str]:
    empty = replace(
        like, id=name, title=title, translations=(), summary=None, positions=(), codings=(), sources=(),
        coded_from="sources",
    )  # fmt: skip
    content: Mapping[str, Any] = dict(files(empty))["case.yaml"]
    credit = f"# Parties, rounds and issues are those of the case {like.id}. Change them to fit yours.\n"
    return {"case.yaml": example.schema_line("case.yaml", "case") + credit + dumped(dict(content))}


def _json(content: object) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _prove(name: str, texts: Mapping[str, str]) -> None:
    """Check the files in a place of their own; raise where they would not pass the strict check."""
    with TemporaryDirectory() as aside:
        root = Path(aside).resolve() / "cases" / name
        _write(root, texts)
        try:
            findings = check(root).findings
        except PositionFilesError as error:
            findings = error.findings
    if findings:
        inside = PurePosixPath(Path(findings[0].file).name)
        raise ToldError(f"the case cannot be made so: {inside}: {findings[0].message}")


def _write(root: Path, texts: Mapping[str, str]) -> None:
    paths = {root / path: text for path, text in texts.items()}
    for path in paths:
        made_folder(path.parent)
    write_atomically(paths)
