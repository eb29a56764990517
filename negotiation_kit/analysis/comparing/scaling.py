"""Parties as points on a plane, by classical scaling of their distances, with how well the plane fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiation_kit.analysis.comparing.pairs import Pairwise
from negotiation_kit.errors import ToldError
from negotiation_kit.model import Party
from negotiation_kit.wording import Message, Spoken, translated

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 5
"""Issues on which a pair's distance must be known before the pair is placed."""
_FEWEST = 3
_NOTHING, _LEVEL, _SAME = 1e-12, 1e-9, 1e-6
"""What counts as none: of an eigenvalue, as a share of the greatest; of a coordinate; of a distance."""


@dataclass(frozen=True)
class Place:
    """Where a party stands on the plane; only distances between parties mean anything."""

    party: Party
    x: float
    y: float


@dataclass(frozen=True)
class Scaling:
    """The result of `classical_scaling`.

    Parameters
    ----------
    pairs : Pairwise
        What was scaled.
    least : int
        On how many issues the distance of every pair placed is known, at least.
    places : tuple of Place
        In the case's order; empty where there is no map.
    left_out : tuple of Party
        Parties for which too little is known to place them.
    stress : float or None
        Kruskal's stress-1: 0 where the plane shows every distance as it is.
    coverage : (int, int) or None
        The fewest and the most issues that a distance on the map rests on.
    note : str
        Why there is no map; empty where there is one.
    """

    pairs: Pairwise
    least: int
    places: tuple[Place, ...] = ()
    left_out: tuple[Party, ...] = ()
    stress: float | None = None
    coverage: tuple[int, int] | None = None
    note: str = ""

    @property
    def fit(self) -> str:
        """How well the plane fits, in Kruskal's words (1964); empty where there is no map.

        With few parties any plane fits well, so that a low stress says less.
        """
        if self.stress is None:
            return ""
        return next((word for limit, word in _FITS if self.stress <= limit + _NOTHING), "poor")


_FITS = ((0.0, "perfect"), (0.025, "excellent"), (0.05, "good"), (0.1, "fair"))


def classical_scaling(pairs: Pairwise, *, least: int = LEAST) -> Scaling:
    """Place parties on a plane so that near ones agree and far ones do not.

    The distance of a pair is 1 - its agreement. Classical scaling (Torgerson 1952, Psychometrika 17, 401-419)
    takes half the doubly centred squared distances, negated, and their two greatest eigenvalues; stress-1
    (Kruskal 1964, Psychometrika 29, 1-27) compares distances on the plane with those given. Which way the map
    is turned means nothing: the first party off the middle is put to the left of it, and the first that is
    not level with it above.

    Parameters
    ----------
    pairs : Pairwise
    least : int
        On how many issues a pair's distance must be known. While some pair has fewer, the party with the
        most such pairs is left out; of several, the one with the fewest known issues, then the last.

    Returns
    -------
    Scaling
        Without places, and with a sentence in `note`, where fewer than three parties are left, or where all
        of them agree.

    Raises
    ------
    ToldError
        For `least` below 1.
    """
    if isinstance(least, bool) or not isinstance(least, int) or least < 1:
        raise ToldError(Message("error.least", least=repr(least)))
    kept = _comparable(pairs.coverage.to_numpy(), least)
    parties = pairs.case.parties
    left_out = tuple(party for number, party in enumerate(parties) if number not in kept)
    if len(kept) < _FEWEST:
        return Scaling(pairs, least, left_out=left_out, note=_too_little(pairs, least))
    apart = 1 - pairs.agreement.to_numpy()[kept][:, kept]
    if apart.max() < _SAME:
        return Scaling(pairs, least, left_out=left_out, note=_all_agree([parties[n] for n in kept]))
    return _placed(pairs, least, kept, apart, left_out)


def _placed(
    pairs: Pairwise, least: int, kept: list[int], apart: NDArray[np.float64], left_out: tuple[Party, ...]
) -> Scaling:
    import numpy as np

    plane = _plane(apart)
    upper = np.triu_indices(len(kept), k=1)
    counts = pairs.coverage.to_numpy()[kept][:, kept][upper]
    places = tuple(
        Place(pairs.case.parties[number], float(x), float(y))
        for number, (x, y) in zip(kept, plane, strict=True)
    )
    coverage = (int(counts.min()), int(counts.max()))
    return Scaling(pairs, least, places, left_out, _stress(apart[upper], plane, upper), coverage)


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


def _plane(apart: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points on a plane, shape (parties, 2), by Torgerson's method."""
    import numpy as np

    size = len(apart)
    centre = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-centre @ apart**2 @ centre / 2)
    # A negative eigenvalue means that no points have these distances; the plane leaves it out.
    values[values < _NOTHING * values[-1]] = 0.0
    points = vectors[:, -1:-3:-1] * np.sqrt(values[-1:-3:-1])
    points[np.abs(points) < _LEVEL * np.abs(points).max()] = 0.0
    for axis, side in ((0, -1.0), (1, 1.0)):
        off = points[np.flatnonzero(points[:, axis]), axis]
        if len(off) and np.sign(off[0]) != side:
            points[:, axis] *= -1
    return np.asarray(points + 0.0, dtype=np.float64)


def _stress(
    given: NDArray[np.float64], points: NDArray[np.float64], upper: tuple[NDArray[np.intp], NDArray[np.intp]]
) -> float:
    """Return stress-1: the root of the squared errors as a share of the squared distances on the plane."""
    import numpy as np

    one, other = upper
    shown = np.hypot(*(points[one] - points[other]).T)
    found = float(np.sqrt(((given - shown) ** 2).sum() / (shown**2).sum()))
    return 0.0 if found < _LEVEL else found


def _too_little(pairs: Pairwise, least: int) -> Message:
    return Message("scaling.too-little", n=least, round=Spoken(translated, pairs.round, "title"))


def _all_agree(parties: list[Party]) -> Message:
    return Message("scaling.all-agree", parties=[Spoken(translated, party, "short") for party in parties])
