"""A table file into a frame whose rows are called as the file numbers them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiation_kit.errors import NoFileError, ToldError, listed, shown
from negotiation_kit.exchange.spreadsheets.workbook import read_workbook
from negotiation_kit.format.disk import typed_path

if TYPE_CHECKING:
    import pandas as pd


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252 (Western Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
}
_SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}
NEEDED = {"party", "issue", "value"}
_HINT = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_HIGH_RUNS = re.compile(rb"[\xa8\xaa\xaf\xb2\xb3\xb4\xb8\xba\xbf\xc0-\xff]+")
_CYRILLIC_RUN = 2.0
"""Mean length of runs of high bytes: whole words in Cyrillic, single letters with accents in Western text."""
_DECIMAL_COMMA = re.compile(r"[-+\u2212]?\d+,(\d{1,2}|\d{4,})")
_GROUPED_COMMA = re.compile(r"[-+\u2212]?\d{1,3}(,\d{3})+(\.\d+)?")
_GROUPED_DOT = re.compile(r"[-+\u2212]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_MOST_FAULTS = 10
_TOPS, _WIDEST = 20, 10_000
"""How many lines, and letters of each, are looked through for the head, which may stand under a title."""


def read_delimited(
    data: bytes, name: str, encoding: str | None
) -> tuple[Iterator[tuple[int, list[str]]], str]:
    """Return the rows of a CSV file with their numbers, and how they were read.

    Raises
    ------
    ToldError
        Where the text cannot be decoded or parted, or a number can be read in two ways.
    """
    text, used = _decoded(data, name, encoding)
    hint = _HINT.match(text)
    if "\x00" in text:
        raise ToldError(f"{name} holds bytes that are no text; save it as CSV UTF-8 and try again")
    body = text[hint.end() :] if hint else text
    separator = hint[1] if hint else _separator(body)
    rows = _parted(body, separator, name, offset=1 if hint else 0)
    told = f"{_NAMES.get(used, used)}, separator {_SEPARATORS.get(separator, shown(separator))}"
    return iter(_numbers(rows, separator, name)), told


def _decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    used = encoding or _encoding(data)
    try:
        return data.decode(used), used
    except LookupError:
        raise ToldError(f"there is no encoding {used!r}; usual ones are utf-8, cp1252 and cp1251") from None
    except UnicodeError as error:
        where = data[: getattr(error, "start", 0)].count(b"\n") + 1
        raise ToldError(
            f"{name}, line {where}: this is not {_NAMES.get(used, used)}; name the encoding, or save the "
            "file as CSV UTF-8 (in Excel: Save as, CSV UTF-8)"
        ) from None


def _encoding(data: bytes) -> str:
    """Return what a file is written in: what it says, UTF-8 where it is that, or a Windows code page."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return marked
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        runs = _HIGH_RUNS.findall(data)
        cyrillic = runs and sum(map(len, runs)) / len(runs) >= _CYRILLIC_RUN
        return "cp1251" if cyrillic else "cp1252"
    return "utf-8"


def _separator(text: str) -> str:
    """Return the separator that finds most of the names a head needs, then most names at all."""
    tops = [line[:_WIDEST] for line in text.splitlines() if line.strip()][:_TOPS]

    def names(separator: str) -> tuple[int, int]:
        rows = list(csv.reader(tops, delimiter=separator))
        found = ({cell.strip().lower() for cell in row} for row in rows)
        return max((len(NEEDED & row) for row in found), default=0), max(map(len, rows), default=0)

    return max(_SEPARATORS, key=names)


def _parted(text: str, separator: str, name: str, *, offset: int) -> list[tuple[int, list[str]]]:
    """Return the rows as a spreadsheet numbers them: a text that goes over several lines is one row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return list(enumerate(reader, start=1 + offset))
    except csv.Error as error:
        raise ToldError(f"{name}, line {reader.line_num + offset}: {_told(error)}") from None


def _told(error: csv.Error) -> str:
    """Return what is wrong and what to do; the csv module has one class for all its errors."""
    if "field limit" in str(error):
        return (
            f"a text is longer than {csv.field_size_limit():,} letters: shorten it, or close the quote "
            "that was opened before it"
        )
    return f"{error}; a text with quotes in it stands in quotes, with each quote in it doubled"


def _numbers(rows: list[tuple[int, list[str]]], separator: str, name: str) -> list[tuple[int, list[str]]]:
    """Return rows with decimal points; refuse numbers of which nobody can say how large they are."""
    faults = [
        f"row {number}: {shown(cell)}"
        for number, cells in rows
        for cell in cells
        if _ambiguous(cell.strip(), separator)
    ]
    if faults:
        more = f" and {len(faults) - _MOST_FAULTS} more" if len(faults) > _MOST_FAULTS else ""
        raise ToldError(
            f"{name}: a separator of thousands and a decimal sign look the same here: "
            f"{'; '.join(faults[:_MOST_FAULTS])}{more}. Show these cells without a separator of thousands, "
            "and save again"
        )
    return [(number, [_pointed(cell) for cell in cells]) for number, cells in rows]


def _ambiguous(cell: str, separator: str) -> bool:
    grouped_dot = separator != "," and _GROUPED_DOT.fullmatch(cell)
    return bool(_GROUPED_COMMA.fullmatch(cell) or grouped_dot)


def _pointed(cell: str) -> str:
    bare = cell.strip()
    return bare.replace(",", ".") if _DECIMAL_COMMA.fullmatch(bare) else cell


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
