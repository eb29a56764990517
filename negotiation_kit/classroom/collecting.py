"""`collect_codings`: the files a class has handed in, out of one folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from negotiation_kit.classroom.answers import read_answers
from negotiation_kit.classroom.result import Handed, Seminar
from negotiation_kit.errors import Finding, NoFileError, ToldError, counted, listed
from negotiation_kit.format.build import slug
from negotiation_kit.format.disk import typed_path
from negotiation_kit.format.load.cases import Desk
from negotiation_kit.format.load.files import entries, is_folder
from negotiation_kit.format.parse import MAX_BYTES
from negotiation_kit.model import LEAD, Case, Coding, Position, Round
from negotiation_kit.wording import Message, joined

MOST_FILES = 1_000
_YAML, _JSON = ".yaml", ".json"
_MOST_TOLD = 5


def collect_codings(
    case: Case, folder: str | Path, *, round: str | None = None, parties: Iterable[str] | None = None
) -> Seminar:
    """Collect what the groups of a class have coded, and set it beside the key.

    The folder, and the folders right inside it, may hold position files named `<party>.<group>.yaml`, and
    files of answers that students saved in the page's exercise, in any mixture. A file that cannot be used is
    named with the reason, and stops nothing.

    Parameters
    ----------
    case : Case
        Loaded from its folder; its lead coder's positions are the key.
    folder : str or Path
    round : str, optional
        Id or title; the default round when left out.
    parties : iterable of str, optional
        Those who were to be coded; those whom anybody has coded when left out.

    Returns
    -------
    Seminar

    Raises
    ------
    UnknownNameError
        For a round or party that is not there.
    FileNotFoundError
        Where there is no such folder.
    ToldError
        Where it holds too many files, or the case was not loaded from a folder.
    """
    chosen = case.round(round)
    asked = None if parties is None else {case.party(name).id for name in parties}
    place = typed_path(folder)
    if not is_folder(place):
        raise NoFileError(Message("classroom.no-folder", folder=place))
    found = _Found(case, chosen, _desk(case))
    for path in _handed_in(place):
        found.take(path, path.relative_to(place).as_posix())
    return found.seminar(asked)


def _desk(case: Case) -> Desk:
    if case.origin is None:
        raise ToldError(Message("classroom.no-origin"))
    return Desk(Path(case.origin.file).absolute().parent)


def _handed_in(folder: Path) -> list[Path]:
    places = [folder, *(place for place in entries(folder) if is_folder(place))]
    found = [
        path
        for place in places
        for path in entries(place)
        if path.suffix.lower() in (_YAML, _JSON) and not is_folder(path)
    ]
    if len(found) > MOST_FILES:
        raise ToldError(Message("classroom.too-many", folder=folder, n=len(found), most=MOST_FILES))
    return found


@dataclass
class _Group:
    name: str
    kind: str
    files: list[str] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)


@dataclass
class _Found:
    """What has been read so far, by the group's id."""

    case: Case
    round: Round
    desk: Desk
    groups: dict[str, _Group] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def take(self, path: Path, name: str) -> None:
        """Read one file; where it cannot be used, keep the reason."""
        try:
            data = _content(path)
            (self._take_yaml if path.suffix.lower() == _YAML else self._take_answers)(path, name, data)
        except (ToldError, OSError) as error:
            told = error.args[0] if error.args else error
            self.refused.append((name, told if isinstance(told, Message) else str(error)))

    def seminar(self, asked: set[str] | None) -> Seminar:
        """Return the result."""
        coded = {entry.party for group in self.groups.values() for entry in group.positions}
        wanted = coded if asked is None else asked
        parties = tuple(party for party in self.case.parties if party.id in wanted)
        key = [entry for entry in self.case.positions if entry.coder == LEAD and entry.round == self.round.id]
        own = [replace(entry, coder=name) for name, group in self.groups.items() for entry in group.positions]
        positions = tuple(entry for entry in (*key, *own) if entry.party in wanted)
        owners = dict.fromkeys((entry.party, entry.round, entry.coder) for entry in positions)
        codings = tuple(Coding(*owner) for owner in owners)
        whole = replace(self.case, positions=positions, codings=codings)
        of = len(self.case.issues_in(self.round.id)) * len(parties)
        handed = tuple(self._handed(name, group, wanted, of) for name, group in self.groups.items())
        return Seminar(whole, self.round, parties, handed, tuple(self.refused))

    def _handed(self, name: str, group: _Group, wanted: set[str], of: int) -> Handed:
        places = {(entry.party, entry.issue) for entry in group.positions if entry.party in wanted}
        return Handed(
            id=name,
            name=group.name,
            files=tuple(group.files),
            n_coded=len(places),
            of=of,
            remarks=tuple(group.remarks),
            on_page=group.kind == _JSON,
        )

    def _take_yaml(self, path: Path, name: str, data: bytes) -> None:
        parts = path.stem.split(".")
        if len(parts) != 2 or parts[1] == LEAD:
            raise ToldError(Message("classroom.file-name", example=f"{self.case.parties[0].id}.red{_YAML}"))
        draft = self.desk.check(Path(self.round.id) / path.name, data, shown=name)
        if not draft.report.ok:
            raise ToldError(joined(_faults(draft.report.errors)))
        group = self._group(parts[1], parts[1], _YAML)
        group.files.append(name)
        group.positions += draft.positions

    def _take_answers(self, path: Path, name: str, data: bytes) -> None:
        found = read_answers(data, self.case, self.round.id)
        called = found.name or path.stem
        group = self._group(slug(called) or "group", called, _JSON, fresh=True)
        group.files.append(name)
        group.positions += found.positions
        if found.left_out:
            count = counted(len(found.left_out), "answer")
            group.remarks.append(Message("classroom.left-out", answers=count, what=listed(found.left_out)))

    def _group(self, own: str, name: str, kind: str, *, fresh: bool = False) -> _Group:
        """Return the group of an id; a new one, numbered, where another kind of file or person has it."""
        free, number = own if own != LEAD else f"{own}-group", 1
        while free in self.groups and (fresh or self.groups[free].kind != kind):
            number += 1
            free = f"{own}-{number}"
        others = counted(number - 1, "other")
        remark = [Message("classroom.same-name", others=others, name=repr(name))] if number > 1 else []
        return self.groups.setdefault(
            free, _Group(name if number == 1 else f"{name} ({number})", kind, remarks=remark)
        )


def _content(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise ToldError(Message("classroom.too-large", size=size, most=MAX_BYTES))
    return path.read_bytes()


def _faults(errors: Sequence[Finding]) -> Iterator[Message]:
    """Yield the first errors of a file, each with its line, and how many more there are."""
    for one in errors[:_MOST_TOLD]:
        yield Message("classroom.fault", line=str(one.line), message=one.message)
    if len(errors) > _MOST_TOLD:
        yield Message("classroom.more-faults", n=len(errors) - _MOST_TOLD)
