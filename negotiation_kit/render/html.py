"""HTML that no text from a file can break: bare text is escaped, and only `Html` passes through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance, Verdict
from negotiation_kit.model import Case
from negotiation_kit.render.palette import (
    CONTESTED,
    HOLLOW_MARKS,
    REJECT_MARK,
    SIDE_MARKS,
    Look,
    look,
    party_colours,
)
from negotiation_kit.render.words import flag_text
from negotiation_kit.scales import parts_of
from negotiation_kit.wording import ENGLISH, LINE, Message, Spoken, cut, joined, translated

_VOID = frozenset({"br", "img", "col", "input", "meta", "circle", "line", "path", "rect", "polygon", "use"})


class Html(str):
    """Text that is HTML already; everything else is escaped on its way into a tag. A notebook shows it so."""

    __slots__ = ()

    def __repr__(self) -> str:
        return cut(super().__repr__(), LINE)

    def _repr_html_(self) -> str:
        return str(self)


Child = str | None | Iterable["Child"]


def tag(name: str, /, *children: Child, **attributes: object) -> Html:
    """Return an element.

    Parameters
    ----------
    name : str
    *children : str, Html, None or iterables of them
        Bare text is escaped.
    **attributes
        Values are escaped; None leaves the attribute out; `class_` is `class` and `a_b` is `a-b`.

    Examples
    --------
    >>> tag("td", "a < b & $c", title='say "no"')
    '<td title="say &quot;no&quot;">a &lt; b &amp; $c</td>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = join(*children)
    if name in _VOID:
        return Html(f"<{name}{written}/>")
    return Html(f"<{name}{written}>{inside}</{name}>")


def join(*children: Child, by: str = "") -> Html:
    """Return children as one piece of HTML, bare text escaped."""
    return Html(by.join(_flat(children)))


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, Html):
            yield child
        elif isinstance(child, str):
            yield escape(child, quote=False)
        else:
            yield from _flat(child)


FRAME = "font:13px/1.45 system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;text-align:left;"
HEADING = "font-size:20px;font-weight:700;line-height:1.25;overflow-wrap:anywhere;"
MUTED = "opacity:.75;font-size:12px;"
RULE = "1px solid rgba(128,128,128,.35)"
RESULT = "display:flex;flex-wrap:wrap;gap:8px 28px;margin:8px 0;"
RESULT_TEXT = "flex:1 1 460px;min-width:0;max-width:80em;"
TABLE = "border-collapse:collapse;width:100%;min-width:540px;margin:0;font-size:13px;table-layout:fixed;"
CELL = (
    f"text-align:left;vertical-align:top;padding:7px 9px;border-bottom:{RULE};white-space:normal;"
    "overflow-wrap:break-word;"
)
HEAD = f"{CELL}font-size:12px;font-weight:600;"
GROUP = (
    "text-align:left;padding:15px 9px 5px;font-size:12px;font-weight:700;letter-spacing:.05em;"
    "text-transform:uppercase;border-bottom:2px solid rgba(128,128,128,.6);"
)
CHOSEN = "background:rgba(86,180,233,.14);"
CHOSEN_EDGE = "box-shadow:inset 4px 0 0 #56B4E9;"
CARD = f"border:{RULE};border-radius:10px;padding:14px 16px;overflow-wrap:break-word;"
SECTION = "font-size:12px;font-weight:700;letter-spacing:.05em;text-transform:uppercase;margin:16px 0 5px;"
QUOTE = "margin:7px 0;padding-left:10px;border-left:3px solid rgba(128,128,128,.45);"
CHIPS = "display:flex;flex-wrap:wrap;gap:4px;max-width:230px;"
CHIP = "border-radius:9px;padding:0 7px;font-size:11.5px;overflow-wrap:anywhere;"
CHIP_NAMED = f"{CHIP}border:1px solid rgba(128,128,128,.6);"
CHIP_FREE = f"{CHIP}border:1px dashed rgba(128,128,128,.6);opacity:.75;"
CONTAINER = "container-type:inline-size;"
SCROLLED = "overflow-x:auto;"
FLAG = "font-size:12px;font-weight:600;white-space:nowrap;"
WIDE_ONLY, STANCE = "nk-wide-only", "nk-stance"
NARROW = (
    f"<style>@container (max-width:680px){{.{WIDE_ONLY}{{display:none}}"
    f"col.{STANCE}{{width:27%!important}}}}</style>"
)
"""Where the table has little room the drawn scales go first: the stances beside them say it in words."""
UNTYPESET = "tex2jax_ignore mathjax_ignore"
"""Classes that keep a notebook from reading dollar signs as mathematics."""


def fill(look: Look) -> str:
    """Return background and text colour of a verdict; one is never set without the other."""
    return f"background:{look.fill};color:{look.text};"


@dataclass(frozen=True)
class Side:
    """One side as it is drawn: place 0 points down at the line, place 1 up."""

    stance: Stance
    colour: str
    place: int


def both_sides(comparison: Comparison, row: IssueComparison) -> tuple[Side, Side]:
    """Return both sides of a row with the colours of the case."""
    colours = party_colours(comparison.case)
    return Side(row.a, colours[row.a.party.id], 0), Side(row.b, colours[row.b.party.id], 1)


def marker(side: Side, *, hollow: bool = False) -> Html:
    """Return a side's mark; hollow where its position is only what its rejections leave."""
    glyph = (HOLLOW_MARKS if hollow else SIDE_MARKS)[side.place]
    return tag("span", glyph, style=drawn_in("color", side), aria_hidden="true")


def cross(side: Side) -> Html:
    """Return the mark of a rejection."""
    return tag("span", REJECT_MARK, style=drawn_in("color", side), aria_hidden="true")


def drawn_in(what: str, side: Side) -> str:
    """Return the style that gives something a side's colour."""
    return leaning(what, side.colour)


def leaning(what: str, colour: str, share: int = 86) -> str:
    """Return the style that gives something a colour, a little nearer to the page's own ink.

    A dark colour stands out from a dark page so; where a browser cannot mix, the plain colour stays. Words
    need more of the ink than marks do: their colour is to be of a smaller `share` of 100.
    """
    return f"{what}:{colour};{what}:color-mix(in srgb,{colour} {share}%,currentcolor)"


def level_marks(name: str, sides: tuple[Side, Side]) -> list[Html]:
    """Return what both sides say of a level or option: a mark for a choice, a cross for a rejection."""
    marks = []
    for side in sides:
        chosen = [offer for offer in side.stance.offers if name in parts_of(offer.value)]
        if chosen:
            marks.append(marker(side, hollow=all(offer.conditional for offer in chosen)))
        elif name in side.stance.rejects:
            marks.append(cross(side))
    return marks


def case_line(case: Case, *parts: str) -> Message:
    """Return the case with what is shown of it, and how many warnings its files have."""
    title = Message("list.one", part=Spoken(translated, case, "title"))
    return joined([title, *parts, case.warned], " · ")


def view_heading(title: str, line: str = "") -> Html:
    """Return a title with the line under it."""
    head = tag("div", title, role="heading", aria_level=2, style=HEADING)
    return tag("div", head, tag("div", line, style=MUTED + "margin:2px 0 8px") if line else None)


def glyph(verdict: Verdict) -> Html:
    """Return a verdict's glyph: a character, in whose place a live view draws it alike on every machine."""
    return tag("span", look(verdict).glyph, class_=f"nk-glyph nk-g-{verdict}", aria_hidden="true")


def chip(verdict: Verdict, language: str = ENGLISH) -> Html:
    """Return a verdict as glyph, word and tint."""
    shown = look(verdict, language)
    return tag("span", glyph(verdict), " ", shown.word, title=shown.meaning, class_=f"nk-chip nk-v-{verdict}")


def flag(row: IssueComparison, language: str = ENGLISH) -> Html | None:
    """Return the flag beside a verdict where accounts contradict each other."""
    if not row.contested:
        return None
    return tag("div", f"{CONTESTED} {flag_text(row, language)}", class_="nk-flag")
