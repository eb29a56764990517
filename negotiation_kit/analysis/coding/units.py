"""The units that can be paired: what two or more coders have coded, as numbers of values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from negotiation_kit.wording import Short

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NOT_CODED = -1
BLOCK = 1 << 20
"""The most numbers an intermediate array may hold."""
_FEW_CELLS = 8
"""Cells for each place of the data."""


@dataclass(frozen=True, eq=False, repr=False)
class Units(Short):
    """Units with at least two ratings each.

    Parameters
    ----------
    codes : array of int, shape (coders, units)
        The number of the value each coder gave, -1 where a coder gave none.
    n_values : int
    """

    codes: NDArray[np.intp]
    n_values: int

    def __len__(self) -> int:
        return int(self.codes.shape[1])

    @cached_property
    def coded(self) -> NDArray[np.bool_]:
        """Whether a coder has rated a unit, shape (coders, units)."""
        coded: NDArray[np.bool_] = self.codes != NOT_CODED
        return coded

    @cached_property
    def sizes(self) -> NDArray[np.float64]:
        """How many ratings each unit has, shape (units,)."""
        sizes: NDArray[np.float64] = self.coded.sum(axis=0, dtype="float64")
        return sizes

    def marginals(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how often each value was given, each unit counted as often as its weight says.

        Parameters
        ----------
        weights : array, shape (samples, units)

        Returns
        -------
        array, shape (samples, values)
        """
        import numpy as np

        if self._use_counts(weights):
            return weights @ self._counts
        given, unit = self.codes[self.coded], np.nonzero(self.coded)[1]
        rows = [np.bincount(given, weights=row[unit], minlength=self.n_values) for row in weights]
        return np.array(rows, dtype=np.float64).reshape(len(weights), self.n_values)

    def sums(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the sum of the scores of each unit's ratings.

        Parameters
        ----------
        scores : array, shape (samples, values)

        Returns
        -------
        array, shape (samples, units)
        """
        import numpy as np

        if self._use_counts(scores):
            return scores @ self._counts.T
        found = np.zeros((len(scores), len(self)))
        for codes, coded in zip(self.codes, self.coded, strict=True):
            found += scores[:, codes] * coded
        return found

    def squares(self) -> NDArray[np.float64]:
        """Return the sum of the squared numbers of coders who gave each value, shape (units,)."""
        import numpy as np

        if self._use_counts(self.sizes[:1]):
            found: NDArray[np.float64] = np.einsum("ij,ij->i", self._counts, self._counts)
            return found
        groups, n = np.unique(self.cells, return_counts=True)
        by_unit = np.bincount(groups // self.n_values, weights=n * n, minlength=len(self))
        return by_unit.astype(np.float64)

    def _use_counts(self, samples: NDArray[np.float64]) -> bool:
        """Return whether a matrix of counts pays: for many samples if no burden, for one if it is small."""
        most = BLOCK if len(samples) > 1 else _FEW_CELLS * self.codes.size
        return len(self) * self.n_values <= most

    @cached_property
    def cells(self) -> NDArray[np.intp]:
        """The place of every rating in the matrix of counts, row after row."""
        import numpy as np

        places: NDArray[np.intp] = (self.codes + self.n_values * np.arange(len(self)))[self.coded]
        return places

    @cached_property
    def _counts(self) -> NDArray[np.float64]:
        """How many coders gave a unit each value, shape (units, values)."""
        import numpy as np

        shape = (len(self), self.n_values)
        return np.bincount(self.cells, minlength=shape[0] * shape[1]).reshape(shape).astype(np.float64)


def pairable(codes: NDArray[np.intp], n_values: int) -> Units:
    """Return the units that two or more coders have rated; a lone rating cannot be paired and drops out."""
    kept = (codes != NOT_CODED).sum(axis=0) > 1
    return Units(codes[:, kept], n_values)
