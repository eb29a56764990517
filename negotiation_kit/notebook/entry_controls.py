"""The controls of one entry: value and outcomes as the issue's scale asks for them, and everything beside."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import Box, Layout, SelectMultiple, Text, VBox

from negotiation_kit.model import Confidence, Engagement, Firmness, Issue, Passage, Source, Status
from negotiation_kit.notebook.controls import STACKED, button, dropdown, framed, paragraph, place, search
from negotiation_kit.notebook.widget_base import CONTROLS, Live
from negotiation_kit.render.findings import passage_digest
from negotiation_kit.scales import Scale

_NONE = ""
_LONGEST = 60
MODES = {
    "quoted": "quoted: the source prints the party's words",
    "reported": "reported: the source tells what the party said",
    "reported-by-opponent": "reported by the opponent: the other side tells it",
    "document": "document: it stands in a paper of the party",
    "inferred": "inferred: by the coder, from what the source tells",
}


class EvidenceForm:
    """Controls for source, passage, voice, mode and teller of each piece of evidence.

    Parameters
    ----------
    sources : tuple of Source
        The cards that can be cited.
    changed : callable
        Called after every change a person makes.

    Attributes
    ----------
    box : ipywidgets.Box
    """

    def __init__(self, sources: tuple[Source, ...], changed: Callable[[], None]) -> None:
        self._sources = {source.id: source for source in sources}
        self._changed, self._quiet = changed, False
        self._pieces: list[dict[str, Any]] = []
        self.piece = dropdown("Piece of evidence", [("none yet", 0)], 0, room=24)
        names = [("choose a source", _NONE), *((_short(source.title), source.id) for source in sources)]
        self.source = dropdown("Source", names, _NONE)
        self.passage = dropdown("Passage", [("choose a passage", 0)], 0, room=_LONGEST)
        self.voice = search("Voice", "who speaks, as in Jane Doe")
        self.mode = dropdown(
            "Mode", [("choose how", _NONE), *((words, name) for name, words in MODES.items())], _NONE
        )
        self.reported_by = search("Reported by", "who told it, if another")
        self.more = button("Add a piece", "cite one more passage for this entry")
        self.less = button("Take this piece out", "remove the piece of evidence shown here")
        self.digest = place()
        fields = [self.source, self.passage, self.voice, self.mode, self.reported_by]
        buttons = Box([self.more, self.less], layout=CONTROLS)
        self.box = VBox([Box([self.piece, *fields], layout=CONTROLS), buttons, self.digest])

    def show(self, pieces: Any) -> None:
        """Show the evidence of an entry as it stands in a file; anything but a list of mappings is none."""
        found = pieces if isinstance(pieces, list) else []
        self._pieces = [dict(piece) for piece in found if isinstance(piece, dict)]
        self._list(0)

    def read(self) -> list[dict[str, Any]] | None:
        """Return the evidence as a file would have it; None for none."""
        return [piece for piece in self._pieces if piece] or None

    def watch(self, watch: Callable[..., None], safely: Callable[..., Any]) -> None:
        """Wire the controls through the watching and the catching of the widget they are in."""
        watch(self._picked, self.piece)
        watch(self._source_changed, self.source)
        watch(self._edited, self.passage, self.voice, self.mode, self.reported_by)
        self.more.on_click(safely(self._add))
        self.less.on_click(safely(self._remove))

    def _list(self, chosen: int) -> None:
        """Offer the pieces by number, and show the chosen one."""
        count = max(1, len(self._pieces))
        names = [
            (f"{number} of {count}" if self._pieces else "none yet", number - 1)
            for number in range(1, count + 1)
        ]

        def offer() -> None:
            self.piece.options = names
            self.piece.value = min(chosen, count - 1)

        self._quietly(offer)
        self._show_piece()

    def _show_piece(self) -> None:
        piece = self._pieces[self.piece.value] if self._pieces else {}

        def fill() -> None:
            self.source.value = piece.get("source") if piece.get("source") in self._sources else _NONE
            self._offer_passages(piece.get("passage"))
            self.voice.value = str(piece.get("voice") or "")
            self.mode.value = piece.get("mode") if piece.get("mode") in MODES else _NONE
            self.reported_by.value = str(piece.get("reported_by") or "")

        self._quietly(fill)
        self._show_digest()

    def _offer_passages(self, chosen: Any) -> None:
        source = self._sources.get(self.source.value)
        passages = source.passages if source else ()
        self.passage.options = [("choose a passage", 0), *((_name(item), item.number) for item in passages)]
        self.passage.value = chosen if chosen in {item.number for item in passages} else 0

    def _picked(self, _: Any) -> None:
        if not self._quiet:
            self._show_piece()

    def _source_changed(self, _: Any) -> None:
        if not self._quiet:
            self._quietly(lambda: self._offer_passages(None))
            self._edited(None)

    def _edited(self, _: Any) -> None:
        if self._quiet:
            return
        piece = {
            "source": self.source.value or None,
            "passage": self.passage.value or None,
            "voice": " ".join(self.voice.value.split()) or None,
            "reported_by": " ".join(self.reported_by.value.split()) or None,
            "mode": self.mode.value or None,
        }
        shown = self._pieces[self.piece.value] if self._pieces else {}
        written = {name: value for name, value in {**shown, **piece}.items() if value is not None}
        if self._pieces:
            self._pieces[self.piece.value] = written
        elif written:
            self._pieces.append(written)
        self._show_digest()
        self._changed()

    def _add(self, _: Any = None) -> None:
        """Add a piece that begins with the source and voice of the one shown."""
        last = self._pieces[self.piece.value] if self._pieces else {}
        self._pieces.append({name: last[name] for name in ("source", "voice", "mode") if name in last})
        self._list(len(self._pieces) - 1)
        self._changed()

    def _remove(self, _: Any = None) -> None:
        if self._pieces:
            del self._pieces[self.piece.value]
            self._list(max(0, self.piece.value - 1))
            self._changed()

    def _show_digest(self) -> None:
        source = self._sources.get(self.source.value)
        found = source.passage(self.passage.value) if source else None
        view = passage_digest(found.digest, found.reading) if found else None
        self.digest.value = framed(view or "")

    def _quietly(self, change: Callable[[], object]) -> None:
        self._quiet = True
        try:
            change()
        finally:
            self._quiet = False


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _name(passage: Passage) -> str:
    return f"¶{passage.number} {_short(passage.digest)}"


NO_VALUE, NO_OPTION = "", "[]"
_MOST_ROWS = 8


class ValueControl:
    """One control for a value: a choice, several choices, or a field for numbers or dates.

    Attributes
    ----------
    widget : ipywidgets.Widget
        What is shown; its `value` changes as one chooses or types.
    """

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.widget = _value_widget(scale)

    def show(self, plain: Any) -> None:
        """Show a value as it stands in a file; None is no value."""
        control, names = self.scale.control, self.scale.names
        if not control.options:
            self.widget.value = "" if plain is None else _typed(plain)
        elif control.several:
            chosen = [] if plain is None else [str(item) for item in plain if item in names]
            self.widget.value = (NO_OPTION,) if plain == [] else tuple(chosen)
        else:
            self.widget.value = str(plain) if plain is not None and str(plain) in names else NO_VALUE

    def read(self) -> Any:
        """Return the value as a file would have it, off the scale or not; None for no value."""
        found, control = self.widget.value, self.scale.control
        if not control.options:
            return self.scale.read_code(found, {}) if found.strip() else None
        if control.several:
            return [name for name in found if name != NO_OPTION] if found else None
        return found or None


class OutcomesControl:
    """One control for the outcomes of an `accepts` or `rejects` list.

    Attributes
    ----------
    widget : ipywidgets.Widget
    """

    def __init__(self, label: str, scale: Scale) -> None:
        self.scale = scale
        if scale.choices:
            self.widget: Any = _several(label, _options(scale))
        else:
            self.widget = search(label, "several with ; between them")

    def show(self, plain: Any) -> None:
        """Show a list as it stands in a file; None is no list."""
        items = plain if isinstance(plain, list) else []
        if isinstance(self.widget, Text):
            self.widget.value = "; ".join(map(_typed, items))
        else:
            known = [name for _, name in self.widget.options]
            self.widget.value = tuple(str(item) for item in items if str(item) in known)

    def read(self) -> list[Any] | None:
        """Return the list as a file would have it; None for an empty one."""
        if not isinstance(self.widget, Text):
            return list(self.widget.value) or None
        if not self.widget.value.strip():
            return None
        found = self.scale.read_code(self.widget.value, {})
        return found if isinstance(found, list) else [found]


def _value_widget(scale: Scale) -> Any:
    control = scale.control
    if not control.options:
        low, high = scale.end_texts()
        return search(f"Value, from {low} to {high}", control.forms)
    if control.several:
        options = [*_options(scale), ("none of these options", NO_OPTION)]
        return _several("Value (several: Ctrl or ⌘)", options)
    levels = [(f"{option.text}: {option.meaning}", option.name) for option in control.options]
    return dropdown("Value", [("no value", NO_VALUE), *levels], NO_VALUE)


def _options(scale: Scale) -> list[tuple[str, str]]:
    return [(scale.part_text(name), name) for name in scale.names]


def _several(label: str, options: list[tuple[str, str]]) -> SelectMultiple:
    return SelectMultiple(
        description=label,
        options=options,
        rows=min(_MOST_ROWS, len(options)),
        style={"description_width": "initial"},
        layout=Layout(width="300px", height="auto", max_width="100%", margin="0"),
        _dom_classes=[STACKED],
    )


def _typed(plain: Any) -> str:
    """Return a number, range or date, or a list of them, as one types it."""
    if isinstance(plain, list):
        return "; ".join(map(_typed, plain))
    if isinstance(plain, dict):
        keys = set(plain)
        if keys == {"from", "to"}:
            return f"{plain['from']}..{plain['to']}"
        if keys == {"at_least"}:
            return f">={plain['at_least']}"
        if keys == {"at_most"}:
            return f"<={plain['at_most']}"
    return str(plain)


_UNSAID = ""
_ABSENT = {
    Engagement.SILENT: "silent: says nothing on it",
    Engagement.LEFT_OPEN: "left open: speaks of it, takes no position",
    Engagement.NOT_APPLICABLE: "does not apply to this party",
    Engagement.NOT_CODED: "not coded yet",
}
_CHOICES = {"status": Status, "firmness": Firmness, "confidence": Confidence}


class EntryControls(Live):
    """A widget with the controls of one entry; a subclass says where the entry comes from and goes to."""

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the entry as the controls have them; None where one is empty."""
        absent = self.engagement.value or None
        return {
            "value": None if absent else self.value.read(),
            "accepts": self.accepts.read(),
            "rejects": self.rejects.read(),
            "engagement": absent,
            **{name: control.value or None for name, control in self.choices.items()},
            **{name: " ".join(text.value.split()) or None for name, text in self.texts.items()},
            "evidence": self.evidence.read(),
        }

    @abstractmethod
    def _tell(self, _: Any = None) -> None:
        """Answer a change of any control."""

    def _make_fields(self, sources: tuple[Source, ...]) -> None:
        self._scaled: dict[str, tuple[ValueControl, OutcomesControl, OutcomesControl]] = {}
        reasons = [
            ("no: it takes a position", _UNSAID),
            *((words, str(name)) for name, words in _ABSENT.items()),
        ]
        self.engagement = dropdown("Without a position?", reasons, _UNSAID)
        self.choices = {
            name: dropdown(
                name.capitalize(),
                [("choose", _UNSAID), *((str(word).replace("-", " "), str(word)) for word in words)],
                _UNSAID,
            )
            for name, words in _CHOICES.items()
        }
        self.texts = {
            "summary": paragraph("Summary", "the position in one neutral sentence of your own"),
            "note": paragraph("Note", "a remark for other coders, if there is one", rows=1),
        }
        self.evidence = EvidenceForm(sources, self._tell)
        self.value_place, self.outcomes_place = Box(), Box(layout=CONTROLS)

    def _watch_fields(self) -> None:
        """Wire the controls that are there for every issue."""
        self._watch(self._tell, self.engagement, *self.choices.values(), *self.texts.values())
        self.evidence.watch(self._watch, self._safely)

    def _fill(self, issue: Issue, entry: Mapping[str, Any]) -> None:
        """Show an entry as it stands in a file; no handler may run meanwhile."""
        self._make_scaled(issue)
        self.value.show(entry.get("value"))
        self.accepts.show(entry.get("accepts"))
        self.rejects.show(entry.get("rejects"))
        self.engagement.value = _known(entry.get("engagement"), Engagement)
        for name, control in self.choices.items():
            control.value = _known(entry.get(name), _CHOICES[name])
        for name, text in self.texts.items():
            text.value = str(entry.get(name) or "")
        self.evidence.show(entry.get("evidence"))

    def _make_scaled(self, issue: Issue) -> None:
        """Put in place the controls that the issue's scale asks for, made once and kept."""
        if issue.id not in self._scaled:
            made = (
                ValueControl(issue.scale),
                OutcomesControl("Could live with", issue.scale),
                OutcomesControl("Rejects", issue.scale),
            )
            self._watch(self._tell, *(control.widget for control in made))
            self._scaled[issue.id] = made
        self.value, self.accepts, self.rejects = self._scaled[issue.id]
        self.value_place.children = (self.value.widget,)
        self.outcomes_place.children = (self.accepts.widget, self.rejects.widget)


def _known(word: Any, words: Any) -> str:
    return str(word) if word in {str(member) for member in words} else _UNSAID
