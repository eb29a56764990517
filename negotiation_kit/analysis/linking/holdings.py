"""Whether a party holds what somebody else's offer depends on, and how far it is from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.model import Answer, Offer, Party
from negotiation_kit.scales import Region, Value
from negotiation_kit.scales.distance import Bounds, bounds_from_known, gap


class Holding(StrEnum):
    """How a party stands to a condition, from met to refused."""

    MET = "met"
    ACCEPTED = "accepted"
    OFFERED = "offered"
    OPEN = "open"
    AGAINST = "against"
    REFUSED = "refused"

    @property
    def settled(self) -> bool:
        """Whether the party need not move: it wants this, or has said that it could live with it."""
        return self in (Holding.MET, Holding.ACCEPTED)


ORDER = tuple(Holding)


@dataclass(frozen=True)
class Holder:
    """One party that a condition asks something of.

    Parameters
    ----------
    party : Party
    holding : Holding
        Met: wants it, without conditions. Accepted: has said that it could live with it. Offered: offers it
        under conditions of its own. Open: says neither yes nor no. Against: wants something else. Refused:
        has ruled it out.
    gap : Bounds
        Between what limits its distance from the condition lies, in [0, 1]; 0 where it is met or accepted.
    """

    party: Party
    holding: Holding
    gap: Bounds


def holder(stance: Stance, wanted: Value) -> Holder:
    """Return how a party stands to a value that somebody asks of it.

    Parameters
    ----------
    stance : Stance
        Of the party, on the issue the condition is about; of several objects the one it comes nearest with.
    wanted : Value
    """
    asked = stance.issue.scale.of(wanted)
    answers = [stance.on(name) for name in stance.objects] or [stance.on(None)]
    found = min((_holding(said, asked) for said in answers), key=ORDER.index)
    return Holder(stance.party, found, Bounds(0.0, 0.0) if found.settled else _gap(answers, asked))


def _holding(said: Answer, asked: Region) -> Holding:
    free = replace(said, offers=tuple(offer for offer in said.offers if not offer.conditional))
    if not free.wanted.meet(asked).empty:
        return Holding.MET
    if not free.accepted.meet(asked).empty:
        return Holding.ACCEPTED
    # A refusal that leaves an opening under conditions is an offer: what it says of the case at hand counts.
    if any(offer.conditional and not offer.may_be.meet(asked).empty for offer in said.offers):
        return Holding.OFFERED
    if said.rejects and asked.meet(said.open).empty:
        return Holding.REFUSED
    return Holding.AGAINST if any(offer.stated for offer in said.offers) else Holding.OPEN


def _gap(answers: list[Answer], asked: Region) -> Bounds:
    """Return the bounds of the distance from the nearest offer or, without any, from all that is left."""
    offers = [offer for said in answers for offer in said.headline]
    if offers:
        found = [_from_offer(offer, asked) for offer in offers]
        return Bounds(min(item.low for item in found), min(item.high for item in found))
    found = [bounds_from_known(asked, said.left) for said in answers if not said.left.empty]
    return Bounds(
        min((item.low for item in found), default=0.0), max((item.high for item in found), default=1.0)
    )


def _from_offer(offer: Offer, asked: Region) -> Bounds:
    if offer.readings is not None:
        return bounds_from_known(asked, offer.readings)
    distance = gap(offer.region, asked)
    return Bounds(distance, distance)
