"""What each issue counts: equal unless the analyst says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite

from negotiation_kit.comparison.verdict import IssueComparison
from negotiation_kit.errors import UnknownNameError

SALIENCE = "salience"
Weights = Mapping[str, float] | str | None


def issue_weights(rows: Iterable[IssueComparison], weights: Weights) -> tuple[dict[str, float], str]:
    """Return the weight of every issue and the name of the weighting.

    Parameters
    ----------
    rows : iterable of IssueComparison
    weights : mapping, "salience" or None
        None: all issues weigh the same. A mapping from issue to a number, not negative: issues it does not
        name weigh 1. "salience": the mean of the salience the two parties have stated.

    Raises
    ------
    ValueError
        For a negative or infinite weight, or where salience is missing on an issue.
    UnknownNameError
        For a weight on an issue that is not there.
    """
    rows = list(rows)
    if isinstance(weights, str):
        if weights != SALIENCE:
            raise UnknownNameError("weighting", weights, [SALIENCE])
        return _salience(rows), "weighted by salience"
    return checked_weights([row.issue.id for row in rows], weights)


def checked_weights(known: list[str], weights: Mapping[str, float] | None) -> tuple[dict[str, float], str]:
    """Return the weight of every known issue, 1 where none is given, and the name of the weighting."""
    if weights is None:
        return dict.fromkeys(known, 1.0), "equal weights"
    for name, weight in weights.items():
        if name not in known:
            raise UnknownNameError("issue", name, known)
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not isfinite(weight) or weight < 0:
            raise ValueError(f"the weight of {name!r} is {weight!r}, expected a number that is not negative")
    return {name: float(weights.get(name, 1.0)) for name in known}, "weights given by the analyst"


def _salience(rows: list[IssueComparison]) -> dict[str, float]:
    found = {row.issue.id: _stated(row) for row in rows}
    missing = [name for name, stated in found.items() if not stated]
    if missing:
        raise ValueError(
            "weights='salience' needs a stated salience on every issue, and it is never invented; "
            f"there is none on: {', '.join(missing)}"
        )
    return {name: sum(stated) / len(stated) for name, stated in found.items()}


def _stated(row: IssueComparison) -> list[float]:
    """Return the salience each party has stated on the issue, one number a party."""
    firsts = (
        next((entry.salience for entry in party.entries if entry.salience is not None), None) for party in (row.a, row.b)
    )
    return [salience for salience in firsts if salience is not None]
