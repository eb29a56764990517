"""What of a party's entries counts, and on which question."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

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
    packages: frozenset[frozenset[tuple[str, Value] | tuple[str, Value, str]]]
    firmness: Firmness | None
    status: Status | None
    engagement: Engagement | None
    cites: frozenset[tuple[str, int]]
    summary: str | None
    meant: frozenset[Hashable] | None = None
    """Which outcomes it stands for, where a doubt is read in one way."""

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
