"""What is left on each issue when every party's red lines are kept: the outcomes nobody has ruled out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.comparison.settings import check_settings, coded_round
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.linkage.offers import Stances
from negotiation_kit.linkage.rooms import Outcomes, Room, left_of, room, shared, whole
from negotiation_kit.linkage.texts import interval_texts
from negotiation_kit.model import LEAD, Case, Issue, Party, Role, Round
from negotiation_kit.scales import Line, Scale, SetScale

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Outcome:
    """One row of `feasible_outcomes`.

    Parameters
    ----------
    issue : Issue
    object : str or None
        What the positions are about, where the issue's word covers different things.
    left : Outcomes
        What no party has ruled out; on a set, the options that may still be chosen.
    zone : Outcomes
        What every party accepts: the zone of possible agreement; empty where it concerns one party alone.
    rooms : tuple of Room
        The same party by party; parties to which the issue does not apply are left out.
    barred : tuple of float
        Points of `left` that are ruled out all the same: what is left of numbers is given with its ends.
    """

    issue: Issue
    object: str | None
    left: Outcomes
    zone: Outcomes
    rooms: tuple[Room, ...]
    barred: tuple[float, ...] = ()

    @property
    def open(self) -> bool:
        """Whether anything is left; of a set whose every option is ruled out, the empty one still is."""
        if not isinstance(self.issue.scale, SetScale):
            return bool(self.left)
        needed = {option for room in self.rooms for option in room.required}
        return bool(self.left) or not needed

    @property
    def told(self) -> bool:
        """Whether any party has said anything of it."""
        return any(room.told for room in self.rooms)

    @property
    def untouched(self) -> bool:
        """Whether nobody has ruled out anything."""
        return self.left == whole(self.issue.scale) and not self.barred

    @property
    def text(self) -> str:
        """What is left in words, or why nothing is."""
        if not self.open:
            return f"none left, because {self.because}"
        told = self._told(self.left, self.barred)
        return f"any of {told}" if told and isinstance(self.issue.scale, SetScale) else told or "no option"

    @property
    def because(self) -> str:
        """Who limits it to what, in words; empty where nobody does."""
        return " and ".join(_limit(self, room) for room in self.rooms if _limits(self.issue.scale, room))

    @property
    def zone_text(self) -> str | None:
        """The zone of possible agreement in words; None where there is none."""
        return self._told(self.zone) or None

    def room_text(self, room: Room) -> str:
        """Return what one party leaves, in words."""
        return self._told(*left_of(self.issue.scale, [room])) or "nothing"

    def accepted_text(self, room: Room) -> str | None:
        """Return what one party accepts, in words; None where it has accepted nothing."""
        return self._told(room.accepted) or None

    def conditional_text(self, room: Room) -> str | None:
        """Return what one party offers under conditions, in words; None where it offers nothing so."""
        return self._told(room.conditional) or None

    def _told(self, outcomes: Outcomes, out: tuple[float, ...] = ()) -> str:
        scale = self.issue.scale
        if isinstance(scale, Line):
            return " or ".join(
                interval_texts(scale, [span for span in outcomes if not isinstance(span, str)], out)
            )
        by = ", " if isinstance(scale, SetScale) else "; "
        return by.join(scale.part_text(name) for name in outcomes if isinstance(name, str))


@dataclass(frozen=True)
class FeasibleOutcomes:
    """The result of `feasible_outcomes`."""

    case: Case
    round: Round
    parties: tuple[Party, ...]
    rows: tuple[Outcome, ...]

    @property
    def told(self) -> tuple[Outcome, ...]:
        """The rows on which any of the parties has said anything."""
        return tuple(row for row in self.rows if row.told)

    def row(self, issue: str, object: str | None = None) -> Outcome:
        """Return the row of an issue, by its id or title, and of an object where there are several.

        Raises
        ------
        UnknownNameError
            For an issue or an object that is not there.
        ValueError
            For an issue that is not asked in this round.
        """
        wanted = self.case.issue(issue)
        found = {row.object: row for row in self.rows if row.issue.id == wanted.id}
        if not found:
            raise ValueError(f"{wanted.title} is not asked in {self.round.title}")
        if object is not None and object not in found:
            raise UnknownNameError("object", object, [name for name in found if name])
        return found[object] if object in found else next(iter(found.values()))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an issue and object: issue, basket, title, object, left, zone, open.

        `left` and `zone` are in words; `zone` is missing where there is none, and `open` says whether
        anything is left.
        """
        import pandas as pd

        rows = [_record(row) for row in self.rows]
        types = dict.fromkeys(_COLUMNS, "str") | {"open": "bool"}
        return pd.DataFrame(rows, columns=_COLUMNS).astype(types)


def feasible_outcomes(
    case: Case,
    round: str | None = None,
    parties: Iterable[str] | None = None,
    *,
    coding: str = "reading",
    coder: str = LEAD,
) -> FeasibleOutcomes:
    """Tell which outcomes nobody has ruled out, issue by issue.

    A rejection rules out what it names; a value held as a red line rules out everything but itself and what
    the party accepts besides. The zone of possible agreement is what all parties want or accept.

    Parameters
    ----------
    case : Case
    round : str, optional
        Id or title; the default round when left out, or the last in which two or more parties are coded.
    parties : iterable of str, optional
        Ids or names; the sides when left out.
    coding : {"reading", "printed"}
    coder : str

    Returns
    -------
    FeasibleOutcomes

    Raises
    ------
    UnknownNameError
        For a round, party, coding or coder that is not there.
    ValueError
        Where no party is named and the case has no sides.
    """
    check_settings(case, coding, coder=coder)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    named = [party.id for party in case.parties if party.role is Role.SIDE] if parties is None else parties
    asked = tuple(case.party(name) for name in dict.fromkeys(named))
    if not asked:
        raise ValueError(f"the case {case.id!r} has no sides; name the parties whose outcomes are asked for")
    stances = Stances(case, chosen.id, coding, coder)
    rows = tuple(row for issue in case.issues_in(chosen.id) for row in _rows(stances, issue, asked))
    return FeasibleOutcomes(case, chosen, asked, rows)


def _rows(stances: Stances, issue: Issue, parties: tuple[Party, ...]) -> Iterator[Outcome]:
    held = [stances.of(party, issue) for party in parties]
    objects = dict.fromkeys(entry.object for stance in held for entry in stance.entries)
    named: list[str | None] = [item for item in objects if item is not None]
    for name in named or [None]:
        rooms = tuple(room(stance, name) for stance in held if stance.applicable)
        left, barred = left_of(issue.scale, rooms)
        zone = shared(issue.scale, [item.accepted for item in rooms]) if len(rooms) > 1 else ()
        yield Outcome(issue, name, left, zone, rooms, barred)


def _limits(scale: Scale, room: Room) -> bool:
    return room.red_line or left_of(scale, [room]) != (whole(scale), ())


def _limit(row: Outcome, room: Room) -> str:
    if room.required:
        needed = ", ".join(row.issue.scale.part_text(name) for name in room.required)
        return f"{room.party.short} insists on {needed} and leaves {row.room_text(room)}"
    return f"{room.party.short} leaves {row.room_text(room)}"


def _record(row: Outcome) -> dict[str, Any]:
    return {
        "issue": row.issue.id,
        "basket": row.issue.basket,
        "title": row.issue.title,
        "object": row.object,
        "left": row.text,
        "zone": row.zone_text,
        "open": row.open,
    }


_COLUMNS = ["issue", "basket", "title", "object", "left", "zone", "open"]
