"""Do the verdicts survive another threshold, another metric, and the wording as printed?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from negotiation_kit.comparison.compare import Comparison
from negotiation_kit.comparison.settings import check_settings
from negotiation_kit.comparison.stance import CODINGS, Stance, stance
from negotiation_kit.comparison.verdict import Verdict, judge
from negotiation_kit.distance import METRICS, applies
from negotiation_kit.model import Issue

if TYPE_CHECKING:
    import pandas as pd

THRESHOLDS = (0.25, 0.5, 0.75)


class Setting(NamedTuple):
    """One way to compare."""

    coding: str
    metric: str
    threshold: float

    def __str__(self) -> str:
        return f"{self.coding}, {self.metric}, threshold {self.threshold:g}"


@dataclass(frozen=True)
class Robustness:
    """The result of `robustness`.

    Parameters
    ----------
    comparison : Comparison
    settings : tuple of Setting
        Every setting tried.
    verdicts : dict
        For each issue, the verdict under each setting whose metric is defined on the issue's scale.
    """

    comparison: Comparison
    settings: tuple[Setting, ...]
    verdicts: dict[str, dict[Setting, Verdict]]

    @cached_property
    def stable(self) -> tuple[str, ...]:
        """The issues with the same verdict under every setting."""
        return tuple(issue for issue, found in self.verdicts.items() if len(set(found.values())) <= 1)

    @cached_property
    def flips(self) -> dict[str, dict[Setting, Verdict]]:
        """For every other issue, the settings under which the verdict differs from the comparison's own."""
        own = {row.issue.id: row.verdict for row in self.comparison.rows}
        return {
            issue: {setting: verdict for setting, verdict in found.items() if verdict != own[issue]}
            for issue, found in self.verdicts.items()
            if issue not in self.stable
        }

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an issue and setting: issue, coding, metric, threshold, verdict."""
        import pandas as pd

        rows = [
            (issue, *setting, verdict.value)
            for issue, found in self.verdicts.items()
            for setting, verdict in found.items()
        ]
        return pd.DataFrame(rows, columns=["issue", *Setting._fields, "verdict"])


def robustness(comparison: Comparison, *, thresholds: Iterable[float] = THRESHOLDS) -> Robustness:
    """Compare the same parties under every metric, several thresholds and both coding columns.

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
    ValueError
        For a threshold that is no number from 0 to 1.
    """
    given = (*thresholds, comparison.threshold)
    for threshold in given:
        check_settings(comparison.case, threshold=threshold)
    tried = sorted(set(given))
    settings = tuple(Setting(*chosen) for chosen in product(CODINGS, METRICS, tried))
    verdicts = {issue.id: _verdicts(comparison, issue, settings) for issue in comparison.case.issues}
    return Robustness(comparison, settings, verdicts)


def _verdicts(comparison: Comparison, issue: Issue, settings: tuple[Setting, ...]) -> dict[Setting, Verdict]:
    stances = {coding: _stances(comparison, issue, coding) for coding in CODINGS}
    return {
        setting: judge(*stances[setting.coding], setting.metric, setting.threshold).verdict
        for setting in settings
        if applies(issue.scale, setting.metric)
    }


def _stances(comparison: Comparison, issue: Issue, coding: str) -> tuple[Stance, Stance]:
    case, round, coder = comparison.case, comparison.round.id, comparison.coder
    return (
        stance(case, comparison.a, issue, round, coding, coder),
        stance(case, comparison.b, issue, round, coding, coder),
    )
