"""Sets: any subset of named options."""

from __future__ import annotations

from typing import Any

import pytest

from negotiation_kit.scales import Level, OffScaleError, SetScale

WHO = SetScale(tuple(Level(name, name.title()) for name in ("wounded", "sick", "young")))


@pytest.mark.parametrize(
    ("raw", "value"), [(["young", "wounded"], ("wounded", "young")), ([], ()), (["sick"], ("sick",))]
)
def test_options_come_in_the_order_of_the_scale(raw: list[str], value: tuple[str, ...]) -> None:
    assert WHO.parse(raw) == value
    assert WHO.parse(WHO.plain_value(value)) == value


@pytest.mark.parametrize(
    ("raw", "code", "path"),
    [
        ("sick", "bad-value", ()),
        (None, "bad-value", ()),
        ({"sick": 1}, "bad-value", ()),
        (["sick", "old"], "off-scale", (1,)),
        (["sick", "young", "sick"], "duplicate-outcome", (2,)),
        (["sick", None], "bad-value", (1,)),
    ],
)
def test_what_is_not_a_value_is_refused_at_its_place(raw: Any, code: str, path: tuple[Any, ...]) -> None:
    with pytest.raises(OffScaleError) as caught:
        WHO.parse(raw)
    assert (caught.value.code, caught.value.path) == (code, path)


def test_a_long_list_is_quick() -> None:
    many = SetScale(tuple(Level(f"option-{number}", "m") for number in range(5_000)))
    assert len(many.parse(list(many.names))) == 5_000


def test_a_value_is_all_its_options_together() -> None:
    chosen = WHO.of(("sick", "young"))
    assert chosen.holds({"sick", "young"})
    assert not chosen.holds({"sick"})
    assert not chosen.holds({"sick", "young", "wounded"})


def test_a_rejected_option_is_in_no_choice_that_is_left() -> None:
    left = WHO.without(("sick",))
    assert left.holds(())
    assert left.holds({"wounded", "young"})
    assert not left.holds({"sick", "young"})


@pytest.mark.parametrize(
    ("one", "other", "zone"),
    [
        ((("sick",), ("young",)), (("young",), ("sick",)), "sick, young"),
        ((("sick",), ()), (("young",), ()), ""),
        ((("sick",), ("young",)), (("sick", "young"), ()), "sick, young"),
        (
            (("sick",), ("young",)),
            (("wounded",), ("sick",)),
            "",
        ),  # one cannot do without sick, one without wounded
    ],
)
def test_what_is_accepted_is_added_to_what_is_wanted(one: Any, other: Any, zone: str) -> None:
    taken = [WHO.of(value).adding(accepts) for value, accepts in (one, other)]
    assert taken[0].meet(taken[1]).text == zone


def test_words() -> None:
    assert (WHO.text(("sick", "young")), WHO.text(())) == ("sick, young", "none of the options")
    assert WHO.meaning("sick") == "Sick"
