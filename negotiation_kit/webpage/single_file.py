"""`page`: a case as one HTML file that opens by a double click and needs nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.analysis.comparing import CODINGS, Verdict
from negotiation_kit.format.disk import refuse_to_replace, write_atomically
from negotiation_kit.model import Case
from negotiation_kit.render.html import Child, Html, join, tag
from negotiation_kit.render.palette import INK, party_colours
from negotiation_kit.render.palette import VERDICTS as LOOKS
from negotiation_kit.webpage.cells import matrix, pair_scores
from negotiation_kit.webpage.comparing import position_chart, result, table, title, verdict_chart
from negotiation_kit.webpage.page_data import VERDICTS, Book, book, json_script, packed
from negotiation_kit.webpage.positions import articles, codebook, method, sources
from negotiation_kit.webpage.statements import RoundTold
from negotiation_kit.wording import Message, Printable

_COMMENT = re.compile(r"^\s*(?://.*|/\*.*\*/)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_TAG = re.compile(r"<[a-z][^<>]*>")
_QUOTED = re.compile(r'="([\w.#%:-]+)"(?=[ >])', re.ASCII)
_END = re.compile("</(?=script|style)|<!--", re.IGNORECASE)


def document(case: Case, title: str, body: Html, styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return the file.

    Parameters
    ----------
    case : Case
        Its parties' colours go into the style sheet.
    title : str
    body : Html
    styles, scripts : iterable of str
        Names of files in `assets/`, in the order in which they are needed.
    """
    style = "".join(map(asset, styles)) + _colours(case)
    script = '(()=>{"use strict";\n' + "".join(map(asset, scripts)) + "})();"
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"{NAME} {VERSION}"),
        tag("title", title),
        _raw("style", style),
    )
    page = tag("html", head, tag("body", body, _raw("script", script)), lang="en")
    return f"<!DOCTYPE html>\n{page}\n"


def lean(body: Html) -> Html:
    """Return the same HTML without the quotation marks its attributes can do without.

    Texts and values have no bare angle brackets, so what stands between two is a tag.

    Examples
    --------
    >>> lean(Html('<p class="q" title="a b">"x=1"</p>'))
    '<p class=q title="a b">"x=1"</p>'
    """
    return Html(_TAG.sub(lambda found: _QUOTED.sub(r"=\1", found[0]), body))


def digest(text: str) -> str:
    """Return the hash by which a content security policy knows an inline script or style."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}"


@cache
def asset(name: str) -> str:
    """Return a style sheet or script of the kit without its comments and indents."""
    text = files("negotiation_kit.webpage").joinpath("assets", name).read_text("utf-8")
    return _INDENT.sub("", _COMMENT.sub("", text))


def _raw(name: str, text: str) -> Html:
    assert not _END.search(text), f"the {name} of the page would end early"
    return Html(f"<{name}>{text}</{name}>")


def _colours(case: Case) -> str:
    """Return the rules that give parties and verdicts their colours; each party's is #rrggbb."""
    colours = party_colours(case)
    parties = [f".p{number}{{--c:{colours[party.id]}}}" for number, party in enumerate(case.parties)]
    verdicts = [_verdict(number, verdict) for number, verdict in enumerate(VERDICTS)]
    return "\n".join([f":root{{--dark:{INK}}}", *parties, *verdicts, ""])


def _verdict(number: int, verdict: Verdict) -> str:
    look = LOOKS[verdict]
    return f".v{number}{{--f:{look.fill};--t:{look.text}}}"


def shapes(drawings: Iterable[Html]) -> Html:
    """Return the drawings, each defined once, for other drawings to use."""
    groups = [tag("g", drawing, id=f"s{number}") for number, drawing in enumerate(drawings)]
    return tag("svg", tag("defs", groups), class_="defs", aria_hidden="true", width=0, height=0)


def section(mark: str, head: str, *body: Child) -> Html:
    """Return a part of the page with its heading."""
    title = tag("h2", head, id=f"{mark}-head", tabindex=-1)
    return tag("section", title, join(body), id=mark, aria_labelledby=f"{mark}-head")


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


@dataclass(frozen=True, repr=False)
class Page(Printable):
    """A web page in one file.

    Parameters
    ----------
    title : str
    html : str
        The whole file; it fetches nothing.
    """

    title: str
    html: str = field(repr=False)

    _names = ("save(path)", "html")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        return Message("result.page", title=self.title, size=len(self.html) / 1000)

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
    channels: str = "open",
    inherit: bool = True,
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
    channels, inherit
        As in `compare`, for all that the page shows.

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
    found = book(case, a, b, round, coding, channels=channels, inherit=inherit)
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
