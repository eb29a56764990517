"""A CSV file as somebody's spreadsheet wrote it: which encoding, which separator, which decimal sign."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from negotiation_kit.errors import ToldError, shown

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
