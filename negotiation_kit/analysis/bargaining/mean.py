"""The mean and the median voter: where positions balance, weighted and plain side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import isclose
from typing import TYPE_CHECKING

from negotiation_kit.analysis.bargaining.stakes import (
    WEIGHTING,
    WEIGHTS,
    Coverage,
    LeftOut,
    Stake,
    Stakes,
    Weighting,
    chosen_round,
    stakes,
)
from negotiation_kit.model import LEAD, Case, Issue, Round

if TYPE_CHECKING:
    import pandas as pd

_ASSUMED = (
    "The mean is where pulls in proportion to weight and distance balance; nobody has to accept it.",
    "The median splits the weight in two halves; where a stretch does, its middle is given.",
)
Pair = tuple[float, float]


@dataclass(frozen=True)
class MeanVoter:
    """The result of `mean_voter`, in the units of the issue's scale.

    Parameters
    ----------
    mean, median : float or date
        Weighted; a number on a scale of numbers, a day on one of dates, a rank counted from 1 on levels.
    plain_mean, plain_median : float or date
        Of the same parties, all weighing the same.
    coverage : Coverage
        How many parties are taken in.
    weighting : str
    left_out : tuple of LeftOut
    assumptions : tuple of str
    caution : str
        What is known of such numbers as predictions.
    stakes : tuple of Stake
    """

    case: Case
    issue: Issue
    round: Round
    mean: float | date
    median: float | date
    plain_mean: float | date
    plain_median: float | date
    coverage: Coverage
    weighting: str
    left_out: tuple[LeftOut, ...]
    assumptions: tuple[str, ...]
    stakes: tuple[Stake, ...]
    caution: str = WEIGHTING

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a party: party, position on the scale, salience, capability, share of the weight."""
        import pandas as pd

        total = sum(row.weight for row in self.stakes)
        rows = [
            {
                "party": row.party.id,
                "position": self.issue.scale.measured(row.at),
                "salience": row.salience,
                "capability": row.capability,
                "share": row.weight / total,
            }
            for row in self.stakes
        ]
        return pd.DataFrame(rows)


def mean_voter(
    case: Case,
    issue: str,
    *,
    round: str | None = None,
    coding: str = "reading",
    coder: str = LEAD,
    weigh_by: Weighting = WEIGHTS,
) -> MeanVoter:
    """Return the mean and median position on an issue, weighted and plain.

    With positions x, salience s and capability c the weighted mean is the sum of x s c over the sum of s c
    (Van den Bos 1991; Achen 2006 shows when it approximates the Nash bargaining solution).

    Parameters
    ----------
    case : Case
    issue : str
        On a scale with an order.
    round : str, optional
        The default round when left out, or the last in which two or more parties are coded.
    coding : {"reading", "printed"}
    coder : str
    weigh_by : {"salience", "capability"}, sequence of these, or None
        Empty or None: all parties weigh the same.

    Returns
    -------
    MeanVoter

    Raises
    ------
    UnknownNameError
        For an issue, round, coding, coder or weight that is not there.
    ToldError
        For a scale without an order, no known position, or a weight that is not stated for somebody.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> found = nk.mean_voter(nk.load_case("ec-car-emissions"), "introduction")
    >>> round(found.mean, 6), found.median, round(found.plain_mean, 6)
    (7.389956, 7.0, 6.7)
    """
    chosen = chosen_round(case, round, coding, coder)
    found = stakes(case, case.issue(issue), chosen, coding, coder, weigh_by)
    return _result(case, found)


def weighted_mean(pairs: Iterable[Pair]) -> float:
    """Return the mean of (value, weight) pairs.

    Examples
    --------
    >>> round(weighted_mean([(0, 10), (100, 60)]), 3)
    85.714
    """
    found = list(pairs)
    return sum(value * weight for value, weight in found) / sum(weight for _, weight in found)


def weighted_median(pairs: Iterable[Pair]) -> float:
    """Return the value that splits the weight of (value, weight) pairs; of a stretch that does, its middle.

    Examples
    --------
    >>> weighted_median([(4, 1), (7, 1), (10, 1)]), weighted_median([(4, 1), (10, 1)])
    (7, 7.0)
    """
    found = sorted(pair for pair in pairs if pair[1])
    half, below = sum(weight for _, weight in found) / 2, 0.0
    for number, (value, weight) in enumerate(found):
        below += weight
        if isclose(below, half, rel_tol=1e-12) and number + 1 < len(found) and found[number + 1][0] != value:
            return (value + found[number + 1][0]) / 2
        if below > half:
            break
    return value


def _result(case: Case, found: Stakes) -> MeanVoter:
    weighted = [(row.at, row.weight) for row in found.rows]
    plain = [(row.at, 1.0) for row in found.rows]
    places = (
        weighted_mean(weighted),
        weighted_median(weighted),
        weighted_mean(plain),
        weighted_median(plain),
    )
    mean, median, plain_mean, plain_median = map(found.issue.scale.measured, places)
    return MeanVoter(
        case,
        found.issue,
        found.round,
        mean,
        median,
        plain_mean,
        plain_median,
        found.coverage,
        found.weighting,
        found.left_out,
        (*_ASSUMED, *found.assumptions),
        found.rows,
    )
