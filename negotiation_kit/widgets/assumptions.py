"""A control for the value one assumes of an issue: its levels to choose from, or a field to write in."""

from __future__ import annotations

from typing import Any

from ipywidgets import Dropdown, Text

from negotiation_kit.frames.cells import as_written
from negotiation_kit.model import Issue
from negotiation_kit.scales import DateScale, NominalScale, Scale, SetScale
from negotiation_kit.views.values import ends_text, level_text
from negotiation_kit.widgets.controls import dropdown, search

AS_CODED = ("as coded", "")
EVERYBODY = ("everybody", "")


def control(issue: Issue) -> Dropdown | Text:
    """Return a control labelled with the issue's title, with nothing assumed yet.

    Levels can be chosen; numbers, dates and sets are written: `10`, `10..20`, `>=10`, `2025-06`, `a, b`.

    Parameters
    ----------
    issue : Issue
    """
    scale = issue.scale
    if isinstance(scale, NominalScale):
        levels = [(level_text(scale, name), name) for name in scale.names]
        return dropdown(issue.title, [AS_CODED, *levels], AS_CODED[1], room=len(issue.title))
    field = search(issue.title, f"as coded; {_hint(scale)}")
    field.continuous_update = False
    return field


def raw_value(issue: Issue, text: str) -> Any:
    """Return what was chosen or written as a position file would have it."""
    scale = issue.scale
    named = scale.values if isinstance(scale, NominalScale | SetScale) else ()
    ids = {level.text: level.name for level in named} | {level.name: level.name for level in named}
    return as_written(text.strip(), scale, ids)


def _hint(scale: Scale) -> str:
    if isinstance(scale, SetScale):
        return ", ".join(level_text(scale, name) for name in scale.names[:2])
    low, high = ends_text(scale)
    if isinstance(scale, DateScale):
        return f"{scale.min.isoformat()} to {scale.max.isoformat()}"
    return f"{low} to {high}"
