"""Gap, reach and bounds, by hand and by outside sources."""

from __future__ import annotations

from typing import Any

import pytest

from negotiation_kit.errors import UnknownNameError
from negotiation_kit.scales import OrdinalScale, Scale
from negotiation_kit.scales.distance import applies, bounds_from_known, bounds_of_unknown, gap, reach
from tests.builders import (
    COLOURS,
    DAYS,
    DEGREES,
    GROUPS,
    JUNE,
    LOPSIDED,
    PEOPLE,
    STEPS,
    THREE,
    distance,
    known,
    left,
    levels,
    likert,
)


@pytest.mark.parametrize(
    ("scale", "a", "b", "expected"),
    [
        (COLOURS, "red", "red", 0),
        (COLOURS, "red", "blue", 1),
        (COLOURS, ["red", "green"], "green", 0),  # any of the alternatives is enough
        (STEPS, "some", "all", 2 / 3),  # two of three steps
        (STEPS, ["none", "most"], "all", 1 / 3),
        (STEPS, "none", "some", 1 / 3),
        (THREE, "no", "half", 1 / 2),  # half credit for the middle of three
        (LOPSIDED, "low", "middle", 1 / 10),  # `at: 0, 1, 10`
        (LOPSIDED, "middle", "high", 9 / 10),
        (DEGREES, -10, 5, 15 / 20),
        (DAYS, 6, 15, 9 / 30),
        (DAYS, {"from": 2, "to": 3}, 30, 27 / 30),  # from the near end, 3
        (DAYS, {"from": 2, "to": 9}, {"from": 5, "to": 7}, 0),
        (DAYS, {"at_most": 6}, {"at_least": 12}, 6 / 30),
        (DAYS, [3, 20], 18, 2 / 30),  # the nearer of two alternatives
        (DAYS, [3, 20], [9, 10], 6 / 30),
        (GROUPS, ["wounded"], ["wounded", "sick", "young"], 2 / 3),  # one in common of three
        (GROUPS, ["wounded", "sick"], ["sick", "young"], 2 / 3),
        (GROUPS, ["wounded"], ["sick"], 1),
        (GROUPS, [], ["sick"], 1),
        (GROUPS, [], [], 0),
        (JUNE, "2025-06-10", "2025-06-20", 10 / 29),  # 29 days from 1 to 30 June
        (JUNE, "2025-06-20/2025-06-30", "2025-06-11", 9 / 29),
        (JUNE, "2025-06", "2025-06-11", 0),
        (JUNE, "2025-06-21/..", "2025-06-11", 10 / 29),
    ],
)
def test_distances_by_hand(scale: Scale, a: Any, b: Any, expected: float) -> None:
    assert distance(scale, a, b) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("scale", "a", "b", "expected"),
    [
        (COLOURS, "red", "red", 0),
        (STEPS, "some", "most", 1),
        (LOPSIDED, "low", "middle", 1),
        (DAYS, 3, 3, 0),
        (DAYS, 3, 4, 1),
        (DAYS, {"from": 2, "to": 4}, 3, 1),  # one wants a range, the other a number in it
        (DAYS, [3, 4], [4, 3], 0),
        (DAYS, {"at_least": 30}, 30, 0),  # closed by the anchor
        (GROUPS, ["sick", "wounded"], ["wounded", "sick"], 0),
        (GROUPS, ["sick"], ["wounded", "sick"], 1),
        (JUNE, "2025-06", "2025-06-01/2025-06-30", 0),
    ],
)
def test_identical_is_the_same_or_not(scale: Scale, a: Any, b: Any, expected: float) -> None:
    assert distance(scale, a, b, "identical") == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("1", "1", 0),
        ("1", "5", 1),
        ("1", "3", 0.5),
        ("3", "3", 0.5),  # two neutral positions lean neither way
        ("2", "2", 0.375),  # 0.5 - 2 x 0.25 x 0.25: moderates do not fully agree
        ("2", "4", 0.625),
    ],
)
def test_directional_by_hand(a: str, b: str, expected: float) -> None:
    assert distance(likert(5), a, b, "directional") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (-10, 10, 1),
        (0, 10, 0.5),
        (5, 5, 0.375),
        ({"from": -10, "to": 10}, 10, 0),  # a range counts by its nearest point
        ([-10, 5], 10, 0.25),  # 0.5 - 2 x 0.25 x 0.5
    ],
)
def test_directional_on_numbers(a: Any, b: Any, expected: float) -> None:
    assert distance(DEGREES, a, b, "directional") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("scale", "a", "b", "expected"),
    [
        (COLOURS, "red", "red", 0),
        (COLOURS, ["red", "green"], "red", 1),  # green is 1 from red
        (STEPS, ["none", "some"], ["some", "all"], 2 / 3),  # from all to some
        (DAYS, 3, 18, 15 / 30),
        (DAYS, {"from": 2, "to": 3}, {"from": 1, "to": 2}, 1 / 30),
        (DAYS, {"from": 0, "to": 3}, {"from": 0, "to": 30}, 27 / 30),
        (DAYS, [0, 30], {"from": 0, "to": 30}, 15 / 30),  # the middle is as far from either end
        (PEOPLE, [0, 5], {"from": 0, "to": 5}, 2 / 20),  # 2 of the whole people is 2 from 0, 3 is 2 from 5
        (GROUPS, ["sick"], ["sick", "young"], 1 / 2),
        (JUNE, "2025-06-01/2025-06-04", "2025-06-03", 2 / 29),
    ],
)
def test_reach_by_hand(scale: Scale, a: Any, b: Any, expected: float) -> None:
    one, other = known(scale, a), known(scale, b)
    assert reach(one, other) == reach(other, one) == pytest.approx(expected)


class TestOpenVaa:
    """Worked values of OpenVAA's matching tests (packages/matching/tests), distances of 0 to 1."""

    REFERENCE = ("1", "3", "5")

    def mean(self, pairs: list[tuple[Any, ...]], metric: str = "gower") -> float:
        return sum(distance(scale, a, b, metric) for scale, a, b in pairs) / len(pairs)

    def test_likert_manhattan_with_weights(self) -> None:
        weights = (0.54234, 4.131231, 97.1134)
        found = [distance(likert(5), a, "1") for a in self.REFERENCE]
        assert sum(w * d for w, d in zip(weights, found, strict=True)) / sum(weights) == pytest.approx(
            0.974378, abs=5e-7
        )

    def test_missing_answers_as_neutral(self) -> None:
        assert self.mean([(likert(5), a, "3") for a in self.REFERENCE]) == pytest.approx(1 / 3)

    def test_missing_answers_as_far_as_they_can_be(self) -> None:
        highs = [bounds_from_known(known(likert(5), a), likert(5).everything()).high for a in self.REFERENCE]
        assert sum(highs) / 3 == pytest.approx(0.83333, abs=5e-6)

    def test_two_of_three_answered(self) -> None:
        assert self.mean([(likert(5), "5", "3"), (likert(5), "5", "5")]) == 0.25

    def test_directional(self) -> None:
        pairs = zip("12342", "15523", strict=True)
        assert self.mean([(likert(5), a, b) for a, b in pairs], "directional") == pytest.approx(0.475)

    def test_mixed_types_with_a_missing_answer_at_its_farthest(self) -> None:
        two, four = _categories("no", "yes"), _categories("a", "b", "c", "d")
        missing = bounds_from_known(known(likert(5), "1"), likert(5).everything())
        rest = [(likert(7), "6", "2"), (two, "no", "yes"), (four, "c", "c")]
        found = missing.high + sum(distance(*pair) for pair in rest)
        assert found / 4 == pytest.approx(0.666667, abs=5e-7)

    def test_mixed_types_where_the_kit_differs_knowingly(self) -> None:
        # OpenVAA scores a mismatch on n categories 2/n and prints 0.354167; the kit scores it 1 (Gower 1971).
        two, four = _categories("no", "yes"), _categories("a", "b", "c", "d")
        pairs = [(likert(5), "1", "4"), (likert(7), "6", "7"), (two, "no", "no"), (four, "c", "a")]
        assert self.mean(pairs) == pytest.approx(0.354167 + (1 - 2 / 4) / 4, abs=5e-7)

    @pytest.mark.parametrize(
        ("one", "other", "expected"), [("11113", "11545", 0.45), ("1", "1", 0), ("1111", "1154", 0.4375)]
    )
    def test_sub_scores(self, one: str, other: str, expected: float) -> None:
        assert self.mean([(likert(5), a, b) for a, b in zip(one, other, strict=True)]) == expected


def _categories(*names: str) -> Scale:
    return type(COLOURS)(levels(*names))


@pytest.mark.parametrize(
    ("scale", "a", "rejects", "expected"),
    [
        (COLOURS, "red", [], (0, 1)),
        (COLOURS, "red", ["red"], (1, 1)),
        (STEPS, "none", [], (0, 1)),
        (STEPS, "some", [], (0, 2 / 3)),
        (STEPS, "none", ["none", "all"], (1 / 3, 2 / 3)),
        (THREE, "yes", ["yes"], (1 / 2, 1)),
        (THREE, "yes", ["yes", "half"], (1, 1)),
        (LOPSIDED, "middle", ["middle"], (1 / 10, 9 / 10)),
        (DAYS, 30, [], (0, 1)),
        (DAYS, 12, [], (0, 18 / 30)),
        (DAYS, 12, [{"from": 9, "to": 30}], (3 / 30, 12 / 30)),
        (DAYS, {"from": 6, "to": 12}, [], (0, 18 / 30)),
        (DAYS, [0, 30], [], (0, 1 / 2)),  # 15 days lie half way between the alternatives
        (DAYS, [0, 30], [{"from": 10, "to": 20}], (0, 10 / 30)),
        (DAYS, [0, 12], [{"from": 13, "to": 30}], (0, 6 / 30)),  # 6 days, which no end and no middle is
        (DAYS, 30, [30], (0, 1)),  # a limit: the last day alone is ruled out
        (GROUPS, ["wounded"], [], (0, 1)),
        (GROUPS, ["wounded", "sick"], ["wounded"], (1 / 2, 1)),
        (GROUPS, ["wounded"], ["wounded"], (1, 1)),
        (GROUPS, [], ["wounded"], (0, 1)),
        (GROUPS, ["sick"], ["wounded", "sick", "young"], (1, 1)),
        (JUNE, "2025-06-11", [], (0, 19 / 29)),
        (
            JUNE,
            "2025-06-11",
            ["2025-06-06/.."],
            (6 / 29, 10 / 29),
        ),  # days are whole: the 5th is the last left
        (PEOPLE, 0, [{"at_least": 6}], (0, 5 / 20)),
        (PEOPLE, 0, [{"at_most": 6}, {"at_least": 8}], (7 / 20, 7 / 20)),  # 7 alone is left
        (STEPS, ["none", "all"], [], (0, 1 / 3)),  # each level between is one step from one of the two
        (GROUPS, [], [], (0, 1)),
        (COLOURS, ["red", "green"], ["red"], (0, 1)),
        (COLOURS, ["red", "green"], ["red", "green"], (1, 1)),
        (COLOURS, "blue", ["red", "green"], (0, 0)),
    ],
)
def test_bounds_of_one_known_by_hand(
    scale: Scale, a: Any, rejects: list[Any], expected: tuple[float, float]
) -> None:
    assert bounds_from_known(known(scale, a), left(scale, *rejects)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("scale", "metric", "a", "b", "expected"),
    [
        (STEPS, "gower", [], [], (0, 1)),
        (STEPS, "gower", ["none"], ["all"], (0, 1)),
        (STEPS, "gower", ["none"], ["none"], (0, 2 / 3)),
        (STEPS, "gower", ["none", "some"], ["most", "all"], (1 / 3, 1)),
        (STEPS, "identical", ["none", "some"], ["most", "all"], (1, 1)),
        (DAYS, "gower", [{"at_least": 6}], [{"at_most": 12}], (6 / 30, 1)),
        (DAYS, "identical", [{"at_least": 6}], [{"at_most": 12}], (1, 1)),
        (DAYS, "identical", [{"at_least": 13}], [{"at_most": 12}], (0, 1)),
        # They share the end, which both rule out.
        (DAYS, "identical", [{"at_least": 6}], [{"at_most": 6}], (1, 1)),
        (PEOPLE, "identical", [{"at_least": 7}], [{"at_most": 5}], (0, 1)),  # 6
        (PEOPLE, "identical", [{"at_least": 6}], [{"at_most": 5}], (1, 1)),
        (GROUPS, "gower", ["wounded"], ["sick"], (0, 1)),
        (THREE, "directional", [], [], (0, 1)),
        (THREE, "directional", ["no"], ["no"], (0, 0.5)),
        (THREE, "directional", ["no"], ["yes"], (0.5, 1)),
        (DEGREES, "directional", [{"at_least": 0}], [{"at_most": 0}], (0.5, 1)),
        (JUNE, "gower", ["2025-06-06/.."], ["../2025-06-11"], (7 / 29, 1)),
    ],
)
def test_bounds_of_two_unknown_by_hand(
    scale: Scale, metric: str, a: list[Any], b: list[Any], expected: tuple[float, float]
) -> None:
    one, other = left(scale, *a), left(scale, *b)
    assert bounds_of_unknown(one, other, metric) == pytest.approx(expected)
    assert bounds_of_unknown(other, one, metric) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("scale", "metric", "a", "rejects", "expected"),
    [
        (COLOURS, "identical", "red", [], (0, 1)),
        (STEPS, "identical", "some", ["some"], (1, 1)),
        (DAYS, "identical", 5, [], (0, 1)),
        (DAYS, "identical", 5, [{"at_least": 4}], (1, 1)),
        (DAYS, "identical", {"from": 2, "to": 9}, [{"at_least": 4}], (1, 1)),
        # To want the same is to want all of it: 20 is ruled out, so that 3 alone is not the same.
        (DAYS, "identical", [3, 20], [{"at_least": 10}], (1, 1)),
        (COLOURS, "identical", "blue", ["red", "green"], (0, 0)),
        (GROUPS, "identical", ["sick"], ["wounded"], (0, 1)),
        (GROUPS, "identical", ["sick"], ["sick"], (1, 1)),
        (THREE, "directional", "yes", [], (0, 1)),
        (THREE, "directional", "yes", ["no"], (0, 0.5)),
        (THREE, "directional", "half", [], (0.5, 0.5)),
        (DEGREES, "directional", [-10, 10], [], (0, 0.5)),  # farthest in the middle, between the two
        (DEGREES, "directional", 5, [], (0.25, 0.75)),
        (DEGREES, "directional", {"from": -5, "to": 10}, [{"at_most": -5}], (0, 0.5)),
    ],
)
def test_bounds_under_other_metrics_by_hand(
    scale: Scale, metric: str, a: Any, rejects: list[Any], expected: tuple[float, float]
) -> None:
    assert bounds_from_known(known(scale, a), left(scale, *rejects), metric) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("scale", "defined"),
    [
        (COLOURS, False),
        (GROUPS, False),
        (STEPS, False),  # an even number of levels has no middle
        (THREE, True),
        (LOPSIDED, False),  # its middle level is not half way
        (OrdinalScale(levels("a", "b", "c"), (0.0, 5.0, 10.0)), True),
        (OrdinalScale(levels("a", "b", "c"), (0.1, 0.2, 0.3)), True),  # half way but for a rounding hair
        (DEGREES, True),
        (DAYS, False),  # a true zero is an end, not a middle
        (JUNE, False),
    ],
)
def test_where_directional_is_defined(scale: Scale, defined: bool) -> None:
    assert applies(scale, "directional") is defined
    assert applies(scale, "gower")
    assert applies(scale, "identical")


@pytest.mark.parametrize("measure", [gap, bounds_from_known, bounds_of_unknown])
def test_an_unknown_metric_is_refused_with_a_guess(measure: Any) -> None:
    said = r"no metric 'gowers'.*gower, identical, directional.*Did you mean 'gower'"
    with pytest.raises(UnknownNameError, match=said):
        measure(DAYS.everything(), DAYS.everything(), "gowers")
