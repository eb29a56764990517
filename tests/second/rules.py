"""The rules of comparison once more, slow and plain: every pair of parties, issue by issue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations, product

from negotiation_kit.model import Case, Issue, Party
from tests.second.grid import FEWEST_FOR_NEAR, NONE, SAME, Grid, Region, grid_of
from tests.second.spoken import (
    Heard,
    Said,
    Setting,
    Stand,
    contested,
    counted,
    heard,
    on_question,
    stand,
    words_apart,
)

THRESHOLD = 0.25
DECIDED = ("agree", "overlap", "near", "diverge")
WORST = ("agree", "overlap", "near", "open", "one-sided", "diverge", "not-comparable")
"""Design 3, uncertain: from the best verdict to the worst, over the readings of an entry."""


@dataclass(frozen=True)
class Measure:
    """How a pair is measured."""

    metric: str = "gower"
    threshold: float = THRESHOLD


@dataclass(frozen=True)
class Row:
    """What is found on a question, or on an issue; the bounds are None where nothing can be measured."""

    verdict: str
    distance: float | None
    low: float | None
    high: float | None
    zone: Region = NONE
    contested: bool = False
    object: str | None = None
    grid: Grid | None = None


@dataclass(frozen=True)
class Score:
    """The score of a pair: `known` issues of `of`, of which `measured` have bounds."""

    agreement: float | None
    known: int
    of: int
    best: float | None
    worst: float | None


Sides = tuple[tuple[Said, ...], tuple[Said, ...]]


def compare(
    case: Case,
    a: str,
    b: str,
    round: str,
    setting: Setting | None = None,
    measure: Measure | None = None,
) -> dict[str, Row]:
    """Return a row an issue, by id."""
    found = {}
    for issue in issues_of(case, round):
        one, other = (
            heard(case, party_of(case, name), issue, round, setting or Setting()) for name in (a, b)
        )
        grid = grid_of(case, issue)
        if heirs_of_one(a, one, b, other):
            found[issue.id] = Row("not-comparable", None, None, None)
        else:
            found[issue.id] = row(grid, issue, one, other, setting or Setting(), measure or Measure())
    return found


def scores(
    case: Case, round: str, setting: Setting | None = None, measure: Measure | None = None
) -> dict[tuple[str, str], Score]:
    """Rule 5: many parties are judged pair by pair."""
    pairs = combinations([party.id for party in case.parties], 2)
    return {(a, b): score(compare(case, a, b, round, setting, measure).values()) for a, b in pairs}


def score(rows: Iterable[Row]) -> Score:
    """Method, scores: agreement where the distance is known, best and worst where it can be measured."""
    told = list(rows)
    known = [item.distance for item in told if item.distance is not None]
    lows = [item.low for item in told if item.low is not None]
    highs = [item.high for item in told if item.high is not None]
    return Score(_agreement(known), len(known), len(told), _agreement(lows), _agreement(highs))


def _agreement(distances: list[float]) -> float | None:
    return 1 - sum(distances) / len(distances) if distances else None


def issues_of(case: Case, round: str) -> list[Issue]:
    return [issue for issue in case.issues if not issue.rounds or round in issue.rounds]


def party_of(case: Case, name: str) -> Party:
    return next(party for party in case.parties if party.id == name)


def heirs_of_one(a: str, one: Heard, b: str, other: Heard) -> bool:
    """Decision 11: what is inherited is never held against the group or a fellow heir."""
    return bool(one.heir_of & ({b} | other.heir_of) or other.heir_of & {a})


# One row an issue


def row(grid: Grid, issue: Issue, a: Heard, b: Heard, setting: Setting, measure: Measure) -> Row:
    """Decision 7: the row rests on the question, of those decided, on which the sides are farthest apart."""
    questions = {name: question(grid, name, a, b, setting, measure) for name in questions_of(issue, a, b)}
    decided = [item for item in questions.values() if item.verdict in DECIDED]
    if decided:
        return max(decided, key=_farthest)  # the first declared of those equally far apart
    return undecided(grid, questions, a, b, setting, measure)


def questions_of(issue: Issue, a: Heard, b: Heard) -> list[str | None]:
    """Return what the two speak of: no object first, then as declared, then by name."""
    declared = [item.name for item in issue.objects]
    named = (a.objects | b.objects) - {None}
    found: list[str | None] = [None] if None in a.objects | b.objects or not named else []
    return found + sorted((str(name) for name in named), key=lambda name: (_rank(declared, name), name))


def _rank(declared: list[str], name: str) -> int:
    return declared.index(name) if name in declared else len(declared)


def _farthest(item: Row) -> tuple[float, int, float]:
    far = item.distance if item.distance is not None else item.low or 0.0
    return round(far, 9), WORST.index(item.verdict), round(item.high or 0.0, 9)


def undecided(
    grid: Grid, questions: dict[str | None, Row], a: Heard, b: Heard, setting: Setting, measure: Measure
) -> Row:
    """Decision 7: different objects, else one-sided or open; the bounds cover what is spoken of."""
    rows = list(questions.values())
    doubted = any(item.contested for item in rows)
    if all(item.verdict == "not-comparable" for item in rows):
        return replace(rows[0], contested=doubted, zone=NONE)
    offers = [spoken_of(grid, heard, questions, setting) for heard in (a, b)]
    if all(offers) and not offers[0] & offers[1]:
        low, high = (0.0, 1.0) if grid.measures(measure.metric) else (None, None)
        return Row("not-comparable", None, low, high, contested=doubted, grid=grid)
    if any(item.verdict == "not-comparable" for item in rows):
        return Row("not-comparable", None, None, None, contested=doubted, grid=grid)
    about = [questions[name] for name in questions if name in offers[0] | offers[1]] or rows
    lows = [item.low for item in about if item.low is not None]
    highs = [item.high for item in about if item.high is not None]
    verdict = "one-sided" if offers[0] or offers[1] else "open"
    return Row(
        verdict,
        None,
        min(lows, default=None),
        max(highs, default=None),
        contested=doubted,
        object=next(iter(questions)) if len(questions) == 1 else None,
        grid=grid,
    )


def spoken_of(grid: Grid, side: Heard, questions: Iterable[str | None], setting: Setting) -> set[str | None]:
    """Return the questions on which a side has an offer."""
    found = set()
    for name in questions:
        said = counted(grid, on_question(side.said, name))
        if any(stand(grid, said, setting.conditionals).readings):
            found.add(name)
    return found


# One question


def question(grid: Grid, name: str | None, a: Heard, b: Heard, setting: Setting, measure: Measure) -> Row:
    """Decision 4: the verdict rests on the best account of each, the bounds go over all of them."""
    sides = on_question(a.said, name), on_question(b.said, name)
    best = judged(grid, (counted(grid, sides[0]), counted(grid, sides[1])), setting, measure)
    others = [
        judged(grid, pair, setting, measure)
        for pair in product(words_apart(grid, sides[0]), words_apart(grid, sides[1]))
    ]
    lows = [item.low for item in others if item.low is not None]
    highs = [item.high for item in others if item.high is not None]
    return replace(
        best,
        low=min(lows, default=None),
        high=max(highs, default=None),
        contested=contested(grid, sides[0]) or contested(grid, sides[1]),
        object=name,
        grid=grid,
    )


def judged(grid: Grid, sides: Sides, setting: Setting, measure: Measure) -> Row:
    """Design 3, uncertain: the distance is the value's, bounds and worst verdict of all readings."""
    a, b = (stand(grid, said, setting.conditionals) for said in sides)
    if not (a.applies and b.applies):
        return Row("not-comparable", None, None, None)
    readings = product(range(len(a.readings)), range(len(b.readings)))
    found = [reading(grid, a, one, b, other, measure) for one, other in readings]
    lows = [item.low for item in found if item.low is not None]
    highs = [item.high for item in found if item.high is not None]
    return Row(
        max((item.verdict for item in found), key=WORST.index),
        stated_distance(grid, a, b, measure),
        min(lows, default=None),
        max(highs, default=None),
        zone=a.zone & b.zone,
    )


def stated_distance(grid: Grid, a: Stand, b: Stand, measure: Measure) -> float | None:
    """Return the distance of what the two state; without a value on either side there is none."""
    if not (a.stated and b.stated and grid.measures(measure.metric)):
        return None
    return nearest(grid, a, a.stated, b, b.stated, measure)[0]


def reading(grid: Grid, a: Stand, one: int, b: Stand, other: int, measure: Measure) -> Row:
    """Return what holds if these are the offers that are meant."""
    mine, yours = a.readings[one], b.readings[other]
    zone = a.accepted[one] & b.accepted[other]
    if mine and yours:
        return both_state(grid, a, mine, b, yours, zone, measure)
    low, high = bounds(grid, a, mine, b, yours, measure.metric)
    return Row(one_states(a, mine, b, yours, zone), None, low, high)


def both_state(
    grid: Grid,
    a: Stand,
    mine: tuple[Region, ...],
    b: Stand,
    yours: tuple[Region, ...],
    zone: Region,
    measure: Measure,
) -> Row:
    """Method, verdicts, rules 6 to 12."""
    if not grid.measures(measure.metric):
        return Row("not-comparable", None, None, None)
    distance, different, refused = nearest(grid, a, mine, b, yours, measure)
    if not different:
        verdict = "agree"
    elif zone:
        verdict = "overlap"
    else:
        verdict = "near" if not refused and is_near(grid, distance, measure.threshold) else "diverge"
    return Row(verdict, distance, distance, distance)


def is_near(grid: Grid, distance: float, threshold: float) -> bool:
    """Rule 3 and decision 8: above 0, within the threshold, and never on fewer than five levels in order."""
    if grid.level == "ordinal" and len(grid.whole) < FEWEST_FOR_NEAR:
        return False
    return SAME < distance <= threshold + SAME


def nearest(
    grid: Grid, a: Stand, mine: tuple[Region, ...], b: Stand, yours: tuple[Region, ...], measure: Measure
) -> tuple[float, bool, bool]:
    """Method, several offers: the nearest pair; then one that is the same, then one that nobody rejects."""
    found = [
        (grid.gap(one, other, measure.metric), one != other, one <= b.rejects or other <= a.rejects)
        for one in mine
        for other in yours
    ]
    return min(found, key=lambda pair: (round(pair[0], 9), *pair[1:]))


def one_states(a: Stand, mine: tuple[Region, ...], b: Stand, yours: tuple[Region, ...], zone: Region) -> str:
    """Method, verdicts, rules 2 to 5; rule 2 of the design: what only elimination leaves is no position."""
    if zone:
        return "overlap"
    refused = (mine and all(region <= b.rejects for region in mine)) or (
        yours and all(region <= a.rejects for region in yours)
    )
    if refused:
        return "diverge"
    return "one-sided" if mine or yours else "open"


def bounds(
    grid: Grid, a: Stand, mine: tuple[Region, ...], b: Stand, yours: tuple[Region, ...], metric: str
) -> tuple[float, float] | tuple[None, None]:
    """Rule 2: between the known position and what is left to the other; of several offers any may be met."""
    if not grid.measures(metric):
        return None, None
    if not mine and not yours:
        return grid.both_unknown(a.left, b.left, metric) if a.left and b.left else (None, None)
    known, left = (mine, b.left) if mine else (yours, a.left)
    if not left:
        return None, None
    return min(grid.nearest_left(one, left, metric) for one in known), _farthest_left(
        grid, known, left, metric
    )


def _farthest_left(grid: Grid, known: tuple[Region, ...], left: Region, metric: str) -> float:
    if metric == "identical":
        return min(grid.farthest_left(one, left, metric) for one in known)
    return grid.farthest_left(NONE.union(*known), left, metric)
