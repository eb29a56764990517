"""One issue over all rounds: who stood where, round by round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from negotiation_kit.analysis.columns import framed
from negotiation_kit.analysis.comparing.settings import check_settings
from negotiation_kit.analysis.comparing.stances import Stance, Stances
from negotiation_kit.model import LEAD, Case, Engagement, Issue, Offer, Party, Round
from negotiation_kit.scales import union
from negotiation_kit.wording import Message, Printable, Short, Spoken, translated

_NO_AMOUNT = {Engagement.SILENT, Engagement.NOT_APPLICABLE}


@dataclass(frozen=True, repr=False)
class Moment(Short):
    """One party's stance in one round."""

    round: Round
    stance: Stance

    @property
    def party(self) -> Party:
        """Whose stance it is."""
        return self.stance.party


@dataclass(frozen=True, repr=False)
class Timeline(Printable):
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

    _names = ("moments", "rounds", "heard", "of(party)")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        parts = (Message("count.round", n=len(self.rounds)), Message("count.party", n=len(self.heard)))
        return Message("result.counts", what=Spoken(translated, self.issue, "title"), parts=parts)

    @property
    def _table(self) -> Any:
        said = [moment for moment in self.moments if moment.stance.says_something]
        cells = {"round": [moment.round.id for moment in said], "party": [moment.party.id for moment in said]}
        wanted = (
            map(self.issue.scale.code, (offer.value for offer in moment.stance.headline)) for moment in said
        )
        return framed({**cells, "value": [" | ".join(dict.fromkeys(values)) or None for values in wanted]})

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


def running_total(issue: Issue, said: Sequence[Stance]) -> str | None:
    """Return in words what the amounts that several rounds ask for add up to.

    None where a round leaves the amount open or nobody has coded it, where the amounts are of different
    things, and where one is open above and another below: such a sum would be told for more than is known.
    """
    asked = [stance for stance in said if stance.engagement not in _NO_AMOUNT]
    objects = {name for stance in asked for name in stance.objects}
    if len(objects) > 1 or not all(stance.headline for stance in asked):
        return None
    low, high = (_sum_of_ends([stance.headline for stance in asked], end) for end in (min, max))
    return None if low is None and high is None else issue.scale.amount_text(low, high)


def _sum_of_ends(asked: Sequence[Sequence[Offer]], end: Callable[..., Any]) -> float | None:
    """Return the sum of one end of every round's offers; None where one is open to the end of the scale."""
    for offer in chain(*asked):
        scale, at = offer.region.scale, end(offer.region.points())
        if (
            at
            == end(scale.of(offer.value).points(scale.everything()))
            != end(scale.figure(offer.value).points())
        ):
            return None
    return sum(float(end(union(offer.region for offer in offers).points())) for offers in asked)
