"""One issue over all rounds: who stood where, round by round."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_kit.analysis.comparing.settings import check_settings
from negotiation_kit.analysis.comparing.stances import Stance, Stances
from negotiation_kit.model import LEAD, Case, Issue, Offer, Party, Round


@dataclass(frozen=True)
class Moment:
    """One party's stance in one round."""

    round: Round
    stance: Stance

    @property
    def party(self) -> Party:
        """Whose stance it is."""
        return self.stance.party


@dataclass(frozen=True)
class Timeline:
    """The result of `over_rounds`.

    Parameters
    ----------
    case : Case
    issue : Issue
    coding : str
    rounds : tuple of Round
        Those in which the issue is asked, layers included, in the case's order.
    moments : tuple of Moment
        One a round and party, by round and then by party.
    """

    case: Case
    issue: Issue
    coding: str
    rounds: tuple[Round, ...]
    moments: tuple[Moment, ...]

    def of(self, party: str) -> tuple[Moment, ...]:
        """Return the moments of the party with this id."""
        return tuple(moment for moment in self.moments if moment.party.id == party)

    @property
    def heard(self) -> tuple[Party, ...]:
        """The parties that say anything in any of the rounds, in the case's order."""
        found = {moment.party.id for moment in self.moments if moment.stance.says_something}
        return tuple(party for party in self.case.parties if party.id in found)


def over_rounds(
    case: Case,
    issue: str,
    coding: str = "reading",
    *,
    coder: str = LEAD,
    channels: str = "open",
    inherit: bool = True,
) -> Timeline:
    """Return every party's stance on one issue in each round in which it is asked.

    Parameters
    ----------
    case : Case
    issue : str
        Id or title.
    coding : {"reading", "printed"}
    coder : str
    channels, inherit
        As in `compare`.

    Raises
    ------
    UnknownNameError
        For an issue, coding or coder that is not there.
    """
    check_settings(case, coding, coder=coder, channels=channels)
    wanted = case.issue(issue)
    rounds = tuple(item for item in case.rounds if wanted.asked_in(item.id))
    moments = tuple(
        Moment(stances.case.round(stances.round), stances.of(party, wanted))
        for stances in (
            Stances(case, round.id, coding, coder, channels=channels, inherit=inherit) for round in rounds
        )
        for party in case.parties
    )
    return Timeline(case, wanted, coding, rounds, moments)


def ends_of(offer: Offer) -> tuple[float, float] | None:
    """Return where an offer begins and ends on its scale, in [0, 1]; None on a scale without order."""
    places = [
        place for outcome in offer.region.points() if (place := offer.region.scale.place(outcome)) is not None
    ]
    return (min(places), max(places)) if places else None
