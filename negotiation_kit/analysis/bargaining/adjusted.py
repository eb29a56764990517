"""Adjusted Winner: issues divided between two sides so that both are equally content by their own points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isclose, isfinite
from numbers import Real
from typing import TYPE_CHECKING

from negotiation_kit.analysis.bargaining.stakes import (
    Coverage,
    LeftOut,
    Table,
    about_issue,
    named,
    table,
)
from negotiation_kit.analysis.comparing import Known, measure
from negotiation_kit.analysis.comparing.score import PERCENT
from negotiation_kit.errors import ToldError
from negotiation_kit.model import LEAD, Case, Issue, Party
from negotiation_kit.wording import Message, Printable, joined

if TYPE_CHECKING:
    import pandas as pd
else:
    from negotiation_kit.analysis.arrays import pd

_ASSUMED = tuple(Message(f"assumed.adjusted.{name}") for name in ("points", "worth", "divided"))
Points = dict[str, float]


@dataclass(frozen=True, repr=False)
class AdjustedWinner(Printable):
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
    left_out : tuple of LeftOut
        Where the points are from `salience_points`, the issues that are not divided.
    """

    names: tuple[str, str]
    points: tuple[Points, Points]
    shares: dict[str, float]
    totals: tuple[float, float]
    split: str | None
    moved: float
    transferred: tuple[str, ...]
    coverage: Coverage
    assumptions: tuple[Message, ...]
    left_out: tuple[LeftOut, ...] = ()

    _names = ("frame", "shares", "totals", "split", "transferred")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        parts = [
            Message("result.points", who=name, points=points)
            for name, points in zip(self.names, self.totals, strict=True)
        ]
        if self.split:
            parts.append(Message("result.split", issue=self.split))
        return joined((*parts, Message("list.one", part=self.coverage)), ", ")

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an issue: issue, points_a, points_b, share_a, gets_a, gets_b, goes_to.

        Points are of 100 a side; what a side gets is its points on what goes to it. An issue that is divided
        goes to none.
        """
        (a, b), takers = self.points, {1.0: self.names[0], 0.0: self.names[1]}
        rows = [
            (name, a[name], b[name], share, a[name] * share, b[name] * (1 - share), takers.get(share))
            for name, share in self.shares.items()
        ]
        columns = ["issue", "points_a", "points_b", "share_a", "gets_a", "gets_b", "goes_to"]
        return pd.DataFrame(rows, columns=columns).astype({"goes_to": "str"})


class StatedPoints(Points):
    """Salience that a party has stated, by issue, with the issues that are left out and why."""

    def __init__(self, points: Mapping[str, float], left_out: tuple[LeftOut, ...]) -> None:
        super().__init__(points)
        self.left_out = left_out


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
    sides = zip(names, (points_a, points_b), strict=True)
    scaled = tuple(name for name, raw in sides if not isclose(sum(raw.values()), PERCENT))
    left_out = points_a.left_out if isinstance(points_a, StatedPoints) else ()
    return AdjustedWinner(
        names=names,
        points=(a, b),
        shares=shares,
        totals=_totals(a, b, shares),
        split=split,
        moved=moved,
        transferred=transferred,
        coverage=Coverage(len(a), len(a) + len(left_out), "issues"),
        assumptions=(*_ASSUMED, *((Message("assumed.adjusted.scaled", sides=scaled),) if scaled else ())),
        left_out=left_out,
    )


def salience_points(
    case: Case,
    a: str,
    b: str,
    *,
    round: str | None = None,
    coder: str = LEAD,
    channels: str = "open",
    inherit: bool = True,
) -> tuple[StatedPoints, StatedPoints]:
    """Return the stated salience of two parties on the issues on which both state one, by issue.

    Parameters
    ----------
    case : Case
    a, b : str
    round : str, optional
        As for `mean_voter`.
    coder : str
    channels, inherit
        As in `compare`.

    Returns
    -------
    (dict, dict)
        Ready for `adjusted_winner`. Each has `left_out`: issues on which not both state a salience, the two
        speak of different objects, or the accounts of one contradict each other.

    Raises
    ------
    ToldError
        Where no issue is left.
    UnknownNameError
        For a party, round or coder that is not there.
    """
    parties = case.party(a), case.party(b)
    read = table(case, round, "reading", coder, channels=channels, inherit=inherit)
    found = {issue: _stated(read, parties, issue) for issue in case.issues_in(read.round.id)}
    out = tuple(about_issue(issue, said) for issue, said in found.items() if isinstance(said, Message))
    both = {issue.id: said for issue, said in found.items() if not isinstance(said, Message)}
    if not both:
        names, reasons = map(named, parties), joined(item.reason for item in out)
        values = dict(zip(("one", "other"), names, strict=True))
        raise ToldError(Message("error.no-points", round=read.round.id, reasons=reasons, **values))
    one, other = (StatedPoints({name: said[place] for name, said in both.items()}, out) for place in (0, 1))
    return one, other


def _stated(read: Table, parties: tuple[Party, Party], issue: Issue) -> tuple[float, float] | Message:
    """Return the salience both state on an issue, or why it is left out."""
    one, other = (read.stances.of(party, issue) for party in parties)
    row = measure(one, other, "gower")
    if row.kind is Known.DIFFERENT:
        return Message("model.different-objects")
    object = row.chosen.object
    points = {side.party: read.points(side.on(object)) for side in (one, other)}
    lacking = [Message("model.no-salience", party=named(party)) for party, at in points.items() if at is None]
    torn = [
        Message("model.contested", party=named(side.party))
        for side in (one, other)
        if side.on(object).contested
    ]
    if lacking or torn:
        return joined([*torn, *lacking], ", ")
    first, second = (at or 0.0 for at in points.values())
    return first, second


def _check(points_a: Mapping[str, float], points_b: Mapping[str, float]) -> None:
    for points in (points_a, points_b):
        if not isinstance(points, Mapping):
            raise ToldError(Message("error.points", found=repr(points)))
    if odd := sorted(set(points_a) ^ set(points_b)):
        raise ToldError(Message("error.points-apart", issues=tuple(odd)))
    for points in (points_a, points_b):
        for name, number in points.items():
            if not _is_points(number):
                raise ToldError(Message("error.points-number", issue=repr(name), number=repr(number)))
        if not sum(points.values()):
            raise ToldError(Message("error.no-points-at-all"))


def _is_points(number: object) -> bool:
    if isinstance(number, bool) or not isinstance(number, Real):
        return False
    return isfinite(number) and float(number) >= 0


def _scaled(points: Mapping[str, float]) -> Points:
    whole = sum(points.values())
    return {name: number * PERCENT / whole for name, number in points.items()}


def _even_out(a: Points, b: Points, shares: Points) -> tuple[str | None, float, tuple[str, ...]]:
    """Hand issues over in `shares` until both have the same; tell which was split and which went whole."""
    one, other = _totals(a, b, shares)
    ahead, behind, holds = (a, b, 1.0) if one > other else (b, a, 0.0)
    lead = abs(one - other)
    transferred: list[str] = []
    held = sorted(
        (name for name in shares if shares[name] == holds),
        key=lambda name: ahead[name] / behind[name] if behind[name] else float("inf"),
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


def _totals(a: Points, b: Points, shares: Points) -> tuple[float, float]:
    return (
        sum(a[name] * share for name, share in shares.items()),
        sum(b[name] * (1 - share) for name, share in shares.items()),
    )
