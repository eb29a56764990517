"""Reading whole cases: `load_case` gives a Case or all findings, `check` gives the findings."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from negotiation_kit.build import Codebook, Context, PositionFile, read_codebook, read_positions
from negotiation_kit.errors import Finding, PositionFilesError, Report, Severity, UnknownNameError
from negotiation_kit.load.files import entries, parse_file, shown_path, yaml_files
from negotiation_kit.load.shelf import Shelf, seeds_folders
from negotiation_kit.model import Case
from negotiation_kit.places import case_folder, case_names
from negotiation_kit.validate import check_case, check_unused

CASE_FILE = "case.yaml"
_OWN_FOLDERS = ("seeds",)


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
    with _collector_paused():
        reading = _read_case(_find(path))
    case = reading.case() if reading.report.ok else None
    if case is None:
        raise PositionFilesError(reading.report)
    return case


def list_cases() -> list[str]:
    """Return the names of the cases that `load_case` finds by name, sorted."""
    return case_names()


def check(path: str | Path) -> Report:
    """Check a file, a case's folder, or a folder of cases.

    Parameters
    ----------
    path : str or Path
        Or the name of a case the kit can find.

    Returns
    -------
    Report
        Every finding of every file; a path that does not exist is a finding too.
    """
    target = Path(path)
    if not target.exists() and (named := case_folder(str(path))):
        target = named
    with _collector_paused():
        if target.is_dir():
            return _check_folder(target)
        return _check_file(target)


@dataclass
class _Reading:
    """Everything read of one case."""

    folder: Path
    codebook: Codebook
    shelf: Shelf
    files: list[PositionFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def report(self) -> Report:
        names = [self.codebook.document.file, *(file.context.document.file for file in self.files), *self.shelf.files]
        return Report(_sorted(self.findings), tuple(names), sum(len(file.positions) for file in self.files))

    @property
    def cited(self) -> set[str]:
        return {piece.source for file in self.files for placed in file.positions for piece in placed.item.evidence}

    def case(self) -> Case:
        order = {name: index for index, name in enumerate(self.codebook.rounds)}
        files = sorted(self.files, key=lambda file: order.get(file.coding.item.round if file.coding else "", 0))
        cards = [self.shelf.cards[name].item for name in sorted(self.cited)]
        return Case(
            **self.codebook.heading,
            parties=tuple(placed.item for placed in self.codebook.parties.values()),
            rounds=tuple(placed.item for placed in self.codebook.rounds.values()),
            baskets=tuple(self.codebook.baskets.values()),
            issues=tuple(placed.item for placed in self.codebook.issues.values()),
            positions=tuple(placed.item for file in files for placed in file.positions),
            codings=tuple(file.coding.item for file in files if file.coding),
            sources=tuple(cards),
            origin=Context(self.codebook.document).origin(self.codebook.document.root)
            if self.codebook.document.root
            else None,
        )


def _read_case(folder: Path, only: Path | None = None) -> _Reading:
    root = folder.resolve()
    codebook = read_codebook(parse_file(folder / CASE_FILE, root))
    reading = _Reading(folder, codebook, Shelf(seeds_folders(folder)))
    known = codebook.declared | {"source": reading.shelf}
    issues = {name: placed.item for name, placed in codebook.issues.items()}
    for path in [only] if only else _position_paths(folder):
        reading.files.append(read_positions(Context(parse_file(path, root), known, issues)))
    reading.findings += codebook.document.findings
    for file in reading.files:
        reading.findings += file.context.document.findings
    reading.findings += check_case(codebook, reading.files, root.name)
    reading.findings += _odd_names(folder)
    reading.findings += reading.shelf.findings
    return reading


def _position_paths(folder: Path) -> Iterator[Path]:
    for entry in entries(folder):
        if entry.is_dir() and entry.name not in _OWN_FOLDERS:
            yield from yaml_files(entry)


def _odd_names(folder: Path) -> Iterator[Finding]:
    """Yield files that look like position files but would not be found by everyone."""
    for path in _position_paths(folder):
        if path.suffix == ".yml":
            name = shown_path(path)
            yield Finding(name, 0, 0, "misplaced-file", "the file ends in .yml, expected .yaml", f"rename it to {path.stem}.yaml")
    for path in yaml_files(folder):
        if path.name != CASE_FILE:
            message = "a position file lies beside case.yaml, expected in a round's folder"
            yield Finding(shown_path(path), 0, 0, "misplaced-file", message, "move it into <round>/")


def _check_folder(folder: Path) -> Report:
    if (folder / CASE_FILE).exists() or (folder / CASE_FILE).is_symlink():
        reading = _read_case(folder)
        return _with_unused([reading], [folder / "seeds"])
    cases = [entry for entry in entries(folder) if (entry / CASE_FILE).exists()]
    if not cases:
        return _one(shown_path(folder), "no-case", "there is no case.yaml in this folder or in a folder of it")
    readings = [_read_case(case) for case in cases]
    return _with_unused(readings, [folder.parent / "seeds", *(case / "seeds" for case in cases)])


def _check_file(path: Path) -> Report:
    if not path.exists() and not path.is_symlink():
        return _one(shown_path(path), "not-found", "there is no such file or folder, and no case of that name")
    for folder in (path.parent, path.parent.parent):
        if (folder / CASE_FILE).exists():
            return _only(_read_case(folder, None if path.name == CASE_FILE else path).report, path)
    shelf = Shelf((path.parent,))
    if path.stem not in shelf:
        return _one(shown_path(path), "no-case", "there is no case.yaml beside or above this file, and it is no source card")
    shelf.get(path.stem)
    return Report(_sorted(shelf.findings), (shown_path(path),), 0)


def _only(report: Report, path: Path) -> Report:
    """Keep what concerns one file, and the codebook's errors, without which it cannot be judged."""
    name = shown_path(path)
    kept = [f for f in report.findings if f.file == name or f.file.endswith(CASE_FILE) and f.severity is Severity.ERROR]
    return Report(tuple(kept), (name,), report.n_positions)


def _with_unused(readings: list[_Reading], folders: list[Path]) -> Report:
    cited = set().union(*(reading.cited for reading in readings))
    known = {card for reading in readings for card in reading.shelf.cards}
    idle = Shelf(tuple(folders))
    for name in (name for name in idle if name not in known):
        idle.get(name)
    reports = [reading.report for reading in readings]
    findings = [finding for report in reports for finding in report.findings]
    findings += [*idle.findings, *check_unused(idle.cards.values(), cited)]
    files = [name for report in reports for name in report.files] + idle.files
    return Report(_sorted(findings), tuple(dict.fromkeys(files)), sum(report.n_positions for report in reports))


def _find(path: str | Path) -> Path:
    folder = Path(path)
    if folder.name == CASE_FILE:
        folder = folder.parent
    if folder.is_dir():
        return folder
    named = case_folder(str(path))
    if named is None:
        raise UnknownNameError("case", str(path), list_cases())
    return named


def _one(file: str, code: str, message: str) -> Report:
    return Report((Finding(file, 0, 0, code, message),), (), 0)


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(findings)))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes many objects and no garbage, so the collector only costs time here."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
