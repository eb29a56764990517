"""How a party's entries become its answer to a question, and when its accounts contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from negotiation_kit.model.answers import Answer, Offer, effective
from negotiation_kit.model.choices import Account, Engagement, Firmness
from negotiation_kit.model.codebook import Issue
from negotiation_kit.model.positions import Position
from negotiation_kit.scales import Part, Region, Value, union


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
    if not _contested(together, accounts):
        return gathered.counted(together)
    return replace(gathered.counted(accounts[0]), accounts=tuple(map(gathered.counted, accounts)))


@dataclass(frozen=True)
class _Question:
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
        counting = [entry for entry in claim.entries if not self._conditional(entry)]
        if claim.torn or not any(map(self._opening, counting)):
            return claim
        return self._said(claim.entries, counting)

    def _opening(self, entry: Position) -> bool:
        """Return whether an entry is made under conditions, or as a part of a package."""
        return bool(entry.conditional_on or (self.met and entry.within))

    def _conditional(self, entry: Position) -> bool:
        return entry.conditional and not self.met

    def _said(self, entries: tuple[Position, ...], counting: Iterable[Position]) -> Answer:
        accepts, rejects = (self._gathered(counting, name) for name in ("accepts", "rejects"))
        kept = self.issue.scale.without(rejects) if rejects else None
        about = (entry for entry in entries if entry.object == self.object)
        offers = tuple(offer for entry in about if (offer := self._offer(entry, kept)) is not None)
        # Where the coder is in doubt, only what lies outside all readings is surely ruled out.
        lines = tuple(offer.may_be.adding(accepts) for offer in offers if _is_red_line(offer))
        return Answer(self.issue, self.object, offers, accepts, rejects, entries, lines)

    def _gathered(self, entries: Iterable[Position], name: str) -> tuple[Part, ...]:
        groups = (effective(entry, self.coding, name) for entry in entries)
        return tuple(dict.fromkeys(part for group in groups for part in group or ()))

    def _offer(self, entry: Position, kept: Region | None) -> Offer | None:
        scale = self.issue.scale
        value, doubt = (effective(entry, self.coding, name) for name in ("value", "uncertain"))
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
    lines = [(offer, offer.region.adding(said.accepts)) for offer in said.offers if _is_red_line(offer)]
    return any(
        offer.region.meet(region).empty
        for line, region in lines
        for offer in said.offers
        if offer is not line and not offer.opening
    )


# Whose word it is


def _accounts(gathered: _Question, about: list[Position]) -> tuple[Answer, ...]:
    """Return what each account says by itself, the best first; one that is silent is none."""
    by_account: dict[Account, list[Position]] = {}
    for entry in about:
        by_account.setdefault(entry.account, []).append(entry)
    if len(by_account) < 2:
        return ()
    claims = (gathered.claim(by_account[account]) for account in Account if account in by_account)
    return tuple(claim for claim in claims if claim.speaks or claim.torn or _declines(claim))


def _declines(claim: Answer) -> bool:
    """Return whether an account says that the party has no position."""
    declined = (Engagement.LEFT_OPEN, Engagement.NOT_APPLICABLE)
    return any(entry.engagement in declined and entry.evidence for entry in claim.entries)


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
