"""Comparisons in sentences: the result, a stance, a distance worked out, a condition."""

from __future__ import annotations

from negotiation_kit.comparison import Comparison, IssueComparison, Offer, Robustness, Score, Stance
from negotiation_kit.errors import counted
from negotiation_kit.model import Case, Engagement, Position
from negotiation_kit.scales import number_text

FEW = 5
CODING_WORDS = {"reading": "the coder's reading", "printed": "the wording as printed"}
METRIC_WORDS = {
    "gower": "Gower distance",
    "identical": "share of equal values",
    "directional": "directional distance",
}
_ENGAGEMENT_WORDS = {
    Engagement.SILENT: "silent",
    Engagement.LEFT_OPEN: "left open",
    Engagement.NOT_APPLICABLE: "does not apply",
    Engagement.NOT_CODED: "not coded",
}


def figure(number: float | None, digits: int = 3) -> str:
    """Return a distance or score for people; a dash where there is none.

    Examples
    --------
    >>> figure(2 / 3), figure(1.0), figure(None), figure(-0.0)
    ('0.667', '1', '—', '0')
    """
    if number is None:
        return "—"
    text = f"{number:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def result_sentence(comparison: Comparison) -> str:
    """Return the score with its coverage and bounds, or why there is none."""
    return f"{score_sentence(comparison.score, comparison.metric)} {comparison.weighting.capitalize()}; {_column(comparison)}."


def score_sentence(score: Score, metric: str) -> str:
    """Return a score with its coverage and bounds, or why there is none."""
    if score.agreement is None:
        return " ".join(part for part in (score.note, _range_sentence(score)) if part)
    eliminated = f", {score.by_elimination} of them by elimination" if score.by_elimination else ""
    head = (
        f"Agreement {figure(score.agreement, 2)} on the {score.coverage} where both positions are known"
        f"{eliminated} ({METRIC_WORDS[metric]})."
    )
    few = " On so few issues the number says little." if score.coverage.n < FEW else ""
    return f"{head}{few} {_range_sentence(score)}".strip()


def robustness_sentence(found: Robustness) -> str:
    """Return how many verdicts survive every other way to compare."""
    thresholds = sorted({setting.threshold for setting in found.settings})
    return (
        f"Same verdict on {len(found.stable)} of {len(found.verdicts)} issues under every metric, "
        f"thresholds from {thresholds[0]:g} to {thresholds[-1]:g}, and the wording as printed."
    )


def stance_text(party: Stance) -> str:
    """Return what a party wants, or why that is not known, in a few words."""
    scale = party.issue.scale
    if party.headline:
        offers = " or ".join(dict.fromkeys(scale.text(offer.value) for offer in party.headline))
        return f"{offers} (the only option left)" if party.headline[0].by_elimination else offers
    if party.uncodable:
        return "not codable as printed"
    if party.engagement is not None:
        return _ENGAGEMENT_WORDS[party.engagement]
    if party.rejects:
        return f"rejects: {scale.parts_text(party.rejects)}"
    return f"could accept: {scale.parts_text(party.accepts)}"


def distance_text(row: IssueComparison) -> str:
    """Return the distance, or its bounds, for a table's cell."""
    if row.distance is not None or row.low is None or row.verdict.value == "not-comparable":
        return figure(row.distance)
    if row.low == row.high:
        return figure(row.low)
    return f"{figure(row.low)} … {figure(row.high)}"


def package_texts(case: Case, entry: Position) -> list[str]:
    """Return each package of conditions an offer depends on, in words; any one of them is enough."""
    return [
        "; ".join(f"{case.issue(name).title}: {case.issue(name).scale.text(value)}" for name, value in package)
        for package in entry.conditional_on
    ]


def condition_text(case: Case, entry: Position) -> str:
    """Return what an offer depends on, on one line."""
    packages = package_texts(case, entry)
    if len(packages) < 2:
        return f"if {packages[0]}" if packages else ""
    return "if either " + ", or ".join(f"({number}) {text}" for number, text in enumerate(packages, start=1))


def row_notes(comparison: Comparison, row: IssueComparison) -> list[str]:
    """Return the short remarks that belong beside an issue's title."""
    notes = []
    if row.verdict.value in ("not-comparable", "overlap"):
        notes.append(row.reason)
    for party in (row.a, row.b):
        notes += _conditional_note(party)
        if comparison.coding == "reading":
            notes += _printed_note(party)
        if _only_by_opponent(party):
            notes.append(f"{party.party.short}'s position is told by the other side")
    return notes


def passages(entry_or_offer: Position | Offer) -> str:
    """Return the passages a position rests on, as ¶ numbers."""
    entry = entry_or_offer.position if isinstance(entry_or_offer, Offer) else entry_or_offer
    numbers = sorted({piece.passage for piece in entry.evidence})
    return "¶" + ", ".join(map(str, numbers)) if numbers else ""


def coverage_line(case: Case) -> str:
    """Return what the case was coded from."""
    if case.coded_from == "table":
        return "imported from a table, without evidence"
    cited = {(piece.source, piece.passage) for entry in case.positions for piece in entry.evidence}
    return f"coded from {counted(len({source for source, _ in cited}), 'source')}, {counted(len(cited), 'passage')} cited"


def anchors_text(low: float, high: float, unit: str) -> str:
    """Return the ends of a number scale."""
    return f"{number_text(low)} to {number_text(high)} {unit}"


def _range_sentence(score: Score) -> str:
    if score.best is None or score.worst is None:
        return ""
    if score.best - score.worst < 1e-12:
        return "Every position is known."
    return (
        "Whatever the unknown positions are, agreement over all issues lies between "
        f"{figure(score.worst, 2)} and {figure(score.best, 2)}."
    )


def _column(comparison: Comparison) -> str:
    return f"{CODING_WORDS[comparison.coding]}, threshold {comparison.threshold:g}"


def _conditional_note(party: Stance) -> list[str]:
    offers = [offer for offer in party.offers if offer.conditional]
    if not offers:
        return []
    only = "" if any(offer not in offers for offer in party.offers) else "only "
    values = " or ".join(dict.fromkeys(party.issue.scale.text(offer.value) for offer in offers))
    return [f"{party.party.short} {'offers ' + only if only else 'also offers '}{values} under conditions"]


def _printed_note(party: Stance) -> list[str]:
    entry = next((entry for entry in party.entries if entry.printed is not None), None)
    if entry is None or entry.printed is None:
        return []
    printed, scale = entry.printed, party.issue.scale
    if printed.uncodable:
        return [f"{party.party.short}: not codable as printed"]
    parts = scale.text(printed.value) if printed.value is not None else scale.parts_text(printed.rejects or printed.accepts or ())
    verb = "printed" if printed.value is not None else "printed as rejecting"
    return [f"{party.party.short} {verb}: {parts}"]


def _only_by_opponent(party: Stance) -> bool:
    modes = {piece.mode.value for offer in party.headline for piece in offer.position.evidence}
    return modes == {"reported-by-opponent"}


def searchable(row: IssueComparison) -> str:
    """Return the words of a row that a search looks through, folded for comparison without case."""
    parts = [row.issue.title, row.issue.question, row.issue.id, row.verdict.value, stance_text(row.a), stance_text(row.b)]
    parts += [text for party in (row.a, row.b) for entry in party.entries for text in (entry.summary, entry.note) if text]
    return " ".join(parts).casefold()
