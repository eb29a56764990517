"""Everything the page shows in one object, its parts numbered: what is said twice is kept once."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from negotiation_kit.analysis.comparing import CODINGS, Comparison, Verdict, compare
from negotiation_kit.errors import ToldError
from negotiation_kit.model import Case, Issue, Party
from negotiation_kit.render.card import OtherOffer
from negotiation_kit.render.html import Html
from negotiation_kit.render.palette import VERDICTS as LOOKS
from negotiation_kit.render.result import sides_to_compare
from negotiation_kit.render.words import CODING_WORDS
from negotiation_kit.webpage.statements import (
    PairTold,
    RoundTold,
    RowTold,
    StanceTold,
    levels_of,
    rounds_told,
    scale_shape,
)

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
    case: Case,
    a: str | None = None,
    b: str | None = None,
    round: str | None = None,
    coding: str = CODINGS[0],
    **how: Any,
) -> Book:
    """Return the content of a page.

    Parameters
    ----------
    case : Case
    a, b, round, coding : str, optional
        What the page shows first; as `compare` takes them.
    **how
        Channels and inherit, as `compare` takes them.

    Raises
    ------
    UnknownNameError, ToldError
        As `compare`; and where the parties asked for are not coded in the round.
    """
    found = compare(case, *sides_to_compare(case, a, b), round, coding, **how)
    rounds = rounds_told(case, **how)
    shown = next((item for item in rounds if item.round.id == found.round.id), None)
    if shown is None:
        raise ToldError(f"in the round {found.round.id!r} fewer than two parties are coded")
    for party in (found.a, found.b):
        if party not in shown.parties:
            raise ToldError(f"{party.short!r} is not coded in the round {found.round.id!r}")
    return Book(case, rounds, View(shown, found.a, found.b, coding))


_CLAUSE = re.compile(r"(?<=[.;:?,]) ")
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_script(content: Any, mark: str) -> Html:
    """Return a script element that holds data: no text in it can end the element or begin a comment.

    Parameters
    ----------
    content : plain data
    mark : str
        The element's id.
    """
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Html(f'<script type="application/json" id="{mark}">{written.translate(_ESCAPES)}</script>')


def packed(book: Book) -> dict[str, Any]:
    """Return what the page's script needs."""
    return _Packer(book).content()


class _Packer:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.clauses: Pool[str] = Pool()
        self.texts: Pool[tuple[int, ...]] = Pool()
        self.stances: Pool[Any] = Pool()
        self.rows: Pool[Any] = Pool()

    def content(self) -> dict[str, Any]:
        """Return all of it; the pools are read last, when everything is in them."""
        book, case = self.book, self.book.case
        rounds = [self._round(item) for item in book.rounds]
        return {
            "case": [case.id, case.title],
            "parties": [[party.id, party.short] for party in case.parties],
            "baskets": [[basket.id, basket.title] for basket in case.baskets],
            "verdicts": [[item.value, LOOKS[item].glyph, LOOKS[item].word] for item in VERDICTS],
            "codings": [[name, CODING_WORDS[name]] for name in CODINGS],
            "issues": self._issues(),
            "rounds": rounds,
            "view": self._view(),
            "rows": self.rows.items,
            "stances": self.stances.items,
            "texts": self.texts.items,
            "clauses": self.clauses.items,
        }

    def _text(self, text: str) -> int:
        """Return the number of a text; it is kept as the numbers of its clauses, many of which recur."""
        return self.texts.number(tuple(map(self.clauses.number, _CLAUSE.split(text))))

    def _view(self) -> list[int]:
        view, parties = self.book.view, self.book.party_numbers
        round = self.book.round_numbers[view.round.round.id]
        return [round, parties[view.a.id], parties[view.b.id], CODINGS.index(view.coding)]

    def _issues(self) -> list[Any]:
        baskets = [basket.id for basket in self.book.case.baskets]
        return [
            [
                issue.id,
                issue.title,
                baskets.index(issue.basket),
                self.book.scale_number(issue),
                issue.scale.end_texts() if issue.scale.has_order else [],
                [issue.scale.part_text(name) for name in levels_of(issue.scale)],
            ]
            for issue in self.book.case.issues
        ]

    def _round(self, told: RoundTold) -> dict[str, Any]:
        parties, issues = self.book.party_numbers, self.book.issue_numbers
        return {
            "id": told.round.id,
            "title": told.round.title,
            "sub": told.subtitle,
            "parties": [parties[party.id] for party in told.parties],
            "issues": [issues[issue.id] for issue in told.issues],
            "stances": {
                f"{CODINGS.index(coding)}.{parties[party]}": [self._stance(item) for item in stances]
                for (coding, party), stances in told.stances.items()
            },
            "pairs": {
                f"{CODINGS.index(coding)}.{parties[a]}.{parties[b]}": self._pair(pair)
                for (coding, a, b), pair in told.pairs.items()
            },
        }

    def _stance(self, told: StanceTold) -> int:
        text = self._text
        return self.stances.number(
            (
                text(told.says),
                text(told.about),
                self.book.shape_number(told),
                told.figures or 0,
                int(told.hollow),
                told.chosen,
                told.rejected,
            )
        )

    def _pair(self, told: PairTold) -> list[Any]:
        texts = (told.headline, told.explanation, told.method, told.robust, told.score, told.coverage)
        firm = [] if told.thin else [1]
        return [*map(self._text, texts), [self._row(row) for row in told.rows], *firm]

    def _row(self, told: RowTold) -> int:
        text = self._text
        return self.rows.number(
            (
                VERDICTS.index(told.verdict),
                text(told.distance),
                told.number,
                tuple(map(text, told.notes)),
                told.gap or 0,
                text(told.working),
                text(told.robust),
                tuple(map(self._offer, told.offers)),
                *self._behind(told),
            )
        )

    def _behind(self, told: RowTold) -> Iterator[Any]:
        """Yield flag, accounts and other objects in one; nothing for nearly all rows, which have none."""
        lines = tuple(tuple(map(self._text, lines)) for lines in (told.accounts, told.objects))
        if told.flag or any(lines):
            yield self._text(told.flag) if told.flag else -1, *lines

    def _offer(self, told: OtherOffer) -> tuple[Any, ...]:
        return tuple(map(self._text, told.offers)), self._text(told.measured)
