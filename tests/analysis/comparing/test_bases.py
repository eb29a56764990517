"""On whose word a position rests, and on how many passages."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Basis, basis, evidence_bases, stance
from negotiation_kit.model import Evidence, Mode
from tests.builders import COLOURS, ROUND, Says, case_of, says


def piece(passage: int = 1, mode: Mode = Mode.QUOTED, source: str = "s") -> Evidence:
    return Evidence(source, passage, mode)


def based(*said: Says) -> Basis:
    case = case_of({"x": COLOURS}, a={"x": list(said)})
    return basis(stance(case, case.parties[0], case.issues[0], ROUND))


OPPONENT, INFERRED = Mode.REPORTED_BY_OPPONENT, Mode.INFERRED


@pytest.mark.parametrize(
    ("pieces", "only_other", "only_inferred", "one"),
    [
        ([piece(mode=OPPONENT)], True, False, True),
        ([piece(mode=OPPONENT), piece(2, OPPONENT)], True, False, False),
        ([piece(mode=OPPONENT), piece(2)], False, False, False),
        ([piece(), piece(mode=OPPONENT)], False, False, True),  # one passage, told in two ways
        ([piece(), piece(source="t")], False, False, False),  # ¶1 of two sources is two passages
        ([piece(mode=INFERRED)], False, True, True),
        ([], False, False, False),
    ],
)
def test_what_it_rests_on(pieces: list[Evidence], only_other: bool, only_inferred: bool, one: bool) -> None:
    found = based(says("red", evidence=tuple(pieces)))
    assert (found.only_other_side, found.only_inferred, found.one_passage) == (only_other, only_inferred, one)


def test_an_offer_under_conditions_does_not_prop_up_the_headline() -> None:
    found = based(
        says("red", evidence=(piece(mode=OPPONENT),)),
        says("green", conditional=True, evidence=(piece(2),)),
    )
    assert found.passages == (("s", 1),)
    assert found.only_other_side


def test_a_mere_rejection_rests_on_what_it_cites() -> None:
    found = based(says(rejects=["red"], evidence=(piece(4, OPPONENT),)))
    assert found.passages == (("s", 4),)
    assert found.only_other_side


def test_the_lowest_confidence_counts() -> None:
    found = based(says("red", confidence="high"), says("green", confidence="low"))
    assert found.confidence == "low"
    assert based(says("red")).confidence is None


def test_silence_is_no_position() -> None:
    case = case_of({"x": COLOURS}, a={"x": says(engagement="silent", evidence=(piece(),))}, b={"x": "red"})
    assert [row.stance.party.id for row in evidence_bases(case).rows] == ["b"]


def test_istanbul_by_hand() -> None:
    """Russia's ten children are told by Ukraine's president alone; nobody else's word is only the other's."""
    found = nk.evidence_bases(nk.load_case("istanbul-2025"), "2025-06-02")
    told = [(row.stance.party.id, row.stance.issue.id) for row in found.only_other_side]
    assert told == [("russia", "children-return")]
    frame = found.frame
    assert len(frame) == len(found.rows)
    assert frame["one_passage"].sum() == len(found.one_passage)
    row = frame.query("party == 'russia' and issue == 'children-return'").iloc[0]
    assert (row["value"], row["n_passages"], row["modes"]) == ("10", 1, "reported-by-opponent")


def test_unknown_names_are_told() -> None:
    case = case_of({"x": COLOURS}, a={"x": "red"})
    with pytest.raises(nk.UnknownNameError, match="no round 'r2'"):
        nk.evidence_bases(case, "r2")
