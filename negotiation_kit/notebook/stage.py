"""A place for what `render` made: its marked elements answer to mouse and keyboard, in every notebook."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

from anywidget import AnyWidget
from traitlets import Unicode

from negotiation_kit.render.skin import stylesheet

Press = Callable[[str, str, bool], None]
"""Takes what was pressed, with which value, and whether it is to be added to what was pressed before."""


class Stage(AnyWidget):
    """Shows HTML; an element marked `data-nk="name=value"` tells the kernel when it is pressed.

    Attributes
    ----------
    html : str
        What is shown. It comes from `render`, which escapes what files say.
    """

    _esm = files("negotiation_kit.notebook").joinpath("stage.js").read_text("utf-8")
    _css = stylesheet()
    html = Unicode("").tag(sync=True)

    def on_press(self, handler: Press) -> None:
        """Call a handler with name, value and whether Ctrl was held, whenever a marked element is pressed."""
        self.on_msg(lambda _, content, __: _pressed(handler, content))


def _pressed(handler: Press, content: Any) -> None:
    """Pass on a message of the script; what has another form was not sent by it."""
    told = content.get("press") if isinstance(content, dict) else None
    if isinstance(told, str) and "=" in told:
        name, _, value = told.partition("=")
        handler(name, value, bool(content.get("more")))
