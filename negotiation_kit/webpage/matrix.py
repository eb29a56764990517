"""All parties at once: issue by party with agreement marked, and the scores of all pairs."""

from __future__ import annotations

from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.model import Issue, Party
from negotiation_kit.palette import VERDICTS as LOOKS
from negotiation_kit.views.html import Html, tag
from negotiation_kit.webpage.book import Book, View
from negotiation_kit.webpage.cells import mark, verdict_class

NO_PAIR = "–"
_PAIRS = "Pairs that agree"


def matrix(book: Book) -> Html:
    """Return one row an issue, one column a party, each cell with its verdict against the first side."""
    view = book.view
    heads = [_head(book, view, party) for party in view.round.parties]
    last = tag("th", _PAIRS, scope="col")
    rows = [_row(book, view, place, issue) for place, issue in enumerate(view.round.issues)]
    table = tag(
        "table",
        tag("caption", f"Every party set against {view.a.short}"),
        tag("thead", tag("tr", tag("th", "Issue", scope="col"), heads, last)),
        tag("tbody", rows),
        class_="matrix",
    )
    return _scrolled(table, f"{view.round.round.title}: issue by party")


def _head(book: Book, view: View, party: Party) -> Html:
    note = tag("small", "set against") if party == view.a else None
    return tag("th", mark(book, party), " ", party.short, note, scope="col")


def _row(book: Book, view: View, place: int, issue: Issue) -> Html:
    cells = [_cell(book, view, place, party) for party in view.round.parties]
    n, of = _agreeing(view, place)
    words = f"{n} of {of}" if of else NO_PAIR
    return tag(
        "tr",
        tag("th", issue.title, scope="row"),
        cells,
        tag("td", words, class_="num", data_w=_PAIRS),
        data_i=book.issue_numbers[issue.id],
    )


def _cell(book: Book, view: View, place: int, party: Party) -> Html:
    says = view.round.stances[view.coding, party.id][place].says
    if party == view.a:
        return tag("td", says, class_="ref", data_w=party.short)
    look = LOOKS[(verdict := book.pair(view, view.a, party).rows[place].verdict)]
    glyph = tag("i", look.glyph, role="img", aria_label=look.word)
    return tag("td", glyph, " ", says, class_=verdict_class(verdict), data_w=party.short)


def _agreeing(view: View, place: int) -> tuple[int, int]:
    """Return in how many pairs the positions are the same, and in how many the distance is known."""
    rows = [pair.rows[place] for (coding, *_), pair in view.round.pairs.items() if coding == view.coding]
    known = [row for row in rows if row.number is not None]
    return sum(row.verdict is Verdict.AGREE for row in known), len(known)


def pair_scores(book: Book) -> Html:
    """Return the agreement of every pair with its coverage, party by party."""
    view, parties = book.view, book.view.round.parties
    heads = [tag("th", mark(book, party), " ", party.short, scope="col") for party in parties]
    rows = [
        tag(
            "tr",
            tag("th", mark(book, one), " ", one.short, scope="row"),
            [_score(book, view, one, other) for other in parties],
        )
        for one in parties
    ]
    table = tag(
        "table",
        tag("caption", "Agreement of every pair, and on how many issues it rests"),
        tag("thead", tag("tr", tag("td"), heads)),
        tag("tbody", rows),
        class_="scores",
    )
    return _scrolled(table, f"{view.round.round.title}: agreement of every pair")


def _score(book: Book, view: View, one: Party, other: Party) -> Html:
    if one == other:
        return tag("td", "·", class_="self", aria_hidden="true")
    found = book.pair(view, one, other)
    firm = None if found.thin else "firm"
    return tag("td", tag("b", found.score), tag("small", found.coverage), class_=firm, data_w=other.short)


def _scrolled(table: Html, label: str) -> Html:
    """Return a table in a place that can be scrolled with the keyboard, should it be too wide."""
    return tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=label)
