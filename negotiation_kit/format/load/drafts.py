"""A position file before it is written: checked as it would be if it stood in its place."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from negotiation_kit.errors import Finding, PositionFilesError, Report
from negotiation_kit.format.build import Context, read_positions
from negotiation_kit.format.load.files import resolved, shown_path
from negotiation_kit.format.load.reading import read_codebook_of
from negotiation_kit.format.parse import FloodError, parse
from negotiation_kit.format.validate import check_file
from negotiation_kit.model import Position


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
