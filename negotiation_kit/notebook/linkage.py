"""What unlocks what: assume a value for the issues that offers depend on, and watch what becomes live."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from functools import partial
from typing import Any

from ipywidgets import HTML, Box, Button, Layout

from negotiation_kit import charts
from negotiation_kit.analysis.comparing import CODINGS, stance
from negotiation_kit.analysis.comparing.settings import coded_round
from negotiation_kit.analysis.linking import FeasibleOutcomes, WhatIf, feasible_outcomes, linkages, what_if
from negotiation_kit.model import LEAD, Case, Issue, Role
from negotiation_kit.notebook.controls import (
    STATED,
    control,
    dropdown,
    framed,
    place,
    raw_value,
    reachable,
    tabbed,
)
from negotiation_kit.notebook.downloads import Luggage, TakeAlong
from negotiation_kit.notebook.pane import MOST_DRAWN, Pane, chart_picture, first_rows, rest
from negotiation_kit.notebook.widget_base import CONTROLS, TAKE, Live
from negotiation_kit.render import Html, join, tag
from negotiation_kit.render.code import call, code_for, state_lines
from negotiation_kit.render.html import MUTED
from negotiation_kit.render.linkage import (
    changes_table,
    deadlocks_block,
    linkages_heading,
    linkages_title,
    linkages_view,
    offers_block,
    outcomes_table,
    packages_block,
)
from negotiation_kit.render.result import method, sides_to_compare
from negotiation_kit.render.words import CODING_WORDS, round_text
from negotiation_kit.scales import Value
from negotiation_kit.tables import comparison_table

TABS = ("Offers and packages", "What changes", "As a diagram", "What is left")
OFFERS, CHANGES, DIAGRAM, LEFT = range(4)
ALL = ""
_SCROLLED = {"max_height": "900px", "overflow": "auto"}
_NOTHING_TO_ASSUME = "In this round no offer depends on another issue, and no order of steps is asked for."


def explore_linkages(case: Case, a: str | None = None, b: str | None = None) -> LinkageExplorer:
    """Return the explorer of what unlocks what, ready to be shown by a notebook.

    Parameters
    ----------
    case : Case
    a, b : str, optional
        The parties whose agreement is watched; the first two sides when left out.

    Raises
    ------
    UnknownNameError
        For a party that is not there.
    ToldError
        For a case with fewer than two parties, or a party set against itself.
    """
    return LinkageExplorer(case, a, b)


class LinkageExplorer(Live):
    """Controls wired to `what_if`; `what_if` is what is on the screen.

    Attributes
    ----------
    assume : dict
        By issue id the control of the value that is assumed, for each issue that offers depend on, or that
        puts steps in order: a Dropdown of levels, or a Combobox to write a number, a date or a set in.
    """

    def __init__(self, case: Case, a: str | None = None, b: str | None = None) -> None:
        super().__init__()
        self.case, self._pair = case, sides_to_compare(case, a, b)
        self._make_controls()
        self.heading, self.result = place(), place()
        drawn = (Pane(self.problem, **_SCROLLED) for _ in (DIAGRAM, LEFT))
        self.panes = [place(**_SCROLLED), place(**_SCROLLED), *drawn]
        self.taking = TakeAlong(self._luggage(), self._safely, self.problem)
        self.tabs = tabbed([*self.panes, self.taking], [*TABS, TAKE])
        self.choices = Box(layout=CONTROLS)
        head = Box([self.round, self.coding, self.who, self.reset], layout=CONTROLS)
        self._assemble(self.heading, head, self.choices, self.result, self.tabs)
        self._update()
        self._watch(self._update, self.round, self.coding, self.who, *self.assume.values())
        self._watch(self._show_tab, self.tabs, name="selected_index")
        self.reset.on_click(self._safely(self._reset))

    @property
    def what_if(self) -> WhatIf:
        """What is assumed, and what follows from it."""
        return self._found

    def _make_controls(self) -> None:
        case = self.case
        rounds = [(round_text(item), item.id) for item in case.rounds]
        self.round = dropdown("Round", rounds, coded_round(case).id)
        self.coding = dropdown("Coding", [(CODING_WORDS[name], name) for name in CODINGS], CODINGS[0])
        sides = [(party.short, party.id) for party in case.parties if party.role is Role.SIDE]
        self.who = dropdown("Assume it of", [("all parties", ALL), *sides], ALL)
        self.reset = Button(description="Reset", layout=Layout(width="auto", align_self="flex-end"))
        self._asked = {
            item.id: _asked_about(case, item.id) for item in case.rounds
        }  # made once, so that changing rounds makes no new controls
        issues = {issue.id: issue for asked in self._asked.values() for issue in asked}
        self.assume = {name: control(issue, _known_values(case, issue)) for name, issue in issues.items()}

    def _update(self, _: Any = None) -> None:
        if self._quiet:
            return
        asked = [issue.id for issue in self._asked[self.round.value]]
        self._found = what_if(
            self.case,
            self._assumed(),
            self.round.value,
            a=self._pair[0],
            b=self._pair[1],
            coding=self.coding.value,
        )
        self.choices.children = [self.assume[name] for name in asked]
        self.heading.value = framed(linkages_heading(self._found.linkages), id=self._mark)
        self.result.value = framed(self._told(empty=not asked), aria_live="polite")
        self._show_tab()

    def _assumed(self) -> dict[str, Any]:
        """Return the values assumed, by issue or, where they are assumed of one party, by party and issue."""
        asked = [issue.id for issue in self._asked[self.round.value]]
        chosen = {
            name: raw_value(self.case.issue(name), self.assume[name].value)
            for name in asked
            if self.assume[name].value.strip() != STATED
        }
        who = self.who.value
        return {who: chosen} if who != ALL and chosen else chosen

    def _told(self, *, empty: bool) -> Html:
        told = tag(
            "p",
            _NOTHING_TO_ASSUME if empty else self._found.sentence,
            style="margin:8px 0 2px;max-width:80em",
        )
        how = tag("p", method(self._found.after), style=MUTED + "margin:0 0 8px;max-width:86em")
        return tag("div", told, how)

    def _reset(self, _: Any = None) -> None:
        """Set every issue back to what is stated, and draw once."""
        self._quiet = True
        try:
            for item in self.assume.values():
                item.value = STATED
        finally:
            self._quiet = False
        self._update()

    def _show_tab(self, _: Any = None) -> None:
        """Draw the open tab only: a chart costs more than all the rest together."""
        rest(self.panes)
        index = self.tabs.selected_index or 0
        if index == len(TABS):
            self.taking.show()
            return
        title = f"{TABS[index]}: {linkages_title(self._found.linkages)}"
        views = (self._show_offers, self._show_changes, self._show_diagram, self._show_left)
        views[index](self.panes[index], title)

    def _show_offers(self, pane: HTML, title: str) -> None:
        found = self._found.linkages
        pane.value = reachable(
            join(deadlocks_block(found), packages_block(found), offers_block(found)), title
        )

    def _show_changes(self, pane: HTML, title: str) -> None:
        pane.value = reachable(changes_table(self._found), title)

    def _show_diagram(self, pane: Pane, title: str) -> None:
        found = self._found.linkages
        pane.draw(
            self._shown(),
            lambda: chart_picture(lambda: charts.linkage_diagram(found), charts.describe_linkages(found)),
            partial(reachable, label=title),
        )

    def _show_left(self, pane: Pane, title: str) -> None:
        left = self._left()
        table, (rows, told) = outcomes_table(left), first_rows(left.spoken, "the table above has them all")
        pane.draw(
            self._shown(),
            lambda: chart_picture(
                lambda: charts.zopa_bars(left, rows=rows), charts.describe_zopa(left, rows=rows)
            ),
            lambda chart: reachable(join(table, told, chart), title),
        )

    def _shown(self) -> Hashable:
        """Return all that a chart depends on."""
        return (self.round.value, self.coding.value, str(self._assumed()))

    @property
    def _controls(self) -> Mapping[str, Any]:
        named = {name: getattr(self, name) for name in ("round", "coding", "who")}
        assumed = {f"assume {name}": control for name, control in self.assume.items()}
        return {**named, **assumed, "tabs": self.tabs}

    def _luggage(self) -> Luggage:
        return Luggage(
            name=lambda: f"{self.case.id}-linkages",
            code=self._code,
            state=lambda: state_lines(self.case, "explore_linkages", self._settings),
            charts={
                TABS[DIAGRAM]: lambda: charts.linkage_diagram(self._found.linkages),
                TABS[LEFT]: self._chart_of_left,
            },
            tables={"the two compared, as assumed": lambda: comparison_table(self._found.after)},
        )

    def _chart_of_left(self) -> Any:
        left = self._left()
        return charts.zopa_bars(left, rows=left.spoken[:MOST_DRAWN])

    def _code(self) -> list[str]:
        round, coding = self.round.value, self.coding.value
        how = {"round": round, "a": self._pair[0], "b": self._pair[1], "coding": coding}
        lines = code_for(self.case, "found", "what_if", self._assumed(), **how)
        return [*lines, call("linkages", "case", round, coding=coding)]

    def _left(self) -> FeasibleOutcomes:
        supposed = self._found.after.case
        return feasible_outcomes(supposed, self.round.value, self._pair, coding=self.coding.value)

    def _static(self) -> str:
        return linkages_view(self._found.linkages)


def _asked_about(case: Case, round: str) -> list[Issue]:
    """Return the issues that offers of a round depend on, and those that put steps in order."""
    found = linkages(case, round)
    named = {
        condition.issue.id
        for offer in found.offers
        for alternative in offer.alternatives
        for condition in alternative.conditions
    }
    return [issue for issue in case.issues_in(round) if issue.id in named or issue.sequences]


def _known_values(case: Case, issue: Issue) -> list[Value]:
    """Return the values that somebody offers or asks for."""
    asked = (
        value
        for entry in case.positions
        for package in entry.conditional_on
        for name, value, *_ in package
        if name == issue.id
    )
    return [*asked, *_offered(case, issue)]


def _offered(case: Case, issue: Issue) -> Iterable[Value]:
    for item in case.rounds:
        for party in case.parties:
            for offer in stance(case, party, issue, item.id, coder=LEAD).offers:
                yield offer.value
