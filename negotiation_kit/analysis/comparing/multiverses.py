"""What holds of a comparison in every defensible setting, and what would turn the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import isfinite
from numbers import Real
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from negotiation_kit.analysis.comparing.comparison import Comparison
from negotiation_kit.analysis.comparing.grid import (
    DISTANCE,
    HIGH,
    LEFT,
    LOW,
    NOT_TRIED,
    THRESHOLDS,
    VERDICT,
    VERDICTS,
    Setting,
    grid,
    setting_of,
)
from negotiation_kit.analysis.comparing.score import FEWEST, Coverage, Score, dependent, relative, why_none
from negotiation_kit.analysis.comparing.verdict import IssueComparison, Verdict, turn
from negotiation_kit.errors import ToldError
from negotiation_kit.scales.distance import SAME, applies
from negotiation_kit.wording import Message, Printable, joined, on_one_line

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]
else:
    from negotiation_kit.analysis.arrays import np, pd

M = TypeVar("M", bound="Multiverse")
HALF = 0.5
ONCE = ("each", "once")


class Scores(NamedTuple):
    """The agreement of every setting, with its bounds and coverage; not a number where there is none."""

    agreement: Floats
    worst: Floats
    best: Floats
    n: Ints
    of: Ints

    def __repr__(self) -> str:
        return on_one_line(self)


class TippingPoint(NamedTuple):
    """What would turn one issue, or bring the whole to the target of a multiverse.

    Parameters
    ----------
    threshold : float or None
        The smallest that counts the issue as near, with the verdicts `below` it and `above`, from it on;
        None where all thresholds below 0.5 give the same verdict.
    weight : float
        As it is.
    needed : float or None
        The weight at which the agreement is the target: with T the distance that belongs to it, the sum
        over the other known issues of w (T - d), divided by this one's d - T. None where that is not
        positive, or the distance is not known.
    """

    issue: str
    title: str
    verdict: Verdict
    threshold: float | None
    below: Verdict | None
    above: Verdict | None
    weight: float
    needed: float | None

    def __repr__(self) -> str:
        return on_one_line(self)


@dataclass(frozen=True, repr=False)
class Multiverse(Printable):
    """The result of `multiverse`.

    Parameters
    ----------
    comparison : Comparison
        That of the printed setting.
    dimensions : dict
        What is varied, with its values: only what changes a row, or how often one counts.
    rows : array, settings x issues x 5
        As `grid` gives them.
    target : float
        The agreement for which `tipping` tells the weight that an issue would need.
    """

    comparison: Comparison
    dimensions: dict[str, tuple[Any, ...]]
    rows: Floats = field(compare=False, repr=False)
    target: float = HALF

    _names = ("holds", "frame", "tipping", "settings", "turns(issue)")
    _columns = ("verdict", "holds", "of")
    _frame = "holds"

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        return self.summary

    @cached_property
    def settings(self) -> tuple[Setting, ...]:
        """Every combination tried, the last dimension changing fastest."""
        own = setting_of(self.comparison)._asdict()
        axes = (self.dimensions.get(name, (value,)) for name, value in own.items())
        return tuple(Setting(*values) for values in product(*axes))

    @cached_property
    def own(self) -> int:
        """The place of the comparison's own setting."""
        return self.settings.index(setting_of(self.comparison))

    @cached_property
    def dependent(self) -> tuple[tuple[str, ...], ...]:
        """Groups of issues that rest on the same passages, or are part of one another."""
        return dependent(self.comparison.rows)

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The issues that can hold or turn: those on whose scale the comparison's own metric is defined."""
        metric = self.comparison.metric
        return tuple(row.issue.id for row in self.comparison.rows if applies(row.issue.scale, metric))

    @cached_property
    def stable(self) -> tuple[str, ...]:
        """The issues with the same verdict in every setting."""
        return tuple(issue for issue, (holds, of) in self.held.items() if holds == of)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a setting: what it is, and what comes of it.

        Columns: those of `Setting`; agreement, worst, best, n, of, as of a score; thin, whether that is
        fewer than five issues; turned, how many verdicts differ from the comparison's own; own, whether
        it is its own.
        """
        found = pd.DataFrame(self.settings, columns=list(Setting._fields)).assign(**self.scores._asdict())
        turned = self.turned.sum(axis=1)
        return found.assign(thin=found["n"] < FEWEST, turned=turned, own=found.index == self.own)

    @cached_property
    def holds(self) -> pd.DataFrame:
        """One row an issue, by issue id: title, verdict, in how many settings it holds, and of how many.

        A setting counts where its metric is defined on the issue's scale and its coder has coded the issue
        for one of the two. Issues on whose scale the comparison's own metric is not defined are left out.
        """
        rows = ((row.issue, row.verdict.value) for row in self.comparison.rows if row.issue.id in self.held)
        found = {issue.id: (issue.title, verdict, *self.held[issue.id]) for issue, verdict in rows}
        return pd.DataFrame.from_dict(found, orient="index", columns=["title", "verdict", "holds", "of"])

    @cached_property
    def held(self) -> dict[str, tuple[int, int]]:
        """In how many settings each issue's verdict holds, and of how many, as in `holds`."""
        tried = self.verdict_codes != NOT_TRIED
        counts = ((tried & ~self.turned).sum(axis=0).tolist(), tried.sum(axis=0).tolist())
        issues = (row.issue.id for row in self.comparison.rows)
        found = {issue: (n, of) for issue, n, of in zip(issues, *counts, strict=True)}
        return {issue: found[issue] for issue in self.counted}

    @cached_property
    def tipping(self) -> pd.DataFrame:
        """One row an issue, by issue id, with the fields of `TippingPoint` as columns."""
        found = pd.DataFrame(self.points, columns=list(TippingPoint._fields)).set_index("issue")
        return found.astype({"threshold": float, "weight": float, "needed": float}).rename_axis(None)

    @cached_property
    def points(self) -> tuple[TippingPoint, ...]:
        """What, with nothing else changed, would turn each issue or bring the whole to the target."""
        return tuple(map(self._point, self.comparison.rows))

    @cached_property
    def left_out(self) -> dict[str, float]:
        """The agreement without each issue with a known distance, where five others at least are left."""
        shares = relative(self.comparison.weights)
        known = [(row.issue.id, row.distance) for row in self.comparison.rows if row.distance is not None]
        weight = sum(shares[issue] for issue, _ in known)
        apart = sum(shares[issue] * distance for issue, distance in known)
        return {
            issue: 1 - (apart - shares[issue] * distance) / (weight - shares[issue])
            for issue, distance in known
            if len(known) > FEWEST and weight - shares[issue] > SAME
        }

    @cached_property
    def ends(self) -> tuple[float, float] | None:
        """The lowest and the highest agreement of the settings that rest on five issues or more."""
        found = self.scores.agreement[self.scores.n >= FEWEST]
        known = [value for value in found.tolist() if isfinite(value)]
        return (min(known), max(known)) if known else None

    @property
    def summary(self) -> Message:
        """How many verdicts hold in all settings, and from where to where the agreement runs."""
        counts = {"n": len(self.stable), "of": len(self.counted), "settings": len(self.settings)}
        if not self.dimensions:
            return Message("multiverse.nothing")
        thin, left = int((self.scores.n < FEWEST).sum()), len(self.comparison.rows) - len(self.counted)
        without = sorted(self.left_out.values())
        return joined(
            [
                Message("multiverse.hold", **counts),
                _span("multiverse.runs", *self.ends)
                if self.ends
                else Message("multiverse.no-range", fewest=FEWEST),
                _span("multiverse.left-out", without[0], without[-1]) if without else "",
                Message("multiverse.thin", n=thin, fewest=FEWEST) if thin and self.ends else "",
                Message("method.no-such-metric", n=left) if left else "",
            ]
        )

    def turns(self, issue: str) -> dict[Verdict, tuple[Setting, ...]]:
        """Return what else a verdict may be, each with the settings that give it by the fewest changes.

        Raises
        ------
        UnknownNameError
            Where there is no such issue, or it is not asked in this round.
        """
        place = self.comparison.rows.index(self.comparison.row(issue))
        codes, turned = self.verdict_codes[:, place], self.turned[:, place]
        told = {}
        for code in dict.fromkeys(codes[turned].tolist()):
            found = np.flatnonzero(codes == code)
            fewest = found[self._changes[found] == self._changes[found].min()]
            told[VERDICTS[code]] = tuple(self.settings[at] for at in fewest)
        return told

    def changed(self, setting: Setting) -> tuple[str, ...]:
        """Return the dimensions in which a setting differs from the comparison's own."""
        own = setting_of(self.comparison)
        return tuple(name for name in Setting._fields if getattr(setting, name) != getattr(own, name))

    def score(self, place: int) -> Score:
        """Return the score in one of the settings."""
        own, found = self.comparison, self.scores
        agreement, worst, best = (
            float(values[place]) if isfinite(values[place]) else None for values in found[:3]
        )
        metric, coverage = self.settings[place].metric, Coverage(int(found.n[place]), int(found.of[place]))
        left = int(self.rows[place, :, LEFT].sum())
        note = why_none(own.rows, coverage.n > 0, metric) if agreement is None else ""
        return Score(agreement, coverage, best, worst, metric, own.weighting, left, note)

    @cached_property
    def scores(self) -> Scores:
        """The agreement of every setting."""
        once = np.array([setting.dependence == ONCE[1] for setting in self.settings])
        low, high = (self._means(self.rows[:, :, place], once)[0] for place in (LOW, HIGH))
        agreement, n, of = self._means(self.rows[:, :, DISTANCE], once)
        return Scores(agreement, high, low, n, of)

    @cached_property
    def verdict_codes(self) -> Ints:
        """The place of each verdict in `VERDICTS`, settings x issues; -1 where nothing is tried."""
        return self.rows[:, :, VERDICT].astype(int)

    @cached_property
    def turned(self) -> Any:
        """Whether each verdict differs from the comparison's own, settings x issues."""
        codes = self.verdict_codes
        return (codes != NOT_TRIED) & (codes != codes[self.own])

    @cached_property
    def _changes(self) -> Ints:
        return np.array([len(self.changed(setting)) for setting in self.settings])

    def _means(self, distances: Floats, once: Any) -> tuple[Floats, Ints, Ints]:
        """Return agreement, on how many issues and of how many; together as one where `once` says so."""
        place = {row.issue.id: at for at, row in enumerate(self.comparison.rows)}
        shares, known = relative(self.comparison.weights), np.isfinite(distances)
        weights = known * np.array([shares[name] for name in place])
        n, of = known.sum(axis=1), np.full(len(known), len(place))
        for group in self.dependent if once.any() else ():
            members = [place[name] for name in group]
            several = np.where(once, known[:, members].sum(axis=1).clip(min=1), 1)
            weights[:, members] /= several[:, None]
            n, of = n - (several - 1), of - once * (len(group) - 1)
        total = weights.sum(axis=1)
        apart = (weights * np.where(known, distances, 0.0)).sum(axis=1)
        return np.where(total > 0, 1 - apart / np.where(total > 0, total, 1.0), np.nan), n, of

    def _point(self, row: IssueComparison) -> TippingPoint:
        threshold, below, above = turn(row, self.comparison.metric) or (None, None, None)
        issue, weight = row.issue, self.comparison.weights[row.issue.id]
        needed = self._needed(row, weight)
        return TippingPoint(issue.id, issue.title, row.verdict, threshold, below, above, weight, needed)

    def _needed(self, row: IssueComparison, weight: float) -> float | None:
        """Return the weight at which the agreement is the target; None where no positive one is."""
        if row.distance is None or abs(beyond := row.distance - (1 - self.target)) <= SAME:
            return None
        needed = (self._missing + weight * beyond) / beyond
        return needed if needed > SAME else None

    @cached_property
    def _missing(self) -> float:
        """How much distance all known issues together lack to the target, each times its weight."""
        known = ((row.issue.id, row.distance) for row in self.comparison.rows)
        weights, apart = self.comparison.weights, 1 - self.target
        return sum(weights[issue] * (apart - far) for issue, far in known if far is not None)


def multiverse(
    comparison: Comparison, *, thresholds: Iterable[float] = THRESHOLDS, target: float = HALF
) -> Multiverse:
    """Compare the same parties in every combination of settings that changes a row.

    Varied are the column, the metric, the threshold, the coder, whether elimination, hearsay and readings
    of low confidence count, the distance between the two, and whether issues that hang together count once.
    Another coder's readings stand in for the comparison's own wherever that coder has coded an issue for a
    party; where not, the comparison's own stay, so that a verdict never turns because somebody coded less.

    Parameters
    ----------
    comparison : Comparison
    thresholds : iterable of float
        Tried besides the comparison's own.
    target : float
        The agreement for which `tipping` tells the weight that an issue would need.

    Returns
    -------
    Multiverse

    Raises
    ------
    ToldError
        For a threshold that is no number from 0 to below 0.5, or a target outside [0, 1].

    Examples
    --------
    >>> from negotiation_kit import compare, load_case
    >>> tried = multiverse(compare(load_case("harbour-lease"), "port", "ferries"))
    >>> list(tried.dimensions), len(tried.settings), len(tried.stable)
    (['metric', 'threshold'], 9, 7)

    References
    ----------
    Steegen, S., Tuerlinckx, F., Gelman, A. and Vanpaemel, W. (2016). Increasing transparency through a
    multiverse analysis. Perspectives on Psychological Science 11, 702-712.
    """
    if isinstance(target, bool) or not isinstance(target, Real) or not 0 <= target <= 1:
        raise ToldError(Message("error.target", target=repr(target)))
    return made(Multiverse, comparison, thresholds, target)


def made(kind: type[M], comparison: Comparison, thresholds: Iterable[float], target: float) -> M:
    """Return the multiverse of a comparison, of one kind or the other."""
    dimensions, rows = grid(comparison, thresholds)
    measured = {
        row.issue.id
        for row, low in zip(comparison.rows, rows[..., LOW].T, strict=True)
        if np.isfinite(low).any()
    }
    if any(len(measured.intersection(group)) > 1 for group in dependent(comparison.rows)):
        dimensions, rows = dimensions | {"dependence": ONCE}, rows.repeat(len(ONCE), axis=0)
    return kind(comparison=comparison, dimensions=dimensions, rows=rows, target=target)


def _span(code: str, low: float, high: float) -> Message:
    return Message(code, low=low, high=high)
