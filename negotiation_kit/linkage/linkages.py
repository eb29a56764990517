"""What is conditional on what in one round, and where it runs in a circle."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.comparison import cell
from negotiation_kit.comparison.settings import check_settings, coded_round
from negotiation_kit.linkage.deadlocks import Deadlock, deadlocks
from negotiation_kit.linkage.offers import LinkedOffer, Stances, linked_offers
from negotiation_kit.model import LEAD, Case, Round

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Linkages:
    """The result of `linkages`.

    Parameters
    ----------
    case : Case
    round : Round
    coding : str
    offers : tuple of LinkedOffer
        Every offer that depends on something, in the case's order.
    deadlocks : tuple of Deadlock
    """

    case: Case
    round: Round
    coding: str
    offers: tuple[LinkedOffer, ...]
    deadlocks: tuple[Deadlock, ...]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a condition, with the offer it belongs to.

        Columns offer (number), party, issue, value, alternative (number; any one of an offer's is enough),
        condition_issue, condition_value, holding (met, offered, open, against, refused), movers (who would
        have to move), low, high (bounds of the distance that is still in the way).
        """
        import pandas as pd

        return pd.DataFrame(self.records(), columns=_COLUMNS).astype(_TYPES)

    @cached_property
    def offers_frame(self) -> pd.DataFrame:
        """One row an offer.

        Columns offer, party, issue, value, alternatives, live, nearest, low, high, in_the_way.
        """
        import pandas as pd

        return pd.DataFrame(self.offer_records(), columns=_OFFER_COLUMNS).astype(_OFFER_TYPES)

    def records(self) -> list[dict[str, Any]]:
        """Return one plain dict a condition, with the columns of `frame`."""
        return [
            record
            for number, offer in enumerate(self.offers, start=1)
            for record in _condition_records(number, offer)
        ]

    def offer_records(self) -> list[dict[str, Any]]:
        """Return one plain dict an offer, with the columns of `offers_frame`."""
        return [_offer_record(number, offer) for number, offer in enumerate(self.offers, start=1)]


def linkages(case: Case, round: str | None = None, *, coding: str = "reading", coder: str = LEAD) -> Linkages:
    """Tell what is conditional on what in a round.

    Parameters
    ----------
    case : Case
    round : str, optional
        Id or title; the default round when left out, or the last in which two or more parties are coded.
    coding : {"reading", "printed"}
    coder : str

    Returns
    -------
    Linkages

    Raises
    ------
    UnknownNameError
        For a round, coding or coder that is not there.
    """
    check_settings(case, coding, coder=coder)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    offers = linked_offers(case, chosen.id, coding, coder)
    found = deadlocks(Stances(case, chosen.id, coding, coder), offers)
    return Linkages(case, chosen, coding, offers, found)


def _condition_records(number: int, offer: LinkedOffer) -> list[dict[str, Any]]:
    return [
        {
            "offer": number,
            "party": offer.party.id,
            "issue": offer.issue.id,
            "value": cell(offer.issue.scale, offer.value),
            "alternative": alternative.number,
            "condition_issue": condition.issue.id,
            "condition_value": cell(condition.issue.scale, condition.value),
            "holding": condition.holding.value,
            "movers": ", ".join(party.id for party in condition.movers) or None,
            "low": condition.gap.low,
            "high": condition.gap.high,
        }
        for alternative in offer.alternatives
        for condition in alternative.conditions
    ]


def _offer_record(number: int, offer: LinkedOffer) -> dict[str, Any]:
    return {
        "offer": number,
        "party": offer.party.id,
        "issue": offer.issue.id,
        "value": cell(offer.issue.scale, offer.value),
        "alternatives": len(offer.alternatives),
        "live": offer.live,
        "nearest": offer.nearest.number,
        "low": offer.nearest.gap.low,
        "high": offer.nearest.gap.high,
        "in_the_way": ", ".join(item.issue.id for item in offer.nearest.in_the_way) or None,
    }


_TEXT = ("party", "issue", "value")
_COLUMNS = [
    "offer", *_TEXT, "alternative", "condition_issue", "condition_value", "holding", "movers", "low", "high",
]  # fmt: skip
_TYPES = {
    **dict.fromkeys((*_TEXT, "condition_issue", "condition_value", "holding", "movers"), "str"),
    **dict.fromkeys(("offer", "alternative"), "int64"),
    **dict.fromkeys(("low", "high"), "float64"),
}
_OFFER_COLUMNS = ["offer", *_TEXT, "alternatives", "live", "nearest", "low", "high", "in_the_way"]
_OFFER_TYPES = {
    **dict.fromkeys((*_TEXT, "in_the_way"), "str"),
    **dict.fromkeys(("offer", "alternatives", "nearest"), "int64"),
    **dict.fromkeys(("low", "high"), "float64"),
    "live": "bool",
}
