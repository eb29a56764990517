"""What of a party's entries counts on a question, by whose word, and what position follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from negotiation_kit.model import (
    Account,
    Case,
    Channel,
    Engagement,
    Firmness,
    Issue,
    Mode,
    Party,
    Position,
    Status,
)
from negotiation_kit.scales import Part, Value
from negotiation_kit.scales.edtf import Edtf
from tests.second.grid import NONE, Grid, Region

ABSENT = (Engagement.SILENT, Engagement.NOT_CODED)
SPOKEN_FOR = (Engagement.LEFT_OPEN, Engagement.NOT_APPLICABLE)
OPEN = (Channel.PUBLIC, Channel.TABLE)


@dataclass(frozen=True)
class Setting:
    """How entries are taken."""

    conditionals: str = "apart"
    coding: str = "reading"
    coder: str = "lead"
    channels: str = "open"
    inherit: bool = True


@dataclass(frozen=True)
class Said:
    """One entry as it counts in one column."""

    value: Value | None
    accepts: tuple[Part, ...]
    rejects: tuple[Part, ...]
    uncertain: Value | None
    object: str | None
    account: Account
    conditional: bool
    met: bool
    packages: frozenset[frozenset[tuple[str, Value]]]
    firmness: Firmness | None
    status: Status | None
    engagement: Engagement | None
    cites: frozenset[tuple[str, int]]
    summary: str | None

    @property
    def offers(self) -> bool:
        return self.value is not None or self.uncertain is not None

    @property
    def counts(self) -> bool:
        """Whether what it accepts and rejects counts; whether accounts contradict hangs on no setting."""
        return self.met or not self.conditional

    @property
    def states(self) -> bool:
        return self.offers or bool(self.accepts or self.rejects)

    @property
    def stands(self) -> bool:
        """Decision 4: whether it is one account of the question; a mere silence is none."""
        return self.states or (self.engagement in SPOKEN_FOR and bool(self.cites))


@dataclass(frozen=True)
class Heard:
    """All that counts of a party on an issue; `heir_of` names the groups it was taken from."""

    said: tuple[Said, ...]
    heir_of: frozenset[str] = frozenset()
    withheld: bool = False
    """Whether it says something besides that does not count here: conditional offers, parts of packages."""

    @property
    def objects(self) -> set[str | None]:
        return {entry.object for entry in self.said if entry.states}

    @property
    def absent(self) -> bool:
        """Whether the party is silent or not coded; that a wording gives no position is another thing."""
        return not self.withheld and all(entry.engagement in ABSENT for entry in self.said)


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


# Which entries count


def heard(case: Case, party: Party, issue: Issue, round: str, setting: Setting) -> Heard:
    """Decisions 11 and I: a member that is silent or not coded takes over what its groups say alike."""
    own = entries(case, party.id, issue, round, setting)
    if not setting.inherit or not own.absent:
        return own
    told = {name: entries(case, name, issue, round, setting) for name in groups(case, party, round)}
    told = {name: said for name, said in told.items() if not said.absent}
    if len({frozenset(map(_without_words, item.said)) for item in told.values()}) != 1:
        return own
    return replace(next(iter(told.values())), heir_of=frozenset(told))


def _without_words(entry: Said) -> Said:
    return replace(entry, summary=None, cites=frozenset())


def groups(case: Case, party: Party, round: str) -> list[str]:
    """Return the groups a party belongs to on any day of a round."""
    day = next(item.date for item in case.rounds if item.id == round)
    return [item.group for item in party.member_of if _meets(item.start, item.end, day)]


def _meets(start: Edtf | None, end: Edtf | None, day: Edtf | None) -> bool:
    if day is None:
        return True
    begun = start is None or start.first is None or day.last is None or start.first <= day.last
    return begun and (end is None or end.last is None or day.first is None or day.first <= end.last)


def entries(case: Case, party: str, issue: Issue, round: str, setting: Setting) -> Heard:
    """Return one party's own entries in a column, without those left out by channel, package or condition."""
    packed = several_packages(case, party, round, setting.coder)
    found: dict[Said, None] = {}
    withheld = False
    for entry in case.positions:
        where = (entry.party, entry.issue, entry.round, entry.coder)
        if where == (party, issue.id, round, setting.coder) and in_open(entry, setting.channels):
            if drops(entry, packed, setting.conditionals):
                withheld = True
            else:
                found[column(entry, setting)] = None
    return Heard(tuple(found), withheld=withheld)


def several_packages(case: Case, party: str, round: str, coder: str) -> bool:
    """Decision 10: a single package counts as plain demands."""
    where = (party, round, coder)
    return any(
        len(item.packages) > 1 for item in case.codings if (item.party, item.round, item.coder) == where
    )


def drops(entry: Position, packed: bool, conditionals: str) -> bool:
    """Decisions 10 and N: demands of one of several packages count under `met` alone, whole entries."""
    within = packed and entry.within is not None
    return conditionals != "met" and (within or (conditionals == "ignored" and bool(entry.conditional_on)))


def in_open(entry: Position, channels: str) -> bool:
    """Decision 9: what is leaked or private counts only where it is asked for."""
    if channels == "all" or not entry.evidence:
        return True
    return any(piece.channel in OPEN for piece in entry.evidence)


def account_of(entry: Position) -> Account:
    """Decision 3: whose word an entry is, the best among its evidence."""
    words = {_word(piece.mode, piece.reported_by) for piece in entry.evidence} or {Account.OWN}
    return next(account for account in Account if account in words)


def _word(mode: Mode, reported_by: str | None) -> Account:
    if mode is Mode.REPORTED_BY_OPPONENT:
        return Account.OTHER_SIDE
    if mode is Mode.INFERRED:
        return Account.INFERRED
    return Account.THIRD if mode is Mode.REPORTED and reported_by else Account.OWN


def column(entry: Position, setting: Setting) -> Said:
    """Method, printed and reading: what is printed, else the reading; nothing if the wording has none."""
    value, accepts, rejects, doubt = entry.value, entry.accepts, entry.rejects, entry.uncertain
    met = setting.conditionals == "met"
    printed = entry.printed if setting.coding == "printed" else None
    if printed is not None and printed.uncodable:
        value, accepts, rejects, doubt = None, (), (), None
    elif printed is not None:
        value, doubt = (entry.value, doubt) if printed.value is None else (printed.value, None)
        accepts = entry.accepts if printed.accepts is None else printed.accepts
        rejects = entry.rejects if printed.rejects is None else printed.rejects
    return Said(
        value=value,
        accepts=accepts,
        rejects=rejects,
        uncertain=doubt,
        object=entry.object,
        account=account_of(entry),
        conditional=bool(entry.conditional_on) or (met and entry.within is not None),
        met=met,
        packages=frozenset(map(frozenset, entry.conditional_on)),
        firmness=entry.firmness,
        status=entry.status,
        engagement=entry.engagement,
        cites=frozenset((piece.source, piece.passage) for piece in entry.evidence),
        summary=entry.summary,
    )


def on_question(said: Iterable[Said], name: str | None) -> tuple[Said, ...]:
    """Decisions 6 and 7: of an object what names it, and what is accepted or rejected of no object."""
    found = []
    for entry in said:
        if entry.object == name or (entry.object is None and entry.engagement is not None):
            found.append(entry)
        elif entry.object is None and entry.counts and (entry.accepts or entry.rejects):
            found.append(replace(entry, value=None, uncertain=None))
    return tuple(found)


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
    found = grid.doubted(entry.uncertain or ()) if entry.value is None else grid.wanted(entry.value)
    return found if entry.conditional else found - barred or found


def ruled_out(grid: Grid, said: Iterable[Said]) -> Region:
    return grid.ruled_out(part for entry in said for part in entry.rejects)


def red_lines(grid: Grid, said: Iterable[Said]) -> list[tuple[Said, Region]]:
    """What each unconditional red line leaves: itself, and what is accepted besides."""
    told = free(said)
    accepts = [part for entry in told for part in entry.accepts]
    barred = ruled_out(grid, told)
    return [
        (entry, grid.widened([region_of(grid, entry, barred)], accepts))
        for entry in told
        if entry.firmness is Firmness.RED_LINE and entry.value is not None
    ]


def allowed(grid: Grid, said: Iterable[Said]) -> Region:
    """What unconditional red lines, any of them, and rejections leave (feasible outcomes; decision 4)."""
    told = free(said)
    if clashes(grid, told):
        return grid.whole
    lines = [line for _, line in red_lines(grid, told)]
    return (union(lines) if lines else grid.whole) - ruled_out(grid, told)


def clashes(grid: Grid, said: Iterable[Said]) -> bool:
    """Decisions 5 and G: an unconditional offer lies wholly outside any one red line of another entry."""
    told = free(said)
    barred = ruled_out(grid, told)
    return any(
        not region_of(grid, item, barred) & line
        for entry, line in red_lines(grid, told)
        for item in told
        if item.offers and item != entry
    )


def contradict(grid: Grid, one: Iterable[Said], other: Iterable[Said]) -> bool:
    """Decision 4: what two accounts say without conditions cannot both be so."""
    a, b = free(one), free(other)
    mine, yours = union(offered(grid, a)), union(offered(grid, b))
    outside = bool(mine - allowed(grid, b)) or bool(yours - allowed(grid, a))
    apart = bool(mine and yours) and not (mine & takes(grid, b)) and not (yours & takes(grid, a))
    return outside or apart or _denies(a, yours) or _denies(b, mine)


def takes(grid: Grid, said: Iterable[Said]) -> Region:
    """What an account offers or accepts without conditions."""
    told = free(said)
    return grid.widened(offered(grid, told), [part for entry in told for part in entry.accepts])


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
