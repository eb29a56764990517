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
    Weighting,
    on_one_issue,
    table,
)
from negotiation_kit.model import LEAD, Case, Issue, Round
from negotiation_kit.wording import Message

if TYPE_CHECKING:
    import pandas as pd

_ASSUMED = (Message("assumed.mean"), Message("assumed.median"))
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
    weighting : Message
    left_out : tuple of LeftOut
    assumptions : tuple of Message
    caution : Message
        What is known of such numbers as predictions.
    stakes : tuple of Stake
    object : str or None
        What exactly the positions are on, where the issue's word covers different things.
    findings : tuple of Message
        What has to be said of the numbers that went in.
    """

    case: Case
    issue: Issue
    round: Round
    mean: float | date
    median: float | date
    plain_mean: float | date
    plain_median: float | date
    coverage: Coverage
    weighting: Message
    left_out: tuple[LeftOut, ...]
    assumptions: tuple[Message, ...]
    stakes: tuple[Stake, ...]
    caution: Message = WEIGHTING
    object: str | None = None
    findings: tuple[Message, ...] = ()

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a party: party, position on the scale, salience of 100, capability, share of the weight."""
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
    object: str | None = None,
    salience: str | None = None,
    channels: str = "open",
    inherit: bool = True,
) -> MeanVoter:
    """Return the mean and median position on an issue, weighted and plain.

    With positions x, salience s and capability c the weighted mean is the sum of x s c over the sum of s c
    (Van den Bos 1991; Achen 2006 shows when it approximates the Nash bargaining solution). Who has no single
    known position, or does not state what is weighed by, is left out by name.

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
    object : str, optional
        Of an issue with several objects the one meant; when left out the one on which most parties have a
        known position, of several the one the codebook names first. Positions on others are left out.
    salience : {"points", "share"}, optional
        Whether salience is stated in points of 100 or as a share of 1. When left out it is read as points,
        and where no number is above 1, a finding gives both readings.
    channels, inherit
        As in `compare`.

    Returns
    -------
    MeanVoter

    Raises
    ------
    UnknownNameError
        For an issue, round, coding, coder, weight, object or unit that is not there.
    ToldError
        For a scale without an order, no known position, or a weight that nobody states.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> found = nk.mean_voter(nk.load_case("ec-car-emissions"), "introduction")
    >>> round(found.mean, 6), found.median, round(found.plain_mean, 6)
    (7.389956, 7.0, 6.7)
    """
    read = table(case, round, coding, coder, weigh_by, salience, channels=channels, inherit=inherit)
    found = on_one_issue(read, case.issue(issue), object)
    weighted, plain = ([(row.at, weight(row)) for row in found.rows] for weight in (_weight, _alike))
    measured = found.issue.scale.measured
    return MeanVoter(
        case=case,
        issue=found.issue,
        round=read.round,
        mean=measured(weighted_mean(weighted)),
        median=measured(weighted_median(weighted)),
        plain_mean=measured(weighted_mean(plain)),
        plain_median=measured(weighted_median(plain)),
        coverage=found.coverage,
        weighting=read.weighting,
        left_out=found.left_out,
        assumptions=(*_ASSUMED, *found.assumptions),
        stakes=found.rows,
        object=found.object,
        findings=read.findings,
    )


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


def _weight(row: Stake) -> float:
    return row.weight


def _alike(row: Stake) -> float:
    return 1.0
