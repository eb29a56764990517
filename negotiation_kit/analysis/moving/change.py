"""What became of one party's stance on one issue from one round to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.analysis.comparing.measure import measured, questions
from negotiation_kit.analysis.moving.matching import Matched, match
from negotiation_kit.model import Answer, Engagement, Firmness, Issue, Position
from negotiation_kit.scales import Part, Region
from negotiation_kit.scales.distance import SAME, Bounds, applies

_RANKS = {Firmness.FLEXIBLE: 0, Firmness.FIRM: 1, Firmness.RED_LINE: 2}


class Change(StrEnum):
    """What became of a stance; of several things the first of these names the row."""

    ADDED = "added"
    DROPPED = "dropped"
    SETTLED = "settled"
    MOVED = "moved"
    NARROWER = "narrower"
    WIDER = "wider"
    CONDITION_ADDED = "condition-added"
    CONDITION_DROPPED = "condition-dropped"
    CONDITION_CHANGED = "condition-changed"
    FIRMER = "firmer"
    LOOSER = "looser"
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
        The first of place, terms, commitment and wording that applies.
    reason : str
        All that applies, clause by clause.
    step : Bounds or None
        Between what limits the party has moved, in [0, 1]; None where there is no distance to tell.
    place : Change or None
        Settled, moved, narrower or wider; None where it stands where it stood.
    terms, commitment : tuple of Change
        What became of conditions; whether it binds itself more or less.
    before, after : Answer or None
        What it said on the question the change is told of.
    matched : Matched or None
        Which offer became which.
    """

    change: Change
    reason: str
    step: Bounds | None = None
    place: Change | None = None
    terms: tuple[Change, ...] = ()
    commitment: tuple[Change, ...] = ()
    before: Answer | None = field(default=None, compare=False)
    after: Answer | None = field(default=None, compare=False)
    matched: Matched | None = field(default=None, compare=False)


def changed(
    before: Stance, after: Stance, metric: str, other: Stance | None = None, settled: bool = False
) -> Changed:
    """Tell what became of a stance; every offer on the table counts, those under conditions too.

    Parameters
    ----------
    before, after : Stance
        Of one party on one issue.
    metric : str
    other : Stance, optional
        Of the other party in the later round; decides between matches of offers that are equally far.
    settled : bool
        Whether the two parties agree in the later round and did not before.
    """
    for stance, when in ((before, "before"), (after, "after")):
        if stance.engagement is Engagement.NOT_CODED or stance.uncodable:
            return Changed(Change.NOT_CODED, f"not coded {when}, so nothing can be told")
    if not before.says_something or not after.says_something:
        return _came_or_went(before, after)
    if not applies(before.issue.scale, metric):
        return Changed(Change.NOT_COMPARABLE, f"{metric} distance is not defined on this scale")
    return _on_the_farthest(before, after, other, settled)


def question_changed(issue: Issue, before: Issue) -> Changed:
    """Return that the question itself has changed, so that the two answers are not measured."""
    return Changed(Change.NOT_COMPARABLE, f"the question changed: {issue.title} replaces {before.title}")


def not_asked(title: str) -> Changed:
    """Return that the question is not asked in a round of this title."""
    return Changed(Change.NOT_COMPARABLE, f"not asked in {title}")


def further_amount(before: Stance, after: Stance) -> Changed:
    """Return that every round asks for a further amount, so that two of them are no movement."""
    amounts = [
        " or ".join(one.issue.scale.text(offer.value) for offer in one.headline) for one in (before, after)
    ]
    told = " and then ".join(text or "none named" for text in amounts)
    return Changed(Change.NOT_COMPARABLE, f"each round asks for a further amount: {told}")


def _came_or_went(before: Stance, after: Stance) -> Changed:
    if after.says_something:
        return Changed(Change.ADDED, "no position before")
    if before.says_something:
        return Changed(Change.DROPPED, "no position any more")
    return Changed(Change.NO_POSITION, "no position before or after")


def _on_the_farthest(before: Stance, after: Stance, other: Stance | None, settled: bool) -> Changed:
    """Tell of the question on which the party moved farthest, of those it speaks to in both rounds."""
    found = []
    for name in questions(before, after):
        one, two = before.on(name), after.on(name)
        if one.torn or two.torn:
            return Changed(Change.NOT_COMPARABLE, "it contradicts itself, so that its position is not known")
        if one.speaks and two.speaks:
            found.append((bool(one.offers), bool(two.offers), one, two, name))
    like = [item for item in found if item[0] == item[1]]
    if before.offers and after.offers:
        found = [item for item in like if item[0]]
    if not found:
        return Changed(Change.NOT_COMPARABLE, _different(before, after))
    told = [_of_answers(one, two, _where(other, name), settled) for _, _, one, two, name in (like or found)]
    return max(told, key=lambda item: item.step.high if item.step else -1.0)


def _where(other: Stance | None, object: str | None) -> Region | None:
    """Return where the other party stands on the object; None where it states nothing."""
    found: Region | None = None
    for offer in other.on(object).headline if other is not None else ():
        found = offer.region if found is None else found.join(offer.region)
    return found


def _of_answers(before: Answer, after: Answer, other: Region | None, settled: bool) -> Changed:
    if bool(before.offers) != bool(after.offers):
        return _from_or_to_limits(before, after)
    matched = match(before, after, other)
    place = Change.SETTLED if settled else matched.place and Change(matched.place)
    terms = tuple(dict.fromkeys(map(Change, matched.terms)))
    firmer, looser = list(_tighter(before, after)), list(_opener(before, after))
    commitment = (*([Change.FIRMER] if firmer else ()), *([Change.LOOSER] if looser else ()))
    wording = Change.UNCHANGED if _worded(before) == _worded(after) else Change.REWORDED
    told = [*_clauses(matched, place), *firmer, *looser, *_unrepeated(before, after)]
    return Changed(
        change=next(iter([*([place] if place else []), *terms, *commitment]), wording),
        reason="; ".join(told) or _IN_WORDS[wording],
        step=matched.step if before.offers else None,
        place=place,
        terms=terms,
        commitment=commitment,
        before=before,
        after=after,
        matched=matched,
    )


_IN_WORDS = {Change.UNCHANGED: "the same in the same words", Change.REWORDED: "the same in other words"}
_PLACES = {
    Change.SETTLED: "agreed by both, and not before",
    Change.MOVED: "another value",
    Change.NARROWER: "narrower: inside what it offered before",
    Change.WIDER: "wider: around what it offered before",
}
_TERMS = {
    Change.CONDITION_ADDED: "now under conditions",
    Change.CONDITION_DROPPED: "no longer under conditions",
    Change.CONDITION_CHANGED: "under other conditions",
}


def _clauses(matched: Matched, place: Change | None) -> Iterator[str]:
    if place is not None:
        yield _PLACES[place]
    for offer in matched.added:
        yield f"also offers {offer.region.scale.text(offer.value)}"
    for term in dict.fromkeys(map(Change, matched.terms)):
        yield _TERMS[term]
    for offer in matched.gone:
        yield f"does not repeat its offer of {offer.region.scale.text(offer.value)}, which counts as standing"


def _from_or_to_limits(before: Answer, after: Answer) -> Changed:
    """Tell of a value that gave way to mere limits, or took their place."""
    found = measured(before, after, "gower")
    if found.low is None or found.high is None:
        return Changed(Change.NOT_COMPARABLE, "what it rejects leaves nothing of the scale")
    step = Bounds(found.low, found.high)
    if step.low > SAME:
        reason = "wants what it rejected before" if after.offers else "rejects what it wanted before"
        return Changed(Change.MOVED, reason, step, Change.MOVED, before=before, after=after)
    if after.offers:
        reason = "says what it wants, before only what it accepts or rejects"
        return Changed(Change.ADDED, reason, step, before=before, after=after)
    return Changed(Change.DROPPED, "says only what it accepts or rejects", step, before=before, after=after)


def _tighter(before: Answer, after: Answer) -> Iterator[str]:
    """Yield in words where a party binds itself more than before."""
    if more := _only_in(after.rejects, before.rejects):
        yield f"also rejects {after.issue.scale.parts_text(more)}"
    yield from _firmness(before, after, 1)


def _opener(before: Answer, after: Answer) -> Iterator[str]:
    """Yield in words where a party binds itself less than before."""
    scale = after.issue.scale
    if more := _only_in(after.accepts, before.accepts):
        yield f"also accepts {scale.parts_text(more)}"
    if taken := _taken_back(before, after):
        yield f"no longer rejects {scale.parts_text(taken)}, which it now offers or accepts"
    yield from _firmness(before, after, -1)


def _unrepeated(before: Answer, after: Answer) -> Iterator[str]:
    """Yield what is not repeated: told, never scored."""
    scale, taken = before.issue.scale, _taken_back(before, after)
    if gone := tuple(part for part in _only_in(before.rejects, after.rejects) if part not in taken):
        yield f"does not repeat that it rejects {scale.parts_text(gone)}"
    if gone := _only_in(before.accepts, after.accepts):
        yield f"does not repeat that it accepts {scale.parts_text(gone)}"


def _taken_back(before: Answer, after: Answer) -> tuple[Part, ...]:
    """Return the refusals not repeated of what the party now offers or accepts."""
    scale = before.issue.scale
    gone = _only_in(before.rejects, after.rejects)
    return tuple(part for part in gone if not after.accepted.meet(scale.of_parts((part,))).empty)


def _only_in(parts: tuple[Part, ...], others: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part not in others)


def _firmness(before: Answer, after: Answer, way: int) -> Iterator[str]:
    old, new = (_leading(said) for said in (before, after))
    ranks = [_RANKS.get(entry.firmness) if entry and entry.firmness else None for entry in (old, new)]
    if None not in ranks and old and new and (ranks[1] - ranks[0]) * way > 0:  # type: ignore[operator]
        yield f"from {_word(old)} to {_word(new)}"


def _word(entry: Position) -> str:
    return str(entry.firmness).replace("-", " ")


def _leading(said: Answer) -> Position | None:
    return said.headline[0].position if said.headline else next(iter(said.entries), None)


def _worded(said: Answer) -> list[tuple[object, ...]]:
    return [(entry.summary, entry.status) for entry in said.entries]


def _different(before: Stance, after: Stance) -> str:
    names = [
        "the issue as such" if offer.object is None else stance.issue.object_text(offer.object)
        for stance in (before, after)
        for offer in stance.headline[:1]
    ]
    return f"different objects: {' and then '.join(names)}"
