"""The kit's own answers in the words of the second implementation, and how the two are held together."""

from __future__ import annotations

import os
from collections.abc import Iterable
from math import isclose
from typing import Any

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.second import rules
from tests.second.grid import NONE, Grid, Outcome, Region, grid_of, inside
from tests.second.moves import Approach, Move
from tests.second.rules import Measure, Row, Score, Weights
from tests.second.spoken import Setting

NIGHTLY = os.environ.get("NEGOTIATION_KIT_NIGHTLY") == "1"
SEEDS = 2_000 if NIGHTLY else 200
EXACT = 1e-12
THE_KIT: Any = nk


def compare(
    case: Case,
    a: str,
    b: str,
    round: str,
    setting: Setting | None = None,
    measure: Measure | None = None,
) -> dict[str, Row]:
    """Return the kit's rows of a pair, by issue."""
    how, by = setting or Setting(), measure or Measure()
    found = THE_KIT.compare(
        case,
        a,
        b,
        round,
        coding=how.coding,
        metric=by.metric,
        threshold=by.threshold,
        coder=how.coder,
        conditionals=how.conditionals,
        inherit=how.inherit,
        channels=how.channels,
    )
    grids = {issue.id: grid_of(case, issue) for issue in case.issues}
    return {row.issue.id: _row(grids[row.issue.id], row) for row in found.rows}


def _row(grid: Grid, row: Any) -> Row:
    return Row(
        str(row.verdict),
        row.distance,
        row.low,
        row.high,
        zone=outcomes(grid, row.zone),
        contested=row.contested,
        object=row.object,
        grid=grid,
    )


def scores(
    case: Case,
    round: str,
    setting: Setting | None = None,
    measure: Measure | None = None,
    weights: Weights = None,
) -> dict[tuple[str, str], Score]:
    """Return the kit's scores of every pair, from its table of all parties."""
    how, by = setting or Setting(), measure or Measure()
    found = THE_KIT.pairwise(
        case,
        by.metric,
        round=round,
        coding=how.coding,
        weights=weights,
        coder=how.coder,
        conditionals=how.conditionals,
        inherit=how.inherit,
        channels=how.channels,
    )
    of = len(rules.issues_of(case, round))
    pairs = [(a.id, b.id) for index, a in enumerate(case.parties) for b in case.parties[index + 1 :]]
    frames = found.agreement, found.coverage, found.best, found.worst
    told = {pair: [_number(frame.loc[pair]) for frame in frames] for pair in pairs}
    return {
        pair: Score(agreement, int(known or 0), of, best, worst)
        for pair, (agreement, known, best, worst) in told.items()
    }


def _number(cell: Any) -> float | None:
    return None if cell is None or cell != cell else float(cell)  # noqa: PLR0124 - a missing number is no number


def score_of(
    case: Case, a: str, b: str, round: str, setting: Setting, measure: Measure, weights: Weights = None
) -> Score:
    """Return the kit's score of one pair."""
    found = THE_KIT.compare(
        case,
        a,
        b,
        round,
        coding=setting.coding,
        metric=measure.metric,
        weights=weights,
        coder=setting.coder,
        conditionals=setting.conditionals,
        inherit=setting.inherit,
        channels=setting.channels,
    ).score
    return Score(found.agreement, found.coverage.n, found.coverage.of, found.best, found.worst)


def movement(case: Case, party: str, start: str, end: str, toward: str | None = None) -> dict[str, Move]:
    """Return the kit's movement of a party, by issue."""
    rows = THE_KIT.movement(case, party, start, end, toward=toward).rows
    return {row.issue.id: _move(row) for row in rows}


def _move(row: Any) -> Move:
    toward = row.toward
    return Move(
        str(row.change),
        None if row.place is None else str(row.place),
        None if row.step is None else (row.step.low, row.step.high),
        None if toward is None else Approach(toward.low, toward.high, str(toward.word)),
        frozenset(_words(row.terms)),
        next(map(str, row.commitment), None),
        len(row.not_repeated),
        len(row.added),
    )


def _words(found: Any) -> list[str]:
    if found is None or isinstance(found, str):
        return [] if found is None else [str(found)]
    return [str(item) for item in found]


def outcomes(grid: Grid, region: Any) -> Region:
    """Return the outcomes of the grid that lie in a region of the kit."""
    if region is None or region.empty:
        return NONE
    return frozenset(outcome for outcome in grid.whole if region.holds(asked(grid, outcome)))


def asked(grid: Grid, outcome: Outcome) -> Outcome:
    """Return an outcome as the kit is asked for it: days and whole units as whole numbers."""
    found = inside(outcome)
    return int(found) if grid.counted and isinstance(found, float) else found


def differs(one: float | None, other: float | None) -> bool:
    """Return whether two figures, either of which may be missing, are not the same."""
    if one is None or other is None:
        return one is not other
    return not isclose(one, other, rel_tol=0, abs_tol=EXACT)


def gaps(one: Iterable[float | None], other: Iterable[float | None]) -> bool:
    return any(differs(a, b) for a, b in zip(one, other, strict=True))
