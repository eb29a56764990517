"""Which of several parties want the same."""

from __future__ import annotations

from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import agreeing, stance
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, STEPS, TOLD, case_of, says

Groups = list[tuple[str, ...]]


def groups(scale: Scale, *said: Any) -> Groups:
    """Return the groups of parties a, b, c, ... that want the same; `compare` sees every two agree."""
    case = case_of({"it": scale}, {name: {"it": own} for name, own in zip("abcdef", said, strict=False)})
    found = list(agreeing([stance(case, party, case.issues[0], "r1") for party in case.parties]))
    for group in found:
        for one in group:
            for other in group:
                if one != other:
                    assert nk.compare(case, one, other).rows[0].verdict is nk.Verdict.AGREE
    return found


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([1, 1, 2], [("a", "b")]),
        ([1, 2, 1, 2], [("a", "c"), ("b", "d")]),
        ([1, 1, 1], [("a", "b", "c")]),
        ([1, 2, 3], []),
        ([1, None, None], []),
        ([None, None], []),
        (["2..3", "2..3", 2], [("a", "b")]),
        # Either of two values is another position than one of them.
        ([1, says([1, 2]), 2], []),
        ([1, [says(1), says(2)], 2], []),
        ([says([1, 2]), [says(2), says(1)]], [("a", "b")]),
        # What is merely accepted, or left by rejections, is not wanted.
        ([says(accepts=[1]), says(accepts=[1])], []),
        ([1, says(accepts=[1])], []),
        # The best account speaks: to be told to want the same is not to want it.
        ([1, [says(2), says(1, evidence=TOLD)], 2], [("b", "c")]),
        ([1, says(1, conditional=True)], [("a", "b")]),
    ],
)  # fmt: skip
def test_within_a_group_every_two_agree(said: list[Any], expected: Groups) -> None:
    assert groups(DAYS, *said) == expected


def test_to_be_left_one_outcome_is_not_to_want_it() -> None:
    assert groups(COLOURS, "blue", says(rejects=["red", "green"]), "blue") == [("a", "c")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # The same word about different things.
        ([says("some", object="x"), says("some", object="y"), says("some", object="x")], [("a", "c")]),
        ([says("some", object="x"), "some"], []),
        # Of two common objects both must be the same.
        (
            [
                [says("some", object="x"), says("all", object="y")],
                [says("some", object="x"), says("none", object="y")],
                [says("all", object="y"), says("some", object="x")],
            ],
            [("a", "c")],
        ),
        # What one of them alone speaks of besides does not part them.
        ([[says("some", object="x"), says("all", object="y")], says("some", object="x")], [("a", "b")]),
        # To want it in one thing and refuse it in another is no agreement.
        (
            [
                [says("some", object="x"), says("all", object="y")],
                [says("some", object="x"), says(rejects=["all"], object="y")],
            ],
            [],
        ),
    ],
)  # fmt: skip
def test_who_wants_the_same_of_the_same_object(said: list[Any], expected: Groups) -> None:
    assert groups(STEPS, *said) == expected


def test_two_who_agree_with_a_third_on_different_objects_are_no_group() -> None:
    """A and B agree on x, B and C on y; A and C speak of different things."""
    x, y = says("some", object="x"), says("all", object="y")
    assert groups(STEPS, x, [x, y], y) == [("a", "b")]
    assert groups(STEPS, y, [x, y], x) == [("a", "b")]
    assert groups(STEPS, x, y) == []
