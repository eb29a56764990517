"""The frontier, the Nash point and opposition."""

from __future__ import annotations

from itertools import combinations, product
from math import sqrt
from operator import ge
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.analysis.bargaining.examples import DELIBERATION, PARETO, about

TABLES = st.integers(1, 3).flatmap(
    lambda parties: st.lists(
        st.lists(st.integers(0, 5), min_size=parties, max_size=parties), min_size=1, max_size=12
    )
)


def test_the_published_frontier() -> None:
    found = nk.pareto_frontier(np.transpose(PARETO))
    assert set(found.indices) == {3, 6}
    assert found.indices[0] == 6  # the best for the first party first
    assert found.utilities.tolist() == [[0.9419, 0], [0.7243, 1]]
    assert str(found.coverage) == "2 of 10 packages"


@given(TABLES)
def test_the_frontier_is_what_none_betters(table: list[list[int]]) -> None:
    def betters(one: list[int], other: list[int]) -> bool:
        return all(x >= y for x, y in zip(one, other, strict=True)) and one != other

    best = {n for n, row in enumerate(table) if not any(betters(other, row) for other in table)}
    assert set(nk.pareto_frontier(table).indices) == best


def test_the_published_nash_point() -> None:
    """NegMAS, docs: a price from 0 to 10 that one wants low and the other high."""
    found = nk.nash_point([[price / 10, 1 - price / 10] for price in range(11)])
    assert found.utilities == (0.5, 0.5)
    assert (found.indices, found.product) == ((5,), 0.25)


@pytest.mark.parametrize(
    ("disagreement", "indices"),
    # By hand, products of gains: .4 * .4; over (.4, 0) the points 7 and 6: .3 * .3 and .2 * .4.
    [((0.1, 0.1), (5,)), ((0.4, 0.0), (7,)), ((0.45, 0.0), (7,)), ((0.5, 0.0), (7, 8))],
)
def test_the_nash_point_follows_what_each_has_without(
    disagreement: tuple[float, float], indices: tuple[int, ...]
) -> None:
    found = nk.nash_point([[price / 10, 1 - price / 10] for price in range(11)], disagreement)
    assert found.indices == indices
    assert found.gains == about(np.subtract(found.utilities, disagreement))


def test_without_a_package_that_both_prefer_there_is_no_nash_point() -> None:
    found = nk.nash_point([[1, 0], [0, 1]], (0.2, 0.2))
    assert (found.indices, found.utilities, found.product) == ((), (), None)
    assert "more than it has without agreement" in found.note


@given(TABLES.filter(lambda table: len(table[0]) == 2))
def test_the_nash_point_lies_on_the_frontier(table: list[list[int]]) -> None:
    found = nk.nash_point(table)
    assert set(found.indices) <= set(nk.pareto_frontier(table).indices)


def test_six_parties_with_points_of_their_own() -> None:
    """The 720 deals of a game others have made, counted outside the kit: 12 suit all, 481 none betters."""
    points = [[[int(x) for x in part.split()] for part in row.split("|")] for row, _ in DELIBERATION.values()]
    least = [least for _, least in DELIBERATION.values()]
    deals = list(product(*(range(len(options)) for options in points[0])))
    table = [[sum(own[n][at] for n, at in enumerate(deal)) for own in points] for deal in deals]
    edge, nash = nk.pareto_frontier(table), nk.nash_point(table, least)
    suits = [number for number, row in enumerate(table) if all(map(ge, row, least))]
    assert (len(deals), len(suits), len(edge.indices)) == (720, 12, 481)
    assert set(suits) <= set(edge.indices)
    assert [deals[number] for number in nash.indices] == [(1, 2, 2, 1, 2)]
    assert (nash.utilities, nash.product) == ((57, 81, 77, 54, 48, 71), 6_031_872)


def test_opposed_and_identical_interests_as_published() -> None:
    """NegMAS, tests/core/test_preferences.py: x against 9 - x on 0..9, and x against itself."""
    opposed = nk.opposition([[x, 9 - x] for x in range(10)])
    assert opposed.value == about(0.7114582486, abs=5e-11)
    assert opposed.value == about(sqrt(41) / 9)
    assert opposed.conflict == 1
    same = nk.opposition([[x, x] for x in range(10)])
    assert (same.value, same.conflict) == (0, 0)


@given(TABLES.filter(lambda table: len(table[0]) == 2 and all(map(max, zip(*table, strict=True)))))
def test_conflict_is_the_share_of_pairs_ranked_in_opposite_order(table: list[list[int]]) -> None:
    signs = [(a[0] - b[0]) * (a[1] - b[1]) for a, b in combinations(table, 2)]
    ranked = [sign for sign in signs if sign]
    found = nk.opposition(table).conflict
    if ranked:
        assert found == about(sum(sign < 0 for sign in ranked) / len(ranked))
    else:
        assert found is None


def test_three_parties_have_an_opposition_and_no_conflict() -> None:
    found = nk.opposition([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    assert (found.value, found.conflict) == (about(sqrt(2)), None)


@pytest.mark.parametrize("model", [nk.pareto_frontier, nk.nash_point, nk.opposition])
@pytest.mark.parametrize(
    ("table", "told"),
    [
        ([], "expected packages x parties"),
        ([1, 2], "expected packages x parties"),
        ([["much", "little"]], "the worth of the packages is .*, expected numbers"),
        ([[1, 2], [3]], "expected numbers, as many in each row"),
        ([[float("nan"), 1]], "absence is never a number"),
    ],
)
def test_tables_that_are_none_are_refused(model: Any, table: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        model(table)


def test_other_faults_are_told() -> None:
    with pytest.raises(ValueError, match="expected 2 numbers, one a party"):
        nk.nash_point([[1, 1]], (1,))
    with pytest.raises(ValueError, match=r"disagreement is .*, expected numbers"):
        nk.nash_point([[1, 1]], ("little", "much"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no best to count from"):
        nk.opposition([[0, 1]])


def test_the_lease_leaves_much_on_the_table(lease: Case) -> None:
    packages = nk.packages(lease, "port", "ferries")
    terms = packages.outcome(nk.nash_point(packages, (0.35, 0.40)).indices[0])
    # Who pays goes to the port's wish and the hours to the company's: the trade the record hides.
    assert (terms["repairs"], terms["berth-hours"]) == ("company-all", "exclusive")
    middle = {**terms, "repairs": "half", "berth-hours": "priority"}
    assert (worth(packages, terms) > worth(packages, middle) + 0.05).all()


def worth(packages: nk.Packages, terms: Any) -> Any:
    """Return what terms are worth to both parties."""
    settled = zip(packages.issues, packages.options, packages.worth, strict=True)
    return sum(table[options.index(terms[issue.id])] for issue, options, table in settled)


def test_the_frame_has_one_row_a_package(lease: Case) -> None:
    bare = nk.pareto_frontier(list(zip(*PARETO, strict=True))).frame
    assert bare.to_dict("list") == {"package": [6, 3], "party_1": [0.9419, 0.7243], "party_2": [0.0, 1.0]}
    packages = nk.packages(lease, "port", "ferries")
    edge = nk.pareto_frontier(packages)
    assert edge.frame["package"].tolist() == list(edge.indices)
    assert edge.frame["port"].tolist() == about(edge.utilities[:, 0].tolist())


def test_two_frontiers_can_be_compared(lease: Case) -> None:
    packages = nk.packages(lease, "port", "ferries")
    assert nk.pareto_frontier(packages) == nk.pareto_frontier(nk.packages(lease, "port", "ferries"))
    assert nk.pareto_frontier([[1, 0], [0, 1]]) != nk.pareto_frontier([[1, 0], [0, 2]])
    assert len({nk.pareto_frontier(packages), nk.pareto_frontier(packages)}) == 1
    assert nk.pareto_frontier(packages) != "a frontier"
