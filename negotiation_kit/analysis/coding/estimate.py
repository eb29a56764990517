"""Alpha of ratings on one scale or on several, and how far it may lie from what more units would give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from numbers import Integral
from typing import TYPE_CHECKING, Any, NamedTuple

from negotiation_kit.analysis.coding.differences import Difference
from negotiation_kit.analysis.coding.ratings import Ratings
from negotiation_kit.analysis.coding.units import BLOCK, NOT_CODED, Units, pairable
from negotiation_kit.errors import ToldError, shown
from negotiation_kit.wording import Message, Short

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

CONFIDENCE = 0.95
LEAST_FOR_INTERVAL = 5
"""Units; fewer say next to nothing about how others might have fallen out."""
_SHAPE = 0.85
"""Of the weight of a unit that is given; 1 would be exponential, and covers a little less than it says."""
_AGREEMENTS, _DISAGREEMENTS = 1.75, 0.6
"""Units of two ratings each, added to those that are there; these numbers are what `benchmarks` chose."""
_MOST_PAIRS = 60
"""Of more values, so many pairs drawn at random stand for all."""


@dataclass(frozen=True, eq=False, repr=False)
class Rated(Short):
    """Ratings on one scale.

    Parameters
    ----------
    ratings : Ratings
    difference : Difference
        How much two of its values disagree.
    categories : bool
        Whether the values are categories, each of which may be asked for by itself.
    n_supposed : int
        How many units, the last, are not given but supposed.
    """

    ratings: Ratings
    difference: Difference
    categories: bool = False
    n_supposed: int = 0

    @cached_property
    def units(self) -> Units:
        """The units that can be paired."""
        return pairable(self.ratings.codes, len(self.ratings.values))

    @property
    def n_given(self) -> int:
        """How many units that can be paired are given."""
        return len(self.units) - self.n_supposed

    @property
    def unit_names(self) -> list[Any]:
        """What the units that can be paired are called."""
        paired = (self.ratings.codes != NOT_CODED).sum(axis=0) > 1
        return [name for name, kept in zip(self.ratings.units, paired, strict=True) if kept]


class Ends(NamedTuple):
    """The ends of an interval, if there is one, and a sentence about it."""

    low: float | None = None
    high: float | None = None
    note: str = ""


def means(parts: Sequence[Rated], weights: Array, apart: bool = False) -> tuple[Array, Array]:
    """Return the mean difference of two ratings of a unit, and of any two of the same scale, every sample.

    Of several scales the sums are added up before the ratio is taken, each scale's chance by itself. A scale
    with one unit says nothing of chance beside others: it counts in the first mean alone.

    Parameters
    ----------
    parts : sequence of Rated
    weights : array, shape (samples, units of all parts that can be paired)
        How often each unit counts.
    apart : bool
        Whether chance comes from pairs of two units only. In few units with many coders most pairs are of one
        unit, and these are alike for another reason than chance: what more units would give is then another
        number than Krippendorff's, which takes all pairs.

    Returns
    -------
    observed, expected : array, shape (samples,)
        NaN where there is nothing to take a mean of.
    """
    import numpy as np

    total = np.zeros((4, len(weights)))
    for part, own in zip(parts, _split(parts, weights), strict=True):
        sizes = part.units.sizes
        within, between = part.difference.sums(part.units, own)
        observed, n = _weighed(own, within / (sizes - 1)), own @ sizes
        # Two ratings of a unit have its weight, not the square of it; none is held against itself.
        spare = own * own if apart else own * own - own
        between = between - _weighed(spare, within)
        pairs = n * n - spare @ (sizes * sizes) - n * (not apart)
        chance = np.divide(between * n, pairs, out=np.zeros(len(n)), where=pairs > 0)
        told = (own[:, : part.n_given] > 0).sum(axis=1) > 1 if len(parts) > 1 else np.ones(len(n), dtype=bool)
        total += np.array([observed, n, chance * told, n * told])
    return _ratio(total[0], total[1]), _ratio(total[2], total[3])


def alphas(parts: Sequence[Rated], weights: Array, apart: bool = False) -> Array:
    """Return alpha of every sample, NaN where all its values are the same: 1 - observed / expected."""
    observed, expected = means(parts, weights, apart)
    found: Array = 1 - _ratio(observed, expected)
    return found


def whole(parts: Sequence[Rated]) -> Array:
    """Return the weights of the one sample in which every unit counts once."""
    import numpy as np

    return np.ones((1, sum(len(part.units) for part in parts)))


def without_each(parts: Sequence[Rated]) -> Array:
    """Return alpha without the first unit, without the second, and so on."""
    import numpy as np

    n = sum(len(part.units) for part in parts)
    step = max(1, BLOCK // max(1, n))
    blocks = [alphas(parts, 1.0 - np.eye(n)[start : start + step]) for start in range(0, n, step)]
    return np.concatenate([np.empty(0), *blocks])


def interval(parts: Sequence[Rated], n_draws: int, seed: Any) -> Ends:
    """Return where alpha lies with 95 percent, given the units that are there.

    The distribution is a posterior over pairs of values: every unit has a random weight (as in
    Rubin's Bayesian bootstrap), and beside the units stand a few that are supposed beforehand, of agreement
    and of disagreement, spread over the values that were given. Without these, what no coder happened to do
    would count as impossible; docs/method.md has the simulation.

    Parameters
    ----------
    parts : sequence of Rated
    n_draws : int
        0 for no interval.
    seed : int, numpy Generator or None

    References
    ----------
    Rubin (1981), The Bayesian bootstrap, Annals of Statistics 9, 130-134.
    """
    import numpy as np

    if not n_draws:
        return Ends()
    n = sum(len(part.units) for part in parts)
    if n < LEAST_FOR_INTERVAL:
        return Ends(note=Message("reliability.interval.few", n=n, least=LEAST_FOR_INTERVAL))
    value = float(alphas(parts, whole(parts))[0])
    if value == 1:
        return Ends(note=Message("reliability.interval.nothing-disagrees"))
    generator = np.random.default_rng(seed)
    supposed = [_with_supposed(part, 1 / len(parts), generator) for part in parts]
    wider, shapes = [part for part, _ in supposed], np.concatenate([shape for _, shape in supposed])
    drawn = np.concatenate(
        [alphas(wider, weights, apart=True) for weights in _draws(shapes, wider, n_draws, generator)]
    )
    tail = (1 - CONFIDENCE) / 2
    low, high = (float(end) for end in np.nanquantile(drawn, (tail, 1 - tail)))
    note = Message("reliability.interval.drawn", share=round(100 * CONFIDENCE), n=n_draws)
    return Ends(min(low, value), max(high, value), note)


def _draws(shapes: Array, parts: Sequence[Rated], n_draws: int, generator: Any) -> Iterator[Array]:
    """Yield weights of units, shape (samples, units), in blocks that fit in memory."""
    import numpy as np

    step = max(1, BLOCK // max(len(shapes), *(part.units.n_values for part in parts)))
    given = shapes == _SHAPE
    # Each kind has a generator of its own, so that the size of a block changes no number.
    one, other = (np.random.default_rng(seed) for seed in generator.integers(2**63, size=2))
    for start in range(0, n_draws, step):
        n = min(step, n_draws - start)
        weights = np.empty((n, len(shapes)))
        # One shape for all is drawn at half the cost, and single precision at half of that.
        weights[:, given] = one.standard_gamma(_SHAPE, (n, int(given.sum())), dtype=np.float32)
        weights[:, ~given] = other.standard_gamma(shapes[~given], (n, int((~given).sum())))
        yield weights


def _with_supposed(part: Rated, share: float, generator: Any) -> tuple[Rated, Array]:
    """Return the units with those supposed beforehand beside them, and the shape of each one's weight.

    One unit of agreement is on the commonest value and one on any of the others; so the rare values, which
    alpha hangs on where nearly all units are alike, are neither taken for agreed nor for disputed.
    """
    import numpy as np

    counts = part.units.marginals(whole([part]))[0]
    by_number = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    commonest, others = by_number[:1], by_number[1:]
    if len(others) > _MOST_PAIRS:
        others = generator.choice(others, _MOST_PAIRS, replace=False)
    one, other = (by_number[places] for places in _pairs(len(by_number), generator))
    first, second = (np.concatenate([commonest, others, side]) for side in (one, other))
    added = np.full((len(part.units.codes), len(first)), NOT_CODED, dtype=np.intp)
    added[:2] = first, second
    shapes = [
        np.full(len(part.units), _SHAPE),
        *(
            np.full(len(places), share * mass / max(1, len(places)))
            for places, mass in (
                (commonest, _AGREEMENTS / 2),
                (others, _AGREEMENTS / 2),
                (one, _DISAGREEMENTS),
            )
        ),
    ]
    codes = np.concatenate([part.units.codes, added], axis=1)
    found = Rated(Ratings(codes, part.ratings.values), part.difference, n_supposed=len(first))
    return found, np.concatenate(shapes)


def _pairs(n: int, generator: Any) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return pairs of n things: each two of them or, of many, some at random."""
    import numpy as np

    if n * (n - 1) // 2 <= _MOST_PAIRS:
        return np.triu_indices(n, 1)
    first = generator.integers(n, size=_MOST_PAIRS)
    return first, (first + generator.integers(1, n, size=_MOST_PAIRS)) % n


def _weighed(weights: Array, numbers: Array) -> Array:
    """Return the sum of each sample's numbers, one a unit, which may be the same in all samples."""
    import numpy as np

    found: Array = weights @ numbers[0] if len(numbers) == 1 else np.einsum("ij,ij->i", weights, numbers)
    return found


def _split(parts: Sequence[Rated], weights: Array) -> Iterator[Array]:
    start = 0
    for part in parts:
        yield weights[:, start : start + len(part.units)]
        start += len(part.units)


def _ratio(one: Array, other: Array) -> Array:
    import numpy as np

    found: Array = np.divide(one, other, out=np.full(len(one), np.nan), where=other > 0)
    return found


def check_bootstrap(n_bootstrap: int, seed: Any) -> None:
    """Raise where the number of samples or the seed cannot be used.

    Raises
    ------
    ToldError
        For anything else than a whole number, not negative; `seed` may also be a numpy Generator or None.
    """
    if not _is_count(n_bootstrap):
        raise ToldError(Message("reliability.bad-count", found=shown(n_bootstrap)))
    if not (seed is None or _is_count(seed) or hasattr(seed, "integers")):
        raise ToldError(Message("reliability.bad-seed", found=shown(seed)))


def _is_count(number: Any) -> bool:
    return isinstance(number, Integral) and not isinstance(number, bool) and int(number) >= 0
