"""Assume that parties took some positions: which conditional offers become live, and what that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.comparison import Comparison, IssueComparison, Verdict, compare
from negotiation_kit.comparison.settings import DEFAULT_THRESHOLD, check_settings, common_round
from negotiation_kit.linkage.offers import LinkedOffer, linked_offers, without_conditions_of
from negotiation_kit.model import LEAD, Case, Engagement, Issue, Party, Position, Role
from negotiation_kit.scales import OffScaleError, Value

if TYPE_CHECKING:
    import pandas as pd

Offers = tuple[LinkedOffer, ...]
Assumptions = Mapping[str, Any]
"""Issue to value, for all parties; or party to such a mapping."""


@dataclass(frozen=True)
class Assumed:
    """One position that a party is assumed to take, without conditions."""

    party: Party
    issue: Issue
    value: Value

    @property
    def text(self) -> str:
        """Who takes which position, in words."""
        return f"{self.party.short}: {self.issue.title}: {self.issue.scale.text(self.value)}"


@dataclass(frozen=True)
class WhatIf:
    """The result of `what_if`.

    Parameters
    ----------
    assumed : tuple of Assumed
    live : tuple of LinkedOffer
        The conditional offers that become live by it, directly or through one another (see their `turn`).
    lapsed : tuple of LinkedOffer
        Those that were live before and are no longer.
    before, after : Comparison
        After: with the assumed positions, and the live offers free of their conditions.
    supposed : Case
        The case with each assumed position in the place of what the party had said on the issue.
    """

    assumed: tuple[Assumed, ...]
    live: tuple[LinkedOffer, ...]
    lapsed: tuple[LinkedOffer, ...]
    before: Comparison
    after: Comparison
    supposed: Case = field(repr=False)

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


def what_if(
    case: Case,
    assumptions: Assumptions,
    round: str | None = None,
    *,
    a: str | None = None,
    b: str | None = None,
    coding: str = "reading",
    metric: str = "gower",
    coder: str = LEAD,
    threshold: float = DEFAULT_THRESHOLD,
) -> WhatIf:
    """Assume positions, and tell what they unlock and what they change between two parties.

    Parameters
    ----------
    case : Case
    assumptions : mapping
        `{issue: value}` for every party that is coded in the round and that the issue concerns, or
        `{party: {issue: value}}`. Values are written as in a position file.
    round : str, optional
        Id or title; as in `compare` when left out.
    a, b : str, optional
        The parties to compare; the first two sides when left out.
    coding : {"reading", "printed"}
    metric : {"gower", "identical", "directional"}
    coder : str
    threshold : float
        As in `compare`.

    Returns
    -------
    WhatIf

    Raises
    ------
    UnknownNameError
        For a party, issue, round, coding, metric or coder that is not there.
    ValueError
        For a value off its scale, an issue that is not asked in the round or concerns no party coded in it,
        or a position assumed twice.
    """
    check_settings(case, coding, metric, coder, threshold)
    first, second = _pair(case, a, b)
    chosen = common_round(case, first, second, coder) if round is None else case.round(round)
    assumed = _once(_read(case, assumptions, chosen.id, coder))
    supposed = _supposing(case, assumed, chosen.id, coder)
    live, lapsed = _turning(*(linked_offers(item, chosen.id, coding, coder) for item in (case, supposed)))
    settled = without_conditions_of(supposed, live)
    before, after = (
        compare(item, first, second, chosen.id, coding, metric, threshold=threshold, coder=coder)
        for item in (case, settled)
    )
    return WhatIf(assumed, live, lapsed, before, after, supposed)


def _found(row: IssueComparison) -> tuple[Verdict, float | None, float | None, float | None]:
    return row.verdict, row.distance, row.low, row.high


def _pair(case: Case, a: str | None, b: str | None) -> tuple[str, str]:
    named = [case.party(name).id for name in (a, b) if name is not None]
    sides_first = sorted(case.parties, key=lambda party: party.role is not Role.SIDE)
    rest = [party.id for party in sides_first if party.id not in named]
    if len(named) + len(rest) < 2:
        raise ValueError(f"the case {case.id!r} has fewer than two parties, so there is nothing to compare")
    return (named[0] if a else rest.pop(0)), (named[-1] if b else rest.pop(0))


def _read(case: Case, assumptions: Assumptions, round: str, coder: str) -> Iterable[Assumed]:
    for name, value in assumptions.items():
        if isinstance(value, Mapping) and not _is_issue(case, name):
            party = case.party(name)
            for issue, own in value.items():
                yield _assumed(case, party, issue, own, round)
        else:
            issue = case.issue(name)
            concerned = _concerned(case, issue, round, coder)
            if not concerned:
                raise ValueError(f"{issue.title} concerns no party coded in {case.round(round).title}")
            for party in concerned:
                yield _assumed(case, party, name, value, round)


def _is_issue(case: Case, name: str) -> bool:
    return any(name in (issue.id, issue.title) for issue in case.issues)


def _concerned(case: Case, issue: Issue, round: str, coder: str) -> list[Party]:
    """Return the parties coded in the round to which the issue applies."""
    coded = {entry.party for entry in case.positions if (entry.round, entry.coder) == (round, coder)}
    return [
        party
        for party in case.parties
        if party.id in coded
        and not any(
            entry.engagement is Engagement.NOT_APPLICABLE
            for entry in case.entries(party.id, issue.id, round, coder)
        )
    ]


def _assumed(case: Case, party: Party, name: str, raw: Any, round: str) -> Assumed:
    issue = case.issue(name)
    if not issue.asked_in(round):
        raise ValueError(
            f"{issue.title} is not asked in {case.round(round).title}, so nothing can be assumed"
        )
    try:
        return Assumed(party, issue, issue.scale.parse(raw))
    except OffScaleError as error:
        hint = f" {error.hint}" if error.hint else ""
        raise ValueError(f"{issue.id}: {error.message}.{hint}") from None


def _once(assumed: Iterable[Assumed]) -> tuple[Assumed, ...]:
    found: dict[tuple[str, str], Assumed] = {}
    for item in assumed:
        earlier = found.setdefault((item.party.id, item.issue.id), item)
        if earlier is not item:
            raise ValueError(f"assumed twice: {earlier.text}, and {item.text}; keep one of them")
    return tuple(found.values())


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
    """Return which offers become live, and which cease to be.

    An offer that was live before stays in the comparison as it was: assuming nothing changes nothing.
    """
    ready = {id(offer.position) for offer in before if offer.live}
    still = {id(offer.position): offer.live for offer in after}
    live = tuple(offer for offer in after if offer.live and id(offer.position) not in ready)
    return live, tuple(offer for offer in before if offer.live and still.get(id(offer.position)) is False)


_NUMBERS = ("distance", "low", "high")
_COLUMNS = [
    "issue", "title", *(f"{name}_{when}" for name in ("verdict", *_NUMBERS) for when in ("before", "after")),
]  # fmt: skip
_TYPES = {name: "float64" if name.startswith(_NUMBERS) else "str" for name in _COLUMNS}
