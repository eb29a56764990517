"""Which issues are left by basket, verdict and words."""

from __future__ import annotations

import pytest

from negotiation_kit.analysis.comparing import Comparison, Verdict
from negotiation_kit.notebook.controls import ALL, matching


def found(comparison: Comparison, basket: str = ALL, verdict: str = "", words: str = "") -> list[str]:
    verdicts = (verdict,) if verdict else ()
    return [row.issue.id for row in matching(comparison, basket, verdicts, words)]


def test_no_filter_leaves_every_issue_in_the_order_of_the_case(compared: Comparison) -> None:
    assert found(compared) == [row.issue.id for row in compared.rows]


def test_a_basket_leaves_its_issues(compared: Comparison) -> None:
    everywhere = [issue for basket in compared.case.baskets for issue in found(compared, basket=basket.id)]
    assert everywhere == found(compared)
    assert found(compared, basket="ceasefire")[0] == "ceasefire-scope"


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_leaves_its_issues(compared: Comparison, verdict: Verdict) -> None:
    left = found(compared, verdict=verdict.value)
    assert all(compared.row(issue).verdict is verdict for issue in left)
    assert len(left) == compared.verdicts.get(verdict, 0)


def test_several_verdicts_leave_the_issues_of_each(compared: Comparison) -> None:
    both = matching(compared, ALL, ("agree", "open"), "")
    assert {row.verdict.value for row in both} == {"agree", "open"}


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("nato", "nato-bid"),  # the title
        ("NATO", "nato-bid"),
        ("  bid   nato ", "nato-bid"),  # every word, in any order
        ("battlefield", None),  # why a party wants it, which is no stance
        ("ceasefire-scope", "ceasefire-scope"),  # the id
        ("30 days", "ceasefire-duration"),  # a stance
    ],
)
def test_words_look_through_titles_stances_and_ids(
    compared: Comparison, words: str, issue: str | None
) -> None:
    left = found(compared, words=words)
    assert (issue in left) if issue else left == []
    assert len(left) < len(compared.rows)


def test_words_fold_case_in_every_script(compared: Comparison) -> None:
    assert found(compared, words="DIVERGE") == found(compared, verdict="diverge")
    assert found(compared, words="no-such-word") == []
