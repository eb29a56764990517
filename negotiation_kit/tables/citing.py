"""What cells rest on: numbered notes or marks in the cell, and the list of sources cited."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.citations import reference
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import Case, Evidence, Mode, Position
from negotiation_kit.wording import say, translated

WAYS = ("footnotes", "inline")


class Citing:
    """Gives each distinct body of evidence one number, and each source one mark.

    Parameters
    ----------
    case : Case
    way : {"footnotes", "inline"} or None
        None cites nothing; what was cited is counted all the same.
    language : str

    Raises
    ------
    UnknownNameError
        For another way.
    """

    def __init__(self, case: Case, way: str | None, language: str) -> None:
        if way is not None and way not in WAYS:
            raise UnknownNameError("way to cite sources", way, [*WAYS, "None"])
        self._case, self._way, self._language = case, way, language
        self._notes: dict[str, int] = {}
        self._marks: dict[str, str] = {}
        self._passages: set[tuple[str, int]] = set()

    def cite(self, entries: Iterable[Position]) -> tuple[tuple[int, ...], str]:
        """Return the note numbers of a cell, and what stands in the cell itself."""
        pieces = self.count(entries)
        if not pieces or self._way is None:
            return (), ""
        by_source: dict[str, list[Evidence]] = {}
        for piece in pieces:
            by_source.setdefault(piece.source, []).append(piece)
        if self._way == "inline":
            return (), "; ".join(self._short(*pair) for pair in by_source.items())
        return tuple(sorted(self._numbered(self._long(*pair)) for pair in by_source.items())), ""

    def count(self, entries: Iterable[Position]) -> list[Evidence]:
        """Count passages among those the table rests on, and return the pieces of evidence, each once."""
        pieces = list(dict.fromkeys(piece for entry in entries for piece in entry.evidence))
        self._passages |= {(piece.source, piece.passage) for piece in pieces}
        return pieces

    def passage(self, source: str, number: int) -> str:
        """Return one passage of a source, with the source's mark."""
        self._passages.add((source, number))
        return f"{self._mark(source)} ¶{number}"

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes in the order of their numbers."""
        return tuple(self._notes)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The sources cited, each with its mark."""
        return tuple(
            (mark, reference(self._case.source(name), language=self._language))
            for name, mark in self._marks.items()
        )

    @property
    def counts(self) -> tuple[int, int]:
        """How many passages, of how many sources, the cells rest on."""
        return len(self._passages), len({source for source, _ in self._passages})

    def _numbered(self, text: str) -> int:
        return self._notes.setdefault(text, len(self._notes) + 1)

    def _mark(self, source: str) -> str:
        return self._marks.setdefault(source, f"S{len(self._marks) + 1}")

    def _short(self, source: str, pieces: list[Evidence]) -> str:
        numbers = sorted({piece.passage for piece in pieces})
        return f"{self._mark(source)} ¶{', '.join(map(str, numbers))}"

    def _long(self, source: str, pieces: list[Evidence]) -> str:
        told: dict[str, list[int]] = {}
        for piece in sorted(pieces, key=lambda piece: piece.passage):
            told.setdefault(self._told(piece), []).append(piece.passage)
        texts = [f"¶{', '.join(map(str, numbers))} ({how})" for how, numbers in told.items()]
        return f"{self._mark(source)} {'; '.join(texts)}"

    def _told(self, piece: Evidence) -> str:
        mode = say(self._language, f"mode.{piece.mode}")
        voice, teller = self._called(piece.voice), self._called(piece.reported_by)
        if voice is None or teller is None:
            return f"{voice}, {mode}" if voice else mode
        opponent = piece.mode is Mode.REPORTED_BY_OPPONENT
        names = {"voice": voice, "teller": teller}
        told = say(self._language, "source.as-told-by-opponent" if opponent else "source.as-told-by", **names)
        return told if opponent else f"{told}, {mode}"

    def _called(self, voice: str | None) -> str | None:
        """Return a voice in the language of the table, where it is that of a party."""
        for party in self._case.parties:
            if voice in (party.short, party.name):
                return str(translated(party, "short", self._language))
        return voice
