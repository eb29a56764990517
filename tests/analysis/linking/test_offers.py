"""Alternatives of packages: what is in the way, how far each is from being met, and which is the nearest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.linking import LinkedOffer
from negotiation_kit.model import Channel, Evidence, Membership, Mode, Role
from negotiation_kit.render.linkage import who_text
from tests.analysis.linking.cases import YES_NO, linked, offered
from tests.builders import DAYS, STEPS, says

SCALES = {"x": YES_NO, "s": STEPS, "t": STEPS, "d": DAYS}


def only(case: nk.Case) -> LinkedOffer:
    (offer,) = nk.linkages(case).offers
    return offer


@pytest.fixture
def two_ways() -> nk.Case:
    """A gives x after s and t, or for 15 days; B has something to say on each of the three."""
    return linked(
        SCALES,
        {("a", "x"): [{"s": "all", "t": "all"}, {"d": 15}]},
        a={"x": offered},
        b={"s": "some", "t": says(rejects=["none"]), "d": 6},
    )


def test_distances_of_a_package_add_up(two_ways: nk.Case) -> None:
    """Way 1: 2/3 for s, 0 to 2/3 for t as some, most and all stay possible. Way 2: 9/30."""
    offer = only(two_ways)
    first, second = offer.alternatives
    assert tuple(first.gap) == pytest.approx((2 / 3, 4 / 3))
    assert tuple(first.mean) == pytest.approx((1 / 3, 2 / 3))
    assert tuple(second.gap) == pytest.approx((0.3, 0.3))
    assert [item.number for item in offer.by_distance] == [2, 1]
    assert offer.nearest is second
    assert offer.surely_nearest  # 0.3 is below 2/3, whatever B wants of t


def test_bounds_that_cross_leave_the_nearest_unsure(two_ways: nk.Case) -> None:
    """At 28 days B is 13/30 from 15, and on t alone 0 to 2/3: the middle 1/3 is nearer, and not surely."""
    case = linked(
        SCALES,
        {("a", "x"): [{"d": 15}, {"t": "all"}]},
        a={"x": offered},
        b={"t": says(rejects=["none"]), "d": 28},
    )
    offer = only(case)
    assert offer.nearest.number == 2
    assert not offer.surely_nearest


def test_what_is_in_the_way_comes_farthest_first(two_ways: nk.Case) -> None:
    case = linked(
        SCALES,
        {("a", "x"): [{"s": "all", "t": "all", "d": 15}]},
        a={"x": offered},
        b={"s": "most", "t": "none", "d": 15},
    )
    assert [item.issue.id for item in only(case).nearest.in_the_way] == ["t", "s"]


def test_a_package_somebody_has_ruled_out_is_marked() -> None:
    case = linked(
        SCALES,
        {("a", "x"): [{"s": "all", "d": 15}, {"d": 20}]},
        a={"x": offered},
        b={"s": says(rejects=["all"]), "d": 6},
    )
    offer = only(case)
    assert [item.unmeetable for item in offer.alternatives] == [True, False]
    assert not offer.unmeetable
    shut = linked(SCALES, {("a", "x"): [{"s": "all"}]}, a={"x": offered}, b={"s": says(rejects=["all"])})
    assert only(shut).unmeetable


def test_an_offer_is_live_when_one_package_needs_no_move() -> None:
    case = linked(
        SCALES,
        {("a", "x"): [{"s": "all"}, {"d": {"at_most": 20}, "t": "most"}]},
        a={"x": offered},
        b={"s": "none", "d": 20, "t": says("some", accepts=["most"])},
    )
    offer = only(case)
    assert offer.live
    assert offer.nearest.in_the_way == ()


def test_all_sides_are_asked_and_others_only_if_they_have_a_position() -> None:
    case = linked(
        SCALES,
        {("a", "x"): [{"s": "all"}]},
        a={"x": offered},
        b={},
        c={"s": "none"},
        d={"s": says(engagement="silent")},
        e={"s": says(engagement="not-applicable")},
    )
    thirds = [replace(party, role=Role.THIRD_PARTY) if party.id in "cd" else party for party in case.parties]
    (condition,) = only(replace(case, parties=tuple(thirds))).nearest.conditions
    assert [item.party.id for item in condition.holders] == ["b", "c"]
    assert [party.id for party in condition.movers] == ["b", "c"]
    assert condition.holding == "against"  # the worst of the two
    assert tuple(condition.gap) == (1, 1)


def test_frames_are_tidy(two_ways: nk.Case) -> None:
    found = nk.linkages(two_ways)
    assert list(found.frame["condition_issue"]) == ["s", "t", "d"]
    assert list(found.frame["alternative"]) == [1, 1, 2]
    assert list(found.frame["movers"]) == ["b", "b", "b"]
    assert list(found.frame["holding"]) == ["against", "open", "against"]
    assert list(found.alternatives_frame["rank"]) == [1, 2]
    assert list(found.alternatives_frame["alternative"]) == [2, 1]
    assert list(found.holders_frame["party"]) == ["b"] * 3
    assert list(found.offers_frame["nearest"]) == [2]
    assert found.offers_frame["in_the_way"].item() == "d"


def test_frames_without_offers_keep_their_columns_and_types(two_ways: nk.Case) -> None:
    none = nk.linkages(replace(two_ways, positions=()))
    full = nk.linkages(two_ways)
    for name in ("frame", "offers_frame", "alternatives_frame", "holders_frame"):
        empty, filled = getattr(none, name), getattr(full, name)
        assert empty.empty
        pd.testing.assert_series_equal(empty.dtypes, filled.dtypes)


def test_unknown_names_are_told(two_ways: nk.Case) -> None:
    asked: list[dict[str, Any]] = [{"round": "r9"}, {"coding": "spoken"}, {"coder": "nobody"}]
    for how in asked:
        with pytest.raises(nk.UnknownNameError, match=next(iter(how.values()))):
            nk.linkages(two_ways, **how)


def test_a_live_offer_meets_conditions_of_others_in_turn() -> None:
    """A and C give d; so B's offer on s is live and, once it is, A's on x."""
    case = linked(
        SCALES,
        {("a", "x"): [{"s": "all"}], ("b", "s"): [{"d": 15}]},
        a={"x": offered, "d": 15},
        b={"s": says("all", conditional=True)},
        c={"s": "all", "d": 15},
    )
    found = nk.linkages(case)
    assert {offer.issue.id: offer.turn for offer in found.offers} == {"x": 2, "s": 1}
    assert found.offers_frame["live"].tolist() == [True, True]
    assert found.deadlocks == ()


def test_offers_that_only_wait_for_each_other_are_not_live() -> None:
    case = linked(
        SCALES,
        {("a", "x"): [{"s": "all"}], ("b", "s"): [{"x": "yes"}]},
        a={"x": offered},
        b={"s": says("all", conditional=True)},
    )
    assert [offer.turn for offer in nk.linkages(case).offers] == [None, None]


@pytest.mark.parametrize("packages", [[{"t": "all"}, {"s": "none"}], [{"s": "none"}, {"t": "all"}]])
def test_a_third_and_what_two_thirds_leave_of_one_are_the_same_distance(
    packages: list[dict[str, str]],
) -> None:
    """B's "some" is 1 step from none and its "most" 1 step from all: packages as near as each other."""
    case = linked(SCALES, {("a", "x"): packages}, a={"x": offered}, b={"s": "some", "t": "most"})
    offer = only(case)
    assert [item.number for item in offer.by_distance] == [1, 2]  # as the file has them
    assert not offer.surely_nearest


@pytest.mark.parametrize(
    ("group", "member", "asked"),
    [
        (None, None, ["b"]),  # as one with its group
        ("none", None, ["b"]),  # its stance is the group's own
        (None, says(engagement="left-open"), ["c", "b"]),
        (None, "some", ["c", "b"]),
    ],
)
def test_a_group_asks_nothing_of_a_member_that_says_nothing_of_its_own(
    group: object, member: object, asked: list[str]
) -> None:
    case = linked(
        SCALES,
        {("a", "x"): [{"s": "all"}]},
        a={"x": offered, "s": group},
        c={"s": member},
        b={"s": "all"},
    )
    joined = {"c": (Membership("a"),)}
    case = replace(
        case, parties=tuple(replace(one, member_of=joined.get(one.id, ())) for one in case.parties)
    )
    (condition,) = only(case).alternatives[0].conditions
    assert [holder.party.id for holder in condition.holders] == asked


def test_what_is_known_from_a_leak_alone_is_linked_when_asked_for() -> None:
    leak = (Evidence("s", 1, Mode.DOCUMENT, voice="A", channel=Channel.LEAKED),)
    case = linked(
        SCALES,
        {("a", "x"): [{"s": "all"}]},
        a={"x": replace(offered, fields={**offered.fields, "evidence": leak})},
        b={"s": says("all", evidence=leak)},
    )
    assert nk.linkages(case).offers == ()
    (offer,) = nk.linkages(case, channels="all").offers
    assert offer.live
    supposed = {"b": {"s": "none"}}
    assert nk.what_if(case, supposed).lapsed == ()
    assert len(nk.what_if(case, supposed, channels="all").lapsed) == 1


def test_a_condition_that_nobody_is_asked_is_open() -> None:
    """The only other party says that the issue does not arise for it: nobody has said yes."""
    case = linked(
        SCALES, {("a", "x"): [{"s": "all"}]}, a={"x": offered}, b={"s": says(engagement="not-applicable")}
    )
    offer = only(case)
    (asked,) = offer.alternatives[0].conditions
    assert (offer.live, asked.holding, tuple(asked.gap), asked.holders) == (False, "open", (0, 1), ())
    assert who_text(asked) == "nobody is asked"
