"""Which round is meant where none is named, and which issues are asked in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import negotiation_kit as nk

CODEBOOK = """
case: rounds
title: Three rounds and a layer
coded_from: table
parties: {a: {name: A, short: A, role: side}, b: {name: B, short: B, role: side}}
rounds:
  r1: {title: One}
  r2: {title: Two}
  r2-papers: {title: The papers of two, layer_of: r2}
baskets: {main: Main}
issues:
  cap:
    basket: main
    title: Cap
    question: Any cap?
    rounds: [r1]
    scale: {level: nominal, values: {no: No, yes: Yes}}
  size:
    basket: main
    title: Size
    question: How large?
    rounds: [r2, r2-papers]
    replaces: cap
    scale: {level: ratio, unit: troops, min: 0, max: 100}
  pace:
    basket: main
    title: Pace
    question: How fast?
    scale: {level: ordinal, values: {slow: Slow, fast: Fast}}
...
"""
VALUES: dict[str, dict[str, object]] = {
    "r1": {"cap": "yes", "pace": "slow"},
    "r2": {"size": 10},
    "r2-papers": {"size": 20},
}


@pytest.fixture
def case(tmp_path: Path) -> nk.Case:
    folder = tmp_path / "rounds"
    for round, values in VALUES.items():
        (folder / round).mkdir(parents=True)
        for party in "ab":
            entries = "".join(f"  - {{issue: {issue}, value: {value}}}\n" for issue, value in values.items())
            text = f"party: {party}\nround: {round}\ncoder: lead\npositions:\n{entries}...\n"
            (folder / round / f"{party}.yaml").write_text(text, "utf-8")
    (folder / "case.yaml").write_text(CODEBOOK, "utf-8")
    return nk.load_case(folder)


def without(case: nk.Case, round: str, party: str) -> nk.Case:
    kept = (entry for entry in case.positions if (entry.round, entry.party) != (round, party))
    return replace(case, positions=tuple(kept))


def test_without_a_default_the_last_round_that_is_no_layer_is_meant(case: nk.Case) -> None:
    assert case.round().id == "r2"
    assert nk.compare(case, "a", "b").round.id == "r2"
    assert nk.pairwise(case).round.id == "r2"


def test_the_default_round_goes_before_the_last(case: nk.Case) -> None:
    first = replace(case, default_round="r1")
    assert nk.compare(first, "a", "b").round.id == "r1"
    assert nk.pairwise(first).round.id == "r1"
    assert list(nk.position_matrix(first).index) == ["cap", "pace"]


@pytest.mark.parametrize(("gone", "meant"), [(["r1"], "r2"), (["r1", "r2"], "r2-papers")])
def test_a_default_round_one_of_them_is_missing_from_gives_way(
    case: nk.Case, gone: list[str], meant: str
) -> None:
    found = replace(case, default_round="r1")
    for round in gone:
        found = without(found, round, "b")
    assert nk.compare(found, "a", "b").round.id == meant


def test_only_the_issues_asked_in_a_round_are_compared(case: nk.Case) -> None:
    first, second = (nk.compare(case, "a", "b", round) for round in ("r1", "r2"))
    assert [row.issue.id for row in first.rows] == ["cap", "pace"]
    assert [row.issue.id for row in second.rows] == ["size", "pace"]
    assert (first.score.coverage, second.score.coverage) == ((2, 2), (1, 2))
    assert list(nk.robustness(second).verdicts) == ["size", "pace"]
    assert nk.pairwise(case, round="r2").of == 2
    assert nk.pairwise(case, round="r2").agreement.loc["a", "b"] == 1
    with pytest.raises(nk.UnknownNameError, match="issue in this round"):
        second.row("cap")


def test_weights_may_name_an_issue_of_another_round(case: nk.Case) -> None:
    weighed = nk.compare(case, "a", "b", "r2", weights={"cap": 5, "size": 2})
    assert weighed.weights == {"size": 2.0, "pace": 1.0}
    assert nk.pairwise(case, round="r2", weights={"cap": 5}).agreement.loc["a", "b"] == 1
    with pytest.raises(nk.UnknownNameError, match="spped"):
        nk.compare(case, "a", "b", "r2", weights={"spped": 5})


def test_the_codebook_says_where_an_issue_is_asked_and_what_it_replaces(case: nk.Case) -> None:
    frame = nk.issues_frame(case)
    assert list(frame.loc["size", ["rounds", "replaces"]]) == ["r2, r2-papers", "cap"]
    assert frame.loc["pace", ["rounds", "replaces"]].isna().all()


def test_rounds_survive_writing_and_reading(case: nk.Case, tmp_path: Path) -> None:
    named = replace(case, default_round="r1")
    nk.write_case(named, tmp_path / "copy" / "rounds")
    assert nk.load_case(tmp_path / "copy" / "rounds") == named
