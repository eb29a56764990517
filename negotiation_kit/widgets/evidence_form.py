"""The pieces of evidence of one entry: one is under the pen, the others are a choice away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import Box, VBox

from negotiation_kit.model import Passage, Source
from negotiation_kit.views.findings import passage_digest
from negotiation_kit.widgets.controls import button, dropdown, framed, place, search
from negotiation_kit.widgets.widget_base import CONTROLS

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
