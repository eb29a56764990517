"""Exchanges carried out one after the other, the greatest gain first: each changes what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from negotiation_kit.analysis.bargaining.stakes import WEIGHTS, Stakes, Weighting
from negotiation_kit.analysis.bargaining.trading import COLUMNS, Read, Trades, read_trades
from negotiation_kit.analysis.comparing.score import PERCENT
from negotiation_kit.errors import ToldError
from negotiation_kit.model import LEAD, Case, Issue, Party
from negotiation_kit.wording import Message, on_one_line

if TYPE_CHECKING:
    import pandas as pd

    from negotiation_kit.analysis.bargaining.exchange import Exchanges, Standings
else:
    from negotiation_kit.analysis.arrays import pd

_ASSUMED = tuple(Message(f"assumed.sequence.{name}") for name in ("greatest", "wants", "onwards"))


class Shift(NamedTuple):
    """Where the weighted mean of an issue lies before and after all exchanges, in the units of the scale."""

    issue: Issue
    before: float | date
    after: float | date

    def __repr__(self) -> str:
        return on_one_line(self)


@dataclass(frozen=True, kw_only=True, repr=False)
class TradeSequence(Trades):
    """The result of `trade_sequence`: `rows` in the order in which they are carried out.

    Parameters
    ----------
    left : tuple of int
        For each exchange, how many are still possible after it.
    means : tuple of Shift
        The issues taken in.
    gains : dict
        What each party gains or loses by all of them together, by id.
    """

    left: tuple[int, ...]
    means: tuple[Shift, ...]
    gains: dict[str, float]

    _names = ("frame", "rows", "means", "gains")

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an exchange: step, the columns of `Trades.frame`, and how many are left after it."""
        rows = [
            {"step": step, **row.record(), "left": left}
            for step, (row, left) in enumerate(zip(self.rows, self.left, strict=True), start=1)
        ]
        return pd.DataFrame(rows, columns=["step", *COLUMNS, "left"])


def trade_sequence(
    case: Case,
    *,
    issues: str | Iterable[str] | None = None,
    round: str | None = None,
    coding: str = "reading",
    coder: str = LEAD,
    weigh_by: Weighting = WEIGHTS,
    salience: str | None = None,
    most: int | None = None,
    channels: str = "open",
    inherit: bool = True,
) -> TradeSequence:
    """Carry out exchanges one after the other, the greatest gain first, until none is left.

    After each, the two stand where they have moved to, the means follow, and all other exchanges are reckoned
    again by the rule of `trades`; what a party wants stays as coded. Who has conceded on an issue can only go
    on in the same direction, so that the sequence ends.

    Parameters
    ----------
    case : Case
    issues, round, coding, coder, weigh_by, salience, channels, inherit
        As for `trades`.
    most : int, optional
        At most so many exchanges.

    Returns
    -------
    TradeSequence

    Raises
    ------
    UnknownNameError, ToldError
        As `trades`; also where `most` is no whole number from 0.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> found = nk.trade_sequence(nk.load_case("harbour-lease"), weigh_by=["salience"])
    >>> [(row.p.id, row.q.id, round(row.gain, 2)) for row in found.rows[:2]], found.left
    ([('repairs', 'berth-hours', 3.09), ('repairs', 'start', 0.27)], (9, 5, 2, 0))
    """
    if most is not None and (isinstance(most, bool) or not isinstance(most, int) or most < 0):
        raise ToldError(Message("error.most", most=repr(most)))
    read = read_trades(
        case, issues, round, coding, coder, weigh_by, salience, channels=channels, inherit=inherit
    )
    start = read.standings if read.every else None
    carried = list(islice(_carried_out(read, start), most)) if start is not None else []
    rows = tuple(row for step in carried for row in read.spelt_out(step.exchange))
    told = read.told(rows[0].gain if rows else 0.0)
    return TradeSequence(
        rows=rows,
        left=tuple(step.left for step in carried),
        means=tuple(_shifts(read.every, start, carried)),
        gains=_gains(case.parties, start, carried),
        **{**told, "assumptions": (*told["assumptions"], *_ASSUMED)},
    )


class _Step(NamedTuple):
    """One exchange as columns of one entry, how many are left after it, and where all stand then."""

    exchange: Exchanges
    left: int
    after: Standings


def _carried_out(read: Read, on: Standings) -> Iterator[_Step]:
    """Yield the exchanges carried out from where all stand."""
    from negotiation_kit.analysis.bargaining.exchange import Market

    issues, parties = (found.issue.id for found in read.every), (one.id for one in read.table.case.parties)
    market = Market(on, tuple(issues), tuple(parties))
    while (exchange := market.greatest()) is not None:
        market.carry_out(exchange)
        yield _Step(exchange, market.left, market.on)


def _shifts(every: Iterable[Stakes], start: Standings | None, carried: list[_Step]) -> Iterator[Shift]:
    if start is None:
        return
    end = carried[-1].after if carried else start
    for found, *places in zip(every, start.mean / PERCENT, end.mean / PERCENT, strict=True):
        yield Shift(found.issue, *map(found.issue.scale.measured, map(float, places)))


def _gains(parties: Iterable[Party], start: Standings | None, carried: list[_Step]) -> dict[str, float]:
    if start is None or not carried:
        return {party.id: 0.0 for party in parties}
    found = start.gained(carried[-1].after.mean).tolist()
    return {party.id: gain for party, gain in zip(parties, found, strict=True)}
