"""Weights in the explorer: by basket, issue, attention and salience; the effect beside the plain score."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.notebook import Explorer
from negotiation_kit.notebook.weighing import OWN

ROUND = "2025-06-02"


def text(html: str) -> str:
    return re.sub(r"<[^>]*>", " ", html)


@pytest.fixture
def weighed(explorer: Explorer) -> Explorer:
    explorer.more.value = True
    return explorer


def test_at_first_all_weigh_the_same(weighed: Explorer) -> None:
    assert weighed.weighing.weights is None
    assert "All issues weigh the same" in text(weighed.weighing.effect.value)


def test_a_baskets_number_counts_for_its_issues_at_once(weighed: Explorer) -> None:
    weighed.weighing.baskets["humanitarian"].value = 4
    assert weighed.weighing.kind.value == OWN
    humanitarian = {issue.id for issue in weighed.case.issues if issue.basket == "humanitarian"}
    expected = nk.compare(weighed.case, "russia", "ukraine", ROUND, weights=dict.fromkeys(humanitarian, 4))
    assert weighed.comparison == expected
    assert "as weighted here it is" in text(weighed.stage.html)
    assert "Weights given by the analyst." in text(weighed.weighing.effect.value)


def test_an_issues_own_number_goes_before_that_of_its_basket(weighed: Explorer) -> None:
    weighed.issue.value = "children-return"
    assert weighed.weighing.one.description == "Return of children"
    weighed.weighing.baskets["humanitarian"].value = 4
    assert weighed.weighing.one.value == 4
    weighed.weighing.one.value = 0
    assert weighed.comparison.weights["children-return"] == 0
    assert weighed.comparison.weights["remains-return"] == 4
    weighed.issue.value = "remains-return"
    assert weighed.weighing.one.value == 4


def test_all_back_to_one(weighed: Explorer) -> None:
    weighed.weighing.baskets["security"].value = 9
    weighed.weighing.reset.click()
    assert weighed.comparison == nk.compare(weighed.case, "russia", "ukraine", ROUND)
    assert weighed.weighing.baskets["security"].value == 1


def test_attention_is_named_as_a_proxy(weighed: Explorer) -> None:
    weighed.weighing.kind.value = "attention"
    assert weighed.comparison == nk.compare(weighed.case, "russia", "ukraine", ROUND, weights="attention")
    assert "a proxy: the number of passages cited" in text(weighed.weighing.effect.value)


def test_salience_that_nobody_states_is_told_and_goes_away(weighed: Explorer) -> None:
    weighed.weighing.kind.value = "salience"
    assert "never invented" in text(weighed.problem.value)
    weighed.weighing.kind.value = ""
    assert weighed.problem.value == ""


def test_salience_counts_where_it_is_stated(istanbul: Case) -> None:
    positions = tuple(replace(entry, salience=50.0) for entry in istanbul.positions)
    explorer = nk.explore(replace(istanbul, positions=positions))
    explorer.weighing.kind.value = "salience"
    assert explorer.problem.value == ""
    assert explorer.comparison.weighting == "weighted by salience"


def test_numbers_below_nothing_cannot_be_entered(weighed: Explorer) -> None:
    weighed.weighing.baskets["security"].value = -3
    assert weighed.weighing.baskets["security"].value == 0
