"""What became of one party's stance on one issue from one round to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from negotiation_kit.analysis.comparing.measure import measure
from negotiation_kit.analysis.comparing.stance import Stance
from negotiation_kit.analysis.moving.room import less_room, more_room
from negotiation_kit.model import Engagement, Issue
from negotiation_kit.scales.distance import Bounds

_ROUNDING = 1e-9


class Change(StrEnum):
    """What became of a stance."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    SOFTENED = "softened"
    HARDENED = "hardened"
    MIXED = "mixed"
    REWORDED = "reworded"
    UNCHANGED = "unchanged"
    NO_POSITION = "no-position"
    NOT_CODED = "not-coded"
    NOT_COMPARABLE = "not-comparable"


@dataclass(frozen=True)
class Changed:
    """A change and why it is called so.

    Parameters
    ----------
    change : Change
    reason : str
        One clause.
    step : Bounds or None
        Between what limits the party has moved, in [0, 1]; None where there is no distance to tell.
    """

    change: Change
    reason: str
    step: Bounds | None = None


def changed(before: Stance, after: Stance, metric: str) -> Changed:
    """Tell what became of a stance; every offer on the table counts, those under conditions too.

    Parameters
    ----------
    before, after : Stance
        Of one party on one issue.
    metric : str
    """
    for stance, when in ((before, "before"), (after, "after")):
        if stance.engagement is Engagement.NOT_CODED or stance.uncodable:
            return Changed(Change.NOT_CODED, f"not coded {when}, so nothing can be told")
    if not _says(before) or not _says(after):
        return _came_or_went(before, after)
    if not before.stated and not after.stated:
        return _commitments(before, after, None)
    return _moved(before, after, metric)


def question_changed(issue: Issue, before: Issue) -> Changed:
    """Return that the question itself has changed, so that the two answers are not measured."""
    return Changed(Change.NOT_COMPARABLE, f"the question changed: {issue.title} replaces {before.title}")


def not_asked(title: str) -> Changed:
    """Return that the question is not asked in a round of this title."""
    return Changed(Change.NOT_COMPARABLE, f"not asked in {title}")


def _says(stance: Stance) -> bool:
    return stance.stated or bool(stance.rejects) or bool(stance.accepts)


def _came_or_went(before: Stance, after: Stance) -> Changed:
    if _says(after):
        return Changed(Change.ADDED, "no position before")
    if _says(before):
        return Changed(Change.DROPPED, "no position any more")
    return Changed(Change.NO_POSITION, "no position before or after")


def _moved(before: Stance, after: Stance, metric: str) -> Changed:
    found = measure(before, after, metric)
    if found.low is None or found.high is None:
        return Changed(Change.NOT_COMPARABLE, f"{metric} distance is not defined on this scale")
    if before.stated and after.stated:
        if found.nearest is None or found.nearest.distance is None:
            return Changed(Change.NOT_COMPARABLE, _different(before, after))
        return _from_value_to_value(before, after, found.nearest.distance)
    step = Bounds(found.low, found.high)
    if step.low > _ROUNDING:
        reason = "wants what it rejected before" if after.stated else "rejects what it wanted before"
        return Changed(Change.MOVED, reason, step)
    if after.stated:
        return Changed(Change.ADDED, "says what it wants, before only what it accepts or rejects", step)
    return Changed(Change.DROPPED, "says only what it accepts or rejects", step)


def _from_value_to_value(before: Stance, after: Stance, distance: float) -> Changed:
    step = Bounds(distance, distance)
    if distance > _ROUNDING:
        return Changed(Change.MOVED, "another value", step)
    if not (_within(before, after) or _within(after, before)):
        return Changed(Change.MOVED, "another range, which overlaps the one before", step)
    return _commitments(before, after, step)


def _within(inner: Stance, outer: Stance) -> bool:
    """Return whether every offer of one stance lies inside an offer of the other."""
    found = measure(inner, outer, "gower").pairs
    met = {id(pair.a) for pair in found if pair.distance == 0 and _inside(pair.a.feasible, pair.b.feasible)}
    return all(id(offer) in met for offer in inner.offers)


def _inside(one: object, other: object) -> bool:
    ends, limits = getattr(one, "outcomes", ()), getattr(other, "outcomes", ())
    if any(isinstance(end, str) for end in (*ends, *limits)) or not (ends and limits):
        return set(ends) == set(limits)
    return all(any(low <= x and y <= high for low, high in limits) for x, y in ends)


def _commitments(before: Stance, after: Stance, step: Bounds | None) -> Changed:
    """Tell whether a stance that kept its place leaves more room, or less, or both, or just as much."""
    looser, tighter = more_room(before, after), less_room(before, after)
    reason = "; ".join((*looser, *tighter))
    if looser and tighter:
        return Changed(Change.MIXED, reason, step)
    if looser or tighter:
        return Changed(Change.SOFTENED if looser else Change.HARDENED, reason, step)
    if _worded(before) != _worded(after):
        return Changed(Change.REWORDED, "the same in other words", step)
    return Changed(Change.UNCHANGED, "the same in the same words", step)


def _worded(stance: Stance) -> list[tuple[object, ...]]:
    return [(entry.summary, entry.status, entry.conditional_on) for entry in stance.entries]


def _different(before: Stance, after: Stance) -> str:
    names = [
        (offer.position.object or "the issue as such").replace("-", " ")
        for stance in (before, after)
        for offer in stance.headline[:1]
    ]
    return f"different objects: {' and then '.join(names)}"
