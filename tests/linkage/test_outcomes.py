"""What nobody has ruled out and what all accept, worked by hand for every kind of scale."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.comparison import IssueComparison
from negotiation_kit.distance import Bounds
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.linkage import Outcome
from negotiation_kit.linkage.rooms import shared
from negotiation_kit.model import Case, Engagement, Position
from negotiation_kit.scales import Scale
from tests import strategies
from tests.builders import COLOURS, DAYS, GROUPS, JUNE, ROUND, STEPS, case_of, says

SILENT = Engagement.SILENT
RED: dict[str, Any] = {"firmness": "red-line"}


def outcome(scale: Scale, a: Any, b: Any) -> Outcome:
    return nk.feasible_outcomes(case_of({"it": scale}, a={"it": a}, b={"it": b})).row("it")


@pytest.mark.parametrize(
    ("scale", "a", "b", "left", "zone"),
    [
        # Levels: red lines that leave one level; two that leave none.
        (STEPS, says("none", accepts=["some"], **RED), says("most", accepts=["some"], **RED), "some", "some"),
        (STEPS, says("none", **RED), says("all", **RED),
         "none left, because A leaves none and B leaves all", None),
        (STEPS, says("none", **RED), says(rejects=["none"]),
         "none left, because A leaves none and B leaves some; most; all", None),
        (STEPS, says("none", firmness="firm"), "all", "none; some; most; all", None),  # firm is no line
        (STEPS, says(rejects=["all"]), says(rejects=["none", "some"]), "most", None),
        (COLOURS, says(rejects=["red", "blue"]), "green", "green", "green"),
        (COLOURS, says(rejects=["red", "blue", "green"]), None, "none left, because A leaves nothing", None),
        # Numbers.
        (DAYS, {"from": 0, "to": 10}, {"from": 10, "to": 20}, "0–30 days", "10 days"),  # they just touch
        (DAYS, says({"from": 0, "to": 10}, **RED), says({"from": 10, "to": 20}, **RED), "10 days", "10 days"),
        (DAYS, says(5, accepts=[{"at_most": 10}], **RED), says(rejects=[{"at_most": 3}]),
         "above 3, up to 10 days", None),
        (DAYS, says(rejects=[{"at_least": 20}]), says(rejects=[{"at_most": 10}]),
         "above 10 and below 20 days", None),
        # Both reject 15 itself, so what touches there is no outcome.
        (DAYS, says(rejects=[{"at_least": 15}]), says(rejects=[{"at_most": 15}]),
         "none left, because A leaves 0 to below 15 days and B leaves above 15, up to 30 days", None),
        (DAYS, says(rejects=[30]), None, "0 to below 30 days", None),
        (DAYS, says(rejects=[7]), None, "0–30 days, except 7 days", None),
        (DAYS, says(rejects=[{"from": 10, "to": 20}]), None,
         "0 to below 10 days or above 20, up to 30 days", None),
        (DAYS, says([3, 8]), {"from": 2, "to": 9}, "0–30 days", "3 days or 8 days"),
        # Days are counted one by one.
        (JUNE, says(rejects=["2025-06-10/.."]), says(rejects=["../2025-06-04"]), "5–9 June 2025", None),
        (JUNE, says(rejects=["2025-06-10/.."]), says(rejects=["../2025-06-09"]),
         "none left, because A leaves 1–9 June 2025 and B leaves 10–30 June 2025", None),
        (JUNE, says(rejects=["2025-06-10"]), None, "1–9 June 2025 or 11–30 June 2025", None),
        (JUNE, says(rejects=["2025-06-01", "2025-06-30"]), None, "2–29 June 2025", None),
        (JUNE, "2025-06-03/2025-06-08", says("2025-06-08", **RED), "8 June 2025", "8 June 2025"),
        # Sets.
        (GROUPS, says(["wounded", "sick"]), says(["wounded", "young"]),
         "any of wounded, sick, young", "wounded"),
        (GROUPS, says(rejects=["sick"]), says(rejects=["wounded"]), "any of young", None),
        (GROUPS, says(rejects=["wounded", "sick"]), says(rejects=["young"]), "no option", None),
        (GROUPS, says(["sick"], accepts=["young"], **RED), says(["sick"]), "any of sick, young", "sick"),
        (GROUPS, says(["sick"], **RED), says(rejects=["sick"]),
         "none left, because A insists on sick and leaves sick and B leaves wounded, young", None),
        # Silence rules out nothing.
        (DAYS, None, None, "0–30 days", None),
    ],
)  # fmt: skip
def test_left_and_zone(scale: Scale, a: Any, b: Any, left: str, zone: str | None) -> None:
    found = outcome(scale, a, b)
    assert found.text == left
    assert found.zone_text == zone
    assert found.open is not left.startswith("none left")


def test_a_red_line_under_conditions_binds_nobody_yet() -> None:
    assert outcome(STEPS, says("none", conditional=True, **RED), None).untouched
    assert outcome(STEPS, says("none", conditional=True, **RED), "none").zone == ()


def test_a_red_line_is_that_of_the_column_asked_for() -> None:
    case = case_of({"it": STEPS}, a={"it": says("none", printed="all", **RED)}, b={})
    assert nk.feasible_outcomes(case).row("it").text == "none"
    assert nk.feasible_outcomes(case, coding="printed").row("it").text == "all"


def test_objects_have_rows_of_their_own() -> None:
    said = {"it": [says(3, object="pause"), says(rejects=[30], object="truce")]}
    found = nk.feasible_outcomes(case_of({"it": DAYS}, a=said, b={"it": says(3, object="pause")}))
    assert [(row.object, row.text, row.zone_text) for row in found.rows] == [
        ("pause", "0–30 days", "3 days"),
        ("truce", "0 to below 30 days", None),
    ]
    assert found.row("it", "truce").object == "truce"
    with pytest.raises(UnknownNameError, match="object 'peace'"):
        found.row("it", "peace")


def test_who_the_issue_does_not_concern_limits_nothing() -> None:
    found = outcome(STEPS, says(engagement="not-applicable"), says("none", **RED))
    assert (found.text, found.zone) == ("none", ())
    assert [room.party.id for room in found.rooms] == ["b"]
    nobody = outcome(STEPS, *[says(engagement="not-applicable")] * 2)
    assert nobody.untouched


def test_the_sides_unless_others_are_named() -> None:
    case = case_of(
        {"it": STEPS},
        a={"it": "none"},
        b={"it": "none"},
        c={"it": says(rejects=["none"])},
        roles={"c": "third-party"},
    )
    assert nk.feasible_outcomes(case).row("it").text == "none; some; most; all"
    found = nk.feasible_outcomes(case, parties=["a", "C"])
    assert ([party.id for party in found.parties], found.row("it").text) == (["a", "c"], "some; most; all")
    with pytest.raises(ValueError, match="has no sides"):
        nk.feasible_outcomes(case_of({"it": STEPS}, a={}, roles={"a": "mediator"}))


def test_the_frame_is_in_words() -> None:
    case = case_of({"it": STEPS, "days": DAYS}, a={"it": says("none", **RED)}, b={"it": "none"})
    frame = nk.feasible_outcomes(case).frame
    assert frame["left"].tolist() == ["none", "0–30 days"]
    assert frame["zone"].isna().tolist() == [False, True]
    assert frame["open"].tolist() == [True, True]
    assert [row.issue.id for row in nk.feasible_outcomes(case).told] == ["it"]


def test_an_issue_that_is_not_asked() -> None:
    istanbul = nk.load_case("istanbul-2025")
    with pytest.raises(ValueError, match="Mobilisation in Ukraine is not asked in Third direct round"):
        nk.feasible_outcomes(istanbul, "2025-07-23").row("mobilisation")


def test_the_talks_of_2022_leave_zones_and_those_of_2025_a_truce_below_thirty_days() -> None:
    istanbul = nk.load_case("istanbul-2025")
    assert nk.feasible_outcomes(istanbul, "2022-04").row("neutral-status").zone_text == "declared"
    june = nk.feasible_outcomes(istanbul, "2025-06-02")
    assert june.row("remains-return").zone_text == "6,000 bodies per side"
    assert june.row("ceasefire-duration", "general-truce").text == "0 to below 30 days"
    assert june.row("martial-law").text == "keep"


@given(
    strategies.SCALES.flatmap(lambda scale: st.tuples(st.just(scale), strategies.rejections(scale))),
    st.data(),
)
def test_more_rejections_never_leave_more(drawn: tuple[Scale, list[Any]], data: st.DataObject) -> None:
    scale, rejects = drawn
    more = [*rejects, data.draw(strategies.parts(scale))]
    other = data.draw(strategies.said(scale))
    fewer, further = (
        outcome(scale, says(rejects=parts) if parts else None, other) for parts in (rejects, more)
    )
    assert shared(scale, [further.left, fewer.left]) == further.left
    assert further.open <= fewer.open


@given(strategies.linked_cases(), st.data())
def test_more_rejections_never_widen_bounds(case: Case, data: st.DataObject) -> None:
    """A party without a position that rules something out: what is known of it grows, so bounds shrink."""
    issue = data.draw(st.sampled_from(case.issues))
    parts = data.draw(st.lists(strategies.parts(issue.scale), min_size=1, max_size=2))
    said = [entry for entry in case.positions if (entry.party, entry.issue) != ("a", issue.id)]
    plain = [issue.scale.parse_part(part) for part in parts]
    if not issue.scale.remaining(tuple(plain)).outcomes:
        return
    silent, heard = (_with(case, said, issue.id, tuple(plain[:n])) for n in (0, len(plain)))
    for other in ("b", "c"):
        _narrower(*(_limits(nk.compare(one, "a", other).row(issue.id)) for one in (silent, heard)))
    for one, two in zip(nk.linkages(silent).offers, nk.linkages(heard).offers, strict=True):
        for first, second in zip(one.alternatives, two.alternatives, strict=True):
            _narrower(first.gap, second.gap)


def _limits(row: IssueComparison) -> Bounds | None:
    return None if row.low is None or row.high is None else Bounds(row.low, row.high)


def _narrower(before: Bounds | None, after: Bounds | None) -> None:
    """Check that limits are no wider than before; there are none where nothing is left to compare."""
    if before is not None and after is not None:
        assert before.low - 1e-9 <= after.low <= after.high <= before.high + 1e-9


def _with(case: Case, said: list[Position], issue: str, rejects: tuple[Any, ...]) -> Case:
    own = (
        Position("a", ROUND, issue, rejects=rejects)
        if rejects
        else Position("a", ROUND, issue, engagement=SILENT)
    )
    return replace(case, positions=(*said, own))
