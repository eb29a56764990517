"""Which offer of one round became which of the next, every way to match them tried (rule 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

from negotiation_kit.model import Status
from tests.second.grid import Grid, Region
from tests.second.spoken import Said
from tests.second.standing import union


@dataclass(frozen=True)
class Offer:
    """One offer: where it lies, where its figures stand, and on what terms it is made."""

    region: Region
    figures: Region
    said: Said

    @property
    def free(self) -> bool:
        return not self.said.conditional


@dataclass(frozen=True)
class Matched:
    """Offers held against each other, and those left over on either side."""

    pairs: tuple[tuple[Offer, Offer], ...] = ()
    gone: tuple[Offer, ...] = ()
    new: tuple[Offer, ...] = ()
    tied: bool = False


@dataclass(frozen=True)
class Held:
    """What is held against what: the offers of before, and those of after with all that still stands."""

    before: tuple[Offer, ...]
    after: tuple[Offer, ...]

    def step(self, grid: Grid) -> float:
        """Rule 6: the reach; an open end stands with the figure named."""
        return reached(grid, self.before, self.after)

    @property
    def regions(self) -> tuple[Region, Region]:
        before, after = (union(item.region for item in side) for side in (self.before, self.after))
        return before, after


def matched_kinds(
    grid: Grid, before: list[Offer], after: list[Offer], others: list[Region]
) -> tuple[Matched, tuple[Held, ...], frozenset[str], tuple[Offer, ...], tuple[Offer, ...]]:
    """Rule 6: like against like; a kind that one round lacks against all else, with the terms named."""
    kinds = [
        ([item for item in before if item.free is kind], [item for item in after if item.free is kind])
        for kind in (True, False)
    ]
    common = [pair for pair in kinds if all(pair)]
    lone = tuple([item for pair in kinds if not all(pair) for item in pair[when]] for when in (0, 1))
    found = [matched(grid, old, new, others) for old, new in [*common, lone]]
    pairs = tuple(pair for item in found for pair in item.pairs)
    gone, new = (tuple(item for one in found for item in getattr(one, name)) for name in ("gone", "new"))
    both = zip([*common, lone], found, strict=True)
    sides = [Held(tuple(old), (*now, *item.gone)) for (old, now), item in both if old and now]
    if lone[1] and not lone[0]:
        sides.append(Held(tuple(before), (*before, *lone[1])))
    free = [[item.region for item in side if item.free] for side in (before, after)]
    freed = [item for item in gone if not item.free and item.region in free[1] and item.region not in free[0]]
    bound = [item for item in new if not item.free and item.region in free[0] and item.region not in free[1]]
    terms = {term for pair in pairs if (term := terms_of(*pair))}
    terms |= {"condition-dropped" for _ in freed} | {"condition-added" for _ in bound}
    return (
        Matched(pairs, tied=any(item.tied for item in found)),
        tuple(sides),
        frozenset(terms),
        tuple(item for item in gone if not any(item is one for one in freed)),
        tuple(item for item in new if not any(item is one for one in bound)),
    )


def matched(grid: Grid, before: list[Offer], after: list[Offer], others: list[Region]) -> Matched:
    """Rule 6: by least total reach, ties to the nearer to the other party, then to what is most alike."""
    ways = list(_ways(before, after))
    costs = [
        (round(_total(grid, way), 9), round(_nearness(grid, way, others), 9), *_unlike(way)) for way in ways
    ]
    best = min(costs)
    way = ways[costs.index(best)]
    used = [offer for pair in way for offer in pair]
    return Matched(
        tuple(way),
        tuple(item for item in before if not any(item is one for one in used)),
        tuple(item for item in after if not any(item is one for one in used)),
        tied=costs.count(best) > 1,
    )


def _ways(before: list[Offer], after: list[Offer]) -> Iterator[list[tuple[Offer, Offer]]]:
    size = min(len(before), len(after))
    for some in combinations(before, size):
        for others in permutations(after, size):
            yield list(zip(some, others, strict=True))


def _total(grid: Grid, way: list[tuple[Offer, Offer]]) -> float:
    return sum(reached(grid, (one,), (other,)) for one, other in way)


def reached(grid: Grid, before: tuple[Offer, ...], after: tuple[Offer, ...]) -> float:
    """Rule 6, the step: nothing has moved where the same outcomes are offered, however that is put."""
    sides = [union(item.region for item in side) for side in (before, after)]
    figures = [union(item.figures for item in side) for side in (before, after)]
    return 0.0 if sides[0] == sides[1] else grid.reach(*figures)


def _nearness(grid: Grid, way: list[tuple[Offer, Offer]], others: list[Region]) -> float:
    return sum(grid.gap(item.region, held) for pair in way for item in pair for held in others)


def _unlike(way: list[tuple[Offer, Offer]]) -> tuple[int, int, int]:
    """Return how many pairs have other conditions, another firmness, other words."""
    return (
        sum(terms_of(*pair) is not None for pair in way),
        sum(one.said.firmness is not other.said.firmness for one, other in way),
        sum(words_of(one.said) != words_of(other.said) for one, other in way),
    )


def place_of(sides: Iterable[Held]) -> str | None:
    """Rule 6: moved where neither region holds the other, narrower inside, wider around; else moved."""
    found = set()
    for side in sides:
        before, after = side.regions
        if before != after:
            found.add("narrower" if after < before else "wider" if before < after else "moved")
    return None if not found else found.pop() if len(found) == 1 else "moved"


def terms_of(before: Offer, after: Offer) -> str | None:
    """Rule 6, terms: a condition added, dropped or changed."""
    if before.free != after.free:
        return "condition-added" if before.free else "condition-dropped"
    return "condition-changed" if before.said.packages != after.said.packages else None


def words_of(entry: Said) -> tuple[str | None, Status | None]:
    return entry.summary, entry.status
