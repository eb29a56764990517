"""Every issue against every party: the stances, who wants the same, and how each stands to one party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from negotiation_kit.analysis.comparing.settings import DEFAULT_THRESHOLD, check_settings, coded_round
from negotiation_kit.analysis.comparing.stances import Stance, Stances
from negotiation_kit.analysis.comparing.verdict import Verdict, verdicts_at
from negotiation_kit.model import LEAD, Case, Issue, Party, Round

if TYPE_CHECKING:
    import pandas as pd


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
    groups: list[list[Stance]] = []
    for found in stances:
        own = next((group for group in groups if all(_agree(found, other) for other in group)), None)
        if own is None:
            groups.append([found])
        else:
            own.append(found)
    return tuple(tuple(found.party.id for found in group) for group in groups if len(group) > 1)


def _agree(one: Stance, other: Stance) -> bool:
    """Return whether two want the same; the verdict does not hang on metric or threshold."""
    if not one.headline or not other.headline:
        return False
    return verdicts_at(one, other, "gower", (DEFAULT_THRESHOLD,)) == (Verdict.AGREE,)


@dataclass(frozen=True)
class MatrixRow:
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


@dataclass(frozen=True)
class StanceMatrix:
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

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an issue and party: issue, basket, party, value, group, verdict, contested, inherited.

        A value is that of the headline, several with ` | ` between them. `group` counts from 1 the groups
        that want the same; `verdict` is that against the chosen party. What is not there is missing.
        """
        import pandas as pd

        frame = pd.DataFrame(list(self._records()), columns=list(_TYPES))
        return frame.astype(_TYPES)

    def _records(self) -> Iterator[tuple[object, ...]]:
        for row in self.rows:
            for found in row.stances:
                party, group = found.party.id, row.group_of(found.party.id)
                values = dict.fromkeys(row.issue.scale.code(offer.value) for offer in found.headline)
                verdict = row.verdicts.get(party)
                yield (
                    row.issue.id,
                    row.issue.basket,
                    party,
                    " | ".join(values) or None,
                    None if group is None else group + 1,
                    None if verdict is None else verdict.value,
                    found.contested,
                    found.inherited,
                )


_TYPES = {
    **dict.fromkeys(("issue", "basket", "party", "value"), "str"), "group": "Int64", "verdict": "str",
    "contested": "bool", "inherited": "bool",
}  # fmt: skip


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
        for row in _rows(stances, parties)
    )
    return StanceMatrix(case, chosen, coding, coder, metric, threshold, parties, focus, rows)


def _shown(case: Case, round: str, coder: str, focus: Party | None) -> tuple[Party, ...]:
    coded = {entry.party for entry in case.positions if (entry.round, entry.coder) == (round, coder)}
    return tuple(party for party in case.parties if party.id in coded or party == focus)


def _rows(stances: Stances, parties: tuple[Party, ...]) -> tuple[MatrixRow, ...]:
    """Return the rows without verdicts; kept with the case, for every choice of whom to set against."""
    derived, key = stances.case.derived, ("matrix", parties, *stances.key)
    if key not in derived:
        found = ((issue, tuple(stances.of(party, issue) for party in parties)) for issue in stances.issues)
        derived[key] = tuple(MatrixRow(issue, row, agreeing(row), {}) for issue, row in found)
    kept: tuple[MatrixRow, ...] = derived[key]
    return kept


def _verdicts(
    stances: tuple[Stance, ...], focus: Party | None, metric: str, threshold: float
) -> Iterator[tuple[str, Verdict]]:
    own = next((found for found in stances if focus is not None and found.party.id == focus.id), None)
    for found in stances if own is not None else ():
        if own is not None and found is not own:
            yield found.party.id, verdicts_at(own, found, metric, (threshold,))[0]
