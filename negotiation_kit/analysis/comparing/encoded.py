"""A round encoded so that setting all parties against each other takes a few matrix products.

A sum over issues of a table, looked up by two parties' classes, is the product of two matrices that have a
column for each class, and few columns do: one an issue for whether a distance is known, the known classes for
distances, the classes without a value for what these add to bounds. Stretches of a line have many classes,
but a distance that is a difference. Every sum is kept from one side; the total is it and its transpose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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
