"""What assumed positions unlock and change between two parties, in frames and words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Score, Verdict
from negotiation_kit.analysis.linking.linked import Linkages
from negotiation_kit.analysis.linking.offers import LinkedOffer
from negotiation_kit.errors import counted, listed
from negotiation_kit.model import Issue, Party
from negotiation_kit.scales import Value

if TYPE_CHECKING:
    import pandas as pd


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
    def sentence(self) -> str:
        """What is assumed, what it unlocks, and how verdicts, score and bounds change, in words."""
        return " ".join((_supposed(self), _unlocks(self), _verdicts(self), _scores(self)))

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


def _supposed(found: WhatIf) -> str:
    if not found.assumed:
        return "Nothing is assumed."
    who: dict[str, list[str]] = {}
    for item in found.assumed:
        text = f"{item.issue.title}: {item.issue.scale.text(item.value)}"
        who.setdefault(text, []).append(item.party.short)
    everybody = len(found.before.case.parties)
    told = (
        f"{text} ({'all parties' if len(names) == everybody else listed(names)})"
        for text, names in who.items()
    )
    return f"Assumed: {'; '.join(told)}."


def _unlocks(found: WhatIf) -> str:
    told = _told(found.live, "becomes live", "become live") or "No conditional offer becomes live."
    lapsed = _told(found.lapsed, "is no longer live", "are no longer live")
    return f"{told} {lapsed}".strip()


def _told(offers: tuple[LinkedOffer, ...], one: str, many: str) -> str:
    if not offers:
        return ""
    number = counted(len(offers), "conditional offer")
    return f"{number} {one if len(offers) == 1 else many}: {'; '.join(offer.text for offer in offers)}."


def _verdicts(found: WhatIf) -> str:
    pairs = zip(found.before.rows, found.after.rows, strict=True)
    turned = [(one, other) for one, other in pairs if one.verdict != other.verdict]
    between = f"between {found.before.a.short} and {found.before.b.short}"
    if not turned:
        return f"No verdict {between} changes."
    told = (f"{one.issue.title} from {one.verdict} to {other.verdict}" for one, other in turned)
    verb = "changes" if len(turned) == 1 else "change"
    return f"{counted(len(turned), 'verdict')} {between} {verb}: {'; '.join(told)}."


def _scores(found: WhatIf) -> str:
    before, after = (_score(item.score) for item in (found.before, found.after))
    if before == after:
        return f"Agreement stays {after}."
    return f"Agreement goes from {before} to {after}."


def _score(score: Score) -> str:
    """Return a score with its coverage and bounds; none goes without the others."""
    point = "not known" if score.agreement is None else f"{score.agreement:.2f}"
    if score.best is None or score.worst is None:
        return f"{point} ({score.coverage})"
    return f"{point} ({score.coverage}; over all {score.worst:.2f} to {score.best:.2f})"


_NUMBERS = ("distance", "low", "high")
_COLUMNS = [
    "issue", "title", *(f"{name}_{when}" for name in ("verdict", *_NUMBERS) for when in ("before", "after")),
]  # fmt: skip
_TYPES = {name: "float64" if name.startswith(_NUMBERS) else "str" for name in _COLUMNS}
