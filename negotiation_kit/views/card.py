"""One issue in full: stances, printed against read, other coders, distance, offers, the scale, evidence."""

from __future__ import annotations

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Multiverse
from negotiation_kit.views.coders import coders
from negotiation_kit.views.evidence import evidence, sources
from negotiation_kit.views.html import Child, Html, join, tag
from negotiation_kit.views.marks import both_sides, level_marks
from negotiation_kit.views.offers import OtherOffer, other_offers
from negotiation_kit.views.questions import accounts, other_objects
from negotiation_kit.views.result import robustness_of
from negotiation_kit.views.sources import source_marks
from negotiation_kit.views.stances import columns_compared, stances
from negotiation_kit.views.style import CARD, FRAME, MUTED, SECTION, UNTYPESET
from negotiation_kit.views.table import flag, verdict_badge
from negotiation_kit.views.words import distance_text
from negotiation_kit.views.working import working
from negotiation_kit.wording import ENGLISH, say

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
            (verdict_badge(row.verdict), " ", flag(row)),
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
