"""Every party on every issue of a round: the stances, who wants the same, and what each rests on."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from negotiation_kit.analysis.columns import framed, text, whole, words
from negotiation_kit.analysis.comparing.settings import DEFAULT_THRESHOLD, check_settings, coded_round
from negotiation_kit.analysis.comparing.stances import Stance, Stances, says
from negotiation_kit.analysis.comparing.verdict import Verdict, verdicts_at
from negotiation_kit.model import LEAD, Case, Confidence, Evidence, Issue, Mode, Party, Position, Round
from negotiation_kit.wording import Message, Printable, Short, Spoken, translated

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
else:
    from negotiation_kit.analysis.arrays import np


def agreeing(stances: Sequence[Stance]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of parties that agree on an issue.

    Parameters
    ----------
    stances : sequence of Stance
        One a party, on one issue of one round.

    Returns
    -------
    tuple of tuple of str
        Party ids, in the order given. Within a group every two parties have the verdict `agree`; a party on
        its own makes no group. Whether two parties want the same does not depend on metric or threshold.
    """
    groups: list[tuple[list[str], dict[Hashable, Stance]]] = []  # with one of each kind of stance in it
    told: dict[tuple[Hashable, Hashable], bool] = {}

    def agree(one: Stance, other: Stance) -> bool:
        key = one.likeness, other.likeness
        if key not in told:
            told[key] = _agree(one, other)
        return told[key]

    for found in stances:
        fitting = (group for group in groups if all(agree(found, other) for other in group[1].values()))
        members, kinds = next(fitting, ([], {}))
        if not members:
            groups.append((members, kinds))
        members.append(found.party.id)
        kinds.setdefault(found.likeness, found)
    return tuple(tuple(members) for members, _ in groups if len(members) > 1)


def _agree(one: Stance, other: Stance) -> bool:
    """Return whether two want the same; the verdict does not hang on metric or threshold."""
    if not one.headline or not other.headline:
        return False
    return verdicts_at(one, other, "gower", (DEFAULT_THRESHOLD,)) == (Verdict.AGREE,)


@dataclass(frozen=True, repr=False)
class MatrixRow(Short):
    """One issue.

    Parameters
    ----------
    issue : Issue
    stances : tuple of Stance
        One a party.
    groups : tuple of tuple of str
        Ids of the parties that want the same, two or more a group.
    verdicts : dict
        By party id, how each other party stands to the one they are set against; empty without one.
    """

    issue: Issue
    stances: tuple[Stance, ...]
    groups: tuple[tuple[str, ...], ...]
    verdicts: dict[str, Verdict]

    def group_of(self, party: str) -> int | None:
        """Return the number of the group a party is in, counted from 0."""
        return next((place for place, group in enumerate(self.groups) if party in group), None)


@dataclass(frozen=True, repr=False)
class StanceMatrix(Printable):
    """The result of `stance_matrix`.

    Parameters
    ----------
    parties : tuple of Party
        Those coded in the round, in the case's order.
    against : Party or None
        The party that all others are set against.
    """

    case: Case
    round: Round
    coding: str
    coder: str
    metric: str
    threshold: float
    parties: tuple[Party, ...]
    against: Party | None
    rows: tuple[MatrixRow, ...]

    _names = ("frame", "rows", "parties")
    _columns = ("issue", "party", "value", "group", "verdict")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        parts = (Message("count.issue", n=len(self.rows)), Message("count.party", n=len(self.parties)))
        return Message("result.counts", what=Spoken(translated, self.round, "title"), parts=parts)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an issue and party: issue, basket, party, value, group, verdict, contested, inherited.

        A value is that of the headline, several with ` | ` between them. `group` counts from 1 the groups
        that want the same; `verdict` is that against the chosen party. What is not there is missing.
        """
        cells = [(row, found) for row in self.rows for found in row.stances]
        groups = (row.group_of(found.party.id) for row, found in cells)
        values = (
            dict.fromkeys(row.issue.scale.code(offer.value) for offer in found.headline)
            for row, found in cells
        )
        return framed(
            {
                "issue": text(row.issue.id for row, _ in cells),
                "basket": text(row.issue.basket for row, _ in cells),
                "party": text(found.party.id for _, found in cells),
                "value": text(" | ".join(several) or None for several in values),
                "group": whole(None if group is None else group + 1 for group in groups),
                "verdict": words(row.verdicts.get(found.party.id) for row, found in cells),
                "contested": [found.contested for _, found in cells],
                "inherited": [found.inherited for _, found in cells],
            }
        )


def stance_matrix(
    case: Case,
    round: str | None = None,
    coding: str = "reading",
    *,
    against: str | None = None,
    metric: str = "gower",
    threshold: float = DEFAULT_THRESHOLD,
    coder: str = LEAD,
    channels: str = "open",
    inherit: bool = True,
) -> StanceMatrix:
    """Return every coded party's stance on every issue of a round.

    Parameters
    ----------
    case : Case
    round : str, optional
        Id or title; the default round when left out, or the last in which two or more parties are coded.
    coding : {"reading", "printed"}
    against : str, optional
        A party to set every other against; verdicts are those of `compare`.
    metric, threshold
        As for `compare`.
    coder : str
    channels, inherit
        As for `compare`.

    Raises
    ------
    UnknownNameError, ToldError
        As `compare`.
    """
    check_settings(case, coding, metric, coder, threshold, channels=channels)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    focus = None if against is None else case.party(against)
    parties = _shown(case, chosen.id, coder, focus)
    stances = Stances(case, chosen.id, coding, coder, channels=channels, inherit=inherit)
    rows = tuple(
        MatrixRow(row.issue, row.stances, row.groups, dict(_verdicts(row.stances, focus, metric, threshold)))
        for row in matrix_rows(stances, parties)
    )
    return StanceMatrix(case, chosen, coding, coder, metric, threshold, parties, focus, rows)


def _shown(case: Case, round: str, coder: str, focus: Party | None) -> tuple[Party, ...]:
    coded = {entry.party for entry in case.positions if (entry.round, entry.coder) == (round, coder)}
    return tuple(party for party in case.parties if party.id in coded or party == focus)


def matrix_rows(stances: Stances, parties: tuple[Party, ...]) -> tuple[MatrixRow, ...]:
    """Return the rows without verdicts; kept with the case, for every choice of whom to set against."""
    found = ((issue, tuple(stances.of(party, issue) for party in parties)) for issue in stances.issues)
    rows = (MatrixRow(issue, row, agreeing(row), {}) for issue, row in found)
    return stances.case.kept(("matrix", parties, *stances.key), lambda: tuple(rows))


def _verdicts(
    stances: tuple[Stance, ...], focus: Party | None, metric: str, threshold: float
) -> Iterator[tuple[str, Verdict]]:
    own = next((found for found in stances if focus is not None and found.party.id == focus.id), None)
    for found in stances if own is not None else ():
        if own is not None and found is not own:
            yield found.party.id, verdicts_at(own, found, metric, (threshold,))[0]


@dataclass(frozen=True, repr=False)
class Basis(Short):
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


@dataclass(frozen=True, repr=False)
class Bases(Printable):
    """The result of `evidence_bases`: every position of a round with what it rests on."""

    case: Case
    round: Round
    coding: str
    coder: str
    rows: tuple[Basis, ...]

    _names = ("frame", "rows", "only_other_side", "only_inferred", "one_passage")
    _columns = ("party", "issue", "value", "n_passages", "n_sources")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        found = {
            "other-side": self.only_other_side,
            "inferred": self.only_inferred,
            "one-passage": self.one_passage,
        }
        told = (Message(f"result.bases.{name}", n=len(rows)) for name, rows in found.items())
        parts = (Message("count.position", n=len(self.rows)), *told)
        return Message("result.counts", what=Spoken(translated, self.round, "title"), parts=parts)

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
        rows = self.rows
        flags = ("only_other_side", "only_inferred", "one_passage")
        return framed(
            {
                "party": text(row.stance.party.id for row in rows),
                "issue": text(row.stance.issue.id for row in rows),
                "value": text(
                    row.stance.issue.scale.codes(one.value for one in row.stance.headline) for row in rows
                ),
                "n_passages": np.array([len(row.passages) for row in rows], dtype="int64"),
                "n_sources": np.array([len(dict(row.passages)) for row in rows], dtype="int64"),
                "modes": text(
                    ", ".join(dict.fromkeys(piece.mode.value for piece in row.pieces)) or None for row in rows
                ),
                **{flag: np.array([getattr(row, flag) for row in rows], dtype="bool") for flag in flags},
                "confidence": words(row.confidence for row in rows),
            }
        )


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
    every = (stances.of(party, issue) for issue in stances.issues for party in case.parties)
    return Bases(case, chosen, coding, coder, tuple(basis(one) for one in every if one.says_something))
