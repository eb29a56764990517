"""How much nearer one party came to another by its own movement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from negotiation_kit.analysis.comparing.measure import measure
from negotiation_kit.analysis.comparing.stance import Stance
from negotiation_kit.scales import Feasible
from negotiation_kit.scales.distance import Bounds


class Approach(NamedTuple):
    """By how much a distance has shrunk, in [-1, 1]: positive toward the other party, negative away.

    `low` and `high` bound it whatever the unknown positions are; they are equal where all are known.
    """

    low: float
    high: float

    @property
    def point(self) -> float | None:
        """The number where it is known, else None."""
        return self.low if self.high - self.low < 1e-12 else None


def approach(before: Stance, after: Stance, held: Sequence[Stance], metric: str) -> Approach | None:
    """Return how much nearer a party's own step brought it to another party.

    The other party may have moved too. Its part is taken out by holding it still, once where it stood before
    and once where it stands after, and averaging: so the two parties' parts add up to the change of the
    distance between them (Shapley 1953, Contributions to the Theory of Games II, 307-317, for two players).
    Where the other party's position is known in one of the two rounds only, that one is held.

    Parameters
    ----------
    before, after : Stance
        Of the party that moved.
    held : sequence of Stance
        Of the other party, in both rounds.
    metric : str

    Returns
    -------
    Approach or None
        None where there is no distance between the two.
    """
    found = [_against(before, after, still, metric) for still in held]
    parts = [part for part in found if part is not None]
    known = [part for part in parts if part.point is not None]
    return _mean(known or parts)


def _against(before: Stance, after: Stance, still: Stance, metric: str) -> Approach | None:
    first, last = (_distance(stance, still, metric) for stance in (before, after))
    if first is None or last is None:
        return None
    if _outcomes(before) == _outcomes(after):
        return Approach(0.0, 0.0)  # who stands still comes no nearer, wherever the other one is
    return Approach(first.low - last.high, first.high - last.low)


def _distance(one: Stance, other: Stance, metric: str) -> Bounds | None:
    """Return the distance of the nearest offers, or its bounds; None where nothing can be measured."""
    found = measure(one, other, metric)
    if found.low is None or found.high is None:
        return None
    if not found.pairs:
        return Bounds(found.low, found.high)
    if found.nearest is None or found.nearest.distance is None:
        return None
    return Bounds(found.nearest.distance, found.nearest.distance)


def _outcomes(stance: Stance) -> set[tuple[str | None, Feasible]]:
    offered = {(offer.position.object, offer.feasible) for offer in stance.offers}
    return offered or {(None, stance.left)}


def _mean(parts: Iterable[Approach]) -> Approach | None:
    found = list(parts)
    if not found:
        return None
    return Approach(*(sum(ends) / len(found) for ends in zip(*found, strict=True)))
