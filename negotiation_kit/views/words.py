"""Stances, distances and conditions in a few words, and the short remarks that belong beside an issue."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_kit.comparison import Comparison, IssueComparison, Stance, Verdict
from negotiation_kit.model import Case, Engagement, Mode, Position, Printed
from negotiation_kit.scales import Scale
from negotiation_kit.views.values import parts_text, value_text

CODING_WORDS = {"reading": "the coder's reading", "printed": "the wording as printed"}
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


def stance_text(party: Stance) -> str:
    """Return what a party wants, or why that is not known, in a few words."""
    scale = party.issue.scale
    if party.headline:
        offers = " or ".join(dict.fromkeys(value_text(scale, offer.value) for offer in party.headline))
        return f"{offers} (the only option left)" if party.headline[0].by_elimination else offers
    if party.uncodable:
        return "not codable as printed"
    if party.engagement is not None:
        return _ENGAGEMENT_WORDS[party.engagement]
    if party.rejects:
        return f"rejects: {parts_text(scale, party.rejects)}"
    return f"could accept: {parts_text(scale, party.accepts)}"


def distance_text(row: IssueComparison) -> str:
    """Return the distance, or its bounds, for a table's cell."""
    if row.distance is not None or row.low is None or row.verdict is Verdict.NOT_COMPARABLE:
        return figure(row.distance)
    return (
        figure(row.low) if figure(row.low) == figure(row.high) else f"{figure(row.low)} … {figure(row.high)}"
    )


def reason_text(row: IssueComparison) -> str:
    """Return why the verdict is what it is, in one clause."""
    return f"both accept {parts_text(row.issue.scale, row.zone)}" if row.zone else row.reason


def package_texts(case: Case, entry: Position) -> list[str]:
    """Return each package of conditions an offer depends on, in words; any one of them is enough."""
    return [
        "; ".join(
            f"{case.issue(name).title}: {value_text(case.issue(name).scale, value)}"
            for name, value in package
        )
        for package in entry.conditional_on
    ]


def condition_text(case: Case, entry: Position) -> str:
    """Return what an offer depends on, on one line."""
    packages = package_texts(case, entry)
    if len(packages) < 2:
        return f"if {packages[0]}" if packages else ""
    return "if either " + ", or ".join(f"({number}) {text}" for number, text in enumerate(packages, start=1))


def column_text(scale: Scale, column: Position | Printed, *, accepts: bool = True) -> str:
    """Return what one column of an entry, the reading or the wording as printed, says."""
    if isinstance(column, Printed) and column.uncodable:
        return "not codable"
    said = (
        value_text(scale, column.value) if column.value is not None else None,
        f"rejects {parts_text(scale, column.rejects)}" if column.rejects else None,
        f"could accept {parts_text(scale, column.accepts)}" if column.accepts and accepts else None,
    )
    return "; ".join(text for text in said if text) or "no value"


def row_notes(comparison: Comparison, row: IssueComparison) -> list[str]:
    """Return the short remarks that belong beside an issue's title."""
    told = row.verdict in (Verdict.NOT_COMPARABLE, Verdict.OVERLAP)
    notes = [reason_text(row)] if told else []
    for party in (row.a, row.b):
        notes += [*conditional_notes(party), *_column_notes(party, comparison.coding)]
        if _only_by_opponent(party):
            notes.append(f"{party.party.short}'s position is told by the other side")
    return notes


def passages(entry: Position) -> str:
    """Return the passages a position rests on, as ¶ numbers."""
    numbers = sorted({piece.passage for piece in entry.evidence})
    return "¶" + ", ".join(map(str, numbers)) if numbers else ""


def searchable(row: IssueComparison) -> str:
    """Return the words of a row that a search looks through, folded for comparison without case."""
    parts = [row.issue.title, row.issue.question, row.issue.id, row.verdict.value]
    parts += [stance_text(row.a), stance_text(row.b)]
    entries = (*row.a.entries, *row.b.entries)
    parts += [text for entry in entries for text in (entry.summary, entry.note) if text]
    return " ".join(parts).casefold()


def conditional_notes(party: Stance) -> Iterator[str]:
    """Yield what a party offers under conditions, where it does."""
    offers = [offer for offer in party.offers if offer.conditional]
    if offers:
        verb = "offers only" if len(offers) == len(party.offers) else "also offers"
        values = " or ".join(dict.fromkeys(value_text(party.issue.scale, offer.value) for offer in offers))
        yield f"{party.party.short} {verb} {values} under conditions"


def _column_notes(party: Stance, coding: str) -> Iterator[str]:
    """Yield what the column that is not compared says, where the two differ."""
    for entry in party.entries:
        if entry.printed is not None:
            other, name = (entry.printed, "as printed") if coding == "reading" else (entry, "as read")
            yield f"{party.party.short} {name}: {column_text(party.issue.scale, other)}"


def _only_by_opponent(party: Stance) -> bool:
    modes = {piece.mode for offer in party.headline for piece in offer.position.evidence}
    return modes == {Mode.REPORTED_BY_OPPONENT}
