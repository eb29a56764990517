"""One issue, two stances: the verdict and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from negotiation_kit.analysis.comparing.measure import (
    Known,
    Measured,
    OfferPair,
    Row,
    kin,
    measure,
    measured,
)
from negotiation_kit.analysis.comparing.stance import Stance
from negotiation_kit.model import Answer, Engagement, Issue, Offer
from negotiation_kit.scales import Region
from negotiation_kit.scales.distance import SAME, applies


class Verdict(StrEnum):
    """How two parties stand to each other on an issue."""

    AGREE = "agree"
    OVERLAP = "overlap"
    NEAR = "near"
    DIVERGE = "diverge"
    ONE_SIDED = "one-sided"
    OPEN = "open"
    NOT_COMPARABLE = "not-comparable"


_WORSE = tuple(Verdict)
"""From the best to the worst, as far as two readings of one row can differ."""


@dataclass(frozen=True)
class IssueComparison:
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
    reason : str
        Why the verdict is what it is, in one clause.
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
    reason: str
    pairs: tuple[OfferPair, ...]
    object: str | None = None
    others: tuple[Measured, ...] = ()
    contested: bool = False

    @property
    def measurable(self) -> bool:
        """Whether there is a distance between the two, known or not."""
        return self.low is not None

    @property
    def by_elimination(self) -> bool:
        """Whether one side states no value, and its rejections leave just one outcome."""
        return any(side.on(self.object).only_left is not None for side in (self.a, self.b))


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
    verdict, reason = _verdict(a, b, row, metric, threshold)
    settled = row.kind is Known.BOTH and verdict is not Verdict.NOT_COMPARABLE
    return IssueComparison(
        issue=a.issue,
        a=a,
        b=b,
        verdict=verdict,
        headline=row.chosen.headline if settled else None,
        distance=row.distance,
        low=row.low,
        high=row.high,
        zone=row.chosen.zone if row.kind.decided else a.issue.scale.nothing(),
        reason=reason,
        pairs=(*row.chosen.pairs, *_other_pairs(a, b, row)),
        object=row.chosen.object,
        others=row.others,
        contested=row.chosen.contested,
    )


def verdicts_at(a: Stance, b: Stance, metric: str, thresholds: Sequence[float]) -> tuple[Verdict, ...]:
    """Return the verdict that `judge` gives at each of several thresholds, measured once."""
    row = measure(a, b, metric)
    return tuple(_verdict(a, b, row, metric, threshold)[0] for threshold in thresholds)


def _other_pairs(a: Stance, b: Stance, row: Row) -> Iterator[OfferPair]:
    """Yield the pairs of the other questions, then those whose objects differ and which nothing measures."""
    for other in row.others:
        yield from other.pairs
    for one, two in product(a.offers, b.offers):
        if one.object != two.object:
            yield OfferPair(one, two, None, False)


def _verdict(a: Stance, b: Stance, row: Row, metric: str, threshold: float) -> tuple[Verdict, str]:
    if not a.applicable or not b.applicable:
        parties = [side.party.short for side in (a, b) if not side.applicable]
        return Verdict.NOT_COMPARABLE, f"the issue does not apply to {' or to '.join(parties)}"
    if kin(a, b):
        return Verdict.NOT_COMPARABLE, _same_group(a, b)
    if row.kind is Known.DIFFERENT:
        return Verdict.NOT_COMPARABLE, _different_objects(a, b)
    if row.kind is Known.BOTH:
        if not applies(a.issue.scale, metric):
            return Verdict.NOT_COMPARABLE, f"{metric} distance needs a scale with a midpoint"
        return _worst(a, b, row.chosen, metric, threshold)
    if row.kind is Known.OVERLAP:
        return _overlap(row.chosen)
    return _unstated(a, b, row)


def _unstated(a: Stance, b: Stance, row: Row) -> tuple[Verdict, str]:
    found = row.chosen
    for one, other, says, wants in ((a, b, found.b, found.a), (b, a, found.a, found.b)):
        if row.kind is Known.BARRED and wants.headline and all(map(says.bars, wants.headline)):
            return Verdict.DIVERGE, f"{_rejects(other, one)} and {_instead(says)}"
    if row.kind is Known.ONE:
        silent = b if any(a.on(name).offers for name in a.objects) else a
        return Verdict.ONE_SIDED, _absence(silent, found.object)
    return Verdict.OPEN, f"{_absence(a, found.object)}; {_absence(b, found.object)}"


def _worst(a: Stance, b: Stance, found: Measured, metric: str, threshold: float) -> tuple[Verdict, str]:
    """Return the verdict over all readings where the coder is in doubt: the worst of them."""
    ones, others = _readings(found.a, found.b), _readings(found.b, found.a)
    if ones == [found.a] and others == [found.b]:
        return _measured(a, b, found, metric, threshold)
    told = [
        _measured(a, b, measured(one, other, metric), metric, threshold)
        for one, other in product(ones, others)
    ]
    return max(told, key=lambda item: _WORSE.index(item[0]))


def _readings(party: Answer, other: Answer) -> list[Answer]:
    """Return an answer as it is, then with each doubtful offer read in every way that can make a difference."""
    found = [party] if any(offer.stated for offer in party.headline) else []
    for offer in party.headline:
        if offer.readings is not None:
            points = offer.readings.points(*_against(offer, other))
            found += [party.reading(offer, point) for point in points]
    return found


def _against(offer: Offer, other: Answer) -> list[Region]:
    scale = offer.region.scale
    barred = scale.of_parts(other.rejects) if other.rejects else scale.nothing()
    return [barred, other.accepted, *(own.may_be for own in other.headline)]


def _measured(a: Stance, b: Stance, found: Measured, metric: str, threshold: float) -> tuple[Verdict, str]:
    pair = found.headline
    assert pair is not None, "both offer something"
    if pair.same_value:
        return Verdict.AGREE, _same_value(pair, metric)
    if not found.zone.empty:
        return _overlap(found)
    for one, other, offer, says in ((a, b, pair.a, found.b), (b, a, pair.b, found.a)):
        if says.bars(offer):
            return Verdict.DIVERGE, _rejects(other, one)
    near = a.issue.scale.has_near
    if pair.distance is not None and pair.distance <= threshold + SAME and near:
        return Verdict.NEAR, f"distance at most {threshold:g}"
    few = "" if near else "; on fewer than five levels nothing is near"
    return Verdict.DIVERGE, f"distance above {threshold:g}{few}" if near else f"different levels{few}"


def _same_value(pair: OfferPair, metric: str) -> str:
    if metric == "directional" and pair.distance and pair.distance > SAME:
        return f"same value, not at an end of the scale: directional distance {pair.distance:g}"
    return "same value"


def _overlap(found: Measured) -> tuple[Verdict, str]:
    return Verdict.OVERLAP, f"both accept {found.zone.text}"


def _rejects(one: Stance, other: Stance) -> str:
    return f"{one.party.short} rejects what {other.party.short} wants"


def _instead(says: Answer) -> str:
    left = says.only_left
    return (
        "does not say what instead"
        if left is None
        else f"does not say what instead: only {left.text} is left"
    )


def _absence(party: Stance, object: str | None) -> str:
    return f"{party.party.short} {_why_absent(party, object)}"


def _why_absent(party: Stance, object: str | None) -> str:
    said = party.on(object)
    if party.uncodable:
        return "gives no position in the wording as printed"
    if said.torn:
        return "contradicts itself, so that its position is not known"
    if any(entry.within for entry in party.withheld):
        return "asks for it only as part of one of several packages"
    if party.engagement is not None:
        return _ABSENCE[party.engagement]
    if said.only_left is not None:
        return f"says only what it rejects: only {said.only_left.text} is left"
    if not said.speaks:
        names = (party.issue.object_text(name) for name in party.objects if name is not None)
        return f"speaks only of {', '.join(names)}"
    return "says only what it accepts or rejects"


_ABSENCE = {
    Engagement.SILENT: "is silent",
    Engagement.LEFT_OPEN: "leaves it open",
    Engagement.NOT_APPLICABLE: "is not concerned",
    Engagement.NOT_CODED: "is not coded",
}


def _same_group(a: Stance, b: Stance) -> str:
    heirs = [side.party.short for side in (a, b) if side.inherited]
    return f"{' and '.join(heirs)} takes its position over from the group {a.group}"


def _different_objects(a: Stance, b: Stance) -> str:
    return f"different objects: {_objects(a)} and {_objects(b)}"


def _objects(party: Stance) -> str:
    names = dict.fromkeys(offer.object for offer in party.headline)
    return ", ".join("the issue as such" if name is None else party.issue.object_text(name) for name in names)
