"""One comparison under every combination of settings: the rows that each gives, each worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from negotiation_kit.analysis.comparing.comparison import Comparison
from negotiation_kit.analysis.comparing.measuring import measure
from negotiation_kit.analysis.comparing.settings import check_settings
from negotiation_kit.analysis.comparing.stances import CODINGS, Stance, Stances
from negotiation_kit.analysis.comparing.verdict import Verdict, verdicts_at
from negotiation_kit.model import LEAD, Account, Case, Confidence, Engagement, Issue, Party, Position
from negotiation_kit.scales.distance import BETWEEN, METRICS, applies
from negotiation_kit.wording import Message, joined, on_one_line

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]
else:
    from negotiation_kit.analysis.arrays import np

THRESHOLDS = (0.1, 0.25, 0.4)
VERDICTS = tuple(Verdict)
NOT_TRIED = -1
"""In place of a verdict: the metric is not defined on the scale, or the coder has not coded the issue."""
DISTANCE, LOW, HIGH, LEFT, VERDICT = range(5)
"""An outcome: a distance, its bounds, whether elimination leaves just one, and a place in `VERDICTS`."""
Outcome = tuple[float | None, float | None, float | None, bool, int]
Axes = Mapping[str, tuple[Any, ...]]
_HEARSAY = (Account.OTHER_SIDE, Account.THIRD)
_SHARP = 12
"""Decimals of a distance: what differs behind them comes from the order of sums, and is no other outcome."""


class Setting(NamedTuple):
    """One way to compare.

    Parameters
    ----------
    coding, metric, threshold, coder
        As of `compare`; another coder's readings stand in where there are any.
    elimination : bool
        Whether the one outcome that rejections leave counts as stated.
    hearsay : bool
        Whether an entry counts that only the other side or a third tells of.
    low_confidence : bool
        Whether an entry counts of whose reading the coder is not sure.
    between : {"gap", "reach"}
        Which distance counts between the two sides.
    dependence : {"each", "once"}
        Whether issues that hang together count each, or together as one.
    """

    coding: str
    metric: str
    threshold: float
    coder: str = LEAD
    elimination: bool = False
    hearsay: bool = True
    low_confidence: bool = True
    between: str = "gap"
    dependence: str = "each"

    def __repr__(self) -> str:
        return on_one_line(self)

    def __str__(self) -> str:
        usual = self._field_defaults
        told = self._asdict().items()
        return joined((value_text(name, value) for name, value in told if usual.get(name) != value), ", ")


def value_text(name: str, value: object) -> Message:
    """Return what a dimension is set to, in words."""
    if name == "metric":
        return Message(f"metric.{value}")
    if name == "threshold":
        return Message("multiverse.threshold", value=float(str(value)))
    if name == "coder":
        return Message("multiverse.coder", value=value)
    return Message(f"multiverse.{name.replace('_', '-')}.{str(value).lower()}")


def setting_of(comparison: Comparison) -> Setting:
    """Return the setting that a comparison was made with."""
    return Setting(comparison.coding, comparison.metric, comparison.threshold, comparison.coder)


def grid(comparison: Comparison, thresholds: Iterable[float]) -> tuple[dict[str, tuple[Any, ...]], Floats]:
    """Return the dimensions that change a row, with their values, and the rows under each combination.

    Parameters
    ----------
    comparison : Comparison
    thresholds : iterable of float
        Tried besides the comparison's own.

    Returns
    -------
    dimensions : dict
        In the order of `Setting`; all but `dependence`, which changes no row.
    rows : array, settings x issues x 5
        Outcomes, not a number where there is no distance. The last dimension changes fastest.

    Raises
    ------
    ToldError
        For a threshold that is no number from 0 to below 0.5.
    """
    for threshold in (given := (*thresholds, comparison.threshold)):
        check_settings(comparison.case, threshold=threshold)
    axes, own = _axes(comparison, sorted(set(given))), setting_of(comparison)
    readings = _Readings(comparison)
    tried = [_tried(readings, row.issue, axes) for row in comparison.rows]
    for place, name in enumerate(axes):
        if not any(_changes(*item, place) for item in tried):
            at = axes[name].index(getattr(own, name))
            tried = [
                (numbers if numbers.shape[place] == 1 else numbers.take([at], axis=place), outcomes)
                for numbers, outcomes in tried
            ]
            axes |= {name: (getattr(own, name),)}
    shape = [len(values) for values in axes.values()]
    rows = [outcomes[np.broadcast_to(numbers, shape).ravel()] for numbers, outcomes in tried]
    every = np.stack(rows, axis=1) if rows else np.empty((1, 0, VERDICT + 1))
    return {name: values for name, values in axes.items() if len(values) > 1}, every


def _axes(comparison: Comparison, thresholds: list[float]) -> dict[str, tuple[Any, ...]]:
    """Return the values of every dimension that can be tried on some issue."""
    scales, own = [row.issue.scale for row in comparison.rows], comparison.metric
    metrics = (name for name in METRICS if name == own or any(applies(scale, name) for scale in scales))
    return {
        "coding": CODINGS,
        "metric": tuple(metrics),
        "threshold": tuple(thresholds),
        "coder": _coders(comparison),
        "elimination": (False, True),
        "hearsay": (True, False),
        "low_confidence": (True, False),
        "between": BETWEEN,
    }


def _coders(comparison: Comparison) -> tuple[str, ...]:
    """Return the comparison's own coder, then who else has coded one of the two parties in the round."""
    parties, own = (comparison.a.id, comparison.b.id), comparison.coder
    entries = (entry for entry in comparison.case.positions if entry.round == comparison.round.id)
    found = {entry.coder for entry in entries if entry.party in parties} - {own}
    return own, *sorted(found, key=lambda coder: (coder != LEAD, coder))


class _Readings:
    """Looks up the stances of the two sides under a setting; what several give alike is made once."""

    def __init__(self, comparison: Comparison) -> None:
        self.own = comparison
        self._parties: list[Party] = [comparison.a, comparison.b]
        self._found: dict[tuple[Any, ...], Stance] = {}

    def axes(self, issue: Issue, axes: Axes) -> Axes:
        """Return the values that can make a difference on one issue."""
        entries = list(self._entries(issue, axes["coder"]))
        matters = {
            "coding": any(entry.printed for entry in entries),
            "elimination": any(entry.rejects or entry.printed for entry in entries),
            "hearsay": any(map(_is_hearsay, entries)),
            "low_confidence": any(map(_is_unsure, entries)),
        }
        own = setting_of(self.own)
        return {
            name: values if matters.get(name, True) else (getattr(own, name),)
            for name, values in axes.items()
        }

    def _entries(self, issue: Issue, coders: Iterable[str]) -> Iterable[Position]:
        case, round = self.own.case, self.own.round.id
        names = {
            name for party in self._parties for name in (party.id, *(one.group for one in party.member_of))
        }
        for name, coder in product(names, coders):
            yield from case.entries(name, issue.id, round, coder)

    def _has_coded(self, party: Party, issue: Issue, coder: str) -> bool:
        """Return whether a coder has said anything of a party on an issue."""
        entries = self.own.case.entries(party.id, issue.id, self.own.round.id, coder)
        return any(entry.engagement is not Engagement.NOT_CODED for entry in entries)

    def tried(self, issue: Issue, setting: Setting) -> bool:
        """Return whether a setting says anything of an issue."""
        coder = setting.coder
        coded = coder == self.own.coder or any(self._has_coded(one, issue, coder) for one in self._parties)
        return coded and applies(issue.scale, setting.metric)

    def of(self, issue: Issue, setting: Setting) -> tuple[Stance, Stance]:
        """Return the two stances."""
        one, other = (self._stance(party, issue, setting) for party in self._parties)
        return one, other

    def _stance(self, party: Party, issue: Issue, setting: Setting) -> Stance:
        owner = setting.coder if self._has_coded(party, issue, setting.coder) else self.own.coder
        counting = (setting.coding, owner, setting.hearsay, setting.low_confidence, setting.elimination)
        key = (party.id, issue.id, *counting)
        if key not in self._found:
            own, case = self.own, _counting(self.own.case, setting.hearsay, setting.low_confidence)
            how = (own.conditionals, own.channels, own.inherit)
            found = Stances(case, own.round.id, setting.coding, owner, *how).of(party, issue)
            counts = setting.elimination and found.only_left is not None
            self._found[key] = replace(found, left_counts=True) if counts else found
        return self._found[key]


def _counting(case: Case, hearsay: bool, unsure: bool) -> Case:
    """Return a case with hearsay, or readings the coder is not sure of, or without; kept with the case."""
    if hearsay and unsure:
        return case
    left = (entry for entry in case.positions if hearsay or not _is_hearsay(entry))
    counting = (entry for entry in left if unsure or not _is_unsure(entry))
    return case.kept(("counting", hearsay, unsure), lambda: replace(case, positions=tuple(counting)))


def _is_hearsay(entry: Position) -> bool:
    return entry.account in _HEARSAY


def _is_unsure(entry: Position) -> bool:
    return entry.confidence is Confidence.LOW


def _tried(readings: _Readings, issue: Issue, every: Axes) -> tuple[Ints, Floats]:
    """Return the number of an issue's outcome under every setting that can matter, and the outcomes."""
    axes, outcomes = readings.axes(issue, every), _Outcomes(every["threshold"])
    # Thresholds are tried together, and so come last; in a setting they stand third.
    others = {**axes, "threshold": every["threshold"][:1]}
    settings = (Setting(*values) for values in product(*others.values()))
    places = [
        outcomes.of(*readings.of(issue, setting), setting, readings.tried(issue, setting))
        for setting in settings
    ]
    shape = [len(values) for values in others.values()]
    shaped = np.array(places).reshape(*shape, -1).swapaxes(list(axes).index("threshold"), -1)
    return shaped[..., 0], np.array(outcomes.found, dtype=float)


class _Outcomes:
    """Numbers the outcomes of one issue; stances that are judged alike are judged once."""

    def __init__(self, thresholds: tuple[float, ...]) -> None:
        self.found: list[Outcome] = []
        self._thresholds = thresholds
        self._numbers: dict[tuple[float | None, ...], int] = {}
        self._judged: dict[tuple[Any, ...], list[int]] = {}

    def of(self, one: Stance, other: Stance, setting: Setting, tried: bool) -> list[int]:
        """Return the number of the outcome at every threshold."""
        between = setting.between if _several(one) or _several(other) else BETWEEN[0]
        sides = (one.signature, one.left_counts, other.signature, other.left_counts)
        key = (*sides, setting.metric, between, tried)
        if key not in self._judged:
            told = _told(one, other, setting.metric, between, self._thresholds, tried)
            self._judged[key] = [self._number(outcome) for outcome in told]
        return self._judged[key]

    def _number(self, outcome: Outcome) -> int:
        """Return an outcome's number; one that differs by the order of a sum alone is the same."""
        alike = (*(item if item is None else round(item, _SHARP) for item in outcome[:LEFT]), *outcome[LEFT:])
        if alike not in self._numbers:
            self._numbers[alike] = len(self.found)
            self.found.append(outcome)
        return self._numbers[alike]


def _several(side: Stance) -> bool:
    """Return whether a party wants more than one outcome: only then do gap and reach differ."""
    return len(side.offers) > 1 or any(not offer.may_be.single for offer in side.offers)


def _told(
    one: Stance, other: Stance, metric: str, between: str, thresholds: tuple[float, ...], tried: bool
) -> list[Outcome]:
    """Return what two stances give at every threshold."""
    row = measure(one, other, metric, between)
    left = any(side.on(row.object).only_left is not None for side in (one, other))
    figures = (row.distance, row.low, row.high, left)
    if not tried:
        return [(*figures, NOT_TRIED)] * len(thresholds)
    # Only a distance can be above one threshold and below another, and then the verdict turns just once.
    ends = thresholds[:: max(len(thresholds) - 1, 1)] if row.kind.decided else thresholds[:1]
    found = verdicts_at(one, other, metric, ends, row)
    alike = found[0] is found[-1]
    every = found[:1] * len(thresholds) if alike else verdicts_at(one, other, metric, thresholds, row)
    return [(*figures, VERDICTS.index(verdict)) for verdict in every]


def _changes(numbers: Ints, outcomes: Floats, place: int) -> bool:
    """Return whether an issue's outcome hangs on a dimension, wherever it is tried."""
    if numbers.shape[place] == 1:
        return False
    counted = np.where(outcomes[numbers, VERDICT] == NOT_TRIED, NOT_TRIED, numbers)
    most = counted.max(axis=place, keepdims=True)
    return bool(((counted != NOT_TRIED) & (counted != most)).any())
