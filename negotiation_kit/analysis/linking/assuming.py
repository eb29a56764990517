"""Assume that parties took some positions: which conditional offers become live, and what that changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.comparing import (
    DEFAULT_THRESHOLD,
    Comparison,
    IssueComparison,
    Score,
    Stances,
    Verdict,
    compare,
)
from negotiation_kit.analysis.comparing.score import Weights
from negotiation_kit.analysis.comparing.settings import check_settings, common_round
from negotiation_kit.analysis.linking.linked import Linkages, linkages
from negotiation_kit.analysis.linking.offers import LinkedOffer, freed, linked_offers, position_text
from negotiation_kit.errors import ToldError, UnknownNameError
from negotiation_kit.model import LEAD, Case, Engagement, Issue, Party, Position, Role
from negotiation_kit.scales import OffScaleError, Value
from negotiation_kit.scales.numbers import RANGE_KEYS
from negotiation_kit.wording import Message, Printable, Short, Spoken, decimal, joined, translated

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Assumed(Short):
    """One position that a party is assumed to take, without conditions."""

    party: Party
    issue: Issue
    value: Value

    @property
    def text(self) -> Message:
        """Who takes which position, in words."""
        party = Spoken(translated, self.party, "short")
        return Message("linking.of-party", party=party, what=position_text(self.issue, self.value))


@dataclass(frozen=True, repr=False)
class WhatIf(Printable):
    """The result of `what_if`.

    Parameters
    ----------
    assumed : tuple of Assumed
    live : tuple of LinkedOffer
        The conditional offers that become live by it, directly or through one another, in their turn.
    lapsed : tuple of LinkedOffer
        Those that were live before and are no longer.
    before, after : Comparison
        After: with the assumed positions, and the live offers free of their conditions.
    linkages : Linkages
        What is conditional on what once the assumed positions are taken.
    """

    assumed: tuple[Assumed, ...]
    live: tuple[LinkedOffer, ...]
    lapsed: tuple[LinkedOffer, ...]
    before: Comparison
    after: Comparison
    linkages: Linkages

    _frame = "changes"
    _names = ("changes", "before", "after", "live", "lapsed", "linkages")
    _columns = ("verdict_before", "verdict_after", "distance_before", "distance_after")

    @property
    def sentence(self) -> Message:
        """What is assumed, what it unlocks, and how verdicts, score and bounds change, in words."""
        live = _told("live", self.live) or Message("linking.none-live")
        lapsed = _told("lapsed", self.lapsed)
        return joined((_supposed(self), live, lapsed, _verdicts(self), _scores(self)), " ")

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The issues whose verdict or distance is another one, in the case's order."""
        pairs = zip(self.before.rows, self.after.rows, strict=True)
        return tuple(one.issue.id for one, other in pairs if _found(one) != _found(other))

    @cached_property
    def changes(self) -> pd.DataFrame:
        """One row an issue that changes, by issue id.

        Columns issue, title, verdict_before, verdict_after, distance_before, distance_after, low_before,
        low_after, high_before, high_after.
        """
        import pandas as pd

        rows = [self._change(issue) for issue in self.changed]
        return pd.DataFrame(rows, columns=_COLUMNS, index=list(self.changed)).astype(_TYPES)

    def _change(self, issue: str) -> dict[str, Any]:
        sides = (("before", self.before.row(issue)), ("after", self.after.row(issue)))
        return {
            "issue": issue,
            "title": sides[0][1].issue.title,
            **{f"verdict_{when}": row.verdict.value for when, row in sides},
            **{f"{name}_{when}": getattr(row, name) for name in _NUMBERS for when, row in sides},
        }


def _found(row: IssueComparison) -> tuple[Verdict, float | None, float | None, float | None]:
    return row.verdict, row.distance, row.low, row.high


def _supposed(found: WhatIf) -> Message:
    if not found.assumed:
        return Message("linking.nothing-assumed")
    who: dict[Message, list[Spoken]] = {}
    for item in found.assumed:
        names = who.setdefault(position_text(item.issue, item.value), [])
        names.append(Spoken(translated, item.party, "short"))
    everybody = len(found.before.case.parties)
    told = (
        Message(
            "linking.of-parties",
            what=what,
            parties=Message("linking.all-parties") if len(names) == everybody else names,
        )
        for what, names in who.items()
    )
    return Message("linking.assumed", positions=joined(told))


def _told(what: str, offers: tuple[LinkedOffer, ...]) -> str:
    told = joined(offer.text for offer in offers)
    return told and Message(f"linking.{what}", n=len(offers), offers=told)


def _verdicts(found: WhatIf) -> Message:
    pairs = zip(found.before.rows, found.after.rows, strict=True)
    turned = [
        Message(
            "linking.turned",
            issue=Spoken(translated, one.issue, "title"),
            before=Message(f"verdict.{one.verdict}"),
            after=Message(f"verdict.{other.verdict}"),
        )
        for one, other in pairs
        if one.verdict != other.verdict
    ]
    sides = {name: Spoken(translated, getattr(found.before, name), "short") for name in "ab"}
    code = "linking.verdicts" if turned else "linking.no-verdict"
    return Message(code, **sides, n=len(turned), changes=joined(turned))


def _scores(found: WhatIf) -> Message:
    before, after = (_score(item.score) for item in (found.before, found.after))
    return Message(
        "linking.score.stays" if before == after else "linking.score.goes", before=before, after=after
    )


def _score(score: Score) -> Message:
    """Return a score with its coverage and bounds; none goes without the others."""
    figures = {"point": score.agreement, "worst": score.worst, "best": score.best}
    told = {
        name: Message("linking.not-known") if number is None else Spoken(decimal, f"{number:.2f}")
        for name, number in figures.items()
    }
    code = "linking.score.unbounded" if None in (score.best, score.worst) else "linking.score"
    return Message(code, **told, coverage=score.coverage)


_NUMBERS = ("distance", "low", "high")
_COLUMNS = [
    "issue", "title", *(f"{name}_{when}" for name in ("verdict", *_NUMBERS) for when in ("before", "after")),
]  # fmt: skip
_TYPES = {name: "float64" if name.startswith(_NUMBERS) else "str" for name in _COLUMNS}


Offers = tuple[LinkedOffer, ...]
Assumptions = Mapping[str, Any]
"""Issue to value, for all parties; or party to such a mapping."""


def what_if(
    case: Case,
    assumptions: Assumptions,
    round: str | None = None,
    *,
    a: str | None = None,
    b: str | None = None,
    coding: str = "reading",
    metric: str = "gower",
    weights: Weights = None,
    threshold: float = DEFAULT_THRESHOLD,
    coder: str = LEAD,
    channels: str = "open",
    inherit: bool = True,
) -> WhatIf:
    """Assume positions, and tell what they unlock and what they change between two parties.

    Parameters
    ----------
    case : Case
    assumptions : mapping
        `{issue: value}` for every party that is coded in the round and that the issue concerns, or
        `{party: {issue: value}}`; what is assumed of one party goes before what is assumed of all. Values are
        written as in a position file.
    round : str, optional
        Id or title; as in `compare` when left out.
    a, b : str, optional
        The parties to compare; the first two sides when left out.
    coding : {"reading", "printed"}
    metric : {"gower", "identical", "directional"}
    weights, threshold, channels, inherit
        As in `compare`.
    coder : str

    Returns
    -------
    WhatIf

    Raises
    ------
    UnknownNameError
        For a party, issue, round, coding, metric or coder that is not there.
    ToldError
        For a value off its scale, an issue that is not asked in the round or concerns nobody coded in it, or
        a party set against itself.
    """
    check_settings(case, coding, metric, coder, threshold, channels=channels)
    first, second = _pair(case, a, b)
    chosen = common_round(case, first, second, coder) if round is None else case.round(round)
    assumed = _read(case, assumptions, chosen.id, coder)
    how: Any = (first, second, chosen.id, coding, metric, weights, threshold)
    whose: Any = {"coder": coder, "channels": channels, "inherit": inherit}
    before = compare(case, *how, **whose)
    supposed = _supposing(case, assumed, chosen.id, coder)
    linked = linkages(supposed, chosen.id, coding=coding, **whose)
    stances = Stances(case, chosen.id, coding, coder, channels=channels, inherit=inherit)
    live, lapsed = _turning(linked_offers(stances), linked.offers)
    after = compare(freed(supposed, live), *how, **whose)
    return WhatIf(assumed, live, lapsed, before, after, linked)


def _pair(case: Case, a: str | None, b: str | None) -> tuple[str, str]:
    named = [case.party(name).id for name in (a, b) if name is not None]
    sides_first = sorted(case.parties, key=lambda party: party.role is not Role.SIDE)
    rest = [party.id for party in sides_first if party.id not in named]
    if len(named) + len(rest) < 2:
        raise ToldError(Message("error.too-few-parties", case=repr(case.id)))
    return (named[0] if a else rest.pop(0)), (named[-1] if b else rest.pop(0))


def _read(case: Case, assumptions: Assumptions, round: str, coder: str) -> tuple[Assumed, ...]:
    of_all = {name: raw for name, raw in assumptions.items() if _party_named(case, name, raw) is None}
    found = [
        _assumed(case, party, name, raw, round)
        for name, raw in of_all.items()
        for party in _concerned(case, case.issue(name), round, coder)
    ]
    for name, own in assumptions.items():
        party = _party_named(case, name, own)
        if party is not None:
            found += [_assumed(case, party, issue, raw, round) for issue, raw in own.items()]
    # What is assumed of one party stands last, and so takes the place of what is assumed of all.
    return tuple({(item.party.id, item.issue.id): item for item in found}.values())


def _party_named(case: Case, name: str, raw: Any) -> Party | None:
    """Return the party a key of the assumptions names, if what stands under it are issues and values."""
    if not isinstance(raw, Mapping) or set(raw) in RANGE_KEYS:
        return None
    try:
        return case.party(name)
    except UnknownNameError:
        known = [party.id for party in case.parties] + [issue.id for issue in case.issues]
        raise UnknownNameError("party or issue", name, known) from None


def _concerned(case: Case, issue: Issue, round: str, coder: str) -> list[Party]:
    """Return the parties coded in the round to which the issue applies."""
    coded = {entry.party for entry in case.positions if (entry.round, entry.coder) == (round, coder)}
    found = [
        party
        for party in case.parties
        if party.id in coded
        and not any(
            entry.engagement is Engagement.NOT_APPLICABLE
            for entry in case.entries(party.id, issue.id, round, coder)
        )
    ]
    if not found:
        raise ToldError(Message("error.concerns-nobody", **_asked(case, issue, round)))
    return found


def _assumed(case: Case, party: Party, name: str, raw: Any, round: str) -> Assumed:
    issue = case.issue(name)
    if not issue.asked_in(round):
        raise ToldError(Message("error.not-asked", **_asked(case, issue, round)))
    try:
        return Assumed(party, issue, issue.scale.parse(raw))
    except OffScaleError as error:
        told = Message("finding.on-issue", issue=issue.id, told=error.message)
        raise ToldError(joined([told, error.hint])) from None


def _asked(case: Case, issue: Issue, round: str) -> dict[str, Spoken]:
    asked = {"issue": issue, "round": case.round(round)}
    return {name: Spoken(translated, thing, "title") for name, thing in asked.items()}


def _supposing(case: Case, assumed: tuple[Assumed, ...], round: str, coder: str) -> Case:
    """Return the case with each assumed position in the place of all the party had on the issue."""
    taken = {(item.party.id, item.issue.id) for item in assumed}
    kept = [
        entry
        for entry in case.positions
        if (entry.round, entry.coder) != (round, coder) or (entry.party, entry.issue) not in taken
    ]
    added = [
        Position(item.party.id, round, item.issue.id, coder, item.value, summary="Assumed.")
        for item in assumed
    ]
    return replace(case, positions=(*kept, *added))


def _turning(before: Offers, after: Offers) -> tuple[Offers, Offers]:
    """Return which offers become live, in their turn, and which are live no longer.

    Offers that were live before anything was assumed stay as they are: assuming nothing changes nothing.
    """
    ready = {id(offer.position) for offer in before if offer.live}
    still = {id(offer.position): offer.live for offer in after}
    live = [offer for offer in after if offer.live and id(offer.position) not in ready]
    lapsed = [offer for offer in before if offer.live and still.get(id(offer.position)) is False]
    return tuple(sorted(live, key=lambda offer: offer.turn or 0)), tuple(lapsed)
