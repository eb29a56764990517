"""What the views of bargaining models share: a heading, what is known of such numbers, what is assumed."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.analysis.bargaining import LeftOut
from negotiation_kit.render.html import FRAME, MUTED, SECTION, UNTYPESET, Child, Html, tag, view_heading

MOST_LEFT_OUT = 30


def framed_view(title: str, subtitle: str, *children: Child) -> Html:
    """Return a view under its heading."""
    return tag("div", view_heading(title, subtitle), *children, style=FRAME, class_=UNTYPESET)


def caution(text: str) -> Html:
    """Return what is known of numbers that look like predictions."""
    return tag("p", text, style=MUTED + "margin:0 0 10px;max-width:80em")


def assumptions(sentences: Iterable[str]) -> Html:
    """Return what a result takes for granted, as a list."""
    items = [tag("li", sentence, style="margin:2px 0") for sentence in sentences]
    return tag(
        "div",
        tag("div", "Assumptions", style=SECTION),
        tag("ul", items, style="margin:0;padding-left:20px;max-width:80em;font-size:12px"),
    )


def left_out(items: tuple[LeftOut, ...]) -> Html | None:
    """Return what a result leaves out and why, of many the first; None where it leaves out nothing."""
    if not items:
        return None
    rest = len(items) - MOST_LEFT_OUT
    told = [item.reason for item in items[:MOST_LEFT_OUT]] + ([f"and {rest:,} more"] if rest > 0 else [])
    return tag("p", f"Left out: {'; '.join(told)}.", style=MUTED + "max-width:80em")


def findings(sentences: Iterable[str]) -> list[Html]:
    """Return what has to be said of the numbers that went in."""
    return [tag("p", sentence, role="note", style="margin:6px 0;max-width:80em") for sentence in sentences]


def dot(colour: str) -> Html:
    """Return a mark in a party's colour; its name stands beside it."""
    return tag("span", "■ ", style=f"color:{colour}", aria_hidden="true")
