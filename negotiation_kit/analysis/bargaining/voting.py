"""Where positions on one issue balance: the mean and the median voter, and what beats all else in a vote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from math import isclose
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.bargaining.stakes import (
    WEIGHTS,
    Result,
    Stake,
    Stakes,
    Weighting,
    on_one_issue,
    table,
)
from negotiation_kit.analysis.columns import attributes, framed
from negotiation_kit.model import LEAD, Case, Issue, Party
from negotiation_kit.scales.distance import SAME
from negotiation_kit.wording import Message, Short, Spoken, translated

if TYPE_CHECKING:
    import pandas as pd
else:
    from negotiation_kit.analysis.arrays import pd


Pair = tuple[float, float]


@dataclass(frozen=True, kw_only=True, repr=False)
class MeanVoter(Result):
    """The result of `mean_voter`, in the units of the issue's scale.

    Parameters
    ----------
    mean, median : float or date
        Weighted; a number on a scale of numbers, a day on one of dates, a rank counted from 1 on levels.
    plain_mean, plain_median : float or date
        Of the same parties, all weighing the same.
    coverage : Coverage
        How many parties are taken in.
    stakes : tuple of Stake
    object : str or None
        What exactly the positions are on, where the issue's word covers different things.
    """

    issue: Issue
    mean: float | date
    median: float | date
    plain_mean: float | date
    plain_median: float | date
    stakes: tuple[Stake, ...]
    object: str | None

    _names = ("mean", "median", "plain_mean", "plain_median", "frame", "left_out")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        issue = Spoken(translated, self.issue, "title")
        mean, median = (Spoken(self.issue.scale.measured_text, at) for at in (self.mean, self.median))
        return Message("result.mean", issue=issue, mean=mean, median=median, coverage=self.coverage)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a party: party, position on the scale, salience of 100, capability, share of the weight."""
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
    weighted, plain = ([(row.at, row.weight) for row in found.rows], [(row.at, 1.0) for row in found.rows])
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
        assumptions=(Message("assumed.mean"), Message("assumed.median"), *found.assumptions()),
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


@dataclass(frozen=True, repr=False)
class Duel(Short):
    """One position against another.

    Parameters
    ----------
    a, b : float or date
        In the units of the scale.
    for_a, for_b : float
        The weight that votes for each.
    margin : float
        The sum over the parties of weight times how much nearer `a` is than `b`, in units of the scale: the
        votes of Bueno de Mesquita's expected utility model (1994). Positive where `a` has more.
    """

    a: float | date
    b: float | date
    for_a: float
    for_b: float
    margin: float

    @property
    def share(self) -> float:
        """The share of the votes cast that goes to `a`; one half where nobody votes."""
        cast = self.for_a + self.for_b
        return self.for_a / cast if cast else 0.5


@dataclass(frozen=True, kw_only=True, repr=False)
class Condorcet(Result):
    """The result of `condorcet_winner`.

    Parameters
    ----------
    winner : float, date or None
        In the units of the scale; None where no position beats every other.
    duels : tuple of Duel
        Every two positions; with a winner, its own first, seen from it.
    closest : Duel or None
        The winner's narrowest victory.
    pivotal : tuple of Party
        Without any one of these the winner is another, or there is none.
    object : str or None
        As in `MeanVoter`.
    """

    issue: Issue
    winner: float | date | None
    duels: tuple[Duel, ...]
    closest: Duel | None
    pivotal: tuple[Party, ...]
    object: str | None

    _names = ("winner", "duels", "closest", "pivotal", "left_out")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        issue = Spoken(translated, self.issue, "title")
        if self.winner is None:
            return Message("result.no-winner", issue=issue, coverage=self.coverage)
        winner = Spoken(self.issue.scale.measured_text, self.winner)
        return Message("result.winner", issue=issue, winner=winner, coverage=self.coverage)

    @property
    def _table(self) -> Any:
        return framed(attributes(self.duels, ("a", "b", "for_a", "for_b", "margin")))


def condorcet_winner(
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
) -> Condorcet:
    """Return the position that beats each other one in a vote by weight (Condorcet 1785; Black 1948).

    Parameters
    ----------
    case : Case
    issue, round, coding, coder, weigh_by, object, salience, channels, inherit
        As for `mean_voter`.

    Returns
    -------
    Condorcet

    Raises
    ------
    UnknownNameError, ToldError
        As `mean_voter`.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> found = nk.condorcet_winner(nk.load_case("ec-car-emissions"), "introduction")
    >>> found.winner, [(duel.a, duel.b, round(duel.margin, 3)) for duel in found.duels[:2]]
    (7.0, [(7.0, 4.0, 0.543), (7.0, 10.0, 0.015)])
    >>> round(found.closest.share, 3)
    0.504
    """
    read = table(case, round, coding, coder, weigh_by, salience, channels=channels, inherit=inherit)
    found = on_one_issue(read, case.issue(issue), object)
    winner = _winner(found.rows)
    duels = _duels(found, winner)
    best = None if winner is None else found.issue.scale.measured(winner)
    own = [duel for duel in duels if best is not None and duel.a == best]
    return Condorcet(
        case=case,
        issue=found.issue,
        round=read.round,
        winner=best,
        duels=duels,
        closest=min(own, key=lambda duel: duel.share, default=None),
        pivotal=_pivotal(found.rows, winner),
        coverage=found.coverage,
        weighting=read.weighting,
        left_out=found.left_out,
        assumptions=(Message("assumed.votes"), Message("assumed.duels"), *found.assumptions()),
        object=found.object,
        findings=read.findings,
    )


def _winner(rows: Sequence[Stake]) -> float | None:
    places = _places(rows)
    beaten_by_none = [one for one in places if all(_beats(rows, one, two) for two in places if two != one)]
    return beaten_by_none[0] if beaten_by_none else None


def _places(rows: Iterable[Stake]) -> list[float]:
    """Return the positions somebody holds, in order; rounding does not make two of one."""
    places: list[float] = []
    for place in sorted(row.at for row in rows):
        if not places or place - places[-1] > SAME:
            places.append(place)
    return places


def _beats(rows: Iterable[Stake], one: float, other: float) -> bool:
    for_one, for_other = _votes(rows, one, other)
    return for_one > for_other and not isclose(for_one, for_other, rel_tol=1e-12)


def _votes(rows: Iterable[Stake], one: float, other: float) -> tuple[float, float]:
    nearer = [(abs(row.at - other) - abs(row.at - one), row.weight) for row in rows]
    told = [(gap, weight) for gap, weight in nearer if not isclose(gap, 0, abs_tol=1e-12)]
    return sum(weight for gap, weight in told if gap > 0), sum(weight for gap, weight in told if gap < 0)


def _duels(found: Stakes, winner: float | None) -> tuple[Duel, ...]:
    pairs = [(b, a) if b == winner else (a, b) for a, b in combinations(_places(found.rows), 2)]
    return tuple(_duel(found, a, b) for a, b in sorted(pairs, key=lambda pair: pair[0] != winner))


def _duel(found: Stakes, a: float, b: float) -> Duel:
    scale = found.issue.scale
    margin = sum(row.weight * (abs(row.at - b) - abs(row.at - a)) for row in found.rows) * scale.length
    for_a, for_b = _votes(found.rows, a, b)
    return Duel(a=scale.measured(a), b=scale.measured(b), for_a=for_a, for_b=for_b, margin=margin)


def _pivotal(rows: tuple[Stake, ...], winner: float | None) -> tuple[Party, ...]:
    if winner is None or len(rows) == 1:
        return ()
    others = ((row, tuple(other for other in rows if other is not row)) for row in rows)
    return tuple(row.party for row, rest in others if _winner(rest) != winner)
