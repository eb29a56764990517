"""The controls of one entry: value and outcomes as the issue's scale asks for them, and everything beside."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from ipywidgets import Box

from negotiation_kit.model import Confidence, Engagement, Firmness, Issue, Source, Status
from negotiation_kit.widgets.controls import dropdown, paragraph
from negotiation_kit.widgets.evidence_form import EvidenceForm
from negotiation_kit.widgets.live import CONTROLS, Live
from negotiation_kit.widgets.value_controls import OutcomesControl, ValueControl

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
