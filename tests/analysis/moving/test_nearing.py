"""How much nearer a party's own step brought it to another party, which is held still in turn."""

from __future__ import annotations

from typing import Any

import pytest

from negotiation_kit.analysis.moving import Approach
from negotiation_kit.scales import IntervalScale, RatioScale, Scale
from tests.analysis.moving.coded_twice import ABSENT, IF, SILENT, row
from tests.builders import COLOURS, DAYS, GROUPS, STEPS, TOLD, says

MEN = RatioScale("men", 0, 20_000)
SHARE = IntervalScale("percent", 0, 20)


def toward(scale: Scale, a: Any, b: Any, **how: Any) -> Approach:
    found = row(scale, a, b, **how).toward
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("scale", "a", "b", "point", "word"),
    [
        # On four levels a step is 1/3. B stands at `all`: from none to some is 1/3 nearer.
        (STEPS, ("none", "some"), ("all", "all"), 1 / 3, "nearer"),
        (STEPS, ("some", "none"), ("all", "all"), -1 / 3, "farther"),
        (STEPS, ("some", "some"), ("all", "none"), 0, "none"),
        # B was at `none` and is at `all`: held at none A goes 1/3 away, held at all 1/3 nearer.
        (STEPS, ("none", "some"), ("none", "all"), 0, "crossed"),
        # Nearer by both halves: from 0 to 12, by 12 of 30 to 20, and by 8 to 10, past which it goes.
        (DAYS, (0, 12), (20, 10), (12 + 8) / 2 / 30, "nearer"),
        (DAYS, (0, 12), (10, 10), 8 / 30, "nearer"),
        # By one half nearer, by the other not at all.
        (DAYS, (0, 12), (20, 6), 6 / 30, "nearer"),
        (DAYS, (0, 12), (6, 6), 0, "none"),
        # B is known in one round only, and is held there.
        (STEPS, ("none", "some"), (SILENT, "all"), 1 / 3, "nearer"),
        (STEPS, ("none", "some"), ("all", SILENT), 1 / 3, "nearer"),
        # Of ranges the near end counts, though the step is that of the far one.
        (MEN, ("9500..10500", 6104), (6104, 6104), 0.1698, "nearer"),
        (DAYS, ("2..3", "1..2"), (30, 30), -1 / 30, "farther"),
        (SHARE, ("<=5", 3.67), (3.67, 3.67), 0, "none"),
        (DAYS, (">=10", 20), (30, 30), -10 / 30, "farther"),
        # By any of the alternatives.
        (DAYS, (says([0, 9]), says([3, 9])), (12, 12), 0, "none"),
        (GROUPS, (says(["sick"]), says(["sick", "young"])), (says(["young"]),) * 2, 0.5, "nearer"),
        (COLOURS, ("red", "blue"), ("blue", "green"), 0.5, "nearer"),
    ],
)
def test_by_hand(scale: Scale, a: Any, b: Any, point: float, word: str) -> None:
    found = toward(scale, a, b)
    assert found.point == pytest.approx(point)
    assert found.word == word


@pytest.mark.parametrize(
    ("a", "b", "point", "word"),
    [
        # What is not repeated still stands: 20 is as near to 30 as it was.
        (([10, 20], 10), (30, 30), 0, "none"),
        # What is added counts.
        ((10, [10, 20]), (30, 30), 10 / 30, "nearer"),
        # 10, and 6 under a condition; then 6 without: 10 became 6.
        (([10, says(6, **IF)], 6), (6, 6), 4 / 30, "nearer"),
        (([10, says(6, **IF)], 6), (2, 2), 4 / 30, "nearer"),
        # Like against like: of both kinds the one that moved farther.
        (([10, says(8, **IF)], [10, says(6, **IF)]), (4, 4), 2 / 30, "nearer"),
        (([10, says(8, **IF)], [9, says(8, **IF)]), (4, 4), 1 / 30, "nearer"),
        # A kind that is missing in one of the rounds: all offers together.
        ((says(6, **IF), [10, says(6, **IF)]), (6, 6), 0, "none"),
        ((10, says(6, **IF)), (6, 6), 4 / 30, "nearer"),
    ],
)
def test_which_offers_are_held_against_the_other_party(a: Any, b: Any, point: float, word: str) -> None:
    found = toward(DAYS, a, b)
    assert found.point == pytest.approx(point)
    assert found.word == word


class TestUnknown:
    """A position of the other party that is not known is the same unknown in both rounds."""

    @pytest.mark.parametrize(
        ("scale", "a", "b", "low", "high", "word"),
        [
            # At `all` A came a whole scale nearer, at `none` it went a whole scale away.
            (STEPS, ("none", "all"), ABSENT, -1, 1, "unknown"),
            # Wherever B is, from 0 to 6 is at most 6 of 30 nearer or farther.
            (DAYS, (0, 6), ABSENT, -0.2, 0.2, "unknown"),
            (DAYS, (0, 0), ABSENT, 0, 0, "none"),
            # B has ruled out all up to 10, so that A surely comes nearer.
            (DAYS, (0, 6), (says(rejects=["<=10"]),) * 2, 0.2, 0.2, "nearer"),
            (DAYS, (6, 0), (says(rejects=["<=10"]),) * 2, -0.2, -0.2, "farther"),
            # Between 4 and 10: at 4 it comes 4 nearer and goes 2 past, at 10 it comes 6 nearer.
            (DAYS, (0, 6), (says(rejects=["<=4", ">=10"]),) * 2, 2 / 30, 6 / 30, "nearer"),
            # It is told where one alone is known.
            (DAYS, (0, 6), (SILENT, 30), 0.2, 0.2, "nearer"),
        ],
    )
    def test_bounds(self, scale: Scale, a: Any, b: Any, low: float, high: float, word: str) -> None:
        found = toward(scale, a, b)
        assert (found.low, found.high) == pytest.approx((low, high))
        assert found.word == word

    def test_a_value_given_up_for_a_rejection(self) -> None:
        """From all to anything but all; B at all: 0 before, 1/3 to 1 after."""
        found = toward(STEPS, ("all", says(rejects=["all"])), ("all", "all"))
        assert (found.low, found.high) == pytest.approx((-1, -1 / 3))
        assert (found.point, found.word) == (None, "farther")

    def test_a_reading_in_doubt(self) -> None:
        """B at 10: from 0 to anything from 4 to 8, 4 to 8 of 30 nearer."""
        found = toward(DAYS, (0, says(uncertain="4..8")), (10, 10))
        assert (found.low, found.high) == pytest.approx((4 / 30, 8 / 30))
        assert found.word == "nearer"


class TestNoApproach:
    """Nothing is told of a distance that is none."""

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ((0, SILENT), (30, 30)),
            ((SILENT, 0), (30, 30)),
            # B speaks of another thing in both rounds, or is not concerned.
            ((says(0, object="x"), says(6, object="x")), (says(30, object="y"),) * 2),
            ((0, 6), (says(engagement="not-applicable"),) * 2),
            # B has ruled out everything.
            ((0, 6), (says(rejects=[">=0"]),) * 2),
        ],
    )
    def test_by_hand(self, a: Any, b: Any) -> None:
        assert row(DAYS, a, b).toward is None

    def test_of_the_thing_the_row_is_about(self) -> None:
        """A moves on x and y, farther on y; B speaks of both."""
        a = ([says(0, object="x"), says(0, object="y")], [says(3, object="x"), says(6, object="y")])
        b = ([says(30, object="x"), says(0, object="y")],) * 2
        assert toward(DAYS, a, b).point == pytest.approx(-6 / 30)


def test_the_other_partys_best_account_is_held() -> None:
    b = [says(0), says(30, evidence=TOLD)]
    assert toward(DAYS, (20, 10), (b, b)).word == "nearer"


def test_the_two_parts_add_up_to_the_change_of_the_distance() -> None:
    a, b = (0, 12), (30, 24)
    parts = [toward(DAYS, a, b, party=party).point for party in "ab"]
    assert parts == pytest.approx([12 / 30, 6 / 30])
    assert sum(part or 0 for part in parts) == pytest.approx(30 / 30 - 12 / 30)
