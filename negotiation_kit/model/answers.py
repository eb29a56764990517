"""What one party says on one question.

A question is an issue and, where the issue's word covers different things, an object. An answer gathers what
counts on it: offers, what is accepted and what is ruled out, as regions of the issue's scale. Everything that
compares parties or rounds rests on answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, product
from typing import Any, NamedTuple

from negotiation_kit.model.case import Position
from negotiation_kit.model.codebook import Account, Engagement, Firmness, Issue
from negotiation_kit.scales import Part, Region, Value, union


@dataclass(frozen=True)
class Offer:
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


@dataclass(frozen=True)
class Answer:
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


def effective(entry: Position, coding: str, name: str) -> Any:
    """Return an entry's value, uncertain, accepts or rejects in a coding column; None where it has none.

    The printed column takes what `printed` says, nothing where the wording is uncodable, else the reading;
    a doubt is about the reading's value, and not about one that is printed.
    """
    if coding == "reading" or entry.printed is None:
        return getattr(entry, name)
    if entry.printed.uncodable:
        return None
    if name == "uncertain":
        return entry.uncertain if entry.printed.value is None else None
    printed = getattr(entry.printed, name)
    return getattr(entry, name) if printed is None else printed


def closed(entry: Position) -> bool:
    """Return whether an entry is known only from what was leaked or said in private."""
    return not entry.channel.open


def answer(
    issue: Issue, entries: Iterable[Position], object: str | None, coding: str, met: bool = False
) -> Answer:
    """Return what a party's entries on an issue say on one question.

    Where accounts contradict each other, the best of them speaks alone, and `accounts` holds each by itself.
    Whether they do is asked of what they say without conditions, also where conditions count as met.

    Parameters
    ----------
    issue : Issue
    entries : iterable of Position
        Of one party, round and coder.
    object : str or None
    coding : {"reading", "printed"}
    met : bool
        Whether offers under conditions count as if these were met.
    """
    gathered = _Question(issue, object, coding, met)
    about = [entry for entry in entries if entry.object in (None, object)]
    together = gathered.claim(about)
    accounts = _accounts(gathered, about)
    alone = tuple(map(gathered.counted, accounts))
    contested = _contested(together, accounts)
    found = replace(alone[0], accounts=alone) if contested else gathered.counted(together)
    doubted = any(map(gathered.doubts, about))
    return replace(found, in_doubt=tuple(_in_doubt(gathered, about, alone))) if doubted else found


class _Question(NamedTuple):
    """What entries are read for."""

    issue: Issue
    object: str | None
    coding: str
    met: bool

    def claim(self, entries: Iterable[Position]) -> Answer:
        """Return what entries say together without conditions; nothing where they exclude each other."""
        entries = tuple(entries)
        found = self._said(entries, [entry for entry in entries if not self._opening(entry)])
        return Answer(self.issue, self.object, entries=entries, torn=True) if _excluding(found) else found

    def counted(self, claim: Answer) -> Answer:
        """Return a claim with what is said under conditions, where these count as met."""
        openings = [entry for entry in claim.entries if self._opening(entry)]
        if claim.torn or all(map(self._conditional, openings)):
            return claim
        return self._said(claim.entries, [entry for entry in claim.entries if not self._conditional(entry)])

    def doubts(self, entry: Position) -> bool:
        """Return whether there is a doubt about what is offered without conditions."""
        return effective(entry, self.coding, "uncertain") is not None and not self._opening(entry)

    def ways(self, entries: Iterable[Position]) -> Iterator[tuple[Position, ...]]:
        """Yield entries with each such doubt read in every way that can matter beside the others."""
        entries = tuple(entries)
        parts = [self._gathered(entries, name) for name in ("accepts", "rejects")]
        offers = [offer for entry in entries if (offer := self._offer(entry, None))]
        beside = [offer.may_be for offer in offers] + [offer.may_be.adding(parts[0]) for offer in offers]
        named = (*beside, self.issue.scale.accepting(parts[0]), self.issue.scale.without(parts[1]))
        return product(*(self._read(entry, named) for entry in entries))

    def _read(self, entry: Position, named: Iterable[Region]) -> list[Position]:
        offer = self._offer(entry, None) if self.doubts(entry) else None
        if offer is None:
            return [entry]
        may_be = offer.may_be
        values = [offer.value] if offer.stated else []
        values += [may_be.at(point).parts for point in may_be.turns(*named)]
        return [replace(entry, value=value, uncertain=None) for value in values]

    def _opening(self, entry: Position) -> bool:
        """Return whether an entry is made under conditions, or as a part of a package."""
        return bool(entry.conditional_on or (self.met and entry.within))

    def _conditional(self, entry: Position) -> bool:
        return entry.conditional and not self.met

    def _said(self, entries: tuple[Position, ...], counting: Iterable[Position]) -> Answer:
        accepts, rejects = self._gathered(counting, "accepts"), self._gathered(counting, "rejects")
        kept = self.issue.scale.without(rejects) if rejects else None
        about = [self._offer(entry, kept) for entry in entries if entry.object == self.object]
        offers = tuple([offer for offer in about if offer is not None])
        # Where the coder is in doubt, only what lies outside all readings is surely ruled out.
        lines = tuple([offer.may_be.adding(accepts) for offer in offers if _is_red_line(offer)])
        return Answer(self.issue, self.object, offers, accepts, rejects, entries, lines)

    def _gathered(self, entries: Iterable[Position], name: str) -> tuple[Part, ...]:
        found = [part for entry in entries for part in effective(entry, self.coding, name) or ()]
        return tuple(dict.fromkeys(found))

    def _offer(self, entry: Position, kept: Region | None) -> Offer | None:
        scale = self.issue.scale
        value, doubt = effective(entry, self.coding, "value"), effective(entry, self.coding, "uncertain")
        if value is None and doubt is None:
            return None
        readings: Any = None if doubt is None else scale.doubted(value, doubt)
        region, opening = readings if value is None else scale.of(value), self._opening(entry)
        if kept is not None and not opening:
            region, readings = _less(region, kept), readings and _less(readings, kept)
        told: Value = doubt if value is None else value
        return Offer(entry, told, region, readings, value is not None, self._conditional(entry), opening)


def _less(region: Region, kept: Region) -> Region:
    """Return a region less what the party rejects, unless that leaves nothing of it."""
    met = region.meet(kept)
    return region if met.empty else met


def _is_red_line(offer: Offer) -> bool:
    firm = offer.position.firmness is Firmness.RED_LINE
    return firm and offer.stated and not offer.opening


def _excluding(said: Answer) -> bool:
    """Return whether an unconditional offer lies wholly outside any one red line."""
    lines = zip(filter(_is_red_line, said.offers), said.red_lines, strict=True)
    return bool(said.red_lines) and any(
        offer.region.meet(region).empty
        for line, region in lines
        for offer in said.offers
        if offer is not line and not offer.opening
    )


# Whose word it is


def _accounts(gathered: _Question, about: list[Position]) -> tuple[Answer, ...]:
    """Return what each account says by itself, the best first; one that is silent is none."""
    by_account: dict[Account, list[Position]] = {}
    for entry in about if len(about) > 1 else ():
        by_account.setdefault(entry.account, []).append(entry)
    if len(by_account) < 2:
        return ()
    claims = (gathered.claim(by_account[account]) for account in Account if account in by_account)
    return tuple(claim for claim in claims if claim.speaks or claim.torn or _declines(claim))


def _declines(claim: Answer) -> bool:
    """Return whether an account says that the party has no position."""
    declined = (Engagement.LEFT_OPEN, Engagement.NOT_APPLICABLE)
    return any(entry.engagement in declined and entry.evidence for entry in claim.entries)


def _in_doubt(gathered: _Question, about: list[Position], alone: tuple[Answer, ...]) -> Iterator[Answer]:
    """Yield what speaks in those readings of a doubt in which the party is contested.

    A value is the reading kept, so that these make no contradiction; but the bounds hold every reading.
    """
    told = []
    for way in gathered.ways(about):
        together, accounts = gathered.claim(way), _accounts(gathered, list(way))
        told.append(accounts if _contested(together, accounts) else (together,))
    torn = Answer(gathered.issue, gathered.object, entries=tuple(about), torn=True)
    apart = (*alone, *([torn] if any(claim.torn for claims in told for claim in claims) else ()))
    if any(len(claims) > 1 and not claims[0].torn for claims in told):
        yield replace(alone[0], accounts=apart)
    if any(claims[0].torn for claims in told):
        yield replace(torn, accounts=apart)


def _contested(together: Answer, accounts: tuple[Answer, ...]) -> bool:
    """Return whether accounts contradict each other, or one of several itself.

    A red line that leaves nothing of another account's offer is a contradiction, also beside a second one.
    """
    if len(accounts) < 2:
        return False
    torn = any(claim.torn for claim in (together, *accounts))
    return torn or any(_contradict(one, other) for one, other in combinations(accounts, 2))


def _contradict(one: Answer, other: Answer) -> bool:
    """Return whether two accounts cannot both be so; where only a doubt is told, in any of its readings."""
    ones, others = _wanted(one), _wanted(other)
    if (others and _declines(one)) or (ones and _declines(other)) or one.left.meet(other.left).empty:
        return True
    if any(not other.left.covers(offer.region) for offer in ones):
        return True
    if any(not one.left.covers(offer.region) for offer in others):
        return True
    return bool(ones and others) and not (_shared(ones, other) or _shared(others, one))


def _wanted(claim: Answer) -> list[Offer]:
    """Return the offers without conditions: of a value with a doubt beside it, the value counts."""
    return [offer for offer in claim.offers if not offer.opening]


def _shared(offers: list[Offer], claim: Answer) -> bool:
    """Return whether something of what one account offers surely lies in what another offers or accepts."""
    taken = [offer.region.adding(claim.accepts) for offer in _wanted(claim) if offer.stated]
    region = union(taken) if taken else claim.issue.scale.accepting(claim.accepts)
    return any(
        not offer.region.meet(region).empty if offer.stated else region.covers(offer.region)
        for offer in offers
    )
