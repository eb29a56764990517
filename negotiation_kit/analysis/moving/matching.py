"""Which offer of one round became which of the next: like against like, by least total reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from negotiation_kit.model import Answer, Offer
from negotiation_kit.scales import Region, parts_of, union
from negotiation_kit.scales.distance import Bounds, bounds_of_unknown, reach
from negotiation_kit.scales.parts import Interval
from negotiation_kit.wording import Short

_DIGITS = 9


@dataclass(frozen=True, repr=False)
class Moved(Short):
    """One offer and what became of it."""

    before: Offer
    after: Offer

    @cached_property
    def step(self) -> float:
        """How far the two reach from each other; an open end stands at the figure named."""
        return _reached([self.before], [self.after])

    @property
    def terms(self) -> str | None:
        """What became of its conditions; None where they are the same."""
        old, new = (frozenset(map(frozenset, offer.position.conditional_on)) for offer in self._both)
        if old == new:
            return None
        return "condition-changed" if old and new else "condition-added" if new else "condition-dropped"

    @property
    def reworded(self) -> bool:
        """Whether it is told in other words, or with another status."""
        old, new = ((offer.position.summary, offer.position.status) for offer in self._both)
        return old != new

    @property
    def _both(self) -> tuple[Offer, Offer]:
        return self.before, self.after

    def cost(self, other: Region | None) -> tuple[float, ...]:
        """Return by what one way to match is better than another, the first thing first.

        The reach; how far the two are from the other party; then whether anything else has changed.
        """
        far = sum(offer.region.nearest(other, other.scale.apart) for offer in self._both) if other else 0.0
        old, new = (offer.position.firmness for offer in self._both)
        return self.step, far, bool(self.terms), old is not new, self.reworded


@dataclass(frozen=True, repr=False)
class Kind(Short):
    """Offers of one kind held against each other: what the party offered, and what it offers now.

    Parameters
    ----------
    old, new : tuple of Offer
        What is not repeated still stands, and so is among the new.
    """

    old: tuple[Offer, ...]
    new: tuple[Offer, ...]

    @cached_property
    def place(self) -> str | None:
        """Narrower where the later lies inside the earlier, wider the other way round, else moved."""
        old, new = (union(offer.region for offer in offers) for offers in (self.old, self.new))
        if old == new:
            return None
        return "narrower" if old.covers(new) else "wider" if new.covers(old) else "moved"

    @cached_property
    def step(self) -> Bounds:
        """How far the two reach from each other; where only a doubt is stated, over all readings."""
        if all(offer.stated for offer in (*self.old, *self.new)):
            step = _reached(self.old, self.new)
            return Bounds(step, step)
        old, new = (union(offer.may_be for offer in offers) for offers in (self.old, self.new))
        return bounds_of_unknown(old, new)


@dataclass(frozen=True, repr=False)
class Matched(Short):
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
    kinds : tuple of Kind
        What is held against each other; the place and the step of the row come from these.
    freed, bound : tuple of Offer
        Earlier offers under conditions that now stand without; later ones that stood without.
    """

    pairs: tuple[Moved, ...]
    gone: tuple[Offer, ...]
    added: tuple[Offer, ...]
    kinds: tuple[Kind, ...]
    freed: tuple[Offer, ...] = ()
    bound: tuple[Offer, ...] = ()

    @property
    def step(self) -> Bounds:
        """The greatest step of a kind."""
        return Bounds(max(kind.step.low for kind in self.kinds), max(kind.step.high for kind in self.kinds))

    @property
    def place(self) -> str | None:
        """Moved, narrower or wider; None where it stands where it stood."""
        places = {kind.place for kind in self.kinds} - {None}
        if not places:
            return None
        return places.pop() if len(places) == 1 else "moved"

    @property
    def terms(self) -> set[str]:
        """What became of conditions."""
        found = {pair.terms for pair in self.pairs if pair.terms}
        dropped, added = {"condition-dropped"} if self.freed else set(), {"condition-added"}
        return found | dropped | (added if self.bound else set())

    @property
    def leading(self) -> Kind:
        """The kind that moved farthest; of two that moved as far the unconditional one."""
        return max(self.kinds, key=lambda kind: kind.step.high)


def match(before: Answer, after: Answer, other: Region | None) -> Matched:
    """Set the offers of two rounds, some in each, against each other.

    Parameters
    ----------
    before, after : Answer
        Of one party to one question.
    other : Region or None
        Where the other party stands, which decides between matches of equal total reach.
    """
    free, tied = (tuple(_of_kind(said, kind) for said in (before, after)) for kind in (False, True))
    common = [(old, new) for old, new in (free, tied) if old and new]
    lonely = tuple(
        tuple(offer for pair in (free, tied) if not all(pair) for offer in pair[when]) for when in (0, 1)
    )
    pairs = [pair for old, new in (*common, lonely) for pair in _least(old, new, other)]
    gone, added = (
        _left(in_order(before.offers), pairs, "before"),
        _left(in_order(after.offers), pairs, "after"),
    )
    kinds = [Kind(tuple(old), (*new, *_among(gone, old))) for old, new in (*common, lonely) if old and new]
    if lonely[1] and not lonely[0]:
        kinds.append(Kind(before.offers, (*before.offers, *lonely[1])))
    freed = [offer for offer in gone if offer.conditional and _newly_among(offer, *free)]
    bound = [offer for offer in added if offer.conditional and _newly_among(offer, *reversed(free))]
    return Matched(
        pairs=tuple(pairs),
        gone=_left_of(gone, freed),
        added=_left_of(added, bound),
        kinds=tuple(kinds),
        freed=tuple(freed),
        bound=tuple(bound),
    )


def in_order(offers: Iterable[Offer]) -> list[Offer]:
    """Return offers in the order of their scale, and what stands twice once, however a file has them."""

    def place(offer: Offer) -> tuple[list[Interval], str]:
        spans = sorted(offer.region.scale.span(part) for part in parts_of(offer.value))
        return spans, repr((offer.value, offer.position))

    found = list({repr(offer.position): offer for offer in offers}.values())
    return sorted(found, key=place) if len(found) > 1 else found


def _of_kind(said: Answer, conditional: bool) -> list[Offer]:
    return in_order(offer for offer in said.offers if offer.conditional is conditional)


def _newly_among(offer: Offer, others: Sequence[Offer], after: Sequence[Offer]) -> bool:
    """Return whether an offer stands among the later ones, and did not among the earlier."""
    was, now = (any(offer.region == own.region for own in offers) for offers in (others, after))
    return now and not was


def _among(offers: Iterable[Offer], others: Sequence[Offer]) -> tuple[Offer, ...]:
    return tuple(offer for offer in offers if any(offer is own for own in others))


def _left_of(offers: Iterable[Offer], taken: Sequence[Offer]) -> tuple[Offer, ...]:
    return tuple(offer for offer in offers if not any(offer is own for own in taken))


def _left(offers: Sequence[Offer], pairs: Iterable[Moved], side: str) -> tuple[Offer, ...]:
    return _left_of(offers, [getattr(pair, side) for pair in pairs])


def _least(before: Sequence[Offer], after: Sequence[Offer], other: Region | None) -> list[Moved]:
    """Return the pairs of least total reach; of equal ones those nearer to the other party, then likest."""
    if not before or not after:
        return []
    turned = len(before) > len(after)
    few, many = (after, before) if turned else (before, after)
    table = [[Moved(b, a) if turned else Moved(a, b) for b in many] for a in few]
    if len(many) == 1:
        return table[0]
    costs = [[pair.cost(other) for pair in row] for row in table]

    @cache
    def best(row: int, taken: int) -> tuple[tuple[float, ...], tuple[int, ...]]:
        if row == len(few):
            return (0.0,) * 5, ()
        found = []
        for column, cost in enumerate(costs[row]):
            if not taken >> column & 1:
                rest, columns = best(row + 1, taken | 1 << column)
                total = tuple(one + two for one, two in zip(cost, rest, strict=True))
                found.append((total, (column, *columns)))
        # Rounded to compare and not to add up: what is equal stays so.
        return min(found, key=lambda way: [round(part, _DIGITS) for part in way[0]])

    _, columns = best(0, 0)
    return [table[row][column] for row, column in enumerate(columns)]


def _reached(before: Sequence[Offer], after: Sequence[Offer]) -> float:
    """Return the reach between two rounds' offers; 0 where both leave the same, however they put it."""
    sides = [(union(offer.region for offer in side), union(map(_figures, side))) for side in (before, after)]
    (old, one), (new, other) = sides
    return 0.0 if old == new else reach(one, other)


def _figures(offer: Offer) -> Region:
    """Return the figures an offer names; the end of a scale is not the party's word."""
    if not offer.stated:
        return offer.region
    figures = offer.region.scale.figure(offer.value)
    left = figures.meet(offer.region)  # without what the party itself rejects
    return figures if left.empty else left
