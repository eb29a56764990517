"""How verdicts and parties look: word, glyph, meaning and colours, as data.

Fills are light tints that stay apart for colour-blind readers, each with its own dark text, so that a cell
reads the same on a light and on a dark page. A verdict is never told by its colour alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.analysis.linking import Holding
from negotiation_kit.analysis.moving import Change
from negotiation_kit.model import Party
from negotiation_kit.wording import ENGLISH, say

INK = "#1b1f23"


@dataclass(frozen=True)
class Look:
    """How a verdict or a change is shown.

    Parameters
    ----------
    word : str
    glyph : str
        One character; `plain` is its stand-in where only ASCII can be printed.
    meaning : str
        What it says, in one clause.
    fill, text : str
        Background and text colour, always used together.
    night : str
        The background on a dark page, where what is shown follows the reader's theme.
    """

    word: str
    glyph: str
    plain: str
    meaning: str
    fill: str
    text: str = INK
    night: str = ""

    @property
    def label(self) -> str:
        """Glyph and word."""
        return f"{self.glyph} {self.word}"


def _look(key: str, drawn: tuple[str, ...], language: str) -> Look:
    glyph, plain, fill, *night = drawn
    word, meaning = say(language, key), say(language, f"{key}.means")
    return Look(word, glyph, plain, meaning, fill, night="".join(night))


# From green over yellow to violet: apart for every eye, without alarm, and in no party's colour.
_DRAWN = {
    Verdict.AGREE: ("●", "@", "#bfe6c6", "#1f5530"),
    Verdict.OVERLAP: ("◍", "%", "#dcf1dc", "#274a31"),
    Verdict.NEAR: ("◐", "/", "#faecb4", "#574813"),
    Verdict.DIVERGE: ("○", "o", "#dccdf3", "#453566"),
    Verdict.ONE_SIDED: ("◌", ":", "#e4e6e9", "#39414a"),
    Verdict.OPEN: ("–", "-", "#f1f3f5", "#252c33"),
    Verdict.NOT_COMPARABLE: ("≠", "x", "#eceef1", "#2f363e"),
}
"""Glyph, its stand-in in ASCII, fill, and fill on a dark page."""


def look(verdict: Verdict, language: str = ENGLISH) -> Look:
    """Return how a verdict is shown to readers of a language."""
    return _look(f"verdict.{verdict}", _DRAWN[verdict], language)


VERDICTS: dict[Verdict, Look] = {verdict: look(verdict) for verdict in _DRAWN}

_DRAWN_CHANGES: dict[Change, tuple[str, str, str]] = {
    Change.ADDED: ("+", "+", "#dcf1dc"),
    Change.DROPPED: ("−", "-", "#e4e6e9"),
    Change.SETTLED: ("●", "@", "#bfe6c6"),
    Change.MOVED: ("→", ">", "#faecb4"),
    Change.NARROWER: ("↔", "<>", "#fdf6da"),
    Change.WIDER: ("⇔", "<=>", "#fdf6da"),
    Change.CONDITION_ADDED: ("⇢", "if", "#dccdf3"),
    Change.CONDITION_DROPPED: ("⇠", "fi", "#dcf1dc"),
    Change.CONDITION_CHANGED: ("⇄", "~if", "#eae1f7"),
    Change.FIRMER: ("↑", "^", "#dccdf3"),
    Change.LOOSER: ("↓", "v", "#dcf1dc"),
    Change.REWORDED: ("≈", "~", "#f1f3f5"),
    Change.UNCHANGED: ("=", "=", "#f1f3f5"),
    Change.NO_POSITION: ("–", "-", "#f1f3f5"),
    Change.NOT_CODED: ("?", "?", "#e4e6e9"),
    Change.NOT_COMPARABLE: ("≠", "x", "#eceef1"),
}
"""Glyph, its stand-in in ASCII, and fill."""


def look_of_change(change: Change, language: str = ENGLISH) -> Look:
    """Return how a change is shown to readers of a language."""
    return _look(f"change.{change}", _DRAWN_CHANGES[change], language)


CHANGES: dict[Change, Look] = {change: look_of_change(change) for change in Change}

AGREEMENT_SHADES = ("#f6f7f8", "#e9f4ea", "#d6ecd9", "#bfe0c5", "#a5d3ae")
"""From little agreement to much, in fifths, each light enough for dark text; the number is told too."""


def agreement_shade(agreement: float) -> str:
    """Return the shade of an agreement from 0 to 1.

    Examples
    --------
    >>> agreement_shade(0.0) == AGREEMENT_SHADES[0], agreement_shade(1.0) == AGREEMENT_SHADES[-1]
    (True, True)
    """
    steps = len(AGREEMENT_SHADES)
    return AGREEMENT_SHADES[min(int(agreement * steps + 1e-9), steps - 1)]


_DRAWN_HOLDINGS: dict[Holding, tuple[str, str, str]] = {
    Holding.MET: ("✓", "+", "#bfe6c6"),
    Holding.ACCEPTED: ("◍", "%", "#dcf1dc"),
    Holding.OFFERED: ("⇄", "if", "#faecb4"),
    Holding.OPEN: ("–", "-", "#f1f3f5"),
    Holding.AGAINST: ("○", "o", "#dccdf3"),
    Holding.REFUSED: ("✕", "x", "#c9b3ec"),
}
"""Glyph, its stand-in in ASCII, and fill."""


def look_of_holding(holding: Holding, language: str = ENGLISH) -> Look:
    """Return how a party's stance to what somebody else's offer depends on is shown."""
    return _look(f"holding.{holding}", _DRAWN_HOLDINGS[holding], language)


HOLDINGS: dict[Holding, Look] = {holding: look_of_holding(holding) for holding in Holding}

CONTESTED = "⚑"
"""Beside a verdict: the accounts of a party contradict each other; the word always stands with it."""
SIDE_MARKS = ("▼", "▲")
HOLLOW_MARKS = ("▽", "△")
REJECT_MARK = "✕"

# Okabe and Ito (2008), the colours that differ enough from each other in every common colour blindness.
_SPARE_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#7A7A7A", "#8C6D31")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class _WithParties(Protocol):
    @property
    def parties(self) -> tuple[Party, ...]: ...


def party_colours(case: _WithParties) -> dict[str, str]:
    """Return every party's colour: its own, or the next spare one in the declared order.

    A colour that is not written as #rrggbb counts as none, as it could not be drawn.
    """
    declared = {party.id: party.colour or "" for party in case.parties}
    own = {name: colour for name, colour in declared.items() if _COLOUR.fullmatch(colour)}
    taken = {colour.lower() for colour in own.values()}
    spare = [colour for colour in _SPARE_COLOURS if colour.lower() not in taken] or list(_SPARE_COLOURS)
    without = [party.id for party in case.parties if party.id not in own]
    return {
        party.id: own.get(party.id) or spare[without.index(party.id) % len(spare)] for party in case.parties
    }
