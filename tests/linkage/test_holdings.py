"""How a party stands to what another's offer depends on, worked by hand for every kind of scale."""

from __future__ import annotations

from typing import Any

import pytest

from negotiation_kit.linkage.holdings import holder
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, GROUPS, JUNE, STEPS, says, stance_of


@pytest.mark.parametrize(
    ("scale", "said", "wanted", "holding", "gap"),
    [
        (STEPS, "most", "most", "met", (0, 0)),
        (STEPS, says("some", accepts=["most"]), "most", "met", (0, 0)),
        (STEPS, says(accepts=["most"]), "most", "met", (0, 0)),
        (STEPS, says("most", conditional=True), "most", "offered", (0, 0)),
        (STEPS, None, "most", "open", (0, 2 / 3)),  # most to none is 2 of 3 steps
        (STEPS, says(engagement="silent"), "all", "open", (0, 1)),
        (STEPS, says(rejects=["all"]), "most", "open", (0, 2 / 3)),
        (STEPS, "none", "most", "against", (2 / 3, 2 / 3)),
        (STEPS, says("none", rejects=["most"]), "most", "refused", (2 / 3, 2 / 3)),
        (STEPS, says(rejects=["most"]), "most", "refused", (1 / 3, 2 / 3)),
        (STEPS, ["none", "all"], "most", "against", (1 / 3, 1 / 3)),  # the nearest offer counts
        (COLOURS, says(rejects=["red", "blue"]), "green", "met", (0, 0)),  # by elimination
        (DAYS, 15, {"from": 10, "to": 20}, "met", (0, 0)),
        (DAYS, {"from": 5, "to": 10}, {"from": 10, "to": 20}, "met", (0, 0)),  # they just touch
        (DAYS, 9, {"at_least": 12}, "against", (0.1, 0.1)),  # 3 of 30 days
        (DAYS, says(rejects=[{"at_least": 20}]), {"at_least": 25}, "refused", (1 / 6, 25 / 30)),
        (DAYS, says(rejects=[{"at_least": 25}]), {"at_least": 20}, "open", (0, 20 / 30)),
        (DAYS, says(accepts=[{"at_least": 20}]), 25, "met", (0, 0)),
        (GROUPS, says(["wounded"]), ["wounded"], "met", (0, 0)),
        (GROUPS, says([]), [], "met", (0, 0)),
        (GROUPS, says(["wounded"], accepts=["sick"]), ["wounded", "sick"], "met", (0, 0)),
        (GROUPS, says(["wounded"]), ["wounded", "sick"], "against", (0.5, 0.5)),
        (GROUPS, says(rejects=["sick"]), ["wounded", "sick"], "refused", (0.5, 1)),
        (GROUPS, says(accepts=["wounded", "sick"]), ["sick"], "met", (0, 0)),
        (JUNE, "2025-06-10", "2025-06-10/2025-06-12", "met", (0, 0)),
        (JUNE, "2025-06-01", "2025-06-30", "against", (1, 1)),
    ],
)
def test_holding_and_gap(
    scale: Scale, said: Any, wanted: Any, holding: str, gap: tuple[float, float]
) -> None:
    found = holder(stance_of(scale, said), scale.parse(wanted))
    assert found.holding == holding
    assert tuple(found.gap) == pytest.approx(gap)


def test_the_printed_column_can_hold_something_else() -> None:
    said = says("most", printed="none")
    assert holder(stance_of(STEPS, said), "most").holding == "met"
    assert holder(stance_of(STEPS, said, coding="printed"), "most").holding == "against"
