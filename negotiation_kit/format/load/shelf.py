"""The source cards a case may cite, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from negotiation_kit.errors import Finding
from negotiation_kit.format.build import Placed, read_source
from negotiation_kit.format.load.files import (
    Refusal,
    full_text,
    odd_names,
    outside,
    parse_file,
    resolved,
    shown_path,
    yaml_files,
)
from negotiation_kit.format.parse import FloodError
from negotiation_kit.format.validate import check_source
from negotiation_kit.model import Source

FOLDER = "seeds"
FULL_TEXT = "full-text"


class Shelf:
    """The source cards of some folders.

    A card's own faults are kept in `findings`. Cards nobody asks for are not read, so that a fault in
    another case's card does not stop this one.

    Parameters
    ----------
    folders : iterable of Path
        The case's own `seeds/` first, then the shared one.

    Attributes
    ----------
    paths : dict
        The file of each card, read or not, by id.
    cards : dict
        The cards read, by id, without the faulty ones.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self.paths: dict[str, Path] = {}
        self._passages: dict[str, frozenset[int] | None] = {}
        self.cards: dict[str, Placed[Source]] = {}
        self.findings: list[Finding] = []
        self.files: list[str] = []
        for folder in folders:
            self._open(folder)

    def passages(self, name: str) -> frozenset[int] | None:
        """Return the numbers of a card's passages, or None where there is no such card or it is faulty."""
        if name not in self._passages:
            self._passages[name] = self._read(self.paths[name], name) if name in self.paths else None
        return self._passages[name]

    def read(self, names: Iterable[str]) -> None:
        """Read these cards, cited or not."""
        for name in names:
            self.passages(name)

    def _open(self, folder: Path) -> None:
        leads_out = outside(folder, resolved(folder.parent))
        if leads_out is not None:
            self.findings.append(leads_out)
            return
        self.findings += odd_names(folder)
        for path in yaml_files(folder):
            self.paths.setdefault(path.stem, path)

    def _read(self, path: Path, name: str) -> frozenset[int] | None:
        root, shown = resolved(path.parent), shown_path(path)
        document = parse_file(path, root)
        placed = read_source(document)
        if placed is not None:
            self.cards[name] = placed
            text = full_text(path.parent / FULL_TEXT / f"{name}.txt", root)
            with suppress(FloodError):
                document.add(
                    [text.finding(shown)] if isinstance(text, Refusal) else check_source(placed, text)
                )
        self.files.append(shown)
        self.findings += document.findings
        return frozenset(passage.number for passage in placed.item.passages) if placed else None


def seeds_folders(case: Path) -> tuple[Path, ...]:
    """Return where the cards of a case lie: in its own folder, then beside the folder of all cases."""
    return case / FOLDER, case.parent.parent / FOLDER
