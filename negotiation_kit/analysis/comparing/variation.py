"""The same comparison with one thing changed at a time: what becomes of the score and of the verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from negotiation_kit.analysis.comparing.comparison import Comparison
from negotiation_kit.analysis.comparing.grid import NOT_TRIED, VERDICTS, setting_of
from negotiation_kit.analysis.comparing.multiverses import Multiverse
from negotiation_kit.analysis.comparing.score import Score, score
from negotiation_kit.analysis.comparing.verdict import Verdict
from negotiation_kit.analysis.comparing.weights import EQUAL, LABELS, NAMED, issue_weights, relative
from negotiation_kit.errors import ToldError
from negotiation_kit.wording import Message, Short


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
