"""A multiverse told issue by issue, and with one thing changed at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.comparing.comparison import Comparison
from negotiation_kit.analysis.comparing.grid import NOT_TRIED, THRESHOLDS, VERDICTS, Setting, setting_of
from negotiation_kit.analysis.comparing.multiverses import HALF, Multiverse, made
from negotiation_kit.analysis.comparing.score import (
    EQUAL,
    LABELS,
    NAMED,
    Score,
    issue_weights,
    relative,
    score,
)
from negotiation_kit.analysis.comparing.verdict import Verdict
from negotiation_kit.errors import ToldError
from negotiation_kit.wording import Message, Short

if TYPE_CHECKING:
    import pandas as pd
else:
    from negotiation_kit.analysis.arrays import pd


@dataclass(frozen=True, repr=False)
class Variant(Short):
    """A comparison with one thing changed.

    Parameters
    ----------
    changed : str
        A dimension of the multiverse, or "weights".
    to : str
        What it was changed to, a weighting in words.
    score : Score or None
        None where the change cannot be made; `note` says why.
    flips : dict
        The issues whose verdict differs from the comparison's own, with the verdict they get.
    tried : int
        On how many issues the verdict was looked at.
    note : str
    """

    changed: str
    to: str
    score: Score | None
    flips: dict[str, Verdict]
    tried: int
    note: str = ""


def variants(found: Multiverse) -> tuple[Variant, ...]:
    """Return the comparison with each dimension of its multiverse, and its weights, changed alone.

    Parameters
    ----------
    found : Multiverse
        Also as `robustness` gives it.

    Returns
    -------
    tuple of Variant
        Weights and dependence change no verdict, and a threshold no score. Salience is tried only where the
        two parties state it on every issue, attention only where passages are cited; else `score` is None.
    """
    own = setting_of(found.comparison)
    changes = ((name, value) for name, values in found.dimensions.items() for value in values)
    alone = (_changed(found, name, to) for name, to in changes if to != getattr(own, name))
    return (*alone, *_weightings(found.comparison))


def _changed(found: Multiverse, name: str, to: Any) -> Variant:
    place = found.settings.index(setting_of(found.comparison)._replace(**{name: to}))
    codes, turned = found.verdict_codes[place].tolist(), found.turned[place].tolist()
    rows = zip(found.comparison.rows, codes, turned, strict=True)
    flips = {row.issue.id: VERDICTS[code] for row, code, turns in rows if turns}
    told = f"{to:g}" if isinstance(to, float) else str(to)
    return Variant(name, told, found.score(place), flips, len(codes) - codes.count(NOT_TRIED))


def _weightings(own: Comparison) -> Iterator[Variant]:
    if own.weighted:
        yield Variant("weights", EQUAL, own.unweighted, {}, 0)
    for name in NAMED:
        if own.weighting == LABELS[name]:
            continue
        try:
            amounts, label = issue_weights(own.rows, name)
        except ToldError:
            yield Variant("weights", LABELS[name], None, {}, 0, Message(f"weights.{name}.not-tried"))
        else:
            yield Variant("weights", label, score(own.rows, relative(amounts), own.metric, label), {}, 0)


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
        return pd.DataFrame(rows, columns=["issue", *Setting._fields[:4], "verdict", *Setting._fields[4:]])


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
