"""A multiverse told issue by issue: every verdict in every setting."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from negotiation_kit.analysis.comparing.comparison import Comparison
from negotiation_kit.analysis.comparing.grid import NOT_TRIED, THRESHOLDS, VERDICTS, Setting
from negotiation_kit.analysis.comparing.multiverses import HALF, Multiverse, made
from negotiation_kit.analysis.comparing.verdict import Verdict

if TYPE_CHECKING:
    import pandas as pd
else:
    from negotiation_kit.analysis.arrays import pd


class Robustness(Multiverse):
    """The result of `robustness`: a multiverse told issue by issue."""

    @cached_property
    def verdicts(self) -> dict[str, dict[Setting, Verdict]]:
        """For each issue, the verdict in each setting that counts for it."""
        columns = zip(self.comparison.rows, self.verdict_codes.T.tolist(), strict=True)
        return {
            row.issue.id: {
                setting: VERDICTS[code]
                for setting, code in zip(self.settings, codes, strict=True)
                if code != NOT_TRIED
            }
            for row, codes in columns
        }

    @cached_property
    def flips(self) -> dict[str, dict[Setting, Verdict]]:
        """For every issue that turns, the settings whose verdict differs from the comparison's own."""
        own = self.comparison
        return {
            issue: {at: said for at, said in self.verdicts[issue].items() if said != own.row(issue).verdict}
            for issue in self.counted
            if issue not in self.stable
        }

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an issue and setting: issue, coding, metric, threshold, coder, verdict; then the rest."""
        rows = [
            {"issue": issue, **setting._asdict(), "verdict": verdict.value}
            for issue, found in self.verdicts.items()
            for setting, verdict in found.items()
        ]
        first = ["issue", *Setting._fields[:4], "verdict"]
        return pd.DataFrame(rows, columns=[*first, *Setting._fields[4:]])


def robustness(comparison: Comparison, *, thresholds: Iterable[float] = THRESHOLDS) -> Robustness:
    """Return a multiverse told issue by issue: the verdicts that hold, and what turns the others.

    Parameters
    ----------
    comparison : Comparison
    thresholds : iterable of float
        Tried besides the comparison's own.

    Raises
    ------
    ToldError
        For a threshold that is no number from 0 to below 0.5.
    """
    return made(Robustness, comparison, thresholds, HALF)
