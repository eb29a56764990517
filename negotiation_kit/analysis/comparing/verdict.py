"""One issue, two stances: the verdict and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from negotiation_kit.analysis.comparing.measure import ROUNDING, Measured, OfferPair, measure
from negotiation_kit.analysis.comparing.stance import Stance
from negotiation_kit.model import Engagement, Issue
from negotiation_kit.scales import Line, Part, SetScale, Value
from negotiation_kit.scales.distance import applies


class Verdict(StrEnum):
    """How two parties stand to each other on an issue."""

    AGREE = "agree"
    OVERLAP = "overlap"
    PARTIAL = "partial"
    DIVERGE = "diverge"
    ONE_SIDED = "one-sided"
    OPEN = "open"
    NOT_COMPARABLE = "not-comparable"


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
    zone : tuple
        Outcomes both sides accept.
    reason : str
        Why the verdict is what it is, in one clause.
    pairs : tuple of OfferPair
        Every offer of one side against every offer of the other, the headline first.
    """

    issue: Issue
    a: Stance
    b: Stance
    verdict: Verdict
    headline: OfferPair | None
    distance: float | None
    low: float | None
    high: float | None
    zone: tuple[Part, ...]
    reason: str
    pairs: tuple[OfferPair, ...]

    @property
    def measurable(self) -> bool:
        """Whether there is a distance between the two, known or not."""
        return self.low is not None


def judge(a: Stance, b: Stance, metric: str, threshold: float) -> IssueComparison:
    """Compare two stances on the same issue.

    Parameters
    ----------
    a, b : Stance
    metric : {"gower", "identical", "directional"}
    threshold : float
        The greatest distance that still counts as partial agreement.
    """
    found = measure(a, b, metric)
    zone = _zone(a, b, found)
    verdict, reason = _verdict(a, b, found, zone, metric, threshold)
    numbers = (found.distance, found.low, found.high)
    return IssueComparison(a.issue, a, b, verdict, found.headline, *numbers, zone, reason, found.pairs)


def verdicts_at(a: Stance, b: Stance, metric: str, thresholds: Sequence[float]) -> tuple[Verdict, ...]:
    """Return the verdict that `judge` gives at each of several thresholds, measured once."""
    found = measure(a, b, metric)
    zone = _zone(a, b, found)
    return tuple(_verdict(a, b, found, zone, metric, threshold)[0] for threshold in thresholds)


def _zone(a: Stance, b: Stance, found: Measured) -> tuple[Part, ...]:
    """Return what both sides accept: of several offers, the first unconditional pair that meets."""
    if not found.pairs:
        return _accepted(a, b)
    usable = (pair for pair in found.pairs if _in_headline(a, b, pair))
    return next((zone for zone in (_pair_zone(a, b, pair) for pair in usable) if zone), ())


def _in_headline(a: Stance, b: Stance, pair: OfferPair) -> bool:
    return pair.same_object and pair.a in a.headline and pair.b in b.headline


def _pair_zone(a: Stance, b: Stance, pair: OfferPair) -> tuple[Part, ...]:
    name = pair.object
    return a.issue.scale.zone(pair.a.value, a.accepts_for(name), pair.b.value, b.accepts_for(name))


def _accepted(a: Stance, b: Stance) -> tuple[Part, ...]:
    """Return what both sides accept where one of them, or neither, states what it wants."""
    scale = a.issue.scale
    objects = dict.fromkeys(offer.position.object for side in (a, b) for offer in side.headline) or (None,)
    for name in objects:
        for one in _wanted(a, name):
            for other in _wanted(b, name):
                if zone := scale.zone(*one, *other):
                    return zone
    return ()


def _wanted(party: Stance, name: str | None) -> list[tuple[Value, tuple[Part, ...]]]:
    """Return each value a party wants of an object with what it accepts besides, or what it only accepts."""
    accepts = party.accepts_for(name)
    if party.stated or not accepts:
        return [(offer.value, accepts) for offer in party.headline if offer.position.object == name]
    if isinstance(party.issue.scale, SetScale):
        return [((), accepts)]
    return [(accepts, ())] if isinstance(party.issue.scale, Line) else [(str(accepts[0]), accepts[1:])]


def _verdict(
    a: Stance, b: Stance, found: Measured, zone: tuple[Part, ...], metric: str, threshold: float
) -> tuple[Verdict, str]:
    if not a.applicable or not b.applicable:
        parties = [side.party.short for side in (a, b) if not side.applicable]
        return Verdict.NOT_COMPARABLE, f"the issue does not apply to {' or to '.join(parties)}"
    if not found.pairs:
        return _unstated(a, b, zone)
    if not applies(a.issue.scale, metric):
        return Verdict.NOT_COMPARABLE, f"{metric} distance needs a scale with a midpoint"
    if found.headline is None:
        return Verdict.NOT_COMPARABLE, _different_objects(found.pairs[0])
    return _measured(a, b, found.headline, zone, threshold)


def _unstated(a: Stance, b: Stance, zone: tuple[Part, ...]) -> tuple[Verdict, str]:
    if zone:
        return _overlap(a, zone)
    for one, other in ((a, b), (b, a)):
        if one.stated:
            if all(other.bars(offer, offer.position.object) for offer in one.headline):
                return Verdict.DIVERGE, f"{_rejects(other, one)} and does not say what instead"
            return Verdict.ONE_SIDED, f"{other.party.short} {_absence(other)}"
    return Verdict.OPEN, f"{a.party.short} {_absence(a)}; {b.party.short} {_absence(b)}"


def _measured(
    a: Stance, b: Stance, pair: OfferPair, zone: tuple[Part, ...], threshold: float
) -> tuple[Verdict, str]:
    if pair.same_value:
        return Verdict.AGREE, "same value"
    if zone:
        return _overlap(a, zone)
    for one, other, offer in ((a, b, pair.a), (b, a, pair.b)):
        if other.bars(offer, pair.object):
            return Verdict.DIVERGE, _rejects(other, one)
    if pair.distance is not None and pair.distance <= threshold + ROUNDING:
        return Verdict.PARTIAL, f"distance at most {threshold:g}"
    return Verdict.DIVERGE, f"distance above {threshold:g}"


def _overlap(party: Stance, zone: tuple[Part, ...]) -> tuple[Verdict, str]:
    return Verdict.OVERLAP, f"both accept {party.issue.scale.parts_text(zone)}"


def _rejects(one: Stance, other: Stance) -> str:
    return f"{one.party.short} rejects what {other.party.short} wants"


def _absence(party: Stance) -> str:
    if party.uncodable:
        return "gives no position in the wording as printed"
    if party.engagement is None:
        return "says only what it accepts or rejects"
    return _ABSENCE[party.engagement]


_ABSENCE = {
    Engagement.SILENT: "is silent",
    Engagement.LEFT_OPEN: "leaves it open",
    Engagement.NOT_APPLICABLE: "is not concerned",
    Engagement.NOT_CODED: "is not coded",
}


def _different_objects(pair: OfferPair) -> str:
    names = [offer.position.object or "the issue as such" for offer in (pair.a, pair.b)]
    return f"different objects: {names[0].replace('-', ' ')} and {names[1].replace('-', ' ')}"
