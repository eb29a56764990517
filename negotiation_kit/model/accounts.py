"""What a party's entries on a question say: which of them count, and by whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, product
from typing import Any, NamedTuple

from negotiation_kit.model.answers import Answer, Offer
from negotiation_kit.model.case import Position
from negotiation_kit.model.codebook import Account, Engagement, Firmness, Issue
from negotiation_kit.scales import Part, Region, Value, union


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
