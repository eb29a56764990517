"""Movement once more: what became of one party's offers from one round to another (rule 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from negotiation_kit.model import Case, Engagement, Firmness, Issue, Status
from negotiation_kit.scales import Part
from tests.second.grid import NONE, SAME, Grid, Region, grid_of
from tests.second.pairing import Held, Matched, Offer, matched_kinds, place_of, words_of
from tests.second.rules import compare, heirs_of_one, issues_of, party_of, questions_of
from tests.second.spoken import Heard, Said, Setting, heard, on_question
from tests.second.standing import (
    Stand,
    applies,
    clashes,
    counted,
    headline,
    region_of,
    stand,
    union,
    words_apart,
)

FIRM = {Firmness.FLEXIBLE: 0, Firmness.FIRM: 1, Firmness.RED_LINE: 2}
SETTING = Setting()
SETTLED = (Status.AGREED, Status.ACCEPTED)
TERMS = ("condition-added", "condition-dropped", "condition-changed")
Ends = tuple[float, float]


class SameTalksError(ValueError):
    """Two rounds that are the same talks, told by other sources."""


@dataclass(frozen=True)
class Approach:
    """How much nearer the other party: bounds, and the word."""

    low: float
    high: float
    word: str

    @property
    def point(self) -> float | None:
        return self.low if self.high - self.low < SAME else None


@dataclass(frozen=True)
class Move:
    """What became of a party's stance on an issue."""

    change: str
    place: str | None = None
    step: Ends | None = None
    toward: Approach | None = None
    terms: frozenset[str] = frozenset()
    commitment: str | None = None
    not_repeated: int = 0
    added: int = 0
    plain: bool = True
    """Whether the design settles the row: no tie between matchings, no class of offers in one round alone."""


def movement(case: Case, party: str, start: str, end: str, toward: str | None = None) -> dict[str, Move]:
    """Return a move an issue asked in both rounds, by id."""
    if talks_of(case, start) == talks_of(case, end):
        raise SameTalksError(f"{start} and {end} are the same talks")
    now = {issue.id for issue in issues_of(case, end)}
    both = [issue for issue in issues_of(case, start) if issue.id in now]
    return {issue.id: move(case, issue, party, (start, end), toward) for issue in both}


def talks_of(case: Case, round: str) -> str:
    """Rule 6, layers refused: a round and the layers beside it are the same talks."""
    return next(item.layer_of or item.id for item in case.rounds if item.id == round)


def move(case: Case, issue: Issue, party: str, rounds: tuple[str, str], toward: str | None) -> Move:
    """Tell whether there is anything to hold against each other; the question that moved most leads."""
    told = [heard(case, party_of(case, party), issue, round, SETTING) for round in rounds]
    if issue.each_round:
        return Move("not-comparable")
    if any(not_coded(side) for side in told):
        return Move("not-coded")
    grid = grid_of(case, issue)
    names = questions_of(issue, told[0], told[1])
    said = {name: [counted(grid, on_question(side.said, name)) for side in told] for name in names}
    spoken = [any(entry.states for pair in said.values() for entry in pair[when]) for when in (0, 1)]
    if not all(spoken):
        return came_or_went(grid, told, spoken)
    settled = agreed(case, issue, party, rounds, toward)
    facts = Facts(case, grid, issue, party, rounds, toward, tuple(told), settled)
    return farthest(facts, said, told)


@dataclass(frozen=True)
class Facts:
    """What is known of the rows of one issue, whatever the question."""

    case: Case
    grid: Grid
    issue: Issue
    party: str
    rounds: tuple[str, str]
    toward: str | None
    own: tuple[Heard, ...]
    agreed: bool


def not_coded(side: Heard) -> bool:
    """Return whether nothing is coded: neither a word, nor silence, nor something left out here."""
    return not side.withheld and all(entry.engagement is Engagement.NOT_CODED for entry in side.said)


def came_or_went(grid: Grid, told: list[Heard], spoken: list[bool]) -> Move:
    """Decision L: a position where there was none; silent now is dropped, left open is no position."""
    if spoken[1]:
        return Move("added")
    after = [entry.engagement for entry in told[1].said]
    declared = Engagement.LEFT_OPEN in after or told[1].withheld
    left_open = declared and Engagement.NOT_APPLICABLE not in after
    return Move("dropped" if spoken[0] and not left_open else "no-position")


def farthest(facts: Facts, said: dict[str | None, list[tuple[Said, ...]]], told: list[Heard]) -> Move:
    """Of the questions spoken to in both rounds the one that moved most, of equal ones the first declared."""
    grid = facts.grid
    known = {
        name: pair
        for name, pair in said.items()
        if all(any(entry.states for entry in side) and not clashes(grid, side) for side in pair)
    }
    offering = {name: [any(entry.offers for entry in side) for side in pair] for name, pair in known.items()}
    like = [name for name, (before, after) in offering.items() if before is after]
    about = like or list(known)
    if all(offers_anything(grid, side) for side in told):
        about = [name for name in like if offering[name][0]]
    moves = [on_one(facts, name, known[name]) for name in about]
    if not moves:
        return Move("not-comparable")
    best = max(moves, key=lambda item: round(item.step[1], 9) if item.step else -1.0)
    gone, new = (on_other_objects(grid, said.values(), when) for when in (0, 1))
    return replace(
        best,
        change="added" if new and best.change in ("reworded", "unchanged") else best.change,
        not_repeated=best.not_repeated + gone,
        added=best.added + new,
    )


def on_other_objects(grid: Grid, said: Iterable[list[tuple[Said, ...]]], when: int) -> int:
    """Rule 6, question by question: how many offers of a round are on objects the other says nothing of."""
    alone = [pair[when] for pair in said if not any(entry.states for entry in pair[1 - when])]
    return sum(len(offers(grid, told)) for told in alone if not clashes(grid, told))


def offers_anything(grid: Grid, side: Heard) -> bool:
    """Return whether a party that does not contradict itself offers anything, of any object."""
    return any(
        entry.offers
        for name in side.objects
        for word in words_apart(grid, on_question(side.said, name))
        for entry in (() if clashes(grid, word) else word)
    )


def agreed(case: Case, issue: Issue, party: str, rounds: tuple[str, str], toward: str | None) -> bool:
    """Decision M: both want the same now, both call it agreed or accepted, and this was not so before."""
    if toward is None:
        return False
    found = []
    for round in rounds:
        verdict = compare(case, party, toward, round)[issue.id].verdict
        sides = [heard(case, party_of(case, name), issue, round, SETTING) for name in (party, toward)]
        found.append(verdict == "agree" and all(_calls_it_agreed(case, issue, side) for side in sides))
    return found[1] and not found[0]


def _calls_it_agreed(case: Case, issue: Issue, side: Heard) -> bool:
    grid = grid_of(case, issue)
    heads = [
        entry for name in side.objects for entry in headline(counted(grid, on_question(side.said, name)))
    ]
    return all(entry.status in SETTLED for entry in heads)


# One question


def on_one(facts: Facts, name: str | None, said: list[tuple[Said, ...]]) -> Move:
    """Tell what became of the offers, or of what is accepted and rejected where there are none."""
    before, after = (offers(facts.grid, told) for told in said)
    if bool(before) is not bool(after):
        return half_known(facts, name, said, before, after)
    place: str | None = None
    terms: frozenset[str] = frozenset()
    found, sides = Matched(), tuple[Held, ...]()
    if before:
        others = [region for region in [place_now(facts, name)] if region]
        found, sides, terms, gone, new = matched_kinds(facts.grid, before, after, others)
        found = replace(found, gone=gone, new=new)
        place = place_of(sides)
    steps = [side.step(facts.grid) for side in sides] if before else []
    place = "settled" if facts.agreed else place
    commitment = commitment_of(facts.grid, list(found.pairs), *said)
    return Move(
        place
        or next((term for term in TERMS if term in terms), None)
        or commitment
        or wording_of(found, said),
        place,
        (max(steps), max(steps)) if steps else None,
        _toward(facts, name, sides, steps) if steps else None,
        terms,
        commitment,
        not_repeated=len(found.gone),
        added=len(found.new),
        plain=not found.tied and (len(steps) < 2 or abs(steps[0] - steps[1]) > SAME or steps[0] < SAME),
    )


def offers(grid: Grid, said: tuple[Said, ...]) -> list[Offer]:
    rejects = stand(grid, said).rejects
    found = []
    for entry in said:
        if entry.value is not None:
            region, figures = region_of(grid, entry, rejects), grid.figures(entry.value)
            found.append(Offer(region, figures & region or figures, entry))
    return found


def half_known(
    facts: Facts, name: str | None, said: list[tuple[Said, ...]], before: list[Offer], after: list[Offer]
) -> Move:
    """Method, movement: a value beside mere limits; what is wanted in one and rejected in the other moved."""
    grid = facts.grid
    limits = stand(grid, said[1] if before else said[0])
    if not limits.left:
        return Move("not-comparable")
    regions = [union(stand(grid, told).stated) for told in said]
    known = regions[0] or regions[1]
    step = grid.nearest_left(known, limits.left, "gower"), grid.farthest_left(known, limits.left, "gower")
    barred = all(offer.region <= limits.rejects for offer in before or after)
    change = "moved" if barred else "dropped" if before else "added"
    points = [frozenset((point,)) for point in grid.points(limits.left)]
    paths = [(regions[0], point) if before else (point, regions[1]) for point in points]
    return Move(change, "moved" if barred else None, step, toward_all(facts, name, paths))


def commitment_of(
    grid: Grid, pairs: list[tuple[Offer, Offer]], before: tuple[Said, ...], after: tuple[Said, ...]
) -> str | None:
    """Decision K: firmness where both are known and not the same; else new limits, or refusals taken back."""
    known = [(_firm([a.said]), _firm([b.said])) for a, b in pairs] or [(_firm(before), _firm(after))]
    steps = [b - a for a, b in known if a is not None and b is not None and a != b]
    if not steps:
        one, other = stand(grid, before), stand(grid, after)
        steps = [1 for _ in in_force(grid, after, one.left)] + [-1 for _ in newly_taken(grid, before, after)]
        steps += [-1 for _ in in_force(grid, before, other.left & other.zone)]
    if not steps or min(steps) < 0 < max(steps):
        return None
    return "firmer" if steps[0] > 0 else "looser"


def _firm(said: Iterable[Said]) -> int | None:
    """Return the firmest word; None where the coder knows none."""
    ranks = [FIRM[entry.firmness] for entry in said if entry.firmness in FIRM]
    return max(ranks, default=None)


def in_force(grid: Grid, said: Iterable[Said], region: Region) -> list[Part]:
    """Rule 6, refusals: those that rule out something of a region, however they are cut into parts.

    A refusal not repeated is a concession only where the thing is now offered or accepted.
    """
    parts = [part for entry in said if entry.counts for part in entry.rejects]
    return [part for part in parts if grid.ruled_out((part,)) & region]


def newly_taken(grid: Grid, before: tuple[Said, ...], after: tuple[Said, ...]) -> list[Part]:
    """Return what is accepted and was not all offered or accepted before."""
    old, new = (
        [part for entry in told if entry.counts for part in entry.accepts] for told in (before, after)
    )
    taken = stand(grid, before).zone | grid.widened([], old)
    return [part for part in new if not grid.widened([], (part,)) <= taken]


def wording_of(found: Matched, said: list[tuple[Said, ...]]) -> str:
    """Rule 6, wording: of what stands against each other or, without offers, of all that is said."""
    before, after = ({words_of(entry) for entry in told if entry.states} for told in said)
    pairs = [(words_of(one.said), words_of(other.said)) for one, other in found.pairs]
    same = all(one == other for one, other in pairs) if pairs else before == after
    return "unchanged" if same else "reworded"


# Toward the other party


def _toward(facts: Facts, name: str | None, sides: tuple[Held, ...], steps: list[float]) -> Approach | None:
    """Of several kinds the one that moved farthest, of two that moved as far the one without conditions."""
    if not steps:
        return None
    leading = sides[[round(step, 9) for step in steps].index(round(max(steps), 9))]
    return toward_all(facts, name, [leading.regions])


def place_now(facts: Facts, name: str | None) -> Region:
    """Where the other stands in the later round; nothing where that is not known."""
    if facts.toward is None:
        return NONE
    side = heard(facts.case, party_of(facts.case, facts.toward), facts.issue, facts.rounds[1], SETTING)
    return union(stand(facts.grid, counted(facts.grid, on_question(side.said, name))).stated)


def _stands(facts: Facts, name: str | None, round: str) -> Stand | None:
    """Return where the other stands in a round; None if it is kin, or speaks of other objects alone."""
    other = facts.toward
    assert other is not None
    side = heard(facts.case, party_of(facts.case, other), facts.issue, round, SETTING)
    said = counted(facts.grid, on_question(side.said, name))
    speaks = any(entry.states for entry in said) and not clashes(facts.grid, said)
    kin = any(heirs_of_one(facts.party, own, other, side) for own in facts.own)
    if kin or not applies(facts.grid, side) or not (speaks or not offers_anything(facts.grid, side)):
        return None
    return stand(facts.grid, said)


def held(facts: Facts, name: str | None) -> list[tuple[Region, Region]]:
    """Return the pairs of places the other may have in the two rounds; none where nothing can be held."""
    if facts.toward is None:
        return []
    grid = facts.grid
    found = [item for item in (_stands(facts, name, round) for round in facts.rounds) if item is not None]
    known = [union(item.stated) for item in found if item.stated]
    if known:
        return [(known[0], known[-1])]
    if not found:
        return []
    left = found[0].left & found[-1].left or found[0].left | found[-1].left
    return [(frozenset((point,)),) * 2 for point in grid.points(left)]


def toward_all(facts: Facts, name: str | None, paths: list[tuple[Region, Region]]) -> Approach | None:
    """Rule 6, toward: an unknown position of the other is the same unknown in both rounds."""
    ways = held(facts, name)
    if not ways:
        return None
    halves = [
        tuple(facts.grid.gap(before, place) - facts.grid.gap(after, place) for place in pair)
        for before, after in paths
        for pair in ways
    ]
    middles = [sum(pair) / 2 for pair in halves]
    words = {word_of(*pair) for pair in halves}
    return Approach(min(middles), max(middles), next(iter(words)) if len(words) == 1 else "unknown")


def word_of(first: float, second: float) -> str:
    """Rule 6: nearer needs both halves at least 0 and one above, farther the reverse."""
    if max(abs(first), abs(second)) < SAME:
        return "none"
    if min(first, second) > -SAME:
        return "nearer"
    return "farther" if max(first, second) < SAME else "crossed"
