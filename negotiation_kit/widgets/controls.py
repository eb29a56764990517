"""Labelled controls, wide enough for their words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ipywidgets import HTML, Dropdown, Layout, Text

from negotiation_kit.views import tag

Options = Iterable[tuple[str, Any]]


def dropdown(label: str, options: Options, value: Any, width: str = "170px") -> Dropdown:
    """Return a dropdown whose label stands in full beside it."""
    return Dropdown(
        description=label,
        options=list(options),
        value=value,
        style={"description_width": "initial"},
        layout=Layout(width=width, min_width="0", margin="0 10px 6px 0"),
    )


def search(label: str, hint: str, width: str = "200px") -> Text:
    """Return a text field that reacts while one types."""
    return Text(
        description=label,
        placeholder=hint,
        continuous_update=True,
        style={"description_width": "initial"},
        layout=Layout(width=width, margin="0 10px 6px 0"),
    )


def html(content: str = "", **layout: str) -> HTML:
    """Return a place for a view."""
    return HTML(content, layout=Layout(**layout))


def picture(png: bytes, told: str) -> str:
    """Return an image with its description, as HTML."""
    from base64 import b64encode

    source = f"data:image/png;base64,{b64encode(png).decode()}"
    return tag("img", src=source, alt=told, style="max-width:100%;background:#fff;border-radius:6px")


