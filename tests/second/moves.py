"""Movement once more: what became of one party's offers from one round to another (rule 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

from negotiation_kit.model import Case, Engagement, Firmness, Issue
from tests.second.grid import NONE, SAME, Grid, Region, grid_of
from tests.second.rules import compare, issues_of, party_of, questions_of
from tests.second.spoken import (
    Said,
    Setting,
    accounts,
    clashes,
    counted,
    entries,
    heard,
    on_question,
    region_of,
    stand,
    union,
)

FIRM = {Firmness.FLEXIBLE: 0, Firmness.FIRM: 1, Firmness.RED_LINE: 2}
SETTING = Setting()
Ends = tuple[float, float]


class SameTalksError(ValueError):
    """Two rounds that are the same talks, told by other sources."""


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
class Approach:
    """How much nearer the other party: bounds, the two halves where both are known, and the word."""

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


@dataclass(frozen=True)
class Matched:
    """Offers held against each other, and those left over on either side."""

    pairs: tuple[tuple[Offer, Offer], ...] = ()
    gone: tuple[Offer, ...] = ()
    new: tuple[Offer, ...] = ()
    tied: bool = False

    @property
    def before(self) -> list[Offer]:
        return [one for one, _ in self.pairs] + list(self.gone)

    @property
    def after(self) -> list[Offer]:
        """An earlier offer that is not repeated counts as still standing."""
        return [other for _, other in self.pairs] + list(self.new) + list(self.gone)


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
    own = [entries(case, party, issue, round, SETTING).said for round in rounds]
    if any(all(entry.engagement is Engagement.NOT_CODED for entry in said) for said in own):
        return Move("not-coded")
    told = [heard(case, party_of(case, party), issue, round, SETTING) for round in rounds]
    if issue.each_round or any(_does_not_apply(side.said) for side in told):
        return Move("not-comparable")
    names = questions_of(issue, told[0], told[1])
    moves = {name: _on(case, issue, party, rounds, toward, name) for name in names}
    spoken = [
        {name for name in names if any(entry.offers for entry in on_question(side.said, name))}
        for side in told
    ]
    if all(spoken) and not spoken[0] & spoken[1]:
        return Move("not-comparable")
    about = [moves[name] for name in names if name in spoken[0] & spoken[1]] or list(moves.values())
    return max(about, key=lambda item: round(item.step[1], 9) if item.step else -1.0)


def _does_not_apply(said: Iterable[Said]) -> bool:
    return any(entry.engagement is Engagement.NOT_APPLICABLE for entry in said)


def _on(
    case: Case, issue: Issue, party: str, rounds: tuple[str, str], toward: str | None, name: str | None
) -> Move:
    grid = grid_of(case, issue)
    said = [
        counted(grid, on_question(heard(case, party_of(case, party), issue, round, SETTING).said, name))
        for round in rounds
    ]
    before, after = (offers(grid, told) for told in said)
    others = held(case, grid, issue, toward, rounds, name)
    if not before or not after:
        return half_known(grid, said, before, after, others)
    return both_known(grid, said, before, after, others, newly_agreed(case, issue, party, rounds, toward))


def offers(grid: Grid, said: tuple[Said, ...]) -> list[Offer]:
    """Return the offers of a round; where one rules out another there is none known."""
    if any(clashes(grid, word) for word in accounts(said)):
        return []
    rejects = stand(grid, said).rejects
    return [
        Offer(region_of(grid, entry, rejects), grid.figures(entry.value), entry)
        for entry in said
        if entry.value is not None
    ]


def newly_agreed(case: Case, issue: Issue, party: str, rounds: tuple[str, str], toward: str | None) -> bool:
    """Rule 6, settled: the sides agree now and did not before."""
    if toward is None:
        return False
    verdicts = [compare(case, party, toward, round)[issue.id].verdict for round in rounds]
    return verdicts[0] != "agree" and verdicts[1] == "agree"


# Where nothing can be matched


def half_known(
    grid: Grid, said: list[tuple[Said, ...]], before: list[Offer], after: list[Offer], others: list[Region]
) -> Move:
    """A position where there was none, or none where there was one; an offer not repeated is never scored."""
    if not before and not after:
        return Move("no-position")
    offered, told = (before, said[1]) if before else (after, said[0])
    other = stand(grid, told)
    if all(offer.region <= other.rejects for offer in offered) and other.left:
        return _given_up(grid, offered, other.left, others, forth=bool(before))
    if any(entry.engagement is Engagement.LEFT_OPEN for entry in told):
        return Move("no-position", not_repeated=len(before), added=len(after))
    return Move("dropped" if before else "added", not_repeated=len(before), added=len(after))


def _given_up(grid: Grid, offered: list[Offer], left: Region, others: list[Region], forth: bool) -> Move:
    """Method, movement: now it rejects what it wanted, or wants what it rejected; the step has bounds."""
    figures, region = (union(getattr(item, name) for item in offered) for name in ("figures", "region"))
    points = [frozenset((point,)) for point in grid.points(left)]
    steps = [grid.reach(figures, point) for point in points]
    paths = [(region, point) if forth else (point, region) for point in points]
    return Move("moved", "moved", (min(steps), max(steps)), toward_all(grid, paths, others))


# Offers in both rounds


def both_known(
    grid: Grid,
    said: list[tuple[Said, ...]],
    before: list[Offer],
    after: list[Offer],
    others: list[Region],
    agreed: bool,
) -> Move:
    """Rule 6: the first of place, terms, commitment and wording names the row."""
    main, rest, crossed, plain = classes(grid, before, after, others)
    place = place_of(main)
    if place is None and rest.pairs:
        main, place = (rest, place_of(rest)) if place_of(rest) else (main, None)
    before_region, after_region = (union(item.region for item in side) for side in (main.before, main.after))
    figures = [union(item.figures for item in side) for side in (main.before, main.after)]
    pairs = [*main.pairs, *rest.pairs, *crossed]
    terms = frozenset(name for pair in pairs if (name := terms_of(*pair)) is not None)
    commitment = commitment_of(pairs, *said)
    place = "settled" if agreed else place
    step = grid.reach(*figures)
    return Move(
        place or min(terms, default=None) or commitment or wording_of(pairs),
        place,
        (step, step),
        toward_all(grid, [(before_region, after_region)], others),
        terms,
        commitment,
        not_repeated=len(main.gone) + len(rest.gone),
        added=len(main.new) + len(rest.new),
        plain=plain and not main.tied and not rest.tied and len(terms) < 2,
    )


def classes(
    grid: Grid, before: list[Offer], after: list[Offer], others: list[Region]
) -> tuple[Matched, Matched, list[tuple[Offer, Offer]], bool]:
    """Rule 6: like against like; where a class is empty in one round, the one against the other."""
    free = matched(grid, [o for o in before if o.free], [o for o in after if o.free], others)
    bound = matched(grid, [o for o in before if not o.free], [o for o in after if not o.free], others)
    if not free.pairs and not bound.pairs:
        return matched(grid, before, after, others), Matched(), [], True
    main, rest = (free, bound) if free.pairs else (bound, free)
    if not rest.gone and not rest.new:
        return main, rest, [], True
    if rest.pairs:
        return main, rest, [], True
    left, crossed = across(rest, main)
    counts = Matched(main.pairs, main.gone, main.new + left.new, main.tied) if main is bound else main
    told = Matched((), left.gone, () if main is bound else left.new)
    return counts, told, crossed, not left.gone and not left.new


def across(lone: Matched, main: Matched) -> tuple[Matched, list[tuple[Offer, Offer]]]:
    """Hold a class that one round lacks against the other class: at the same place only its terms changed."""
    later = [other for _, other in main.pairs] + list(main.new)
    earlier = [one for one, _ in main.pairs] + list(main.gone)
    gone = [(one, _same_place(one, later)) for one in lone.gone]
    new = [(_same_place(one, earlier), one) for one in lone.new]
    crossed = [(one, other) for one, other in [*gone, *new] if one is not None and other is not None]
    left = Matched(
        gone=tuple(one for one, other in gone if other is None),
        new=tuple(other for one, other in new if one is None),
    )
    return left, crossed


def _same_place(offer: Offer, among: list[Offer]) -> Offer | None:
    return next((item for item in among if item.region == offer.region), None)


def matched(grid: Grid, before: list[Offer], after: list[Offer], others: list[Region]) -> Matched:
    """Rule 6: by least total reach, ties to the nearer to the other party."""
    ways = list(_ways(before, after))
    costs = [(round(_total(grid, way), 9), round(_nearness(grid, way, others), 9)) for way in ways]
    best = min(costs)
    way = ways[costs.index(best)]
    used = [offer for pair in way for offer in pair]
    return Matched(
        tuple(way),
        tuple(item for item in before if not any(item is one for one in used)),
        tuple(item for item in after if not any(item is one for one in used)),
        tied=len({_regions(way, before) for way, cost in zip(ways, costs, strict=True) if cost == best}) > 1,
    )


def _ways(before: list[Offer], after: list[Offer]) -> Iterator[list[tuple[Offer, Offer]]]:
    size = min(len(before), len(after))
    for some in combinations(before, size):
        for others in permutations(after, size):
            yield list(zip(some, others, strict=True))


def _regions(way: list[tuple[Offer, Offer]], before: list[Offer]) -> Any:
    """What a way of matching comes to: two of them may differ in nothing that counts."""
    gone = [item.region for item in before if not any(item is one for one, _ in way)]
    return frozenset((one.region, other.region) for one, other in way), frozenset(gone)


def _total(grid: Grid, way: list[tuple[Offer, Offer]]) -> float:
    return sum(grid.reach(one.figures, other.figures) for one, other in way)


def _nearness(grid: Grid, way: list[tuple[Offer, Offer]], others: list[Region]) -> float:
    return sum(grid.gap(item.region, held) for pair in way for item in pair for held in others if held)


def place_of(found: Matched) -> str | None:
    """Rule 6: moved only where neither region holds the other, narrower inside, wider around."""
    before, after = (union(item.region for item in side) for side in (found.before, found.after))
    if before == after:
        return None
    if after < before:
        return "narrower"
    return "wider" if before < after else "moved"


def terms_of(before: Offer, after: Offer) -> str | None:
    """Rule 6, terms: a condition added, dropped or changed."""
    if before.free != after.free:
        return "condition-added" if before.free else "condition-dropped"
    return "condition-changed" if before.said.packages != after.said.packages else None


def commitment_of(
    pairs: list[tuple[Offer, Offer]], before: Iterable[Said], after: Iterable[Said]
) -> str | None:
    """Rule 6, commitment: by firmness where both are known, else by what is newly rejected or accepted."""
    known = [
        (FIRM.get(a.said.firmness or Firmness.UNKNOWN), FIRM.get(b.said.firmness or Firmness.UNKNOWN))
        for a, b in pairs
    ]
    steps = [b - a for a, b in known if a is not None and b is not None and a != b]
    if not steps:
        steps = _newly("rejects", before, after) + [-step for step in _newly("accepts", before, after)]
    if not steps or min(steps) < 0 < max(steps):
        return None
    return "firmer" if steps[0] > 0 else "looser"


def _newly(name: str, before: Iterable[Said], after: Iterable[Said]) -> list[int]:
    old = {part for entry in before for part in getattr(entry, name)}
    return [1 for entry in after for part in getattr(entry, name) if part not in old]


def wording_of(pairs: list[tuple[Offer, Offer]]) -> str:
    changed = any(one.said.summary != other.said.summary for one, other in pairs)
    return "reworded" if changed else "unchanged"


# Toward the other party


def held(
    case: Case, grid: Grid, issue: Issue, toward: str | None, rounds: tuple[str, str], name: str | None
) -> list[Region]:
    """Where the other stands in either round; where it is known in one alone, it is held there."""
    if toward is None:
        return []
    found = []
    for round in rounds:
        told = on_question(heard(case, party_of(case, toward), issue, round, SETTING).said, name)
        found.append(stand(grid, counted(grid, told)))
    regions = [union(item.stated) for item in found]
    if any(regions):
        return [regions[0] or regions[1], regions[1] or regions[0]]
    left = found[0].left & found[1].left or found[0].left | found[1].left
    return [NONE, NONE, *(frozenset((point,)) for point in grid.points(left))]


def toward_all(grid: Grid, paths: list[tuple[Region, Region]], others: list[Region]) -> Approach | None:
    """Rule 6, toward: an unknown position of the other is the same unknown in both rounds."""
    if not others:
        return None
    known = [(others[0], others[1])] if others[0] else [(point, point) for point in others[2:]]
    halves = [
        tuple(grid.gap(before, held) - grid.gap(after, held) for held in pair)
        for before, after in paths
        for pair in known
    ]
    middles = [sum(pair) / 2 for pair in halves]
    words = {word_of(*pair) for pair in halves}
    return Approach(min(middles), max(middles), next(iter(words)) if len(words) == 1 else "crossed")


def word_of(first: float, second: float) -> str:
    """Rule 6: nearer needs both halves at least 0 and one above, farther the reverse."""
    if max(abs(first), abs(second)) < SAME:
        return "none"
    if min(first, second) > -SAME:
        return "nearer"
    return "farther" if max(first, second) < SAME else "crossed"
