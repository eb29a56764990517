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
from negotiation_kit.wording import Message, joined

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
    "cp1252": Message("sheet.cp1252"),
    "cp1251": Message("sheet.cp1251"),
}
_SEPARATORS = {
    sign: Message(f"sheet.separator.{name}")
    for sign, name in ((";", "semicolon"), (",", "comma"), ("\t", "tab"), ("|", "bar"))
}
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
) -> tuple[Iterator[tuple[int, list[str]]], Message]:
    """Return the rows of a CSV file with their numbers, and how they were read.

    Raises
    ------
    ToldError
        Where the text cannot be decoded or parted, or a number can be read in two ways.
    """
    text, used = _decoded(data, name, encoding)
    hint = _HINT.match(text)
    if "\x00" in text:
        raise ToldError(Message("sheet.no-text", file=name))
    body = text[hint.end() :] if hint else text
    separator = hint[1] if hint else _separator(body)
    rows = _parted(body, separator, name, offset=1 if hint else 0)
    between = _SEPARATORS.get(separator, shown(separator))
    told = Message("sheet.read", encoding=_NAMES.get(used, used), separator=between)
    return iter(_numbers(rows, separator, name)), told


def _decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    used = encoding or _encoding(data)
    try:
        return data.decode(used), used
    except LookupError:
        raise ToldError(Message("sheet.no-encoding", name=repr(used))) from None
    except UnicodeError as error:
        where = data[: getattr(error, "start", 0)].count(b"\n") + 1
        told = Message("sheet.other-encoding", encoding=_NAMES.get(used, used))
        raise ToldError(Message("sheet.line", file=name, line=str(where), told=told)) from None


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
        line = str(reader.line_num + offset)
        raise ToldError(Message("sheet.line", file=name, line=line, told=_told(error))) from None


def _told(error: csv.Error) -> Message:
    """Return what is wrong and what to do; the csv module has one class for all its errors."""
    if str(csv.field_size_limit()) in str(error):
        return Message("sheet.too-long", most=csv.field_size_limit())
    return Message("sheet.quotes", error=str(error))


def _numbers(rows: list[tuple[int, list[str]]], separator: str, name: str) -> list[tuple[int, list[str]]]:
    """Return rows with decimal points; refuse numbers of which nobody can say how large they are."""
    faults = [
        Message("sheet.cell", row=str(number), cell=shown(cell))
        for number, cells in rows
        for cell in cells
        if _ambiguous(cell.strip(), separator)
    ]
    if faults:
        cells, more = joined(faults[:_MOST_FAULTS]), len(faults) - _MOST_FAULTS
        told = Message("list.and-more", names=cells, n=more) if more > 0 else cells
        raise ToldError(Message("sheet.two-ways", file=name, cells=told))
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
_OLD = (".xls", ".ods", ".numbers", ".xlsb")


@dataclass(frozen=True)
class Table:
    """A table read from a file.

    Parameters
    ----------
    frame : DataFrame
        Its index, named `row`, holds the numbers the file gives the rows.
    path : Path
    told : Message
        How the file was read: encoding and separator, or the sheet.
    """

    frame: pd.DataFrame
    path: Path
    told: Message


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
        raise ToldError(Message("sheet.is-folder", folder=target))
    ending = target.suffix.lower()
    _refuse_others(target, ending)
    data = _content(target)
    if ending in WORKBOOK:
        rows, told = read_workbook(data, target.name, sheet)
    elif sheet is not None:
        raise ToldError(Message("sheet.no-workbook", file=target.name))
    else:
        rows, told = read_delimited(data, target.name, encoding)
    frame, head = _framed(list(rows), target.name)
    return Table(frame, target, Message("sheet.head", told=told, row=str(head)) if head else told)


def _refuse_others(target: Path, ending: str) -> None:
    if ending in _OLD:
        raise ToldError(Message(f"sheet.old{ending.replace('.', '-')}", file=target.name))
    if ending not in (*WORKBOOK, *TEXT):
        raise ToldError(Message("sheet.no-table", file=target.name, endings=listed((*WORKBOOK, *TEXT))))


def _content(target: Path) -> bytes:
    try:
        size = target.stat().st_size
    except FileNotFoundError:
        raise NoFileError(Message("sheet.no-file", file=target)) from None
    if size > LARGEST:
        raise ToldError(Message("sheet.too-large", file=target.name, size=size, most=LARGEST))
    return target.read_bytes()


def _framed(rows: Sequence[tuple[int, list[Any]]], name: str) -> tuple[pd.DataFrame, int]:
    """Return the table, and the number of its head's row where something stands above it, else 0."""
    import pandas as pd

    filled = [(number, cells) for number, cells in rows if any(map(_given, cells))]
    if not filled:
        raise ToldError(Message("sheet.empty", file=name))
    if len(filled) > MOST_ROWS:
        raise ToldError(Message("sheet.too-many-rows", file=name, most=MOST_ROWS))
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
            told = Message("sheet.more-cells", names=listed(heads))
            raise ToldError(Message("sheet.row", file=name, row=str(number), told=told))
        yield [*cells[:width], *[None] * (width - len(cells))]
