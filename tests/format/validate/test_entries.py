"""Checks on one position, on data that has been read without a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.format.validate.conftest import Check

WORDS = "status: offered, firmness: firm, confidence: high, summary: Says so."
EVIDENCE = "evidence: [{source: report, passage: 1, voice: A, mode: quoted}]"


def _codes(check: Check, entries: str, origin: str = "table") -> list[str]:
    return [finding.code for finding in check(entries, origin)]


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("value: slow", []),
        ("rejects: [fast]", []),
        ("accepts: [even]", []),
        ("engagement: silent", []),
        ("note: Later.", ["nothing-stated"]),
        ("printed: slow", ["nothing-stated"]),
        ("value: slow, engagement: silent", ["value-and-engagement"]),
        ("rejects: [fast], engagement: left-open", ["value-and-engagement"]),
        ("value: slow, printed: even", []),
        ("value: slow, printed: uncodable", []),
        ("value: slow, printed: slow", ["printed-equal"]),
        ("value: slow, rejects: [fast], printed: {rejects: [even]}", []),
        ("value: slow, rejects: [fast], printed: {rejects: [fast]}", ["printed-equal"]),
        ("accepts: [slow, even], printed: {accepts: [even, slow]}", ["printed-equal"]),
        ("value: slow, salience: 80, salience_basis: Named first.", []),
        ("value: slow, salience: 0, salience_basis: Never named.", []),
        ("value: slow, salience: 100, salience_basis: Said so.", []),
        ("value: slow, salience: 80", ["salience-without-basis"]),
        ("value: slow, salience: 101, salience_basis: Said so.", ["salience-range"]),
        ("value: slow, salience: -0.1", ["salience-without-basis", "salience-range"]),
        ("value: slow, conditional_on: [{days: 3}]", []),
        ("rejects: [fast], conditional_on: [{days: 3}]", ["condition-without-offer"]),
        ("value: slow, conditional_on: [{days: 3}, {pace: fast}]", ["conditional-on-itself"]),
        ("value: slow, rejects: [slow]", ["value-rejected"]),
        ("value: slow, accepts: [even], rejects: [fast]", []),
        ("accepts: [even], rejects: [even]", ["accepts-and-rejects"]),
        ("rejects: [slow, even]", []),
        ("rejects: [slow, even, fast]", ["everything-rejected"]),
    ],
)
def test_one_entry(fields: str, codes: list[str], check: Check) -> None:
    assert _codes(check, f"- {{issue: pace, {fields}}}") == codes


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("value: 3, rejects: [{at_least: 5}]", []),
        ("value: 7, rejects: [{at_least: 5}]", ["value-rejected"]),
        ("value: {from: 3, to: 7}, rejects: [{at_least: 5}]", []),
        ("value: {from: 5, to: 7}, rejects: [{at_least: 5}]", ["value-rejected"]),
        ("rejects: [{from: 0, to: 30}]", ["everything-rejected"]),
        ("rejects: [{at_least: 0}]", ["everything-rejected"]),
        ("accepts: [7], rejects: [{at_least: 5}]", ["accepts-and-rejects"]),
        ("accepts: [{from: 4, to: 6}], rejects: [{at_least: 5}]", []),
        ("uncertain: {from: 6, to: 7}, rejects: [{at_least: 5}]", ["value-rejected"]),
        ("uncertain: {from: 4, to: 7}, rejects: [{at_least: 5}]", []),
        ("rejects: [{at_least: 1}]", []),
    ],
)
def test_one_entry_on_numbers(fields: str, codes: list[str], check: Check) -> None:
    assert _codes(check, f"- {{issue: days, {fields}}}") == codes


def test_every_option_of_a_set_may_be_rejected_as_none_of_them_is_left(check: Check) -> None:
    assert _codes(check, "- {issue: groups, rejects: [ill, young]}") == []


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        (f"value: slow, {WORDS}, {EVIDENCE}", []),
        ("value: slow", [*["field-missing"] * 3, "confidence-missing", "evidence-missing"]),
        (f"value: slow, {WORDS}", ["evidence-missing"]),
        (f"value: slow, {WORDS.replace('confidence: high, ', '')}, {EVIDENCE}", ["confidence-missing"]),
        (f"value: slow, {WORDS.replace('status: offered, ', '')}, {EVIDENCE}", ["field-missing"]),
        (f"rejects: [fast], {WORDS}", ["evidence-missing"]),
        ("engagement: silent", []),
        ("engagement: not-coded", []),
        ("engagement: not-applicable", []),
        (f"engagement: left-open, summary: Says so., confidence: high, {EVIDENCE}", []),
        ("engagement: left-open", ["field-missing", "confidence-missing", "evidence-missing"]),
    ],
)
def test_what_a_position_coded_from_sources_must_say(fields: str, codes: list[str], check: Check) -> None:
    entry = f"- {{issue: pace, {fields}}}"
    assert sorted(_codes(check, entry, "sources")) == sorted(codes)
    assert _codes(check, entry, "table") == []


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("mode: quoted, voice: A", None),
        ("mode: inferred", None),
        ("mode: reported-by-opponent, voice: A, reported_by: B", None),
        ("mode: quoted", "is quoted but names no voice"),
        ("mode: document", "is document but names no voice"),
        ("mode: reported, reported_by: B", "is reported but names no voice"),
        ("mode: reported-by-opponent, voice: A", "does not say by whom"),
    ],
)
def test_evidence_names_who_speaks(evidence: str, said: str | None, check: Check) -> None:
    found = check(f"- {{issue: pace, value: slow, evidence: [{{source: report, passage: 1, {evidence}}}]}}")
    assert [finding.code for finding in found] == ([] if said is None else ["voice-missing"])
    assert said is None or said in found[0].message
