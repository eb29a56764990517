"""Adjusted Winner: issues divided between two sides so that both are equally content by their own points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isclose, isfinite
from numbers import Real

from negotiation_kit.analysis.bargaining.stakes import Coverage, chosen_round
from negotiation_kit.analysis.comparing import stance
from negotiation_kit.analysis.comparing.weights import stated_salience
from negotiation_kit.errors import ToldError, listed
from negotiation_kit.model import LEAD, Case, Issue, Party, Round

WHOLE = 100.0
_ASSUMED = (
    "Each side has spread 100 points honestly over the same issues; what one gains, the other forgoes.",
    "To win an issue is worth all its points, to win a part of it that part of them; no issue changes "
    "another's worth.",
    "At most one issue is divided; what a part of it means has to be agreed.",
)
Points = dict[str, float]


@dataclass(frozen=True)
class AdjustedWinner:
    """The result of `adjusted_winner`.

    Parameters
    ----------
    names : (str, str)
    shares : dict
        The share of each issue that goes to the first side, 0 to 1.
    totals : (float, float)
        The points each side gets by its own reckoning, of 100.
    split : str or None
        The one issue that is divided.
    moved : float
        The share of it that the side ahead gives up; 0 where none is divided.
    transferred : tuple of str
        Issues that went over whole before.
    coverage : Coverage
        How many issues are divided up, of those named.
    """

    names: tuple[str, str]
    points: tuple[Points, Points]
    shares: dict[str, float]
    totals: tuple[float, float]
    split: str | None
    moved: float
    transferred: tuple[str, ...]
    coverage: Coverage
    assumptions: tuple[str, ...]


def adjusted_winner(
    points_a: Mapping[str, float], points_b: Mapping[str, float], names: tuple[str, str] = ("A", "B")
) -> AdjustedWinner:
    """Divide issues between two sides by Adjusted Winner (Brams and Taylor 1996, *Fair Division*).

    Each issue goes to who puts more points on it. Then the side that is ahead hands issues over, those first
    on which the ratio of its points to the other's is least, until both have the same; the last one in part.

    Parameters
    ----------
    points_a, points_b : mapping
        From issue to points, not negative. They are scaled to 100 a side, which the assumptions then say.
    names : (str, str)

    Returns
    -------
    AdjustedWinner

    Raises
    ------
    ToldError
        Where the two do not name the same issues, a number of points is none, or a side has none at all.

    Examples
    --------
    >>> carol = {"Retirement": 50, "Home": 20, "Summer": 15, "Investments": 10, "Other": 5}
    >>> bob = {"Retirement": 40, "Home": 30, "Summer": 10, "Investments": 10, "Other": 10}
    >>> found = adjusted_winner(carol, bob, ("Carol", "Bob"))
    >>> found.split, round(found.moved, 4), [round(total, 3) for total in found.totals]
    ('Retirement', 0.1667, [56.667, 56.667])
    """
    _check(points_a, points_b)
    a, b = _scaled(points_a), _scaled(points_b)
    shares = {name: 1.0 if a[name] > b[name] else 0.0 for name in a}
    split, moved, transferred = _even_out(a, b, shares)
    scaled = [name for name, raw in zip(names, (points_a, points_b), strict=True) if not _is_whole(raw)]
    told = (f"Points scaled to 100: {listed(scaled)}.",) if scaled else ()
    return AdjustedWinner(
        names,
        (a, b),
        shares,
        _totals(a, b, shares),
        split,
        moved,
        transferred,
        Coverage(len(a), len(a), "issues"),
        (*_ASSUMED, *told),
    )


def salience_points(
    case: Case, a: str, b: str, *, round: str | None = None, coder: str = LEAD
) -> tuple[Points, Points]:
    """Return the stated salience of two parties on the issues on which both state one, by issue.

    Parameters
    ----------
    case : Case
    a, b : str
    round : str, optional
        As for `mean_voter`.
    coder : str

    Returns
    -------
    (dict, dict)
        Ready for `adjusted_winner`.

    Raises
    ------
    ToldError
        Where on no issue both state a salience.
    UnknownNameError
        For a party, round or coder that is not there.
    """
    parties = case.party(a), case.party(b)
    chosen = chosen_round(case, round, "reading", coder)
    stated = {
        issue.id: tuple(_salience(case, party, issue, chosen, coder) for party in parties)
        for issue in case.issues_in(chosen.id)
    }
    both = {
        name: (one, other) for name, (one, other) in stated.items() if one is not None and other is not None
    }
    if not both:
        raise ToldError(
            f"on no issue of {chosen.id} do {parties[0].short} and {parties[1].short} both state a "
            "salience, and it is "
            "never invented"
        )
    return {name: one for name, (one, _) in both.items()}, {name: other for name, (_, other) in both.items()}


def _salience(case: Case, party: Party, issue: Issue, round: Round, coder: str) -> float | None:
    return stated_salience(stance(case, party, issue, round.id, coder=coder).entries)


def _check(points_a: Mapping[str, float], points_b: Mapping[str, float]) -> None:
    for points in (points_a, points_b):
        if not isinstance(points, Mapping):
            raise ToldError(f"found points {points!r}, expected a mapping from issue to points")
    odd = sorted(set(points_a) ^ set(points_b))
    if odd:
        raise ToldError(f"both sides must put points on the same issues; only one names: {listed(odd)}")
    for points in (points_a, points_b):
        for name, number in points.items():
            if not _is_points(number):
                raise ToldError(
                    f"the points on {name!r} are {number!r}, expected a number that is not negative"
                )
        if not sum(points.values()):
            raise ToldError("a side has no points at all, so nothing tells what it cares for")


def _is_points(number: object) -> bool:
    if isinstance(number, bool) or not isinstance(number, Real):
        return False
    return isfinite(number) and float(number) >= 0


def _is_whole(points: Mapping[str, float]) -> bool:
    return isclose(sum(points.values()), WHOLE)


def _scaled(points: Mapping[str, float]) -> Points:
    whole = sum(points.values())
    return {name: number * WHOLE / whole for name, number in points.items()}


def _even_out(a: Points, b: Points, shares: Points) -> tuple[str | None, float, tuple[str, ...]]:
    """Hand issues over in `shares` until both have the same; tell which was split and which went whole."""
    one, other = _totals(a, b, shares)
    ahead, behind, holds = (a, b, 1.0) if one > other else (b, a, 0.0)
    lead = abs(one - other)
    transferred: list[str] = []
    held = sorted(
        (name for name in shares if shares[name] == holds), key=lambda name: _ratio(ahead, behind, name)
    )
    for name in held:
        worth = ahead[name] + behind[name]
        if isclose(lead, 0, abs_tol=1e-12):
            break
        if worth > lead:
            part = lead / worth
            shares[name] = abs(holds - part)
            return name, part, tuple(transferred)
        shares[name], lead = 1.0 - holds, lead - worth
        transferred.append(name)
    return None, 0.0, tuple(transferred)


def _ratio(ahead: Points, behind: Points, name: str) -> float:
    return ahead[name] / behind[name] if behind[name] else float("inf")


def _totals(a: Points, b: Points, shares: Points) -> tuple[float, float]:
    return (
        sum(a[name] * share for name, share in shares.items()),
        sum(b[name] * (1 - share) for name, share in shares.items()),
    )
