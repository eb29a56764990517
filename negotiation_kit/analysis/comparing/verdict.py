"""One issue, two stances: the verdict and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, partial, reduce
from itertools import product

from negotiation_kit.analysis.comparing.measuring import (
    Known,
    Measured,
    OfferPair,
    Row,
    barred,
    kin,
    measure,
    resting_on,
)
from negotiation_kit.analysis.comparing.settings import TOO_FAR
from negotiation_kit.analysis.comparing.stances import Stance
from negotiation_kit.model import Answer, Issue
from negotiation_kit.scales import Region
from negotiation_kit.scales.distance import SAME, applies
from negotiation_kit.wording import Message, Short, Spoken, joined, translated


class Verdict(StrEnum):
    """How two parties stand to each other on an issue."""

    AGREE = "agree"
    OVERLAP = "overlap"
    NEAR = "near"
    DIVERGE = "diverge"
    ONE_SIDED = "one-sided"
    OPEN = "open"
    NOT_COMPARABLE = "not-comparable"


_WORSE = (Verdict.AGREE, Verdict.OVERLAP, Verdict.NEAR, Verdict.OPEN, Verdict.ONE_SIDED, Verdict.DIVERGE)
"""From the best to the worst, as far as two readings of one row can differ."""

Judged = tuple[Verdict, Callable[[], Message]]
"""A verdict and what makes its reason: most verdicts are only counted, and need none in words."""


@dataclass(frozen=True, repr=False)
class IssueComparison(Short):
    """One row of a comparison.

    Parameters
    ----------
    issue : Issue
    a, b : Stance
    verdict : Verdict
    headline : OfferPair or None
        The two offers the verdict rests on.
    distance : float or None
        In [0, 1]; None unless both positions are known and measured on the same thing.
    low, high : float or None
        Bounds of the distance; None where there is no such distance, known or not.
    zone : Region
        Outcomes both sides accept; nothing lies in it where there are none.
    why : callable
        Makes the `reason`.
    pairs : tuple of OfferPair
        Every offer of one side against every offer of the other, the headline first.
    object : str or None
        What the row rests on, where the issue's word covers different things: of several common objects the
        one on which the sides are farthest apart.
    others : tuple of Measured
        The other objects on which both are known.
    contested : bool
        Whether the accounts of one side contradict each other; then the best of them speaks alone.
    """

    issue: Issue
    a: Stance
    b: Stance
    verdict: Verdict
    headline: OfferPair | None
    distance: float | None
    low: float | None
    high: float | None
    zone: Region
    why: Callable[[], Message] = field(compare=False, repr=False)
    pairs: tuple[OfferPair, ...]
    object: str | None = None
    others: tuple[Measured, ...] = ()
    contested: bool = False

    @property
    def _in_short(self) -> str:
        return ": ".join((self.issue.id, self.verdict, self.reason))

    @cached_property
    def reason(self) -> Message:
        """Why the verdict is what it is, in one clause."""
        return self.why()

    @property
    def agreed(self) -> bool:
        """Whether it is told among what is agreed: not where the accounts of a side contradict each other."""
        return self.verdict is Verdict.AGREE and not self.contested

    @property
    def measurable(self) -> bool:
        """Whether there is a distance between the two, known or not."""
        return self.low is not None

    @property
    def by_elimination(self) -> bool:
        """Whether one side states no value, and its rejections leave just one outcome."""
        return bool(self.a.on(self.object).only_left or self.b.on(self.object).only_left)

    @property
    def refused_by(self) -> tuple[Stance, ...]:
        """The sides that have ruled out all that the other wants."""
        pairs = ((self.a, self.b), (self.b, self.a))
        return tuple(one for one, other in pairs if barred(one.on(self.object), other.on(self.object)))


def judge(a: Stance, b: Stance, metric: str, threshold: float) -> IssueComparison:
    """Compare two stances on the same issue.

    Parameters
    ----------
    a, b : Stance
    metric : {"gower", "identical", "directional"}
    threshold : float
        The greatest distance that still counts as near.
    """
    row = measure(a, b, metric)
    verdict, why = _verdict(a, b, row, metric, threshold)
    comparable = verdict is not Verdict.NOT_COMPARABLE
    return IssueComparison(
        issue=a.issue,
        a=a,
        b=b,
        verdict=verdict,
        headline=row.chosen.headline if row.decided and comparable else None,
        distance=row.distance,
        low=row.low,
        high=row.high,
        zone=row.chosen.zone if row.decided and comparable else a.issue.scale.nothing(),
        why=why,
        pairs=(*row.chosen.pairs, *_other_pairs(a, b, row)),
        object=row.object,
        others=row.others,
        contested=row.contested,
    )


def verdicts_at(
    a: Stance, b: Stance, metric: str, thresholds: Sequence[float], row: Row | None = None
) -> tuple[Verdict, ...]:
    """Return the verdict that `judge` gives at each of several thresholds, measured once."""
    row = measure(a, b, metric) if row is None else row
    return tuple(_verdict(a, b, row, metric, threshold)[0] for threshold in thresholds)


def turn(row: IssueComparison, metric: str) -> tuple[float, Verdict, Verdict] | None:
    """Return the threshold at which the verdict turns, with the verdict below it and from it on.

    As near is a distance up to the threshold, this is a distance, of one of the readings where the coder is
    in doubt; None where every threshold gives the same verdict.
    """
    chosen = measure(row.a, row.b, metric).chosen
    apart = {item.distance for item in (chosen, *chosen.readings) if item.distance is not None}
    ends = sorted(distance for distance in apart if distance < TOO_FAR)
    below, *found = verdicts_at(row.a, row.b, metric, (0.0, *ends))
    turned = ((at, below, now) for at, now in zip(ends, found, strict=True) if now is not below)
    return next(turned, None)


def verdict_on(row: IssueComparison, other: Measured, metric: str, threshold: float) -> Verdict:
    """Return the verdict on another object than the one the row rests on."""
    return _verdict(row.a, row.b, resting_on(other), metric, threshold)[0]


def _other_pairs(a: Stance, b: Stance, row: Row) -> Iterator[OfferPair]:
    """Yield the pairs of the other questions, then those whose objects differ and which nothing measures."""
    for other in row.others:
        yield from other.pairs
    for one, two in product(a.offers, b.offers) if any((*a.objects, *b.objects)) else ():
        if one.object != two.object:
            yield OfferPair(one, two, None, False)


def _verdict(a: Stance, b: Stance, row: Row, metric: str, threshold: float) -> Judged:
    if (unlike := _unlike(a, b, row, metric)) is not None:
        return Verdict.NOT_COMPARABLE, unlike
    if not row.decided:
        return _unstated(a, b, row.kind, row.chosen)
    told = [_of_reading(a, b, item, metric, threshold) for item in row.chosen.readings or (row.chosen,)]
    verdict, why = max(told, key=lambda item: _WORSE.index(item[0]))
    return verdict, partial(_both_accept, row.chosen) if verdict is Verdict.OVERLAP else why


def _of_reading(a: Stance, b: Stance, found: Measured, metric: str, threshold: float) -> Judged:
    if found.known is Known.BOTH:
        return _measured(a, b, found, metric, threshold)
    if found.known is Known.OVERLAP:
        return Verdict.OVERLAP, partial(_both_accept, found)
    return _unstated(a, b, found.known, found)


def _unlike(a: Stance, b: Stance, row: Row, metric: str) -> Callable[[], Message] | None:
    """Return what tells why nothing can be measured between the two; None where something can."""
    if not (a.applicable and b.applicable):
        return partial(_not_applicable, a, b)
    if kin(a, b):
        return partial(_same_group, a, b)
    if row.kind is Known.DIFFERENT:
        return partial(Message, "reason.different-objects", one=_objects(a), other=_objects(b))
    if row.decided and row.chosen.pairs and not applies(a.issue.scale, metric):
        return partial(Message, "reason.no-midpoint", metric=metric)
    return None


def _not_applicable(a: Stance, b: Stance) -> Message:
    outside = [_name(side) for side in (a, b) if not side.applicable]
    either = Message("value.or", a=outside[0], b=outside[-1])
    return Message("reason.not-applicable", parties=either if len(outside) > 1 else outside[0])


def _same_group(a: Stance, b: Stance) -> Message:
    heirs = tuple(_name(side) for side in (a, b) if side.inherited)
    group = Spoken(translated, min(a.groups & b.groups, key=lambda group: group.id), "short")
    return Message("reason.same-group", parties=heirs, group=group)


def _unstated(a: Stance, b: Stance, known: Known, found: Measured) -> Judged:
    for one, other, says, wants in ((a, b, found.b, found.a), (b, a, found.a, found.b)):
        if known is Known.BARRED and barred(says, wants):
            return Verdict.DIVERGE, partial(_rejects, other, one, says)
    if known is Known.ONE:
        sides = ((a, found.a), (b, found.b))
        lacking = [side for side, said in sides if _torn(side.on(found.object)) or not said.offers]
        who = lacking[0] if len(lacking) == 1 else b if a.offering else a
        return Verdict.ONE_SIDED, partial(absence, who, found.object)
    return Verdict.OPEN, partial(_absences, (a, b), found.object)


def _measured(a: Stance, b: Stance, found: Measured, metric: str, threshold: float) -> Judged:
    pair = found.headline
    assert pair is not None  # both offer something
    if found.same:
        return Verdict.AGREE, partial(_same_value, pair, metric)
    if not found.zone.empty:
        return Verdict.OVERLAP, partial(_both_accept, found)
    for one, other, offer, says in ((a, b, pair.a, found.b), (b, a, pair.b, found.a)):
        if says.bars(offer):
            return Verdict.DIVERGE, partial(_rejects, other, one, says)
    return _by_distance(found.distance or 0.0, a.issue.scale.has_near, threshold)


def _by_distance(distance: float, has_near: bool, threshold: float) -> Judged:
    if not has_near:
        return Verdict.DIVERGE, partial(Message, "reason.few-levels")
    if distance <= SAME:
        return Verdict.DIVERGE, partial(Message, "reason.touch")
    if distance <= threshold + SAME:
        return Verdict.NEAR, partial(Message, "reason.at-most", threshold=threshold)
    return Verdict.DIVERGE, partial(Message, "reason.above", threshold=threshold)


def _same_value(pair: OfferPair, metric: str) -> Message:
    if metric == "directional" and pair.distance and pair.distance > SAME:
        return Message("reason.same-value.directional", distance=pair.distance)
    return Message("reason.same-value")


def _both_accept(found: Measured) -> Message:
    """Return what both accept: the same in every reading or, without such a thing, in one or another."""
    zones = [item.a.wanted if item.zone.empty else item.zone for item in found.readings or (found,)]
    common = reduce(lambda one, other: one.meet(other), zones)
    if not common.empty:
        return Message("reason.both-accept", what=common)
    any_reading = found.a.in_any_reading.accepted.meet(found.b.in_any_reading.accepted)
    return Message("reason.both-accept.in-each", what=any_reading)


def _rejects(one: Stance, other: Stance, says: Answer) -> Message:
    """Return that one rejects what the other wants and, where it offers nothing, what is left."""
    code, left = "reason.rejects-wanted", says.only_left
    if left is not None:
        return Message(f"{code}.only-left", one=_name(one), other=_name(other), left=left)
    return Message(code if says.offers else f"{code}.no-other", one=_name(one), other=_name(other))


def _name(party: Stance) -> Spoken:
    return Spoken(translated, party.party, "short")


def absence(party: Stance, object: str | None) -> Message:
    """Return why a party offers nothing on a question."""
    said, who = party.on(object), _name(party)
    if said.only_left is not None:
        return Message("reason.only-left", party=who, left=said.only_left)
    speaks = said.speaks or (party.engagement is None and object in party.objects)
    if _torn(said) or speaks or party.uncodable:
        why = "torn" if _torn(said) else "only-limits" if speaks else "uncodable"
        return Message(f"reason.{why}", party=who)
    if any(entry.within for entry in party.withheld):
        return Message("reason.within-package", party=who)
    if party.engagement is None:
        return Message("reason.other-object", party=who, objects=_objects(party))
    return Message(f"reason.is-{party.engagement}", party=who)


def _torn(said: Answer) -> bool:
    """Return whether a party contradicts itself, if only in one of the readings of a doubt."""
    return said.torn or any(way.torn for way in said.in_doubt)


def _absences(parties: Iterable[Stance], object: str | None) -> Message:
    return joined([absence(party, object) for party in parties])


def _objects(party: Stance) -> tuple[object, ...]:
    offered = {offer.object for offer in party.headline}
    names = (name for name in party.objects if not offered or name in offered)
    return tuple(Spoken(party.issue.object_text, name) for name in names)
