"""Parts of a scale and what two of them share."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from negotiation_kit.analysis.linking.regions import Region, everything, inside, nothing, outside

from negotiation_kit.scales import Scale
from tests.builders import DAYS, GROUPS, JUNE, STEPS
from tests.strategies import SCALES, parts


def out(scale: Scale, *rejects: Any) -> Region:
    return outside(scale, tuple(scale.parse_part(part) for part in rejects))


def within(scale: Scale, value: Any, *accepts: Any) -> Region:
    return inside(scale, scale.parse(value), tuple(scale.parse_part(part) for part in accepts))


@pytest.mark.parametrize(
    ("region", "texts"),
    [
        (everything(DAYS), ["0–30 days"]),
        (out(DAYS, 30), ["0 to under 30 days"]),
        (out(DAYS, 0), ["over 0 to 30 days"]),
        (out(DAYS, 10), ["0 to under 10 days", "over 10 to 30 days"]),
        (
            out(DAYS, {"from": 5, "to": 10}, {"from": 8, "to": 12}),
            ["0 to under 5 days", "over 12 to 30 days"],
        ),
        (out(DAYS, {"at_least": 0}), []),
        (within(DAYS, 10, {"from": 10, "to": 12}, 20), ["10–12 days", "20 days"]),
        # Days are whole: nothing lies between the 9th and the 10th.
        (out(JUNE, "2025-06-10/.."), ["1–9 June 2025"]),
        (out(JUNE, "../2025-06-28", "2025-06-30"), ["29 June 2025"]),
        (out(STEPS, "none", "all"), ["some", "most"]),
        (out(GROUPS, "sick"), ["any choice of wounded, young"]),
        (out(GROUPS, "sick", "young", "wounded"), ["none of the options"]),
        (within(GROUPS, ["sick"], "young"), ["sick, with or without young"]),
        (within(GROUPS, ["sick", "young"]), ["sick, young"]),
        (nothing(STEPS), []),
    ],
)
def test_words(region: Region, texts: list[str]) -> None:
    assert region.texts() == texts
    assert region.empty == (not texts)


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        # Ranges that just touch share their end ...
        (within(DAYS, {"at_most": 10}), within(DAYS, {"at_least": 10}), "10 days"),
        # ... unless it is what one of them has ruled out.
        (out(DAYS, {"at_least": 10}), within(DAYS, {"at_least": 10}), ""),
        (out(DAYS, {"at_least": 10}), out(DAYS, {"at_most": 10}), ""),
        (out(DAYS, {"at_least": 20}), out(DAYS, {"at_most": 10}), "over 10 to under 20 days"),
        (within(STEPS, "some", "most"), within(STEPS, "most", "all"), "most"),
        (within(GROUPS, ["sick"]), out(GROUPS, "sick"), ""),
        (within(GROUPS, ["sick"], "young"), within(GROUPS, ["young"], "sick"), "sick, young"),
        (within(GROUPS, ["sick"]), within(GROUPS, ["young"]), ""),
        (within(JUNE, "2025-06-01/2025-06-10"), within(JUNE, "2025-06-10/.."), "10 June 2025"),
    ],
)
def test_what_two_share(one: Region, other: Region, common: str) -> None:
    assert one.meet(other).text == other.meet(one).text == common


@pytest.mark.parametrize(
    ("region", "single"),
    [
        (out(STEPS, "none", "some", "most"), True),
        (out(STEPS, "none", "some"), False),
        (within(DAYS, 3), True),
        (out(DAYS, 3), False),
        (within(GROUPS, ["sick"]), True),
        (within(GROUPS, ["sick"], "young"), False),
    ],
)
def test_just_one_outcome(region: Region, single: bool) -> None:
    assert region.single is single


def regions(scale: Scale) -> st.SearchStrategy[Region]:
    some = st.lists(parts(scale), max_size=3)
    return some.map(lambda rejects: out(scale, *rejects))


@given(data=st.data(), scale=SCALES)
def test_sharing_is_a_lattice(data: st.DataObject, scale: Scale) -> None:
    one, other, third = (data.draw(regions(scale)) for _ in range(3))
    assert one.meet(other) == other.meet(one)
    assert one.meet(other).meet(third) == one.meet(other.meet(third))
    assert one.meet(one) == one
    assert one.meet(everything(scale)) == one
    assert one.meet(nothing(scale)).empty
    assert one.join(nothing(scale)) == one


@given(data=st.data(), scale=SCALES)
def test_ruling_out_one_by_one_is_ruling_out_together(data: st.DataObject, scale: Scale) -> None:
    first, second = (data.draw(st.lists(parts(scale), max_size=2)) for _ in range(2))
    assert out(scale, *first).meet(out(scale, *second)) == out(scale, *first, *second)
