"""The marks of the two sides, for running text and beside a level's name."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance
from negotiation_kit.palette import HOLLOW_MARKS, REJECT_MARK, SIDE_MARKS, party_colours
from negotiation_kit.scales import parts_of
from negotiation_kit.views.html import Html, tag


@dataclass(frozen=True)
class Side:
    """One side as it is drawn: place 0 points down at the line, place 1 up."""

    stance: Stance
    colour: str
    place: int


def both_sides(comparison: Comparison, row: IssueComparison) -> tuple[Side, Side]:
    """Return both sides of a row with the colours of the case."""
    colours = party_colours(comparison.case)
    return Side(row.a, colours[row.a.party.id], 0), Side(row.b, colours[row.b.party.id], 1)


def marker(side: Side, *, hollow: bool = False) -> Html:
    """Return a side's mark; hollow where its position is only what its rejections leave."""
    glyph = (HOLLOW_MARKS if hollow else SIDE_MARKS)[side.place]
    return tag("span", glyph, style=drawn_in("color", side), aria_hidden="true")


def cross(side: Side) -> Html:
    """Return the mark of a rejection."""
    return tag("span", REJECT_MARK, style=drawn_in("color", side), aria_hidden="true")


def drawn_in(what: str, side: Side) -> str:
    """Return the style that gives something a side's colour."""
    return leaning(what, side.colour)


def leaning(what: str, colour: str) -> str:
    """Return the style that gives something a colour, a little nearer to the page's own ink.

    A dark colour stands out from a dark page so; where a browser cannot mix, the plain colour stays.
    """
    return f"{what}:{colour};{what}:color-mix(in srgb,{colour} 86%,currentcolor)"


def level_marks(name: str, sides: tuple[Side, Side]) -> list[Html]:
    """Return what both sides say of a level or option: a mark for a choice, a cross for a rejection."""
    marks = []
    for side in sides:
        chosen = [offer for offer in side.stance.headline if name in parts_of(offer.value)]
        if chosen:
            marks.append(marker(side))
        elif name in side.stance.rejects:
            marks.append(cross(side))
    return marks
