"""The explorer: choose two sides, see where they agree and diverge, open any issue."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any

from ipywidgets import Box, Layout, VBox

from negotiation_kit import charts
from negotiation_kit.analysis.comparing import Comparison, IssueComparison, compare, multiverse
from negotiation_kit.model import Case
from negotiation_kit.tables import comparison_table as table_of
from negotiation_kit.views import comparison_table, comparison_view, heading_block, issue_card, result_block
from negotiation_kit.views.code import code_for, state_lines
from negotiation_kit.views.result import robustness_sentence, sides_to_compare, title
from negotiation_kit.views.weighing import effect_sentence
from negotiation_kit.widgets.choices import (
    basket_choice,
    coding_choice,
    metric_choice,
    party_choice,
    round_choice,
    tabbed,
    threshold_choice,
)
from negotiation_kit.widgets.controls import across, dropdown, framed, place, reachable, search
from negotiation_kit.widgets.filters import ALL, EVERYTHING, LONGEST_VERDICT, matching, verdict_options
from negotiation_kit.widgets.live import CONTROLS, ROW, TAKE
from negotiation_kit.widgets.pane import Pane, rest
from negotiation_kit.widgets.sheet import PANE
from negotiation_kit.widgets.sides import TwoSided
from negotiation_kit.widgets.tabs import CHARTS, MOST_DRAWN, TABS, view_of
from negotiation_kit.widgets.taking import Luggage, TakeAlong
from negotiation_kit.widgets.weighing import WEIGHTS, Weighing

_SCROLLED = {"max_height": "760px", "overflow": "auto"}
_CARD = "max-height:790px;overflow:auto"


def explore(case: Case, a: str | None = None, b: str | None = None) -> Explorer:
    """Return the explorer of a case, ready to be shown by a notebook.

    Parameters
    ----------
    case : Case
    a, b : str, optional
        The parties to begin with; the first two sides when left out.

    Raises
    ------
    UnknownNameError
        For a party that is not there.
    ToldError
        For a case with fewer than two parties, or a party set against itself.
    """
    return Explorer(case, a, b)


class Explorer(TwoSided):
    """Controls wired to the comparison; `comparison` is what is on the screen, `state` how it is set.

    A saved notebook shows the comparison as a static table where the widget itself cannot run.
    """

    def __init__(self, case: Case, a: str | None = None, b: str | None = None) -> None:
        super().__init__()
        self.case = case
        self._make_controls(*sides_to_compare(case, a, b))
        self._make_views()
        self._assemble(self.heading, *self._arranged())
        self._update()
        self._wire()

    @property
    def comparison(self) -> Comparison:
        """The comparison on the screen."""
        return self._comparison

    @property
    def _controls(self) -> Mapping[str, Any]:
        names = ("side_a", "side_b", "round", "coding", "metric", "threshold")
        filters = ("basket", "verdict", "find", "issue", "tabs")
        return {
            **{name: getattr(self, name) for name in names},
            "weights": self.weighing,
            **{name: getattr(self, name) for name in filters},
        }

    def _make_controls(self, a: str, b: str) -> None:
        case = self.case
        self.side_a = party_choice("Side A", case.parties, a)
        self.side_b = party_choice("Side B", case.parties, b)
        self.round = round_choice(case, compare(case, a, b).round.id)
        self.coding, self.metric, self.threshold = coding_choice(), metric_choice(), threshold_choice()
        self.weighing = Weighing(case, self._safely, self._update)
        self.basket = basket_choice(case)
        self.verdict = dropdown("Verdict", [EVERYTHING], ALL, room=LONGEST_VERDICT)
        self.find = search("Find", "word in an issue or stance")
        self.issue = across("Issue")

    def _make_views(self) -> None:
        self.heading, self.result, self.card = place(), place(), place()
        # The table scrolls in a place that outlives its rows, so that picking an issue scrolls nothing away.
        self.panes = [place(**_SCROLLED), *(Pane(self.problem, **_SCROLLED) for _ in CHARTS)]
        for pane in self.panes:
            pane.add_class(PANE)
        self.taking = TakeAlong(self._luggage(), self._safely, self.problem)
        self.tabs = tabbed([*self.panes, self.weighing, self.taking], [*TABS, WEIGHTS, TAKE], "2 1 620px")

    def _arranged(self) -> list[Any]:
        sides = [self.side_a, self.side_b, self.round, self.coding]
        measure = [self.metric, self.threshold, self.weighing.kind]
        controls = Box([*sides, *measure, self.basket, self.verdict, self.find], layout=CONTROLS)
        beside = Layout(flex="1 1 330px", min_width="0")
        detail = VBox([self.issue, self.card], layout=beside)
        body = Box([self.tabs, detail], layout=ROW)
        return [controls, self.result, body]

    def _wire(self) -> None:
        self._watch(self._side_changed, self.side_a, self.side_b)
        self._watch(self._update, self.round, self.coding, self.metric, self.threshold)
        self._watch(self._filter, self.basket, self.verdict, self.find)
        self._watch(self._issue_changed, self.issue)
        self._watch(self._show_rows, self.tabs, name="selected_index")

    def _update(self, _: Any = None) -> None:
        found = compare(
            self.case,
            self.side_a.value,
            self.side_b.value,
            self.round.value,
            self.coding.value,
            self.metric.value,
            self.weighing.weights,
            self.threshold.value,
        )
        self._comparison, self._robust = found, multiverse(found)
        self.heading.value = framed(heading_block(found), id=self._mark)
        told = " ".join(text for text in (effect_sentence(found), robustness_sentence(self._robust)) if text)
        self.result.value = framed(result_block(found, told), aria_live="polite")
        self._offer(self.verdict, verdict_options(found))
        self._offer(self.issue, [(row.issue.title, row.issue.id) for row in found.rows])
        self._show_rows()
        self._show_card()

    def _filter(self, _: Any = None) -> None:
        if not self._quiet:
            self._show_rows()

    def _issue_changed(self, _: Any = None) -> None:
        if not self._quiet:
            self._show_card()
            if self.tabs.selected_index not in CHARTS:
                self._show_rows()

    def _show_rows(self, _: Any = None) -> None:
        """Draw the open tab only: a chart costs more than all the rest together."""
        rest(self.panes)
        index = self.tabs.selected_index or 0
        if index == len(TABS):
            self.weighing.show(self._comparison, self.issue.value)
        elif index > len(TABS):
            self.taking.show()
        else:
            self._show_view(index)

    def _show_view(self, index: int) -> None:
        found, rows, pane = self._comparison, self._rows(), self.panes[index]
        label = f"{TABS[index]}: {title(found)}"
        if index in CHARTS and rows:
            pane.draw(self._shown(rows), lambda: view_of(index, found, rows), partial(reachable, label=label))
            return
        pane.value = reachable(comparison_table(found, rows, chosen=self.issue.value), label)

    def _shown(self, rows: list[IssueComparison]) -> Hashable:
        """Return all that a chart depends on."""
        found = self._comparison
        how = (found.a.id, found.b.id, found.round.id, found.coding, found.metric, found.threshold)
        return (*how, str(self.weighing.value), *(row.issue.id for row in rows))

    def _rows(self) -> list[IssueComparison]:
        return matching(self._comparison, self.basket.value, self.verdict.value, self.find.value)

    def _show_card(self) -> None:
        if self.issue.value is None:
            self.card.value = ""
            return
        row = self._comparison.row(self.issue.value)
        card = issue_card(self._comparison, row, self._robust)
        self.card.value = reachable(card, f"Detail of {row.issue.title}", _CARD)

    def _luggage(self) -> Luggage:
        return Luggage(
            name=lambda: f"{self.case.id}-{self._comparison.a.id}-{self._comparison.b.id}",
            code=self._code,
            state=lambda: state_lines(self.case, "explore", self._settings),
            charts={
                TABS[1]: lambda: charts.verdicts_by_basket(self._comparison, rows=self._rows()),
                TABS[2]: lambda: charts.positions_on_scales(self._comparison, rows=self._rows()[:MOST_DRAWN]),
            },
            tables={"the issues shown": self._table},
        )

    def _table(self) -> Any:
        shown = [row.issue.id for row in self._rows()]
        return table_of(self._comparison, order=shown) if shown else table_of(self._comparison)

    def _code(self) -> list[str]:
        found = self._comparison
        how = {
            "round": found.round.id,
            "coding": found.coding,
            "metric": found.metric,
            "weights": self.weighing.weights or None,
            "threshold": found.threshold,
        }
        return code_for(self.case, "comparison", "compare", found.a.id, found.b.id, **how)

    def _static(self) -> str:
        return comparison_view(self._comparison, robustness_sentence(self._robust))
