"""What unlocks what in the Istanbul case, checked against what the sources say."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.linking import LinkedOffer
from negotiation_kit.model import Case

PACKAGE = {
    "mobilisation": "stop",
    "western-arms": "stop",
    "foreign-forces": "banned",
    "activity-freeze": "redeployment-banned",
}


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture(scope="module")
def ceasefire(case: Case) -> LinkedOffer:
    return next(offer for offer in nk.linkages(case).offers if offer.issue.id == "ceasefire-scope")


@pytest.mark.parametrize("round", ["2025-06-02", "2025-06-02-papers", "2025-07-23"])
def test_the_deadlock_over_what_comes_first_is_found(case: Case, round: str) -> None:
    (found,) = nk.linkages(case, round).deadlocks
    assert found.sentence == "Russia: terms before truce; Ukraine: truce before terms"
    assert [party.id for party in found.parties] == ["russia", "ukraine"]


def test_the_deadlock_comes_from_the_positions_and_not_from_the_case(case: Case) -> None:
    assert nk.what_if(case, {"ukraine": {"sequencing": "terms-first"}}).linkages.deadlocks == ()
    assert nk.what_if(case, {"russia": {"sequencing": "truce-first"}}).linkages.deadlocks == ()


def test_both_routes_to_a_ceasefire_are_listed(ceasefire: LinkedOffer) -> None:
    withdrawal, package = ceasefire.alternatives
    assert [(item.issue.id, item.value) for item in withdrawal.conditions] == [
        ("annexed-regions", "ukraine-withdraws")
    ]
    assert {item.issue.id: item.value for item in package.conditions} == PACKAGE


def test_withdrawal_is_the_nearer_route_whatever_ukraine_wants_instead(ceasefire: LinkedOffer) -> None:
    """Ukraine rejects every condition.

    Withdrawal: the last of three levels is out, the others are 0.5 and 1 from it. The package: 0.5 to 1 three
    times, and an option without order, which is 1 from any other: 2.5 to 4 in all.
    """
    withdrawal, package = ceasefire.alternatives
    assert tuple(withdrawal.gap) == (0.5, 1.0)
    assert tuple(package.gap) == (2.5, 4.0)
    assert ceasefire.nearest is withdrawal
    assert ceasefire.surely_nearest
    assert ceasefire.unmeetable
    assert package.in_the_way[0].issue.id == "activity-freeze"
    assert {party.id for item in package.conditions for party in item.movers} == {"ukraine", "west"}


def test_either_route_taken_by_all_makes_the_offer_live(case: Case) -> None:
    for route in ({"annexed-regions": "ukraine-withdraws"}, PACKAGE):
        found = nk.what_if(case, route)
        assert [offer.text for offer in found.live] == ["Russia: Scope of a ceasefire: general, conditional"]
        row = found.changes.loc["ceasefire-scope"]
        # Levels 2 and 4 of four before, 3 and 4 after.
        assert (row["distance_before"], row["distance_after"]) == pytest.approx((2 / 3, 1 / 3))


def test_half_a_package_unlocks_nothing(case: Case) -> None:
    half = {name: PACKAGE[name] for name in ("mobilisation", "western-arms")}
    assert nk.what_if(case, half).live == ()


def test_what_stays_possible_is_told(case: Case) -> None:
    found = nk.feasible_outcomes(case)
    assert found.row("martial-law").text == "keep"
    assert found.row("ceasefire-duration", "general-truce").text == "0–29 days"  # counted whole
    assert found.row("remains-return").zone.text == "6,000 bodies per side"
    assert all(not row.left.empty for row in found.rows)  # the article states no red line that meets another
    early = nk.feasible_outcomes(case, "2022-04")
    assert early.row("neutral-status").zone.text == "declared"
    assert early.row("tank-limit").zone.empty


def test_in_the_wording_as_printed_the_first_route_is_not_refused(case: Case) -> None:
    """Passage 26 lacks its verb: as printed nobody has refused withdrawal, as nobody has asked for it."""
    printed = nk.linkages(case, coding="printed")
    offer = next(item for item in printed.offers if item.issue.id == "ceasefire-scope")
    assert offer.alternatives[0].holding == "open"
