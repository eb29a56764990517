"""The domain model: a case, its parties, rounds and issues, the positions taken and the evidence for them.

Every object is frozen. Those read from a file know where they stand in it (`origin`); equality ignores that.
Those with texts for people keep what the texts are in other languages beside them (`translations`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, Self, TypeVar

from negotiation_kit.edtf import Edtf
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.languages import Translations
from negotiation_kit.scales import Part, Scale, Value

LEAD = "lead"
MOST_CAPABILITY = 10**12


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


class Origin(NamedTuple):
    """Where an object stands in the files: the file, and line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class _MadeOfFields:
    """Gives a frozen class a fast way in: its `__init__` sets every field by itself, present or not."""

    @classmethod
    def of(cls, fields: dict[str, Any]) -> Self:
        """Return an object of the fields that are there, and keep them; the others have their defaults."""
        made = object.__new__(cls)
        object.__setattr__(made, "__dict__", fields)
        return made


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who holds positions; its `capability`, from 0 on any scale, is never invented."""

    id: str
    name: str
    short: str
    role: Role
    iso: str | None = None
    colour: str | None = None
    capability: float | None = None
    capability_basis: str | None = None
    translations: Translations = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Round:
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


@dataclass(frozen=True, slots=True)
class Basket:
    """A group of issues."""

    id: str
    title: str
    translations: Translations = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Issue:
    """One question and the scale its answers lie on.

    Parameters
    ----------
    rounds : tuple of str
        Ids of the rounds in which it is asked; empty for all.
    replaces : str, optional
        Id of the issue whose question or scale this one changed.
    sequences : tuple of (level, steps)
        For levels that say what comes first: the steps in their order, by names of the coder's own.
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
    translations: Translations = ()
    origin: Origin | None = field(default=None, compare=False)

    def asked_in(self, round: str) -> bool:
        """Return whether the question is asked in a round."""
        return not self.rounds or round in self.rounds


@dataclass(frozen=True)
class Evidence(_MadeOfFields):
    """Where a position comes from: a passage of a source, who speaks there, and how."""

    source: str
    passage: int
    mode: Mode
    voice: str | None = None
    reported_by: str | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Printed:
    """What the source's wording gives where it differs from the coder's reading.

    All fields empty and `uncodable` set: the wording as printed gives no position at all.
    """

    value: Value | None = None
    accepts: tuple[Part, ...] | None = None
    rejects: tuple[Part, ...] | None = None
    uncodable: bool = False


Package = tuple[tuple[str, Value], ...]
"""Pairs of issue and value that must all hold."""


@dataclass(frozen=True)
class Position(_MadeOfFields):
    """One party's stand on one issue in one round, as one coder reads it.

    Parameters
    ----------
    value : str or tuple, optional
        Where the party stands (see `negotiation_kit.scales.Value`).
    accepts, rejects : tuple
        Outcomes it could live with, and outcomes it has ruled out.
    engagement : Engagement, optional
        Why there is no value.
    salience : float, optional
        0 to 100; never invented, `salience_basis` says where it comes from.
    conditional_on : tuple of packages
        Any one of the packages must hold; within a package, every entry.
    object : str, optional
        What is measured, where the issue's word covers different things.
    adjudication : str, optional
        What the coders disagreed about and why this reading was kept.
    """

    party: str
    round: str
    issue: str
    coder: str = LEAD
    value: Value | None = None
    printed: Printed | None = None
    accepts: tuple[Part, ...] = ()
    rejects: tuple[Part, ...] = ()
    engagement: Engagement | None = None
    status: Status | None = None
    firmness: Firmness | None = None
    confidence: Confidence | None = None
    salience: float | None = None
    salience_basis: str | None = None
    conditional_on: tuple[Package, ...] = ()
    object: str | None = None
    summary: str | None = None
    why: str | None = None
    note: str | None = None
    adjudication: str | None = None
    evidence: tuple[Evidence, ...] = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's file for one party in one round."""

    party: str
    round: str
    coder: str = LEAD
    note: str | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered passage of a source, in our own words."""

    number: int
    digest: str
    fingerprint: str | None = None
    kind: str = "text"
    reading: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
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


Named = TypeVar("Named", Party, Round, Basket, Issue, Source)


@dataclass(frozen=True)
class Case:
    """A negotiation: its codebook, its positions and its sources.

    Parameters
    ----------
    coded_from : {"sources", "table"}
        Whether positions must cite evidence, or come from an imported table that has none.
    default_round : str, optional
        Id of the round meant where none is named; the last that is no layer of another when left out.
    """

    id: str
    title: str
    parties: tuple[Party, ...]
    rounds: tuple[Round, ...]
    baskets: tuple[Basket, ...]
    issues: tuple[Issue, ...]
    positions: tuple[Position, ...] = ()
    codings: tuple[Coding, ...] = ()
    sources: tuple[Source, ...] = ()
    summary: str | None = None
    coded_from: str = "sources"
    licence: str | None = None
    default_round: str | None = None
    translations: Translations = ()
    origin: Origin | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Put everything in one order, so that equal cases are equal however they were made."""
        parties = {party.id: index for index, party in enumerate(self.parties)}
        rounds = {item.id: index for index, item in enumerate(self.rounds)}

        def place(item: Position | Coding) -> tuple[int, int, bool, str]:
            return rounds.get(item.round, -1), parties.get(item.party, -1), item.coder != LEAD, item.coder

        object.__setattr__(self, "positions", tuple(sorted(self.positions, key=place)))
        object.__setattr__(self, "codings", tuple(sorted(self.codings, key=place)))
        object.__setattr__(self, "sources", tuple(sorted(self.sources, key=lambda source: source.id)))

    def party(self, name: str) -> Party:
        """Return the party with this id, short name or name."""
        return _pick("party", name, self.parties, lambda party: (party.id, party.short, party.name))

    def round(self, name: str | None = None) -> Round:
        """Return the round with this id or title; without a name, the default one."""
        wanted = name if name is not None else self.default_round or self.dated_rounds[-1].id
        return _pick("round", wanted, self.rounds, lambda item: (item.id, item.title))

    @property
    def dated_rounds(self) -> tuple[Round, ...]:
        """The rounds without the layers beside them, oldest first."""
        return tuple(item for item in self.rounds if item.layer_of is None) or self.rounds

    def issues_in(self, round: str) -> tuple[Issue, ...]:
        """Return the issues asked in the round with this id."""
        return tuple(issue for issue in self.issues if issue.asked_in(round))

    def issue(self, name: str) -> Issue:
        """Return the issue with this id or title."""
        return _pick("issue", name, self.issues, lambda item: (item.id, item.title))

    def basket(self, name: str) -> Basket:
        """Return the basket with this id or title."""
        return _pick("basket", name, self.baskets, lambda item: (item.id, item.title))

    def source(self, name: str) -> Source:
        """Return the source card with this id."""
        return _pick("source", name, self.sources, lambda source: (source.id,))

    def entries(self, party: str, issue: str, round: str, coder: str = LEAD) -> tuple[Position, ...]:
        """Return what one coder has for a party on an issue in a round, in the file's order."""
        return self._entries.get((party, issue, round, coder), ())

    @cached_property
    def derived(self) -> dict[Any, Any]:
        """A place to keep what has been worked out of this case; a frozen case never makes it stale."""
        return {}

    @cached_property
    def _entries(self) -> dict[tuple[str, str, str, str], tuple[Position, ...]]:
        found: dict[tuple[str, str, str, str], list[Position]] = {}
        for position in self.positions:
            key = (position.party, position.issue, position.round, position.coder)
            found.setdefault(key, []).append(position)
        return {key: tuple(group) for key, group in found.items()}


def _pick(what: str, name: str, items: Sequence[Named], names: Callable[[Named], tuple[str, ...]]) -> Named:
    """Return the item one of whose names is `name`: the id first, then any other name in any case."""
    exact = [item for item in items if item.id == name]
    found = exact or [item for item in items if str(name).casefold() in map(str.casefold, names(item))]
    if exact or len(found) == 1:
        return found[0]
    raise UnknownNameError(what, name, [item.id for item in items])
