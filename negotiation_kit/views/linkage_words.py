"""What unlocks what, in sentences: which package is the nearest and why, and what is left for everybody."""

from __future__ import annotations

from negotiation_kit.analysis.linking import (
    Alternative,
    Condition,
    FeasibleOutcomes,
    Holding,
    Linkages,
    LinkedOffer,
    Outcome,
)
from negotiation_kit.errors import counted
from negotiation_kit.scales.distance import Bounds
from negotiation_kit.views.heading import case_line
from negotiation_kit.views.rounds import round_text
from negotiation_kit.views.words import figure

NOTHING_CONDITIONAL = "No offer of this round depends on another issue."
NO_DEADLOCK = "No circle of preconditions is found."
TRADE = "Done at the same time, as a trade, each would meet the other."
_SAME = 1e-9
_BY = {
    Holding.MET: "wanted by",
    Holding.ACCEPTED: "acceptable to",
    Holding.OFFERED: "offered under conditions by",
    Holding.OPEN: "left open by",
    Holding.AGAINST: "something else is wanted by",
    Holding.REFUSED: "ruled out by",
}


def linkages_title(found: Linkages) -> str:
    """Return the heading of the linkages of a round."""
    return f"What unlocks what: {found.round.title}"


def linkages_subtitle(found: Linkages) -> str:
    """Return case, round, and how much there is."""
    offers = counted(len(found.offers), "conditional offer")
    circles = counted(len(found.deadlocks), "deadlock")
    return case_line(found.case, round_text(found.round), offers, circles)


def offer_text(offer: LinkedOffer) -> str:
    """Return what is offered: issue and value."""
    return f"{offer.issue.title}: {offer.issue.scale.text(offer.value)}"


def condition_text(condition: Condition) -> str:
    """Return what must hold: issue and value."""
    return f"{condition.issue.title}: {condition.issue.scale.text(condition.value)}"


def who_text(condition: Condition) -> str:
    """Return how each party that is asked stands to a condition, those alike together."""
    groups: dict[Holding, list[str]] = {}
    for item in condition.holders:
        groups.setdefault(item.holding, []).append(item.party.short)
    told = (f"{_BY[holding]} {_named(names)}" for holding, names in groups.items())
    return "; ".join(told) or "asks nobody else"


def bounds_text(gap: Bounds) -> str:
    """Return a distance, or between what limits it lies.

    Examples
    --------
    >>> bounds_text(Bounds(0.5, 1)), bounds_text(Bounds(0.25, 0.25))
    ('0.5 … 1', '0.25')
    """
    low, high = figure(gap.low), figure(gap.high)
    return low if gap.high - gap.low < _SAME else f"{low} … {high}"


def package_text(offer: LinkedOffer, alternative: Alternative) -> str:
    """Return which package it is, whether it is the nearest, and how far it is from being met."""
    several = len(offer.alternatives) > 1
    parts = [f"package {alternative.number}" if several else "package"]
    if alternative.holding.settled:
        return f"{parts[0]} · met"
    if several and alternative is offer.nearest:
        parts.append("the nearest" if offer.surely_nearest else "probably the nearest")
    return " · ".join([*parts, f"distance {bounds_text(alternative.gap)}"])


def nearest_sentence(offer: LinkedOffer) -> str:
    """Return which of an offer's packages is the nearest to being met, why, and how sure that is."""
    if offer.live:
        return "One of its packages is met: the offer is live."
    nearest, *others = offer.by_distance
    way = f"In the way: {'; '.join(condition_text(item) for item in nearest.in_the_way)}."
    if not others:
        return way
    rest = ", ".join(f"{bounds_text(item.gap)} for package {item.number}" for item in others)
    sure = (
        "That holds whatever the unknown positions are."
        if offer.surely_nearest
        else "The limits cross, so unknown positions may turn that round."
    )
    start = f"Package {nearest.number} is the nearest: its distances add up to {bounds_text(nearest.gap)}"
    return f"{start}, against {rest}. {sure} {way}"


def deadlock_sentences(found: Linkages) -> list[str]:
    """Return every deadlock in a sentence, with the way out that some of them have."""
    return [
        f"{item.sentence}." if item.kind == "sequence" else f"{item.sentence}. {TRADE}"
        for item in found.deadlocks
    ]


def outcomes_sentence(found: FeasibleOutcomes) -> str:
    """Return on how many issues something is left, all accept something, or just one outcome is left."""
    rows, parties = found.rows, _named([party.short for party in found.parties])
    zones = sum(not row.zone.empty for row in rows)
    none = sum(row.left.empty for row in rows)
    single = sum(row.left.single for row in rows)
    return (
        f"{counted(len(rows), 'question')}; {parties}. On {zones} all of them accept something; on {single} "
        f"their rejections and red lines leave one outcome; on {none} they leave none."
    )


def zone_text(row: Outcome) -> str:
    """Return what all accept, or that nothing is or can be."""
    if not row.zone.empty:
        return f"all accept {row.zone.text}"
    if row.left.empty:
        return "nothing left"
    if len(row.rooms) < 2:
        return f"applies to {row.rooms[0].party.short} only" if row.rooms else "applies to none of them"
    silent = [room.party.short for room in row.rooms if room.accepted.empty]
    if not silent:
        return "no overlap"
    verb = "name" if len(silent) > 1 else "names"
    return f"{_named(silent)} {verb} nothing acceptable"


def _named(names: list[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last
