"""Gap, reach and bounds held against every outcome tried one by one, and what holds of them always."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from negotiation_kit.scales import Region, Scale, SetScale
from negotiation_kit.scales.distance import (
    Bounds,
    applies,
    bounds_from_known,
    bounds_of_unknown,
    gap,
    reach,
)
from tests.builders import DEGREES, FIVE, KINDS, THREE, distance, known
from tests.scales.trying import KITS, SMALL, combined, limits, stated

A_HAIR = 1e-12
BY_METRIC = pytest.mark.parametrize(
    ("scale", "metric"),
    [
        pytest.param(scale, metric, id=f"{name}-{metric}")
        for metric in ("gower", "directional")
        for name, scale in SMALL.items()
        if applies(scale, metric)
    ],
)
ON_EACH = pytest.mark.parametrize("scale", SMALL.values(), ids=SMALL)


def apart(scale: Scale, one: Any, other: Any, metric: str) -> float:
    """Return the distance of two outcomes by the formula of docs/method.md."""
    if isinstance(scale, SetScale):
        return 1 - len(one & other) / len(one | other) if one | other else 0.0
    x, y = scale.place(one), scale.place(other)
    if x is None or y is None:
        return float(one != other)
    return abs(x - y) if metric == "gower" else 0.5 - 2 * (x - 0.5) * (y - 0.5)


def table(one: Region, other: Region, metric: str) -> list[list[float]]:
    """Return the distance of every outcome of the one to every outcome of the other."""
    scale = one.scale
    assert isinstance(scale, Scale)
    return [[apart(scale, x, y, metric) for y in limits(other)] for x in limits(one)]


def two(data: st.DataObject, scale: Scale) -> tuple[Region, Region]:
    """Draw two regions in which something lies."""
    one, other = (data.draw(combined(stated(scale))) for _ in range(2))
    assume(one.inside and other.inside)
    return one.region, other.region


@BY_METRIC
@given(data=st.data())
@settings(max_examples=20)
def test_gap_and_bounds_are_the_least_and_the_greatest_of_all_distances(
    data: st.DataObject, scale: Scale, metric: str
) -> None:
    one, other = two(data, scale)
    tried = table(one, other, metric)
    nearest = [min(row) for row in tried]
    assert gap(one, other, metric) == gap(other, one, metric) == pytest.approx(min(nearest), abs=A_HAIR)
    from_known, of_unknown = bounds_from_known(other, one, metric), bounds_of_unknown(one, other, metric)
    assert from_known == pytest.approx(Bounds(min(nearest), max(nearest)), abs=A_HAIR)
    assert of_unknown == pytest.approx(Bounds(min(nearest), max(map(max, tried))), abs=A_HAIR)
    assert 0 <= from_known.low <= from_known.high <= of_unknown.high <= 1


def test_where_some_option_must_be_chosen_no_distance_counts_that_none_is() -> None:
    some = KITS.accepting(("tents", "food"))
    told = [some, KITS.accepting(("food", "fuel", "salt")), some.join(KITS.of(("fuel", "salt")))]
    for one, other in product(
        told, [*told, KITS.without(("tents", "food")), KITS.of(()), KITS.of(("salt",))]
    ):
        tried = table(one, other, "gower")
        nearest, back = [min(row) for row in tried], [min(column) for column in zip(*tried, strict=True)]
        assert bounds_from_known(other, one) == pytest.approx(Bounds(min(nearest), max(nearest)))
        assert bounds_from_known(one, other) == pytest.approx(Bounds(min(back), max(back)))
        assert bounds_of_unknown(one, other) == pytest.approx(Bounds(min(nearest), max(map(max, tried))))


@ON_EACH
@given(data=st.data())
@settings(max_examples=20)
def test_reach_is_the_farthest_that_one_lies_from_the_other(data: st.DataObject, scale: Scale) -> None:
    one, other = two(data, scale)
    tried = table(one, other, "gower")
    ways = [*(min(row) for row in tried), *(min(column) for column in zip(*tried, strict=True))]
    assert reach(one, other) == reach(other, one) == pytest.approx(max(ways), abs=A_HAIR)
    assert reach(one, one) == gap(one, one) == 0
    assert gap(one, other) <= reach(one, other)


@ON_EACH
@given(data=st.data())
@settings(max_examples=20)
def test_identical_asks_for_all_of_it(data: st.DataObject, scale: Scale) -> None:
    """What is left may be wanted whole or in part: any part of it in which something lies."""
    first, second = (data.draw(combined(stated(scale))) for _ in range(2))
    assume(first.inside and second.inside)
    one, other = first.region, second.region
    assert gap(one, other, "identical") == (first.inside != second.inside)
    low, high = bounds_from_known(one, other, "identical")
    assert low == (not first.inside <= second.inside)
    assert high == (first.inside != second.inside or len(second.inside) > 1)
    low, high = bounds_of_unknown(one, other, "identical")
    assert low == (not first.inside & second.inside)
    assert high == (first.inside != second.inside or len(first.inside) > 1)


@pytest.mark.parametrize("scale", [DEGREES, THREE, FIVE], ids=["degrees", "three", "five"])
def test_directional_is_zero_only_at_one_and_the_same_end(scale: Scale) -> None:
    raws = getattr(scale, "names", range(-10, 11))
    for one, other in product(raws, repeat=2):
        ends = {scale.place(known(scale, raw).points()[0]) for raw in (one, other)}
        found = distance(scale, one, other, "directional")
        assert (found == 0) == (ends in ({0}, {1}))
        assert (found == 1) == (ends == {0, 1})


def test_the_random_cases_know_every_kind_of_scale() -> None:
    every = {"nominal", "ordinal", "interval", "ratio", "set", "date"}
    assert {scale.level for scale in KINDS.values()} == every
    assert {scale.level for scale in SMALL.values()} == every - {"ratio"}  # a ratio scale measures alike
