"""Mean and median, weighted and plain."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.analysis.bargaining.voting import weighted_mean, weighted_median
from negotiation_kit.model import Case
from tests.analysis.bargaining import examples
from tests.analysis.bargaining.examples import about
from tests.builders import COLOURS, DAYS, JUNE, LOPSIDED, THREE, case_of, says

PAIRS = st.lists(st.tuples(st.floats(0, 100), st.floats(0.01, 10)), min_size=1, max_size=8)


def test_ten_states_have_the_published_mean(emissions: Case) -> None:
    found = nk.mean_voter(emissions, "introduction")
    assert found.mean == about(examples.EMISSIONS_MEAN, rel=1e-12)
    assert found.median == examples.EMISSIONS_WINNER
    # By hand: (4 * 4 + 3 * 7 + 3 * 10) / 10.
    assert found.plain_mean == about(6.7)
    assert found.plain_median == 7
    assert str(found.coverage) == "10 of 10 parties"


def test_the_greek_debt_has_the_published_mean_and_median() -> None:
    found = nk.mean_voter(examples.greece(), "debt")
    assert found.mean == about(82.2222, abs=5e-5)
    assert found.median == 100


@pytest.mark.parametrize(("issue", "mean"), [("p", 85 + 5 / 7), ("q", 35 + 5 / 7)])
def test_two_actors_have_the_published_means(issue: str, mean: float) -> None:
    assert nk.mean_voter(examples.rex(), issue).mean == about(mean)


@pytest.mark.parametrize(("positions", "mean"), [((0, 100), 50), ((0, 100, 100), 66.667)])
def test_positions_of_equal_weight_have_the_published_means(positions: Any, mean: float) -> None:
    """foarsitter/decide-exchange-model, test_calculations.py."""
    rows = [(f"a{n}", "p", at, 50, 1) for n, at in enumerate(positions)]
    frame = pd.DataFrame(rows, columns=["party", "issue", "value", "salience", "capability"])
    assert nk.mean_voter(nk.case_from_frame(frame, examples.POINTS), "p").mean == about(mean, abs=5e-4)


@pytest.mark.parametrize(
    ("weigh_by", "mean"),
    # By hand for two actors at 0 and 100 with salience 10 and 60: 6000 / 70, or half way.
    [(["salience"], 85.714), ("salience", 85.714), ([], 50), (None, 50), (["capability"], 50)],
)
def test_what_is_weighed_by_is_a_choice(weigh_by: Any, mean: float) -> None:
    assert nk.mean_voter(examples.rex(), "p", weigh_by=weigh_by).mean == about(mean, abs=1e-3)


def test_three_with_equal_weight() -> None:
    case = case_of({"x": DAYS}, a={"x": 0}, b={"x": 30}, c={"x": 30})
    assert nk.mean_voter(case, "x", weigh_by=()).mean == about(20)
    assert nk.mean_voter(case, "x", weigh_by=()).median == 30


@pytest.mark.parametrize(
    ("scale", "sides", "mean", "median"),
    [
        (JUNE, ("2025-06-01", "2025-06-11"), date(2025, 6, 6), date(2025, 6, 6)),
        (THREE, ("no", "yes"), 2.0, 2.0),
        (THREE, ("no", "half"), 1.5, 1.5),
        # Levels at 0, 1 and 10: half way lies 4 of the 9 steps from the second to the third.
        (LOPSIDED, ("low", "high"), 2 + 4 / 9, 2 + 4 / 9),
        (LOPSIDED, ("high", "high"), 3.0, 3.0),
        (DAYS, ({"from": 10, "to": 20}, 25), 20.0, 20.0),
    ],
)
def test_every_scale_with_an_order_has_a_mean_in_its_own_terms(
    scale: Any, sides: tuple[Any, Any], mean: Any, median: Any
) -> None:
    found = nk.mean_voter(case_of({"x": scale}, a={"x": sides[0]}, b={"x": sides[1]}), "x", weigh_by=())
    if isinstance(mean, date):
        assert (found.mean, found.median) == (mean, median)
    else:
        assert (found.mean, found.median) == (about(mean), about(median))


def test_a_range_says_that_its_middle_is_taken() -> None:
    found = nk.mean_voter(case_of({"x": DAYS}, a={"x": {"from": 10, "to": 20}}, b={"x": 5}), "x", weigh_by=())
    assert "A range enters with its middle: A." in found.assumptions


def test_who_has_no_single_known_position_is_left_out_and_named() -> None:
    case = case_of(
        {"x": DAYS, "elsewhere": DAYS},
        a={"x": 3},
        b={"x": says(engagement="silent")},
        c={"x": [1, 9]},
        d={"x": says(4, conditional=True)},
        e={"x": says(rejects=[30])},
    )
    found = nk.mean_voter(case, "x", weigh_by=())
    assert (found.mean, found.coverage.n, found.coverage.of) == (about(3), 1, 5)
    assert [(item.name, item.reason) for item in found.left_out] == [
        ("b", "B is silent"),
        ("c", "C makes several offers"),
        ("d", "D offers only under conditions"),
        ("e", "E says only what it accepts or rejects"),
    ]
    assert (
        "Left out: B is silent; C makes several offers; D offers only under conditions; "
        in found.assumptions[-1]
    )


def test_salience_and_capability_are_never_invented(istanbul: Case, lease: Case) -> None:
    with pytest.raises(
        ValueError, match=r"weighed by salience, which is never invented; none is stated for: "
    ):
        nk.mean_voter(istanbul, "ceasefire-duration")
    with pytest.raises(ValueError, match=r"weighed by capability.*: port, ferries\. Leave capability out"):
        nk.mean_voter(lease, "rent")


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda case: nk.mean_voter(case, "y"), ValueError, "y is nominal: a mean or median needs an order"),
        (lambda case: nk.mean_voter(case, "z"), ValueError, "no party has a single known position on z"),
        (lambda case: nk.mean_voter(case, "x", weigh_by=["power"]), nk.UnknownNameError, "no weight 'power'"),
        (lambda case: nk.mean_voter(case, "x", weigh_by=["salience"]), ValueError, "every party weighs 0"),
        (lambda case: nk.mean_voter(case, "w", weigh_by=()), nk.UnknownNameError, "no issue 'w'"),
    ],
)
def test_what_cannot_be_reckoned_is_told(call: Any, error: type[Exception], told: str) -> None:
    nothing = {"x": says(1, salience=0)}
    case = case_of({"x": DAYS, "y": COLOURS, "z": DAYS}, a=nothing, b={**nothing, "y": "red"})
    with pytest.raises(error, match=told):
        call(case)


@given(PAIRS)
def test_mean_and_median_lie_between_the_ends(pairs: list[tuple[float, float]]) -> None:
    values = [value for value, _ in pairs]
    for found in (weighted_mean(pairs), weighted_median(pairs)):
        assert min(values) - 1e-9 <= found <= max(values) + 1e-9


@given(PAIRS)
def test_no_value_has_less_weighted_distance_than_the_median(pairs: list[tuple[float, float]]) -> None:
    def away(point: float) -> float:
        return sum(weight * abs(value - point) for value, weight in pairs)

    assert away(weighted_median(pairs)) <= min(away(value) for value, _ in pairs) + 1e-6


@given(PAIRS, st.floats(0.1, 100))
def test_the_unit_of_the_weights_does_not_matter(pairs: list[tuple[float, float]], unit: float) -> None:
    other = [(value, weight * unit) for value, weight in pairs]
    assert weighted_mean(other) == about(weighted_mean(pairs))


def test_the_frame_has_one_row_a_party(emissions: Case) -> None:
    frame = nk.mean_voter(emissions, "introduction").frame.set_index("party")
    assert len(frame) == 10
    # By hand: .16 * .9 of .677.
    assert frame.loc["united-kingdom"].to_dict() == {
        "position": about(10), "salience": about(90), "capability": 0.16, "share": about(0.144 / 0.677),
    }  # fmt: skip
