"""The frames of linkages, and what unlocks what in the real case."""

from __future__ import annotations

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import Case
from tests.builders import STEPS, case_of, says

SCALES = {"truce": STEPS, "arms": STEPS, "land": STEPS}
DEADLOCK = "Russia: terms before truce; Ukraine: truce before terms"


@pytest.fixture(scope="module")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture(scope="module")
def small() -> Case:
    packages = [{"arms": "none"}, {"arms": "some", "land": "all"}]
    return case_of(SCALES, a={"truce": says("all", only_if=packages)}, b={"arms": "some"})


def test_one_row_a_condition(small: Case) -> None:
    frame = nk.linkages(small).frame
    columns = [
        "offer",
        "alternative",
        "condition_issue",
        "condition_value",
        "holding",
        "movers",
        "low",
        "high",
    ]
    rows = [
        (1, 1, "arms", "none", "against", "b", pytest.approx(1 / 3), pytest.approx(1 / 3)),
        (1, 2, "arms", "some", "met", None, 0, 0),
        (1, 2, "land", "all", "open", "b", 0, 1),
    ]
    assert [
        tuple(None if pd.isna(cell) else cell for cell in row) for row in frame[columns].to_numpy()
    ] == rows


def test_one_row_an_offer(small: Case) -> None:
    (row,) = nk.linkages(small).offers_frame.to_dict("records")
    # The means are 1/3, and 0 to 1/2, whose middle of 1/4 lies nearer.
    assert row == {
        "offer": 1, "party": "a", "issue": "truce", "value": "all", "alternatives": 2, "live": False,
        "nearest": 2, "low": 0.0, "high": 0.5, "in_the_way": "land",
    }  # fmt: skip


def test_frames_without_an_offer_have_their_columns_and_types(small: Case) -> None:
    empty = nk.linkages(case_of(SCALES, a={"truce": "all"}, b={"truce": "all"}))
    full = nk.linkages(small)
    assert (empty.offers, empty.deadlocks) == ((), ())
    for one, other in ((empty.frame, full.frame), (empty.offers_frame, full.offers_frame)):
        assert one.empty
        assert list(one.dtypes) == list(other.dtypes)


@pytest.mark.parametrize(
    ("words", "said"),
    [({"round": "r9"}, "round 'r9'"), ({"coding": "x"}, "coding 'x'"), ({"coder": "me"}, "coder 'me'")],
)
def test_what_is_not_there(small: Case, words: dict[str, str], said: str) -> None:
    with pytest.raises(UnknownNameError, match=said):
        nk.linkages(small, **words)


@pytest.mark.parametrize("round", ["2025-06-02", "2025-06-02-papers", "2025-07-23"])
def test_the_deadlock_of_the_talks_is_found_in_the_data(istanbul: Case, round: str) -> None:
    assert [item.sentence for item in nk.linkages(istanbul, round).deadlocks] == [DEADLOCK]


@pytest.mark.parametrize("round", ["2022-04", "2025-05-16"])
def test_there_is_none_where_the_other_side_put_nothing_first(istanbul: Case, round: str) -> None:
    assert nk.linkages(istanbul, round).deadlocks == ()


def test_both_routes_to_a_ceasefire_are_listed_and_the_nearer_named(istanbul: Case) -> None:
    offer = nk.linkages(istanbul, "2025-06-02").offers[0]
    assert (offer.party.id, offer.issue.id, offer.value) == (
        "russia",
        "ceasefire-scope",
        "general-conditional",
    )
    assert [[item.issue.id for item in route.conditions] for route in offer.alternatives] == [
        ["annexed-regions"],
        ["mobilisation", "western-arms", "foreign-forces", "activity-freeze"],
    ]
    # By hand. Ukraine has ruled out withdrawal, the last of three levels: 1/2 to 1 away. Of the four steps
    # three are the last of three levels, 1/2 to 1 away too; the fourth is on a scale without an order: 1.
    assert tuple(offer.nearest.gap) == (0.5, 1.0)
    (other,) = offer.others
    assert tuple(other.gap) == (0.625, 1.0)
    assert offer.nearest.number == 1
    assert offer.sure is False
    assert other.in_the_way[0].issue.id == "activity-freeze"


def test_the_papers_are_a_layer_of_their_own(istanbul: Case) -> None:
    found = nk.linkages(istanbul, "2025-06-02-papers")
    offers = [(offer.issue.id, len(offer.alternatives[1].conditions)) for offer in found.offers]
    assert offers == [("ceasefire-scope", 7), ("ceasefire-duration", 7)]
    first, second = found.offers[0].alternatives
    # Ukraine's paper keeps to the line of contact, one of two steps from withdrawal; of the seven, it wants
    # third countries' forces and monitors (1 each) and says nothing on five (0 to 1).
    assert tuple(first.gap) == (0.5, 0.5)
    assert tuple(second.gap) == pytest.approx((2 / 7, 1))
    assert found.offers[0].sure is False


def test_without_a_round_the_default_one(istanbul: Case) -> None:
    assert nk.linkages(istanbul).round.id == istanbul.default_round
