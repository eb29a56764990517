"""Do the verdicts survive another threshold, another metric, the wording as printed, and another coder?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from negotiation_kit.analysis.comparing.comparison import Comparison
from negotiation_kit.analysis.comparing.settings import check_settings
from negotiation_kit.analysis.comparing.stances import CODINGS, Stance, Stances
from negotiation_kit.analysis.comparing.verdict import IssueComparison, Verdict, judge, verdicts_at
from negotiation_kit.model import LEAD, Case, Engagement, Issue, Party
from negotiation_kit.scales.distance import METRICS, applies
from negotiation_kit.wording import Message

if TYPE_CHECKING:
    import pandas as pd

THRESHOLDS = (0.1, 0.25, 0.4)


class Setting(NamedTuple):
    """One way to compare."""

    coding: str
    metric: str
    threshold: float
    coder: str = LEAD

    def __str__(self) -> str:
        code = "setting.of-lead" if self.coder == LEAD else "setting.of-coder"
        return Message(code, **self._asdict() | {"threshold": f"{self.threshold:g}"})


@dataclass(frozen=True)
class Robustness:
    """The result of `robustness`.

    Parameters
    ----------
    comparison : Comparison
    settings : tuple of Setting
        Every setting tried.
    verdicts : dict
        For each issue, the verdict under each setting whose metric is defined on the issue's scale and whose
        coder has coded the issue for one of the two parties.
    """

    comparison: Comparison
    settings: tuple[Setting, ...]
    verdicts: dict[str, dict[Setting, Verdict]]

    @cached_property
    def stable(self) -> tuple[str, ...]:
        """The issues with the same verdict under every setting."""
        return tuple(issue for issue in self.counted if len(set(self.verdicts[issue].values())) <= 1)

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The issues that can hold or turn: those on whose scale the comparison's own metric is defined."""
        metric = self.comparison.metric
        return tuple(row.issue.id for row in self.comparison.rows if applies(row.issue.scale, metric))

    @cached_property
    def flips(self) -> dict[str, dict[Setting, Verdict]]:
        """For every other issue, the settings under which the verdict differs from the comparison's own."""
        own = {row.issue.id: row.verdict for row in self.comparison.rows}
        return {
            issue: {
                setting: verdict for setting, verdict in self.verdicts[issue].items() if verdict != own[issue]
            }
            for issue in self.counted
            if issue not in self.stable
        }

    @cached_property
    def coder_flips(self) -> dict[str, dict[str, Verdict]]:
        """For every other coder, the issues whose verdict differs where nothing but the coder changes."""
        own = self.comparison
        chosen = (own.coding, own.metric, own.threshold)
        coders = dict.fromkeys(setting.coder for setting in self.settings if setting.coder != own.coder)
        found = {coder: self._under(Setting(*chosen, coder)) for coder in coders}
        return {
            coder: {issue: verdict for issue, verdict in by.items() if verdict != own.row(issue).verdict}
            for coder, by in found.items()
        }

    def n_coded_by(self, coder: str) -> int:
        """Return on how many issues a coder has coded one of the two parties."""
        return sum(any(setting.coder == coder for setting in found) for found in self.verdicts.values())

    def _under(self, setting: Setting) -> dict[str, Verdict]:
        return {issue: found[setting] for issue, found in self.verdicts.items() if setting in found}

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an issue and setting: issue, coding, metric, threshold, coder, verdict."""
        import pandas as pd

        rows = [
            (issue, *setting, verdict.value)
            for issue, found in self.verdicts.items()
            for setting, verdict in found.items()
        ]
        return pd.DataFrame(rows, columns=["issue", *Setting._fields, "verdict"])


def robustness(comparison: Comparison, *, thresholds: Iterable[float] = THRESHOLDS) -> Robustness:
    """Compare the same parties under every metric, several thresholds, both coding columns and every coder.

    Another coder's readings stand in for the comparison's own wherever that coder has coded an issue for a
    party; where not, the comparison's own stay, so that a verdict never turns because somebody coded less.

    Parameters
    ----------
    comparison : Comparison
    thresholds : iterable of float
        Tried besides the comparison's own.

    Returns
    -------
    Robustness

    Raises
    ------
    ToldError
        For a threshold that is no number from 0 to 1.
    """
    given = (*thresholds, comparison.threshold)
    for threshold in given:
        check_settings(comparison.case, threshold=threshold)
    tried = sorted(set(given))
    settings = tuple(Setting(*chosen) for chosen in product(CODINGS, METRICS, tried, _coders(comparison)))
    verdicts = {row.issue.id: _verdicts(comparison, row.issue, settings) for row in comparison.rows}
    return Robustness(comparison, settings, verdicts)


def _coders(comparison: Comparison) -> list[str]:
    """Return the comparison's own coder, then who else has coded one of the two parties in the round."""
    parties = (comparison.a.id, comparison.b.id)
    found = {
        entry.coder
        for entry in comparison.case.positions
        if entry.round == comparison.round.id and entry.party in parties
    }
    others = sorted(found - {comparison.coder}, key=lambda coder: (coder != LEAD, coder))
    return [comparison.coder, *others]


def rows_under(comparison: Comparison, setting: Setting) -> tuple[IssueComparison, ...]:
    """Return the rows of a comparison under one setting, another coder's readings in place of its own."""
    return tuple(
        judge(
            *_stances(comparison, row.issue, setting.coding, _owners(comparison, row.issue, setting.coder)),
            setting.metric,
            setting.threshold,
        )
        for row in comparison.rows
    )


def _verdicts(comparison: Comparison, issue: Issue, settings: tuple[Setting, ...]) -> dict[Setting, Verdict]:
    thresholds = tuple(dict.fromkeys(setting.threshold for setting in settings))
    metrics = [metric for metric in METRICS if applies(issue.scale, metric)]
    told: dict[tuple[str, str, float, str], Verdict] = {}
    for coder in dict.fromkeys(setting.coder for setting in settings):
        owners = _owners(comparison, issue, coder)
        if coder in owners or coder == comparison.coder:
            for (coding, stances), metric in product(_columns(comparison, issue, owners), metrics):
                found = zip(thresholds, verdicts_at(*stances, metric, thresholds), strict=True)
                told |= {(coding, metric, threshold, coder): verdict for threshold, verdict in found}
    return {setting: told[setting] for setting in settings if setting in told}


def _columns(
    comparison: Comparison, issue: Issue, owners: tuple[str, str]
) -> Iterator[tuple[str, tuple[Stance, Stance]]]:
    """Yield the two stances in each column of the coding."""
    for coding in CODINGS:
        yield coding, _stances(comparison, issue, coding, owners)


def _owners(comparison: Comparison, issue: Issue, coder: str) -> tuple[str, str]:
    """Return whose reading of each party to take: the coder's where there is one."""
    case, round, own = comparison.case, comparison.round.id, comparison.coder
    return (
        coder if _has_coded(case, comparison.a, issue, round, coder) else own,
        coder if _has_coded(case, comparison.b, issue, round, coder) else own,
    )


def _has_coded(case: Case, party: Party, issue: Issue, round: str, coder: str) -> bool:
    entries = case.entries(party.id, issue.id, round, coder)
    return any(entry.engagement is not Engagement.NOT_CODED for entry in entries)


def _stances(
    comparison: Comparison, issue: Issue, coding: str, owners: tuple[str, str]
) -> tuple[Stance, Stance]:
    own = comparison
    one, other = (
        Stances(own.case, own.round.id, coding, owner, own.conditionals, own.channels, own.inherit)
        for owner in owners
    )
    return one.of(own.a, issue), other.of(own.b, issue)
