"""What each issue counts: all the same, by the analyst's own numbers, by attention, or by salience."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import BoundedFloatText, Box, Button, Layout, VBox

from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.analysis.comparing.score import ATTENTION, SALIENCE, Weights
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import Case
from negotiation_kit.notebook.controls import STACKED, dropdown, place, reachable
from negotiation_kit.notebook.widget_base import CONTROLS, Handler
from negotiation_kit.render.weighing import effect_table

WEIGHTS = "Weights"
EQUAL, OWN = "", "own"
KINDS = [
    ("all the same", EQUAL),
    ("my own numbers", OWN),
    ("attention: passages cited", ATTENTION),
    ("salience, where stated", SALIENCE),
]
_MOST = 1000.0
_PLAIN = 1.0


class Weighing(VBox):  # type: ignore[misc]
    """Numbers for baskets and for single issues, and what they do to the score.

    Attributes
    ----------
    kind : ipywidgets.Dropdown
        Which weighting; it stands among the explorer's controls.
    baskets : dict
        A number a basket, which counts for its issues.
    one : ipywidgets.BoundedFloatText
        The number of the issue chosen; it goes before that of its basket.
    """

    def __init__(self, case: Case, safely: Callable[[Handler], Handler], changed: Handler) -> None:
        self._case, self._changed, self._quiet = case, changed, False
        self._issues: dict[str, float] = {}
        self._issue: str | None = None
        self.kind = dropdown("Weights", KINDS, EQUAL)
        self.baskets = {basket.id: _number(basket.title) for basket in case.baskets}
        self.one = _number("The issue chosen")
        self.reset = Button(description="All back to 1", layout=Layout(width="auto", align_self="flex-end"))
        self.effect = place()
        self.kind.observe(safely(self._kind_changed), "value")
        for field in self.baskets.values():
            field.observe(safely(self._number_changed), "value")
        self.one.observe(safely(self._issue_changed), "value")
        self.reset.on_click(safely(self._reset))
        fields = Box([*self.baskets.values(), self.one, self.reset], layout=CONTROLS)
        super().__init__([fields, self.effect], layout=Layout(width="100%"))

    @property
    def weights(self) -> Weights:
        """What `compare` takes as weights."""
        if self.kind.value != OWN:
            return self.kind.value or None
        found = {issue.id: self._weight(issue.id, issue.basket) for issue in self._case.issues}
        return {name: weight for name, weight in found.items() if weight != _PLAIN}

    @property
    def value(self) -> dict[str, Any]:
        """The kind of weights, and the numbers that are not 1."""
        baskets = {name: field.value for name, field in self.baskets.items() if field.value != _PLAIN}
        return {"kind": self.kind.value, "baskets": baskets, "issues": dict(self._issues)}

    @value.setter
    def value(self, wanted: Mapping[str, Any]) -> None:
        kind, baskets, issues = (wanted.get(name, {}) for name in ("kind", "baskets", "issues"))
        _check("weighting", [kind or EQUAL], [value for _, value in KINDS])
        _check("basket", baskets, self.baskets)
        _check("issue", issues, [issue.id for issue in self._case.issues])
        self._quiet = True
        try:
            self._issues = {name: float(weight) for name, weight in issues.items()}
            for name, field in self.baskets.items():
                field.value = float(baskets.get(name, _PLAIN))
            self.kind.value = kind or EQUAL
        finally:
            self._quiet = False
        self._changed()

    def show(self, comparison: Comparison, issue: str | None) -> None:
        """Show what the weights do to a comparison, and the number of the issue chosen."""
        self._issue = issue
        self._quiet = True
        try:
            self.one.disabled = issue is None
            self.one.description = self._case.issue(issue).title if issue else "The issue chosen"
            self.one.value = self._weight(issue, self._case.issue(issue).basket) if issue else _PLAIN
        finally:
            self._quiet = False
        self.effect.value = reachable(effect_table(comparison), "What the weights do")

    def _weight(self, issue: str, basket: str) -> float:
        return float(self._issues.get(issue, self.baskets[basket].value))

    def _kind_changed(self, _: Any = None) -> None:
        if not self._quiet:
            self._changed()

    def _number_changed(self, _: Any = None) -> None:
        """Take the numbers up at once: whoever enters one wants it to count."""
        if self._quiet:
            return
        if self.kind.value == OWN:
            self._changed()
        else:
            self.kind.value = OWN

    def _issue_changed(self, change: Any) -> None:
        if not self._quiet and self._issue is not None:
            self._issues[self._issue] = float(change["new"])
            self._number_changed()

    def _reset(self, _: Any = None) -> None:
        self.value = {"kind": EQUAL}


def _number(label: str) -> BoundedFloatText:
    layout = Layout(width="170px", height="auto", max_width="100%", min_width="0", margin="0")
    field = BoundedFloatText(
        value=_PLAIN, min=0.0, max=_MOST, step=0.5, description=label, layout=layout,
        style={"description_width": "initial"},
    )  # fmt: skip
    field.add_class(STACKED)
    return field


def _check(what: str, names: Any, known: Any) -> None:
    for name in names:
        if name not in known:
            raise UnknownNameError(what, str(name), known)
