"""A round read into classes of like stances, measured once, then into columns: all issues side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Product:
    """Columns whose product over parties is a sum over issues.

    Parameters
    ----------
    issue : array of int, shape (columns,)
        The issue each column belongs to.
    left : tuple of array, each of shape (parties, columns)
        One for each sum that shares the right-hand side.
    right : array, shape (parties, columns)
    """

    issue: NDArray[np.intp]
    left: tuple[NDArray[np.float64], ...]
    right: NDArray[np.float64]


@dataclass(frozen=True)
class Table:
    """Class tables that are looked up for every pair.

    Parameters
    ----------
    issue : int
    codes : array of int, shape (parties,)
        The class of each party.
    layers : array, shape (layers, classes, classes)
        The distance; where what is known does not follow from the parties alone, also known, measurable, and
        the low and high of what is not known.
    """

    issue: int
    codes: NDArray[np.intp]
    layers: NDArray[np.float64]


@dataclass(frozen=True)
class Encoded:
    """A round, ready to be set all against all with any weights.

    Parameters
    ----------
    size : tuple of int
        Numbers of parties and issues.
    known, measurable, distance, unknown : Product
        Pairs whose distance is known; pairs that have a distance at all; distances of known positions; and
        what unknown positions add to the low and to the high sum.
    ends : array, shape (2, issues on a line, parties)
        Lower and upper ends of stretches, infinite where a position is not known.
    on_line : array of int
        The issue of each row of `ends`.
    tables : tuple of Table
    """

    size: tuple[int, int]
    known: Product
    measurable: Product
    distance: Product
    unknown: Product
    ends: NDArray[np.float64]
    on_line: NDArray[np.intp]
    tables: tuple[Table, ...]


FEW_CLASSES = 24
"""Up to so many classes an issue's distances are cheaper as a matrix product than looked up pair by pair."""


def encode(stances: Stances, metric: str) -> Encoded:
    """Return a round encoded; the result is kept with the case.

    Parameters
    ----------
    stances : Stances
    metric : str
    """

    def encoded() -> Encoded:
        issues = stances.issues
        parts = _Parts(len(stances.case.parties))
        for index, issue in enumerate(issues):
            parts.add(index, classes(stances, issue), metric)
        return parts.stacked(len(issues))

    return stances.case.kept(("encode", *stances.key, metric), encoded)


@dataclass
class _Parts:
    """What has been encoded so far, issue by issue."""

    parties: int
    known: list[Product] = field(default_factory=list)
    measurable: list[Product] = field(default_factory=list)
    distance: list[Product] = field(default_factory=list)
    unknown: list[Product] = field(default_factory=list)
    ends: list[NDArray[np.float64]] = field(default_factory=list)
    on_line: list[int] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def add(self, index: int, found: Classes, metric: str) -> None:
        """Add one issue."""
        ends = stretches(found, metric)
        if ends is None:
            self._add_tables(index, found, metric)
        else:
            self._add_stretches(index, found, ends)

    def stacked(self, issues: int) -> Encoded:
        """Return all issues as one."""
        ends = np.array(self.ends).reshape(-1, self.parties, 2).transpose(2, 0, 1).copy()
        return Encoded(
            (self.parties, issues),
            _joined(self.known, self.parties, 1),
            _joined(self.measurable, self.parties, 1),
            _joined(self.distance, self.parties, 1),
            _joined(self.unknown, self.parties, 2),
            ends,
            np.array(self.on_line, dtype=np.intp),
            tuple(self.tables),
        )

    def _add_stretches(self, index: int, found: Classes, ends: NDArray[np.float64]) -> None:
        known = np.isfinite(ends[:, 0])
        unknown = np.flatnonzero(~known)
        low, high = columns(found, ends, unknown)
        measurable = known.copy()
        measurable[unknown] = ~np.isnan(np.diagonal(low[unknown]))
        self.ends.append(ends[found.codes])
        self.on_line.append(index)
        self._add_columns(index, found, known, measurable, low, high)

    def _add_tables(self, index: int, found: Classes, metric: str) -> None:
        distance, low, high = tables(found, metric)
        known, measurable = ~np.isnan(np.diagonal(distance)), ~np.isnan(np.diagonal(low))
        sure = np.isnan(distance) | ((low == distance) & (high == distance))
        if not (sure.all() and _is_product(distance, known) and _is_product(low, measurable)):
            self.tables.append(Table(index, found.codes, _layers(distance, low, high)))
            return
        self._add_distances(index, found, _filled(distance) / 2)
        self._add_columns(index, found, known, measurable, low[:, ~known], high[:, ~known])

    def _add_distances(self, index: int, found: Classes, half: NDArray[np.float64]) -> None:
        used = np.flatnonzero(half.any(axis=0))
        if len(used) > FEW_CLASSES:
            self.tables.append(Table(index, found.codes, half[None]))
        else:
            self.distance.append(_columns(index, found, (half[:, used],), used))

    def _add_columns(
        self, index: int, found: Classes, known: NDArray[np.bool_], measurable: NDArray[np.bool_],
        low: NDArray[np.float64], high: NDArray[np.float64],
    ) -> None:  # fmt: skip
        """Add what is known and measurable, and the columns of the classes without a value."""
        for part, there in ((self.known, known), (self.measurable, measurable)):
            column = there[found.codes][:, None].astype(np.float64)
            part.append(Product(np.array([index]), (column / 2,), column))
        share = np.where(known, 1.0, 0.5)[:, None]  # two positions without a value meet from both sides
        both = tuple(_filled(table) * share for table in (low, high))
        used = np.flatnonzero(both[1].any(axis=0))
        names = np.flatnonzero(~known)[used]
        self.unknown.append(_columns(index, found, tuple(table[:, used] for table in both), names))


def _columns(
    index: int, found: Classes, tables: tuple[NDArray[np.float64], ...], names: NDArray[np.intp]
) -> Product:
    """Return what each party has with some classes, and which parties are of them."""
    left = tuple(table[found.codes] for table in tables)
    right = (found.codes[:, None] == names).astype(np.float64)
    return Product(np.full(len(names), index, dtype=np.intp), left, right)


def _joined(parts: list[Product], parties: int, lefts: int) -> Product:
    """Return the columns of all issues side by side."""
    empty = np.zeros((parties, 0))
    return Product(
        np.concatenate([np.zeros(0, dtype=np.intp), *(part.issue for part in parts)]),
        tuple(np.concatenate([empty, *(part.left[i] for part in parts)], axis=1) for i in range(lefts)),
        np.concatenate([empty, *(part.right for part in parts)], axis=1),
    )


def _is_product(table: NDArray[np.float64], there: NDArray[np.bool_]) -> bool:
    """Return whether a table has a number exactly where both classes have one with themselves."""
    return bool(np.array_equal(~np.isnan(table), np.outer(there, there)))


def _filled(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a table with 0 where it has no number; `nan_to_num` would look for infinite ones besides."""
    return np.where(np.isnan(table), 0.0, table)


def _layers(
    distance: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the tables of a sum, half of each, as every pair is counted from both sides."""
    told = _filled(distance)
    extra = [_filled(table) - told for table in (low, high)]
    return np.array([told, ~np.isnan(distance), ~np.isnan(low), *extra], dtype=np.float64) / 2
