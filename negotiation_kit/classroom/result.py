"""What a class has coded: who handed in, how far the groups agree, and where the room is split."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from negotiation_kit.analysis.coding import CodingReliability
from negotiation_kit.analysis.coding.coding import reliability_of
from negotiation_kit.analysis.coding.readings import readings
from negotiation_kit.classroom.differing import disagreements_frame
from negotiation_kit.classroom.places import Place, alike, place_of
from negotiation_kit.model import LEAD, Case, Issue, Party, Round
from negotiation_kit.progress import followed
from negotiation_kit.wording import Message, Printable, Short, Spoken, translated

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Handed(Short):
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
    on_page : bool
        Whether it coded on the exercise's page, which asks for one value and of no object.
    """

    id: str
    name: str
    files: tuple[str, ...]
    n_coded: int
    of: int
    remarks: tuple[str, ...] = ()
    on_page: bool = False


@dataclass(frozen=True, repr=False)
class Seminar(Printable):
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

    _names = ("frame", "groups", "split", "disagreements", "reliability", "refused")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        parts = (
            Message("count.group", n=len(self.groups)),
            Message("count.place", n=len(self.places)),
            Message("result.split-places", n=len(self.split)),
        )
        return Message("result.counts", what=Spoken(translated, self.round, "title"), parts=parts)

    @property
    def coders(self) -> tuple[str, ...]:
        """The ids of the groups that have coded anything."""
        return tuple(group.id for group in self.groups if group.n_coded)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every issue and party, in the order of the case."""
        return tuple(
            self._place(issue, party)
            for issue in followed(self.case.issues_in(self.round.id), Message("classroom.sorting"))
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
        return self._between(self.coders, self._answers)

    @cached_property
    def reliability_with_key(self) -> CodingReliability | None:
        """The same with the key as one coder more, as the exercise would have saved it.

        Its value counts where it is one value; None where no group has coded.
        """
        return self._between((LEAD, *self.coders), {LEAD, *self._answers})

    def _between(self, coders: tuple[str, ...], answers: Collection[str]) -> CodingReliability | None:
        return reliability_of(self.case, self.round, coders, answers=answers) if len(coders) > 1 else None

    @property
    def _answers(self) -> frozenset[str]:
        return frozenset(group.id for group in self.groups if group.on_page)

    @cached_property
    def disagreements(self) -> pd.DataFrame:
        """One row two readings of a place between which groups differ, the farthest apart first.

        Columns: issue, party, a_value and b_value (the value, or the kind of stance), a_groups and b_groups
        (names), n_a and n_b (how many), distance (in [0, 1]; missing unless both give a value). Two readings
        and not two groups, of which 300 students make a million pairs.
        """
        return disagreements_frame(self.places, {group.id: group.name for group in self.groups})

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
        return self._as_key.get(group, (0, 0))

    @cached_property
    def _as_key(self) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for place in self.places:
            key = place.single_key
            for same in place.answers if key is not None else ():
                right = int(key is not None and alike(same[0], key))
                for reading in same:
                    n, of = found.get(reading.coder, (0, 0))
                    found[reading.coder] = n + right, of + 1
        return found

    def name(self, group: str) -> str:
        """Return what a group calls itself."""
        return next(item.name for item in self.groups if item.id == group)

    def _place(self, issue: Issue, party: Party) -> Place:
        coders = (LEAD, *self.coders)
        found = readings(self.case, party, issue, self.round.id, coders, answers=self._answers)
        return place_of(issue, party, found)


def _share(place: Place) -> float | None:
    return None if place.as_key is None or not place.n else place.as_key / place.n
