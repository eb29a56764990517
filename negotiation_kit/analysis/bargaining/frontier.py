"""Packages that cannot be bettered for both, the Nash point, and how far two interests are opposed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import isclose
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.bargaining.package_space import Packages, worth_first
from negotiation_kit.analysis.bargaining.stakes import WEIGHTING, Coverage
from negotiation_kit.errors import ToldError, shown
from negotiation_kit.wording import ROWS, Message, Printable

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray
else:
    from negotiation_kit.analysis.arrays import np, pd

_PARETO = (Message("assumed.frontier"),)
_NASH = (Message("assumed.nash.product"), Message("assumed.nash.skill"))
_OPPOSED = (Message("assumed.opposition.best"), Message("assumed.opposition.distance"))


@dataclass(frozen=True, eq=False, repr=False)
class Frontier(Printable):
    """The result of `pareto_frontier`.

    Parameters
    ----------
    indices : tuple of int
        The packages on the frontier: those best for the first party first.
    utilities : ndarray
        What they are worth, package x party.
    every : ndarray
        What all packages are worth.
    packages : Packages or None
        Where the numbers come from, if from a case.
    coverage : Coverage
        How many packages are on the frontier, of all.
    """

    indices: tuple[int, ...]
    utilities: NDArray[np.float64]
    every: NDArray[np.float64]
    packages: Packages | None
    coverage: Coverage
    assumptions: tuple[Message, ...]

    _names = ("frame", "indices", "utilities", "packages")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        return Message("result.frontier", coverage=self.coverage)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Frontier):
            return NotImplemented
        return (self.packages, self.every.tolist()) == (other.packages, other.every.tolist())

    def __hash__(self) -> int:
        return hash(self.indices)

    @property
    def _table(self) -> Any:
        return self.frame if self.packages is None else worth_first(self.packages, self.indices)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a package of the frontier: its number, the outcome of each issue, what each party has."""
        if self.packages is not None:
            return self.packages.table(self.indices)
        columns = {f"party_{number + 1}": worth for number, worth in enumerate(self.utilities.T)}
        return pd.DataFrame({"package": self.indices, **columns})


@dataclass(frozen=True, repr=False)
class NashPoint(Printable):
    """The result of `nash_point`.

    Parameters
    ----------
    indices : tuple of int
        The packages with the greatest product; several where they tie, none where no package gives every
        party more than no agreement.
    utilities, gains : tuple of float
        Of the first of them; empty where there is none.
    disagreement : tuple of float
        What each party has without agreement.
    note : str
        Why there is none; empty otherwise.
    """

    indices: tuple[int, ...]
    utilities: tuple[float, ...]
    gains: tuple[float, ...]
    product: float | None
    disagreement: tuple[float, ...]
    packages: Packages | None
    coverage: Coverage
    assumptions: tuple[Message, ...]
    note: Message | str = ""
    caution: Message = WEIGHTING

    _names = ("indices", "utilities", "gains", "disagreement", "packages")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        if not self.indices:
            return self.note
        return Message("result.nash", packages=self.indices[:ROWS], gains=self.gains, coverage=self.coverage)

    @property
    def _table(self) -> Any:
        return None if self.packages is None else worth_first(self.packages, self.indices[:ROWS])


@dataclass(frozen=True, repr=False)
class Opposition(Printable):
    """The result of `opposition`.

    Parameters
    ----------
    value : float
        0 where some package is the best for both; at most the square root of the number of parties.
    conflict : float or None
        Of two parties, the share of pairs of packages they rank in opposite order, among those both rank;
        None where they rank none, or are not two.
    """

    value: float
    conflict: float | None
    coverage: Coverage
    assumptions: tuple[Message, ...]

    _names = ("value", "conflict", "coverage")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        return Message("result.opposition", value=self.value, coverage=self.coverage)


def pareto_frontier(found: Packages | ArrayLike) -> Frontier:
    """Return the packages that none betters for all parties together.

    Parameters
    ----------
    found : Packages or array of shape (packages, parties)
        What each package is worth to each party.

    Returns
    -------
    Frontier

    Raises
    ------
    ToldError
        For an array of another shape, or with a number that is none.

    Examples
    --------
    >>> pareto_frontier([[0, 1], [0.5, 0.5], [0.4, 0.5], [1, 0]]).indices
    (3, 1, 0)
    """
    every = _utilities(found)
    indices = _efficient(every)
    return Frontier(
        indices=indices,
        utilities=every[list(indices)],
        every=every,
        packages=_source(found),
        coverage=Coverage(len(indices), len(every), "packages"),
        assumptions=(*_PARETO, *_behind(found)),
    )


def nash_point(found: Packages | ArrayLike, disagreement: Sequence[float] | None = None) -> NashPoint:
    """Return the package with the greatest product of gains over no agreement.

    Parameters
    ----------
    found : Packages or array of shape (packages, parties)
    disagreement : sequence of float, optional
        What each party has without agreement; 0 each when left out, which the assumptions then say.

    Returns
    -------
    NashPoint

    Raises
    ------
    ToldError
        As `pareto_frontier`; also for a disagreement of another length.

    Examples
    --------
    A price from 0 to 10, which a buyer wants low and a seller high:

    >>> nash_point([[1 - price / 10, price / 10] for price in range(11)]).utilities
    (0.5, 0.5)
    """
    every = _utilities(found)
    start = np.zeros(every.shape[1]) if disagreement is None else _numbers(disagreement, "without")
    if start.shape != every.shape[1:] or not np.isfinite(start).all():
        told = {"found": repr(disagreement), "parties": every.shape[1]}
        raise ToldError(Message("error.disagreement", **told))
    nothing = (Message("assumed.nash.nothing"),) if disagreement is None else ()
    assumptions = (*_NASH, *nothing, *_behind(found))
    gains = every - start
    products = np.where((gains > 0).all(axis=1), gains.clip(0).prod(axis=1), 0.0)
    return _nash(found, every, gains, products, tuple(start.tolist()), assumptions)


def opposition(found: Packages | ArrayLike) -> Opposition:
    """Return how far the interests of parties over the same packages are opposed.

    Parameters
    ----------
    found : Packages or array of shape (packages, parties)

    Returns
    -------
    Opposition

    Raises
    ------
    ToldError
        As `pareto_frontier`; also where a party's best is not above 0.

    Examples
    --------
    >>> found = opposition([[x, 9 - x] for x in range(10)])
    >>> round(found.value, 10), found.conflict
    (0.7114582486, 1.0)
    """
    every = _utilities(found)
    best = every.max(axis=0)
    if (best <= 0).any():
        raise ToldError(Message("error.no-best"))
    value = float(np.sqrt((((best - every) / best) ** 2).sum(axis=1)).min())
    conflict = _conflict(every) if every.shape[1] == 2 else None
    coverage = Coverage(len(every), len(every), "packages")
    assumptions = (*_OPPOSED, *_behind(found))
    return Opposition(value=value, conflict=conflict, coverage=coverage, assumptions=assumptions)


def check_same_packages(found: Frontier, nash: NashPoint | None) -> None:
    """Raise where a frontier and a Nash point are not of the same packages.

    Raises
    ------
    ToldError
        Where they are of different packages, or of different numbers of parties.
    """
    if nash is None:
        return
    size, other = found.every.shape[1], len(nash.disagreement)
    if size != other:
        raise ToldError(Message("error.other-parties", frontier=size, nash=other))
    beyond = any(number >= len(found.every) for number in nash.indices)
    if found.packages is not nash.packages or beyond:
        raise ToldError(Message("error.other-packages"))


def _utilities(found: Packages | ArrayLike) -> NDArray[np.float64]:
    if isinstance(found, Packages):
        return found.utilities
    every = _numbers(found, "worth")
    if every.ndim != 2 or 0 in every.shape:
        raise ToldError(Message("error.worth-shape", shape=str(every.shape)))
    if not np.isfinite(every).all():
        raise ToldError(Message("error.worth-none"))
    return every


def _numbers(found: Any, what: str) -> NDArray[np.float64]:
    try:
        return np.asarray(found, dtype=np.float64)
    except (TypeError, ValueError):
        raise ToldError(Message(f"error.numbers.{what}", found=shown(found))) from None


def _source(found: Any) -> Packages | None:
    return found if isinstance(found, Packages) else None


def _behind(found: Any) -> tuple[Message, ...]:
    return found.assumptions if isinstance(found, Packages) else ()


def _efficient(every: NDArray[np.float64]) -> tuple[int, ...]:
    """Return the rows no other row betters, by falling worth to the first party; equal rows all stay."""
    order = np.lexsort(every.T[::-1])[::-1]
    kept: list[int] = []
    best = np.empty((0, every.shape[1]))
    for number in order.tolist():
        row = every[number]
        as_good = (best >= row).all(axis=1)
        if not (as_good & (best > row).any(axis=1)).any():
            kept.append(number)
            if not as_good.any():
                best = np.vstack([best, row])
    return tuple(kept)


def _nash(
    found: Any,
    every: NDArray[np.float64],
    gains: NDArray[np.float64],
    products: NDArray[np.float64],
    start: tuple[float, ...],
    assumptions: tuple[Message, ...],
) -> NashPoint:
    greatest = float(products.max())
    best = [n for n, product in enumerate(products.tolist()) if isclose(product, greatest, rel_tol=1e-12)]
    indices = tuple(best) if greatest > 0 else ()
    worth, gained = ([tuple(table[n].tolist()) for n in indices[:1]] for table in (every, gains))
    return NashPoint(
        indices=indices,
        utilities=worth[0] if worth else (),
        gains=gained[0] if gained else (),
        product=greatest if indices else None,
        disagreement=start,
        packages=_source(found),
        coverage=Coverage(int((products > 0).sum()), len(every), "packages"),
        assumptions=assumptions,
        note="" if indices else Message("nash.none"),
    )


def _conflict(every: NDArray[np.float64]) -> float | None:
    """Return the share of pairs of rows that the two columns rank in opposite order (Kendall 1938)."""
    with_first = sorted(map(tuple, every.tolist()))
    seen: list[float] = []
    same = opposite = 0
    for _, group in groupby(with_first, key=lambda row: row[0]):
        seconds = [row[1] for row in group]
        same += sum(bisect_left(seen, second) for second in seconds)
        opposite += sum(len(seen) - bisect_right(seen, second) for second in seconds)
        for second in seconds:
            insort(seen, second)
    return opposite / (same + opposite) if same + opposite else None
