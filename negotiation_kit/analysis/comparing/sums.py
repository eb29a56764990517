"""Weighted sums over issues for all pairs of parties at once, from an encoded round."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from negotiation_kit.analysis.comparing.encode import Encoded, Product

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    from negotiation_kit.analysis.arrays import np

_BLOCK = 60_000
"""Cells worked on at a time, so that they stay in the processor's cache."""


class Sums(NamedTuple):
    """Sums over issues, each an array of float, shape (parties, parties).

    Parameters
    ----------
    n : array
        How many issues have a known distance.
    known, measurable : array
        The weight of issues with a known distance, and with a distance at all, known or not.
    distance, low, high : array
        The weighted distance: where known; with all others at their lowest; at their highest.
    """

    n: NDArray[np.float64]
    known: NDArray[np.float64]
    measurable: NDArray[np.float64]
    distance: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def sums(encoded: Encoded, weights: NDArray[np.float64]) -> Sums:
    """Return the sums of all pairs.

    Parameters
    ----------
    encoded : Encoded
    weights : array, shape (issues,)
        Not negative.
    """
    n = _both_sides(_known(encoded, np.ones(len(weights))))
    known = n if (weights == 1).all() else _both_sides(_known(encoded, weights))
    measurable = _both_sides(_measurable(encoded, weights))
    distance = _both_sides(_distance(encoded, weights))
    low, high = (distance + _both_sides(extra) for extra in _extra(encoded, weights))
    return Sums(n, known, measurable, distance, low, high)


def _both_sides(part: NDArray[np.float64]) -> NDArray[np.float64]:
    return part + part.T


def _distance(encoded: Encoded, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    (total,) = _multiplied(encoded.distance, weights)
    _add_gaps(total, encoded, weights)
    return _with_tables(total, encoded, 0, weights)


def _known(encoded: Encoded, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    (total,) = _multiplied(encoded.known, weights)
    return _with_tables(total, encoded, 1, weights)


def _measurable(encoded: Encoded, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    product = encoded.measurable
    if product.right.all():
        parties = encoded.size[0]
        return _with_tables(
            np.full((parties, parties), weights[product.issue].sum() / 2), encoded, 2, weights
        )
    (total,) = _multiplied(product, weights)
    return _with_tables(total, encoded, 2, weights)


def _extra(encoded: Encoded, weights: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Return what positions that are not known add to the low and to the high sum."""
    totals = enumerate(_multiplied(encoded.unknown, weights), start=3)
    return [_with_tables(total, encoded, layer, weights) for layer, total in totals]


def _multiplied(product: Product, weights: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    scale = weights[product.issue]
    right = product.right if (scale == 1).all() else product.right * scale
    return [left @ right.T for left in product.left]


def _add_gaps(total: NDArray[np.float64], encoded: Encoded, weights: NDArray[np.float64]) -> None:
    """Add the gap between the stretches of every pair, where the first lies above the second."""
    parties = len(total)
    step = max(1, _BLOCK // max(1, parties))
    gaps = np.empty((min(step, parties), parties))
    for start in range(0, parties, step):
        rows = slice(start, start + step)
        part = gaps[: len(total[rows])]
        for issue, low, high in zip(encoded.on_line, *encoded.ends, strict=True):
            if weights[issue]:
                np.subtract(low[rows, None] * weights[issue], high * weights[issue], out=part)
                total[rows] += np.maximum(part, 0.0, out=part)


def _with_tables(
    total: NDArray[np.float64], encoded: Encoded, layer: int, weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return a sum together with what has to be looked up pair by pair."""
    for table in encoded.tables:
        if layer < len(table.layers) and weights[table.issue]:
            cells = table.layers[layer].take(table.codes, axis=0).take(table.codes, axis=1)
            total += cells * weights[table.issue]
    return total
