"""What one party says on one question, and whether its accounts contradict each other.

A question is an issue and, where the issue's word covers different things, an object. An answer gathers what
counts on it: offers, what is accepted and what is ruled out, as regions of the issue's scale. Everything that
compares parties or rounds rests on answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from typing import Any

from negotiation_kit.model.choices import Account, Channel, Engagement, Firmness
from negotiation_kit.model.codebook import Issue
from negotiation_kit.model.positions import Position
from negotiation_kit.scales import Part, Region, Value


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
    """

    position: Position
    value: Value
    region: Region
    readings: Region | None = None
    stated: bool = True

    @property
    def conditional(self) -> bool:
        """Whether it holds only if other issues are settled in a certain way."""
        return bool(self.position.conditional_on)

    @property
    def object(self) -> str | None:
        """What it is about, where the issue's word covers different things."""
        return self.position.object

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
        return _joined(stated) if stated else self.issue.scale.nothing()

    @cached_property
    def open(self) -> Region:
        """What the party has not named as ruled out."""
        return self.issue.scale.without(self.rejects)

    @cached_property
    def left(self) -> Region:
        """What the party has not ruled out, by a rejection or by a red line."""
        return self.open.meet(_joined(self.red_lines)) if self.red_lines else self.open

    @cached_property
    def accepted(self) -> Region:
        """What the party wants, or has said it could live with, less what it rejects."""
        scale, stated = self.issue.scale, [offer for offer in self.headline if offer.stated]
        if not stated:
            return scale.accepting(self.accepts).meet(self.open) if self.accepts else scale.nothing()
        found = _joined(offer.region.adding(self.accepts) for offer in stated)
        # A refusal that leaves an opening under conditions does not take back what it offers under them.
        return found if stated[0].conditional else found.meet(self.open)

    @property
    def only_left(self) -> Region | None:
        """The one outcome that its rejections leave, where the party states none; else None."""
        return self.left if self.rejects and not self.offers and self.left.single else None

    def bars(self, offer: Offer) -> bool:
        """Return whether the party has ruled out all of another's offer."""
        return bool(self.rejects) and offer.may_be.meet(self.open).empty

    def reading(self, offer: Offer, outcome: Any) -> Answer:
        """Return the answer with one doubtful offer read as one outcome."""
        region = offer.may_be.at(outcome)
        read = Offer(offer.position, offer.value, region)
        return replace(self, offers=tuple(read if own is offer else own for own in self.offers))


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


def answer(issue: Issue, entries: Iterable[Position], object: str | None, coding: str) -> Answer:
    """Return what a party's entries on an issue say on one question.

    Where accounts contradict each other, the best of them speaks alone, and `accounts` holds each by itself.

    Parameters
    ----------
    issue : Issue
    entries : iterable of Position
        Of one party, round and coder.
    object : str or None
    coding : {"reading", "printed"}
    """
    about = [entry for entry in entries if entry.object in (None, object)]
    by_account: dict[Account, list[Position]] = {}
    for entry in about:
        by_account.setdefault(entry.account, []).append(entry)
    if len(by_account) < 2:
        return _claim(issue, about, object, coding)
    claims = {
        account: _claim(issue, by_account[account], object, coding)
        for account in Account
        if account in by_account
    }
    held = {account: claim for account, claim in claims.items() if _holds(claim, by_account[account])}
    pairs = combinations(held, 2)
    if any(_contradict(held[x], held[y], by_account[x], by_account[y]) for x, y in pairs):
        return replace(next(iter(held.values())), accounts=tuple(held.values()))
    return _claim(issue, about, object, coding)


def _claim(issue: Issue, entries: list[Position], object: str | None, coding: str) -> Answer:
    """Return what entries say that count together."""
    free = [entry for entry in entries if not entry.conditional_on]
    accepts, rejects = (_gathered(free, coding, name) for name in ("accepts", "rejects"))
    kept = issue.scale.without(rejects) if rejects else None
    found = (_offer(issue, entry, coding, kept) for entry in entries if entry.object == object)
    offers = tuple(offer for offer in found if offer is not None)
    lines = {id(offer): offer.region.adding(accepts) for offer in offers if _is_red_line(offer)}
    if lines and _torn(offers, lines):
        return Answer(issue, object, entries=tuple(entries), torn=True)
    return Answer(
        issue=issue,
        object=object,
        offers=offers,
        accepts=accepts,
        rejects=rejects,
        entries=tuple(entries),
        red_lines=tuple(lines.values()),
    )


def _torn(offers: Iterable[Offer], lines: dict[int, Region]) -> bool:
    """Return whether one red line leaves nothing of another unconditional offer, red line or not."""
    plain = [offer for offer in offers if not offer.conditional]
    return any(
        id(offer) != own and offer.region.meet(line).empty for own, line in lines.items() for offer in plain
    )


def _is_red_line(offer: Offer) -> bool:
    firm = offer.position.firmness is Firmness.RED_LINE
    return firm and offer.stated and not offer.conditional


def _offer(issue: Issue, entry: Position, coding: str, kept: Region | None) -> Offer | None:
    scale, value, doubt = issue.scale, effective(entry, coding, "value"), entry.uncertain
    if value is None and (doubt is None or (coding == "printed" and entry.printed is not None)):
        return None
    readings = None if doubt is None else scale.doubted(value, doubt)
    region = readings if value is None else scale.of(value)
    assert region is not None
    # A refusal that leaves an opening under conditions is an offer all the same.
    if kept is not None and not entry.conditional_on:
        region = _less(region, kept)
        readings = readings and _less(readings, kept)
    told: Value = doubt if value is None else value  # type: ignore[assignment]  # one of the two is there
    return Offer(entry, told, region, readings, value is not None)


def _less(region: Region, kept: Region) -> Region:
    """Return a region less what the party rejects, unless that leaves nothing of it."""
    met = region.meet(kept)
    return region if met.empty else met


def _gathered(entries: Iterable[Position], coding: str, name: str) -> tuple[Part, ...]:
    parts = (effective(entry, coding, name) for entry in entries)
    return tuple(dict.fromkeys(part for group in parts for part in group or ()))


def _joined(regions: Iterable[Region]) -> Region:
    found, *others = regions
    for region in others:
        found = found.join(region)
    return found


def _holds(claim: Answer, entries: list[Position]) -> bool:
    """Return whether an account says anything: silence is nobody's word."""
    return claim.speaks or claim.torn or _declines(entries)


def _declines(entries: list[Position]) -> bool:
    """Return whether an account says that the party has no position."""
    declined = (Engagement.LEFT_OPEN, Engagement.NOT_APPLICABLE)
    return any(entry.engagement in declined and entry.evidence for entry in entries)


def _contradict(one: Answer, other: Answer, of_one: list[Position], of_other: list[Position]) -> bool:
    ones, others = _wanted(one), _wanted(other)
    if _declines(of_one) or _declines(of_other):
        return bool(ones or others)
    if any(not other.left.covers(region) for region in ones):
        return True
    if any(not one.left.covers(region) for region in others):
        return True
    return bool(ones and others) and not (_shared(ones, other) or _shared(others, one))


def _wanted(claim: Answer) -> list[Region]:
    return [offer.may_be for offer in claim.offers if not offer.conditional]


def _shared(regions: list[Region], claim: Answer) -> bool:
    """Return whether anything of what one account offers lies in what another offers or accepts."""
    taken = [offer.may_be.adding(claim.accepts) for offer in claim.offers if not offer.conditional]
    return any(not region.meet(own).empty for region in regions for own in taken)


def closed(entry: Position) -> bool:
    """Return whether an entry is known only from what was leaked or said in private."""
    return entry.channel in (Channel.LEAKED, Channel.PRIVATE)
