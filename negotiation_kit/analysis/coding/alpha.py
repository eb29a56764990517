"""`krippendorff_alpha`: the agreement of any number of coders, at any level of measurement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.coding.differences import (
    Difference,
    Interval,
    Nominal,
    Ordinal,
    Paired,
    Ratio,
    Sets,
)
from negotiation_kit.analysis.coding.estimate import alphas, check_bootstrap, interval
from negotiation_kit.analysis.coding.ratings import Ratings, read_ratings
from negotiation_kit.analysis.coding.result import Alpha
from negotiation_kit.analysis.coding.units import Units, pairable
from negotiation_kit.errors import UnknownNameError, counted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVELS = ("nominal", "ordinal", "interval", "ratio", "set")
_DIFFERENCES = {
    "nominal": "Nominal difference: 0 for the same value, 1 for another.",
    "ordinal": "Ordinal difference: squared difference of mid-ranks.",
    "interval": "Interval difference: squared.",
    "ratio": "Ratio difference: squared, as a share of the sum.",
}


def krippendorff_alpha(
    ratings: Any,
    level: str,
    n_bootstrap: int = 0,
    seed: Any = None,
    *,
    order: Iterable[Any] | None = None,
    set_distance: str = "masi",
) -> Alpha:
    """Return Krippendorff's alpha, the agreement of coders beyond chance.

    Parameters
    ----------
    ratings : array-like or DataFrame, coders x units
        One row a coder, one column a unit. None, NaN and blank text mean not coded. Any value will do for
        nominal data, numbers for the other levels, sets or lists for sets.
    level : {"nominal", "ordinal", "interval", "ratio", "set"}
    n_bootstrap : int
        How many samples of the units to draw for an interval, say 1000; 0 for none.
    seed : int, optional
        Makes the interval reproducible; as `numpy.random.default_rng` takes it.
    order : sequence, optional
        For ordinal data that are no numbers: the values from lowest to highest.
    set_distance : {"masi", "jaccard"}
        For sets.

    Returns
    -------
    Alpha
        Without a value where nothing can be paired or all values are the same; `.note` says so.

    Raises
    ------
    UnknownNameError
        For another level or distance.
    ToldError
        For data that are no table, infinite numbers, and values that do not fit the level.

    References
    ----------
    Krippendorff (2011), *Computing Krippendorff's Alpha-Reliability*, University of Pennsylvania. Interval:
    percentiles of samples of units, as Zapf, Castell, Morawietz and Karch (2016), BMC Medical Research
    Methodology 16:93. docs/method.md works an example.

    Examples
    --------
    Two coders of ten units who disagree on four of them (Krippendorff 2011, section A):

    >>> coders = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
    >>> round(krippendorff_alpha(coders, "nominal").value, 3)
    0.095
    >>> krippendorff_alpha([["yes", "yes"], ["yes", None]], "nominal").note
    'No alpha: all 2 values that can be paired are the same, so agreement cannot be told from chance.'
    """
    if level not in LEVELS:
        raise UnknownNameError("level", level, LEVELS)
    if set_distance not in Sets.NAMES:
        raise UnknownNameError("set distance", set_distance, Sets.NAMES)
    check_bootstrap(n_bootstrap, seed)
    found = read_ratings(ratings, level, order)
    units = pairable(found.codes, len(found.values))
    told = _DIFFERENCES.get(level) or f"Difference of sets: {Sets.NAMES[set_distance]}."
    return estimated(units, difference_of(found, level, set_distance), found, level, told, n_bootstrap, seed)


def estimated(
    units: Units,
    difference: Difference,
    ratings: Ratings,
    level: str,
    convention: str,
    n_bootstrap: int = 0,
    seed: Any = None,
) -> Alpha:
    """Return alpha of units that have been read.

    Parameters
    ----------
    units : Units
    difference : Difference
    ratings : Ratings
        What the units are a part of.
    level, convention : str
        The level of measurement, and a sentence that names the difference.
    n_bootstrap, seed : int
    """
    import numpy as np

    n_coders, n_units = ratings.codes.shape
    n = int(units.sizes.sum())
    size = (n_units, n_coders, n, len(units), level)
    value = alphas(units, difference, np.ones((1, len(units))))[0] if len(units) else np.nan
    if np.isnan(value):
        return Alpha(None, None, None, *size, why_none(n_units, n_coders, n))
    ends = interval(
        lambda weights: alphas(units, difference, weights),
        len(units),
        n_bootstrap,
        seed,
        width=units.n_values,
    )
    coders = f"{counted(n_coders, 'coder')}, {n:,} values that can be paired"
    note = f"{coders}, in {len(units):,} of {counted(n_units, 'unit')}. {convention} {ends.note}".strip()
    return Alpha(float(value), ends.low, ends.high, *size, note)


def why_none(n_units: int, n_coders: int, n_pairable: int) -> str:
    """Return why there is no alpha, in one sentence."""
    if n_pairable:
        same = f"all {n_pairable:,} values that can be paired are the same"
        return f"No alpha: {same}, so agreement cannot be told from chance."
    if not n_units or not n_coders:
        return "No alpha: there are no ratings."
    if n_coders == 1:
        return "No alpha: there is one coder, and agreement needs two."
    return "No alpha: no unit was coded by two or more coders, so nothing can be paired."


def difference_of(found: Ratings, level: str, set_distance: str = "masi") -> Difference:
    """Return the difference function of a level for the values found."""
    if level == "nominal":
        return Nominal()
    if level == "ordinal":
        return Ordinal()
    if level == "interval":
        return Interval(_centred(found.values))
    return Paired(Ratio(_scaled(found.values)) if level == "ratio" else _sets(found, set_distance))


def _scaled(values: Any) -> NDArray[np.float64]:
    """Return values divided by a power of 2, which loses nothing, so that no square or sum overflows."""
    import numpy as np

    x = np.asarray(values, dtype=np.float64)
    if not x.size:
        return x
    _, exponent = np.frexp(np.abs(x).max())
    scaled: NDArray[np.float64] = np.ldexp(x, -exponent)
    return scaled


def _centred(values: Any) -> NDArray[np.float64]:
    """Return values from the lowest on, scaled again: of large numbers only their differences count."""
    x = _scaled(values)
    return _scaled(x - x.min()) if x.size else x


def _sets(found: Ratings, set_distance: str) -> Sets:
    import numpy as np

    options = list(dict.fromkeys(option for value in found.values for option in value))
    place = {option: number for number, option in enumerate(options)}
    members = np.zeros((len(found.values), len(options)))
    for row, value in enumerate(found.values):
        members[row, [place[option] for option in value]] = 1.0
    return Sets(members, masi=set_distance == "masi")
