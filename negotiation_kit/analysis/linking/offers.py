"""Offers that depend on other issues: alternatives (OR) of packages (AND) of conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import count

from negotiation_kit.analysis.comparing import Stance, Stances
from negotiation_kit.analysis.comparing.measuring import ANYTHING
from negotiation_kit.model import (
    MET,
    Answer,
    Case,
    Engagement,
    Issue,
    Offer,
    Package,
    Party,
    Position,
    Role,
    asked,
)
from negotiation_kit.scales import Region, Value
from negotiation_kit.scales.distance import Bounds, bounds_from_known, gap
from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.wording import Message, Short, Spoken, translated


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


@dataclass(frozen=True, repr=False)
class Holder(Short):
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
    by_object : tuple of (str or None, Holding)
        Where the condition names no object and what the party says of several differs: each of them; the
        holding is the worst of these.
    """

    party: Party
    holding: Holding
    gap: Bounds
    by_object: tuple[tuple[str | None, Holding], ...] = ()


def holder(stance: Stance, wanted: Value, object: str | None = None) -> Holder:
    """Return how a party stands to a value that somebody asks of it.

    Parameters
    ----------
    stance : Stance
        Of the party, on the issue the condition is about.
    wanted : Value
    object : str, optional
        Of which the value is asked. When left out, of all that the party speaks of: nobody knows which is
        meant, so that the worst counts.
    """
    asked = stance.issue.scale.of(wanted)
    answers = [stance.on(object)] if object is not None else _all_that_count(stance)
    found = {said.object: _holding(said, asked) for said in answers}
    gaps = [Bounds(0.0, 0.0) if found[said.object].settled else _gap(said, asked) for said in answers]
    return Holder(
        stance.party,
        max(found.values(), key=ORDER.index),
        Bounds(max(gap.low for gap in gaps), max(gap.high for gap in gaps)),
        tuple(found.items()) if len(set(found.values())) > 1 else (),
    )


def _all_that_count(stance: Stance) -> list[Answer]:
    """Return the answers on all objects; of what names none an offer alone, as a limit is one of each."""
    answers = [stance.on(name) for name in stance.objects]
    return [said for said in answers if said.object is not None or said.offers] or [stance.on(None)]


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


def _gap(said: Answer, asked: Region) -> Bounds:
    """Return the bounds of the distance from the nearest offer or, without any, from all that is left."""
    found = [_from_offer(offer, asked) for offer in said.headline]
    if found:
        return Bounds(min(item.low for item in found), min(item.high for item in found))
    return ANYTHING if said.left.empty else bounds_from_known(asked, said.left)


def _from_offer(offer: Offer, asked: Region) -> Bounds:
    if offer.readings is not None:
        return bounds_from_known(asked, offer.readings)
    distance = gap(offer.region, asked)
    return Bounds(distance, distance)


_DIGITS = 9


@dataclass(frozen=True, repr=False)
class Condition(Short):
    """One issue and the value it must have.

    Parameters
    ----------
    issue : Issue
    value : Value
    holders : tuple of Holder
        The other parties it asks something of: the sides, and whoever else has a position on the issue.
    object : str, optional
        Of which the value is asked.
    """

    issue: Issue
    value: Value
    holders: tuple[Holder, ...]
    object: str | None = None

    @property
    def holding(self) -> Holding:
        """The worst of all holders; open where nobody is asked, as nobody has said yes."""
        return max((item.holding for item in self.holders), key=ORDER.index, default=Holding.OPEN)

    @property
    def gap(self) -> Bounds:
        """The greatest distance of a holder, between its limits; anything where nobody is asked."""
        gaps = [item.gap for item in self.holders] or [ANYTHING]
        return Bounds(max(gap.low for gap in gaps), max(gap.high for gap in gaps))

    @property
    def movers(self) -> tuple[Party, ...]:
        """The parties that would have to move for it to be met."""
        return tuple(item.party for item in self.holders if not item.holding.settled)

    @property
    def text(self) -> Message:
        """Issue and value in words."""
        return position_text(self.issue, self.value, self.object)


@dataclass(frozen=True, repr=False)
class Alternative(Short):
    """One package of conditions that must all hold; `number` counts an offer's packages from 1."""

    number: int
    conditions: tuple[Condition, ...]

    @property
    def holding(self) -> Holding:
        """The worst of its conditions."""
        return max((item.holding for item in self.conditions), key=ORDER.index, default=Holding.MET)

    @property
    def gap(self) -> Bounds:
        """The distances of its conditions added up, between their limits: all of them must hold."""
        gaps = [item.gap for item in self.conditions]
        return Bounds(sum(gap.low for gap in gaps), sum(gap.high for gap in gaps))

    @property
    def mean(self) -> Bounds:
        """The same a condition."""
        size = max(1, len(self.conditions))
        return Bounds(self.gap.low / size, self.gap.high / size)

    @property
    def unmeetable(self) -> bool:
        """Whether a party that would have to move has ruled a condition out."""
        return self.holding is Holding.REFUSED

    @property
    def in_the_way(self) -> tuple[Condition, ...]:
        """The conditions for which somebody would have to move, the farthest first."""
        unmet = [item for item in self.conditions if not item.holding.settled]
        return tuple(sorted(unmet, key=lambda item: (-item.gap.high, -item.gap.low)))


@dataclass(frozen=True, repr=False)
class LinkedOffer(Short):
    """An offer that holds only if one of its alternatives does.

    Parameters
    ----------
    party : Party
    issue : Issue
    position : Position
    value : Value
    alternatives : tuple of Alternative
    turn : int, optional
        In which turn it becomes live: 1 as things stand, 2 through offers live in turn 1, and so on; None
        while it is not live.
    """

    party: Party
    issue: Issue
    position: Position
    value: Value
    alternatives: tuple[Alternative, ...]
    turn: int | None = None

    @property
    def live(self) -> bool:
        """Whether in one of its alternatives nobody has to move any more."""
        return self.turn is not None

    @property
    def settled(self) -> bool:
        """Whether nobody has to move in one of its alternatives, as its holders stand here."""
        return any(item.holding.settled for item in self.alternatives)

    @cached_property
    def by_distance(self) -> tuple[Alternative, ...]:
        """Its alternatives, the nearest first."""
        return nearest_first(self.alternatives)

    @property
    def nearest(self) -> Alternative:
        """The alternative nearest to being met."""
        return self.by_distance[0]

    @property
    def surely_nearest(self) -> bool:
        """Whether it is the nearest whatever is not known: even at its farthest no other is as near."""
        high = round(self.nearest.gap.high, _DIGITS)
        return all(high < round(other.gap.low, _DIGITS) for other in self.by_distance[1:])

    @property
    def unmeetable(self) -> bool:
        """Whether each of its alternatives holds a condition that somebody has ruled out."""
        return all(item.unmeetable for item in self.alternatives)

    @property
    def text(self) -> Message:
        """Who offers what, in words."""
        party = Spoken(translated, self.party, "short")
        return Message("linking.of-party", party=party, what=position_text(self.issue, self.value))


def position_text(issue: Issue, value: Value, object: str | None = None) -> Message:
    """Return an issue and a value of it in words, with the object where one is named."""
    title, told = Spoken(translated, issue, "title"), Spoken(issue.scale.text, value)
    if object is None:
        return Message("linking.demand", issue=title, value=told)
    about = Message("movement.of-object", what=told, object=Spoken(issue.object_text, object))
    return Message("linking.demand", issue=title, value=about)


def nearest_first(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Return alternatives, the nearest first: by the middle of their bounds, then by what is in the way."""

    def far(item: Alternative) -> tuple[float, float, int]:
        # Rounded, as a third and what two thirds leave of 1 are the same distance.
        low, high = (round(end, _DIGITS) for end in item.gap)
        return round(low + high, _DIGITS), high, len(item.in_the_way)

    return tuple(sorted(alternatives, key=far))


def linked_offers(stances: Stances) -> tuple[LinkedOffer, ...]:
    """Return every conditional offer of a round, party by party and issue by issue.

    An offer that is live counts, for the conditions of others, as one without conditions. That can make
    further offers live, so it is done until nothing more becomes live.

    Parameters
    ----------
    stances : Stances
    """
    case, declared = stances.case, list(_declared(stances))
    held, turns = stances, dict[int, int]()
    for turn in count(1):
        offers = [_linked(held, party, offer) for party, offer in declared]
        new = [offer for offer in offers if offer.settled and id(offer.position) not in turns]
        if not new:
            break
        turns |= {id(offer.position): turn for offer in new}
        held = replace(stances, case=freed(case, (one for one in offers if id(one.position) in turns)))
    return tuple(replace(offer, turn=turns.get(id(offer.position))) for offer in offers)


def freed(case: Case, offers: Iterable[LinkedOffer]) -> Case:
    """Return the case with these offers free of their conditions."""
    chosen = {id(offer.position) for offer in offers}
    return replace(
        case,
        positions=tuple(
            replace(entry, conditional_on=MET) if chosen & {id(entry), id(entry.in_the_open)} else entry
            for entry in case.positions
        ),
    )


def _declared(stances: Stances) -> Iterator[tuple[Party, Offer]]:
    for party in stances.case.parties:
        for issue in stances.case.issues_in(stances.round):
            found = stances.of(party, issue)
            for offer in found.offers if not found.inherited else ():  # a group's offers are listed once
                if offer.conditional:
                    yield party, offer


def _linked(stances: Stances, party: Party, offer: Offer) -> LinkedOffer:
    packages = enumerate(offer.position.conditional_on, start=1)
    alternatives = tuple(_alternative(stances, party, *numbered) for numbered in packages)
    issue = stances.case.issue(offer.position.issue)
    return LinkedOffer(party, issue, offer.position, offer.value, alternatives)


def _alternative(stances: Stances, party: Party, number: int, package: Package) -> Alternative:
    return Alternative(number, tuple(condition(stances, party, *one) for one in asked(package)))


def condition(
    stances: Stances, party: Party, name: str, value: Value, object: str | None = None
) -> Condition:
    """Return what a party asks of the others: a value on an issue, and how each of them stands to it."""
    issue = stances.case.issue(name)
    others = (stances.of(other, issue) for other in stances.case.parties if other.id != party.id)
    day = stances.case.round(stances.round).date
    concerned = (other for other in others if _concerned(other, party, day))
    return Condition(issue, value, tuple(holder(other, value, object) for other in concerned), object)


def _concerned(other: Stance, asking: Party, day: Edtf | None) -> bool:
    """Return whether a condition asks something of a party: of every side, and of whoever has a position.

    A group asks nothing of a member that says nothing of its own: that would be to ask itself.
    """
    silent = other.inherited or other.engagement in (Engagement.SILENT, Engagement.NOT_CODED)
    if not other.applicable or (silent and asking.id in other.party.groups_on(day)):
        return False
    return other.party.role is Role.SIDE or other.says_something
