"""What every scale offers beside its outcomes: how it is declared, read, drawn and asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from random import Random
from typing import Any, ClassVar, Self

from negotiation_kit.errors import ToldError, shown
from negotiation_kit.scales.ground import Ground
from negotiation_kit.scales.parts import (
    Control,
    Faults,
    Given,
    Interval,
    Level,
    Part,
    Schema,
    Tick,
    Value,
    list_schema,
    nearest,
    parts_of,
    quoted,
)
from negotiation_kit.wording import ENGLISH, Message, rounded, say, translated

MORE, LESS = "more", "less"


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

    def at(self, index: int) -> OffScaleError:
        """Return the same of one item of a list."""
        return OffScaleError(self.code, self.message, self.hint, (index, *self.path))


class Scale(Ground):
    """One issue's scale at one level of measurement (Stevens 1946).

    Whoever has a scale before it asks it what it wants to know, and never what kind of scale it is. What a
    new level must bring is abstract; the rest is answered here as fits named options without an order.

    Attributes
    ----------
    level : str
        Its name in case.yaml; what it is, in a sentence for coders, says the phrase `field.scale.level.…`.
    fields, optional : tuple of str
        The fields of its declaration, and which of them may be left out.
    has_order : bool
        Whether its outcomes lie in an order, so that it can be drawn as a line and has means and medians.
    together : bool
        Whether the parts of a value hold all together, as in a set, and not each by itself.
    adds_up : bool
        Whether its values are amounts, of which a further one can be asked for each round.
    """

    level: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]
    optional: ClassVar[tuple[str, ...]] = ()
    has_order: ClassVar[bool] = False
    together: ClassVar[bool] = False
    adds_up: ClassVar[bool] = False
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

    def part_schema(self) -> Schema:
        """Return the JSON schema of one outcome."""
        meanings = [choice.meaning for choice in self.choices]
        return {"enum": list(self.names), "enumDescriptions": meanings} if self.choices else {}

    def value_schema(self) -> Schema:
        """Return the JSON schema of a value: one outcome, or several of which any is enough."""
        return {"anyOf": [self.part_schema(), list_schema(self.part_schema())]}

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
    def whole(self) -> bool:
        """Whether only whole units count, so that an outcome has a next one."""
        return False

    @property
    def anchors(self) -> tuple[Any, Any]:
        """The lowest and the highest outcome as declared, where these are numbers or days."""
        return None, None

    def unit_text(self, language: str = ENGLISH, number: float | None = None) -> str:
        """Return what is counted, in the form for a number, or for many; empty where nothing is."""
        return ""

    def in_full(self) -> Scale:
        """Return the scale with its outcomes shown by their meanings, where these have any."""
        return self

    def kind(self, language: str = ENGLISH) -> str:
        """Return in a few words what kind of scale it is."""
        return say(language, f"level.{self.level}")

    def heading(self, language: str = ENGLISH) -> str:
        """Return what stands over the options or, where there are none, names both ends."""
        low, high = self.end_texts(language)
        return say(language, f"heading.{self.level}", low=low, high=high)

    def end_meanings(self) -> list[str]:
        """Return what the ends stand for, where the case says so."""
        return [f"{tick.text}: {tick.meaning.rstrip('.')}" for tick in self.ticks() if tick.meaning]

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
