"""What a made-up case is expected to give, as tables worked by hand, and results in the same shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import negotiation_kit as nk
from negotiation_kit.model import Case

HERE = Path(__file__).parent
DIGITS = 9


@dataclass(frozen=True)
class Row:
    """One issue of a comparison."""

    verdict: str
    distance: float | None
    low: float | None
    high: float | None
    contested: bool = False
    object: str | None = None


@dataclass(frozen=True)
class Move:
    """One issue of a movement; what `unittest.mock.ANY` stands for is not held against the result."""

    change: Any
    step: Any
    toward: Any
    word: Any
    terms: Any
    not_repeated: Any
    added: Any


def known(
    verdict: str, distance: float, low: float | None = None, high: float | None = None, **more: Any
) -> Row:
    """Return a row whose distance is known; bounds differ from it where it is contested or uncertain."""
    return Row(
        verdict,
        distance=_rounded(distance),
        low=_rounded(distance if low is None else low),
        high=_rounded(distance if high is None else high),
        **more,
    )


def bounded(verdict: str, low: float, high: float, **more: Any) -> Row:
    """Return a row whose distance is not known, only its bounds."""
    return Row(verdict, distance=None, low=_rounded(low), high=_rounded(high), **more)


UNMEASURED = Row("not-comparable", distance=None, low=None, high=None)
"""No distance between the two, known or not."""


def move(
    change: Any,
    step: Any = None,
    toward: Any = None,
    word: Any = None,
    *,
    terms: Any = (),
    not_repeated: Any = False,
    added: Any = False,
) -> Move:
    """Return a movement; a step of one number has equal limits, and the sign of `toward` gives the word."""
    limits = (step, step) if isinstance(step, int | float) else step
    if word is None:
        word = _word(toward) if isinstance(toward, int | float) else ANY
    return Move(
        change,
        step=_rounded_all(limits),
        toward=_rounded(toward) if isinstance(toward, int | float) else toward,
        word=word,
        terms=terms,
        not_repeated=not_repeated,
        added=added,
    )


def agreement(distances: float, issues: int) -> float:
    """Return the agreement of a sum of distances over some issues."""
    return round(1 - distances / issues, DIGITS)


def load(name: str) -> Case:
    """Return one of the cases beside this file."""
    return nk.load_case(HERE / name)


def rows_of(found: nk.Comparison, wanted: Mapping[str, Row]) -> dict[str, Row]:
    """Return the rows of a comparison that a table is about."""
    return {issue: _row(found.row(issue)) for issue in wanted}


def score_of(found: nk.Comparison) -> tuple[float | None, str, float | None, float | None]:
    """Return agreement, coverage, best and worst."""
    score = found.score
    return _rounded(score.agreement), str(score.coverage), _rounded(score.best), _rounded(score.worst)


def moves_of(found: nk.Movement, wanted: Mapping[str, Move]) -> dict[str, Move]:
    """Return the rows of a movement that a table is about."""
    return {issue: _move(found.row(issue)) for issue in wanted}


def left_of(found: nk.FeasibleOutcomes, wanted: Mapping[Any, Any]) -> dict[Any, Any]:
    """Return what is left and the zone, by issue and object; None for nothing."""
    texts = {}
    for issue, name in wanted:
        row = found.row(issue, name)
        texts[issue, name] = tuple(None if region.empty else region.text for region in (row.left, row.zone))
    return texts


def _row(row: Any) -> Row:
    return Row(
        row.verdict.value,
        distance=_rounded(row.distance),
        low=_rounded(row.low),
        high=_rounded(row.high),
        contested=row.contested,
        object=row.object,
    )


def _move(row: Any) -> Move:
    toward = row.toward
    return Move(
        row.change.value,
        step=_rounded_all(row.step),
        toward=None if toward is None else _rounded(toward.point),
        word=None if toward is None else str(toward.word),
        terms=tuple(map(str, row.terms)),
        not_repeated=bool(row.not_repeated),
        added=bool(row.added),
    )


def _word(toward: float) -> str:
    if toward == 0:
        return "none"
    return "nearer" if toward > 0 else "farther"


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, DIGITS)


def _rounded_all(numbers: Any) -> Any:
    return tuple(map(_rounded, numbers)) if isinstance(numbers, tuple) else numbers
