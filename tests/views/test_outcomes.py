"""What nobody has ruled out, as a sentence and as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.linkage import FeasibleOutcomes
from negotiation_kit.model import Case
from negotiation_kit.views.outcomes import (
    outcome_title,
    outcomes_sentence,
    outcomes_table,
    outcomes_view,
    room_text,
)
from tests.builders import DAYS, STEPS, case_of, says
from tests.views.test_escaping import Page

RED: dict[str, Any] = {"firmness": "red-line"}


@pytest.fixture
def found() -> FeasibleOutcomes:
    scales = {"truce": STEPS, "arms": STEPS, "land": STEPS, "days": DAYS}
    a = {"truce": "all", "arms": says("none", **RED), "land": says(rejects=["all"])}
    b = {"truce": "all", "arms": says("all", **RED), "land": says("most", conditional=True)}
    return nk.feasible_outcomes(case_of(scales, a=a, b=b))


def test_the_sentence_counts_issues(found: FeasibleOutcomes) -> None:
    assert outcomes_sentence(found) == (
        "A and B have said something on 3 issues. On 1 of them there is an outcome that all accept; "
        "on 1 some outcomes are ruled out. On 1 issue nothing is left."
    )


def test_an_issue_with_two_objects_counts_once() -> None:
    a = {"days": [says(3, object="local-pause"), says(rejects=[30], object="truce")]}
    found = nk.feasible_outcomes(case_of({"days": DAYS}, a=a, b={"days": says(3, object="local-pause")}))
    assert outcomes_sentence(found).startswith("A and B have said something on 1 issue. On 1 of them")
    assert outcomes_sentence(found).endswith("On each something is left.")
    assert outcome_title(found.rows[0]) == "Title of days (local pause)"


def test_nothing_said() -> None:
    found = nk.feasible_outcomes(case_of({"days": DAYS}, a={}, b={}))
    assert outcomes_sentence(found) == "No party has said anything on these issues."
    assert outcomes_table(found) == '<p role="status">No party has said anything on these issues.</p>'
    assert "nothing ruled out" in outcomes_table(found, found.rows)


def test_each_partys_room(found: FeasibleOutcomes) -> None:
    said = {row.issue.id: [room_text(row, room) for room in row.rooms] for row in found.told}
    assert said == {
        "truce": ["accepts all", "accepts all"],
        "arms": ["accepts none; holds as a red line none", "accepts all; holds as a red line all"],
        "land": ["leaves none; some; most", "offers under conditions most"],
    }
    silent = found.row("days")
    assert room_text(silent, silent.rooms[0]) == "has accepted and ruled out nothing"


def test_the_table(found: FeasibleOutcomes) -> None:
    table = outcomes_table(found)
    assert "Title of days" not in table
    for text in ("all accept: all", "none left, because A leaves none and B leaves all", "none; some; most"):
        assert text in table
    for style in table.split('style="')[1:]:
        own = style.split('"')[0]
        assert ("background:#" in own) <= ("color:#" in own)


def test_nothing_from_a_file_becomes_html(nasty: str, nastied: Callable[[str], Case]) -> None:
    html, harmless = (
        outcomes_view(nk.feasible_outcomes(nastied(text), "2025-06-02")) for text in (nasty, "x")
    )
    assert nasty in "".join(Page(html).texts)
    assert html.count("<") == harmless.count("<")
