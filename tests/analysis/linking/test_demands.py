"""Alternative packages of demands: what each holds, how far the others are from it, which is nearest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Stances
from negotiation_kit.analysis.linking.linked import DemandedPackages, demanded_packages
from negotiation_kit.model import Case, Coding
from tests.builders import DAYS, STEPS, case_of, levels, says


def packed(b: dict[str, Any], packages: tuple[str, ...] = ("truce", "trade")) -> Case:
    """Return a case in which A demands 15 days and all steps, or 24 days."""
    demands = {"d": [says(15, within="truce"), says(24, within="trade")], "s": says("all", within="truce")}
    case = case_of({"d": DAYS, "s": STEPS}, a=demands, b=b)
    return replace(case, codings=(Coding("a", "r1", packages=levels(*packages)),))


def found(case: Case) -> list[DemandedPackages]:
    return list(demanded_packages(Stances(case, "r1")))


@pytest.mark.parametrize(
    ("b", "gaps", "nearest"),
    [
        # Truce: 9 of 30 days and a whole scale of steps; trade: 18 of 30 days.
        ({"d": 6, "s": "none"}, {"truce": (1.3, 1.3), "trade": (0.6, 0.6)}, "trade"),
        ({"d": 15, "s": "all"}, {"truce": (0, 0), "trade": (0.3, 0.3)}, "truce"),
        # Of the steps nothing is known: none, some, most or all.
        ({"d": 15}, {"truce": (0, 1), "trade": (0.3, 0.3)}, "trade"),
    ],
)
def test_by_hand(b: dict[str, Any], gaps: dict[str, tuple[float, float]], nearest: str) -> None:
    (told,) = found(packed(b))
    assert told.party.id == "a"
    assert {name.name: tuple(item.gap) for name, item in told.packages} == {
        name: pytest.approx(gap) for name, gap in gaps.items()
    }
    assert told.nearest[0].name == nearest


def test_each_demand_says_who_would_have_to_move() -> None:
    (told,) = found(packed({"d": 15, "s": "none"}))
    conditions = {item.issue.id: item for item in told.packages[0][1].conditions}
    assert {name: [who.id for who in item.movers] for name, item in conditions.items()} == {
        "d": [],
        "s": ["b"],
    }
    assert conditions["d"].holding == "met"


def test_a_single_package_is_plain_demands() -> None:
    case = packed({"d": 15, "s": "all"}, ("truce",))
    assert found(case) == []
    assert nk.compare(case, "a", "b").row("s").verdict == "agree"
    assert nk.compare(packed({"d": 15, "s": "all"}), "a", "b").row("s").verdict == "one-sided"


def test_packages_are_listed_with_what_is_conditional_on_what() -> None:
    told = nk.linkages(packed({"d": 6, "s": "none"})).packages
    assert [item.party.id for item in told] == ["a"]
    assert told[0].sentence.startswith("A ")
    assert "trade" in told[0].sentence
