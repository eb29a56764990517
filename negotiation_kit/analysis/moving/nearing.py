"""How much nearer one party came to another by its own movement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.analysis.comparing.measuring import kin
from negotiation_kit.analysis.moving.change import Changed
from negotiation_kit.model import Answer, Offer
from negotiation_kit.scales import Region, union
from negotiation_kit.scales.distance import SAME, Bounds, bounds_from_known, gap


@dataclass(frozen=True)
class Half:
    """By how much the distance to the other party, held still, has shrunk; `low` and `high` bound it."""

    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.high - self.low < SAME


@dataclass(frozen=True)
class Approach:
    """By how much a distance has shrunk, in [-1, 1]: positive toward the other party, negative away.

    Parameters
    ----------
    low, high : float
        Bounds whatever the unknown positions are; equal where all are known.
    halves : tuple of Half
        With the other party held where it stood before, and where it stands after.
    """

    low: float
    high: float
    halves: tuple[Half, ...]

    @property
    def point(self) -> float | None:
        """The number where it is known, else None."""
        return self.low if self.high - self.low < SAME else None

    @property
    def word(self) -> str:
        """Nearer, farther, crossed (nearer by one half and farther by the other), none, or unknown."""
        if all(half.low >= -SAME for half in self.halves) and any(half.low > SAME for half in self.halves):
            return "nearer"
        if all(half.high <= SAME for half in self.halves) and any(half.high < -SAME for half in self.halves):
            return "farther"
        if not all(half.known for half in self.halves):
            return "unknown"
        return "none" if all(abs(half.low) <= SAME for half in self.halves) else "crossed"


def approach(found: Changed, moved: Sequence[Stance], held: Sequence[Stance], metric: str) -> Approach | None:
    """Return how much nearer a party's own step brought it to another party.

    The other party may have moved too. Its part is taken out by holding it still, once where it stood before
    and once where it stands after, and averaging: so the two parties' parts add up to the change of the
    distance between them (Shapley 1953, Contributions to the Theory of Games II, 307-317, for two players).
    Where the other party's position is known in one of the two rounds only, that one is held; where in
    neither, it is the same unknown in both: anywhere in what is left to it.

    Parameters
    ----------
    found : Changed
        What became of the party's stance.
    moved, held : sequence of Stance
        Of the party and of the other one, in both rounds.
    metric : str

    Returns
    -------
    Approach or None
        None where there is no distance between the two.
    """
    if found.before is None or found.after is None:
        return None
    object = found.after.object
    usable = [one for one in held if one.applicable and not any(kin(one, own) for own in moved)]
    still = [one.on(object) for one in usable if one.on(object).speaks or not one.offers]
    halves = [half for places in _places(found, still) if (half := _half(found, places, metric))]
    if not halves:
        return None
    size = len(halves)
    return Approach(
        sum(half.low for half in halves) / size, sum(half.high for half in halves) / size, tuple(halves)
    )


def _places(found: Changed, still: list[Answer]) -> list[list[Region]]:
    """Return for each half where the other party may be held: one region, or each point that is left."""
    known = [said for said in still if said.headline]
    if known:
        return [[union(offer.may_be for offer in said.headline)] for said in known]
    if not still:
        return []
    common = still[0].left.meet(still[-1].left)
    left = still[0].left.join(still[-1].left) if common.empty else common
    points = left.points(*(region for side in _sides(found) for region in side.regions))
    return [[left.at(point) for point in points]]


def _half(found: Changed, places: list[Region], metric: str) -> Half | None:
    """Return by how much the distance shrinks, wherever the other party is of some places."""
    before, after = _sides(found)
    if not before.offers and before == after:
        return Half(0.0, 0.0)
    ends = [(before.distance(place, metric), after.distance(place, metric)) for place in places]
    known = [(first, last) for first, last in ends if first is not None and last is not None]
    if not known:
        return None
    return Half(
        min(first.low - last.high for first, last in known),
        max(first.high - last.low for first, last in known),
    )


@dataclass(frozen=True)
class _Side:
    """What of a round is held against the other party: offers or, without any, what is left."""

    offers: tuple[Offer, ...]
    left: Region

    @property
    def regions(self) -> tuple[Region, ...]:
        return tuple(offer.may_be for offer in self.offers) or (self.left,)

    def distance(self, place: Region, metric: str) -> Bounds | None:
        """Return the distance to a place, with bounds where no value is stated; None where nothing is left."""
        if not self.offers:
            return None if self.left.empty else bounds_from_known(place, self.left, metric)
        if all(offer.stated for offer in self.offers):
            distance = gap(union(offer.region for offer in self.offers), place, metric)
            return Bounds(distance, distance)
        return bounds_from_known(place, union(self.regions), metric)


def _sides(found: Changed) -> tuple[_Side, _Side]:
    """Return what is held against the other party in each round: of offers the kind that moved farther."""
    assert found.before is not None
    assert found.after is not None
    before, after = found.before, found.after
    if found.matched is not None:
        kind = found.matched.leading
        return _Side(kind.old, before.left), _Side(kind.new, after.left)
    return _Side(before.headline, before.left), _Side(after.headline, after.left)
