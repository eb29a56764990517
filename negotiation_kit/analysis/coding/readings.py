"""How each coder reads a party on an issue, and how far two such readings lie apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from negotiation_kit.analysis.comparing import Stance, stance
from negotiation_kit.analysis.comparing.settings import coded_round, usual_round
from negotiation_kit.errors import ToldError, UnknownNameError
from negotiation_kit.model import LEAD, Case, Engagement, Issue, Party, Round
from negotiation_kit.scales import Region, union
from negotiation_kit.scales.distance import reach
from negotiation_kit.wording import Message, Short

APART = 1.0


@dataclass(frozen=True, repr=False)
class Reading(Short):
    """One coder's reading of one party on one issue.

    Parameters
    ----------
    coder : str
    stance : Stance
    answer : bool
        Whether it is an answer of the exercise, which asks for one value and of no object.
    """

    coder: str
    stance: Stance
    answer: bool = False

    @cached_property
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
            return Message("reading.limits-only")
        return None if found.engagement is Engagement.NOT_CODED else found.engagement.value

    @property
    def saved(self) -> Any:
        """The value as the exercise would save it; None where there is none, or more than one."""
        answers = [self.stance.issue.scale.answer(offer.value) for offer in self.stance.headline]
        one = answers and self.stance.stated and all(answer == answers[0] for answer in answers)
        return answers[0] if one else None

    @cached_property
    def regions(self) -> dict[str | None, Region]:
        """What is offered, object by object; empty without a value."""
        if not self.stance.stated:
            return {}
        if self.answer:
            scale = self.stance.issue.scale
            return {} if self.saved is None else {None: scale.of(self.stance.headline[0].value)}
        found: dict[str | None, Region] = {}
        for offer in self.stance.headline:
            known = found.get(offer.object)
            found[offer.object] = offer.region if known is None else known.join(offer.region)
        return found


def readings(
    case: Case,
    party: Party,
    issue: Issue,
    round: str,
    coders: Iterable[str],
    coding: str = "reading",
    answers: Collection[str] = (),
) -> list[Reading]:
    """Return the reading of every coder who has coded the issue for the party.

    Parameters
    ----------
    case, party, issue, round, coders, coding
    answers : collection of str
        The coders whose readings are answers of the exercise.
    """
    found = (
        Reading(coder, stance(case, party, issue, round, coding, coder), coder in answers) for coder in coders
    )
    return [reading for reading in found if reading.kind is not None]


def distance(one: Reading, other: Reading) -> float | None:
    """Return how far two readings of a party lie apart, None unless both give a value.

    It is the Hausdorff distance over the offers of the headline, with the kit's own distance between
    outcomes: 0 only where both coders read the same; between single values, the Gower distance. Offers about
    different objects are as far apart as can be; an answer of the exercise names none, and is held against
    the values alone.
    """
    ones, others = one.regions, other.regions
    if not ones or not others:
        return None
    if one.answer or other.answer:
        return reach(union(ones.values()), union(others.values()))
    if ones.keys() != others.keys():
        return APART
    return max(reach(ones[name], others[name]) for name in ones)


def coders_in(case: Case, round: str) -> tuple[str, ...]:
    """Return who has coded in a round: the lead first, then by id."""
    found = {entry.coder for entry in case.positions if entry.round == round}
    return tuple(sorted(found, key=lambda coder: (coder != LEAD, coder)))


def is_blind(case: Case, party: str, round: str, coder: str) -> bool:
    """Return whether a coder's file for a party was not settled from those of others."""
    head = case.coding(party, round, coder)
    return head is None or not head.settled_from


def blind_coders(case: Case, round: str) -> tuple[str, ...]:
    """Return who has coded a party in a round without a look at the files of others."""
    files = dict.fromkeys((entry.party, entry.coder) for entry in case.positions if entry.round == round)
    blind = {coder for party, coder in files if is_blind(case, party, round, coder)}
    return tuple(coder for coder in coders_in(case, round) if coder in blind)


def chosen_coders(
    case: Case, round: str, coders: Iterable[str] | None, *, blind: bool = True
) -> tuple[str, ...]:
    """Return the coders asked for, or all of the round who coded blind.

    Raises
    ------
    UnknownNameError
        For a coder who has coded nothing in the round.
    ToldError
        If they must be blind, for one whose every file was settled from those of others.
    """
    known, without_a_look = coders_in(case, round), blind_coders(case, round)
    if coders is None:
        return without_a_look
    asked = tuple(dict.fromkeys([coders] if isinstance(coders, str) else coders))
    for coder in asked:
        if coder not in known:
            raise UnknownNameError("coder", coder, known)
        if blind and coder not in without_a_look:
            raise ToldError(Message("reliability.settled", coder=coder))
    return asked


def double_coded_round(case: Case, name: str | None) -> Round:
    """Return the round asked for; without a name, one in which a party has two coders, each blind.

    Of several, the default round or the last; where there is none, the round a comparison would take.
    """
    if name is not None:
        return case.round(name)
    coders: dict[tuple[str, str], set[str]] = {}
    for entry in case.positions:
        if is_blind(case, entry.party, entry.round, entry.coder):
            coders.setdefault((entry.round, entry.party), set()).add(entry.coder)
    double = {round for (round, _), found in coders.items() if len(found) > 1}
    rounds = [item for item in case.rounds if item.id in double]
    return usual_round(case, rounds) if rounds else coded_round(case)
