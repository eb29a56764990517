"""How far apart two parties are on a question: every pair of offers, and bounds where one is not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from itertools import product
from typing import NamedTuple

from negotiation_kit.analysis.comparing.stances import Stance
from negotiation_kit.model import Answer, Offer
from negotiation_kit.scales import Region
from negotiation_kit.scales.distance import (
    SAME,
    Bounds,
    applies,
    bounds_from_known,
    bounds_of_unknown,
    gap,
    reach,
)
from negotiation_kit.wording import Short

ANYTHING = Bounds(0.0, 1.0)


class Known(IntEnum):
    """What two answers make known of each other, the most first."""

    BOTH = 0
    OVERLAP = 1
    BARRED = 2
    DIFFERENT = 3
    ONE = 4
    NEITHER = 5

    @property
    def decided(self) -> bool:
        """Whether it tells if the two can meet."""
        return self <= Known.BARRED


_WORSE = (Known.BOTH, Known.OVERLAP, Known.NEITHER, Known.ONE, Known.BARRED)
"""From the best to the worst, as far as two readings of one answer can differ."""


@dataclass(frozen=True, repr=False)
class OfferPair(Short):
    """One offer of each side set against the other.

    Parameters
    ----------
    distance : float or None
        None where their objects differ, only a doubt is stated, or the metric is not defined on the scale.
    """

    a: Offer
    b: Offer
    distance: float | None
    same_object: bool

    @property
    def same_value(self) -> bool:
        """Whether both offer the same."""
        return self.a.stated and self.b.stated and self.a.region == self.b.region

    @property
    def object(self) -> str | None:
        """What the two are about, where either names it."""
        return self.a.object or self.b.object


@dataclass(frozen=True, repr=False)
class Measured(Short):
    """Two answers to one question, measured.

    Parameters
    ----------
    object : str or None
    a, b : Answer
    pairs : tuple of OfferPair
        Every offer of one side against every offer of the other; the pair the headline rests on comes first.
    distance : float or None
        None unless both positions are known.
    low, high : float or None
        Bounds of the distance; None where there is no such distance, known or not.
    readings : tuple of Measured
        Where the coder is in doubt: the same with every doubtful offer read in one way.
    """

    object: str | None
    a: Answer
    b: Answer
    pairs: tuple[OfferPair, ...]
    distance: float | None
    low: float | None
    high: float | None
    readings: tuple[Measured, ...] = ()

    @property
    def headline(self) -> OfferPair | None:
        """The pair that is measured; None where there is none."""
        return self.pairs[0] if self.pairs else None

    @cached_property
    def zone(self) -> Region:
        """What both accept."""
        return self.a.accepted.meet(self.b.accepted)

    @cached_property
    def known(self) -> Known:
        """What is known of the two; of several readings what is known in the worst."""
        if self.readings:
            return max((item.known for item in self.readings), key=_WORSE.index)
        if self.pairs:
            return Known.BOTH
        if not self.zone.empty:
            return Known.OVERLAP
        if barred(self.a, self.b) or barred(self.b, self.a):
            return Known.BARRED
        return Known.ONE if self.a.offers or self.b.offers else Known.NEITHER

    @property
    def same(self) -> bool:
        """Whether both want the same: all of it, and not one of several alternatives."""
        return not self.a.wanted.empty and self.a.wanted == self.b.wanted

    @property
    def contested(self) -> bool:
        """Whether the accounts of one side contradict each other."""
        return self.a.contested or self.b.contested

    @property
    def rank(self) -> tuple[int, int, bool, int]:
        """How far apart the two are surely, at most, whether that is known, and how badly they fit."""
        surely = self.low if self.distance is None else self.distance
        # Differences below SAME are none, so that they decide nothing.
        known = self.distance is not None
        return round((surely or 0.0) / SAME), round((self.high or 0.0) / SAME), known, self._misfit

    @property
    def _misfit(self) -> int:
        """Return 0 where both want the same, 1 where they overlap, 3 where one refuses, else 2."""
        if self.readings:
            return max(item._misfit for item in self.readings)
        if self.same or not self.zone.empty:
            return int(not self.same)
        pair = self.headline
        return 2 + (pair is None or self.a.bars(pair.b) or self.b.bars(pair.a))


class Row(NamedTuple):
    """Two stances on an issue, measured on every question that either speaks to.

    Parameters
    ----------
    undecided : Known or None
        What is known where no question tells if the two can meet; None where one does, or there is but one.
    chosen : Measured
        The question the row rests on: of those on which both are known, the one farthest apart.
    others : tuple of Measured
        The other questions on which both are known.
    distance, low, high : float or None
        As `Measured`; the bounds run over all accounts of a side that contradict each other.
    contested : bool
        Whether the accounts of one side contradict each other on what the row rests on.
    """

    undecided: Known | None
    chosen: Measured
    others: tuple[Measured, ...]
    distance: float | None
    low: float | None
    high: float | None
    contested: bool

    @property
    def kind(self) -> Known:
        """What the two make known of each other."""
        return self.chosen.known if self.undecided is None else self.undecided

    @property
    def object(self) -> str | None:
        """What the row rests on; None where the two speak of different objects."""
        return None if self.kind is Known.DIFFERENT else self.chosen.object

    @property
    def decided(self) -> bool:
        """Whether it tells if the two can meet, if not in every reading of a doubt."""
        return self.undecided is None and (self.chosen.known.decided or bool(self.chosen.pairs))


def measure(a: Stance, b: Stance, metric: str, between: str = "gap") -> Row:
    """Measure two stances on the same issue.

    Parameters
    ----------
    a, b : Stance
    metric : {"gower", "identical", "directional"}
    between : {"gap", "reach"}
        Which distance between all that the one wants and all that the other does.
    """
    found = [measured(a.on(name), b.on(name), metric, between) for name in questions(a, b)]
    row = resting_on(found[0]) if len(found) == 1 else _of_several(a, b, found)
    if kin(a, b) or not a.applicable or not b.applicable or not applies(a.issue.scale, metric):
        return row._replace(distance=None, low=None, high=None)
    return row


def _of_several(a: Stance, b: Stance, found: list[Measured]) -> Row:
    """Return the row of several questions: of those that tell if the two can meet, the farthest leads."""
    if decided := sorted(_decided(a, b, found), key=lambda item: item.rank, reverse=True):
        return resting_on(decided[0], tuple(decided[1:]))
    kind, contested = _undecided(a, b), any(item.contested for item in found)
    # Where a position is not known, neither is of which of the objects on the table the other would speak.
    about = [item for item in found if item.a.offers or item.b.offers] or found
    bounds = ANYTHING if kind is Known.DIFFERENT else _together(about)
    low, high = bounds or (None, None)
    return Row(kind, found[0], (), None, low, high, contested)


def resting_on(chosen: Measured, others: tuple[Measured, ...] = ()) -> Row:
    """Return the row that rests on a question on which both are known."""
    return Row(None, chosen, others, chosen.distance, chosen.low, chosen.high, chosen.contested)


def kin(a: Stance, b: Stance) -> bool:
    """Return whether one takes its stance over from the other, or both from the same group."""
    return (a.inherited or b.inherited) and bool(a.groups & b.groups)


def questions(a: Stance, b: Stance) -> tuple[str | None, ...]:
    """Return the objects that either speaks of, in the codebook's order, the issue as such last."""
    if a.objects == b.objects:
        return a.objects or (None,)
    named = dict.fromkeys((*a.objects, *b.objects))
    declared = {item.name: place for place, item in enumerate(a.issue.objects)}
    order = sorted(
        named, key=lambda name: (name is None, declared.get(name or "", len(declared)), name or "")
    )
    return tuple(order)


def measured(a: Answer, b: Answer, metric: str, between: str = "gap") -> Measured:
    """Measure two answers to one question; contested ones with bounds over their accounts one at a time.

    Parameters
    ----------
    a, b : Answer
    metric : {"gower", "identical", "directional"}
    between : {"gap", "reach"}
    """
    found = _plainly(a, b, metric, between)
    if not (a.accounts or b.accounts):
        return found
    alone = (_plainly(x, y, metric, between) for x, y in product(a.accounts or (a,), b.accounts or (b,)))
    bounds = _together((found, *alone))
    return replace(found, low=bounds and bounds.low, high=bounds and bounds.high)


def _plainly(a: Answer, b: Answer, metric: str, between: str) -> Measured:
    pairs, usable = _pairs(a, b, metric), applies(a.issue.scale, metric)
    # Each doubtful offer is read in every way that can matter.
    ways = product(a.read_against(b), b.read_against(a)) if a.doubted or b.doubted else ()
    readings = tuple(measured(one, other, metric, between) for one, other in ways)
    alone = len(pairs) == 1 and between == "gap"
    distance = pairs[0].distance if alone else _distance(a, b, metric, between) if usable else None
    if readings:
        bounds = _together([*readings, *([Bounds(distance, distance)] if distance is not None else [])])
    else:
        bounds = _bounds(a, b, distance, metric, between) if usable else None
    low, high = bounds or (None, None)
    return Measured(a.object, a, b, pairs, distance, low, high, readings)


def _pairs(a: Answer, b: Answer, metric: str) -> tuple[OfferPair, ...]:
    """Return all pairs: those of headline offers first, then by distance.

    Of pairs equally far apart those go first that are the same value, then those that neither side rejects,
    so that no verdict hangs on the order of entries or of sides.
    """
    found = [_pair(one, other, metric) for one in a.offers for other in b.offers]
    if len(found) < 2:
        return tuple(found)

    def rank(pair: OfferPair) -> tuple[bool, float, bool, bool, float]:
        far = 2.0 if pair.distance is None else pair.distance
        barred = a.bars(pair.b) or b.bars(pair.a)
        outside = pair.a not in a.headline or pair.b not in b.headline
        return outside, round(far / SAME), not pair.same_value, barred, far

    return tuple(sorted(found, key=rank))


def _pair(one: Offer, other: Offer, metric: str) -> OfferPair:
    usable = one.stated and other.stated and applies(one.region.scale, metric)
    return OfferPair(one, other, gap(one.region, other.region, metric) if usable else None, True)


def _distance(a: Answer, b: Answer, metric: str, between: str) -> float | None:
    """Return the distance of all that the two want; None where one states nothing."""
    if a.wanted.empty or b.wanted.empty:
        return None
    return (reach if between == "reach" else gap)(a.wanted, b.wanted, metric)


def _bounds(a: Answer, b: Answer, distance: float | None, metric: str, between: str) -> Bounds | None:
    """Return the bounds of a distance known or not; None where nothing is left to one that offers nothing."""
    if distance is not None:
        return Bounds(distance, distance)
    if not a.offers and not b.offers:
        return None if a.left.empty or b.left.empty else bounds_of_unknown(a.left, b.left, metric)
    one, other = (a, b) if a.offers else (b, a)
    return None if other.left.empty else bounds_from_known(one.wanted, other.left, metric, between)


def barred(one: Answer, other: Answer) -> bool:
    """Return whether one rejects everything that the other wants."""
    return bool(one.rejects and other.headline) and all(map(one.bars, other.headline))


def _decided(a: Stance, b: Stance, found: list[Measured]) -> list[Measured]:
    """Return the questions that tell if the two can meet: none where both offer, but on different objects."""
    met = any(item.pairs for item in found) or not (a.offering and b.offering)
    return [item for item in found if item.known.decided or item.pairs] if met else []


def _undecided(a: Stance, b: Stance) -> Known:
    if a.offering and b.offering:
        return Known.DIFFERENT
    return Known.ONE if a.offering or b.offering else Known.NEITHER


def _together(found: Iterable[Measured | Bounds]) -> Bounds | None:
    pairs = [(item.low, item.high) for item in found if item.low is not None and item.high is not None]
    return Bounds(min(low for low, _ in pairs), max(high for _, high in pairs)) if pairs else None
