"""How sure a comparison is: one setting changed at a time, and every verdict that some setting turns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ipywidgets import Box

from negotiation_kit.analysis.comparing import Comparison, Robustness, Variant, compare, robustness, variants
from negotiation_kit.model import Case
from negotiation_kit.notebook.controls import (
    coding_choice,
    framed,
    metric_choice,
    party_choice,
    place,
    reachable,
    round_choice,
    tabbed,
    threshold_choice,
)
from negotiation_kit.notebook.downloads import Luggage, TakeAlong
from negotiation_kit.notebook.widget_base import CONTROLS, TAKE, TwoSided
from negotiation_kit.render.code import code_for, state_lines
from negotiation_kit.render.result import sides_to_compare
from negotiation_kit.render.robustness import (
    flips_table,
    robustness_heading,
    robustness_result,
    robustness_title,
    robustness_view,
    variants_table,
)
from negotiation_kit.tables import robustness_table

TABS = ("One change at a time", "Verdicts that flip")
CHANGES, FLIPS = range(2)


def explore_robustness(case: Case, a: str | None = None, b: str | None = None) -> RobustnessExplorer:
    """Return the panel that says how sure a comparison is, ready to be shown by a notebook.

    Parameters
    ----------
    case : Case
    a, b : str, optional
        The parties to begin with; the first two sides when left out.

    Raises
    ------
    UnknownNameError, ToldError
        As `explore`.
    """
    return RobustnessExplorer(case, a, b)


class RobustnessExplorer(TwoSided):
    """Controls wired to the robustness of a comparison; `robustness` is what is on the screen."""

    def __init__(self, case: Case, a: str | None = None, b: str | None = None) -> None:
        super().__init__()
        self.case = case
        self._make_controls(*sides_to_compare(case, a, b))
        self.heading, self.result = place(), place()
        self.panes = [place(max_height="760px", overflow="auto") for _ in TABS]
        self.taking = TakeAlong(self._luggage(), self._safely, self.problem)
        self.tabs = tabbed([*self.panes, self.taking], [*TABS, TAKE])
        choices = [control for name, control in self._controls.items() if name != "tabs"]
        self._assemble(self.heading, Box(choices, layout=CONTROLS), self.result, self.tabs)
        self._update()
        self._watch(self._side_changed, self.side_a, self.side_b)
        self._watch(self._update, self.round, self.coding, self.metric, self.threshold)
        self._watch(self._show, self.tabs, name="selected_index")

    @property
    def comparison(self) -> Comparison:
        """The comparison that is varied."""
        return self._robust.comparison

    @property
    def robustness(self) -> Robustness:
        """The verdicts under every setting."""
        return self._robust

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The comparison with one thing changed at a time."""
        return self._variants

    @property
    def _controls(self) -> Mapping[str, Any]:
        names = ("side_a", "side_b", "round", "coding", "metric", "threshold", "tabs")
        return {name: getattr(self, name) for name in names}

    def _make_controls(self, a: str, b: str) -> None:
        case = self.case
        self.side_a = party_choice("Side A", case.parties, a)
        self.side_b = party_choice("Side B", case.parties, b)
        self.round = round_choice(case, compare(case, a, b).round.id)
        self.coding, self.metric, self.threshold = coding_choice(), metric_choice(), threshold_choice()

    def _update(self, _: Any = None) -> None:
        found = compare(
            self.case,
            self.side_a.value,
            self.side_b.value,
            self.round.value,
            self.coding.value,
            self.metric.value,
            threshold=self.threshold.value,
        )
        self._robust = robustness(found)
        self._variants = variants(self._robust)
        self.heading.value = framed(robustness_heading(self._robust), id=self._mark)
        self.result.value = framed(robustness_result(self._robust, self._variants), aria_live="polite")
        self._show()

    def _show(self, _: Any = None) -> None:
        index = self.tabs.selected_index or 0
        if index == len(TABS):
            self.taking.show()
            return
        found = self._robust
        view = variants_table(found, self._variants) if index == CHANGES else flips_table(found)
        self.panes[index].value = reachable(view, f"{TABS[index]}: {robustness_title(found.comparison)}")

    def _luggage(self) -> Luggage:
        return Luggage(
            name=lambda: f"{self.case.id}-{self.comparison.a.id}-{self.comparison.b.id}-robustness",
            code=self._code,
            state=lambda: state_lines(self.case, "explore_robustness", self._settings),
            charts={},
            tables={TABS[CHANGES]: lambda: robustness_table(self._robust)},
        )

    def _code(self) -> list[str]:
        own = self.comparison
        how = {"round": own.round.id, "coding": own.coding, "metric": own.metric, "threshold": own.threshold}
        lines = code_for(self.case, "comparison", "compare", own.a.id, own.b.id, **how)
        return [*lines, "tried = nk.robustness(comparison)", "nk.robustness_table(tried)"]

    def _static(self) -> str:
        return robustness_view(self._robust, self._variants)
