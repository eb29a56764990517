"""What each issue counts: equal unless the analyst says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from numbers import Real

from negotiation_kit.analysis.comparing.verdict import IssueComparison
from negotiation_kit.errors import ToldError, UnknownNameError, listed
from negotiation_kit.model import Position
from negotiation_kit.wording import Message

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
    named = named_weighting(weights)
    if named is not None:
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


def no_attention() -> ToldError:
    """Return the error for positions none of which cites a passage."""
    return ToldError(Message("error.no-attention"))


def no_salience(issues: Iterable[str]) -> ToldError:
    """Return the error for issues on which neither party states a salience."""
    return ToldError(Message("error.no-salience", issues=listed(issues)))


def _salience(rows: list[IssueComparison]) -> dict[str, float]:
    found = {row.issue.id: _stated(row) for row in rows}
    missing = [name for name, stated in found.items() if not stated]
    if missing:
        raise no_salience(missing)
    return {name: sum(stated) / len(stated) for name, stated in found.items()}


def _attention(rows: list[IssueComparison]) -> dict[str, float]:
    found = {row.issue.id: float(len(cited((*row.a.entries, *row.b.entries)))) for row in rows}
    if rows and not any(found.values()):
        raise no_attention()
    return found


def _stated(row: IssueComparison) -> list[float]:
    """Return the salience each party has stated on the issue, one number a party."""
    both = (stated_salience(party.entries) for party in (row.a, row.b))
    return [salience for salience in both if salience is not None]
