"""Labelled controls, wide enough for their words, and places for views."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from typing import Any

from ipywidgets import HTML, Button, Combobox, Dropdown, Layout, Text, Textarea

from negotiation_kit.views import Html, tag
from negotiation_kit.views.style import FRAME, UNTYPESET
from negotiation_kit.widgets.sheet import STACKED

Options = Iterable[tuple[str, Any]]
_TIGHT = "0"
_LETTER, _AROUND, _LEAST, _WIDEST = 6.3, 40, 110, 370
"""What a control needs in pixels: for a letter, for its frame and arrow, at least, and at most."""


def dropdown(label: str, options: Options, value: Any, *, room: int = 0) -> Dropdown:
    """Return a dropdown with its label above it, as wide as its longest option asks for.

    Parameters
    ----------
    label : str
    options : iterable of (str, value)
    value : object
        The one chosen.
    room : int
        The least number of letters to leave room for, where the options are still to come.
    """
    options = list(options)
    longest = max((len(name) for name, _ in options), default=0)
    chosen = {"options": options, "value": value}
    return Dropdown(description=label, **chosen, **_stacked(_width(max(longest, room), label)))


def search(label: str, hint: str) -> Text:
    """Return a text field, its label above it, that reacts while one types."""
    return Text(
        description=label,
        placeholder=hint,
        continuous_update=True,
        **_stacked(_width(max(len(label), len(hint)))),
    )


def written(label: str, hint: str, suggested: tuple[str, ...]) -> Combobox:
    """Return a text field, its label above it, that suggests values and is heard when one is done."""
    width = _width(max(len(label), len(hint)))
    field = {"placeholder": hint, "options": suggested, "continuous_update": False}
    return Combobox(description=label, **field, **_stacked(width))


def text_field(label: str, value: str) -> Text:
    """Return a text field with its label above it, as wide as what stands in it."""
    return Text(description=label, value=value, **_stacked(_width(len(value))))


def paragraph(label: str, hint: str, rows: int = 2) -> Textarea:
    """Return a field for a sentence or two, its label above it, that reacts while one types."""
    chosen = {"placeholder": hint, "rows": rows, "continuous_update": True}
    return Textarea(description=label, **chosen, **_stacked("100%"))


def button(label: str, tooltip: str, style: str = "") -> Button:
    """Return a button as wide as its words.

    Parameters
    ----------
    label, tooltip : str
    style : {"", "primary", "danger"}
    """
    layout = Layout(width="auto", margin="0 4px 4px 0")
    return Button(description=label, tooltip=tooltip, button_style=style, layout=layout)


def across(label: str) -> Dropdown:
    """Return a dropdown with its label before it, as wide as there is room; its options are still to come."""
    layout = Layout(width="100%", min_width="0", margin=_TIGHT)
    return Dropdown(description=label, style={"description_width": "initial"}, layout=layout)


def place(content: str = "", **layout: str) -> HTML:
    """Return a place for a view."""
    return HTML(content, layout=Layout(**layout))


def framed(view: str, **attributes: object) -> str:
    """Return a view in the kit's type, its dollar signs left alone."""
    return tag("div", view, style=FRAME, class_=UNTYPESET, **attributes)


def reachable(view: str, label: str, style: str = "") -> str:
    """Return a view that takes the keyboard's focus, so that it can be scrolled without a mouse."""
    return framed(tag("div", view, tabindex=0, role="region", aria_label=label, style=style))


def picture(png: bytes, told: str) -> Html:
    """Return an image with its description, as HTML."""
    source = f"data:image/png;base64,{b64encode(png).decode()}"
    style = "width:100%;max-width:940px;background:#fff;border-radius:6px"
    return tag("img", src=source, alt=told, style=style)


def _width(letters: int, label: str = "") -> str:
    needed = max(round(_LETTER * letters + _AROUND), round(_LETTER * len(label)))
    return f"{min(_WIDEST, max(_LEAST, needed))}px"


def _stacked(width: str) -> dict[str, Any]:
    layout = Layout(width=width, height="auto", max_width="100%", min_width="0", margin=_TIGHT)
    return {"style": {"description_width": "initial"}, "layout": layout, "_dom_classes": [STACKED]}
