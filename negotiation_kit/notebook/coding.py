"""The form for coding: choose party, round and issue, set the stance, see what the check says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ipywidgets import Box, Layout, VBox

from negotiation_kit.errors import Finding, ToldError, UnknownNameError
from negotiation_kit.format.authoring import PositionSheet
from negotiation_kit.format.build import slug
from negotiation_kit.format.disk import case_folder, typed_path
from negotiation_kit.format.load import load_codebook
from negotiation_kit.format.load.cases import Desk
from negotiation_kit.format.load.files import shown_path
from negotiation_kit.model import LEAD, Case
from negotiation_kit.notebook.controls import (
    across,
    button,
    dropdown,
    framed,
    place,
    reachable,
    text_field,
)
from negotiation_kit.notebook.entry_controls import EntryControls
from negotiation_kit.notebook.widget_base import CONTROLS, ROW
from negotiation_kit.render import join, tag
from negotiation_kit.render.findings import entry_preview, findings_list
from negotiation_kit.render.words import round_text

NEW = -1
_UNSAVED = "There are changes here that are not written. Write them, or discard them, before you go on."


def code_case(case: Case | str | Path) -> CodingForm:
    """Return the form for coding a case, ready to be shown by a notebook.

    It writes into the files of the case: one entry at a time, the file whole or not at all, with every
    comment and all other lines left as they are; and only if nobody has changed the file meanwhile.

    Parameters
    ----------
    case : Case, str or Path
        The case's folder, or a case that was loaded from one; its name works too.

    Raises
    ------
    PositionFilesError
        Where the codebook or a source card has an error.
    UnknownNameError
        Where there is no such folder or name.
    ToldError
        Where the case was not loaded from a folder.
    """
    return CodingForm(case)


class CodingForm(EntryControls):
    """Controls wired to one entry of one position file.

    Attributes
    ----------
    sheet : PositionSheet
        The file under the pen.
    """

    def __init__(self, case: Case | str | Path) -> None:
        super().__init__()
        self.folder = _folder(case)
        self.case = load_codebook(self.folder)
        if not (self.case.parties and self.case.rounds and self.case.issues):
            raise ToldError("a case needs parties, rounds and issues in its case.yaml before it can be coded")
        self._desk = Desk(self.folder)
        self._make_where()
        self._make_fields(self.case.sources)
        self._make_buttons()
        self._assemble(*self._arranged())
        self._make_scaled(self.case.issues[0])
        self._loaded = self.fields
        self._safely(self._open)()  # one party's broken file does not keep the others' from being coded
        self._wire()

    @property
    def unsaved(self) -> bool:
        """Whether the controls hold something that the file does not."""
        return self.fields != self._loaded

    def _make_where(self) -> None:
        case = self.case
        self.party = dropdown(
            "Party", [(party.short, party.id) for party in case.parties], case.parties[0].id
        )
        rounds = [(round_text(item), item.id) for item in case.rounds]
        self.round = dropdown("Round", rounds, case.round().id)
        self.coder = text_field("Coder", LEAD)
        self.coder.continuous_update = False
        self.issue = across("Issue")
        self.entry = dropdown("Entry", [("a new entry", NEW)], NEW, room=40)

    def _make_buttons(self) -> None:
        self.write = button("Write to the file", "write this entry into the party's file", "primary")
        self.discard = button("Discard changes", "show the entry as the file has it")
        self.delete = button("Delete entry", "take this entry out of the file; Undo brings it back")
        self.undo = button("Undo last write", "put the file back as it was before the last write")
        self.question, self.told, self.checked = place(), place(), place()

    def _arranged(self) -> list[Any]:
        self.heading = place()
        where = Box([self.party, self.round, self.coder], layout=CONTROLS)
        choices = Box([self.engagement, *self.choices.values()], layout=CONTROLS)
        buttons = Box([self.write, self.discard, self.delete, self.undo], layout=CONTROLS)
        form = VBox(
            [self.issue, self.question, self.entry, self.value_place, choices, self.outcomes_place,
             *self.texts.values(), self.evidence.box, buttons, self.told],
            layout=Layout(flex="3 1 520px", min_width="0", grid_gap="7px", padding="0 2px"),
        )  # fmt: skip
        beside = VBox([self.checked], layout=Layout(flex="2 1 340px", min_width="0"))
        return [self.heading, where, Box([form, beside], layout=ROW)]

    def _wire(self) -> None:
        self._watch(self._where_changed, self.party, self.round, self.coder)
        self._watch(self._issue_changed, self.issue)
        self._watch(self._entry_changed, self.entry)
        self._watch_fields()
        pressed = {
            self.write: self._write,
            self.discard: self._discard,
            self.delete: self._delete,
            self.undo: self._undo,
        }
        for control, handler in pressed.items():
            control.on_click(self._safely(handler))

    def _where_changed(self, change: Any) -> None:
        if not self._quiet and self._may_leave(change):
            self._open()

    def _issue_changed(self, change: Any) -> None:
        if not self._quiet and self._may_leave(change):
            self._offer_entries()

    def _entry_changed(self, change: Any) -> None:
        if not self._quiet and self._may_leave(change):
            self._show_entry()

    def _may_leave(self, change: Any) -> bool:
        """Return whether the entry may be left; if not, put the control back and say why."""
        if not self.unsaved:
            return True
        self._quiet = True
        try:
            change["owner"].value = change["old"]
        finally:
            self._quiet = False
        self._say(_UNSAVED)
        return False

    def _open(self) -> None:
        """Read the file of the party, round and coder anew, and the codebook with it."""
        self._desk = Desk(self.folder)
        self._quiet = True
        self.coder.value = slug(self.coder.value) or LEAD
        self._quiet = False
        self.sheet = PositionSheet(self.folder, self.party.value, self.round.value, self.coder.value)
        self._say("")
        self._offer_issues()
        self._offer_entries()

    def _offer_issues(self) -> None:
        coded = {entry.get("issue") for entry in self.sheet.entries}
        asked = self.case.issues_in(self.round.value)
        names = [(f"{'✓' if issue.id in coded else '○'} {issue.title}", issue.id) for issue in asked]
        self._offer(self.issue, names)

    def _offer_entries(self, chosen: int | None = None) -> None:
        """Offer the entries on the issue, several offers being several entries, and show one of them."""
        found = [
            number
            for number, entry in enumerate(self.sheet.entries)
            if entry.get("issue") == self.issue.value
        ]
        names = [
            (f"entry {place} of {len(found)} on this issue", number)
            for place, number in enumerate(found, start=1)
        ]
        self._offer(self.entry, [*names, ("a new entry", NEW)])
        self._quiet = True
        self.entry.value = chosen if chosen in found else (found or [NEW])[0]
        self._quiet = False
        self._show_entry()

    def _show_entry(self) -> None:
        """Fill the controls from the file."""
        issue = self.case.issue(self.issue.value)
        entry = {} if self.entry.value == NEW else self.sheet.entries[self.entry.value]
        self.question.value = framed(tag("div", issue.question, style="margin:0"))
        self._quiet = True
        try:
            self._fill(issue, entry)
        finally:
            self._quiet = False
        self._loaded = self.fields
        self._tell()

    def _changes(self) -> dict[str, Any]:
        """Return the fields a person has changed: what stands in the file besides is not touched."""
        now = self.fields
        changed = {name: value for name, value in now.items() if value != self._loaded[name]}
        return {"issue": self.issue.value, **changed} if self.entry.value == NEW else changed

    def _draft(self) -> bytes:
        """Return the file as it would be written; as it is where nothing has been changed."""
        if not self.unsaved:
            return self.sheet.data
        return self.sheet.with_entry(None if self.entry.value == NEW else self.entry.value, self._changes())

    def _tell(self, _: Any = None) -> None:
        """Show what the check says of the file as it would be written."""
        if self._quiet:
            return
        absent = bool(self.engagement.value)
        self.value.widget.disabled = absent
        data = self._draft()
        draft = self._desk.check(self.sheet.path, data)
        first, last = self._lines(data)
        own = [one for one in draft.report.findings if first <= one.line <= last]
        others = [one for one in draft.report.findings if one not in own]
        self._show_buttons()
        self._show_heading()
        preview = data.decode().splitlines()[first - 1 : last] if first else []
        self.checked.value = reachable(
            self._side(own, others, preview, first), "What the check says, and what is written"
        )

    def _side(self, own: list[Finding], others: list[Finding], preview: list[str], first: int) -> str:
        state = "not written yet" if self.unsaved else "as the file has it"
        shown = [
            tag("div", f"The entry, {state}", style="font-weight:600;margin-top:8px"),
            entry_preview(preview, first),
        ]
        return join(
            tag("div", "What the check says", style="font-weight:600"),
            findings_list(own, others),
            shown if preview else tag("p", "Nothing is coded on this issue yet."),
        )

    def _lines(self, data: bytes) -> tuple[int, int]:
        """Return the first and last line of the entry in a text, counted from 1; (0, 0) where it has none."""
        found = self.sheet.spans_of(data)
        if self.entry.value == NEW and not self.unsaved:
            return 0, 0
        span = found[-1 if self.entry.value == NEW else self.entry.value]
        return span.dash + 1, span.end

    def _show_buttons(self) -> None:
        self.write.disabled = not self.unsaved
        self.discard.disabled = not (self.unsaved or self.sheet.changed_on_disk)
        self.delete.disabled = self.entry.value == NEW
        self.undo.disabled = not self.sheet.can_undo

    def _show_heading(self) -> None:
        state = "" if self.sheet.exists else " (made when you first write)"
        text = f"Coding {self.case.title}: {shown_path(self.sheet.path)}{state}"
        self.heading.value = framed(tag("div", text, style="font-weight:600;font-size:15px"), id=self._mark)

    def _write(self, _: Any = None) -> None:
        index, issue = self.entry.value, self.issue.value
        data = self._draft()
        self.sheet.save(data)
        errors = len(self._desk.check(self.sheet.path, data).report.errors)
        self._after_write(issue, len(self.sheet.entries) - 1 if index == NEW else index)
        remark = f" The check finds {errors} to mend in it: see beside." if errors else ""
        self._say(f"Written to {shown_path(self.sheet.path)}.{remark}")

    def _discard(self, _: Any = None) -> None:
        if self.sheet.changed_on_disk:
            self.sheet.reload()
        self._after_write(self.issue.value, None if self.entry.value == NEW else self.entry.value)
        self._say("The entry is shown as the file has it.")

    def _delete(self, _: Any = None) -> None:
        if self.entry.value == NEW:
            return
        self.sheet.save(self.sheet.without_entry(self.entry.value))
        self._after_write(self.issue.value, None)
        self._say("The entry is taken out of the file; comments in it were kept. Undo brings it back.")

    def _undo(self, _: Any = None) -> None:
        self.sheet.undo()
        self._after_write(self.issue.value, None)
        self._say("The last write is taken back.")

    def _after_write(self, issue: str, index: int | None) -> None:
        self._offer_issues()
        self._quiet = True
        self.issue.value = issue
        self._quiet = False
        self._offer_entries(index)

    def _say(self, text: str) -> None:
        self.told.value = framed(tag("div", text, role="status")) if text else ""

    @property
    def _controls(self) -> Mapping[str, Any]:
        """What is looked at; what is written into the entry belongs into the file."""
        names = ("party", "round", "coder", "issue", "entry")
        return {name: getattr(self, name) for name in names}

    def _static(self) -> str:
        return framed(tag("p", f"The form for coding {self.case.title} runs only while this notebook does."))


def _folder(case: Case | str | Path) -> Path:
    if isinstance(case, Case):
        if case.origin is None:
            raise ToldError(
                "this case was not loaded from a folder; write it with nk.write_case(case, folder) first"
            )
        return Path(case.origin.file).resolve().parent
    typed = typed_path(case)
    folder = typed.parent if typed.name == "case.yaml" else typed
    if not folder.is_dir():
        named = case_folder(str(case))
        if named is None:
            raise UnknownNameError("case", str(case), [])
        folder = named
    return folder.resolve()
