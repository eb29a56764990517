"""All parties at once: who wants what on every issue, how far every two agree, and a map of them all."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any

from ipywidgets import Box

from negotiation_kit import charts
from negotiation_kit.analysis.comparing import (
    MatrixRow,
    Pairwise,
    Scaling,
    StanceMatrix,
    classical_scaling,
    pairwise,
    stance_matrix,
)
from negotiation_kit.analysis.comparing.scaling import LEAST
from negotiation_kit.analysis.comparing.settings import coded_round
from negotiation_kit.errors import ToldError
from negotiation_kit.model import Case
from negotiation_kit.notebook.controls import (
    ALL,
    PANE,
    basket_choice,
    coding_choice,
    dropdown,
    framed,
    metric_choice,
    place,
    reachable,
    round_choice,
    search,
    tabbed,
    threshold_choice,
)
from negotiation_kit.notebook.downloads import Luggage, TakeAlong
from negotiation_kit.notebook.pane import Pane, chart_picture, rest
from negotiation_kit.notebook.weighing import EQUAL, KINDS, OWN
from negotiation_kit.notebook.widget_base import CONTROLS, TAKE, Live
from negotiation_kit.render.code import call, code_for, state_lines
from negotiation_kit.render.html import MUTED, SCROLLED, Html, join, tag
from negotiation_kit.render.parties import (
    heat_table,
    matrix_heading,
    matrix_key,
    matrix_table,
    matrix_view,
    pairs_result,
    pairs_title,
    scaling_sentence,
)
from negotiation_kit.render.words import stance_text
from negotiation_kit.tables import pair_table, party_table

TABS = ("Issue by party", "Every pair", "Map")
MATRIX, PAIRS, MAP = range(3)
_NOBODY = ("nobody: who wants the same", "")
_LEASTS = (1, 2, 3, 5, 8, 10, 15, 20)


def explore_parties(case: Case) -> PartiesExplorer:
    """Return the explorer of all parties of a case, ready to be shown by a notebook.

    Parameters
    ----------
    case : Case

    Raises
    ------
    ToldError
        For a case with fewer than two parties.
    """
    return PartiesExplorer(case)


class PartiesExplorer(Live):
    """Controls wired to the matrix, the pairs and the map; `state` is how they are set.

    A saved notebook shows the matrix as a static table where the widget itself cannot run.
    """

    def __init__(self, case: Case) -> None:
        super().__init__()
        if len(case.parties) < 2:
            raise ToldError(
                f"the case {case.id!r} has fewer than two parties, so there is nothing to compare"
            )
        self.case = case
        self._make_controls()
        self.heading, scrolled = place(), {"max_height": "760px", "overflow": "auto"}
        self.panes = [place(**scrolled), place(**scrolled), Pane(self.problem, **scrolled)]
        self.panes[MATRIX].add_class(PANE)
        self.taking = TakeAlong(self._luggage(), self._safely, self.problem)
        self.tabs = tabbed([*self.panes, self.taking], [*TABS, TAKE])
        choices = [control for name, control in self._controls.items() if name != "tabs"]
        self._assemble(self.heading, Box(choices, layout=CONTROLS), self.tabs)
        self._update()
        self._watch(self._update, self.round, self.coding, self.against, self.metric, self.threshold)
        self._watch(self._show, self.weights, self.basket, self.find, self.least)
        self._watch(self._show, self.tabs, name="selected_index")

    @property
    def matrix(self) -> StanceMatrix:
        """The stances on the screen."""
        return self._matrix

    @property
    def pairs(self) -> Pairwise:
        """Every two parties as the controls ask for them."""
        how = {"round": self.round.value, "coding": self.coding.value, "weights": self.weights.value or None}
        return pairwise(self.case, self.metric.value, **how)

    @property
    def scaling(self) -> Scaling:
        """The map of the parties, or why there is none."""
        return classical_scaling(self.pairs, least=self.least.value)

    @property
    def _controls(self) -> Mapping[str, Any]:
        names = (
            "round", "coding", "against", "metric", "threshold", "weights", "least", "basket", "find", "tabs",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names}

    def _make_controls(self) -> None:
        case = self.case
        self.round, self.coding = round_choice(case, coded_round(case).id), coding_choice()
        parties = [(party.short, party.id) for party in case.parties]
        self.against = dropdown("Set against", [_NOBODY, *parties], "")
        self.metric, self.threshold = metric_choice(), threshold_choice()
        self.weights = dropdown("Weights", [pair for pair in KINDS if pair[1] != OWN], EQUAL)
        self.least = dropdown("Map: issues a pair needs", [(str(n), n) for n in _LEASTS], LEAST)
        self.basket, self.find = basket_choice(case), search("Find", "word in an issue or stance")

    def _update(self, _: Any = None) -> None:
        self._matrix = stance_matrix(
            self.case,
            self.round.value,
            self.coding.value,
            against=self.against.value or None,
            metric=self.metric.value,
            threshold=self.threshold.value,
        )
        self.heading.value = framed(matrix_heading(self._matrix), id=self._mark)
        self._show()

    def _show(self, _: Any = None) -> None:
        """Work out and draw the open tab only."""
        rest(self.panes)
        index = self.tabs.selected_index or 0
        if index == len(TABS):
            self.taking.show()
            return
        title = f"{TABS[index]}: {self.case.title}"
        if index == MAP:
            self._show_map(title)
            return
        view = self._matrix_view() if index == MATRIX else self._pairs_view()
        self.panes[index].value = reachable(view, title)

    def _matrix_view(self) -> Html:
        key = tag("p", matrix_key(self._matrix), style=MUTED + "margin:2px 0 6px")
        return join(key, matrix_table(self._matrix, self._rows()))

    def _pairs_view(self) -> Html:
        found = self.pairs
        return join(pairs_result(found), tag("div", heat_table(found), style=SCROLLED))

    def _show_map(self, title: str) -> None:
        found, pane = self.scaling, self.panes[MAP]
        if not found.places:
            told = tag("p", scaling_sentence(found), role="status", style="padding:12px 0;max-width:70em")
            pane.show(reachable(told, title))
            return
        pane.draw(
            self._shown(),
            lambda: chart_picture(lambda: charts.party_map(found), charts.describe_party_map(found)),
            partial(reachable, label=title),
        )

    def _shown(self) -> Hashable:
        """Return all that the map depends on."""
        how = (self.round, self.coding, self.metric, self.weights, self.least)
        return tuple(control.value for control in how)

    def _rows(self) -> list[MatrixRow]:
        words = self.find.value.casefold().split()
        return [
            row
            for row in self._matrix.rows
            if self.basket.value in (ALL, row.issue.basket)
            and (not words or all(word in _searchable(row) for word in words))
        ]

    def _luggage(self) -> Luggage:
        return Luggage(
            name=lambda: f"{self.case.id}-parties",
            code=self._code,
            state=lambda: state_lines(self.case, "explore_parties", self._settings),
            charts={
                TABS[PAIRS]: lambda: charts.heat_map(self.pairs),
                TABS[MAP]: lambda: charts.party_map(self.scaling),
            },
            tables={TABS[PAIRS]: lambda: pair_table(self.pairs), TABS[MATRIX]: self._party_table},
        )

    def _party_table(self) -> Any:
        return party_table(
            self.case,
            [party.id for party in self._matrix.parties],
            round=self.round.value,
            coding=self.coding.value,
            metric=self.metric.value,
            order=[row.issue.id for row in self._rows()] or "case",
        )

    def _code(self) -> list[str]:
        round, coding = self.round.value, self.coding.value
        how = {"round": round, "coding": coding, "weights": self.weights.value or None}
        against, threshold = self.against.value or None, self.threshold.value
        matrix = call(
            "stance_matrix", "case", round=round, coding=coding, against=against, metric=self.metric.value,
            threshold=threshold,
        )  # fmt: skip
        return [
            *code_for(self.case, "pairs", "pairwise", metric=self.metric.value, **how),
            f"map_of_parties = nk.classical_scaling(pairs, least={self.least.value})",
            f"matrix = {matrix}",
        ]

    def _static(self) -> str:
        pairs = self.pairs
        heat = tag("div", heat_table(pairs), style=SCROLLED)
        return join(matrix_view(self._matrix), tag("p", pairs_title(pairs)), pairs_result(pairs), heat)


def _searchable(row: MatrixRow) -> str:
    texts = [row.issue.title, row.issue.question, row.issue.id, *map(stance_text, row.stances)]
    return " ".join(texts).casefold()
