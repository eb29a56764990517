"""What a comparison may be asked for, and which round is meant where none is named."""

from __future__ import annotations

from numbers import Real

from negotiation_kit.analysis.comparing.stances import CHANNELS, CODINGS, CONDITIONALS
from negotiation_kit.errors import ToldError, UnknownNameError
from negotiation_kit.model import LEAD, Case, Round
from negotiation_kit.scales.distance import METRICS
from negotiation_kit.wording import Message

DEFAULT_THRESHOLD = 0.25
TOO_FAR = 0.5
"""Whoever is half a scale apart is not near."""


def check_settings(
    case: Case,
    coding: str = "reading",
    metric: str = "gower",
    coder: str = LEAD,
    threshold: float = DEFAULT_THRESHOLD,
    *,
    conditionals: str = "apart",
    channels: str = "open",
) -> None:
    """Raise where a setting of a comparison cannot be used.

    Parameters
    ----------
    case : Case
    coding, metric, coder : str
    threshold : float
    conditionals, channels : str

    Raises
    ------
    UnknownNameError
        For a word that is not among those a setting knows, or a coder who is not there.
    ToldError
        For a threshold that is no number from 0 to below 0.5.
    """
    for what, word, known in (
        ("kind.coding", coding, CODINGS),
        ("kind.metric", metric, METRICS),
        ("kind.treatment-of-conditional-offers", conditionals, CONDITIONALS),
        ("kind.choice-of-channels", channels, CHANNELS),
    ):
        if word not in known:
            raise UnknownNameError(Message(what), word, known)
    if coder != LEAD and coder not in _coders(case):
        raise UnknownNameError("coder", coder, sorted(_coders(case)))
    if isinstance(threshold, bool) or not isinstance(threshold, Real) or not 0 <= threshold < TOO_FAR:
        raise ToldError(Message("error.threshold", threshold=repr(threshold), far=TOO_FAR))


def common_round(case: Case, a: str, b: str, coder: str = LEAD) -> Round:
    """Return the round to compare two parties in: the default one, else the last in which both are coded."""
    coded = _coded(case, coder)
    return usual_round(case, [item for item in case.rounds if {a, b} <= coded.get(item.id, set())])


def coded_round(case: Case, coder: str = LEAD) -> Round:
    """Return the round to show: the default one, else the last in which two or more parties are coded."""
    coded = _coded(case, coder)
    return usual_round(case, [item for item in case.rounds if len(coded.get(item.id, ())) > 1])


def usual_round(case: Case, filled: list[Round]) -> Round:
    """Return the default round if it is filled, else the last filled one, layers only where all are."""
    usual = case.round()
    if usual in filled or not filled:
        return usual
    return ([item for item in filled if item.layer_of is None] or filled)[-1]


def _coders(case: Case) -> set[str]:
    return {LEAD, *(coding.coder for coding in case.codings), *(entry.coder for entry in case.positions)}


def _coded(case: Case, coder: str) -> dict[str, set[str]]:
    """Return the parties a coder has coded in each round; kept with the case."""

    def gathered() -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for entry in case.positions:
            if entry.coder == coder:
                found.setdefault(entry.round, set()).add(entry.party)
        return found

    return case.kept(("coded", coder), gathered)
