"""The evidence reader: passages one by one, what each position rests on, and garbled wording side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiation_kit.analysis.coding.evidence import Citation, EvidenceFound, Garbled
from negotiation_kit.analysis.comparing import Bases, Basis
from negotiation_kit.errors import counted
from negotiation_kit.model import Case, Position
from negotiation_kit.render.evidence import MODE_WORDS, Marks, folded, passage_text, source_key, source_marks
from negotiation_kit.render.html import (
    CELL,
    HEAD,
    MUTED,
    SECTION,
    Child,
    Html,
    case_line,
    join,
    tag,
    view_heading,
)
from negotiation_kit.render.palette import party_colours
from negotiation_kit.render.words import column_text, round_text, stance_text
from negotiation_kit.wording import Message

NO_PASSAGE = "No passage matches. Set a filter to “all” to see passages again."
NOT_GARBLED = "No passage cited in this round has a wording that differs from the reading."
_TABLE = "border-collapse:collapse;width:100%;min-width:620px;font-size:13px;table-layout:fixed"
_QUESTIONS = (
    ("only_other_side", "Resting only on the other side's word"),
    ("one_passage", "Resting on a single passage"),
    ("only_inferred", "Resting only on the coder's inference"),
)


def reader_heading(found: EvidenceFound) -> Html:
    """Return the heading with case and round."""
    line = case_line(found.case, round_text(found.round), f"coder {found.coder}")
    return view_heading("On whose word", line)


def reader_sentence(bases: Bases) -> Message:
    """Return on whose word the positions of the round rest."""
    if bases.case.coded_from == "table":
        return Message("basis.none")
    told, one, inferred = (
        len(found) for found in (bases.only_other_side, bases.one_passage, bases.only_inferred)
    )
    every = counted(len(bases.rows), "position")
    return Message("basis.rest-on", positions=every, n=told, one=one, inferred=inferred)


def citations_table(found: EvidenceFound, citations: Iterable[Citation]) -> Html:
    """Return the passages, each with who speaks there and what it is cited for."""
    groups = _by_passage(citations)
    if not groups:
        return tag("p", NO_PASSAGE, role="status", style="padding:12px 0")
    marks, colours = source_marks(found.case, found.round), party_colours(found.case)
    heads = (
        ("Passage", "12%"),
        ("In our words", "38%"),
        ("Who speaks, and how", "22%"),
        ("Cited for", "28%"),
    )
    rows = [_passage_row(group, marks, colours) for group in groups]
    table = tag("table", _header(heads), tag("tbody", rows), style=_TABLE, aria_label="Passages cited")
    return join(table, source_key(found.case, marks))


def bases_lists(bases: Bases) -> Html:
    """Return, question by question, the positions that rest on little."""
    marks, colours = source_marks(bases.case, bases.round), party_colours(bases.case)
    return join([_question(bases, name, head, marks, colours) for name, head in _QUESTIONS])


def garbled_table(case: Case, passages: Iterable[Garbled], marks: Marks) -> Html:
    """Return garbled passages: what is printed, how it is read, and what follows for the positions."""
    found = list(passages)
    if not found:
        return tag("p", NOT_GARBLED, role="status", style="padding:12px 0")
    heads = (
        ("Passage", "12%"),
        ("As printed, in our words", "28%"),
        ("Read as", "30%"),
        ("Cited for", "30%"),
    )
    colours = party_colours(case)
    rows = [_garbled_row(case, item, marks, colours) for item in found]
    table = tag("table", _header(heads), tag("tbody", rows), style=_TABLE, aria_label="Garbled passages")
    return join(table, source_key(case, marks))


def _header(heads: Iterable[tuple[str, str]]) -> Html:
    cells = [tag("th", head, scope="col", style=f"{HEAD}width:{width}") for head, width in heads]
    return tag("thead", tag("tr", cells))


def _by_passage(citations: Iterable[Citation]) -> list[list[Citation]]:
    groups: dict[tuple[str, int], list[Citation]] = {}
    for item in citations:
        groups.setdefault((item.source.id, item.piece.passage), []).append(item)
    return list(groups.values())


def _passage_row(group: list[Citation], marks: Marks, colours: dict[str, str]) -> Html:
    first = group[0]
    where = passage_text(first.source.id, first.piece.passage, marks)
    told = dict.fromkeys(_how(item) for item in group)
    cited = list({(id(item.position), item.issue.id): item for item in group}.values())
    return tag(
        "tr",
        tag("th", where, scope="row", style=f"{CELL}font-weight:600;"),
        tag("td", _digest(first), style=CELL),
        tag("td", [tag("div", how) for how in told], style=CELL),
        tag("td", [_cited(item, colours) for item in cited], style=CELL),
    )


def _digest(item: Citation) -> Child:
    passage = item.passage
    if passage is None:
        return "The source card has no passage of this number."
    read = (
        tag("div", tag("i", "Read as: "), passage.reading, style="margin-top:3px")
        if passage.reading
        else None
    )
    return (passage.digest, read, folded("Why it is read so", passage.why))


def _how(item: Citation) -> str:
    piece = item.piece
    voice = f"{piece.voice}, as told by {piece.reported_by}" if piece.reported_by else piece.voice
    return f"{voice}: {MODE_WORDS[piece.mode]}" if voice else MODE_WORDS[piece.mode]


def _cited(item: Citation, colours: dict[str, str]) -> Html:
    entry = item.position
    sure = f"confidence {entry.confidence}" if entry.confidence else None
    return _party_line(item.party.short, colours[item.party.id], item.issue.title, sure)


def _party_line(name: str, colour: str, text: str, muted: str | None = None) -> Html:
    square = tag("span", "■ ", style=f"color:{colour}", aria_hidden="true")
    detail = tag("span", f" · {muted}", style=MUTED) if muted else None
    return tag("div", square, tag("b", name), f": {text}", detail, style="margin:0 0 3px")


def _question(bases: Bases, name: str, head: str, marks: Marks, colours: dict[str, str]) -> Html:
    found: tuple[Basis, ...] = getattr(bases, name)
    title = f"{head}: {counted(len(found), 'position')}"
    lines = [_basis_line(row, marks, colours) for row in found] or [tag("div", "None.", style=MUTED)]
    return join(tag("div", title, role="heading", aria_level=3, style=SECTION), lines)


def _basis_line(row: Basis, marks: Marks, colours: dict[str, str]) -> Html:
    found = row.stance
    text = f"{found.issue.title}, {stance_text(found)}"
    return _party_line(found.party.short, colours[found.party.id], text, "; ".join(_why(row, marks)))


def _why(row: Basis, marks: Marks) -> Iterator[str]:
    yield ", ".join(passage_text(source, number, marks) for source, number in row.passages)
    yield ", ".join(dict.fromkeys(MODE_WORDS[piece.mode] for piece in row.pieces))
    if row.confidence is not None:
        yield f"confidence {row.confidence}"


def _garbled_row(case: Case, item: Garbled, marks: Marks, colours: dict[str, str]) -> Html:
    passage = item.passage
    return tag(
        "tr",
        tag(
            "th",
            passage_text(item.source.id, passage.number, marks),
            scope="row",
            style=f"{CELL}font-weight:600;",
        ),
        tag("td", passage.digest, style=CELL),
        tag("td", passage.reading, folded("Why it is read so", passage.why), style=CELL),
        tag("td", [_columns(case, entry, colours) for entry in item.positions], style=CELL),
    )


def _columns(case: Case, entry: Position, colours: dict[str, str]) -> Html:
    """Return a position with what is printed beside what is read, where the two differ."""
    party, issue = case.party(entry.party), case.issue(entry.issue)
    detail = None
    if entry.printed is not None:
        printed, read = (column_text(issue.scale, column) for column in (entry.printed, entry))
        detail = f"printed: {printed}; read: {read}"
    return _party_line(party.short, colours[party.id], issue.title, detail)
