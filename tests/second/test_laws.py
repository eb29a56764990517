"""Laws that hold whatever is said, of the kit as of the second implementation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from random import Random
from typing import Any, cast

import pytest

from negotiation_kit.model import Case, Engagement, Position
from negotiation_kit.scales import Value
from tests.second import kit, moves, rules
from tests.second.grid import SAME, Grid, grid_of
from tests.second.kit import SEEDS, THE_KIT, differs, gaps
from tests.second.made import day, num
from tests.second.random_talks import COMPARED, LINKED, MOVED, Shape, talk
from tests.second.rules import Row, heirs_of_one, party_of
from tests.second.soundness import sound
from tests.second.spoken import Setting, account_of, heard, on_question
from tests.second.standing import counted, headline

PLAIN = Setting(inherit=False)
NO_OBJECTS = Shape(objects=0, groups=0, uncertain=0, accounts=0.6)
EVERY = range(0, SEEDS, 8)
BOTH = pytest.mark.parametrize("judge", [rules, kit], ids=["second", "kit"])


def pairs(case: Case) -> Iterator[tuple[str, str]]:
    return combinations([party.id for party in case.parties], 2)


def rows(judge: Any, case: Case, setting: Setting | None = None) -> Iterator[tuple[str, str, str, Row]]:
    for a, b in pairs(case):
        for name, row in judge.compare(case, a, b, "r1", setting).items():
            yield a, b, name, cast("Row", row)


def same(one: Row, other: Row) -> bool:
    figures = [(row.distance, row.low, row.high) for row in (one, other)]
    words = [(row.verdict, row.contested, row.object, row.zone) for row in (one, other)]
    return words[0] == words[1] and not gaps(*figures)


def alike(judge: Any, one: Case, other: Case, setting: Setting | None = None) -> bool:
    told = [list(rows(judge, case, setting)) for case in (one, other)]
    return all(same(a[3], b[3]) for a, b in zip(*told, strict=True))


@BOTH
def test_the_order_of_entries_does_not_count(judge: Any) -> None:
    for seed in EVERY:
        case = talk(seed)
        positions = list(case.positions)
        Random(seed).shuffle(positions)
        assert alike(judge, case, replace(case, positions=tuple(positions))), seed


@BOTH
def test_the_order_of_sides_does_not_count(judge: Any) -> None:
    for seed in EVERY:
        case = talk(seed)
        for a, b in pairs(case):
            there, back = judge.compare(case, a, b, "r1"), judge.compare(case, b, a, "r1")
            assert all(same(row, back[name]) for name, row in there.items()), (seed, a, b)


@BOTH
def test_a_silent_entry_changes_nothing(judge: Any) -> None:
    for seed in EVERY:
        case = talk(seed)
        assert alike(judge, case, with_silence(case)), seed


def with_silence(case: Case) -> Case:
    """Say besides that every party is silent, except where an entry gives another reason for its absence."""
    places = product(case.parties, case.issues)
    silent = [
        Position(party.id, "r1", issue.id, engagement=Engagement.SILENT)
        for party, issue in places
        if all(entry.engagement is None for entry in case.positions if _of(entry, party.id, issue.id))
    ]
    return replace(case, positions=(*silent, *case.positions))


def _of(entry: Position, party: str, issue: str) -> bool:
    return (entry.party, entry.issue) == (party, issue)


@BOTH
def test_the_same_entry_twice_changes_nothing(judge: Any) -> None:
    for seed in EVERY:
        case = talk(seed)
        assert alike(judge, case, replace(case, positions=case.positions * 2)), seed


@BOTH
def test_agree_means_distance_nothing(judge: Any) -> None:
    for seed in EVERY:
        for *place, row in rows(judge, talk(seed)):
            if row.verdict == "agree":
                assert row.distance is None or row.distance <= SAME, (seed, place)


@BOTH
def test_the_distance_lies_within_its_bounds(judge: Any) -> None:
    for seed in EVERY:
        for *place, row in rows(judge, talk(seed)):
            if row.low is not None and row.high is not None:
                middle = row.low if row.distance is None else row.distance
                assert -SAME <= row.low <= middle + SAME, (seed, place)
                assert middle - SAME <= row.high <= 1 + SAME, (seed, place)
            else:
                assert (row.distance, row.low, row.high) == (None, None, None), (seed, place)


@BOTH
def test_contested_never_narrows_the_bounds(judge: Any) -> None:
    """Held against the same talks with nothing but the best account where accounts contradict each other."""
    for seed in EVERY:
        case = talk(seed, NO_OBJECTS)
        best = replace(case, positions=tuple(entry for entry in case.positions if counts(case, entry)))
        for (*place, row), (*_, alone) in zip(rows(judge, case), rows(judge, best), strict=True):
            if row.contested and None not in (row.low, row.high, alone.low, alone.high):
                assert cast("float", row.low) <= cast("float", alone.low) + SAME, (seed, place)
                assert cast("float", row.high) >= cast("float", alone.high) - SAME, (seed, place)


def counts(case: Case, entry: Position) -> bool:
    """Return whether an entry is of the account on which the headline rests."""
    issue = next(item for item in case.issues if item.id == entry.issue)
    said = on_question(heard(case, party_of(case, entry.party), issue, "r1", PLAIN).said, None)
    return account_of(entry) in {item.account for item in counted(grid_of(case, issue), said)} or not said


@BOTH
def test_nothing_is_near_that_has_a_rejection_or_half_a_scale_between(judge: Any) -> None:
    for seed in EVERY:
        case = talk(seed)
        for a, b, name, row in rows(judge, case, PLAIN):
            if row.verdict == "near":
                assert row.distance is None or row.distance < 0.5, (seed, a, b, name)
                assert row.distance != 0 or cast("float", row.high) > SAME, (
                    seed,
                    a,
                    b,
                    name,
                )  # a doubtful value
                assert not refused(case, (a, b), name, row.object), (seed, a, b, name)


def refused(case: Case, sides: tuple[str, str], name: str, object: str | None) -> bool:
    """Return whether a side rejects all that the other offers without conditions."""
    issue = next(item for item in case.issues if item.id == name)
    grid = grid_of(case, issue)
    told = [on_question(heard(case, party_of(case, side), issue, "r1", PLAIN).said, object) for side in sides]
    said = [[entry for entry in counted(grid, side) if not entry.conditional] for side in told]
    offered = [[grid.wanted(entry.value) for entry in side if entry.value is not None] for side in said]
    barred = [grid.ruled_out(part for entry in side for part in entry.rejects) for side in said]
    return any(
        mine and all(region <= bar for region in mine)
        for mine, bar in ((offered[0], barred[1]), (offered[1], barred[0]))
    )


@BOTH
def test_a_zone_holds_what_both_accept_and_neither_rejects(judge: Any) -> None:
    for seed in EVERY:
        case = talk(seed)
        for a, b, name, row in rows(judge, case, PLAIN):
            if not row.zone:
                continue
            issue = next(item for item in case.issues if item.id == name)
            grid = grid_of(case, issue)
            for side in (a, b):
                said = on_question(heard(case, party_of(case, side), issue, "r1", PLAIN).said, row.object)
                counts = counted(grid, said)
                free = [entry for entry in counts if not entry.conditional]
                offers = [grid.wanted(entry.value) for entry in headline(counts) if entry.value is not None]
                accepts = [part for entry in free for part in entry.accepts]
                assert row.zone <= grid.widened(offers, accepts), (seed, a, b, name, side)
                bar = grid.ruled_out(part for entry in free for part in entry.rejects)
                opening = any(entry.offers for entry in counts) and not any(entry.offers for entry in free)
                assert opening or not row.zone & bar, (seed, a, b, name, side)


@BOTH
def test_one_pair_and_many_are_the_same(judge: Any) -> None:
    for seed in EVERY:
        case = talk(seed)
        many = judge.scores(case, "r1")
        for a, b in pairs(case):
            one = rules.score(judge.compare(case, a, b, "r1"))
            figures = [(item.agreement, item.known, item.best, item.worst) for item in (one, many[a, b])]
            assert not gaps(*figures), (seed, a, b)


@BOTH
def test_best_is_never_below_worst(judge: Any) -> None:
    for seed in EVERY:
        for pair, score in judge.scores(talk(seed), "r1").items():
            assert score.best is None or score.best >= score.worst - SAME, (seed, pair)


@BOTH
def test_heirs_of_one_group_are_not_measured(judge: Any) -> None:
    for seed in EVERY:
        case = talk(seed)
        for a, b, name, row in rows(judge, case):
            issue = next(item for item in case.issues if item.id == name)
            told = [heard(case, party_of(case, side), issue, "r1", Setting()) for side in (a, b)]
            if heirs_of_one(a, told[0], b, told[1]):
                assert (row.verdict, row.distance, row.low) == ("not-comparable", None, None), (
                    seed,
                    a,
                    b,
                    name,
                )


@BOTH
def test_without_conditions_and_packages_the_three_ways_are_one(judge: Any) -> None:
    for seed in EVERY:
        case = talk(seed, Shape(conditions=0, packages=0))
        ways = [list(rows(judge, case, Setting(conditionals=how))) for how in ("apart", "met", "ignored")]
        for one, *others in zip(*ways, strict=True):
            assert all(same(one[3], other[3]) for other in others), (seed, one[:3])


def test_nearer_is_never_said_of_a_larger_gap_without_a_word_on_why() -> None:
    for seed in EVERY:
        case = talk(seed, MOVED)
        a, b = (party.id for party in case.parties[:2])
        if not coded_twice(case, a):
            continue
        before, after = (kit.compare(case, a, b, round) for round in ("r1", "r2"))
        for row in THE_KIT.movement(case, a, "r1", "r2", toward=b).rows:
            gaps_of = [told[row.issue.id].distance for told in (before, after)]
            if row.toward is not None and row.toward.word == "nearer" and None not in gaps_of:
                larger = cast("float", gaps_of[1]) > cast("float", gaps_of[0]) + SAME
                assert not larger or str(row.reason), (seed, row.issue.id)


WAYS = pytest.mark.parametrize("judge", [moves, kit], ids=["second", "kit"])


@WAYS
def test_nearer_and_farther_change_places_on_the_way_back(judge: Any) -> None:
    """Where nothing is left over and the same offers are told again, the way back is the mirror."""
    mirror = {"nearer": "farther", "farther": "nearer"}
    for seed in EVERY:
        case = talk(seed, MOVED)
        if not coded_twice(case, "a"):
            continue
        plain = {name: move.plain for name, move in moves.movement(case, "a", "r1", "r2", "b").items()}
        forth, back = (judge.movement(case, "a", *way, "b") for way in (("r1", "r2"), ("r2", "r1")))
        for name, move in forth.items():
            other = back[name]
            whole = not (move.not_repeated or move.added or other.not_repeated or other.added)
            if whole and plain[name] and move.toward is not None and other.toward is not None:
                word = move.toward.word
                assert other.toward.word == mirror.get(word, word), (seed, name)
                assert not differs(other.toward.low, -move.toward.high), (seed, name)


def coded_twice(case: Case, party: str) -> bool:
    return {entry.round for entry in case.positions if entry.party == party} == {"r1", "r2"}


def test_the_order_of_entries_changes_no_movement() -> None:
    for seed in EVERY:
        case = talk(seed, MOVED)
        turned = replace(case, positions=case.positions[::-1])
        if coded_twice(case, "a"):
            told = [kit.movement(item, "a", "r1", "r2", "b") for item in (case, turned)]
            assert told[0] == told[1], seed


def test_the_order_of_entries_changes_nothing_that_is_left_or_linked() -> None:
    for seed in EVERY:
        case = talk(seed, LINKED)
        turned = replace(case, positions=case.positions[::-1])
        left = [THE_KIT.feasible_outcomes(item, "r1").rows for item in (case, turned)]
        assert [(row.left, row.zone) for row in left[0]] == [(row.left, row.zone) for row in left[1]], seed
        live = [THE_KIT.linkages(item, "r1").offers for item in (case, turned)]
        told = [
            sorted((str(one.value), one.party.id, one.live, one.nearest.gap) for one in some) for some in live
        ]
        assert told[0] == told[1], seed


@pytest.mark.parametrize("shape", [COMPARED, MOVED])
def test_talks_at_random_are_the_same_for_a_seed(shape: Shape) -> None:
    assert talk(7, shape) == talk(7, shape)


@BOTH
def test_the_bounds_hold_every_reading(judge: Any) -> None:
    """With every doubt read in one way all lies within the bounds, also where it is contested then."""
    for seed in EVERY:
        case = talk(seed, Shape(objects=0, groups=0, coders=0, uncertain=0.5, accounts=0.6, printed=0))
        told = {(a, b, name): row for a, b, name, row in rows(judge, case)}
        for read in one_reading_each(case, Random(seed)):
            for a, b, name, row in rows(judge, read):
                whole = told[a, b, name]
                if row.low is not None and row.high is not None:
                    assert whole.low is not None, (seed, a, b, name)
                    assert whole.high is not None
                    assert whole.low <= row.low + SAME, (seed, a, b, name)
                    assert row.high <= whole.high + SAME, (seed, a, b, name)


def one_reading_each(case: Case, rng: Random) -> Iterator[Case]:
    """Yield the case six times, each doubt read in one way."""
    for _ in range(6):
        entries = (
            replace(entry, value=rng.choice(read_as(case, entry)), uncertain=None)
            if entry.uncertain is not None
            else entry
            for entry in case.positions
        )
        read = replace(case, positions=tuple(entries))
        if sound(read):  # what an account rejects itself it cannot mean
            yield read


def read_as(case: Case, entry: Position) -> list[Value]:
    """Return what an entry may mean, outcome by outcome, as values."""
    issue = next(item for item in case.issues if item.id == entry.issue)
    grid = grid_of(case, issue)
    assert entry.uncertain is not None
    found = [outcome for region in grid.readings(entry.value, entry.uncertain) for outcome in region]
    named = [] if entry.value is None else [entry.value]
    return [*named, *(valued(grid, outcome) for outcome in found)]


def valued(grid: Grid, outcome: Any) -> Value:
    if grid.level == "set":
        return tuple(name for name in grid.facts.names if name in outcome)
    if isinstance(outcome, str):
        return outcome
    return (day(int(outcome)) if grid.level == "date" else num(outcome),)


def test_what_is_told_does_not_hang_on_the_order_of_entries() -> None:
    for seed in EVERY:
        case = talk(seed, MOVED if seed % 16 else LINKED)
        positions = list(case.positions)
        Random(seed).shuffle(positions)
        assert words_told(case) == words_told(replace(case, positions=tuple(positions))), seed


def words_told(case: Case) -> list[str]:
    """Return the reasons of every movement, and every deadlock in words."""
    coded = [{entry.round for entry in case.positions if entry.party == party.id} for party in case.parties]
    moving = [party for party, rounds in zip(case.parties, coded, strict=True) if len(rounds) > 1]
    found = [
        THE_KIT.movement(case, party.id, "r1", "r2", toward=other.id)
        for party in moving
        for other in case.parties
        if other != party
    ]
    reasons = [str(row.reason) for item in found for row in item.rows]
    return reasons + [str(item.sentence) for item in THE_KIT.linkages(case, "r1").deadlocks]
