"""Many parties at once: where each stands on each issue, and how near each pair of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import isnan
from string import ascii_uppercase
from typing import NamedTuple

from negotiation_kit.analysis.comparing import (
    FEWEST,
    MatrixRow,
    Pairwise,
    Scaling,
    Stance,
    StanceMatrix,
    Verdict,
)
from negotiation_kit.errors import counted
from negotiation_kit.model import Party
from negotiation_kit.render.evidence import Marks, passages, source_key, source_marks
from negotiation_kit.render.html import (
    CELL,
    FRAME,
    GROUP,
    HEAD,
    MUTED,
    SCROLLED,
    UNTYPESET,
    Html,
    case_line,
    fill,
    tag,
    view_heading,
)
from negotiation_kit.render.palette import INK, VERDICTS, agreement_shade, party_colours
from negotiation_kit.render.words import (
    CODING_WORDS,
    called,
    round_text,
    shown_figure,
    shown_range,
    stance_text,
    standing_marks,
)
from negotiation_kit.wording import ENGLISH, Message, joined, say, thousands

_TITLE, _PARTY = 190, 130
"""Least widths of the columns in pixels; the table scrolls where there is less room."""


def matrix_title(found: StanceMatrix) -> str:
    """Return the heading of a matrix."""
    number = len(found.parties)
    return "Where one party stands" if number == 1 else f"Where {number} parties stand"


def matrix_subtitle(found: StanceMatrix) -> str:
    """Return case, round and column of the coding."""
    return case_line(found.case, round_text(found.round), CODING_WORDS[found.coding])


def matrix_key(found: StanceMatrix) -> str:
    """Return how the marks in the cells are to be read."""
    if found.against is not None:
        return (
            f"Each cell shows how the party stands to {found.against.short}; a distance of up to "
            f"{thousands(found.threshold)} is near. Choose “nobody” to see who wants the same."
        )
    same = VERDICTS[Verdict.AGREE]
    return (
        f"{same.glyph} same: on this issue these parties want the same. Where there are several such groups, "
        "each has a letter. Cells without a mark are a party's own."
    )


def matrix_table(found: StanceMatrix, rows: Iterable[MatrixRow]) -> Html:
    """Return the table of the given rows, or a sentence where there are none.

    Parameters
    ----------
    found : StanceMatrix
    rows : iterable of MatrixRow
        The rows to show, in the case's order.
    """
    rows = list(rows)
    if not rows:
        return tag("p", say(ENGLISH, "rows.none"), role="status", style="padding:12px 0")
    marks, body = source_marks(found.case, found.round), []
    for basket in found.case.baskets:
        group = [row for row in rows if row.issue.basket == basket.id]
        if group:
            head = tag("th", basket.title, colspan=len(found.parties) + 1, scope="rowgroup", style=GROUP)
            body.append(tag("tbody", tag("tr", head), [_row(found, row, marks) for row in group]))
    width = _TITLE + _PARTY * len(found.parties)
    style = f"border-collapse:collapse;width:100%;min-width:{width}px;margin:0;font-size:13px"
    told = f"{matrix_title(found)}, issue by issue"
    return tag(
        "div",
        tag("table", _header(found), body, style=f"{style};table-layout:fixed", aria_label=told),
        source_key(found.case, marks),
    )


def matrix_view(found: StanceMatrix) -> Html:
    """Return heading, key and table: the whole matrix as static HTML."""
    return tag(
        "div",
        matrix_heading(found),
        tag("p", matrix_key(found), style=MUTED),
        tag("div", matrix_table(found, found.rows), style=SCROLLED),
        style=FRAME,
        class_=UNTYPESET,
    )


def matrix_heading(found: StanceMatrix) -> Html:
    """Return the heading with what is shown."""
    return view_heading(matrix_title(found), matrix_subtitle(found))


def _header(found: StanceMatrix) -> Html:
    colours = party_colours(found.case)
    heads = [
        tag("th", _dot(colours[party.id]), party.short, _own(found, party.id), scope="col", style=HEAD)
        for party in found.parties
    ]
    first = tag("th", "Issue", scope="col", style=f"{HEAD}width:{_TITLE}px")
    return tag("thead", tag("tr", first, heads))


def _own(found: StanceMatrix, party: str) -> Html | None:
    chosen = found.against is not None and found.against.id == party
    return tag("div", "all others are set against it", style=MUTED) if chosen else None


def _dot(colour: str) -> Html:
    return tag("span", "■ ", style=f"color:{colour}", aria_hidden="true")


def _row(found: StanceMatrix, row: MatrixRow, marks: Marks) -> Html:
    title = tag("th", row.issue.title, scope="row", style=f"{CELL}font-weight:600;")
    return tag("tr", title, [_cell(found, row, stance, marks) for stance in row.stances])


def _cell(found: StanceMatrix, row: MatrixRow, stance: Stance, marks: Marks) -> Html:
    badge, look = None, None
    told = _mark(found, row, stance)
    if told is not None:
        text, look = told
        badge = tag("div", text, style="font-size:12px;font-weight:600;white-space:nowrap")
    silent = not (stance.stated or stance.rejects or stance.accepts)
    words = tag("div", stance_text(stance), style="opacity:.75" if silent else None)
    cited = "; ".join(text for text in _cited(stance, marks) if text)
    detail = tag("div", cited, style=MUTED) if cited else None
    return tag("td", badge, words, detail, style=CELL + (fill(VERDICTS[look]) if look else ""))


def _mark(found: StanceMatrix, row: MatrixRow, stance: Stance) -> tuple[str, Verdict] | None:
    """Return what is marked in a cell: the verdict against the chosen party, or who wants the same."""
    party = stance.party.id
    if found.against is not None:
        verdict = row.verdicts.get(party)
        return None if verdict is None else (VERDICTS[verdict].label, verdict)
    place = row.group_of(party)
    if place is None:
        return None
    letter = f" {ascii_uppercase[place % len(ascii_uppercase)]}" if len(row.groups) > 1 else ""
    return f"{VERDICTS[Verdict.AGREE].glyph} same{letter}", Verdict.AGREE


def _cited(stance: Stance, marks: Marks) -> Iterator[str]:
    entry = stance.headline[0].position if stance.headline else next(iter(stance.entries), None)
    if stance.headline and stance.headline[0].conditional:
        yield "conditional"
    yield from standing_marks(stance)
    if entry is not None:
        yield passages(entry, marks)


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
    def text(self) -> Message:
        """Agreement, or that there is none."""
        return Message("pair.none") if self.agreement is None else shown_figure(self.agreement, 2)

    @property
    def coverage(self) -> Message:
        """On how many issues, out of how many."""
        return Message("pair.coverage", n=self.n, of=self.of)

    @property
    def limits(self) -> Message:
        """Worst and best case over all issues that can be measured."""
        return shown_range(self.worst, self.best, 2)


def pairs(found: Pairwise) -> list[Pair]:
    """Return every pair of two different parties, each once, in the case's order; thin ones last."""
    return pairs_of(found, found.case.parties)


def pairs_of(found: Pairwise, parties: Sequence[Party]) -> list[Pair]:
    """Return every pair of some parties, as `pairs` does."""
    names = [party.id for party in parties]
    tables = (found.agreement, found.coverage, found.worst, found.best)
    cells = [table.loc[names, names].to_numpy().tolist() for table in tables]
    every = []
    for (i, a), (j, b) in combinations(enumerate(parties), 2):
        agreement, n, worst, best = (table[i][j] for table in cells)
        every.append(Pair(a, b, _number(agreement), n, found.of, _number(worst), _number(best)))
    return sorted(every, key=lambda pair: pair.thin)


def pair_of(found: Pairwise, a: Party, b: Party) -> Pair:
    """Return the figures of one pair."""
    agreement, worst, best = (
        _number(table.loc[a.id, b.id]) for table in (found.agreement, found.worst, found.best)
    )
    return Pair(a, b, agreement, int(str(found.coverage.loc[a.id, b.id])), found.of, worst, best)


def pairs_title(found: Pairwise) -> Message:
    """Return the heading."""
    return Message("pairs.title", n=len(found.case.parties))


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


def pairs_method(found: Pairwise) -> Message:
    """Return how the figures were reached."""
    return Message("pairs.method", **_measured(found))


def _measured(found: Pairwise) -> dict[str, str]:
    coding, metric = Message(f"coding.{found.coding}"), Message(f"metric.{found.metric}")
    return {"metric": metric, "weights": found.weighting, "coding": coding}


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
    parties = counted(len(found.places), "party")
    fit = Message("scaling.fit", stress=shown_figure(found.stress, 2), fit=Message(f"fit.{found.fit}"))
    poor = Message("scaling.poor") if found.stress > 0.1 else ""
    return joined([_rests_on(found, parties), fit, poor, _left_out(found)], " ")


def _rests_on(found: Scaling, parties: Message) -> Message:
    if found.pairs is None or found.coverage is None:
        return Message("list.sentence", part=parties)
    low, high = found.coverage
    issues = counted(low, "issue") if low == high else Message("scaling.issues", low=low, n=high)
    return Message("scaling.rests-on", parties=parties, issues=issues, of=found.pairs.of)


def scaling_method(found: Scaling) -> Message:
    """Return how a map was made."""
    if found.pairs is None:
        return Message("scaling.method.given")
    return Message("scaling.method", **_measured(found.pairs))


def _left_out(found: Scaling) -> str:
    if not found.left_out:
        return ""
    names = tuple(map(called, found.left_out))
    if found.pairs is None:
        return Message("scaling.left-out.given", parties=names)
    return Message("scaling.left-out", least=counted(found.least, "issue"), parties=names)


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
