"""`krippendorff_alpha`: the agreement of any number of coders, at any level of measurement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from negotiation_kit.analysis.coding.estimate import Rated, alphas, check_bootstrap, interval, whole
from negotiation_kit.analysis.coding.ratings import MISSING, Ratings, read_ratings
from negotiation_kit.analysis.coding.result import Alpha
from negotiation_kit.errors import UnknownNameError, counted
from negotiation_kit.wording import Message, joined

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVELS = ("nominal", "ordinal", "interval", "ratio", "set")
FEW_UNITS = 30
"""Below so many an interval covers less than it says, whatever the method, and one unit moves alpha far."""


def krippendorff_alpha(
    ratings: Any,
    level: str,
    n_bootstrap: int = 0,
    seed: Any = None,
    *,
    order: Iterable[Any] | None = None,
    set_distance: str = "masi",
    missing: Iterable[Any] | None = MISSING,
) -> Alpha:
    """Return Krippendorff's alpha, the agreement of coders beyond chance.

    Parameters
    ----------
    ratings : array-like or DataFrame, coders x units
        One row a coder, one column a unit. None, NaN and blank text mean not coded. Any value will do for
        nominal data, numbers for the other levels, sets or lists for sets; a number written as text, as in
        `'1'`, is that number. Ordered categoricals bring their order along.
    level : {"nominal", "ordinal", "interval", "ratio", "set"}
    n_bootstrap : int
        How many samples to draw for an interval, say 1000; 0 for none.
    seed : int, optional
        Makes the interval reproducible; as `numpy.random.default_rng` takes it.
    order : sequence, optional
        For ordinal data that are no numbers: the values from lowest to highest.
    set_distance : {"masi", "jaccard"}
        For sets.
    missing : iterable, optional
        What else means not coded, nothing for None; `.note` says what was taken so, and how often.

    Returns
    -------
    Alpha
        Without a value where nothing can be paired or all values are the same; `.note` says so. Beside it
        `.percent_agreement`, `.category_agreement`, `.ac1` and `.influence`.

    Raises
    ------
    UnknownNameError
        For another level or distance.
    ToldError
        For data that are no table, infinite numbers, and values that do not fit the level.

    References
    ----------
    Krippendorff (2011), *Computing Krippendorff's Alpha-Reliability*, University of Pennsylvania. Interval:
    a posterior over pairs of values, after Rubin (1981), Annals of Statistics 9, 130-134. docs/method.md
    works an example and says how often the interval covers.

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
    found = read_ratings(ratings, level, order, missing)
    part = Rated(found, difference_of(found, level, set_distance), level in ("nominal", "ordinal"))
    told = set_distance if level == "set" else level
    remarks = [Message(f"reliability.difference.{told}")]
    if found.missing:
        remarks.append(Message("reliability.taken-as-missing", what=found.missing))
    n_coders, n_units = found.codes.shape
    if n_coders > n_units > 0:
        remarks.append(
            Message("reliability.turned", coders=counted(n_coders, "coder"), units=counted(n_units, "unit"))
        )
    return estimated(part, level, remarks, n_bootstrap, seed)


def estimated(
    part: Rated, level: str, remarks: Sequence[str] = (), n_bootstrap: int = 0, seed: Any = None
) -> Alpha:
    """Return alpha of ratings that have been read.

    Parameters
    ----------
    part : Rated
    level : str
        The level of measurement.
    remarks : sequence of str
        What is to be said besides.
    n_bootstrap, seed : int
    """
    n_coders, n_units = part.ratings.codes.shape
    n, paired = int(part.units.sizes.sum()), len(part.units)
    size = (n_units, n_coders, n, paired, level)
    value = float(alphas([part], whole([part]))[0]) if paired else None
    if value is None or value != value:  # noqa: PLR0124
        reason = joined([why_none(n_units, n_coders, n), *remarks[1:]], " ")
        return Alpha(None, None, None, *size, reason, (part,))
    ends = interval([part], n_bootstrap, seed)
    rests = Message(
        "reliability.rests-on",
        coders=counted(n_coders, "coder"),
        values=n,
        paired=paired,
        units=counted(n_units, "unit"),
    )
    note = joined([rests, *remarks, few_units(paired), ends.note], " ")
    return Alpha(value, ends.low, ends.high, *size, note, (part,))


def few_units(n: int) -> str:
    """Return what is to be said of alpha where few units can be paired; nothing where there are enough."""
    if n == 1:
        return Message("reliability.one-unit")
    return Message("reliability.few-units", n=n, least=FEW_UNITS) if n < FEW_UNITS else ""


def why_none(n_units: int, n_coders: int, n_pairable: int) -> Message:
    """Return why there is no alpha, in one sentence."""
    if n_pairable:
        return Message("reliability.none.same", n=n_pairable)
    if not n_units or not n_coders:
        return Message("reliability.none.no-ratings")
    return Message(f"reliability.none.{'one-coder' if n_coders == 1 else 'no-pairs'}")


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
