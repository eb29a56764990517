"""One issue in full: stances, printed against read, other coders, distance, offers, the scale, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from negotiation_kit.analysis.comparing import (
    Comparison,
    IssueComparison,
    Multiverse,
    OfferPair,
    Stance,
    Verdict,
)
from negotiation_kit.model import Answer, Engagement
from negotiation_kit.render.coders import coders
from negotiation_kit.render.evidence import columns_compared, evidence, source_marks, sources, stances
from negotiation_kit.render.html import (
    CARD,
    FRAME,
    MUTED,
    SECTION,
    UNTYPESET,
    Child,
    Html,
    both_sides,
    chip,
    flag,
    join,
    level_marks,
    tag,
)
from negotiation_kit.render.result import robustness_of
from negotiation_kit.render.words import (
    accounts,
    condition_text,
    distance_text,
    figure,
    offers_text,
    other_objects,
)
from negotiation_kit.scales import Scale, Value, parts_of, signed
from negotiation_kit.scales.distance import SAME
from negotiation_kit.wording import ENGLISH, say, thousands


def pair_working(pair: OfferPair, scale: Scale, metric: str) -> str:
    """Return the arithmetic of one pair of offers."""
    if pair.distance is None:
        return "Not measured."
    a, b = pair.a.value, pair.b.value
    if metric == "identical":
        same = "the same" if pair.distance == 0 else "different"
        return f"Share of equal values: {same}, so the distance is {figure(pair.distance)}."
    if metric == "directional":
        return _directional(scale, a, b, pair.distance)
    return scale.working(a, b, pair.distance)


def _directional(scale: Scale, a: Value, b: Value, distance: float) -> str:
    one, other = ([end - 0.5 for part in parts_of(value) for end in scale.span(part)] for value in (a, b))
    x, y = max(product(one, other), key=lambda pair: pair[0] * pair[1])
    return (
        f"Measured from the midpoint, {figure(x)} and {figure(y)}: "
        f"0.5 − 2 × {signed(x)} × {signed(y)} = {figure(distance)}."
    )


_NO_VALUE = {
    Engagement.NOT_APPLICABLE: "is not concerned",
    Engagement.SILENT: "is silent",
    Engagement.LEFT_OPEN: "leaves it open",
    Engagement.NOT_CODED: "is not coded",
}


def working(comparison: Comparison, row: IssueComparison) -> str:
    """Return how the distance of a row comes about, and what follows from it.

    Parameters
    ----------
    comparison : Comparison
    row : IssueComparison
    """
    if row.headline is not None and row.distance is not None:
        pair = replace(row.headline, distance=row.distance)
        told = pair_working(pair, row.issue.scale, comparison.metric)
        return f"{told} {_conclusion(comparison, row)} {_every_reading(row)}".rstrip()
    if row.low is None:
        return f"No distance: {row.reason}."
    if row.verdict is Verdict.NOT_COMPARABLE:
        return f"Not measured: {row.reason}."
    left = " ".join(_left(party, party.on(row.object)) for party in (row.a, row.b) if not party.stated)
    low, high = figure(row.low), figure(row.high)
    span = f"is exactly {low}" if low == high else f"lies between {low} and {high}"
    told = _sentence(row.reason) if row.verdict in (Verdict.DIVERGE, Verdict.OVERLAP) else ""
    return f"{left} The distance {span}; it does not enter the score. {told}".rstrip()


def _every_reading(row: IssueComparison) -> str:
    """Return between what the distance lies over all accounts and readings, where these differ."""
    if row.low is None or row.high is None or row.high - row.low < SAME:
        return ""
    return say(ENGLISH, "working.every-reading", low=figure(row.low), high=figure(row.high))


def _left(party: Stance, said: Answer) -> str:
    """Return what a party without a value leaves possible."""
    name, scale = party.party.short, party.issue.scale
    if said.torn:
        return say(ENGLISH, "working.torn", party=name)
    if said.headline:
        return say(ENGLISH, "working.in-doubt", party=name, what=offers_text(scale, said.headline))
    if not party.rejects:
        return f"{name} {_why_no_value(party)}, so every outcome stays possible."
    if not scale.choices:
        ruled = scale.parts_text(party.rejects)
        return f"{name} rules out {ruled} and states no alternative; the rest of the scale stays possible."
    left = [name for name in scale.names if name not in party.rejects]
    ruled, verb = _quoted(scale, map(str, party.rejects)), "stays" if len(left) == 1 else "stay"
    stay = f"{_quoted(scale, left)} {verb} possible" if left else "nothing is left"
    return f"{name} rules out {ruled} and states no alternative; {stay}."


def _why_no_value(party: Stance) -> str:
    if party.uncodable:
        return "gives no position in the wording as printed"
    if party.engagement is None:
        return "says only what it could accept"
    return _NO_VALUE[party.engagement]


def _quoted(scale: Scale, names: Iterable[str]) -> str:
    texts = [f"“{scale.part_text(name)}”" for name in names]
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def _conclusion(comparison: Comparison, row: IssueComparison) -> str:
    limit = thousands(comparison.threshold)
    if row.verdict is Verdict.AGREE:
        return "The same value: the sides agree."
    if row.verdict is Verdict.NEAR:
        return f"Not above {limit}: the sides are near."
    if row.reason.code == "reason.above" and (row.distance or 0.0) <= comparison.threshold + SAME:
        return say(ENGLISH, "working.worst-reading", limit=limit)
    if row.reason.code == "reason.above":
        return f"Above {limit}: the sides diverge."
    return _sentence(row.reason) + (" So the sides diverge." if row.verdict is Verdict.DIVERGE else "")


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


@dataclass(frozen=True)
class OtherOffer:
    """Two offers set against each other, or one that has none to be set against.

    Parameters
    ----------
    offers : tuple of str
        Who offers what, and under which condition.
    measured : str
        How far the two are apart; empty where there is only one.
    """

    offers: tuple[str, ...]
    measured: str = ""


def other_offers(comparison: Comparison, row: IssueComparison) -> list[OtherOffer]:
    """Return all offers of a row but its headline."""
    if row.pairs:
        return [_pair(comparison, row, pair) for pair in row.pairs if pair is not row.headline]
    return [offer for party in (row.a, row.b) for offer in _spare(comparison, party)]


def _pair(comparison: Comparison, row: IssueComparison, pair: OfferPair) -> OtherOffer:
    scale = row.issue.scale
    texts = tuple(
        f"{party.short}: {scale.text(offer.value)} {condition_text(comparison.case, offer.position)}".strip()
        for party, offer in ((comparison.a, pair.a), (comparison.b, pair.b))
    )
    measured = (
        pair_working(pair, scale, comparison.metric)
        if pair.same_object
        else "Different objects, so not measured."
    )
    return OtherOffer(texts, measured)


def _spare(comparison: Comparison, party: Stance) -> Iterator[OtherOffer]:
    """Yield a party's offers beyond its first, where the other side has none to set them against."""
    for offer in (offer for offer in party.offers if offer not in party.headline[:1]):
        condition = condition_text(comparison.case, offer.position)
        text = f"{party.party.short}: {party.issue.scale.text(offer.value)} {condition}"
        yield OtherOffer((f"{text.strip()}.",))


_LIST = "margin:2px 0;padding-left:20px"


def issue_card(comparison: Comparison, row: IssueComparison, robust: Multiverse | None = None) -> Html:
    """Return everything there is on one issue.

    Parameters
    ----------
    comparison : Comparison
    row : IssueComparison
    robust : Multiverse, optional
        Of the same comparison, to say whether the verdict holds.
    """
    sides, marks = both_sides(comparison, row), source_marks(comparison.case, comparison.round)
    return tag(
        "div",
        _head(comparison, row),
        _section("Stances", stances(comparison.case, sides)),
        _section(say(ENGLISH, "card.accounts"), _listed(accounts(row))),
        _section("Printed and read", columns_compared(comparison, sides)),
        _section("Other coders", coders(comparison, sides)),
        _section("Distance, in words", working(comparison, row)),
        _section(say(ENGLISH, "card.objects"), _listed(other_objects(comparison, row))),
        _section("Does the verdict hold?", robustness_of(robust, row.issue.id) if robust else None),
        _section("Also on the table", _offers(comparison, row)),
        _section("The scale", _scale(comparison, row)),
        _section("Evidence", evidence(comparison.case, sides, marks)),
        sources(comparison.case, sides, marks),
        tag("div", row.issue.note, style=MUTED + "margin-top:10px") if row.issue.note else None,
        style=FRAME + CARD,
        class_=UNTYPESET,
    )


def _head(comparison: Comparison, row: IssueComparison) -> Html:
    issue = row.issue
    parent = comparison.case.issue(issue.part_of).title if issue.part_of else None
    return join(
        tag("div", issue.title, role="heading", aria_level=3, style="font-size:17px;font-weight:700"),
        tag("div", issue.question, f" Part of: {parent}." if parent else None, style=MUTED),
        tag(
            "div",
            (chip(row.verdict), " ", flag(row)),
            " distance ",
            distance_text(row),
            style="margin:9px 0 0",
        ),
    )


def _section(head: str, body: Child) -> Html | None:
    """Return a headed part of the card, or None where there is nothing to put in it."""
    if not body:
        return None
    return join(tag("div", head, role="heading", aria_level=4, style=SECTION), tag("div", body))


def _scale(comparison: Comparison, row: IssueComparison) -> Html:
    scale = row.issue.scale
    if not scale.choices:
        return join(f"{scale.heading()}.", [f" {text}." for text in scale.end_meanings()])
    sides = both_sides(comparison, row)
    items = []
    for tick in scale.ticks():
        marks = [(mark, " ") for mark in level_marks(tick.name, sides)]
        meaning = f": {tick.meaning}" if tick.meaning not in ("", tick.text) else None
        items.append(tag("li", marks, tag("b", tick.text), meaning, style="margin:2px 0"))
    listed = tag("ol", items, style="margin:2px 0;padding-left:22px")
    return join(tag("div", f"{scale.heading()}:", style=MUTED), listed)


def _listed(lines: list[str]) -> Html | None:
    return tag("ul", [tag("li", line) for line in lines], style=_LIST) if lines else None


def _offers(comparison: Comparison, row: IssueComparison) -> Html | None:
    """Return every other offer on the table, each with its own distance or its condition."""
    lines = [_offer(told) for told in other_offers(comparison, row)]
    return tag("ul", lines, style=_LIST) if lines else None


def _offer(told: OtherOffer) -> Html:
    """Return two offers set against each other and, on a line of its own, how far apart they are."""
    measured = tag("div", told.measured, style=MUTED) if told.measured else None
    return tag("li", [tag("div", text) for text in told.offers], measured)
