"""What values are made of: levels and options by name, stretches of numbers, days; and how several read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.wording import ENGLISH, Translations, say, translated

Interval = tuple[float, float]


@dataclass(frozen=True)
class Level:
    """A named level, what it means, and how it is shown where its name with spaces will not do."""

    name: str
    meaning: str
    label: str | None = None
    translations: Translations = ()

    @property
    def text(self) -> str:
        """The level in words."""
        return self.text_in(ENGLISH)

    def text_in(self, language: str) -> str:
        """Return the level in words of a language, where the case gives them."""
        return translated(self, "label", language) or self.name.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Span:
    """A number, or a stretch of numbers; None is an open end, closed by the scale's anchor."""

    low: float | None
    high: float | None


Part = str | Span | Edtf
Value = str | tuple[Part, ...]
"""A level is a `str`; tuples are options of a set, all of them, or several of anything else: any of them."""


def parts_of(value: Value) -> tuple[Part, ...]:
    """Return the parts of a value: itself for a level, its members for everything else."""
    return (value,) if isinstance(value, str) else value


def alternatives(texts: Iterable[str], language: str = ENGLISH) -> str:
    """Return texts as alternatives, each once.

    Examples
    --------
    >>> alternatives(["2", "3", "3", "4"])
    '2 or 3 or 4'
    """
    first, *rest = list(dict.fromkeys(texts)) or [""]
    for text in rest:
        first = say(language, "value.or", a=first, b=text)
    return first
