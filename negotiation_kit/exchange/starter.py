"""`new_case`: the folder of a new case, proven to pass the check before a byte of it is written."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from negotiation_kit.errors import FileThereError, PositionFilesError, ToldError, check_language, shown
from negotiation_kit.exchange import starter_example as example
from negotiation_kit.exchange.frames.scales import identifiers
from negotiation_kit.exchange.frames.writing import dumped, files
from negotiation_kit.format.build import slug
from negotiation_kit.format.disk import made_folder, typed_path, write_atomically
from negotiation_kit.format.load import check
from negotiation_kit.format.schema import schema
from negotiation_kit.model import Case
from negotiation_kit.wording import ENGLISH, Message, say

SCHEMAS = "schemas"
_SCHEMA_LINE = "# yaml-language-server: $schema=./schemas/case.schema.json"
_KINDS = ("case", "position", "source")
_FEWEST, _MOST = 2, 12


def new_case(
    folder: str | Path,
    *,
    title: str | None = None,
    parties: Iterable[str] | None = None,
    like: Case | None = None,
    language: str = ENGLISH,
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
    language : {"en", "uk", "ru"}
        Of the example, the notes in the files, the notebook and the README.

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
    check_language(language)
    asked = typed_path(folder)
    asked = asked if asked.name.strip(".") else asked.resolve()
    target = asked.parent.resolve() / _id(asked.name)
    if os.path.lexists(target):  # a link that leads nowhere is in the way too
        raise FileThereError(Message("starter.there", folder=target))
    named = title.strip() if title and title.strip() else _title(target.name)
    texts = _files(target.name, named, parties, like, language)
    _prove(target.name, texts)
    _write(target, texts)
    return target


def _id(name: str) -> str:
    own = slug(name)
    if not own:
        raise ToldError(Message("starter.no-id", name=shown(name)))
    return own


def _title(name: str) -> str:
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def _files(
    name: str, title: str, parties: Iterable[str] | None, like: Case | None, language: str
) -> dict[str, str]:
    """Return every file of the folder, by its path inside."""
    if like is None:
        sides = [say(language, "starter.side-a"), say(language, "starter.side-b")]
        content = _example(name, title, sides if parties is None else list(parties), language)
    elif parties is not None:
        raise ToldError(Message("starter.like-has-parties"))
    else:
        content = _codebook(name, title, like, language)
    written = {
        **content,
        "README.md": example.readme(name, title, language, made_up=like is None),
        f"{name}.ipynb": example.notebook(title, language, made_up=like is None),
    }
    schemas = {f"{SCHEMAS}/{kind}.schema.json": _json(schema(kind, None)) for kind in _KINDS}
    return {**written, **schemas}


def _example(name: str, title: str, parties: list[str], language: str) -> dict[str, str]:
    ids = _party_ids(parties)
    return {
        "case.yaml": example.case(name, title, ids, date.today(), language),
        f"seeds/{example.SOURCE}.yaml": example.source(ids, language),
        **{
            f"{example.ROUND}/{own}.yaml": example.positions(party, own, number, language)
            for number, (party, own) in enumerate(ids.items())
        },
    }


def _party_ids(parties: list[str]) -> dict[str, str]:
    names = [party.strip() for party in parties]
    if not _FEWEST <= len(names) <= _MOST:
        raise ToldError(Message("starter.parties", fewest=_FEWEST, most=_MOST, found=len(names)))
    ids = identifiers(names, "party")
    faulty = next((name for name in names if not ids[name]), None)
    if faulty is not None:
        raise ToldError(Message("starter.no-letter", name=shown(faulty)))
    if len(set(ids.values())) < len(names):
        raise ToldError(Message("starter.same-id"))
    return ids


def _codebook(name: str, title: str, like: Case, language: str) -> dict[str, str]:
    empty = replace(
        like, id=name, title=title, translations=(), summary=None, positions=(), codings=(), sources=(),
        coded_from="sources",
    )  # fmt: skip
    content: Mapping[str, Any] = dict(files(empty))["case.yaml"]
    head = f"{_SCHEMA_LINE}\n# {say(language, 'starter.credit', case=like.id)}\n"
    return {"case.yaml": head + dumped(dict(content))}


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
        why = Message("frame.at", where=str(inside), message=findings[0].message)
        raise ToldError(Message("starter.cannot", why=why))


def _write(root: Path, texts: Mapping[str, str]) -> None:
    paths = {root / path: text for path, text in texts.items()}
    for path in paths:
        made_folder(path.parent)
    write_atomically(paths)
