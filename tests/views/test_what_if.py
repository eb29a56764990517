"""What an assumption changes, in sentences and as a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import negotiation_kit as nk
from negotiation_kit.linkage import WhatIf
from negotiation_kit.model import Case
from negotiation_kit.views.what_if import (
    live_sentence,
    score_sentence,
    verdicts_sentence,
    what_if_sentence,
    what_if_table,
    what_if_view,
)
from tests.builders import DAYS, STEPS, case_of, says
from tests.views.test_escaping import Page

SCALES = {"truce": STEPS, "arms": STEPS, "days": DAYS}


@pytest.fixture
def found() -> WhatIf:
    case = case_of(
        SCALES,
        a={"truce": ["none", says("most", only_if=[{"arms": "none"}])], "days": 3},
        b={"truce": "all", "arms": "all", "days": 3},
    )
    return nk.what_if(case, {"arms": "none"})


def test_the_whole_in_sentences(found: WhatIf) -> None:
    # Before: truce 1 and days 0 apart, arms unknown (A may be anywhere). After: truce 1/3, arms 0, days 0.
    assert what_if_sentence(found) == (
        "Assumed: Title of arms: none (for A and B). "
        "Live now: A: Title of truce: most. "
        "2 verdicts change: Title of truce from ○ diverge to ◐ partial; "
        "Title of arms from ◌ one-sided to ● agree. "
        "Before: agreement 0.5 on 2 of 3 issues, over all issues between 0.33 and 0.67. "
        "After: agreement 0.89 on 3 of 3 issues. "
        "The two rest on a different number of issues. "
        "This tells what follows from the coded conditions, and forecasts nothing."
    )


def test_nothing_assumed(found: WhatIf) -> None:
    case = found.before.case
    assert what_if_sentence(nk.what_if(case, {})) == (
        "Nothing is assumed; this is as coded. "
        "The score: agreement 0.5 on 2 of 3 issues, over all issues between 0.33 and 0.67."
    )


def test_an_assumption_that_changes_nothing(found: WhatIf) -> None:
    same = nk.what_if(found.before.case, {"days": 3})
    assert live_sentence(same) == "No conditional offer becomes live."
    assert verdicts_sentence(same) == "No verdict changes."
    assert score_sentence(same).startswith("The score stays: agreement 0.5")
    assert what_if_table(same) == '<p role="status">No issue changes.</p>'


def test_a_distance_that_changes_under_the_same_verdict(found: WhatIf) -> None:
    case = found.before.case
    said = verdicts_sentence(nk.what_if(case, {"a": {"truce": "some"}}))
    assert (
        said
        == "No verdict changes. Under the same verdict another distance: Title of truce, from 1 to 0.667."
    )


def test_an_offer_through_another_and_one_that_lapses() -> None:
    scales = {"truce": STEPS, "arms": STEPS, "land": STEPS, "aid": STEPS}
    case = case_of(
        scales,
        a={"truce": says("all", only_if=[{"arms": "none"}]), "aid": says("all", only_if=[{"land": "all"}])},
        b={"arms": says("none", only_if=[{"land": "none"}]), "land": "all"},
    )
    said = live_sentence(nk.what_if(case, {"land": "none"}))
    assert said == (
        "Live now: B: Title of arms: none; A: Title of truce: all (through another live offer). "
        "Live no longer: A: Title of aid: all."
    )


def test_without_a_score() -> None:
    case = case_of({"truce": STEPS, "arms": STEPS}, a={"truce": "all"}, b={})
    found = nk.what_if(case, {"a": {"arms": "all"}})
    assert score_sentence(found) == "The score stays: no agreement score, over all issues between 0 and 1."


def test_the_table_has_before_and_after(found: WhatIf) -> None:
    table = what_if_table(found)
    assert table.count("<tr>") == 3
    for text in ("As coded", "Under the assumption", "○ diverge", "◐ partial", "A: none or most", "0.333"):
        assert text in table
    for style in table.split('style="')[1:]:
        own = style.split('"')[0]
        assert ("background:#" in own) <= ("color:#" in own)


def test_nothing_from_a_file_becomes_html(nasty: str, nastied: Callable[[str], Case]) -> None:
    html, harmless = (
        what_if_view(nk.what_if(nastied(text), {"russia": {"martial-law": "keep"}}, "2025-06-02"))
        for text in (nasty, "x")
    )
    assert nasty in "".join(Page(html).texts)
    assert html.count("<") == harmless.count("<")
