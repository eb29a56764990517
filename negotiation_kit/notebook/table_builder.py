"""The table builder: choose parties, columns, order, sources and language; see the table; take it along."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ipywidgets import Box, Button, Checkbox, Layout

from negotiation_kit.analysis.comparing import CODINGS, compare
from negotiation_kit.errors import MissingPackageError
from negotiation_kit.model import Case
from negotiation_kit.notebook.controls import dropdown, framed, place, reachable, text_field
from negotiation_kit.notebook.downloads import download_link
from negotiation_kit.notebook.widget_base import CONTROLS, TwoSided
from negotiation_kit.render import Html, tag
from negotiation_kit.render.result import sides_to_compare
from negotiation_kit.render.words import CODING_WORDS, round_text
from negotiation_kit.tables import FORMATS, ComparisonTable, codebook_table, comparison_table, party_table
from negotiation_kit.tables.comparison import COLUMNS, STANDARD
from negotiation_kit.tables.comparison import ORDERS as COMPARISON_ORDERS
from negotiation_kit.tables.parties import ORDERS as PARTY_ORDERS
from negotiation_kit.wording import LANGUAGE_NAMES

KINDS = {"comparison": "two parties compared", "parties": "all parties", "codebook": "issues and scales"}

_REPLACE = "replace a file of that name"
_ROW = Layout(display="flex", flex_flow="row wrap", align_items="flex-end", grid_gap="4px 8px", margin="2px")
_SOURCES = [("numbered notes", "footnotes"), ("in the cells", "inline"), ("none", "")]
_GROUPS = [("basket", "basket"), ("verdict", "verdict"), ("none", "")]
_ORDER_WORDS = {
    "case": "as in the case",
    "verdict": "by verdict",
    "distance": "by distance",
    "title": "by title",
}
_COLUMN_WORDS = {
    "issue": "issue",
    "question": "question",
    "a": "side A",
    "b": "side B",
    "verdict": "verdict",
    "distance": "distance",
    "reason": "reason",
    "a_summary": "A in short",
    "b_summary": "B in short",
    "a_confidence": "A: confidence",
    "b_confidence": "B: confidence",
    "weight": "weight",
}


def build_table(case: Case) -> TableBuilder:
    """Return the table builder of a case, ready to be shown by a notebook.

    Parameters
    ----------
    case : Case

    Raises
    ------
    ToldError
        For a case with fewer than two parties.
    """
    return TableBuilder(case)


class TableBuilder(TwoSided):
    """Controls wired to the tables; `table` is what is on the screen."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self._make_controls(*sides_to_compare(case))
        self._make_saving()
        self.preview = place(max_height="760px", overflow="auto")
        self._assemble(*self._arranged())
        self._update()
        self._wire()

    @property
    def table(self) -> ComparisonTable:
        """The table on the screen."""
        return self._table

    def _make_controls(self, a: str, b: str) -> None:
        case = self.case
        parties = [(party.short, party.id) for party in case.parties]
        self.kind = dropdown("Table", [(words, kind) for kind, words in KINDS.items()], "comparison")
        self.side_a, self.side_b = dropdown("Side A", parties, a), dropdown("Side B", parties, b)
        rounds = [(round_text(item), item.id) for item in case.rounds]
        self.round = dropdown("Round", rounds, compare(case, a, b).round.id)
        self.coding = dropdown("Coding", [(CODING_WORDS[name], name) for name in CODINGS], CODINGS[0])
        orders = [(_ORDER_WORDS[name], name) for name in COMPARISON_ORDERS]
        self.order, self.group_by = dropdown("Order", orders, "case"), dropdown("Groups", _GROUPS, "basket")
        self.sources = dropdown("Sources", _SOURCES, "footnotes")
        languages = [(name, language) for language, name in LANGUAGE_NAMES.items()]
        self.language = dropdown("Language", languages, "en")
        self.columns = {key: _checkbox(_COLUMN_WORDS[key], key in STANDARD) for key in COLUMNS}

    def _make_saving(self) -> None:
        self.name = text_field("File name", f"{self.case.id}-table")
        self.overwrite = _checkbox(_REPLACE, False, "230px")
        self.buttons = {ending: _button(known.name, ending) for ending, known in FORMATS.items()}
        self.saved = place()

    def _arranged(self) -> list[Any]:
        controls = [self.kind, self.side_a, self.side_b, self.round, self.coding]
        controls += [self.order, self.group_by, self.sources, self.language]
        head = place(tag("span", "Columns", style="margin-right:8px"))
        self.shown_columns = Box([head, *self.columns.values()], layout=_ROW)
        saving = Box([self.name, *self.buttons.values(), self.overwrite], layout=_ROW)
        return [Box(controls, layout=CONTROLS), self.shown_columns, saving, self.saved, self.preview]

    def _wire(self) -> None:
        self._watch(self._side_changed, self.side_a, self.side_b)
        choices = (self.kind, self.round, self.coding, self.order, self.group_by, self.sources, self.language)
        self._watch(self._update, *choices, *self.columns.values())
        for ending, button in self.buttons.items():
            button.on_click(self._safely(partial(self._save, ending)))

    def _update(self, _: Any = None) -> None:
        self._table = self._made()
        self.saved.value = ""  # a link would lead to the table from before
        self._show_what_counts()
        view = reachable(tag("div", _html(self._table), id=self._mark), f"Preview: {self._table.title}")
        self.preview.value = view

    def _made(self) -> ComparisonTable:
        language, sources = self.language.value, self.sources.value or None
        if self.kind.value == "codebook":
            return codebook_table(self.case, language)
        if self.kind.value == "parties":
            order = self.order.value if self.order.value in PARTY_ORDERS else "case"
            group_by = "basket" if self.group_by.value else None
            return party_table(
                self.case,
                round=self.round.value,
                coding=self.coding.value,
                order=order,
                group_by=group_by,
                sources=sources,
                language=language,
            )
        found = compare(self.case, self.side_a.value, self.side_b.value, self.round.value, self.coding.value)
        columns = [key for key, box in self.columns.items() if box.value]
        return comparison_table(
            found, columns, self.order.value, self.group_by.value or None, sources, language
        )

    def _show_what_counts(self) -> None:
        """Hide the controls that do not bear on the kind of table."""
        kind = self.kind.value
        only_of_two = (self.side_a, self.side_b, self.shown_columns)
        not_of_codebook = (self.round, self.coding, self.order, self.group_by, self.sources)
        for control in only_of_two:
            control.layout.display = None if kind == "comparison" else "none"
        self.shown_columns.layout.display = "flex" if kind == "comparison" else "none"
        for control in not_of_codebook:
            control.layout.display = "none" if kind == "codebook" else None

    def _save(self, ending: str, _: Any = None) -> None:
        """Write the file, and offer it for download too: the folder may be on another machine."""
        name = Path(self.name.value.strip() or "table").name.removesuffix(ending) + ending
        self.saved.value = framed(tag("div", *self._written(name, ending)), role="status")

    def _written(self, name: str, ending: str) -> list[str | Html]:
        """Return what became of the file, with a link to it where it could be made."""
        try:
            link = download_link(name, FORMATS[ending].mime, self._table.to_bytes(ending))
        except MissingPackageError as error:
            return [f"Not saved: {error}."]
        try:
            return [f"Saved as {self._table.save(name, overwrite=self.overwrite.value).resolve()}. ", link]
        except FileExistsError:
            return [f"Not saved: there is a file {name} already, and “{_REPLACE}” is not ticked. ", link]
        except OSError as error:
            return [f"Not saved: {error}. ", link]

    @property
    def _controls(self) -> Mapping[str, Any]:
        names = ("kind", "side_a", "side_b", "round", "coding", "order", "group_by", "sources", "language")
        boxes = {f"column {key}": box for key, box in self.columns.items()}
        return {**{name: getattr(self, name) for name in names}, **boxes}

    def _static(self) -> str:
        return _html(self._table)


def _html(table: ComparisonTable) -> Html:
    return Html(table.to_html())


def _checkbox(label: str, value: bool, width: str = "auto") -> Checkbox:
    return Checkbox(
        value=value, description=label, indent=False, layout=Layout(width=width, margin="0 12px 0 0")
    )


def _button(name: str, ending: str) -> Button:
    return Button(
        description=name,
        tooltip=f"Save as {name} ({ending})",
        icon="download",
        layout=Layout(width="auto", margin="0 4px 4px 0"),
    )
