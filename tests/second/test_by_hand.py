"""The second implementation itself, held against values worked by hand."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case, Channel, Engagement, Firmness, Membership
from negotiation_kit.scales import Scale
from tests.second.made import (
    COLOURS,
    CRATES,
    DAYS,
    DEGREES,
    FIVE,
    FOUR,
    GROUPS,
    JUNE,
    LOPSIDED,
    SHARE,
    TROOPS,
    UNEVEN,
    accepts,
    day,
    level,
    num,
    on,
    packed,
    rejects,
    says,
    side,
    talks,
)
from tests.second.rules import Measure, Row, compare, score
from tests.second.spoken import Setting

IF: dict[str, Any] = {"conditional_on": ((("elsewhere", "yes"),),)}
RED: dict[str, Any] = {"firmness": Firmness.RED_LINE}
THIRD = pytest.approx(1 / 3)


def row(scale: Scale, *sides: Any, metric: str = "gower", threshold: float = 0.25, **more: Any) -> Any:
    setting = {name: more.pop(name) for name in Setting.__dataclass_fields__ if name in more}
    case = on(scale, *sides, **more)
    return compare(case, "a", "b", "r1", Setting(**setting), Measure(metric, threshold))["it"]


def told(found: Row) -> tuple[Any, ...]:
    return found.verdict, found.distance, found.low, found.high


@pytest.mark.parametrize(
    ("scale", "a", "b", "verdict", "distance"),
    [
        (COLOURS, level("red"), level("red"), "agree", 0),
        (COLOURS, level("red"), level("blue"), "diverge", 1),
        (COLOURS, level("red", "blue"), level("blue"), "overlap", 0),  # fault 5: any is enough
        (FOUR, level("none"), level("some"), "diverge", THIRD),  # fault 7: four levels, nothing is near
        (FIVE, level("never"), level("seldom"), "near", 0.25),
        (FIVE, level("never"), level("half"), "diverge", 0.5),
        (FIVE, level("never", "half"), level("often"), "near", 0.25),
        (LOPSIDED, level("low"), level("middle"), "diverge", 0.1),
        (UNEVEN, level("low"), level("middle"), "near", 0.1),
        (DAYS, says(num(2, 3)), says(num(30)), "diverge", 0.9),
        (DAYS, says(num(2, 9)), says(num(5, 12)), "overlap", 0),
        (DAYS, says(num(12, None)), says(num(0)), "diverge", 0.4),
        (DAYS, says(num(30, None)), says(num(None, 1)), "diverge", pytest.approx(29 / 30)),  # fault 7
        (DAYS, says(num(2), num(20)), says(num(22)), "near", pytest.approx(2 / 30)),
        (JUNE, says(day(0)), says(day(10)), "diverge", 0.5),
        (JUNE, says(day(0, 6)), says(day(10)), "near", 0.2),
        (GROUPS, says("wounded"), says("wounded", "sick", "young"), "diverge", pytest.approx(2 / 3)),
        (GROUPS, says(value=()), says(value=()), "agree", 0),
        (GROUPS, says("wounded", accepts=("sick",)), says("wounded", "sick"), "overlap", 0.5),
        (DAYS, says(num(10)), says(num(12), rejects=(num(10),)), "diverge", pytest.approx(2 / 30)),
        (DAYS, says(num(2, 9), rejects=(num(5, None),)), says(num(6)), "diverge", pytest.approx(1 / 30)),
    ],
)
def test_two_known_positions(scale: Scale, a: Any, b: Any, verdict: str, distance: Any) -> None:
    for found in (row(scale, a, b), row(scale, b, a)):
        assert told(found) == (verdict, distance, distance, distance)


@pytest.mark.parametrize(
    ("scale", "a", "b", "verdict", "low", "high"),
    [
        (DAYS, says(num(12)), None, "one-sided", 0, 0.6),
        (DAYS, None, None, "open", 0, 1),
        (FOUR, level("all"), rejects("all"), "diverge", THIRD, 1),
        (
            FOUR,
            level("all"),
            rejects("none", "some", "all"),
            "diverge",
            THIRD,
            THIRD,
        ),  # fault 6: bounds exact
        (FOUR, level("all"), rejects("none", "some", "most"), "one-sided", 0, 0),
        (COLOURS, level("red"), rejects("red"), "diverge", 1, 1),
        (DAYS, says(num(0)), rejects(num(10, None)), "one-sided", 0, THIRD),  # 9.9 and 9.99 count as 10
        (CRATES, says(num(0)), rejects(num(6, None)), "one-sided", 0, pytest.approx(5 / 12)),
        (JUNE, says(day(0)), rejects(day(0, 4), day(6, None)), "diverge", 0.25, 0.25),  # day 5 alone is left
        (DAYS, accepts(num(5)), says(num(3, 9)), "overlap", 0, 0.7),
        (DAYS, accepts(num(5)), accepts(num(5, 6)), "overlap", 0, 1),
        (GROUPS, says(value=()), None, "one-sided", 0, 1),  # fault 10
        (GROUPS, says("wounded"), rejects("wounded"), "diverge", 1, 1),
        (DAYS, says(num(2), num(8)), rejects(num(None, 1), num(9, None)), "one-sided", 0, pytest.approx(0.1)),
    ],
)
def test_what_is_not_known(scale: Scale, a: Any, b: Any, verdict: str, low: Any, high: Any) -> None:
    for found in (row(scale, a, b), row(scale, b, a)):
        assert told(found) == (verdict, None, low, high)


@pytest.mark.parametrize(
    ("metric", "scale", "a", "b", "expected"),
    [
        ("directional", FIVE, level("never"), level("always"), ("diverge", 1, 1, 1)),
        ("directional", FIVE, level("seldom"), level("seldom"), ("agree", 0.375, 0.375, 0.375)),  # rule 11
        ("directional", DEGREES, says(num(5)), says(num(-10, 10)), ("overlap", 0.25, 0.25, 0.25)),
        ("directional", DAYS, says(num(5)), says(num(5)), ("not-comparable", None, None, None)),
        ("directional", LOPSIDED, level("low"), level("low"), ("not-comparable", None, None, None)),
        ("directional", DAYS, says(num(5)), None, ("one-sided", None, None, None)),
        ("directional", FIVE, level("seldom"), None, ("one-sided", None, 0.25, 0.75)),
        ("identical", DAYS, says(num(2, 4)), says(num(3)), ("overlap", 1, 1, 1)),
        ("identical", DAYS, says(num(2, 4)), None, ("one-sided", None, 0, 1)),
        ("identical", COLOURS, level("red"), rejects("red"), ("diverge", None, 1, 1)),
        ("identical", COLOURS, level("red"), rejects("green", "blue"), ("one-sided", None, 0, 0)),
        ("identical", COLOURS, level("red"), rejects("red", "green", "blue"), ("diverge", None, None, None)),
    ],
)
def test_other_metrics(metric: str, scale: Scale, a: Any, b: Any, expected: tuple[Any, ...]) -> None:
    assert told(row(scale, a, b, metric=metric)) == expected
    assert told(row(scale, b, a, metric=metric)) == expected


class TestObjects:
    """Fault 1: every computation works on questions."""

    def test_who_only_accepts_the_same_object_overlaps(self) -> None:
        said = accepts("most", object="front-line")
        found = row(FOUR, said, said, objects=("front-line",))
        assert (*told(found), found.object) == ("overlap", None, 0, 1, "front-line")
        assert found.zone == {"most"}

    def test_the_farther_of_two_common_objects_leads(self) -> None:
        a = [level("none", object="x"), level("none", object="y")]
        b = [level("none", object="x"), level("all", object="y")]
        for order in (("x", "y"), ("y", "x")):
            found = row(FOUR, a, b[::-1], objects=order)
            assert (found.verdict, found.distance, found.object) == ("diverge", 1, "y")

    def test_different_objects_are_not_measured(self) -> None:
        found = row(DAYS, says(num(2), object="x"), says(num(2), object="y"), objects=("x", "y"))
        assert told(found) == ("not-comparable", None, 0, 1)

    def test_a_rejection_without_an_object_holds_for_all(self) -> None:
        found = row(FOUR, rejects("all"), level("all", object="y"), objects=("x", "y"))
        assert (found.verdict, found.object, found.low, found.high) == ("diverge", "y", THIRD, 1)

    def test_different_objects_are_not_measured_whatever_is_rejected_besides(self) -> None:
        a = [level("none", object="x"), rejects("all")]
        found = row(FOUR, a, level("all", object="y"), objects=("x", "y"))
        assert told(found) == ("not-comparable", None, 0, 1)

    def test_a_rejection_of_another_object_does_not_count(self) -> None:
        found = row(FOUR, rejects("all", object="x"), level("all", object="y"), objects=("x", "y"))
        assert told(found) == ("one-sided", None, 0, 1)


class TestAccounts:
    """Fault 2: a contradicted leak is no agreement."""

    own = says(num(19_000), **RED)
    leak = says(num(6_000, 6_500), told="other")
    other = says(num(6_000, 6_500))

    def test_the_best_account_leads_and_the_bounds_go_over_all(self) -> None:
        found = row(TROOPS, [self.own, self.leak], self.other)
        assert (*told(found), found.contested) == ("diverge", 0.625, 0, 0.625, True)

    def test_a_range_that_touches_a_red_line_is_no_overlap(self) -> None:
        own, leak = says(num(19_000, 20_000), **RED), says(num(6_000, 19_000), told="other")
        found = row(TROOPS, [leak, own], self.other)
        assert (*told(found), found.contested) == ("diverge", 0.625, 0, 0.625, True)

    def test_a_leak_that_its_own_word_rejects(self) -> None:
        found = row(FOUR, [level("all", told="third"), rejects("all")], level("all"))
        assert (*told(found), found.contested) == ("diverge", None, 0, 1, True)

    def test_accounts_that_agree_count_together(self) -> None:
        found = row(FOUR, [accepts("most"), level("all", told="third")], level("most"))
        assert (found.verdict, found.distance, found.contested) == ("overlap", THIRD, False)

    def test_offers_wholly_apart_are_contested_unless_the_other_accepts_them(self) -> None:
        told_too = level("all", told="inferred")
        assert row(FOUR, [level("none"), told_too], level("all")).contested
        assert not row(FOUR, [level("none", accepts=("all",)), told_too], level("all")).contested

    def test_left_open_by_its_own_word_and_told_an_offer(self) -> None:
        own = says(engagement=Engagement.LEFT_OPEN)
        found = row(FOUR, [own, level("all", told="other")], level("all"))
        assert (*told(found), found.contested) == ("one-sided", None, 0, 1, True)

    def test_one_s_own_words_that_exclude_each_other_leave_nothing_known(self) -> None:
        found = row(FOUR, [level("none", **RED), level("all")], level("all"))
        assert (*told(found), found.contested) == ("one-sided", None, 0, 1, True)

    def test_what_is_leaked_counts_only_where_it_is_asked_for(self) -> None:
        leak = {**level("all", channel=Channel.LEAKED)}
        assert row(FOUR, leak, level("all")).verdict == "one-sided"
        assert row(FOUR, leak, level("all"), channels="all").verdict == "agree"


class TestConditions:
    """docs/linkages.md: three ways to take them."""

    a: ClassVar = [level("none"), level("all", **IF, rejects=("some",))]

    @pytest.mark.parametrize(
        ("how", "said", "expected"),
        [
            ("apart", a, ("diverge", 1, 1, 1)),
            ("met", a, ("overlap", 0, 0, 0)),
            ("ignored", a, ("diverge", 1, 1, 1)),
            ("apart", a[1], ("agree", 0, 0, 0)),
            ("ignored", a[1], ("one-sided", None, 0, 1)),
        ],
    )
    def test_conditionals(self, how: str, said: Any, expected: tuple[Any, ...]) -> None:
        assert told(row(FOUR, said, level("all"), conditionals=how)) == expected

    @pytest.mark.parametrize(
        ("packages", "how", "verdict"),
        [
            (("one", "two"), "apart", "one-sided"),
            (("one", "two"), "ignored", "one-sided"),
            (("one", "two"), "met", "agree"),
            (("one",), "apart", "agree"),
        ],
    )
    def test_demands_of_a_package(self, packages: tuple[str, ...], how: str, verdict: str) -> None:
        codings = (packed("a", "r1", *packages),)
        found = row(FOUR, level("all", within="one"), level("all"), conditionals=how, codings=codings)
        assert found.verdict == verdict


class TestUncertain:
    """Design 3: the distance is the value's, bounds and verdict go over all readings."""

    @pytest.mark.parametrize(
        ("scale", "said", "other", "expected"),
        [
            (
                DAYS,
                says(num(10), uncertain=(num(8, 14),)),
                says(num(10)),
                ("near", 0, 0, pytest.approx(4 / 30)),
            ),
            (DAYS, says(uncertain=(num(8, 14),)), says(num(8)), ("near", None, 0, 0.2)),
            (
                DAYS,
                says(uncertain=(num(8, 14),)),
                says(num(2), num(12)),
                ("near", None, 0, pytest.approx(4 / 30)),
            ),
            (FIVE, says(uncertain=("never", "seldom", "half")), level("always"), ("diverge", None, 0.5, 1)),
            (COLOURS, says(uncertain=("red", "blue")), level("red"), ("diverge", None, 0, 1)),
            (GROUPS, says("sick", uncertain=("young",)), says("sick"), ("diverge", 0, 0, 0.5)),
            (DAYS, says(uncertain=(num(8, 14),)), None, ("one-sided", None, 0, pytest.approx(22 / 30))),
        ],
    )
    def test_readings(self, scale: Scale, said: Any, other: Any, expected: tuple[Any, ...]) -> None:
        assert told(row(scale, said, other)) == expected


def club(said: Any, *members: Any, **more: Any) -> Case:
    """A is the club, b and c are members."""
    member: dict[str, Any] = {"member_of": (Membership("a"),)}
    parties = (side("a"), side("b", **member), side("c", **member), side("d"))
    return on(FOUR, said, *members, parties=parties, **more)


def test_a_silent_member_takes_over_what_its_group_says() -> None:
    silent = {"engagement": Engagement.SILENT}
    case = club(level("all"), silent, None, level("none"))
    assert told(compare(case, "b", "d", "r1")["it"]) == ("diverge", 1, 1, 1)
    assert told(compare(case, "b", "d", "r1", Setting(inherit=False))["it"]) == ("one-sided", None, 0, 1)
    for other in "ac":
        assert told(compare(case, "b", other, "r1")["it"]) == ("not-comparable", None, None, None)
    spoken = club(level("all"), says(engagement=Engagement.LEFT_OPEN), None, level("none"))
    assert compare(spoken, "b", "d", "r1")["it"].verdict == "one-sided"


def test_a_score_leaves_out_what_cannot_be_measured() -> None:
    """Known: 0 and 0.9; 12 of 30 days against nothing: 0 to 0.6; the last does not apply."""
    scales: dict[str, Scale] = {"p": COLOURS, "q": DAYS, "r": DAYS, "s": COLOURS}
    case = talks(
        scales,
        {"p": level("red"), "q": says(num(2, 3)), "r": says(num(12)), "s": level("red")},
        {"p": level("red"), "q": says(num(30)), "s": says(engagement=Engagement.NOT_APPLICABLE)},
    )
    found = score(compare(case, "a", "b", "r1"))
    assert (found.known, found.of) == (2, 4)
    assert (found.agreement, found.best, found.worst) == pytest.approx((0.55, 0.7, 0.5))


def test_the_share_in_use_is_a_line() -> None:
    assert row(SHARE, says(num(None, 5)), says(num(3.67))).verdict == "overlap"


def test_istanbul() -> None:
    """Fault 6: 0.262 on 9 issues was 0.393 on 6, and the range stays."""
    found = score(compare(nk.load_case("istanbul-2025"), "russia", "ukraine", "2025-06-02"))
    assert (found.known, found.of) == (6, 24)
    assert (found.agreement, found.worst, found.best) == pytest.approx((0.393, 0.155, 0.516), abs=5e-4)
