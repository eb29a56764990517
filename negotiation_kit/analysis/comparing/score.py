"""How much two parties agree over many issues: never a number without its coverage and bounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from negotiation_kit.analysis.comparing.verdict import IssueComparison
from negotiation_kit.scales.distance import SAME, applies
from negotiation_kit.wording import ENGLISH, Message, Printable, Spoken, joined, rounded, say

FEWEST = 5
"""On fewer issues a number says little: it is shown faint, and sorted behind the others."""


class Coverage(NamedTuple):
    """On how many issues the distance is known, out of how many."""

    n: int
    of: int

    def __str__(self) -> str:
        return self.text_in(ENGLISH)

    def text_in(self, language: str) -> str:
        """Return it in words."""
        return say(language, "score.coverage", n=self.n, of=self.of)


@dataclass(frozen=True, repr=False)
class Score(Printable):
    """Agreement over a group of issues.

    Parameters
    ----------
    agreement : float or None
        1 - weighted mean distance over the issues with a known distance; None where there is none.
    coverage : Coverage
    best, worst : float or None
        The agreement over all issues if every unknown distance took its lowest, or highest, possible value.
    metric, weights : str
        How distances are measured and issues weighed.
    by_elimination : int
        On how many issues a side states no value and its rejections leave just one outcome; these are not
        among the known.
    note : str
        Why there is no agreement; empty where there is one.
    """

    agreement: float | None
    coverage: Coverage
    best: float | None
    worst: float | None
    metric: str
    weights: str
    by_elimination: int = 0
    note: str = ""

    _names = ("agreement", "coverage", "worst", "best")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        return joined((*self._limits, *((self.note,) if self.note else self.number)))

    @property
    def number(self) -> tuple[Message, ...]:
        """The number with what it rests on, or that there is none, and what has to be said of it."""
        if self.agreement is None:
            return (Message("answer.no-number"),)
        low, high = (self.agreement if end is None else end for end in (self.worst, self.best))
        twice = max(abs(low - self.agreement), abs(high - self.agreement)) <= SAME  # one number is told once
        number = {"score": Spoken(rounded, self.agreement, 2), "n": self.coverage.n, "of": self.coverage.of}
        told = {
            Message("answer.number", **number): not twice,
            Message("answer.outside"): not low - SAME <= self.agreement <= high + SAME,
            Message("answer.thin"): self.thin,
        }
        return tuple(message for message, holds in told.items() if holds)

    @property
    def _limits(self) -> tuple[Message, ...]:
        if self.worst is None or self.best is None:
            return ()
        ends = {"worst": Spoken(rounded, self.worst, 2), "best": Spoken(rounded, self.best, 2)}
        return (Message(f"result.score.{'between' if self.best - self.worst > SAME else 'exactly'}", **ends),)

    @property
    def thin(self) -> bool:
        """Whether it rests on fewer than five issues, and so must nowhere look strong."""
        return self.coverage.n < FEWEST


def score(rows: Iterable[IssueComparison], weights: dict[str, float], metric: str, label: str) -> Score:
    """Return the score of a group of compared issues.

    Parameters
    ----------
    rows : iterable of IssueComparison
    weights : dict
        Weight of each issue, from 0 to 1.
    metric, label : str
        Names of the metric and of the weights, for the result.
    """
    rows = list(rows)
    known = [row for row in rows if row.distance is not None]
    measurable = [row for row in rows if row.measurable]
    agreement = _mean_agreement([(weights[row.issue.id], row.distance) for row in known])
    return Score(
        agreement,
        Coverage(len(known), len(rows)),
        _mean_agreement([(weights[row.issue.id], row.low) for row in measurable]),
        _mean_agreement([(weights[row.issue.id], row.high) for row in measurable]),
        metric,
        label,
        sum(row.by_elimination for row in rows),
        "" if agreement is not None else why_none(rows, bool(known), metric),
    )


def _mean_agreement(pairs: list[tuple[float, float | None]]) -> float | None:
    total = sum(weight for weight, _ in pairs)
    if not total:
        return None
    return 1 - sum(weight * distance for weight, distance in pairs if distance is not None) / total


def why_none(rows: Sequence[IssueComparison], known: bool, metric: str) -> Message:
    """Return why there is no agreement over issues, of which some are known or none."""
    if not rows:
        return Message("score.none.no-issue")
    if not any(applies(row.issue.scale, metric) for row in rows):
        return Message("score.none.no-midpoint", metric=metric)
    if known:
        return Message("score.none.no-weight")
    return Message("score.none.not-known", n=len(rows))
