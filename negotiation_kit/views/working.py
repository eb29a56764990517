"""A distance worked out in words, so that a reader can redo it by hand."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance, Verdict
from negotiation_kit.model import Engagement
from negotiation_kit.scales import Scale
from negotiation_kit.views.arithmetic import pair_working
from negotiation_kit.views.values import part_text, parts_text
from negotiation_kit.views.words import figure, reason_text

_HAIR = 1e-9
"""Distances are quotients of binary fractions, so one may lie a hair above the threshold it equals."""
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
        return (
            f"{pair_working(row.headline, row.issue.scale, comparison.metric)} {_conclusion(comparison, row)}"
        )
    if row.low is None:
        return f"No distance: {row.reason}."
    if row.verdict is Verdict.NOT_COMPARABLE:
        return f"Not measured: {row.reason}."
    left = " ".join(_left(party) for party in (row.a, row.b) if not party.stated)
    low, high = figure(row.low), figure(row.high)
    span = f"is exactly {low}" if low == high else f"lies between {low} and {high}"
    told = _sentence(reason_text(row)) if row.verdict in (Verdict.DIVERGE, Verdict.OVERLAP) else ""
    return f"{left} The distance {span}; it does not enter the score. {told}".rstrip()


def _left(party: Stance) -> str:
    """Return what a party without a value leaves possible."""
    name, scale = party.party.short, party.issue.scale
    if not party.rejects:
        return f"{name} {_why_no_value(party)}, so every outcome stays possible."
    if not scale.choices:
        ruled = parts_text(scale, party.rejects)
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
    texts = [f"“{part_text(scale, name)}”" for name in names]
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def _conclusion(comparison: Comparison, row: IssueComparison) -> str:
    limit = f"{comparison.threshold:g}"
    if row.verdict is Verdict.AGREE:
        return "The same value: the sides agree."
    if row.verdict is Verdict.NEAR:
        return f"Not above {limit}: the sides are near."
    if row.verdict is Verdict.DIVERGE and (row.distance or 0) > comparison.threshold + _HAIR:
        return f"Above {limit}: the sides diverge."
    return _sentence(reason_text(row)) + (" So the sides diverge." if row.verdict is Verdict.DIVERGE else "")


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
