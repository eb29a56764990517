"""`import_table`: a table file and its scales into a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from negotiation_kit.errors import Finding, PositionFilesError, Report, ToldError
from negotiation_kit.exchange.frames.reading import TABLE, case_from_frame
from negotiation_kit.exchange.frames.scales import SCALES, label, plain
from negotiation_kit.exchange.frames.writing import dumped
from negotiation_kit.exchange.spreadsheets.reading import Table, read_table
from negotiation_kit.format.disk import typed_path
from negotiation_kit.format.load.files import parse_file, shown_path
from negotiation_kit.format.parse import core_value
from negotiation_kit.format.parse import plain as plain_data
from negotiation_kit.model import Case
from negotiation_kit.wording import ENGLISH, Message, say


def import_table(
    path: str | Path | Table,
    scales: Mapping[str, Any] | str | Path,
    *,
    name: str = "imported",
    title: str | None = None,
    round: str = "round-1",
    sheet: str | None = None,
    encoding: str | None = None,
    language: str = ENGLISH,
) -> Case:
    """Make a case of an Excel or CSV file with one row a position.

    Parameters
    ----------
    path : str, Path or Table
        With the columns that `case_from_frame` reads: party, issue, value and, optionally, salience, summary.
    scales : mapping, or path of a YAML file
        As `case_from_frame` takes them.
    name, round : str
        Ids of the case and its one round.
    title : str, optional
    sheet, encoding : str, optional
        As `read_table` takes them.
    language : {"en", "uk", "ru"}
        Of the questions the case asks.

    Returns
    -------
    Case
        With `coded_from="table"`.

    Raises
    ------
    PositionFilesError
        With every fault, each naming the row of the file, the party and the issue.
    ValueError, OSError
        Where a file cannot be read.
    """
    table = path if isinstance(path, Table) else read_table(path, sheet=sheet, encoding=encoding)
    file = None if isinstance(scales, Mapping) else typed_path(scales)
    given = scales if isinstance(scales, Mapping) else _read_scales(typed_path(scales))
    try:
        case = case_from_frame(table.frame, given, name=name, round=round, language=language)
    except PositionFilesError as error:
        raise PositionFilesError(_at_home(error.report, table.path, file)) from None
    return replace(case, title=title) if title else case


def scales_draft(table: Table, language: str = ENGLISH) -> str:
    """Return a YAML file with a scale for every issue of a table, for a person to correct.

    Names become nominal options in the order in which they occur, numbers a scale from the least to the
    greatest that occur: what the table shows, and not yet what the scale is.
    """
    found: dict[str, list[Any]] = {}
    if not {"issue", "value"} <= set(table.frame.columns):
        raise ToldError(Message("sheet.no-issues", file=table.path.name))
    for issue, value in zip(table.frame["issue"], table.frame["value"], strict=True):
        found.setdefault(label(issue), []).append(_typed(plain(value)))
    head, unit = say(language, "sheet.draft", file=table.path.name), say(language, "frame.points")
    drafts = {
        issue: _draft([value for value in values if value is not None], unit)
        for issue, values in found.items()
        if issue
    }
    return f"{head}\n{dumped(drafts)}"


def _read_scales(path: Path) -> Mapping[str, Any]:
    document = parse_file(path.absolute(), path.absolute().parent.resolve())
    if document.findings:
        raise PositionFilesError(Report(tuple(document.findings), (document.file,)))
    content = None if document.root is None else plain_data(document.root)
    if not isinstance(content, dict):
        raise ToldError(Message("sheet.no-scales", file=path))
    return content


def _at_home(report: Report, table: Path, scales: Path | None) -> Report:
    """Return a report whose findings name the files and not what they were read into."""
    names = {TABLE: shown_path(table), SCALES: shown_path(scales) if scales else SCALES}

    def home(found: Finding) -> Finding:
        return replace(found, file=names.get(found.file, found.file))

    return Report(tuple(map(home, report.findings)), (names[TABLE],), report.n_positions)


def _typed(value: Any) -> Any:
    """Return a cell as a number where it is one, else as text; None where it is empty."""
    if isinstance(value, str):
        found = core_value(value.strip())
        return found if isinstance(found, int | float) else value.strip() or None
    return value


def _draft(values: list[Any], unit: str) -> dict[str, Any]:
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    if numbers and len(numbers) == len(values):
        low, high = min(numbers), max(numbers)
        return {"level": "interval", "unit": unit, "min": low, "max": high if high > low else low + 1}
    names = list(dict.fromkeys(label(value) for value in values))
    spare = [f"other-{number}" for number in range(1, 3 - len(names))]  # a scale has two options or more
    return {"level": "nominal", "values": [*names, *spare]}
