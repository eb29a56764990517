"""A case: a negotiation with its codebook, its positions and its sources."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from negotiation_kit.errors import Finding, UnknownNameError
from negotiation_kit.model.codebook import (
    Account,
    Basket,
    Channel,
    Confidence,
    Engagement,
    Firmness,
    Issue,
    MadeOfFields,
    Mode,
    Origin,
    Party,
    Round,
    Source,
    Status,
)
from negotiation_kit.scales import Level, Part, Value
from negotiation_kit.wording import Message, Printable, Short, Spoken, Translations, translated

LEAD = "lead"
Choice = TypeVar("Choice")
Kept = TypeVar("Kept")
_ACCOUNTS, _CHANNELS = tuple(Account), tuple(Channel)
_ACCOUNT_OF = {
    Mode.QUOTED: Account.OWN,
    Mode.REPORTED: Account.OWN,
    Mode.DOCUMENT: Account.OWN,
    Mode.REPORTED_BY_OPPONENT: Account.OTHER_SIDE,
    Mode.INFERRED: Account.INFERRED,
}


@dataclass(frozen=True, repr=False)
class Evidence(MadeOfFields):
    """Where a position comes from: a passage of a source, who speaks there, and how."""

    source: str
    passage: int
    mode: Mode
    voice: str | None = None
    reported_by: str | None = None
    channel: Channel = Channel.PUBLIC
    origin: Origin | None = field(default=None, compare=False)

    @property
    def account(self) -> Account:
        """Whose word the piece is: what somebody else reports of a voice is that somebody's word."""
        if self.mode is Mode.REPORTED and self.reported_by:
            return Account.THIRD
        return _ACCOUNT_OF[self.mode]


@dataclass(frozen=True, slots=True, repr=False)
class Printed(Short):
    """What the source's wording gives where it differs from the coder's reading.

    All fields empty and `uncodable` set: the wording as printed gives no position at all.
    """

    value: Value | None = None
    accepts: tuple[Part, ...] | None = None
    rejects: tuple[Part, ...] | None = None
    uncodable: bool = False


class Asked(NamedTuple):
    """What one condition asks: a value on an issue, and of which object."""

    issue: str
    value: Value
    object: str | None = None


Package = tuple[tuple[str, Value] | tuple[str, Value, str], ...]
"""What must all hold: issues with a value each, some with an object besides."""


def asked(package: Package) -> tuple[Asked, ...]:
    """Return the conditions of a package."""
    return tuple(Asked(*one) for one in package)


MET: tuple[Package, ...] = ((),)
"""Conditions taken as met: the offer was an opening, and now holds as it stands."""


@dataclass(frozen=True, repr=False)
class Position(MadeOfFields):
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
    uncertain : str or tuple, optional
        The coder's doubt: every value that may be meant, of which `value`, where there is one, is the best.
    prefers : str, optional
        Towards which end the party leans: `more`, `less` or a level; it changes no distance and no verdict.
    within : str, optional
        Id of the package, of the alternatives in the head of the file, that the demand is part of.
    salience_channel : Channel
        How open the place was where what `salience_basis` rests on was said.
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
    uncertain: Value | None = None
    prefers: str | None = None
    within: str | None = None
    salience_channel: Channel = Channel.PUBLIC
    origin: Origin | None = field(default=None, compare=False)

    @property
    def conditional(self) -> bool:
        """Whether it holds under conditions only; a package in which nothing stands holds as it is."""
        return bool(self.conditional_on) and () not in self.conditional_on

    @property
    def account(self) -> Account:
        """Whose word it is: the best among its evidence; the party's own where a table gives none."""
        return _first(_ACCOUNTS, [piece.account for piece in self.evidence])

    @property
    def channel(self) -> Channel:
        """How open it is: the most open among its evidence; public where a table gives none."""
        return _first(_CHANNELS, [piece.channel for piece in self.evidence])

    @cached_property
    def in_the_open(self) -> Position:
        """The entry without a salience that is known only from what was leaked or said in private."""
        return self if self.salience_channel.open else replace(self, salience=None, salience_basis=None)


def _first(order: tuple[Choice, ...], found: list[Choice]) -> Choice:
    """Return the first in an order of what is found; where nothing is, the first of all."""
    for member in order:
        if member in found:
            return member
    return order[0]


@dataclass(frozen=True, slots=True, repr=False)
class Coding(Short):
    """One coder's file for one party in one round.

    Parameters
    ----------
    packages : tuple of Level
        Packages of demands, any one of which is enough to the party, as the head of the file declares them.
    settled_from : tuple of str
        The coders whose blind files this reading was settled from; empty for a blind file.
    """

    party: str
    round: str
    coder: str = LEAD
    note: str | None = None
    packages: tuple[Level, ...] = ()
    settled_from: tuple[str, ...] = ()
    origin: Origin | None = field(default=None, compare=False)


Named = TypeVar("Named", Party, Round, Basket, Issue, Source)


@dataclass(frozen=True, repr=False)
class Case(Printable):
    """A negotiation: its codebook, its positions and its sources.

    Parameters
    ----------
    coded_from : {"sources", "table"}
        Whether positions must cite evidence, or come from an imported table that has none.
    default_round : str, optional
        Id of the round meant where none is named; the last that is no layer of another when left out.
    warnings : tuple of Finding
        What `check` warns of in the files the case was read from; every result says that there are some.
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
    warnings: tuple[Finding, ...] = field(default=(), compare=False)
    translations: Translations = ()
    origin: Origin | None = field(default=None, compare=False)

    _names = ("parties", "rounds", "issues", "positions", "sources")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        counted = {
            "party": self.parties,
            "round": self.rounds,
            "issue": self.issues,
            "position": self.positions,
        }
        parts = tuple(Message(f"count.{name}", n=len(found)) for name, found in counted.items())
        return Message("result.counts", what=Spoken(translated, self, "title"), parts=parts)

    @property
    def _table(self) -> Any:
        ids = {"parties": [item.id for item in self.parties], "rounds": [item.id for item in self.rounds]}
        return [f".{name}: {', '.join(found)}" for name, found in ids.items()]

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
    def warned(self) -> str:
        """How many warnings `check` has of the files, in a few words; empty where it has none."""
        n = len(self.warnings)
        return Message("remark.warnings", n=n, command="check") if n else ""

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

    def coding(self, party: str, round: str, coder: str = LEAD) -> Coding | None:
        """Return the head of a coder's file for a party in a round, or None where there is none."""
        return self._codings.get((party, round, coder))

    @cached_property
    def derived(self) -> dict[Any, Any]:
        """A place to keep what has been worked out of this case; a frozen case never makes it stale."""
        return {}

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what is kept under a key, worked out the first time it is asked for."""
        if key not in self.derived:
            self.derived[key] = make()
        found: Kept = self.derived[key]
        return found

    @cached_property
    def _codings(self) -> dict[tuple[str, str, str], Coding]:
        return {(coding.party, coding.round, coding.coder): coding for coding in self.codings}

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
