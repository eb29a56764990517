"""Exchanges of concessions: two parties on opposite sides of two issues, each moving where it minds less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from negotiation_kit.analysis.bargaining.stakes import (
    SALIENCE,
    WEIGHTS,
    Coverage,
    LeftOut,
    Result,
    Stakes,
    Table,
    Weighting,
    about_issue,
    asked,
    check_stated,
    named,
    not_asked,
    stakes,
    table,
    taken_as,
    taken_of,
)
from negotiation_kit.analysis.comparing.score import PERCENT
from negotiation_kit.errors import ToldError
from negotiation_kit.model import LEAD, Case, Issue, Party
from negotiation_kit.wording import ENGLISH, Message, Spoken, on_one_line, translated

if TYPE_CHECKING:
    import pandas as pd

    from negotiation_kit.analysis.bargaining.exchange import Exchanges, Standings, Truths
else:
    from negotiation_kit.analysis.arrays import pd

_ASSUMED = tuple(
    Message(f"assumed.trade.{name}") for name in ("mean", "conceding", "salience", "rate", "past")
)


class Concession(NamedTuple):
    """How far one party moves on one issue, in the units of the scale."""

    party: Party
    issue: Issue
    start: float | date
    end: float | date

    def __repr__(self) -> str:
        return on_one_line(self)

    def __str__(self) -> str:
        return self.text_in(ENGLISH)

    def text_in(self, language: str) -> str:
        """Return it in words."""
        ends = (Spoken(self.issue.scale.measured_text, end) for end in (self.start, self.end))
        values = dict(zip(("start", "end"), ends, strict=True))
        told = Message("trade.concession", party=named(self.party), issue=named(self.issue), **values)
        return told.text_in(language)


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
    start_p, end_p, start_q, end_q : float
        From where to where `j` moves on `p`, and `i` on `q`, in points of 100.
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
    start_p: float
    end_p: float
    start_q: float
    end_q: float

    def __repr__(self) -> str:
        return on_one_line(self)

    @property
    def concessions(self) -> tuple[Concession, Concession]:
        """What `j` concedes on `p`, and `i` on `q`, in the units of their scales."""
        given = ((self.j, self.p, self.start_p, self.end_p), (self.i, self.q, self.start_q, self.end_q))
        one, other = (
            Concession(party, issue, *(issue.scale.measured(end / PERCENT) for end in ends))
            for party, issue, *ends in given
        )
        return one, other

    def record(self) -> dict[str, Any]:
        """Return it as a row of a table."""
        by_j, by_i = self.concessions
        return {
            "gain": self.gain,
            "i": self.i.id,
            "gains_on": self.p.id,
            "shift_p": self.shift_p,
            "j": self.j.id,
            "in_return_for": self.q.id,
            "shift_q": self.shift_q,
            "capped": self.capped,
            "better": ", ".join(party.id for party in self.better),
            "worse": ", ".join(party.id for party in self.worse),
            "j_from": by_j.start,
            "j_to": by_j.end,
            "i_from": by_i.start,
            "i_to": by_i.end,
        }


COLUMNS = (
    "gain", "i", "gains_on", "shift_p", "j", "in_return_for", "shift_q", "capped", "better", "worse",
    "j_from", "j_to", "i_from", "i_to",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, repr=False)
class Trades(Result):
    """The result of `trades`, the greatest gain first.

    Parameters
    ----------
    coverage : Coverage
        How many of the round's issues are taken in.
    left_out : tuple of LeftOut
        Issues that are not taken in, and single positions on those that are.
    """

    rows: tuple[Trade, ...]

    _names = ("frame", "rows", "left_out", "assumptions")
    _columns = ("gain", "i", "gains_on", "j", "in_return_for")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        parts = (Message("count.trade", n=len(self.rows)), self.coverage)
        return Message("result.counts", what=Spoken(translated, self.round, "title"), parts=parts)

    def records(self) -> list[dict[str, Any]]:
        """Return one plain mapping a trade."""
        return [row.record() for row in self.rows]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a trade, the concessions of both in the units of the scales.

        Columns, in this order: gain, i, gains_on, shift_p, j, in_return_for, shift_q, capped, better, worse,
        j_from and j_to (how far j moves on the issue i gains on), i_from and i_to (i in return).
        """
        return pd.DataFrame(self.records(), columns=list(COLUMNS))


@dataclass(frozen=True)
class Read:
    """What exchanges are looked for in.

    Parameters
    ----------
    every : tuple of Stakes
        The issues taken in.
    """

    table: Table
    every: tuple[Stakes, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def standings(self) -> Standings:
        """Where all stand, on arrays."""
        from negotiation_kit.analysis.bargaining.exchange import Standings

        return Standings.of(self.every, self.table.case.parties)

    def told(self, greatest: float) -> dict[str, Any]:
        """Return what a result says beside its rows.

        Parameters
        ----------
        greatest : float
            The greatest gain, 0 where there is none.
        """
        issues = self.table.case.issues_in(self.table.round.id)
        objects = (told for found in self.every for told in taken_of(found.issue, found.object))
        readings = {"points": greatest, "share": greatest * PERCENT}
        found = self.table.findings
        return {
            "case": self.table.case,
            "round": self.table.round,
            "coverage": Coverage(len(self.every), len(issues), "issues"),
            "weighting": self.table.weighting,
            "left_out": self.left_out,
            "assumptions": (*_ASSUMED, *taken_as(self.every), *objects),
            "findings": (*found, Message("model.salience-unit.gain", **readings)) if found else (),
        }

    def spelt_out(self, found: Exchanges) -> tuple[Trade, ...]:
        """Return exchanges with parties and issues by themselves in place of numbers."""
        parties, issues = self.table.case.parties, [one.issue for one in self.every]
        columns = (
            map(parties.__getitem__, found.i.tolist()),
            map(parties.__getitem__, found.j.tolist()),
            map(issues.__getitem__, found.p.tolist()),
            map(issues.__getitem__, found.q.tolist()),
            found.shift_p.tolist(),
            found.shift_q.tolist(),
            found.gain.tolist(),
            found.capped.tolist(),
            _chosen(found.better, parties),
            _chosen(found.worse, parties),
            *(ends.tolist() for ends in (found.start_p, found.end_p, found.start_q, found.end_q)),
        )
        # As `Trade._make` does it, without a call in Python for each of what may be a million.
        return tuple(map(partial(tuple.__new__, Trade), zip(*columns, strict=True)))


def trades(
    case: Case,
    *,
    issues: str | Iterable[str] | None = None,
    round: str | None = None,
    coding: str = "reading",
    coder: str = LEAD,
    weigh_by: Weighting = WEIGHTS,
    salience: str | None = None,
    channels: str = "open",
    inherit: bool = True,
) -> Trades:
    """Return every exchange of concessions from which two parties would gain (Stokman and Van Oosten 1994).

    On each issue the weighted mean of the positions divides the parties. Two who stand on opposite sides of
    two issues can trade if their saliences differ: with s a salience and c a capability,
    dp = abs(x_i - x_j) s_j c_j / sum(s c) is what j's whole concession on p would shift the mean, and
    dq = dp (s_ip + s_jp) / (s_iq + s_jq) what i gives for it on q. Each gains dp s_ip - dq s_iq. A position
    that cannot be taken in, or whose party does not state what is weighed by, is left out by name.

    Parameters
    ----------
    case : Case
    issues : str or iterable of str, optional
        All of the round when left out.
    round, coding, coder, salience, channels, inherit
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
    >>> str(best.concessions[1])
    'Port moves from shared to exclusive on Hours at the berth'
    """
    from negotiation_kit.analysis.bargaining.exchange import exchanges

    read = read_trades(
        case, issues, round, coding, coder, weigh_by, salience, channels=channels, inherit=inherit
    )
    rows = read.spelt_out(exchanges(read.standings)) if read.every else ()
    return Trades(rows=rows, **read.told(rows[0].gain if rows else 0.0))


def read_trades(
    case: Case,
    issues: str | Iterable[str] | None,
    round: str | None,
    coding: str,
    coder: str,
    weigh_by: Weighting,
    salience: str | None,
    **how: Any,
) -> Read:
    """Return the issues on which two parties or more could trade, and what is left out."""
    read = table(case, round, coding, coder, weigh_by, salience, **how)
    if SALIENCE not in read.weigh_by:
        raise ToldError(Message("error.trade-without-salience", weight=SALIENCE))
    wanted = asked(case, read.round, issues)
    every = [stakes(read, issue) for issue in wanted if issue.scale.has_order]
    taken = tuple(found for found in every if _why_not(found) is None)
    if not taken:
        check_stated(_unweighed(every), [SALIENCE], read.round.id, "trade")
        check_stated(_unweighed(every), read.weigh_by, read.round.id)
    left_out = [*_left_out(wanted, every), *not_asked(case, read.round, wanted)]
    return Read(table=read, every=taken, left_out=tuple(left_out))


def _unweighed(every: Iterable[Stakes]) -> list[Stakes]:
    """Return the issues that would be taken in if all who have a position stated what is weighed by."""
    return [
        found for found in every if len(found.rows) + sum(len(found.lacking(name)) for name in WEIGHTS) > 1
    ]


def _left_out(wanted: Iterable[Issue], every: Iterable[Stakes]) -> Iterator[LeftOut]:
    known = {found.issue: found for found in every}
    for issue in wanted:
        found = known.get(issue)
        reason = Message("model.no-order") if found is None else _why_not(found)
        if reason is not None:
            yield about_issue(issue, reason)
        for item in found.left_out if found else ():
            yield about_issue(issue, item.reason, item.name)


def _why_not(found: Stakes) -> Message | None:
    """Return why nothing can be traded on an issue."""
    if len(found.rows) < 2:
        return Message("model.fewer-than-two")
    return None if any(row.weight for row in found.rows) else Message("model.no-weight")


def _chosen(chosen: Truths, parties: Sequence[Party]) -> list[tuple[Party, ...]]:
    """Return the parties each row of truths chooses; few rows differ, so each choice is spelt out once."""
    rows: list[bytes] = chosen.view(f"V{len(parties)}").ravel().tolist()
    known = {row: tuple(party for party, told in zip(parties, row, strict=True) if told) for row in set(rows)}
    return list(map(known.__getitem__, rows))
