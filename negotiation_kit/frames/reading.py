"""A table of party, issue and value into a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from negotiation_kit.errors import Finding, PositionFilesError, Report, ToldError, listed, shown, suggestion
from negotiation_kit.format.build import slug
from negotiation_kit.format.parse import core_value, hidden_characters
from negotiation_kit.frames.cells import identifiers, label, plain
from negotiation_kit.frames.scales import IssueScales, read_scales
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
from negotiation_kit.scales import OffScaleError, Value

if TYPE_CHECKING:
    import pandas as pd

TABLE = "table"
_NEEDED = ("party", "issue", "value")
_READ = (*_NEEDED, "salience", "capability", "summary")
_MAX_SALIENCE = 100
_BASIS = "the imported table"
_MAX_TEXT = 65_536  # what the reader of the files takes as one text


def case_from_frame(
    frame: pd.DataFrame, scales: Mapping[str, Any], *, name: str = "imported", round: str = "round-1"
) -> Case:
    """Make a case of a table with one row a position.

    Parameters
    ----------
    frame : DataFrame
        Columns party, issue, value and, optionally, salience (0 to 100), capability (from 0, one number a
        party) and summary; others are passed over.
        A value is a level name, a number, a range as `2..3`, `>=2` or `<=3`, a date, or for sets a list or a
        text with commas (`[]` for the empty set). A missing or empty value is coded as not-coded. An index
        named `row` says what messages call the rows (see `read_table`); without one they are counted from 1.
    scales : mapping
        A scale for every issue, `{issue: {"level": ..., "values"/"min"/"max": ...}}`, or one for all issues.
        `values` is a list of names or a mapping from name to meaning; `unit` may be left out.
    name, round : str
        Ids of the case and its one round.

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
        raise ToldError(f"found {type(frame).__name__}, expected a pandas DataFrame")
    reading = _Reading(round)
    readable = _check_columns(frame, reading)
    _check_ids(reading, name, round)
    if readable:
        _read_names(frame, reading, scales)
        _read_rows(frame, reading)
    if reading.findings:
        raise PositionFilesError(Report(tuple(sorted(reading.findings)), (TABLE,), len(reading.positions)))
    return reading.case(name)


@dataclass
class _Reading:
    """What has been read of the table so far; parties and issues by name, with their ids."""

    round: str
    parties: dict[str, str] = field(default_factory=dict)
    issues: dict[str, str] = field(default_factory=dict)
    scales: IssueScales = field(default_factory=IssueScales)
    findings: list[Finding] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    capabilities: dict[str, float] = field(default_factory=dict)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def report(self, row: int, code: str, message: str, hint: str = "") -> None:
        """Add a finding; row 0 is the table as a whole."""
        self.findings.append(Finding(TABLE, row, 0, code, message, hint))

    def case(self, name: str) -> Case:
        """Return the case that has been read."""
        question = "Where does the party stand on this: {}?"
        return Case(
            id=name,
            title=name,
            parties=tuple(self._party(text, own) for text, own in self.parties.items()),
            rounds=(Round(self.round, self.round),),
            baskets=(Basket("issues", "Issues"),),
            issues=tuple(
                Issue(own, "issues", text, question.format(text), self.scales.scales[text])
                for text, own in self.issues.items()
            ),
            positions=tuple(self.positions),
            codings=tuple(Coding(own, self.round) for own in self.parties.values()),
            coded_from="table",
        )

    def _party(self, text: str, own: str) -> Party:
        capability = self.capabilities.get(text)
        basis = None if capability is None else _BASIS
        return Party(own, text, text, Role.SIDE, capability=capability, capability_basis=basis)


def _check_columns(frame: pd.DataFrame, reading: _Reading) -> bool:
    """Report what is missing or double; return whether the rows can be read."""
    columns = list(frame.columns)
    names = [str(column) for column in columns]
    for name in (name for name in _NEEDED if name not in columns):
        hint = _where_to_look(frame, name, names)
        reading.report(0, "column-missing", f"the table has no column {name!r}", hint)
    for name in (name for name in _READ if columns.count(name) > 1):
        reading.report(0, "duplicate-id", f"the table has two columns {name!r}", "rename or drop one of them")
    if not reading.findings and frame.empty:
        reading.report(0, "empty-table", "the table has no rows")
    return not reading.findings


def _where_to_look(frame: pd.DataFrame, name: str, columns: list[str]) -> str:
    if name in frame.index.names:
        return "it is the table's index: call frame.reset_index() first"
    return suggestion(name, columns) or f"the table has: {listed(columns)}"


def _check_ids(reading: _Reading, name: str, round: str) -> None:
    for what, text in (("case", name), ("round", round)):
        own = slug(text) if isinstance(text, str) else ""
        if not own or own != text:
            hint = f"write {shown(own)}" if own else "use lower-case letters a-z, digits and hyphens"
            found = shown(text) if isinstance(text, str) else type(text).__name__
            reading.report(0, "bad-id", f"found {found}, expected an id for the {what}", hint)


def _read_names(frame: pd.DataFrame, reading: _Reading, scales: Mapping[str, Any]) -> None:
    """Read parties, issues and scales, which the rows then refer to."""
    for what, table in (("party", reading.parties), ("issue", reading.issues)):
        names = list(map(label, frame[what]))
        table.update(identifiers(names, what))
        firsts: dict[str, str] = {}
        checked = set[str]()
        for row, text in zip(_numbers(frame), names, strict=True):
            own = table[text]
            if text not in checked or not own:
                checked.add(text)
                _check_name(reading, row, what, text, own, firsts.setdefault(own, text))
    reading.scales = read_scales(scales, {name: own for name, own in reading.issues.items() if own})
    reading.findings += reading.scales.findings


def _check_name(reading: _Reading, row: int, what: str, text: str, own: str, first: str) -> None:
    if not own:
        found = shown(text or None)
        hint = (
            "names need a letter or a digit, from which the id is made"
            if text
            else f"write the {what} in every row: of merged cells only the first holds the name"
        )
        reading.report(row, "bad-id", f"row {row}: found {found} as the {what}", hint)
    elif first != text:
        message = f"row {row}: {what} {shown(text)} would have the same id as {shown(first)}"
        reading.report(
            row, "duplicate-id", message, "write both the same, or make them differ in letters or digits"
        )
    _check_text(reading, row, what, text)


def _read_rows(frame: pd.DataFrame, reading: _Reading) -> None:
    columns = [frame[name] if name in frame else [None] * len(frame) for name in _READ]
    rows = zip(_numbers(frame), zip(*columns, strict=True), strict=True)
    for row, (party, issue, *cells) in rows:
        _read_row(reading, row, label(party), label(issue), cells)


def _numbers(frame: pd.DataFrame) -> Iterable[int]:
    """Return what messages call the rows: what the index named `row` says, or numbers from 1."""
    named = frame.index.name == "row" and frame.index.dtype.kind == "i"
    return map(int, frame.index) if named else range(1, len(frame) + 1)


def _read_row(reading: _Reading, row: int, party: str, issue: str, cells: list[Any]) -> None:
    if not reading.parties[party] or not reading.issues[issue]:
        return
    where = f"row {row}, party {shown(party)}, issue {shown(issue)}"
    first = reading.seen.setdefault((party, issue), row)
    if first != row:
        reading.report(
            row, "duplicate-row", f"{where}: row {first} already has a value", "keep one of the two"
        )
        return
    raw, salience, summary = plain(cells[0]), _salience(reading, row, where, plain(cells[1])), label(cells[3])
    _read_capability(reading, row, where, party, plain(cells[2]))
    _check_text(reading, row, "summary", summary)
    if issue not in reading.scales.scales:
        return
    missing = raw is None or (isinstance(raw, str) and not raw.strip())
    value = None if missing else _value(reading, row, where, issue, raw)
    if value is None and not missing:
        return
    reading.positions.append(
        Position(
            reading.parties[party],
            reading.round,
            reading.issues[issue],
            value=value,
            engagement=Engagement.NOT_CODED if missing else None,
            salience=salience,
            salience_basis=None if salience is None else _BASIS,
            summary=summary or None,
        )
    )


def _value(reading: _Reading, row: int, where: str, issue: str, raw: Any) -> Value | None:
    scale = reading.scales.scales[issue]
    try:
        return scale.parse(scale.read_code(raw, reading.scales.level_ids(issue)))
    except OffScaleError as error:
        reading.report(row, error.code, f"{where}: {error.message}", error.hint)
        return None


def _salience(reading: _Reading, row: int, where: str, raw: Any) -> float | None:
    number = _as_number(raw)
    if number is None:
        return None
    if not _is_number(number, _MAX_SALIENCE):
        message = f"{where}: salience {shown(raw)}, expected a number from 0 to {_MAX_SALIENCE}"
        reading.report(row, "salience-range", message)
        return None
    found: float = number
    return found


def _read_capability(reading: _Reading, row: int, where: str, party: str, raw: Any) -> None:
    number = _as_number(raw)
    if number is None:
        return
    if not _is_number(number, MOST_CAPABILITY):
        message = f"{where}: capability {shown(raw)}, expected a number from 0 to {MOST_CAPABILITY:,}"
        reading.report(row, "capability-range", message)
    elif (first := reading.capabilities.setdefault(party, number)) != number:
        message = f"{where}: capability {shown(raw)}, and {shown(first)} in a row before"
        reading.report(row, "capability-differs", message, "a party has one capability in a case")


def _as_number(raw: Any) -> Any:
    return core_value(raw.strip()) if isinstance(raw, str) else raw


def _is_number(number: Any, most: float) -> bool:
    return isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number <= most


def _check_text(reading: _Reading, row: int, what: str, text: str) -> None:
    """Report text that could not be written to a file and read back."""
    for _, message in hidden_characters(text):
        hint = "delete it and type the text again"
        reading.report(row, "hidden-character", f"row {row}, {what}: {message}", hint)
    if any("\ud800" <= character <= "\udfff" for character in text):
        message = f"row {row}, {what}: half a character, which is not Unicode text"
        reading.report(row, "encoding", message, "read the table with its right encoding")
    if len(text) > _MAX_TEXT:
        reading.report(row, "too-large", f"row {row}, {what}: more than {_MAX_TEXT:,} characters")
