"""Reading a round into the form of `encoded`: issue by issue, then all issues side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from negotiation_kit.analysis.comparing.classes import Classes, classes, columns, stretches, tables
from negotiation_kit.analysis.comparing.stances import Stances

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    from negotiation_kit.analysis.arrays import np


@dataclass(frozen=True)
class Product:
    """Columns whose product over parties is a sum over issues.

    Parameters
    ----------
    issue : array of int, shape (columns,)
        The issue each column belongs to.
    left : tuple of array, each of shape (parties, columns)
        One for each sum that shares the right-hand side.
    right : array, shape (parties, columns)
    """

    issue: NDArray[np.intp]
    left: tuple[NDArray[np.float64], ...]
    right: NDArray[np.float64]


@dataclass(frozen=True)
class Table:
    """Class tables that are looked up for every pair.

    Parameters
    ----------
    issue : int
    codes : array of int, shape (parties,)
        The class of each party.
    layers : array, shape (layers, classes, classes)
        The distance; where what is known does not follow from the parties alone, also known, measurable, and
        the low and high of what is not known.
    """

    issue: int
    codes: NDArray[np.intp]
    layers: NDArray[np.float64]


@dataclass(frozen=True)
class Encoded:
    """A round, ready to be set all against all with any weights.

    Parameters
    ----------
    size : tuple of int
        Numbers of parties and issues.
    known, measurable, distance, unknown : Product
        Pairs whose distance is known; pairs that have a distance at all; distances of known positions; and
        what unknown positions add to the low and to the high sum.
    ends : array, shape (2, issues on a line, parties)
        Lower and upper ends of stretches, infinite where a position is not known.
    on_line : array of int
        The issue of each row of `ends`.
    tables : tuple of Table
    """

    size: tuple[int, int]
    known: Product
    measurable: Product
    distance: Product
    unknown: Product
    ends: NDArray[np.float64]
    on_line: NDArray[np.intp]
    tables: tuple[Table, ...]


FEW_CLASSES = 24
"""Up to so many classes an issue's distances are cheaper as a matrix product than looked up pair by pair."""


def encode(stances: Stances, metric: str) -> Encoded:
    """Return a round encoded; the result is kept with the case.

    Parameters
    ----------
    stances : Stances
    metric : str
    """
    case, key = stances.case, ("encode", *stances.key, metric)
    if key not in case.derived:
        parts = _Parts(len(case.parties))
        issues = case.issues_in(stances.round)
        for index, issue in enumerate(issues):
            parts.add(index, classes(stances, issue), metric)
        case.derived[key] = parts.stacked(len(issues))
    encoded: Encoded = case.derived[key]
    return encoded


@dataclass
class _Parts:
    """What has been encoded so far, issue by issue."""

    parties: int
    known: list[Product] = field(default_factory=list)
    measurable: list[Product] = field(default_factory=list)
    distance: list[Product] = field(default_factory=list)
    unknown: list[Product] = field(default_factory=list)
    ends: list[NDArray[np.float64]] = field(default_factory=list)
    on_line: list[int] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def add(self, index: int, found: Classes, metric: str) -> None:
        """Add one issue."""
        ends = stretches(found, metric)
        if ends is None:
            self._add_tables(index, found, metric)
        else:
            self._add_stretches(index, found, ends)

    def stacked(self, issues: int) -> Encoded:
        """Return all issues as one."""
        ends = np.array(self.ends).reshape(-1, self.parties, 2).transpose(2, 0, 1).copy()
        return Encoded(
            (self.parties, issues),
            _joined(self.known, self.parties, 1),
            _joined(self.measurable, self.parties, 1),
            _joined(self.distance, self.parties, 1),
            _joined(self.unknown, self.parties, 2),
            ends,
            np.array(self.on_line, dtype=np.intp),
            tuple(self.tables),
        )

    def _add_stretches(self, index: int, found: Classes, ends: NDArray[np.float64]) -> None:
        known = np.isfinite(ends[:, 0])
        unknown = np.flatnonzero(~known)
        low, high = columns(found, ends, unknown)
        measurable = known.copy()
        measurable[unknown] = ~np.isnan(np.diagonal(low[unknown]))
        self.ends.append(ends[found.codes])
        self.on_line.append(index)
        self._add_columns(index, found, known, measurable, low, high)

    def _add_tables(self, index: int, found: Classes, metric: str) -> None:
        distance, low, high = tables(found, metric)
        known, measurable = ~np.isnan(np.diagonal(distance)), ~np.isnan(np.diagonal(low))
        sure = np.isnan(distance) | ((low == distance) & (high == distance))
        if not (sure.all() and _is_product(distance, known) and _is_product(low, measurable)):
            self.tables.append(Table(index, found.codes, _layers(distance, low, high)))
            return
        self._add_distances(index, found, _filled(distance) / 2)
        self._add_columns(index, found, known, measurable, low[:, ~known], high[:, ~known])

    def _add_distances(self, index: int, found: Classes, half: NDArray[np.float64]) -> None:
        used = np.flatnonzero(half.any(axis=0))
        if len(used) > FEW_CLASSES:
            self.tables.append(Table(index, found.codes, half[None]))
        else:
            self.distance.append(_columns(index, found, (half[:, used],), used))

    def _add_columns(
        self, index: int, found: Classes, known: NDArray[np.bool_], measurable: NDArray[np.bool_],
        low: NDArray[np.float64], high: NDArray[np.float64],
    ) -> None:  # fmt: skip
        """Add what is known and measurable, and the columns of the classes without a value."""
        for part, there in ((self.known, known), (self.measurable, measurable)):
            column = there[found.codes][:, None].astype(np.float64)
            part.append(Product(np.array([index]), (column / 2,), column))
        share = np.where(known, 1.0, 0.5)[:, None]  # two positions without a value meet from both sides
        both = tuple(_filled(table) * share for table in (low, high))
        used = np.flatnonzero(both[1].any(axis=0))
        names = np.flatnonzero(~known)[used]
        self.unknown.append(_columns(index, found, tuple(table[:, used] for table in both), names))


def _columns(
    index: int, found: Classes, tables: tuple[NDArray[np.float64], ...], names: NDArray[np.intp]
) -> Product:
    """Return what each party has with some classes, and which parties are of them."""
    left = tuple(table[found.codes] for table in tables)
    right = (found.codes[:, None] == names).astype(np.float64)
    return Product(np.full(len(names), index, dtype=np.intp), left, right)


def _joined(parts: list[Product], parties: int, lefts: int) -> Product:
    """Return the columns of all issues side by side."""
    empty = np.zeros((parties, 0))
    return Product(
        np.concatenate([np.zeros(0, dtype=np.intp), *(part.issue for part in parts)]),
        tuple(np.concatenate([empty, *(part.left[i] for part in parts)], axis=1) for i in range(lefts)),
        np.concatenate([empty, *(part.right for part in parts)], axis=1),
    )


def _is_product(table: NDArray[np.float64], there: NDArray[np.bool_]) -> bool:
    """Return whether a table has a number exactly where both classes have one with themselves."""
    return bool(np.array_equal(~np.isnan(table), np.outer(there, there)))


def _filled(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a table with 0 where it has no number; `nan_to_num` would look for infinite ones besides."""
    return np.where(np.isnan(table), 0.0, table)


def _layers(
    distance: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the tables of a sum, half of each, as every pair is counted from both sides."""
    told = _filled(distance)
    extra = [_filled(table) - told for table in (low, high)]
    return np.array([told, ~np.isnan(distance), ~np.isnan(low), *extra], dtype=np.float64) / 2
