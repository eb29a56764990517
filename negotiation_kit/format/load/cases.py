"""Loading whole cases: a Case, or every finding of every file."""

from __future__ import annotations

import os
from pathlib import Path

from negotiation_kit.errors import Finding, PositionFilesError, Report, ToldError, UnknownNameError, listed
from negotiation_kit.format.load.files import entries, is_folder, resolved, shown_path
from negotiation_kit.format.load.reading import (
    CASE_FILE,
    Reading,
    collector_paused,
    read_case,
    read_codebook_of,
)
from negotiation_kit.format.places import case_folder, case_names, default_case
from negotiation_kit.model import Case
from negotiation_kit.wording import Message


def load_case(path: str | Path) -> Case:
    """Read a case.

    Parameters
    ----------
    path : str or Path
        The case's folder, or the name of a case the kit can find (see `list_cases`).

    Returns
    -------
    Case

    Raises
    ------
    PositionFilesError
        Where any file has an error; its `.report` holds all findings of all files.
    UnknownNameError
        Where there is no such folder or name.
    """
    with collector_paused():
        return _case(read_case(_find(path)))


def load_some_case(path: str | Path | None = None) -> Case:
    """Read the case asked for; `places.default_case` where none is.

    Raises
    ------
    ToldError
        Where none is asked for and none can be found; otherwise as `load_case`.
    """
    name = path or default_case()
    if name is None:
        raise ToldError(Message("error.no-case"))
    return load_case(name)


def load_codebook(path: str | Path) -> Case:
    """Read a case without its positions, as for a case that is being coded.

    Parameters
    ----------
    path : str or Path
        As for `load_case`.

    Returns
    -------
    Case
        Without positions, and with every source card they may cite.
    """
    reading = read_codebook_of(_find(path))
    reading.shelf.read(reading.shelf.paths)
    return _case(reading)


def list_cases() -> list[str]:
    """Return the names of the cases that `load_case` finds by name, sorted."""
    return case_names()


def cases_in(folder: Path) -> list[Path]:
    """Return the folders of the cases that lie in a folder."""
    return [place for place in entries(folder) if has_case(place)]


def has_case(folder: Path) -> bool:
    """Return whether a folder has a case.yaml, be it a link that leads nowhere."""
    return os.path.lexists(folder / CASE_FILE)


def no_case(folder: Path) -> Report:
    """Return what to say of a folder that has no case.yaml."""
    inside = [place.name for place in cases_in(folder)]
    message = Message("finding.no-case.folder", file=CASE_FILE)
    hint = (
        Message("finding.no-case.inside", cases=listed(inside)) if inside else Message("finding.no-case.hint")
    )
    return Report((Finding(shown_path(folder), 0, 0, "no-case", message, hint),))


def _case(reading: Reading) -> Case:
    report = reading.report
    if not report.ok:
        raise PositionFilesError(report)
    return reading.case()


def _find(path: str | Path) -> Path:
    folder = Path(path)
    folder = folder.parent if folder.name == CASE_FILE else folder
    if not is_folder(folder):
        named = case_folder(str(path))
        if named is None:
            raise UnknownNameError("case", str(path), list_cases())
        folder = named
    elif not has_case(folder):
        raise PositionFilesError(no_case(folder))
    return resolved(folder)
