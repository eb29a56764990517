"""The specification curve: every setting in order, what it is set to, and nothing outside or overlapping."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison, Multiverse
from negotiation_kit.charts import describe_specification_curve, specification_curve
from negotiation_kit.charts.specifications import MOST_BARS, NO_AGREEMENT
from tests.builders import COLOURS, DAYS, TOLD, case_of, says


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def apart(days: dict[str, Any], **fields: Any) -> Multiverse:
    case = case_of(dict.fromkeys(days, DAYS), a=days, b=dict.fromkeys(days, 0))
    return nk.multiverse(nk.compare(case, "a", "b", **fields))


@pytest.fixture(scope="module")
def few() -> Multiverse:
    """Give six issues 0 to 30 days apart, one of them hearsay: twelve settings."""
    days = dict(zip("uvwxyz", (0, 0, 3, 9, 15, says(30, evidence=TOLD)), strict=True))
    return apart(days)


@pytest.fixture(scope="module")
def many(compared: Comparison) -> Multiverse:
    return nk.multiverse(compared)


def dots(ax: Axes) -> list[tuple[float, float]]:
    """Return the places of all settings, from left to right."""
    found = [np.asarray(line.get_xydata()) for line in ax.lines if line.get_marker() == "o"]
    return sorted((float(x), float(y)) for points in found if len(points) > 1 for x, y in points)


def test_settings_stand_in_the_order_of_their_agreement(few: Multiverse) -> None:
    ax = specification_curve(few)
    places = dots(ax)
    assert len(places) == len(few.settings) == 12
    heights = [y for _, y in places]
    assert heights == sorted(heights, reverse=True)  # measured downwards: the lowest agreement first
    steps = np.diff([x for x, _ in places])
    assert steps == pytest.approx(steps[0])


def test_each_setting_has_one_mark_a_dimension(few: Multiverse) -> None:
    ax = specification_curve(few)
    marks = [found for found in ax.collections if isinstance(found, LineCollection)]
    drawn = sum(len(found.get_segments()) for found in marks)
    # Beside the bars of the bounds, one for each setting.
    assert drawn == len(few.settings) * (1 + len(few.dimensions))


def test_bars_give_way_to_a_ribbon(few: Multiverse, many: Multiverse) -> None:
    for found, ribbon in ((few, False), (many, True)):
        ax = specification_curve(found)
        assert (len(found.settings) > MOST_BARS) is ribbon
        assert any(not isinstance(drawn, LineCollection) for drawn in ax.collections) is ribbon
        assert any(text.startswith("16 of") for text in texts(ax)) is ribbon


def test_at_most_three_are_named(few: Multiverse, many: Multiverse) -> None:
    said = texts(specification_curve(many))
    assert [text for text in said if text.startswith(("this", "lowest", "highest"))] == [
        "this comparison 0.39", "lowest 0", "highest 0.47",
    ]  # fmt: skip
    # The comparison itself may be the highest: by hand 1 - (0.1 + 0.3 + 0.5) / 5 without hearsay is more.
    assert "this comparison 0.68" in texts(specification_curve(few))
    assert "highest 0.82" in texts(specification_curve(few))


def test_without_any_agreement_it_says_so() -> None:
    found = nk.multiverse(nk.compare(case_of({"x": COLOURS}, a={"x": "red"}, b={}), "a", "b"))
    assert NO_AGREEMENT in texts(specification_curve(found))
    assert NO_AGREEMENT in describe_specification_curve(found)


def test_a_comparison_that_nothing_changes_is_one_setting(inside: Callable[[Axes], None]) -> None:
    ax = specification_curve(apart(dict.fromkeys("vwxyz", 0)))
    inside(ax)
    assert "this comparison 1" in texts(ax)


@pytest.mark.parametrize("size", [None, (7.6, 8), (3.4, 9), (2.4, 5), (12, 6)])
def test_it_stays_inside_and_no_texts_overlap(
    few: Multiverse,
    many: Multiverse,
    size: tuple[float, float] | None,
    axes: Callable[..., Axes],
    inside: Callable[[Axes], None],
    request: pytest.FixtureRequest,
) -> None:
    for found in (few, many):
        ax = specification_curve(found, ax=axes(*size) if size else None)
        inside(ax)
        if size != (2.4, 5):
            request.getfixturevalue("apart")(ax)


def test_it_is_told_in_words(many: Multiverse) -> None:
    told = describe_specification_curve(many)
    assert told.startswith("How sure is it? Russia and Ukraine. 16 of 24 verdicts hold")
    assert told.endswith("Agreement: this comparison 0.39, lowest 0, highest 0.47.")


def test_names_are_never_read_as_mathematics(named: Callable[[str], Comparison]) -> None:
    found = nk.multiverse(named("$x^2$ _\\a"))
    assert any("$x^2$" in text for text in texts(specification_curve(found)))
