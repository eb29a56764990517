"""Reliability data as people hand it over, read into numbers of values; what cannot be read is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from math import inf, isfinite
from numbers import Real
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.coding.units import NOT_CODED
from negotiation_kit.errors import ToldError, counted, listed, shown
from negotiation_kit.wording import Message, Short, joined

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NUMERIC = ("interval", "ratio")
MISSING = ("", ".", "NA", "N/A", "NaN", "nan")
"""Texts by which spreadsheets and statistics programs say that a cell is empty."""
_NUMBER = re.compile(r"[+-]?(0|[1-9]\d*)(\.\d+)?")
"""A text such as `007` is a name: as a number it would not be written so."""
_MOST_TOLD = 3


@dataclass(frozen=True, eq=False, repr=False)
class Ratings(Short):
    """Coders by units.

    Parameters
    ----------
    codes : array of int, shape (coders, units)
        The number of the value, -1 where not coded.
    values : sequence or array
        The values by number: in order where they have one.
    units : sequence
        What the units are called.
    missing : tuple of str
        What was taken as missing besides None and NaN, each with how often.
    """

    codes: NDArray[np.intp]
    values: Sequence[Any] | NDArray[Any]
    units: Sequence[Any] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class _Sheet:
    """The cells, coders by units, with what the coders and units are called."""

    cells: NDArray[Any]
    coders: Sequence[Any]
    units: Sequence[Any]

    def fault(self, place: Sequence[int], found: str, expected: str) -> Message:
        coder, unit = self.coders[place[0]], self.units[place[1]]
        return Message("ratings.fault", coder=str(coder), unit=str(unit), found=found, expected=expected)


def read_ratings(
    ratings: Any, level: str, order: Iterable[Any] | None = None, missing: Iterable[Any] | None = MISSING
) -> Ratings:
    """Read reliability data.

    Parameters
    ----------
    ratings : array-like or DataFrame, coders x units
        None, NaN and blank text: not coded.
    level : str
    order : iterable, optional
        The values from lowest to highest; that of ordered categoricals when left out.
    missing : iterable, optional
        What else is not coded; nothing for None.

    Raises
    ------
    ToldError
        For data that are no table, and for values that do not fit the level; all such cells in one message.
    """
    if isinstance(missing, str):
        raise ToldError(Message("ratings.missing-text", found=shown(missing)))
    sheet = _sheet(ratings, level)
    absent = set(MISSING) if missing is MISSING else {_joinable(_stripped(item)) for item in missing or ()}
    if order is None and level == "ordinal":
        order = _own_order(ratings)
    plain = sheet.cells.dtype.kind in "iuf" and order is None
    found = _numbers(sheet, level, absent) if plain else _values(sheet, level, order, absent)
    return replace(found, units=sheet.units)


def _values(sheet: _Sheet, level: str, order: Iterable[Any] | None, absent: Set[Any]) -> Ratings:
    import numpy as np

    key, known = _reader(level, order)
    numbers: dict[Hashable, int] = {value: number for number, value in enumerate(known)}
    codes = np.full(sheet.cells.shape, NOT_CODED, dtype=np.intp)
    faults, taken, seen = [], Counter[str](), dict[str, int]()
    for place, given in np.ndenumerate(sheet.cells):
        if isinstance(given, str) and given in seen:  # most tables say the same few words again and again
            codes[place] = seen[given]
            continue
        cell = _joinable(_stripped(given))
        if _is_nothing(cell):
            continue
        if _is_among(cell, absent):
            taken[shown(given)] += 1
            continue
        try:
            codes[place] = code = numbers.setdefault(key(cell), len(numbers))
            if isinstance(given, str):
                seen[given] = code
        except (ValueError, TypeError) as error:
            faults.append(sheet.fault(place, shown(given), _expected(error)))
    _refuse(faults)
    return _in_order(Ratings(codes, list(numbers), missing=_told(taken)), level, order)


def _told(taken: Counter[str]) -> tuple[str, ...]:
    return tuple(Message("ratings.taken", what=what, times=n) for what, n in sorted(taken.items()))


def _sheet(ratings: Any, level: str) -> _Sheet:
    import numpy as np

    if hasattr(ratings, "to_numpy") and hasattr(ratings, "columns"):
        cells = ratings.to_numpy()
        cells = cells if cells.dtype.kind in "iuf" else cells.astype(object)
        return _Sheet(cells, list(getattr(ratings, "index", range(1, len(cells) + 1))), list(ratings.columns))
    cells = _array_cells(ratings) if isinstance(ratings, np.ndarray) else _listed_cells(ratings, level)
    if cells.ndim != 2:
        raise _no_table(counted(cells.ndim, "dimension"))
    return _Sheet(cells, range(1, cells.shape[0] + 1), range(1, cells.shape[1] + 1))


def _no_table(found: str) -> ToldError:
    return ToldError(Message("ratings.no-table", found=found))


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
        raise ToldError(Message("ratings.uneven", found=listed(map(str, widths))))
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
    raise _no_table(shown(ratings))


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


def _own_order(ratings: Any) -> list[Any] | None:
    """Return the order that ordered categoricals bring along, None where there are none."""
    columns = getattr(ratings, "dtypes", None)
    kinds: list[Any] = [getattr(row, "dtype", None) for row in ratings] if columns is None else list(columns)
    orders = [list(kind.categories) for kind in kinds if getattr(kind, "ordered", False)]
    if any(order != orders[0] for order in orders):
        told = next(listed(map(str, order)) for order in orders if order != orders[0])
        raise ToldError(Message("ratings.orders-differ", one=listed(map(str, orders[0])), other=told))
    return orders[0] if orders else None


def _stripped(cell: Any) -> Any:
    return cell.strip() if isinstance(cell, str) else cell


def _joinable(cell: Any) -> Any:
    """Return a number written as text as that number: two programs may have saved the same codes."""
    if isinstance(cell, str) and _NUMBER.fullmatch(cell):
        return float(cell) if "." in cell else int(cell)
    return cell


def _is_nothing(cell: Any) -> bool:
    """Return whether a cell is None, NaN, NaT or pandas' NA."""
    if cell is None:
        return True
    if isinstance(cell, Set | list | tuple | str):
        return False
    differs = cell != cell  # noqa: PLR0124
    return differs is cell or (isinstance(differs, Hashable) and bool(differs))


def _is_among(cell: Any, absent: Set[Any]) -> bool:
    """Return whether a cell is one of what means missing; blank text always is, and truth is no number."""
    if isinstance(cell, bool) or not isinstance(cell, Hashable):
        return False
    return cell == "" or cell in absent


def _numbers(sheet: _Sheet, level: str, absent: Set[Any]) -> Ratings:
    import numpy as np

    cells = sheet.cells.astype(np.float64) if level in NUMERIC else sheet.cells
    numbers = [item for item in absent if isinstance(item, int | float)]
    gone = np.isin(cells, numbers) if numbers else np.zeros(cells.shape, dtype=bool)
    coded = ~np.isnan(cells) & ~gone
    bad = np.isinf(cells) if level != "ratio" else np.isinf(cells) | (cells < 0)
    bad = (bad if level != "set" else ~np.isnan(cells)) & coded
    expected = Message(f"ratings.expected.{level}")
    _refuse([sheet.fault(tuple(place), f"{cells[tuple(place)]:g}", expected) for place in np.argwhere(bad)])
    values, given = np.unique(cells[coded], return_inverse=True)
    codes = np.full(cells.shape, NOT_CODED, dtype=np.intp)
    codes[coded] = given
    return Ratings(codes, values, missing=_told(Counter(f"{item:g}" for item in cells[gone])))


def _reader(level: str, order: Iterable[Any] | None) -> tuple[Callable[[Any], Hashable], list[Hashable]]:
    """Return what makes a cell a value, or raises ValueError, and the values known beforehand."""
    if order is not None:
        known = _checked_order(level, order)
        return lambda cell: _one_of(cell, known), known
    return {"nominal": _name, "ordinal": _rank, "set": _options}.get(level, _number(level)), []


def _checked_order(level: str, order: Iterable[Any]) -> list[Hashable]:
    if level != "ordinal":
        raise ToldError(Message("ratings.order-of-level", level=level))
    if isinstance(order, str):
        raise ToldError(Message("ratings.order-text", found=shown(order)))
    known = [_joinable(_stripped(item)) for item in order]
    if len(set(known)) != len(known):
        raise ToldError(Message("ratings.order-twice", found=listed(map(str, known))))
    return known


def _one_of(cell: Any, known: list[Hashable]) -> Hashable:
    if cell not in known:
        raise ToldError(Message("ratings.expected.order", order=listed(map(str, known))))
    value: Hashable = cell
    return value


def _name(cell: Any) -> Hashable:
    if isinstance(cell, Real) and not isfinite(cell):
        raise ToldError(Message("ratings.expected.nominal"))
    if not isinstance(cell, Hashable) or isinstance(cell, tuple | frozenset):
        raise ToldError(Message("ratings.expected.one-value"))
    return ("truth", cell) if isinstance(cell, bool) else cell  # for Python, True is the number 1


def _rank(cell: Any) -> float:
    if isinstance(cell, str | bool):
        raise ToldError(Message("ratings.no-order"))
    return _number("ordinal")(cell)


def _number(level: str) -> Callable[[Any], float]:
    def read(cell: Any) -> float:
        number = _float(cell) if isinstance(cell, Real | Decimal) and not isinstance(cell, bool) else inf
        if not isfinite(number) or (level == "ratio" and number < 0):
            raise ToldError(Message(f"ratings.expected.{level}"))
        return number

    return read


def _float(cell: Any) -> float:
    try:
        return float(cell)
    except OverflowError:
        return inf


def _options(cell: Any) -> frozenset[Any]:
    if not isinstance(cell, Set | list | tuple):
        raise ToldError(Message("ratings.expected.set"))
    return frozenset(cell)


def _expected(error: Exception) -> str:
    return error.args[0] if isinstance(error, ToldError) else Message("ratings.no-value")


def _refuse(faults: list[Message]) -> None:
    if faults:
        more = len(faults) - _MOST_TOLD
        rest = [Message("ratings.more-faults", n=more)] if more > 0 else []
        raise ToldError(joined([*faults[:_MOST_TOLD], *rest]))


def _in_order(found: Ratings, level: str, order: Iterable[Any] | None) -> Ratings:
    """Return the ratings with their values numbered by size, where they have one."""
    import numpy as np

    if level in ("nominal", "set") or order is not None:
        return found
    values, places = np.unique(np.array(found.values, dtype=np.float64), return_inverse=True)
    renumbered = np.append(places, NOT_CODED).astype(np.intp)  # -1, not coded, stays where it is: the last
    return replace(found, codes=renumbered[found.codes], values=values)
