"""What stands beside alpha: plain agreement, by category too, and Gwet's AC1, less moved by rare categories.

All of them ask whether two ratings are the same, whatever the level of measurement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from negotiation_kit.analysis.coding.estimate import Rated
from negotiation_kit.analysis.coding.ratings import Ratings
from negotiation_kit.analysis.coding.units import NOT_CODED, Units

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def percent_agreement(parts: Sequence[Rated]) -> float | None:
    """Return the share of pairs of ratings that are the same, in the mean of the units."""
    import numpy as np

    shares = np.concatenate([np.empty(0), *(_shares(part.units) for part in parts)])
    return float(shares.mean()) if len(shares) else None


def category_agreement(units: Units) -> NDArray[np.float64]:
    """Return for each value how often, where one coder gives it, another gives it too; NaN where nobody can.

    Sum of r (r - 1) over sum of r (m - 1): r coders of the m who rated a unit gave it the value.
    """
    import numpy as np

    places, r = np.unique(units.cells, return_counts=True)
    unit, value = np.divmod(places, max(1, units.n_values))
    same = np.bincount(value, weights=r * (r - 1), minlength=units.n_values)
    pairs = np.bincount(value, weights=r * (units.sizes[unit] - 1), minlength=units.n_values)
    found: NDArray[np.float64] = np.divide(same, pairs, out=np.full(len(pairs), np.nan), where=pairs > 0)
    return found


def gwet_ac1(rated: Rated) -> float | None:
    """Return Gwet's AC1, with identity weights and the categories that were given; None with fewer than two.

    How common a category is comes from all units that anybody rated, each unit counting as one.

    References
    ----------
    Gwet (2008), Computing inter-rater reliability and its variance in the presence of high agreement, British
    Journal of Mathematical and Statistical Psychology 61, 29-48; (2014), Handbook of Inter-Rater
    Reliability, 4th ed., for ratings that are missing.
    """
    share, agreed = _prevalence(rated.ratings), percent_agreement([rated])
    n = int((share > 0).sum())
    if n < 2 or agreed is None:
        return None
    chance = float((share * (1 - share)).sum()) / (n - 1)
    return (agreed - chance) / (1 - chance)


def _shares(units: Units) -> NDArray[np.float64]:
    sizes = units.sizes
    found: NDArray[np.float64] = (units.squares() - sizes) / (sizes * (sizes - 1))
    return found


def _prevalence(ratings: Ratings) -> NDArray[np.float64]:
    """Return the share of each value in the units, in the mean of all that anybody rated."""
    import numpy as np

    coded = ratings.codes != NOT_CODED
    sizes = coded.sum(axis=0, dtype="float64")
    weights = 1 / sizes[np.nonzero(coded)[1]]
    found = np.bincount(ratings.codes[coded], weights=weights, minlength=len(ratings.values))
    shares: NDArray[np.float64] = found / max(1, int(np.count_nonzero(sizes)))
    return shares
