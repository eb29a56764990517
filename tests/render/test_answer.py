"""The answer first: a finding, three lines and the range, on cases small enough to work by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.render.answer import LONGEST, finding, range_line, three_lines
from tests.builders import DAYS, OWN, STEPS, TOLD, case_of, says


def told(a: Mapping[str, Any], b: Mapping[str, Any]) -> list[str]:
    """Return the finding, the lines and the range; issues with an S are steps, the others days to 30."""
    scales = {name: STEPS if name.startswith("s") else DAYS for name in {**a, **b}}
    found = nk.compare(case_of(scales, a=a, b=b), "a", "b")
    lines = [finding(found), *(text for _, text in (*three_lines(found), range_line(found)))]
    return [line.replace("Title of ", "") for line in lines]


def test_agreed_names_issue_and_value() -> None:
    assert told({"d": 3, "s": "some"}, {"d": 3, "s": "some"}) == [
        "A and B agree on 2 of 2 issues and are far apart on 0",
        "d (3 days), s (some).",
        "Nothing.",
        "Nothing.",
        "exactly 1 over the 2 issues that can be measured; on so few issues the number says little.",
    ]


def test_near_tells_what_both_accept_and_what_each_wants() -> None:
    """0 and 3 of 30 days are 0.1 apart; 10 and 20 are apart, and both accept 15."""
    a = {"d1": 0, "d2": says(10, accepts=[15])}
    found = told(a, {"d1": 3, "d2": says(20, accepts=[15])})
    assert found[0] == "A and B agree on 0 of 2 issues, are near on 2 and far apart on 0"
    assert found[2] == "d2 (both accept 15 days); d1 (A: 0 days; B: 3 days)."


def test_an_offer_under_conditions_is_near_only_where_it_brings_the_sides_nearer() -> None:
    a = {"d1": [says(0), says(20, conditional=True)], "d2": [says(20), says(0, conditional=True)]}
    found = told(a, {"d1": 30, "d2": 30})
    assert found[2] == "Nothing without conditions; under conditions: d1 (A: 20 days)."


def test_both_refusals_are_told_by_the_same_grammar_in_the_order_of_the_sides() -> None:
    a = {"s1": says("none", rejects=["all"]), "s2": "none", "s3": "none"}
    b = {"s1": "all", "s2": says("all", rejects=["none"]), "s3": "all"}
    assert told(a, b)[3] == (
        "A rejects what B wants on 1 issue (s1); B rejects what A wants on 1 issue (s2); "
        "on 1 issue they want different things (s3)."
    )
    assert told(b, a)[3] == (
        "A rejects what B wants on 1 issue (s2); B rejects what A wants on 1 issue (s1); "
        "on 1 issue they want different things (s3)."
    )


def test_what_is_told_in_two_ways_is_not_among_the_agreed() -> None:
    b = {"d": [says(3, evidence=OWN), says(30, evidence=TOLD)]}
    found = told({"d": says(3, evidence=OWN)}, b)
    assert found[:2] == ["A and B agree on 0 of 1 issue and are far apart on 0", "Nothing."]


def test_a_number_outside_the_range_says_so() -> None:
    """On d both are known and half apart; on s the one level that B's refusals leave is wholly apart.

    So the number is 0.5 on d alone, and over both agreement is (0.5 + 0) / 2, whatever B wants on s.
    """
    a, b = {"d": 0, "s": "all"}, {"d": 15, "s": says(rejects=["most", "some", "all"])}
    assert told(a, b)[4] == (
        "exactly 0.25 over the 2 issues that can be measured; "
        "0.5 on the 1 of 2 issues on which both positions are known; "
        "the number lies outside these limits, as it counts other issues; "
        "on so few issues the number says little."
    )


def test_without_a_known_distance_there_are_limits_and_no_number() -> None:
    assert told({"d": 0}, {"d": None})[4] == (
        "between 0 and 1 over the 1 issue that can be measured, whatever the unknown positions are; "
        "no number, as on no issue both positions are known."
    )


@pytest.mark.parametrize(("n", "more"), [(3, False), (60, True)])
def test_a_line_names_whole_issues_and_how_many_more_there_are(n: int, more: bool) -> None:
    same = {f"d{number}": 3 for number in range(n)}
    line = told(same, same)[1]
    assert len(line) <= LONGEST + len(" and 60 more.")
    assert ("more." in line) is more
    named = line.count("(")
    assert line.endswith(f" and {n - named} more.") is more
