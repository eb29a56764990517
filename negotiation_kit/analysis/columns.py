"""Columns of a frame, of one type whatever is in them: text, numbers, names in the case's order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from negotiation_kit.scales import Part, Scale, Value

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
else:
    from negotiation_kit.analysis.arrays import np, pd


def attributes(items: Iterable[Any], names: Sequence[str]) -> dict[str, list[Any]]:
    """Return each named attribute of all items, two names at least, as one column."""
    cells = list(chain.from_iterable(map(attrgetter(*names), items)))
    return {name: cells[place :: len(names)] for place, name in enumerate(names)}


def text(values: Iterable[str | None]) -> Any:
    """Return a column of text; None is missing."""
    found = list(values)
    # Of what a case may say, most cases say little: a column in which nothing stands need not be read.
    if found.count(None) == len(found):
        return pd.array([None], dtype="str").repeat(len(found))
    return pd.array(found, dtype="str")


def whole(values: Iterable[int | None]) -> Any:
    """Return a column of whole numbers; None is missing."""
    return pd.array(list(values), dtype="Int64")


def words(members: Iterable[StrEnum | None]) -> Any:
    """Return a column of choices as plain text; None is missing."""
    found = list(members)
    plain = {member: None if member is None else member.value for member in set(found)}
    return text(map(plain.get, found))


def number(values: Iterable[float | None]) -> Any:
    """Return a column of numbers; None is missing."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def category(values: Iterable[str], order: Iterable[str]) -> Any:
    """Return a column of names that sort in the case's order."""
    return pd.Categorical(list(values), categories=list(order), ordered=True)


def value_cell(scale: Scale, value: Value | None) -> str | None:
    """Return a value as a cell, or None."""
    return None if value is None else scale.code(value)


def outcomes_cell(scale: Scale, parts: tuple[Part, ...]) -> str | None:
    """Return the outcomes of an `accepts` or `rejects` list as a cell, or None."""
    return ", ".join(map(scale.part_code, parts)) if parts else None


def framed(columns: dict[str, Any], index: list[str] | None = None) -> pd.DataFrame:
    """Return a frame of columns, by these names where they are given."""
    return pd.DataFrame(columns, index=None if index is None else pd.Index(index, dtype="str"))
