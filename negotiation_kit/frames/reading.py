"""A table of party, issue and value into a case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from negotiation_kit.build import slug
from negotiation_kit.errors import Finding, PositionFilesError, Report, suggestion
from negotiation_kit.frames.scales import IssueScale, read_scales
from negotiation_kit.model import Basket, Case, Coding, Engagement, Issue, Party, Position, Role, Round
from negotiation_kit.parse import core_value, hidden_characters
from negotiation_kit.scales import OffScaleError, Value

if TYPE_CHECKING:
    import pandas as pd

TABLE = "table"
_NEEDED = ("party", "issue", "value")
_MAX_SALIENCE = 100
_RANGE = re.compile(r"(.+?)\s*\.\.\s*(.+)")


def case_from_frame(
    frame: pd.DataFrame, scales: Mapping[str, Any], *, name: str = "imported", round: str = "round-1"
) -> Case:
    """Make a case of a table with one row a position.

    Parameters
    ----------
    frame : DataFrame
        Columns party, issue, value and, optionally, salience (0 to 100) and summary; others are passed over.
        A value is a level name, a number, a range as `2..3`, `>=2` or `<=3`, a date, or for sets a list or a text
        with commas. A missing or empty value is coded as not-coded.
    scales : mapping
        A scale for every issue, `{issue: {"level": ..., "values"/"min"/"max": ...}}`, or one for all issues.
        `values` is a list of names or a mapping from name to meaning; `unit` may be left out.
    name, round : str
        Ids of the case and its one round.

    Returns
    -------
    Case
        With `coded_from="table"`: such positions carry no evidence.

    Raises
    ------
    PositionFilesError
        With every fault found, each naming row, party and issue.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"party": ["a", "b"], "issue": ["troops", "troops"], "value": [0, 100]})
    >>> case = case_from_frame(table, {"level": "ratio", "min": 0, "max": 200})
    >>> [position.party for position in case.positions]
    ['a', 'b']
    """
    reading = _Reading(read_scales(scales, _labels(frame, "issue")))
    reading.findings += reading.scales.findings
    _check_columns(frame, reading)
    _check_ids(reading, name, round)
    if not reading.findings:
        _read_rows(frame, reading, round)
    if reading.findings:
        raise PositionFilesError(Report(tuple(reading.findings), (TABLE,), len(reading.positions)))
    return _case(frame, reading, name, round)


@dataclass
class _Reading:
    """What has been read of the table so far."""

    scales: IssueScale
    findings: list[Finding] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def report(self, row: int, code: str, message: str, hint: str = "") -> None:
        self.findings.append(Finding(TABLE, row, 0, code, message, hint))


def _check_columns(frame: pd.DataFrame, reading: _Reading) -> None:
    columns = [str(column) for column in frame.columns]
    for name in (name for name in _NEEDED if name not in columns):
        hint = suggestion(name, columns) or f"the table has: {', '.join(columns) or 'no columns'}"
        reading.report(0, "column-missing", f"the table has no column {name!r}", hint)
    if not reading.findings and frame.empty:
        reading.report(0, "empty-table", "the table has no rows")


def _check_ids(reading: _Reading, name: str, round: str) -> None:
    for what, text in (("case", name), ("round", round)):
        if slug(text) != text:
            hint = f"write {slug(text)!r}" if slug(text) else "use lower-case letters a-z, digits and single hyphens"
            reading.report(0, "bad-id", f"{text!r} is not an id for the {what}", hint)


def _read_rows(frame: pd.DataFrame, reading: _Reading, round: str) -> None:
    ids: dict[str, dict[str, str]] = {"party": {}, "issue": {}}
    columns = [frame[name] if name in frame else [None] * len(frame) for name in (*_NEEDED, "salience", "summary")]
    for row, (party, issue, value, salience, summary) in enumerate(zip(*columns, strict=True), start=1):
        names = {"party": label(party), "issue": label(issue)}
        if all(_check_name(reading, row, what, text, ids) for what, text in names.items()):
            _read_row(reading, row, names, (_plain(value), _plain(salience), label(summary)), round)


def _check_name(reading: _Reading, row: int, what: str, text: str, ids: dict[str, dict[str, str]]) -> bool:
    if not slug(text):
        found = repr(text) if text else "nothing"
        hint = "names need a letter a-z or a digit, from which the id is made"
        reading.report(row, "bad-id", f"row {row}: found {found} as the {what}", hint)
        return False
    first = ids[what].setdefault(slug(text), text)
    if first != text:
        message = f"row {row}: {what} {text!r} would have the same id as {first!r}"
        reading.report(row, "duplicate-id", message, "write both the same, or make them differ in letters or digits")
    return first == text and _clean(reading, row, what, text)


def _read_row(reading: _Reading, row: int, names: dict[str, str], cells: tuple[Any, Any, str], round: str) -> None:
    party, issue = names["party"], names["issue"]
    where = f"row {row}, party {party!r}, issue {issue!r}"
    first = reading.seen.setdefault((party, issue), row)
    if first != row:
        reading.report(row, "duplicate-row", f"{where}: row {first} already has a value", "keep one of the two")
        return
    raw, salience, summary = cells
    known = _salience(reading, row, where, salience)
    _clean(reading, row, "summary", summary)
    missing = raw is None or (isinstance(raw, str) and not raw.strip())
    value = None if missing else _value(reading, row, where, issue, raw)
    if value is None and not missing:
        return
    reading.positions.append(
        Position(
            slug(party),
            round,
            slug(issue),
            value=value,
            engagement=Engagement.NOT_CODED if missing else None,
            salience=known,
            salience_basis=None if known is None else "the imported table",
            summary=summary.strip() or None,
        )
    )


def _value(reading: _Reading, row: int, where: str, issue: str, raw: Any) -> Value | None:
    scale = reading.scales[issue]
    try:
        return scale.parse(_written(raw, scale.level, reading.scales.level_ids(issue)))
    except OffScaleError as error:
        reading.report(row, error.code, f"{where}: {error.message}", error.hint)
        return None


def _written(raw: Any, level: str, ids: Mapping[str, str]) -> Any:
    """Return a cell as it would stand in a file."""
    if level in ("nominal", "ordinal"):
        return ids.get(label(raw), raw)
    if level == "set":
        items = re.split(r"[,;|]", raw) if isinstance(raw, str) else list(raw) if _is_collection(raw) else [raw]
        return [ids.get(label(item), item) for item in items if label(item)]
    if isinstance(raw, str):
        return raw.strip() if level == "date" else _number_text(raw.strip())
    return list(raw) if _is_collection(raw) else raw


def _number_text(text: str) -> Any:
    for sign, key in ((">=", "at_least"), ("<=", "at_most")):
        if text.startswith(sign):
            return {key: core_value(text.removeprefix(sign).strip())}
    match = _RANGE.fullmatch(text)
    return {"from": core_value(match[1]), "to": core_value(match[2])} if match else core_value(text)


def _is_collection(raw: Any) -> bool:
    return isinstance(raw, list | tuple | set | frozenset)


def _salience(reading: _Reading, row: int, where: str, raw: Any) -> float | None:
    number = core_value(raw) if isinstance(raw, str) else raw
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number <= _MAX_SALIENCE:
        reading.report(row, "salience-range", f"{where}: salience {raw!r}, expected a number from 0 to {_MAX_SALIENCE}")
        return None
    return number


def _clean(reading: _Reading, row: int, what: str, text: str) -> bool:
    """Report characters that could not be written to a file."""
    hidden = [message for _, message in hidden_characters(text)]
    for message in hidden:
        reading.report(row, "hidden-character", f"row {row}, {what}: {message}", "delete it and type the text again")
    return not hidden


def _case(frame: pd.DataFrame, reading: _Reading, name: str, round: str) -> Case:
    parties = tuple(Party(slug(text), text, text, Role.SIDE) for text in _labels(frame, "party"))
    issues = tuple(
        Issue(slug(text), "issues", text, f"Where does the party stand on: {text}?", reading.scales[text])
        for text in _labels(frame, "issue")
    )
    return Case(
        id=name,
        title=name,
        parties=parties,
        rounds=(Round(round, round),),
        baskets=(Basket("issues", "Issues"),),
        issues=issues,
        positions=tuple(reading.positions),
        codings=tuple(Coding(party.id, round) for party in parties),
        coded_from="table",
    )


def _labels(frame: pd.DataFrame, column: str) -> list[str]:
    cells = [label(cell) for cell in frame[column]] if column in frame else []
    return list(dict.fromkeys(cell for cell in cells if cell))


def label(cell: Any) -> str:
    """Return a cell as text: empty for a missing one, without `.0` for a whole number."""
    plain = _plain(cell)
    if plain is None:
        return ""
    return str(int(plain)) if isinstance(plain, float) and plain.is_integer() else str(plain).strip()


def _plain(cell: Any) -> Any:
    """Return a cell as plain Python: None for every kind of missing, no numpy scalars, dates as text."""
    import pandas as pd

    if cell is None or (pd.api.types.is_scalar(cell) and pd.isna(cell)):
        return None
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return cell.item() if hasattr(cell, "item") and pd.api.types.is_scalar(cell) else cell
