"""Movement, what is left and what unlocks what in the second implementation, each value worked by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from negotiation_kit.model import Case, Engagement, Firmness, Role, Status
from negotiation_kit.scales import Scale
from tests.second.links import feasible_outcomes, linkages
from tests.second.made import (
    COLOURS,
    DAYS,
    FOUR,
    GROUPS,
    SHARE,
    TROOPS,
    accepts,
    level,
    moved,
    num,
    on,
    rejects,
    says,
    talks,
)
from tests.second.moves import Move, SameTalksError, movement

IF: dict[str, Any] = {"conditional_on": ((("elsewhere", "yes"),),)}
ELSE: dict[str, Any] = {"conditional_on": ((("elsewhere", "no"),),)}
RED: dict[str, Any] = {"firmness": Firmness.RED_LINE}
SILENT = says(engagement=Engagement.SILENT)


def move(scale: Scale, before: Any, after: Any, other: Any = None, later: Any = "same") -> Any:
    case = moved(scale, (before, after), (other, other if later == "same" else later))
    return movement(case, "a", "r1", "r2", "b")["it"]


def toward(found: Move) -> tuple[Any, str]:
    assert found.toward is not None
    return found.toward.point, found.toward.word


class TestConcessions:
    """Fault 3: a concession is called what it is."""

    def test_an_offer_on_conditions_made_without_them(self) -> None:
        before = [says(num(10_000)), says(num(6_000), **IF)]
        found = move(TROOPS, before, says(num(6_000)), says(num(6_000)))
        assert found.place == "moved"
        assert found.step == pytest.approx((0.2, 0.2))
        assert toward(found) == (pytest.approx(0.2), "nearer")
        assert found.terms == {"condition-dropped"}
        assert (found.not_repeated, found.added) == (0, 0)

    def test_the_same_where_the_other_is_not_reached(self) -> None:
        before = [says(num(10_000)), says(num(6_000), **IF)]
        found = move(TROOPS, before, says(num(6_000)), says(num(4_000)))
        assert (found.change, found.terms) == ("moved", {"condition-dropped"})
        assert toward(found) == (pytest.approx(0.2), "nearer")

    @pytest.mark.parametrize(
        ("scale", "before", "after", "other", "change", "step", "approach", "word"),
        [
            (TROOPS, num(9_500, 10_500), num(6_104), num(6_104), "moved", 0.2198, 0.1698, "nearer"),
            (DAYS, num(2, 3), num(1, 2), num(30), "moved", 1 / 30, -1 / 30, "farther"),
            (SHARE, num(None, 5), num(3.67), num(3.67), "narrower", 0.0665, 0, "none"),
            (TROOPS, num(1_000, None), num(1_200), num(1_200), "narrower", 0.01, 0, "none"),
            (DAYS, num(5), num(4, 7), num(10), "wider", 2 / 30, 2 / 30, "nearer"),
            (DAYS, num(5, None), num(None, 5), num(5), "moved", 0, 0, "none"),
        ],
    )
    def test_ranges(
        self,
        scale: Scale,
        before: Any,
        after: Any,
        other: Any,
        change: str,
        step: float,
        approach: float,
        word: str,
    ) -> None:
        found = move(scale, says(before), says(after), says(other))
        assert found.place == change
        assert found.step == pytest.approx((step, step))
        assert toward(found) == (pytest.approx(approach), word)

    @pytest.mark.parametrize(
        ("a", "b", "place"),
        [
            (Status.AGREED, Status.ACCEPTED, "settled"),  # the sides agree now and did not before
            (Status.AGREED, Status.PROPOSED, "moved"),
            (None, None, "moved"),
        ],
    )
    def test_what_both_call_agreed_is_settled(self, a: Any, b: Any, place: str) -> None:
        other = level("all", status=b)
        assert move(FOUR, level("some"), level("all", status=a), other).place == place

    def test_what_both_called_agreed_before_is_not_settled_again(self) -> None:
        agreed = level("all", status=Status.AGREED)
        assert move(FOUR, agreed, level("all", status=Status.ACCEPTED), agreed).place is None

    def test_without_another_party_a_range_that_shrinks_is_narrower(self) -> None:
        case = moved(SHARE, (says(num(None, 5)), says(num(3.67))))
        found = movement(case, "a", "r1", "r2")["it"]
        assert (found.change, found.toward) == ("narrower", None)


class TestMatching:
    """Rule 6: least total reach, and what is left over."""

    def test_an_earlier_offer_left_over_still_stands(self) -> None:
        found = move(DAYS, [says(num(10)), says(num(6))], says(num(10)), says(num(4)))
        assert (found.change, found.step, found.not_repeated, found.added) == ("unchanged", (0, 0), 1, 0)
        assert toward(found) == (pytest.approx(0), "none")

    def test_a_later_one_left_over_counts(self) -> None:
        found = move(DAYS, says(num(10)), [says(num(6)), says(num(10))], says(num(4)))
        assert (found.change, found.not_repeated, found.added) == ("wider", 0, 1)
        assert found.step == pytest.approx((4 / 30, 4 / 30))
        assert toward(found) == (pytest.approx(4 / 30), "nearer")

    def test_the_nearest_is_matched(self) -> None:
        found = move(DAYS, [says(num(10)), says(num(6))], says(num(7)), says(num(4)))
        assert (found.change, found.not_repeated) == ("moved", 1)
        assert found.step == pytest.approx((1 / 30, 1 / 30))
        assert toward(found) == (pytest.approx(-1 / 30), "farther")

    def test_of_two_as_near_the_one_nearer_to_the_other_party_is_matched(self) -> None:
        found = move(DAYS, [says(num(8)), says(num(6))], says(num(7)), says(num(4)))
        assert toward(found) == (pytest.approx(-1 / 30), "farther")  # 6 became 7, and 8 stands

    def test_offers_on_conditions_are_held_against_their_like(self) -> None:
        before = [says(num(10)), says(num(8), **IF)]
        found = move(DAYS, before, [says(num(10)), says(num(6), **IF)], says(num(4)))
        assert (found.change, found.terms) == ("moved", frozenset())
        assert found.step == pytest.approx((2 / 30, 2 / 30))

    def test_an_offer_without_conditions_beside_a_conditional_one_is_added(self) -> None:
        after = [says(num(10)), says(num(6), **IF)]
        found = move(DAYS, says(num(6), **IF), after, says(num(6)))
        assert (found.change, found.added, found.not_repeated) == ("wider", 1, 0)
        assert toward(found) == (pytest.approx(0), "none")


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (level("some"), level("some"), "unchanged"),
        (level("some", summary="s"), level("some", summary="t"), "reworded"),
        (level("some"), level("some", **IF), "condition-added"),
        (level("some", **IF), level("some"), "condition-dropped"),
        (level("some", **IF), level("some", **ELSE), "condition-changed"),
        (level("some", firmness=Firmness.FIRM), level("some", **RED), "firmer"),
        (level("some", firmness=Firmness.FIRM), level("some", firmness=Firmness.FLEXIBLE), "looser"),
        (level("some", firmness=Firmness.UNKNOWN), level("some", **RED), "unchanged"),
        (level("some"), level("some", rejects=("all",)), "firmer"),
        (level("some"), level("some", accepts=("all",)), "looser"),
        (level("some", rejects=("all",)), level("some"), "unchanged"),  # a refusal not repeated
        (level("some"), level("some", "most"), "wider"),
        (level("some", "most"), level("most"), "narrower"),
        (SILENT, level("some"), "added"),
        (level("some"), SILENT, "dropped"),
        (level("some"), says(engagement=Engagement.LEFT_OPEN), "no-position"),  # not dropped
        (SILENT, SILENT, "no-position"),
        (None, level("some"), "not-coded"),
        (rejects("all"), level("some"), "added"),
        (rejects("all"), level("all"), "moved"),
        (level("some", object="x"), level("some", object="y"), "not-comparable"),
        (level("some"), says(engagement=Engagement.NOT_APPLICABLE), "dropped"),
        (rejects("all"), rejects("all"), "unchanged"),
        (rejects("all"), rejects("all", "most"), "firmer"),
        (accepts("all"), accepts("all", "most"), "looser"),
        (level("some"), accepts("some"), "dropped"),
        ([level("none"), rejects("all")], level("none", accepts=("all",)), "looser"),  # a refusal taken back
        ([level("some"), level("most", **IF)], [level("most"), level("none", **IF)], "moved"),
        ([level("some"), level("most")], level("some", "most"), "unchanged"),  # all that it wants
        ([level("all", **IF), level("all", **ELSE)], [level("all", **ELSE), level("all", **IF)], "unchanged"),
    ],
)
def test_what_became_of_a_stance(before: Any, after: Any, change: str) -> None:
    assert move(FOUR, before, after, level("none")).change == change


def test_a_value_given_up_has_a_step_with_bounds() -> None:
    found = move(FOUR, level("all"), rejects("all"), level("all"))
    assert (found.change, found.step) == ("moved", pytest.approx((1 / 3, 1)))
    assert found.toward is not None
    assert (found.toward.low, found.toward.high, found.toward.word) == pytest.approx((-1, -1 / 3, "farther"))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("none", "some"), ("all", "all"), (1 / 3, "nearer")),
        (("none", "some"), ("none", "all"), (0, "crossed")),
        (("none", "some"), (None, "all"), (1 / 3, "nearer")),
        (("none", "none"), ("none", "all"), (0, "none")),
    ],
)
def test_toward_with_both_halves(a: tuple[str, str], b: tuple[Any, str], expected: tuple[Any, str]) -> None:
    other = None if b[0] is None else level(b[0])
    found = move(FOUR, level(a[0]), level(a[1]), other, level(b[1]))
    assert toward(found) == (pytest.approx(expected[0]), expected[1])


def test_an_unknown_other_is_the_same_unknown_in_both_rounds() -> None:
    found = move(FOUR, level("none"), level("all"), SILENT)
    assert found.toward is not None
    assert (found.toward.low, found.toward.high, found.toward.word) == pytest.approx((-1, 1, "unknown"))


def test_amounts_of_a_round_are_no_movement() -> None:
    case = moved(TROOPS, (says(num(6_000)), says(num(3_000))))
    (one,) = case.issues
    case = replace(case, issues=(replace(one, each_round=True),))
    assert movement(case, "a", "r1", "r2")["it"].change == "not-comparable"


def test_a_round_and_its_layers_are_the_same_talks() -> None:
    said = {"it": level("some")}
    case = talks({"it": FOUR}, {"r1": said, "r2": said, "r3": said}, rounds=("r1", "r2", "r3"))
    one, *layers = case.rounds
    case = replace(case, rounds=(one, *(replace(item, layer_of="r1") for item in layers)))
    for start, end in (("r1", "r2"), ("r2", "r3")):
        with pytest.raises(SameTalksError):
            movement(case, "a", start, end)


class TestLeft:
    """What nobody has ruled out, and what all accept."""

    @pytest.mark.parametrize(
        ("scale", "sides", "left", "zone"),
        [
            (FOUR, (level("none"), level("all")), {"none", "some", "most", "all"}, set()),
            (FOUR, (level("none", **RED), level("all", **RED)), set(), set()),
            (FOUR, (level("some", **RED, accepts=("most",)), rejects("some")), {"most"}, set()),
            (FOUR, (level("some", **RED, **IF), None), {"none", "some", "most", "all"}, set()),
            # Red lines that leave nothing to each other: what the party says here does not count.
            (
                FOUR,
                ([level("none", **RED), level("all", **RED)], rejects("all")),
                set(FOUR.names) - {"all"},
                set(),
            ),
            (FOUR, (level("none", accepts=("some",)), accepts("some", "most")), set(FOUR.names), {"some"}),
            (COLOURS, (level("red"), [level("red", **IF), rejects("green")]), {"red", "blue"}, set()),
            (
                COLOURS,
                (level("red"), says(engagement=Engagement.NOT_APPLICABLE)),
                set(COLOURS.names),
                set(),  # it concerns one party alone
            ),
        ],
    )
    def test_levels(self, scale: Scale, sides: Any, left: set[str], zone: set[str]) -> None:
        found: Any = feasible_outcomes(on(scale, *sides), "r1")["it", None]
        assert (found.left, found.zone) == (left, zone)

    def test_a_set(self) -> None:
        case = on(GROUPS, says("sick", accepts=("young",), **RED), rejects("old"))
        assert feasible_outcomes(case, "r1")["it", None].left == {
            frozenset({"sick"}),
            frozenset({"sick", "young"}),
        }

    def test_red_lines_of_an_object_do_not_count_for_another(self) -> None:
        case = on(FOUR, level("none", object="x", **RED), rejects("all", object="y"), objects=("x", "y"))
        found: Any = feasible_outcomes(case, "r1")
        assert (found["it", "x"].left, found["it", "y"].left) == ({"none"}, {"none", "some", "most"})

    def test_a_contradicted_account_rules_nothing_out(self) -> None:
        case = on(FOUR, [level("none"), level("all", told="third", **RED)])
        assert feasible_outcomes(case, "r1")["it", None].left == set(FOUR.names)


def linked(*others: Any, wanted: Any = "all", scale: Scale = FOUR, third: bool = False) -> Any:
    """A gives yes where `it` comes out as wanted; the others say what they have on it."""
    condition = {"conditional_on": ((("it", wanted),),)}
    sides = ({"x": level("red", **condition)}, *({"it": said} for said in others))
    case: Case = talks({"x": COLOURS, "it": scale, "elsewhere": COLOURS}, *sides)
    if third:
        parties = (*case.parties[:-1], replace(case.parties[-1], role=Role.THIRD_PARTY))
        case = replace(case, parties=parties)
    return next(offer for offer in linkages(case, "r1") if offer.issue == "x")


@pytest.mark.parametrize(
    ("scale", "said", "wanted", "holding", "gap"),
    [
        (FOUR, level("all"), "all", "met", (0, 0)),
        (FOUR, level("some", accepts=("all",)), "all", "accepted", (0, 0)),
        (FOUR, accepts("all"), "all", "accepted", (0, 0)),
        (FOUR, level("all", **IF), "all", "offered", (0, 0)),
        (FOUR, [level("all", **IF), rejects("all")], "all", "offered", (0, 0)),
        (FOUR, [level("all", **IF), level("none")], "all", "offered", (1, 1)),
        (FOUR, None, "all", "open", (0, 1)),
        (FOUR, rejects("none"), "all", "open", (0, 2 / 3)),
        (FOUR, level("some"), "all", "against", (2 / 3, 2 / 3)),
        (FOUR, rejects("all"), "all", "refused", (1 / 3, 1)),
        (FOUR, level("none", rejects=("all",)), "all", "refused", (1, 1)),
        (FOUR, [level("none", object="x"), level("all", object="y")], "all", "against", (1, 1)),
        (DAYS, says(num(10)), (num(10, None),), "met", (0, 0)),
        (DAYS, says(num(5), accepts=(num(8, 12),)), (num(12, None),), "accepted", (0, 0)),
        (DAYS, rejects(num(10, None)), (num(20),), "refused", (1 / 3, 2 / 3)),
        (DAYS, rejects(num(25, None)), (num(20, None),), "open", (0, 2 / 3)),
        (GROUPS, says("sick", accepts=("young",)), ("sick", "young"), "accepted", (0, 0)),
        (GROUPS, says("sick", "young"), ("sick",), "against", (0.5, 0.5)),
        (GROUPS, rejects("sick"), ("sick", "young"), "refused", (0.5, 1)),
    ],
)
def test_holding_of_a_condition(scale: Scale, said: Any, wanted: Any, holding: str, gap: Any) -> None:
    (package,) = linked(said, wanted=wanted, scale=scale).packages
    holder: Any = package.conditions[0][0]
    assert holder.holding == holding
    assert (holder.low, holder.high) == pytest.approx(gap)
    assert package.unmeetable == (holding == "refused")


def test_a_condition_is_as_far_as_the_party_farthest_from_it() -> None:
    (package,) = linked(level("most"), rejects("all")).packages
    assert package.gap == pytest.approx((1 / 3, 1))


def test_a_third_party_is_asked_only_where_it_has_a_position() -> None:
    assert linked(level("all"), None, third=True).live
    assert not linked(level("all"), None).live
    assert not linked(level("all"), rejects("all"), third=True).live


def test_a_live_offer_meets_conditions_of_others_in_turn() -> None:
    case = talks(
        {"x": COLOURS, "s": FOUR, "d": DAYS},
        {"x": level("red", conditional_on=((("s", "all"),),)), "d": says(num(15))},
        {"s": level("all", conditional_on=((("d", (num(15),)),),))},
    )
    assert [offer.live for offer in linkages(case, "r1")] == [True, True]


def test_offers_that_only_wait_for_each_other_are_not_live() -> None:
    case = talks(
        {"x": COLOURS, "s": FOUR},
        {"x": level("red", conditional_on=((("s", "all"),),))},
        {"s": level("all", conditional_on=((("x", "red"),),))},
    )
    assert [offer.live for offer in linkages(case, "r1")] == [False, False]


def test_distances_of_a_package_add_up() -> None:
    """2/3 for s, 0 to 2/3 for t as some, most and all stay possible; the other way is 9 of 30 days."""
    packages = ((("s", "all"), ("t", "all")), (("d", (num(15),)),))
    case = talks(
        {"x": COLOURS, "s": FOUR, "t": FOUR, "d": DAYS},
        {"x": level("red", conditional_on=packages)},
        {"s": level("some"), "t": rejects("none"), "d": says(num(6))},
    )
    (offer,) = linkages(case, "r1")
    assert {tuple(round(end, 9) for end in item.gap) for item in offer.packages} == {
        (round(2 / 3, 9), round(4 / 3, 9)),
        (0.3, 0.3),
    }
