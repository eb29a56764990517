"""Krippendorff's difference functions: how much two values disagree, one class a level of measurement.

Each gives the two sums from which alpha is made, over whole units and never over units x values x values:
the differences of all ordered pairs within each unit, and of all ordered pairs of all values. The functions
are those of Krippendorff (2011, *Computing Krippendorff's Alpha-Reliability*, University of Pennsylvania).
For sets they are the Jaccard distance and MASI (Passonneau 2006, LREC), as they are, not squared.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from negotiation_kit.analysis.coding.units import BLOCK, Units

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Delta = Callable[[NDArray[np.intp], NDArray[np.intp]], Array]

_CANCELLED = 1e-3


class Difference(ABC):
    """How much two values disagree."""

    @abstractmethod
    def sums(self, units: Units, weights: Array) -> tuple[Array, Array]:
        """Return the sums of the differences of all ordered pairs of each unit, and of all values.

        Parameters
        ----------
        units : Units
        weights : array, shape (samples, units)

        Returns
        -------
        within : array, shape (samples, units) or (1, units)
        between : array, shape (samples,)
            Exactly 0 where all values of a sample are the same.
        """


class _Fixed(Difference):
    """A difference of two values that does not depend on what else was coded."""

    def sums(self, units: Units, weights: Array) -> tuple[Array, Array]:
        return self.within(units)[None, :], self.between(units, weights)

    @abstractmethod
    def within(self, units: Units) -> Array:
        """Return the sum of the differences of all ordered pairs of each unit, shape (units,)."""

    @abstractmethod
    def between(self, units: Units, weights: Array) -> Array:
        """Return the sum of the differences of all ordered pairs of values of each sample."""


class Nominal(_Fixed):
    """0 for the same value, 1 for another."""

    def within(self, units: Units) -> Array:
        found: Array = units.sizes**2 - units.squares()
        return found

    def between(self, units: Units, weights: Array) -> Array:
        found = units.marginals(weights)
        result: Array = found.sum(axis=1) ** 2 - (found * found).sum(axis=1)
        return result


class Ordinal(Difference):
    """The squared difference of mid-ranks, which are those of the sample's own values.

    That is Krippendorff's ordinal difference: the ranks from one value to the other, with half of each end.
    """

    def sums(self, units: Units, weights: Array) -> tuple[Array, Array]:
        import numpy as np

        found = units.marginals(weights)
        n = found.sum(axis=1, keepdims=True)
        ranks = 2 * found.cumsum(axis=1) - found - n  # twice the mid-rank, from the mean on: whole numbers
        squares = ranks * ranks
        within = units.sums(squares) * units.sizes - units.sums(ranks) ** 2
        return 2 * within, 2 * n[:, 0] * np.einsum("ij,ij->i", found, squares)


@dataclass(frozen=True, eq=False)
class Interval(_Fixed):
    """The squared difference, in closed form: the sum over pairs is 2 (n sum x^2 - (sum x)^2).

    Parameters
    ----------
    values : array, shape (values,)
        Finite, and scaled so that the greatest distance lies from 1/2 to 2.
    """

    values: Array

    def within(self, units: Units) -> Array:
        import numpy as np

        x = self._given(units)
        away = np.where(units.coded, x - x.sum(axis=0) / units.sizes, 0.0)
        found: Array = 2 * units.sizes * (away * away).sum(axis=0)
        return found

    def between(self, units: Units, weights: Array) -> Array:
        given = self._given(units)
        x = (given - given.sum() / units.sizes.sum()) * units.coded
        total, squares, n = weights @ x.sum(axis=0), weights @ (x * x).sum(axis=0), weights @ units.sizes
        spread = n * squares - total * total
        for sample in (spread <= _CANCELLED * n * squares).nonzero()[0]:
            spread[sample] = _spread(given, units, weights[sample])
        doubled: Array = 2 * spread
        return doubled

    def _given(self, units: Units) -> Array:
        import numpy as np

        return np.where(units.coded, self.values[units.codes], 0.0)


def _spread(x: Array, units: Units, weights: Array) -> float:
    """Return n sum x^2 - (sum x)^2 of one sample without loss: exactly 0 where all values are the same."""
    drawn = units.coded & (weights > 0)
    given, count = x[drawn], (drawn * weights)[drawn]
    if not given.size:
        return 0.0
    given = given - given[0]
    away = given - (given * count).sum() / count.sum()
    return float(count.sum() * (count * away * away).sum()) if given.any() else 0.0


@dataclass(frozen=True, eq=False)
class Paired(_Fixed):
    """Any difference of two values, worked out pair by pair and, where there are many, block by block.

    Parameters
    ----------
    delta : callable
        Takes two arrays of numbers of values that fit each other's shape; returns their differences, 0 for
        the same value and above 0 for others.
    """

    delta: Delta

    def within(self, units: Units) -> Array:
        import numpy as np

        total = np.zeros(len(units))
        for first in range(len(units.codes) - 1):
            both = units.coded[first] & units.coded[first + 1 :]
            found = self.delta(units.codes[first], units.codes[first + 1 :])
            total += 2 * np.where(both, found, 0.0).sum(axis=0)
        return total

    def between(self, units: Units, weights: Array) -> Array:
        import numpy as np

        found, total = units.marginals(weights), np.zeros(len(weights))
        every = np.arange(units.n_values)
        step = max(1, BLOCK // max(1, units.n_values))
        for start in range(0, units.n_values, step):
            rows = slice(start, start + step)
            block = self.delta(every[rows, None], every[None, :])
            total += ((found[:, rows] @ block) * found).sum(axis=1)
        return total


@dataclass(frozen=True, eq=False)
class Ratio:
    """The squared difference as a share of the sum, ((a - b) / (a + b))^2; 0 for two zeros.

    Parameters
    ----------
    values : array, shape (values,)
        Not negative, and scaled so that no sum overflows.
    """

    values: Array

    def __call__(self, one: NDArray[np.intp], other: NDArray[np.intp]) -> Array:
        import numpy as np

        a, b = self.values[one], self.values[other]
        total = a + b
        share = np.divide(a - b, total, out=np.zeros(np.broadcast(a, b).shape), where=total != 0)
        return share * share


@dataclass(frozen=True, eq=False)
class Table:
    """Differences looked up in a table, shape (values, values)."""

    cells: Array

    def __call__(self, one: NDArray[np.intp], other: NDArray[np.intp]) -> Array:
        return self.cells[one, other]


@dataclass(frozen=True, eq=False)
class Sets:
    """The distance of two sets.

    Parameters
    ----------
    members : array of float, shape (values, options)
        1 where a set has an option.
    masi : bool
        Whether to weigh the Jaccard similarity by how the sets lie to each other: 1 the same, 2/3 one within
        the other, 1/3 crossing, 0 apart.
    """

    members: Array
    masi: bool
    NAMES: ClassVar = ("masi", "jaccard")

    def __call__(self, one: NDArray[np.intp], other: NDArray[np.intp]) -> Array:
        import numpy as np

        common = np.einsum("...k,...k->...", self.members[one], self.members[other])
        sizes = self.members.sum(axis=1)
        a, b = sizes[one], sizes[other]
        union = a + b - common
        same = np.divide(common, union, out=np.ones(union.shape), where=union != 0)
        apart: Array = 1 - same * self._nesting(common, a, b) if self.masi else 1 - same
        return apart

    @staticmethod
    def _nesting(common: Array, a: Array, b: Array) -> Array:
        import numpy as np

        nested = (common == a) | (common == b)
        return np.where((common == a) & (common == b), 1.0, np.where(nested, 2 / 3, 1 / 3))
