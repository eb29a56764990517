"""Which of several parties want the same."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import agreeing, stance
from negotiation_kit.scales import Span

DAYS = {"level": "ratio", "min": 0, "max": 10}


@pytest.mark.parametrize(
    ("values", "groups"),
    [
        ([1, 1, 2], [("a", "b")]),
        ([1, 2, 1, 2], [("a", "c"), ("b", "d")]),
        ([1, 1, 1], [("a", "b", "c")]),
        ([1, 2, 3], []),
        ([1, None, None], []),
        ([None, None], []),
        (["2..3", "2..3", "2"], [("a", "b")]),
        # Either of two values is another position than one of them.
        (["1", "1;2", "2"], []),
    ],
)
def test_within_a_group_every_two_agree(values: list[object], groups: list[tuple[str, ...]]) -> None:
    rows = [
        {"party": party, "issue": "Days", "value": value}
        for party, value in zip("abcd", values, strict=False)
    ]
    case = nk.case_from_frame(pd.DataFrame(rows), DAYS)
    stances = [stance(case, party, case.issues[0], case.rounds[0].id) for party in case.parties]
    found = agreeing(stances)
    assert list(found) == groups
    for group in found:
        for one in group:
            for other in group:
                if one != other:
                    assert nk.compare(case, one, other).rows[0].verdict is nk.Verdict.AGREE


def test_two_who_agree_with_a_third_alone_are_no_group() -> None:
    rows = [
        {"party": party, "issue": "Days", "value": value} for party, value in (("a", 1), ("b", 1), ("c", 2))
    ]
    case = nk.case_from_frame(pd.DataFrame(rows), DAYS)
    second = replace(case.entries("b", case.issues[0].id, case.rounds[0].id)[0], value=(Span(2, 2),))
    case = replace(case, positions=(*case.positions, second))  # b now has two offers, one that each wants
    a, b, c = (stance(case, party, case.issues[0], case.rounds[0].id) for party in case.parties)
    assert [agreeing(pair) for pair in ((a, b), (b, c), (a, c))] == [(("a", "b"),), (("b", "c"),), ()]
    assert agreeing((a, b, c)) == (("a", "b"),)
