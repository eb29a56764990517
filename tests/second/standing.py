"""By whose word a party's entries on a question are, and what position follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from negotiation_kit.model import Account, Engagement, Firmness
from negotiation_kit.scales import Part
from tests.second.grid import NONE, Grid, Region
from tests.second.spoken import SPOKEN_FOR, Heard, Said, on_question


@dataclass(frozen=True)
class Stand:
    """One word on a question: `readings` are the lists of offers that may be meant, the stated one first."""

    stated: tuple[Region, ...]
    readings: tuple[tuple[Region, ...], ...]
    measured: tuple[Region, ...]
    accepted: tuple[Region, ...]
    zone: Region
    rejects: Region
    left: Region
    by_condition: bool = False


# Whose word counts


def accounts(said: Iterable[Said]) -> list[tuple[Said, ...]]:
    """Return the accounts of a question one at a time, the best first."""
    told = list(said)
    words = [account for account in Account if any(item.stands and item.account is account for item in told)]
    return [tuple(item for item in told if item.account is account) for account in words]


def free(said: Iterable[Said]) -> list[Said]:
    return [entry for entry in said if not entry.conditional]


def offered(grid: Grid, said: Iterable[Said]) -> list[Region]:
    """What is offered without conditions; of a mere doubt all that may be meant. None of it if torn."""
    told = free(said)
    barred = ruled_out(grid, told)
    return [] if clashes(grid, told) else [region_of(grid, item, barred) for item in told if item.offers]


def region_of(grid: Grid, entry: Said, barred: Region) -> Region:
    """Where an offer lies; decision 6: rejected in part, it counts for the rest, if there is no condition."""
    if entry.meant is not None:
        found = entry.meant
    else:
        found = grid.doubted(entry.uncertain or ()) if entry.value is None else grid.wanted(entry.value)
    return found if entry.conditional else found - barred or found


def ruled_out(grid: Grid, said: Iterable[Said]) -> Region:
    return grid.ruled_out(part for entry in said for part in entry.rejects)


def red_lines(grid: Grid, said: Iterable[Said], in_doubt: bool = False) -> list[tuple[Said, Region]]:
    """What each unconditional red line leaves: itself, in all its readings or not, and what is accepted."""
    told = free(said)
    accepts = [part for entry in told for part in entry.accepts]
    barred = ruled_out(grid, told)

    def readings_of(entry: Said) -> list[Region]:
        return doubts_of(grid, entry, barred) if in_doubt else []

    return [
        (entry, grid.widened([region_of(grid, entry, barred), *readings_of(entry)], accepts))
        for entry in told
        if entry.firmness is Firmness.RED_LINE and entry.value is not None
    ]


def doubts_of(grid: Grid, entry: Said, barred: Region) -> list[Region]:
    """Return what else may be meant: only what lies outside all readings is surely ruled out."""
    if entry.uncertain is None:
        return []
    found = union(grid.readings(entry.value, entry.uncertain))
    found |= NONE if grid.level == "set" else grid.wanted(entry.uncertain)
    return [found - barred or found]


def allowed(grid: Grid, said: Iterable[Said]) -> Region:
    """What unconditional red lines, any of them, and rejections leave (feasible outcomes; decision 4)."""
    told = free(said)
    if clashes(grid, told):
        return grid.whole
    lines = [line for _, line in red_lines(grid, told, in_doubt=True)]
    return (union(lines) if lines else grid.whole) - ruled_out(grid, told)


def clashes(grid: Grid, said: Iterable[Said]) -> bool:
    """Decisions 5 and G: an unconditional offer lies wholly outside any one red line of another entry."""
    told = free(said)
    barred = ruled_out(grid, told)
    return any(
        not region_of(grid, item, barred) & line
        for entry, line in red_lines(grid, told, in_doubt=True)
        for item in told
        if item.offers and item != entry
    )


def contradict(grid: Grid, one: Iterable[Said], other: Iterable[Said]) -> bool:
    """Decision 4: what two accounts say without conditions cannot both be so."""
    a, b = free(one), free(other)
    mine, yours = union(offered(grid, a)), union(offered(grid, b))
    outside = bool(mine - allowed(grid, b)) or bool(yours - allowed(grid, a))
    apart = bool(mine and yours) and not shared(grid, a, b) and not shared(grid, b, a)
    nothing_left = not allowed(grid, a) & allowed(grid, b)
    return outside or apart or nothing_left or _denies(a, yours) or _denies(b, mine)


def shared(grid: Grid, mine: list[Said], yours: list[Said]) -> bool:
    """Return whether one account offers what another takes, whatever a doubt without a value may mean."""
    sure = [item.value is not None for item in mine if item.offers]
    regions = zip(offered(grid, mine), sure, strict=False)
    stated = [item for item in yours if item.value is not None]
    barred = ruled_out(grid, yours)
    known = [] if clashes(grid, yours) else [region_of(grid, item, barred) for item in stated]
    taken = grid.widened(known, [part for entry in yours for part in entry.accepts])
    return any(bool(region & taken) if known_value else region <= taken for region, known_value in regions)


def _denies(said: Iterable[Said], offers: Region) -> bool:
    return bool(offers) and any(entry.engagement in SPOKEN_FOR and entry.cites for entry in said)


def contested(grid: Grid, said: Iterable[Said]) -> bool:
    """Decisions 4, 5 and G; several accounts contradict each other too where a red line parts them."""
    told = list(said)
    words = accounts(told)
    pairs = [(a, b) for index, a in enumerate(words) for b in words[index + 1 :]]
    torn = any(clashes(grid, word) for word in [told, *words])
    return torn or any(contradict(grid, a, b) for a, b in pairs)


def counted(grid: Grid, said: tuple[Said, ...]) -> tuple[Said, ...]:
    """Decisions 4 and H: the best account alone where accounts contradict each other, else all of them."""
    return accounts(said)[0] if contested(grid, said) else said


def words_apart(grid: Grid, said: tuple[Said, ...]) -> list[tuple[Said, ...]]:
    """Decision 4: what the bounds go over, the accounts one at a time where they contradict each other."""
    return accounts(said) if contested(grid, said) else [said]


def applies(grid: Grid, side: Heard) -> bool:
    """Method: not where all that counts is that the issue does not apply; whoever says more is heard."""
    names = side.objects or {None}
    told = [entry for name in names for entry in counted(grid, on_question(side.said, name))]
    if side.withheld or any(entry.states for entry in told):
        return True
    return not any(entry.engagement is Engagement.NOT_APPLICABLE for entry in told)


def speaking(grid: Grid, said: tuple[Said, ...]) -> list[tuple[Said, ...]]:
    """Design 3, uncertain: what counts by the value, and what does in readings that are contested."""
    told = [counted(grid, ways) for ways in contested_ways(grid, said)]
    whole = [accounts(said)[0]] if any(not clashes(grid, word) for word in told) else []
    return [counted(grid, said), *whole, *[word for word in told if clashes(grid, word)][:1]]


def heard_apart(grid: Grid, said: tuple[Said, ...]) -> list[tuple[Said, ...]]:
    """What the bounds go over: of contested readings too each account, and no position where one clashes."""
    ways = contested_ways(grid, said)
    torn = [word for way in ways for word in words_apart(grid, way) if clashes(grid, word)]
    doubted = accounts(said) if ways and len(accounts(said)) > 1 else []
    return [*words_apart(grid, said), *doubted, *torn[:1]]


def contested_ways(grid: Grid, said: tuple[Said, ...]) -> list[tuple[Said, ...]]:
    """Return the entries with each doubt read in one way, where they contradict each other."""

    def read(entry: Said) -> list[Said]:
        if entry.conditional or entry.uncertain is None:
            return [entry]
        meant = [] if entry.value is None else [grid.wanted(entry.value)]
        meant += grid.readings(entry.value, entry.uncertain)
        value = entry.uncertain if entry.value is None else entry.value
        return [replace(entry, value=value, uncertain=None, meant=region) for region in meant]

    if not any(entry.uncertain for entry in said):
        return []
    ways = [tuple(way) for way in product(*map(read, said))]
    return [way for way in ways if contested(grid, way)]


# The position that follows


def stand(grid: Grid, said: tuple[Said, ...]) -> Stand:
    """Decision 6: offers, what is accepted besides, and what is left, less what is rejected."""
    told = () if clashes(grid, said) else said  # decision G: nothing counts of who contradicts itself
    accepts = [part for entry in told if entry.counts for part in entry.accepts]
    rejects = ruled_out(grid, (entry for entry in told if entry.counts))
    heads = headline(told)
    stated = [head for head in heads if head.value is not None]
    ways = list(product(*(_readings(grid, head, rejects) for head in heads)))
    readings = [tuple(region for region, _ in way) for way in ways]
    return Stand(
        stated=tuple(region_of(grid, head, rejects) for head in stated),
        readings=tuple(readings),
        measured=tuple(union(at for _, at in way) for way in ways),
        accepted=tuple(_taken(grid, heads, reading, accepts, rejects) for reading in readings),
        zone=_taken(grid, stated, [region_of(grid, head, rejects) for head in stated], accepts, rejects),
        rejects=rejects,
        left=grid.whole - rejects,
        by_condition=bool(heads) and all(head.conditional for head in heads),
    )


def headline(said: Iterable[Said]) -> list[Said]:
    """Method, several offers: those without conditions, or all where conditions count as met."""
    offers = [entry for entry in said if entry.offers]
    return [entry for entry in offers if entry.counts] or offers


def _taken(
    grid: Grid, heads: list[Said], regions: Iterable[Region], accepts: list[Part], rejects: Region
) -> Region:
    """Decisions 6 and D: offers and acceptances less what is rejected; an opening is not taken back by it."""
    if not heads:
        return grid.widened([], accepts) - rejects
    found = NONE
    for head, region in zip(heads, regions, strict=True):
        taken = grid.widened([region], accepts)
        found |= taken if head.conditional else taken - rejects
    return found


def _readings(grid: Grid, head: Said, barred: Region) -> list[tuple[Region, Region]]:
    """Design 3, uncertain: each outcome that may be meant, less what the party rejects; the value first.

    Beside each the outcome it is measured at: what is left just beside a rejection is measured at its end.
    """
    told = [] if head.value is None else [(region_of(grid, head, barred),) * 2]
    if head.uncertain is None:
        return told
    found = grid.readings(head.value, head.uncertain)
    kept = [reading for reading in found if head.conditional or not reading <= barred]
    if not kept or len(kept) == len(found):
        return told + [(reading, reading) for reading in found]
    beside = grid.beside(grid.wanted(head.uncertain) - barred, barred) if grid.on_line else []
    return told + [(reading, reading) for reading in kept] + beside


def union(regions: Iterable[Region]) -> Region:
    return NONE.union(*regions)
