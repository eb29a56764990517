"""Weights are honoured or refused, alike in every function, and the unit of salience is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.moving import over_rounds
from negotiation_kit.model import Case, Channel, Evidence, Mode
from tests.analysis.bargaining import examples
from tests.analysis.bargaining.examples import about
from tests.builders import DAYS, case_of, says

# Weights


MODELS: dict[str, Callable[[Case, Any], Any]] = {
    "packages": lambda case, weights: nk.packages(case, "port", "ferries", weights=weights).weighting,
    "compare": lambda case, weights: nk.compare(case, "port", "ferries", weights=weights).weighting,
    "pairwise": lambda case, weights: nk.pairwise(case, weights=weights).weighting,
}
each_model = pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)


@each_model
@pytest.mark.parametrize(
    ("weights", "label"),
    [
        ({"rent": 90}, "weights given by the analyst"),
        (pd.Series({"rent": 90.0}), "weights given by the analyst"),
        ({}, "equal weights"),
        (None, "equal weights"),
    ],
)
def test_weights_that_are_honoured_have_their_name(model: Any, weights: Any, label: str, lease: Case) -> None:
    assert model(lease, weights) == label


@each_model
@pytest.mark.parametrize(
    ("weights", "error"),
    [
        ({"misspelt": 1}, "there is no issue 'misspelt'"),
        (5, "weights are 5, expected a mapping"),
        (True, "weights are True, expected a mapping"),
        (["rent"], r"weights are \['rent'\], expected a mapping"),
        ({"rent": -1}, "the weight of 'rent' is -1, expected"),
        ({"rent": "much"}, "the weight of 'rent' is 'much', expected"),
        ({"rent": float("nan")}, "the weight of 'rent' is nan, expected"),
        ("power", "there is no weighting 'power'"),
    ],
)
def test_weights_that_are_none_are_refused(model: Any, weights: Any, error: str, lease: Case) -> None:
    with pytest.raises(nk.errors.ToldError, match=error):
        model(lease, weights)


def test_weights_of_the_analyst_move_the_packages() -> None:
    a, b = {"x": says(0, salience=1), "y": says(0, salience=9)}, {"x": says(30, salience=5), "y": 30}
    case = case_of({"x": DAYS, "y": DAYS}, a=a, b=b)
    found = nk.packages(case, "a", "b", weights={"x": 3})
    # By hand: x weighs 3 of 4 for both, so that its end is worth 3/4 to one and nothing to the other.
    assert found.worth_of({"x": 0, "y": 30}) == about((0.75, 0.25))
    assert found.shares == (about((0.75, 0.75)), about((0.25, 0.25)))
    with pytest.raises(ValueError, match="gives every issue the weight 0"):
        nk.packages(case, "a", "b", weights={"x": 0, "y": 0})


@pytest.mark.parametrize("weigh_by", [{"salience": 2}, 5, True])
def test_by_how_much_to_weigh_cannot_be_said(weigh_by: Any, lease: Case) -> None:
    for model in (lambda **how: nk.mean_voter(lease, "rent", **how), lambda **how: nk.trades(lease, **how)):
        with pytest.raises(nk.errors.ToldError, match=r"weigh_by is .*, expected any of the names salience"):
            model(weigh_by=weigh_by)


def test_what_is_weighed_by_has_one_name_in_any_order(emissions: Case) -> None:
    ways = (
        ["capability", "salience"],
        ("salience", "capability", "salience"),
        iter(["salience", "capability"]),
    )
    for way in ways:
        found = nk.mean_voter(emissions, "introduction", weigh_by=way)  # type: ignore[arg-type]
        assert found.weighting == "weighted by salience times capability"
        assert found.mean == about(examples.EMISSIONS_MEAN)


# The unit of salience


MODELS_OF_SALIENCE: dict[str, Callable[..., Any]] = {
    "mean": lambda case, **how: nk.mean_voter(case, "p", **how),
    "winner": lambda case, **how: nk.condorcet_winner(case, "p", **how),
    "trades": nk.trades,
    "sequence": nk.trade_sequence,
}


@pytest.mark.parametrize("model", MODELS_OF_SALIENCE.values(), ids=MODELS_OF_SALIENCE)
def test_salience_below_one_is_a_finding_until_its_unit_is_said(model: Any) -> None:
    finding, *_ = model(examples.in_shares()).findings
    # The greatest is a1's .9 on q.
    assert "Read as points of 100 the greatest is 0.9, read as a share of 1 it is 90 points" in finding
    assert "salience='points' or salience='share'" in finding
    assert model(examples.in_shares(), salience="share").findings == ()
    assert model(examples.in_shares(), salience="points").findings == ()
    assert model(examples.rex()).findings == ()


@pytest.mark.parametrize("model", [nk.trades, nk.trade_sequence])
def test_both_readings_of_a_gain_are_told(model: Any) -> None:
    found, gain = model(examples.in_shares()), 100 / 7 * 0.6 - 50 / 7 * 0.5
    assert found.findings[1] == "Read as points the greatest gain is 0.05, read as a share 5."
    assert found.rows[0].gain == about(gain / 100)
    assert model(examples.in_shares(), salience="share").rows == model(examples.rex()).rows
    assert model(examples.in_shares(), salience="points").rows[0].gain == about(gain / 100)


def test_the_unit_is_one_in_all_frames() -> None:
    points = nk.mean_voter(examples.rex(), "q").frame
    assert points["salience"].tolist() == [90, 50]
    assert nk.mean_voter(examples.in_shares(), "q", salience="share").frame["salience"].tolist() == about(
        [90, 50]
    )
    stated = nk.positions_frame(examples.rex()).query("issue == 'q'")
    assert stated["salience"].tolist() == points["salience"].tolist()


def test_a_unit_that_cannot_be_is_told() -> None:
    with pytest.raises(nk.errors.ToldError, match="reads numbers from 0 to 1, and the greatest stated is 90"):
        nk.trades(examples.rex(), salience="share")
    with pytest.raises(nk.UnknownNameError, match="there is no unit of salience 'percent'"):
        nk.trades(examples.in_shares(), salience="percent")


def test_a_table_of_shares_becomes_a_case_of_points() -> None:
    frame = pd.DataFrame(examples.REX, columns=["party", "issue", "value", "salience"]).assign(capability=1)
    shares = frame.assign(salience=frame["salience"] / 100)
    case = nk.case_from_frame(shares, examples.POINTS, salience="share")
    assert nk.positions_frame(case)["salience"].tolist() == about([10, 90, 60, 50])
    assert nk.trades(case).findings == ()
    assert nk.trades(case).rows[0].gain == about(nk.trades(examples.rex()).rows[0].gain)
    with pytest.raises(nk.PositionFilesError, match="salience 10, expected a number from 0 to 1"):
        nk.case_from_frame(frame, examples.POINTS, salience="share")
    with pytest.raises(
        nk.UnknownNameError, match="there is no unit of salience 'percent'; known are: points"
    ):
        nk.case_from_frame(shares, examples.POINTS, salience="percent")


# Channels and groups


def leaked(case: Case) -> Case:
    """Return the case with all that the port says on the rent leaked."""
    piece = Evidence("s", 1, Mode.QUOTED, channel=Channel.LEAKED)
    told = (
        replace(entry, evidence=(piece,)) if (entry.party, entry.issue) == ("port", "rent") else entry
        for entry in case.positions
    )
    return replace(case, positions=tuple(told))


ASKED: dict[str, Callable[..., Any]] = {
    "packages": lambda case, **how: [one.id for one in nk.packages(case, "port", "ferries", **how).issues],
    "trades": lambda case, **how: {row.p.id for row in nk.trades(case, weigh_by=["salience"], **how).rows},
    "sequence": lambda case, **how: {
        row.issue.id for row in nk.trade_sequence(case, weigh_by=["salience"], **how).means
    },
    "bases": lambda case, **how: {
        row.stance.issue.id for row in nk.evidence_bases(case, **how).rows if row.stance.party.id == "port"
    },
    "rounds": lambda case, **how: {
        "rent" for moment in over_rounds(case, "rent", **how).of("port") if moment.stance.stated
    },
}


@pytest.mark.parametrize("model", ASKED.values(), ids=ASKED)
def test_what_is_leaked_enters_a_model_where_it_is_asked_for(model: Callable[..., Any], lease: Case) -> None:
    case = leaked(lease)
    assert "rent" in model(lease)
    assert "rent" not in model(case)
    assert model(case, channels="all") == model(lease)


def test_a_salience_of_a_closed_channel_enters_where_it_is_asked_for() -> None:
    """A minds d at 80 by a leak, and B at 20: the mean is 20 without it and 50 with it."""
    secret = says(3, salience=80, salience_basis="A note.", salience_channel=Channel.PRIVATE)
    case = case_of({"d": DAYS}, a={"d": secret}, b={"d": says(5, salience=20, salience_basis="Said.")})
    weights = [
        nk.compare(case, "a", "b", weights="salience", channels=channels).weights["d"]
        for channels in ("open", "all")
    ]
    assert weights == [20, 50]
    rows = [nk.mean_voter(case, "d", weigh_by="salience", channels=way) for way in ("open", "all")]
    assert [[stake.party.id for stake in row.stakes] for row in rows] == [["b"], ["a", "b"]]
    assert "What was leaked or said in private counts here for: A." in rows[1].assumptions
