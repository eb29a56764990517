"""The controls of one entry: value and outcomes as the issue's scale asks for them, and everything beside."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from ipywidgets import Box, Layout, SelectMultiple, Text

from negotiation_kit.model import Confidence, Engagement, Firmness, Issue, Source, Status
from negotiation_kit.scales import Scale
from negotiation_kit.widgets.controls import STACKED, dropdown, paragraph, search
from negotiation_kit.widgets.evidence_form import EvidenceForm
from negotiation_kit.widgets.widget_base import CONTROLS, Live

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


_UNSAID = ""
_ABSENT = {
    Engagement.SILENT: "silent: says nothing on it",
    Engagement.LEFT_OPEN: "left open: speaks of it, takes no position",
    Engagement.NOT_APPLICABLE: "does not apply to this party",
    Engagement.NOT_CODED: "not coded yet",
}
_CHOICES = {"status": Status, "firmness": Firmness, "confidence": Confidence}


class EntryControls(Live):
    """A widget with the controls of one entry; a subclass says where the entry comes from and goes to."""

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the entry as the controls have them; None where one is empty."""
        absent = self.engagement.value or None
        return {
            "value": None if absent else self.value.read(),
            "accepts": self.accepts.read(),
            "rejects": self.rejects.read(),
            "engagement": absent,
            **{name: control.value or None for name, control in self.choices.items()},
            **{name: " ".join(text.value.split()) or None for name, text in self.texts.items()},
            "evidence": self.evidence.read(),
        }

    @abstractmethod
    def _tell(self, _: Any = None) -> None:
        """Answer a change of any control."""

    def _make_fields(self, sources: tuple[Source, ...]) -> None:
        self._scaled: dict[str, tuple[ValueControl, OutcomesControl, OutcomesControl]] = {}
        reasons = [
            ("no: it takes a position", _UNSAID),
            *((words, str(name)) for name, words in _ABSENT.items()),
        ]
        self.engagement = dropdown("Without a position?", reasons, _UNSAID)
        self.choices = {
            name: dropdown(
                name.capitalize(),
                [("choose", _UNSAID), *((str(word).replace("-", " "), str(word)) for word in words)],
                _UNSAID,
            )
            for name, words in _CHOICES.items()
        }
        self.texts = {
            "summary": paragraph("Summary", "the position in one neutral sentence of your own"),
            "note": paragraph("Note", "a remark for other coders, if there is one", rows=1),
        }
        self.evidence = EvidenceForm(sources, self._tell)
        self.value_place, self.outcomes_place = Box(), Box(layout=CONTROLS)

    def _watch_fields(self) -> None:
        """Wire the controls that are there for every issue."""
        self._watch(self._tell, self.engagement, *self.choices.values(), *self.texts.values())
        self.evidence.watch(self._watch, self._safely)

    def _fill(self, issue: Issue, entry: Mapping[str, Any]) -> None:
        """Show an entry as it stands in a file; no handler may run meanwhile."""
        self._make_scaled(issue)
        self.value.show(entry.get("value"))
        self.accepts.show(entry.get("accepts"))
        self.rejects.show(entry.get("rejects"))
        self.engagement.value = _known(entry.get("engagement"), Engagement)
        for name, control in self.choices.items():
            control.value = _known(entry.get(name), _CHOICES[name])
        for name, text in self.texts.items():
            text.value = str(entry.get(name) or "")
        self.evidence.show(entry.get("evidence"))

    def _make_scaled(self, issue: Issue) -> None:
        """Put in place the controls that the issue's scale asks for, made once and kept."""
        if issue.id not in self._scaled:
            made = (
                ValueControl(issue.scale),
                OutcomesControl("Could live with", issue.scale),
                OutcomesControl("Rejects", issue.scale),
            )
            self._watch(self._tell, *(control.widget for control in made))
            self._scaled[issue.id] = made
        self.value, self.accepts, self.rejects = self._scaled[issue.id]
        self.value_place.children = (self.value.widget,)
        self.outcomes_place.children = (self.accepts.widget, self.rejects.widget)


def _known(word: Any, words: Any) -> str:
    return str(word) if word in {str(member) for member in words} else _UNSAID
