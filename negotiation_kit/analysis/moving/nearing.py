"""How much nearer one party came to another by its own movement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.analysis.comparing.measuring import measured
from negotiation_kit.analysis.moving.change import Changed
from negotiation_kit.model import Answer, Offer
from negotiation_kit.scales import Region
from negotiation_kit.scales.distance import SAME, gap


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


def approach(found: Changed, held: Sequence[Stance], metric: str) -> Approach | None:
    """Return how much nearer a party's own step brought it to another party.

    The other party may have moved too. Its part is taken out by holding it still, once where it stood before
    and once where it stands after, and averaging: so the two parties' parts add up to the change of the
    distance between them (Shapley 1953, Contributions to the Theory of Games II, 307-317, for two players).
    Where the other party's position is known in one of the two rounds only, that one is held.

    Parameters
    ----------
    found : Changed
        What became of the party's stance.
    held : sequence of Stance
        Of the other party, in both rounds.
    metric : str

    Returns
    -------
    Approach or None
        None where there is no distance between the two.
    """
    if found.before is None or found.after is None:
        return None
    before, after = found.before, found.after
    object = after.object
    still = [one.on(object) for one in held if one.applicable and not one.inherited and _about(one, object)]
    parts = [half for said in still if (half := _half(found, before, after, said, metric)) is not None]
    kept = [half for half in parts if half.known] or parts
    if not kept:
        return None
    size = len(kept)
    return Approach(
        sum(half.low for half in kept) / size, sum(half.high for half in kept) / size, tuple(kept)
    )


def _about(other: Stance, object: str | None) -> bool:
    """Return whether the other party speaks of the object, or of nothing at all."""
    return other.on(object).speaks or not other.offers


def _half(found: Changed, before: Answer, after: Answer, still: Answer, metric: str) -> Half | None:
    doubted = any(not offer.stated for offer in (*before.offers, *after.offers))
    if found.matched is None or not before.offers or doubted:
        return _between_bounds(before, after, still, metric)
    old, new = _sides(found)
    if still.headline:
        wanted = [offer.may_be for offer in still.headline]
        nearer = _least(old, wanted, metric) - _least(new, wanted, metric)
        return Half(nearer, nearer)
    if still.left.empty:
        return None
    # Wherever the other party is, it is there in both rounds.
    points = still.left.points(*(offer.region for offer in (*old, *new)))
    places = [[still.left.at(point)] for point in points]
    moved = [_least(old, place, metric) - _least(new, place, metric) for place in places]
    return Half(min(moved), max(moved))


def _between_bounds(before: Answer, after: Answer, still: Answer, metric: str) -> Half | None:
    """Return the half where the party itself says only what it accepts or rejects in one of the rounds."""
    if before.left == after.left and not before.offers and not after.offers:
        return Half(0.0, 0.0)
    first, last = measured(before, still, metric), measured(after, still, metric)
    if first.low is None or first.high is None or last.low is None or last.high is None:
        return None
    return Half(first.low - last.high, first.high - last.low)


def _sides(found: Changed) -> tuple[list[Offer], list[Offer]]:
    """Return the offers held against each other: of the kind that moved farther, else all of both rounds.

    What is not repeated counts as still standing.
    """
    assert found.matched is not None
    assert found.before is not None
    assert found.after is not None
    old, new = list(found.before.offers), [*found.after.offers, *found.matched.gone]
    kinds = [
        ([offer for offer in old if offer.conditional is kind], [o for o in new if o.conditional is kind])
        for kind in (False, True)
    ]
    free0, free1 = kinds[0]
    if not free0 or not any(not offer.conditional for offer in found.after.offers):
        return old, new
    both = [kind for kind in kinds if kind[0] and kind[1]]
    steps = {
        kind: max((pair.step for pair in found.matched.pairs if pair.before.conditional is kind), default=0.0)
        for kind in (False, True)
    }
    if len(both) > 1 and steps[True] > steps[False] + SAME:
        return kinds[1]
    return free0, free1


def _least(offers: Sequence[Offer], wanted: Sequence[Region], metric: str) -> float:
    return min(gap(offer.may_be, region, metric) for offer in offers for region in wanted)
