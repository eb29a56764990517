"""Alpha of one sample or of many: the data as they are, and the samples a bootstrap draws of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from numbers import Integral
from typing import TYPE_CHECKING, Any, NamedTuple

from negotiation_kit.analysis.coding.differences import Difference
from negotiation_kit.analysis.coding.result import CONFIDENCE, LEAST_FOR_INTERVAL, MOST_WITHOUT
from negotiation_kit.analysis.coding.units import BLOCK, Units
from negotiation_kit.errors import ToldError, counted, shown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


class BootstrapInterval(NamedTuple):
    """The ends of an interval, if there is one, and a sentence about it."""

    low: float | None = None
    high: float | None = None
    note: str = ""


def alphas(units: Units, difference: Difference, weights: Array) -> Array:
    """Return alpha of every sample, NaN where all its values are the same.

    Parameters
    ----------
    units : Units
    difference : Difference
    weights : array, shape (samples, units)
        How often each unit is in the sample.

    Returns
    -------
    array, shape (samples,)
        1 - (n - 1) observed / expected, which is Krippendorff's 1 - Do / De.
    """
    n = weights @ units.sizes
    observed, expected = difference.sums(units, weights)
    return share(observed * (n - 1), expected)


def share(observed: Array, expected: Array) -> Array:
    """Return 1 - observed / expected, NaN where nothing is expected."""
    import numpy as np

    ratio = np.divide(observed, expected, out=np.full(len(expected), np.nan), where=expected > 0)
    found: Array = 1 - ratio
    return found


def interval(
    statistic: Callable[[Array], Array],
    n_units: int,
    n_bootstrap: int,
    seed: Any,
    noun: str = "unit",
    width: int = 1,
) -> BootstrapInterval:
    """Return the percentile interval of a statistic over samples of its units, drawn with replacement.

    Parameters
    ----------
    statistic : callable
        Takes weights, shape (samples, units); returns one number a sample, NaN where it has none.
    n_units : int
    n_bootstrap : int
        How many samples; 0 for no interval.
    seed : int, numpy Generator or None
        As `numpy.random.default_rng` takes it.
    noun : str
        What a unit is, for the sentence.
    width : int
        How many numbers the statistic keeps a sample, where that is more than the units.
    """
    import numpy as np

    if not n_bootstrap:
        return BootstrapInterval()
    if n_units < LEAST_FOR_INTERVAL:
        few = f"No interval: {counted(n_units, noun)} to draw from, and fewer than {LEAST_FOR_INTERVAL} are"
        return BootstrapInterval(note=f"{few} too few.")
    parts = [statistic(weights) for weights in samples(n_units, n_bootstrap, seed, width)]
    found = np.concatenate(parts)
    kept = found[~np.isnan(found)]
    without = n_bootstrap - len(kept)
    if without > MOST_WITHOUT * n_bootstrap:
        told = f"No interval: in {without:,} of {counted(n_bootstrap, 'sample')} all values were the same."
        return BootstrapInterval(note=told)
    tail = (1 - CONFIDENCE) / 2
    low, high = (float(end) for end in np.quantile(kept, (tail, 1 - tail)))
    drawn = f"{CONFIDENCE:.0%} interval by percentiles of {counted(n_bootstrap, 'sample')} of the {noun}s"
    left_out = f", {without:,} of them left out because all values were the same" if without else ""
    return BootstrapInterval(low, high, f"{drawn}, drawn with replacement{left_out}.")


def samples(n_units: int, n_bootstrap: int, seed: Any, width: int = 1) -> Iterator[Array]:
    """Yield how often each unit is in each sample, shape (samples, units), in blocks that fit in memory.

    Each row is one draw from the multinomial distribution: as many units as there are, all equally likely.
    """
    import numpy as np

    generator = np.random.default_rng(seed)
    step = max(1, BLOCK // max(n_units, width))
    for start in range(0, n_bootstrap, step):
        n = min(step, n_bootstrap - start)
        drawn = generator.integers(n_units, size=(n, n_units)) + n_units * np.arange(n)[:, None]
        counts = np.bincount(drawn.ravel(), minlength=n * n_units)
        yield counts.reshape(n, n_units).astype(np.float64)


def check_bootstrap(n_bootstrap: int, seed: Any) -> None:
    """Raise where the number of samples or the seed cannot be used.

    Raises
    ------
    ToldError
        For anything else than a whole number, not negative; `seed` may also be a numpy Generator or None.
    """
    if not _is_count(n_bootstrap):
        raise ToldError(f"n_bootstrap is {shown(n_bootstrap)}, expected a whole number such as 1000, or 0")
    if not (seed is None or _is_count(seed) or hasattr(seed, "integers")):
        raise ToldError(f"the seed is {shown(seed)}, expected a whole number that is not negative, or None")


def _is_count(number: Any) -> bool:
    return isinstance(number, Integral) and not isinstance(number, bool) and int(number) >= 0
