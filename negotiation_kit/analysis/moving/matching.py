"""Which offer of one round became which of the next: like against like, by least total reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from negotiation_kit.model import Answer, Offer
from negotiation_kit.scales import Region
from negotiation_kit.scales.distance import Bounds, bounds_of_unknown, reach

_DIGITS = 9


@dataclass(frozen=True)
class Moved:
    """One offer and what became of it."""

    before: Offer
    after: Offer

    @cached_property
    def step(self) -> float:
        """How far the two reach from each other; an open end stands at the figure named."""
        return reach(_figures(self.before), _figures(self.after))

    @property
    def known(self) -> bool:
        """Whether both state a value, so that the step is one number."""
        return self.before.stated and self.after.stated

    @property
    def bounds(self) -> Bounds:
        """The bounds of the step over all readings, where only a doubt is stated."""
        return bounds_of_unknown(self.before.may_be, self.after.may_be)

    @property
    def place(self) -> str | None:
        """Narrower where the later lies inside the earlier, wider the other way round, else moved."""
        old, new = self.before.region, self.after.region
        if old == new:
            return None
        return "narrower" if old.covers(new) else "wider" if new.covers(old) else "moved"

    @property
    def terms(self) -> str | None:
        """What became of its conditions; None where they are the same."""
        old, new = (frozenset(map(frozenset, offer.position.conditional_on)) for offer in self._both)
        if old == new:
            return None
        return "condition-changed" if old and new else "condition-added" if new else "condition-dropped"

    @property
    def _both(self) -> tuple[Offer, Offer]:
        return self.before, self.after


@dataclass(frozen=True)
class Matched:
    """The offers of two rounds set against each other.

    Parameters
    ----------
    pairs : tuple of Moved
        Unconditional offers with unconditional ones, conditional with conditional; one kind with the other
        only where there is nothing of its own kind in the other round.
    gone : tuple of Offer
        Earlier offers that are not repeated; they count as still standing.
    added : tuple of Offer
        Later offers that take no earlier one's place.
    dropped : tuple of Offer
        Earlier conditional offers that now stand without conditions.
    """

    pairs: tuple[Moved, ...]
    gone: tuple[Offer, ...]
    added: tuple[Offer, ...]
    dropped: tuple[Offer, ...] = ()

    @property
    def step(self) -> Bounds:
        """The greatest step of a pair, or from the nearest earlier offer to one that is added."""
        known = [pair.step for pair in self.pairs if pair.known]
        doubted = [pair.bounds for pair in self.pairs if not pair.known]
        known += [min(Moved(old, new).step for old in self._earlier) for new in self.added if self._earlier]
        low = max([*known, *(item.low for item in doubted)], default=0.0)
        return Bounds(low, max([low, *(item.high for item in doubted)]))

    @property
    def place(self) -> str | None:
        """Moved, narrower or wider; None where it stands where it stood."""
        places = {pair.place for pair in self.pairs} - {None}
        if self._news:
            places.add("wider")
        if not places:
            return None
        return places.pop() if len(places) == 1 else "moved"

    @property
    def terms(self) -> list[str]:
        """What became of conditions, pair by pair."""
        found = [pair.terms for pair in self.pairs if pair.terms]
        return found + ["condition-dropped"] * bool(self.dropped)

    @property
    def _earlier(self) -> list[Offer]:
        return [*(pair.before for pair in self.pairs), *self.gone, *self.dropped]

    @property
    def _news(self) -> list[Offer]:
        """The added offers that lie inside no earlier one."""
        return [new for new in self.added if not any(old.region.covers(new.region) for old in self._earlier)]


def match(before: Answer, after: Answer, other: Region | None) -> Matched:
    """Set the offers of two rounds against each other.

    Parameters
    ----------
    before, after : Answer
        Of one party to one question.
    other : Region or None
        Where the other party stands, which decides between matches of equal total reach.
    """
    (free0, tied0), (free1, tied1) = _kinds(before), _kinds(after)
    pairs = [*_least(free0, free1, other), *_least(tied0, tied1, other)]
    gone, added = _left(before.offers, pairs, "before"), _left(after.offers, pairs, "after")
    dropped: list[Offer] = []
    if not (free0 and free1):
        pairs += _least(gone, added, other)
        gone, added = _left(gone, pairs, "before"), _left(added, pairs, "after")
    elif not tied1:
        dropped = [offer for offer in gone if offer.conditional and _stands(offer, free1)]
        gone = [offer for offer in gone if offer not in dropped]
    return Matched(tuple(pairs), tuple(gone), tuple(added), tuple(dropped))


def _kinds(said: Answer) -> tuple[list[Offer], list[Offer]]:
    free = [offer for offer in said.offers if not offer.conditional]
    return free, [offer for offer in said.offers if offer.conditional]


def _stands(offer: Offer, others: Sequence[Offer]) -> bool:
    return any(offer.region == other.region for other in others)


def _left(offers: Sequence[Offer], pairs: Sequence[Moved], side: str) -> list[Offer]:
    taken = {id(getattr(pair, side)) for pair in pairs}
    return [offer for offer in offers if id(offer) not in taken]


def _least(before: Sequence[Offer], after: Sequence[Offer], other: Region | None) -> list[Moved]:
    """Return the pairs of least total reach; of equal ones those that end nearer to the other party."""
    if not before or not after:
        return []
    turned = len(before) > len(after)
    few, many = (after, before) if turned else (before, after)
    table = [[Moved(b, a) if turned else Moved(a, b) for b in many] for a in few]

    @cache
    def best(row: int, taken: int) -> tuple[float, float, tuple[int, ...]]:
        if row == len(few):
            return 0.0, 0.0, ()
        found = []
        for column, pair in enumerate(table[row]):
            if not taken >> column & 1:
                total, far, rest = best(row + 1, taken | 1 << column)
                gap = 0.0 if other is None else pair.after.region.nearest(other, other.scale.apart)
                found.append((round(total + pair.step, _DIGITS), round(far + gap, _DIGITS), (column, *rest)))
        return min(found)

    _, _, columns = best(0, 0)
    return [table[row][column] for row, column in enumerate(columns)]


def _figures(offer: Offer) -> Region:
    """Return the figures an offer names; the end of a scale is not the party's word."""
    return offer.region.scale.figure(offer.value) if offer.stated else offer.region
