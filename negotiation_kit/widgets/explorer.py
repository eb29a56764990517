"""The explorer: choose two sides, see where they agree and diverge, open any issue."""

from __future__ import annotations

from typing import Any

from ipywidgets import Box, Layout, Tab, VBox

from negotiation_kit.comparison import CODINGS, Comparison, compare, robustness
from negotiation_kit.model import Case
from negotiation_kit.views import comparison_table, comparison_view, heading_block, issue_card, result_block
from negotiation_kit.views.result import robustness_sentence, sides_to_compare, title
from negotiation_kit.views.rounds import round_text
from negotiation_kit.views.words import CODING_WORDS
from negotiation_kit.widgets.controls import across, dropdown, framed, place, reachable, search
from negotiation_kit.widgets.filters import ALL, EVERYTHING, LONGEST_VERDICT, matching, verdict_options
from negotiation_kit.widgets.live import CONTROLS, ROW, Live
from negotiation_kit.widgets.sheet import PANE
from negotiation_kit.widgets.tabs import TABLE, TABS, view_of

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
    ValueError
        For a case with fewer than two parties, or a party set against itself.
    """
    return Explorer(case, a, b)


class Explorer(Live):
    """Controls wired to the comparison; `comparison` is what is on the screen.

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

    def _make_controls(self, a: str, b: str) -> None:
        case = self.case
        parties = [(party.short, party.id) for party in case.parties]
        self.side_a = dropdown("Side A", parties, a)
        self.side_b = dropdown("Side B", parties, b)
        rounds = [(round_text(item), item.id) for item in case.rounds]
        self.round = dropdown("Round", rounds, compare(case, a, b).round.id)
        codings = [(CODING_WORDS[name], name) for name in CODINGS]
        self.coding = dropdown("Coding", codings, CODINGS[0])
        baskets = [EVERYTHING, *((basket.title, basket.id) for basket in case.baskets)]
        self.basket = dropdown("Basket", baskets, ALL)
        self.verdict = dropdown("Verdict", [EVERYTHING], ALL, room=LONGEST_VERDICT)
        self.find = search("Find", "word in an issue or stance")
        self.issue = across("Issue")

    def _make_views(self) -> None:
        self.heading, self.result, self.card = place(), place(), place()
        # The table scrolls in a place that outlives its rows, so that picking an issue scrolls nothing away.
        self.panes = [place(**_SCROLLED) for _ in TABS]
        for pane in self.panes:
            pane.add_class(PANE)
        self.tabs = Tab(self.panes, titles=TABS, layout=Layout(flex="2 1 620px", min_width="0"))

    def _arranged(self) -> list[Any]:
        sides = [self.side_a, self.side_b, self.round, self.coding]
        controls = Box([*sides, self.basket, self.verdict, self.find], layout=CONTROLS)
        beside = Layout(flex="1 1 330px", min_width="0")
        detail = VBox([self.issue, self.card], layout=beside)
        body = Box([self.tabs, detail], layout=ROW)
        return [controls, self.result, body]

    def _wire(self) -> None:
        self._watch(self._side_changed, self.side_a, self.side_b)
        self._watch(self._update, self.round, self.coding)
        self._watch(self._filter, self.basket, self.verdict, self.find)
        self._watch(self._issue_changed, self.issue)
        self._watch(self._show_rows, self.tabs, name="selected_index")

    def _side_changed(self, change: Any) -> None:
        """Compare anew; choosing the other side's party makes the two change places."""
        other = self.side_b if change["owner"] is self.side_a else self.side_a
        if other.value == change["new"]:
            other.value = change["old"]
        else:
            self._update()

    def _update(self, _: Any = None) -> None:
        found = compare(self.case, self.side_a.value, self.side_b.value, self.round.value, self.coding.value)
        self._comparison, self._robust = found, robustness(found)
        self.heading.value = framed(heading_block(found), id=self._mark)
        self.result.value = framed(result_block(found, robustness_sentence(self._robust)), aria_live="polite")
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
            if self.tabs.selected_index == TABLE:
                self._show_rows()

    def _show_rows(self, _: Any = None) -> None:
        """Draw the open tab only: a chart costs more than all the rest together."""
        filters = self.basket.value, self.verdict.value, self.find.value
        index, rows = self.tabs.selected_index or 0, matching(self._comparison, *filters)
        if index == TABLE:
            view: str = comparison_table(self._comparison, rows, chosen=self.issue.value)
        else:
            view = view_of(index, self._comparison, rows)
        self.panes[index].value = reachable(view, f"{TABS[index]}: {title(self._comparison)}")

    def _show_card(self) -> None:
        if self.issue.value is None:
            self.card.value = ""
            return
        row = self._comparison.row(self.issue.value)
        card = issue_card(self._comparison, row, self._robust)
        self.card.value = reachable(card, f"Detail of {row.issue.title}", _CARD)

    def _static(self) -> str:
        return comparison_view(self._comparison, robustness_sentence(self._robust))
