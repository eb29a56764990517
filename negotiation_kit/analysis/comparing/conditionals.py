"""How offers under conditions enter a comparison: apart, as if the conditions were met, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import Case, Engagement, Position

CONDITIONALS = ("apart", "met", "ignored")
Place = tuple[str, str, str, str]
"""Party, round, issue and coder."""


def settled(case: Case, conditionals: str) -> Case:
    """Return the case with its conditional offers as a comparison is to see them.

    Parameters
    ----------
    case : Case
    conditionals : {"apart", "met", "ignored"}
        Apart: the case as it is; the headline then prefers offers without conditions. Met: every offer counts
        as if one of its packages held. Ignored: such offers count as not made; a party that has nothing else
        on the issue has left it open.

    Raises
    ------
    UnknownNameError
        For another word.
    """
    if conditionals not in CONDITIONALS:
        raise UnknownNameError("treatment of conditional offers", conditionals, CONDITIONALS)
    if conditionals == "apart":
        return case
    if conditionals == "met":
        return without_conditions(case, lambda entry: True)
    return _without_offers(case)


def without_conditions(case: Case, chosen: Callable[[Position], bool]) -> Case:
    """Return the case with the chosen conditional offers free of their conditions."""
    return replace(
        case,
        positions=tuple(
            replace(entry, conditional_on=()) if entry.conditional_on and chosen(entry) else entry
            for entry in case.positions
        ),
    )


def _without_offers(case: Case) -> Case:
    kept = [entry for entry in case.positions if not entry.conditional_on]
    heard = {_place(entry) for entry in kept}
    gone = (entry for entry in case.positions if entry.conditional_on)
    return replace(case, positions=(*kept, *_left_open(gone, heard)))


def _left_open(gone: Iterable[Position], heard: Collection[Place]) -> list[Position]:
    found: dict[Place, Position] = {}
    for entry in gone:
        if _place(entry) not in heard:
            empty = Position(
                entry.party,
                entry.round,
                entry.issue,
                entry.coder,
                engagement=Engagement.LEFT_OPEN,
                evidence=entry.evidence,
                origin=entry.origin,
            )
            found.setdefault(_place(entry), empty)
    return list(found.values())


def _place(entry: Position) -> Place:
    return entry.party, entry.round, entry.issue, entry.coder
