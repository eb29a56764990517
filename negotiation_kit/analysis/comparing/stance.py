"""What one party has on one issue, gathered from all its entries, in one coding column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from negotiation_kit.model import LEAD, Case, Engagement, Issue, Party, Position
from negotiation_kit.scales import Feasible, Part, Scale, SetScale, Value

CODINGS = ("reading", "printed")
EMPTY_SET = "[]"
"""The empty set in a cell, as the files write it: an empty cell would look like no position at all."""


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

    def same_object(self, other: Offer) -> bool:
        """Return whether both measure one thing; rejections that name no object hold for every object."""
        one, two = self.position.object, other.position.object
        return one == two or (self.by_elimination and one is None) or (other.by_elimination and two is None)


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
        """The offers the headline may use: the unconditional ones or, where there are none, the others."""
        return tuple(offer for offer in self.offers if not offer.conditional) or self.offers

    @property
    def stated(self) -> bool:
        """Whether a value is stated, or left over by elimination."""
        return bool(self.offers)

    @cached_property
    def engagement(self) -> Engagement | None:
        """Why there is no value; None where there is one, or only rejections, or an uncodable wording."""
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

    def accepts_for(self, object: str | None) -> tuple[Part, ...]:
        """Return what is accepted for one object: of that object, and where none is named."""
        return self._gathered("accepts", self._about(object))

    def rejects_for(self, object: str | None) -> tuple[Part, ...]:
        """Return what is ruled out for one object: of that object, and where none is named."""
        return self._gathered("rejects", self._about(object))

    def bars(self, offer: Offer, object: str | None) -> bool:
        """Return whether the party has ruled out all of another's offer, as one for this object."""
        rejects = self.rejects_for(object)
        return bool(rejects) and self.issue.scale.rules_out(rejects, offer.value)

    def left_for(self, object: str | None) -> Feasible:
        """Return what the party's rejections leave of the scale for one object, whatever it wants."""
        return self.issue.scale.remaining(self.rejects_for(object))

    @cached_property
    def left(self) -> Feasible:
        """What the rejections that name no object leave of the scale."""
        return self.left_for(None)

    def _about(self, object: str | None) -> tuple[Position, ...]:
        return tuple(entry for entry in self.entries if entry.object in (None, object))

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
    values = ((entry, effective(entry, coding, "value")) for entry in entries)
    offers = tuple(
        Offer(entry, value, issue.scale.known(value)) for entry, value in values if value is not None
    )
    void = coding == "printed" and any(entry.printed and entry.printed.uncodable for entry in entries)
    found = Stance(party, issue, coding, entries, offers, void and not offers)
    return found if offers else _eliminated(found)


def effective(entry: Position, coding: str, name: str) -> Any:
    """Return an entry's value, accepts or rejects in a coding column; None where it has none.

    The printed column takes what `printed` says, nothing where the wording is uncodable, else the reading.
    """
    if coding == "reading" or entry.printed is None:
        return getattr(entry, name)
    if entry.printed.uncodable:
        return None
    printed = getattr(entry.printed, name)
    return getattr(entry, name) if printed is None else printed


def cell(scale: Scale, value: Value) -> str:
    """Return a value as the text of a frame's cell, which is never empty."""
    return value if isinstance(value, str) else scale.code(value) or EMPTY_SET


def _eliminated(found: Stance) -> Stance:
    """Add the one value left over where the rejections, of any object or of one, leave just one."""
    ruling: dict[str | None, Position] = {}
    for entry in found.entries:
        if not entry.conditional_on and effective(entry, found.coding, "rejects"):
            ruling.setdefault(entry.object, entry)
    alone = [name for name in ruling if found.left_for(name).known]
    offers = tuple(_left_over(found, ruling[name]) for name in ([None] if None in alone else alone))
    return replace(found, offers=offers, uncodable=False) if offers else found


def _left_over(found: Stance, ruling: Position) -> Offer:
    left = found.left_for(ruling.object)
    value: Value = () if isinstance(found.issue.scale, SetScale) else str(left.outcomes[0])
    return Offer(ruling, value, left, by_elimination=True)
