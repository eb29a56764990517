"""The source cards a case may cite, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from negotiation_kit.build import Placed, read_source
from negotiation_kit.errors import Finding
from negotiation_kit.load.files import SUFFIX, parse_file, read_full_text, shown_path, yaml_files
from negotiation_kit.model import Source
from negotiation_kit.validate import check_source


class Shelf(Mapping[str, Any]):
    """Source cards by id; a lookup gives the card's passages by number.

    A card's own faults are kept in `findings`. Cards nobody asks for are not read, so that a fault in
    another case's card does not stop this one.

    Parameters
    ----------
    folders : sequence of Path
        The case's own `seeds/` first, then the shared one.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._paths = {path.stem: path for folder in reversed(folders) for path in yaml_files(folder)}
        self._passages: dict[str, dict[int, None]] = {}
        self.cards: dict[str, Placed[Source]] = {}
        self.findings: list[Finding] = []
        self.files: list[str] = []

    def __getitem__(self, name: str) -> dict[int, None]:
        if name not in self._passages:
            self._passages[name] = self._read(self._paths[name], name)
        return self._passages[name]

    def __contains__(self, name: object) -> bool:
        return name in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def read_all(self) -> None:
        """Read every card, cited or not."""
        for name in self._paths:
            self[name]

    def _read(self, path: Path, name: str) -> dict[int, None]:
        root = path.parent.resolve()
        document = parse_file(path, root)
        self.files.append(shown_path(path))
        placed = read_source(document)
        if placed is not None:
            self.cards[name] = placed
            text = read_full_text(path.parent / "full-text" / f"{name}.txt", root)
            document.findings += check_source(placed, text)
        self.findings += document.findings
        return dict.fromkeys(passage.number for passage in placed.item.passages) if placed else {}


def seeds_folders(case: Path) -> tuple[Path, ...]:
    """Return where the cards of a case lie: in its own folder, then beside the folder of all cases."""
    return case / "seeds", case.parent.parent / "seeds"


def card_path(folder: Path, name: str) -> Path:
    """Return the file of a card."""
    return folder / f"{name}{SUFFIX}"
