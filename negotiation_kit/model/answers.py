"""What one party says on one question.

A question is an issue and, where the issue's word covers different things, an object. An answer gathers what
counts on it: offers, what is accepted and what is ruled out, as regions of the issue's scale. Everything that
compares parties or rounds rests on answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from negotiation_kit.model.case import Position
from negotiation_kit.model.codebook import Issue
from negotiation_kit.scales import Part, Region, Value, union
from negotiation_kit.wording import Short


@dataclass(frozen=True, repr=False)
class Offer(Short):
    """One value a party has put on the table, or may have.

    Parameters
    ----------
    position : Position
    value : Value
        As stated; where only the coder's doubt is written down, all that may be meant.
    region : Region
        The outcomes it stands for, less those that the party itself rules out.
    readings : Region or None
        Every outcome that may be meant, where the coder is in doubt.
    stated : bool
        Whether there is a value, and not only a doubt.
    conditional : bool
        Whether it holds only if other issues are settled in a certain way, so that others go before it.
    opening : bool
        Whether it was made under conditions or as a part of a package, even if these count as met: then
        what the party says besides, without conditions, does not take it back.
    """

    position: Position
    value: Value
    region: Region
    readings: Region | None = None
    stated: bool = True
    conditional: bool = False
    opening: bool = False

    @property
    def object(self) -> str | None:
        """What it is about, where the issue's word covers different things."""
        return self.position.object

    @property
    def aim_and_limit(self) -> tuple[Region, Region] | None:
        """Which end of its range the party leans to, and which is its limit, where a source says so."""
        prefers = self.position.prefers
        return self.region.scale.aim_and_limit(self.value, prefers) if prefers and self.stated else None

    @property
    def may_be(self) -> Region:
        """The outcomes it may stand for: all readings, or where there is no doubt, the region."""
        return self.readings or self.region


@dataclass(frozen=True, repr=False)
class Answer(Short):
    """What one party says on one question.

    Parameters
    ----------
    issue : Issue
    object : str or None
    offers : tuple of Offer
        Of this object, conditional ones included, in the file's order.
    accepts, rejects : tuple of Part
        Of all unconditional entries on this object, and of those that name none.
    entries : tuple of Position
        All that it rests on.
    red_lines : tuple of Region
        What each value held as a red line leaves: itself and what is accepted besides.
    accounts : tuple of Answer
        What each account says taken alone, where they contradict each other; else empty.
    torn : bool
        Whether one account contradicts itself, so that the party counts as without a known position.
    in_doubt : tuple of Answer
        What speaks where, in some reading of a doubt, accounts contradict each other or one
        itself: the best account or, where that contradicts itself, no position; each with all `accounts`.
    """

    issue: Issue
    object: str | None = None
    offers: tuple[Offer, ...] = ()
    accepts: tuple[Part, ...] = ()
    rejects: tuple[Part, ...] = ()
    entries: tuple[Position, ...] = ()
    red_lines: tuple[Region, ...] = ()
    accounts: tuple[Answer, ...] = field(default=(), compare=False)
    torn: bool = False
    in_doubt: tuple[Answer, ...] = field(default=(), compare=False)

    @property
    def contested(self) -> bool:
        """Whether the party's accounts contradict each other, or one itself."""
        return bool(self.accounts) or self.torn

    @cached_property
    def headline(self) -> tuple[Offer, ...]:
        """The offers that count: the unconditional ones or, where there are none, the others."""
        return tuple(offer for offer in self.offers if not offer.conditional) or self.offers

    @property
    def speaks(self) -> bool:
        """Whether the party says anything on the question."""
        return bool(self.offers or self.accepts or self.rejects)

    @cached_property
    def wanted(self) -> Region:
        """What the party wants: any of its headline offers; nothing where it states none."""
        stated = [offer.region for offer in self.headline if offer.stated]
        return union(stated) if stated else self.issue.scale.nothing()

    @cached_property
    def open(self) -> Region:
        """What the party has not named as ruled out."""
        return self.issue.scale.without(self.rejects) if self.rejects else self.issue.scale.everything()

    @cached_property
    def left(self) -> Region:
        """What the party has not ruled out, by a rejection or by a red line."""
        return self.open.meet(union(self.red_lines)) if self.red_lines else self.open

    @cached_property
    def accepted(self) -> Region:
        """What the party wants, or has said it could live with, less what it rejects."""
        if not self.accepts and not self.rejects:
            return self.wanted
        stated = [offer for offer in self.headline if offer.stated]
        if stated:
            return union(map(self._taken, stated))
        return self.issue.scale.accepting(self.accepts).meet(self.open) if self.accepts else self.wanted

    def _taken(self, offer: Offer) -> Region:
        found = offer.region.adding(self.accepts)
        # A refusal that leaves an opening under conditions does not take back what it offers under them.
        return found.meet(self.open) if self.rejects and not offer.opening else found

    @property
    def only_left(self) -> Region | None:
        """The one outcome that its rejections leave, where the party states none; else None."""
        return self.left if self.rejects and not self.offers and self.left.single else None

    def bars(self, offer: Offer) -> bool:
        """Return whether the party has ruled out all of another's offer."""
        return bool(self.rejects) and offer.may_be.meet(self.open).empty

    @property
    def doubted(self) -> bool:
        """Whether the coder is in doubt about one of the offers that count."""
        return bool(self.in_doubt) or any(offer.readings is not None for offer in self.headline)

    @property
    def in_any_reading(self) -> Answer:
        """It with all that may be meant by each offer as what the offer stands for."""
        offers = tuple(replace(offer, region=offer.may_be, stated=True) for offer in self.offers)
        return replace(self, offers=offers)

    def read_against(self, other: Answer) -> list[Answer]:
        """Return it with each doubtful offer read in every way that can matter beside another answer."""
        found = [replace(self, in_doubt=())]
        for offer in self.headline:
            if offer.readings is not None:
                ways = list(self._ways(offer, other))
                found = [said._with(offer, region) for said in found for region in ways]
        return found + [way for said in self.in_doubt for way in said.read_against(other)]

    def _ways(self, offer: Offer, other: Answer) -> Iterator[Region]:
        if offer.stated:
            yield offer.region
        named = [self.issue.scale.of_parts(parts) for parts in (self.accepts, other.rejects) if parts]
        wanted = (own.may_be for own in other.headline)
        for point in offer.may_be.turns(*named, other.accepted, other.left, *wanted):
            yield offer.may_be.at(point)

    def _with(self, offer: Offer, region: Region) -> Answer:
        read = replace(offer, region=region, readings=None, stated=True)
        return replace(self, offers=tuple(read if own is offer else own for own in self.offers))
