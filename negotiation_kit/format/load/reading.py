"""Reading a case's files, one after the other, into what `load_case` and `check` make of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from negotiation_kit.errors import Finding, Report
from negotiation_kit.format.build import (
    Codebook,
    Context,
    Placed,
    is_foreign,
    read_codebook,
    read_positions,
    read_source,
)
from negotiation_kit.format.fields import CASE, POSITION_FILE, SOURCE
from negotiation_kit.format.load.files import (
    Refusal,
    entries,
    folders,
    full_text,
    is_folder,
    odd_names,
    outside,
    parse_file,
    resolved,
    shown_path,
    yaml_files,
)
from negotiation_kit.format.parse import FloodError, InexactError
from negotiation_kit.format.validate import (
    Owners,
    check_codebook,
    check_file,
    check_settled,
    check_source,
    copy_told,
    is_copy,
    is_file_name,
)
from negotiation_kit.model import Case, Coding, Position, Source
from negotiation_kit.wording import Message

SEEDS = "seeds"
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
    return case / SEEDS, case.parent.parent / SEEDS


CASE_FILE = "case.yaml"


@dataclass(slots=True)
class Reading:
    """What has been read of one case so far.

    Parameters
    ----------
    folder : Path
        Resolved.
    """

    folder: Path
    codebook: Codebook
    shelf: Shelf
    files: list[str] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    owners: Owners = field(default_factory=dict)
    settled: list[Placed[Coding]] = field(default_factory=list)

    @property
    def report(self) -> Report:
        """All findings."""
        found, files = [*self.findings, *self.shelf.findings], [*self.files, *self.shelf.files]
        return Report.of(found, files, len(self.positions))

    @property
    def cited(self) -> set[str]:
        """The ids of the sources the positions cite."""
        return {piece.source for position in self.positions for piece in position.evidence}

    def case(self) -> Case:
        """Return the case; only for a reading without errors."""
        book = self.codebook
        return Case(
            **book.heading,
            parties=tuple(placed.item for placed in book.parties.values()),
            rounds=tuple(placed.item for placed in book.rounds.values()),
            baskets=tuple(book.baskets.values()),
            issues=tuple(placed.item for placed in book.issues.values()),
            positions=tuple(self.positions),
            codings=tuple(self.codings),
            sources=tuple(placed.item for placed in self.shelf.cards.values()),
            warnings=self.report.warnings,
            origin=Context(book.document).origin(book.root) if book.root else None,
        )


def read_codebook_of(folder: Path) -> Reading:
    """Read the case.yaml of a folder, without its positions."""
    codebook = read_codebook(parse_file(folder / CASE_FILE, folder))
    with suppress(FloodError):
        codebook.document.add(check_codebook(codebook, folder.name))
    return Reading(
        folder,
        codebook,
        Shelf(seeds_folders(folder)),
        [codebook.document.file],
        findings=codebook.document.findings,
    )


def read_case(folder: Path, wanted: Callable[[Path], bool] = lambda path: True) -> Reading:
    """Read the files of a case.

    Parameters
    ----------
    folder : Path
        Resolved.
    wanted : callable
        Whether a position file is to be read.
    """
    reading = read_codebook_of(folder)
    cards = {"source": reading.shelf.paths} if reading.shelf.paths else {}
    declared = {**reading.codebook.declared, **cards}
    known = declared, reading.codebook.scaled(), reading.shelf.passages
    for place in _round_folders(reading):
        for path in filter(wanted, sorted(yaml_files(place), key=_lead_first)):
            try:
                _read_file(reading, Context(parse_file(path, folder, exact=False), *known), path)
            except InexactError:
                _read_file(reading, Context(parse_file(path, folder), *known), path)
    reading.findings += check_settled(reading.settled, reading.codings)
    reading.findings += [] if cards or not reading.cited else [_no_cards(reading)]
    reading.findings += _strays(reading)
    return reading


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector out: reading makes many objects and no garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            _call_all_objects_old()
            gc.enable()


def _call_all_objects_old() -> None:
    """Spare the collector a walk over the new objects, which takes a tenth of the whole reading."""
    if gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()


def _read_file(reading: Reading, context: Context, path: Path) -> None:
    """Read and check one position file, and keep the model alone: the tree is large and no longer needed."""
    file = read_positions(context)
    settled = [placed for placed in (file.coding,) if placed and placed.item.settled_from]
    if settled and not context.document.exact:
        raise InexactError  # what is wrong between files is told when all are read, and has its place then
    reading.settled += settled
    with suppress(FloodError):
        context.document.add(check_file(file, path, reading.codebook, reading.owners))
    reading.files.append(context.document.file)
    reading.findings += context.document.findings
    reading.codings += [file.coding.item] if file.coding else []
    reading.positions += [placed.item for placed in file.positions]


def _lead_first(path: Path) -> tuple[bool, int, str]:
    """Order the files of a round so that of two alike the copy, or the second coder's, is at fault."""
    return not is_file_name(path.stem), path.name.count("."), path.stem


def _round_folders(reading: Reading) -> list[Path]:
    return [place for place in folders(reading.folder) if place.name not in (SEEDS, CASE_FILE)]


def _strays(reading: Reading) -> Iterator[Finding]:
    """Yield files and folders that nobody would read where they lie."""
    folder = reading.folder
    yield from _no_folders(reading)
    yield from odd_names(folder)
    for path in yaml_files(folder):
        if is_copy(path.stem, Path(CASE_FILE).stem):
            yield Finding(shown_path(path), 0, 0, "misplaced-file", *copy_told(CASE_FILE))
        elif path.name != CASE_FILE:
            yield _misplaced(path, folder, Message("finding.misplaced-file.beside"))
    for place in _round_folders(reading):
        yield from odd_names(place)
        for deeper in (deeper for deeper in folders(place) if deeper.suffix != ".yaml"):
            for path in yaml_files(deeper):
                yield _misplaced(path, folder, Message("finding.misplaced-file.deep"))


def _no_folders(reading: Reading) -> Iterator[Finding]:
    """Yield what stands in the place of a folder of the case and is none of its own."""
    expected = {SEEDS, *reading.codebook.declared.get("round", ())}
    for place in entries(reading.folder):
        leads_out = outside(place, reading.folder) if place.name != CASE_FILE else None
        if leads_out is not None and (is_folder(place) or place.name in expected):
            yield leads_out
        elif place.name in expected and not is_folder(place):
            yield Finding(
                shown_path(place),
                0,
                0,
                "misplaced-file",
                Message("finding.misplaced-file.no-folder"),
                Message("finding.misplaced-file.no-folder.hint"),
            )


def _no_cards(reading: Reading) -> Finding:
    """Say once where cards were looked for, instead of every source cited that it is not there."""
    places = tuple(shown_path(folder) for folder in seeds_folders(reading.folder))
    return Finding(
        reading.codebook.document.file,
        0,
        0,
        "unknown-source",
        Message("finding.unknown-source.no-card", places=places),
        Message("finding.unknown-source.no-card.hint"),
    )


def _misplaced(path: Path, root: Path, message: str) -> Finding:
    """Return that a file lies in the wrong place, or that it is none of the kit's."""
    context = Context(parse_file(path, root))
    if all(is_foreign(context, context.document.root, shape) for shape in (CASE, SOURCE, POSITION_FILE)):
        return context.document.findings[0]
    return Finding(shown_path(path), 0, 0, "misplaced-file", message, Message("finding.misplaced-file.hint"))
