"""How a party stands to what somebody else's offer depends on."""

from __future__ import annotations

from typing import Any

import pytest

from negotiation_kit.analysis.linking.offers import Holding, holder
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, GROUPS, JUNE, STEPS, TOLD, says, stance_of


@pytest.mark.parametrize(
    ("scale", "said", "wanted", "holding", "gap"),
    [
        (STEPS, "all", "all", "met", (0, 0)),
        (STEPS, says("some", accepts=["all"]), "all", "accepted", (0, 0)),
        (STEPS, says(accepts=["all"]), "all", "accepted", (0, 0)),
        (STEPS, says("all", conditional=True), "all", "offered", (0, 0)),
        (STEPS, [says("all", conditional=True), says(rejects=["all"])], "all", "offered", (0, 0)),
        (STEPS, None, "all", "open", (0, 1)),
        (STEPS, says(engagement="silent"), "some", "open", (0, 2 / 3)),  # none, some, most, all: 1/3 apart
        (STEPS, says(rejects=["none"]), "all", "open", (0, 2 / 3)),
        (STEPS, "some", "all", "against", (2 / 3, 2 / 3)),
        (STEPS, says(rejects=["all"]), "all", "refused", (1 / 3, 1)),
        (STEPS, says("none", rejects=["all"]), "all", "refused", (1, 1)),
        (COLOURS, "red", "green", "against", (1, 1)),
        (DAYS, 10, {"at_least": 10}, "met", (0, 0)),  # the ranges just touch
        (DAYS, 9, {"at_least": 10}, "against", (1 / 30, 1 / 30)),
        (DAYS, says(5, accepts=[{"from": 8, "to": 12}]), {"at_least": 12}, "accepted", (0, 0)),
        (DAYS, says(rejects=[{"at_least": 10}]), 20, "refused", (1 / 3, 2 / 3)),
        (DAYS, says(rejects=[{"at_least": 25}]), {"at_least": 20}, "open", (0, 2 / 3)),
        (GROUPS, says(["sick"]), ["sick"], "met", (0, 0)),
        (GROUPS, says(["sick"], accepts=["young"]), ["sick", "young"], "accepted", (0, 0)),
        (GROUPS, says(["sick", "young"]), ["sick"], "against", (0.5, 0.5)),
        (GROUPS, says(accepts=["sick"]), ["sick"], "accepted", (0, 0)),
        (GROUPS, says([]), [], "met", (0, 0)),
        (GROUPS, says(rejects=["sick"]), ["sick", "young"], "refused", (0.5, 1)),
        (JUNE, "2025-06-10/2025-06-20", "2025-06-20", "met", (0, 0)),
        (COLOURS, says(["red", "green"]), "green", "met", (0, 0)),
        (COLOURS, says(rejects=["red", "blue"]), "green", "open", (0, 0)),  # only green is left, unsaid
        # Of several objects the worst: of y all but 9 is left, up to 30.
        (DAYS, [says(5, object="x"), says(9, object="y")], 9, "against", (4 / 30, 4 / 30)),
        (DAYS, [says(9, object="x"), says(rejects=[9], object="y")], 9, "refused", (0, 21 / 30)),
        # A limit that names no object is one of each, and no other answer.
        (DAYS, [says(9, object="x"), says(rejects=[5])], 9, "met", (0, 0)),
        # On its own word, whatever the other side tells.
        (DAYS, [says(5), says(9, evidence=TOLD)], 9, "against", (4 / 30, 4 / 30)),
        # A reading in doubt.
        (DAYS, says(uncertain="2..5"), 9, "open", (4 / 30, 7 / 30)),
        (DAYS, says(3, uncertain="2..5"), 9, "against", (4 / 30, 7 / 30)),
    ],
)
def test_holding_and_gap(
    scale: Scale, said: Any, wanted: Any, holding: str, gap: tuple[float, float]
) -> None:
    found = holder(stance_of(scale, said), scale.parse(wanted))
    assert found.holding == holding
    assert tuple(found.gap) == pytest.approx(gap, abs=1e-12)


def test_only_what_is_wanted_or_accepted_needs_no_move() -> None:
    assert [item.value for item in Holding if item.settled] == ["met", "accepted"]


@pytest.mark.parametrize(
    ("object", "holding", "gap", "by_object"),
    [
        ("x", "met", (0, 0), ()),
        ("y", "refused", (0, 20 / 30), ()),  # of y all but 10 is left
        (
            "z",
            "open",
            (0, 20 / 30),
            (),
        ),  # nothing is said of it: 0 to 30, of which 30 is the farthest from 10
        (None, "refused", (0, 20 / 30), (("x", "met"), ("y", "refused"))),
    ],
)
def test_a_condition_asks_of_one_object(object: str, holding: str, gap: Any, by_object: Any) -> None:
    """B offers 10 about x and rejects 10 about y."""
    said = stance_of(DAYS, [says(10, object="x"), says(rejects=[10], object="y")])
    found = holder(said, DAYS.parse(10), object)
    assert (found.holding, found.by_object) == (holding, by_object)
    assert tuple(found.gap) == pytest.approx(gap)
