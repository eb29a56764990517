"""Every pair of parties: agreement with its coverage in a table, and the sentences for pairs and map."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import isnan
from typing import NamedTuple

from negotiation_kit.analysis.comparing import FEWEST, Pairwise, Scaling
from negotiation_kit.errors import counted
from negotiation_kit.model import Party
from negotiation_kit.palette import INK, agreement_shade
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.result import METRIC_WORDS, weighting_text
from negotiation_kit.views.style import HEAD, MUTED
from negotiation_kit.views.words import CODING_WORDS, figure

_CELL = "text-align:center;vertical-align:middle;padding:7px 8px;border:2px solid transparent;min-width:74px;"
_BARE = "background:repeating-linear-gradient(135deg,transparent 0 5px,rgba(128,128,128,.18) 5px 6px);"
_IN_A_CELL = "In a cell: agreement, under it the issues it rests on, under these its limits."


class Pair(NamedTuple):
    """One pair of parties in figures; no agreement, best or worst where there is none."""

    a: Party
    b: Party
    agreement: float | None
    n: int
    of: int
    worst: float | None
    best: float | None

    @property
    def thin(self) -> bool:
        """Whether it rests on fewer than five issues, and so must nowhere look strong."""
        return self.n < FEWEST

    @property
    def text(self) -> str:
        """Agreement, or that there is none."""
        return "none" if self.agreement is None else figure(self.agreement, 2)

    @property
    def coverage(self) -> str:
        """On how many issues, out of how many."""
        return f"{self.n} of {self.of}"

    @property
    def limits(self) -> str:
        """Worst and best case over all issues that can be measured."""
        return "—" if self.worst is None else f"{figure(self.worst, 2)} … {figure(self.best, 2)}"


def pairs(found: Pairwise) -> list[Pair]:
    """Return every pair of two different parties, each once, in the case's order; thin ones last."""
    every = (pair_of(found, a, b) for a, b in combinations(found.case.parties, 2))
    return sorted(every, key=lambda pair: pair.thin)


def pair_of(found: Pairwise, a: Party, b: Party) -> Pair:
    """Return the figures of one pair."""
    agreement, worst, best = (
        _number(table.loc[a.id, b.id]) for table in (found.agreement, found.worst, found.best)
    )
    return Pair(a, b, agreement, int(str(found.coverage.loc[a.id, b.id])), found.of, worst, best)


def pairs_title(found: Pairwise) -> str:
    """Return the heading."""
    return f"Agreement between every two of {len(found.case.parties)} parties"


def pairs_sentence(found: Pairwise) -> str:
    """Return how many pairs can be compared at all, and on how much."""
    every = pairs(found)
    known = [pair for pair in every if pair.agreement is not None]
    firm = [pair for pair in known if not pair.thin]
    start = f"Of {counted(len(every), 'pair')}, {len(known)} can be compared on at least one issue"
    if not firm:
        return f"{start}, and none on {FEWEST} or more: these numbers say little."
    nearest, farthest = (pick(firm, key=lambda pair: pair.agreement or 0.0) for pick in (max, min))
    told = f"{start}, {len(firm)} of them on {FEWEST} or more."
    if len(firm) == 1:
        return f"{told} That one: {_told(nearest)}."
    return f"{told} Among these the nearest: {_told(nearest)}; the farthest: {_told(farthest)}."


def pairs_method(found: Pairwise) -> str:
    """Return how the figures were reached."""
    return (
        f"Measured by {METRIC_WORDS[found.metric]}{weighting_text(found.weighting)}, in "
        f"{CODING_WORDS[found.coding]}. An agreement of 1 means the same on every issue known; its "
        "limits are those over all issues, whatever the unknown positions are."
    )


def pairs_result(found: Pairwise) -> Html:
    """Return sentence and method."""
    return tag(
        "div",
        tag("p", pairs_sentence(found), style="margin:0 0 2px;max-width:80em"),
        tag("p", f"{pairs_method(found)} {_IN_A_CELL}", style=MUTED + "margin:0 0 6px;max-width:90em"),
    )


def heat_table(found: Pairwise) -> Html:
    """Return party x party; every cell says agreement, coverage and limits; its shade repeats the first."""
    parties = found.case.parties
    heads = [tag("th", party.short, scope="col", style=f"{HEAD}text-align:center") for party in parties]
    rows = [
        tag(
            "tr",
            tag("th", one.short, scope="row", style=f"{HEAD}border:0;vertical-align:middle;"),
            [_heat_cell(found, one, other) for other in parties],
        )
        for one in parties
    ]
    header = tag("thead", tag("tr", tag("td"), heads))
    return tag(
        "table",
        header,
        tag("tbody", rows),
        style="border-collapse:collapse;margin:0",
        aria_label=pairs_title(found),
    )


def scaling_sentence(found: Scaling) -> str:
    """Return what a map rests on and how well it fits, or why there is none."""
    if not found.places or found.stress is None:
        return found.note
    poor = " Read the pairs instead of the map." if found.stress > 0.1 else ""
    return (
        f"{len(found.places)} parties{_rests_on(found)}. Stress "
        f"{figure(found.stress, 2)}, a fit that Kruskal calls {found.fit}.{poor} {_left_out(found)}"
    ).strip()


def _rests_on(found: Scaling) -> str:
    if found.pairs is None or found.coverage is None:
        return ""
    low, high = found.coverage
    issues = counted(low, "issue") if low == high else f"{low} to {high} issues"
    return f"; every distance rests on {issues} of {found.pairs.of}"


def scaling_method(found: Scaling) -> str:
    """Return how a map was made."""
    given = found.pairs
    made = (
        "the distances given"
        if given is None
        else (
            f"1 − agreement ({METRIC_WORDS[given.metric]}{weighting_text(given.weighting)}, "
            f"{CODING_WORDS[given.coding]})"
        )
    )
    return (
        f"Classical scaling of {made}. Only the distances between points mean anything; which way the map is "
        "turned does not."
    )


def _left_out(found: Scaling) -> str:
    if not found.left_out:
        return ""
    names = ", ".join(party.short for party in found.left_out)
    if found.pairs is None:
        return f"Left out, with a distance that is not known: {names}."
    return f"Left out, with fewer than {counted(found.least, 'issue')} known for some pair: {names}."


def _heat_cell(found: Pairwise, one: Party, other: Party) -> Html:
    if one == other:
        return tag("td", tag("span", "·", aria_hidden="true"), style=_CELL)
    pair = pair_of(found, one, other)
    lines = list(_lines(pair))
    weak = pair.agreement is None or pair.thin
    look = _BARE if weak else f"background:{agreement_shade(pair.agreement or 0.0)};color:{INK};"
    return tag("td", lines, style=_CELL + look)


def _lines(pair: Pair) -> Iterator[Html]:
    small = "font-size:11px;white-space:nowrap"
    weight = 400 if pair.thin else 600
    yield tag(
        "div", pair.text, style=f"font-weight:{weight};font-size:14px;font-variant-numeric:tabular-nums"
    )
    yield tag("div", pair.coverage, style=small)
    yield tag("div", pair.limits, style=small)


def _told(pair: Pair) -> str:
    return f"{pair.a.short} and {pair.b.short}, {pair.text} on {pair.coverage}"


def _number(cell: object) -> float | None:
    number = float(str(cell))
    return None if isnan(number) else number
