"""What holds of distances and their bounds on every scale, whatever the values."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from negotiation_kit.scales import IntervalScale, Line, Scale, parts_of
from negotiation_kit.scales.distance import Bounds, applies, bounds, nearest_bounds
from tests.builders import (
    COLOURS,
    DAYS,
    DEGREES,
    KINDS,
    LOPSIDED,
    STEPS,
    THREE,
    distance,
    known,
    left,
    likert,
)
from tests.strategies import METRICS as ANY_METRIC
from tests.strategies import SCALES, rejections, values

A_HAIR = 1e-12


@given(st.data(), SCALES, ANY_METRIC)
def test_distances_are_symmetric_in_range_and_zero_to_oneself(
    data: st.DataObject, scale: Scale, metric: str
) -> None:
    one, other = (known(scale, data.draw(values(scale))) for _ in range(2))
    found = bounds(scale, one, other, metric)
    assert bounds(scale, other, one, metric) == found
    if found is None:
        assert not applies(scale, metric)
        return
    assert 0 <= found.low == found.high <= 1
    if metric != "directional":  # there, two moderates of one mind are not at 0
        assert bounds(scale, one, one, metric) == (0, 0)
    if metric == "identical":
        assert found.low == float(one != other)


@given(st.data(), st.sampled_from([DEGREES, THREE, likert(5)]))
def test_directional_is_zero_only_at_one_and_the_same_end(data: st.DataObject, scale: Scale) -> None:
    raws = [data.draw(st.integers(-10, 10) if scale == DEGREES else values(scale)) for _ in range(2)]
    first, second = (scale.coordinate(parts_of(scale.parse(raw))[0]) for raw in raws)
    found = distance(scale, raws[0], raws[1], "directional")
    assert (found == 0) == (first == second and first in (0, 1))
    assert (found == 1) == ({first, second} == {0, 1})


@given(st.data(), SCALES, ANY_METRIC)
def test_bounds_hold_whatever_the_unknown_position_is(data: st.DataObject, scale: Scale, metric: str) -> None:
    assume(applies(scale, metric))
    offers = [known(scale, raw) for raw in data.draw(st.lists(values(scale), min_size=1, max_size=3))]
    rejects = data.draw(rejections(scale))
    truth = data.draw(values(scale))
    assume(_tenable(scale, truth, rejects))
    wide = nearest_bounds(scale, offers, left(scale, *rejects), metric)
    assert wide is not None
    found = [bounds(scale, offer, known(scale, truth), metric) for offer in offers]
    nearest = min(pair.low for pair in found if pair)
    assert wide.low - A_HAIR <= nearest <= wide.high + A_HAIR


@given(st.data(), SCALES, ANY_METRIC)
def test_bounds_of_two_unknown_hold_whatever_both_are(data: st.DataObject, scale: Scale, metric: str) -> None:
    assume(applies(scale, metric))
    rejects = [data.draw(rejections(scale)) for _ in range(2)]
    truths = [data.draw(values(scale)) for _ in range(2)]
    assume(all(_tenable(scale, *pair) for pair in zip(truths, rejects, strict=True)))
    wide = bounds(scale, left(scale, *rejects[0]), left(scale, *rejects[1]), metric)
    assert wide is not None
    assert wide.low - A_HAIR <= distance(scale, truths[0], truths[1], metric) <= wide.high + A_HAIR


@given(st.data(), SCALES, ANY_METRIC)
def test_more_rejections_never_widen_bounds(data: st.DataObject, scale: Scale, metric: str) -> None:
    few, more = (data.draw(rejections(scale)) for _ in range(2))
    other = (
        left(scale, *data.draw(rejections(scale)))
        if data.draw(st.booleans())
        else known(scale, data.draw(values(scale)))
    )
    wide = bounds(scale, left(scale, *few), other, metric)
    narrow = bounds(scale, left(scale, *few, *more), other, metric)
    if wide is None or narrow is None:
        assert narrow is None or not applies(scale, metric)
        return
    assert wide.low - A_HAIR <= narrow.low <= narrow.high <= wide.high + A_HAIR


@given(st.data(), st.sampled_from([COLOURS, STEPS, LOPSIDED, THREE]), ANY_METRIC)
def test_bounds_on_levels_are_reached(data: st.DataObject, scale: Scale, metric: str) -> None:
    assume(applies(scale, metric))
    rejects = data.draw(rejections(scale))
    own = data.draw(values(scale))
    names = [name for name in getattr(scale, "names", ()) if name not in rejects]
    assume(names)
    found = [distance(scale, own, name, metric) for name in names]
    assert bounds(scale, known(scale, own), left(scale, *rejects), metric) == (min(found), max(found))


@given(st.data(), st.sampled_from([DAYS, DEGREES]), st.sampled_from(["gower", "directional"]))
def test_bounds_on_a_line_are_reached(data: st.DataObject, scale: IntervalScale, metric: str) -> None:
    """Whole and half numbers are tried one by one: bounds of whole numbers lie on these."""
    assume(applies(scale, metric))
    own = data.draw(values(scale))
    found = bounds(scale, known(scale, own), left(scale), metric)
    points = [scale.min + step / 2 for step in range(int(scale.max - scale.min) * 2 + 1)]
    tried = [distance(scale, own, point, metric) for point in points]
    assert found == pytest.approx(Bounds(min(tried), max(tried)))


def _tenable(scale: Scale, value: Any, rejects: list[Any]) -> bool:
    """Return whether a party can hold a value without having ruled out any of it."""
    barred = tuple(scale.parse_part(part) for part in rejects)
    stated = scale.parse(value)
    if isinstance(scale, Line):
        return not scale.zone(stated, (), barred, ())
    return not scale.rules_out(barred, stated)


def test_the_random_cases_know_every_kind_of_scale() -> None:
    assert {scale.level for scale in KINDS.values()} == {
        "nominal", "ordinal", "interval", "ratio", "set", "date"
    }  # fmt: skip
