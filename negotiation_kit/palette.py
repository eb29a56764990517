"""How verdicts and parties look: word, glyph and colours, as data.

Fills are light tints that stay apart for colour-blind readers, each with its own dark text, so that a cell reads
the same on a light and on a dark page. A verdict is never told by its colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_kit.comparison import Verdict
from negotiation_kit.model import Case

INK = "#1b1f23"


@dataclass(frozen=True)
class Look:
    """How a verdict is shown.

    Parameters
    ----------
    word : str
    glyph : str
        One character; `plain` is its stand-in where only ASCII can be printed.
    fill, text : str
        Background and text colour, always used together.
    """

    word: str
    glyph: str
    plain: str
    fill: str
    text: str = INK


VERDICTS: dict[Verdict, Look] = {
    Verdict.AGREE: Look("agree", "●", "@", "#b9dcf0"),
    Verdict.OVERLAP: Look("overlap", "◍", "%", "#cfe8e0"),
    Verdict.PARTIAL: Look("partial", "◐", "/", "#fbeec2"),
    Verdict.DIVERGE: Look("diverge", "○", "o", "#f7d3ba"),
    Verdict.ONE_SIDED: Look("one-sided", "◌", ":", "#e4e6e9"),
    Verdict.OPEN: Look("open", "–", "-", "#f3f4f5"),
    Verdict.NOT_COMPARABLE: Look("not comparable", "≠", "x", "#e6e0ee"),
}

SIDE_MARKS = ("▼", "▲")
REJECT_MARK = "✕"

# Okabe and Ito (2008), the colours that differ enough from each other in every common colour blindness.
_SPARE_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#7A7A7A", "#8C6D31")


def party_colours(case: Case) -> dict[str, str]:
    """Return every party's colour: its own, or the next spare one in the declared order."""
    taken = {party.colour.lower() for party in case.parties if party.colour}
    spare = [colour for colour in _SPARE_COLOURS if colour.lower() not in taken] or list(_SPARE_COLOURS)
    colours: dict[str, str] = {}
    without = [party.id for party in case.parties if not party.colour]
    for party in case.parties:
        colours[party.id] = party.colour or spare[without.index(party.id) % len(spare)]
    return colours
