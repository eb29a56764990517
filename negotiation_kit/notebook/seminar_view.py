"""The instructor's view of a seminar: who handed in, how far the room agrees, and one issue at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ipywidgets import Box, Layout, Tab, VBox

from negotiation_kit.classroom import Seminar, collect_codings
from negotiation_kit.model import Case
from negotiation_kit.notebook.controls import across, button, dropdown, framed, place, reachable
from negotiation_kit.notebook.widget_base import CONTROLS, Live
from negotiation_kit.render import tag
from negotiation_kit.render.seminar import agreement, handed_in, reveal, seminar_heading, split_room

TABS = ("Handed in", "Agreement", "Where the room is split", "Issue by issue")
HANDED_IN, AGREEMENT, SPLIT, REVEAL = range(4)
_ORDERS = [("as in the case", "case"), ("the most split first", "split")]


def seminar(
    case: Case, folder: str | Path, *, round: str | None = None, parties: list[str] | None = None
) -> SeminarView:
    """Return the instructor's view of what a class has handed in, ready to be shown by a notebook.

    Parameters
    ----------
    case, folder, round, parties
        As `collect_codings`.

    Raises
    ------
    UnknownNameError
        For a round or party that is not there.
    FileNotFoundError
        Where there is no such folder.
    """
    return SeminarView(case, folder, round, parties)


class SeminarView(Live):
    """Controls wired to the codings of a class; `seminar` is what was found in the folder.

    The key is told nowhere but on the last tab, one issue at a time, and only once it is revealed.
    """

    def __init__(self, case: Case, folder: str | Path, round: str | None, parties: list[str] | None) -> None:
        super().__init__()
        self._source = (case, folder, round, parties)
        self.heading = place()
        self.again = button("Read the folder again", "take in what has been handed in since", "primary")
        self.told = place()
        self.order = dropdown("Order of issues", _ORDERS, "case")
        self.issue = across("Issue")
        self.key = button("Reveal the key", "show how the lead coder reads this issue, and on what passages")
        self.next = button("Next issue", "go on, with the key hidden")
        self.card = place()
        self.panes = [place() for _ in TABS[:REVEAL]]
        controls = Box([self.order, self.key, self.next], layout=CONTROLS)
        shown = VBox([controls, self.issue, self.card])
        self.tabs = Tab([*self.panes, shown], titles=TABS, layout=Layout(min_width="0"))
        self._revealed = False
        self._assemble(self.heading, Box([self.again, self.told], layout=CONTROLS), self.tabs)
        self._collect()
        self._wire()

    @property
    def seminar(self) -> Seminar:
        """What was found in the folder when it was last read."""
        return self._seminar

    def _wire(self) -> None:
        self.again.on_click(self._safely(self._collect))
        self.key.on_click(self._safely(self._toggle))
        self.next.on_click(self._safely(self._go_on))
        self._watch(self._order_changed, self.order)
        self._watch(self._issue_changed, self.issue)

    def _collect(self, _: Any = None) -> None:
        case, folder, round, parties = self._source
        found = self._seminar = collect_codings(case, folder, round=round, parties=parties)
        self.heading.value = framed(seminar_heading(found), id=self._mark)
        views = (handed_in(found), agreement(found), split_room(found))
        for pane, view, title in zip(self.panes, views, TABS, strict=False):
            pane.value = reachable(view, title)
        said = f"{len(found.groups)} handed in, {len(found.refused)} files not used."
        self.told.value = framed(tag("div", said, role="status"))
        self._order_changed()

    def _order_changed(self, change: Any = None) -> None:
        """Offer the issues in the order chosen; a new order begins with its first."""
        names = {issue.id: issue.title for issue in self._seminar.case.issues_in(self._seminar.round.id)}
        first = [place.issue.id for place in self._seminar.split] if self.order.value == "split" else []
        order = dict.fromkeys([*first, *names])
        self._offer(self.issue, [(names[name], name) for name in order])
        if change is not None and order:
            self._quiet = True
            self.issue.value, self._revealed = next(iter(order)), False
            self._quiet = False
        self._show()

    def _issue_changed(self, _: Any = None) -> None:
        if not self._quiet:
            self._revealed = False
            self._show()

    def _toggle(self, _: Any = None) -> None:
        self._revealed = not self._revealed
        self._show()

    def _go_on(self, _: Any = None) -> None:
        """Go to the next issue; after the last, to the first."""
        names = [name for _, name in self.issue.options]
        self.issue.value = names[(names.index(self.issue.value) + 1) % len(names)]

    def _show(self) -> None:
        view = reveal(self._seminar, self.issue.value, key=self._revealed)
        self.card.value = framed(reachable(view, "What the room reads on this issue"), aria_live="polite")
        # After the card: a button that says "Reveal" must never stand over a key still on the screen.
        self.key.description = "Hide the key" if self._revealed else "Reveal the key"

    @property
    def _controls(self) -> Mapping[str, Any]:
        """The key is not among them: a view that is brought back hides it."""
        return {"order": self.order, "issue": self.issue, "tabs": self.tabs}

    def _static(self) -> str:
        """Return who handed in, and nothing of the key: a saved notebook may be handed on."""
        return framed(tag("div", seminar_heading(self._seminar), handed_in(self._seminar)))
