"""A widget with a static copy under it, seen only where the widget cannot run.

A saved notebook has no live widget. Where it is trusted, JupyterLab shows one line of error in the widget's
place; where it is not, a line of plain text. Static HTML beside the widget in one output helps only the
second, because a front end picks the widget first. So the copy is an output of its own, which a style rule
hides while the widget is on the page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import IPython.display

from negotiation_kit.views import Html, tag

_NOT_RUNNING = "This runs only while this notebook does; below is what it began with."
_publish: Callable[..., object] = IPython.display.display


def show_with_fallback(bundle: Any, static: str, mark: str) -> None:
    """Show a widget, and its static copy for where it cannot run.

    Parameters
    ----------
    bundle : dict or (dict, dict)
        What the widget's own class would show.
    static : Html
        The copy.
    mark : str
        The id of an element that is on the page exactly while the widget is.
    """
    _publish({**plain_bundle(bundle), "text/plain": _NOT_RUNNING}, raw=True)
    copy = tag("div", _hidden_beside(mark), static, class_=f"{mark}-static")
    _publish({"text/html": str(copy), "text/plain": "The same as a table."}, raw=True)


def plain_bundle(bundle: Any) -> dict[str, Any]:
    """Return the data of a MIME bundle, which may come with metadata beside it."""
    return dict(bundle[0] if isinstance(bundle, tuple) else bundle)


def _hidden_beside(mark: str) -> Html:
    """Return the rules that hide the copy; a short wait keeps it from flashing up before the widget."""
    copy, live = f".{mark}-static", f":root:has(#{mark})"
    rules = (
        f"@keyframes {mark}-wait{{from{{max-height:0;overflow:hidden}}}}",
        f"{copy}{{animation:{mark}-wait 2s step-end}}",
        f"{live} {copy},{live} .jp-OutputArea-child:has({copy}){{display:none}}",
    )
    return Html(f"<style>{''.join(rules)}</style>")
