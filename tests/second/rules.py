"""The rules of comparison once more, slow and plain: every pair of parties, issue by issue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from negotiation_kit.model import Case, Issue, Party
from tests.second.grid import FEWEST_FOR_NEAR, NONE, SAME, Grid, Region, grid_of
from tests.second.spoken import Heard, Said, Setting, heard, on_question
from tests.second.standing import Stand, applies, contested, counted, heard_apart, speaking, stand, union

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
    misfit: int = 0
    """Decision C: 0 the same, 1 overlap, 2 apart, 3 refused."""
    decided: bool = False
    """Whether it tells if the two can meet."""


@dataclass(frozen=True)
class Score:
    """The score of a pair: `known` issues of `of`, of which `measured` have bounds."""

    agreement: float | None
    known: int
    of: int
    best: float | None
    worst: float | None


Weights = Mapping[str, float] | str | None
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
    how = setting or Setting()
    found = {}
    for issue in issues_of(case, round):
        one, other = (heard(case, party_of(case, name), issue, round, how) for name in (a, b))
        grid = grid_of(case, issue)
        told = row(grid, issue, one, other, measure or Measure())
        if heirs_of_one(a, one, b, other):
            told = unmeasured(told)
        found[issue.id] = told
    return found


def scores(
    case: Case,
    round: str,
    setting: Setting | None = None,
    measure: Measure | None = None,
    weights: Weights = None,
) -> dict[tuple[str, str], Score]:
    """Rule 5: many parties are judged pair by pair."""
    found = {}
    for a, b in combinations([party.id for party in case.parties], 2):
        rows = compare(case, a, b, round, setting, measure)
        found[a, b] = score(rows, weights_of(case, a, b, round, setting or Setting(), weights))
    return found


def weights_of(
    case: Case, a: str, b: str, round: str, setting: Setting, weights: Weights
) -> Mapping[str, float]:
    """Method, weights: as given, 1 where nothing is; attention counts the passages cited for the two."""
    issues = issues_of(case, round)
    if not isinstance(weights, str):
        return {issue.id: (weights or {}).get(issue.id, 1.0) for issue in issues}
    found = {}
    for issue in issues:
        told = [heard(case, party_of(case, name), issue, round, setting).said for name in (a, b)]
        found[issue.id] = float(len({passage for said in told for entry in said for passage in entry.cites}))
    return found


def score(rows: Mapping[str, Row], weights: Mapping[str, float] | None = None) -> Score:
    """Method, scores: agreement where the distance is known, best and worst where it can be measured."""
    told = [(weights[name] if weights else 1.0, item) for name, item in rows.items()]
    known = [(weight, item.distance) for weight, item in told if item.distance is not None]
    lows = [(weight, item.low) for weight, item in told if item.low is not None]
    highs = [(weight, item.high) for weight, item in told if item.high is not None]
    return Score(_agreement(known), len(known), len(told), _agreement(lows), _agreement(highs))


def _agreement(distances: list[tuple[float, float]]) -> float | None:
    total = sum(weight for weight, _ in distances)
    return 1 - sum(weight * distance for weight, distance in distances) / total if total else None


def issues_of(case: Case, round: str) -> list[Issue]:
    return [issue for issue in case.issues if not issue.rounds or round in issue.rounds]


def party_of(case: Case, name: str) -> Party:
    return next(party for party in case.parties if party.id == name)


def heirs_of_one(a: str, one: Heard, b: str, other: Heard) -> bool:
    """Decision 11: what is inherited is never held against the group or a fellow heir."""
    return bool(one.heir_of & ({b} | other.heir_of) or other.heir_of & {a})


# One row an issue


def row(grid: Grid, issue: Issue, a: Heard, b: Heard, measure: Measure) -> Row:
    """Decisions 7 and C: the row rests on the question on which the sides are farthest apart."""
    questions = {name: question(grid, name, a, b, measure) for name in questions_of(issue, a, b)}
    offers = [spoken_of(grid, side, questions) for side in (a, b)]
    if not (applies(grid, a) and applies(grid, b)):
        return unmeasured(_led(list(questions.values())) or undecided(grid, questions, offers, measure))
    if all(offers) and not offers[0] & offers[1]:
        return undecided(grid, questions, offers, measure)
    return _led(list(questions.values())) or undecided(grid, questions, offers, measure)


def unmeasured(told: Row) -> Row:
    return Row("not-comparable", None, None, None, contested=told.contested, grid=told.grid)


def questions_of(issue: Issue, a: Heard, b: Heard) -> list[str | None]:
    """Return what the two speak of: as declared, then by name, no object last."""
    declared = [item.name for item in issue.objects]
    named = (a.objects | b.objects) - {None}
    last: list[str | None] = [None] if None in a.objects | b.objects or not named else []
    return [*sorted((str(name) for name in named), key=lambda name: (_rank(declared, name), name)), *last]


def _rank(declared: list[str], name: str) -> int:
    return declared.index(name) if name in declared else len(declared)


def _led(questions: list[Row]) -> Row | None:
    """Decision C: of those that are decided the farthest; the first of those that are alike in all."""
    return max((item for item in questions if item.decided), key=_farthest, default=None)


def _farthest(item: Row) -> tuple[float, float, bool, int]:
    known = item.distance is not None
    far = item.distance if item.distance is not None else item.low or 0.0
    return round(far, 9), round(item.high or 0.0, 9), known, item.misfit


def undecided(
    grid: Grid, questions: dict[str | None, Row], offers: list[set[str | None]], measure: Measure
) -> Row:
    """Decisions 7 and B: different objects, else one-sided or open; the bounds cover what is spoken of."""
    rows = list(questions.values())
    doubted = any(item.contested for item in rows)
    if all(offers):
        low, high = (0.0, 1.0) if grid.measures(measure.metric) else (None, None)
        return Row("not-comparable", None, low, high, contested=doubted, grid=grid)
    about = [questions[name] for name in questions if name in offers[0] | offers[1]] or rows
    return Row(
        rows[0].verdict if len(rows) == 1 else "one-sided" if any(offers) else "open",
        None,
        *ends(about),
        contested=doubted,
        object=next(iter(questions)) if len(questions) == 1 else None,
        grid=grid,
    )


def spoken_of(grid: Grid, side: Heard, questions: Iterable[str | None]) -> set[str | None]:
    """Return the questions on which a side has an offer."""
    return {
        name for name in questions if any(stand(grid, counted(grid, on_question(side.said, name))).readings)
    }


def ends(rows: Iterable[Row]) -> tuple[float | None, float | None]:
    """Return the lowest low and the highest high."""
    told = list(rows)
    lows = [item.low for item in told if item.low is not None]
    highs = [item.high for item in told if item.high is not None]
    return min(lows, default=None), max(highs, default=None)


# One question


def question(grid: Grid, name: str | None, a: Heard, b: Heard, measure: Measure) -> Row:
    """Decision 4: the verdict rests on the best account of each, the bounds go over all of them."""
    sides = on_question(a.said, name), on_question(b.said, name)
    spoken = [
        judged(grid, pair, measure) for pair in product(speaking(grid, sides[0]), speaking(grid, sides[1]))
    ]
    best = max(spoken, key=lambda item: WORST.index(item.verdict))
    others = [
        judged(grid, pair, measure)
        for pair in product(heard_apart(grid, sides[0]), heard_apart(grid, sides[1]))
    ]
    low, high = ends(others)
    offering = all(any(stand(grid, counted(grid, side)).readings) for side in sides)
    best = replace(
        spoken[0],
        verdict=best.verdict,
        misfit=max(item.misfit for item in spoken),
        decided=best.decided or offering,
    )
    doubted = contested(grid, sides[0]) or contested(grid, sides[1])
    return replace(best, low=low, high=high, contested=doubted, object=name, grid=grid)


def judged(grid: Grid, sides: Sides, measure: Measure) -> Row:
    """Design 3 and decision J: the distance is the value's; bounds over it and all readings; the worst."""
    a, b = (stand(grid, said) for said in sides)
    readings = product(range(len(a.readings)), range(len(b.readings)))
    found = [reading(grid, a, one, b, other, measure) for one, other in readings]
    worst = max(found, key=lambda item: WORST.index(item.verdict))
    distance = stated_distance(grid, a, b, measure)
    low, high = ends([*found, Row("", distance, distance, distance)])
    return Row(
        worst.verdict,
        distance,
        low,
        high,
        zone=a.zone & b.zone,
        misfit=max(item.misfit for item in found),
        decided=worst.decided,
    )


def stated_distance(grid: Grid, a: Stand, b: Stand, measure: Measure) -> float | None:
    """Return the distance of what the two state; without a value on either side there is none."""
    if not (a.stated and b.stated and grid.measures(measure.metric)):
        return None
    return grid.gap(union(a.stated), union(b.stated), measure.metric)


def reading(grid: Grid, a: Stand, one: int, b: Stand, other: int, measure: Measure) -> Row:
    """Return what holds if these are the offers that are meant."""
    mine, yours = a.readings[one], b.readings[other]
    zone = a.accepted[one] & b.accepted[other]
    if mine and yours:
        at = a.measured[one], b.measured[other]
        return both_state(grid, a, mine, b, yours, at, zone, measure)
    low, high = bounds(grid, a, a.measured[one], b, b.measured[other], measure.metric)
    verdict = one_states(a, mine, b, yours, zone)
    misfit = 1 if verdict == "overlap" else 3
    return Row(verdict, None, low, high, misfit=misfit, decided=verdict in DECIDED)


def both_state(
    grid: Grid,
    a: Stand,
    mine: tuple[Region, ...],
    b: Stand,
    yours: tuple[Region, ...],
    at: tuple[Region, Region],
    zone: Region,
    measure: Measure,
) -> Row:
    """Method, verdicts, rules 6 to 12; decision A: agree where all that both want is the same."""
    measures = grid.measures(measure.metric)
    if union(mine) == union(yours):
        verdict, misfit = "agree", 0
    elif zone:
        verdict, misfit = "overlap", 1
    else:
        refused = is_refused(grid, a, mine, b, yours, measure)
        near = measures and not refused and is_near(grid, grid.gap(*at, measure.metric), measure.threshold)
        verdict, misfit = "near" if near else "diverge", 3 if refused else 2
    if not measures:
        return Row("not-comparable", None, None, None, misfit=misfit, decided=True)
    distance = grid.gap(*at, measure.metric)
    return Row(verdict, distance, distance, distance, misfit=misfit, decided=True)


def is_near(grid: Grid, distance: float, threshold: float) -> bool:
    """Rule 3, decisions 8 and E: above 0, within the threshold, never on fewer than five levels in order."""
    if grid.level == "ordinal" and len(grid.whole) < FEWEST_FOR_NEAR:
        return False
    return SAME < distance <= threshold + SAME


def is_refused(
    grid: Grid, a: Stand, mine: tuple[Region, ...], b: Stand, yours: tuple[Region, ...], measure: Measure
) -> bool:
    """Method, several offers: whether the nearest pair is rejected; of those equally near any that is not."""
    metric = measure.metric if grid.measures(measure.metric) else "gower"
    found = [
        (round(grid.gap(one, other, metric), 9), one <= b.rejects or other <= a.rejects)
        for one in mine
        for other in yours
    ]
    return min(found)[1]


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
    grid: Grid, a: Stand, mine: Region, b: Stand, yours: Region, metric: str
) -> tuple[float, float] | tuple[None, None]:
    """Rule 2: between all that is wanted and what is left to the other; of several offers any may be met."""
    if not grid.measures(metric):
        return None, None
    if not mine and not yours:
        return grid.both_unknown(a.left, b.left, metric) if a.left and b.left else (None, None)
    known, left = (mine, b.left) if mine else (yours, a.left)
    if not left:
        return None, None
    return grid.nearest_left(known, left, metric), grid.farthest_left(known, left, metric)
