"""Parties as points on a plane, by classical scaling of their distances, with how well the plane fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isnan
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.columns import framed
from negotiation_kit.analysis.comparing.pairs import Pairwise
from negotiation_kit.errors import ToldError, shown
from negotiation_kit.model import Party, Role
from negotiation_kit.scales.distance import SAME
from negotiation_kit.wording import Message, Printable, Short, Spoken, translated

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray
else:
    from negotiation_kit.analysis.arrays import np

LEAST = 5
"""Issues on which a pair's distance must be known before the pair is placed."""
_FEWEST = 3
_NOTHING, _LEVEL, _SAME = 1e-12, 1e-9, 1e-6
"""What counts as none: of an eigenvalue, as a share of the greatest; of a coordinate; of a distance."""


@dataclass(frozen=True, repr=False)
class Place(Short):
    """Where a party stands on the plane; only distances between parties mean anything."""

    party: Party
    x: float
    y: float


@dataclass(frozen=True, repr=False)
class Scaling(Printable):
    """The result of `classical_scaling`.

    Parameters
    ----------
    pairs : Pairwise or None
        What was scaled; None where it was a table of distances.
    least : int
        On how many issues the distance of every pair placed is known, at least.
    places : tuple of Place
        In the case's order; empty where there is no map.
    left_out : tuple of Party
        Parties for which too little is known to place them.
    stress : float or None
        Kruskal's stress-1: 0 where the plane shows every distance as it is.
    coverage : (int, int) or None
        The fewest and the most issues that a distance on the map rests on; None for a table of distances.
    note : str
        Why there is no map; empty where there is one.
    eigenvalues : tuple of float
        All of them, the greatest first; the plane shows the first two. Negative ones tell that no points
        have these distances.
    parties : tuple of Party
        Those placed and those left out; of a table of distances each row's name as one.
    distances : tuple of tuple
        Party by party, as given; None where a distance is not known.
    """

    pairs: Pairwise | None
    least: int
    places: tuple[Place, ...] = ()
    left_out: tuple[Party, ...] = ()
    stress: float | None = None
    coverage: tuple[int, int] | None = None
    note: str = ""
    eigenvalues: tuple[float, ...] = ()
    parties: tuple[Party, ...] = ()
    distances: tuple[tuple[float | None, ...], ...] = ()

    _names = ("places", "stress", "fit", "left_out", "note")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        if self.stress is None:
            return self.note
        low, high = self.coverage or (0, 0)
        count = Message("count.party", n=len(self.places))
        return Message("result.scaling", parties=count, stress=self.stress, low=low, high=high)

    @property
    def _table(self) -> Any:
        return framed(
            {axis: [getattr(place, axis) for place in self.places] for axis in "xy"},
            [place.party.id for place in self.places],
        )

    def apart(self, one: Party, other: Party) -> float | None:
        """Return the distance given of two parties; None where it is not known."""
        return self.distances[self.parties.index(one)][self.parties.index(other)]

    @property
    def fit(self) -> str:
        """How well the plane fits, in Kruskal's words (1964); empty where there is no map.

        With few parties any plane fits well, so that a low stress says less.
        """
        if self.stress is None:
            return ""
        return next((word for limit, word in _FITS if self.stress <= limit + _NOTHING), "poor")


_FITS = ((0.0, "perfect"), (0.025, "excellent"), (0.05, "good"), (0.1, "fair"))


def classical_scaling(pairs: Pairwise | pd.DataFrame | ArrayLike, *, least: int = LEAST) -> Scaling:
    """Place parties on a plane so that near ones agree and far ones do not.

    The distance of a pair is 1 - its agreement. Classical scaling (Torgerson 1952, Psychometrika 17, 401-419)
    takes half the doubly centred squared distances, negated, and their two greatest eigenvalues; stress-1
    (Kruskal 1964, Psychometrika 29, 1-27) compares distances on the plane with those given. Which way the map
    is turned means nothing: the first party off the middle is put to the left of it, and the first that is
    not level with it above.

    Parameters
    ----------
    pairs : Pairwise, DataFrame or array of shape (parties, parties)
        Or distances of your own, in any unit: symmetric, not negative, 0 from each to itself, NaN where a
        distance is not known. A DataFrame names the parties; without one they are counted from 1.
    least : int
        On how many issues a pair's distance must be known. While some pair has fewer, the party with the
        most such pairs is left out; of several, the one with the fewest known issues, then the last. Of
        distances of your own every one must be known.

    Returns
    -------
    Scaling
        Without places, and with a sentence in `note`, where fewer than three parties are left, or where all
        of them agree.

    Raises
    ------
    ToldError
        For `least` below 1, or a table that is none of distances.

    Examples
    --------
    >>> found = classical_scaling([[0, 3, 5], [3, 0, 4], [5, 4, 0]])
    >>> found.stress, [round(value, 3) for value in found.eigenvalues[:2]]
    (0.0, [12.964, 3.703])
    """
    if isinstance(least, bool) or not isinstance(least, int) or least < 1:
        raise ToldError(Message("error.least", least=repr(least)))
    found = pairs if isinstance(pairs, Pairwise) else None
    if found is None:
        parties, given = _own(pairs)
        known = np.where(np.isfinite(given), least, 0)
    else:
        parties, given = found.case.parties, 1 - found.agreement.to_numpy()
        known = found.coverage.to_numpy()
    kept = _comparable(known, least)
    left_out = tuple(party for number, party in enumerate(parties) if number not in kept)
    distances = tuple(tuple(None if isnan(far) else far for far in row) for row in given.tolist())
    bare = Scaling(pairs=found, least=least, left_out=left_out, parties=parties, distances=distances)
    if len(kept) < _FEWEST:
        return replace(bare, note=_too_little(found, least))
    apart = given[kept][:, kept]
    if apart.max() <= (0.0 if found is None else _SAME):
        names = [Spoken(translated, parties[number], "short") for number in kept]
        return replace(bare, note=Message("scaling.all-agree", parties=names))
    return _placed(bare, kept, apart, None if found is None else known[kept][:, kept])


def _own(given: Any) -> tuple[tuple[Party, ...], NDArray[np.float64]]:
    """Return the names and the distances of a table, checked."""
    framed = hasattr(given, "to_numpy") and hasattr(given, "columns")
    if framed and not (given.index.is_unique and set(given.index) == set(given.columns)):
        raise ToldError(Message("error.matrix-labels"))
    try:
        apart = np.array(given[given.index] if framed else given, dtype=np.float64)
    except (TypeError, ValueError):
        raise ToldError(Message("error.matrix-shape", found=shown(given))) from None
    if apart.ndim != 2 or apart.shape[0] != apart.shape[1] or not apart.size:
        raise ToldError(Message("error.matrix-shape", found=str(apart.shape)))
    names = [str(name) for name in (given.index if framed else range(1, len(apart) + 1))]
    _check_distances(names, apart)
    np.fill_diagonal(apart, 0.0)
    return tuple(Party(name, name, name, Role.SIDE) for name in names), apart


def _check_distances(names: list[str], apart: NDArray[np.float64]) -> None:
    # What is not known, or no number, is not compared with what is.
    given = np.where(np.isfinite(apart), apart, 0.0)
    limit, unlike = SAME * float(np.abs(given).max()), np.isnan(apart) != np.isnan(apart.T)
    for code, wrong in (
        ("error.matrix-numbers", (apart < 0) | np.isinf(apart)),
        ("error.matrix-self", np.diag(np.diag(given > limit))),
        ("error.matrix-sides", (np.abs(given - given.T) > limit) | unlike),
    ):
        for one, other in np.argwhere(wrong)[:1].tolist():
            there, back = (float(apart[place]) for place in ((one, other), (other, one)))
            raise ToldError(Message(code, one=names[one], other=names[other], found=there, back=back))


def _placed(
    bare: Scaling, kept: list[int], apart: NDArray[np.float64], known: NDArray[np.int64] | None
) -> Scaling:
    plane, eigenvalues = _plane(apart)
    upper = np.triu_indices(len(kept), k=1)
    places = (
        Place(bare.parties[number], float(x), float(y)) for number, (x, y) in zip(kept, plane, strict=True)
    )
    return replace(
        bare,
        places=tuple(places),
        stress=_stress(apart[upper], plane, upper),
        coverage=None if known is None else (int(known[upper].min()), int(known[upper].max())),
        eigenvalues=eigenvalues,
    )


def _comparable(coverage: NDArray[np.int64], least: int) -> list[int]:
    """Return the numbers of the parties of which every pair is known on enough issues."""
    kept = list(range(len(coverage)))
    while kept:
        known = {one: [int(coverage[one, other]) for other in kept if other != one] for one in kept}
        short = {one: sum(count < least for count in counts) for one, counts in known.items()}
        worst = max(kept, key=lambda one: (short[one], -sum(known[one]), one))
        if not short[worst]:
            break
        kept.remove(worst)
    return kept


def _plane(apart: NDArray[np.float64]) -> tuple[NDArray[np.float64], tuple[float, ...]]:
    """Return points on a plane, shape (parties, 2), by Torgerson's method, and all eigenvalues."""
    size = len(apart)
    centre = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-centre @ apart**2 @ centre / 2)
    every = tuple(values[::-1].tolist())
    # A negative eigenvalue means that no points have these distances; the plane leaves it out.
    values[values < _NOTHING * values[-1]] = 0.0
    points = vectors[:, -1:-3:-1] * np.sqrt(values[-1:-3:-1])
    points[np.abs(points) < _LEVEL * np.abs(points).max()] = 0.0
    for axis, side in ((0, -1.0), (1, 1.0)):
        off = points[np.flatnonzero(points[:, axis]), axis]
        if len(off) and np.sign(off[0]) != side:
            points[:, axis] *= -1
    return np.asarray(points + 0.0, dtype=np.float64), every


def _stress(
    given: NDArray[np.float64], points: NDArray[np.float64], upper: tuple[NDArray[np.intp], NDArray[np.intp]]
) -> float:
    """Return stress-1: the root of the squared errors as a share of the squared distances on the plane."""
    one, other = upper
    shown = np.hypot(*(points[one] - points[other]).T)
    found = float(np.sqrt(((given - shown) ** 2).sum() / (shown**2).sum()))
    return 0.0 if found < _LEVEL else found


def _too_little(pairs: Pairwise | None, least: int) -> Message:
    if pairs is None:
        return Message("scaling.too-few")
    return Message("scaling.too-little", n=least, round=Spoken(translated, pairs.round, "title"))
