"""Where each party stands on one question, and what it brings: salience and capability, never invented."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

from negotiation_kit.analysis.comparing.score import PERCENT, stated_salience, unit_of
from negotiation_kit.analysis.comparing.settings import check_settings, coded_round
from negotiation_kit.analysis.comparing.stances import Stance, Stances
from negotiation_kit.analysis.comparing.verdict import absence
from negotiation_kit.errors import ToldError, UnknownNameError
from negotiation_kit.model import Answer, Case, Issue, Party, Round, closed
from negotiation_kit.wording import ENGLISH, Message, Printable, Short, Spoken, joined, translated

WEIGHTING = Message("model.caution")
"""Mean absolute errors reckoned from the published data of the third project on decision-making in the EU."""

SALIENCE, CAPABILITY = "salience", "capability"
WEIGHTS = (SALIENCE, CAPABILITY)
Weighting = str | Sequence[str] | None


class Coverage(NamedTuple):
    """How many of what a model takes in, out of how many."""

    n: int
    of: int
    what: str

    def __str__(self) -> str:
        return self.text_in(ENGLISH)

    def text_in(self, language: str) -> str:
        """Return it in words."""
        return Message(f"coverage.{self.what}", n=self.n, of=self.of).text_in(language)


@dataclass(frozen=True, repr=False)
class Stake(Short):
    """One party on one question.

    Parameters
    ----------
    at : float
        Where it stands, in coordinates of [0, 1]; of a range, the middle.
    salience : float or None
        In points of 100.
    capability : float or None
    weight : float
        The product of what is weighed by, salience as a share of 1; 1 where nothing is.
    is_range, is_doubted, is_inherited, is_closed : bool
        Whether it is the middle of a range, the best reading of several, taken over from a group, or rests on
        what was leaked or said in private.
    """

    party: Party
    at: float
    salience: float | None
    capability: float | None
    weight: float
    is_range: bool = False
    is_doubted: bool = False
    is_inherited: bool = False
    is_closed: bool = False


@dataclass(frozen=True, repr=False)
class LeftOut(Short):
    """What a model could not take in, and why.

    Parameters
    ----------
    name : str
        Id of the party or the issue.
    reason : Message
    party : str
        Where of an issue one party's position alone is left out, its id.
    """

    name: str
    reason: Message
    party: str = ""


@dataclass(frozen=True)
class Table:
    """What a model reads of a case.

    Parameters
    ----------
    stances : Stances
    round : Round
    weigh_by : tuple of str
    unit : float
        How many points of 100 the number 1 stands for where a salience is stated.
    findings : tuple of Message
        What has to be said of the numbers before they are used.
    """

    stances: Stances
    round: Round
    weigh_by: tuple[str, ...] = ()
    unit: float = 1.0
    findings: tuple[Message, ...] = ()

    @property
    def case(self) -> Case:
        """The case it reads."""
        return self.stances.case

    @property
    def weighting(self) -> Message:
        """What is weighed by, in words."""
        return Message(f"model.weighing.{'-'.join(self.weigh_by) or 'none'}")

    def points(self, said: Answer) -> float | None:
        """Return the salience a party states on a question, in points of 100."""
        stated = stated_salience(said.entries)
        return None if stated is None else stated * self.unit


@dataclass(frozen=True, repr=False)
class Stakes(Short):
    """All parties on one question."""

    issue: Issue
    object: str | None
    rows: tuple[Stake, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def coverage(self) -> Coverage:
        """How many of the case's parties the model takes in."""
        return Coverage(len(self.rows), len(self.rows) + len(self.left_out), "parties")

    def assumptions(self) -> Iterator[Message]:
        """Yield what is taken for granted before any model starts."""
        yield Message("assumed.one-peak", issue=named(self.issue))
        if self.issue.scale.choices:
            yield Message("assumed.levels-on-line")
        yield from taken_of(self.issue, self.object)
        yield from taken_as([self])
        if self.left_out:
            yield Message("assumed.left-out", reasons=joined(item.reason for item in self.left_out))

    def lacking(self, weight: str) -> list[LeftOut]:
        """Return who is left out for not stating what is weighed by."""
        return [item for item in self.left_out if item.reason.code == f"model.no-{weight}"]


@dataclass(frozen=True, kw_only=True, repr=False)
class Result(Printable):
    """What every model says beside its numbers.

    Parameters
    ----------
    coverage : Coverage
        How much of what there is has been taken in.
    caution : Message
        What is known of such numbers as predictions.
    findings : tuple of Message
        What has to be said of the numbers that went in.
    """

    case: Case
    round: Round
    coverage: Coverage
    weighting: Message
    left_out: tuple[LeftOut, ...]
    assumptions: tuple[Message, ...]
    caution: Message = WEIGHTING
    findings: tuple[Message, ...] = ()


def table(
    case: Case,
    round: str | None,
    coding: str,
    coder: str,
    weigh_by: Weighting = None,
    salience: str | None = None,
    *,
    channels: str = "open",
    inherit: bool = True,
) -> Table:
    """Return what a model reads of a case, all settings checked.

    Raises
    ------
    UnknownNameError
        For a round, coding, coder, weight, unit or choice of channels that is not there.
    ToldError
        Where salience cannot be shares of 1, or `weigh_by` is no list of names.
    """
    check_settings(case, coding, coder=coder, channels=channels)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    unit, findings = _unit(case, salience, channels)
    stances = Stances(case, chosen.id, coding, coder, channels=channels, inherit=inherit)
    return Table(stances, chosen, _weights(weigh_by), unit, findings)


def stakes(table: Table, issue: Issue, object: str | None = None) -> Stakes:
    """Return where the parties stand on a question and what each weighs, with who is left out and why.

    Parameters
    ----------
    object : str, optional
        When left out the one on which most parties have a single known position; of several the one the
        codebook names first.
    """
    found = [table.stances.of(party, issue) for party in table.case.parties]
    about = _object(found) if object is None else object
    cells = [(one.party, _stake(table, one, about)) for one in found]
    rows = tuple(cell for _, cell in cells if isinstance(cell, Stake))
    left_out = (LeftOut(party.id, cell) for party, cell in cells if isinstance(cell, Message))
    return Stakes(issue, about, rows, tuple(left_out))


def on_one_issue(table: Table, issue: Issue, object: str | None) -> Stakes:
    """Return the same for a model of one issue.

    Raises
    ------
    UnknownNameError
        For an object that the issue does not have.
    ToldError
        Where the scale has no order, nobody has a position, or nobody who has one states what is weighed by.
    """
    names = [item.name for item in issue.objects]
    if object is not None and object not in names:
        raise UnknownNameError("object", object, names)
    if not issue.scale.has_order:
        raise ToldError(Message("error.no-order", issue=issue.id, level=issue.scale.level))
    found = stakes(table, issue, object)
    if not found.rows:
        check_stated([found], table.weigh_by, issue.id)
        reasons = joined(item.reason for item in found.left_out)
        raise ToldError(Message("error.no-single", issue=issue.id, round=table.round.id, reasons=reasons))
    if not any(row.weight for row in found.rows):
        raise ToldError(Message("error.no-weight", issue=issue.id))
    return found


def check_stated(every: Iterable[Stakes], weigh_by: Iterable[str], where: str, remedy: str = "leave") -> None:
    """Raise where nobody who could be taken in states what is to be weighed by."""
    every = list(every)
    for name in weigh_by:
        if lacking := dict.fromkeys(item.name for found in every for item in found.lacking(name)):
            told = Message(f"error.nobody-states.{remedy}", weight=name)
            values = {"where": where, "weight": name, "parties": tuple(lacking), "remedy": told}
            raise ToldError(Message("error.nobody-states", **values))


def unknown(found: Stance, object: str | None) -> Message | None:
    """Return why a stance on a question is no known unconditional position; None where it is one."""
    said, party = found.on(object), named(found.party)
    if said.contested:
        return Message("model.contested", party=party)
    if not said.headline:
        return absence(found, object)
    if said.headline[0].conditional:
        return Message("model.only-conditional", party=party)
    return None if any(offer.stated for offer in said.headline) else Message("model.only-doubt", party=party)


def named(thing: Party | Issue) -> Spoken:
    """Return a party's short name or an issue's title, in any language."""
    return Spoken(translated, thing, "short" if isinstance(thing, Party) else "title")


def about_issue(issue: Issue, reason: Message, party: str = "") -> LeftOut:
    """Return that of an issue, or of one party's position on it, nothing is taken in."""
    return LeftOut(issue.id, Message("model.left-out", issue=named(issue), reason=reason), party)


def asked(case: Case, round: Round, issues: str | Iterable[str] | None) -> tuple[Issue, ...]:
    """Return the issues named, each once, or all of the round.

    Raises
    ------
    UnknownNameError
        For an issue that is not asked in the round.
    ToldError
        Where they are no names.
    """
    every = case.issues_in(round.id)
    if issues is None:
        return every
    if not isinstance(issues, Iterable):
        raise ToldError(Message("error.issues", found=repr(issues)))
    chosen = [case.issue(name) for name in ([issues] if isinstance(issues, str) else issues)]
    for issue in chosen:
        if issue not in every:
            raise UnknownNameError("issue in this round", issue.id, [other.id for other in every])
    return tuple(issue for issue in every if issue in chosen)


def not_asked(case: Case, round: Round, wanted: Collection[Issue]) -> list[LeftOut]:
    """Return the issues of the round that are not among those wanted."""
    others = (issue for issue in case.issues_in(round.id) if issue not in wanted)
    return [about_issue(issue, Message("model.not-asked")) for issue in others]


def _weights(weigh_by: Weighting) -> tuple[str, ...]:
    names = (weigh_by,) if isinstance(weigh_by, str) else weigh_by or ()
    if isinstance(names, Mapping) or not isinstance(names, Iterable):
        raise ToldError(Message("error.weigh-by", found=repr(weigh_by), names=WEIGHTS))
    names = tuple(names)
    for name in names:
        if name not in WEIGHTS:
            raise UnknownNameError("weight", name, WEIGHTS)
    return tuple(name for name in WEIGHTS if name in names)


def _unit(case: Case, salience: str | None, channels: str) -> tuple[float, tuple[Message, ...]]:
    told = (entry if channels == "all" else entry.in_the_open for entry in case.positions)
    stated = (entry.salience for entry in told if entry.salience is not None)
    greatest = case.kept(("greatest-salience", channels), lambda: max(stated, default=0.0))
    if salience is None:
        readings = {"points": greatest, "share": greatest * PERCENT}
        return 1.0, (Message("model.salience-unit", **readings),) if 0 < greatest <= 1 else ()
    unit = unit_of(salience)
    if greatest * unit > PERCENT:
        raise ToldError(Message("error.salience-share", greatest=greatest))
    return unit, ()


def _object(found: Sequence[Stance]) -> str | None:
    """Return the object on which most have a single known position, of several the codebook's first."""
    spoken = {name for one in found for name in one.objects}
    if len(spoken) < 2:
        return next(iter(spoken), None)
    order = [item.name for item in found[0].issue.objects if item.name in spoken]
    names = [*order, *sorted(name for name in spoken if name and name not in order), None]
    return max(names, key=lambda name: sum(_unfit(one, name) is None for one in found))


def _unfit(found: Stance, object: str | None) -> Message | None:
    """Return why a stance on a question is no single known point or range; None where it is one."""
    if (reason := unknown(found, object)) is not None:
        return reason
    regions = {offer.region for offer in found.on(object).headline if offer.stated}
    several = len(regions) > 1 or any(len(region.parts) > 1 for region in regions)
    return Message("model.several-offers", party=named(found.party)) if several else None


def _stake(table: Table, found: Stance, object: str | None) -> Stake | Message:
    """Return what a party brings to a question, or why it is left out."""
    if (reason := _unfit(found, object)) is not None:
        return reason
    said, capability = found.on(object), found.party.capability
    points = table.points(said)
    numbers = {SALIENCE: None if points is None else points / PERCENT, CAPABILITY: capability}
    weights = {name: numbers[name] for name in table.weigh_by}
    for name, number in weights.items():
        if number is None:
            return Message(f"model.no-{name}", party=named(found.party))
    offer = next(offer for offer in said.headline if offer.stated)
    places = [at for point in offer.region.points() if (at := found.issue.scale.place(point)) is not None]
    low, high = min(places), max(places)
    return Stake(
        party=found.party,
        at=(low + high) / 2,
        salience=points,
        capability=capability,
        weight=prod((number for number in weights.values() if number is not None), start=1.0),
        is_range=low != high,
        is_doubted=offer.readings is not None,
        is_inherited=found.inherited,
        is_closed=any(closed(entry) or not entry.salience_channel.open for entry in said.entries),
    )


def taken_as(every: Iterable[Stakes]) -> Iterator[Message]:
    """Yield as what positions enter that are no one stated point."""
    rows = [row for found in every for row in found.rows]
    for flag in ("range", "doubted", "inherited", "closed"):
        if parties := dict.fromkeys(row.party for row in rows if getattr(row, f"is_{flag}")):
            yield Message(f"assumed.{flag}", parties=tuple(map(named, parties)))


def taken_of(issue: Issue, object: str | None) -> Iterator[Message]:
    """Yield which object of an issue is taken in, where several may be meant."""
    if object is not None:
        yield Message("assumed.object", issue=named(issue), object=Spoken(issue.object_text, object))
