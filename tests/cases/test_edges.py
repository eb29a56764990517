"""Corners of the rules where a number once came out that nobody could have meant."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.scales import RatioScale, Scale, SetScale
from tests.builders import COLOURS, DAYS, STEPS, judged, levels, says
from tests.cases.test_kinds_moving import two_rounds

PAIR = SetScale(levels("nets", "traps"))
WHOLE_DAYS = RatioScale("days", 0, 30, whole=True)


@pytest.mark.parametrize("metric", ["gower", "identical"])
def test_where_rejections_leave_nothing_there_is_no_distance(metric: str) -> None:
    row = judged(DAYS, 5, says(rejects=[{"from": 0, "to": 30}]), metric)
    assert (row.verdict, row.distance, row.low, row.high) == ("diverge", None, None, None)


def test_beside_the_empty_set_another_offer_may_be_nearer() -> None:
    # Of nets and traps the other may want none (0 from none), both (0 from both), or one: half from both.
    row = judged(PAIR, [says([]), says(["nets", "traps"])], None)
    assert (row.low, row.high) == (0, 0.5)


def test_the_empty_set_against_what_is_left() -> None:
    # Traps are ruled out: the other wants none (0) or nets (1).
    row = judged(PAIR, says([]), says(rejects=["traps"]))
    assert (row.distance, row.low, row.high) == (None, 0, 1)


def test_the_empty_set_is_the_only_choice_left_and_still_no_stated_one() -> None:
    row = judged(PAIR, says(["nets"]), says(rejects=["nets", "traps"]))
    assert (row.verdict, row.distance, row.low, row.high) == ("diverge", None, 1, 1)
    assert row.by_elimination
    assert row.reason.endswith("only none of the options is left")


def test_all_days_but_one_rejected_leave_that_day_exactly() -> None:
    left = says(rejects=[{"at_most": 9}, {"at_least": 11}])
    row = judged(WHOLE_DAYS, 25, left)
    assert (row.verdict, row.distance, row.low, row.high) == ("diverge", None, 0.5, 0.5)
    assert row.reason.endswith("only 10 days is left")


@pytest.mark.parametrize(
    ("scale", "rejected", "wanted"),
    [
        (STEPS, ["none", "some", "most"], "none"),  # 3 of 3 steps
        (COLOURS, ["red", "green"], "red"),
    ],
)
def test_a_verdict_hangs_on_no_count_of_levels(scale: Scale, rejected: list[str], wanted: str) -> None:
    row = judged(scale, wanted, says(rejects=rejected))
    assert (row.verdict, row.distance, row.low, row.high) == ("diverge", None, 1, 1)


def test_the_aim_and_the_limit_of_a_range_are_followed_over_rounds() -> None:
    before = says({"from": 5, "to": 10}, prefers="more")
    after = says({"from": 4, "to": 8}, prefers="more")
    row = nk.movement(two_rounds(DAYS, (before, after), (None, None)), "a", "r1", "r2").row("it")
    assert "its aim goes from 10 days to 8 days; its limit goes from 5 days to 4 days" in row.reason
    # It changes no distance: the reach from 5 to 10 to 4 to 8 is 2 of 30.
    assert row.known_step == pytest.approx(2 / 30)


@pytest.mark.parametrize(
    ("said", "prefers"),
    [(7, "more"), ({"at_least": 7}, "more"), ({"from": 5, "to": 10}, None)],
)
def test_what_has_no_two_ends_of_the_partys_word_has_no_aim(said: object, prefers: str | None) -> None:
    stance = judged(DAYS, says(said, prefers=prefers), None).a
    assert stance.headline[0].aim_and_limit is None
