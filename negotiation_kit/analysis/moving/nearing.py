"""How much nearer one party came to another by its own movement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.analysis.comparing.measuring import kin, measure
from negotiation_kit.analysis.moving.change import Changed
from negotiation_kit.errors import ToldError
from negotiation_kit.model import Answer, Case, Offer, Party, Role, Round
from negotiation_kit.scales import Region, union
from negotiation_kit.scales.distance import SAME, gap
from negotiation_kit.wording import Message, Spoken, translated


@dataclass(frozen=True)
class Approach:
    """By how much a distance has shrunk, in [-1, 1]: positive toward the other party, negative away.

    Parameters
    ----------
    low, high : float
        Bounds whatever the unknown positions are; equal where all are known.
    word : str
        Nearer, farther, crossed (nearer by one half and farther by the other) or none; unknown where that
        hangs on a position that is not known.
    halves : tuple of float
        With the other party held where it stood before, and where it stands after; empty where one of the
        positions is not known.
    """

    low: float
    high: float
    word: str
    halves: tuple[float, ...] = ()

    @property
    def point(self) -> float | None:
        """The number where it is known, else None."""
        return self.low if self.high - self.low < SAME else None


def approach(found: Changed, moved: Sequence[Stance], held: Sequence[Stance], metric: str) -> Approach | None:
    """Return how much nearer a party's own step brought it to another party.

    The other party may have moved too. Its part is taken out by holding it still, once where it stood before
    and once where it stands after, and averaging: so the two parties' parts add up to the change of the
    distance between them (Shapley 1953, Contributions to the Theory of Games II, 307-317, for two players).
    Where the other party's position is known in one of the two rounds only, that one is held; where in
    neither, it is the same unknown in both: anywhere in what is left to it.

    Parameters
    ----------
    found : Changed
        What became of the party's stance.
    moved, held : sequence of Stance
        Of the party and of the other one, in both rounds.
    metric : str

    Returns
    -------
    Approach or None
        None where there is no distance between the two.
    """
    if found.before is None or found.after is None:
        return None
    object = found.after.object
    usable = [one for one in held if one.applicable and not any(kin(one, own) for own in moved)]
    still = [one.on(object) for one in usable if one.on(object).speaks or not one.offers]
    sides = _sides(found)
    places = _places(still, [region for region, _ in sides])
    if not places:
        return None
    others = [place for pair in places for place in pair]
    paths = product(*(_positions(region, known, others) for region, known in sides))
    halves = [
        [gap(before, place, metric) - gap(after, place, metric) for place in pair]
        for before, after in paths
        for pair in places
    ]
    middles = [sum(pair) / len(pair) for pair in halves]
    words = {_word(pair) for pair in halves}
    word = words.pop() if len(words) == 1 else "unknown"
    return Approach(min(middles), max(middles), word, tuple(halves[0]) if len(halves) == 1 else ())


def _word(halves: Sequence[float]) -> str:
    """Return nearer only where no half says farther, and farther only where none says nearer."""
    nearer, farther = (any(way * half > SAME for half in halves) for way in (1, -1))
    return "crossed" if nearer and farther else "nearer" if nearer else "farther" if farther else "none"


def _sides(found: Changed) -> list[tuple[Region, bool]]:
    """Return what is held against the other party in each round, and whether it is known.

    Of offers that is the kind that moved farthest; without any, what is left.
    """
    assert found.before is not None
    assert found.after is not None
    kind = found.matched.leading if found.matched else None
    offers = (kind.old, kind.new) if kind else (found.before.headline, found.after.headline)
    return [_side(said, own) for said, own in zip((found.before, found.after), offers, strict=True)]


def _side(said: Answer, offers: Sequence[Offer]) -> tuple[Region, bool]:
    if not offers:
        return said.left, False
    # Beside a value the coder's doubt moves nobody: the distance is the value's.
    return union(offer.region for offer in offers), all(offer.stated for offer in offers)


def _positions(region: Region, known: bool, others: Sequence[Region]) -> list[Region]:
    """Return where a party may be: the region if that is its position, else any point of it."""
    return [region] if known else [region.at(point) for point in region.points(*others)]


def _places(still: list[Answer], others: Sequence[Region]) -> list[list[Region]]:
    """Return where the other party may be held in the two rounds: once, or wherever something is left."""
    known = [said.wanted for said in still if not said.wanted.empty]
    if known:
        return [known]
    if not still:
        return []
    left, *more = (_may_be(said) for said in still)
    common = left.meet(*more) if more else left
    region = left.join(*more) if common.empty else common
    return [[place] for place in _positions(region, False, others)]


def _may_be(said: Answer) -> Region:
    """Return where a party without a value may be: in all readings of its doubt, else in what is left."""
    return union(offer.may_be for offer in said.headline) if said.headline else said.left


def two_rounds(
    case: Case, party: Party, from_round: str | None, to_round: str | None, coder: str
) -> tuple[Round, Round]:
    """Return the rounds asked for; where one is left out, the last that fit in which the party is coded."""
    coded = {entry.round for entry in case.positions if (entry.party, entry.coder) == (party.id, coder)}
    usual = [item for item in case.dated_rounds if item.id in coded]
    end = case.round(to_round) if to_round else _last(usual, party, from_round)
    before = [item for item in usual if case.rounds.index(item) < case.rounds.index(end)]
    start = case.round(from_round) if from_round else _last(before, party, to_round)
    if start.id == end.id:
        raise ToldError(Message("error.against-itself.round", round=_title(start)))
    if (
        start.id == end.layer_of
        or end.id == start.layer_of
        or (start.layer_of and start.layer_of == end.layer_of)
    ):
        raise ToldError(Message("error.same-talks", one=_title(start), other=_title(end)))
    return start, end


def _last(rounds: list[Round], party: Party, asked: str | None) -> Round:
    if not rounds:
        code = "error.not-coded.besides" if asked else "error.not-coded"
        raise ToldError(Message(code, party=Spoken(translated, party, "short"), round=asked))
    return rounds[-1]


def _title(round: Round) -> Spoken:
    return Spoken(translated, round, "title")


def why_otherwise(
    found: Changed, near: Approach, before: Stance, after: Stance, held: tuple[Stance, ...], metric: str
) -> Message | None:
    """Return why the distance between the two parties changes by something else than the party's own part."""
    rows = measure(before, held[0], metric), measure(after, held[1], metric)
    first, last = (row.distance for row in rows)
    if first is None or last is None or near.point is None or abs(first - last - near.point) <= SAME:
        return None
    why = "other-moved"
    if found.after and any(row.chosen.object != found.after.object for row in rows):
        why = "other-object"
    elif held[0].signature == held[1].signature:
        why = "still-standing" if found.matched and found.matched.gone else "like-with-like"
    closed = first - last
    way = "same" if abs(closed) <= SAME else "shrinks" if closed > 0 else "grows"
    return Message(f"movement.gap.{way}", by=abs(closed), why=Message(f"movement.why.{why}"))


def toward_whom(case: Case, party: Party, toward: str | None) -> Party | None:
    """Return the party asked for or, where there is just one, the other side."""
    if toward is not None:
        other = case.party(toward)
        if other.id == party.id:
            raise ToldError(Message("error.toward-itself", party=Spoken(translated, party, "short")))
        return other
    sides = [side for side in case.parties if side.role is Role.SIDE and side.id != party.id]
    return sides[0] if len(sides) == 1 else None
