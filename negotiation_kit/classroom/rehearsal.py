"""Made-up answers, so that a teacher can try the seminar before the class has coded."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

from negotiation_kit.analysis.comparing import stance
from negotiation_kit.analysis.comparing.settings import coded_round
from negotiation_kit.classroom.answers import FORMAT, VERSION
from negotiation_kit.format.disk import made_folder, refuse_to_replace, typed_path, write_atomically
from negotiation_kit.model import Case, Engagement, Issue, Party, Role
from negotiation_kit.wording import ENGLISH, say

_AS_KEY, _SILENT, _SKIPPED = 0.6, 0.12, 0.05
"""How often a made-up group reads as the key does, sees silence, or leaves a place out."""


def rehearse_seminar(
    case: Case,
    folder: str | Path,
    *,
    groups: int = 5,
    round: str | None = None,
    parties: Iterable[str] | None = None,
    seed: int = 1,
    overwrite: bool = False,
    language: str = ENGLISH,
) -> list[Path]:
    """Write made-up files of answers, as the page's exercise saves them, to rehearse a seminar with.

    Each is called made up in its name. A group takes over the key in three of five places and otherwise picks
    anything the scale allows: no class codes so, and nothing can be learnt from the numbers.

    Parameters
    ----------
    case : Case
    folder : str or Path
        Made where it does not exist.
    groups : int
    round : str, optional
        As `collect_codings`.
    parties : iterable of str, optional
        The sides when left out.
    seed : int
        The same seed gives the same files.
    overwrite : bool
        Whether files of the same names may be replaced.
    language : {"en", "uk", "ru"}
        Of the groups' names.

    Returns
    -------
    list of Path

    Raises
    ------
    FileExistsError
        Where one of the files is there.
    """
    chosen = case.round(round).id if round else (case.default_round or coded_round(case).id)
    named = (
        [case.party(name) for name in parties]
        if parties
        else [p for p in case.parties if p.role is Role.SIDE]
    )
    target, random = typed_path(folder), Random(seed)
    contents: dict[Path, str | bytes] = {
        target / f"made-up-{number}.json": _file(case, chosen, named, number, random, language)
        for number in range(1, groups + 1)
    }
    for path in contents:
        refuse_to_replace(path, overwrite=overwrite)
    made_folder(target)
    write_atomically(contents)
    return list(contents)


def _file(case: Case, round: str, parties: list[Party], number: int, random: Random, language: str) -> str:
    answers: dict[str, dict[str, Any]] = {}
    for issue in case.issues_in(round):
        for party in parties:
            if random.random() >= _SKIPPED:
                answers.setdefault(issue.id, {})[party.id] = _answer(case, round, party, issue, random)
    head = {"format": FORMAT, "version": VERSION, "exercise": "made-up", "case": case.id, "round": round}
    coder = say(language, "classroom.made-up", number=number)
    return json.dumps({**head, "coder": coder, "answers": answers}, indent=1, ensure_ascii=False) + "\n"


def _answer(case: Case, round: str, party: Party, issue: Issue, random: Random) -> dict[str, Any]:
    key = stance(case, party, issue, round)
    if random.random() < _AS_KEY and (key.engagement or len(key.headline) == 1):
        if key.engagement in tuple(Engagement)[:3]:
            return {"stance": str(key.engagement)}
        if key.headline and (value := issue.scale.answer(key.headline[0].value)) is not None:
            return {"value": value}
    if random.random() < _SILENT:
        return {"stance": "silent"}
    return {"value": issue.scale.answer(issue.scale.sample(random))}
