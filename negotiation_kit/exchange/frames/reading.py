"""A table of party, issue and value into a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.comparing.score import unit_of
from negotiation_kit.errors import (
    Finding,
    PositionFilesError,
    Report,
    ToldError,
    check_language,
    listed,
    shown,
    suggestion,
    told_once,
)
from negotiation_kit.exchange.frames.scales import IssueScales, identifiers, label, plain, read_scales
from negotiation_kit.format.build import slug
from negotiation_kit.format.parse import core_value, hidden_characters
from negotiation_kit.format.validate import same_name
from negotiation_kit.model import (
    MOST_CAPABILITY,
    Basket,
    Case,
    Coding,
    Engagement,
    Issue,
    Party,
    Position,
    Role,
    Round,
)
from negotiation_kit.scales import Level, OffScaleError
from negotiation_kit.scales.named import check_preference, check_uncertain, parse_preference
from negotiation_kit.wording import ENGLISH, Message, say

if TYPE_CHECKING:
    import pandas as pd

TABLE = "table"
_NEEDED = ("party", "issue", "value")
_BESIDE = ("salience", "capability", "summary", "object", "uncertain", "prefers", "within")
_READ = (*_NEEDED, *_BESIDE)
_MAX_SALIENCE = 100
_MAX_TEXT = 65_536  # what the reader of the files takes as one text


def case_from_frame(
    frame: pd.DataFrame,
    scales: Mapping[str, Any],
    *,
    name: str = "imported",
    round: str = "round-1",
    salience: str = "points",
    language: str = ENGLISH,
) -> Case:
    """Make a case of a table with one row a position.

    Parameters
    ----------
    frame : DataFrame
        Columns party, issue, value and, optionally, salience (0 to 100), capability (from 0, one number a
        party), summary, object, uncertain, prefers and within; others are passed over. A party has one row an
        issue, or one for each object and package.
        A value is a level name, a number, a range as `2..3`, `10-15`, `>=2` or `<=3`, a date, or for sets a
        list or a text with commas (`[]` for the empty set); `|` stands between alternatives. A row without
        value and readings in doubt is not coded. An index
        named `row` says what messages call the rows (see `read_table`); without one they are counted from 1.
    scales : mapping
        A scale for every issue, `{issue: {"level": ..., "values"/"min"/"max": ...}}`, or one for all issues.
        `values` is a list of names or a mapping from name to meaning; `unit` may be left out.
    name, round : str
        Ids of the case and its one round.
    salience : {"points", "share"}
        Whether salience is in points of 100 or a share of 1; a case has it in points.
    language : {"en", "uk", "ru"}
        Of the questions the case asks, which a table does not hold.

    Returns
    -------
    Case
        With `coded_from="table"`: such positions carry no evidence. Parties, issues and levels keep their
        names, and get ids made of them.

    Raises
    ------
    PositionFilesError
        With every fault found, each naming row, party and issue.
    ToldError
        Where `frame` is no DataFrame.
    UnknownNameError
        For a unit of salience or a language that is not there.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"party": ["a", "b"], "issue": ["troops", "troops"], "value": [0, 100]})
    >>> case = case_from_frame(table, {"level": "ratio", "min": 0, "max": 200})
    >>> [position.party for position in case.positions]
    ['a', 'b']
    """
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        raise ToldError(Message("frame.none", kind=type(frame).__name__))
    reading = _Reading(round, unit_of(salience), check_language(language))
    readable = _check_columns(frame, reading)
    _check_ids(reading, name, round)
    if readable:
        _read_names(frame, reading, scales)
        _read_rows(frame, reading)
    if reading.findings:
        raise PositionFilesError(Report(tuple(reading.findings), (TABLE,), len(reading.positions)))
    return reading.case(name)


@dataclass
class _Reading:
    """What has been read of the table so far; parties, issues, objects, packages by name, with their ids."""

    round: str
    unit: float  # how many points of 100 the number 1 stands for where a salience is stated
    language: str = ENGLISH
    parties: dict[str, str] = field(default_factory=dict)
    issues: dict[str, str] = field(default_factory=dict)
    objects: dict[str, str] = field(default_factory=dict)
    packages: dict[str, str] = field(default_factory=dict)
    scales: IssueScales = field(default_factory=IssueScales)
    same: dict[tuple[str, str, str], list[Finding]] = field(default_factory=dict)
    positions: list[Position] = field(default_factory=list)
    capabilities: dict[str, float] = field(default_factory=dict)
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """What has been found; what is the same in many rows is told once."""
        return sorted(told_once(self.same.values()))

    def report(self, row: int, code: str, message: str, hint: str = "", where: str = "") -> None:
        """Add a finding; row 0 is the table as a whole, and `where` says of whom the row is."""
        said = Message("frame.at", where=where, message=message) if where else message
        self.add(Finding(TABLE, row, 0, code, said, hint), message)

    def say(self, code: str, **values: object) -> str:
        """Return what the case says in words of ours."""
        return say(self.language, code, **values)

    def add(self, finding: Finding, message: str) -> None:
        """Add a finding, the same as all those with this message."""
        self.same.setdefault((finding.code, message, finding.hint), []).append(finding)

    def case(self, name: str) -> Case:
        """Return the case that has been read."""
        positions = tuple(self._told())
        return Case(
            id=name,
            title=name,
            parties=tuple(self._party(text, own) for text, own in self.parties.items()),
            rounds=(Round(self.round, self.round),),
            baskets=(Basket("issues", self.say("frame.issues")),),
            issues=tuple(self._issue(text, own, positions) for text, own in self.issues.items()),
            positions=positions,
            codings=tuple(self._coding(own, positions) for own in self.parties.values()),
            coded_from="table",
        )

    def _told(self) -> Iterator[Position]:
        """Yield the positions without those rows not coded whose party says something else on the issue."""
        stated = {(one.party, one.issue) for one in self.positions if one.engagement is None}
        for one in self.positions:
            if one.engagement is None or (one.party, one.issue) not in stated:
                yield one

    def _issue(self, text: str, own: str, positions: Iterable[Position]) -> Issue:
        objects = _used(self.objects, (one.object for one in positions if one.issue == own))
        question = self.say("frame.question", issue=text)
        return Issue(own, "issues", text, question, self.scales.scales[text], objects=objects)

    def _coding(self, party: str, positions: Iterable[Position]) -> Coding:
        packages = _used(self.packages, (one.within for one in positions if one.party == party))
        return Coding(party, self.round, packages=packages)

    def _party(self, text: str, own: str) -> Party:
        capability = self.capabilities.get(text)
        basis = None if capability is None else self.say("frame.basis")
        return Party(own, text, text, Role.SIDE, capability=capability, capability_basis=basis)


def _used(table: Mapping[str, str], names: Iterable[str | None]) -> tuple[Level, ...]:
    used = set(names)
    return tuple(Level(own, text) for text, own in table.items() if own in used)


def _check_columns(frame: pd.DataFrame, reading: _Reading) -> bool:
    """Report what is missing or double; return whether the rows can be read."""
    columns = list(frame.columns)
    names = [str(column) for column in columns]
    for name in (name for name in _NEEDED if name not in columns):
        hint = _where_to_look(frame, name, names)
        reading.report(0, "column-missing", Message("frame.no-column", name=repr(name)), hint)
    for name in (name for name in _READ if columns.count(name) > 1):
        message, hint = Message("frame.two-columns", name=repr(name)), Message("frame.two-columns.hint")
        reading.report(0, "duplicate-id", message, hint)
    if not reading.findings and frame.empty:
        reading.report(0, "empty-table", Message("frame.empty"))
    return not reading.findings


def _where_to_look(frame: pd.DataFrame, name: str, columns: list[str]) -> str:
    if name in frame.index.names:
        return Message("frame.is-index")
    return suggestion(name, columns) or Message("frame.columns", names=listed(columns))


def _check_ids(reading: _Reading, name: str, round: str) -> None:
    for what, text in (("case", name), ("round", round)):
        own = slug(text) if isinstance(text, str) else ""
        if not own or own != text:
            hint = Message("finding.bad-id.write", name=shown(own)) if own else Message("frame.bad-id.hint")
            found = shown(text) if isinstance(text, str) else type(text).__name__
            message = Message("frame.bad-id", found=found, kind=Message(f"kind.{what}"))
            reading.report(0, "bad-id", message, hint)


def _read_names(frame: pd.DataFrame, reading: _Reading, scales: Mapping[str, Any]) -> None:
    """Read parties, issues and scales, which the rows then refer to."""
    _read_ids(frame, reading, "party", reading.parties)
    _read_ids(frame, reading, "issue", reading.issues)
    _read_ids(frame, reading, "object", reading.objects)
    _read_ids(frame, reading, "within", reading.packages)
    known = {name: own for name, own in reading.issues.items() if own}
    reading.scales = read_scales(scales, known, reading.language)
    for finding in reading.scales.findings:
        reading.add(finding, finding.message)


def _read_ids(frame: pd.DataFrame, reading: _Reading, what: str, table: dict[str, str]) -> None:
    """Read the names in a column and the ids they get; only needed columns have one in every row."""
    names = list(map(label, frame[what])) if what in frame else []
    table.update(identifiers((text for text in names if text or what in _NEEDED), what))
    firsts: dict[str, str] = {}
    namesakes: dict[str, str] = {}
    checked = set[str]()
    for row, text in zip(_numbers(frame), names, strict=False):
        own = table.get(text)
        if own is not None and (text not in checked or not own):
            checked.add(text)
            _check_name(reading, row, what, text, own, firsts.setdefault(own, text))
            first = namesakes.setdefault(same_name(text), text)
            if table[first] != own:
                message = Message(
                    "finding.duplicate-name.first", kind=what, name=shown(text), first=shown(first)
                )
                hint = Message("finding.duplicate-name.hint")
                reading.report(row, "duplicate-name", message, hint, _at(row))


def _check_name(reading: _Reading, row: int, what: str, text: str, own: str, first: str) -> None:
    if not own:
        hint = Message("frame.no-id.hint") if text else Message("frame.no-name.hint", column=what)
        message = Message("frame.no-id", found=shown(text or None), column=what)
        reading.report(row, "bad-id", message, hint, _at(row))
    elif first != text:
        message = Message("frame.same-id", column=what, name=shown(text), first=shown(first))
        reading.report(row, "duplicate-id", message, Message("frame.same-id.hint-both"), _at(row))
    _check_text(reading, row, what, text)


def _read_rows(frame: pd.DataFrame, reading: _Reading) -> None:
    columns = [frame[name] if name in frame else [None] * len(frame) for name in _READ]
    rows = zip(_numbers(frame), zip(*columns, strict=True), strict=True)
    for row, (party, issue, value, *cells) in rows:
        beside = dict(zip(_BESIDE, cells, strict=True))
        _read_row(reading, row, label(party), label(issue), plain(value), beside)


def _numbers(frame: pd.DataFrame) -> Iterable[int]:
    """Return what messages call the rows: what the index named `row` says, or numbers from 1."""
    named = frame.index.name == "row" and frame.index.dtype.kind == "i"
    return map(int, frame.index) if named else range(1, len(frame) + 1)


def _read_row(
    reading: _Reading, row: int, party: str, issue: str, raw: Any, beside: Mapping[str, Any]
) -> None:
    if not reading.parties[party] or not reading.issues[issue]:
        return
    where = Message("frame.row-of", row=str(row), party=shown(party), issue=shown(issue))
    thing, package = label(beside["object"]), label(beside["within"])
    first = reading.seen.setdefault((party, issue, thing, package), row)
    if first != row:
        message = Message("frame.duplicate-row", row=str(first))
        reading.report(row, "duplicate-row", message, Message("frame.duplicate-row.hint"), where)
        return
    salience, summary = _salience(reading, row, where, plain(beside["salience"])), label(beside["summary"])
    _read_capability(reading, row, where, party, plain(beside["capability"]))
    _check_text(reading, row, "summary", summary)
    if issue not in reading.scales.scales:
        return
    stand = _stand(reading, row, where, issue, raw, beside)
    if stand is None:
        return
    reading.positions.append(
        Position(
            reading.parties[party],
            reading.round,
            reading.issues[issue],
            engagement=None if "value" in stand or "uncertain" in stand else Engagement.NOT_CODED,
            salience=salience,
            salience_basis=None if salience is None else reading.say("frame.basis"),
            object=reading.objects.get(thing),
            within=reading.packages.get(package),
            summary=summary or None,
            **stand,
        )
    )


def _stand(
    reading: _Reading, row: int, where: str, issue: str, raw: Any, beside: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Return the fields of a row that its issue's scale reads; None where one of them is at fault."""
    scale, ids = reading.scales.scales[issue], reading.scales.level_ids(issue)
    cells = {"value": raw, **{name: plain(beside[name]) for name in ("uncertain", "prefers")}}
    given = {name: scale.read_code(cell, ids) for name, cell in cells.items() if not _missing(cell)}
    readers: dict[str, Callable[[Any], Any]] = {
        "value": scale.parse,
        "uncertain": scale.parse_uncertain,
        "prefers": partial(parse_preference, scale),
    }
    stand: dict[str, Any] = {}
    try:
        for name, cell in given.items():
            stand[name] = readers[name](cell)
        check_uncertain(scale, stand.get("uncertain"), stand.get("value"))
        check_preference(scale, stand.get("prefers"), stand.get("value"))
    except OffScaleError as error:
        reading.report(row, error.code, error.message, error.hint, where)
        return None
    return stand


def _missing(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _salience(reading: _Reading, row: int, where: str, raw: Any) -> float | None:
    number = _as_number(raw)
    if number is None:
        return None
    most = round(_MAX_SALIENCE / reading.unit)
    if not _is_number(number, most):
        message = Message("frame.number", column="salience", found=shown(raw), most=most)
        reading.report(row, "salience-range", message, where=where)
        return None
    return float(number * reading.unit)


def _read_capability(reading: _Reading, row: int, where: str, party: str, raw: Any) -> None:
    number = _as_number(raw)
    if number is None:
        return
    if not _is_number(number, MOST_CAPABILITY):
        message = Message("frame.number", column="capability", found=shown(raw), most=MOST_CAPABILITY)
        reading.report(row, "capability-range", message, where=where)
    elif (first := reading.capabilities.setdefault(party, number)) != number:
        message = Message("frame.capability", found=shown(raw), first=shown(first))
        reading.report(row, "capability-differs", message, Message("frame.capability.hint"), where)


def _as_number(raw: Any) -> Any:
    return core_value(raw.strip()) if isinstance(raw, str) else raw


def _is_number(number: Any, most: float) -> bool:
    return isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number <= most


def _check_text(reading: _Reading, row: int, what: str, text: str) -> None:
    """Report text that could not be written to a file and read back."""
    for _, message in hidden_characters(text):
        reading.report(row, "hidden-character", message, Message("frame.hidden.hint"), _at(row, what))
    if any("\ud800" <= character <= "\udfff" for character in text):
        hint = Message("frame.half-character.hint")
        reading.report(row, "encoding", Message("frame.half-character"), hint, _at(row, what))
    if len(text) > _MAX_TEXT:
        reading.report(row, "too-large", Message("frame.too-long", most=_MAX_TEXT), where=_at(row, what))


def _at(row: int, column: str = "") -> Message:
    number = str(row)
    return (
        Message("frame.column-of", row=number, column=column) if column else Message("frame.row", row=number)
    )
