"""The codebook of a case, parties, rounds, baskets and issues with their scales, and its source cards."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple, Self

from negotiation_kit.scales import Level, Scale
from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.wording import ENGLISH, Short, Translations, say, translated


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


class MadeOfFields(Short):
    """Gives a frozen class a fast way in: its `__init__` sets every field by itself, present or not."""

    @classmethod
    def of(cls, fields: dict[str, Any]) -> Self:
        """Return an object of the fields that are there, and keep them; the others have their defaults."""
        made = object.__new__(cls)
        object.__setattr__(made, "__dict__", fields)
        return made


@dataclass(frozen=True, slots=True, repr=False)
class Passage(Short):
    """One numbered passage of a source, in our own words."""

    number: int
    digest: str
    fingerprint: str | None = None
    kind: str = "text"
    reading: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Source(Short):
    """A source card; the names follow CSL-JSON."""

    id: str
    type: str
    title: str
    passages: tuple[Passage, ...] = ()
    container_title: str | None = None
    author: str | None = None
    publisher: str | None = None
    issued: Edtf | None = None
    accessed: Edtf | None = None
    language: str | None = None
    url: str | None = None
    note: str | None = None
    fingerprint: str | None = None
    origin: Origin | None = field(default=None, compare=False)

    def passage(self, number: int) -> Passage | None:
        """Return the passage with this number, or None."""
        return next((passage for passage in self.passages if passage.number == number), None)


MOST_CAPABILITY = 10**12


@dataclass(frozen=True, slots=True)
class Membership:
    """A party's place in a group, itself a party; `start` and `end` are None where it is open."""

    group: str
    start: Edtf | None = None
    end: Edtf | None = None

    def holds_on(self, day: Edtf | None) -> bool:
        """Return whether it holds on any of the days of a date."""
        if day is None:
            return True
        first = self.start.first if self.start else None
        last = self.end.last if self.end else None
        begun = first is None or day.last is None or first <= day.last
        return begun and (last is None or day.first is None or day.first <= last)


@dataclass(frozen=True, slots=True, repr=False)
class Party(Short):
    """Somebody who holds positions; its `capability`, from 0 on any scale, is never invented."""

    id: str
    name: str
    short: str
    role: Role
    iso: str | None = None
    colour: str | None = None
    capability: float | None = None
    capability_basis: str | None = None
    member_of: tuple[Membership, ...] = ()
    translations: Translations = ()
    origin: Origin | None = field(default=None, compare=False)

    def groups_on(self, day: Edtf | None) -> tuple[str, ...]:
        """Return the ids of the groups it belongs to on a day; without a day, of all it ever belongs to."""
        return tuple(item.group for item in self.member_of if item.holds_on(day))


@dataclass(frozen=True, slots=True, repr=False)
class Round(Short):
    """A dated meeting or exchange of documents.

    Parameters
    ----------
    layer_of : str, optional
        Id of the round whose talks these are, told here by other sources: a layer beside it, no later round.
    """

    id: str
    title: str
    date: Edtf | None = None
    place: str | None = None
    layer_of: str | None = None
    translations: Translations = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, repr=False)
class Basket(Short):
    """A group of issues."""

    id: str
    title: str
    translations: Translations = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, repr=False)
class Issue(Short):
    """One question and the scale its answers lie on.

    Parameters
    ----------
    rounds : tuple of str
        Ids of the rounds in which it is asked; empty for all.
    replaces : str, optional
        Id of the issue whose question or scale this one changed.
    sequences : tuple of (level, steps)
        For levels that say what comes first: the steps in their order, by names of the coder's own.
    objects : tuple of Level
        What exactly may be meant, where the issue's word covers different things.
    each_round : bool
        Whether every round asks for a further amount, so that two rounds of it are no movement.
    """

    id: str
    basket: str
    title: str
    question: str
    scale: Scale
    part_of: str | None = None
    note: str | None = None
    rounds: tuple[str, ...] = ()
    replaces: str | None = None
    sequences: tuple[tuple[str, tuple[str, ...]], ...] = ()
    objects: tuple[Level, ...] = ()
    each_round: bool = False
    translations: Translations = ()
    origin: Origin | None = field(default=None, compare=False)

    def asked_in(self, round: str) -> bool:
        """Return whether the question is asked in a round."""
        return not self.rounds or round in self.rounds

    def object_text(self, object: str | None, language: str = ENGLISH) -> str:
        """Return an object in words: its name, or where a language has only its meaning, that meaning."""
        if object is None:
            return say(language, "value.as-such")
        known = next((item for item in self.objects if item.name == object), None)
        if known is None:
            return object.replace("-", " ")
        meant: str = translated(known, "meaning", language)
        return known.text_in(language) if meant == known.meaning else meant
