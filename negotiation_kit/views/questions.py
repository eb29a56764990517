"""What stands behind a row: each account with whose word it is, and the other objects the sides speak of."""

from __future__ import annotations

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Measured, verdict_on
from negotiation_kit.model import Answer
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.marks import Side, both_sides, marker
from negotiation_kit.views.table import verdict_badge
from negotiation_kit.views.words import answer_text, figure, object_text
from negotiation_kit.wording import ENGLISH, say

_LIST = "margin:2px 0;padding-left:20px"


def accounts(comparison: Comparison, row: IssueComparison) -> Html | None:
    """Return what each account of a side says, the best first, where they contradict each other."""
    items = [
        tag("li", marker(side), " ", side.stance.party.short, f", {text}")
        for side in both_sides(comparison, row)
        for text in _accounts(side, row.object)
    ]
    return tag("ul", items, style=_LIST) if items else None


def _accounts(side: Side, object: str | None) -> list[str]:
    said = side.stance.on(object)
    told = [f"{_whose(claim)}: {answer_text(claim)}" for claim in said.accounts]
    return [*told, say(ENGLISH, "account.torn")] if said.torn else told


def _whose(claim: Answer) -> str:
    """Return whose word an account is."""
    return say(ENGLISH, f"account.{claim.entries[0].account}")


def other_objects(comparison: Comparison, row: IssueComparison) -> Html | None:
    """Return the other things both sides speak of, each with its own verdict and distance."""
    items = [tag("li", _object(comparison, row, other), style="margin:3px 0") for other in row.others]
    return tag("ul", items, style=_LIST) if items else None


def _object(comparison: Comparison, row: IssueComparison, other: Measured) -> tuple[str | Html, ...]:
    verdict = verdict_on(row, other, comparison.metric, comparison.threshold)
    known = other.distance is not None or other.low is None
    far = figure(other.distance) if known else f"{figure(other.low)} … {figure(other.high)}"
    return f"{object_text(row.issue, other.object)}: ", verdict_badge(verdict), f" {far}"
