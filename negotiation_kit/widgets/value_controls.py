"""Controls for a value and for lists of outcomes, as the scale of the issue asks for them."""

from __future__ import annotations

from typing import Any

from ipywidgets import Layout, SelectMultiple, Text

from negotiation_kit.scales import DateScale, IntervalScale, NominalScale, Scale, SetScale
from negotiation_kit.views.values import ends_text
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
        if isinstance(self.scale, SetScale):
            names = [] if plain is None else [str(item) for item in plain if item in self.scale.names]
            self.widget.value = (NO_OPTION,) if plain == [] else tuple(names)
        elif isinstance(self.scale, NominalScale):
            known = plain is not None and str(plain) in self.scale.names
            self.widget.value = str(plain) if known else NO_VALUE
        else:
            self.widget.value = "" if plain is None else _typed(plain)

    def read(self) -> Any:
        """Return the value as a file would have it, off the scale or not; None for no value."""
        found = self.widget.value
        if isinstance(self.scale, SetScale):
            return [name for name in found if name != NO_OPTION] if found else None
        if isinstance(self.scale, NominalScale):
            return found or None
        return self.scale.read_code(found, {}) if found.strip() else None


class OutcomesControl:
    """One control for the outcomes of an `accepts` or `rejects` list.

    Attributes
    ----------
    widget : ipywidgets.Widget
    """

    def __init__(self, label: str, scale: Scale) -> None:
        self.scale = scale
        if isinstance(scale, NominalScale | SetScale):
            self.widget: Any = _several(label, [(scale.part_text(name), name) for name in scale.names])
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
    if isinstance(scale, SetScale):
        options = [(scale.part_text(name), name) for name in scale.names]
        return _several("Value (several: Ctrl or ⌘)", [*options, ("none of these options", NO_OPTION)])
    if isinstance(scale, NominalScale):
        levels = [(f"{scale.part_text(name)}: {scale.meaning(name)}", name) for name in scale.names]
        return dropdown("Value", [("no value", NO_VALUE), *levels], NO_VALUE)
    low, high = ends_text(scale)
    assert isinstance(scale, IntervalScale | DateScale)
    form = "2025-06-20 or 2025-06-20/2025-06-30" if isinstance(scale, DateScale) else "7, 2..3, >=2 or <=3"
    return search(f"Value, from {low} to {high}", form)


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
