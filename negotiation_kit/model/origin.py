"""Where an object stands in the files, and the fast way in for objects made by the thousand."""

from __future__ import annotations

from typing import Any, NamedTuple, Self


class Origin(NamedTuple):
    """Where an object stands in the files: the file, and line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class MadeOfFields:
    """Gives a frozen class a fast way in: its `__init__` sets every field by itself, present or not."""

    @classmethod
    def of(cls, fields: dict[str, Any]) -> Self:
        """Return an object of the fields that are there, and keep them; the others have their defaults."""
        made = object.__new__(cls)
        object.__setattr__(made, "__dict__", fields)
        return made
