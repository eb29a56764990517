"""What each issue counts, which hang together, and how much two parties agree: never a number alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from numbers import Real
from typing import NamedTuple

from negotiation_kit.analysis.comparing.verdict import IssueComparison
from negotiation_kit.errors import ToldError, UnknownNameError, listed
from negotiation_kit.model import Position
from negotiation_kit.scales.distance import SAME, applies
from negotiation_kit.wording import ENGLISH, Message, Printable, Spoken, joined, rounded, say

FEWEST = 5
"""On fewer issues a number says little: it is shown faint, and sorted behind the others."""
PERCENT = 100
UNITS: Mapping[str, float] = {"points": 1.0, "share": float(PERCENT)}
"""How many points of 100 the number 1 stands for, by what a table counts salience in."""


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
    return Message("score.none.no-weight") if known else Message("score.none.not-known", n=len(rows))


SALIENCE, ATTENTION = "salience", "attention"
NAMED = (SALIENCE, ATTENTION)
"""The weightings that are asked for by a word."""
LABELS: Mapping[str, str] = {
    SALIENCE: Message("weights.salience"),
    ATTENTION: Message("weights.attention"),
}
EQUAL = Message("weights.equal")
Weights = Mapping[str, float] | str | None


def issue_weights(
    rows: Iterable[IssueComparison], weights: Weights, known: Iterable[str] = ()
) -> tuple[dict[str, float], str]:
    """Return the weight of every issue and the name of the weighting.

    Parameters
    ----------
    rows : iterable of IssueComparison
    weights : mapping, "salience", "attention" or None
        None: all issues weigh the same. A mapping from issue to a number, not negative: issues it does not
        name weigh 1. "salience": the mean of the salience the two parties have stated. "attention": how many
        different passages are cited for the two, a proxy for how much the sources make of an issue.
    known : iterable of str
        Issues that may be named besides those of the rows: the case's other issues, which count for nothing.

    Raises
    ------
    ToldError
        For weights that are no mapping, a negative or infinite weight, an issue without a salience, or
        attention where no passage is cited.
    UnknownNameError
        For a weight on an issue that is not there.
    """
    rows = list(rows)
    if (named := named_weighting(weights)) is not None:
        return (_salience if named == SALIENCE else _attention)(rows), LABELS[named]
    return checked_weights([row.issue.id for row in rows], weights, known)


def named_weighting(weights: Weights) -> str | None:
    """Return the weighting asked for by a word, None where there is no word; raise for one unknown."""
    if not isinstance(weights, str):
        return None
    if weights not in NAMED:
        raise UnknownNameError("weighting", weights, NAMED)
    return weights


def wants_salience(weights: Weights) -> bool:
    """Return whether salience is asked for, where it is the only weighting by a word; raise for another."""
    if isinstance(weights, str) and weights != SALIENCE:
        raise UnknownNameError("weighting", weights, [SALIENCE])
    return isinstance(weights, str)


def checked_weights(
    asked: list[str], weights: Weights, known: Iterable[str] = ()
) -> tuple[dict[str, float], Message]:
    """Return the weight of every issue asked, 1 where none is given, and the name of the weighting.

    A mapping that names no issue gives no weights: that is equal weights, and is called so.
    """
    given = {} if weights is None else weights
    if isinstance(given, str) or not (hasattr(given, "items") and hasattr(given, "get")):
        raise ToldError(Message("error.weights", weights=repr(weights)))
    names = list(dict.fromkeys([*asked, *known]))
    for name, weight in given.items():
        if name not in names:
            raise UnknownNameError("issue", name, names)
        if isinstance(weight, bool) or not isinstance(weight, Real) or not isfinite(weight) or weight < 0:
            raise ToldError(Message("error.weight", issue=repr(name), weight=repr(weight)))
    label = Message("weights.given") if len(given) else EQUAL
    return {name: float(given.get(name, 1.0)) for name in asked}, label


def relative(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weights as shares of the greatest, so that no sum of them runs over; all 0 stay 0."""
    greatest = max(weights.values(), default=0.0)
    return {name: weight / greatest if greatest else 0.0 for name, weight in weights.items()}


def stated_salience(entries: Iterable[Position]) -> float | None:
    """Return the salience a party has stated on an issue: where entries differ, the mean of the numbers."""
    stated = sorted({entry.salience for entry in entries if entry.salience is not None})
    return sum(stated) / len(stated) if stated else None


def cited(entries: Iterable[Position]) -> frozenset[tuple[str, int]]:
    """Return the passages that entries cite, each as source and number."""
    return frozenset((piece.source, piece.passage) for entry in entries for piece in entry.evidence)


def _salience(rows: list[IssueComparison]) -> dict[str, float]:
    found = {
        row.issue.id: [
            stated for side in (row.a, row.b) if (stated := stated_salience(side.entries)) is not None
        ]
        for row in rows
    }
    if missing := [name for name, stated in found.items() if not stated]:
        raise ToldError(Message("error.no-salience", issues=listed(missing)))
    return {name: sum(stated) / len(stated) for name, stated in found.items()}


def _attention(rows: list[IssueComparison]) -> dict[str, float]:
    found = {row.issue.id: float(len(cited((*row.a.entries, *row.b.entries)))) for row in rows}
    if rows and not any(found.values()):
        raise ToldError(Message("error.no-attention"))
    return found


def dependent(rows: Iterable[IssueComparison]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of two or more issues that hang together, in the order of the rows.

    Two issues hang together if one is part of the other, if both are part of a third, or if the entries of
    the two sides cite just the same passages; and so do issues that hang together with the same one.

    Parameters
    ----------
    rows : iterable of IssueComparison
    """
    rows = list(rows)
    group_of: dict[Hashable, int] = {}
    for number, row in enumerate(rows):
        joined = {group_of[tie] for tie in _ties(row) if tie in group_of}
        group_of |= {tie: min(joined, default=number) for tie in _ties(row)}
        group_of |= {tie: min(joined) for tie, group in group_of.items() if group in joined}
    groups: dict[int, list[str]] = {}
    for row in rows:
        groups.setdefault(group_of[row.issue.id], []).append(row.issue.id)
    return tuple(tuple(issues) for issues in groups.values() if len(issues) > 1)


def _ties(row: IssueComparison) -> Iterator[Hashable]:
    """Yield what an issue has in common with each it hangs together with."""
    yield row.issue.id
    if row.issue.part_of:
        yield row.issue.part_of
    if passages := cited((*row.a.entries, *row.b.entries)):
        yield passages


def unit_of(salience: str) -> float:
    """Return how many points of 100 the number 1 stands for; a unit that is not there is told."""
    if salience not in UNITS:
        raise UnknownNameError("unit of salience", salience, UNITS)
    return UNITS[salience]
