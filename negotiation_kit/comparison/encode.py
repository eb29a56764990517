"""A round as codes and class tables: parties with the same stance on an issue share one class.

Distances between classes are worked out once, by the very function that `compare` uses; setting many parties
against each other is then a matter of looking them up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from negotiation_kit.comparison.stance import Stance, gather
from negotiation_kit.comparison.verdict import judge
from negotiation_kit.model import Case, Issue, Position
from negotiation_kit.scales import Line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Signature = tuple[Any, ...]


@dataclass(frozen=True)
class Encoded:
    """One issue of a round, ready to be set all against all.

    Parameters
    ----------
    codes : array of int, shape (parties,)
        The class of each party.
    distance, low, high : array of float, shape (classes, classes)
        NaN where not known; `low` and `high` NaN where there is no distance at all.
    """

    issue: Issue
    codes: NDArray[np.intp]
    distance: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def encode(case: Case, round: str, coding: str, metric: str, coder: str) -> tuple[Encoded, ...]:
    """Return every issue of a round with its classes; the result is kept with the case.

    Parameters
    ----------
    case : Case
    round, coding, metric, coder : str
    """
    key = ("encode", round, coding, metric, coder)
    if key not in case.derived:
        case.derived[key] = tuple(_issue(case, issue, round, coding, metric, coder) for issue in case.issues)
    found: tuple[Encoded, ...] = case.derived[key]
    return found


def _issue(case: Case, issue: Issue, round: str, coding: str, metric: str, coder: str) -> Encoded:
    import numpy as np

    classes: dict[Signature, int] = {}
    members: list[Stance] = []
    codes = []
    for party in case.parties:
        entries = case.entries(party.id, issue.id, round, coder)
        signature = tuple(_signature(entry) for entry in entries)
        if signature not in classes:
            classes[signature] = len(members)
            members.append(gather(party, issue, entries, coding))
        codes.append(classes[signature])
    return Encoded(issue, np.array(codes, dtype=np.intp), *_tables(members, issue, metric))


def _signature(entry: Position) -> Signature:
    """Return all of an entry that a distance can depend on."""
    return (
        entry.value, entry.rejects, entry.engagement, entry.object, bool(entry.conditional_on), entry.printed, entry.accepts,
    )  # fmt: skip


def _tables(members: list[Stance], issue: Issue, metric: str) -> tuple[NDArray[np.float64], ...]:
    import numpy as np

    size = len(members)
    tables = np.full((3, size, size), np.nan)
    simple = _simple(members, issue, metric)
    for i, one in enumerate(members):
        for j in range(i, size):
            if i in simple and j in simple:
                continue
            row = judge(one, members[j], metric, 1.0)
            cells = [np.nan if cell is None else cell for cell in (row.distance, row.low, row.high)]
            tables[:, i, j] = tables[:, j, i] = cells
    _fill_simple(tables, simple)
    return tables[0], tables[1], tables[2]


def _simple(members: list[Stance], issue: Issue, metric: str) -> dict[int, tuple[float, float]]:
    """Return the classes that are one stretch of a line, whose distances are gaps: all of them at once in numpy."""
    if metric != "gower" or not isinstance(issue.scale, Line):
        return {}
    found = {}
    for index, member in enumerate(members):
        offers = member.headline
        if len(offers) == 1 and len(offers[0].feasible.outcomes) == 1 and offers[0].position.object is None:
            low, high = offers[0].feasible.outcomes[0]
            found[index] = (float(low), float(high))
    return found


def _fill_simple(tables: NDArray[np.float64], simple: dict[int, tuple[float, float]]) -> None:
    import numpy as np

    if not simple:
        return
    index = np.array(list(simple))
    ends = np.array(list(simple.values()))
    gaps = np.maximum(0.0, ends[:, None, 0] - ends[None, :, 1])
    tables[:, index[:, None], index[None, :]] = np.maximum(gaps, gaps.T)
