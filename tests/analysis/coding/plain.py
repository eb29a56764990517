"""A second way to alpha and what stands beside it: pair by pair, slow, with nothing taken from the kit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any

Table = Sequence[Sequence[Any]]
"""Coders by units; None is not coded."""


def units(table: Table) -> list[list[Any]]:
    """Return the ratings of each unit, lone ones too."""
    return [[value for value in column if value is not None] for column in zip(*table, strict=True)]


def paired(table: Table) -> list[list[Any]]:
    return [unit for unit in units(table) if len(unit) > 1]


def delta(level: str, every: Sequence[Any]) -> Callable[[Any, Any], float]:
    """Return Krippendorff's difference (2011, section B) of two values, given all that can be paired."""
    if level == "ordinal":

        def ordinal(a: Any, b: Any) -> float:
            low, high = min(a, b), max(a, b)
            between = sum(1 for value in every if low <= value <= high)
            return (between - (every.count(a) + every.count(b)) / 2) ** 2 if a != b else 0.0

        return ordinal
    return {
        "nominal": lambda a, b: float(a != b),
        "interval": lambda a, b: (a - b) ** 2,
        "ratio": lambda a, b: ((a - b) / (a + b)) ** 2 if a + b else 0.0,
        "set": lambda a, b: 1 - len(a & b) / len(a | b) if a | b else 0.0,
    }[level]


def alpha(table: Table, level: str) -> float | None:
    """Return alpha from the definition, None where all values are the same or none can be paired."""
    found = paired(table)
    every = [value for unit in found for value in unit]
    if not every:
        return None
    apart = delta(level, every)
    observed = sum(apart(a, b) / (len(unit) - 1) for unit in found for a, b in permutations(unit, 2))
    expected = sum(apart(a, b) for a, b in permutations(every, 2)) / (len(every) - 1)
    return 1 - observed / expected if expected else None


def percent(table: Table) -> float | None:
    shares = [
        sum(a == b for a, b in permutations(unit, 2)) / (len(unit) * (len(unit) - 1))
        for unit in paired(table)
    ]
    return sum(shares) / len(shares) if shares else None


def by_category(table: Table) -> dict[Any, float]:
    """Return for each value: of the pairs whose first rating is it, how many have it as the second too."""
    pairs = [pair for unit in paired(table) for pair in permutations(unit, 2)]
    return {
        value: sum(a == b == value for a, b in pairs) / sum(a == value for a, _ in pairs)
        for value in {a for a, _ in pairs}
    }


def ac1(table: Table) -> float | None:
    """Return Gwet's AC1: prevalence is the mean share of a category in the units that anybody rated."""
    rated, agreed = [unit for unit in units(table) if unit], percent(table)
    categories = {value for unit in rated for value in unit}
    if len(categories) < 2 or agreed is None:
        return None
    prevalence = [sum(unit.count(value) / len(unit) for unit in rated) / len(rated) for value in categories]
    chance = sum(share * (1 - share) for share in prevalence) / (len(categories) - 1)
    return (agreed - chance) / (1 - chance)


def influence(table: Table, level: str) -> dict[int, float]:
    """Return alpha less alpha without a unit, by the unit's number, counted from 1."""
    whole, found = alpha(table, level), {}
    for place, unit in enumerate(units(table)):
        rest = alpha([[*row[:place], *row[place + 1 :]] for row in table], level)
        if len(unit) > 1 and whole is not None and rest is not None:
            found[place + 1] = whole - rest
    return found
