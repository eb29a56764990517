"""Who coded what differently: which units are listed, in which order, and with what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case, Engagement, Firmness, Origin, Printed
from tests.analysis.coding.cases import build, cited, day, said


def units(frame: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(frame["issue"], frame["party"], frame["differs"], strict=True))


def test_the_farthest_apart_come_first_then_those_without_a_distance_then_the_rest(double: Case) -> None:
    frame = nk.coder_disagreements(double)
    assert units(frame) == [
        ("road", "a", "value"),
        ("pace", "b", "value"),
        ("days", "c", "stance"),
        ("road", "c", "stance, rejects"),
        ("pace", "a", "status"),
    ]
    assert frame["distance"].fillna(-1).to_list() == [1, 0.5, -1, -1, 0]
    assert set(frame["coder_a"]) == {"lead"}
    assert set(frame["coder_b"]) == {"second"}


def test_a_row_has_both_readings_with_their_evidence(double: Case) -> None:
    row = nk.coder_disagreements(double).iloc[1]
    assert list(row[["round", "basket"]]) == ["r1", "main"]
    told = {
        name: list(row[[f"a_{name}", f"b_{name}"]]) for name in ("value", "confidence", "summary", "evidence")
    }
    assert told == {
        "value": ["mid", "fast"],
        "confidence": ["low", "high"],
        "summary": ["Somewhat fast.", "Fast."],
        "evidence": ["paper ¶1; paper ¶2", "paper ¶3"],
    }
    assert row["adjudication"] == "The second coder took haste for speed."


def test_stances_without_a_value_are_told_apart(double: Case) -> None:
    frame = nk.coder_disagreements(double).set_index(["issue", "party"])
    assert list(frame.loc[("days", "c"), ["a_stance", "b_stance"]]) == ["value", "silent"]
    assert list(frame.loc[("road", "c"), ["a_stance", "b_stance"]]) == [
        "left-open",
        "accepts or rejects only",
    ]
    assert frame.loc[("road", "c"), "b_rejects"] == "west"
    assert frame.loc[("days", "c"), "a_value"] == "10"
    assert frame["b_value"].isna()[("days", "c")]


CONDITION = ((("pace", "fast"),),)


@pytest.mark.parametrize(
    ("more", "differs"),
    [
        ({"accepts": ("south",)}, "accepts"),
        ({"rejects": ("south",)}, "rejects"),
        ({"object": "detour"}, "value, object"),
        ({"conditional_on": CONDITION}, "conditions"),
        ({"printed": Printed(value="west")}, "printed"),
        ({"firmness": Firmness.FIRM}, "firmness"),
        ({"summary": "In other words.", "note": "A note.", "evidence": cited(1)}, None),
    ],
)
def test_everything_that_is_coded_can_differ_and_words_cannot(
    more: dict[str, Any], differs: str | None
) -> None:
    case = build(said("lead", "a", "road", "north"), said("second", "a", "road", "north", **more))
    assert nk.coder_disagreements(case)["differs"].to_list() == ([differs] if differs else [])


def test_an_offer_only_one_coder_saw_is_listed() -> None:
    case = build(
        said("lead", "a", "days", day(2)),
        said("lead", "a", "days", day(9), conditional_on=CONDITION),
        said("second", "a", "days", day(2)),
    )
    row = nk.coder_disagreements(case).iloc[0]
    assert (row["differs"], row["distance"], row["a_value"], row["a_conditional"]) == (
        "conditions",
        0,
        "2",
        "9",
    )


def test_what_one_coder_has_not_coded_is_no_disagreement() -> None:
    case = build(
        said("lead", "a", "pace", "slow"),
        said("lead", "a", "road", "north"),
        said("second", "a", "pace", "slow"),
        said("second", "a", "road", engagement=Engagement.NOT_CODED),
    )
    frame = nk.coder_disagreements(case)
    assert frame.empty
    assert "adjudication" in frame.columns


def test_of_three_coders_every_pair_is_held_together() -> None:
    case = build(*(said(coder, "a", "pace", value) for coder, value in
                   (("lead", "slow"), ("zoe", "fast"), ("ann", "slow"))))  # fmt: skip
    frame = nk.coder_disagreements(case)
    assert list(zip(frame["coder_a"], frame["coder_b"], strict=True)) == [("lead", "zoe"), ("ann", "zoe")]
    assert len(nk.coder_disagreements(case, coders=["lead", "ann"])) == 0


def test_parties_may_be_named(double: Case) -> None:
    assert set(nk.coder_disagreements(double, parties=["C"])["party"]) == {"c"}
    assert set(nk.coder_disagreements(double, parties="b")["party"]) == {"b"}


def test_the_file_and_line_of_both_are_told(double: Case) -> None:
    first = double.entries("b", "pace", "r1")[0]
    moved = replace(first, origin=Origin("r1/b.yaml", 7, 5))
    positions = tuple(moved if entry is first else entry for entry in double.positions)
    frame = nk.coder_disagreements(replace(double, positions=positions), parties=["b"])
    assert frame["a_place"].to_list() == ["r1/b.yaml:7"]


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"round": "r9"}, "there is no round 'r9'"),
        ({"parties": ["x"]}, "there is no party 'x'"),
        ({"coders": ["third"]}, "there is no coder 'third'"),
    ],
)
def test_what_is_not_there_is_refused(double: Case, how: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        nk.coder_disagreements(double, **how)
