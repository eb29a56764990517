"""The content of a page as compact JSON: texts, stances and rows are numbered and kept once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from negotiation_kit.analysis.comparing import CODINGS
from negotiation_kit.palette import VERDICTS as LOOKS
from negotiation_kit.views.html import Html
from negotiation_kit.views.words import CODING_WORDS
from negotiation_kit.views.working import OtherOffer
from negotiation_kit.webpage.page_data import VERDICTS, Book, Pool
from negotiation_kit.webpage.statements import PairTold, RoundTold, RowTold, StanceTold, levels_of

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
