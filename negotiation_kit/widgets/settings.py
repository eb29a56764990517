"""What the controls of a widget are set to, as plain data, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ipywidgets import Dropdown, Tab
from traitlets import TraitError

from negotiation_kit.errors import ToldError, UnknownNameError
from negotiation_kit.wording import Message

Controls = Mapping[str, Any]


def read_state(controls: Controls) -> dict[str, Any]:
    """Return the value of each control; of tabs, the title of the open one.

    Parameters
    ----------
    controls : mapping
        Name to control.
    """
    return {name: _value(control) for name, control in controls.items()}


def restore_state(controls: Controls, wanted: Mapping[str, Any]) -> None:
    """Set controls, in their own order; where one cannot be set, leave all as they were.

    Parameters
    ----------
    controls : mapping
        Name to control.
    wanted : mapping
        Name to value; controls it does not name stay.

    Raises
    ------
    UnknownNameError
        For a control or a choice that is not there.
    ToldError
        For a value of another kind.
    """
    for name in wanted:
        if name not in controls:
            raise UnknownNameError("control", str(name), controls)
    before = read_state(controls)
    try:
        _set_all(controls, wanted)
    except ValueError:
        _set_all(controls, before)
        raise


def _set_all(controls: Controls, wanted: Mapping[str, Any]) -> None:
    for name, control in controls.items():
        if name in wanted:
            _set(name, control, wanted[name])


def _value(control: Any) -> Any:
    return control.titles[control.selected_index or 0] if isinstance(control, Tab) else control.value


def _set(name: str, control: Any, value: Any) -> None:
    known = _choices(control)
    if known is not None and value not in known:
        raise UnknownNameError(
            Message("kind.choice-for", control=name),
            str(value),
            [str(choice) for choice in known if choice != ""],
        )
    if isinstance(control, Tab):
        control.selected_index = control.titles.index(value)
        return
    try:
        control.value = value
    except TraitError as error:
        raise ToldError(f"{name} cannot be set to {value!r}: {error}") from error


def _choices(control: Any) -> list[Any] | None:
    """Return what can be chosen; None where anything can be entered."""
    if isinstance(control, Tab):
        return list(control.titles)
    return [value for _, value in control.options] if isinstance(control, Dropdown) else None
