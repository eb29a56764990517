"""What one party has on one issue, gathered from all its entries, in one coding column."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from negotiation_kit.model import (
    LEAD,
    Answer,
    Case,
    Engagement,
    Firmness,
    Issue,
    Offer,
    Party,
    Position,
    answer,
    closed,
    effective,
)
from negotiation_kit.scales import Part, Region, union
from negotiation_kit.wording import Short

CODINGS = ("reading", "printed")
CONDITIONALS = ("apart", "met", "ignored")
CHANNELS = ("open", "all")
EMPTY_SET = "[]"
"""The empty set in a cell, as the files write it: an empty cell would look like no position at all."""
_ABSENT = (Engagement.SILENT, Engagement.NOT_CODED)


@dataclass(frozen=True, repr=False)
class Stance(Short):
    """One party on one issue in one round.

    Parameters
    ----------
    entries : tuple of Position
        All entries that count, in the file's order.
    withheld : tuple of Position
        Entries that do not count here: parts of alternative packages, or conditional offers left out.
    uncodable : bool
        Whether the wording as printed gives no position although the reading has one.
    groups : frozenset of Party
        The groups whose stance this is: the party itself, if others take it over, or those it takes over.
    inherited : bool
        Whether the party is silent itself and takes over its groups' stance.
    met : bool
        Whether offers under conditions count as if these were met.
    left_counts : bool
        Whether the one outcome that rejections leave counts as if the party had stated it.
    """

    party: Party
    issue: Issue
    coding: str
    entries: tuple[Position, ...]
    withheld: tuple[Position, ...] = ()
    uncodable: bool = False
    groups: frozenset[Party] = frozenset()
    inherited: bool = False
    met: bool = False
    left_counts: bool = False
    _answers: dict[str | None, Answer] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def likeness(self) -> Hashable:
        """What every verdict on the stance hangs on: those that have the same say the same."""
        said = frozenset(_signature(entry, self.coding) for entry in self.entries)
        # What a group or a package adds hangs on who it is.
        alone = self.groups or self.inherited or self.withheld
        return said, self.uncodable, self.met, self.left_counts, self.party.id if alone else None

    @cached_property
    def objects(self) -> tuple[str | None, ...]:
        """What the party speaks of: objects in the codebook's order, the issue as such last."""
        named = {entry.object: None for entry in self.entries if says(entry, self.coding)}
        if not any(named):
            return tuple(named)
        declared = [item.name for item in self.issue.objects if item.name in named]
        others = sorted(name for name in named if name is not None and name not in declared)
        return (*declared, *others, *((None,) if None in named else ()))

    def on(self, object: str | None) -> Answer:
        """Return what the party says on the issue, of one object; rejections that name none hold for each."""
        if object not in self._answers:
            found = answer(self.issue, self.entries, object, self.coding, self.met)
            self._answers[object] = _with_left(found) if self.left_counts else found
        return self._answers[object]

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """Every offer, conditional ones and those of each account included, in the file's order."""
        accounts = (said for name in self.objects for said in self.on(name).accounts or (self.on(name),))
        return self._in_order([offer for said in accounts for offer in said.offers])

    @cached_property
    def headline(self) -> tuple[Offer, ...]:
        """The offers the headline may use, of every object."""
        return self._in_order([offer for name in self.objects for offer in self.on(name).headline])

    def _in_order(self, offers: list[Offer]) -> tuple[Offer, ...]:
        if len(offers) > 1:
            order = {id(entry): place for place, entry in enumerate(self.entries)}
            offers.sort(key=lambda offer: order[id(offer.position)])
        return tuple(offers)

    @property
    def stated(self) -> bool:
        """Whether a value is stated."""
        return any(offer.stated for offer in self.headline)

    @property
    def offering(self) -> bool:
        """Whether it offers anything that the headline may use."""
        return any(self.on(name).offers for name in self.objects)

    @property
    def says_something(self) -> bool:
        """Whether it offers, accepts or rejects anything."""
        return bool(self.objects)

    @property
    def contested(self) -> bool:
        """Whether the party's accounts contradict each other on one of the objects."""
        return any(self.on(name).contested for name in self.objects)

    @cached_property
    def engagement(self) -> Engagement | None:
        """Why there is no value; None where there is one, or only rejections, or an uncodable wording.

        Of what its accounts contradict each other on, the best account's word counts.
        """
        told = [self.on(name) for name in self.objects or (None,)]
        if any(said.speaks or said.torn for said in told):
            return None
        if self.withheld:
            return Engagement.LEFT_OPEN
        found = {entry.engagement for said in told for entry in said.entries}
        named = next(
            (item for item in (Engagement.NOT_APPLICABLE, Engagement.LEFT_OPEN) if item in found), None
        )
        if named or self.uncodable or self.says_something:  # if only under conditions
            return named
        return Engagement.SILENT if Engagement.SILENT in found else Engagement.NOT_CODED

    @property
    def applicable(self) -> bool:
        """Whether the issue applies to the party at all."""
        return self.engagement is not Engagement.NOT_APPLICABLE

    @cached_property
    def accepts(self) -> tuple[Part, ...]:
        """Outcomes the party could live with, from all unconditional entries."""
        return self._gathered("accepts")

    @cached_property
    def rejects(self) -> tuple[Part, ...]:
        """Outcomes the party has ruled out, from all unconditional entries."""
        return self._gathered("rejects")

    @property
    def left(self) -> Region:
        """What the rejections that name no object leave of the scale."""
        return self.on(None).open

    @property
    def only_left(self) -> Region | None:
        """The one outcome that rejections leave where no value is stated, of the first such object."""
        return next((left for name in self.objects if (left := self.on(name).only_left)), None)

    @cached_property
    def signature(self) -> tuple[Any, ...]:
        """All that a verdict or a distance can depend on: equal for stances that are judged alike."""
        said = frozenset(_signature(entry, self.coding) for entry in self.entries)
        return said, bool(self.withheld), self.uncodable, self.groups, self.inherited

    @property
    def stand(self) -> tuple[Any, ...]:
        """All that is told of it but words: groups that have the same do not differ.

        What is said on the same terms is one region, however it is cut into entries and lists.
        """
        alike: dict[tuple[Any, ...], list[Position]] = {}
        for entry in self.entries:
            alike.setdefault(_terms(entry, self.coding), []).append(entry)
        said = frozenset((terms, *self._regions(entries)) for terms, entries in alike.items())
        answers = (self.on(name) for name in self.objects)
        return said, *((found.object, found.wanted, found.accepted, found.left) for found in answers)

    def _regions(self, entries: list[Position]) -> tuple[Region, Region, Region]:
        scale = self.issue.scale
        named = {
            name: [part for entry in entries for part in effective(entry, self.coding, name) or ()]
            for name in ("accepts", "rejects")
        }
        values = (effective(entry, self.coding, "value") for entry in entries)
        wanted = union([scale.nothing(), *(scale.of(value) for value in values if value is not None)])
        return wanted, scale.accepting(tuple(named["accepts"])), scale.without(tuple(named["rejects"]))

    def _gathered(self, name: str) -> tuple[Part, ...]:
        counting = (entry for entry in self.entries if self.met or not entry.conditional)
        groups = (effective(entry, self.coding, name) for entry in counting)
        return tuple(dict.fromkeys(part for group in groups for part in group or ()))


@dataclass(frozen=True, repr=False)
class Stances(Short):
    """Looks up the stances of one round; each is kept with the case.

    Parameters
    ----------
    case : Case
    round : str
        Id.
    coding : {"reading", "printed"}
        Which column of the coding to use.
    coder : str
    conditionals : {"apart", "met", "ignored"}
        How offers under conditions, and demands within one of several packages, count.
    channels : {"open", "all"}
        Whether what was leaked or said in private counts.
    inherit : bool
        Whether a silent party takes over the stance of a group it belongs to.
    """

    case: Case
    round: str
    coding: str = "reading"
    coder: str = LEAD
    conditionals: str = "apart"
    channels: str = "open"
    inherit: bool = True

    @cached_property
    def key(self) -> tuple[Any, ...]:
        """All but the case, to keep with the case what was worked out from these stances."""
        return self.round, self.coding, self.coder, self.conditionals, self.channels, self.inherit

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues asked in the round."""
        return self.case.issues_in(self.round)

    def likeness(self, party: Party, issue: Issue) -> Hashable:
        """Return what a stance comes from: whoever has the same, has the same stance under another name."""
        entries = self.case.entries(party.id, issue.id, self.round, self.coder)
        said = frozenset([_signature(entry, self.coding) for entry in entries])
        # Membership and packages depend on who it is, so that such a party is like itself alone.
        alone = party.member_of or _has_members(self.case, party) or any(entry.within for entry in entries)
        return said, party.id if alone else None

    def of(self, party: Party, issue: Issue) -> Stance:
        """Return a party's stance on an issue."""
        key = ("stance", party.id, issue.id, *self.key)
        return self.case.kept(key, lambda: self._with_group(self._own(party, issue)))

    def _own(self, party: Party, issue: Issue) -> Stance:
        entries = self.case.entries(party.id, issue.id, self.round, self.coder)
        if self.channels == "open":
            entries = tuple([entry.in_the_open for entry in entries if not closed(entry)])
        coded = self.case.coding(party.id, self.round, self.coder)
        several = coded is not None and len(coded.packages) > 1
        kept, withheld = _counted(entries, self.conditionals, several)
        void = self.coding == "printed" and any(entry.printed and entry.printed.uncodable for entry in kept)
        groups = frozenset([party] if _has_members(self.case, party) else [])
        met = self.conditionals == "met"
        found = Stance(party, issue, self.coding, kept, withheld, groups=groups, met=met)
        return replace(found, uncodable=True) if void and not found.objects else found

    def _with_group(self, own: Stance) -> Stance:
        """Return the stance of a silent party's groups, if they do not differ; else the party's own."""
        if not self.inherit or not own.party.member_of or own.engagement not in _ABSENT:
            return own
        groups = own.party.groups_on(self.case.round(self.round).date)
        found = [self._own(self.case.party(group), own.issue) for group in groups]
        speaking = [item for item in found if item.engagement not in _ABSENT]
        if len({item.stand for item in speaking}) != 1:
            return own
        named = frozenset(item.party for item in speaking)
        return replace(speaking[0], party=own.party, groups=named, inherited=True)


def stance(
    case: Case, party: Party, issue: Issue, round: str, coding: str = "reading", coder: str = LEAD
) -> Stance:
    """Return a party's stance on an issue, as `Stances` gives it where nothing else is asked for."""
    return Stances(case, round, coding, coder).of(party, issue)


def says(entry: Position, coding: str) -> bool:
    """Return whether an entry offers, accepts or rejects anything in a coding column."""
    stated = any(effective(entry, coding, name) is not None for name in ("value", "uncertain"))
    return stated or any(effective(entry, coding, name) for name in ("accepts", "rejects"))


def _counted(
    entries: Iterable[Position], conditionals: str, several: bool
) -> tuple[tuple[Position, ...], tuple[Position, ...]]:
    """Return the entries that count, and those that do not, as conditional offers are to count."""
    kept: list[Position] = []
    withheld: list[Position] = []
    for entry in entries:
        out = (entry.within and several) or (conditionals == "ignored" and entry.conditional)
        (withheld if out and conditionals != "met" else kept).append(entry)
    return tuple(kept), tuple(withheld)


def _with_left(said: Answer) -> Answer:
    """Return an answer, and each of its accounts, with the one outcome that is left as an offer."""
    accounts, in_doubt = (tuple(map(_with_left, found)) for found in (said.accounts, said.in_doubt))
    found = replace(said, accounts=accounts, in_doubt=in_doubt)
    if said.only_left is None:
        return found
    offer = Offer(said.entries[0], said.only_left.parts, said.only_left)
    return replace(found, offers=(offer,))


def _has_members(case: Case, party: Party) -> bool:
    """Return whether a party is a group, which is never to be measured against an heir."""
    groups = (item.group for member in case.parties for item in member.member_of)
    return party.id in case.kept("groups", lambda: set(groups))


def _terms(entry: Position, coding: str) -> tuple[Any, ...]:
    """Return all that an entry says but its outcomes; of a red line or a doubt these too."""
    packages = frozenset(map(frozenset, entry.conditional_on))
    alone = entry.firmness is Firmness.RED_LINE or effective(entry, coding, "uncertain") is not None
    *_, told, engagement, named, terms, within, _ = _signature(entry, coding)
    own = _signature(entry, coding) if alone else ()
    return told, engagement, named, terms, within, packages, entry.firmness, entry.status, own


def _signature(entry: Position, coding: str) -> tuple[Any, ...]:
    # Nearly all entries have no `printed`, and those of tables no evidence: asked for first, as this is
    # done for every cell of a table.
    if coding == "reading" or entry.printed is None:
        said: tuple[Any, ...] = (entry.value, entry.accepts, entry.rejects, entry.uncertain)
    else:
        names = ("value", "accepts", "rejects", "uncertain")
        said = (*(effective(entry, coding, name) for name in names), entry.printed.uncodable)
    told = (entry.account, closed(entry)) if entry.evidence else ()
    terms = (True, entry.conditional) if entry.conditional_on else ()
    red_line = entry.firmness is Firmness.RED_LINE
    return *said, told, entry.engagement, entry.object, terms, bool(entry.within), red_line
