"""How each coder reads a party on an issue, and how far two such readings lie apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import Stance, stance
from negotiation_kit.analysis.comparing.settings import coded_round, usual_round
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import LEAD, Case, Engagement, Issue, Party, Round
from negotiation_kit.scales import Region
from negotiation_kit.scales.distance import reach
from negotiation_kit.wording import Short

LIMITS_ONLY = "accepts or rejects only"
APART = 1.0


@dataclass(frozen=True, repr=False)
class Reading(Short):
    """One coder's reading of one party on one issue."""

    coder: str
    stance: Stance

    @property
    def kind(self) -> str | None:
        """What kind of stance the coder sees: a value, only what is accepted or rejected, or why neither.

        None where the coder has not coded the issue, which is no rating.
        """
        found = self.stance
        if found.stated:
            return "value"
        if found.uncodable:
            return "uncodable"
        if found.engagement is None:
            return LIMITS_ONLY
        return None if found.engagement is Engagement.NOT_CODED else found.engagement.value


def readings(
    case: Case, party: Party, issue: Issue, round: str, coders: Iterable[str], coding: str = "reading"
) -> list[Reading]:
    """Return the reading of every coder who has coded the issue for the party."""
    found = (Reading(coder, stance(case, party, issue, round, coding, coder)) for coder in coders)
    return [reading for reading in found if reading.kind is not None]


def distance(one: Stance, other: Stance) -> float | None:
    """Return how far two readings of a party lie apart, None unless both give a value.

    It is the Hausdorff distance over the offers of the headline, with the kit's own distance between
    outcomes: 0 only where both coders read the same; between single values, the Gower distance. Offers about
    different objects are as far apart as can be.
    """
    if not one.stated or not other.stated:
        return None
    ones, others = _by_object(one), _by_object(other)
    if ones.keys() != others.keys():
        return APART
    return max(reach(ones[name], others[name]) for name in ones)


def _by_object(found: Stance) -> dict[str | None, Region]:
    """Return what a reading offers, object by object."""
    regions: dict[str | None, Region] = {}
    for offer in found.headline:
        known = regions.get(offer.object)
        regions[offer.object] = offer.region if known is None else known.join(offer.region)
    return regions


def coders_in(case: Case, round: str) -> tuple[str, ...]:
    """Return who has coded in a round: the lead first, then by id."""
    found = {entry.coder for entry in case.positions if entry.round == round}
    return tuple(sorted(found, key=lambda coder: (coder != LEAD, coder)))


def chosen_coders(case: Case, round: str, coders: Iterable[str] | None) -> tuple[str, ...]:
    """Return the coders asked for, or all of the round.

    Raises
    ------
    UnknownNameError
        For a coder who has coded nothing in the round.
    """
    known = coders_in(case, round)
    if coders is None:
        return known
    asked = tuple(dict.fromkeys([coders] if isinstance(coders, str) else coders))
    for coder in asked:
        if coder not in known:
            raise UnknownNameError("coder", coder, known)
    return asked


def double_coded_round(case: Case, name: str | None) -> Round:
    """Return the round asked for; without a name, one in which a party has two coders.

    Of several, the default round or the last; where there is none, the round a comparison would take.
    """
    if name is not None:
        return case.round(name)
    coders: dict[tuple[str, str], set[str]] = {}
    for entry in case.positions:
        coders.setdefault((entry.round, entry.party), set()).add(entry.coder)
    double = {round for (round, _), found in coders.items() if len(found) > 1}
    rounds = [item for item in case.rounds if item.id in double]
    return usual_round(case, rounds) if rounds else coded_round(case)
