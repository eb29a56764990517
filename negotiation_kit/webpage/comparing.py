"""The parts of the page that show two sides: result, table, charts. `page.js` makes the same of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import floor

from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.errors import counted
from negotiation_kit.model import Issue
from negotiation_kit.render.html import Html, join, tag
from negotiation_kit.render.palette import VERDICTS as LOOKS
from negotiation_kit.webpage.cells import (
    NBSP,
    Sides,
    flag,
    on_scale,
    side_mark,
    stance_cell,
    strip_with_ends,
    verdict_class,
)
from negotiation_kit.webpage.page_data import Book, View
from negotiation_kit.webpage.statements import PairTold, RowTold

_COLUMNS = ("Issue", "On the scale", "Verdict, distance")


def title(view: View) -> str:
    """Return the heading of a view."""
    return f"Where {view.a.short} and {view.b.short} stand"


def result(book: Book) -> Html:
    """Return the band of verdicts and the score with its coverage, bounds, method and robustness."""
    found = _pair(book)
    counts = Counter(row.verdict for row in found.rows)
    band = [
        tag("span", f"{LOOKS[verdict].glyph} {counts[verdict]} {LOOKS[verdict].word}", class_=_part(verdict))
        for verdict in Verdict
        if counts[verdict]
    ]
    lead = join(tag("b", found.headline), " ") if found.headline else None
    return join(
        tag("div", band, class_="band", id="band"),
        tag("p", lead, found.explanation, class_="lead"),
        tag("p", f"{found.method} {found.robust}", class_="fine"),
    )


def _part(verdict: Verdict) -> str:
    return f"part {verdict_class(verdict)}"


def table(book: Book) -> Html:
    """Return the table, one row an issue, grouped by basket."""
    view = book.view
    heads = [
        join(side_mark(book, party, place), NBSP, party.short) for place, party in enumerate((view.a, view.b))
    ]
    issue, scale, verdict = _COLUMNS
    columns = [tag("th", head, scope="col") for head in (issue, *heads, scale, verdict)]
    return tag(
        "table",
        tag("caption", f"{title(view)}, issue by issue", class_="sr"),
        tag("thead", tag("tr", columns)),
        list(_groups(book)),
        class_="issues",
        id="table",
    )


def _groups(book: Book) -> Iterator[Html]:
    rows = list(zip(book.view.round.issues, _pair(book).rows, strict=True))
    for number, basket in enumerate(book.case.baskets):
        lines = [_row(book, issue, row) for issue, row in rows if issue.basket == basket.id]
        if lines:
            head = tag("th", basket.title, colspan=len(_COLUMNS) + 2, scope="rowgroup")
            yield tag("tbody", tag("tr", head, class_="group"), lines, data_b=number)


def _row(book: Book, issue: Issue, row: RowTold) -> Html:
    sides = _sides(book, issue)
    look = LOOKS[row.verdict]
    return tag(
        "tr",
        tag(
            "th",
            tag("a", issue.title, href=article_link(book, issue)),
            [tag("span", note, class_="note") for note in row.notes],
            scope="row",
        ),
        [stance_cell(book, party, told, place) for place, (party, told) in enumerate(sides)],
        tag("td", on_scale(book, issue, sides, row), class_="sc"),
        tag(
            "td",
            tag("b", look.label),
            flag(row),
            tag("small", row.distance),
            class_=f"vd {verdict_class(row.verdict)}",
        ),
        data_i=book.issue_numbers[issue.id],
    )


def article_link(book: Book, issue: Issue) -> str:
    """Return the address, on the page, of an issue's positions in the view's round."""
    return f"#i{book.round_numbers[book.view.round.round.id]}-{book.issue_numbers[issue.id]}"


def _sides(book: Book, issue: Issue) -> Sides:
    view = book.view
    place = view.round.issues.index(issue)
    a, b = (view.round.stances[view.coding, party.id][place] for party in (view.a, view.b))
    return (view.a, a), (view.b, b)


def _pair(book: Book) -> PairTold:
    return book.pair(book.view, book.view.a, book.view.b)


def verdict_chart(book: Book) -> Html:
    """Return one bar a basket, divided by verdict, each with its counts in words."""
    counts: dict[str, Counter[Verdict]] = {basket.id: Counter() for basket in book.case.baskets}
    for issue, row in zip(book.view.round.issues, _pair(book).rows, strict=True):
        counts[issue.basket][row.verdict] += 1
    most = max((found.total() for found in counts.values()), default=1) or 1
    bars = [_bar(basket.title, counts[basket.id], most) for basket in book.case.baskets if counts[basket.id]]
    return tag("ul", bars, class_="bars", id="bars")


def _bar(name: str, counts: Counter[Verdict], most: int) -> Html:
    shown = [verdict for verdict in Verdict if counts[verdict]]
    told = ", ".join(f"{counts[verdict]} {LOOKS[verdict].word}" for verdict in shown)
    parts, start = [], 0
    for verdict in shown:
        parts.append(_bar_part(verdict, start / most * 100, counts[verdict] / most * 100))
        start += counts[verdict]
    drawing = tag("svg", parts, class_="bar", role="img", aria_label=f"{name}: {told}")
    words = ", ".join(f"{LOOKS[verdict].glyph} {counts[verdict]} {LOOKS[verdict].word}" for verdict in shown)
    return tag("li", tag("b", name), drawing, tag("small", words, aria_hidden="true"))


def _bar_part(verdict: Verdict, start: float, width: float) -> Html:
    name = verdict_class(verdict)
    box = tag("rect", x=_percent(start), width=_percent(width), height="100%", class_=name)
    return join(box, tag("text", LOOKS[verdict].glyph, x=_percent(start + width / 2), y="50%", class_=name))


def _percent(number: float) -> str:
    # Cut and not rounded: halves are rounded differently by a browser.
    return f"{floor(number * 100) / 100:g}%"


def position_chart(book: Book) -> Html:
    """Return every scale with an order and both sides on it, those with the greatest distance first."""
    drawn: list[tuple[float, Html]] = []
    for issue, row in zip(book.view.round.issues, _pair(book).rows, strict=True):
        sides = _sides(book, issue)
        if issue.scale.has_order and any(told.shape for _, told in sides):
            drawn.append((-1.0 if row.number is None else row.number, _multiple(book, issue, sides, row)))
    drawn.sort(key=lambda pair: -pair[0])
    rest = len(book.view.round.issues) - len(drawn)
    return join(
        tag("ul", [item for _, item in drawn], class_="multiples", id="multiples"),
        tag("p", _left_out(rest) if rest else None, class_="fine", id="undrawn"),
    )


def _left_out(number: int) -> str:
    verb = "is" if number == 1 else "are"
    return f"{counted(number, 'issue')} {verb} not drawn: the scale has no order, or neither side is on it."


def _multiple(book: Book, issue: Issue, sides: Sides, row: RowTold) -> Html:
    told = "; ".join(f"{party.short}: {told.says}" for party, told in sides)
    look = LOOKS[row.verdict]
    return tag(
        "li",
        tag(
            "span",
            tag("a", issue.title, href=article_link(book, issue)),
            tag("span", f"{look.label} {row.distance}", class_=f"badge {verdict_class(row.verdict)}"),
            class_="head",
        ),
        strip_with_ends(book, issue, sides, row, told),
        data_i=book.issue_numbers[issue.id],
    )
