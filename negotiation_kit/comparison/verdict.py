"""One issue, two stances: the verdict, the distance with its bounds, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from negotiation_kit.comparison.stance import Offer, Stance
from negotiation_kit.distance import applies, bounds
from negotiation_kit.model import Issue
from negotiation_kit.scales import Feasible, Part


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
class OfferPair:
    """One offer of each side set against the other.

    Parameters
    ----------
    distance : float or None
        None where their objects differ or the metric is not defined on the scale.
    """

    a: Offer
    b: Offer
    distance: float | None
    same_object: bool


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
    pairs = _pairs(a, b, metric)
    headline = pairs[0] if pairs and pairs[0].same_object else None
    distance = headline.distance if headline else None
    zone = _zone(a, b, pairs) if headline else ()
    verdict, reason = _verdict(a, b, pairs, zone, metric, threshold)
    low, high = _bounds(a, b, headline, metric)
    return IssueComparison(a.issue, a, b, verdict, headline, distance, low, high, zone, reason, pairs)


def _pairs(a: Stance, b: Stance, metric: str) -> tuple[OfferPair, ...]:
    found = [_pair(a.issue, one, other, metric) for one in a.offers for other in b.offers]
    preferred = {(id(one), id(other)) for one in a.headline for other in b.headline}

    def rank(pair: OfferPair) -> tuple[bool, bool, float]:
        far = 2.0 if pair.distance is None else pair.distance
        return (id(pair.a), id(pair.b)) not in preferred, not pair.same_object, far

    return tuple(sorted(found, key=rank))


def _pair(issue: Issue, one: Offer, other: Offer, metric: str) -> OfferPair:
    same = one.position.object == other.position.object or one.by_elimination or other.by_elimination
    found = bounds(issue.scale, one.feasible, other.feasible, metric) if same else None
    return OfferPair(one, other, found.low if found else None, same)


def _zone(a: Stance, b: Stance, pairs: tuple[OfferPair, ...]) -> tuple[Part, ...]:
    """Return what both sides accept: of several offers, the first pair that meets."""
    scale = a.issue.scale
    usable = (pair for pair in pairs if pair.same_object and pair.a in a.headline and pair.b in b.headline)
    zones = (scale.zone(pair.a.value, a.accepts, pair.b.value, b.accepts) for pair in usable)
    return next((zone for zone in zones if zone), ())


def _verdict(
    a: Stance, b: Stance, pairs: tuple[OfferPair, ...], zone: tuple[Part, ...], metric: str, threshold: float
) -> tuple[Verdict, str]:
    if not a.applicable or not b.applicable:
        party = a.party if not a.applicable else b.party
        return Verdict.NOT_COMPARABLE, f"the issue does not apply to {party.short}"
    if not pairs:
        return _unstated(a, b)
    if not applies(a.issue.scale, metric):
        return Verdict.NOT_COMPARABLE, f"{metric} distance needs a scale with a midpoint"
    if not pairs[0].same_object:
        return Verdict.NOT_COMPARABLE, _different_objects(pairs[0])
    return _measured(a, b, pairs[0], zone, threshold)


def _unstated(a: Stance, b: Stance) -> tuple[Verdict, str]:
    for one, other in ((a, b), (b, a)):
        if one.stated:
            if all(_bars(other, offer) for offer in one.headline):
                return Verdict.DIVERGE, f"{_rejects(other, one)} and does not say what instead"
            return Verdict.ONE_SIDED, f"{other.party.short} {_absence(other)}"
    return Verdict.OPEN, f"{a.party.short} {_absence(a)}; {b.party.short} {_absence(b)}"


def _measured(a: Stance, b: Stance, pair: OfferPair, zone: tuple[Part, ...], threshold: float) -> tuple[Verdict, str]:
    if pair.a.feasible == pair.b.feasible:
        return Verdict.AGREE, "same value"
    if zone:
        return Verdict.OVERLAP, f"both accept {a.issue.scale.parts_text(zone)}"
    for one, other, offer in ((a, b, pair.a), (b, a, pair.b)):
        if _bars(other, offer):
            return Verdict.DIVERGE, _rejects(other, one)
    if pair.distance is not None and pair.distance <= threshold:
        return Verdict.PARTIAL, f"distance at most {threshold:g}"
    return Verdict.DIVERGE, f"distance above {threshold:g}"


def _bars(party: Stance, offer: Offer) -> bool:
    rejects = party.rejects_for(offer.position.object)
    return bool(rejects) and party.issue.scale.rules_out(rejects, offer.value)


def _rejects(one: Stance, other: Stance) -> str:
    return f"{one.party.short} rejects what {other.party.short} wants"


def _absence(party: Stance) -> str:
    if party.uncodable:
        return "gives no position in the wording as printed"
    if party.engagement is None:
        return "says only what it accepts or rejects"
    return {
        "silent": "is silent",
        "left-open": "leaves it open",
        "not-applicable": "is not concerned",
        "not-coded": "is not coded",
    }[party.engagement]


def _different_objects(pair: OfferPair) -> str:
    names = [offer.position.object or "the issue as such" for offer in (pair.a, pair.b)]
    return f"different objects: {names[0].replace('-', ' ')} and {names[1].replace('-', ' ')}"


def _bounds(a: Stance, b: Stance, headline: OfferPair | None, metric: str) -> tuple[float | None, float | None]:
    """Return the bounds of the distance: a point, what partial knowledge leaves, or (0, 1) for different objects."""
    if not a.applicable or not b.applicable or not applies(a.issue.scale, metric):
        return None, None
    if headline is not None:
        return headline.distance, headline.distance
    if a.stated and b.stated:
        return 0.0, 1.0
    found = [bounds(a.issue.scale, x, y, metric) for x in _feasible(a) for y in _feasible(b)]
    known = [pair for pair in found if pair is not None]
    # Of several offers the nearest counts, for the best case and for the worst.
    return (min(pair.low for pair in known), min(pair.high for pair in known)) if known else (None, None)


def _feasible(party: Stance) -> list[Feasible]:
    return [offer.feasible for offer in party.headline] or [party.left]
