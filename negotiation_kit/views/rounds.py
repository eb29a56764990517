"""A round in words."""

from __future__ import annotations

from datetime import date

from negotiation_kit.model import Round
from negotiation_kit.scales import DateScale
from negotiation_kit.views.values import part_text

_CALENDAR = DateScale(date.min, date.max)


def round_text(round: Round) -> str:
    """Return a round's title with its date, where it has one.

    Examples
    --------
    >>> from negotiation_kit.edtf import parse_edtf
    >>> round_text(Round("r1", "First round", parse_edtf("2025-05")))
    'First round, 1–31 May 2025'
    """
    return f"{round.title}, {part_text(_CALENDAR, round.date)}" if round.date else round.title
