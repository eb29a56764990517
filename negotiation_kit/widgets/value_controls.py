"""Controls for a value and for lists of outcomes, as the scale of the issue asks for them."""

from __future__ import annotations

from typing import Any

from ipywidgets import Layout, SelectMultiple, Text

from negotiation_kit.scales import Scale
from negotiation_kit.widgets.controls import dropdown, search
from negotiation_kit.widgets.sheet import STACKED

NO_VALUE, NO_OPTION = "", "[]"
_MOST_ROWS = 8


class ValueControl:
    """One control for a value: a choice, several choices, or a field for numbers or dates.

    Attributes
    ----------
    widget : ipywidgets.Widget
        What is shown; its `value` changes as one chooses or types.
    """

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.widget = _value_widget(scale)

    def show(self, plain: Any) -> None:
        """Show a value as it stands in a file; None is no value."""
        control, names = self.scale.control, self.scale.names
        if not control.options:
            self.widget.value = "" if plain is None else _typed(plain)
        elif control.several:
            chosen = [] if plain is None else [str(item) for item in plain if item in names]
            self.widget.value = (NO_OPTION,) if plain == [] else tuple(chosen)
        else:
            self.widget.value = str(plain) if plain is not None and str(plain) in names else NO_VALUE

    def read(self) -> Any:
        """Return the value as a file would have it, off the scale or not; None for no value."""
        found, control = self.widget.value, self.scale.control
        if not control.options:
            return self.scale.read_code(found, {}) if found.strip() else None
        if control.several:
            return [name for name in found if name != NO_OPTION] if found else None
        return found or None


class OutcomesControl:
    """One control for the outcomes of an `accepts` or `rejects` list.

    Attributes
    ----------
    widget : ipywidgets.Widget
    """

    def __init__(self, label: str, scale: Scale) -> None:
        self.scale = scale
        if scale.choices:
            self.widget: Any = _several(label, _options(scale))
        else:
            self.widget = search(label, "several with ; between them")

    def show(self, plain: Any) -> None:
        """Show a list as it stands in a file; None is no list."""
        items = plain if isinstance(plain, list) else []
        if isinstance(self.widget, Text):
            self.widget.value = "; ".join(map(_typed, items))
        else:
            known = [name for _, name in self.widget.options]
            self.widget.value = tuple(str(item) for item in items if str(item) in known)

    def read(self) -> list[Any] | None:
        """Return the list as a file would have it; None for an empty one."""
        if not isinstance(self.widget, Text):
            return list(self.widget.value) or None
        if not self.widget.value.strip():
            return None
        found = self.scale.read_code(self.widget.value, {})
        return found if isinstance(found, list) else [found]


def _value_widget(scale: Scale) -> Any:
    control = scale.control
    if not control.options:
        low, high = scale.end_texts()
        return search(f"Value, from {low} to {high}", control.forms)
    if control.several:
        options = [*_options(scale), ("none of these options", NO_OPTION)]
        return _several("Value (several: Ctrl or ⌘)", options)
    levels = [(f"{option.text}: {option.meaning}", option.name) for option in control.options]
    return dropdown("Value", [("no value", NO_VALUE), *levels], NO_VALUE)


def _options(scale: Scale) -> list[tuple[str, str]]:
    return [(scale.part_text(name), name) for name in scale.names]


def _several(label: str, options: list[tuple[str, str]]) -> SelectMultiple:
    return SelectMultiple(
        description=label,
        options=options,
        rows=min(_MOST_ROWS, len(options)),
        style={"description_width": "initial"},
        layout=Layout(width="300px", height="auto", max_width="100%", margin="0"),
        _dom_classes=[STACKED],
    )


def _typed(plain: Any) -> str:
    """Return a number, range or date, or a list of them, as one types it."""
    if isinstance(plain, list):
        return "; ".join(map(_typed, plain))
    if isinstance(plain, dict):
        keys = set(plain)
        if keys == {"from", "to"}:
            return f"{plain['from']}..{plain['to']}"
        if keys == {"at_least"}:
            return f">={plain['at_least']}"
        if keys == {"at_most"}:
            return f"<={plain['at_most']}"
    return str(plain)
