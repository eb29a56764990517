"""Which offer of one round became which of the next, and what is left over."""

from __future__ import annotations

from typing import Any

import pytest

from negotiation_kit.analysis.moving.matching import Matched, match
from negotiation_kit.model import Answer, Offer, answer
from negotiation_kit.scales import Scale
from tests.analysis.moving.coded_twice import ELSE, IF, coded_twice
from tests.builders import COLOURS, DAYS, FIVE, GROUPS, JUNE, PEOPLE, known, says


def matched(scale: Scale, before: Any, after: Any, other: Any = None) -> Matched:
    """Return how a party's offers of two rounds match, with another party standing somewhere or nowhere."""
    case = coded_twice(scale, (before, after))

    def said(round: str) -> Answer:
        return answer(case.issues[0], case.entries("a", "it", round), None, "reading")

    return match(said("r1"), said("r2"), None if other is None else known(scale, other))


def told(found: Matched) -> tuple[list[str], list[str], list[str]]:
    """Return pairs, earlier offers left over and later ones left over, in short."""
    pairs = [f"{_code(pair.before)} to {_code(pair.after)}" for pair in found.pairs]
    return sorted(pairs), [_code(offer) for offer in found.gone], [_code(offer) for offer in found.added]


def _code(offer: Offer) -> str:
    return offer.region.scale.code(offer.value) + " if" * offer.conditional


@pytest.mark.parametrize(
    ("before", "after", "other", "expected"),
    [
        (3, 5, None, (["3 to 5"], [], [])),
        # The least total: 3 to 5 and 10 to 9 are 3 days, the other way round 11.
        ([3, 10], [9, 5], None, (["10 to 9", "3 to 5"], [], [])),
        # The least total, not each one's nearest: 6 is nearest to 5, but then 0 would go to 10.
        ([0, 6], [5, 10], None, (["0 to 5", "6 to 10"], [], [])),
        # One left over on either side.
        ([3, 10], 9, None, (["10 to 9"], ["3"], [])),
        (10, [9, 3], None, (["10 to 9"], [], ["3"])),
        # Equally far: the one that ends nearer to the other party.
        (7, [5, 9], 20, (["7 to 9"], [], ["5"])),
        (7, [5, 9], 0, (["7 to 5"], [], ["9"])),
        # Like against like: unconditional offers with such, those under conditions with such.
        ([10, says(6, **IF)], [6, says(10, **IF)], None, (["10 to 6", "6 if to 10 if"], [], [])),
        # Where one kind is empty in a round, the one against the other.
        (says(10, **IF), 10, None, (["10 if to 10"], [], [])),
        (10, says(6, **IF), None, (["10 to 6 if"], [], [])),
        # Else it is left over.
        (10, [10, says(6, **IF)], None, (["10 to 10"], [], ["6 if"])),
        ([10, says(6, **IF)], 10, None, (["10 to 10"], ["6 if"], [])),
        ([], 3, None, ([], [], ["3"])),
        (3, [], None, ([], ["3"], [])),
        ([], [], None, ([], [], [])),
    ],
)
def test_offers_match_by_least_total_reach_like_against_like(
    before: Any, after: Any, other: Any, expected: Any
) -> None:
    assert told(matched(DAYS, before, after, other)) == expected


def test_an_offer_that_now_stands_without_its_condition_is_not_left_over() -> None:
    """10, and 6 under a condition; then 6 without: 10 became 6, and the condition is dropped."""
    found = matched(DAYS, [10, says(6, **IF)], 6)
    assert told(found) == (["10 to 6"], [], [])
    assert [_code(offer) for offer in found.freed] == ["6 if"]
    assert found.terms == {"condition-dropped"}
    # Not so where another figure stands without: 6 under its condition is simply not repeated.
    assert told(matched(DAYS, [10, says(6, **IF)], 5)) == (["10 to 5"], ["6 if"], [])


@pytest.mark.parametrize(
    ("scale", "before", "after", "step", "place"),
    [
        (DAYS, 10, 10, 0, None),
        (DAYS, 10, 4, 6 / 30, "moved"),
        (DAYS, "2..3", "1..2", 1 / 30, "moved"),
        (DAYS, "2..4", "3..5", 1 / 30, "moved"),
        (DAYS, "2..9", "3..4", 5 / 30, "narrower"),  # 9 lies 5 from 4, 2 but 1 from 3
        (DAYS, "3..4", "2..9", 5 / 30, "wider"),
        # An open end stands at the figure named: the end of the scale is not the party's word.
        (DAYS, ">=10", 12, 2 / 30, "narrower"),
        (DAYS, "<=5", 4, 1 / 30, "narrower"),
        (DAYS, ">=10", "<=10", 0, "moved"),
        (DAYS, says([3, 9]), 9, 6 / 30, "narrower"),
        (COLOURS, "red", says(["red", "blue"]), 1, "wider"),
        (FIVE, "2", "4", 0.5, "moved"),
        (GROUPS, says(["sick"]), says(["sick", "young"]), 0.5, "moved"),  # neither choice holds the other
        (PEOPLE, 5, 7, 0.1, "moved"),
        (JUNE, "2025-06-01/..", "2025-06-30", 1, "narrower"),
        # Several offers: the farthest step; a later one left over counts, an earlier one does not.
        (DAYS, [3, 10], [5, 9], 2 / 30, "moved"),
        (DAYS, 10, [10, 4], 6 / 30, "wider"),
        (DAYS, [10, 4], 10, 0, None),
        (DAYS, "4..10", [says("4..10"), says(6)], 0, None),  # inside what it offers anyway
        (DAYS, ["2..9", 20], ["3..4", "20..25"], 5 / 30, "moved"),  # the one narrower, the other wider
        # In doubt, between limits: 10 to anything from 5 to 7.
        (DAYS, 10, says(uncertain="5..7"), (3 / 30, 5 / 30), "moved"),
    ],
)
def test_steps_and_places(scale: Scale, before: Any, after: Any, step: Any, place: str | None) -> None:
    found = matched(scale, before, after)
    assert found.step == pytest.approx(step if isinstance(step, tuple) else (step, step))
    assert found.place == place


@pytest.mark.parametrize(
    ("before", "after", "terms"),
    [
        (says(3, **IF), says(3, **IF), set()),
        (says(3), says(3, **IF), {"condition-added"}),
        (says(3, **IF), says(3), {"condition-dropped"}),
        (says(3, **IF), says(3, **ELSE), {"condition-changed"}),
        ([3, says(5, **IF)], [5, says(3, **IF)], set()),  # like against like: 3 became 5, and 5 became 3
        (3, [5, says(3, **IF)], {"condition-added"}),  # what stood without conditions stands under them
        (3, [3, says(3, **IF)], set()),
        ([3, says(3, **IF)], 3, set()),  # it stood without them already
    ],
)
def test_what_became_of_conditions(before: Any, after: Any, terms: set[str]) -> None:
    assert matched(DAYS, before, after).terms == terms


def test_many_offers_are_quick() -> None:
    """By dynamic programming over what is taken; trying every order would take 12! of them."""
    found = matched(DAYS, list(range(12)), list(range(12, 24)))
    assert len(found.pairs) == 12
