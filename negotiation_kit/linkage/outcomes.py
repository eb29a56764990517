"""What is left on each issue when every party's red lines are kept: the outcomes nobody has ruled out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

from negotiation_kit.comparison import Stance
from negotiation_kit.comparison.settings import check_settings, coded_round
from negotiation_kit.linkage.offers import Stances
from negotiation_kit.linkage.texts import interval_texts
from negotiation_kit.model import LEAD, Case, Firmness, Issue, Party, Role, Round
from negotiation_kit.scales import Interval, Line, SetScale

if TYPE_CHECKING:
    import pandas as pd

Outcomes = tuple[str, ...] | tuple[Interval, ...]


@dataclass(frozen=True)
class Room:
    """What one party leaves open and accepts on an issue; levels or options by name, lines in [0, 1].

    Parameters
    ----------
    party : Party
    left : Outcomes
        What it has not ruled out.
    accepted : Outcomes
        What it wants, offers without conditions, or has said it could live with.
    red_line : bool
        Whether a red line, and not only a rejection, limits it.
    """

    party: Party
    left: Outcomes
    accepted: Outcomes
    red_line: bool


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
    barred : tuple of str
        Single points of a line that are ruled out, in words: what is left of a line has its ends.
    rooms : tuple of Room
        The same party by party.
    """

    issue: Issue
    object: str | None
    left: Outcomes
    zone: Outcomes
    rooms: tuple[Room, ...]
    barred: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is left in words, or why nothing is."""
        if self.left:
            rest = f", except {' and '.join(self.barred)}" if self.barred else ""
            return "; ".join(self.texts(self.left)) + rest
        limits = (f"{room.party.short} leaves {self._left_by(room)}" for room in self.rooms)
        return f"none left, because {' and '.join(limits)}"

    def _left_by(self, room: Room) -> str:
        return " or ".join(self.texts(room.left)) or "nothing"

    def texts(self, outcomes: Outcomes) -> list[str]:
        """Return outcomes in words."""
        scale = self.issue.scale
        names = [scale.part_text(name) for name in outcomes if isinstance(name, str)]
        spans = [span for span in outcomes if not isinstance(span, str)]
        return names + (interval_texts(scale, spans) if isinstance(scale, Line) else [])


@dataclass(frozen=True)
class FeasibleOutcomes:
    """The result of `feasible_outcomes`."""

    case: Case
    round: Round
    parties: tuple[Party, ...]
    rows: tuple[Outcome, ...]

    def row(self, issue: str) -> Outcome:
        """Return the first row of an issue, by its id or title."""
        wanted = self.case.issue(issue).id
        return next(row for row in self.rows if row.issue.id == wanted)

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
    """
    check_settings(case, coding, coder=coder)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    named = [party.id for party in case.parties if party.role is Role.SIDE] if parties is None else parties
    asked = tuple(case.party(name) for name in named)
    stances = Stances(case, chosen.id, coding, coder)
    rows = tuple(row for issue in case.issues_in(chosen.id) for row in _rows(stances, issue, asked))
    return FeasibleOutcomes(case, chosen, asked, rows)


def _rows(stances: Stances, issue: Issue, parties: tuple[Party, ...]) -> Iterator[Outcome]:
    held = [stances.of(party, issue) for party in parties]
    objects = dict.fromkeys(entry.object for stance in held for entry in stance.entries)
    named: list[str | None] = [item for item in objects if item is not None]
    for name in named or [None]:
        rooms = tuple(_room(stance, name) for stance in held if stance.applicable)
        left = _shared(issue, [room.left for room in rooms])
        zone = _shared(issue, [room.accepted for room in rooms]) if len(rooms) > 1 else ()
        yield Outcome(issue, name, left, zone, rooms, _barred(held, name))


def _barred(held: Iterable[Stance], name: str | None) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for stance in held:
        scale = stance.issue.scale
        if isinstance(scale, Line):
            points = (part for part in stance.rejects_for(name) if len(set(scale.span(part))) == 1)
            found |= {scale.part_text(part): None for part in points}
    return tuple(found)


def _room(stance: Stance, name: str | None) -> Room:
    scale = stance.issue.scale
    left: Any = scale.remaining(stance.rejects_for(name)).outcomes
    accepted = _accepted(stance, name)
    lines = [
        entry
        for entry in stance.entries
        if entry.firmness is Firmness.RED_LINE and entry.object in (None, name) and entry.value is not None
    ]
    if lines and accepted:
        left = _shared(stance.issue, [left, accepted])
    return Room(stance.party, left, accepted, bool(lines))


def _accepted(stance: Stance, name: str | None) -> Outcomes:
    scale = stance.issue.scale
    offers = [
        offer for offer in stance.offers if not offer.conditional and offer.position.object in (None, name)
    ]
    found: list[Any] = [outcome for offer in offers for outcome in offer.feasible.outcomes]
    parts = stance.accepts_for(name)
    found += [scale.span(part) for part in parts] if isinstance(scale, Line) else list(parts)
    return tuple(dict.fromkeys(found))


def _shared(issue: Issue, groups: list[Any]) -> Outcomes:
    """Return what lies in every group: names in the scale's order, or stretches of a line."""
    if not groups:
        return ()
    if isinstance(issue.scale, Line):
        common = list(groups[0])
        for group in groups[1:]:
            pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a, b in product(common, group))
            common = sorted({(low, high) for low, high in pairs if low <= high + _ROUNDING})
        return tuple(common)
    names: tuple[str, ...] = issue.scale.names  # type: ignore[attr-defined]
    return tuple(name for name in names if all(name in group for group in groups))


def _record(row: Outcome) -> dict[str, Any]:
    return {
        "issue": row.issue.id,
        "basket": row.issue.basket,
        "title": row.issue.title,
        "object": row.object,
        "left": row.text,
        "zone": "; ".join(row.texts(row.zone)) or None,
        "open": bool(row.left) or isinstance(row.issue.scale, SetScale),
    }


_ROUNDING = 1e-9
_COLUMNS = ["issue", "basket", "title", "object", "left", "zone", "open"]
