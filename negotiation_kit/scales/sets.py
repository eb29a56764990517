"""The set scale: any subset of named options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from negotiation_kit.errors import listed, shown
from negotiation_kit.scales.base import OffScaleError, Part, Scale, Value
from negotiation_kit.scales.levels import Level, chosen_names, level_name, named
from negotiation_kit.scales.regions import Choices
from negotiation_kit.scales.typed import split
from negotiation_kit.wording import ENGLISH, say

EMPTY_SET = "[]"
"""The empty set in a cell, as the files write it: an empty cell would look like no position at all."""


@dataclass(frozen=True)
class SetScale(Scale):
    """Any subset of named options; `accepts` and `rejects` name options that may be added or must be absent.

    Parameters
    ----------
    values : tuple of Level
        The options, at least two.
    """

    values: tuple[Level, ...]
    level: ClassVar[str] = "set"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The option names, in the declared order."""
        return tuple(option.name for option in self.values)

    def meaning(self, name: str) -> str:
        """Return what an option means."""
        return next(option.meaning for option in self.values if option.name == name)

    def parse(self, raw: Any) -> tuple[Part, ...]:
        if not isinstance(raw, list):
            message = f"found {shown(raw)}, expected a list of options: {listed(self.names)}"
            raise OffScaleError("bad-value", message, "write [a, b], or [] for none")
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

    def plain(self, part: Part) -> Any:
        return part

    def plain_value(self, value: Value) -> Any:
        return list(value)

    def part_text(self, part: Part, unit: bool = True, language: str = ENGLISH) -> str:
        return next((option.text_in(language) for option in self.values if option.name == part), str(part))

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
