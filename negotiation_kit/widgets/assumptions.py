"""A control for the value one assumes of an issue: its levels to choose from, or a field to write in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ipywidgets import Combobox, Dropdown

from negotiation_kit.model import Issue
from negotiation_kit.scales import Scale, Value
from negotiation_kit.widgets.controls import dropdown, written

STATED = ""


def control(issue: Issue, known: Iterable[Value]) -> Dropdown | Combobox:
    """Return a control labelled with the issue's title, with nothing assumed yet.

    Levels can be chosen; numbers, dates and sets are written: `10`, `10..20`, `>=10`, `2025-06`, `a, b`.

    Parameters
    ----------
    issue : Issue
    known : iterable of Value
        What somebody offers or asks for, which the field suggests.
    """
    scale = issue.scale
    if scale.choices and not scale.control.several:
        levels = [(choice.text, choice.name) for choice in scale.choices]
        return dropdown(issue.title, [("as stated", STATED), *levels], STATED, room=len(issue.title))
    suggested = dict.fromkeys(scale.code(value) for value in known)
    return written(issue.title, f"as stated; {_hint(scale)}", tuple(suggested))


def raw_value(issue: Issue, text: str) -> Any:
    """Return what was chosen or written as a position file would have it."""
    ids = {name: choice.name for choice in issue.scale.choices for name in (choice.name, choice.text)}
    return issue.scale.read_code(text.strip(), ids)


def _hint(scale: Scale) -> str:
    """Return what may be written, in an example or by its limits."""
    control = scale.control
    if control.options:
        return ", ".join(option.text for option in control.options[:2])
    return f"{control.low} to {control.high} {scale.unit_text()}".rstrip()
