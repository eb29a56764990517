"""The arithmetic of exchanges, on arrays: each issue with all later ones, all pairs of parties at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from negotiation_kit.analysis.bargaining.mean import weighted_mean
from negotiation_kit.analysis.bargaining.stakes import Stakes
from negotiation_kit.model import Party

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]
Truths = NDArray[np.bool_]

_POINTS = 100
_ALIKE = 1e-12
_TOLD = 1e-9


@dataclass(frozen=True)
class Exchanges:
    """Exchanges as columns, one entry each, in the order of issues and then of parties.

    Parameters
    ----------
    p, q : array of int
        Places of the issues.
    i, j : array of int
        Places of the parties, as in `Trade`.
    shift_p, shift_q, gain : array of float
    capped : array of bool
    better, worse : array of bool, exchange x party
    """

    p: Places
    q: Places
    i: Places
    j: Places
    shift_p: Numbers
    shift_q: Numbers
    gain: Numbers
    capped: Truths
    better: Truths
    worse: Truths

    def sorted(self) -> Exchanges:
        """Return the greatest gain first; equal gains stay in the order of issues and parties."""
        order = np.argsort(-self.gain, kind="stable")
        return Exchanges(*(getattr(self, column.name)[order] for column in fields(self)))


@dataclass(frozen=True)
class _Standings:
    """Issue x party, in points of 100; who has no known position weighs nothing."""

    at: Numbers
    salience: Numbers
    weight: Numbers
    above: Truths
    mean: Numbers
    total: Numbers
    pairs: tuple[Places, Places]
    opposed: Truths
    """Issue x pair: whether both have a position, on opposite sides of the mean."""

    def pull(self, issue: int | Places, party: Places, other: Places) -> Numbers:
        """Return how far the mean moves when a party moves all the way to another."""
        way = np.abs(self.at[issue, party] - self.at[issue, other])
        moved: Numbers = way * self.weight[issue, party] / self.total[issue]
        return moved

    def nearer(self, issue: int | Places, mean: Numbers) -> Numbers:
        """Return exchange x party: what each gains on an issue by another mean."""
        at, before = self.at[issue], np.expand_dims(self.mean[issue], -1)
        gained: Numbers = self.salience[issue] * (np.abs(at - before) - np.abs(at - mean[:, None]))
        return gained


def exchanges(every: Sequence[Stakes], parties: Sequence[Party]) -> Exchanges:
    """Return all exchanges on any two issues between any two parties (see `trades` for the rule)."""
    standings = _standings(every, parties)
    found = [_with_later(standings, p) for p in range(len(every))]
    columns = ([getattr(one, column.name) for one in found] for column in fields(Exchanges))
    return Exchanges(*map(np.concatenate, columns)).sorted()


def _standings(every: Sequence[Stakes], parties: Sequence[Party]) -> _Standings:
    places = {party.id: place for place, party in enumerate(parties)}
    at, salience, weight = np.zeros((3, len(every), len(parties)))
    known = np.zeros(at.shape, dtype=bool)
    for number, found in enumerate(every):
        columns = [places[row.party.id] for row in found.rows]
        known[number, columns] = True
        at[number, columns] = [row.at * _POINTS for row in found.rows]
        salience[number, columns] = [row.salience or 0.0 for row in found.rows]
        weight[number, columns] = [row.weight for row in found.rows]
    mean = np.array([weighted_mean((row.at, row.weight) for row in one.rows) * _POINTS for one in every])
    above = at > mean[:, None]
    a, b = np.triu_indices(len(parties), 1)
    opposed = known[:, a] & known[:, b] & (above[:, a] != above[:, b])
    return _Standings(at, salience, weight, above, mean, weight.sum(axis=1), (a, b), opposed)


def _with_later(on: _Standings, p: int) -> Exchanges:
    """Return the exchanges on one issue and any later one."""
    later, pair = np.nonzero(on.opposed[p] & on.opposed[p + 1 :])
    q, a, b = later + p + 1, on.pairs[0][pair], on.pairs[1][pair]
    lean_a, lean_b = (on.salience[p, x] * on.salience[q, y] for x, y in ((a, b), (b, a)))
    differ = np.abs(lean_a - lean_b) > _ALIKE * np.maximum(lean_a, lean_b)
    first = (lean_a > lean_b)[differ]
    q, a, b = q[differ], a[differ], b[differ]
    return _settled(on, p, q, np.where(first, a, b), np.where(first, b, a))


def _settled(on: _Standings, p: int, q: Places, i: Places, j: Places) -> Exchanges:
    """Return what each exchange comes to, `i` minding `p` more, relative to `q`, than `j` does."""
    rate = (on.salience[p, i] + on.salience[p, j]) / (on.salience[q, i] + on.salience[q, j])
    whole, most = on.pull(p, j, i), on.pull(q, i, j)
    capped = whole * rate > most
    shift_p, shift_q = np.where(capped, most / rate, whole), np.where(capped, most, whole * rate)
    gain = np.abs(shift_p * on.salience[p, i] - shift_q * on.salience[q, i])
    means = (
        on.mean[p] + np.where(on.above[p, i], shift_p, -shift_p),
        on.mean[q] + np.where(on.above[q, j], shift_q, -shift_q),
    )
    change = on.nearer(p, means[0]) + on.nearer(q, means[1])
    rows = np.arange(len(q))
    change[rows, i] = change[rows, j] = 0.0
    return Exchanges(
        np.full_like(q, p), q, i, j, shift_p, shift_q, gain, capped, change > _TOLD, change < -_TOLD
    )
