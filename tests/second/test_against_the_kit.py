"""The kit, held against the second implementation on talks at random.

`NEGOTIATION_KIT_NIGHTLY=1` tries ten times as many.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from random import Random
from typing import Any

import pytest

from negotiation_kit.model import Case, Role
from tests.second import kit, links, moves, rules
from tests.second.kit import SEEDS, THE_KIT, differs, gaps
from tests.second.moves import Move
from tests.second.random_talks import COMPARED, LEFT, LINKED, MOVED, Shape, talk
from tests.second.rules import Measure, Row, Score, Weights
from tests.second.soundness import shrunk, told
from tests.second.spoken import Setting

CHUNKS = 10
IN_TURN = pytest.mark.parametrize("chunk", range(CHUNKS))
Found = list[str]


def held_together(chunk: int, shape: Shape, differences: Callable[[Case, int], Found]) -> None:
    """Fail with the smallest talks on which kit and second implementation differ."""
    for seed in range(chunk, SEEDS, CHUNKS):
        case = talk(seed, shape)
        if differences(case, seed):
            small = shrunk(case, lambda item, seed=seed: bool(differences(item, seed)))  # type: ignore[misc]
            pytest.fail(f"seed {seed}\n{told(small)}\n" + "\n".join(differences(small, seed)))


def settings(seed: int) -> tuple[Setting, Measure]:
    """Return how the talks of a seed are looked at: a third as usual, the others with something changed."""
    rng = Random(-seed - 1)
    if seed % 3 == 0:
        return Setting(), Measure()
    setting = Setting(
        conditionals=rng.choice(("apart", "met", "ignored")),
        coding=rng.choice(("reading", "reading", "printed")),
        coder=rng.choice(("lead", "lead", "lead", "anna")),
        channels=rng.choice(("open", "all")),
        inherit=rng.choice((True, True, False)),
    )
    measure = Measure(
        rng.choice(("gower", "gower", "identical", "directional")), rng.choice((0.1, 0.25, 0.4))
    )
    return setting, measure


def known_coder(case: Case, setting: Setting) -> bool:
    return setting.coder == "lead" or any(entry.coder == setting.coder for entry in case.positions)


@IN_TURN
def test_compare(chunk: int) -> None:
    held_together(chunk, COMPARED, compared)


def compared(case: Case, seed: int) -> Found:
    setting, measure = settings(seed)
    if not known_coder(case, setting):
        return []
    found = [f"{setting} {measure}"]
    for a, b in combinations([party.id for party in case.parties], 2):
        expected = rules.compare(case, a, b, "r1", setting, measure)
        rows = kit.compare(case, a, b, "r1", setting, measure)
        found += [
            f"{a} {b} {name}: {text}"
            for name, row in expected.items()
            for text in rows_differ(row, rows[name])
        ]
        score = kit.score_of(case, a, b, "r1", setting, measure)
        found += score_differs(f"{a} {b}", rules.score(expected), score)
    return found[1:] and found


def rows_differ(expected: Row, row: Row) -> Found:
    """Return in what two rows differ; the object and the zone of a row that is not decided are left open."""
    names = ["verdict", "contested"] + (["object"] if expected.verdict in rules.DECIDED else [])
    found = [name for name in names if getattr(expected, name) != getattr(row, name)]
    found += [
        name for name in ("distance", "low", "high") if differs(getattr(expected, name), getattr(row, name))
    ]
    if expected.verdict in rules.DECIDED and expected.object == row.object and expected.zone != row.zone:
        found.append("zone")
    return [f"{name}: {getattr(expected, name)} expected, {getattr(row, name)} found" for name in found]


def score_differs(pair: str, expected: Score, score: Score) -> Found:
    figures = [(item.agreement, item.known, item.of, item.best, item.worst) for item in (expected, score)]
    return [f"{pair}: {expected} expected, {score} found"] if gaps(*figures) else []


@IN_TURN
def test_pairwise(chunk: int) -> None:
    held_together(chunk, COMPARED, paired)


def paired(case: Case, seed: int) -> Found:
    setting, measure = settings(seed)
    if not known_coder(case, setting):
        return []
    measure, weights = Measure(measure.metric), weights_at_random(case, seed)
    cited = cited_pairs(case, setting) if weights == "attention" else set()
    if weights == "attention" and not cited:  # then the kit refuses
        weights = None
    expected = rules.scores(case, "r1", setting, measure, weights)
    found = kit.scores(case, "r1", setting, measure, weights)
    one = {
        pair: kit.score_of(case, *pair, "r1", setting, measure, weights)
        for pair in (cited if weights == "attention" else expected)
    }
    return [
        text
        for pair, score in expected.items()
        for other in (found[pair], one.get(pair, score))
        for text in score_differs(str(pair), score, other)
    ]


def weights_at_random(case: Case, seed: int) -> Weights:
    """Return how issues count: alike in half the talks, by attention, or as somebody has it."""
    rng = Random(-seed - 7)
    given = {issue.id: rng.choice((0.0, 0.5, 2.0)) for issue in case.issues}
    return rng.choice((None, None, "attention", given))


def cited_pairs(case: Case, setting: Setting) -> set[tuple[str, str]]:
    """Return the pairs for whom any passage is cited."""
    pairs = combinations([party.id for party in case.parties], 2)
    return {pair for pair in pairs if any(rules.weights_of(case, *pair, "r1", setting, "attention").values())}


@IN_TURN
def test_movement(chunk: int) -> None:
    held_together(chunk, MOVED, moved)


def moved(case: Case, seed: int) -> Found:
    party, other = (item.id for item in Random(seed).sample(case.parties, 2))
    toward = other if seed % 5 else None
    coded = {entry.round for entry in case.positions if entry.party == party}
    if coded != {"r1", "r2"}:
        return []
    expected = moves.movement(case, party, "r1", "r2", toward or only_other_side(case, party))
    found = kit.movement(case, party, "r1", "r2", toward)
    return [
        f"{party} {toward} {name}: {text}"
        for name, move in expected.items()
        if move.plain
        for text in moves_differ(move, found[name])
    ]


def only_other_side(case: Case, party: str) -> str | None:
    """Return whom a side of two moves toward where nobody says."""
    sides = [item.id for item in case.parties if item.role is Role.SIDE and item.id != party]
    return sides[0] if len(sides) == 1 else None


def moves_differ(expected: Move, move: Move) -> Found:
    names = ("change", "place", "terms", "commitment", "not_repeated", "added")
    found = [name for name in names if getattr(expected, name) != getattr(move, name)]
    if gaps(expected.step or (None, None), move.step or (None, None)):
        found.append("step")
    if towards(expected) != towards(move):
        found.append("toward")
    return [f"{name}: {getattr(expected, name)} expected, {getattr(move, name)} found" for name in found]


def towards(move: Move) -> tuple[str, int, int] | None:
    """Return the approach in figures that can be held together: so many parts of 10 to the 11."""
    way = move.toward
    return None if way is None else (way.word, round(way.low * 1e11), round(way.high * 1e11))


@IN_TURN
def test_feasible_outcomes(chunk: int) -> None:
    held_together(chunk, LEFT, left)


def left(case: Case, seed: int) -> Found:
    expected = links.feasible_outcomes(case, "r1")
    found = []
    for row in THE_KIT.feasible_outcomes(case, "r1").rows:
        want = expected[row.issue.id, row.object]
        for name in ("left", "zone"):
            has = kit.outcomes(want.grid, getattr(row, name))
            if has != getattr(want, name):
                place = f"{row.issue.id} {row.object} {name}"
                found.append(f"{place}: {sorted(map(str, getattr(want, name) ^ has))} in one alone")
    return found


@IN_TURN
def test_linkages(chunk: int) -> None:
    held_together(chunk, LINKED, linked)


def linked(case: Case, seed: int) -> Found:
    expected = links.linkages(case, "r1")
    offers = THE_KIT.linkages(case, "r1").offers
    if len(offers) != len(expected):
        return [f"{len(expected)} offers expected, {len(offers)} found"]
    return [text for offer in offers for text in _offer_differs(offer, expected)]


def _offer_differs(offer: Any, expected: list[links.Conditional]) -> Found:
    """Return in what an offer differs from every one of its value; packages go without an order."""
    same = [
        item
        for item in expected
        if (item.party, item.issue, item.value) == (offer.party.id, offer.issue.id, offer.value)
    ]
    told = sorted(
        (
            round(item.gap.low, 9),
            round(item.gap.high, 9),
            item.unmeetable,
            sorted(
                (holder.party.id, str(holder.holding)) for one in item.conditions for holder in one.holders
            ),
        )
        for item in offer.alternatives
    )
    wanted = [(_packages(item), item.live) for item in same]
    if (told, offer.live) in wanted:
        return []
    return [f"{offer.party.id} {offer.issue.id} {offer.value}: {wanted} expected, {(told, offer.live)} found"]


def _packages(offer: links.Conditional) -> list[tuple[float, float, bool, list[tuple[str, str]]]]:
    return sorted(
        (
            round(item.gap[0], 9),
            round(item.gap[1], 9),
            item.unmeetable,
            sorted((holder.party, holder.holding) for holders in item.conditions for holder in holders),
        )
        for item in offer.packages
    )
