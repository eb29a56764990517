"""The evidence for both stances, piece by piece, in the words of the source card."""

from __future__ import annotations

from negotiation_kit.model import Case, Evidence, Mode
from negotiation_kit.views.html import Html, join, tag
from negotiation_kit.views.marks import Side, marker
from negotiation_kit.views.sources import Marks, passage_text, source_key, source_title
from negotiation_kit.views.stances import folded
from negotiation_kit.views.style import MUTED, QUOTE
from negotiation_kit.wording import ENGLISH, say

MODE_WORDS = {mode: say(ENGLISH, f"mode.{mode}") for mode in Mode}


def evidence(case: Case, sides: tuple[Side, Side], marks: Marks) -> Html:
    """Return every passage each side's position rests on, first of the one, then of the other."""
    return join(_of_side(case, side, marks) for side in sides)


def sources(case: Case, sides: tuple[Side, Side], marks: Marks) -> Html | None:
    """Return the sources cited, each with its mark where the round cites several."""
    cited = {piece.source for side in sides for piece in _pieces(side)}
    if any(name in marks for name in cited):
        return source_key(case, {name: mark for name, mark in marks.items() if name in cited})
    lines = [tag("div", source_title(case, name), style="overflow-wrap:anywhere") for name in sorted(cited)]
    return tag("div", lines, style=MUTED + "margin-top:8px") if lines else None


def told_by(piece: Evidence) -> str:
    """Return how the source gives a position, and who speaks."""
    voice = f"{piece.voice}, as told by {piece.reported_by}" if piece.reported_by else piece.voice
    return " · ".join(word for word in (MODE_WORDS[piece.mode], voice) if word)


def _of_side(case: Case, side: Side, marks: Marks) -> Html:
    pieces = list(dict.fromkeys(_pieces(side)))
    head = tag("div", marker(side), " ", tag("b", side.stance.party.short), style="margin-top:4px")
    if pieces:
        return join(head, [_piece(case, piece, marks) for piece in pieces])
    none = "None: the sources have nothing on it." if case.coded_from == "sources" else "None."
    return join(head, tag("div", none, style=MUTED))


def _pieces(side: Side) -> list[Evidence]:
    return [piece for entry in side.stance.entries for piece in entry.evidence]


def _piece(case: Case, piece: Evidence, marks: Marks) -> Html:
    cited = case.source(piece.source).passage(piece.passage)
    where = f"{passage_text(piece.source, piece.passage, marks)} "
    return tag(
        "blockquote",
        tag("b", where),
        cited.digest if cited else None,
        tag("div", tag("i", "Read as: "), cited.reading, style="margin-top:3px")
        if cited and cited.reading
        else None,
        folded("Why it is read so", cited.why) if cited else None,
        tag("div", told_by(piece), style=MUTED),
        style=QUOTE,
    )
