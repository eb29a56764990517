"""What became of one party's stance on one issue from one round to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.analysis.comparing.measuring import measured, questions
from negotiation_kit.analysis.moving.matching import Matched, match
from negotiation_kit.model import Answer, Engagement, Firmness, Issue, Offer, Round
from negotiation_kit.scales import Part, Region
from negotiation_kit.scales.distance import SAME, Bounds, applies
from negotiation_kit.wording import Message, Spoken, joined, translated

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
    reason : Message
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
    reason: Message
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
    uncoded = not_coded(before, after)
    if uncoded is not None:
        return uncoded
    if not before.says_something or not after.says_something:
        return _came_or_went(before, after)
    if not applies(before.issue.scale, metric):
        return Changed(Change.NOT_COMPARABLE, Message("movement.no-distance", metric=metric))
    return _on_the_farthest(before, after, other, settled)


def not_coded(before: Stance, after: Stance) -> Changed | None:
    """Return that the party is not coded in one of the rounds; None where it is in both."""
    for stance, when in ((before, "before"), (after, "after")):
        if stance.engagement is Engagement.NOT_CODED or stance.uncodable:
            return Changed(Change.NOT_CODED, Message(f"movement.not-coded-{when}"))
    return None


def question_changed(issue: Issue, before: Issue) -> Changed:
    """Return that the question itself has changed, so that the two answers are not measured."""
    titles = {name: Spoken(translated, item, "title") for name, item in (("now", issue), ("before", before))}
    return Changed(Change.NOT_COMPARABLE, Message("movement.question-changed", **titles))


def not_asked(round: Round) -> Changed:
    """Return that the question is not asked in a round."""
    told = Message("movement.not-asked", round=Spoken(translated, round, "title"))
    return Changed(Change.NOT_COMPARABLE, told)


def further_amount(before: Stance, after: Stance) -> Changed:
    """Return that every round asks for a further amount, so that two of them are no movement."""
    uncoded = not_coded(before, after)
    if uncoded is not None:
        return uncoded
    told = Message("movement.further-amount", before=_amounts(before), after=_amounts(after))
    return Changed(Change.NOT_COMPARABLE, told)


def _amounts(said: Stance) -> tuple[object, ...]:
    named = tuple(Spoken(said.issue.scale.text, offer.value) for offer in said.headline)
    return named or (Message("movement.none-named"),)


def _came_or_went(before: Stance, after: Stance) -> Changed:
    if after.says_something:
        return Changed(Change.ADDED, Message("movement.none-before"))
    if after.engagement is Engagement.LEFT_OPEN:
        return Changed(Change.NO_POSITION, Message("movement.left-open"))
    if before.says_something:
        return Changed(Change.DROPPED, Message("movement.none-after"))
    return Changed(Change.NO_POSITION, Message("movement.none-at-all"))


def _on_the_farthest(before: Stance, after: Stance, other: Stance | None, settled: bool) -> Changed:
    """Tell of the question on which the party moved farthest, of those it speaks to in both rounds."""
    found = []
    for name in questions(before, after):
        one, two = before.on(name), after.on(name)
        if one.torn or two.torn:
            return Changed(Change.NOT_COMPARABLE, Message("movement.torn"))
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
    place = _place(matched, settled)
    terms = tuple(dict.fromkeys(map(Change, matched.terms)))
    firmness = _firmness(before, after, matched)
    firmer, looser = list(_tighter(before, after)), list(_opener(before, after))
    commitment = _commitment(firmness, bool(firmer), bool(looser))
    firmer, looser = ([*told, *_held(firmness, way)] for told, way in ((firmer, 1), (looser, -1)))
    wording = Change.REWORDED if _worded(after, matched.added) - _worded(before) else Change.UNCHANGED
    told = [*_clauses(matched, place), *firmer, *looser, *_unrepeated(before, after)]
    return Changed(
        change=next(iter([*([place] if place else []), *terms, *commitment]), wording),
        reason=joined(told or [Message(f"movement.wording.{wording}")]),
        step=matched.step if before.offers else None,
        place=place,
        terms=terms,
        commitment=commitment,
        before=before,
        after=after,
        matched=matched,
    )


def _place(matched: Matched, settled: bool) -> Change | None:
    if settled:
        return Change.SETTLED
    return Change(matched.place) if matched.place else None


def _clauses(matched: Matched, place: Change | None) -> Iterator[Message]:
    if place is not None:
        yield Message(f"movement.place.{place}")
    for offer in matched.added:
        yield _of_offer("also-offers", offer)
    for term in dict.fromkeys(matched.terms):
        here = term == Change.CONDITION_DROPPED and place is None
        yield Message(f"movement.terms.{term}.here" if here else f"movement.terms.{term}")
    for offer in matched.gone:
        yield _of_offer("offer-not-repeated", offer)


def _of_offer(code: str, offer: Offer) -> Message:
    return Message(f"movement.{code}", what=Spoken(offer.region.scale.text, offer.value))


def _of_parts(code: str, said: Answer, parts: tuple[Part, ...]) -> Message:
    return Message(f"movement.{code}", what=Spoken(said.issue.scale.parts_text, parts))


def _from_or_to_limits(before: Answer, after: Answer) -> Changed:
    """Tell of a value that gave way to mere limits, or took their place."""
    found = measured(before, after, "gower")
    if found.low is None or found.high is None:
        return Changed(Change.NOT_COMPARABLE, Message("movement.nothing-left"))
    step = Bounds(found.low, found.high)
    if step.low > SAME:
        told = Message("movement.wants-rejected" if after.offers else "movement.rejects-wanted")
        return Changed(Change.MOVED, told, step, Change.MOVED, before=before, after=after)
    change = Change.ADDED if after.offers else Change.DROPPED
    told = Message("movement.now-wants" if after.offers else "movement.only-limits")
    return Changed(change, told, step, before=before, after=after)


def _tighter(before: Answer, after: Answer) -> Iterator[Message]:
    """Yield in words where a party binds itself more than before."""
    if more := _only_in(after.rejects, before.rejects):
        yield _of_parts("also-rejects", after, more)


def _opener(before: Answer, after: Answer) -> Iterator[Message]:
    """Yield in words where a party binds itself less than before."""
    if more := _only_in(after.accepts, before.accepts):
        yield _of_parts("also-accepts", after, more)
    if taken := _taken_back(before, after):
        yield _of_parts("no-longer-rejects", after, taken)


def _unrepeated(before: Answer, after: Answer) -> Iterator[Message]:
    """Yield what is not repeated: told, never scored."""
    taken = _taken_back(before, after)
    if gone := tuple(part for part in _only_in(before.rejects, after.rejects) if part not in taken):
        yield _of_parts("rejection-not-repeated", before, gone)
    if gone := _only_in(before.accepts, after.accepts):
        yield _of_parts("acceptance-not-repeated", before, gone)


def _taken_back(before: Answer, after: Answer) -> tuple[Part, ...]:
    """Return the refusals not repeated of what the party now offers or accepts."""
    scale = before.issue.scale
    gone = _only_in(before.rejects, after.rejects)
    return tuple(part for part in gone if not after.accepted.meet(scale.of_parts((part,))).empty)


def _only_in(parts: tuple[Part, ...], others: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part not in others)


def _firmness(before: Answer, after: Answer, matched: Matched) -> dict[tuple[Firmness, Firmness], int]:
    """Return what became of the firmness of each offer, where both are known: the way from one to another."""
    pairs = [(pair.before.position.firmness, pair.after.position.firmness) for pair in matched.pairs]
    known = [(one, other) for one, other in pairs or [(_firmest(before), _firmest(after))] if one and other]
    return {pair: _RANKS[pair[1]] - _RANKS[pair[0]] for pair in known if _RANKS.keys() >= set(pair)}


def _firmest(said: Answer) -> Firmness | None:
    known = [entry.firmness for entry in said.entries if entry.firmness in _RANKS]
    return max(known, key=_RANKS.__getitem__, default=None)


def _held(firmness: dict[tuple[Firmness, Firmness], int], way: int) -> Iterator[Message]:
    for (old, new), moved in firmness.items():
        if moved * way > 0:
            words = {"before": Message(f"firmness.{old}"), "after": Message(f"firmness.{new}")}
            yield Message("movement.firmness", **words)


def _commitment(
    firmness: dict[tuple[Firmness, Firmness], int], firmer: bool, looser: bool
) -> tuple[Change, ...]:
    """Return whether it binds itself more or less: by firmness, else by what it rejects and accepts."""
    ways = {moved > 0 for moved in firmness.values() if moved}
    more, less = (True in ways, False in ways) if ways else (firmer, looser)
    if more is less:
        return ()
    return (Change.FIRMER,) if more else (Change.LOOSER,)


def _worded(said: Answer, besides: Iterable[Offer] = ()) -> Counter[tuple[object, ...]]:
    """Return in what words it says so, in whatever order; what is not repeated is no other wording."""
    left_out = {id(offer.position) for offer in besides}
    return Counter((entry.summary, entry.status) for entry in said.entries if id(entry) not in left_out)


def _different(before: Stance, after: Stance) -> Message:
    sides = {"before": before, "after": after}
    names = {
        when: tuple(_object(said, offer.object) for offer in said.headline[:1])
        for when, said in sides.items()
    }
    return Message("movement.different-objects", **names)


def _object(said: Stance, name: str | None) -> Message | Spoken:
    return Message("value.as-such") if name is None else Spoken(said.issue.object_text, name)
