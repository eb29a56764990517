"""Everything the page shows in one object, its parts numbered: what is said twice is kept once."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from negotiation_kit.analysis.comparing import CODINGS, Comparison, Verdict, compare
from negotiation_kit.errors import ToldError
from negotiation_kit.model import Case, Issue, Party
from negotiation_kit.views.html import Html
from negotiation_kit.views.result import sides_to_compare
from negotiation_kit.webpage.statements import PairTold, RoundTold, StanceTold, rounds_told, scale_shape

Item = TypeVar("Item", bound=Hashable)
NOTHING = -1
VERDICTS = tuple(Verdict)


class Pool(Generic[Item]):
    """Items by number, each kept once."""

    def __init__(self) -> None:
        self.numbers: dict[Item, int] = {}

    def number(self, item: Item) -> int:
        """Return the number of an item, a new one where it has none."""
        return self.numbers.setdefault(item, len(self.numbers))

    @property
    def items(self) -> list[Item]:
        """All items, in the order of their numbers."""
        return list(self.numbers)


@dataclass(frozen=True)
class View:
    """What is looked at.

    Parameters
    ----------
    round : RoundTold
    a, b : Party
    coding : str
    """

    round: RoundTold
    a: Party
    b: Party
    coding: str


@dataclass(frozen=True)
class Book:
    """The content of a page.

    Parameters
    ----------
    case : Case
    rounds : tuple of RoundTold
    view : View
        What the page shows first, and all it shows of pairs where no script runs.
    shapes : Pool
        The drawings of scales and stances.
    """

    case: Case
    rounds: tuple[RoundTold, ...]
    view: View
    shapes: Pool[Html] = field(default_factory=Pool)

    @cached_property
    def party_numbers(self) -> dict[str, int]:
        """Where each party stands in the case's order."""
        return {party.id: number for number, party in enumerate(self.case.parties)}

    @cached_property
    def issue_numbers(self) -> dict[str, int]:
        """Where each issue stands in the case's order."""
        return {issue.id: number for number, issue in enumerate(self.case.issues)}

    @cached_property
    def round_numbers(self) -> dict[str, int]:
        """Where each round stands on the page."""
        return {item.round.id: number for number, item in enumerate(self.rounds)}

    def scale_number(self, issue: Issue) -> int:
        """Return the number of a scale's shape, or NOTHING for a scale without an order."""
        return self.shapes.number(scale_shape(issue.scale)) if issue.scale.has_order else NOTHING

    def shape_number(self, told: StanceTold) -> int:
        """Return the number of a stance's shape, or NOTHING where there is none."""
        return self.shapes.number(Html(told.shape)) if told.shape else NOTHING

    def pair(self, view: View, a: Party, b: Party) -> PairTold:
        """Return what is told of two parties in a view's round and coding, whichever stands first."""
        return view.round.pairs[self._key(view, a, b)]

    def comparison(self, view: View) -> Comparison:
        """Return the comparison of a view's own sides, in the case's order of them."""
        return view.round.comparisons[self._key(view, view.a, view.b)]

    def _key(self, view: View, a: Party, b: Party) -> tuple[str, str, str]:
        one, other = sorted((a.id, b.id), key=self.party_numbers.__getitem__)
        return view.coding, one, other


def book(
    case: Case, a: str | None = None, b: str | None = None, round: str | None = None, coding: str = CODINGS[0]
) -> Book:
    """Return the content of a page.

    Parameters
    ----------
    case : Case
    a, b, round, coding : str, optional
        What the page shows first; as `compare` takes them.

    Raises
    ------
    UnknownNameError, ToldError
        As `compare`; and where the parties asked for are not coded in the round.
    """
    found = compare(case, *sides_to_compare(case, a, b), round, coding)
    rounds = rounds_told(case)
    shown = next((item for item in rounds if item.round.id == found.round.id), None)
    if shown is None:
        raise ToldError(f"in the round {found.round.id!r} fewer than two parties are coded")
    for party in (found.a, found.b):
        if party not in shown.parties:
            raise ToldError(f"{party.short!r} is not coded in the round {found.round.id!r}")
    return Book(case, rounds, View(shown, found.a, found.b, coding))
