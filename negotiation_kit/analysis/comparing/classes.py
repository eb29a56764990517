"""One issue of a round as classes: parties with the same stance share one, measured once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.comparing.measuring import measure
from negotiation_kit.analysis.comparing.stances import Stance, Stances
from negotiation_kit.model import Issue, effective
from negotiation_kit.scales import Region

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    from negotiation_kit.analysis.arrays import np


@dataclass(frozen=True)
class Classes:
    """The stances taken on one issue, each once.

    Parameters
    ----------
    issue : Issue
    codes : array of int, shape (parties,)
        The class of each party.
    members : tuple of Stance
        One stance of each class.
    """

    issue: Issue
    codes: NDArray[np.intp]
    members: tuple[Stance, ...]


def classes(stances: Stances, issue: Issue) -> Classes:
    """Return the classes of one issue in one round."""
    numbers: dict[Any, int] = {}
    members: list[Stance] = []
    codes = []
    for party in stances.case.parties:
        likeness = stances.likeness(party, issue)
        if likeness not in numbers:
            numbers[likeness] = len(members)
            members.append(stances.of(party, issue))
        codes.append(numbers[likeness])
    return Classes(issue, np.array(codes, dtype=np.intp), tuple(members))


def stretches(found: Classes, metric: str) -> NDArray[np.float64] | None:
    """Return the two ends of every class where all that are known are one stretch of a line, else None.

    Returns
    -------
    array of float, shape (classes, 2), or None
        A class without a value reaches from minus to plus infinity, so that its gap to any other is 0.
    """
    is_line = bool(found.issue.scale.everything().spans)
    if metric != "gower" or not is_line or not any(map(_stretch, found.members)):
        return None
    ends = [
        _stretch(member) or ((-np.inf, np.inf) if _limits_alone(member) else None) for member in found.members
    ]
    return None if None in ends else np.array(ends, dtype=np.float64).reshape(-1, 2)


def tables(found: Classes, metric: str) -> NDArray[np.float64]:
    """Return distance, low and high of every pair of classes, by the very function `compare` uses.

    Returns
    -------
    array of float, shape (3, classes, classes)
        NaN where not known, in `low` and `high` where there is no distance at all.
    """
    size = len(found.members)
    cells = np.empty((3, size, size))
    pairs = combinations_with_replacement(found.members, 2)
    rows = [(row.distance, row.low, row.high) for row in (measure(*pair, metric) for pair in pairs)]
    one, other = np.triu_indices(size)
    cells[:, one, other] = cells[:, other, one] = np.array(rows, dtype=np.float64).T
    return cells


def columns(found: Classes, ends: NDArray[np.float64], unknown: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return low and high of every class, all stretches of a line, against every class without a value.

    Parameters
    ----------
    found : Classes
    ends : array, shape (classes, 2)
        As `stretches` gives them.
    unknown : array of int
        The classes without a value.

    Returns
    -------
    array of float, shape (2, classes, unknown classes)
    """
    members = [found.members[index] for index in unknown]
    left = [(member.applicable and member.left.spans) or ((np.nan, np.nan),) for member in members]
    spans = np.array([span for own in left for span in own], dtype=np.float64).reshape(-1, 2)
    first = np.cumsum([0, *map(len, left)])[:-1]
    to_ends = [_gaps(ends, spans[:, [end, end]]) for end in (0, 1)]
    low = np.minimum.reduceat(_gaps(ends, spans), first, axis=1)
    high = np.maximum.reduceat(np.maximum(*to_ends), first, axis=1)
    # Where neither is known, it may be any two of the outcomes left to them.
    far = np.abs(spans[:, None, 0] - spans[None, :, 1])
    low[unknown] = np.minimum.reduceat(np.minimum.reduceat(_gaps(spans, spans), first, axis=0), first, axis=1)
    high[unknown] = np.maximum.reduceat(
        np.maximum.reduceat(np.maximum(far, far.T), first, axis=0), first, axis=1
    )
    return np.array([low, high])


def _gaps(ends: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the gap between every stretch and every other, shape (stretches, others)."""
    after = ends[:, None, 0] - others[None, :, 1]
    before = others[None, :, 0] - ends[:, None, 1]
    return np.maximum(0.0, np.maximum(after, before))


def _limits_alone(member: Stance) -> bool:
    """Return whether a stance has no offer, and what it accepts and rejects names no object."""
    return not member.offers and not any(member.objects) and not member.inherited


def _stretch(member: Stance) -> tuple[float, float] | None:
    """Return the ends of a stance that is one stretch of a line, of no object, undoubted and uncontested."""
    region = _one_value(member)
    if region is None:
        offers = member.headline
        if member.objects != (None,) or len(offers) != 1 or member.contested or offers[0].readings:
            return None
        region = offers[0].region
    spans = () if member.inherited else region.spans
    return spans[0] if len(spans) == 1 else None


def _one_value(member: Stance) -> Region | None:
    """Return the outcomes of a stance that is one value and nothing else: a shortcut, as nearly all are."""
    if len(member.entries) != 1:
        return None
    (entry,) = member.entries
    value = effective(entry, member.coding, "value")
    rest = (effective(entry, member.coding, name) for name in ("uncertain", "rejects"))
    return None if value is None or entry.object or any(rest) else member.issue.scale.of(value)
