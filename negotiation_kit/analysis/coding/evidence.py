"""Reading the evidence of a round: by voice, source, passage, mode and confidence; its garbled passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from negotiation_kit.analysis.comparing.settings import check_settings, coded_round
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import (
    LEAD,
    Case,
    Confidence,
    Evidence,
    Issue,
    Mode,
    Party,
    Passage,
    Position,
    Round,
    Source,
    closed,
)
from negotiation_kit.wording import Message, Printable, Short, Spoken, translated

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Citation(Short):
    """One passage cited for one entry.

    Parameters
    ----------
    position : Position
    piece : Evidence
        Who speaks in the passage, and how it came to us.
    party : Party
    issue : Issue
    source : Source
    passage : Passage or None
        None where the source card has no passage of that number.
    """

    position: Position
    piece: Evidence
    party: Party
    issue: Issue
    source: Source
    passage: Passage | None


@dataclass(frozen=True, repr=False)
class Garbled(Short):
    """A passage whose wording is not what the coder reads, with the entries that cite it."""

    source: Source
    passage: Passage
    positions: tuple[Position, ...]


@dataclass(frozen=True, repr=False)
class EvidenceFound(Printable):
    """The result of `find_evidence`, in the order of sources and passages."""

    case: Case
    round: Round
    coder: str
    citations: tuple[Citation, ...]

    _names = ("frame", "citations")
    _columns = ("source", "passage", "party", "issue", "value")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        sources = {citation.source.id for citation in self.citations}
        parts = (Message("count.citation", n=len(self.citations)), Message("count.source", n=len(sources)))
        return Message("result.counts", what=Spoken(translated, self.round, "title"), parts=parts)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a passage and entry that cites it.

        Columns, in this order: source, passage, voice, reported_by, mode, party, issue, value, confidence,
        digest, reading, why, channel. What is not there is missing.
        """
        import pandas as pd

        frame = pd.DataFrame([_record(item) for item in self.citations], columns=_COLUMNS)
        return frame.astype({name: "int64" if name == "passage" else "str" for name in _COLUMNS})


_COLUMNS = [
    "source", "passage", "voice", "reported_by", "mode", "party", "issue", "value", "confidence", "digest",
    "reading", "why", "channel",
]  # fmt: skip


def find_evidence(
    case: Case,
    round: str | None = None,
    *,
    party: str | None = None,
    issue: str | None = None,
    voice: str | None = None,
    source: str | None = None,
    passage: int | None = None,
    mode: str | None = None,
    confidence: str | None = None,
    coder: str = LEAD,
    channels: str = "open",
) -> EvidenceFound:
    """Return the passages cited in a round that fit everything asked for.

    Parameters
    ----------
    case : Case
    round : str, optional
        Id or title; the default round when left out, or the last in which two or more parties are coded.
    party, issue, source : str, optional
        Id, or the name or title of a party or issue.
    voice : str, optional
        Who speaks in the passage, as the files name it.
    passage : int, optional
    mode : {"quoted", "reported", "reported-by-opponent", "document", "inferred"}, optional
    confidence : {"high", "medium", "low"}, optional
        Of the coder in the entry that cites the passage.
    coder : str
    channels : {"open", "all"}
        Whether what is known only from a leak or in private is among it.

    Raises
    ------
    UnknownNameError
        For a name or word that is not there.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> case = nk.load_case("istanbul-2025")
    >>> found = find_evidence(case, "2025-06-02", party="russia", mode="quoted")
    >>> sorted({item.piece.voice for item in found.citations})
    ['Vladimir Medinsky']
    """
    check_settings(case, coder=coder, channels=channels)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    cited = _citations(case, chosen.id, coder)
    every = tuple(item for item in cited if channels == "all" or not closed(item.position))
    wanted = {
        "party": case.party(party).id if party is not None else None,
        "issue": case.issue(issue).id if issue is not None else None,
        "source": case.source(source).id if source is not None else None,
        "voice": _known("voice", voice, voices(every)),
        "passage": passage,
        "mode": _known("mode", mode, [item.value for item in Mode]),
        "confidence": _known("confidence", confidence, [item.value for item in Confidence]),
    }
    asked = {name: value for name, value in wanted.items() if value is not None}
    found = (item for item in every if all(_FIELDS[name](item) == value for name, value in asked.items()))
    return EvidenceFound(case, chosen, coder, tuple(found))


def voices(citations: Iterable[Citation]) -> list[str]:
    """Return who speaks in these passages, in alphabetical order."""
    return sorted({item.piece.voice for item in citations if item.piece.voice}, key=str.casefold)


def garbled(case: Case, round: str | None = None, *, coder: str = LEAD) -> tuple[Garbled, ...]:
    """Return the passages cited in a round whose wording is not what the coder reads.

    Parameters
    ----------
    case : Case
    round : str, optional
        As for `find_evidence`.
    coder : str
    """
    cited: dict[tuple[str, int], list[Citation]] = {}
    for item in find_evidence(case, round, coder=coder).citations:
        if item.passage is not None and item.passage.reading:
            cited.setdefault((item.source.id, item.passage.number), []).append(item)
    return tuple(_garbled(group) for group in cited.values())


def _garbled(citations: list[Citation]) -> Garbled:
    first = citations[0]
    assert first.passage is not None
    entries = {id(item.position): item.position for item in citations}
    return Garbled(first.source, first.passage, tuple(entries.values()))


def _citations(case: Case, round: str, coder: str) -> Iterator[Citation]:
    sources = {source.id: (place, source) for place, source in enumerate(case.sources)}
    passages = {(source.id, item.number): item for source in case.sources for item in source.passages}
    parties = {party.id: party for party in case.parties}
    issues = {issue.id: issue for issue in case.issues}
    pieces = [
        (piece, entry)
        for entry in case.positions
        if (entry.round, entry.coder) == (round, coder)
        for piece in entry.evidence
    ]
    for piece, entry in sorted(pieces, key=lambda pair: (sources[pair[0].source][0], pair[0].passage)):
        source, cited = sources[piece.source][1], passages.get((piece.source, piece.passage))
        yield Citation(entry, piece, parties[entry.party], issues[entry.issue], source, cited)


def _known(what: str, name: str | None, known: list[str]) -> str | None:
    if name is not None and name not in known:
        raise UnknownNameError(what, name, known)
    return name


_FIELDS: dict[str, Callable[[Citation], object]] = {
    "party": lambda item: item.party.id,
    "issue": lambda item: item.issue.id,
    "source": lambda item: item.source.id,
    "voice": lambda item: item.piece.voice,
    "passage": lambda item: item.piece.passage,
    "mode": lambda item: item.piece.mode.value,
    "confidence": lambda item: item.position.confidence and item.position.confidence.value,
}


def _record(item: Citation) -> dict[str, object]:
    entry, cited = item.position, item.passage
    return {
        **{name: read(item) for name, read in _FIELDS.items()},
        "reported_by": item.piece.reported_by,
        "value": None if entry.value is None else item.issue.scale.code(entry.value),
        **{name: getattr(cited, name, None) for name in ("digest", "reading", "why")},
        "channel": item.piece.channel.value,
    }
