"""What unlocks what as HTML: offers, packages, deadlocks, what an assumption changes, what is left."""

from __future__ import annotations

from negotiation_kit.analysis.comparing import Comparison, Verdict
from negotiation_kit.analysis.linking import (
    Alternative,
    Condition,
    FeasibleOutcomes,
    Holder,
    Holding,
    Linkages,
    LinkedOffer,
    Outcome,
    Room,
    WhatIf,
)
from negotiation_kit.errors import counted
from negotiation_kit.model import Issue, Party
from negotiation_kit.render.html import (
    CELL,
    CONTAINER,
    FRAME,
    HEAD,
    MUTED,
    SCROLLED,
    TABLE,
    UNTYPESET,
    Child,
    Html,
    case_line,
    fill,
    flag,
    join,
    tag,
    view_heading,
)
from negotiation_kit.render.palette import CONTESTED, HOLDINGS, VERDICTS, Look, party_colours
from negotiation_kit.render.skin import inlined
from negotiation_kit.render.words import called, distance_text, named, round_text, shown_range
from negotiation_kit.scales import Value
from negotiation_kit.scales.distance import Bounds
from negotiation_kit.wording import ENGLISH, Message, Spoken, joined, say, translated

NOTHING_CONDITIONAL = Message("linkage.nothing-conditional")
NO_DEADLOCK = Message("linkage.no-deadlock")


def linkages_title(found: Linkages) -> Message:
    """Return the heading of the linkages of a round."""
    return Message("linkage.title", round=Spoken(translated, found.round, "title"))


def linkages_subtitle(found: Linkages) -> Message:
    """Return case, round, and how much there is."""
    offers = counted(len(found.offers), "conditional offer")
    circles = counted(len(found.deadlocks), "deadlock")
    round = Message("list.one", part=Spoken(round_text, found.round))
    return case_line(found.case, round, offers, circles)


def offer_text(offer: LinkedOffer) -> Message:
    """Return what is offered: issue and value."""
    return _demand(offer.issue, offer.value)


def condition_text(condition: Condition) -> Message:
    """Return what must hold: issue and value."""
    return condition.text


def _demand(issue: Issue, value: Value) -> Message:
    title, what = Spoken(translated, issue, "title"), Spoken(issue.scale.text, value)
    return Message("linking.demand", issue=title, value=what)


def who_text(condition: Condition) -> Message:
    """Return how each party that is asked stands to a condition, those alike together."""
    groups: dict[Holding, list[Party]] = {}
    for item in condition.holders:
        groups.setdefault(item.holding, []).append(item.party)
    told = [Message(f"linkage.by.{name}", parties=named(group)) for name, group in groups.items()]
    told += [_by_object(condition, item) for item in condition.holders if item.by_object]
    return joined(told) if told else Message("linking.nobody-asked")


def _by_object(condition: Condition, holder: Holder) -> Message:
    """Return that what a party says of several objects differs, and that the worst counts."""
    names = tuple(Spoken(condition.issue.object_text, name) for name, _ in holder.by_object)
    return Message("linking.by-object", party=called(holder.party), objects=names)


def bounds_text(gap: Bounds) -> Message:
    """Return a distance, or between what limits it lies.

    Examples
    --------
    >>> bounds_text(Bounds(0.5, 1)), bounds_text(Bounds(0.25, 0.25))
    ('0.5 … 1', '0.25')
    """
    return shown_range(gap.low, gap.high)


def package_text(offer: LinkedOffer, alternative: Alternative) -> Message:
    """Return which package it is, whether it is the nearest, and how far it is from being met."""
    several = len(offer.alternatives) > 1
    name = Message("linkage.package.numbered" if several else "linkage.package", number=alternative.number)
    parts = [name]
    if several and alternative is offer.nearest:
        parts.append(Message(f"linkage.nearest.{'surely' if offer.surely_nearest else 'probably'}"))
    far = Message("linkage.distance", gap=bounds_text(alternative.gap))
    return joined([name, Message("linkage.met")] if alternative.holding.settled else [*parts, far], " · ")


def nearest_sentence(offer: LinkedOffer) -> Message:
    """Return which of an offer's packages is the nearest to being met, why, and how sure that is."""
    if offer.live:
        return Message("linkage.live")
    nearest, *others = offer.by_distance
    way = Message("linkage.in-the-way", what=joined(map(condition_text, nearest.in_the_way)))
    if not others:
        return way
    rest = tuple(Message("linkage.far", gap=bounds_text(item.gap), number=item.number) for item in others)
    sure = Message("linkage.sure" if offer.surely_nearest else "linkage.may-turn")
    gap = bounds_text(nearest.gap)
    return joined([Message("linkage.nearest", number=nearest.number, gap=gap, rest=rest), sure, way], " ")


def deadlock_sentences(found: Linkages) -> list[Message]:
    """Return every deadlock in a sentence, with the way out that some of them have."""
    return [Message(f"linkage.deadlock.{item.kind}", what=item.sentence) for item in found.deadlocks]


def outcomes_sentence(found: FeasibleOutcomes) -> str:
    """Return on how many issues something is left, all accept something, or just one outcome is left."""
    rows, parties = found.rows, named(found.parties)
    zones = sum(not row.zone.empty for row in rows)
    none = sum(row.left.empty for row in rows)
    single = sum(row.left.single for row in rows)
    return (
        f"{counted(len(rows), 'question')}; {parties}. On {zones} all of them accept something; on {single} "
        f"their rejections and red lines leave one outcome; on {none} they leave none."
    )


def zone_text(row: Outcome) -> Message:
    """Return what all accept, or that nothing is or can be."""
    if not row.zone.empty:
        return Message("zone.all-accept", what=row.zone)
    if row.left.empty:
        return Message("zone.nothing-left")
    if not row.rooms:
        return Message("zone.applies-to-none")
    if len(row.rooms) < 2:
        return Message("zone.applies-to", party=called(row.rooms[0].party))
    silent = [room.party for room in row.rooms if room.accepted.empty]
    if not silent:
        return Message("zone.none")
    return Message("zone.silent" if len(silent) == 1 else "zone.silent.several", parties=named(silent))


NOTHING_CHANGES = "Nothing is assumed yet, or what is assumed changes no verdict and no distance."
_BADGE = "padding:1px 7px;border-radius:4px;white-space:nowrap;font-size:12px;"
_OR = "font-weight:700;margin:5px 0 5px 12px"
_WIDTHS = ("34%", "33%", "33%")


def linkages_view(found: Linkages) -> Html:
    """Return heading, offers and deadlocks as static HTML."""
    body = (
        linkages_heading(found), deadlocks_block(found), packages_block(found), offers_block(found)
    )  # fmt: skip
    return tag("div", *body, style=FRAME, class_=UNTYPESET)


def linkages_heading(found: Linkages) -> Html:
    """Return the heading with the round."""
    return view_heading(linkages_title(found), linkages_subtitle(found))


def deadlocks_block(found: Linkages) -> Html:
    """Return every deadlock in a sentence, or that there is none."""
    look = VERDICTS[Verdict.DIVERGE]
    sentences = deadlock_sentences(found)
    if not sentences:
        return tag("p", NO_DEADLOCK, style=MUTED + "margin:6px 0")
    style = f"{fill(look)}padding:7px 11px;border-radius:6px;margin:6px 0;max-width:86em"
    return join(*(tag("div", tag("b", "Deadlock. "), sentence, style=style) for sentence in sentences))


def packages_block(found: Linkages) -> Html:
    """Return who demands one of several packages, and what each of them holds."""
    return join(
        *(tag("p", f"{item.sentence}.", style="margin:6px 0;max-width:86em") for item in found.packages)
    )


def offers_block(found: Linkages) -> Html:
    """Return every conditional offer with its packages and how far they are from being met."""
    if not found.offers:
        return tag("p", NOTHING_CONDITIONAL, role="status")
    colours = party_colours(found.case)
    return join(*(_offer(offer, colours[offer.party.id]) for offer in found.offers))


def changes_table(found: WhatIf) -> Html:
    """Return the issues whose verdict or distance an assumption changes, before and after."""
    if not found.changed:
        return tag("p", NOTHING_CHANGES, role="status", style="padding:8px 0")
    heads = tag("tr", [tag("th", text, scope="col", style=HEAD) for text in ("Issue", "Before", "After")])
    rows = [
        tag(
            "tr",
            tag("th", found.before.row(issue).issue.title, scope="row", style=f"{CELL}font-weight:600;"),
            [_verdict(comparison, issue) for comparison in (found.before, found.after)],
        )
        for issue in found.changed
    ]
    widths = tag("colgroup", [tag("col", style=f"width:{width}") for width in _WIDTHS])
    table = tag(
        "table", widths, tag("thead", heads), tag("tbody", rows), style=TABLE, aria_label="What changes"
    )
    return tag("div", table, style=CONTAINER + SCROLLED)


def outcomes_table(found: FeasibleOutcomes) -> Html:
    """Return what each party accepts, what nobody has ruled out and what all accept, issue by issue."""
    heads = (
        "Issue",
        *(f"{party.short} accepts" for party in found.parties),
        "Nobody has ruled out",
        "Overlap",
    )
    head = tag("tr", [tag("th", text, scope="col", style=HEAD) for text in heads])
    rows = [_outcome(row, found.parties) for row in found.rows]
    table = tag("table", tag("thead", head), tag("tbody", rows), style=TABLE, aria_label="What is left")
    told = tag("p", outcomes_sentence(found), style="margin:8px 0;max-width:80em")
    return join(told, tag("div", table, style=CONTAINER + SCROLLED))


def _offer(offer: LinkedOffer, colour: str) -> Html:
    head = tag("div", tag("b", f"{offer.party.short} offers "), offer_text(offer), _state(offer))
    boxes: list[Child] = []
    for place, alternative in enumerate(offer.alternatives):
        boxes += [tag("div", "or", style=_OR)] if place else []
        boxes.append(_package(offer, alternative))
    told = tag("div", nearest_sentence(offer), style=MUTED + "margin-top:6px;max-width:86em")
    edge = f"border-left:4px solid {colour};padding:2px 0 2px 12px;margin:14px 0"
    return tag("div", head, boxes, told, style=edge)


def _state(offer: LinkedOffer) -> Html:
    text = "live" if offer.live else "if any one of these holds:" if len(offer.alternatives) > 1 else "if:"
    if not offer.live:
        return join(" ", text)
    return join(" ", tag("span", text, style=_BADGE + fill(VERDICTS[Verdict.AGREE])))


def _package(offer: LinkedOffer, alternative: Alternative) -> Html:
    several = len(offer.alternatives) > 1
    weight = "2px" if several and alternative is offer.nearest else "1px"
    line = "dashed" if alternative.unmeetable else "solid"
    style = f"border:{weight} {line} rgba(128,128,128,.7);border-radius:8px;padding:7px 11px;margin:5px 0"
    rows = [_condition(item, first=not place) for place, item in enumerate(alternative.conditions)]
    return tag("div", tag("div", package_text(offer, alternative), style=MUTED), rows, style=style)


def _condition(condition: Condition, *, first: bool) -> Html:
    badge = tag("span", HOLDINGS[condition.holding].label, style=_BADGE + fill(HOLDINGS[condition.holding]))
    joint = None if first else tag("b", "and ")
    words = tag("span", joint, condition_text(condition), tag("div", who_text(condition), style=MUTED))
    style = "display:grid;grid-template-columns:112px minmax(0,1fr);gap:8px;align-items:start;margin:5px 0"
    return tag("div", tag("span", badge), words, style=style)


def _verdict(comparison: Comparison, issue: str) -> Html:
    row = comparison.row(issue)
    look: Look = VERDICTS[row.verdict]
    number = tag("div", distance_text(row), style="font-variant-numeric:tabular-nums")
    told = tag("div", look.label, title=look.meaning)
    return inlined(tag("td", told, flag(row), number, style=CELL + fill(look)))


def _outcome(row: Outcome, parties: tuple[Party, ...]) -> Html:
    rooms = {room.party.id: room for room in row.rooms}
    cells = [tag("td", _accepts(rooms.get(party.id)), style=CELL) for party in parties]
    look = None
    if row.left.empty:
        look = VERDICTS[Verdict.DIVERGE]
    elif not row.zone.empty:
        look = VERDICTS[Verdict.OVERLAP]
    last = tag("td", zone_text(row), style=CELL + (fill(look) if look else ""))
    head = tag("th", row.title, scope="row", style=f"{CELL}font-weight:600;")
    return tag("tr", head, cells, tag("td", row.text, style=CELL), last)


def _accepts(room: Room | None) -> Child:
    if room is None:
        return tag("span", "does not apply", style=MUTED)
    accepted = room.accepted.text or "nothing named"
    limits = "red line" if room.red_line else "rules something out" if room.rejects else None
    contested = f"{CONTESTED} {say(ENGLISH, 'remark.contested')}" if room.contested else None
    return join(accepted, [tag("div", text, style=MUTED) for text in (limits, contested) if text])
