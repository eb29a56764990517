"""Every issue against every party as an HTML table: stances in words, agreement by glyph, word and shade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_uppercase

from negotiation_kit.analysis.comparing import MatrixRow, Stance, StanceMatrix, Verdict
from negotiation_kit.palette import VERDICTS, party_colours
from negotiation_kit.views.evidence import Marks, passages, source_key, source_marks
from negotiation_kit.views.html import (
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
from negotiation_kit.views.table import NOTHING_FOUND
from negotiation_kit.views.words import CODING_WORDS, round_text, stance_text

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
            f"{found.threshold:g} is near. Choose “nobody” to see who wants the same."
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
        return tag("p", NOTHING_FOUND, role="status", style="padding:12px 0")
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
    if entry is not None:
        yield passages(entry, marks)
