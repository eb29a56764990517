"""The files that the page's exercise saves are read, and nothing else passes for one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from negotiation_kit.classroom.answers import read_answers
from negotiation_kit.model import Case
from negotiation_kit.scales import Span
from tests.classroom.conftest import ANSWERS, HEAD, ROUND, answers


def test_every_kind_of_answer_is_read(istanbul: Case) -> None:
    found = read_answers(answers("Ana"), istanbul, ROUND)
    assert (found.name, found.left_out) == ("Ana", ())
    told = {(one.issue, one.party): one.value or one.engagement for one in found.positions}
    assert told == {
        ("ceasefire-scope", "russia"): "local-pause",
        ("ceasefire-scope", "ukraine"): "general-unconditional",
        ("ceasefire-duration", "russia"): (Span(2, 3),),
        ("ceasefire-duration", "ukraine"): (Span(30, 30),),
        ("pow-exchange-categories", "russia"): ("wounded", "sick"),
        ("pow-exchange-categories", "ukraine"): "silent",
    }
    first = found.positions[0]
    assert (first.confidence, first.firmness, first.note) == ("high", "red-line", "passage 17")


def test_what_the_page_itself_would_save_is_read(istanbul: Case) -> None:
    """The questions and options of the page's own exercise, each answered with its first option."""
    from negotiation_kit.webpage.classroom import exercise
    from tests.webpage.test_single_file import data_of

    data = data_of(exercise(istanbul, ["russia", "ukraine"], round=ROUND).student.html)
    given = {
        issue["id"]: {party: {"value": _first(issue)} for party, _ in data["parties"]}
        for issue in data["issues"]
    }
    head = {"exercise": data["exercise"], "case": data["case"], "round": data["round"]}
    found = read_answers(answers("Ana", given, **head), istanbul, ROUND)
    assert found.left_out == ()
    assert len(found.positions) == 2 * len(data["issues"])


def _first(issue: dict[str, Any]) -> Any:
    if issue["level"] == "set":
        return [issue["options"][0][0]]
    return issue["options"][0][0] if "options" in issue else [issue["min"], issue["max"]]


@pytest.mark.parametrize(
    ("issue", "answer"),
    [
        ("ceasefire-scope", {"value": "nver"}),
        ("ceasefire-scope", {"value": None}),
        ("ceasefire-scope", {"value": {"a": 1}}),
        ("ceasefire-scope", {"stance": "not-coded"}),
        ("ceasefire-scope", {"stance": ["silent"]}),
        ("ceasefire-duration", {"value": [3, 2]}),
        ("ceasefire-duration", {"value": [2]}),
        ("ceasefire-duration", {"value": 7}),
        ("ceasefire-duration", {"value": ["2", "3"]}),
        ("ceasefire-duration", {"value": [2, 1000]}),
        ("ceasefire-duration", {"value": [True, True]}),
        ("pow-exchange-categories", {"value": "wounded"}),
        ("pow-exchange-categories", {"value": ["nobody"]}),
    ],
)
def test_an_answer_off_its_scale_is_left_out_and_told(
    istanbul: Case, issue: str, answer: dict[str, Any]
) -> None:
    found = read_answers(answers("Ana", {issue: {"russia": answer}}), istanbul, ROUND)
    assert found.positions == ()
    assert found.left_out == (f"{istanbul.issue(issue).title} (Russia)",)


def test_an_issue_that_is_not_asked_is_told(istanbul: Case) -> None:
    found = read_answers(answers("Ana", {"strange": {"russia": {"value": 1}}, **ANSWERS}), istanbul, ROUND)
    assert found.left_out == ("issues that this case does not have: 'strange'",)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "does not say format"),
        (b'{"format": "other"}', "does not say format"),
        (json.dumps({**HEAD, "version": 2}).encode(), "says version 2, and this kit reads 1"),
        (json.dumps({**HEAD, "case": "other"}).encode(), "to the case 'other', and this is 'istanbul-2025'"),
        (json.dumps({**HEAD, "round": None}).encode(), "to the round nothing"),
        (json.dumps(HEAD).encode(), "holds no answers"),
        (json.dumps({**HEAD, "answers": 3}).encode(), "holds no answers"),
        (b'{"format": NaN}', "not JSON"),
    ],
)
def test_what_is_no_file_of_answers_is_refused(istanbul: Case, data: bytes, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_answers(data, istanbul, ROUND)


@pytest.mark.parametrize(
    "given",
    [{"ceasefire-scope": []}, {"ceasefire-scope": {"russia": 3}}, {"ceasefire-scope": {"nobody": {}}}],
)
def test_answers_of_another_shape_are_passed_over(istanbul: Case, given: dict[str, Any]) -> None:
    assert read_answers(answers("Ana", given), istanbul, ROUND).positions == ()


@pytest.mark.parametrize(
    ("coder", "name"), [("  Ana\n B ", "Ana B"), ("x\u202ey", ""), ("a" * 200, "a" * 80), (None, "")]
)
def test_a_name_is_one_line_without_tricks(istanbul: Case, coder: Any, name: str) -> None:
    assert read_answers(answers(coder), istanbul, ROUND).name == name
