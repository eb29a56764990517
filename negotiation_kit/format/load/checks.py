"""Checking whatever a person points at: a file, a round, a case, a folder of cases or of source cards."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from negotiation_kit.errors import Finding, Report, Severity, counted, shown, suggestion
from negotiation_kit.format.disk import case_folder, write_atomically
from negotiation_kit.format.load.cases import cases_in, has_case, list_cases, no_case
from negotiation_kit.format.load.files import SUFFIX, is_folder, resolved, shown_path
from negotiation_kit.format.load.reading import (
    CASE_FILE,
    SEEDS,
    Reading,
    Shelf,
    collector_paused,
    read_case,
    read_codebook_of,
)
from negotiation_kit.format.parse import NO_END, Document, Mapping, Sequence, parse, printable
from negotiation_kit.format.validate import check_unused
from negotiation_kit.wording import Message

_ALL_CASES = "positions"


def check(path: str | Path) -> Report:
    """Check a file, a round's folder, a case's folder, a folder of cases, or a folder of source cards.

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
    if not os.path.lexists(target):
        target = case_folder(str(path)) or target
    with collector_paused():
        if is_folder(target) and target.suffix != SUFFIX:
            return _check_folder(resolved(target))
        # A link is looked at where it lies, not where it leads.
        return _check_file(resolved(target.parent) / target.name)


def _check_folder(folder: Path) -> Report:
    if has_case(folder):
        return _with_unused([read_case(folder)], [folder / SEEDS])
    if cases := cases_in(folder):
        seeds = [folder.parent / SEEDS, *(case / SEEDS for case in cases)]
        return _with_unused([read_case(case) for case in cases], seeds)
    if folder.name == SEEDS:
        return _check_cards(folder)
    if has_case(folder.parent):
        return _check_part(folder.parent, folder, lambda path: path.parent == folder)
    if is_folder(folder / _ALL_CASES):
        return _check_folder(folder / _ALL_CASES)
    return no_case(folder)


def _check_file(path: Path) -> Report:
    name = shown_path(path)
    if not os.path.lexists(path):
        return _one(name, "not-found", Message("finding.not-found.path"), suggestion(path.name, list_cases()))
    if path.suffix != SUFFIX:
        return _one(
            name,
            "file-name",
            Message("finding.file-name.ends", end=repr(path.suffix), expected=repr(SUFFIX)),
            Message("finding.file-name.hint"),
        )
    if path.parent.name == SEEDS:
        return _check_cards(path.parent, path.stem)
    if path.name == CASE_FILE:
        return read_codebook_of(path.parent).report
    for folder in (path.parent.parent, path.parent):
        if has_case(folder):
            return _check_part(folder, path, _same_party(path))
    return _one(
        name,
        "no-case",
        Message("finding.no-case.above", file=CASE_FILE, folder=SEEDS),
        Message("finding.misplaced-file.place"),
    )


def _same_party(path: Path) -> Callable[[Path], bool]:
    """Take in the other coders of the same party, whose files may say the same coder."""
    party = path.name.split(".")[0]
    return lambda other: other.parent == path.parent and other.name.split(".")[0] == party


def _check_part(case: Path, part: Path, wanted: Callable[[Path], bool]) -> Report:
    """Check a file or folder of a case, and tell the codebook's errors: without it nothing can be judged."""
    reading = read_case(case, wanted)
    codebook = reading.codebook.document.file

    def inside(file: str) -> bool:
        return Path(file).absolute().is_relative_to(part)

    kept = [
        finding
        for finding in reading.report.findings
        if inside(finding.file) or (finding.file == codebook and finding.severity is Severity.ERROR)
    ]
    origins = (position.origin for position in reading.positions)
    count = sum(origin is not None and inside(origin.file) for origin in origins)
    return Report(tuple(kept), tuple(filter(inside, reading.files)), count)


def _check_cards(folder: Path, only: str | None = None) -> Report:
    shelf = Shelf((folder,))
    shelf.read([only] if only else shelf.paths)
    return Report.of(shelf.findings, shelf.files)


def _with_unused(readings: list[Reading], seeds: list[Path]) -> Report:
    cited = set().union(*(reading.cited for reading in readings))
    read = {name for reading in readings for name in reading.shelf.cards}
    idle = Shelf(seeds)
    idle.read(name for name in idle.paths if name not in read)
    reports = [reading.report for reading in readings]
    findings = [finding for report in reports for finding in report.findings]
    findings += idle.findings
    # A faulty citation cites nothing and a faulty card cannot be cited: only sound files tell what is unused.
    if all(finding.severity is not Severity.ERROR for finding in findings):
        findings += check_unused(idle.cards.values(), cited)
    files = [name for report in reports for name in report.files] + idle.files
    count = sum(report.n_positions for report in reports)
    return Report.of(findings, files, count)


def _one(file: str, code: str, message: str, hint: str) -> Report:
    return Report((Finding(file, 0, 0, code, message, hint),))


_TABLES = {"positions": "position", "issues": "issue", "passages": "passage"}


@dataclass(frozen=True)
class Unended:
    """A file that lacks its end marker and nothing else.

    Parameters
    ----------
    file : str
        As findings name it.
    told : Message
        How many entries it has, which is the last, and the line it ends with, for a person to judge by.
    """

    file: str
    told: Message

    def mend(self) -> None:
        """Write the end marker under the last line.

        Raises
        ------
        OSError
            Where the file cannot be written, with a sentence for people.
        """
        path = resolved(Path(self.file))
        data = path.read_bytes()
        end = b"\r\n" if b"\r\n" in data else b"\n"
        write_atomically({path: data + (b"" if data.endswith(b"\n") else end) + b"..." + end})


def unended(report: Report) -> Iterator[Unended]:
    """Yield the files whose only fault is that the end marker is missing.

    Parameters
    ----------
    report : Report
        What `check` has found.
    """
    faulty = {finding.file for finding in report.errors if finding.code != NO_END}
    for finding in report.errors:
        if finding.code == NO_END and finding.file not in faulty:
            yield Unended(finding.file, _told(parse(Path(finding.file).read_bytes(), finding.file)))


def _told(document: Document) -> Message:
    root, lines = document.root, document.text.rstrip().split("\n")
    table = next((name for name in _TABLES if isinstance(root, Mapping) and root.get(name)), None)
    entries = _entries(root.get(table)) if isinstance(root, Mapping) and table else []
    ends = {"line": str(len(lines)), "text": printable(lines[-1]).strip()}
    if not entries or table is None:
        return Message("finding.no-end-marker.empty", **ends)
    (last, line), count = entries[-1], counted(len(entries), _TABLES[table])
    names = {"entries": count, "last": shown(last), "place": str(line + 1)}
    return Message("finding.no-end-marker.last", **names, **ends)


def _entries(table: Any) -> list[tuple[str, int]]:
    """Return the entries of a list or table: what each is called, and its line."""
    if isinstance(table, Mapping):
        return [(name, key.start_mark.line) for name, (key, _) in table.entries.items()]
    items = table.items if isinstance(table, Sequence) else []
    named = [(item.get("issue"), item) for item in items if isinstance(item, Mapping)]
    return [(getattr(issue, "value", ""), item.start_mark.line) for issue, item in named]
