"""What cannot be taken in is left out by name and reason, and never the whole result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.bargaining import LeftOut
from negotiation_kit.model import Case, Membership
from negotiation_kit.scales import Level
from negotiation_kit.wording import LANGUAGES
from tests.analysis.bargaining import examples
from tests.analysis.bargaining.examples import POINTS, about
from tests.builders import DAYS, OWN, STEPS, TOLD, case_of, party, says


def told(items: tuple[LeftOut, ...]) -> dict[str, str]:
    return {item.party or item.name: str(item.reason) for item in items}


def with_objects(case: Case, **objects: tuple[str, ...]) -> Case:
    issues = tuple(
        replace(issue, objects=tuple(Level(name, f"The object {name}") for name in objects.get(issue.id, ())))
        for issue in case.issues
    )
    return replace(case, issues=issues)


# Objects


def test_a_local_pause_is_not_averaged_with_a_general_truce(istanbul: Case) -> None:
    found = nk.mean_voter(istanbul, "ceasefire-duration", weigh_by=())
    assert (found.mean, found.object) == (about(2.5), "local-pause")  # of Russia's 2 to 3 days
    assert told(found.left_out)["ukraine"] == "Ukraine speaks only of general truce"
    assert "Of Length of the first pause one thing is taken in: local pause." in found.assumptions
    other = nk.mean_voter(istanbul, "ceasefire-duration", weigh_by=(), object="general-truce")
    assert (other.mean, other.coverage.n) == (about(30), 1)
    assert told(other.left_out)["russia"] == "Russia says only what it accepts or rejects"


def test_packages_leave_out_what_is_of_different_objects(istanbul: Case) -> None:
    found = nk.packages(istanbul, "russia", "ukraine", weights=None)
    assert "ceasefire-duration" not in [issue.id for issue in found.issues]
    assert told(found.left_out)["ceasefire-duration"] == (
        "Length of the first pause: different objects: local pause and general truce"
    )


@pytest.mark.parametrize(
    ("said", "mean", "object"),
    [
        # Two of three speak of land.
        (
            {"a": says(0, object="sea"), "b": says(10, object="land"), "c": says(20, object="land")},
            15,
            "land",
        ),
        # As many of both: the codebook names the sea first, whoever comes first in the table.
        ({"a": says(4, object="land"), "b": says(10, object="sea")}, 10, "sea"),
        ({"a": says(10, object="sea"), "b": says(4, object="land")}, 10, "sea"),
        # Somebody who speaks of both counts with both.
        ({"a": [says(4, object="land"), says(8, object="sea")], "b": says(6, object="land")}, 5, "land"),
        # The issue as such is a question of its own, and the last.
        ({"a": says(4), "b": says(10, object="land")}, 10, "land"),
        ({"a": says(4), "b": says(10)}, 7, None),
    ],
)
def test_the_object_is_that_on_which_most_are_known(said: Any, mean: float, object: str | None) -> None:
    case = with_objects(
        case_of({"x": DAYS}, {name: {"x": one} for name, one in said.items()}), x=("sea", "land")
    )
    found = nk.mean_voter(case, "x", weigh_by=())
    assert (found.mean, found.object) == (about(mean), object)


def test_the_salience_is_that_of_the_object() -> None:
    sea, land = says(0, object="sea", salience=90), says(30, object="land", salience=10)
    case = case_of({"x": DAYS}, a={"x": [sea, land]}, b={"x": says(0, object="land", salience=30)})
    found = nk.mean_voter(with_objects(case, x=("sea", "land")), "x", weigh_by="salience")
    assert found.mean == about((30 * 10 + 0 * 30) / 40)


def test_of_several_objects_packages_settle_that_on_which_the_two_are_farthest_apart() -> None:
    doubt = {"from": 20, "to": 30}
    a = {"x": [says(0, object="sea"), says(6, object="land")]}
    b = {"x": [says(3, object="sea"), says(30, object="land", uncertain=doubt)]}
    found = nk.packages(
        with_objects(case_of({"x": DAYS}, a=a, b=b), x=("sea", "land")), "a", "b", weights=None
    )
    assert found.objects == ("land",)
    assert found.worth_of({"x": 6}) == about((1, 0.2))
    assert found.assumptions[-2:] == (
        "Of Title of x one thing is taken in: land.",
        "Where the coder is in doubt, the best reading enters: B.",
    )


@pytest.mark.parametrize("model", [nk.mean_voter, nk.condorcet_winner])
def test_an_object_that_is_not_there_is_told(model: Any, istanbul: Case) -> None:
    with pytest.raises(nk.UnknownNameError, match="there is no object 'truce'; known are: local-pause"):
        model(istanbul, "ceasefire-duration", object="truce", weigh_by=())


def test_trades_and_points_are_of_one_object() -> None:
    def side(x: int, y: int, salience: int, thing: str) -> dict[str, Any]:
        return {"x": says(x, salience=salience, object=thing), "y": says(y, salience=100 - salience)}

    case = case_of({"x": DAYS, "y": DAYS}, a=side(0, 0, 80, "sea"), b=side(30, 30, 20, "land"))
    case = with_objects(case, x=("sea", "land"))
    found = nk.trades(case, weigh_by="salience")
    assert found.rows == ()
    assert told(found.left_out)["x"].endswith("a single known position that can be weighed")
    c = case_of({"x": DAYS, "y": DAYS}, c=side(0, 0, 60, "land")).positions
    three = replace(case, parties=(*case.parties, party("c")), positions=(*case.positions, *c))
    (row,) = nk.trades(three, weigh_by="salience").rows
    assert (row.i.id, row.p.id, row.j.id) == ("c", "x", "b")
    assert "Of Title of x one thing is taken in: land." in nk.trades(three, weigh_by="salience").assumptions
    points = nk.salience_points(case, "a", "b")
    assert points == ({"y": 20}, {"y": 80})
    division = nk.adjusted_winner(*points)
    assert told(division.left_out) == {"x": "Title of x: the two speak of different objects"}
    assert str(division.coverage) == "1 of 2 issues"


# Contested, in doubt, taken over


CONTESTED = [says(2, evidence=OWN, salience=50), says(28, evidence=TOLD, salience=50)]


@pytest.mark.parametrize(
    ("model", "reason"),
    [
        (lambda case: nk.mean_voter(case, "x", weigh_by=()), "the accounts of A contradict each other"),
        (lambda case: nk.condorcet_winner(case, "x", weigh_by=()), "the accounts of A contradict each other"),
        (
            lambda case: nk.trades(case, weigh_by="salience"),
            "Title of x: the accounts of A contradict each other",
        ),
        (
            lambda case: nk.packages(case, "a", "b"),
            "Title of x: the accounts of A contradict each other",
        ),
        (
            lambda case: nk.adjusted_winner(*nk.salience_points(case, "a", "b")),
            "Title of x: the accounts of A contradict each other",
        ),
    ],
)
def test_what_is_contested_is_left_out(model: Callable[[Case], Any], reason: str) -> None:
    plain = {"x": says(3, salience=50), "y": says(4, salience=50), "z": says(9, salience=60)}
    case = case_of(dict.fromkeys("xyz", DAYS), a={**plain, "x": CONTESTED}, b=plain, c=plain)
    assert reason in [item.reason for item in model(case).left_out]


def test_a_doubt_without_a_value_is_no_position_and_beside_one_it_is_told() -> None:
    doubt = {"from": 4, "to": 8}
    case = case_of({"x": DAYS}, a={"x": says(uncertain=doubt)}, b={"x": says(6, uncertain=doubt)})
    found = nk.mean_voter(case, "x", weigh_by=())
    assert told(found.left_out) == {"a": "of A only readings in doubt are coded"}
    assert found.mean == about(6)
    assert "Where the coder is in doubt, the best reading enters: B." in found.assumptions


def test_a_position_taken_over_from_a_group_is_told() -> None:
    case = case_of({"x": DAYS}, union={"x": 6}, a={"x": says(engagement="silent")}, b={"x": 9})
    heir = replace(case.parties[1], member_of=(Membership("union"),))
    case = replace(case, parties=(case.parties[0], heir, case.parties[2]))
    found = nk.mean_voter(case, "x", weigh_by=())
    assert found.mean == about((6 + 6 + 9) / 3)
    assert "Silent themselves, these enter with their group's position: A." in found.assumptions
    left_out = told(nk.packages(replace(case), "union", "b", weights=None).left_out)
    assert left_out == {}
    with pytest.raises(ValueError, match="position taken over from the group UNION: A"):
        nk.packages(case, "union", "a", weights=None)


# A missing salience or capability


def test_one_missing_salience_does_not_sink_the_others() -> None:
    rows = [(party, f"i{n}", 100 * (party == "a"), 10 + n * 7, 1) for n in range(12) for party in "ab"]
    frame = pd.DataFrame(rows, columns=["party", "issue", "value", "salience", "capability"])
    frame["salience"] = frame["salience"].astype(float)
    frame.loc[(frame["party"] == "a"), "salience"] = range(90, 30, -5)
    whole = nk.trades(nk.case_from_frame(frame, POINTS))
    frame.loc[3, "salience"] = None
    found = nk.trades(nk.case_from_frame(frame, POINTS))
    without = [row for row in whole.rows if "i1" not in (row.p.id, row.q.id)]
    assert found.rows == tuple(without)
    assert str(found.coverage) == "11 of 12 issues"
    assert [(item.name, item.party, str(item.reason)) for item in found.left_out] == [
        ("i1", "", "i1: fewer than two parties with a single known position that can be weighed"),
        ("i1", "b", "i1: b states no salience"),
    ]


def test_a_party_that_states_no_weight_is_left_out_of_the_mean_by_name(emissions: Case) -> None:
    parties = tuple(replace(one, capability=None) if one.id == "france" else one for one in emissions.parties)
    found = nk.mean_voter(replace(emissions, parties=parties), "introduction")
    # By hand: without France's .16 * .6 at 10 the sums are 5.003 - .96 and .677 - .096.
    assert found.mean == about((0.677 * examples.EMISSIONS_MEAN - 0.96) / 0.581)
    assert told(found.left_out) == {"france": "France has no capability declared"}
    assert str(found.coverage) == "9 of 10 parties"


@pytest.mark.parametrize(
    ("model", "remedy"),
    [
        (nk.trades, "Leave capability out of weigh_by, or code it with its basis"),
        (
            lambda case: nk.mean_voter(case, "rent"),
            "Leave capability out of weigh_by, or code it with its basis",
        ),
        (nk.trade_sequence, "Leave capability out of weigh_by"),
    ],
)
def test_where_nobody_states_it_the_way_out_is_one(model: Any, remedy: str, lease: Case) -> None:
    with pytest.raises(ValueError, match=remedy):
        model(lease)
    assert nk.trades(lease, weigh_by=["salience"]).rows


def test_without_any_salience_no_trade_is_advised_to_leave_it_out(istanbul: Case) -> None:
    with pytest.raises(ValueError, match="weighed by salience, which is never invented") as error:
        nk.trades(istanbul, weigh_by="salience")
    assert "code it with its basis for at least two parties on two issues" in str(error.value)
    assert "out of weigh_by" not in str(error.value)


def test_packages_leave_out_an_issue_without_a_salience() -> None:
    a = {"x": says(0, salience=30), "y": says(10, salience=70), "z": 4}
    b = {"x": says(30, salience=50), "y": says(20, salience=50), "z": says(9, salience=10)}
    found = nk.packages(case_of(dict.fromkeys("xyz", DAYS), a=a, b=b), "a", "b")
    assert told(found.left_out) == {"z": "Title of z: A states no salience"}
    assert found.shares == (about((0.3, 0.5)), about((0.7, 0.5)))


@pytest.mark.parametrize("model", [nk.trades, nk.trade_sequence])
def test_issues_are_chosen_by_name(model: Any, lease: Case) -> None:
    found = model(lease, issues=["rent", "term", "Start of the lease"], weigh_by="salience")
    assert {issue.id for row in found.rows for issue in (row.p, row.q)} <= {"rent", "term", "start"}
    assert str(found.coverage) == "3 of 8 issues"
    assert told(found.left_out)["repairs"] == "Who pays for repairs of the quay: not asked for"
    with pytest.raises(nk.UnknownNameError, match="no issue 'rents'"):
        model(lease, issues="rents", weigh_by="salience")
    with pytest.raises(nk.errors.ToldError, match="issues are 5, expected ids or titles"):
        model(lease, issues=5, weigh_by="salience")


@pytest.mark.parametrize(
    "model", [nk.trades, lambda case, issues: nk.packages(case, "a", "b", issues=issues)]
)
def test_an_issue_of_another_round_is_told(model: Any) -> None:
    case = case_of({"x": DAYS, "y": DAYS}, a={"x": 1}, b={"x": 2}, rounds=("r1", "r2"))
    case = replace(case, issues=(case.issues[0], replace(case.issues[1], rounds=("r2",))))
    with pytest.raises(nk.UnknownNameError, match="there is no issue in this round 'y'"):
        model(case, issues="y")


# In every language


def test_every_sentence_is_said_in_every_language(istanbul: Case, lease: Case) -> None:
    found = (
        nk.mean_voter(istanbul, "ceasefire-duration", weigh_by=()),
        nk.trade_sequence(lease, weigh_by="salience"),
        nk.packages(istanbul, "russia", "ukraine", weights=None),
        nk.trades(examples.in_shares()),
    )
    for one in found:
        sentences = [*one.assumptions, *(item.reason for item in one.left_out)]
        sentences += [*getattr(one, "findings", ()), one.weighting, *getattr(one, "rows", ())[:0]]
        for sentence in sentences:
            assert len({sentence.text_in(language) for language in LANGUAGES}) > 1
    concession = found[1].rows[0].concessions[0]
    assert concession.text_in("uk").startswith("Ferries: від ")


def test_levels_and_dates_are_conceded_in_their_own_terms(lease: Case) -> None:
    frame = nk.trade_sequence(lease, weigh_by="salience").frame
    start = frame.query("in_return_for == 'start'")
    assert [str(day) for day in start["i_from"]] == ["2024-07-01", "2024-06-07"]
    hours = frame.query("in_return_for == 'berth-hours'")
    assert [*hours["i_from"], *hours["i_to"]] == about([2, 4])
    case = case_of({"x": STEPS, "y": DAYS}, a={"x": says("none", salience=80), "y": says(0, salience=20)},
                   b={"x": says("all", salience=20), "y": says(30, salience=80)})  # fmt: skip
    (row,) = nk.trades(case, weigh_by="salience").rows
    # By hand: a whole move of b on x shifts the mean by .2, which a can match on y: both move all the way.
    assert [str(one) for one in row.concessions] == [
        "B moves from all to none on Title of x",
        "A moves from 0 days to 30 days on Title of y",
    ]
