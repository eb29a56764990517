"""Alpha of a class: answers have no object, and the key is a coder only when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.coding.readings import Reading, distance
from negotiation_kit.analysis.comparing import stance
from negotiation_kit.model import LEAD, Case
from tests.classroom.conftest import ANSWERS, ROUND, answers


def collected(case: Case, folder: Path, *given: dict[str, Any]) -> nk.Seminar:
    for n, each in enumerate(given):
        (folder / f"s{n}.json").write_bytes(answers(f"s{n}", each))
    return nk.collect_codings(case, folder)


def test_answers_have_no_object_and_agree_with_a_key_that_has_one(istanbul: Case, tmp_path: Path) -> None:
    found = collected(istanbul, tmp_path, ANSWERS)
    own = [entry for entry in found.case.positions if entry.coder != LEAD]
    assert {entry.object for entry in own} == {None}
    key = {entry.object for entry in istanbul.entries("russia", "ceasefire-duration", ROUND)}
    assert "local-pause" in key
    rows = found.frame.set_index(["issue", "party"])
    assert rows.loc[("ceasefire-duration", "russia"), "as_key"] == 1


def test_an_answer_is_held_against_values_and_a_file_against_objects_too(istanbul: Case) -> None:
    """Of one stance read twice it is 0; of another object 1, but for an answer, which names none."""
    issue = istanbul.issue("ceasefire-duration")
    one, other = (
        stance(istanbul, istanbul.party(name), issue, ROUND, "reading") for name in ("russia", "ukraine")
    )
    assert distance(Reading("a", one), Reading("b", other)) == 1
    apart = distance(Reading("a", one, answer=True), Reading("b", other))
    assert apart == distance(Reading("a", one), Reading("b", other, answer=True))
    assert apart is not None
    assert 0 < apart < 1
    assert distance(Reading("a", one, answer=True), Reading("b", one)) == 0


def test_the_key_counts_only_when_asked_for(istanbul: Case, tmp_path: Path) -> None:
    found = collected(istanbul, tmp_path, ANSWERS, ANSWERS)
    assert found.reliability is not None
    assert found.reliability_with_key is not None
    assert LEAD not in found.reliability.coders
    assert found.reliability_with_key.coders == (LEAD, *found.reliability.coders)
    assert found.reliability.overall.stance.n_pairable == 12
    # Beside the two, the key reads every one of the 48 places, of which six are read by more than one.
    assert found.reliability_with_key.overall.stance.n_pairable == 18


def test_one_student_has_an_alpha_with_the_key_alone(istanbul: Case, tmp_path: Path) -> None:
    found = collected(istanbul, tmp_path, ANSWERS)
    assert found.reliability is None
    assert found.reliability_with_key is not None
    assert found.reliability_with_key.overall.stance.n_pairable_units == 6


def test_an_issue_of_two_parties_has_an_alpha_in_a_class(istanbul: Case, tmp_path: Path) -> None:
    """Five see 2 to 3 days and 30, one 30 and 30: within, 5 of 15 pairs of the first unit differ.

    Of the twelve values 5 are the pause and 7 the truce: 35 of 66 pairs differ, all by the same distance.
    """
    other = {"ceasefire-duration": {"russia": {"value": [30, 30]}, "ukraine": {"value": [30, 30]}}}
    found = collected(istanbul, tmp_path, *[ANSWERS] * 5, other).reliability
    assert found is not None
    alpha = found.by_issue["ceasefire-duration"].value
    assert alpha.value == pytest.approx(1 - (5 / 15 / 2) / (35 / 66))
    assert "Only 2 units can be paired" in alpha.note
