"""What of a party's entries counts on a question, by whose word, and what position follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from negotiation_kit.model import Account, Case, Channel, Engagement, Firmness, Issue, Mode, Party, Position
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
    packages: frozenset[frozenset[tuple[str, Value]]]
    firmness: Firmness | None
    engagement: Engagement | None
    grounded: bool
    summary: str | None

    @property
    def offers(self) -> bool:
        return self.value is not None or self.uncertain is not None

    @property
    def states(self) -> bool:
        return self.offers or bool(self.accepts or self.rejects)

    @property
    def stands(self) -> bool:
        """Decision 4: whether it is one account of the question; a mere silence is none."""
        return self.states or (self.engagement in SPOKEN_FOR and self.grounded)


@dataclass(frozen=True)
class Heard:
    """All that counts of a party on an issue; `heir_of` names the groups it was taken from."""

    said: tuple[Said, ...]
    heir_of: frozenset[str] = frozenset()

    @property
    def objects(self) -> set[str | None]:
        return {entry.object for entry in self.said if entry.states}


@dataclass(frozen=True)
class Stand:
    """One word on a question: `readings` are the lists of offers that may be meant, the stated one first."""

    stated: tuple[Region, ...]
    readings: tuple[tuple[Region, ...], ...]
    accepted: tuple[Region, ...]
    zone: Region
    rejects: Region
    left: Region
    applies: bool
    by_condition: bool = False


# Which entries count


def heard(case: Case, party: Party, issue: Issue, round: str, setting: Setting) -> Heard:
    """Decision 11: a member that is silent or not coded takes over what its groups say alike."""
    own = entries(case, party.id, issue, round, setting)
    if not setting.inherit or any(entry.engagement not in ABSENT for entry in own):
        return Heard(own)
    told = {name: entries(case, name, issue, round, setting) for name in groups(case, party, round)}
    told = {name: said for name, said in told.items() if any(item.engagement not in ABSENT for item in said)}
    if len({frozenset(said) for said in told.values()}) != 1:
        return Heard(own)
    return Heard(next(iter(told.values())), frozenset(told))


def groups(case: Case, party: Party, round: str) -> list[str]:
    """Return the groups a party belongs to on any day of a round."""
    day = next(item.date for item in case.rounds if item.id == round)
    return [item.group for item in party.member_of if _meets(item.start, item.end, day)]


def _meets(start: Edtf | None, end: Edtf | None, day: Edtf | None) -> bool:
    if day is None:
        return True
    begun = start is None or start.first is None or day.last is None or start.first <= day.last
    return begun and (end is None or end.last is None or day.first is None or day.first <= end.last)


def entries(case: Case, party: str, issue: Issue, round: str, setting: Setting) -> tuple[Said, ...]:
    """Return one party's own entries in a column, without those left out by channel, package or condition."""
    packed = several_packages(case, party, round, setting.coder)
    found: dict[Said, None] = {}
    for entry in case.positions:
        where = (entry.party, entry.issue, entry.round, entry.coder)
        if where == (party, issue.id, round, setting.coder) and in_open(entry, setting.channels):
            said = column(entry, setting.coding, packed)
            if not (said.conditional and drops(entry, packed, setting.conditionals)):
                found[said] = None
    return tuple(found)


def several_packages(case: Case, party: str, round: str, coder: str) -> bool:
    """Decision 10: a single package counts as plain demands."""
    where = (party, round, coder)
    return any(
        len(item.packages) > 1 for item in case.codings if (item.party, item.round, item.coder) == where
    )


def drops(entry: Position, packed: bool, conditionals: str) -> bool:
    """Decision 10: demands of a package count under `met` alone; `ignored` drops all conditional ones."""
    within = packed and entry.within is not None
    return conditionals == "ignored" or (within and conditionals == "apart")


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


def column(entry: Position, coding: str, packed: bool) -> Said:
    """Method, printed and reading: what is printed, else the reading; nothing if the wording has none."""
    value, accepts, rejects, doubt = entry.value, entry.accepts, entry.rejects, entry.uncertain
    printed = entry.printed if coding == "printed" else None
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
        conditional=bool(entry.conditional_on) or (packed and entry.within is not None),
        packages=frozenset(map(frozenset, entry.conditional_on)),
        firmness=entry.firmness,
        engagement=entry.engagement,
        grounded=bool(entry.evidence),
        summary=entry.summary,
    )


def on_question(said: Iterable[Said], name: str | None) -> tuple[Said, ...]:
    """Decisions 6 and 7: of an object what names it, and what is accepted or rejected of no object."""
    found = []
    for entry in said:
        if entry.object == name or (entry.object is None and entry.engagement is not None):
            found.append(entry)
        elif entry.object is None and (entry.accepts or entry.rejects):
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
    return [grid.wanted(entry.value) for entry in said if entry.value is not None]


def allowed(grid: Grid, said: Iterable[Said]) -> Region:
    """What unconditional red lines, any of them, and rejections leave (feasible outcomes; decision 5)."""
    told = free(said)
    accepts = [part for entry in told for part in entry.accepts]
    red = [entry for entry in told if entry.firmness is Firmness.RED_LINE and entry.value is not None]
    left = grid.widened(offered(grid, red), accepts) if red else grid.whole
    return left - grid.ruled_out(part for entry in told for part in entry.rejects)


def contradict(grid: Grid, one: Iterable[Said], other: Iterable[Said]) -> bool:
    """Decision 4: what two accounts say without conditions cannot both be so."""
    a, b = free(one), free(other)
    mine, yours = union(offered(grid, a)), union(offered(grid, b))
    outside = bool(mine - allowed(grid, b)) or bool(yours - allowed(grid, a))
    apart = bool(mine and yours) and not (mine & takes(grid, b)) and not (yours & takes(grid, a))
    return outside or apart or _denies(a, yours) or _denies(b, mine)


def takes(grid: Grid, said: Iterable[Said]) -> Region:
    """What an account offers or accepts."""
    told = list(said)
    return grid.widened(offered(grid, told), [part for entry in told for part in entry.accepts])


def _denies(said: Iterable[Said], offers: Region) -> bool:
    return bool(offers) and any(entry.engagement in SPOKEN_FOR and entry.grounded for entry in said)


def clashes(grid: Grid, said: Iterable[Said]) -> bool:
    """Decision 5: within one account an offer lies wholly outside its red lines and rejections."""
    told = free(said)
    left = allowed(grid, told)
    return any(not region & left for region in offered(grid, told))


def contested(grid: Grid, said: Iterable[Said]) -> bool:
    """Decisions 4 and 5."""
    words = accounts(said)
    pairs = [(a, b) for index, a in enumerate(words) for b in words[index + 1 :]]
    return any(contradict(grid, a, b) for a, b in pairs) or any(clashes(grid, word) for word in words)


def counted(grid: Grid, said: tuple[Said, ...]) -> tuple[Said, ...]:
    """Decision 4: the best account alone where accounts contradict each other, else all of them."""
    return accounts(said)[0] if contested(grid, said) else said


def words_apart(grid: Grid, said: tuple[Said, ...]) -> list[tuple[Said, ...]]:
    """Decision 4: what the bounds go over, the accounts one at a time where they contradict each other."""
    return accounts(said) if contested(grid, said) else [said]


# The position that follows


def stand(grid: Grid, said: tuple[Said, ...], conditionals: str) -> Stand:
    """Decision 6: offers, what is accepted besides, and what is left, less what is rejected."""
    counts = list(said) if conditionals == "met" else free(said)
    accepts = [part for entry in counts for part in entry.accepts]
    rejects = grid.ruled_out(part for entry in counts for part in entry.rejects)
    torn = any(clashes(grid, word) for word in accounts(said))
    heads = [] if torn else headline(said, conditionals)
    stated = tuple(cut(grid.wanted(entry.value), rejects) for entry in heads if entry.value is not None)
    readings = tuple(
        tuple(reading) for reading in product(*(_readings(grid, head, rejects) for head in heads))
    )
    return Stand(
        stated=stated,
        readings=readings,
        accepted=tuple(grid.widened(reading, accepts) - rejects for reading in readings),
        zone=grid.widened(stated, accepts) - rejects,
        rejects=rejects,
        left=grid.whole if torn else grid.whole - rejects,
        applies=bool(heads) or not any(item.engagement is Engagement.NOT_APPLICABLE for item in said),
        by_condition=any(head.conditional for head in heads),
    )


def headline(said: Iterable[Said], conditionals: str) -> list[Said]:
    """Method, several offers: those without conditions, or all where conditions count as met."""
    offers = [entry for entry in said if entry.offers]
    return offers if conditionals == "met" else free(offers) or offers


def cut(region: Region, rejects: Region) -> Region:
    """Decision 6: an offer rejected in part counts for the rest; a conditional one may be refused else."""
    return region - rejects or region


def _readings(grid: Grid, head: Said, rejects: Region) -> list[Region]:
    if head.uncertain is None:
        return [cut(grid.wanted(head.value), rejects)] if head.value is not None else []
    first, *others = grid.readings(head.value, head.uncertain)
    return [first if head.value is None else cut(first, rejects), *others]


def union(regions: Iterable[Region]) -> Region:
    return NONE.union(*regions)
