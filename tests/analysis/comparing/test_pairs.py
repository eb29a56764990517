"""All parties against all: the very figures of `compare`, pair by pair."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Pairwise
from negotiation_kit.model import Case, Evidence, Mode
from tests.builders import COLOURS, DAYS, GROUPS, KINDS, STEPS, case_of, says
from tests.strategies import METRICS, cases, weights

CODINGS = st.sampled_from(["reading", "printed"])


def assert_equals_compare(case: Case, found: Pairwise, **how: Any) -> None:
    for a, b in combinations(case.parties, 2):
        score = nk.compare(case, a.id, b.id, metric=found.metric, coding=found.coding, **how).score
        assert found.coverage.loc[a.id, b.id] == score.coverage.n
        assert found.of == score.coverage.of
        for table, expected in (
            (found.agreement, score.agreement),
            (found.best, score.best),
            (found.worst, score.worst),
        ):
            cell = float(table.loc[a.id, b.id])  # type: ignore[arg-type]
            assert math.isnan(cell) if expected is None else cell == pytest.approx(expected, abs=1e-12)


@settings(max_examples=30)
@given(st.data(), cases(3), METRICS, CODINGS)
def test_every_pair_has_the_figures_of_compare(
    data: st.DataObject, case: Case, metric: str, coding: str
) -> None:
    given = data.draw(weights(case))
    found = nk.pairwise(case, metric, coding=coding, weights=given)
    assert_equals_compare(case, found, weights=given)
    for table in (found.agreement, found.best, found.worst, found.coverage):
        assert table.equals(table.T)
    for table in (found.agreement, found.best, found.worst):
        own = pd.Series({name: table.loc[name, name] for name in table.index}).dropna()
        assert (own == 1).all()


@settings(max_examples=15)
@given(st.data(), METRICS)
def test_every_pair_has_the_figures_of_compare_by_salience(data: st.DataObject, metric: str) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=3, unique=True))
    first = {"colours": "red", "steps": "some", "three": "half", "five": "2", "lopsided": "low"}
    raw = {
        **first,
        "degrees": 3,
        "days": {"from": 2, "to": 9},
        "people": 7,
        "groups": says(["sick"]),
        "june": "2025-06-02",
    }
    sides = {}
    for party in "abc":
        salience = st.none() | st.integers(0, 100) if party == "c" else st.integers(0, 100)
        sides[party] = {
            name: says(
                getattr(raw[name], "value", raw[name]) if data.draw(st.booleans()) else None,
                salience=data.draw(salience),
            )
            for name in names
        }
    case = case_of({name: KINDS[name] for name in names}, sides)
    found = nk.pairwise(case, metric, weights="salience")
    assert found.weighting == "weighted by salience"
    assert_equals_compare(case, found, weights="salience")


@settings(max_examples=15)
@given(st.data(), cases(3), METRICS)
def test_every_pair_has_the_figures_of_compare_by_attention(
    data: st.DataObject, case: Case, metric: str
) -> None:
    passages = st.lists(st.integers(1, 4), min_size=1, max_size=3)
    positions = tuple(
        replace(entry, evidence=tuple(Evidence("s", number, Mode.QUOTED) for number in data.draw(passages)))
        for entry in case.positions
    )
    found = replace(case, positions=positions)
    if all(any(entry.party == party.id for entry in positions) for party in case.parties[:2]):
        assert_equals_compare(found, nk.pairwise(found, metric, weights="attention"), weights="attention")


def test_by_hand() -> None:
    """Distances on x and y: a-b 1/3 and none, a-c 1 and 1/2, b-c 2/3 and none (b's days are not coded)."""
    case = case_of(
        {"x": STEPS, "y": DAYS},
        a={"x": "none", "y": 0},
        b={"x": "some"},
        c={"x": "all", "y": 15},
    )
    found = nk.pairwise(case)
    frame = found.frame
    assert list(zip(frame["a"], frame["b"], frame["n"], frame["of"], strict=True)) == [
        ("a", "b", 1, 2), ("a", "c", 2, 2), ("b", "c", 1, 2)
    ]  # fmt: skip
    assert frame["agreement"].tolist() == pytest.approx([2 / 3, 1 / 4, 1 / 3])
    assert frame["best"].tolist() == pytest.approx([5 / 6, 1 / 4, 2 / 3])
    assert frame["worst"].tolist() == pytest.approx([1 / 3, 1 / 4, 5 / 12])
    assert found.coverage.loc["b", "b"] == 1
    assert (found.metric, found.coding, found.weighting, found.round.id) == (
        "gower",
        "reading",
        "equal weights",
        "r1",
    )


def test_many_parties_with_few_stances_and_few_with_many() -> None:
    """More classes than a matrix product is worth, which takes the other way to the same figures."""
    scales = {"x": DAYS, "y": GROUPS, "z": COLOURS}
    groups: list[list[str]] = [[], ["sick"], ["wounded", "young"]]
    sides = {
        f"p{n}": {
            "x": says([n % 30, 30]) if n % 3 else n % 30,
            "y": says(groups[n % 3]),
            "z": COLOURS.names[n % 2],
        }
        for n in range(40)
    }
    case = case_of(scales, sides)
    found = nk.pairwise(case)
    for a, b in (("p0", "p1"), ("p7", "p29"), ("p31", "p1"), ("p38", "p39")):
        expected = nk.compare(case, a, b).score
        assert found.agreement.loc[a, b] == pytest.approx(expected.agreement)
        assert found.worst.loc[a, b] == pytest.approx(expected.worst)


def test_the_round_is_the_last_in_which_parties_can_be_compared() -> None:
    case = case_of(
        {"x": DAYS}, rounds=("r1", "r2"), a={"x": [says(0), says(5, round="r2")]}, b={"x": says(30)}
    )
    assert nk.pairwise(case).round.id == "r1"
    assert nk.pairwise(case).agreement.loc["a", "b"] == 0
    assert nk.pairwise(case, round="r2").agreement.isna().loc["a", "b"]


def test_a_second_coder_on_request() -> None:
    case = case_of(
        {"x": DAYS}, a={"x": [says(0), says(15, coder="second")]}, b={"x": [says(0), says(0, coder="second")]}
    )
    assert nk.pairwise(case).agreement.loc["a", "b"] == 1
    assert nk.pairwise(case, coder="second").agreement.loc["a", "b"] == 0.5


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"metric": "gowr"}, "Did you mean 'gower'"),
        ({"round": "r9"}, "no round 'r9'"),
        ({"coding": "x"}, "no coding 'x'"),
        ({"coder": "x"}, "no coder 'x'"),
        ({"weights": {"q": 1}}, "no issue 'q'"),
        ({"weights": {"x": -1}}, "the weight of 'x' is -1"),
        ({"weights": "saliense"}, "Did you mean 'salience'"),
        ({"weights": "salience"}, "a stated salience on every issue.*none on: x"),
    ],
)
def test_what_cannot_be_compared_is_told(how: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        nk.pairwise(case_of({"x": DAYS}, a={"x": 1}, b={"x": 2}), **how)


def test_two_tables_of_pairs_can_be_compared() -> None:
    istanbul = nk.load_case("istanbul-2025")
    found = nk.pairwise(istanbul)
    assert found == nk.pairwise(nk.load_case("istanbul-2025"))  # cells without an agreement included
    assert len({found, nk.pairwise(istanbul)}) == 1
    for how in ({"metric": "identical"}, {"weights": "attention"}, {"coding": "printed"}):
        assert found != nk.pairwise(istanbul, **how)  # type: ignore[arg-type]
    assert found != "pairs"
    assert nk.classical_scaling(found, least=1) == nk.classical_scaling(nk.pairwise(istanbul), least=1)
