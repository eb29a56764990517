"""Labelled controls, wide enough for their words, and places for views."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from typing import Any

from ipywidgets import HTML, Dropdown, Layout, Text

from negotiation_kit.views import tag
from negotiation_kit.views.style import FRAME, UNTYPESET

Options = Iterable[tuple[str, Any]]
_TIGHT = "0 10px 6px 0"
_LETTER, _AROUND, _LEAST, _WIDEST = 7, 60, 170, 340
"""What a control needs in pixels: for a letter, for its frame and arrow, at least, and at most."""


def dropdown(label: str, options: Options, value: Any, width: str | None = None) -> Dropdown:
    """Return a dropdown whose label stands in full beside it, as wide as its longest option asks for."""
    options = list(options)
    return Dropdown(
        description=label,
        options=options,
        value=value,
        style={"description_width": "initial"},
        layout=Layout(width=width or _width(label, options), max_width="100%", min_width="0", margin=_TIGHT),
    )


def _width(label: str, options: list[tuple[str, Any]]) -> str:
    longest = max((len(name) for name, _ in options), default=0)
    return f"{min(_WIDEST, max(_LEAST, _LETTER * (len(label) + longest) + _AROUND))}px"


def search(label: str, hint: str, width: str) -> Text:
    """Return a text field that reacts while one types."""
    return Text(
        description=label,
        placeholder=hint,
        continuous_update=True,
        style={"description_width": "initial"},
        layout=Layout(width=width, max_width="100%", min_width="0", margin=_TIGHT),
    )


def place(content: str = "", **layout: str) -> HTML:
    """Return a place for a view."""
    return HTML(content, layout=Layout(**layout))


def framed(view: str, **attributes: object) -> str:
    """Return a view in the kit's type, its dollar signs left alone."""
    return tag("div", view, style=FRAME, class_=UNTYPESET, **attributes)


def reachable(view: str, label: str, style: str = "") -> str:
    """Return a view that takes the keyboard's focus, so that it can be scrolled without a mouse."""
    return framed(tag("div", view, tabindex=0, role="region", aria_label=label, style=style))


def picture(png: bytes, told: str) -> str:
    """Return an image with its description, as HTML."""
    source = f"data:image/png;base64,{b64encode(png).decode()}"
    style = "width:100%;max-width:760px;background:#fff;border-radius:6px"
    return tag("img", src=source, alt=told, style=style)
