"""The Condorcet winner of one issue: the position that beats each other one in a vote by weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import isclose

from negotiation_kit.analysis.bargaining.stakes import (
    WEIGHTING,
    WEIGHTS,
    Coverage,
    LeftOut,
    Stake,
    Stakes,
    Weighting,
    on_one_issue,
    table,
)
from negotiation_kit.model import LEAD, Case, Issue, Party, Round
from negotiation_kit.scales.distance import SAME
from negotiation_kit.wording import Message

_ASSUMED = (Message("assumed.votes"), Message("assumed.duels"))


@dataclass(frozen=True)
class Duel:
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


@dataclass(frozen=True)
class Condorcet:
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
    object, findings
        As in `MeanVoter`.
    """

    case: Case
    issue: Issue
    round: Round
    winner: float | date | None
    duels: tuple[Duel, ...]
    closest: Duel | None
    pivotal: tuple[Party, ...]
    coverage: Coverage
    weighting: Message
    left_out: tuple[LeftOut, ...]
    assumptions: tuple[Message, ...]
    caution: Message = WEIGHTING
    object: str | None = None
    findings: tuple[Message, ...] = ()


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
        assumptions=(*_ASSUMED, *found.assumptions),
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
    places = _places(found.rows)
    pairs = [(b, a) if b == winner else (a, b) for a, b in combinations(places, 2)]
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
