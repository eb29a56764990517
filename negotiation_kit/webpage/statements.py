"""What the page has to say, worked out and put in words: every pair of parties, round by round, both codings.

The static page and its script are made from the same of these, so that they cannot tell different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb
from typing import Any

from negotiation_kit.analysis.comparing import (
    CODINGS,
    Comparison,
    IssueComparison,
    Multiverse,
    Stance,
    Stances,
    Verdict,
    compare,
    multiverse,
)
from negotiation_kit.model import LEAD, Case, Issue, Party, Round
from negotiation_kit.progress import followed
from negotiation_kit.render.card import OtherOffer, other_offers, working
from negotiation_kit.render.evidence import Marks, case_marks, passages
from negotiation_kit.render.html import Html, join, tag
from negotiation_kit.render.result import (
    explanation,
    headline,
    method,
    robustness_of,
    robustness_sentence,
    subtitle,
)
from negotiation_kit.render.scale_strip import Drawn, drawn, gap
from negotiation_kit.render.words import (
    accounts,
    distance_text,
    figure,
    flag_text,
    other_objects,
    row_notes,
    stance_text,
)
from negotiation_kit.scales import Interval, Scale, parts_of

WIDTH, HALF, MARGIN = 190, 23, 10
"""Size of a drawing: its width, how far it reaches above and below the line, and the room at both ends."""
_INNER = WIDTH - 2 * MARGIN
_LETTER = 5.9
_TRIANGLE, _BESIDE = 7, 7

Figures = tuple[str, float, str]
"""The coded numbers, where they are written along the line, and which end of the text is there."""


def levels_of(scale: Scale) -> tuple[str, ...]:
    """Return the options of a scale without an order, empty for any other."""
    return () if scale.has_order else scale.names


def x_of(coordinate: float) -> float:
    """Return where a coordinate of [0, 1] lies in a drawing."""
    return round(MARGIN + coordinate * _INNER, 1)


def scale_shape(scale: Scale) -> Html:
    """Return the line of a scale with its levels, or its ends."""
    places = (x_of(tick.at) for tick in scale.ticks())
    circle = "a3.2,3.2 0 1 0 6.4,0a3.2,3.2 0 1 0 -6.4,0"
    ticks = (f"M{x - 3.2:g},0{circle}" if scale.choices else f"M{x:g},-4v8" for x in places)
    return tag("path", d=f"M{MARGIN},0H{WIDTH - MARGIN}{''.join(ticks)}", class_="rule")


def stance_shape(party: Stance) -> Html:
    """Return how one side is drawn on a scale with an order; empty where there is nothing to draw."""
    if not party.issue.scale.has_order:
        return Html("")
    seen = drawn(party)
    return join(
        _strokes("bar", seen.stretches),
        _strokes("thin", seen.barred),
        _strokes("dots", ((low - 0.018, high + 0.018) for low, high in seen.possible)),
        _path("cross", (f"M{x_of(x) - 3.5:g},-13l7,7m0,-7l-7,7" for x in seen.crosses)),
        _path("hollow" if seen.hollow else "full", (f"M{x_of(x) - 6:g},-14h12l-6,10z" for x in seen.marks)),
    )


def figures(party: Stance) -> Figures | None:
    """Return the coded numbers on the side with more room, or None where they are too long for it."""
    if not party.issue.scale.has_order:
        return None
    seen = drawn(party)
    low, high = _extent(seen)
    if not seen.figures or len(seen.figures) * _LETTER > max(low, WIDTH - high):
        return None
    return (seen.figures, round(low, 1), "end") if low > WIDTH - high else (
        seen.figures, round(high, 1), "start"
    )  # fmt: skip


def _extent(seen: Drawn) -> tuple[float, float]:
    """Return between which places a side's marks and ranges lie, with a little air."""
    if not seen.marks:
        return 0, WIDTH
    low = min([x_of(x) - _TRIANGLE for x in seen.marks] + [x_of(low) for low, _ in seen.stretches])
    high = max([x_of(x) + _TRIANGLE for x in seen.marks] + [x_of(high) for _, high in seen.stretches])
    return low - 3, high + 3


def _strokes(name: str, stretches: Iterable[Interval]) -> Html | None:
    return _path(name, (f"M{x_of(low):g},-{_BESIDE}H{x_of(high):g}" for low, high in stretches))


def _path(name: str, parts: Iterable[str]) -> Html | None:
    drawn_as = "".join(parts)
    return tag("path", d=drawn_as, class_=name) if drawn_as else None


@dataclass(frozen=True)
class StanceTold:
    """One party on one issue, for a cell.

    Parameters
    ----------
    says : str
    about : str
        Status, firmness and passages.
    shape : str
        The drawing on the issue's scale; empty where there is nothing to draw or the scale has no order.
    figures : Figures or None
        The coded numbers, and where they are written.
    hollow : bool
        Whether the position is only what the party's rejections leave.
    chosen, rejected : tuple of int
        On scales without an order: the numbers of the options named and ruled out.
    """

    says: str
    about: str
    shape: str
    figures: Figures | None
    hollow: bool
    chosen: tuple[int, ...]
    rejected: tuple[int, ...]


@dataclass(frozen=True)
class RowTold:
    """One issue between two parties.

    Parameters
    ----------
    verdict : Verdict
    distance : str
        The distance or its bounds; `number` is the distance where there is one, for sorting.
    notes : tuple of str
    gap : tuple of float or None
        From where to where the two lie apart, in the units of the drawing.
    working, robust : str
        How the distance comes about; whether the verdict holds.
    offers : tuple of OtherOffer
    flag : str
        What stands beside the verdict where accounts contradict each other.
    accounts, objects : tuple of str
        What each account says; the other things both sides speak of.
    """

    verdict: Verdict
    distance: str
    number: float | None
    notes: tuple[str, ...]
    gap: tuple[float, float] | None
    working: str
    robust: str
    offers: tuple[OtherOffer, ...]
    flag: str = ""
    accounts: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()


@dataclass(frozen=True)
class PairTold:
    """Two parties in one round and coding.

    Parameters
    ----------
    rows : tuple of RowTold
        One an issue of the round.
    headline, explanation, method, robust : str
    score, coverage : str
        For the table of all pairs.
    thin : bool
        Whether the score rests on so few issues that it must not look strong.
    """

    rows: tuple[RowTold, ...]
    headline: str
    explanation: str
    method: str
    robust: str
    score: str
    coverage: str
    thin: bool = False


@dataclass(frozen=True)
class RoundTold:
    """One round in which parties can be compared.

    Parameters
    ----------
    round : Round
    subtitle : str
    parties : tuple of Party
        Those coded in it, in the case's order; no others can be compared.
    issues : tuple of Issue
    stances : dict
        By coding and party id: one StanceTold an issue.
    pairs : dict
        By coding and two party ids in the case's order.
    comparisons : dict
        The same, as computed.
    """

    round: Round
    subtitle: str
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    stances: dict[tuple[str, str], tuple[StanceTold, ...]]
    pairs: dict[tuple[str, str, str], PairTold]
    comparisons: dict[tuple[str, str, str], Comparison]


def rounds_told(case: Case, **how: Any) -> tuple[RoundTold, ...]:
    """Return all rounds in which two or more parties are coded; where there is none, the default one."""
    coded = {item.id: _coded(case, item.id) for item in case.rounds}
    filled = [item for item in case.rounds if len(coded[item.id]) > 1]
    if not filled:
        return (_round(case, case.round(), case.parties, how),)
    return tuple(_round(case, item, coded[item.id], how) for item in filled)


def _coded(case: Case, round: str) -> tuple[Party, ...]:
    found = {entry.party for entry in case.positions if entry.round == round and entry.coder == LEAD}
    return tuple(party for party in case.parties if party.id in found)


def _round(case: Case, round: Round, parties: tuple[Party, ...], how: dict[str, Any]) -> RoundTold:
    issues = case.issues_in(round.id)
    stances = {
        (coding, party.id): tuple(
            stance_told(Stances(case, round.id, coding, **how).of(party, issue), case_marks(case))
            for issue in issues
        )
        for coding in CODINGS
        for party in parties
    }
    pairs, comparisons = {}, {}
    asked = comb(len(parties), 2)
    for a, b in followed(combinations(parties, 2), f"Comparing parties, {round.id}", asked):
        for found in _both_codings(case, a, b, round, how):
            key = (found.comparison.coding, a.id, b.id)
            pairs[key], comparisons[key] = _pair(found), found.comparison
    told = subtitle(next(iter(comparisons.values())))
    return RoundTold(round, told, parties, issues, stances, pairs, comparisons)


def _both_codings(case: Case, a: Party, b: Party, round: Round, how: dict[str, Any]) -> Iterator[Multiverse]:
    """Yield both codings' multiverse, worked out once: every setting tried of the one is one of the other."""
    first, *others = (compare(case, a.id, b.id, round.id, coding, **how) for coding in CODINGS)
    found = multiverse(first)
    yield found
    for other in others:
        yield replace(found, comparison=other)


def stance_told(party: Stance, marks: Marks) -> StanceTold:
    """Return one stance in words and drawings, its passages with the marks of their sources."""
    chosen, rejected = _options(party)
    return StanceTold(
        stance_text(party),
        _about(party, marks),
        stance_shape(party),
        figures(party),
        party.only_left is not None,
        chosen,
        rejected,
    )


def _about(party: Stance, marks: Marks) -> str:
    """Return status, firmness and passages of what a party puts first."""
    entry = party.headline[0].position if party.headline else next(iter(party.entries), None)
    if entry is None:
        return ""
    conditional = "conditional" if party.headline and party.headline[0].conditional else None
    firmness = entry.firmness if entry.firmness != "unknown" else None
    words = (conditional, entry.status, firmness, passages(entry, marks))
    return " · ".join(str(word) for word in words if word)


def _options(party: Stance) -> tuple[tuple[int, ...], tuple[int, ...]]:
    names = levels_of(party.issue.scale)
    wanted = {str(part) for offer in party.headline for part in parts_of(offer.value)}
    return (
        tuple(number for number, name in enumerate(names) if name in wanted),
        tuple(number for number, name in enumerate(names) if name in party.rejects and name not in wanted),
    )


def _pair(found: Multiverse) -> PairTold:
    comparison = found.comparison
    score = comparison.score
    return PairTold(
        tuple(_row(found, row) for row in comparison.rows),
        headline(score) if score.agreement is not None else "",
        explanation(comparison),
        method(comparison),
        robustness_sentence(found),
        figure(score.agreement, 2) if score.agreement is not None else "no score",
        f"{score.coverage.n} of {score.coverage.of}",
        score.thin,
    )


def _row(found: Multiverse, row: IssueComparison) -> RowTold:
    comparison, between = found.comparison, gap(row)
    return RowTold(
        row.verdict,
        distance_text(row),
        None if row.distance is None else round(row.distance, 4),
        tuple(row_notes(comparison, row)),
        (x_of(between[0]), x_of(between[1])) if between else None,
        working(comparison, row),
        robustness_of(found, row.issue.id),
        tuple(other_offers(comparison, row)),
        flag_text(row),
        tuple(accounts(row)),
        tuple(other_objects(comparison, row)),
    )
