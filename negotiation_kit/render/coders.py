"""Where coders read a side differently on an issue, and why one reading was kept."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_kit.analysis.coding import Disagreement, disagreements
from negotiation_kit.analysis.coding.readings import Reading, coders_in, readings
from negotiation_kit.analysis.comparing import Comparison, Stance
from negotiation_kit.render.html import MUTED, QUOTE, Html, Side, join, marker, tag
from negotiation_kit.render.words import figure, stance_text


@dataclass(frozen=True)
class OtherReading:
    """How a coder other than the comparison's own reads a party on an issue.

    Parameters
    ----------
    coder : str
    read : str
        What the coder reads, as the end of a sentence that begins with the name.
    differs : str
        In what the two readings differ, as a sentence; empty where they do not.
    """

    coder: str
    read: str
    differs: str


def coders(comparison: Comparison, sides: tuple[Side, Side]) -> Html | None:
    """Return how other coders read each side, and what was recorded about it; None where there is neither."""
    found = [block for side in sides if (block := _side(comparison, side)) is not None]
    return join(found) if found else None


def other_readings(comparison: Comparison, party: Stance) -> list[OtherReading]:
    """Return how every other coder of the round reads a party on an issue, in words."""
    case, round, own = comparison.case, comparison.round.id, comparison.coder
    names = coders_in(case, round)
    every = readings(case, party.party, party.issue, round, names, comparison.coding)
    others = [reading for reading in every if reading.coder != own]
    if not others:
        return []
    differing = {
        coder: item
        for item in disagreements(case, round, [party.party.id], names, [party.issue.id])
        for coder in (item.a.coder, item.b.coder)
        if own in (item.a.coder, item.b.coder)
    }
    own_coded = len(others) < len(every)
    return [_told(comparison, reading, differing.get(reading.coder), own_coded) for reading in others]


def adjudications(party: Stance) -> list[str]:
    """Return what is recorded of why a reading was kept."""
    return list(dict.fromkeys(entry.adjudication for entry in party.entries if entry.adjudication))


def _side(comparison: Comparison, side: Side) -> Html | None:
    others, recorded = other_readings(comparison, side.stance), adjudications(side.stance)
    if not others and not recorded:
        return None
    head = tag("div", marker(side), " ", tag("b", side.stance.party.short), style="margin-top:4px")
    return join(head, [_line(other) for other in others], [_record(text) for text in recorded])


def _line(other: OtherReading) -> Html:
    differs = tag("span", f" {other.differs}", style=MUTED) if other.differs else None
    return tag("div", tag("b", other.coder), other.read, differs)


def _told(
    comparison: Comparison, reading: Reading, item: Disagreement | None, own_coded: bool
) -> OtherReading:
    if item is None:
        alike = f"reads it as {comparison.coder} does." if own_coded else stance_text(reading.stance)
        return OtherReading(reading.coder, f" {alike}", "")
    own = item.a if item.a.coder == comparison.coder else item.b
    here, there = stance_text(own.stance), stance_text(reading.stance)
    read = f": {there}, as {own.coder}." if here == there else f": {there}; {own.coder}: {here}."
    apart = f"; the values lie {figure(item.distance)} apart" if item.distance else ""
    differs = _listed([_aspect(name, reading, own) for name in item.differs])
    return OtherReading(reading.coder, read, f"They differ in {differs}{apart}.")


def _aspect(name: str, other: Reading, own: Reading) -> str:
    """Return in what they differ; of status and firmness, which the stance does not show, also how."""
    if name not in ("status", "firmness"):
        return name
    here, there = (_words(reading, name) for reading in (own, other))
    return f"{name} ({there}, not {here})"


def _words(reading: Reading, name: str) -> str:
    found = (getattr(entry, name) for entry in reading.stance.entries)
    return " and ".join(sorted({str(word) for word in found if word})) or "not given"


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _record(text: str) -> Html:
    return tag("blockquote", tag("b", "Adjudication: "), text, style=QUOTE)
