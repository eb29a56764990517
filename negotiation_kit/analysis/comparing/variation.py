"""The same comparison with one thing changed at a time: what becomes of the score and of the verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from negotiation_kit.analysis.comparing.comparison import Comparison
from negotiation_kit.analysis.comparing.robust import Robustness, Setting, rows_under
from negotiation_kit.analysis.comparing.score import Score, score
from negotiation_kit.analysis.comparing.stances import CODINGS
from negotiation_kit.analysis.comparing.verdict import IssueComparison, Verdict
from negotiation_kit.analysis.comparing.weights import EQUAL, LABELS, NAMED, issue_weights, relative
from negotiation_kit.errors import ToldError
from negotiation_kit.scales.distance import METRICS
from negotiation_kit.wording import Message


@dataclass(frozen=True)
class Variant:
    """A comparison with one thing changed.

    Parameters
    ----------
    changed : {"coding", "metric", "threshold", "coder", "weights"}
    to : str
        What it was changed to.
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


def variants(found: Robustness) -> tuple[Variant, ...]:
    """Return the comparison with its coding, metric, threshold, coder or weights changed, each alone.

    Parameters
    ----------
    found : Robustness
        Its settings are those tried.

    Returns
    -------
    tuple of Variant
        Weights change no verdict, and a threshold no score. Salience is tried only where the two parties
        state it on every issue, attention only where passages are cited; else `score` is None.
    """
    return (*_settings(found), *_weightings(found.comparison))


def agreements(comparison: Comparison, tried: tuple[Variant, ...]) -> tuple[float, float] | None:
    """Return the lowest and the highest agreement of a comparison and its variants; None without any."""
    scores = [comparison.score, *(variant.score for variant in tried if variant.score is not None)]
    known = [item.agreement for item in scores if item.agreement is not None]
    return (min(known), max(known)) if known else None


def _settings(found: Robustness) -> Iterator[Variant]:
    own = found.comparison
    base = Setting(own.coding, own.metric, own.threshold, own.coder)
    for coding in CODINGS:
        yield from _changed(found, base, "coding", base._replace(coding=coding))
    for metric in METRICS:
        yield from _changed(found, base, "metric", base._replace(metric=metric))
    for threshold in sorted({setting.threshold for setting in found.settings}):
        yield from _changed(found, base, "threshold", base._replace(threshold=threshold))
    for coder in dict.fromkeys(setting.coder for setting in found.settings):
        yield from _changed(found, base, "coder", base._replace(coder=coder))


def _changed(found: Robustness, base: Setting, name: str, setting: Setting) -> Iterator[Variant]:
    """Yield the variant of a setting, unless it is the comparison's own."""
    if setting == base:
        return
    own = found.comparison
    before = {row.issue.id: row.verdict for row in own.rows}
    told = {issue: verdicts[setting] for issue, verdicts in found.verdicts.items() if setting in verdicts}
    flips = {issue: verdict for issue, verdict in told.items() if verdict != before[issue]}
    value = getattr(setting, name)
    to = f"{value:g}" if isinstance(value, float) else str(value)
    # The threshold only names distances, so that the score stays what it is.
    result = own.score if name == "threshold" else _score(own, rows_under(own, setting), setting.metric)
    yield Variant(name, to, result, flips, len(told))


def _score(own: Comparison, rows: tuple[IssueComparison, ...], metric: str) -> Score:
    return score(rows, relative(own.weights), metric, own.weighting)


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
