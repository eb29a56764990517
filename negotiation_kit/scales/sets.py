"""The set scale: any subset of named options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar

from negotiation_kit.errors import listed, shown
from negotiation_kit.scales.base import OffScaleError
from negotiation_kit.scales.choices import Choices
from negotiation_kit.scales.levels import chosen_names, level_name
from negotiation_kit.scales.named import NamedScale, named
from negotiation_kit.scales.parts import Control, Level, Part, Schema, Value, split
from negotiation_kit.wording import ENGLISH, Message, rounded, say

EMPTY_SET = "[]"
"""The empty set in a cell, as the files write it: an empty cell would look like no position at all."""


@dataclass(frozen=True, repr=False)
class SetScale(NamedScale):
    """Any subset of named options; `accepts` and `rejects` name options that may be added or must be absent.

    Parameters
    ----------
    values : tuple of Level
        The options, at least two.
    """

    values: tuple[Level, ...]
    level: ClassVar[str] = "set"
    together: ClassVar[bool] = True
    looked_at: ClassVar[str] = "between.set"

    def parse(self, raw: Any) -> tuple[Part, ...]:
        if not isinstance(raw, list):
            message = Message("finding.bad-value.set", found=shown(raw), options=listed(self.names))
            raise OffScaleError("bad-value", message, Message("finding.bad-value.set.hint"))
        return chosen_names(raw, self.names, "option")

    def read_code(self, cell: Any, ids: Mapping[str, str]) -> Any:
        if isinstance(cell, str) and cell not in ids:
            cell = [part for part in split(cell) if part] if cell.strip() != EMPTY_SET else []
        return [named(item, ids) for item in (cell if isinstance(cell, list) else [cell])]

    def may_mean(self, uncertain: Value, value: Value) -> bool:
        """Return True: any set may be read with or without the options in doubt."""
        return True

    def _one_reading(self, value: Value) -> bool:
        return not value

    def parse_part(self, raw: Any) -> str:
        return level_name(raw, self.names, "option")

    def plain_value(self, value: Value) -> Any:
        return list(value)

    def parts_text(self, parts: tuple[Part, ...], language: str = ENGLISH) -> str:
        options = ", ".join(self.part_text(part, language=language) for part in parts)
        return options or say(language, "value.no-option")

    def code(self, value: Value) -> str:
        return super().code(value) or EMPTY_SET

    def everything(self) -> Choices:
        return self.without(())

    def nothing(self) -> Choices:
        return Choices(self, ())

    def of(self, value: Value) -> Choices:
        chosen = frozenset(map(str, value))
        return Choices(self, ((chosen, chosen),))

    def of_parts(self, parts: tuple[Part, ...]) -> Choices:
        return Choices(self, ((frozenset(), frozenset(map(str, parts))),)) if parts else self.nothing()

    def without(self, parts: tuple[Part, ...]) -> Choices:
        return Choices(self, ((frozenset(), frozenset(self.names).difference(map(str, parts))),))

    def accepting(self, parts: tuple[Part, ...]) -> Choices:
        """Return the choices of one option or more of these."""
        return Choices.of(self, ((frozenset(), frozenset(map(str, parts))),), some=True)

    def doubted(self, value: Value | None, uncertain: Value) -> Choices:
        """Return the choices with or without the options that may be meant."""
        chosen, doubtful = frozenset(map(str, value or ())), frozenset(map(str, uncertain))
        return Choices(self, ((chosen - doubtful, chosen | doubtful),))

    def apart(self, one: Any, other: Any) -> float:
        """Return the Jaccard distance, 0 for two empty choices."""
        return 1 - len(one & other) / len(one | other) if one | other else 0.0

    def value_schema(self) -> Schema:
        return {"type": "array", "uniqueItems": True, "items": self.part_schema()}

    @property
    def control(self) -> Control:
        """Any number of the options."""
        return Control(options=self.values, several=True)

    def answer(self, value: Value) -> Any:
        return self.plain_value(value)

    def sample(self, random: Random) -> Value:
        return tuple(name for name in self.names if random.random() < 0.5)

    def page_data(self) -> dict[str, Any]:
        return {**super().page_data(), "level": "set"}

    def working(self, a: Value, b: Value, distance: float, language: str = ENGLISH) -> str:
        both, either = {*a} & {*b}, {*a} | {*b}
        if not either:
            return say(language, "working.none")
        told = {"both": len(both), "either": len(either), "distance": rounded(distance, 3, language)}
        return say(language, "working.set", **told)

    def between(self, a: Sequence[Value], b: Sequence[Value], steps: int) -> Iterator[Value]:
        """Yield what each asks for, what both ask for, and what either does."""
        one, other = {*a[0]}, {*b[0]}
        for chosen in (one, other, one & other, one | other):
            yield tuple(name for name in self.names if name in chosen)
