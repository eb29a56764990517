"""What one party has on one issue, gathered from all its entries, in one coding column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from negotiation_kit.model import LEAD, Case, Engagement, Issue, Party, Position
from negotiation_kit.scales import Feasible, Part, SetScale, Value

CODINGS = ("reading", "printed")


@dataclass(frozen=True)
class Offer:
    """One value a party has put on the table.

    Parameters
    ----------
    by_elimination : bool
        The party stated no value, but its rejections leave just this one.
    """

    position: Position
    value: Value
    feasible: Feasible
    by_elimination: bool = False

    @property
    def conditional(self) -> bool:
        """Whether it holds only if other issues are settled in a certain way."""
        return bool(self.position.conditional_on)


@dataclass(frozen=True)
class Stance:
    """One party on one issue in one round.

    Parameters
    ----------
    entries : tuple of Position
        All entries, in the file's order.
    offers : tuple of Offer
        Every stated value, conditional ones included.
    uncodable : bool
        Whether the wording as printed gives no position although the reading has one.
    """

    party: Party
    issue: Issue
    coding: str
    entries: tuple[Position, ...]
    offers: tuple[Offer, ...]
    uncodable: bool = False

    @cached_property
    def headline(self) -> tuple[Offer, ...]:
        """The offers the headline may use: the unconditional ones or, where there are none, the conditional."""
        return tuple(offer for offer in self.offers if not offer.conditional) or self.offers

    @property
    def stated(self) -> bool:
        """Whether a value is stated, or left over by elimination."""
        return bool(self.offers)

    @cached_property
    def engagement(self) -> Engagement | None:
        """Why there is no value; None where there is one, or only rejections, or wording that cannot be coded."""
        if self.offers or self.uncodable or self.rejects or self.accepts:
            return None
        return next((entry.engagement for entry in self.entries if entry.engagement), Engagement.NOT_CODED)

    @property
    def applicable(self) -> bool:
        """Whether the issue applies to the party at all."""
        return self.engagement is not Engagement.NOT_APPLICABLE

    @cached_property
    def accepts(self) -> tuple[Part, ...]:
        """Outcomes the party could live with, from all unconditional entries."""
        return self._gathered("accepts", self.entries)

    @cached_property
    def rejects(self) -> tuple[Part, ...]:
        """Outcomes the party has ruled out, from all unconditional entries."""
        return self._gathered("rejects", self.entries)

    def rejects_for(self, object: str | None) -> tuple[Part, ...]:
        """Return what is ruled out for one object: rejections of that object and those that name none."""
        return self._gathered("rejects", tuple(entry for entry in self.entries if entry.object in (None, object)))

    @cached_property
    def left(self) -> Feasible:
        """What the party's rejections leave of the scale, whatever it wants."""
        return self.issue.scale.remaining(self.rejects_for(None))

    def _gathered(self, name: str, entries: tuple[Position, ...]) -> tuple[Part, ...]:
        parts = (effective(entry, self.coding, name) for entry in entries if not entry.conditional_on)
        return tuple(dict.fromkeys(part for group in parts for part in group or ()))


def stance(
    case: Case, party: Party, issue: Issue, round: str, coding: str = "reading", coder: str = LEAD
) -> Stance:
    """Return a party's stance on an issue.

    Parameters
    ----------
    case : Case
    party : Party
    issue : Issue
    round : str
        Id.
    coding : {"reading", "printed"}
        Which column of the coding to use.
    coder : str
    """
    return gather(party, issue, case.entries(party.id, issue.id, round, coder), coding)


def gather(party: Party, issue: Issue, entries: tuple[Position, ...], coding: str) -> Stance:
    """Return the stance that a party's entries on one issue make up."""
    offers = tuple(_offer(entry, value, issue) for entry in entries if (value := effective(entry, coding, "value")) is not None)
    void = coding == "printed" and not offers and any(entry.printed and entry.printed.uncodable for entry in entries)
    found = Stance(party, issue, coding, entries, offers, void)
    return found if offers else _eliminated(found)


def effective(entry: Position, coding: str, name: str) -> Value | tuple[Part, ...] | None:
    """Return an entry's value, accepts or rejects in a coding column.

    The printed column takes what `printed` says, nothing where the wording is uncodable, and the reading elsewhere.
    """
    if coding == "reading" or entry.printed is None:
        found: Value | tuple[Part, ...] | None = getattr(entry, name)
        return found
    if entry.printed.uncodable:
        return None
    printed: Value | tuple[Part, ...] | None = getattr(entry.printed, name)
    return getattr(entry, name) if printed is None else printed


def _offer(entry: Position, value: Value, issue: Issue) -> Offer:
    return Offer(entry, value, issue.scale.known(value))


def _eliminated(found: Stance) -> Stance:
    """Add the one value left over where the rejections leave just one."""
    ruling = next((entry for entry in found.entries if effective(entry, found.coding, "rejects")), None)
    if ruling is None or not found.left.known:
        return found
    value: Value = () if isinstance(found.issue.scale, SetScale) else str(found.left.outcomes[0])
    offer = Offer(ruling, value, found.left, by_elimination=True)
    return Stance(found.party, found.issue, found.coding, found.entries, (offer,))
