"""How far apart two stances are: which offers meet, and what is possible where one is unknown."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from negotiation_kit.analysis.comparing.measuring import Measured, measure
from negotiation_kit.analysis.comparing.stances import Stance
from negotiation_kit.scales import Line, Scale
from tests.builders import COLOURS, DAYS, DEGREES, GROUPS, STEPS, THREE, Says, says, stance_of
from tests.strategies import METRICS, SCALES, parts, said, values

A_HAIR = 1e-12


def measured(scale: Scale, a: Any, b: Any, metric: str = "gower") -> Measured:
    return measure(stance_of(scale, a, "a"), stance_of(scale, b, "b"), metric)


def numbers(found: Measured) -> tuple[Any, Any, Any]:
    return found.distance, found.low, found.high


def test_two_known_positions_have_a_point() -> None:
    found = measured(DAYS, 3, 18)
    assert numbers(found) == (0.5, 0.5, 0.5)
    assert found.headline is found.pairs[0]


def test_of_several_offers_the_nearest_pair_is_the_headline() -> None:
    found = measured(DAYS, [says(0), says(10)], [says(25), says(13)])
    assert found.distance == pytest.approx(3 / 30)
    assert [pair.distance for pair in found.pairs] == pytest.approx([3 / 30, 13 / 30, 15 / 30, 25 / 30])


def test_an_unconditional_offer_goes_before_a_nearer_conditional_one() -> None:
    found = measured(DAYS, [says(12, conditional=True), says(0)], 15)
    assert found.distance == pytest.approx(15 / 30)
    assert [pair.a.conditional for pair in found.pairs] == [False, True]
    assert found.pairs[1].distance == pytest.approx(3 / 30)


def test_the_nearest_conditional_offer_where_there_are_no_others() -> None:
    found = measured(DAYS, [says(0, conditional=True), says(12, conditional=True)], 15)
    assert found.distance == pytest.approx(3 / 30)
    assert found.headline is not None
    assert found.headline.a.conditional


@pytest.mark.parametrize("order", [1, -1])
def test_equally_near_offers_are_taken_in_one_order_whatever_the_files_say(order: int) -> None:
    # Overlapping ranges are at distance 0 too; the same value says more.
    a, b = [says({"from": 2, "to": 3}), says(5)][::order], [says(3), says(5)][::order]
    for one, other in ((a, b), (b, a)):
        found = measured(DAYS, one, other)
        assert found.headline is not None
        assert found.headline.same_value


@pytest.mark.parametrize("order", [1, -1])
def test_of_equally_near_offers_one_nobody_rejects_goes_first(order: int) -> None:
    # By hand: 0 and 5 are 5 apart, 20 and 15 too, the second by a hair less in binary fractions.
    a, b = [says(0), says(20)][::order], [says(5, rejects=[20]), says(15)][::order]
    for one, other in ((a, b), (b, a)):
        found = measured(DAYS, one, other)
        assert found.headline is not None
        assert {DAYS.code(offer.value) for offer in (found.headline.a, found.headline.b)} == {"0", "5"}


class TestObjects:
    """Positions about different things are not measured against each other."""

    def test_different_objects_leave_every_distance_possible(self) -> None:
        found = measured(DAYS, says(3, object="x"), says(3, object="y"))
        assert numbers(found) == (None, 0, 1)
        assert found.headline is None
        assert [pair.distance for pair in found.pairs] == [None]

    def test_an_offer_about_the_same_object_goes_before(self) -> None:
        found = measured(DAYS, [says(3, object="x"), says(9, object="y")], says(15, object="y"))
        assert found.distance == pytest.approx(6 / 30)
        assert [pair.object for pair in found.pairs] == ["y", "x"]

    def test_rejections_count_for_the_object_they_name(self) -> None:
        named = measured(STEPS, says("none", object="x"), says(rejects=["none"], object="x"))
        other = measured(STEPS, says("none", object="x"), says(rejects=["none"], object="y"))
        assert numbers(named) == (None, pytest.approx(1 / 3), 1)
        assert numbers(other) == (None, 0, 1)

    def test_the_unknown_position_may_be_about_any_object_on_the_table(self) -> None:
        # About x: from "none", none itself ruled out: 1/3 to 1. About y: from "some": 0 to 2/3.
        offers = [says("none", object="x"), says("some", object="y")]
        found = measured(STEPS, offers, says(rejects=["none"], object="x"))
        assert numbers(found) == (None, 0, 1)
        found = measured(STEPS, offers, says(rejects=["none", "some"]))
        assert numbers(found) == (None, pytest.approx(1 / 3), 1)

    def test_an_object_of_which_nothing_is_left_is_passed_over(self) -> None:
        offers = [says("some", object="x"), says("most", object="y")]
        found = measured(STEPS, offers, says(rejects=["none", "some", "most", "all"], object="x"))
        assert numbers(found) == (None, 0, pytest.approx(2 / 3))


class TestNoDistance:
    """No distance, known or not: out of best and worst case."""

    def test_an_issue_that_does_not_apply(self) -> None:
        assert numbers(measured(DAYS, says(engagement="not-applicable"), 5)) == (None, None, None)
        assert numbers(measured(DAYS, 5, says(engagement="not-applicable"))) == (None, None, None)

    def test_a_metric_the_scale_does_not_have(self) -> None:
        found = measured(COLOURS, "red", "red", "directional")
        assert numbers(found) == (None, None, None)
        assert [pair.distance for pair in found.pairs] == [None]

    @pytest.mark.parametrize("other", ["red", None])
    def test_a_party_that_rejects_every_outcome(self, other: Any) -> None:
        assert numbers(measured(COLOURS, says(rejects=["red", "green", "blue"]), other)) == (None, None, None)


@pytest.mark.parametrize(
    ("scale", "a", "b", "metric", "bounds"),
    [
        (STEPS, None, None, "gower", (0, 1)),
        (STEPS, says(rejects=["none", "some"]), says(rejects=["most", "all"]), "gower", (1 / 3, 1)),
        (STEPS, "some", says(engagement="silent"), "gower", (0, 2 / 3)),
        (STEPS, says(rejects=["all"]), "all", "gower", (1 / 3, 1)),
        (STEPS, says("all", conditional=True), says(rejects=["all"]), "gower", (1 / 3, 1)),
        (STEPS, says(accepts=["all"]), "all", "gower", (0, 1)),  # accepting is not wanting
        (GROUPS, says(["wounded", "sick"]), says(rejects=["sick"]), "gower", (1 / 2, 1)),
        (THREE, says(rejects=["yes"]), "yes", "directional", (0.5, 1)),
        (DAYS, 5, None, "identical", (0, 1)),
        (DAYS, 5, says(rejects=[5]), "identical", (1, 1)),  # a single day ruled out is no stretch
        (DAYS, {"from": 4, "to": 6}, says(rejects=[5]), "identical", (1, 1)),
        (DAYS, [says(5), says(6)], says(rejects=[5]), "identical", (0, 1)),
        (DAYS, says(5, object="x"), says(rejects=[5], object="y"), "identical", (0, 1)),
        (DEGREES, 10, says(rejects=[{"at_least": 0}]), "directional", (0.5, 1)),
    ],
)
def test_bounds_of_the_unknown_by_hand(
    scale: Scale, a: Any, b: Any, metric: str, bounds: tuple[float, float]
) -> None:
    for one, other in ((a, b), (b, a)):
        assert numbers(measured(scale, one, other, metric)) == (None, *map(pytest.approx, bounds))


def test_several_offers_narrow_what_is_possible() -> None:
    assert numbers(measured(DAYS, [says(0), says(30)], None)) == (None, 0, 0.5)


@given(st.data(), SCALES, METRICS)
def test_measuring_is_symmetric_and_within_bounds(data: st.DataObject, scale: Scale, metric: str) -> None:
    a, b = (data.draw(said(scale)) for _ in range(2))
    found, turned = measured(scale, a, b, metric), measured(scale, b, a, metric)
    assert numbers(found) == numbers(turned)
    assert len(found.pairs) == len(turned.pairs)
    if found.distance is not None:
        assert found.low == found.high == found.distance
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high <= 1


@given(st.data(), SCALES, METRICS)
def test_bounds_hold_whatever_the_unknown_party_turns_out_to_want(
    data: st.DataObject, scale: Scale, metric: str
) -> None:
    known, unknown = data.draw(said(scale)), data.draw(said(scale))
    a, b = stance_of(scale, known, "a"), stance_of(scale, unknown, "b")
    before = measure(a, b, metric)
    assume(not b.stated and before.low is not None)
    objects = [offer.position.object for offer in a.headline] or [None]
    one, other = (_revealed(data, scale, party, told, objects) for party, told in ((a, known), (b, unknown)))
    after = measured(scale, one, other, metric)
    assert after.distance is not None
    assert before.low is not None
    assert before.high is not None
    assert before.low - A_HAIR <= after.distance <= before.high + A_HAIR


@given(st.data(), SCALES, METRICS)
def test_more_rejections_never_widen_bounds(data: st.DataObject, scale: Scale, metric: str) -> None:
    own = data.draw(st.lists(values(scale).map(says), max_size=2))
    few, more = (data.draw(st.lists(parts(scale), min_size=1, max_size=2)) for _ in range(2))
    wide = measured(scale, own, says(rejects=few), metric)
    narrow = measured(scale, own, [says(rejects=few), says(rejects=more)], metric)
    assume(wide.low is not None and narrow.low is not None)
    assert wide.low - A_HAIR <= narrow.low  # type: ignore[operator]
    assert narrow.high <= wide.high + A_HAIR  # type: ignore[operator]


def _revealed(
    data: st.DataObject, scale: Scale, party: Stance, told: list[Says], objects: list[str | None]
) -> list[Says]:
    """Return what a party says and, where that states no value, one that it has not ruled out."""
    if party.stated:
        return told
    name = data.draw(st.sampled_from(objects))
    value = data.draw(values(scale))
    rejects, stated = party.rejects_for(name), scale.parse(value)
    touched = scale.zone(stated, (), rejects, ()) if isinstance(scale, Line) else ()
    assume(not touched and not scale.rules_out(rejects, stated))
    return [*told, says(value, object=name)]
