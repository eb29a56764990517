"""What assumed positions unlock and change between two parties, in frames and words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Score, Verdict
from negotiation_kit.analysis.linking.linked import Linkages
from negotiation_kit.analysis.linking.offers import LinkedOffer, position_text
from negotiation_kit.model import Issue, Party
from negotiation_kit.scales import Value
from negotiation_kit.wording import Message, Spoken, decimal, joined, translated

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Assumed:
    """One position that a party is assumed to take, without conditions."""

    party: Party
    issue: Issue
    value: Value

    @property
    def text(self) -> Message:
        """Who takes which position, in words."""
        party = Spoken(translated, self.party, "short")
        return Message("linking.of-party", party=party, what=position_text(self.issue, self.value))


@dataclass(frozen=True)
class WhatIf:
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
