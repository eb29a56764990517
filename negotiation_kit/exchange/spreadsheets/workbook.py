"""An Excel workbook, held against limits before it is unpacked: a small file may hold gigabytes."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from negotiation_kit.errors import MissingPackageError, ToldError, UnknownNameError
from negotiation_kit.wording import Message

MOST_UNPACKED = 200_000_000
"""Bytes; a hundred thousand rows of text need less than a tenth."""
HIGHEST_RATIO = 100
"""Unpacked to packed; sheets of real tables reach 10 to 30."""
MOST_PARTS = 2_000
MOST_COLUMNS = 200
_SMALL = 1_000_000  # bytes; a small part may be nothing but repetition, and does no harm
_OLE = b"\xd0\xcf\x11\xe0"
_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}


def read_workbook(
    data: bytes, name: str, sheet: str | None
) -> tuple[Iterator[tuple[int, list[Any]]], Message]:
    """Return the rows of a sheet with their numbers, and how they were read.

    Raises
    ------
    MissingPackageError
        Where openpyxl is not installed.
    UnknownNameError
        For a sheet that is not there.
    ToldError
        Where the file is no workbook, is beyond the limits, or shows an error or an uncomputed formula.
    """
    _hold_against_limits(data, name)
    values, formulas = (_opened(data, name, computed=computed) for computed in (True, False))
    if sheet is not None and sheet not in values.sheetnames:
        raise UnknownNameError("sheet", sheet, values.sheetnames)
    chosen = sheet or next((one.title for one in values.worksheets), None)
    if chosen is None or not hasattr(values[chosen], "iter_rows"):
        raise ToldError(Message("sheet.no-cells", file=name))
    several = len(values.sheetnames) > 1 and sheet is None
    first = {"name": repr(chosen), "n": len(values.sheetnames)}
    told = Message("sheet.first-of" if several else "sheet.called", **first)
    return iter(_rows(values[chosen], formulas[chosen], name)), told


def _hold_against_limits(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        raise ToldError(Message("sheet.protected", file=name))
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise ToldError(Message("sheet.damaged", file=name)) from None
    whole = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > _SMALL and part.file_size > HIGHEST_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if len(parts) > MOST_PARTS or whole > MOST_UNPACKED or swollen:
        raise ToldError(Message("sheet.swollen", file=name, size=whole))


def _opened(data: bytes, name: str, *, computed: bool) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise MissingPackageError(Message("sheet.no-openpyxl")) from None
    try:
        with warnings.catch_warnings():  # of styles and controls it leaves out, which hold no cells
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=computed)
    except Exception as error:  # a damaged file makes openpyxl raise nearly anything
        raise _damaged(name, error) from None


def _damaged(name: str, error: Exception) -> ToldError:
    return ToldError(Message("sheet.unreadable", file=name, error=type(error).__name__))


def _rows(values: Any, formulas: Any, name: str) -> list[tuple[int, list[Any]]]:
    try:
        both = zip(
            values.iter_rows(values_only=True, max_col=MOST_COLUMNS, min_row=1, min_col=1),
            formulas.iter_rows(values_only=True, max_col=MOST_COLUMNS, min_row=1, min_col=1),
            strict=True,
        )
        found = list(enumerate(both, start=1))
    except Exception as error:
        raise _damaged(name, error) from None
    return [(number, _cells(number, shown, written, name)) for number, (shown, written) in found]


def _cells(number: int, shown: Any, written: Any, name: str) -> list[Any]:
    """Return a row's cells; a formula nobody has computed, or its error, is no value and no absence."""
    for cell, formula in zip(shown, written, strict=True):
        if cell is None and formula is not None:
            told = Message("sheet.uncomputed", formula=repr(str(formula)[:60]))
            raise ToldError(Message("sheet.row", file=name, row=str(number), told=told))
        if isinstance(cell, str) and cell in _ERRORS:
            told = Message("sheet.error", cell=cell)
            raise ToldError(Message("sheet.row", file=name, row=str(number), told=told))
    return list(shown)
