"""How sure a comparison is: every setting, one change at a time, and what turns a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from ipywidgets import Box

from negotiation_kit import charts
from negotiation_kit.analysis.comparing import Comparison, Multiverse, Variant, compare, multiverse, variants
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
from negotiation_kit.notebook.pane import Pane, chart_picture, rest
from negotiation_kit.notebook.widget_base import CONTROLS, TAKE, TwoSided
from negotiation_kit.render import Html
from negotiation_kit.render.code import code_for, state_lines
from negotiation_kit.render.result import sides_to_compare
from negotiation_kit.render.robustness import (
    flips_table,
    robustness_heading,
    robustness_result,
    robustness_title,
    robustness_view,
    tipping_table,
    variants_table,
)
from negotiation_kit.tables import robustness_table

TABS = ("Every setting", "One change at a time", "Verdicts that turn", "Tipping points")
CURVE, CHANGES, FLIPS, TIPPING = range(4)


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
    """Controls wired to the multiverse of a comparison; `multiverse` is what is on the screen."""

    def __init__(self, case: Case, a: str | None = None, b: str | None = None) -> None:
        super().__init__()
        self.case = case
        self._make_controls(*sides_to_compare(case, a, b))
        self.heading, self.result = place(), place()
        layout = {"max_height": "760px", "overflow": "auto"}
        self.panes = [Pane(self.problem, **layout) for _ in TABS]
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
        return self._found.comparison

    @property
    def multiverse(self) -> Multiverse:
        """The comparison in every setting."""
        return self._found

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
        self._found = multiverse(found)
        self._variants = variants(self._found)
        self.heading.value = framed(robustness_heading(self._found), id=self._mark)
        self.result.value = framed(robustness_result(self._found), aria_live="polite")
        self._show()

    def _show(self, _: Any = None) -> None:
        """Work out and draw the open tab only."""
        rest(self.panes)
        index = self.tabs.selected_index or 0
        if index == len(TABS):
            self.taking.show()
            return
        title = f"{TABS[index]}: {robustness_title(self.comparison)}"
        if index == CURVE:
            self._show_curve(title)
        else:
            self.panes[index].value = reachable(self._view(index), title)

    def _view(self, index: int) -> Html:
        if index == CHANGES:
            return variants_table(self._found, self._variants)
        return (flips_table if index == FLIPS else tipping_table)(self._found)

    def _show_curve(self, title: str) -> None:
        found = self._found
        self.panes[CURVE].draw(
            tuple(control.value for name, control in self._controls.items() if name != "tabs"),
            lambda: chart_picture(
                lambda: charts.specification_curve(found), charts.describe_specification_curve(found)
            ),
            partial(reachable, label=title),
        )

    def _luggage(self) -> Luggage:
        return Luggage(
            name=lambda: f"{self.case.id}-{self.comparison.a.id}-{self.comparison.b.id}-robustness",
            code=self._code,
            state=lambda: state_lines(self.case, "explore_robustness", self._settings),
            charts={TABS[CURVE]: lambda: charts.specification_curve(self._found)},
            tables={TABS[CHANGES]: lambda: robustness_table(self._found)},
        )

    def _code(self) -> list[str]:
        own = self.comparison
        how = {"round": own.round.id, "coding": own.coding, "metric": own.metric, "threshold": own.threshold}
        lines = code_for(self.case, "comparison", "compare", own.a.id, own.b.id, **how)
        return [*lines, "tried = nk.multiverse(comparison)", "nk.specification_curve(tried)"]

    def _static(self) -> str:
        return robustness_view(self._found, self._variants)
