"""Exchanges of concessions: two parties on opposite sides of two issues, each moving where it minds less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import isclose
from typing import TYPE_CHECKING, Any

from negotiation_kit.bargaining.findings import WEIGHTING
from negotiation_kit.bargaining.mean import weighted_mean
from negotiation_kit.bargaining.stakes import (
    SALIENCE,
    WEIGHTS,
    Coverage,
    LeftOut,
    Stake,
    Stakes,
    checked_weighting,
    chosen_round,
    has_order,
    stakes,
    weighting_words,
    why_not,
)
from negotiation_kit.comparison import stance
from negotiation_kit.model import LEAD, Case, Issue, Party, Round

if TYPE_CHECKING:
    import pandas as pd

_POINTS = 100
_ASSUMED = (
    "Without an exchange each issue would come out at the weighted mean of the positions on it.",
    "A party that concedes shifts that mean by the distance it moves times its share of the weight, and "
    "no other party answers.",
    "Salience is comparable between issues and between parties, and a gain is salience times the shift, "
    "in points of 100.",
    "The rate of exchange gives both parties the same gain; where one cannot move so far, both move less.",
)


@dataclass(frozen=True)
class Trade:
    """One exchange: on issue `p` the mean moves towards `i`, on issue `q` towards `j`.

    Parameters
    ----------
    i, j : Party
        `i` minds `p` more, relative to `q`, than `j` does.
    p, q : Issue
    shift_p, shift_q : float
        How far the mean of each moves, in points of 100.
    gain : float
        What each of the two gains.
    capped : bool
        Whether the one who concedes on `q` moves all the way, so that the other need not.
    better, worse : tuple of Party
        Others whom the two shifts together bring nearer to, or take farther from, what they want.
    """

    i: Party
    j: Party
    p: Issue
    q: Issue
    shift_p: float
    shift_q: float
    gain: float
    capped: bool
    better: tuple[Party, ...]
    worse: tuple[Party, ...]


@dataclass(frozen=True)
class Trades:
    """The result of `trades`, the greatest gain first.

    Parameters
    ----------
    coverage : Coverage
        How many of the round's issues are taken in.
    left_out : tuple of LeftOut
        Issues without an order, and issues on which fewer than two parties have a single known position.
    """

    case: Case
    round: Round
    rows: tuple[Trade, ...]
    coverage: Coverage
    weighting: str
    left_out: tuple[LeftOut, ...]
    assumptions: tuple[str, ...]
    caution: str = WEIGHTING

    def records(self) -> list[dict[str, Any]]:
        """Return one plain mapping a trade."""
        return [
            {
                "gain": row.gain,
                "i": row.i.id,
                "gains_on": row.p.id,
                "shift_p": row.shift_p,
                "j": row.j.id,
                "in_return_for": row.q.id,
                "shift_q": row.shift_q,
                "capped": row.capped,
                "better": ", ".join(party.id for party in row.better),
                "worse": ", ".join(party.id for party in row.worse),
            }
            for row in self.rows
        ]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a trade: gain, i, gains_on, shift_p, j, in_return_for, shift_q, capped, better, worse."""
        import pandas as pd

        return pd.DataFrame(self.records(), columns=_COLUMNS)


_COLUMNS = ["gain", "i", "gains_on", "shift_p", "j", "in_return_for", "shift_q", "capped", "better", "worse"]


def trades(
    case: Case,
    *,
    round: str | None = None,
    coding: str = "reading",
    coder: str = LEAD,
    weigh_by: Sequence[str] = WEIGHTS,
) -> Trades:
    """Return every exchange of concessions from which two parties would gain (Stokman and Van Oosten 1994).

    On each issue the weighted mean of the positions divides the parties. Two who stand on opposite sides of
    two issues can trade if their saliences differ: with s a salience and c a capability,
    dp = abs(x_i - x_j) s_j c_j / sum(s c) is what j's whole concession on p would shift the mean, and
    dq = dp (s_ip + s_jp) / (s_iq + s_jq) what i gives for it on q. Each gains dp s_ip - dq s_iq.

    Parameters
    ----------
    case : Case
    round, coding, coder
        As for `mean_voter`.
    weigh_by : sequence of {"salience", "capability"}
        Salience must be among them: without it there is no rate of exchange.

    Returns
    -------
    Trades

    Raises
    ------
    UnknownNameError, ValueError
        As `mean_voter`; also where salience is not weighed by.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> found = nk.trades(nk.load_case("harbour-lease"), weigh_by=["salience"])
    >>> best = found.rows[0]
    >>> best.i.short, best.p.id, best.j.short, best.q.id
    ('Port', 'repairs', 'Ferries', 'berth-hours')
    """
    checked = checked_weighting(weigh_by)
    if SALIENCE not in checked:
        raise ValueError("a trade rests on saliences that differ: weigh_by must name salience")
    chosen = chosen_round(case, round, coding, coder)
    taken, left_out = [], []
    for issue in case.issues_in(chosen.id):
        reason, found = _taken_in(case, issue, chosen, coding, coder, checked)
        if found is None:
            left_out.append(LeftOut(issue.id, f"{issue.title}: {reason}"))
        else:
            taken.append(found)
    rows = [trade for one, two in combinations(taken, 2) for trade in _between(one, two)]
    return Trades(
        case,
        chosen,
        tuple(sorted(rows, key=lambda row: -row.gain)),
        Coverage(len(taken), len(taken) + len(left_out), "issues"),
        weighting_words(checked),
        tuple(left_out),
        _ASSUMED,
    )


def _taken_in(
    case: Case, issue: Issue, round: Round, coding: str, coder: str, weigh_by: Sequence[str]
) -> tuple[str, Stakes | None]:
    if not has_order(issue.scale):
        return "no order, so no mean", None
    plain = _standing(case, issue, round, coding, coder)
    if plain < 2:
        return "fewer than two parties with a single known position", None
    return "", stakes(case, issue, round, coding, coder, weigh_by)


def _standing(case: Case, issue: Issue, round: Round, coding: str, coder: str) -> int:
    found = (stance(case, party, issue, round.id, coding, coder) for party in case.parties)
    return sum(why_not(one) is None for one in found)


@dataclass(frozen=True)
class _Side:
    """One party on one issue, in points of 100."""

    stake: Stake
    mean: float
    total: float

    @property
    def at(self) -> float:
        return self.stake.at * _POINTS

    @property
    def above(self) -> bool:
        return self.at > self.mean

    @property
    def salience(self) -> float:
        return self.stake.salience or 0.0

    def pull(self, distance: float) -> float:
        """Return how far the mean moves when the party moves by a distance."""
        return distance * self.stake.weight / self.total


def _sides(found: Stakes) -> dict[str, _Side]:
    mean = weighted_mean((row.at, row.weight) for row in found.rows) * _POINTS
    total = sum(row.weight for row in found.rows)
    return {row.party.id: _Side(row, mean, total) for row in found.rows}


def _between(one: Stakes, two: Stakes) -> Iterator[Trade]:
    """Yield the trades on two issues."""
    on = (one.issue, _sides(one)), (two.issue, _sides(two))
    both = [name for name in on[0][1] if name in on[1][1]]
    for a, b in combinations(both, 2):
        if all(sides[a].above != sides[b].above for _, sides in on):
            found = _trade(a, b, on)
            if found is not None:
                yield found


def _trade(a: str, b: str, on: Any) -> Trade | None:
    (p, on_p), (q, on_q) = on
    lean_a, lean_b = on_p[a].salience * on_q[b].salience, on_p[b].salience * on_q[a].salience
    if isclose(lean_a, lean_b, rel_tol=1e-12):
        return None
    i, j = (a, b) if lean_a > lean_b else (b, a)
    rate = (on_p[i].salience + on_p[j].salience) / (on_q[i].salience + on_q[j].salience)
    shift_p = on_p[j].pull(abs(on_p[i].at - on_p[j].at))
    most = on_q[i].pull(abs(on_q[i].at - on_q[j].at))
    capped = shift_p * rate > most
    shift_q = most if capped else shift_p * rate
    shift_p = most / rate if capped else shift_p
    gain = abs(shift_p * on_p[i].salience - shift_q * on_q[i].salience)
    moved = ((on_p, _towards(on_p[i], shift_p)), (on_q, _towards(on_q[j], shift_q)))
    better, worse = _others(moved, {i, j})
    return Trade(
        on_p[i].stake.party, on_p[j].stake.party, p, q, shift_p, shift_q, gain, capped, better, worse
    )


def _towards(side: _Side, shift: float) -> float:
    return side.mean + (shift if side.above else -shift)


def _others(moved: Any, traders: set[str]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who else is better and who is worse off by the new means."""
    changes: dict[str, float] = {}
    parties: dict[str, Party] = {}
    for sides, mean in moved:
        for name, side in sides.items():
            nearer = abs(side.at - side.mean) - abs(side.at - mean)
            changes[name] = changes.get(name, 0.0) + side.salience * nearer
            parties[name] = side.stake.party
    told = {name: change for name, change in changes.items() if name not in traders and abs(change) > 1e-9}
    better = tuple(parties[name] for name, change in told.items() if change > 0)
    return better, tuple(parties[name] for name, change in told.items() if change < 0)
