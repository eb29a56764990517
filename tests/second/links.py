"""What nobody has ruled out, what all accept, and what unlocks what, once more (docs/linkages.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from negotiation_kit.model import Case, Engagement, Issue, Party, Role
from negotiation_kit.scales import Value
from tests.second.grid import Grid, Region, grid_of
from tests.second.rules import issues_of
from tests.second.spoken import (
    Said,
    Setting,
    accounts,
    allowed,
    clashes,
    counted,
    free,
    heard,
    on_question,
    stand,
)

HOLDINGS = ("met", "accepted", "offered", "open", "against", "refused")
"""From the best to the worst."""
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
        return all(item.holding in SETTLED for holders in self.conditions for item in holders)

    @property
    def unmeetable(self) -> bool:
        return any(item.holding == "refused" for holders in self.conditions for item in holders)

    @property
    def gap(self) -> tuple[float, float]:
        """The distances of a package add up, each that of the party farthest from the condition."""
        lows = [max((item.low for item in holders), default=0.0) for holders in self.conditions]
        return sum(lows), sum(
            max((item.high for item in holders), default=0.0) for holders in self.conditions
        )


@dataclass(frozen=True)
class Conditional:
    """A conditional offer with its packages, and whether nobody has to move for one of them."""

    party: str
    issue: str
    value: Value
    packages: tuple[Package, ...]

    @property
    def live(self) -> bool:
        return any(package.live for package in self.packages)


# What is left


def feasible_outcomes(case: Case, round: str) -> dict[tuple[str, str | None], Left]:
    """Return what is left by issue and object, for every object anybody names and for none."""
    found = {}
    for issue in issues_of(case, round):
        grid = grid_of(case, issue)
        told = [heard(case, party, issue, round, BARE).said for party in case.parties]
        for name in {None, *(entry.object for said in told for entry in said)}:
            questions = [counted(grid, on_question(said, name)) for said in told if applies(said)]
            zones = [accepted(grid, said) for said in questions]
            rooms = [room(grid, said) for said in questions]
            found[issue.id, name] = Left(grid, common(grid.whole, rooms), common(grid.whole, zones))
    return found


def applies(said: Iterable[Said]) -> bool:
    return not any(entry.engagement is Engagement.NOT_APPLICABLE for entry in said)


def room(grid: Grid, said: tuple[Said, ...]) -> Region:
    """Red lines, any of them, and rejections; nothing where one's own words exclude each other."""
    torn = any(clashes(grid, word) for word in accounts(said))
    return grid.whole if torn else allowed(grid, said)


def accepted(grid: Grid, said: tuple[Said, ...]) -> Region:
    """Decision 6."""
    return stand(grid, said).zone


def common(whole: Region, regions: Iterable[Region]) -> Region:
    for region in regions:
        whole &= region
    return whole


# What unlocks what


def linkages(case: Case, round: str) -> list[Conditional]:
    """Live offers as a fixpoint: one that is live counts, for others, as free of conditions."""
    live: set[tuple[str, str, Said]] = set()
    while True:
        told = _offers(case, round, live)
        found = {key for key, offer in told if offer.live}
        if found == live:
            return [offer for _, offer in told]
        live = found | live


def _offers(
    case: Case, round: str, live: set[tuple[str, str, Said]]
) -> list[tuple[tuple[str, str, Said], Conditional]]:
    found = []
    for party in case.parties:
        for issue in issues_of(case, round):
            for said in heard(case, party, issue, round, FULL).said:
                if said.packages and said.value is not None:
                    packages = tuple(
                        Package(
                            tuple(condition(case, round, party, name, value, live) for name, value in wanted)
                        )
                        for wanted in said.packages
                    )
                    offer = Conditional(party.id, issue.id, said.value, packages)
                    found.append(((party.id, issue.id, said), offer))
    return found


def condition(
    case: Case, round: str, bearer: Party, name: str, value: Value, live: set[tuple[str, str, Said]]
) -> tuple[Holder, ...]:
    """A condition asks every other side, and any third party that has a position on the issue."""
    issue = next(item for item in case.issues if item.id == name)
    grid = grid_of(case, issue)
    asked = [party for party in case.parties if party.id != bearer.id]
    told = [(party, heard(case, party, issue, round, FULL).said) for party in asked]
    return tuple(
        holder(grid, party, issue, said, grid.wanted(value), live)
        for party, said in told
        if applies(said) and (party.role is Role.SIDE or any(entry.states for entry in said))
    )


def holder(
    grid: Grid,
    party: Party,
    issue: Issue,
    said: tuple[Said, ...],
    wanted: Region,
    live: set[tuple[str, str, Said]],
) -> Holder:
    """A condition names no object: offers and rejections of every object count."""
    names = {entry.object for entry in said if entry.states} or {None}
    questions = [counted(grid, on_question(said, name)) for name in names]
    freed = [
        grid.wanted(entry.value)
        for question in questions
        for entry in question
        if entry.conditional and entry.value is not None and (party.id, issue.id, entry) in live
    ]
    holding = holding_of(grid, questions, wanted, freed)
    low, high = (0.0, 0.0) if holding in SETTLED else gap_of(grid, questions, wanted, freed)
    return Holder(party.id, holding, low, high)


def holding_of(grid: Grid, questions: list[tuple[Said, ...]], wanted: Region, freed: list[Region]) -> str:
    """docs/linkages.md, holding, the best that applies; a refusal with an opening is an offer."""
    stands = [stand(grid, said) for said in map(tuple, map(free, questions))]
    if any(region & wanted for item in stands for region in item.stated) or any(
        one & wanted for one in freed
    ):
        return "met"
    if any(item.zone & wanted for item in stands):
        return "accepted"
    if any(region & wanted for said in questions for region in conditional(grid, said)):
        return "offered"
    if any(wanted <= item.rejects for item in stands):
        return "refused"
    return "against" if any(stand(grid, said).stated for said in questions) else "open"


def conditional(grid: Grid, said: Iterable[Said]) -> list[Region]:
    return [grid.wanted(entry.value) for entry in said if entry.conditional and entry.value is not None]


def gap_of(
    grid: Grid, questions: list[tuple[Said, ...]], wanted: Region, freed: list[Region]
) -> tuple[float, float]:
    """The gap between what a party states and the condition, with bounds where it states nothing."""
    stands = [stand(grid, said) for said in questions]
    stated = [region for item in stands for region in item.stated]
    if any(not item.by_condition for item in stands if item.stated):
        stated = [region for item in stands if not item.by_condition for region in item.stated]
    if stated or freed:
        found = min(grid.gap(region, wanted) for region in [*stated, *freed])
        return found, found
    left = [item.left for item in stands if item.left]
    lows = [grid.nearest_left(wanted, region, "gower") for region in left]
    return min(lows), max(grid.farthest_left(wanted, region, "gower") for region in left)
