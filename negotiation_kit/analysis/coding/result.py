"""Alpha as it is handed out: a number with what it rests on, or a sentence that says why there is none."""

from __future__ import annotations

from dataclasses import dataclass

CONFIDENCE = 0.95
LEAST_FOR_INTERVAL = 5
"""Units; resampling fewer says next to nothing about how they might have fallen out."""
MOST_WITHOUT = 0.05
"""The share of samples that may be without an alpha; of more, an interval would tell only half the story."""


@dataclass(frozen=True)
class Alpha:
    """Krippendorff's alpha.

    Parameters
    ----------
    value : float or None
        1 for perfect agreement, 0 for what chance would give, below 0 for less; None where there is none.
    low, high : float or None
        The ends of the bootstrap interval (95 percent), where one was asked for.
    n_units : int
        Units in the data.
    n_coders : int
        Coders in the data.
    n_pairable : int
        Values in units that two or more coders have coded; Krippendorff's n.
    n_pairable_units : int
        Those units.
    level : str
        The level of measurement.
    note : str
        One or more sentences: what the number rests on, or why there is none.
    """

    value: float | None
    low: float | None
    high: float | None
    n_units: int
    n_coders: int
    n_pairable: int
    n_pairable_units: int
    level: str
    note: str
