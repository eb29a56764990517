"""What is conditional on what in one round, and where it runs in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.comparing import Stances
from negotiation_kit.analysis.comparing.settings import check_settings, coded_round
from negotiation_kit.analysis.linking.deadlocks import Deadlock, deadlocks
from negotiation_kit.analysis.linking.offers import (
    Alternative,
    Condition,
    LinkedOffer,
    condition,
    linked_offers,
    nearest_first,
)
from negotiation_kit.model import LEAD, Case, Party, Position, Round, closed, effective
from negotiation_kit.scales import Level
from negotiation_kit.wording import Message, Printable, Short, Spoken, joined, rounded, translated

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class DemandedPackages(Short):
    """One party's alternative packages.

    Parameters
    ----------
    party : Party
    packages : tuple of (Level, Alternative)
        Name of each package, and what it demands; a demand is asked of the others as a condition is.
    """

    party: Party
    packages: tuple[tuple[Level, Alternative], ...]

    @property
    def nearest(self) -> tuple[Level, Alternative]:
        """The package nearest to being met by all."""
        found = nearest_first([item for _, item in self.packages])[0]
        return next((name, item) for name, item in self.packages if item is found)

    @property
    def sentence(self) -> Message:
        """All packages, and which is nearest to being met, in words."""
        name, nearest = self.nearest
        low, high = (rounded(end, 2) for end in nearest.gap)
        told = Message(
            "linking.packages",
            party=Spoken(translated, self.party, "short"),
            packages=joined([_told(*package) for package in self.packages], "; "),
        )
        gap = low if low == high else f"{low} … {high}"
        return joined([told, Message("linking.nearest-package", name=Spoken(name.text_in), gap=gap)], ". ")


def _told(name: Level, package: Alternative) -> Message:
    demands = joined(item.text for item in package.conditions)
    return Message("linking.package", name=Spoken(name.text_in), demands=demands)


def demanded_packages(stances: Stances) -> Iterator[DemandedPackages]:
    """Yield the alternative packages of every party that has declared more than one."""
    case = stances.case
    for party in case.parties:
        coded = case.coding(party.id, stances.round, stances.coder)
        if coded is None or len(coded.packages) < 2:
            continue
        packages = enumerate(coded.packages, start=1)
        found = ((name, _alternative(stances, party, number, name.name)) for number, name in packages)
        yield DemandedPackages(party, tuple(found))


def _alternative(stances: Stances, party: Party, number: int, package: str) -> Alternative:
    demands = (
        condition(stances, party, entry.issue, value, entry.object)
        for entry in _within(stances, party, package)
        if (value := effective(entry, stances.coding, "value")) is not None
    )
    return Alternative(number, tuple(demands))


def _within(stances: Stances, party: Party, package: str) -> Iterator[Position]:
    for issue in stances.issues:
        for entry in stances.case.entries(party.id, issue.id, stances.round, stances.coder):
            if entry.within == package and (stances.channels == "all" or not closed(entry)):
                yield entry


@dataclass(frozen=True, repr=False)
class Linkages(Printable):
    """The result of `linkages`.

    Parameters
    ----------
    case : Case
    round : Round
    coding : str
    offers : tuple of LinkedOffer
        Every offer that depends on something, in the case's order.
    deadlocks : tuple of Deadlock
    packages : tuple of DemandedPackages
        Demands that come as alternative packages, any one of which is enough to the party.
    """

    case: Case
    round: Round
    coding: str
    offers: tuple[LinkedOffer, ...]
    deadlocks: tuple[Deadlock, ...]
    packages: tuple[DemandedPackages, ...] = ()

    _names = ("frame", "offers", "offers_frame", "deadlocks", "packages", "holders_frame")
    _columns = ("offer", "party", "issue", "alternative")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        parts = (
            Message("count.conditional-offer", n=len(self.offers)),
            Message("count.deadlock", n=len(self.deadlocks)),
        )
        return Message("result.counts", what=Spoken(translated, self.round, "title"), parts=parts)

    @cached_property
    def packages_frame(self) -> pd.DataFrame:
        """One row a demand that is part of one of several packages.

        Columns party, package, issue, value, holding (the worst of all others), movers, low, high, object.
        """
        import pandas as pd

        rows = [
            {"party": found.party.id, "package": name.name, **_of_condition(demand)}
            for found in self.packages
            for name, package in found.packages
            for demand in package.conditions
        ]
        return pd.DataFrame(rows, columns=list(_PACKAGE_TYPES)).astype(_PACKAGE_TYPES)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a condition, with the offer it belongs to.

        Columns offer (number), party, issue, value, alternative (number; any one of an offer's is enough),
        condition_issue, condition_value, holding (the worst of all parties it asks something of: met,
        accepted, offered, open, against or refused), movers (who would have to move), low, high (bounds of
        the distance that is still in the way), condition_object.
        """
        import pandas as pd

        return pd.DataFrame(self.records(), columns=list(_TYPES)).astype(_TYPES)

    @cached_property
    def alternatives_frame(self) -> pd.DataFrame:
        """One row an alternative, those of an offer with the nearest first.

        Columns offer, alternative, rank (1 is the nearest), conditions (how many), holding, unmeetable, low,
        high (bounds of the distances added up), mean_low, mean_high, in_the_way (issues, the farthest first).
        """
        import pandas as pd

        return pd.DataFrame(self.alternative_records(), columns=list(_ALTERNATIVE_TYPES)).astype(
            _ALTERNATIVE_TYPES
        )

    @cached_property
    def holders_frame(self) -> pd.DataFrame:
        """One row a condition and party it asks something of.

        Columns offer, alternative, condition_issue, condition_value, party, holding, low, high, by_object:
        where a condition names no object, how the party stands to it on each, if that differs.
        """
        import pandas as pd

        rows = [
            (
                *(number, alternative.number, condition.issue.id),
                condition.issue.scale.code(condition.value),
                *(item.party.id, item.holding.value, *item.gap),
                "; ".join(f"{name}: {said}" if name else said for name, said in item.by_object) or None,
            )
            for number, offer in enumerate(self.offers, start=1)
            for alternative in offer.alternatives
            for condition in alternative.conditions
            for item in condition.holders
        ]
        return pd.DataFrame(rows, columns=list(_HOLDER_TYPES)).astype(_HOLDER_TYPES)

    @cached_property
    def offers_frame(self) -> pd.DataFrame:
        """One row an offer.

        Columns offer, party, issue, value, alternatives (how many), live, unmeetable, nearest (number of an
        alternative), surely_nearest, low, high, in_the_way.
        """
        import pandas as pd

        return pd.DataFrame(self.offer_records(), columns=list(_OFFER_TYPES)).astype(_OFFER_TYPES)

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

    def alternative_records(self) -> list[dict[str, Any]]:
        """Return one plain dict an alternative, with the columns of `alternatives_frame`."""
        return [
            _alternative_record(number, rank, alternative)
            for number, offer in enumerate(self.offers, start=1)
            for rank, alternative in enumerate(offer.by_distance, start=1)
        ]


def linkages(
    case: Case,
    round: str | None = None,
    *,
    coding: str = "reading",
    coder: str = LEAD,
    channels: str = "open",
    inherit: bool = True,
) -> Linkages:
    """Tell what is conditional on what in a round.

    Parameters
    ----------
    case : Case
    round : str, optional
        Id or title; the default round when left out, or the last in which two or more parties are coded.
    coding : {"reading", "printed"}
    coder : str
    channels, inherit
        As in `compare`.

    Returns
    -------
    Linkages

    Raises
    ------
    UnknownNameError
        For a round, coding or coder that is not there.
    """
    check_settings(case, coding, coder=coder, channels=channels)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    stances = Stances(case, chosen.id, coding, coder, channels=channels, inherit=inherit)
    offers = linked_offers(stances)
    packages = tuple(demanded_packages(stances))
    return Linkages(case, chosen, coding, offers, deadlocks(stances, offers), packages)


def _condition_records(number: int, offer: LinkedOffer) -> list[dict[str, Any]]:
    return [
        {
            "offer": number,
            "party": offer.party.id,
            "issue": offer.issue.id,
            "value": offer.issue.scale.code(offer.value),
            "alternative": alternative.number,
            **{f"condition_{name}": found.pop(name) for name in ("issue", "value", "object")},
            **found,
        }
        for alternative in offer.alternatives
        for found in map(_of_condition, alternative.conditions)
    ]


def _of_condition(asked: Condition) -> dict[str, Any]:
    return {
        "issue": asked.issue.id,
        "value": asked.issue.scale.code(asked.value),
        "object": asked.object,
        "holding": asked.holding.value,
        "movers": ", ".join(party.id for party in asked.movers) or None,
        "low": asked.gap.low,
        "high": asked.gap.high,
    }


def _offer_record(number: int, offer: LinkedOffer) -> dict[str, Any]:
    return {
        "offer": number,
        "party": offer.party.id,
        "issue": offer.issue.id,
        "value": offer.issue.scale.code(offer.value),
        "alternatives": len(offer.alternatives),
        "live": offer.live,
        "unmeetable": offer.unmeetable,
        "nearest": offer.nearest.number,
        "surely_nearest": offer.surely_nearest,
        "low": offer.nearest.gap.low,
        "high": offer.nearest.gap.high,
        "in_the_way": _in_the_way(offer.nearest),
    }


def _alternative_record(number: int, rank: int, alternative: Alternative) -> dict[str, Any]:
    return {
        "offer": number,
        "alternative": alternative.number,
        "rank": rank,
        "conditions": len(alternative.conditions),
        "holding": alternative.holding.value,
        "unmeetable": alternative.unmeetable,
        "low": alternative.gap.low,
        "high": alternative.gap.high,
        "mean_low": alternative.mean.low,
        "mean_high": alternative.mean.high,
        "in_the_way": _in_the_way(alternative),
    }


def _in_the_way(alternative: Alternative) -> str | None:
    return ", ".join(item.issue.id for item in alternative.in_the_way) or None


_NUMBERS = dict.fromkeys(("low", "high"), "float64")
_OFFER = {"offer": "int64", "party": "str", "issue": "str", "value": "str"}
_TYPES = {
    **_OFFER, "alternative": "int64", "condition_issue": "str", "condition_value": "str", "holding": "str",
    "movers": "str", **_NUMBERS, "condition_object": "str",
}  # fmt: skip
_OFFER_TYPES = {
    **_OFFER, "alternatives": "int64", "live": "bool", "unmeetable": "bool", "nearest": "int64",
    "surely_nearest": "bool", **_NUMBERS, "in_the_way": "str",
}  # fmt: skip
_ALTERNATIVE_TYPES = {
    **dict.fromkeys(("offer", "alternative", "rank", "conditions"), "int64"), "holding": "str",
    "unmeetable": "bool", **_NUMBERS, "mean_low": "float64", "mean_high": "float64", "in_the_way": "str",
}  # fmt: skip
_PACKAGE_TYPES = {
    **dict.fromkeys(("party", "package", "issue", "value", "holding", "movers"), "str"), **_NUMBERS,
    "object": "str",
}  # fmt: skip
_HOLDER_TYPES = {
    **dict.fromkeys(("offer", "alternative"), "int64"),
    **dict.fromkeys(("condition_issue", "condition_value", "party", "holding"), "str"), **_NUMBERS,
    "by_object": "str",
}  # fmt: skip
