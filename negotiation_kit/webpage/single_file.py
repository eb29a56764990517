"""`page`: a case as one HTML file that opens by a double click and needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from negotiation_kit.analysis.comparing import CODINGS
from negotiation_kit.format.disk import refuse_to_replace, write_atomically
from negotiation_kit.model import Case
from negotiation_kit.views.html import Html, join, tag
from negotiation_kit.webpage.cells import matrix, pair_scores
from negotiation_kit.webpage.comparing import position_chart, result, table, title, verdict_chart
from negotiation_kit.webpage.document import document, lean, section, shapes
from negotiation_kit.webpage.packing import json_script, packed
from negotiation_kit.webpage.page_data import Book, book
from negotiation_kit.webpage.positions import articles, codebook, method, sources
from negotiation_kit.webpage.statements import RoundTold

SECTIONS = {
    "issues": "Issue by issue",
    "baskets": "By basket",
    "scales": "On the scales",
    "parties": "All parties",
    "positions": "Every position in full",
    "codebook": "Issues and scales",
    "method": "How to read this",
    "sources": "Sources",
}
LARGE = 600
"""Stances; of a page with more, browsers lay out what is far from the screen only when it comes near."""
_NO_SCRIPT = (
    "No script runs here, so the sides cannot be changed. Everything else is on the page: the comparison of "
    "{a} and {b}, and below it every party's position in every round, the scales, the method and the sources."
)


@dataclass(frozen=True)
class Page:
    """A web page in one file.

    Parameters
    ----------
    title : str
    html : str
        The whole file; it fetches nothing.
    """

    title: str
    html: str = field(repr=False)

    def save(self, path: str | Path, overwrite: bool = False) -> Path:
        """Write the page to a file, whole or not at all.

        Parameters
        ----------
        path : str or Path
        overwrite : bool
            Whether a file of that name may be replaced.

        Returns
        -------
        Path
            The file written.

        Raises
        ------
        FileExistsError
            Where the file is there already.
        OSError
            Where the folder is not there or the file cannot be written.
        """
        target = Path(path)
        refuse_to_replace(target, overwrite=overwrite)
        write_atomically({target: self.html})
        return target


def page(
    case: Case,
    a: str | None = None,
    b: str | None = None,
    *,
    round: str | None = None,
    coding: str = CODINGS[0],
) -> Page:
    """Return a case as one HTML file: no server, no network, nothing to install.

    Every pair of parties, every round in which two or more are coded, and both codings are in it. The reader
    chooses among them; without a script the page shows two sides, and every position of all others.

    Parameters
    ----------
    case : Case
    a, b : str, optional
        The sides shown first; the first two sides when left out.
    round : str, optional
        The round shown first; as in `compare` when left out.
    coding : {"reading", "printed"}
        The coding shown first.

    Returns
    -------
    Page

    Raises
    ------
    UnknownNameError
        For a party, round or coding that is not there.
    ToldError
        For a case with fewer than two parties, or parties that are not coded in the round.
    """
    found = book(case, a, b, round, coding)
    data = json_script(packed(found), "data")
    body = join(lean(join(_header(found), _main(found))), data)
    return Page(case.title, document(case, case.title, body, ("page.css",), ("dom.js", "page.js")))


def _header(book: Book) -> Html:
    links = [tag("a", head, href=f"#{mark}") for mark, head in SECTIONS.items()]
    text = _NO_SCRIPT.format(a=book.view.a.short, b=book.view.b.short)
    return tag(
        "header",
        tag("a", "Skip to the table", href="#issues", class_="skip"),
        tag("h1", title(book.view), id="title"),
        tag("p", book.view.round.subtitle, id="subtitle", class_="fine"),
        tag("nav", links, aria_label="Parts of this page"),
        tag("noscript", tag("p", text, class_="hint")),
    )


def _main(book: Book) -> Html:
    compared = section(
        "issues",
        SECTIONS["issues"],
        tag("form", id="controls", hidden="", aria_label="What to compare, and what to show of it"),
        tag("p", id="problem", class_="hint", role="alert"),
        tag("div", result(book), id="result"),
        tag(
            "div",
            tag("p", id="count", role="status", class_="fine"),
            tag("span", id="buttons"),
            class_="bar-line",
        ),
        tag(
            "div",
            table(book),
            tag("aside", id="detail", hidden="", aria_label="The issue in detail"),
            class_="two",
        ),
    )
    body = join(
        compared,
        section("baskets", SECTIONS["baskets"], verdict_chart(book)),
        section("scales", SECTIONS["scales"], position_chart(book)),
        section("parties", SECTIONS["parties"], _parties(book)),
        section("positions", SECTIONS["positions"], join(_positions(book, item) for item in book.rounds)),
        section("codebook", SECTIONS["codebook"], tag("div", codebook(book), class_="cards")),
        section("method", SECTIONS["method"], method(book)),
        section("sources", SECTIONS["sources"], sources(book.case)),
    )
    cells = sum(len(item.parties) * len(item.issues) for item in book.rounds)
    size = "large" if cells > LARGE else None
    return tag("main", shapes(book.shapes.items), body, class_=size)


def _parties(book: Book) -> Html:
    return join(tag("h3", book.view.round.round.title, id="matrix-round"), pair_scores(book), matrix(book))


def _positions(book: Book, round: RoundTold) -> Html:
    body = articles(book, round)
    head = tag("h3", round.round.title)
    return tag("div", head, body, class_="round", data_r=book.round_numbers[round.round.id])
