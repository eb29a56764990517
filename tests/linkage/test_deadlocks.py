"""Circular preconditions, in the order of steps and in offers, on small invented cases."""

from __future__ import annotations

from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.linkage import Deadlock
from negotiation_kit.linkage import deadlocks as module
from negotiation_kit.model import Case
from negotiation_kit.scales import NominalScale
from tests.builders import STEPS, case_of, levels, says

ORDER = NominalScale(levels("truce-first", "terms-first", "together"))
STEPS_OF = {"order": {"truce-first": ["truce", "terms"], "terms-first": ["terms", "truce"]}}
SCALES = {"truce": STEPS, "arms": STEPS, "land": STEPS, "aid": STEPS}


def found(case: Case) -> tuple[Deadlock, ...]:
    return nk.linkages(case).deadlocks


def sentences(case: Case) -> list[str]:
    return [item.sentence for item in found(case)]


def ordered(**said: Any) -> Case:
    return case_of(
        {"order": ORDER}, {name: {"order": value} for name, value in said.items()}, sequences=STEPS_OF
    )


def test_two_parties_that_put_two_steps_in_opposite_orders() -> None:
    (deadlock,) = found(ordered(a="terms-first", b="truce-first"))
    assert deadlock.kind == "sequence"
    assert deadlock.sentence == "A: terms before truce; B: truce before terms"
    assert [(need.who, need.wants, need.first) for need in deadlock.path] == [
        ("A", "truce", "terms"),
        ("B", "terms", "truce"),
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("truce-first", "truce-first"),
        ("together", "truce-first"),  # puts nothing first
        ("terms-first", None),
        (says("terms-first", accepts=["truce-first"]), "truce-first"),  # settles for either
        (says("terms-first", accepts=["together"]), "truce-first"),
        (["terms-first", "truce-first"], "truce-first"),
    ],
)
def test_who_does_not_insist_is_in_no_deadlock(a: Any, b: Any) -> None:
    assert sentences(ordered(a=a, b=b)) == []


def test_an_order_known_by_elimination_counts() -> None:
    case = ordered(a=says(rejects=["truce-first", "together"]), b="truce-first")
    assert sentences(case) == ["A: terms before truce; B: truce before terms"]


def test_parties_with_one_demand_stand_together() -> None:
    case = ordered(a="terms-first", b="truce-first", c="truce-first")
    assert sentences(case) == ["A: terms before truce; B and C: truce before terms"]


def test_three_parties_in_a_ring_of_steps_over_three_issues() -> None:
    scale = NominalScale(levels("yes", "no"))
    case = case_of(
        {"one": scale, "two": scale, "three": scale},
        a={"one": "yes"},
        b={"two": "yes"},
        c={"three": "yes"},
        sequences={
            "one": {"yes": ["truce", "talks"]},
            "two": {"yes": ["talks", "aid"]},
            "three": {"yes": ["aid", "truce"]},
        },
    )
    (deadlock,) = found(case)
    assert [party.id for party in deadlock.parties] == ["a", "c", "b"]
    assert deadlock.sentence == "A: truce before talks; C: aid before truce; B: talks before aid"


def test_in_an_order_of_three_steps_the_first_is_before_the_last() -> None:
    """A puts one, two, three in order; B puts three before one. The short circle says it all."""
    scale = NominalScale(levels("up", "down"))
    orders = {"order": {"up": ["one", "two", "three"], "down": ["three", "one"]}}
    case = case_of({"order": scale}, a={"order": "up"}, b={"order": "down"}, sequences=orders)
    assert sentences(case) == ["A: one before three; B: three before one"]


def test_what_two_acceptable_orders_have_in_common_is_insisted_on() -> None:
    scale = NominalScale(levels("first", "second", "other"))
    orders = {
        "order": {
            "first": ["truce", "aid", "terms"],
            "second": ["aid", "truce", "terms"],
            "other": ["terms", "aid"],
        }
    }
    case = case_of(
        {"order": scale},
        a={"order": says("first", accepts=["second"])},
        b={"order": "other"},
        sequences=orders,
    )
    assert sentences(case) == ["A: aid before terms; B: terms before aid"]


def offers(**said: Any) -> Case:
    return case_of(SCALES, said)


A_WAITS = {"truce": says("all", only_if=[{"arms": "none"}])}
B_WAITS = {"arms": says("none", only_if=[{"truce": "all"}])}


def test_two_offers_that_wait_for_each_other() -> None:
    (deadlock,) = found(offers(a=A_WAITS, b=B_WAITS))
    assert deadlock.kind == "conditions"
    assert deadlock.sentence == (
        "A: Title of truce (all) only after Title of arms (none); "
        "B: Title of arms (none) only after Title of truce (all)"
    )


def test_three_offers_in_a_ring() -> None:
    case = offers(
        a={"truce": says("all", only_if=[{"arms": "none"}]), "land": "none", "arms": "none"},
        b={"arms": says("none", only_if=[{"land": "none"}]), "truce": "all", "land": "none"},
        c={"land": says("none", only_if=[{"truce": "all"}]), "arms": "none", "truce": "all"},
    )
    # A waits for B's arms, B for C's land, C for A's truce.
    (deadlock,) = found(case)
    assert [party.id for party in deadlock.parties] == ["a", "b", "c"]


def test_an_open_alternative_dissolves_the_circle() -> None:
    way_out = {"truce": says("all", only_if=[{"arms": "none"}, {"land": "none"}])}
    assert found(offers(a=way_out, b={**B_WAITS, "land": "none"})) == ()
    assert found(offers(a=way_out, b=B_WAITS)) == ()  # nobody has said anything against it


@pytest.mark.parametrize("land", ["all", says(rejects=["none"])])
def test_an_alternative_that_is_blocked_is_no_way_round(land: Any) -> None:
    way_out = {"truce": says("all", only_if=[{"arms": "none"}, {"land": "none"}])}
    assert len(found(offers(a=way_out, b={**B_WAITS, "land": land}))) == 1


def test_an_offer_that_merely_waits_for_what_is_refused_is_in_no_circle() -> None:
    assert found(offers(a=A_WAITS, b={"arms": says(rejects=["none"])})) == ()


def test_another_free_offer_of_the_same_party_opens_the_way() -> None:
    b = {"arms": [says("none", only_if=[{"truce": "all"}]), says("none", only_if=[{"land": "none"}])]}
    assert found(offers(a=A_WAITS, b=b)) == ()  # B gives arms for land as well, and nobody refuses that


def test_no_more_than_so_many_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    b = {"arms": B_WAITS["arms"], "land": says("none", only_if=[{"truce": "all"}])}
    a = {"truce": says("all", only_if=[{"arms": "none", "land": "none"}])}
    assert len(found(offers(a=a, b=b))) == 1
    monkeypatch.setattr(module, "MOST", 50)
    assert len(found(offers(a=a, b=b))) == 2
