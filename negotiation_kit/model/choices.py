"""The words a coder chooses from: what a party is, what it has done, how sure the reading is."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple, Self


class Role(StrEnum):
    """What a party is in the talks."""

    SIDE = "side"
    MEDIATOR = "mediator"
    HOST = "host"
    THIRD_PARTY = "third-party"


class Engagement(StrEnum):
    """Why a party has no value on an issue; absence is never a number and never neutral."""

    SILENT = "silent"
    LEFT_OPEN = "left-open"
    NOT_APPLICABLE = "not-applicable"
    NOT_CODED = "not-coded"


class Status(StrEnum):
    """What a party has done with the position."""

    AGREED = "agreed"
    ACCEPTED = "accepted"
    OFFERED = "offered"
    PROPOSED = "proposed"
    DEMANDED = "demanded"
    REJECTED = "rejected"
    PREDICTED = "predicted"
    PENDING = "pending"


class Firmness(StrEnum):
    """How much room the party has left itself."""

    RED_LINE = "red-line"
    FIRM = "firm"
    FLEXIBLE = "flexible"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How sure the coder is of the reading."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Mode(StrEnum):
    """How the source gives the position."""

    QUOTED = "quoted"
    REPORTED = "reported"
    REPORTED_BY_OPPONENT = "reported-by-opponent"
    DOCUMENT = "document"
    INFERRED = "inferred"


class Channel(StrEnum):
    """How open the place was in which something was said, the most open first."""

    PUBLIC = "public"
    TABLE = "table"
    LEAKED = "leaked"
    PRIVATE = "private"

    @property
    def open(self) -> bool:
        """Whether it counts without being asked for: said in public or at the table."""
        return self in (Channel.PUBLIC, Channel.TABLE)


class Prefers(StrEnum):
    """Towards which end of its range a party leans, where a source says so; a level may stand there too."""

    MORE = "more"
    LESS = "less"


class Account(StrEnum):
    """Whose word an entry is, the best first."""

    OWN = "own-word"
    OTHER_SIDE = "told-by-other-side"
    THIRD = "told-by-third"
    INFERRED = "inferred"


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
