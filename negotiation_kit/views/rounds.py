"""A round in words."""

from __future__ import annotations

from negotiation_kit.model import Round
from negotiation_kit.scales import date_text
from negotiation_kit.wording import ENGLISH, translated


def round_text(round: Round, language: str = ENGLISH) -> str:
    """Return a round's title with its date, where it has one.

    Examples
    --------
    >>> from negotiation_kit.scales.edtf import parse_edtf
    >>> round_text(Round("r1", "First round", parse_edtf("2025-05")))
    'First round, 1–31 May 2025'
    """
    title = str(translated(round, "title", language))
    return f"{title}, {date_text(round.date, language)}" if round.date else title
