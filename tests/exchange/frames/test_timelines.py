"""One issue over all rounds: a row an offer, and a gap where there is none."""

from __future__ import annotations

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("istanbul-2025")


def sides(frame: pd.DataFrame, party: str) -> pd.DataFrame:
    return frame[frame["party"] == party].set_index("round")


def test_bodies_over_three_rounds(case: Case) -> None:
    russia = sides(nk.timeline(case, "remains-return"), "russia")
    assert list(russia["value"]) == ["6000", "6000", "3000"]
    assert list(russia["low"]) == [0.3, 0.3, 0.15]  # of 20,000
    assert list(russia["date"].dt.strftime("%Y-%m-%d")) == ["2025-06-02", "2025-06-01", "2025-07-23"]
    assert list(russia["layer_of"].fillna("")) == ["", "2025-06-02", ""]


def test_a_party_that_is_not_coded_leaves_a_gap(case: Case) -> None:
    ukraine = sides(nk.timeline(case, "remains-return"), "ukraine")
    gap = ukraine.loc["2025-07-23"]
    assert gap["engagement"] == "not-coded"
    assert pd.isna(gap["value"])
    assert pd.isna(gap["low"])
    assert pd.isna(gap["offer"])


def test_every_offer_has_a_row_and_a_range_two_ends(case: Case) -> None:
    scope = sides(nk.timeline(case, "Scope of a ceasefire"), "russia").loc[["2025-06-02"]]
    assert list(scope["value"]) == ["local-pause", "general-conditional"]
    assert list(scope["conditional"]) == [False, True]
    assert list(scope["low"]) == pytest.approx([1 / 3, 2 / 3])
    duration = sides(nk.timeline(case, "ceasefire-duration"), "russia").loc["2025-07-23"]
    assert (duration["low"], duration["high"]) == pytest.approx((1 / 30, 2 / 30))


def test_rounds_in_which_nobody_asks_are_left_out(case: Case) -> None:
    assert list(nk.timeline(case, "force-size")["round"].unique()) == ["2022-04"]


def test_a_scale_without_order_has_no_coordinates(case: Case) -> None:
    frame = nk.timeline(case, "sequencing")
    assert frame["low"].isna().all()
    assert frame["value"].notna().any()


@pytest.mark.parametrize(
    ("arguments", "said"), [(("speed",), "speed"), (("remains-return", "spoken"), "spoken")]
)
def test_what_is_not_there_is_named(case: Case, arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(nk.UnknownNameError, match=said):
        nk.timeline(case, *arguments)
