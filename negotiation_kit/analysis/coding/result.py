"""Alpha as it is handed out: a number with what it rests on, or a sentence that says why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from negotiation_kit.analysis.coding.agreement import category_agreement, gwet_ac1, percent_agreement
from negotiation_kit.analysis.coding.estimate import Rated, alphas, whole, without_each
from negotiation_kit.wording import Message, Printable, joined


@dataclass(frozen=True, repr=False)
class Alpha(Printable):
    """Krippendorff's alpha, and what stands beside it.

    Parameters
    ----------
    value : float or None
        1 for perfect agreement, 0 for what chance would give, below 0 for less; None where there is none.
    low, high : float or None
        The ends of the interval (95 percent), where one was asked for.
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
    parts : tuple of Rated
        The ratings, scale by scale.
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
    parts: tuple[Rated, ...] = field(default=(), compare=False, repr=False)

    _names = ("value", "low", "high", "n_pairable_units", "note", "worst", "percent_agreement", "ac1")

    @property
    def sentence(self) -> str:
        """The number with its interval and what it rests on, or why there is none."""
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

    @cached_property
    def percent_agreement(self) -> float | None:
        """The share of pairs of ratings of a unit that are the same, in [0, 1], in the mean of the units."""
        return percent_agreement(self.parts)

    @cached_property
    def category_agreement(self) -> dict[Any, float]:
        """How often, where one coder gives a value, another gives it too, by value, in [0, 1].

        Empty where the level is not nominal or ordinal, and over issues that differ in scale.
        """
        if not self._has_categories:
            return {}
        found = zip(self.parts[0].ratings.values, category_agreement(self.parts[0].units), strict=True)
        return {_plain(value): float(share) for value, share in found if share == share}  # noqa: PLR0124

    @cached_property
    def ac1(self) -> float | None:
        """Gwet's AC1, for the levels nominal and ordinal; None with one category and over several scales."""
        return gwet_ac1(self.parts[0]) if self._has_categories else None

    @cached_property
    def influence(self) -> dict[Any, float]:
        """Alpha less what it would be without a unit, by unit, the one that hurts most first.

        A unit is called as its column is, and in a coded round by issue and party.
        """
        if self.value is None:
            return {}
        whole_alpha = alphas(self.parts, whole(self.parts))[0]
        names = [name for part in self.parts for name in part.unit_names]
        found = zip(names, whole_alpha - without_each(self.parts), strict=True)
        known = [(name, float(change)) for name, change in found if change == change]  # noqa: PLR0124
        return dict(sorted(known, key=lambda item: item[1]))

    @property
    def worst(self) -> Any:
        """The unit that hurts most; None where none does."""
        return next((name for name, change in self.influence.items() if change < 0), None)

    @property
    def _has_categories(self) -> bool:
        return len(self.parts) == 1 and self.parts[0].categories


def _plain(value: Any) -> Any:
    """Return a value as it was given: truth by its name, as True is the number 1 too; numbers as Python's."""
    if isinstance(value, tuple):
        return str(value[1])
    return value.item() if hasattr(value, "item") else value
