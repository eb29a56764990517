"""Reliability data as people hand it over, read into numbers of values; what cannot be read is refused."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from math import inf, isfinite
from numbers import Real
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.coding.units import NOT_CODED
from negotiation_kit.errors import ToldError, counted, listed, shown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NUMERIC = ("interval", "ratio")
_MOST_TOLD = 3
_AS_TABLE = "expected ratings as coders x units: one row a coder, one column a unit"


@dataclass(frozen=True, eq=False)
class Ratings:
    """Coders by units.

    Parameters
    ----------
    codes : array of int, shape (coders, units)
        The number of the value, -1 where not coded.
    values : sequence or array
        The values by number: in order where they have one.
    """

    codes: NDArray[np.intp]
    values: Sequence[Any] | NDArray[Any]


@dataclass(frozen=True, eq=False)
class _Sheet:
    """The cells, coders by units, with what the coders and units are called."""

    cells: NDArray[Any]
    coders: Sequence[Any]
    units: Sequence[Any]

    def name(self, coder: int, unit: int) -> str:
        return f"coder {self.coders[coder]}, unit {self.units[unit]}"


def read_ratings(ratings: Any, level: str, order: Iterable[Any] | None = None) -> Ratings:
    """Read reliability data.

    Parameters
    ----------
    ratings : array-like or DataFrame, coders x units
        None, NaN and blank text: not coded.
    level : str
    order : iterable, optional
        The values from lowest to highest.

    Raises
    ------
    ToldError
        For data that are no table, and for values that do not fit the level; all such cells in one message.
    """
    import numpy as np

    sheet = _sheet(ratings, level)
    if sheet.cells.dtype.kind in "iuf" and order is None:
        return _numbers(sheet, level)
    key, known = _reader(level, order)
    numbers: dict[Hashable, int] = {value: number for number, value in enumerate(known)}
    codes = np.full(sheet.cells.shape, NOT_CODED, dtype=np.intp)
    faults = []
    for place, cell in np.ndenumerate(sheet.cells):
        if not _missing(cell):
            try:
                codes[place] = numbers.setdefault(key(cell), len(numbers))
            except (ValueError, TypeError) as error:
                faults.append(f"{sheet.name(*place)}: found {shown(cell)}, {_expected(error)}")
    _refuse(faults)
    return _in_order(Ratings(codes, list(numbers)), level, order)


def _sheet(ratings: Any, level: str) -> _Sheet:
    import numpy as np

    if hasattr(ratings, "to_numpy") and hasattr(ratings, "columns"):
        cells = ratings.to_numpy()
        cells = cells if cells.dtype.kind in "iuf" else cells.astype(object)
        return _Sheet(cells, list(getattr(ratings, "index", range(1, len(cells) + 1))), list(ratings.columns))
    cells = _array_cells(ratings) if isinstance(ratings, np.ndarray) else _listed_cells(ratings, level)
    if cells.ndim != 2:
        raise ToldError(f"found {counted(cells.ndim, 'dimension')}, {_AS_TABLE}")
    return _Sheet(cells, range(1, cells.shape[0] + 1), range(1, cells.shape[1] + 1))


def _array_cells(ratings: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    if ratings.dtype.kind in "iuf" and not isinstance(ratings, np.ma.MaskedArray):
        return ratings
    cells = np.array(np.ma.getdata(ratings), dtype=object)
    cells[np.ma.getmaskarray(ratings)] = None
    if ratings.dtype.kind == "U":
        cells[cells == "nan"] = None  # what numpy makes of NaN among texts
    return cells


def _listed_cells(ratings: Any, level: str) -> NDArray[Any]:
    import numpy as np

    rows = _rows(ratings)
    widths = list(dict.fromkeys(map(len, rows)))
    if len(widths) > 1:
        found = f"found coders with {listed(map(str, widths))} units"
        raise ToldError(f"{found}, expected as many for each; write None where a unit was not coded")
    if level != "set" and (plain := _plain(rows)) is not None:
        return plain
    cells = np.empty((len(rows), *(widths or [0])), dtype=object)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            cells[number, place] = cell
    return cells


def _rows(ratings: Any) -> list[list[Any]]:
    try:
        rows = list(ratings)
        if not any(isinstance(row, str | Mapping | Set) for row in rows):
            return [list(row) for row in rows]
    except TypeError:
        pass
    raise ToldError(f"found {shown(ratings)}, {_AS_TABLE}")


def _plain(rows: list[list[Any]]) -> NDArray[Any] | None:
    """Return rows of nothing but numbers as an array, else None; for numpy truth is a number too."""
    import numpy as np

    if any(isinstance(cell, bool) for row in rows for cell in row):
        return None
    try:
        found = np.array(rows)
    except (ValueError, OverflowError):
        return None
    return found if found.ndim == 2 and found.dtype.kind in "iuf" else None


def _missing(cell: Any) -> bool:
    """Return whether a cell is None, NaN, NaT, pandas' NA or blank text."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return True
    if isinstance(cell, Set | list | tuple | str):
        return False
    differs = cell != cell  # noqa: PLR0124
    return differs is cell or (isinstance(differs, Hashable) and bool(differs))


def _numbers(sheet: _Sheet, level: str) -> Ratings:
    import numpy as np

    cells = sheet.cells.astype(np.float64) if level in NUMERIC else sheet.cells
    coded = ~np.isnan(cells)
    bad = np.isinf(cells) if level != "ratio" else np.isinf(cells) | (cells < 0)
    bad = bad if level != "set" else coded
    expected = _EXPECTED[level]
    _refuse(
        [
            f"{sheet.name(*place)}: found {cells[tuple(place)]:g}, expected {expected}"
            for place in np.argwhere(bad)
        ]
    )
    values, given = np.unique(cells[coded], return_inverse=True)
    codes = np.full(cells.shape, NOT_CODED, dtype=np.intp)
    codes[coded] = given
    return Ratings(codes, values)


_EXPECTED = {
    "nominal": "a finite number or text",
    "ordinal": "a finite number",
    "interval": "a finite number",
    "ratio": "a finite number that is not negative",
    "set": "a set such as {'a', 'b'}",
}


def _reader(level: str, order: Iterable[Any] | None) -> tuple[Callable[[Any], Hashable], list[Hashable]]:
    """Return what makes a cell a value, or raises ValueError, and the values known beforehand."""
    if order is not None:
        known = _checked_order(level, order)
        return lambda cell: _one_of(cell, known), known
    return {"nominal": _name, "ordinal": _rank, "set": _options}.get(level, _number(level)), []


def _checked_order(level: str, order: Iterable[Any]) -> list[Hashable]:
    if level != "ordinal":
        raise ToldError(f"an order is for level='ordinal', and the level is {level!r}; leave it out")
    if isinstance(order, str):
        raise ToldError(f"the order is {order!r}, expected a list of values from lowest to highest")
    known = list(order)
    if len(set(known)) != len(known):
        raise ToldError(f"the order names a value twice: {listed(map(str, known))}")
    return known


def _one_of(cell: Any, known: list[Hashable]) -> Hashable:
    if cell not in known:
        raise ToldError(f"expected one of the order: {listed(map(str, known))}")
    value: Hashable = cell
    return value


def _name(cell: Any) -> Hashable:
    if isinstance(cell, Real) and not isfinite(cell):
        raise ToldError(f"expected {_EXPECTED['nominal']}")
    if not isinstance(cell, Hashable) or isinstance(cell, tuple | frozenset):
        raise ToldError("expected one value; for several use level='set'")
    return ("truth", cell) if isinstance(cell, bool) else cell  # for Python, True is the number 1


def _rank(cell: Any) -> float:
    if isinstance(cell, str | bool):
        raise ToldError("which has no order: pass order=[lowest, ..., highest]")
    return _number("ordinal")(cell)


def _number(level: str) -> Callable[[Any], float]:
    def read(cell: Any) -> float:
        if isinstance(cell, bool) or not isinstance(cell, Real | Decimal):
            raise ToldError(f"expected {_EXPECTED[level]}")
        number = _float(cell)
        if not isfinite(number) or (level == "ratio" and number < 0):
            raise ToldError(f"expected {_EXPECTED[level]}")
        return number

    return read


def _float(cell: Any) -> float:
    try:
        return float(cell)
    except OverflowError:
        return inf


def _options(cell: Any) -> frozenset[Any]:
    if not isinstance(cell, Set | list | tuple):
        raise ToldError(f"expected {_EXPECTED['set']}")
    return frozenset(cell)


def _expected(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else "which cannot be used as a value"


def _refuse(faults: list[str]) -> None:
    if faults:
        rest = f"; and {len(faults) - _MOST_TOLD} more" if len(faults) > _MOST_TOLD else ""
        raise ToldError(f"{'; '.join(faults[:_MOST_TOLD])}{rest}")


def _in_order(found: Ratings, level: str, order: Iterable[Any] | None) -> Ratings:
    """Return the ratings with their values numbered by size, where they have one."""
    import numpy as np

    if level in ("nominal", "set") or order is not None:
        return found
    values, places = np.unique(np.array(found.values, dtype=np.float64), return_inverse=True)
    renumbered = np.append(places, NOT_CODED).astype(np.intp)  # -1, not coded, stays where it is: the last
    return Ratings(renumbered[found.codes], values)
