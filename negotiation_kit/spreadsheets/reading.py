"""A table file into a frame whose rows are called as the file numbers them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiation_kit.errors import NoFileError, ToldError, listed
from negotiation_kit.format.places import typed_path
from negotiation_kit.spreadsheets.delimited import NEEDED, read_delimited
from negotiation_kit.spreadsheets.workbook import read_workbook

if TYPE_CHECKING:
    import pandas as pd

LARGEST = 20_000_000
"""Bytes of a file; a table of positions has some thousand rows and stays far below."""
MOST_ROWS = 100_000
_TITLES = 20
"""How many filled rows are looked through for the head."""
WORKBOOK, TEXT = (".xlsx", ".xlsm"), (".csv", ".tsv", ".txt")
ROW = "row"
"""The name of the frame's index, by which a message says which row of the file it means."""
_OLD = {
    ".xls": "Excel's old format",
    ".ods": "a LibreOffice file",
    ".numbers": "a Numbers file",
    ".xlsb": "Excel's binary format",
}


@dataclass(frozen=True)
class Table:
    """A table read from a file.

    Parameters
    ----------
    frame : DataFrame
        Its index, named `row`, holds the numbers the file gives the rows.
    path : Path
    told : str
        How the file was read: encoding and separator, or the sheet.
    """

    frame: pd.DataFrame
    path: Path
    told: str


def read_table(path: str | Path, *, sheet: str | None = None, encoding: str | None = None) -> Table:
    """Read a table from an Excel workbook or a CSV file as Excel, LibreOffice and others write them.

    The first row with the names party, issue and value is the head; what stands above it, as a title does, is
    passed over, and so are empty rows. Heads are taken in lower case and without spaces around them. In CSV
    files, encoding and separator are found out; a comma within a number is a decimal sign, and a number that
    may be read two ways is refused.

    Parameters
    ----------
    path : str or Path
        Ends in .xlsx, .xlsm, .csv, .tsv or .txt.
    sheet : str, optional
        Of a workbook; the first when left out.
    encoding : str, optional
        Of a CSV file, as in "cp1251"; found out when left out.

    Returns
    -------
    Table

    Raises
    ------
    ToldError
        With a sentence, where the file is none of these, is too large, or cannot be read without guessing.
    OSError
        Where the file is not there or the system does not let it be read.
    """
    target = typed_path(path)
    if target.is_dir():
        raise ToldError(f"{target} is a folder; name the table file in it")
    ending = target.suffix.lower()
    _refuse_others(target, ending)
    data = _content(target)
    if ending in WORKBOOK:
        rows, told = read_workbook(data, target.name, sheet)
    elif sheet is not None:
        raise ToldError(f"{target.name} is no workbook and has no sheets; leave the sheet out")
    else:
        rows, told = read_delimited(data, target.name, encoding)
    frame, head = _framed(list(rows), target.name)
    return Table(frame, target, f"{told}, head in row {head}" if head else told)


def _refuse_others(target: Path, ending: str) -> None:
    if ending in _OLD:
        raise ToldError(f"{target.name} is {_OLD[ending]}: save it as .xlsx or as CSV UTF-8 and try again")
    if ending not in (*WORKBOOK, *TEXT):
        raise ToldError(
            f"{target.name} is no table file: its name should end in {listed((*WORKBOOK, *TEXT))}"
        )


def _content(target: Path) -> bytes:
    try:
        size = target.stat().st_size
    except FileNotFoundError:
        raise NoFileError(f"there is no file {target}") from None
    if size > LARGEST:
        raise ToldError(
            f"{target.name} has {size:,} bytes, and a table may have {LARGEST:,}: is it the right file?"
        )
    return target.read_bytes()


def _framed(rows: Sequence[tuple[int, list[Any]]], name: str) -> tuple[pd.DataFrame, int]:
    """Return the table, and the number of its head's row where something stands above it, else 0."""
    import pandas as pd

    filled = [(number, cells) for number, cells in rows if any(map(_given, cells))]
    if not filled:
        raise ToldError(f"{name} is empty; expected a head with party, issue and value")
    if len(filled) > MOST_ROWS:
        raise ToldError(f"{name} has more than {MOST_ROWS:,} rows: is it the right file?")
    first = _first(filled)
    heads, below = _heads(filled[first][1]), filled[first + 1 :]
    body = list(_padded(below, heads, name))
    index = pd.Index([number for number, _ in below], name=ROW, dtype="int64")
    columns = {place: [cells[place] for cells in body] for place in range(len(heads))}
    frame = pd.DataFrame(columns, index=index, dtype="object")
    frame.columns = pd.Index(heads, dtype="object")
    return frame.loc[:, [head != "" for head in heads]], filled[first][0] if first else 0


def _first(filled: Sequence[tuple[int, list[Any]]]) -> int:
    """Return which row is the head: the first with all the names a head needs, else the first at all."""
    tops = enumerate(filled[:_TITLES])
    return next((place for place, (_, cells) in tops if set(_heads(cells)) >= NEEDED), 0)


def _given(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


def _heads(cells: list[Any]) -> list[str]:
    found = ["" if cell is None else str(cell).strip().lower() for cell in cells]
    while found and not found[-1]:
        found.pop()
    return found


def _padded(rows: Sequence[tuple[int, list[Any]]], heads: Sequence[str], name: str) -> Iterator[list[Any]]:
    """Yield rows as long as the head; a cell beyond the head means that a separator stands inside a text."""
    width = len(heads)
    for number, cells in rows:
        if any(map(_given, cells[width:])):
            raise ToldError(
                f"{name}, row {number}: it has more cells than the head has names ({listed(heads)}); "
                "put a text that holds the separator in quotes, or give the column a name"
            )
        yield [*cells[:width], *[None] * (width - len(cells))]
