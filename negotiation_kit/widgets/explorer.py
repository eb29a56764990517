"""The explorer: choose two sides, see where they agree and diverge, open any issue."""

from __future__ import annotations

from typing import Any

from ipywidgets import Box, Layout, Tab, VBox

from negotiation_kit import charts
from negotiation_kit.comparison import CODINGS, Comparison, IssueComparison, Verdict, compare, robustness
from negotiation_kit.model import Case
from negotiation_kit.palette import VERDICTS
from negotiation_kit.views import comparison_table, comparison_view, issue_card, tag, verdict_strip
from negotiation_kit.views.style import FRAME, MUTED, UNTYPESET
from negotiation_kit.views.table import subtitle, title
from negotiation_kit.views.words import CODING_WORDS, result_sentence, robustness_sentence, searchable
from negotiation_kit.widgets.controls import dropdown, html, picture, search
from negotiation_kit.widgets.safe import shown_in

ALL = ""
_TABLE, _VERDICTS, _POSITIONS = range(3)
_TABS = ("Issue by issue", "By basket", "On the scales")


def explore(case: Case, a: str | None = None, b: str | None = None) -> Explorer:
    """Return the explorer of a case, ready to be shown by a notebook.

    Parameters
    ----------
    case : Case
    a, b : str, optional
        The parties to begin with; the first two sides when left out.

    Raises
    ------
    ValueError
        For a case with fewer than two parties.
    """
    return Explorer(case, a, b)


class Explorer(VBox):  # type: ignore[misc]
    """Controls wired to the comparison; `comparison` is what is on the screen.

    A saved notebook shows the comparison as a static table where the widget itself cannot run.
    """

    def __init__(self, case: Case, a: str | None = None, b: str | None = None) -> None:
        if len(case.parties) < 2:
            raise ValueError(f"the case {case.id!r} has fewer than two parties, so there is nothing to compare")
        self.case, self._quiet = case, False
        self._make_controls(*_first_two(case, a, b))
        self._make_views()
        super().__init__(self._arranged(), layout=Layout(width="100%"))
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
        rounds = [(item.title, item.id) for item in case.rounds]
        self.round = dropdown("Round", rounds, compare(case, a, b).round.id, "250px")
        self.coding = dropdown("Coding", [(CODING_WORDS[name], name) for name in CODINGS], CODINGS[0], "250px")
        baskets = [("all", ALL), *((basket.title, basket.id) for basket in case.baskets)]
        self.basket = dropdown("Basket", baskets, ALL, "190px")
        self.verdict = dropdown("Verdict", self._verdict_options(), ALL, "210px")
        self.find = search("Find", "word in an issue or stance", "250px")
        issues = [(issue.title, issue.id) for issue in case.issues]
        self.issue = dropdown("Issue", issues, issues[0][1] if issues else None, "100%")

    def _make_views(self) -> None:
        self._problem = html(display="none")
        self._heading, self._result = html(), html()
        self._table = html(max_height="760px", overflow="auto")
        self._chart_verdicts, self._chart_positions = html(), html(max_height="760px", overflow="auto")
        self._card = html()
        self._tabs = Tab([self._table, self._chart_verdicts, self._chart_positions], layout=Layout(flex="1 1 660px", min_width="0"))
        for index, name in enumerate(_TABS):
            self._tabs.set_title(index, name)

    def _arranged(self) -> list[Any]:
        wrap = Layout(display="flex", flex_flow="row wrap", align_items="flex-start", width="100%")
        controls = [self.side_a, self.side_b, self.round, self.coding, self.basket, self.verdict, self.find]
        detail = VBox([self.issue, self._card], layout=Layout(flex="1 1 330px", min_width="0", margin="0 0 0 8px"))
        return [self._heading, Box(controls, layout=wrap), self._problem, self._result, Box([self._tabs, detail], layout=wrap)]

    def _wire(self) -> None:
        safely = shown_in(self._problem)
        for control in (self.side_a, self.side_b):
            control.observe(safely(self._side_changed), "value")
        for control in (self.round, self.coding):
            control.observe(safely(self._update), "value")
        for control in (self.basket, self.verdict, self.find):
            control.observe(safely(self._filter), "value")
        self.issue.observe(safely(self._show_issue), "value")
        self._tabs.observe(safely(self._show_rows), "selected_index")

    def _side_changed(self, change: Any) -> None:
        """Compare anew; choosing the other side's party makes the two change places."""
        other = self.side_b if change["owner"] is self.side_a else self.side_a
        if other.value == change["new"]:
            other.value = change["old"]
        else:
            self._update()

    def _update(self, _: Any = None) -> None:
        found = compare(self.case, self.side_a.value, self.side_b.value, self.round.value, self.coding.value)
        self._comparison, self._robust = found, robustness_sentence(robustness(found))
        head = tag("div", title(found), style="font-size:20px;font-weight:700;line-height:1.25")
        self._heading.value = tag("div", head, tag("div", subtitle(found), style=MUTED), style=FRAME, class_=UNTYPESET)
        sentence = tag("p", result_sentence(found), " ", self._robust, style="margin:8px 0;max-width:85em")
        self._result.value = tag("div", verdict_strip(found), sentence, style=FRAME, class_=UNTYPESET, aria_live="polite")
        self._label_verdicts()
        self._show_rows()
        self._show_issue()

    def _filter(self, _: Any = None) -> None:
        if not self._quiet:
            self._show_rows()

    def _show_rows(self, _: Any = None) -> None:
        """Draw the open tab only: a chart costs more than all the rest together."""
        rows, found = self._rows(), self._comparison
        if self._tabs.selected_index == _VERDICTS:
            self._chart_verdicts.value = picture(charts.to_png(charts.verdicts_by_basket(found)), charts.describe_verdicts(found))
        elif self._tabs.selected_index == _POSITIONS:
            self._chart_positions.value = self._positions(rows)
        else:
            table = comparison_table(found, rows, chosen=self.issue.value)
            self._table.value = tag("div", table, style=FRAME, class_=UNTYPESET)

    def _positions(self, rows: list[IssueComparison]) -> str:
        if not rows:
            return comparison_table(self._comparison, rows)
        drawn = charts.positions_on_scales(self._comparison, rows=rows)
        return picture(charts.to_png(drawn), charts.describe_positions(self._comparison, rows))

    def _show_issue(self, _: Any = None) -> None:
        if self.issue.value is None:
            return
        self._card.value = issue_card(self._comparison, self._comparison.row(self.issue.value))
        if self._tabs.selected_index == _TABLE:
            self._show_rows()

    def _rows(self) -> list[IssueComparison]:
        words = self.find.value.casefold().split()
        return [
            row
            for row in self._comparison.rows
            if self.basket.value in (ALL, row.issue.basket)
            and self.verdict.value in (ALL, row.verdict.value)
            and all(word in searchable(row) for word in words)
        ]

    def _verdict_options(self, counts: dict[Verdict, int] | None = None) -> list[tuple[str, str]]:
        looks = ((verdict, VERDICTS[verdict], counts[verdict] if counts else None) for verdict in Verdict)
        named = ((f"{look.glyph} {look.word}" + ("" if count is None else f" ({count})"), verdict.value) for verdict, look, count in looks)
        return [("all", ALL), *named]

    def _label_verdicts(self) -> None:
        """Show how many issues each verdict has, without the choice being lost or telling anyone it changed."""
        chosen, self._quiet = self.verdict.value, True
        try:
            self.verdict.options = self._verdict_options(self._comparison.verdicts)
            self.verdict.value = chosen
        finally:
            self._quiet = False

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """Add the comparison as static HTML, which a saved notebook shows where the widget cannot run."""
        bundle = super()._repr_mimebundle_(**options)
        data: dict[str, Any] = bundle[0] if isinstance(bundle, tuple) else bundle
        data["text/html"] = str(comparison_view(self._comparison, self._robust))
        return data


def _first_two(case: Case, a: str | None, b: str | None) -> tuple[str, str]:
    sides = [party.id for party in case.parties if party.role == "side"]
    order = list(dict.fromkeys([*sides, *(party.id for party in case.parties)]))
    first = case.party(a).id if a else order[0]
    second = case.party(b).id if b else next(party for party in order if party != first)
    return first, second

