"""One issue over all rounds as a frame: every party's stance in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiation_kit.analysis.columns import category, framed, number, outcomes_cell, text, value_cell, words
from negotiation_kit.analysis.moving import Moment, over_rounds
from negotiation_kit.analysis.moving.timelines import ends_of
from negotiation_kit.model import LEAD, Case, Offer, Position

if TYPE_CHECKING:
    import pandas as pd

_CHOICES, _TEXTS = ("status", "firmness", "confidence"), ("object", "summary")


def timeline(case: Case, issue: str, coding: str = "reading", *, coder: str = LEAD) -> pd.DataFrame:
    """Return every party's stance on one issue in each round in which it is asked.

    Parameters
    ----------
    case : Case
    issue : str
        Id or title.
    coding : {"reading", "printed"}
    coder : str

    Returns
    -------
    DataFrame
        One row an offer, and one where a party has none: round, date (first day, as datetime), layer_of,
        party, offer (counted from 1, missing where there is none), value, conditional, low, high
        (coordinates of the offer's ends in [0, 1], missing on a scale without order), rejects, engagement,
        status, firmness, confidence, object, summary. A party that is not coded in a round has the
        engagement `not-coded`; a gap is a gap.

    Raises
    ------
    UnknownNameError
        For an issue, coding or coder that is not there.
    """
    import pandas as pd

    found = over_rounds(case, issue, coding, coder=coder)
    rows = [row for moment in found.moments for row in _rows(moment)]
    scale, ends = found.issue.scale, [_ends(row) for row in rows]
    days = [row.moment.round.date.first if row.moment.round.date else None for row in rows]
    return framed(
        {
            "round": category((row.moment.round.id for row in rows), (item.id for item in case.rounds)),
            "date": pd.Series(pd.to_datetime(pd.Series(days, dtype="object"))),
            "layer_of": text(row.moment.round.layer_of for row in rows),
            "party": category((row.moment.party.id for row in rows), (item.id for item in case.parties)),
            "offer": pd.array([row.number for row in rows], dtype="Int64"),
            "value": text(value_cell(scale, row.offer.value if row.offer else None) for row in rows),
            "conditional": [bool(row.offer and row.offer.conditional) for row in rows],
            "low": number(pair[0] for pair in ends),
            "high": number(pair[1] for pair in ends),
            "rejects": text(outcomes_cell(scale, row.moment.stance.rejects) for row in rows),
            "engagement": words([row.moment.stance.engagement for row in rows]),
            **{name: words([getattr(row.entry, name, None) for row in rows]) for name in _CHOICES},
            **{name: text(getattr(row.entry, name, None) for row in rows) for name in _TEXTS},
        }
    )


@dataclass(frozen=True)
class _Row:
    """One offer of a stance, or a stance without any."""

    moment: Moment
    number: int | None
    offer: Offer | None

    @property
    def entry(self) -> Position | None:
        return self.offer.position if self.offer else next(iter(self.moment.stance.entries), None)


def _rows(moment: Moment) -> Iterator[_Row]:
    if not moment.stance.offers:
        yield _Row(moment, None, None)
    for place, offer in enumerate(moment.stance.offers, start=1):
        yield _Row(moment, place, offer)


def _ends(row: _Row) -> tuple[float | None, float | None]:
    found = ends_of(row.offer) if row.offer else None
    return found or (None, None)
