"""Loading whole cases: a Case, or every finding of every file."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from negotiation_kit.errors import Finding, PositionFilesError, Report, ToldError, UnknownNameError, listed
from negotiation_kit.format.build import Context, read_positions
from negotiation_kit.format.disk import case_folder, case_names, default_case
from negotiation_kit.format.load.files import entries, is_folder, resolved, shown_path
from negotiation_kit.format.load.reading import (
    CASE_FILE,
    Reading,
    collector_paused,
    read_case,
    read_codebook_of,
)
from negotiation_kit.format.parse import FloodError, parse
from negotiation_kit.format.validate import check_file
from negotiation_kit.model import Case, Position
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


@dataclass(frozen=True)
class Draft:
    """What the checker says of a text that is no file yet.

    Parameters
    ----------
    report : Report
        The findings of this file alone.
    positions : tuple of Position
        Those that can be read.
    """

    report: Report
    positions: tuple[Position, ...]


class Desk:
    """Reads the codebook and source cards of a case once, and checks any number of drafts against them.

    Parameters
    ----------
    folder : Path
        The case's.

    Raises
    ------
    PositionFilesError
        Where the codebook or a source card has an error: no position can be judged then.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = resolved(folder)
        self._reading = read_codebook_of(self.folder)
        self._reading.shelf.read(self._reading.shelf.paths)
        report = self._reading.report
        if not report.ok:
            raise PositionFilesError(report)

    def check(self, path: Path, data: bytes, *, shown: str = "") -> Draft:
        """Return what `check` would say if a file held these bytes.

        Parameters
        ----------
        path : Path
            Where the file would lie; the names of its folder and itself are checked too.
        data : bytes
        shown : str
            What findings call the file; its path where left out.
        """
        book = self._reading.codebook
        declared = {**book.declared, "source": self._reading.shelf.paths}
        document = parse(data, shown or shown_path(path))
        context = Context(document, declared, book.scaled(), self._reading.shelf.passages)
        file = read_positions(context)
        with suppress(FloodError):
            document.add(check_file(file, path, book, {}))
        found: tuple[Finding, ...] = tuple(sorted(dict.fromkeys(document.findings)))
        positions = tuple(placed.item for placed in file.positions)
        return Draft(Report(found, (document.file,), len(positions)), positions)
