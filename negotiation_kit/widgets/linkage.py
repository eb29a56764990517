"""What unlocks what: assume positions, and watch offers become live, verdicts change and the score move."""

from __future__ import annotations

from typing import Any

from ipywidgets import Box, Button, Layout, Tab

from negotiation_kit import charts
from negotiation_kit.comparison import CODINGS
from negotiation_kit.comparison.settings import coded_round
from negotiation_kit.linkage import FeasibleOutcomes, Linkages, WhatIf, feasible_outcomes, linkages, what_if
from negotiation_kit.model import Case, Issue
from negotiation_kit.views import Html, join, tag
from negotiation_kit.views.linkage import (
    NO_OFFERS,
    deadlocks_block,
    linkage_heading,
    linkage_sentence,
    linkages_table,
    linkages_view,
)
from negotiation_kit.views.outcomes import outcomes_sentence, outcomes_table
from negotiation_kit.views.rounds import round_text
from negotiation_kit.views.style import MUTED
from negotiation_kit.views.what_if import NO_FORECAST, what_if_lines, what_if_table
from negotiation_kit.views.words import CODING_WORDS
from negotiation_kit.widgets.assumptions import EVERYBODY, control, raw_value
from negotiation_kit.widgets.controls import dropdown, framed, picture, place, reachable
from negotiation_kit.widgets.live import CONTROLS, Live

TABS = ("As a diagram", "Offer by offer", "Not ruled out", "As bars")
DIAGRAM, OFFERS, OUTCOMES, BARS = range(4)


def explore_linkages(case: Case) -> LinkageExplorer:
    """Return the explorer of what unlocks what, ready to be shown by a notebook.

    Parameters
    ----------
    case : Case

    Raises
    ------
    ValueError
        For a case with fewer than two parties.
    """
    return LinkageExplorer(case)


class LinkageExplorer(Live):
    """Controls wired to `what_if`; `found`, `linkages` and `outcomes` are what is on the screen.

    Attributes
    ----------
    assumptions : dict
        By issue id the control of the value that is assumed of it; empty, or "as coded", for none.
    """

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self._make_controls()
        self._make_views()
        first = Box([self.round, self.coding, self.whom], layout=CONTROLS)
        self._assemble(self.heading, first, self.lead, self.choices, self.result, self.tabs)
        self._choose_round()
        self._wire()

    @property
    def found(self) -> WhatIf:
        """What the assumptions on the screen change."""
        return self._found

    @property
    def linkages(self) -> Linkages:
        """Offers and conditions under the assumptions."""
        return linkages(self._found.supposed, self.round.value, coding=self.coding.value)

    @property
    def outcomes(self) -> FeasibleOutcomes:
        """What nobody has ruled out under the assumptions."""
        return feasible_outcomes(self._found.after.case, self.round.value, coding=self.coding.value)

    def _make_controls(self) -> None:
        case = self.case
        rounds = [(round_text(item), item.id) for item in case.rounds]
        self.round = dropdown("Round", rounds, coded_round(case).id)
        self.coding = dropdown("Coding", [(CODING_WORDS[name], name) for name in CODINGS], CODINGS[0])
        parties = [(party.short, party.id) for party in case.parties]
        self.whom = dropdown("Assume it of", [EVERYBODY, *parties], EVERYBODY[1])
        self.assumptions = {issue.id: control(issue) for issue in _condition_issues(case)}
        small = Layout(width="auto", height="28px")
        self.reset = Button(description="Reset", tooltip="Take all assumptions back", layout=small)
        layout = Layout(display="flex", flex_flow="row wrap", align_items="flex-end", margin="0 2px 6px")
        self.choices = Box(layout=layout)
        self.choices.layout.grid_gap = "6px 12px"

    def _make_views(self) -> None:
        self.heading, self.lead, self.result = place(), place(), place()
        self.panes = [place(max_height="820px", overflow="auto") for _ in TABS]
        self.tabs = Tab(self.panes, titles=TABS, layout=Layout(width="100%", min_width="0"))

    def _wire(self) -> None:
        self._watch(self._choose_round, self.round, self.coding)
        self._watch(self._update, self.whom, *self.assumptions.values())
        self._watch(self._show_tab, self.tabs, name="selected_index")
        self.reset.on_click(self._safely(self._take_back))

    def _choose_round(self, _: Any = None) -> None:
        """Offer the issues that conditions of this round name, nothing assumed of any of them."""
        coded = linkages(self.case, self.round.value, coding=self.coding.value)
        asked = [issue.id for issue in _issues_of(coded)]
        self.choices.children = [
            *(self.assumptions[name] for name in asked),
            *([self.reset] if asked else []),
        ]
        self.heading.value = framed(linkage_heading(coded), id=self._mark)
        told = "What if …" if asked else NO_OFFERS
        self.lead.value = framed(tag("div", told, role="heading", aria_level=3, style="font-weight:600"))
        self._take_back()

    def _take_back(self, _: Any = None) -> None:
        self._quiet = True
        try:
            for chosen in self.assumptions.values():
                chosen.value = ""
        finally:
            self._quiet = False
        self._update()

    def _update(self, _: Any = None) -> None:
        if self._quiet:
            return
        self._found = what_if(self.case, self._assumed(), self.round.value, coding=self.coding.value)
        self._show_result()
        self._show_tab()

    def _assumed(self) -> dict[str, Any]:
        values = {
            name: raw_value(self.case.issue(name), chosen.value)
            for name, chosen in self.assumptions.items()
            if chosen in self.choices.children and chosen.value.strip()
        }
        return {self.whom.value: values} if values and self.whom.value else values

    def _show_result(self) -> None:
        found = self._found
        lines = [tag("p", line, style="margin:3px 0;max-width:80em") for line in what_if_lines(found)]
        changes = [tag("p", NO_FORECAST, style=MUTED), what_if_table(found)] if found.assumed else []
        view = join(lines, changes, deadlocks_block(self.linkages))
        self.result.value = framed(view, aria_live="polite")

    def _show_tab(self, _: Any = None) -> None:
        """Draw the open tab only."""
        index = self.tabs.selected_index or 0
        draw = (self._diagram, self._offers, self._outcomes, self._bars)[index]
        self.panes[index].value = reachable(draw(), TABS[index])

    def _diagram(self) -> Html:
        shown = self.linkages
        png = charts.to_png(charts.linkage_diagram(shown))
        return picture(png, charts.describe_linkages(shown))

    def _offers(self) -> Html:
        shown = self.linkages
        return join(tag("p", linkage_sentence(shown)), linkages_table(shown))

    def _outcomes(self) -> Html:
        shown = self.outcomes
        return join(tag("p", outcomes_sentence(shown)), outcomes_table(shown))

    def _bars(self) -> Html:
        shown = self.outcomes
        return picture(charts.to_png(charts.zopa_bars(shown)), charts.describe_outcomes(shown))

    def _static(self) -> str:
        return linkages_view(self.linkages)


def _condition_issues(case: Case) -> list[Issue]:
    """Return every issue that a condition names in any round, in the case's order."""
    named = {name for entry in case.positions for package in entry.conditional_on for name, _ in package}
    return [issue for issue in case.issues if issue.id in named]


def _issues_of(found: Linkages) -> list[Issue]:
    named = {
        condition.issue.id
        for offer in found.offers
        for package in offer.alternatives
        for condition in package.conditions
    }
    return [issue for issue in found.case.issues if issue.id in named]
