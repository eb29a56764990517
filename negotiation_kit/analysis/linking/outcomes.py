"""What is left on each issue when every party's red lines are kept: the outcomes nobody has ruled out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.comparing import Stance, Stances
from negotiation_kit.analysis.comparing.settings import check_settings, coded_round
from negotiation_kit.errors import ToldError, UnknownNameError
from negotiation_kit.model import LEAD, Case, Issue, Party, Role, Round, effective
from negotiation_kit.scales import Part, Region
from negotiation_kit.wording import Message, Printable, Short, Spoken, linked, translated

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Room(Short):
    """What one party leaves open and accepts on an issue.

    Parameters
    ----------
    party : Party
    left : Region
        What it has not ruled out, by a rejection or by a red line.
    accepted : Region
        What it wants, offers without conditions, or has said it could live with; nothing where it has said
        none of this.
    rejects : tuple
        What it has named as ruled out.
    red_line : bool
        Whether it holds its value as a red line, which rules out everything else.
    only_left : bool
        Whether it states nothing, and its rejections leave just one outcome.
    contested : bool
        Whether its accounts contradict each other; then the best of them speaks alone.
    """

    party: Party
    left: Region
    accepted: Region
    rejects: tuple[Part, ...] = ()
    red_line: bool = False
    only_left: bool = False
    contested: bool = False

    @property
    def limited(self) -> bool:
        """Whether it has ruled anything out."""
        return bool(self.rejects) or self.red_line


@dataclass(frozen=True, repr=False)
class Outcome(Short):
    """One row of `feasible_outcomes`.

    Parameters
    ----------
    issue : Issue
    object : str or None
        What the positions are about, where the issue's word covers different things.
    left : Region
        What no party has ruled out.
    zone : Region
        What every party accepts: the zone of possible agreement; nothing where it concerns one party alone.
    rooms : tuple of Room
        The same party by party, without those to whom the issue does not apply.
    """

    issue: Issue
    object: str | None
    left: Region
    zone: Region
    rooms: tuple[Room, ...]

    @property
    def _in_short(self) -> str:
        return ": ".join((self.issue.id, self.text))

    @property
    def title(self) -> Message:
        """The issue's title, with the object where there is one."""
        title, about = Spoken(translated, self.issue, "title"), Spoken(self.issue.object_text, self.object)
        if self.object is None:
            return Message("list.one", part=title)
        return Message("linking.outcome", issue=title, value=about)

    @property
    def text(self) -> str:
        """What is left in words, or why nothing is."""
        return self.because if self.left.empty else self.left.text

    @property
    def because(self) -> str:
        """Why nothing is left, party by party; empty where something is."""
        if not self.left.empty:
            return ""
        limits = [
            Message(
                "linking.leaves",
                party=Spoken(translated, room.party, "short"),
                left=Message("value.nothing") if room.left.empty else room.left,
            )
            for room in self.rooms
            if room.limited
        ]
        return Message("linking.none-left", limits=linked("linking.limits", limits))


@dataclass(frozen=True, repr=False)
class FeasibleOutcomes(Printable):
    """The result of `feasible_outcomes`.

    Parameters
    ----------
    case : Case
    round : Round
    parties : tuple of Party
        Whose red lines are kept.
    rows : tuple of Outcome
        One an issue, or one an object of it, in the case's order.
    """

    case: Case
    round: Round
    parties: tuple[Party, ...]
    rows: tuple[Outcome, ...]

    _names = ("frame", "rows", "row(issue)", "spoken", "parties")
    _columns = ("issue", "left", "zone")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        parties = linked("list.and", (Spoken(translated, party, "short") for party in self.parties))
        left, of = sum(not row.left.empty for row in self.rows), len(self.rows)
        where = Spoken(translated, self.round, "title")
        return Message("result.left", round=where, parties=parties, n=left, of=of)

    @property
    def spoken(self) -> tuple[Outcome, ...]:
        """The rows on which a party accepts something or rules something out."""
        return tuple(
            row for row in self.rows if any(room.limited or not room.accepted.empty for room in row.rooms)
        )

    def row(self, issue: str, object: str | None = None) -> Outcome:
        """Return the row of an issue, by its id or title; of several the one about an object, else the first.

        Raises
        ------
        UnknownNameError
            Where there is no such issue in the round, or nothing about the object.
        """
        wanted = self.case.issue(issue).id
        found = [row for row in self.rows if row.issue.id == wanted]
        if not found:
            raise UnknownNameError("issue in this round", issue, [row.issue.id for row in self.rows])
        named = [row for row in found if object in (None, row.object)]
        if not named:
            raise UnknownNameError("object", str(object), [row.object or "" for row in found])
        return named[0]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an issue, or one an object of it.

        Columns issue, basket, title, object, left (in words; missing where nothing is), zone (in words;
        missing where there is none), open (whether anything is left), because (why nothing is left).
        """
        import pandas as pd

        return pd.DataFrame(self.records(), columns=list(_TYPES)).astype(_TYPES)

    def records(self) -> list[dict[str, Any]]:
        """Return one plain dict a row, with the columns of `frame`."""
        return [_record(row) for row in self.rows]


def feasible_outcomes(
    case: Case,
    round: str | None = None,
    parties: Iterable[str] | None = None,
    *,
    coding: str = "reading",
    coder: str = LEAD,
    channels: str = "open",
    inherit: bool = True,
) -> FeasibleOutcomes:
    """Tell which outcomes nobody has ruled out, issue by issue.

    A rejection rules out what it names; a value held as a red line rules out everything but itself and what
    the party accepts besides. The zone of possible agreement is what all parties want or accept. What stands
    under conditions counts for neither.

    Parameters
    ----------
    case : Case
    round : str, optional
        Id or title; the default round when left out, or the last in which two or more parties are coded.
    parties : iterable of str, optional
        Ids or names; the sides when left out.
    coding : {"reading", "printed"}
    coder : str
    channels, inherit
        As in `compare`.

    Returns
    -------
    FeasibleOutcomes

    Raises
    ------
    UnknownNameError
        For a round, party, coding or coder that is not there.
    ToldError
        Where no party is named.
    """
    check_settings(case, coding, coder=coder, channels=channels)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    asked = _asked(case, parties)
    stances = Stances(case, chosen.id, coding, coder, "ignored", channels, inherit)
    rows = tuple(row for issue in case.issues_in(chosen.id) for row in _rows(stances, issue, asked))
    return FeasibleOutcomes(case, chosen, asked, rows)


def _asked(case: Case, parties: Iterable[str] | None) -> tuple[Party, ...]:
    if parties is None:
        return tuple(party for party in case.parties if party.role is Role.SIDE) or case.parties
    names = [parties] if isinstance(parties, str) else parties
    found = tuple(dict.fromkeys(case.party(name) for name in names))
    if not found:
        raise ToldError(Message("error.no-party-named"))
    return found


def _rows(stances: Stances, issue: Issue, parties: tuple[Party, ...]) -> Iterator[Outcome]:
    held = [found for found in (stances.of(party, issue) for party in parties) if found.applicable]
    for name in _objects(held):
        rooms = tuple(_room(found, name) for found in held)
        left, zone = (
            _shared((getattr(room, what) for room in rooms), issue.scale.everything())
            for what in ("left", "accepted")
        )
        yield Outcome(issue, name, left, issue.scale.nothing() if len(rooms) < 2 else zone, rooms)


def _objects(held: list[Stance]) -> list[str | None]:
    """Return what the parties speak of; the issue as such goes last, and only if something is about it."""
    named = {name: None for found in held for name in found.objects if name is not None}
    declared = [item.name for found in held[:1] for item in found.issue.objects if item.name in named]
    objects: list[str | None] = [*declared, *(name for name in named if name not in declared)]
    # A rejection that names no object holds for every object, and makes none of its own.
    as_such = any(None in found.objects and _beside_rejections(found) for found in held)
    return [*objects, None] if as_such or not objects else objects


def _beside_rejections(found: Stance) -> bool:
    entries = [entry for entry in found.entries if entry.object is None and not entry.conditional]
    names = ("value", "accepts")
    return any(effective(entry, found.coding, name) not in (None, ()) for entry in entries for name in names)


def _shared(regions: Iterable[Region], everything: Region) -> Region:
    for region in regions:
        everything = everything.meet(region)
    return everything


def _room(found: Stance, name: str | None) -> Room:
    said = found.on(name)
    return Room(
        party=found.party,
        left=said.left,
        accepted=said.accepted,
        rejects=said.rejects,
        red_line=bool(said.red_lines),
        only_left=said.only_left is not None,
        contested=said.contested,
    )


def _record(row: Outcome) -> dict[str, Any]:
    return {
        "issue": row.issue.id,
        "basket": row.issue.basket,
        "title": row.issue.title,
        "object": row.object,
        "left": None if row.left.empty else row.left.text,
        "zone": None if row.zone.empty else row.zone.text,
        "open": not row.left.empty,
        "because": row.because or None,
    }


_TYPES = {
    **dict.fromkeys(("issue", "basket", "title", "object", "left", "zone"), "str"),
    "open": "bool",
    "because": "str",
}
