"""How reliably a case is coded: the numbers of a small case by hand, and what has no number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.coding.readings import distance, readings
from negotiation_kit.model import Case, Engagement, Printed
from negotiation_kit.scales import Value
from tests.analysis.coding.cases import ISSUES, build, day, said

IF_FAST = ((("pace", "fast"),),)


def apart(issue: str, one: Any, other: Any) -> float | None:
    """Return the distance of two readings of one party, each a value or a list of offers (value, more)."""
    positions = [
        said(coder, "a", issue, value, **more)
        for coder, read in (("lead", one), ("second", other))
        for value, more in (read if isinstance(read, list) else [(read, {})])
    ]
    case = build(*positions)
    return distance(*readings(case, case.parties[0], case.issue(issue), "r1", ("lead", "second")))


@pytest.mark.parametrize(
    ("issue", "one", "other", "expected"),
    [
        ("pace", "slow", "slow", 0),
        ("pace", "slow", "mid", 1 / 2),  # one step of two
        ("road", "north", "south", 1),
        ("days", day(2), day(5), 0.3),
        ("days", day(2, 3), day(0, 10), 0.7),  # they touch, and are not the same: from 3 to 10
        ("days", day(0, 4), day(6, 10), 0.6),
        ("days", (*day(0), *day(10)), day(0), 1),  # one of two alternatives is left out
        ("days", day(0, 10), (*day(0), *day(10)), 0.5),  # 5 lies half way between the alternatives
        ("goods", ("food", "fuel"), ("food",), 1 / 2),
        ("goods", (), (), 0),
        ("pace", [("slow", {}), ("fast", {})], "fast", 1),  # the second coder missed an offer
        ("pace", [("slow", {}), ("fast", {})], "mid", 1 / 2),
        ("pace", [("fast", {}), ("slow", {})], [("slow", {}), ("fast", {})], 0),
        ("pace", [("slow", {}), ("fast", {"conditional_on": IF_FAST})], "slow", 0),  # not the headline
        ("days", [(day(3), {"object": "pause"})], day(3), 1),  # days of what?
        ("days", [(day(3), {"object": "pause"})], [(day(4), {"object": "pause"})], 0.1),
        ("road", [(None, {"rejects": ("north", "south")})], "west", None),  # what is left is no value
        ("road", [(None, {"rejects": ("north",)})], "west", None),
        ("road", [(None, {"engagement": Engagement.SILENT})], "west", None),
    ],
)
def test_distance_of_two_readings(issue: str, one: Any, other: Any, expected: float | None) -> None:
    wanted = None if expected is None else pytest.approx(expected)
    assert apart(issue, one, other) == wanted
    assert apart(issue, other, one) == wanted


def test_values_by_hand(double: Case) -> None:
    """Within units: pace 2 * 1/2, days 0, road 2 * 1; 3 over 12 values is 0.25.

    By chance, where two parties have two values: pace, slow twice, mid once, fast three times, gives
    2 (2 * 1/2 + 6 * 1 + 3 * 1/2) / 5 = 3.4; days, 0 and 5 twice each, 2 (4 * 1/2) / 3 = 4/3; over 10 values.
    """
    found = nk.coding_reliability(double)
    assert (found.coders, found.round.id) == (("lead", "second"), "r1")
    overall = found.overall
    assert overall.mean_distance == pytest.approx(0.25)
    assert overall.chance_distance == pytest.approx((3.4 + 4 / 3) / 10)
    assert overall.value.value == pytest.approx(1 - 0.25 / ((3.4 + 4 / 3) / 10))
    assert (overall.value.n_units, overall.value.n_pairable_units, overall.value.n_pairable) == (9, 6, 12)
    assert overall.value.level == "mixed"
    assert overall.value.note == (
        "2 coders, 6 units (party and issue) on 3 issues. Difference: the kit's own distance on each issue's "
        "scale, not squared; chance within each issue. What chance would give comes from the 2 of them with "
        "two or more units. Only 6 units can be paired; below 30 one more or less may move alpha far."
    )


def test_stances_by_hand(double: Case) -> None:
    """Nine units, two of them read as different kinds; 18 ratings: 13 values, 3 silent, 1 open, 1 limits."""
    stances = nk.coding_reliability(double).overall.stance
    assert stances.value == pytest.approx(1 - 17 * 4 / (18**2 - 13**2 - 3**2 - 1 - 1))
    assert (stances.n_units, stances.n_pairable, stances.level) == (9, 18, "nominal")


def test_a_basket_has_its_own_numbers(double: Case) -> None:
    baskets = nk.coding_reliability(double).by_basket
    assert baskets["main"].value.value == pytest.approx(1 - (1 / 10) / ((3.4 + 4 / 3) / 10))
    assert baskets["main"].value.n_pairable_units == 5
    assert baskets["other"].value.value is None
    assert baskets["other"].mean_distance == 1
    assert baskets["other"].value.note == (
        "No alpha: 2 values can be paired, in 1 unit (party and issue), and fewer than 10 are too few."
    )
    assert baskets["other"].stance.note == (
        "No alpha: 6 values can be paired, in 3 units (party and issue), and fewer than 10 are too few."
    )


def five(issue: str, *pairs: tuple[Value, Value]) -> Case:
    """Return a case of two rounds' worth of parties: more units than the small case has."""
    parties = "abcdefgh"[: len(pairs)]
    base = build(*(
        said(coder, party, issue, value)
        for party, pair in zip(parties, pairs, strict=True)
        for coder, value in zip(("lead", "second"), pair, strict=True)
    ))  # fmt: skip
    return replace(base, parties=tuple(replace(base.parties[0], id=name, short=name) for name in parties))


def test_one_issue_is_plain_alpha_with_the_kit_s_distance() -> None:
    """Of named answers the kit's distance is the nominal difference, so the two alphas are one."""
    pairs = [("north", "north"), ("south", "west"), ("west", "west"), ("north", "south"), ("west", "west")]
    found = nk.coding_reliability(five("road", *pairs)).by_issue["road"]
    expected = nk.krippendorff_alpha(list(zip(*pairs, strict=True)), "nominal")
    assert found.value.value == pytest.approx(expected.value)
    assert found.value.level == "nominal"


def test_sets_are_alpha_with_jaccard() -> None:
    pairs: list[tuple[Value, Value]] = [
        (("food",), ("food", "fuel")), (("tools",), ("tools",)), ((), ("fuel",)),
        (("food",), ("food",)), (("food", "tools"), ("tools",)),
    ]  # fmt: skip
    found = nk.coding_reliability(five("goods", *pairs)).by_issue["goods"]
    rows = [list(row) for row in zip(*pairs, strict=True)]
    expected = nk.krippendorff_alpha(rows, "set", set_distance="jaccard")
    assert found.value.value == pytest.approx(expected.value)


def test_the_same_value_everywhere_is_no_agreement_beyond_chance() -> None:
    found = nk.coding_reliability(five("pace", *[("slow", "slow")] * 5)).overall.value
    assert found.value is None
    assert found.note == (
        "No alpha: on each issue with two or more such units all values are the same, so agreement cannot be "
        "told from chance."
    )


def test_single_units_cannot_tell_chance() -> None:
    values: dict[str, tuple[Value, Value]] = {
        "pace": ("slow", "slow"), "days": (day(1), day(1)), "road": ("north", "south"),
    }  # fmt: skip
    positions = [
        said(coder, party, issue, value)
        for issue, pair in values.items()
        for coder, value in zip(("lead", "second"), pair, strict=True)
        for party in ("ab" if issue == "pace" else "a")
    ]
    positions += [said(coder, "a", "goods", ("food",)) for coder in ("lead", "second")]
    found = nk.coding_reliability(build(*positions)).overall
    assert found.mean_distance == pytest.approx(2 / 10)
    assert found.value.note == (
        "No alpha: 10 values can be paired, 4 of them on issues where two or more parties have one; chance "
        "cannot be told from fewer than 10."
    )


def test_one_coder_gets_a_sentence() -> None:
    found = nk.coding_reliability(build(said("lead", "a", "pace", "slow"), said("lead", "b", "pace", "mid")))
    assert found.overall.value.note == (
        "No alpha: only 'lead' has coded this round, and agreement needs two coders."
    )
    assert found.overall.stance.value is None
    nobody = nk.coding_reliability(build())
    assert (
        nobody.overall.value.note == "No alpha: nobody has coded this round, and agreement needs two coders."
    )
    assert nobody.frame["alpha"].isna().all()


def test_the_round_is_one_that_is_coded_twice(double: Case) -> None:
    later = said("lead", "a", "pace", "slow", round="r2")
    case = replace(double, positions=(*double.positions, later))
    assert nk.coding_reliability(case).round.id == "r1"
    assert nk.coding_reliability(case, "Second").coders == ("lead",)


def test_the_printed_column_has_reliability_too() -> None:
    positions = [
        said(coder, party, "pace", "slow", printed=Printed(value="fast") if coder == "second" else None)
        for coder in ("lead", "second")
        for party in "abc"
    ]
    positions += [said(coder, party, "days", day(4)) for coder in ("lead", "second") for party in "abc"]
    found = nk.coding_reliability(build(*positions), coding="printed")
    assert found.by_issue["pace"].mean_distance == 1
    assert nk.coding_reliability(build(*positions)).by_issue["pace"].mean_distance == 0


def test_uncoded_is_no_rating(double: Case) -> None:
    extra = (
        said("second", "a", "goods", engagement=Engagement.NOT_CODED),
        said("lead", "a", "goods", ("food",)),
    )
    case = replace(double, positions=(*double.positions, *extra))
    found = nk.coding_reliability(case)
    assert found.overall.stance.n_pairable == 18
    assert found.by_issue["goods"].stance.n_units == 1


def test_a_third_coder_counts_and_can_be_left_out(double: Case) -> None:
    third = tuple(said("third", party, "pace", "slow") for party in "abc")
    case = replace(double, positions=(*double.positions, *third))
    assert nk.coding_reliability(case).coders == ("lead", "second", "third")
    two = nk.coding_reliability(case, coders=["lead", "second"])
    assert two.overall == nk.coding_reliability(double).overall
    assert nk.coding_reliability(case).overall.value.value != two.overall.value.value


def test_intervals_are_drawn_of_the_units() -> None:
    case = nk.load_case("istanbul-2025")
    found = nk.coding_reliability(case, "2025-06-02", n_bootstrap=200, seed=1)
    assert found == nk.coding_reliability(case, "2025-06-02", n_bootstrap=200, seed=1)
    for alpha in (found.overall.value, found.overall.stance, *found.marks.values()):
        assert "95% interval of a posterior over pairs of values, from 200 samples." in alpha.note
        assert alpha.value is not None
        assert alpha.low is not None
        assert alpha.high is not None
        assert alpha.low <= alpha.value <= alpha.high


def test_alpha_is_1_less_the_ratio_of_the_two_means() -> None:
    frame = nk.coding_reliability(nk.load_case("istanbul-2025"), "2025-06-02").frame
    told = frame[(frame["measure"] == "value") & frame["alpha"].notna()]
    assert len(told) > 1
    assert (1 - told["mean_distance"] / told["chance_distance"]).to_list() == pytest.approx(
        told["alpha"].to_list()
    )


def test_the_frame_is_tidy(double: Case) -> None:
    frame = nk.coding_reliability(double).frame
    assert frame["scope"].value_counts().to_dict() == {"issue": 2 * len(ISSUES), "basket": 4, "overall": 5}
    assert frame["measure"].to_list()[:5] == ["value", "stance", "status", "firmness", "confidence"]
    assert set(frame["measure"][5:]) == {"value", "stance"}
    assert frame.query("name == 'main' and measure == 'value'")["n_pairable_units"].item() == 5
    assert frame["note"].str.endswith(".").all()
    assert frame.query("measure == 'stance'")[["mean_distance", "chance_distance"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"round": "r9"}, "there is no round 'r9'"),
        ({"coders": ["lead", "thrd"]}, "there is no coder 'thrd'; known are: lead, second"),
        ({"coding": "red"}, "there is no coding 'red'"),
        ({"n_bootstrap": -5}, "n_bootstrap is -5"),
    ],
)
def test_what_is_not_there_is_refused(double: Case, how: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        nk.coding_reliability(double, **how)  # type: ignore[arg-type]
