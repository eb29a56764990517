"""Every party against every other: agreement with coverage and bounds, all pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from negotiation_kit.analysis.comparing.encode import Encoded, Product, encode
from negotiation_kit.analysis.comparing.score import (
    LABELS,
    SALIENCE,
    Weights,
    checked_weights,
    cited,
    named_weighting,
    relative,
    stated_salience,
)
from negotiation_kit.analysis.comparing.settings import check_settings, coded_round
from negotiation_kit.analysis.comparing.stances import Stances
from negotiation_kit.errors import ToldError, listed
from negotiation_kit.model import LEAD, Case, Issue, Round
from negotiation_kit.wording import Message, Printable, Spoken, translated

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray
else:
    from negotiation_kit.analysis.arrays import np


_BLOCK = 60_000
"""Cells worked on at a time, so that they stay in the processor's cache."""


class Sums(NamedTuple):
    """Sums over issues, each an array of float, shape (parties, parties).

    Parameters
    ----------
    n : array
        How many issues have a known distance.
    known, measurable : array
        The weight of issues with a known distance, and with a distance at all, known or not.
    distance, low, high : array
        The weighted distance: where known; with all others at their lowest; at their highest.
    """

    n: NDArray[np.float64]
    known: NDArray[np.float64]
    measurable: NDArray[np.float64]
    distance: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def sums(encoded: Encoded, weights: NDArray[np.float64]) -> Sums:
    """Return the sums of all pairs.

    Parameters
    ----------
    encoded : Encoded
    weights : array, shape (issues,)
        Not negative.
    """
    n = _both_sides(_known(encoded, np.ones(len(weights))))
    known = n if (weights == 1).all() else _both_sides(_known(encoded, weights))
    measurable = _both_sides(_measurable(encoded, weights))
    distance = _both_sides(_distance(encoded, weights))
    # What positions that are not known add to the low and to the high sum.
    extra = enumerate(_multiplied(encoded.unknown, weights), start=3)
    totals = (_with_tables(total, encoded, layer, weights) for layer, total in extra)
    low, high = (distance + _both_sides(total) for total in totals)
    return Sums(n, known, measurable, distance, low, high)


def _both_sides(part: NDArray[np.float64]) -> NDArray[np.float64]:
    return part + part.T


def _distance(encoded: Encoded, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    (total,) = _multiplied(encoded.distance, weights)
    _add_gaps(total, encoded, weights)
    return _with_tables(total, encoded, 0, weights)


def _known(encoded: Encoded, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    (total,) = _multiplied(encoded.known, weights)
    return _with_tables(total, encoded, 1, weights)


def _measurable(encoded: Encoded, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    product = encoded.measurable
    if product.right.all():
        parties = encoded.size[0]
        return _with_tables(
            np.full((parties, parties), weights[product.issue].sum() / 2), encoded, 2, weights
        )
    (total,) = _multiplied(product, weights)
    return _with_tables(total, encoded, 2, weights)


def _multiplied(product: Product, weights: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    scale = weights[product.issue]
    right = product.right if (scale == 1).all() else product.right * scale
    return [left @ right.T for left in product.left]


def _add_gaps(total: NDArray[np.float64], encoded: Encoded, weights: NDArray[np.float64]) -> None:
    """Add the gap between the stretches of every pair, where the first lies above the second."""
    parties = len(total)
    step = max(1, _BLOCK // max(1, parties))
    gaps = np.empty((min(step, parties), parties))
    for start in range(0, parties, step):
        rows = slice(start, start + step)
        part = gaps[: len(total[rows])]
        for issue, low, high in zip(encoded.on_line, *encoded.ends, strict=True):
            if weights[issue]:
                np.subtract(low[rows, None] * weights[issue], high * weights[issue], out=part)
                total[rows] += np.maximum(part, 0.0, out=part)


def _with_tables(
    total: NDArray[np.float64], encoded: Encoded, layer: int, weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return a sum together with what has to be looked up pair by pair."""
    for table in encoded.tables:
        if layer < len(table.layers) and weights[table.issue]:
            cells = table.layers[layer].take(table.codes, axis=0).take(table.codes, axis=1)
            total += cells * weights[table.issue]
    return total


@dataclass(frozen=True, eq=False, repr=False)
class Pairwise(Printable):
    """The result of `pairwise`; every frame is party x party, by party id.

    Parameters
    ----------
    agreement : DataFrame
        As `Score.agreement`; NaN where no issue has a known distance.
    coverage : DataFrame of int
        On how many issues the distance is known.
    of : int
        Out of how many.
    best, worst : DataFrame
        As `Score.best` and `Score.worst`.
    metric, coding, weighting : str
    round : Round
    case : Case
    coder : str
        Whose coding was compared.
    """

    agreement: pd.DataFrame
    coverage: pd.DataFrame
    of: int
    best: pd.DataFrame
    worst: pd.DataFrame
    metric: str
    coding: str
    weighting: str
    round: Round
    case: Case
    coder: str = LEAD

    _names = ("frame", "agreement", "coverage", "worst", "best")
    _columns = ("a", "b", "worst", "best", "agreement", "n", "of")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        n = len(self.agreement)
        parts = (
            Message("count.party", n=n),
            Message("count.pair", n=n * (n - 1) // 2),
            Message("count.issue", n=self.of),
        )
        return Message("result.counts", what=Spoken(translated, self.round, "title"), parts=parts)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Pairwise):
            return NotImplemented
        named = (getattr(self, item.name) for item in fields(self))
        pairs = zip(named, (getattr(other, item.name) for item in fields(other)), strict=True)
        return all(one.equals(two) if hasattr(one, "equals") else one == two for one, two in pairs)

    def __hash__(self) -> int:
        return hash((self.case.id, self.round.id, self.metric, self.coding, self.weighting, self.coder))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a pair: a, b, agreement, n, of, best, worst."""
        import pandas as pd

        names = self.agreement.index.to_numpy()
        one, other = np.triu_indices(len(names), k=1)
        tables = {"agreement": self.agreement, "n": self.coverage, "best": self.best, "worst": self.worst}
        cells = {name: table.to_numpy()[one, other] for name, table in tables.items()}
        frame = pd.DataFrame({"a": names[one], "b": names[other], "of": self.of, **cells})
        return frame[["a", "b", "agreement", "n", "of", "best", "worst"]]


def pairwise(
    case: Case,
    metric: str = "gower",
    *,
    round: str | None = None,
    coding: str = "reading",
    weights: Weights = None,
    coder: str = LEAD,
    conditionals: str = "apart",
    channels: str = "open",
    inherit: bool = True,
) -> Pairwise:
    """Set every party against every other.

    Parameters
    ----------
    case : Case
    metric : {"gower", "identical", "directional"}
    round : str, optional
        The default round when left out, or the last in which two or more parties are coded.
    coding : {"reading", "printed"}
    weights : mapping, "salience", "attention" or None
        As in `compare`.
    coder : str
    conditionals, channels, inherit
        As in `compare`.

    Returns
    -------
    Pairwise
        Each pair's figures equal those of `compare` for that pair.

    Raises
    ------
    UnknownNameError, ToldError
        As `compare`.
    """
    check_settings(case, coding, metric, coder, conditionals=conditionals, channels=channels)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    stances = Stances(case, chosen.id, coding, coder, conditionals, channels, inherit)
    encoded = encode(stances, metric)
    if (named := named_weighting(weights)) is not None:
        by_issue = (_salience if named == SALIENCE else _attention)(stances)
        label, found = LABELS[named], _weighed(encoded, by_issue)
    else:
        names = [issue.id for issue in case.issues_in(chosen.id)]
        amounts, label = checked_weights(names, weights, [issue.id for issue in case.issues])
        shares = relative(amounts)
        found = sums(encoded, np.array([shares[name] for name in names]))
    return _framed(case, found, (metric, coding, label), chosen, coder)


def _weighed(encoded: Encoded, weights: Sequence[NDArray[np.float64]]) -> Sums:
    """Return the sums where every pair of parties has weights of its own, one array an issue."""
    total = np.zeros((5, *encoded.size[:1] * 2))
    for alone, weight in zip(np.eye(len(weights)), weights, strict=True):
        total += np.array(sums(encoded, alone)[1:]) * weight
    return Sums(sums(encoded, np.ones(len(weights))).n, *total)


def _attention(stances: Stances) -> list[NDArray[np.float64]]:
    """Return for each issue how many different passages are cited for the two of every pair."""
    found = [_passages_of_two(stances, issue) for issue in stances.issues]
    if found and not any(table.any() for table in found):
        raise ToldError(Message("error.no-attention"))
    return found


def _passages_of_two(stances: Stances, issue: Issue) -> NDArray[np.float64]:
    own = [cited(stances.of(party, issue).entries) for party in stances.case.parties]
    return np.array([[len(one | other) for other in own] for one in own], dtype=np.float64)


def _salience(stances: Stances) -> list[NDArray[np.float64]]:
    """Return for each issue the mean salience that the two of every pair state."""
    weights = {issue.id: _pair_weights(stances, issue) for issue in stances.issues}
    if missing := [name for name, weight in weights.items() if np.isnan(weight).any()]:
        raise ToldError(Message("error.no-salience", issues=listed(missing)))
    return list(weights.values())


def _pair_weights(stances: Stances, issue: Issue) -> NDArray[np.float64]:
    """Return the mean of what two parties state, NaN where neither of two different parties states any."""
    stated = [stated_salience(stances.of(party, issue).entries) for party in stances.case.parties]
    own = np.array([np.nan if number is None else number for number in stated], dtype=np.float64)
    one, other = np.meshgrid(own, own)
    means = np.where(np.isnan(one), other, np.where(np.isnan(other), one, (one + other) / 2))
    np.fill_diagonal(means, np.nan_to_num(own))
    return np.asarray(means, dtype=np.float64)


def _framed(case: Case, found: Sums, labels: tuple[str, str, str], round: Round, coder: str) -> Pairwise:
    import pandas as pd

    for part in (found.distance, found.low, found.high):
        np.fill_diagonal(part, 0.0)  # whatever a party's unknown position is, it is its own
    names = [party.id for party in case.parties]

    def agreement(distance: NDArray[np.float64], weight: NDArray[np.float64]) -> pd.DataFrame:
        with np.errstate(invalid="ignore"):
            return frame(np.clip(1 - distance / weight, 0.0, 1.0))  # rounding may lead out by a hair

    def frame(values: NDArray[np.float64]) -> pd.DataFrame:
        return pd.DataFrame(values, index=names, columns=names)

    metric, coding, label = labels
    return Pairwise(
        agreement(found.distance, found.known),
        frame(found.n).round().astype("int64"),
        len(case.issues_in(round.id)),
        agreement(found.low, found.measurable),
        agreement(found.high, found.measurable),
        metric,
        coding,
        label,
        round,
        case,
        coder,
    )
