"""The parts of which tables and charts are made: marks, strips, chips, verdicts. `page.js` makes the same."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.model import Case, Issue, Party
from negotiation_kit.render.html import Child, Html, join, tag
from negotiation_kit.render.palette import CONTESTED, HOLLOW_MARKS, REJECT_MARK, SIDE_MARKS
from negotiation_kit.render.palette import VERDICTS as LOOKS
from negotiation_kit.webpage.page_data import NOTHING, VERDICTS, Book, View
from negotiation_kit.webpage.statements import HALF, WIDTH, RowTold, StanceTold, levels_of

NBSP = "\u00a0"
PARTY_MARK = "■"
MANY_OPTIONS = 6

Sides = tuple[tuple[Party, StanceTold], tuple[Party, StanceTold]]


def verdict_class(verdict: Verdict) -> str:
    """Return the class that gives a verdict its colours."""
    return f"v{VERDICTS.index(verdict)}"


def mark(book: Book, party: Party, glyph: str = PARTY_MARK) -> Html:
    """Return a mark in a party's colour; the name beside it says whose it is."""
    return tag("span", glyph, class_=f"mk p{book.party_numbers[party.id]}", aria_hidden="true")


def mark_of(case: Case, party: Party) -> Html:
    """Return the mark in a party's colour where there is a case only."""
    number = [item.id for item in case.parties].index(party.id)
    return tag("span", PARTY_MARK, class_=f"mk p{number}", aria_hidden="true")


def side_mark(book: Book, party: Party, place: int, *, hollow: bool = False) -> Html:
    """Return a side's mark, which points at the line as its drawing does."""
    return mark(book, party, (HOLLOW_MARKS if hollow else SIDE_MARKS)[place])


def on_scale(book: Book, issue: Issue, sides: Sides, row: RowTold) -> Html:
    """Return an issue's scale with both sides on it: a line, or chips where there is no order."""
    return strip_with_ends(book, issue, sides, row) if issue.scale.has_order else _chips(book, issue, sides)


def strip_with_ends(book: Book, issue: Issue, sides: Sides, row: RowTold, told: str = "") -> Html:
    """Return the drawn line and the names of its ends.

    Parameters
    ----------
    told : str
        The drawing in words, where nothing beside it says them.
    """
    low, high = issue.scale.end_texts()
    ends = tag("span", tag("span", low), tag("span", high), class_="ends", aria_hidden="true")
    return join(_strip(book, issue, sides, row, told), ends)


def _strip(book: Book, issue: Issue, sides: Sides, row: RowTold, told: str) -> Html:
    words: dict[str, object] = {"role": "img", "aria_label": told} if told else {"aria_hidden": "true"}
    return tag(
        "svg",
        tag("use", href=f"#s{book.scale_number(issue)}"),
        _gap(row),
        [_side(book, party, told, place) for place, (party, told) in enumerate(sides)],
        class_="strip",
        viewBox=f"0 -{HALF} {WIDTH} {2 * HALF}",
        **words,
    )


def _gap(row: RowTold) -> Html | None:
    if row.gap is None:
        return None
    return tag("path", class_="gap", d=f"M{row.gap[0]:g},0H{row.gap[1]:g}")


def _side(book: Book, party: Party, told: StanceTold, place: int) -> Html | None:
    number = book.shape_number(told)
    if number == NOTHING:
        return None
    over = "scale(1,-1)" if place else None
    shape = tag("use", href=f"#s{number}", class_=f"p{book.party_numbers[party.id]}", transform=over)
    return join(shape, _figures(told, place))


def _figures(told: StanceTold, place: int) -> Html | None:
    if told.figures is None:
        return None
    text, x, anchor = told.figures
    return tag("text", text, x=f"{x:g}", y=14 if place else -7, class_=anchor)


def _chips(book: Book, issue: Issue, sides: Sides) -> Html:
    """Return a chip an option; of many options, only those that a side has named."""
    names = levels_of(issue.scale)
    marks = [_option_marks(book, sides, number) for number in range(len(names))]
    shown = [number for number in range(len(names)) if len(names) <= MANY_OPTIONS or marks[number]]
    chips = [_chip(marks[number], issue.scale.part_text(names[number])) for number in shown]
    rest = len(names) - len(shown)
    more = tag("span", f"{rest} more, not named", class_="chip") if rest else None
    return tag("span", chips, more, class_="chips", aria_hidden="true")


def _chip(marks: Sequence[Html], label: str) -> Html:
    return tag("span", marks, " " if marks else None, label, class_="chip named" if marks else "chip")


def _option_marks(book: Book, sides: Sides, number: int) -> list[Html]:
    found = []
    for place, (party, told) in enumerate(sides):
        if number in told.chosen:
            found.append(side_mark(book, party, place, hollow=told.hollow))
        elif number in told.rejected:
            found.append(mark(book, party, REJECT_MARK))
    return found


def stance_cell(book: Book, party: Party, told: StanceTold, place: int) -> Html:
    """Return a side's cell of the table."""
    return tag(
        "td",
        side_mark(book, party, place, hollow=told.hollow),
        NBSP,
        told.says,
        tag("small", told.about) if told.about else None,
        data_w=party.short,
    )


def flag(row: RowTold) -> Html | None:
    """Return the flag beside a verdict where accounts contradict each other."""
    return tag("small", f"{CONTESTED} {row.flag}", class_="flag") if row.flag else None


def badge(verdict: Verdict, *more: Child) -> Html:
    """Return a verdict as glyph, word and colour."""
    return tag("span", LOOKS[verdict].label, more, class_=f"badge {verdict_class(verdict)}")


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
    """Return in how many pairs it is agreed, and in how many the distance is known."""
    rows = [pair.rows[place] for (coding, *_), pair in view.round.pairs.items() if coding == view.coding]
    known = [row for row in rows if row.number is not None]
    return sum(row.verdict is Verdict.AGREE and not row.flag for row in known), len(known)


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
