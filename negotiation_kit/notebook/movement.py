"""Who moved: a party, two rounds, what became of each stance; and one issue followed over all rounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ipywidgets import Box, Layout, VBox

from negotiation_kit import charts
from negotiation_kit.analysis.comparing import CODINGS
from negotiation_kit.analysis.moving import IssueMovement, Movement, Timeline, movement, over_rounds
from negotiation_kit.errors import ToldError
from negotiation_kit.model import LEAD, Case
from negotiation_kit.notebook.controls import across, dropdown, framed, place, reachable, tabbed
from negotiation_kit.notebook.downloads import Luggage, TakeAlong
from negotiation_kit.notebook.pane import MOST_DRAWN, Pane, chart_picture, first_rows, rest
from negotiation_kit.notebook.widget_base import CONTROLS, ROW, TAKE, Live
from negotiation_kit.render.code import call, code_for, state_lines
from negotiation_kit.render.html import join, tag
from negotiation_kit.render.movement import (
    asked_once_block,
    movement_heading,
    movement_table,
    movement_title,
    movement_view,
    result_of_movement,
    timeline_table,
)
from negotiation_kit.render.words import CODING_WORDS, round_text
from negotiation_kit.tables import movement_table as table_of

TABS = ("Issue by issue", "On the scales")
TABLE, SCALES = range(2)


def explore_movement(case: Case, party: str | None = None) -> MovementExplorer:
    """Return the explorer of who moved between rounds, ready to be shown by a notebook.

    Parameters
    ----------
    case : Case
    party : str, optional
        The party to begin with; the first that is coded in two rounds when left out.

    Raises
    ------
    UnknownNameError
        For a party that is not there.
    ToldError
        Where no party, or not this one, is coded in two rounds.
    """
    return MovementExplorer(case, party)


class MovementExplorer(Live):
    """Controls wired to the movement; `movement` and `timeline` are what is on the screen."""

    def __init__(self, case: Case, party: str | None = None) -> None:
        super().__init__()
        self.case = case
        found = movement(case, case.party(party).id if party else _first_mover(case))
        self._make_controls(found)
        self._make_views()
        controls = [self.party, self.start, self.end, self.toward, self.coding]
        beside = Layout(flex="1 1 480px", min_width="0")
        body = Box([self.tabs, VBox([self.issue, self.story], layout=beside)], layout=ROW)
        self._assemble(self.heading, Box(controls, layout=CONTROLS), self.result, body)
        self._update()
        self._watch(self._update, *controls)
        self._watch(self._issue_changed, self.issue)
        self._watch(self._show_rows, self.tabs, name="selected_index")

    @property
    def movement(self) -> Movement:
        """The movement on the screen."""
        return self._movement

    @property
    def timeline(self) -> Timeline:
        """The issue followed over all rounds."""
        return over_rounds(self.case, self.issue.value, self.coding.value)

    def _make_controls(self, found: Movement) -> None:
        case = self.case
        parties = [(party.short, party.id) for party in case.parties]
        rounds = [(round_text(item), item.id) for item in case.rounds]
        self.party = dropdown("Party", [pair for pair in parties if pair[1] in _movers(case)], found.party.id)
        self.start = dropdown("From", rounds, found.start.id)
        self.end = dropdown("To", rounds, found.end.id)
        other = found.other.id if found.other else next(name for _, name in parties if name != found.party.id)
        self.toward = dropdown("Toward", parties, other)
        codings = [(CODING_WORDS[name], name) for name in CODINGS]
        self.coding = dropdown("Coding", codings, CODINGS[0])
        self.issue = across("Issue")

    def _make_views(self) -> None:
        self.heading, self.result, self.story = place(), place(), Pane(self.problem)
        scrolled = {"max_height": "760px", "overflow": "auto"}
        self.panes = [place(**scrolled), Pane(self.problem, **scrolled)]
        self.taking = TakeAlong(self._luggage(), self._safely, self.problem)
        self.tabs = tabbed([*self.panes, self.taking], [*TABS, TAKE], "1 1 560px")

    def _update(self, change: Any = None) -> None:
        if self._quiet:
            return
        self._keep_apart(change)
        self._movement = movement(
            self.case,
            self.party.value,
            self.start.value,
            self.end.value,
            toward=self.toward.value,
            coding=self.coding.value,
        )
        self.heading.value = framed(movement_heading(self._movement), id=self._mark)
        self.result.value = framed(result_of_movement(self._movement), aria_live="polite")
        rows = self._movement.told or self._movement.rows
        self._offer(self.issue, [(row.issue.title, row.issue.id) for row in rows])
        self._show_rows()
        self._show_story()

    def _keep_apart(self, change: Any) -> None:
        """Let two controls that would name the same party or round change places."""
        for one, other in ((self.party, self.toward), (self.start, self.end)):
            if one.value == other.value and change is not None and change["owner"] in (one, other):
                second = other if change["owner"] is one else one
                self._quiet = True
                try:
                    second.value = change["old"]
                finally:
                    self._quiet = False

    def _issue_changed(self, _: Any = None) -> None:
        if not self._quiet:
            self._show_story()
            self._show_rows()

    def _show_rows(self, _: Any = None) -> None:
        """Draw the open tab only."""
        rest(self.panes)
        found, index = self._movement, self.tabs.selected_index or 0
        if index == len(TABS):
            self.taking.show()
            return
        label, pane = f"{TABS[index]}: {movement_title(found)}", self.panes[index]
        if index == TABLE:
            table = movement_table(found, found.told, chosen=self.issue.value)
            pane.value = reachable(join(table, asked_once_block(found)), label)
            return
        rows, told = first_rows(self._drawn_rows, f"the table under “{TABS[TABLE]}” has them all")
        pane.draw(
            (self.party.value, self.toward.value, self.start.value, self.end.value, self.coding.value),
            lambda: chart_picture(
                lambda: charts.movement_dumbbells(found, rows=rows), charts.describe_movement(found, rows)
            ),
            lambda chart: reachable(join(told, chart), label),
        )

    @property
    def _drawn_rows(self) -> list[IssueMovement]:
        return [row for row in self._movement.told if row.comparable]

    def _show_story(self) -> None:
        if self.issue.value is None:
            self.story.show("")
            return
        found = self.timeline
        head = tag("div", found.issue.question, style="margin:4px 0;opacity:.8")
        table, label = timeline_table(found), f"{found.issue.title}, round by round"
        self.story.draw(
            (found.issue.id, self.coding.value),
            lambda: chart_picture(lambda: charts.issue_over_rounds(found), charts.describe_timeline(found)),
            lambda chart: reachable(join(head, chart, table), label),
        )

    @property
    def _controls(self) -> Mapping[str, Any]:
        names = ("party", "toward", "start", "end", "coding", "issue", "tabs")
        return {name: getattr(self, name) for name in names}

    def _luggage(self) -> Luggage:
        return Luggage(
            name=lambda: f"{self.case.id}-{self._movement.party.id}-movement",
            code=self._code,
            state=lambda: state_lines(self.case, "explore_movement", self._settings),
            charts={
                TABS[SCALES]: lambda: charts.movement_dumbbells(
                    self._movement, rows=self._drawn_rows[:MOST_DRAWN]
                ),
                "The issue, round by round": lambda: charts.issue_over_rounds(self.timeline),
            },
            tables={TABS[TABLE]: lambda: table_of(self._movement)},
        )

    def _code(self) -> list[str]:
        found, coding = self._movement, self.coding.value
        rounds = {"from_round": found.start.id, "to_round": found.end.id}
        toward = self.toward.value
        lines = code_for(
            self.case, "moved", "movement", found.party.id, **rounds, toward=toward, coding=coding
        )
        return [*lines, call("timeline", "case", self.issue.value, coding=coding)]

    def _static(self) -> str:
        return movement_view(self._movement)


def _movers(case: Case) -> list[str]:
    """Return the parties coded in two dated rounds or more, in the case's order."""
    dated = {item.id for item in case.dated_rounds}
    coded = {
        (entry.party, entry.round) for entry in case.positions if entry.coder == LEAD and entry.round in dated
    }
    rounds = {party.id: sum(name == party.id for name, _ in coded) for party in case.parties}
    return [name for name, count in rounds.items() if count > 1]


def _first_mover(case: Case) -> str:
    movers = _movers(case)
    if not movers:
        raise ToldError(f"in the case {case.id!r} no party is coded in two rounds, so nobody can have moved")
    return movers[0]
