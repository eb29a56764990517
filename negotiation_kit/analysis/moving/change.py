"""What became of one party's stance on one issue from one round to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.analysis.comparing.measuring import measured, questions
from negotiation_kit.analysis.moving.matching import Matched, Moved, in_order, match
from negotiation_kit.model import Answer, Engagement, Firmness, Issue, Offer, Position, Round, closed
from negotiation_kit.scales import Part, Region, union
from negotiation_kit.scales.distance import Bounds, applies
from negotiation_kit.wording import Message, Short, Spoken, joined, translated

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


@dataclass(frozen=True, repr=False)
class Changed(Short):
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
    gone, added : tuple of Offer
        On objects that only the earlier round names, or only the later one.
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
    gone: tuple[Offer, ...] = field(default=(), compare=False)
    added: tuple[Offer, ...] = field(default=(), compare=False)


def changed(
    before: Stance,
    after: Stance,
    metric: str,
    other: Stance | None = None,
    settled: bool = False,
    unsure: Message | None = None,
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
    unsure : Message, optional
        Why a change of firmness is not to be told, where coders do not agree on firmness.
    """
    uncoded = not_coded(before, after)
    if uncoded is not None:
        return uncoded
    if not before.says_something or not after.says_something:
        return _came_or_went(before, after)
    if not applies(before.issue.scale, metric):
        return Changed(Change.NOT_COMPARABLE, Message("movement.no-distance", metric=metric))
    return _on_the_farthest(before, after, other, settled, unsure)


def standing(before: Stance, after: Stance) -> Iterator[Message]:
    """Yield in which round it is not the party's own word in public: taken over, contradicted, or leaked."""
    for when, said in (("before", before), ("after", after)):
        party = Spoken(translated, said.party, "short")
        if said.contested:
            yield Message(f"movement.{when}", told=Message("remark.accounts-contradict", party=party))
        if said.inherited:
            heirs_of = sorted(said.groups, key=lambda group: group.id)
            groups = tuple(Spoken(translated, group, "short") for group in heirs_of)
            told = Message("remark.takes-over", party=party, group=groups)
            yield Message(f"movement.{when}", told=told)
        if any(map(closed, said.entries)):
            yield Message(f"movement.{when}", told=Message("remark.closed-channel", party=party))


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
    named = tuple(Spoken(said.issue.scale.text, offer.value) for offer in in_order(said.headline))
    return named or (Message("movement.none-named"),)


def _came_or_went(before: Stance, after: Stance) -> Changed:
    if after.says_something:
        return Changed(Change.ADDED, Message("movement.none-before"))
    if Engagement.LEFT_OPEN is after.engagement is not before.engagement:
        return Changed(Change.NO_POSITION, Message("movement.left-open"))
    if before.says_something:
        return Changed(Change.DROPPED, Message("movement.none-after"))
    return Changed(Change.NO_POSITION, Message("movement.none-at-all"))


def _on_the_farthest(
    before: Stance, after: Stance, other: Stance | None, settled: bool, unsure: Message | None
) -> Changed:
    """Tell of the question on which the party moved farthest, of those it speaks to in both rounds.

    Where it offers something in both rounds, these are the questions on which it offers something in both.
    """
    found = [(before.on(name), after.on(name), name) for name in questions(before, after)]
    spoken = [item for item in found if item[0].speaks and item[1].speaks]
    like = [item for item in spoken if bool(item[0].offers) is bool(item[1].offers)]
    if before.offers and after.offers:
        spoken = like = [item for item in like if item[0].offers]
    if not spoken:
        torn = any(one.torn or two.torn for one, two, _ in found)
        return Changed(Change.NOT_COMPARABLE, Message("movement.torn") if torn else _different(before, after))
    told = [_of_answers(one, two, _where(other, name), settled, unsure) for one, two, name in like or spoken]
    farthest = max(told, key=lambda item: item.step.high if item.step else -1.0)
    return _with_the_others(farthest, found)


def _with_the_others(told: Changed, found: Sequence[tuple[Answer, Answer, str | None]]) -> Changed:
    """Return it with the object it is about, and with offers on objects that only one of the rounds names."""
    gone = tuple(
        offer for one, two, _ in found if not (two.speaks or two.torn) for offer in in_order(one.offers)
    )
    added = tuple(
        offer for one, two, _ in found if not (one.speaks or one.torn) for offer in in_order(two.offers)
    )
    clauses = [told.reason]
    issue = found[0][0].issue
    if len(found) > 1 and told.after is not None:
        about = Spoken(issue.object_text, told.after.object)
        clauses = [Message("movement.on-object", object=about, told=told.reason)]
    for code, offers in (("also-offers", added), ("offer-not-repeated", gone)):
        clauses += [_of_offer(code, offer, issue) for offer in offers]
    worded = told.change in (Change.REWORDED, Change.UNCHANGED)
    change = Change.ADDED if added and worded else told.change
    return replace(told, change=change, reason=joined(clauses), gone=gone, added=added)


def _where(other: Stance | None, object: str | None) -> Region | None:
    """Return where the other party stands on the object; None where it states nothing."""
    offers = other.on(object).headline if other is not None else ()
    return union(offer.may_be for offer in offers) if offers else None


def _of_answers(
    before: Answer, after: Answer, other: Region | None, settled: bool, unsure: Message | None
) -> Changed:
    if bool(before.offers) != bool(after.offers):
        return _from_or_to_limits(before, after)
    matched = match(before, after, other) if before.offers else None
    place = Change.SETTLED if settled else Change(matched.place) if matched and matched.place else None
    terms = tuple(item for item in Change if matched and item in matched.terms)
    firmer, looser = list(_tighter(before, after)), list(_opener(before, after))
    steps = _firmness(before, after, matched)
    commitment = _commitment([] if unsure else steps, bool(firmer), bool(looser))
    wording = Change.REWORDED if _reworded(before, after, matched) else Change.UNCHANGED
    told = [
        *_clauses(matched, place, terms),
        *([unsure] if unsure and steps else _of_firmness(steps)),
        *firmer,
        *looser,
        *_unrepeated(before, after),
    ]
    return Changed(
        change=next(iter([*([place] if place else []), *terms, *commitment]), wording),
        reason=joined(told or [Message(f"movement.wording.{wording}")]),
        step=matched.step if matched else None,
        place=place,
        terms=terms,
        commitment=commitment,
        before=before,
        after=after,
        matched=matched,
    )


def _clauses(matched: Matched | None, place: Change | None, terms: tuple[Change, ...]) -> Iterator[Message]:
    if place is not None:
        yield Message(f"movement.place.{place}")
    for offer in matched.added if matched else ():
        yield _of_offer("also-offers", offer)
    for term in terms:
        here = term is Change.CONDITION_DROPPED and place is None
        yield Message(f"movement.terms.{term}.here" if here else f"movement.terms.{term}")
    for pair in matched.pairs if matched else ():
        yield from _leaning(pair)
    for offer in matched.gone if matched else ():
        yield _of_offer("offer-not-repeated", offer)


def _leaning(pair: Moved) -> Iterator[Message]:
    """Yield what became of the aim and the limit of a range, where both rounds tell them."""
    before, after = pair.before.aim_and_limit, pair.after.aim_and_limit
    for code, old, new in zip(("aim", "limit"), before or (), after or (), strict=False):
        if old != new:
            yield Message(f"movement.{code}", before=old, after=new)


def _of_offer(code: str, offer: Offer, issue: Issue | None = None) -> Message:
    """Return a clause on an offer, with its object where an issue is given."""
    what: Message | Spoken = Spoken(offer.region.scale.text, offer.value)
    if issue is not None:
        named = Spoken(issue.object_text, offer.object)
        what = Message("movement.of-object", what=what, object=named)
    return Message(f"movement.{code}", what=what)


def _of_parts(code: str, said: Answer, parts: tuple[Part, ...]) -> Message:
    scale = said.issue.scale
    ordered = tuple(sorted(parts, key=lambda part: (scale.span(part), repr(part))))
    return Message(f"movement.{code}", what=Spoken(scale.parts_text, ordered))


def _from_or_to_limits(before: Answer, after: Answer) -> Changed:
    """Tell of a value that gave way to mere limits, or took their place."""
    one, other = (replace(said, accounts=(), in_doubt=()) for said in (before, after))
    found = measured(one, other, "gower")
    if found.low is None or found.high is None:
        return Changed(Change.NOT_COMPARABLE, Message("movement.nothing-left"))
    step = Bounds(found.low, found.high)
    offering, limiting = (after, before) if after.offers else (before, after)
    if all(map(limiting.bars, offering.offers)):
        told = Message("movement.wants-rejected" if after.offers else "movement.rejects-wanted")
        return Changed(Change.MOVED, told, step, Change.MOVED, before=before, after=after)
    change = Change.ADDED if after.offers else Change.DROPPED
    told = Message("movement.now-wants" if after.offers else "movement.only-limits")
    return Changed(change, told, step, before=before, after=after)


def _tighter(before: Answer, after: Answer) -> Iterator[Message]:
    """Yield in words where a party rejects more than before, however it is cut into parts."""
    if more := _in_force(after.rejects, before.open):
        yield _of_parts("also-rejects", after, more)


def _opener(before: Answer, after: Answer) -> Iterator[Message]:
    """Yield in words where a party accepts more than before, or takes back a refusal."""
    if more := _not_among(after.accepts, before):
        yield _of_parts("also-accepts", after, more)
    if taken := _taken_back(before, after):
        yield _of_parts("no-longer-rejects", after, taken)


def _unrepeated(before: Answer, after: Answer) -> Iterator[Message]:
    """Yield what is not repeated: told, never scored."""
    taken = _taken_back(before, after)
    if gone := tuple(part for part in _in_force(before.rejects, after.open) if part not in taken):
        yield _of_parts("rejection-not-repeated", before, gone)
    if gone := _not_among(before.accepts, after):
        yield _of_parts("acceptance-not-repeated", before, gone)


def _taken_back(before: Answer, after: Answer) -> tuple[Part, ...]:
    """Return the refusals not repeated of what the party now offers or accepts."""
    return _in_force(_in_force(before.rejects, after.open), after.accepted)


def _in_force(rejects: tuple[Part, ...], region: Region) -> tuple[Part, ...]:
    """Return the refusals that rule out something of a region."""
    return tuple(part for part in rejects if not region.scale.without((part,)).covers(region))


def _not_among(accepts: tuple[Part, ...], said: Answer) -> tuple[Part, ...]:
    """Return what is accepted and is not all among what another answer offers or accepts."""
    scale = said.issue.scale
    taken = said.accepted.join(scale.accepting(said.accepts))
    return tuple(part for part in accepts if not taken.covers(scale.accepting((part,))))


def _commitment(changes: list[tuple[Firmness, Firmness]], tighter: bool, opener: bool) -> tuple[Change, ...]:
    """Return whether it binds itself more or less: by firmness, else by what it rejects and accepts."""
    steps = [_RANKS[new] - _RANKS[old] for old, new in changes]
    firmer, looser = any(step > 0 for step in steps), any(step < 0 for step in steps)
    if not steps:
        firmer, looser = tighter, opener
    if firmer is looser:
        return ()
    return (Change.FIRMER,) if firmer else (Change.LOOSER,)


def _firmness(before: Answer, after: Answer, matched: Matched | None) -> list[tuple[Firmness, Firmness]]:
    """Return what firmness became which, offer by offer or, without any, of the firmest word of a round."""
    if matched is not None:
        found = [(pair.before.position.firmness, pair.after.position.firmness) for pair in matched.pairs]
    else:
        found = [(_firmest(before), _firmest(after))]
    return [(old, new) for old, new in found if old in _RANKS and new in _RANKS and old is not new]


def _firmest(said: Answer) -> Firmness | None:
    known = [entry.firmness for entry in _limiting(said) if entry.firmness in _RANKS]
    return max(known, key=lambda firmness: _RANKS[firmness], default=None)


def _of_firmness(steps: list[tuple[Firmness, Firmness]]) -> Iterator[Message]:
    for old, new in dict.fromkeys(steps):
        words = {"before": Message(f"firmness.{old}"), "after": Message(f"firmness.{new}")}
        yield Message("movement.firmness", **words)


def _reworded(before: Answer, after: Answer, matched: Matched | None) -> bool:
    """Return whether an offer is told in other words or, without any, what is accepted or rejected."""
    if matched is not None:
        return any(pair.reworded for pair in matched.pairs)
    old, new = ({(entry.summary, entry.status) for entry in _limiting(said)} for said in (before, after))
    return old != new


def _limiting(said: Answer) -> list[Position]:
    """Return the entries that accept or reject something; an offer of no object is none of each object."""
    return [entry for entry in said.entries if entry.accepts or entry.rejects]


def _different(before: Stance, after: Stance) -> Message:
    sides = {"before": before, "after": after}
    names = {
        when: tuple(Spoken(said.issue.object_text, name) for name in said.objects if said.on(name).offers)[:1]
        for when, said in sides.items()
    }
    return Message("movement.different-objects", **names)
