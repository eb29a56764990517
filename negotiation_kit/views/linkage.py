"""What unlocks what: sentences on offers, packages and deadlocks, and an AND/OR table of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiation_kit.distance import Bounds
from negotiation_kit.errors import counted
from negotiation_kit.linkage import Alternative, Condition, Holding, Linkages, LinkedOffer
from negotiation_kit.palette import HOLDINGS, party_colours
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.rounds import round_text
from negotiation_kit.views.style import (
    CELL,
    CONTAINER,
    FRAME,
    HEAD,
    HEADING,
    MUTED,
    SCROLLED,
    TABLE,
    UNTYPESET,
    fill,
)
from negotiation_kit.views.words import CODING_WORDS, figure

TITLE = "What unlocks what"
NO_OFFERS = "No party makes an offer that depends on something else in this round."
NO_DEADLOCK = "No precondition runs in a circle."
_PASSIVE = {
    Holding.REFUSED: "ruled out by",
    Holding.AGAINST: "wanted otherwise by",
    Holding.OPEN: "left open by",
    Holding.OFFERED: "offered under conditions by",
}
_WIDTHS = ("22%", "38%", "28%", "12%")
_HEADS = ("Any one of", "Each of these must hold", "How it stands", "Distance")
_OFFER = (
    "text-align:left;padding:14px 9px 6px;font-size:14px;font-weight:700;border-bottom:2px solid "
    "rgba(128,128,128,.6);white-space:normal;"
)
_DEADLOCK = "background:#f7d3ba;color:#1b1f23;padding:6px 10px;border-radius:6px;margin:8px 0;max-width:80em;"
LEAD = "margin:8px 0 2px;max-width:80em"


def linkage_subtitle(found: Linkages) -> str:
    """Return case, round and coding column."""
    return f"{found.case.title} · {round_text(found.round)} · in {CODING_WORDS[found.coding]}"


def linkage_sentence(found: Linkages) -> str:
    """Return how many offers are conditional, how many of them are live, and how many deadlocks there are."""
    if not found.offers:
        return f"{NO_OFFERS} {deadlock_lead(found)}"
    offers, live = counted(len(found.offers), "offer"), sum(offer.live for offer in found.offers)
    verb = "depends" if len(found.offers) == 1 else "depend"
    told = f"{live} of them {'is' if live == 1 else 'are'} live" if live else "none is live as things stand"
    return f"{offers} {verb} on other issues; {told}. {deadlock_lead(found)}"


def deadlock_lead(found: Linkages) -> str:
    """Return whether preconditions run in a circle, and in how many."""
    number = len(found.deadlocks)
    return f"Preconditions run in a circle: {counted(number, 'deadlock')}." if number else NO_DEADLOCK


def offer_sentence(offer: LinkedOffer) -> str:
    """Return what an offer depends on, whether it is live, and which of its packages lies nearest."""
    packages = ["; ".join(item.text for item in package.conditions) for package in offer.alternatives]
    if len(packages) > 1:
        numbered = ", or ".join(f"({number}) {text}" for number, text in enumerate(packages, start=1))
        return f"{offer.text}, if either {numbered}. {nearness_sentence(offer)}"
    return f"{offer.text}, if {packages[0]}. {nearness_sentence(offer)}"


def nearness_sentence(offer: LinkedOffer) -> str:
    """Return which package lies nearest and why, and whether unknown positions could change that."""
    if offer.live:
        return _live(offer)
    nearest = offer.nearest
    if not offer.others:
        return f"Its package lies {gap_text(nearest.gap)} away."
    rivals = joined(f"{gap_text(item.gap)} for package {item.number}" for item in offer.others)
    return (
        f"Nearest is package {nearest.number}, {gap_text(nearest.gap)} away in the mean of its conditions, "
        f"against {rivals}. {_how_sure(offer)}"
    )


def in_the_way_sentence(alternative: Alternative) -> str:
    """Return what is still in the way of a package, the farthest first, and by whom."""
    rest = alternative.in_the_way
    if not rest:
        return "Nothing is in the way."
    order = ", the farthest first" if len(rest) > 1 else ""
    return f"Still in the way{order}: {'; '.join(_in_the_way(item) for item in rest)}."


def by_whom(condition: Condition) -> str:
    """Return how the parties that would have to move stand to a condition."""
    groups = []
    for holding, phrase in _PASSIVE.items():
        names = [item.party.short for item in condition.holders if item.holding is holding]
        groups += [f"{phrase} {joined(names)}"] if names else []
    return ", ".join(groups) or "met by all it concerns"


def gap_text(gap: Bounds) -> str:
    """Return a distance, or its bounds.

    Examples
    --------
    >>> gap_text(Bounds(0.5, 0.5)), gap_text(Bounds(0.625, 1))
    ('0.5', '0.625 … 1')
    """
    low, high = figure(gap.low), figure(gap.high)
    return low if low == high else f"{low} … {high}"


def linkages_view(found: Linkages) -> Html:
    """Return heading, sentence, deadlocks and every offer with its packages: all of it as static HTML."""
    return tag(
        "div",
        linkage_heading(found),
        tag("p", linkage_sentence(found), style=LEAD),
        deadlocks_block(found),
        linkages_table(found),
        style=FRAME,
        class_=UNTYPESET,
    )


def linkage_heading(found: Linkages) -> Html:
    """Return the heading with case and round."""
    head = tag("div", TITLE, role="heading", aria_level=2, style=HEADING)
    return tag("div", head, tag("div", linkage_subtitle(found), style=MUTED + "margin:2px 0 8px"))


def deadlocks_block(found: Linkages) -> Html | None:
    """Return every deadlock as a sentence, or None where there is none."""
    if not found.deadlocks:
        return None
    lines = [tag("div", tag("b", "⟳ deadlock "), deadlock.sentence) for deadlock in found.deadlocks]
    return tag("div", lines, style=_DEADLOCK)


def linkages_table(found: Linkages) -> Html:
    """Return a table, a group of rows an offer: its packages, any one enough, and the conditions of each."""
    if not found.offers:
        return tag("p", NO_OFFERS, role="status")
    colours = party_colours(found.case)
    widths = tag("colgroup", [tag("col", style=f"width:{width}") for width in _WIDTHS])
    heads = [tag("th", head, scope="col", style=HEAD) for head in _HEADS]
    body = [_offer(offer, colours[offer.party.id]) for offer in found.offers]
    told = f"{TITLE}, offer by offer"
    table = tag("table", widths, tag("thead", tag("tr", heads)), body, style=TABLE, aria_label=told)
    return tag("div", table, style=CONTAINER + SCROLLED)


def _offer(offer: LinkedOffer, colour: str) -> Html:
    dot = tag("span", "■ ", style=f"color:{colour}", aria_hidden="true")
    lead = tag("div", nearness_sentence(offer), style=MUTED + "font-weight:400")
    head = tag("th", dot, offer.text, lead, colspan=len(_WIDTHS), scope="rowgroup", style=_OFFER)
    rows = [row for package in offer.alternatives for row in _package(offer, package)]
    return tag("tbody", tag("tr", head), rows)


def _package(offer: LinkedOffer, package: Alternative) -> Iterator[Html]:
    """Yield a row a condition; the package itself spans them all."""
    several = len(offer.alternatives) > 1
    name = f"{'or ' if package.number > 1 else ''}package {package.number}" if several else "the package"
    near = (
        tag("div", "the nearest", style="font-weight:400") if several and package is offer.nearest else None
    )
    size = len(package.conditions)
    every = f"all {size} conditions, mean" if size > 1 else "one condition,"
    gap = tag("div", f"{every} {gap_text(package.gap)} away", style=MUTED + "font-weight:400")
    label = tag(
        "th",
        name,
        near,
        gap,
        rowspan=len(package.conditions),
        scope="rowgroup",
        style=CELL + "font-weight:600;",
    )
    for number, condition in enumerate(package.conditions):
        yield tag("tr", label if number == 0 else None, _condition(condition))


def _condition(condition: Condition) -> tuple[Html, ...]:
    look = HOLDINGS[condition.holding]
    state = (
        tag("div", look.label, title=look.meaning),
        tag("div", by_whom(condition), style="font-size:12px"),
    )
    return (
        tag("td", condition.text, style=CELL),
        tag("td", state, style=CELL + fill(look)),
        tag("td", gap_text(condition.gap), style=CELL + "font-variant-numeric:tabular-nums"),
    )


def joined(names: Iterable[str]) -> str:
    """Return names with commas and a last "and".

    Examples
    --------
    >>> joined(["a"]), joined(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *most, last = list(names)
    return f"{', '.join(most)} and {last}" if most else last


def _live(offer: LinkedOffer) -> str:
    numbers = [str(item.number) for item in offer.met]
    if len(offer.alternatives) == 1:
        met = "its package is met"
    else:
        met = f"{'packages' if len(numbers) > 1 else 'package'} {joined(numbers)} "
        met += "are met" if len(numbers) > 1 else "is met"
    through = " through other live offers" if offer.turn and offer.turn > 1 else ""
    return f"It is live: {met}{through}."


def _how_sure(offer: LinkedOffer) -> str:
    nearest = offer.nearest
    if offer.tied:
        fewer = all(len(item.in_the_way) > len(nearest.in_the_way) for item in offer.others)
        return "These are equal; fewer of its conditions are not met." if fewer else "These are equal."
    if offer.sure:
        return "No unknown position could turn this round."
    low, high = nearest.rounded
    if all(low <= item.rounded.low and high <= item.rounded.high for item in offer.others):
        return "Neither of its limits is the higher one; as the limits overlap, this is not certain."
    return "That goes by the middle of the limits; as the limits overlap, it is not certain."


def _in_the_way(condition: Condition) -> str:
    return f"{condition.text} ({by_whom(condition)}; {gap_text(condition.gap)} away)"
