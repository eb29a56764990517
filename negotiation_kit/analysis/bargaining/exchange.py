"""The arithmetic of exchanges, on arrays: one issue with all others, all pairs of parties at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from negotiation_kit.analysis.bargaining.stakes import Stakes
from negotiation_kit.analysis.comparing.score import PERCENT
from negotiation_kit.model import Party
from negotiation_kit.scales.distance import SAME

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]
Truths = NDArray[np.bool_]

ALIKE = 1e-12


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
    start_p, end_p, start_q, end_q : array of float
        From where to where j moves on p, and i on q.
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
    start_p: Numbers
    end_p: Numbers
    start_q: Numbers
    end_q: Numbers

    def __len__(self) -> int:
        return len(self.gain)

    @classmethod
    def together(cls, parts: Iterable[Exchanges]) -> Self:
        """Return several one after the other."""
        found = list(parts)
        columns = ([getattr(one, column.name) for one in found] for column in fields(cls))
        return cls(*map(np.concatenate, columns))

    def at(self, places: Places) -> Exchanges:
        """Return those at some places."""
        return Exchanges(*(getattr(self, column.name)[places] for column in fields(self)))

    def sorted(self) -> Exchanges:
        """Return the greatest gain first; equal gains stay in the order of issues and parties."""
        return self.at(np.argsort(-self.gain, kind="stable"))


@dataclass(frozen=True)
class Standings:
    """Issue x party, in points of 100; who has no known position weighs nothing.

    Parameters
    ----------
    at : array of float
        What each wants.
    stand : array of float
        Where each stands now; what it wants until it concedes.
    salience : array of float
        As shares of 1.
    mean, total : array of float
        The weighted mean of where they stand, and the sum of the weights.
    opposed : array of bool
        Issue x pair: whether both have a position, on opposite sides of the mean.
    """

    at: Numbers
    stand: Numbers
    salience: Numbers
    weight: Numbers
    known: Truths
    above: Truths
    mean: Numbers
    total: Numbers
    pairs: tuple[Places, Places]
    opposed: Truths

    @classmethod
    def of(cls, every: Sequence[Stakes], parties: Sequence[Party]) -> Standings:
        """Return where parties stand on issues, at least one."""
        places = {party.id: place for place, party in enumerate(parties)}
        at, salience, weight = np.zeros((3, len(every), len(parties)))
        known = np.zeros(at.shape, dtype=bool)
        for number, found in enumerate(every):
            columns = [places[row.party.id] for row in found.rows]
            known[number, columns] = True
            at[number, columns] = [row.at * PERCENT for row in found.rows]
            salience[number, columns] = [(row.salience or 0.0) / PERCENT for row in found.rows]
            weight[number, columns] = [row.weight for row in found.rows]
        pairs, none = np.triu_indices(len(parties), 1), np.zeros(0)
        total = weight.sum(axis=1)
        return cls(at, at, salience, weight, known, known, none, total, pairs, known).standing(at)

    def standing(self, stand: Numbers) -> Standings:
        """Return the same with the parties standing elsewhere."""
        mean = (stand * self.weight).sum(axis=1) / self.total
        # Rounding must not lift a party above a mean that it stands at.
        above, (a, b) = self.at - mean[:, None] > SAME, self.pairs
        opposed = self.known[:, a] & self.known[:, b] & (above[:, a] != above[:, b])
        return replace(self, stand=stand, mean=mean, above=above, opposed=opposed)

    def way(self, issue: int | Places, party: Places, other: Places) -> tuple[Numbers, Numbers]:
        """Return the direction in which a party concedes to another, and how far it can still go.

        Who has moved the other way before, or past what the other wants, has nothing to concede.
        """
        wants, stand = self.at[issue, party], self.stand[issue, party]
        sign = np.sign(self.at[issue, other] - wants)
        left = np.where((stand - wants) * sign >= 0, (self.at[issue, other] - stand) * sign, 0.0)
        return sign, left.clip(0)

    def after(self, one: Exchanges) -> Standings:
        """Return where all stand after one exchange."""
        stand = self.stand.copy()
        stand[one.p, one.j], stand[one.q, one.i] = one.end_p, one.end_q
        return self.standing(stand)

    def gained(self, mean: Numbers) -> Numbers:
        """Return what each party gains, over all issues, by other means."""
        total: Numbers = self.nearer(np.arange(len(self.at)), mean).sum(axis=0)
        return total

    def nearer(self, issue: int | Places, mean: Numbers) -> Numbers:
        """Return exchange x party: what each gains on an issue by another mean."""
        at, before = self.at[issue], np.expand_dims(self.mean[issue], -1)
        gained: Numbers = self.salience[issue] * (np.abs(at - before) - np.abs(at - mean[:, None]))
        return gained


class Market:
    """All exchanges that are still possible, known by the greatest on any two issues.

    Parameters
    ----------
    on : Standings
    issues, parties : sequence of str
        Their ids: of equal gains the first by these, so that no sequence hangs on the order of a file.
    """

    def __init__(self, on: Standings, issues: Sequence[str], parties: Sequence[str]) -> None:
        self._ids, size = (issues, parties), len(on.at)
        self._pairs = np.triu_indices(size, 1)
        self._number = np.zeros((size, size), dtype=np.intp)
        self._number[self._pairs] = np.arange(len(self._pairs[0]))
        self._gain, self._count = np.zeros(len(self._pairs[0])), np.zeros(len(self._pairs[0]), dtype=np.intp)
        self._reckon(on, np.arange(len(self._pairs[0])))

    @property
    def left(self) -> int:
        """How many exchanges are possible."""
        return int(self._count.sum())

    def greatest(self) -> Exchanges | None:
        """Return the one with the greatest gain."""
        if not self.left:
            return None
        best = _greatest(self._gain)
        found = between(self.on, *(issues[best] for issues in self._pairs))
        place = min(_greatest(found.gain).tolist(), key=lambda number: self._names(found, number))
        return found.at(np.array([place]))

    def _names(self, found: Exchanges, place: int) -> list[list[str]]:
        issues, parties = self._ids
        pairs = ((issues, found.p, found.q), (parties, found.i, found.j))
        return [sorted(ids[int(column[place])] for column in columns) for ids, *columns in pairs]

    def carry_out(self, one: Exchanges) -> None:
        """Let the two move, and reckon again what is left on the two issues."""
        p, q = self._pairs
        touched = np.isin(p, [one.p, one.q]) | np.isin(q, [one.p, one.q])
        self._reckon(self.on.after(one), np.flatnonzero(touched))

    def _reckon(self, on: Standings, stale: Places) -> None:
        self.on = on
        self._gain[stale], self._count[stale] = 0.0, 0
        found = between(on, *(issues[stale] for issues in self._pairs))
        numbers = self._number[found.p, found.q]
        np.maximum.at(self._gain, numbers, found.gain)
        np.add.at(self._count, numbers, 1)


def _greatest(gain: Numbers) -> Places:
    """Return the places of the greatest; rounding does not decide between equals."""
    return np.flatnonzero(gain >= gain.max() * (1 - ALIKE))


def exchanges(on: Standings) -> Exchanges:
    """Return all exchanges on any two issues between any two parties (see `trades` for the rule)."""
    later = (np.arange(p + 1, len(on.at)) for p in range(len(on.at)))
    return Exchanges.together(between(on, p, q) for p, q in enumerate(later)).sorted()


def between(on: Standings, p: int | Places, q: int | Places) -> Exchanges:
    """Return the exchanges on one issue and each of others, which stand together before or behind it."""
    row, pair = np.nonzero(on.opposed[p] & on.opposed[q])
    p, q = (issue[row] if isinstance(issue, np.ndarray) else issue for issue in (p, q))
    a, b = on.pairs[0][pair], on.pairs[1][pair]
    lean_a, lean_b = (on.salience[p, x] * on.salience[q, y] for x, y in ((a, b), (b, a)))
    differ = np.abs(lean_a - lean_b) > ALIKE * np.maximum(lean_a, lean_b)
    first = lean_a > lean_b
    p, q = (issue[differ] if isinstance(issue, np.ndarray) else issue for issue in (p, q))
    return _settled(on, p, q, np.where(first, a, b)[differ], np.where(first, b, a)[differ])


def _settled(on: Standings, p: int | Places, q: int | Places, i: Places, j: Places) -> Exchanges:
    """Return what each exchange comes to, `i` minding `p` more, relative to `q`, than `j` does."""
    rate = (on.salience[p, i] + on.salience[p, j]) / (on.salience[q, i] + on.salience[q, j])
    (sign_p, way_p), (sign_q, way_q) = on.way(p, j, i), on.way(q, i, j)
    pull_p, pull_q = on.weight[p, j] / on.total[p], on.weight[q, i] / on.total[q]
    whole, most = way_p * pull_p, way_q * pull_q
    capped = whole * rate > most
    shift_p, shift_q = np.where(capped, most / rate, whole), np.where(capped, most, whole * rate)
    gain = np.abs(shift_p * on.salience[p, i] - shift_q * on.salience[q, i])
    change = on.nearer(p, on.mean[p] + sign_p * shift_p) + on.nearer(q, on.mean[q] + sign_q * shift_q)
    rows = np.arange(len(i))
    change[rows, i] = change[rows, j] = 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        moved_p = np.where(capped, np.minimum(shift_p / pull_p, way_p), way_p)
        moved_q = np.where(capped, way_q, np.minimum(shift_q / pull_q, way_q))
    start_p, start_q = on.stand[p, j], on.stand[q, i]
    found = Exchanges(
        p=np.full_like(i, p), q=np.full_like(i, q), i=i, j=j, shift_p=shift_p, shift_q=shift_q, gain=gain,
        capped=capped, better=change > SAME, worse=change < -SAME, start_p=start_p,
        end_p=start_p + sign_p * moved_p, start_q=start_q, end_q=start_q + sign_q * moved_q,
    )  # fmt: skip
    # Who weighs nothing, or has moved all the way, has nothing to give: that is no exchange.
    given = (shift_p > ALIKE * PERCENT) & (gain > ALIKE)
    return found if given.all() else found.at(np.flatnonzero(given))
