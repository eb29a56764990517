"""One issue over all rounds: every party's stance in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiation_kit.comparison import Offer, Stance, stance
from negotiation_kit.comparison.settings import check_settings
from negotiation_kit.frames.columns import category, framed, number, outcomes_cell, text, value_cell, words
from negotiation_kit.model import LEAD, Case, Position, Round
from negotiation_kit.scales import parts_of

if TYPE_CHECKING:
    import pandas as pd


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

    check_settings(case, coding, coder=coder)
    wanted = case.issue(issue)
    rows = [
        row
        for round in case.rounds
        if wanted.asked_in(round.id)
        for party in case.parties
        for row in _rows(stance(case, party, wanted, round.id, coding, coder), round)
    ]
    scale = wanted.scale
    entries = [row.entry for row in rows]
    days = [row.round.date.first if row.round.date else None for row in rows]
    return framed(
        {
            "round": category((row.round.id for row in rows), (item.id for item in case.rounds)),
            "date": pd.Series(pd.to_datetime(pd.Series(days, dtype="object"))),
            "layer_of": text(row.round.layer_of for row in rows),
            "party": category((row.stance.party.id for row in rows), (item.id for item in case.parties)),
            "offer": pd.array([row.number for row in rows], dtype="Int64"),
            "value": text(value_cell(scale, row.offer.value if row.offer else None) for row in rows),
            "conditional": [bool(row.offer and row.offer.conditional) for row in rows],
            "low": number(row.ends[0] for row in rows),
            "high": number(row.ends[1] for row in rows),
            "rejects": text(outcomes_cell(scale, row.stance.rejects) for row in rows),
            "engagement": words([row.stance.engagement for row in rows]),
            **{
                name: words([getattr(entry, name, None) for entry in entries])
                for name in ("status", "firmness", "confidence")
            },
            **{name: text(getattr(entry, name, None) for entry in entries) for name in ("object", "summary")},
        }
    )


@dataclass(frozen=True)
class _Row:
    """One offer of a stance, or a stance without any."""

    round: Round
    stance: Stance
    number: int | None
    offer: Offer | None

    @property
    def entry(self) -> Position | None:
        if self.offer is not None:
            return self.offer.position
        return next(iter(self.stance.entries), None)

    @property
    def ends(self) -> tuple[float | None, float | None]:
        """Where the offer begins and ends on the scale."""
        if self.offer is None:
            return None, None
        outcomes = self.offer.feasible.outcomes
        ends = [end for outcome in outcomes if isinstance(outcome, tuple) for end in outcome]
        if not ends:
            scale = self.stance.issue.scale
            found = [scale.coordinate(part) for part in parts_of(self.offer.value)]
            ends = [end for end in found if end is not None]
        return (min(ends), max(ends)) if ends else (None, None)


def _rows(found: Stance, round: Round) -> Iterator[_Row]:
    if not found.offers:
        yield _Row(round, found, None, None)
    for number_, offer in enumerate(found.offers, start=1):
        yield _Row(round, found, number_, offer)
