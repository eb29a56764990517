"""Issue by party: stances, groups that want the same, verdicts against one party."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Verdict, stance_matrix
from negotiation_kit.analysis.comparing.matrix import agreeing
from negotiation_kit.model import Case
from tests.builders import COLOURS, DAYS, case_of, says
from tests.strategies import cases

CASE = case_of(
    {"x": COLOURS, "y": DAYS},
    a={"x": "red", "y": 0},
    b={"x": "red", "y": 6},
    c={"x": "blue", "y": says(engagement="silent")},
    d={},
)


def test_groups_and_verdicts_by_hand() -> None:
    found = stance_matrix(CASE, against="a")
    x, y = found.rows
    assert [party.id for party in found.parties] == ["a", "b", "c"]  # d is not coded
    assert x.groups == (("a", "b"),)
    assert (x.group_of("b"), x.group_of("c")) == (0, None)
    assert {name: str(verdict) for name, verdict in x.verdicts.items()} == {"b": "agree", "c": "diverge"}
    assert {name: str(verdict) for name, verdict in y.verdicts.items()} == {"b": "near", "c": "one-sided"}


def test_without_a_party_to_set_against_there_are_no_verdicts() -> None:
    assert [row.verdicts for row in stance_matrix(CASE).rows] == [{}, {}]


def test_a_party_without_coding_is_shown_where_it_is_asked_for() -> None:
    found = stance_matrix(CASE, against="d")
    assert [party.id for party in found.parties] == ["a", "b", "c", "d"]
    assert found.rows[0].verdicts["a"] is Verdict.ONE_SIDED


def test_the_threshold_is_that_asked_for() -> None:
    assert stance_matrix(CASE, against="a", threshold=0.1).rows[1].verdicts["b"] is Verdict.DIVERGE


def test_the_frame_is_tidy() -> None:
    frame = stance_matrix(CASE, against="a").frame
    assert list(frame.columns) == [
        *("issue", "basket", "party", "value", "group", "verdict"),
        *("contested", "inherited"),
    ]
    first = frame.iloc[1]
    assert (first["party"], first["value"], first["group"], first["verdict"]) == ("b", "red", 1, "agree")
    assert frame["value"].isna().sum() == 1


@pytest.mark.parametrize(
    ("how", "told"),
    [({"against": "e"}, "no party 'e'"), ({"coding": "reding"}, "Did you mean 'reading'")],
)
def test_unknown_names_are_told(how: dict[str, str], told: str) -> None:
    with pytest.raises(nk.UnknownNameError, match=told):
        nk.stance_matrix(CASE, **how)  # type: ignore[arg-type]


@settings(max_examples=40)
@given(cases(3))
def test_verdicts_and_groups_are_those_of_compare(case: Case) -> None:
    found = stance_matrix(case, "r1", against="a")
    for row in found.rows:
        for other, verdict in row.verdicts.items():
            assert nk.compare(case, "a", other, "r1").row(row.issue.id).verdict is verdict
            together = any({"a", other} <= set(group) for group in row.groups)
            assert not together or verdict is Verdict.AGREE


@settings(max_examples=40)
@given(cases(2))
def test_two_agree_just_where_their_verdict_says_so(case: Case) -> None:
    """The short way for single offers gives what judging them gives."""
    for row in nk.compare(case, "a", "b").rows:
        assert bool(agreeing((row.a, row.b))) is (row.verdict is Verdict.AGREE)
