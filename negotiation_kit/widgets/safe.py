"""Handlers whose errors are seen: a notebook shows the exception of a widget's callback nowhere."""

from __future__ import annotations

import functools
import traceback
from collections.abc import Callable
from typing import Any

from ipywidgets import HTML

from negotiation_kit.errors import ToldError
from negotiation_kit.views import Html, tag
from negotiation_kit.views.style import UNTYPESET
from negotiation_kit.wording import Message

Handler = Callable[..., None]

_STYLE = (
    "background:#fbe3e4;color:#7a0c14;border-left:4px solid #c1121f;padding:8px 12px;margin:4px 0;"
    "font:13px/1.45 system-ui,sans-serif;white-space:pre-wrap;overflow-wrap:anywhere"
)
_DEEPEST = 3
_TOLD = (OSError, ToldError)
"""Errors that are no fault of the kit."""


def shown_in(place: HTML) -> Callable[[Handler], Handler]:
    """Return a decorator that shows what a handler raises in `place`.

    What an earlier handler said there goes when the next one starts, and not when it ends: one control may
    set another, whose handler runs, and may fail, inside the first.

    Parameters
    ----------
    place : ipywidgets.HTML
        Hidden while there is nothing to say.
    """

    def decorate(handler: Handler) -> Handler:
        @functools.wraps(handler)
        def safe(*arguments: Any) -> None:
            clear_problem(place)
            try:
                handler(*arguments)
            except Exception as error:
                show_problem(place, error)

        return safe

    return decorate


def show_problem(place: HTML, error: Exception) -> None:
    """Show an error as a sentence; under a fault of the kit, where it happened, folded."""
    if isinstance(error, _TOLD):
        sentence, details = Message("error.not-shown", reason=_ended(str(error))), None
    else:
        what = traceback.format_exception_only(error)[-1].strip()
        sentence, details = Message("error.not-shown.fault", what=_ended(what)), _details(error)
    place.value = tag("div", sentence, details, role="alert", class_=UNTYPESET, style=_STYLE)
    place.layout.display = None


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _details(error: Exception) -> Html:
    trace = "".join(traceback.format_exception(error)[-_DEEPEST:])
    return tag("details", tag("summary", "for a bug report"), tag("pre", trace, style="font-size:11px"))


def clear_problem(place: HTML) -> None:
    """Hide the place of a problem that is over."""
    if place.value:
        place.value = ""
        place.layout.display = "none"
