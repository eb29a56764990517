"""What a class has coded, for the wall: who handed in, how far groups agree, where the room is split."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.analysis.coding import Alpha
from negotiation_kit.analysis.coding.readings import Reading
from negotiation_kit.classroom import Handed, Place, Seminar
from negotiation_kit.errors import counted
from negotiation_kit.model import Position
from negotiation_kit.render.evidence import Marks, passage_text, passages, source_key, source_marks
from negotiation_kit.render.html import (
    CELL,
    GROUP,
    HEAD,
    MUTED,
    QUOTE,
    SCROLLED,
    SECTION,
    Child,
    Html,
    case_line,
    join,
    leaning,
    tag,
    view_heading,
)
from negotiation_kit.render.palette import party_colours
from negotiation_kit.render.words import figure, round_text, stance_text

_TABLE = "border-collapse:collapse;width:100%;font-size:13px;margin:2px 0 8px;"
_TRACK = (
    "display:inline-block;vertical-align:middle;width:120px;height:9px;border:1px solid rgba(128,128,128,.6);"
)
_FILL = "display:block;height:100%;background:currentColor;opacity:.55;"
_READ = (
    "Alpha is 1 where all groups agree, 0 where they agree as often as chance would have it. “Kind” asks "
    "whether groups see a position at all or silence; “values” how far they lie apart where two see one. "
    "Where nearly all places are of one kind, one slip makes alpha low; the share of pairs of groups that "
    "see the same kind, and Gwet's AC1, which such a kind moves less, stand beside it."
)
_HEADS = ("Basket", "Values", "Kind", "Same kind", "AC1 of kinds", "What it rests on")
_SEVERAL = "The key has several offers or limits here, so no single answer is counted as right."


def seminar_heading(found: Seminar) -> Html:
    """Return what is coded: the case, the round and the parties."""
    names = " and ".join(party.short for party in found.parties) or "nobody yet"
    return view_heading("What the room has coded", case_line(found.case, round_text(found.round), names))


def handed_in(found: Seminar) -> Html:
    """Return a table of who has handed in, and the files that could not be used."""
    rows = [_group_row(group) for group in found.groups]
    none = tag("p", "Nobody has handed in anything yet. Read the folder again when the first file is there.")
    return join(
        _table("Who has handed in", ("Group", "Coded", "Files", "Remarks"), rows) if rows else none,
        _refused(found.refused),
    )


def agreement(found: Seminar) -> Html:
    """Return how far the groups agree with each other and with the key, without telling the key."""
    between = found.reliability
    if between is None:
        few = "Alpha needs two groups or more; so far there are fewer."
        return join(tag("p", few), _with_key(found))
    named = [("All issues", between.overall)]
    named += [(basket.title, between.by_basket[basket.id]) for basket in found.case.baskets]
    rows = [_alpha_row(name, scope.value, scope.stance) for name, scope in named]
    return join(
        tag("div", "Between the groups: Krippendorff's alpha", style=SECTION),
        tag("p", _READ, style=MUTED),
        _table("Agreement between the groups", _HEADS, rows),
        _worst(found, between.overall.value),
        _with_key(found),
    )


def split_room(found: Seminar) -> Html:
    """Return where the groups read differently, the most split first; the key is not told."""
    if not found.split:
        return tag("p", "No two groups read anything differently so far.")
    count = f"{counted(len(found.split), 'place')} of {len(found.places)}"
    told = f"On {count} groups differ; the most split stands first. A place is one party on one issue."
    rows = [_split_row(found, place) for place in found.split]
    heads = ("Issue", "Party", "Readings, with how many groups", "Most common")
    return join(tag("p", told), _table("Where the room is split", heads, rows))


def reveal(found: Seminar, issue: str, *, key: bool) -> Html:
    """Return what the room reads on one issue and, if it is to be revealed, the key with its passages.

    Parameters
    ----------
    found : Seminar
    issue : str
        Id.
    key : bool
        Whether the key is told.
    """
    places = [place for place in found.places if place.issue.id == issue]
    if not places:
        return tag("p", "Nobody has coded anything yet.")
    return join(
        tag(
            "div", places[0].issue.title, role="heading", aria_level=3, style="font-size:17px;font-weight:700"
        ),
        tag("p", places[0].issue.question, style="margin:2px 0 8px"),
        [_revealed(found, place, key=key) for place in places],
    )


def reading_text(reading: Reading) -> str:
    """Return what a group reads, in a few words."""
    return stance_text(reading.stance)


def _group_row(group: Handed) -> Html:
    share = f"{group.n_coded} of {group.of}"
    return _row(group.name, share, ", ".join(group.files), "; ".join(group.remarks))


def _refused(files: Iterable[tuple[str, str]]) -> Html | None:
    rows = [_row(name, reason) for name, reason in files]
    if not rows:
        return None
    head = tag("div", f"{counted(len(rows), 'file')} not used", style=SECTION)
    return join(head, _table("Files that could not be used", ("File", "Why"), rows))


def _alpha_row(name: str, value: Alpha, kind: Alpha) -> Html:
    numbers = (value.value, kind.value, kind.percent_agreement, kind.ac1)
    return _row(name, *(figure(number, 2) for number in numbers), value.note, small=5)


def _worst(found: Seminar, value: Alpha) -> Html | None:
    """Return which place lowers alpha of values most; how any group reads it is not told."""
    if value.worst is None:
        return None
    issue, party = value.worst
    names = f"{found.case.issue(issue).title} ({found.case.party(party).short})"
    apart = figure(-value.influence[value.worst], 2)
    return tag("p", f"{names} lowers alpha of values most: without it alpha would be {apart} higher.")


def _with_key(found: Seminar) -> Html | None:
    rows = []
    for group in found.coders:
        same, of = found.key_agreement(group)
        rows.append(_row(found.name(group), f"{same} of {of}", _bar(same / of) if of else ""))
    if not rows:
        return None
    note = (
        "The key is one careful reading and not the truth. Places where it is no single value are left out."
    )
    return join(
        tag("div", "With the key", style=SECTION),
        tag("p", note, style=MUTED),
        _table("Agreement with the key", ("Group", "As the key", "Share"), rows),
    )


def _split_row(found: Seminar, place: Place) -> Html:
    readings = tag(
        "ul",
        [_answer(found, same, place.n) for same in place.answers],
        style="margin:0;padding:0;list-style:none",
    )
    united = f"{len(place.answers[0])} of {place.n}"
    return _row(place.issue.title, place.party.short, readings, united)


def _answer(found: Seminar, same: tuple[Reading, ...], of: int, *, names: bool = False) -> Html:
    who = f" ({', '.join(found.name(reading.coder) for reading in same)})" if names else ""
    return tag(
        "li", _bar(len(same) / of), f" {len(same)} × {reading_text(same[0])}", tag("span", who, style=MUTED)
    )


def _revealed(found: Seminar, place: Place, *, key: bool) -> Html:
    colour = party_colours(found.case)[place.party.id]
    answers = [_answer(found, same, place.n, names=key) for same in place.answers]
    none = tag("p", "No group has coded this.", style=MUTED)
    return tag(
        "div",
        tag(
            "div",
            tag("span", "■ ", style=leaning("color", colour), aria_hidden="true"),
            place.party.short,
            style=GROUP,
        ),
        tag("ul", answers, style="margin:6px 0;padding:0;list-style:none") if answers else none,
        _key(found, place) if key else None,
    )


def _key(found: Seminar, place: Place) -> Html:
    if place.key is None:
        return tag("p", "The lead has not coded this, so there is no key.")
    entries = place.key.stance.entries
    several = tag("p", _SEVERAL, style=MUTED) if place.single_key is None else _count(place)
    marks = source_marks(found.case, found.round)
    cited = [_cited(found, entry, marks) for entry in entries]
    said = [tag("div", entry.summary) for entry in entries if entry.summary]
    where = "; ".join(text for entry in entries if (text := passages(entry, marks)))
    head = tag("div", tag("b", f"Key: {reading_text(place.key)}"), f" {where}" if where else "")
    return tag(
        "div",
        head,
        several,
        said,
        cited,
        source_key(found.case, marks),
        style="border-left:4px solid #56B4E9;padding:2px 0 2px 12px;margin:6px 0",
    )


def _count(place: Place) -> Html | None:
    return tag("div", f"{place.as_key} of {counted(place.n, 'group')} read it so.") if place.n else None


def _cited(found: Seminar, entry: Position, marks: Marks) -> list[Html]:
    """Return the digests of the passages an entry of the key rests on."""
    pairs = [(piece, found.case.source(piece.source).passage(piece.passage)) for piece in entry.evidence]
    return [
        tag("div", f"{passage_text(piece.source, piece.passage, marks)} {passage.digest}", style=QUOTE)
        for piece, passage in pairs
        if passage is not None
    ]


def _bar(share: float) -> Html:
    """Return a share as a bar; its words stand beside it, so it says nothing to a screen reader."""
    return tag("span", tag("span", style=f"{_FILL}width:{share:.0%}"), style=_TRACK, aria_hidden="true")


def _table(label: str, heads: tuple[str, ...], rows: list[Html]) -> Html:
    header = tag("tr", [tag("th", head, scope="col", style=HEAD) for head in heads])
    table = tag("table", tag("thead", header), tag("tbody", rows), style=_TABLE, aria_label=label)
    return tag("div", table, style=SCROLLED)


def _row(first: str, *cells: Child, small: int | None = None) -> Html:
    head = tag("th", first, scope="row", style=f"{CELL}font-weight:600;")
    return tag("tr", head, [
        tag("td", cell, style=f"{CELL}{MUTED if place == small else ''}")
        for place, cell in enumerate(cells, start=1)
    ])  # fmt: skip
