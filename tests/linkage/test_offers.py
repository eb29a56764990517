"""Offers under conditions: live or not, the nearer package, what is in the way, and turn after turn."""

from __future__ import annotations

from typing import Any

import pytest

from negotiation_kit.linkage.offers import LinkedOffer, linked_offers
from negotiation_kit.model import Case
from tests.builders import COLOURS, ROUND, STEPS, case_of, says

SCALES = {"truce": STEPS, "arms": STEPS, "land": STEPS}


def offers(case: Case) -> tuple[LinkedOffer, ...]:
    return linked_offers(case, ROUND)


def only(packages: list[dict[str, Any]], **others: Any) -> LinkedOffer:
    """Return side A's one offer under these packages; what side B says is given by issue."""
    (found,) = offers(case_of(SCALES, a={"truce": says("all", only_if=packages)}, b=others))
    return found


@pytest.mark.parametrize(
    ("packages", "b", "live"),
    [
        ([{"arms": "none"}], {"arms": "none"}, True),
        ([{"arms": "none"}], {"arms": "some"}, False),
        ([{"arms": "none"}], {}, False),  # silence meets nothing
        ([{"arms": "none", "land": "all"}], {"arms": "none"}, False),  # every entry of a package must hold
        ([{"arms": "none", "land": "all"}], {"arms": "none", "land": "all"}, True),
        ([{"arms": "none"}, {"land": "all"}], {"land": "all"}, True),  # any one of the packages is enough
    ],
)
def test_live(packages: list[dict[str, Any]], b: dict[str, Any], live: bool) -> None:
    assert only(packages, **b).live is live


def test_the_gap_of_a_package_is_the_mean_of_its_conditions() -> None:
    found = only([{"arms": "none", "land": "all"}], arms="none", land="none").alternatives[0]
    assert tuple(found.gap) == (0.5, 0.5)  # 0 on arms, 1 on land
    found = only([{"arms": "none", "land": "all"}], land="some").alternatives[0]
    assert tuple(found.gap) == pytest.approx((1 / 3, 5 / 6))  # 0 to 1 on arms, two of three steps on land


def test_what_is_in_the_way_begins_with_the_farthest() -> None:
    found = only([{"arms": "some", "land": "all"}], arms="none", land="none").alternatives[0]
    assert [(item.issue.id, item.gap.low) for item in found.in_the_way] == [("land", 1), ("arms", 1 / 3)]
    met = only([{"arms": "some", "land": "all"}], arms="some", land="none").alternatives[0]
    assert [item.issue.id for item in met.in_the_way] == ["land"]


@pytest.mark.parametrize(
    ("b", "nearest", "sure"),
    [
        ({"arms": "some", "land": "none"}, 1, True),  # 1/3 against 1
        ({"arms": "all", "land": "most"}, 2, True),  # 1 against 1/3
        ({"arms": "some", "land": "most"}, 1, True),  # equally near, so the order of the file
        ({"arms": "some"}, 1, False),  # 1/3 against 0 to 1: nearer in the middle, and not for sure
        ({"arms": "all"}, 2, True),  # 1 against 0 to 1: whatever the unknown position is
    ],
)
def test_the_nearer_package_and_whether_that_is_sure(b: dict[str, Any], nearest: int, sure: bool) -> None:
    found = only([{"arms": "none"}, {"land": "all"}], **b)
    assert found.nearest.number == nearest
    assert found.sure is sure


def test_equally_near_packages_are_told_apart_by_how_many_conditions_are_not_met() -> None:
    packages = [{"arms": "none", "land": "all"}, {"truce": "some"}]
    case = case_of(
        {**SCALES, "goal": STEPS},
        a={"goal": says("all", only_if=packages)},
        b={"arms": "some", "land": "most", "truce": "none"},
    )
    (found,) = offers(case)
    assert [item.gap.low for item in found.alternatives] == pytest.approx([1 / 3, 1 / 3])
    assert found.nearest.number == 2


@pytest.mark.parametrize(("said", "blocked"), [("some", True), (says(rejects=["none"]), True), (None, False)])
def test_a_package_is_blocked_where_a_party_wants_something_else_or_refuses(said: Any, blocked: bool) -> None:
    assert only([{"arms": "none"}], arms=said).alternatives[0].blocked is blocked


def test_a_third_party_with_a_position_blocks_and_one_without_does_not() -> None:
    def case(third: Any) -> Case:
        truce = says("all", only_if=[{"arms": "none"}])
        return case_of(
            SCALES, a={"truce": truce}, b={"arms": "none"}, c={"arms": third}, roles={"c": "third-party"}
        )

    (found,) = offers(case(says(rejects=["none"])))
    (condition,) = found.alternatives[0].conditions
    assert not found.live
    assert (condition.holding, [party.id for party in condition.movers]) == ("refused", ["c"])
    assert tuple(condition.gap) == pytest.approx((1 / 3, 1))  # the greatest of its holders: 0 and 1/3 to 1
    (found,) = offers(case(None))
    assert found.live


def test_nobody_is_asked_to_move_where_the_issue_does_not_apply() -> None:
    found = only([{"arms": "none"}], arms=says(engagement="not-applicable"))
    assert found.alternatives[0].conditions[0].holders == ()
    assert found.live


def test_a_live_offer_meets_conditions_of_others_in_turn() -> None:
    """A and C give land; so B's offer on arms is live and, once it is, A's of a truce."""
    case = case_of(
        SCALES,
        a={"truce": says("all", only_if=[{"arms": "none"}]), "land": "all"},
        b={"arms": says("none", only_if=[{"land": "all"}])},
        c={"land": "all", "arms": "none"},
    )
    turns = {offer.issue.id: offer.turn for offer in offers(case)}
    assert turns == {"truce": 2, "arms": 1}


def test_offers_that_only_wait_for_each_other_are_not_live() -> None:
    case = case_of(
        SCALES,
        a={"truce": says("all", only_if=[{"arms": "none"}])},
        b={"arms": says("none", only_if=[{"truce": "all"}])},
    )
    assert [(offer.turn, offer.alternatives[0].holding) for offer in offers(case)] == [(None, "offered")] * 2


def test_several_offers_on_one_issue_are_each_told() -> None:
    said = [says("all", only_if=[{"arms": "none"}]), "some", says("most", only_if=[{"land": "all"}])]
    found = offers(case_of(SCALES, a={"truce": said}, b={}))
    assert [offer.value for offer in found] == ["all", "most"]
    assert found[0].text == "A: Title of truce: all"


def test_options_without_an_order_are_wholly_apart() -> None:
    scales = {"truce": STEPS, "flag": COLOURS}
    (found,) = offers(
        case_of(scales, a={"truce": says("all", only_if=[{"flag": "red"}])}, b={"flag": "blue"})
    )
    assert tuple(found.nearest.gap) == (1, 1)
