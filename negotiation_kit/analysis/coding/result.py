"""Alpha as it is handed out: a number with what it rests on, or a sentence that says why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_kit.wording import Message, Printable, joined

CONFIDENCE = 0.95
LEAST_FOR_INTERVAL = 5
"""Units; resampling fewer says next to nothing about how they might have fallen out."""
MOST_WITHOUT = 0.05
"""The share of samples that may be without an alpha; of more, an interval would tell only half the story."""


@dataclass(frozen=True, repr=False)
class Alpha(Printable):
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

    _names = ("value", "low", "high", "n_pairable_units", "note")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        return joined((*self.number, self.note))

    @property
    def number(self) -> tuple[Message, ...]:
        """The number with its interval and on how many units it rests; nothing where there is none."""
        if self.value is None:
            return ()
        units = Message("count.unit", n=self.n_pairable_units)
        if self.low is None or self.high is None:
            return (Message("result.alpha", value=self.value, units=units),)
        return (Message("result.alpha.between", low=self.low, high=self.high, value=self.value, units=units),)
