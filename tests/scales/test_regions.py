"""Parts of a scale: what they hold, what two of them share, and how they are told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation_kit.scales import IntervalScale, Piece, Region, Scale, Stretches
from tests.builders import COLOURS, DAYS, GROUPS, JUNE, PEOPLE, STEPS, known, left
from tests.scales.trying import SMALL, Tried, combined, every, outcomes, stated

ON_EACH = pytest.mark.parametrize("scale", SMALL.values(), ids=SMALL)


def accepting(scale: Scale, *raws: Any) -> Region:
    return scale.accepting(tuple(map(scale.parse_part, raws)))


def adding(scale: Scale, value: Any, *raws: Any) -> Region:
    """Return a stated value with what is accepted besides."""
    return known(scale, value).adding(tuple(map(scale.parse_part, raws)))


def doubted(scale: Scale, value: Any, uncertain: Any) -> Region:
    kept = None if value is None else scale.parse(value)
    return scale.doubted(kept, scale.parse_uncertain(uncertain))


@pytest.mark.parametrize(
    ("region", "texts"),
    [
        (DAYS.everything(), ["0–30 days"]),
        (DAYS.nothing(), []),
        (left(DAYS, 30), ["0 to under 30 days"]),
        (left(DAYS, 0), ["over 0 to 30 days"]),
        (left(DAYS, 10), ["0 to under 10 days", "over 10 to 30 days"]),
        (left(DAYS, "5..10", "8..12"), ["0 to under 5 days", "over 12 to 30 days"]),
        (left(DAYS, {"at_least": 0}), []),
        (left(DAYS, {"at_most": 15}, {"at_least": 15}), []),
        (known(DAYS, [20, {"from": 2, "to": 3}, 3]), ["2–3 days", "20 days"]),
        (adding(DAYS, 10, {"from": 10, "to": 12}, 20), ["10–12 days", "20 days"]),
        # People are whole: between 4 and 7 are 5 and 6, and 4, 5 is one stretch.
        (left(PEOPLE, {"at_most": 4}, {"at_least": 7}), ["5–6 people"]),
        (left(PEOPLE, {"at_most": 4}, {"at_least": 6}), ["5 people"]),
        (left(PEOPLE, {"at_most": 4}, {"at_least": 5}), []),
        (known(PEOPLE, [4, 5, 9]), ["4–5 people", "9 people"]),
        # So are days of the calendar: nothing lies between the 9th and the 10th.
        (left(JUNE, "2025-06-10/.."), ["1–9 June 2025"]),
        (left(JUNE, "../2025-06-28", "2025-06-30"), ["29 June 2025"]),
        (left(STEPS, "none", "all"), ["some", "most"]),
        (known(STEPS, ["most", "none"]), ["none", "most"]),
        (left(GROUPS, "sick"), ["any choice of wounded, young"]),
        (left(GROUPS, "sick", "young", "wounded"), ["none of the options"]),
        (GROUPS.nothing(), []),
        (adding(GROUPS, ["sick"], "young"), ["sick, with or without young"]),
        (known(GROUPS, ["young", "sick"]), ["sick, young"]),
        (accepting(GROUPS, "young"), ["young"]),
        (accepting(GROUPS, "young", "sick"), ["any choice of sick, young"]),
    ],
)  # fmt: skip
def test_outcomes_in_words(region: Region, texts: list[str]) -> None:
    assert region.texts() == texts
    assert region.text == " or ".join(texts)
    assert region.empty == (not texts)


@pytest.mark.parametrize(
    ("region", "parts"),
    [
        (left(DAYS, {"from": 5, "to": 10}), [{"from": 0, "to": 5}, {"from": 10, "to": 30}]),
        (known(DAYS, {"at_least": 12}), [{"from": 12, "to": 30}]),
        (left(JUNE, "../2025-06-27"), ["2025-06-28/2025-06-30"]),
        (left(STEPS, "some"), ["none", "most", "all"]),
        (known(GROUPS, ["sick"]), ["sick"]),
        (adding(GROUPS, ["sick"], "young"), ["sick"]),  # what it must hold
        (left(GROUPS, "sick"), ["wounded", "young"]),  # nothing must be in it, so what may be
    ],
)
def test_outcomes_as_parts_of_a_value(region: Region, parts: list[Any]) -> None:
    assert [region.scale.plain(part) for part in region.parts] == parts


@pytest.mark.parametrize(
    ("region", "spans", "named"),
    [
        (left(DAYS, {"from": 6, "to": 15}), ((0, 0.2), (0.5, 1)), ()),
        (left(STEPS, "some"), (), (("none", True), ("most", True), ("all", True))),
        (adding(GROUPS, ["sick"], "young"), (), (("sick", True), ("young", False))),
        (DAYS.nothing(), (), ()),
    ],
)
def test_what_can_be_drawn_of_it(region: Region, spans: Any, named: Any) -> None:
    assert region.spans == spans
    assert region.named == named


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        # Ranges that just touch share their end ...
        (known(DAYS, {"at_most": 10}), known(DAYS, {"at_least": 10}), "10 days"),
        # ... unless it is what one of them has ruled out.
        (left(DAYS, {"at_least": 10}), known(DAYS, {"at_least": 10}), ""),
        (left(DAYS, {"at_least": 10}), left(DAYS, {"at_most": 10}), ""),
        (left(DAYS, {"at_least": 20}), left(DAYS, {"at_most": 10}), "over 10 to under 20 days"),
        (known(STEPS, ["none", "most"]), known(STEPS, ["most", "all"]), "most"),
        (known(GROUPS, ["sick"]), left(GROUPS, "sick"), ""),
        (adding(GROUPS, ["sick"], "young"), adding(GROUPS, ["young"], "sick"), "sick, young"),
        (known(GROUPS, ["sick"]), known(GROUPS, ["young"]), ""),
        # Both want none of the options, and could live with some: what both accept is a real choice.
        (accepting(GROUPS, "sick", "young"), accepting(GROUPS, "young"), "young"),
        (accepting(GROUPS, "sick"), accepting(GROUPS, "young"), ""),
        (known(JUNE, "2025-06-01/2025-06-10"), known(JUNE, "2025-06-10/.."), "10 June 2025"),
    ],
)
def test_what_two_share(one: Region, other: Region, common: str) -> None:
    assert one.meet(other).text == other.meet(one).text == common


@pytest.mark.parametrize(
    ("one", "other", "either"),
    [
        (known(DAYS, 3), left(DAYS, {"at_least": 3}), "0–3 days"),
        (left(DAYS, {"at_least": 3}), left(DAYS, {"at_most": 3}), "0 to under 3 days or over 3 to 30 days"),
        (known(PEOPLE, 3), known(PEOPLE, 4), "3–4 people"),
        (known(STEPS, "all"), known(STEPS, "none"), "none or all"),
        (known(GROUPS, ["young"]), known(GROUPS, ["sick"]), "sick or young"),
        (known(GROUPS, ["sick", "young"]), adding(GROUPS, ["sick"], "young"), "sick, with or without young"),
    ],
)
def test_what_lies_in_either(one: Region, other: Region, either: str) -> None:
    assert one.join(other).text == other.join(one).text == either


def test_an_end_that_one_of_two_stretches_holds_is_in_both_together() -> None:
    over, from_there = Piece(5, 6, low_open=True), Piece(5, 10)
    assert Stretches.of(DAYS, [over, from_there]).pieces == (Piece(5, 10),)
    assert Stretches.of(DAYS, [Piece(1, 5, high_open=True), Piece(4, 5)]).pieces == (Piece(1, 5),)


@pytest.mark.parametrize(
    ("region", "single"),
    [
        (left(STEPS, "none", "some", "most"), True),
        (left(STEPS, "none", "some"), False),
        (STEPS.nothing(), False),
        (known(DAYS, 3), True),
        (known(DAYS, [3, 4]), False),
        (left(DAYS, 3), False),
        (left(DAYS, {"at_least": 1}, {"at_most": 0}), False),  # however little is left between 0 and 1
        (left(PEOPLE, {"at_least": 2}, {"at_most": 0}), True),
        (left(JUNE, "../2025-06-28", "2025-06-30"), True),
        (known(GROUPS, ["sick"]), True),
        (known(GROUPS, []), True),
        (adding(GROUPS, ["sick"], "young"), False),
        (left(GROUPS, "wounded", "sick", "young"), True),
        (left(GROUPS, "wounded", "sick"), False),  # the young, or nobody
        (accepting(GROUPS, "young"), True),
    ],
)
def test_just_one_outcome(region: Region, single: bool) -> None:
    assert region.single is single


@pytest.mark.parametrize(
    ("region", "held"),
    [
        (doubted(COLOURS, None, ["red", "blue"]), {"red", "blue"}),
        (doubted(STEPS, "some", {"from": "some", "to": "all"}), {"some", "most", "all"}),
        (doubted(PEOPLE, 3, {"from": 2, "to": 4}), {2, 3, 4}),
        # Of a set the options in doubt may be meant or not; what is surely meant is in every reading.
        (doubted(GROUPS, ["sick", "young"], ["young"]), {frozenset({"sick"}), frozenset({"sick", "young"})}),
        (doubted(GROUPS, None, ["sick"]), {frozenset(), frozenset({"sick"})}),
    ],
)
def test_every_reading_of_a_doubt_is_in_it(region: Region, held: set[Any]) -> None:
    assert outcomes(region) == held


@pytest.mark.parametrize(
    ("value", "figures"),
    [
        ({"at_least": 1000}, "1,000 people"),
        ({"at_most": 3}, "3 people"),
        ({"from": 2, "to": 3}, "2–3 people"),
        ([{"at_most": 2}, 5], "2 people or 5 people"),
    ],
)
def test_an_open_end_stands_at_the_figure_named(value: Any, figures: str) -> None:
    many = IntervalScale("people", 0, 2000, whole=True)
    assert many.figure(many.parse(value)).text == figures


@ON_EACH
@given(data=st.data())
@settings(max_examples=25)
def test_a_region_holds_what_its_rule_lets_in_and_nothing_else(data: st.DataObject, scale: Scale) -> None:
    found = data.draw(combined(stated(scale)))
    assert outcomes(found.region) == found.inside
    assert found.region.empty is not bool(found.inside)
    assert found.region.single is (len(found.inside) == 1)
    assert found.region.at(next(iter(found.inside), every(scale)[0])).single


@ON_EACH
@given(data=st.data())
@settings(max_examples=25)
def test_a_region_covers_another_where_all_of_it_lies_in_it(data: st.DataObject, scale: Scale) -> None:
    one, other = (data.draw(combined(stated(scale))) for _ in range(2))
    assert one.region.covers(other.region) is (other.inside <= one.inside)
    both = one.region.meet(other.region)
    assert one.region.covers(both)
    assert one.region.join(other.region).covers(one.region)


@ON_EACH
@given(data=st.data())
@settings(max_examples=25)
def test_in_which_order_regions_are_put_together_does_not_count(data: st.DataObject, scale: Scale) -> None:
    one, other, third = (data.draw(stated(scale)).region for _ in range(3))
    assert one.meet(other) == other.meet(one)
    assert one.join(other) == other.join(one)
    assert one.meet(other).meet(third) == one.meet(other.meet(third))
    assert one.meet(one) == one.join(one) == one.meet(scale.everything()) == one.join(scale.nothing()) == one
    assert one.meet(scale.nothing()).empty


@ON_EACH
@given(data=st.data())
@settings(max_examples=25)
def test_what_is_told_of_a_region_reads_back_as_it(data: st.DataObject, scale: Scale) -> None:
    """Of sets the parts are options, which tell no choice apart; of lines the ends, open or not."""
    found: Tried = data.draw(stated(scale))
    named = frozenset(name for name, _ in found.region.named)
    if found.region.spans:
        assert all(0 <= low <= high <= 1 for low, high in found.region.spans)
    elif named:
        flat = {
            name for outcome in found.inside for name in ([outcome] if isinstance(outcome, str) else outcome)
        }
        assert named == flat


def test_many_bars_are_quick() -> None:
    scale = IntervalScale("degrees", 0, 100_000)
    bars = [scale.parse_part(number) for number in range(1, 5_000)]
    assert len(scale.without(tuple(bars)).parts) == 5_000
