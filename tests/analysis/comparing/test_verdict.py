"""The seven verdicts, each rule and the order in which the rules are tried; why it is so in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, DEGREES, FIVE, GROUPS, JUNE, STEPS, THREE, judged, says
from tests.strategies import METRICS, SCALES, said

A_REJECTS = "A rejects what B wants"
B_REJECTS = "B rejects what A wants"
NO_OTHER = f"{B_REJECTS} and does not say what instead"


def outcome(scale: Scale, a: Any, b: Any, **how: Any) -> tuple[str, str]:
    row = judged(scale, a, b, **how)
    return str(row.verdict), str(row.reason)


@pytest.mark.parametrize(
    ("scale", "a", "b"),
    [
        (COLOURS, "red", "red"),
        (DAYS, {"from": 2, "to": 3}, {"from": 2, "to": 3}),
        (DAYS, {"at_least": 3}, {"from": 3, "to": 30}),  # the anchor closes an open end
        (DAYS, says([3, 5]), says([5, 3])),
        (GROUPS, says(["sick", "wounded"]), says(["wounded", "sick"])),
        (GROUPS, says([]), says([])),
        (JUNE, "2025-06", "2025-06-01/2025-06-30"),
        (COLOURS, says("red", rejects=["red"]), "red"),  # the same value goes before everything
        # Alternatives, in one entry or in several, in whatever order.
        (STEPS, says(["none", "most"]), [says("most"), says("none")]),
        (GROUPS, [says(["sick"]), says(["young"])], [says(["young"]), says(["sick"])]),
        (STEPS, says("all", conditional=True), says("all", conditional=True)),
    ],
)
@pytest.mark.parametrize("metric", ["gower", "identical"])
def test_agree(scale: Scale, a: Any, b: Any, metric: str) -> None:
    assert outcome(scale, a, b, metric=metric) == ("agree", "same value")
    assert judged(scale, a, b, metric).distance == 0


@pytest.mark.parametrize(
    ("scale", "a", "b", "meet"),
    [
        (STEPS, says("none", accepts=["some"]), "some", "some"),
        (STEPS, says("none", accepts=["some"]), says("most", accepts=["some"]), "some"),
        (
            STEPS,
            says("none", accepts=["most", "some"]),
            says("all", accepts=["some", "most"]),
            "some or most",
        ),
        (DAYS, {"from": 2, "to": 5}, 3, "3 days"),
        (DAYS, {"from": 2, "to": 5}, {"at_least": 4}, "4–5 days"),
        (DAYS, says(2, accepts=[{"at_most": 9}]), says(20, accepts=[{"at_least": 7}]), "7–9 days"),
        (JUNE, "2025-06-20/2025-06-30", "2025-06-25", "25 June 2025"),
        (GROUPS, says(["sick"], accepts=["young"]), says(["sick", "young"]), "sick, young"),
        # Any of several alternatives is enough; all of what both want is not the same, so they do not agree.
        (COLOURS, says(["red", "blue"]), "blue", "blue"),
        (THREE, [says("half"), says("yes")], [says("no"), says("half")], "half"),
        (GROUPS, [says(["wounded", "sick"]), says(["young"])], says(["young"]), "young"),
        (DAYS, says([3, 10]), says({"from": 9, "to": 12}, rejects=[3]), "10 days"),
        # Overlap goes before rejection: the zone is the finding, and the rejection stays visible.
        (STEPS, says("none", accepts=["some"]), says("some", rejects=["none"]), "some"),
        # Of several offers, any unconditional pair that meets.
        (DAYS, [says(2), says({"from": 9, "to": 11})], 10, "10 days"),
        (STEPS, says("all", accepts=["some"]), [says("most"), says("some")], "some"),
        # What both accept though one of them, or neither, says what it wants.
        (STEPS, says(accepts=["some"]), "some", "some"),
        (STEPS, says(accepts=["none", "some"]), says("all", accepts=["some"]), "some"),
        (DAYS, says(accepts=[5]), says(accepts=[{"at_least": 4}]), "5 days"),
        (GROUPS, says(accepts=["sick"]), says(["sick"]), "sick"),
        (GROUPS, says(accepts=["sick", "young"]), says(accepts=["young"]), "young"),
        (STEPS, says(accepts=["some"], object="x"), says("some", object="x"), "some"),
        (STEPS, says(rejects=["all"], accepts=["some"]), "some", "some"),
        # What a party rejects of its own offer it does not offer.
        (
            DAYS,
            says({"from": 2, "to": 9}, rejects=[{"at_least": 7}]),
            {"from": 5, "to": 12},
            "5 to under 7 days",
        ),
    ],
)
def test_overlap(scale: Scale, a: Any, b: Any, meet: str) -> None:
    for one, other in ((a, b), (b, a)):
        assert outcome(scale, one, other) == ("overlap", f"both accept {meet}")
        assert judged(scale, one, other).zone.text == meet


@pytest.mark.parametrize(
    ("scale", "a", "b", "verdict"),
    [
        # Neither would drop its own.
        (GROUPS, says(["wounded"], accepts=["sick"]), says(["young"]), "diverge"),
        # What is accepted under conditions does not count.
        (FIVE, says("1", accepts=["2"], conditional=True), says("2"), "near"),
        (STEPS, [says("none"), says("most", conditional=True)], "most", "diverge"),
        (STEPS, says(accepts=["some"], object="x"), says("some", object="y"), "one-sided"),
        (
            DAYS,
            [says(2, object="x"), says(2, object="y")],
            says(9, accepts=[2], object="z"),
            "not-comparable",
        ),
        (DAYS, [says(2, object="x"), says(9, object="y")], says(20, accepts=[9], object="x"), "diverge"),
        # What both could live with, one of them rejects.
        (
            STEPS,
            says("none", accepts=["some"]),
            [says("most", accepts=["some"]), says(rejects=["some"])],
            "diverge",
        ),
        (DAYS, says(accepts=[5]), says(accepts=[5], rejects=[{"at_most": 5}]), "open"),
    ],
)
def test_what_is_no_overlap(scale: Scale, a: Any, b: Any, verdict: str) -> None:
    for one, other in ((a, b), (b, a)):
        row = judged(scale, one, other)
        assert row.verdict == verdict
        assert row.zone.empty


@pytest.mark.parametrize(
    ("scale", "a", "b", "threshold", "verdict"),
    [
        (FIVE, "1", "2", 0.25, "near"),
        (FIVE, "1", "2", 0.24, "diverge"),
        (FIVE, "1", "3", 0.49, "diverge"),
        (DEGREES, -8, -2, 0.3, "near"),  # 0.4 - 0.1 is a hair above 0.3 in binary fractions
        (DEGREES, 2, 8, 0.3, "near"),  # 0.9 - 0.6 too
        (DEGREES, 2, 8, 0.2999, "diverge"),
        (DAYS, {"at_least": 30}, {"at_most": 1}, 0.49, "diverge"),  # 29 of 30 days
        (COLOURS, "red", "green", 0.49, "diverge"),
        (FIVE, "1", "2", 0, "diverge"),
    ],
)
def test_near_up_to_the_threshold_and_diverge_above(
    scale: Scale, a: Any, b: Any, threshold: float, verdict: str
) -> None:
    told = {"near": f"distance at most {threshold}", "diverge": f"distance above {threshold}"}
    for one, other in ((a, b), (b, a)):
        assert outcome(scale, one, other, threshold=threshold) == (verdict, told[verdict])


@pytest.mark.parametrize(("scale", "a", "b"), [(STEPS, "none", "some"), (THREE, "half", "yes")])
def test_on_fewer_than_five_levels_nothing_is_near(scale: Scale, a: str, b: str) -> None:
    why = "different levels; on fewer than five levels nothing is near"
    for threshold in (0.1, 0.25, 0.49):
        assert outcome(scale, a, b, threshold=threshold) == ("diverge", why)


@pytest.mark.parametrize(
    ("scale", "a", "b", "reason"),
    [
        (STEPS, "none", says("some", rejects=["none"]), B_REJECTS),
        (STEPS, says("none", rejects=["some"]), "some", A_REJECTS),
        (STEPS, says("none", rejects=["some"]), says("some", rejects=["none"]), B_REJECTS),
        (DAYS, {"from": 2, "to": 3}, says(5, rejects=[{"at_most": 4}]), B_REJECTS),
        (JUNE, "2025-06-20", says("2025-06-22", rejects=["2025-06-01/2025-06-21"]), B_REJECTS),
        (
            GROUPS,
            says(["sick", "young"]),
            says(["sick"], rejects=["young"]),
            B_REJECTS,
        ),  # any option ruled out
        (STEPS, says("none", object="x"), [says("some", object="x"), says(rejects=["none"])], B_REJECTS),
        # Where the one who rejects states nothing itself.
        (STEPS, "none", says(rejects=["none"]), NO_OTHER),
        (STEPS, says(rejects=["none"]), "none", NO_OTHER.replace(B_REJECTS, A_REJECTS)),
        (DAYS, {"from": 2, "to": 3}, says(rejects=[{"at_most": 4}]), NO_OTHER),
        (GROUPS, says(["sick", "young"]), says(rejects=["young"]), NO_OTHER),
        (STEPS, [says("none"), says("some")], says(rejects=["none", "some"]), NO_OTHER),
        (COLOURS, says(["red", "green"]), says(rejects=["red", "green", "blue"]), NO_OTHER),
        # What its rejections leave is told, and is not taken for what it wants.
        (COLOURS, "red", says(rejects=["red", "green"]), f"{NO_OTHER}; only blue is left"),
        (THREE, "yes", says(rejects=["yes", "no"]), f"{NO_OTHER}; only half is left"),
    ],
)
def test_diverge_by_rejection_however_near(scale: Scale, a: Any, b: Any, reason: str) -> None:
    assert outcome(scale, a, b, threshold=0.49) == ("diverge", reason)


@pytest.mark.parametrize(
    ("scale", "a", "b"),
    [
        (DAYS, {"from": 2, "to": 3}, says(5, rejects=[{"at_most": 2}])),  # 3 days are not ruled out
        (FIVE, says("1", object="x"), [says("2", object="x"), says(rejects=["1"], object="y")]),
        (FIVE, "1", [says("2"), says(rejects=["1"], conditional=True)]),
        (FIVE, says(["1", "3"]), says("4", rejects=["1"])),  # one of two alternatives alone is ruled out
    ],
)
def test_a_rejection_that_leaves_room_or_names_something_else_is_none(scale: Scale, a: Any, b: Any) -> None:
    assert judged(scale, a, b).verdict is Verdict.NEAR


@pytest.mark.parametrize(
    ("b", "reason"),
    [
        (None, "B is not coded"),
        (says(engagement="not-coded"), "B is not coded"),
        (says(engagement="silent"), "B is silent"),
        (says(engagement="left-open"), "B leaves it open"),
        (says(rejects=["most"]), "B says only what it accepts or rejects"),
        (says(accepts=["most"]), "B says only what it accepts or rejects"),
        (says(rejects=["some", "most", "all"]), "B says only what it rejects: only none is left"),
        (says(rejects=["none"], object="x"), "B says only what it accepts or rejects"),
        (says(rejects=["most"], conditional=True), "B says only what it accepts or rejects"),
    ],
)
def test_one_sided_says_why_the_other_has_none(b: Any, reason: str) -> None:
    assert outcome(STEPS, "none", b) == ("one-sided", reason)
    assert judged(STEPS, b, "none").verdict is Verdict.ONE_SIDED


def test_one_sided_where_one_of_several_offers_is_not_rejected() -> None:
    assert judged(STEPS, [says("none"), says("some")], says(rejects=["none"])).verdict is Verdict.ONE_SIDED


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (None, None, "A is not coded; B is not coded"),
        (says(engagement="silent"), says(engagement="left-open"), "A is silent; B leaves it open"),
        (
            says(rejects=["none"]),
            says(rejects=["none"]),
            "A says only what it accepts or rejects; B says only",
        ),
        (
            says(accepts=["none"]),
            says(accepts=["some"]),
            "A says only what it accepts or rejects; B says only",
        ),
    ],
)
def test_open_gives_both_reasons(a: Any, b: Any, reason: str) -> None:
    verdict, told = outcome(STEPS, a, b)
    assert verdict == "open"
    assert told.startswith(reason)


@pytest.mark.parametrize(
    ("scale", "a", "b", "metric", "reason"),
    [
        (DAYS, says(3, object="local-pause"), says(3, object="truce"), "gower", "local pause and truce"),
        (DAYS, says(3, object="truce"), says(3), "gower", "different objects: truce and the issue as such"),
        (DAYS, says(engagement="not-applicable"), 3, "gower", "the issue does not apply to A"),
        (DAYS, 3, says(engagement="not-applicable"), "gower", "the issue does not apply to B"),
        (DAYS, *[says(engagement="not-applicable")] * 2, "gower", "the issue does not apply to A or B"),
        (STEPS, "some", "some", "directional", "directional distance needs a scale with a midpoint"),
    ],
)
def test_not_comparable_shows_the_reason(scale: Scale, a: Any, b: Any, metric: str, reason: str) -> None:
    row = judged(scale, a, b, metric)
    assert row.verdict is Verdict.NOT_COMPARABLE
    assert reason in row.reason
    assert row.distance is None


def test_equal_moderate_positions_agree_at_a_distance_that_is_told() -> None:
    """By hand: 2 of 5 levels lies 0.25 below the middle, so 0.5 - 2 x 0.25 x 0.25."""
    row = judged(FIVE, "2", "2", "directional")
    assert row.verdict is Verdict.AGREE
    assert row.distance == pytest.approx(0.375)
    assert row.reason == "same value, not at an end of the scale: directional distance 0.375"
    assert judged(FIVE, "1", "1", "directional").reason == "same value"


def test_what_the_wording_does_not_give_is_told() -> None:
    a = says("none", printed="uncodable")
    assert outcome(STEPS, a, "none", coding="printed") == (
        "one-sided",
        "A gives no position in the wording as printed",
    )
    assert outcome(STEPS, a, "none") == ("agree", "same value")


def test_a_printed_value_changes_verdict_and_distance() -> None:
    """By hand: as printed one group of three, so Jaccard 1 - 1/3; in the reading the same three."""
    all_three = ["wounded", "sick", "young"]
    a, b = says(all_three, printed=["wounded"]), says(all_three)
    printed = judged(GROUPS, a, b, coding="printed")
    assert printed.verdict is Verdict.DIVERGE
    assert printed.distance == pytest.approx(2 / 3)
    assert judged(GROUPS, a, b).distance == 0


def test_the_headline_is_kept_with_every_other_pair() -> None:
    row = judged(STEPS, [says("none"), says("all", conditional=True)], "most")
    assert row.headline is row.pairs[0]
    assert [pair.distance for pair in row.pairs] == pytest.approx([2 / 3, 1 / 3])
    assert row.verdict is Verdict.DIVERGE
    assert row.measurable


@settings(max_examples=60)
@given(st.data(), SCALES, METRICS, st.sampled_from(["reading", "printed"]))
def test_a_verdict_is_the_same_from_both_sides(
    data: st.DataObject, scale: Scale, metric: str, coding: str
) -> None:
    a, b = (data.draw(said(scale)) for _ in range(2))
    here, there = (judged(scale, *pair, metric=metric, coding=coding) for pair in ((a, b), (b, a)))
    assert here.verdict is there.verdict
    assert here.zone == there.zone
    assert (here.distance, here.low, here.high) == (there.distance, there.low, there.high)


@settings(max_examples=60)
@given(st.data(), SCALES, METRICS)
def test_a_verdict_does_not_hang_on_the_order_of_entries(
    data: st.DataObject, scale: Scale, metric: str
) -> None:
    a, b = (data.draw(said(scale)) for _ in range(2))
    # Two reasons for one absence contradict each other, which `check` reports.
    assume(all(len({entry.fields.get("engagement") for entry in told} - {None}) < 2 for told in (a, b)))
    other_a, other_b = (data.draw(st.permutations(entries)) for entries in (a, b))
    assert judged(scale, other_a, other_b, metric).verdict is judged(scale, a, b, metric).verdict


@settings(max_examples=60)
@given(st.data(), SCALES)
def test_verdict_and_numbers_tell_the_same_story(data: st.DataObject, scale: Scale) -> None:
    row = judged(scale, data.draw(said(scale)), data.draw(said(scale)))
    known = row.a.stated and row.b.stated
    assert (row.distance is not None) == (row.headline is not None and row.measurable)
    assert (row.verdict is Verdict.OVERLAP) <= (not row.zone.empty)
    if row.verdict is Verdict.AGREE:
        assert row.distance == 0
    elif row.verdict is Verdict.NEAR:
        assert row.distance is not None
        assert 0 < row.distance <= 0.25 + 1e-9
    elif row.verdict is Verdict.OPEN:
        assert not known
    elif row.verdict is Verdict.NOT_COMPARABLE:
        assert row.distance is None
        assert known or not (row.a.applicable and row.b.applicable)
    assert str(row.reason)


@pytest.mark.parametrize(
    ("scale", "a", "b", "reason"),
    [
        # Red or green may be meant, and B could live with either: neither holds in both readings.
        (COLOURS, says(uncertain=("red", "green")), says("blue", accepts=["red", "green"]),
         "in each reading both accept something of this: red or green"),
        # In both readings they can meet on blue.
        (COLOURS, says(uncertain=("red", "green"), accepts=["blue"]), says("blue", accepts=["red", "green"]),
         "both accept blue"),
        # What lies between 3 and 5 differs with the reading.
        (DAYS, says(5, uncertain="3..5"), says("4..9", accepts=["0..9"]),
         "in each reading both accept something of this: 3–5 days"),
    ],
)  # fmt: skip
def test_of_several_readings_the_reason_names_what_holds_in_all(
    scale: Scale, a: Any, b: Any, reason: str
) -> None:
    row = judged(scale, a, b)
    assert (row.verdict, row.reason) == ("overlap", reason)


@pytest.mark.parametrize("threshold", [0.49999, 0.4999999, 0.1234567])
def test_a_threshold_is_told_in_all_its_digits(threshold: float) -> None:
    """14.9 of 30 days apart is above the last of these and at most the others."""
    row = judged(DAYS, 0, 14.9, threshold=threshold)
    assert row.reason == f"distance {'above' if threshold < 0.49 else 'at most'} {threshold}"
