"""What a position rests on: on whose word, and on how many passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from negotiation_kit.analysis.comparing.settings import check_settings, coded_round
from negotiation_kit.analysis.comparing.stances import Stance, Stances, says
from negotiation_kit.model import LEAD, Case, Confidence, Evidence, Mode, Position, Round

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Basis:
    """The evidence of one position.

    Parameters
    ----------
    stance : Stance
    entries : tuple of Position
        What the position comes from: the offers of its headline or, without any, what it accepts or rejects.
    pieces : tuple of Evidence
        What these cite, each piece once.
    """

    stance: Stance
    entries: tuple[Position, ...]
    pieces: tuple[Evidence, ...]

    @property
    def passages(self) -> tuple[tuple[str, int], ...]:
        """The passages cited, each once, as source and number."""
        return tuple(dict.fromkeys((piece.source, piece.passage) for piece in self.pieces))

    @property
    def only_other_side(self) -> bool:
        """Whether all there is was told by the other side."""
        return bool(self.pieces) and all(piece.mode is Mode.REPORTED_BY_OPPONENT for piece in self.pieces)

    @property
    def only_inferred(self) -> bool:
        """Whether all there is was inferred by the coder."""
        return bool(self.pieces) and all(piece.mode is Mode.INFERRED for piece in self.pieces)

    @property
    def one_passage(self) -> bool:
        """Whether it rests on a single passage."""
        return len(self.passages) == 1

    @property
    def confidence(self) -> Confidence | None:
        """The lowest confidence that the coder has in one of the entries."""
        found = [entry.confidence for entry in self.entries if entry.confidence]
        return max(found, key=list(Confidence).index, default=None)


@dataclass(frozen=True)
class Bases:
    """The result of `evidence_bases`: every position of a round with what it rests on."""

    case: Case
    round: Round
    coding: str
    coder: str
    rows: tuple[Basis, ...]

    @property
    def only_other_side(self) -> tuple[Basis, ...]:
        """The positions that rest only on the other side's word."""
        return tuple(row for row in self.rows if row.only_other_side)

    @property
    def only_inferred(self) -> tuple[Basis, ...]:
        """The positions that rest only on the coder's inference."""
        return tuple(row for row in self.rows if row.only_inferred)

    @property
    def one_passage(self) -> tuple[Basis, ...]:
        """The positions that rest on a single passage."""
        return tuple(row for row in self.rows if row.one_passage)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a position: party, issue, value, passages, sources, modes, what it rests on, confidence.

        Columns, in this order: party, issue, value (missing where it only accepts or rejects), n_passages,
        n_sources, modes, only_other_side, only_inferred, one_passage, confidence.
        """
        import pandas as pd

        frame = pd.DataFrame([_record(row) for row in self.rows], columns=_COLUMNS)
        texts = dict.fromkeys(("party", "issue", "value", "modes", "confidence"), "str")
        counts = dict.fromkeys(("n_passages", "n_sources"), "int64")
        return frame.astype({**texts, **counts, **dict.fromkeys(_FLAGS, "bool")})


_FLAGS = ("only_other_side", "only_inferred", "one_passage")
_COLUMNS = ["party", "issue", "value", "n_passages", "n_sources", "modes", *_FLAGS, "confidence"]


def basis(found: Stance) -> Basis:
    """Return what a stance rests on; a stance without a position rests on nothing."""
    offered = [offer.position for offer in found.headline]
    entries = offered or [entry for entry in found.entries if says(entry, found.coding)]
    unique = tuple({id(entry): entry for entry in entries}.values())
    return Basis(found, unique, tuple(dict.fromkeys(piece for entry in unique for piece in entry.evidence)))


def evidence_bases(
    case: Case,
    round: str | None = None,
    coding: str = "reading",
    *,
    coder: str = LEAD,
    channels: str = "open",
    inherit: bool = True,
) -> Bases:
    """Return every position of a round with what it rests on.

    Parameters
    ----------
    case : Case
    round : str, optional
        Id or title; the default round when left out, or the last in which two or more parties are coded.
    coding : {"reading", "printed"}
    coder : str
    channels, inherit
        As in `compare`.

    Returns
    -------
    Bases
        By issue, then by party; a party that says nothing on an issue has no row.

    Raises
    ------
    UnknownNameError
        For a round, coding or coder that is not there.
    """
    check_settings(case, coding, coder=coder, channels=channels)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    stances = Stances(case, chosen.id, coding, coder, channels=channels, inherit=inherit)
    return Bases(case, chosen, coding, coder, tuple(_rows(stances)))


def _rows(stances: Stances) -> Iterator[Basis]:
    for issue in stances.issues:
        for party in stances.case.parties:
            found = stances.of(party, issue)
            if found.says_something:
                yield basis(found)


def _record(row: Basis) -> dict[str, object]:
    found, scale = row.stance, row.stance.issue.scale
    return {
        "party": found.party.id,
        "issue": found.issue.id,
        "value": scale.codes(offer.value for offer in found.headline),
        "n_passages": len(row.passages),
        "n_sources": len({source for source, _ in row.passages}),
        "modes": ", ".join(dict.fromkeys(piece.mode.value for piece in row.pieces)) or None,
        **{flag: getattr(row, flag) for flag in _FLAGS},
        "confidence": row.confidence.value if row.confidence else None,
    }
