"""What a party has on an issue, gathered from its entries in either column."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_kit.analysis.comparing import stance
from negotiation_kit.model import Engagement
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, GROUPS, JUNE, STEPS, THREE, case_of, says, stance_of
from tests.strategies import SCALES, said


def offered(scale: Scale, entries: Any, coding: str = "reading") -> list[str]:
    return [scale.code(offer.value) for offer in stance_of(scale, entries, coding=coding).headline]


def test_a_value_is_an_offer() -> None:
    found = stance_of(DAYS, says({"from": 2, "to": 3}, firmness="firm"))
    assert found.stated
    assert [DAYS.code(offer.value) for offer in found.offers] == ["2..3"]
    assert found.offers[0].position.firmness == "firm"
    assert found.engagement is None


@pytest.mark.parametrize(
    ("entries", "headline"),
    [
        ([says(3), says(5)], ["3", "5"]),
        ([says(3), says(5, conditional=True)], ["3"]),
        ([says(3, conditional=True), says(5, conditional=True)], ["3", "5"]),
        ([says(5, conditional=True)], ["5"]),
    ],
)
def test_headline_takes_conditional_offers_only_where_there_are_no_others(
    entries: Any, headline: list[str]
) -> None:
    assert offered(DAYS, entries) == headline
    assert len(stance_of(DAYS, entries).offers) == len(entries)


@pytest.mark.parametrize("why", list(Engagement))
def test_absence_keeps_its_reason(why: Engagement) -> None:
    found = stance_of(DAYS, says(engagement=why))
    assert not found.stated
    assert found.engagement is why
    assert found.applicable is (why is not Engagement.NOT_APPLICABLE)


def test_no_entry_at_all_is_not_coded() -> None:
    assert stance_of(DAYS, None).engagement is Engagement.NOT_CODED


@pytest.mark.parametrize("entry", [says(3), says(rejects=[3]), says(accepts=[3])])
def test_whoever_says_anything_is_not_absent(entry: Any) -> None:
    assert stance_of(DAYS, [entry, says(engagement="silent")]).engagement is None


def test_accepts_and_rejects_are_gathered_once_from_unconditional_entries() -> None:
    found = stance_of(
        STEPS,
        [
            says("none", accepts=["some"], rejects=["all"]),
            says(rejects=["all", "most"]),
            says("most", accepts=["most"], rejects=["none"], conditional=True),
        ],
    )
    assert found.accepts == ("some",)
    assert found.rejects == ("all", "most")


def test_what_is_said_of_one_object_does_not_count_for_another() -> None:
    found = stance_of(
        STEPS,
        [
            says(rejects=["all"]),
            says(rejects=["most"], accepts=["none"], object="x"),
            says(rejects=["some"], object="y"),
        ],
    )
    assert found.rejects_for("x") == ("all", "most")
    assert found.rejects_for("y") == ("all", "some")
    assert found.rejects_for(None) == ("all",)
    assert found.accepts_for("x") == ("none",)
    assert found.accepts_for("y") == ()
    assert found.left_for("x").outcomes == ("none", "some")
    assert found.left.outcomes == ("none", "some", "most")


class TestElimination:
    """A position that only the party's own rejections leave."""

    @pytest.mark.parametrize(
        ("scale", "rejects", "left"),
        [
            (COLOURS, ["red", "green"], "blue"),
            (STEPS, ["all", "none", "some"], "most"),
            (GROUPS, ["wounded", "sick", "young"], ""),
        ],
    )
    def test_one_outcome_left_is_a_position(self, scale: Scale, rejects: list[str], left: str) -> None:
        (offer,) = stance_of(scale, says(rejects=rejects)).offers
        assert offer.by_elimination
        assert scale.code(offer.value) == left
        assert offer.feasible == scale.known(offer.value)

    @pytest.mark.parametrize(
        ("scale", "rejects"),
        [
            (COLOURS, ["red"]),
            (COLOURS, ["red", "green", "blue"]),  # nothing is left
            (GROUPS, ["wounded", "sick"]),  # {young} and the empty set
            (DAYS, [{"from": 1, "to": 30}]),  # below 1 lies more than 0
            (JUNE, ["2025-06-02/2025-06-30"]),
        ],
    )
    def test_more_or_fewer_are_none(self, scale: Scale, rejects: list[Any]) -> None:
        assert not stance_of(scale, says(rejects=rejects)).stated

    def test_several_entries_together_leave_one(self) -> None:
        found = stance_of(COLOURS, [says(rejects=["red"]), says(rejects=["green"])])
        assert offered(COLOURS, [says(rejects=["red"]), says(rejects=["green"])]) == ["blue"]
        assert found.offers[0].position is found.entries[0]

    def test_a_stated_value_goes_before(self) -> None:
        found = stance_of(COLOURS, [says("red"), says(rejects=["red", "green"])])
        assert [offer.by_elimination for offer in found.offers] == [False]

    def test_a_conditional_rejection_leaves_everything(self) -> None:
        assert not stance_of(COLOURS, says(rejects=["red", "green"], conditional=True)).stated

    def test_it_holds_for_the_object_it_names(self) -> None:
        found = stance_of(
            COLOURS,
            [says(rejects=["red"]), says(rejects=["green"], object="x"), says(rejects=["red"], object="y")],
        )
        assert [(offer.value, offer.position.object) for offer in found.offers] == [("blue", "x")]

    def test_one_for_every_object_stands_for_all(self) -> None:
        found = stance_of(
            COLOURS, [says(rejects=["red", "green"], object="x"), says(rejects=["red", "green"])]
        )
        assert [(offer.value, offer.position.object) for offer in found.offers] == [("blue", None)]

    @pytest.mark.parametrize(
        ("rejected_of", "other", "same"),
        [(None, None, True), (None, "x", True), ("x", "x", True), ("x", "y", False), ("x", None, False)],
    )
    def test_what_no_object_is_named_for_meets_every_object(
        self, rejected_of: str | None, other: str | None, same: bool
    ) -> None:
        (one,) = stance_of(COLOURS, says(rejects=["red", "green"], object=rejected_of)).offers
        (two,) = stance_of(COLOURS, says("red", object=other)).offers
        assert one.same_object(two) is same
        assert two.same_object(one) is same


def test_a_stated_value_without_an_object_meets_only_its_like() -> None:
    plain, named = (stance_of(DAYS, says(3, object=name)).offers[0] for name in (None, "x"))
    assert plain.same_object(plain)
    assert not plain.same_object(named)


class TestPrinted:
    """The column of what the source's wording gives."""

    @pytest.mark.parametrize(
        ("entry", "printed"),
        [
            (says(3), ["3"]),
            (says(3, printed=5), ["5"]),
            (says(3, printed="uncodable"), []),
            (says(3, printed={"rejects": [5]}), ["3"]),
            (says(printed=5, engagement="silent"), ["5"]),
        ],
    )
    def test_takes_what_is_printed_else_the_reading(self, entry: Any, printed: list[str]) -> None:
        assert offered(DAYS, entry, "printed") == printed
        assert offered(DAYS, entry) == ([] if entry.value is None else ["3"])

    def test_accepts_and_rejects_too(self) -> None:
        entry = says(accepts=["none"], rejects=["some"], printed={"accepts": ["most"], "rejects": ["all"]})
        found = stance_of(STEPS, entry, coding="printed")
        assert (found.accepts, found.rejects) == (("most",), ("all",))

    def test_an_uncodable_wording_says_nothing(self) -> None:
        found = stance_of(STEPS, says(rejects=["none"], printed="uncodable"), coding="printed")
        assert found.uncodable
        assert found.rejects == ()
        assert found.engagement is None
        assert not stance_of(STEPS, says(rejects=["none"], printed="uncodable")).uncodable

    def test_another_entry_may_still_give_a_value(self) -> None:
        found = stance_of(STEPS, [says("none", printed="uncodable"), says("all")], coding="printed")
        assert not found.uncodable
        assert [offer.value for offer in found.offers] == ["all"]

    def test_another_entry_may_still_leave_one(self) -> None:
        entries = [says("none", printed="uncodable"), says(rejects=["none", "some", "most"])]
        found = stance_of(STEPS, entries, coding="printed")
        assert not found.uncodable
        assert [offer.value for offer in found.offers] == ["all"]


def test_bars_only_what_is_ruled_out_for_that_object() -> None:
    other = stance_of(DAYS, says({"from": 2, "to": 5})).offers[0]
    party = stance_of(
        DAYS, [says(rejects=[{"at_least": 4}]), says(rejects=[{"at_most": 4}], object="x")], side="b"
    )
    assert party.bars(other, "x")
    assert not party.bars(other, None)  # 2 to 3 days remain
    assert not stance_of(DAYS, None).bars(other, None)


def test_only_the_asked_round_and_coder_count() -> None:
    case = case_of(
        {"it": DAYS},
        rounds=("r1", "r2"),
        a={"it": [says(1), says(2, round="r2"), says(3, coder="second")]},
    )
    for round, coder, days in (("r1", "lead", "1"), ("r2", "lead", "2"), ("r1", "second", "3")):
        found = stance(case, case.parties[0], case.issues[0], round, coder=coder)
        assert [DAYS.code(offer.value) for offer in found.offers] == [days]


@pytest.mark.parametrize(
    ("scale", "raw", "text"),
    [(THREE, "half", "half"), (DAYS, {"at_least": 3}, ">=3"), (GROUPS, [], "[]"), (GROUPS, ["sick"], "sick")],
)
def test_a_cell_is_never_empty(scale: Scale, raw: Any, text: str) -> None:
    assert scale.code(scale.parse(raw)) == text


@given(st.data(), SCALES, st.sampled_from(["reading", "printed"]))
def test_a_stance_has_a_position_or_a_reason_why_not(data: st.DataObject, scale: Scale, coding: str) -> None:
    found = stance_of(scale, data.draw(said(scale)), coding=coding)
    silent = not (found.stated or found.uncodable or found.accepts or found.rejects)
    assert (found.engagement is not None) is silent
    assert all(offer.feasible.known for offer in found.offers)
    assert set(found.headline) <= set(found.offers)
    assert len({offer.conditional for offer in found.headline}) <= 1
