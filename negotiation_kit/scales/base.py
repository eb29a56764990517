"""What every scale offers: reading a value, naming it, and the regions of outcomes it stands for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from negotiation_kit.errors import ToldError, shown
from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.wording import ENGLISH, Message, say

if TYPE_CHECKING:
    from negotiation_kit.scales.regions import Region

MORE, LESS = "more", "less"
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Span:
    """A number, or a stretch of numbers; None is an open end, closed by the scale's anchor."""

    low: float | None
    high: float | None


Part = str | Span | Edtf
Value = str | tuple[Part, ...]
"""A level is a `str`; tuples are options of a set, all of them, or several of anything else: any of them."""


class OffScaleError(ToldError):
    """A value does not fit its scale.

    Parameters
    ----------
    code : str
        The code of the finding this becomes.
    message : str
        What was found and what was expected.
    hint : str
        What to do.
    path : tuple
        Keys and indices that lead from the value to the part at fault.
    """

    def __init__(self, code: str, message: str, hint: str = "", path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.path = code, message, hint, path


class Scale(ABC):
    """One issue's scale at one level of measurement (Stevens 1946)."""

    level: ClassVar[str]
    adds_up: ClassVar[bool] = False
    """Whether its values are amounts, of which a further one can be asked for each round."""

    @abstractmethod
    def parse(self, raw: Any) -> Value:
        """Return the value written as `raw` (text, number, mapping or list).

        Raises
        ------
        OffScaleError
            Where it does not fit the scale.
        """

    @abstractmethod
    def parse_part(self, raw: Any) -> Part:
        """Return one outcome of an `accepts` or `rejects` list.

        Raises
        ------
        OffScaleError
            Where it does not fit the scale.
        """

    @abstractmethod
    def read_code(self, cell: Any, ids: Mapping[str, str]) -> Any:
        """Return the cell of a table, or what is typed into a field, as it would stand in a file.

        Parameters
        ----------
        cell : Any
            Plain data, not missing; in a text several parts have `;`, `|` or a comma and a space between.
        ids : mapping
            The id of a level or option by the name the table uses.
        """

    def parse_uncertain(self, raw: Any) -> Value:
        """Return the readings a coder cannot decide between; of a set the options that may be meant or not.

        Raises
        ------
        OffScaleError
            Where it does not fit the scale, or is one reading alone.
        """
        found = self.parse(raw)
        if self._one_reading(found):
            message = Message("finding.uncertain-single.found", found=shown(raw))
            raise OffScaleError("uncertain-single", message, Message("finding.uncertain-single.hint"))
        return found

    def may_mean(self, uncertain: Value, value: Value) -> bool:
        """Return whether a value is among the readings a coder cannot decide between."""
        return self.of(uncertain).covers(self.of(value))

    @property
    def preferences(self) -> tuple[str, ...]:
        """What a party can be said to prefer on it: `more`, `less` or a level; empty where nothing can."""
        return ()

    def _one_reading(self, value: Value) -> bool:
        return self.of(value).single

    @abstractmethod
    def plain(self, part: Part) -> Any:
        """Return the text, number or mapping that `parse_part` reads back as this part."""

    @abstractmethod
    def part_text(self, part: Part, unit: bool = True, language: str = ENGLISH) -> str:
        """Return one part of a value in words for people."""

    @abstractmethod
    def everything(self) -> Region:
        """Return the whole scale."""

    @abstractmethod
    def nothing(self) -> Region:
        """Return the part of the scale in which no outcome lies."""

    @abstractmethod
    def of(self, value: Value) -> Region:
        """Return the outcomes a stated value stands for: any of its alternatives."""

    @abstractmethod
    def of_parts(self, parts: tuple[Part, ...]) -> Region:
        """Return the outcomes that parts of values stand for: any of them."""

    @abstractmethod
    def without(self, parts: tuple[Part, ...]) -> Region:
        """Return what is left of the scale when some outcomes are ruled out."""

    @abstractmethod
    def apart(self, one: Any, other: Any) -> float:
        """Return the distance of two outcomes, in [0, 1]."""

    def accepting(self, parts: tuple[Part, ...]) -> Region:
        """Return what a party leaves that wants nothing of its own, and could live with these."""
        return self.of_parts(parts)

    def doubted(self, value: Value | None, uncertain: Value) -> Region:
        """Return every outcome that may be meant where the coder is in doubt."""
        return self.of(uncertain) if value is None else self.of(value).join(self.of(uncertain))

    def figure(self, value: Value) -> Region:
        """Return the outcomes a value names, an open end standing at the figure named."""
        return self.of(value)

    def amount_text(self, low: float, high: float) -> str | None:
        """Return an amount in words, as the sum of several; None where outcomes are no amounts."""
        return None

    def place(self, outcome: Any) -> float | None:
        """Return where an outcome lies in [0, 1], or None where the scale has no order."""
        return None

    @property
    def has_near(self) -> bool:
        """Whether it tells enough outcomes apart for two of them to be near each other."""
        return True

    def coordinate(self, part: Part) -> float | None:
        """Return where a part lies in [0, 1], or None where the scale has no order."""
        return None

    @property
    def has_midpoint(self) -> bool:
        """Whether the scale has a middle that can count as neutral, which directional distance needs."""
        return False

    def plain_value(self, value: Value) -> Any:
        """Return the plain data that `parse` reads back as this value."""
        parts = [self.plain(part) for part in parts_of(value)]
        return parts[0] if len(parts) == 1 else parts

    def text(self, value: Value, language: str = ENGLISH) -> str:
        """Return the value in words for people."""
        return self.parts_text(parts_of(value), language)

    def parts_text(self, parts: tuple[Part, ...], language: str = ENGLISH) -> str:
        """Return several parts in words, as alternatives."""
        return alternatives((self.part_text(part, language=language) for part in parts), language)

    def code(self, value: Value) -> str:
        """Return the value in the short form of a data frame's cell."""
        return ", ".join(self.part_code(part) for part in parts_of(value))

    def part_code(self, part: Part) -> str:
        """Return one part in the short form of a data frame's cell."""
        return str(self.plain(part))


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


def parts_of(value: Value) -> tuple[Part, ...]:
    """Return the parts of a value: itself for a level, its members for everything else."""
    return (value,) if isinstance(value, str) else value
