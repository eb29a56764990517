"""Exchanges of concessions: two parties on opposite sides of two issues, each moving where it minds less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from negotiation_kit.analysis.bargaining.stakes import (
    SALIENCE,
    WEIGHTING,
    WEIGHTS,
    Coverage,
    LeftOut,
    Stakes,
    Weighting,
    checked_weighting,
    chosen_round,
    stakes,
    weighting_words,
    why_not,
)
from negotiation_kit.analysis.comparing import stance
from negotiation_kit.errors import ToldError
from negotiation_kit.model import LEAD, Case, Issue, Party, Round

if TYPE_CHECKING:
    import pandas as pd

    from negotiation_kit.analysis.bargaining.exchange import Exchanges, Truths

_ASSUMED = (
    "Without an exchange each issue would come out at the weighted mean of the positions on it.",
    "A party that concedes shifts that mean by the distance it moves times its share of the weight, and "
    "no other party answers.",
    "Salience is comparable between issues and between parties, and a gain is salience times the shift, "
    "in points of 100.",
    "The rate of exchange gives both parties the same gain; where one cannot move so far, both move less.",
    "A shift that carries the mean past what a party wants counts in full as its gain; a party at the mean "
    "counts as below it.",
)


class Trade(NamedTuple):
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
    weigh_by: Weighting = WEIGHTS,
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
    UnknownNameError, ToldError
        As `mean_voter`; also where salience is not weighed by.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> found = nk.trades(nk.load_case("harbour-lease"), weigh_by=["salience"])
    >>> best = found.rows[0]
    >>> best.i.short, best.p.id, best.j.short, best.q.id
    ('Port', 'repairs', 'Ferries', 'berth-hours')
    """
    from negotiation_kit.analysis.bargaining.exchange import exchanges

    checked = checked_weighting(weigh_by)
    if SALIENCE not in checked:
        raise ToldError("a trade rests on saliences that differ: weigh_by must name salience")
    chosen = chosen_round(case, round, coding, coder)
    taken, left_out = [], []
    for issue in case.issues_in(chosen.id):
        reason, found = _taken_in(case, issue, chosen, coding, coder, checked)
        if found is None:
            left_out.append(LeftOut(issue.id, f"{issue.title}: {reason}"))
        else:
            taken.append(found)
    issues, parties = [found.issue for found in taken], case.parties
    rows = _rows(exchanges(taken, parties), issues, parties) if taken else ()
    return Trades(
        case,
        chosen,
        rows,
        Coverage(len(taken), len(taken) + len(left_out), "issues"),
        weighting_words(checked),
        tuple(left_out),
        _ASSUMED,
    )


def _taken_in(
    case: Case, issue: Issue, round: Round, coding: str, coder: str, weigh_by: Sequence[str]
) -> tuple[str, Stakes | None]:
    if not issue.scale.has_order:
        return "no order, so no mean", None
    plain = _standing(case, issue, round, coding, coder)
    if plain < 2:
        return "fewer than two parties with a single known position", None
    return "", stakes(case, issue, round, coding, coder, weigh_by)


def _standing(case: Case, issue: Issue, round: Round, coding: str, coder: str) -> int:
    found = (stance(case, party, issue, round.id, coding, coder) for party in case.parties)
    return sum(why_not(one) is None for one in found)


def _rows(found: Exchanges, issues: Sequence[Issue], parties: Sequence[Party]) -> tuple[Trade, ...]:
    columns = (
        [parties[place] for place in found.i.tolist()],
        [parties[place] for place in found.j.tolist()],
        [issues[place] for place in found.p.tolist()],
        [issues[place] for place in found.q.tolist()],
        found.shift_p.tolist(),
        found.shift_q.tolist(),
        found.gain.tolist(),
        found.capped.tolist(),
        _named(found.better, parties),
        _named(found.worse, parties),
    )
    return tuple(map(Trade._make, zip(*columns, strict=True)))


def _named(chosen: Truths, parties: Sequence[Party]) -> list[tuple[Party, ...]]:
    """Return the parties each row of truths chooses; few rows differ, so each choice is spelt out once."""
    known: dict[bytes, tuple[Party, ...]] = {}
    raw, width = chosen.tobytes(), len(parties)
    rows = [raw[start : start + width] for start in range(0, len(raw), width)]
    for row in set(rows):
        known[row] = tuple(party for party, told in zip(parties, row, strict=True) if told)
    return [known[row] for row in rows]
