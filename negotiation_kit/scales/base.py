"""What every scale offers: reading a value, naming it, and the regions of outcomes it stands for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any, ClassVar, Self

from negotiation_kit.errors import ToldError
from negotiation_kit.scales.declaring import Faults, Given
from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.scales.surface import Control, Schema, Tick, nearest, quoted
from negotiation_kit.wording import ENGLISH, rounded, say, translated

if TYPE_CHECKING:
    from negotiation_kit.scales.levels import Level
    from negotiation_kit.scales.regions import Region

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Span:
    """A number, or a stretch of numbers; None is an open end, closed by the scale's anchor."""

    low: float | None
    high: float | None


Part = str | Span | Edtf
Value = str | tuple[Part, ...]
"""A level is a `str`; the options of a set, numbers and dates are tuples (several of the last two: any)."""


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
    """One issue's scale at one level of measurement (Stevens 1946).

    Whoever has a scale before it asks it what it wants to know, and never what kind of scale it is. What a
    new level must bring is abstract; the rest is answered here as fits named options without an order.

    Attributes
    ----------
    level, about : str
        Its name in case.yaml, and what it is, in a sentence for coders.
    fields, optional : tuple of str
        The fields of its declaration, and which of them may be left out.
    has_order : bool
        Whether its outcomes lie in an order, so that it can be drawn as a line and has means and medians.
    together : bool
        Whether the parts of a value hold all together, as in a set, and not each by itself.
    """

    level: ClassVar[str]
    about: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]
    optional: ClassVar[tuple[str, ...]] = ()
    has_order: ClassVar[bool] = False
    together: ClassVar[bool] = False
    looked_at: ClassVar[str] = "between.stated"
    """The phrase that says which outcomes `between` looks at; empty where it looks at all."""
    apart_told: ClassVar[str] = "working.apart"
    """The phrase that says how far two values lie apart that have nothing in common."""

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

    # How it is declared, and how its values are written

    @classmethod
    @abstractmethod
    def from_declaration(cls, given: Given, faults: Faults) -> Self | None:
        """Return the scale that a codebook declares, or None with the faults reported.

        Parameters
        ----------
        given : dict
            The fields that could be read.
        faults : callable
            Takes a field, what is wrong with it, and what to do.
        """

    @abstractmethod
    def declaration(self) -> dict[str, Any]:
        """Return the fields from which `from_declaration` makes the scale, its level first."""

    @abstractmethod
    def read_code(self, cell: Any, ids: Mapping[str, str]) -> Any:
        """Return a cell of a table, or what is typed into a form, as a file would have it, for `parse`.

        Parameters
        ----------
        cell : Any
            Plain Python, not missing.
        ids : mapping
            The names of options by what the table calls them.
        """

    def part_schema(self) -> Schema:
        """Return the JSON schema of one outcome."""
        meanings = [choice.meaning for choice in self.choices]
        return {"enum": list(self.names), "enumDescriptions": meanings} if self.choices else {}

    def value_schema(self) -> Schema:
        """Return the JSON schema of a value."""
        return self.part_schema()

    # Its options and ends, in words and as places

    @property
    def choices(self) -> tuple[Level, ...]:
        """The options that have names, in the declared order; empty where outcomes are numbers or days."""
        return ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the options."""
        return tuple(choice.name for choice in self.choices)

    @property
    def anchors(self) -> tuple[Any, Any]:
        """The lowest and the highest outcome as declared, where these are numbers or days."""
        return None, None

    def unit_text(self, language: str = ENGLISH) -> str:
        """Return what is counted, as in days; empty where nothing is."""
        return ""

    def kind(self, language: str = ENGLISH) -> str:
        """Return in a few words what kind of scale it is."""
        return say(language, f"level.{self.level}")

    def heading(self, language: str = ENGLISH) -> str:
        """Return what stands over the options or, where there are none, names both ends."""
        low, high = self.end_texts(language)
        return say(language, f"heading.{self.level}", low=low, high=high)

    def ticks(self, language: str = ENGLISH, inner: int = 0) -> tuple[Tick, ...]:
        """Return the places worth naming on a drawing, from end to end: every option, or both ends.

        Parameters
        ----------
        language : str
        inner : int
            How many numbers at equal steps to name between the ends.
        """
        return tuple(
            Tick(self.span(choice.name)[0], choice.text_in(language), translated(choice, "meaning", language),
                 choice.name)
            for choice in self.choices
        )  # fmt: skip

    def end_texts(self, language: str = ENGLISH) -> tuple[str, str]:
        """Return both ends in words."""
        first, *_, last = self.ticks(language)
        return first.text, last.text

    def span(self, part: Part) -> Interval:
        """Return the two ends of a part in [0, 1]; options without an order stand at equal steps."""
        place = self.coordinate(part)
        if place is None:
            place = self.names.index(str(part)) / max(1, len(self.names) - 1)
        return place, place

    def rest(self, rejects: tuple[Part, ...]) -> tuple[Interval, ...]:
        """Return where the outcomes lie that are not ruled out."""
        return tuple(self.span(name) for name in self.names if name not in rejects)

    def nearest_ends(self, a: Value, b: Value) -> Interval:
        """Return the two points at which two values are nearest to each other; equal where they meet."""
        pairs = product(map(self.span, parts_of(a)), map(self.span, parts_of(b)))
        found = (nearest(one, other) for one, other in pairs)
        return min(found, key=lambda ends: abs(ends[0] - ends[1]))

    # Forms

    @property
    def control(self) -> Control:
        """How a form asks for a value."""
        return Control(options=self.choices)

    def answer(self, value: Value) -> Any:
        """Return a value as forms save it; None where a form has no room for it, as for alternatives."""
        return self.plain_value(value) if len(parts_of(value)) == 1 else None

    def read_answer(self, raw: Any) -> Value:
        """Return the value that a form has saved.

        Raises
        ------
        OffScaleError
            Where it does not fit the scale.
        """
        return self.parse(raw)

    def sample(self, random: Random) -> Value:
        """Return any value, for a rehearsal."""
        return self.parse(random.choice(self.names))

    def page_data(self) -> dict[str, Any]:
        """Return what the script of a page needs: as what level it measures and checks, and with what."""
        return {"level": "nominal", "options": [[name, self.part_text(name)] for name in self.names]}

    # Arithmetic

    @property
    def length(self) -> float:
        """How many units it is long."""
        return 1.0

    def measured(self, place: float) -> Any:
        """Return a place in [0, 1] in the scale's own terms: a number, a day, a rank counted from 1."""
        return place

    def measured_text(self, measured: Any, language: str = ENGLISH) -> str:
        """Return a place in the scale's own terms in words."""
        return rounded(measured, 2, language)

    def working(self, a: Value, b: Value, distance: float, language: str = ENGLISH) -> str:
        """Return how the distance of two values comes about, so that a reader can redo it by hand."""
        shared = next((part for part in parts_of(a) if part in parts_of(b)), None)
        if shared is not None:
            return say(language, "working.same", a=quoted(self.part_text(shared, language=language)))
        one, other = (quoted(self.text(value, language)) for value in (a, b))
        return say(language, self.apart_told, a=one, b=other, distance=rounded(distance, 3, language))

    def between(self, a: Sequence[Value], b: Sequence[Value], steps: int) -> Iterator[Value]:
        """Yield the outcomes worth looking at between what two parties want, both ends among them.

        Parameters
        ----------
        a, b : sequence of Value
            The alternatives each wants, at least one.
        steps : int
            Into how many steps a stretch is divided.
        """
        yield from (*a, *b)


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
