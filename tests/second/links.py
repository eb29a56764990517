"""What nobody has ruled out, what all accept, and what unlocks what, once more (docs/linkages.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from negotiation_kit.model import Case, Issue, Party, Role
from negotiation_kit.scales import Value
from tests.second.grid import NONE, Grid, Region, grid_of
from tests.second.rules import issues_of
from tests.second.spoken import Heard, Said, Setting, groups, heard, on_question
from tests.second.standing import allowed, applies, clashes, counted, stand, words_apart

HOLDINGS = ("met", "accepted", "offered", "open", "against", "refused")
"""From the best to the worst."""
Key = tuple[str, str, Said]
SETTLED = ("met", "accepted")
BARE = Setting(conditionals="ignored")
FULL = Setting()


@dataclass(frozen=True)
class Left:
    """A question with what nobody has ruled out and what all accept."""

    grid: Grid
    left: Region
    zone: Region


@dataclass(frozen=True)
class Holder:
    """How a party stands to what a condition asks, and how far it is from it."""

    party: str
    holding: str
    low: float
    high: float


@dataclass(frozen=True)
class Package:
    """One package of a conditional offer: who holds what of each of its conditions."""

    conditions: tuple[tuple[Holder, ...], ...]

    @property
    def live(self) -> bool:
        """Of a condition nobody is asked nobody has said yes."""
        settled = [[item.holding in SETTLED for item in holders] for holders in self.conditions]
        return all(bool(holders) and all(holders) for holders in settled)

    @property
    def unmeetable(self) -> bool:
        return any(item.holding == "refused" for holders in self.conditions for item in holders)

    @property
    def gap(self) -> tuple[float, float]:
        """The distances of a package add up, each that of the party farthest from the condition."""
        lows = [max((item.low for item in holders), default=0.0) for holders in self.conditions]
        return sum(lows), sum(
            max((item.high for item in holders), default=1.0) for holders in self.conditions
        )


@dataclass(frozen=True)
class Conditional:
    """A conditional offer with its packages, and whether nobody has to move for one of them."""

    party: str
    issue: str
    value: Value
    packages: tuple[Package, ...]
    live_before: bool = False

    @property
    def live(self) -> bool:
        return self.live_before or any(package.live for package in self.packages)


# What is left


def feasible_outcomes(case: Case, round: str) -> dict[tuple[str, str | None], Left]:
    """Return what is left to the sides by issue and object, for every object anybody names and for none."""
    asked = [party for party in case.parties if party.role is Role.SIDE] or list(case.parties)
    found = {}
    for issue in issues_of(case, round):
        grid = grid_of(case, issue)
        told = [heard(case, party, issue, round, BARE) for party in asked]
        for name in {None, *(entry.object for side in told for entry in side.said)}:
            questions = [counted(grid, on_question(side.said, name)) for side in told if applies(grid, side)]
            zone = common(grid.whole, (stand(grid, said).zone for said in questions))
            left = common(grid.whole, (allowed(grid, said) for said in questions))
            found[issue.id, name] = Left(grid, left, zone if len(questions) > 1 else NONE)
    return found


def common(whole: Region, regions: Iterable[Region]) -> Region:
    for region in regions:
        whole &= region
    return whole


# What unlocks what


def linkages(case: Case, round: str) -> list[Conditional]:
    """Live offers, turn by turn: one that is live counts, for others, as free of conditions, and stays so."""
    live: set[Key] = set()
    while True:
        told = _offers(case, round, live)
        found = {key for key, offer in told if offer.live}
        if found <= live:
            return [replace(offer, live_before=key in live) for key, offer in told]
        live |= found


def _offers(case: Case, round: str, live: set[Key]) -> list[tuple[Key, Conditional]]:
    found = []
    for party in case.parties:
        for issue in issues_of(case, round):
            for said in _declared(case, party, issue, round):
                packages = tuple(
                    Package(tuple(condition(case, round, party, live, *one) for one in wanted))
                    for wanted in said.packages
                )
                assert said.value is not None
                found.append(
                    ((party.id, issue.id, said), Conditional(party.id, issue.id, said.value, packages))
                )
    return found


def _declared(case: Case, party: Party, issue: Issue, round: str) -> list[Said]:
    """Return a party's own offers under conditions; none on a question on which it contradicts itself."""
    side = heard(case, party, issue, round, FULL)
    grid = grid_of(case, issue)
    return [
        entry
        for name in (() if side.heir_of else side.objects)
        for word in words_apart(grid, on_question(side.said, name))
        for entry in (() if clashes(grid, word) else word)
        if entry.packages and entry.value is not None
    ]


def condition(
    case: Case, round: str, bearer: Party, live: set[Key], name: str, value: Value, object: str | None = None
) -> tuple[Holder, ...]:
    """A condition asks every other side, and any third party that has a position on the issue."""
    issue = next(item for item in case.issues if item.id == name)
    grid = grid_of(case, issue)
    asked = [party for party in case.parties if party.id != bearer.id]
    told = [(party, heard(case, party, issue, round, FULL)) for party in asked]
    return tuple(
        holder(grid, party, issue, side, grid.wanted(value), live, object)
        for party, side in told
        if applies(grid, side)
        and (party.role is Role.SIDE or any(entry.states for entry in side.said))
        and not of_the_bearer(case, party, round, bearer, side)
    )


def of_the_bearer(case: Case, party: Party, round: str, bearer: Party, side: Heard) -> bool:
    """Rule on groups: a group is never held against a member that says nothing of its own."""
    return (side.absent or bool(side.heir_of)) and bearer.id in groups(case, party, round)


def holder(
    grid: Grid, party: Party, issue: Issue, side: Heard, wanted: Region, live: set[Key], object: str | None
) -> Holder:
    """On the object that is named or, where none is, on each the party speaks of: then the worst counts."""
    tellers = side.heir_of or {party.id}
    told = tuple(
        replace(entry, met=any((name, issue.id, entry) in live for name in tellers)) for entry in side.said
    )
    offered = {entry.object for entry in told if entry.offers}
    names = {name for name in side.objects if name is not None or name in offered} or {None}
    asked = names if object is None else {object}
    found = []
    for question in (counted(grid, on_question(told, name)) for name in asked):
        holding = holding_of(grid, question, wanted)
        found.append((holding, *((0.0, 0.0) if holding in SETTLED else gap_of(grid, [question], wanted))))
    worst = max((holding for holding, *_ in found), key=HOLDINGS.index)
    return Holder(party.id, worst, max(low for _, low, _ in found), max(high for *_, high in found))


def holding_of(grid: Grid, question: tuple[Said, ...], wanted: Region) -> str:
    """docs/linkages.md, holding, the best that applies; a refusal with an opening is an offer."""
    free, all_told = stand(grid, tuple(entry for entry in question if entry.counts)), stand(grid, question)
    if any(region & wanted for region in free.stated):
        return "met"
    if free.zone & wanted:
        return "accepted"
    if any(region & wanted for region in conditional(grid, question)):
        return "offered"
    if wanted <= all_told.rejects:
        return "refused"
    return "against" if all_told.stated else "open"


def conditional(grid: Grid, said: tuple[Said, ...]) -> list[Region]:
    """What is offered under conditions that are not met, where the party does not contradict itself."""
    told = () if clashes(grid, said) else said
    return [grid.wanted(entry.value) for entry in told if not entry.counts and entry.value is not None]


def gap_of(grid: Grid, questions: list[tuple[Said, ...]], wanted: Region) -> tuple[float, float]:
    """The gap between what a party states and the condition, with bounds where it states nothing."""
    stands = [stand(grid, said) for said in questions]
    stated = [region for item in stands for region in item.stated]
    if stated:
        found = min(grid.gap(region, wanted) for region in stated)
        return found, found
    left = [item.left for item in stands if item.left]
    lows = [grid.nearest_left(wanted, region, "gower") for region in left]
    highs = [grid.farthest_left(wanted, region, "gower") for region in left]
    return min(lows, default=0.0), max(highs, default=1.0)
