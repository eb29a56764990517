"""What each issue counts."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.analysis.comparing.score import (
    checked_weights,
    named_weighting,
    relative,
    stated_salience,
)
from negotiation_kit.model import Case, Evidence, Mode
from tests.builders import DAYS, case_of, says

SALIENT = {"x": says(0, salience=80), "y": [says(5), says(0, salience=20)]}


def case(**b: Any) -> Case:
    return case_of({"x": DAYS, "y": DAYS}, a=SALIENT, b={"x": 30, "y": 0, **b})


def test_without_weights_all_count_the_same() -> None:
    assert checked_weights(["x", "y"], None) == ({"x": 1.0, "y": 1.0}, "equal weights")


@pytest.mark.parametrize("given", [{"x": 3}, pd.Series({"x": 3.0}), {"x": 3, "y": 1}])
def test_issues_a_mapping_does_not_name_count_once(given: Any) -> None:
    assert checked_weights(["x", "y"], given) == ({"x": 3.0, "y": 1.0}, "weights given by the analyst")


@pytest.mark.parametrize("bad", [-1, float("nan"), float("inf"), True, "2", None])
def test_a_weight_that_cannot_be_used_is_refused(bad: Any) -> None:
    with pytest.raises(ValueError, match=r"the weight of 'x' is .*, expected a number that is not negative"):
        checked_weights(["x"], {"x": bad})


def test_weights_on_an_issue_that_is_not_there_are_refused_with_a_guess() -> None:
    with pytest.raises(
        nk.UnknownNameError, match=r"no issue 'troop'; known are: troops\. Did you mean 'troops'"
    ):
        checked_weights(["troops"], {"troop": 1})


@pytest.mark.parametrize("bad", [[1, 2], 3, "salience"])
def test_what_is_no_mapping_is_refused(bad: Any) -> None:
    with pytest.raises(ValueError, match="expected a mapping from issue to number, or None"):
        checked_weights(["x"], bad)


def test_only_two_words_are_weightings() -> None:
    assert named_weighting("salience") == "salience"
    assert named_weighting("attention") == "attention"
    assert named_weighting(None) is named_weighting({"x": 1}) is None
    with pytest.raises(nk.UnknownNameError, match=r"no weighting 'salienc'.*Did you mean 'salience'"):
        named_weighting("salienc")


def test_salience_is_the_mean_of_what_the_two_state() -> None:
    """By hand: x (80 + 40) / 2 = 60, y only A's 20; distances 1 and 0; 1 - 60 / 80 = 0.25."""
    found = nk.compare(case(x=says(30, salience=40)), "a", "b", weights="salience")
    assert found.weights == {"x": 60, "y": 20}
    assert found.weighting == "weighted by salience"
    assert found.score.agreement == pytest.approx(0.25)


def test_salience_is_never_invented() -> None:
    bare = case_of({"x": DAYS, "y": DAYS, "z": DAYS}, a=SALIENT, b={"x": 30, "z": 2})
    for ask in (
        lambda: nk.compare(bare, "a", "b", weights="salience"),
        lambda: nk.pairwise(bare, weights="salience"),
    ):
        with pytest.raises(ValueError, match=r"a stated salience on every issue.*there is none on: z$"):
            ask()


def test_a_party_states_its_salience_once() -> None:
    entries = case().entries("a", "y", "r1")
    assert stated_salience(entries) == 20
    assert stated_salience(entries[:1]) is None


def test_several_numbers_of_one_party_are_taken_together_in_any_order() -> None:
    entries = case_of(
        {"x": DAYS}, a={"x": [says(5, salience=80), says(0, salience=20), says(2, salience=20)]}
    )
    said = entries.entries("a", "x", "r1")
    assert stated_salience(said) == stated_salience(said[::-1]) == 50


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 1e308), max_size=5))
def test_shares_keep_proportions_and_cannot_run_over(weights: dict[str, float]) -> None:
    shares = relative(weights)
    assert list(shares) == list(weights)
    assert all(0 <= share <= 1 for share in shares.values())
    if any(weights.values()):
        assert max(shares.values()) == 1
    greatest = max(weights.values(), default=0)
    assert all(shares[name] * greatest == pytest.approx(weights[name]) for name in weights)


def test_enormous_weights_still_give_a_score() -> None:
    found = nk.compare(case(), "a", "b", weights={"x": 1e308, "y": 1e308})
    assert found.score.agreement == nk.compare(case(), "a", "b").score.agreement


def cited(value: Any, *passages: tuple[str, int]) -> Any:
    return says(value, evidence=tuple(Evidence(source, number, Mode.QUOTED) for source, number in passages))


ATTENTIVE = case_of(
    {"x": DAYS, "y": DAYS, "z": DAYS},
    a={"x": cited(0, ("s", 1), ("s", 2)), "y": cited(0, ("s", 1)), "z": 0},
    b={"x": cited(30, ("s", 2), ("t", 2)), "y": 0, "z": 30},
)


def test_attention_counts_each_passage_that_either_side_cites_once() -> None:
    """By hand: x ¶1 and ¶2 of s and ¶2 of t, y ¶1, z none; 1 - (3 * 1 + 1 * 0 + 0 * 1) / 4."""
    found = nk.compare(ATTENTIVE, "a", "b", weights="attention")
    assert found.weights == {"x": 3, "y": 1, "z": 0}
    assert found.score.agreement == pytest.approx(0.25)
    assert "a proxy" in found.weighting
    assert nk.pairwise(ATTENTIVE, weights="attention").agreement.loc["a", "b"] == pytest.approx(0.25)


def test_attention_needs_a_passage_somewhere() -> None:
    bare = case_of({"x": DAYS}, a={"x": 0}, b={"x": 30})
    for ask in (
        lambda: nk.compare(bare, "a", "b", weights="attention"),
        lambda: nk.pairwise(bare, weights="attention"),
    ):
        with pytest.raises(ValueError, match="no position here cites any"):
            ask()


def test_the_unweighted_score_stands_beside_the_weighted() -> None:
    found = nk.compare(ATTENTIVE, "a", "b", weights="attention")
    assert found.weighted
    assert found.unweighted == nk.compare(ATTENTIVE, "a", "b").score
    assert not nk.compare(ATTENTIVE, "a", "b").weighted
