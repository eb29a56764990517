"""One HTML file around its content: style and script inside, and a policy that lets it fetch nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.model import Case
from negotiation_kit.palette import INK, party_colours
from negotiation_kit.palette import VERDICTS as LOOKS
from negotiation_kit.views.html import Child, Html, join, tag
from negotiation_kit.webpage.page_data import VERDICTS

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
