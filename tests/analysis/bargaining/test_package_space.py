"""Packages: which outcomes they are made of, and what each is worth to both."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.analysis.bargaining.examples import about
from tests.builders import COLOURS, DAYS, GROUPS, JUNE, STEPS, case_of, says


def plain(scale: Any, a: Any, b: Any, **how: Any) -> nk.Packages:
    return nk.packages(case_of({"x": scale}, a={"x": a}, b={"x": b}), "a", "b", weights=None, **how)


@pytest.mark.parametrize(
    ("scale", "a", "b", "outcomes"),
    [
        (COLOURS, "red", "blue", ["red", "green", "blue"]),
        (STEPS, "none", "most", ["none", "some", "most", "all"]),
        (STEPS, "none", says("most", rejects=["none", "some"]), ["most", "all"]),
        (DAYS, 0, 20, ["0", "5", "10", "15", "20"]),
        (DAYS, {"from": 0, "to": 4}, 20, ["0", "4", "5", "10", "15", "20"]),
        (DAYS, 0, says(20, rejects=[{"at_most": 6}]), ["10", "15", "20"]),
        (DAYS, 0, says({"at_least": 15}, firmness="red-line"), ["15", "22.5", "30"]),
        (STEPS, "none", says("most", firmness="red-line", accepts=["some"]), ["some", "most"]),
        (JUNE, "2025-06-02", "2025-06-10", [f"2025-06-{day:02}" for day in (2, 4, 6, 8, 10)]),
        (GROUPS, says(["sick"]), says(["sick", "young"]), ["sick", "sick, young"]),
        (GROUPS, says(["sick"]), says(["young"]), ["sick", "young", "[]", "sick, young"]),
    ],
)
def test_outcomes_of_every_scale_less_what_is_ruled_out(
    scale: Any, a: Any, b: Any, outcomes: list[str]
) -> None:
    found = plain(scale, a, b)
    assert found.table(range(len(found)))["x"].tolist() == outcomes


def test_worth_falls_with_distance_and_adds_up_by_salience() -> None:
    a = {"x": says(0, salience=30), "y": says("red", salience=10)}
    b = {"x": says(30, salience=50), "y": says("blue", salience=50)}
    found = nk.packages(case_of({"x": DAYS, "y": COLOURS}, a=a, b=b), "a", "b")
    rows = found.table(range(len(found))).to_dict("records")

    def worth(x: str, y: str) -> list[float]:
        (row,) = [row for row in rows if (row["x"], row["y"]) == (x, y)]
        return [row["a"], row["b"]]

    # By hand: shares of a are 3/4 and 1/4, of b 1/2 each.
    assert worth("0", "red") == about([1, 0])
    assert worth("15", "red") == about([0.375 + 0.25, 0.25])
    assert worth("30", "blue") == about([0, 1])
    assert len(found) == len(found.utilities) == 15
    assert np.all((found.utilities >= 0) & (found.utilities <= 1))


@pytest.mark.parametrize("number", [0, 7, 14_999])
def test_a_package_is_found_by_its_number(lease: Case, number: int) -> None:
    found = nk.packages(lease, "port", "ferries")
    outcome = found.outcome(number)
    worth = [0.0, 0.0]
    for issue, options, table in zip(found.issues, found.options, found.worth, strict=True):
        for place in (0, 1):
            worth[place] += table[options.index(outcome[issue.id])][place]
    assert found.utilities[number].tolist() == about(worth)
    assert list(outcome) == [issue.id for issue in found.issues]


def test_the_lease_has_one_issue_without_a_zone(lease: Case) -> None:
    found = nk.packages(lease, "port", "ferries")
    assert [(item.name, item.reason) for item in found.left_out] == [
        ("rival-line", "A second ferry line: no zone, together the two rule out every outcome looked at")
    ]
    assert str(found.coverage) == "7 of 8 issues"


def test_issues_left_out_are_named_with_the_reason() -> None:
    case = case_of(
        {"x": DAYS, "y": DAYS, "z": DAYS},
        a={"x": 1, "y": 2, "z": 3},
        b={"x": 4, "y": says(engagement="silent"), "z": 3},
    )
    found = nk.packages(case, "a", "b", issues=["x", "y"], weights=None)
    assert [item.reason for item in found.left_out] == [
        "Title of y: B is silent",
        "Title of z: not asked for",
    ]


def test_more_steps_make_a_finer_grid() -> None:
    assert len(plain(DAYS, 0, 20, steps=10)) == 11
    assert "only 9 steps are looked at: Title of x." in plain(DAYS, 0, 20, steps=10).assumptions[-1]


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda case: nk.packages(case, "port", "port"), ValueError, "'Port' is set against itself"),
        (lambda case: nk.packages(case, "port", "boat"), nk.UnknownNameError, "no party 'boat'"),
        (
            lambda case: nk.packages(case, "port", "ferries", steps=30),
            ValueError,
            "packages of 7 issues, at most",
        ),
        (lambda case: nk.packages(case, "port", "ferries", steps=0), ValueError, "steps is 0"),
        (lambda case: nk.packages(case, "port", "ferries", steps=2.5), ValueError, "steps is 2.5"),  # type: ignore[arg-type]
        (lambda case: nk.packages(case, "port", "ferries", steps="few"), ValueError, "steps is 'few'"),  # type: ignore[arg-type]
        (
            lambda case: nk.packages(case, "port", "ferries", weights="power"),
            nk.UnknownNameError,
            "weighting",
        ),
        (
            lambda case: nk.packages(case, "port", "ferries", issues=["rival-line"]),
            ValueError,
            "there is no issue on which both have a known position and an outcome is left",
        ),
    ],
)
def test_what_cannot_be_reckoned_is_told(call: Any, error: type[Exception], told: str, lease: Case) -> None:
    with pytest.raises(error, match=told):
        call(lease)


def test_one_issue_can_be_named_alone(lease: Case) -> None:
    one = nk.packages(lease, "port", "ferries", issues="rent")
    assert [issue.id for issue in one.issues] == ["rent"]


def test_salience_is_not_made_up(istanbul: Case) -> None:
    with pytest.raises(ValueError, match="Russia states no salience, Ukraine states no salience"):
        nk.packages(istanbul, "russia", "ukraine", issues="pow-exchange-categories")


def test_an_agreement_is_worth_what_its_package_is_worth(lease: Case) -> None:
    found = nk.packages(lease, "port", "ferries", issues=["deposit", "berth-hours"])
    for number in range(len(found)):
        assert found.worth_of(found.outcome(number)) == about(found.utilities[number].tolist())


def test_an_agreement_between_the_steps_is_worth_what_lies_between() -> None:
    a, b = {"x": says(0, salience=30), "y": says("red", salience=10)}, {"x": says(30, salience=50)}
    b["y"] = says("blue", salience=50)
    found = nk.packages(case_of({"x": DAYS, "y": COLOURS}, a=a, b=b), "a", "b")
    # By hand: 6 of 30 days are 0.2 off for a, whose share is 3/4, and 0.8 off for b, whose share is 1/2.
    assert found.worth_of({"x": 6, "y": "red"}) == about([0.75 * 0.8 + 0.25, 0.5 * 0.2])


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ({"x": 6}, "says nothing of y; name an outcome of each"),
        ({"x": 60, "y": "red"}, "Title of x: 60 lies outside the scale"),
        ({"x": 6, "y": "pink"}, "Title of y: "),
        ({"x": 6, "y": "red", "z": 1}, "there is no issue 'z'"),
    ],
)
def test_an_agreement_that_cannot_be_read_is_one_sentence(outcome: dict[str, Any], said: str) -> None:
    sides = {"x": 3, "y": "red"}, {"x": 9, "y": "blue"}
    case = case_of({"x": DAYS, "y": COLOURS}, a=sides[0], b=sides[1])
    with pytest.raises(ValueError, match=said):
        nk.packages(case, "a", "b", weights=None).worth_of(outcome)
