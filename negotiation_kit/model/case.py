"""A case: a negotiation with its codebook, its positions and its sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from negotiation_kit.errors import Finding, UnknownNameError
from negotiation_kit.model.choices import Origin
from negotiation_kit.model.codebook import Basket, Issue, Party, Round, Source
from negotiation_kit.model.positions import LEAD, Coding, Position
from negotiation_kit.wording import Message, Translations

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
