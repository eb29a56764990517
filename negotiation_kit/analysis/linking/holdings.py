"""Whether a party holds what somebody else's offer depends on, and how far it is from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.model import Party
from negotiation_kit.scales import Line, Part, Scale, SetScale, Value
from negotiation_kit.scales.distance import Bounds, bounds, nearest_bounds


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
        Of the party, on the issue the condition is about.
    wanted : Value
    """
    found = _holding(stance, wanted)
    return Holder(stance.party, found, Bounds(0.0, 0.0) if found.settled else _gap(stance, wanted))


def fits(scale: Scale, value: Value, accepts: tuple[Part, ...], wanted: Value) -> bool:
    """Return whether a party that offers a value, and accepts more, would agree to what is wanted."""
    return bool(scale.zone(value, accepts, wanted, ())) or value == wanted


def _holding(stance: Stance, wanted: Value) -> Holding:
    scale = stance.issue.scale
    free = [offer for offer in stance.offers if not offer.conditional]
    if any(fits(scale, offer.value, (), wanted) for offer in free):
        return Holding.MET
    if any(fits(scale, offer.value, stance.accepts, wanted) for offer in free):
        return Holding.ACCEPTED
    if not free and _accepted(scale, stance.accepts, wanted):
        return Holding.ACCEPTED
    # A refusal that leaves an opening under conditions is an offer: what it says of the case at hand counts.
    if any(fits(scale, offer.value, (), wanted) for offer in stance.offers if offer.conditional):
        return Holding.OFFERED
    if stance.rejects and scale.rules_out(stance.rejects, wanted):
        return Holding.REFUSED
    return Holding.AGAINST if stance.stated else Holding.OPEN


def _accepted(scale: Scale, accepts: tuple[Part, ...], wanted: Value) -> bool:
    if not accepts:
        return False
    if isinstance(scale, Line):
        return bool(scale.zone(accepts, (), wanted, ()))
    if isinstance(scale, SetScale):
        return bool(wanted) and set(wanted) <= set(accepts)  # what it could live with is some option of these
    return wanted in accepts


def _gap(stance: Stance, wanted: Value) -> Bounds:
    scale = stance.issue.scale
    known = scale.known(wanted)
    if stance.stated:
        found = nearest_bounds(scale, [offer.feasible for offer in stance.headline], known)
    else:
        found = bounds(scale, known, stance.left)
    return found or Bounds(0.0, 1.0)
