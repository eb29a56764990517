"""What a class has coded: who handed in, how far the groups agree, and where the room is split."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from negotiation_kit.model import LEAD, Case, Issue, Party, Round
from negotiation_kit.reliability import CodingReliability, coder_disagreements, coding_reliability
from negotiation_kit.reliability.readings import LIMITS_ONLY, Reading, distance, readings

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Handed:
    """What one group has handed in.

    Parameters
    ----------
    id, name : str
        The group's id as a coder, and what it calls itself.
    files : tuple of str
    n_coded, of : int
        How many of the places (an issue and a party) it has coded.
    remarks : tuple of str
        What was left out, and why.
    """

    id: str
    name: str
    files: tuple[str, ...]
    n_coded: int
    of: int
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
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
        if self.key is None or self.key.kind == LIMITS_ONLY or len(self.key.stance.headline) > 1:
            return None
        return self.key

    @property
    def as_key(self) -> int | None:
        """How many groups read it as the key does; None where there is no single key."""
        key = self.single_key
        return None if key is None else sum(len(same) for same in self.answers if alike(same[0], key))


@dataclass(frozen=True)
class Seminar:
    """The codings of a class.

    Parameters
    ----------
    case : Case
        The key (coder `lead`) with every group beside it as a coder of its own.
    round : Round
    parties : tuple of Party
        Those that at least one group has coded.
    groups : tuple of Handed
    refused : tuple of (str, str)
        Files that could not be used, each with the reason.
    """

    case: Case
    round: Round
    parties: tuple[Party, ...]
    groups: tuple[Handed, ...]
    refused: tuple[tuple[str, str], ...] = ()

    @property
    def coders(self) -> tuple[str, ...]:
        """The ids of the groups that have coded anything."""
        return tuple(group.id for group in self.groups if group.n_coded)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every issue and party, in the order of the case."""
        return tuple(
            self._place(issue, party)
            for issue in self.case.issues_in(self.round.id)
            for party in self.parties
        )

    @property
    def split(self) -> tuple[Place, ...]:
        """The places that two groups or more have coded and not all alike, the most split first."""
        found = [place for place in self.places if len(place.answers) > 1]
        return tuple(sorted(found, key=lambda place: (place.united or 0.0, -place.n)))

    @cached_property
    def reliability(self) -> CodingReliability | None:
        """Alpha between the groups, without the key, over all issues, per basket and per issue.

        None where fewer than two groups have coded.
        """
        if len(self.coders) < 2:
            return None
        return coding_reliability(self.case, self.round.id, self.coders)

    @cached_property
    def disagreements(self) -> pd.DataFrame:
        """One row a pair of groups that read a party differently, as `coder_disagreements` has them."""
        return coder_disagreements(self.case, self.round.id, coders=self.coders)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a place: issue, party, n (groups), united, n_readings, as_key.

        `united` is the share of the most common reading, `as_key` the share of groups that read it as the
        lead does; missing where nobody has coded it, or there is no single key.
        """
        import pandas as pd

        rows = [
            (place.issue.id, place.party.id, place.n, place.united, len(place.answers), _share(place))
            for place in self.places
        ]
        columns = ["issue", "party", "n", "united", "n_readings", "as_key"]
        types = {"issue": "str", "party": "str", "n": "int64", "united": "float64", "n_readings": "int64"}
        return pd.DataFrame(rows, columns=columns).astype({**types, "as_key": "float64"})

    def key_agreement(self, group: str) -> tuple[int, int]:
        """Return on how many places with a single key a group reads as the key does, and of how many."""
        pairs = [
            (reading, key)
            for place in self.places
            for same in place.answers
            for reading in same
            if reading.coder == group and (key := place.single_key) is not None
        ]
        return sum(alike(one, key) for one, key in pairs), len(pairs)

    def name(self, group: str) -> str:
        """Return what a group calls itself."""
        return next(item.name for item in self.groups if item.id == group)

    def _place(self, issue: Issue, party: Party) -> Place:
        found = readings(self.case, party, issue, self.round.id, (LEAD, *self.coders))
        key = next((reading for reading in found if reading.coder == LEAD), None)
        return Place(issue, party, _together(reading for reading in found if reading is not key), key)


def alike(one: Reading, other: Reading) -> bool:
    """Return whether two coders read the same: the same kind of stance and, where it has one, value."""
    return one.kind == other.kind and not distance(one.stance, other.stance)


def _together(found: Iterable[Reading]) -> tuple[tuple[Reading, ...], ...]:
    groups: list[list[Reading]] = []
    for reading in found:
        same = next((group for group in groups if alike(group[0], reading)), None)
        if same is None:
            groups.append([reading])
        else:
            same.append(reading)
    return tuple(sorted(map(tuple, groups), key=len, reverse=True))


def _share(place: Place) -> float | None:
    return None if place.as_key is None or not place.n else place.as_key / place.n
