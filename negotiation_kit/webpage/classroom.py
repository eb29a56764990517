"""`exercise`: two files for a class, one to code blind in and one with the key that measures agreement."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from negotiation_kit.analysis.comparing import compare
from negotiation_kit.errors import ToldError
from negotiation_kit.format.disk import refuse_to_replace, write_atomically
from negotiation_kit.model import Case, Issue, Party, Round
from negotiation_kit.render.html import Html, join
from negotiation_kit.render.result import sides_to_compare
from negotiation_kit.webpage.answers import apart_of, key_body, key_of
from negotiation_kit.webpage.page_data import json_script
from negotiation_kit.webpage.single_file import Page, document, lean
from negotiation_kit.webpage.worksheet import worksheet
from negotiation_kit.wording import Printable

KEY = "-key"
"""What the name of the key file has before its ending, so that the two are told apart."""


@dataclass(frozen=True, repr=False)
class Exercise(Printable):
    """Two files for a class.

    Parameters
    ----------
    student : Page
        To be handed out: passages, questions and scales, and nothing of the key.
    key : Page
        For the teacher: the lead coder's positions, against which it sets the answers that students saved.
    """

    student: Page
    key: Page

    _names = ("save(path)", "student", "key")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        return self.student.sentence

    def save(self, path: str | Path, overwrite: bool = False) -> tuple[Path, Path]:
        """Write both files, the key beside the other with `-key` in its name.

        Parameters
        ----------
        path : str or Path
            Where the students' file goes.
        overwrite : bool
            Whether files of these names may be replaced.

        Returns
        -------
        tuple of Path
            The students' file and the key.

        Raises
        ------
        FileExistsError
            Where one of the files is there already; then neither is written.
        OSError
            Where the folder is not there or a file cannot be written.
        """
        student = Path(path)
        key = student.with_name(f"{student.stem}{KEY}{student.suffix}")
        for target in (student, key):
            refuse_to_replace(target, overwrite=overwrite)
        write_atomically({student: self.student.html, key: self.key.html})
        return student, key


def exercise(case: Case, parties: Iterable[str] | None = None, *, round: str | None = None) -> Exercise:
    """Return an exercise in coding a round blind.

    Students read the digests of the passages, place each party on each scale, and save their answers to a
    small file. The teacher's file reads any number of those, sets them against the lead coder's positions and
    computes Krippendorff's alpha as `Seminar.reliability` does.

    Parameters
    ----------
    case : Case
    parties : iterable of str, optional
        Whose positions are to be coded, by id or name; the first two sides when left out.
    round : str, optional
        Id or title; as in `compare` when left out.

    Returns
    -------
    Exercise

    Raises
    ------
    UnknownNameError
        For a party or round that is not there.
    ToldError
        For no party at all, or a case with fewer than two parties where none is named.
    """
    chosen = _parties(case, parties)
    asked = _round(case, chosen, round)
    name = f"{case.title}: {asked.title}"
    content = _content(case, asked, chosen)
    student = worksheet(case, asked, chosen)
    return Exercise(
        Page(name, _file(case, name, student, content, "exercise.js")),
        Page(f"Key to {name}", _file(case, f"Key to {name}", key_body(case, asked, chosen),
             {**content, "key": key_of(case, asked, chosen), "apart": apart_of(case, asked)},
             "alpha.js", "key.js")),
    )  # fmt: skip


def _parties(case: Case, names: Iterable[str] | None) -> tuple[Party, ...]:
    if names is None:
        return tuple(map(case.party, sides_to_compare(case)))
    found = tuple(dict.fromkeys(map(case.party, [names] if isinstance(names, str) else names)))
    if not found:
        raise ToldError("an exercise needs at least one party whose positions are coded")
    return found


def _round(case: Case, parties: tuple[Party, ...], name: str | None) -> Round:
    if name is not None or len(parties) < 2:
        return case.round(name)
    return compare(case, parties[0].id, parties[1].id).round


def _file(case: Case, title: str, body: Html, content: dict[str, Any], *scripts: str) -> str:
    data = json_script(content, "data")
    return document(
        case, title, join(lean(body), data), ("page.css", "class.css"), ("dom.js", "class.js", *scripts)
    )


def _content(case: Case, round: Round, parties: tuple[Party, ...]) -> dict[str, Any]:
    """Return what both files' scripts need: questions and scales, which tell nothing of any position."""
    asked = {
        "case": case.id,
        "round": round.id,
        "parties": [[party.id, party.short] for party in parties],
        "issues": [_issue(issue) for issue in case.issues_in(round.id)],
    }
    written = json.dumps(asked, ensure_ascii=True, sort_keys=True)
    return {**asked, "exercise": sha256(written.encode()).hexdigest()[:12]}


def _issue(issue: Issue) -> dict[str, Any]:
    return {"id": issue.id, "title": issue.title, **issue.scale.page_data()}
