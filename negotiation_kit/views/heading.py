"""The heading of a view: what it shows; and under it of which case, how much, and how sound the files are."""

from __future__ import annotations

from negotiation_kit.model import Case
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.style import HEADING, MUTED


def case_line(case: Case, *parts: str) -> str:
    """Return the case with what is shown of it, and how many warnings its files have."""
    return " · ".join(part for part in (case.title, *parts, case.warned) if part)


def view_heading(title: str, line: str = "") -> Html:
    """Return a title with the line under it."""
    head = tag("div", title, role="heading", aria_level=2, style=HEADING)
    return tag("div", head, tag("div", line, style=MUTED + "margin:2px 0 8px") if line else None)
