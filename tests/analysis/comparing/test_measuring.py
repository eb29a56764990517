"""How far apart two stances are: which offers of which question meet, and what else is possible."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from negotiation_kit.analysis.comparing.measuring import Known, OfferPair, Row, measure
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, DEGREES, FIVE, GROUPS, STEPS, THREE, TOLD, judged, says, stance_of
from tests.strategies import METRICS, SCALES, parts, said, values

A_HAIR = 1e-12


def measured(scale: Scale, a: Any, b: Any, metric: str = "gower") -> Row:
    return measure(stance_of(scale, a, "a"), stance_of(scale, b, "b"), metric)


def numbers(found: Row) -> tuple[Any, Any, Any]:
    return found.distance, found.low, found.high


def headline(found: Row) -> OfferPair:
    assert found.chosen.headline is not None
    return found.chosen.headline


def test_two_known_positions_have_a_point() -> None:
    found = measured(DAYS, 3, 18)
    assert numbers(found) == (0.5, 0.5, 0.5)
    assert found.kind is Known.BOTH
    assert found.chosen.headline is found.chosen.pairs[0]


def test_of_several_offers_the_nearest_pair_is_the_headline() -> None:
    found = measured(DAYS, [says(0), says(10)], [says(25), says(13)])
    assert found.distance == pytest.approx(3 / 30)
    assert [pair.distance for pair in found.chosen.pairs] == pytest.approx(
        [3 / 30, 13 / 30, 15 / 30, 25 / 30]
    )


def test_an_unconditional_offer_goes_before_a_nearer_conditional_one() -> None:
    found = measured(DAYS, [says(12, conditional=True), says(0)], 15)
    assert found.distance == pytest.approx(15 / 30)
    assert [pair.a.conditional for pair in found.chosen.pairs] == [False, True]
    assert found.chosen.pairs[1].distance == pytest.approx(3 / 30)


def test_the_nearest_conditional_offer_where_there_are_no_others() -> None:
    found = measured(DAYS, [says(0, conditional=True), says(12, conditional=True)], 15)
    assert found.distance == pytest.approx(3 / 30)
    assert headline(found).a.conditional


@pytest.mark.parametrize("order", [1, -1])
def test_equally_near_offers_are_taken_in_one_order_whatever_the_files_say(order: int) -> None:
    # Overlapping ranges are at distance 0 too; the same value says more.
    a, b = [says({"from": 2, "to": 3}), says(5)][::order], [says(3), says(5)][::order]
    for one, other in ((a, b), (b, a)):
        assert headline(measured(DAYS, one, other)).same_value


@pytest.mark.parametrize("order", [1, -1])
def test_of_equally_near_offers_one_nobody_rejects_goes_first(order: int) -> None:
    # By hand: 0 and 5 are 5 apart, 20 and 15 too, the second by a hair less in binary fractions.
    a, b = [says(0), says(20)][::order], [says(5, rejects=[20]), says(15)][::order]
    for one, other in ((a, b), (b, a)):
        pair = headline(measured(DAYS, one, other))
        assert {DAYS.code(offer.value) for offer in (pair.a, pair.b)} == {"0", "5"}


class TestObjects:
    """Positions about different things are not measured against each other."""

    def test_different_objects_leave_every_distance_possible(self) -> None:
        found = measured(DAYS, says(3, object="x"), says(3, object="y"))
        assert numbers(found) == (None, 0, 1)
        assert found.kind is Known.DIFFERENT
        assert found.chosen.headline is None

    def test_whatever_else_is_said_of_them(self) -> None:
        """Where both offer, never on one object, what they reject or accept besides does not count."""
        a = [says(3, object="x"), says(rejects=[9], object="y"), says(accepts=[9], object="z")]
        found = measured(DAYS, a, [says(9, object="y"), says(accepts=[3], object="x")])
        assert (found.kind, *numbers(found)) == (Known.DIFFERENT, None, 0, 1)

    def test_an_offer_about_the_same_object_goes_before(self) -> None:
        a, b = [says(3, object="x"), says(9, object="y")], says(15, object="y")
        assert measured(DAYS, a, b).distance == pytest.approx(6 / 30)
        assert [(pair.object, pair.distance) for pair in judged(DAYS, a, b).pairs] == [
            ("y", 0.2),
            ("x", None),
        ]

    @pytest.mark.parametrize("order", [1, -1])
    def test_of_two_common_objects_the_one_farther_apart_leads(self, order: int) -> None:
        """At gaps 0 and 1 the row says 1, and tells of the other."""
        a = [says("red", object="x"), says("red", object="y")][::order]
        b = [says("red", object="x"), says("blue", object="y")][::order]
        for one, other in ((a, b), (b, a)):
            found = measured(COLOURS, one, other)
            assert numbers(found) == (1, 1, 1)
            assert (found.chosen.object, [item.object for item in found.others]) == ("y", ["x"])

    def test_a_refusal_of_one_object_goes_before_an_agreement_on_another(self) -> None:
        a = [says(3, object="x"), says({"at_most": 9}, object="y")]
        found = measured(DAYS, a, [says(3, object="x"), says(rejects=[{"at_most": 9}], object="y")])
        assert (found.kind, found.chosen.object) == (Known.BARRED, "y")
        # From 9 at the nearest to 30 at the farthest, 21 of 30 days.
        assert numbers(found) == (None, 0, 0.7)

    @pytest.mark.parametrize("firmness", ["firm", "red-line"])
    def test_a_red_line_counts_for_its_own_object(self, firmness: str) -> None:
        """B's red line at 19 days of x leaves its days of y as open as they were."""
        line = says(19, object="x", firmness=firmness)
        found = measured(DAYS, says(3, object="y"), [line, says(rejects=[30], object="y")])
        assert (found.kind, *numbers(found)) == (Known.DIFFERENT, None, 0, 1)
        assert stance_of(DAYS, line, "b").on("y").left == DAYS.everything()
        assert stance_of(DAYS, line, "b").on(None).left == DAYS.everything()

    def test_rejections_count_for_the_object_they_name(self) -> None:
        named = measured(STEPS, says("none", object="x"), says(rejects=["none"], object="x"))
        other = measured(STEPS, says("none", object="x"), says(rejects=["none"], object="y"))
        assert numbers(named) == (None, pytest.approx(1 / 3), 1)
        assert numbers(other) == (None, 0, 1)

    def test_the_unknown_position_may_be_about_any_object_on_the_table(self) -> None:
        # About x only "none" is left, which A wants there: 0. About y, from "some": 0 to 2/3.
        offers = [says("none", object="x"), says("some", object="y")]
        found = measured(STEPS, offers, says(rejects=["some", "most", "all"], object="x"))
        assert (found.kind, *numbers(found)) == (Known.ONE, None, 0, pytest.approx(2 / 3))

    def test_of_two_refusals_the_one_farther_apart_leads(self) -> None:
        # "most" and "all" are left: 2/3 to 1 from "none" about x, 1/3 to 2/3 from "some" about y.
        offers = [says("none", object="x"), says("some", object="y")]
        found = measured(STEPS, offers, says(rejects=["none", "some"]))
        assert (found.kind, found.chosen.object) == (Known.BARRED, "x")
        assert numbers(found) == (None, pytest.approx(2 / 3), 1)

    def test_an_object_of_which_nothing_is_left_has_no_bounds(self) -> None:
        """B rejects all that A wants of x, and everything else of x: they diverge, at no distance."""
        offers = [says("some", object="x"), says("most", object="y")]
        found = measured(STEPS, offers, says(rejects=["none", "some", "most", "all"], object="x"))
        assert (found.kind, *numbers(found)) == (Known.BARRED, None, None, None)


class TestContested:
    """Bounds over the accounts of a party, taken one at a time; the best account alone has the distance."""

    @pytest.mark.parametrize(
        ("a", "expected"),
        [
            # Own word 19; told by the other side what that side wants: 12.5 of 20 apart, or not at all.
            ([says(19), says({"from": 6, "to": 6.5}, evidence=TOLD)], (0.625, 0, 0.625)),
            ([says({"from": 6, "to": 6.5}, evidence=TOLD), says(19)], (0.625, 0, 0.625)),
            # The told figure is farther off than the own word: from 0 to 6 are 6 of 20.
            ([says(7), says(0, evidence=TOLD)], (0.025, 0.025, 0.3)),
            # What does not contradict the own word counts with it.
            ([says([19, 7]), says(7, evidence=TOLD)], (0.025, 0.025, 0.025)),
        ],
    )
    def test_by_hand(self, a: Any, expected: tuple[float, float, float]) -> None:
        twenty = type(DEGREES)("thousand", 0, 20)
        found = measured(twenty, a, {"from": 6, "to": 6.5})
        assert numbers(found) == pytest.approx(expected)
        assert found.chosen.contested is (expected[1] != expected[2])


class TestDoubt:
    """Beside a value the distance is the value's and the bounds run over all readings; else there is none."""

    @pytest.mark.parametrize(
        ("scale", "value", "doubt", "other", "expected"),
        [
            (DAYS, 3, "2..6", 9, (0.2, 0.1, 7 / 30)),
            (DAYS, None, "2..6", 9, (None, 0.1, 7 / 30)),
            (DAYS, None, "2..6", {"from": 4, "to": 9}, (None, 0, 2 / 30)),
            (FIVE, "2", "1..3", "5", (0.75, 0.5, 1)),
            (COLOURS, None, ["red", "green"], "red", (None, 0, 1)),
            (GROUPS, ["sick"], ["young"], ["sick", "young"], (0.5, 0, 0.5)),
        ],
    )
    def test_by_hand(self, scale: Scale, value: Any, doubt: Any, other: Any, expected: Any) -> None:
        said = says(value, uncertain=doubt)
        assert numbers(measured(scale, said, says(other))) == pytest.approx(expected)
        assert numbers(measured(scale, says(other), said)) == pytest.approx(expected)


class TestNoDistance:
    """No distance, known or not: out of best and worst case."""

    def test_an_issue_that_does_not_apply(self) -> None:
        assert numbers(measured(DAYS, says(engagement="not-applicable"), 5)) == (None, None, None)
        assert numbers(measured(DAYS, 5, says(engagement="not-applicable"))) == (None, None, None)

    def test_a_metric_the_scale_does_not_have(self) -> None:
        found = measured(COLOURS, "red", "red", "directional")
        assert numbers(found) == (None, None, None)
        assert [pair.distance for pair in found.chosen.pairs] == [None]

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
        # The same is all of it: whoever rejects 5 does not want either of 5 and 6.
        (DAYS, [says(5), says(6)], says(rejects=[5]), "identical", (1, 1)),
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


@settings(max_examples=60)
@given(st.data(), SCALES, METRICS)
def test_measuring_is_symmetric_and_within_bounds(data: st.DataObject, scale: Scale, metric: str) -> None:
    a, b = (data.draw(said(scale)) for _ in range(2))
    found, turned = measured(scale, a, b, metric), measured(scale, b, a, metric)
    assert (found.kind, *numbers(found)) == (turned.kind, *numbers(turned))
    assert len(found.chosen.pairs) == len(turned.chosen.pairs)
    if found.distance is not None:
        assert found.low == found.high == found.distance
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high <= 1


@settings(max_examples=50)
@given(st.data(), SCALES, METRICS)
def test_bounds_hold_whatever_the_unknown_party_turns_out_to_want(
    data: st.DataObject, scale: Scale, metric: str
) -> None:
    own = data.draw(st.lists(values(scale).map(says), min_size=1, max_size=2))
    rejects = data.draw(st.lists(parts(scale), max_size=2))
    unknown = says(rejects=rejects)
    before = measured(scale, own, unknown, metric)
    wanted = data.draw(values(scale))
    assume(scale.without(tuple(map(scale.parse_part, rejects))).covers(scale.of(scale.parse(wanted))))
    after = measured(scale, own, [unknown, says(wanted)], metric)
    if before.low is None or before.high is None:
        assert after.distance is None
        return
    assert after.distance is not None
    assert before.low - A_HAIR <= after.distance <= before.high + A_HAIR
