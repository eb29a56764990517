"""How far apart two stances are: every pair of offers with its distance, and bounds where one is unknown."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_kit.analysis.comparing.stance import Offer, Stance
from negotiation_kit.scales import Line, Scale
from negotiation_kit.scales.distance import Bounds, applies, bounds, nearest_bounds

ANYTHING = Bounds(0.0, 1.0)
ROUNDING = 1e-9
"""Distances are sums and quotients of binary fractions: 0.9 - 0.6 is a hair above 0.3 and counts as 0.3."""


@dataclass(frozen=True)
class OfferPair:
    """One offer of each side set against the other.

    Parameters
    ----------
    distance : float or None
        None where their objects differ or the metric is not defined on the scale.
    """

    a: Offer
    b: Offer
    distance: float | None
    same_object: bool

    @property
    def same_value(self) -> bool:
        """Whether both offer the same."""
        return self.a.feasible == self.b.feasible

    @property
    def object(self) -> str | None:
        """What the two are about, where either names it."""
        return self.a.position.object or self.b.position.object


@dataclass(frozen=True)
class Measured:
    """The distance between two stances.

    Parameters
    ----------
    pairs : tuple of OfferPair
        Every offer of one side against every offer of the other; the pair the headline rests on comes first.
    distance : float or None
        None unless both positions are known and measured on the same thing.
    low, high : float or None
        Bounds of the distance; None where there is no such distance, known or not.
    """

    pairs: tuple[OfferPair, ...]
    distance: float | None
    low: float | None
    high: float | None

    @property
    def headline(self) -> OfferPair | None:
        """The pair that is measured; None where there is none, or the objects differ."""
        return self.pairs[0] if self.pairs and self.pairs[0].same_object else None

    @property
    def nearest(self) -> OfferPair | None:
        """The nearest pair of all that are measured, offers under conditions included."""
        measured = [pair for pair in self.pairs if pair.distance is not None]
        return min(measured, key=lambda pair: pair.distance or 0.0, default=None)


def measure(a: Stance, b: Stance, metric: str) -> Measured:
    """Measure two stances on the same issue.

    Parameters
    ----------
    a, b : Stance
    metric : {"gower", "identical", "directional"}
    """
    pairs = _pairs(a, b, metric)
    headline = pairs[0] if pairs and pairs[0].same_object else None
    if not a.applicable or not b.applicable or not applies(a.issue.scale, metric):
        return Measured(pairs, None, None, None)
    if headline is not None:
        return Measured(pairs, headline.distance, headline.distance, headline.distance)
    found = ANYTHING if pairs else _unknown(a, b, metric)
    return Measured(pairs, None, *(found or (None, None)))


def _pairs(a: Stance, b: Stance, metric: str) -> tuple[OfferPair, ...]:
    """Return all pairs: those of headline offers first, then those of one object, then by distance.

    Of pairs equally far apart those go first that are the same value, then those that neither side rejects,
    so that no verdict hangs on the order of entries or of sides.
    """
    found = [_pair(a.issue.scale, one, other, metric) for one in a.offers for other in b.offers]
    if len(found) < 2:
        return tuple(found)
    preferred = {(id(one), id(other)) for one in a.headline for other in b.headline}

    def rank(pair: OfferPair) -> tuple[bool, bool, float, bool, bool, float]:
        far = 2.0 if pair.distance is None else pair.distance
        barred = a.bars(pair.b, pair.object) or b.bars(pair.a, pair.object)
        outside = (id(pair.a), id(pair.b)) not in preferred
        return outside, not pair.same_object, round(far / ROUNDING), not pair.same_value, barred, far

    return tuple(sorted(found, key=rank))


def _pair(scale: Scale, one: Offer, other: Offer, metric: str) -> OfferPair:
    same = one.same_object(other)
    found = bounds(scale, one.feasible, other.feasible, metric) if same else None
    return OfferPair(one, other, found.low if found else None, same)


def _unknown(a: Stance, b: Stance, metric: str) -> Bounds | None:
    """Return the bounds where one side, or neither, is known."""
    if not a.stated and not b.stated:
        return bounds(a.issue.scale, a.left, b.left, metric)
    one, other = (a, b) if a.stated else (b, a)
    # The unknown position is about one of the objects on the table, and which one is not known either.
    found = [_against_object(one, other, name, metric) for name in dict.fromkeys(map(_object, one.headline))]
    known = [pair for pair in found if pair is not None]
    return Bounds(min(pair.low for pair in known), max(pair.high for pair in known)) if known else None


def _against_object(one: Stance, other: Stance, name: str | None, metric: str) -> Bounds | None:
    offers = [offer for offer in one.headline if _object(offer) == name]
    if metric == "identical":
        offers = [offer for offer in offers if not _touched(other, offer)]
    if not offers:
        return Bounds(1.0, 1.0)
    left = other.left_for(name)
    return nearest_bounds(one.issue.scale, [offer.feasible for offer in offers], left, metric)


def _touched(party: Stance, offer: Offer) -> bool:
    """Return whether a party rejects any point of an offer on a line, so that it cannot hold the same stance.

    What is left of a line is closed, ends included, and so does not show it where a single point is rejected.
    """
    scale, rejects = party.issue.scale, party.rejects_for(_object(offer))
    return isinstance(scale, Line) and bool(rejects) and bool(scale.zone(offer.value, (), rejects, ()))


def _object(offer: Offer) -> str | None:
    return offer.position.object
