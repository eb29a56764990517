"""The explorer: choose two sides, see where they agree and diverge, open any issue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ipywidgets import Box, Button, Layout, ToggleButton, VBox

from negotiation_kit import charts
from negotiation_kit.analysis.comparing import (
    CODINGS,
    DEFAULT_THRESHOLD,
    Comparison,
    IssueComparison,
    Verdict,
    compare,
    multiverse,
)
from negotiation_kit.format.load import load_case
from negotiation_kit.model import Case
from negotiation_kit.notebook.controls import (
    ALL,
    basket_choice,
    coding_choice,
    heading_choice,
    language_choice,
    matching,
    metric_choice,
    place,
    round_choice,
    search,
    threshold_choice,
)
from negotiation_kit.notebook.downloads import Luggage, TakeAlong
from negotiation_kit.notebook.pane import MOST_DRAWN
from negotiation_kit.notebook.stage import Stage
from negotiation_kit.notebook.weighing import Weighing
from negotiation_kit.notebook.widget_base import CONTROLS, Held, TwoSided
from negotiation_kit.render import comparison_view, live_view
from negotiation_kit.render.code import code_for, state_lines
from negotiation_kit.render.html import MUTED, tag
from negotiation_kit.render.palette import SIDE_MARKS
from negotiation_kit.render.result import sides_to_compare, subtitle
from negotiation_kit.render.weighing import effect_sentence
from negotiation_kit.scales.distance import METRICS
from negotiation_kit.tables import comparison_table as table_of
from negotiation_kit.wording import ENGLISH, say

_HEAD = Layout(
    display="flex", flex_flow="row wrap", align_items="center", grid_gap="8px 10px", margin="0 0 6px"
)
_PANEL = {"border": "1px solid rgba(128,128,128,.4)", "padding": "10px 12px", "margin": "0 0 8px"}

_USUAL: dict[str, Any] = {
    "coding": CODINGS[0],
    "metric": METRICS[0],
    "threshold": DEFAULT_THRESHOLD,
    "weights": {},
    "basket": ALL,
    "find": "",
}
"""What stands under *More*, as it is when nobody has changed it."""


def explore(
    case: Case | str | Path, a: str | None = None, b: str | None = None, *, language: str = ENGLISH
) -> Explorer:
    """Return the explorer of a case, ready to be shown by a notebook.

    Parameters
    ----------
    case : Case, str or Path
        A case, its name or its folder.
    a, b : str, optional
        The parties to begin with; the first two sides when left out.
    language : {"en", "uk", "ru"}
        The language to begin with.

    Raises
    ------
    UnknownNameError
        For a party or a language that is not there.
    ToldError
        For a case with fewer than two parties, or a party set against itself.
    """
    return Explorer(case if isinstance(case, Case) else load_case(case), a, b, language)


class Explorer(TwoSided):
    """Controls wired to the comparison; `comparison` is what is on the screen, `state` how it is set.

    Only the two sides and the round stand in the open; *More* holds the rest and says how many of them are
    not as usual. The band of verdicts filters, and a row opens. A saved notebook shows the comparison as a
    static table where the widget itself cannot run.
    """

    def __init__(
        self, case: Case, a: str | None = None, b: str | None = None, language: str = ENGLISH
    ) -> None:
        super().__init__()
        self.case = case
        self._make_controls(*sides_to_compare(case, a, b), language)
        self._make_views()
        self._assemble(self._head(), self.more_panel, self.take_panel, self.stage)
        self._update()
        self._wire()

    @property
    def comparison(self) -> Comparison:
        """The comparison on the screen."""
        return self._comparison

    @property
    def _controls(self) -> Mapping[str, Any]:
        names = ("side_a", "side_b", "round", "coding", "metric", "threshold")
        filters = ("basket", "verdict", "find", "issue", "language")
        return {
            **{name: getattr(self, name) for name in names},
            "weights": self.weighing,
            **{name: getattr(self, name) for name in filters},
        }

    def _make_controls(self, a: str, b: str, language: str) -> None:
        case = self.case
        named = [(party.short, party.id) for party in case.parties]
        self.side_a, self.side_b = (
            heading_choice(f"Side {side}", [(f"{mark} {name}", id) for name, id in named], value)
            for side, mark, value in zip("AB", SIDE_MARKS, (a, b), strict=True)
        )
        rounds = round_choice(case, compare(case, a, b).round.id)
        self.round = heading_choice("Round", rounds.options, rounds.value)
        self.coding, self.metric, self.threshold = coding_choice(), metric_choice(), threshold_choice()
        self.weighing = Weighing(case, self._safely, self._update)
        self.basket, self.language = basket_choice(case), language_choice(language)
        self.find = search("Find", "word in an issue or stance")
        self.verdict = Held("verdict", (), [verdict.value for verdict in Verdict])
        self.issue = Held("issue", "", ["", *(issue.id for issue in case.issues)])

    def _make_views(self) -> None:
        self.stage, self.line = Stage(), place()
        self.taking = TakeAlong(self._luggage(), self._safely, self.problem)
        self.swap = Button(description="⇄", tooltip="Swap the sides", layout=Layout(width="40px"))
        self.more = ToggleButton(description="More", layout=Layout(width="auto", margin="0 0 0 auto"))
        self.take = ToggleButton(
            description="Take along", layout=Layout(width="auto"), button_style="primary"
        )
        self.usual = Button(description="All as usual", layout=Layout(width="auto", align_self="flex-end"))
        settings = [self.coding, self.metric, self.threshold, self.weighing.kind]
        shown = [self.basket, self.find, self.language, self.usual]
        rest = Box([*settings, *shown], layout=CONTROLS)
        self.more_panel = VBox([rest, self.weighing], layout=Layout(display="none", **_PANEL))
        self.take_panel = VBox([self.taking], layout=Layout(display="none", **_PANEL))

    def _head(self) -> VBox:
        before, _, after = say(ENGLISH, "title.comparison", a="|", b="|").split("|")
        words = [place(tag("b", text.strip(), style="font-size:20px")) for text in (before, after)]
        sides = [words[0], self.side_a, self.swap, self.side_b, words[1], self.round]
        return VBox([Box([*sides, self.more, self.take], layout=_HEAD), self.line])

    def _wire(self) -> None:
        self._watch(self._side_changed, self.side_a, self.side_b)
        settings = (self.round, self.coding, self.metric, self.threshold, self.language)
        self._watch(self._update, *settings)
        self._watch(self._show, self.basket, self.find, self.verdict, self.issue)
        self._watch(self._fold, self.more, self.take)
        self.swap.on_click(self._safely(self._swap))
        self.usual.on_click(self._safely(self._as_usual))
        self.stage.on_press(self._safely(self._pressed))

    def _update(self, _: Any = None) -> None:
        if self._quiet:
            return
        self._comparison = compare(
            self.case,
            self.side_a.value,
            self.side_b.value,
            self.round.value,
            self.coding.value,
            self.metric.value,
            self.weighing.weights,
            self.threshold.value,
        )
        self._robust = multiverse(self._comparison)
        self.line.value = tag("div", subtitle(self._comparison), id=self._mark, style=MUTED)
        self._show()

    def _show(self, _: Any = None) -> None:
        """Show the rows that the band and the filters leave, and the detail of the one that is open."""
        if self._quiet:
            return
        changed = self._changed()
        self.more.description = f"More · {len(changed)} changed" if changed else "More"
        told = [effect_sentence(self._comparison)]
        if changed:
            told.append(f"Not as usual: {', '.join(changed)}.")
        self.stage.html = live_view(
            self._comparison,
            self._rows(),
            self.verdict.value,
            self.issue.value,
            self._robust,
            " ".join(text for text in told if text),
            self.language.value,
        )
        self._fill_panel()

    def _fill_panel(self) -> None:
        """Bring what is open up to date; a link from before led to another view."""
        if self.take.value:
            self.taking.show()
        if self.more.value:
            self.weighing.show(self._comparison, self.issue.value or None)

    def _changed(self) -> list[str]:
        """Return the names of the settings under *More* that are not as usual."""
        controls = {name: self._controls[name] for name in _USUAL}
        controls["weights"] = self.weighing.kind
        return [
            control.description for name, control in controls.items() if control.value != (_USUAL[name] or "")
        ]

    def _pressed(self, name: str, value: str, more: bool) -> None:
        """Do what was pressed: a verdict filters or no longer does; a row opens or closes."""
        if name == "issue":
            self.issue.value = "" if self.issue.value == value else value
        elif name == "close":
            self.issue.value = ""
        elif name == "all":
            self._quietly(lambda: self._set(basket="", find="", verdict=()))
        elif name == "verdict":
            kept = self.verdict.value if more else ()
            left = tuple(one for one in kept if one != value)
            self.verdict.value = left if value in self.verdict.value else (*left, value)

    def _quietly(self, work: Any) -> None:
        """Set several controls, and show the result once."""
        self._quiet = True
        try:
            work()
        finally:
            self._quiet = False
        self._update()

    def _set(self, **values: Any) -> None:
        for name, value in values.items():
            self._controls[name].value = value

    def _swap(self, _: Any = None) -> None:
        a, b = self.side_b.value, self.side_a.value
        self._quietly(lambda: self._set(side_a=a, side_b=b))

    def _as_usual(self, _: Any = None) -> None:
        self._quietly(lambda: self._set(**_USUAL))

    def _fold(self, change: Any) -> None:
        """Open the panel of the button that was pressed, and close the other's."""
        panels = ((self.more, self.more_panel), (self.take, self.take_panel))
        for button, panel in panels:
            if change["new"] and button is not change["owner"]:
                button.value = False
            panel.layout.display = None if button.value else "none"
        self._fill_panel()

    def _rows(self) -> list[IssueComparison]:
        return matching(self._comparison, self.basket.value, self.verdict.value, self.find.value)

    def _luggage(self) -> Luggage:
        return Luggage(
            name=lambda: f"{self.case.id}-{self._comparison.a.id}-{self._comparison.b.id}",
            code=self._code,
            state=lambda: state_lines(self.case, "explore", self._settings),
            charts={
                "By basket": lambda: charts.verdicts_by_basket(self._comparison, rows=self._rows()),
                "On the scales": lambda: charts.positions_on_scales(
                    self._comparison, rows=self._rows()[:MOST_DRAWN]
                ),
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
        return comparison_view(self._comparison, self._robust, self.language.value)
