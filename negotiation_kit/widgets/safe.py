"""Handlers whose errors are seen: a notebook shows the exception of a widget's callback nowhere."""

from __future__ import annotations

import functools
import traceback
from collections.abc import Callable
from typing import Any

from ipywidgets import HTML

from negotiation_kit.views import tag

Handler = Callable[..., None]

_STYLE = (
    "background:#fbe3e4;color:#7a0c14;border-left:4px solid #c1121f;padding:8px 12px;margin:4px 0;"
    "font:13px/1.45 system-ui,sans-serif;white-space:pre-wrap"
)


def shown_in(place: HTML) -> Callable[[Handler], Handler]:
    """Return a decorator that shows what a handler raises in `place`, and clears it when the handler succeeds.

    Parameters
    ----------
    place : ipywidgets.HTML
        Hidden while there is nothing to say.
    """

    def decorate(handler: Handler) -> Handler:
        @functools.wraps(handler)
        def safe(*arguments: Any) -> None:
            try:
                handler(*arguments)
            except Exception as error:
                show_problem(place, error)
            else:
                clear_problem(place)

        return safe

    return decorate


def show_problem(place: HTML, error: Exception) -> None:
    """Show an error as a sentence, with where it happened folded under it."""
    trace = "".join(traceback.format_exception(error)[-3:])
    details = tag("details", tag("summary", "for a bug report"), tag("pre", trace, style="font-size:11px"))
    place.value = tag("div", f"This could not be shown: {error}", details, role="alert", style=_STYLE)
    place.layout.display = ""


def clear_problem(place: HTML) -> None:
    """Hide the place of a problem that is over."""
    if place.value:
        place.value = ""
    place.layout.display = "none"
