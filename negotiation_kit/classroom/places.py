"""One party on one issue as every group of a class reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from negotiation_kit.analysis.coding.readings import Reading, distance
from negotiation_kit.model import LEAD, Issue, Party
from negotiation_kit.wording import Short


@dataclass(frozen=True, repr=False)
class Place(Short):
    """One party on one issue, as every group reads it.

    Parameters
    ----------
    issue : Issue
    party : Party
    answers : tuple of (tuple of Reading)
        Readings that are the same stand together, the largest group of them first.
    key : Reading or None
        The lead coder's, if the lead has coded it.
    """

    issue: Issue
    party: Party
    answers: tuple[tuple[Reading, ...], ...]
    key: Reading | None

    @property
    def n(self) -> int:
        """How many groups have coded it."""
        return sum(map(len, self.answers))

    @property
    def united(self) -> float | None:
        """The share of the most common reading among all; None where nobody has coded it."""
        return len(self.answers[0]) / self.n if self.answers else None

    @property
    def single_key(self) -> Reading | None:
        """The key where it is one value or the lack of one; of several offers none is the right answer."""
        key = self.key
        if key is None or (key.saved is None and key.stance.engagement is None):
            return None
        return key

    @property
    def as_key(self) -> int | None:
        """How many groups read it as the key does; None where there is no single key."""
        key = self.single_key
        return None if key is None else sum(len(same) for same in self.answers if alike(same[0], key))


def place_of(issue: Issue, party: Party, found: Iterable[Reading]) -> Place:
    """Return a place from the readings of everybody, the lead's among them."""
    every = list(found)
    key = next((reading for reading in every if reading.coder == LEAD), None)
    return Place(issue, party, _together(reading for reading in every if reading is not key), key)


def alike(one: Reading, other: Reading) -> bool:
    """Return whether two coders read the same: the same kind of stance and, where it has one, value."""
    return one.kind == other.kind and not distance(one, other)


def _together(found: Iterable[Reading]) -> tuple[tuple[Reading, ...], ...]:
    groups: list[list[Reading]] = []
    for reading in found:
        same = next((group for group in groups if alike(group[0], reading)), None)
        if same is None:
            groups.append([reading])
        else:
            same.append(reading)
    return tuple(sorted(map(tuple, groups), key=len, reverse=True))
