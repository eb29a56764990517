"""The kit against the rules followed in plain numbers, on 500 tables with gaps of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any, NamedTuple

import numpy as np
import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.scales import IntervalScale, Level
from tests.analysis.bargaining import plainly
from tests.analysis.bargaining.examples import about
from tests.analysis.bargaining.plainly import Row
from tests.builders import OWN, TOLD, case_of, says

TABLES = 500
KINDS = ("range", "silent", "contested", "several", "conditional", "doubt")
REASONS = {
    "silent": "is silent",
    "contested": "the accounts of",
    "several": "makes several offers",
    "conditional": "only under conditions",
    "doubt": "only readings in doubt",
}
OBJECTS = ("sea", "land")


class Cell(NamedTuple):
    """What was drawn of a party on an issue: the middle of what it wants, where that is one known thing."""

    kind: str
    x: float
    salience: float | None
    object: str | None


class Drawn(NamedTuple):
    """A table as a case, and as it was drawn."""

    case: Case
    cells: dict[str, dict[str, Cell]]
    capability: dict[str, float | None]

    def about(self, issue: str) -> str | None:
        """Return the object on which most have a single known position, the first named one of several."""
        known = [cell.object for cell in self.cells[issue].values() if cell.kind in ("value", "range")]
        spoken = {cell.object for cell in self.cells[issue].values() if cell.kind != "silent"}
        order = [name for name in (*OBJECTS, None) if name in spoken]
        return max(order, key=known.count, default=None)

    def rows(self, issue: str, weigh_by: tuple[str, ...]) -> dict[str, Row]:
        """Return who can be taken in on an issue, with 1 for what is not weighed by."""
        found = {}
        for name, cell in self.cells[issue].items():
            stated = {"salience": cell.salience, "capability": self.capability[name]}
            fits = cell.kind in ("value", "range") and cell.object == self.about(issue)
            if fits and None not in (stated[way] for way in weigh_by):
                s, c = (stated[way] if way in weigh_by else None for way in ("salience", "capability"))
                found[name] = Row(cell.x, 1.0 if s is None else s / 100, 1.0 if c is None else c)
        return found


def drawn(seed: int, gaps: float = 0.5) -> Drawn:
    """Return a table; `gaps` is how often a cell is anything but one value, the fewer the larger it is."""
    chance, more = Random(seed), round(3 * (0.5 - gaps))
    names = "abcdefg"[: chance.randint(2 + more, 5 + more)]
    issues = [f"i{n}" for n in range(chance.randint(2, 4 + more))]
    objects = {issue: OBJECTS if chance.random() < gaps else () for issue in issues}
    cells = {issue: {name: _cell(chance, objects[issue], gaps) for name in names} for issue in issues}
    sides = {name: {issue: _entries(cells[issue][name]) for issue in issues} for name in names}
    case = case_of(dict.fromkeys(issues, IntervalScale("points", 0, 100)), sides)
    powers = {name: None if chance.random() < gaps / 3 else chance.choice([0.3, 0.7, 1]) for name in names}
    parties = tuple(replace(party, capability=powers[party.id]) for party in case.parties)
    declared = tuple(
        replace(issue, objects=tuple(Level(name, name) for name in objects[issue.id]))
        for issue in case.issues
    )
    return Drawn(replace(case, parties=parties, issues=declared), cells, powers)


def _cell(chance: Random, objects: tuple[str, ...], gaps: float) -> Cell:
    kind = chance.choice(KINDS) if chance.random() < gaps else "value"
    salience = None if chance.random() < gaps / 5 else chance.randint(1, 99)
    thing = chance.choice(objects) if objects else None
    return Cell(kind, float(chance.randint(6, 94)), salience, thing)


def _entries(cell: Cell) -> Any:
    x = cell.x
    about: dict[str, Any] = {"object": cell.object, "salience": cell.salience}
    about_range = {"from": x - 5, "to": x + 5}
    return {
        "value": says(x, **about),
        "range": says(about_range, **about),
        "silent": says(engagement="silent"),
        "contested": [says(x, evidence=OWN, **about), says(100 - x / 100, evidence=TOLD, **about)],
        "several": [says(x, **about), says(x / 2, **about)],
        "conditional": says(x, conditional=True, **about),
        "doubt": says(uncertain=about_range, **about),
    }[cell.kind]


def test_means_medians_and_winners() -> None:
    for table, issue, weigh_by in _each():
        rows = table.rows(issue, weigh_by)
        how: dict[str, Any] = {"weigh_by": weigh_by}
        if not rows:
            with pytest.raises(nk.errors.ToldError):
                nk.mean_voter(table.case, issue, **how)
            continue
        found, duel = nk.mean_voter(table.case, issue, **how), nk.condorcet_winner(table.case, issue, **how)
        pairs = [(row.x, row.s * row.c) for row in rows.values()]
        assert found.mean == about(plainly.mean(rows), rel=1e-12)
        assert found.median == about(plainly.median(pairs))
        assert found.plain_mean == about(sum(x for x, _ in pairs) / len(pairs))
        best = plainly.winner(pairs)
        assert duel.winner == (None if best is None else about(best))
        assert [stake.party.id for stake in found.stakes] == list(rows)
        assert found.object == duel.object == table.about(issue)


def test_whoever_is_left_out_is_left_out_by_name_and_reason() -> None:
    for table, issue, weigh_by in _each():
        rows = table.rows(issue, weigh_by)
        if not rows:
            continue
        left_out = {
            item.name: item.reason for item in nk.mean_voter(table.case, issue, weigh_by=weigh_by).left_out
        }
        assert [*left_out] == [name for name in table.cells[issue] if name not in rows]
        for name, reason in left_out.items():
            cell = table.cells[issue][name]
            other = cell.kind != "silent" and cell.object != table.about(issue)
            expected = "speaks only of" if other else REASONS.get(cell.kind, "")
            assert expected in reason
            if not expected:
                assert "states no salience" in reason or "no capability" in reason


def test_trades_one_by_one_and_one_after_the_other() -> None:
    for seed in range(TABLES):
        table = drawn(seed, gaps=0.1)
        weigh_by = ("salience", "capability")[: 1 + seed % 2]
        rows = {issue: table.rows(issue, weigh_by) for issue in table.cells}
        plain = {issue: on for issue, on in rows.items() if len(on) > 1}
        if not plain:
            continue
        expected, (steps, left, end) = list(plainly.by_the_rule(plain)), plainly.in_sequence(plain)
        found = nk.trades(table.case, weigh_by=weigh_by)
        assert {_names(row) for row in found.rows} == {row.names for row in expected}
        assert [row.gain for row in found.rows] == about(sorted((row.gain for row in expected), reverse=True))
        carried = nk.trade_sequence(table.case, weigh_by=weigh_by)
        assert [_names(row) for row in carried.rows] == [row.names for row in steps]
        for row, step in zip(carried.rows, steps, strict=True):
            assert (row.start_p, row.end_p, row.start_q, row.end_q) == about(step.moved, abs=1e-7)
        assert list(carried.left) == left
        after = {shift.issue.id: shift.after for shift in carried.means}
        assert after == {issue: about(plainly.mean(on, end[issue])) for issue, on in plain.items()}
        assert carried.gains == {
            name: about(_gained(plain, end, name), abs=1e-7) for name in table.capability
        }


def test_packages_frontier_and_nash_point() -> None:
    for seed in range(TABLES):
        table, weights = drawn(seed), ("salience", None, {"i0": 3})[seed % 3]
        fits = {issue: pair for issue in table.cells if (pair := _pair(table, issue, weights))}
        if not fits:
            with pytest.raises(nk.errors.ToldError, match="there is no issue on which both have"):
                nk.packages(table.case, "a", "b", weights=weights)
            continue
        found = nk.packages(table.case, "a", "b", weights=weights, steps=2)
        assert [issue.id for issue in found.issues] == list(fits)
        assert {item.name for item in found.left_out} == table.cells.keys() - fits.keys()
        worth = [_worth(fits, weights, found.outcome(number)) for number in range(len(found))]
        assert found.utilities.tolist() == [about(list(pair)) for pair in worth]
        assert set(nk.pareto_frontier(found).indices) == plainly.efficient(found.utilities.tolist())
        greatest = max(one * other for one, other in worth)
        assert nk.nash_point(found).product == about(greatest)


def test_divisions() -> None:
    for seed in range(TABLES):
        chance = Random(seed)
        a, b = ({f"i{n}": float(chance.randint(1, 60)) for n in range(1 + seed % 6)} for _ in range(2))
        totals = nk.adjusted_winner(a, b).totals
        assert totals == (about(plainly.divided(a, b)), about(plainly.divided(a, b)))


def _each() -> Iterator[tuple[Drawn, str, tuple[str, ...]]]:
    ways = ((), ("salience",), ("capability",), ("salience", "capability"))
    for seed in range(TABLES):
        table = drawn(seed)
        for issue in table.cells:
            yield table, issue, ways[seed % len(ways)]


def _names(row: Any) -> tuple[str, str, str, str]:
    return row.i.id, row.p.id, row.j.id, row.q.id


def _gained(plain: plainly.Table, end: plainly.Stand, name: str) -> float:
    change = 0.0
    for issue, on in plain.items():
        if name in on:
            before, after = plainly.mean(on), plainly.mean(on, end[issue])
            change += on[name].s * (abs(on[name].x - before) - abs(on[name].x - after))
    return change


def _pair(table: Drawn, issue: str, weights: Any) -> tuple[Any, Any] | None:
    """Return what the first two want on an issue and its salience for each; None where it is left out."""
    cells = [table.cells[issue][name] for name in "ab"]
    known = all(cell.kind in ("value", "range", "several") for cell in cells)
    unweighed = weights == "salience" and None in (cell.salience for cell in cells)
    if not known or cells[0].object != cells[1].object or unweighed:
        return None
    one, other = cells
    return one, other


def _offered(cell: Cell) -> list[tuple[float, float]]:
    if cell.kind == "range":
        return [(cell.x - 5, cell.x + 5)]
    return [(cell.x, cell.x), *([(cell.x / 2, cell.x / 2)] if cell.kind == "several" else [])]


def _worth(fits: Any, weights: Any, outcome: Any) -> tuple[float, float]:
    found = [0.0, 0.0]
    for (issue, pair), side in product(fits.items(), (0, 1)):
        ((part),) = outcome[issue]
        away = min(max(low - part.low, part.low - high, 0) for low, high in _offered(pair[side]))
        amounts = {
            name: own[side].salience if weights == "salience" else (weights or {}).get(name, 1)
            for name, own in fits.items()
        }
        found[side] += amounts[issue] / sum(amounts.values()) * (1 - away / 100)
    return found[0], found[1]


def test_a_map_of_ones_own_distances() -> None:
    for seed in range(TABLES):
        chance = np.random.default_rng(seed)
        size = int(chance.integers(3, 8))
        half = np.triu(chance.uniform(0.1, 9, (size, size)), 1)
        given = half + half.T
        b = [
            [
                -(given[i, j] ** 2 - (given[i] ** 2).mean() - (given[:, j] ** 2).mean() + (given**2).mean())
                / 2
                for j in range(size)
            ]
            for i in range(size)
        ]
        found = nk.classical_scaling(given)
        values = np.sort(np.linalg.eigvals(np.array(b)).real)[::-1]
        assert found.eigenvalues == about(tuple(values.tolist()), abs=1e-9)
        assert sum(place.x**2 for place in found.places) == about(values[0])
        assert sum(place.y**2 for place in found.places) == about(max(values[1], 0.0), abs=1e-9)
