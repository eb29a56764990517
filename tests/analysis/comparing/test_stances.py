"""What a party has on an issue, gathered from its entries in either column."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation_kit.analysis.comparing import Stances, stance
from negotiation_kit.model import Channel, Coding, Engagement, Evidence, Membership, Mode
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, GROUPS, STEPS, THREE, TOLD, case_of, levels, says, stance_of
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


@pytest.mark.parametrize(
    "entry", [says(3), says(rejects=[3]), says(accepts=[3]), says(rejects=[3], conditional=True)]
)
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


def test_it_speaks_of_objects_in_the_codebooks_order_and_of_the_issue_as_such_last() -> None:
    entries = [
        says(engagement="silent", object="w"),
        says(3),
        says(rejects=[9], object="z"),
        says(5, object="y"),
        says(accepts=[1], object="x"),
    ]
    assert stance_of(DAYS, entries).objects == ("x", "y", "z", None)  # by name where none is declared
    case = case_of({"it": DAYS}, a={"it": entries})
    declared = replace(case.issues[0], objects=levels("x", "y"))
    assert stance(case, case.parties[0], declared, "r1").objects == ("x", "y", "z", None)


def test_only_rejections_that_leave_one_outcome_are_no_value() -> None:
    found = stance_of(COLOURS, says(rejects=["red", "green"], object="x"))
    assert not found.stated
    assert found.engagement is None
    assert found.only_left is not None
    assert found.only_left.text == "blue"


def test_offers_of_every_object_and_account_stand_in_the_order_of_the_file() -> None:
    entries = [says(9, object="y"), says(3), says(20, evidence=TOLD), says(5, object="x"), says(1)]
    found = stance_of(DAYS, entries)
    assert [DAYS.code(offer.value) for offer in found.offers] == ["9", "3", "20", "5", "1"]
    assert [DAYS.code(offer.value) for offer in found.headline] == ["9", "3", "5", "1"]
    assert found.contested


class TestPackages:
    """Demands within one of several packages, and offers under conditions, as they are to count."""

    @pytest.mark.parametrize(
        ("declared", "conditionals", "values"),
        [
            (("p", "q"), "apart", ["1", "5"]),
            (("p", "q"), "met", ["1", "3", "5"]),
            (("p", "q"), "ignored", ["1"]),
            (("p",), "apart", ["1", "3", "5"]),  # a single package is plain demands
            (("p",), "ignored", ["1", "3"]),
        ],
    )
    def test_what_counts(self, declared: tuple[str, ...], conditionals: str, values: list[str]) -> None:
        case = case_of({"it": DAYS}, a={"it": [says(1), says(3, within="p"), says(5, conditional=True)]})
        case = replace(case, codings=(Coding("a", "r1", packages=levels(*declared)),))
        found = Stances(case, "r1", conditionals=conditionals).of(case.parties[0], case.issues[0])
        assert [DAYS.code(offer.value) for offer in found.offers] == values
        assert len(found.withheld) == 3 - len(values)

    def test_whoever_asks_only_within_packages_leaves_the_issue_open(self) -> None:
        case = case_of({"it": DAYS}, a={"it": says(3, within="p")})
        case = replace(case, codings=(Coding("a", "r1", packages=levels("p", "q")),))
        found = Stances(case, "r1").of(case.parties[0], case.issues[0])
        assert found.engagement is Engagement.LEFT_OPEN
        assert not found.says_something


class TestChannels:
    """What was leaked or said in private counts only where it is asked for."""

    @pytest.mark.parametrize(
        ("channel", "open", "every"),
        [("public", ["3"], ["3"]), ("table", ["3"], ["3"]), ("leaked", [], ["3"]), ("private", [], ["3"])],
    )
    def test_what_counts(self, channel: str, open: list[str], every: list[str]) -> None:
        piece = Evidence("s", 1, Mode.QUOTED, channel=Channel(channel))
        case = case_of({"it": DAYS}, a={"it": says(3, evidence=(piece,))})
        for channels, values in (("open", open), ("all", every)):
            found = Stances(case, "r1", channels=channels).of(case.parties[0], case.issues[0])
            assert [DAYS.code(offer.value) for offer in found.offers] == values


class TestGroups:
    """A silent member takes over the stance of its groups, if these do not differ."""

    @pytest.mark.parametrize(
        ("own", "groups", "expected"),
        [
            (None, {"g": 3}, (["3"], True)),
            (says(engagement="silent"), {"g": 3}, (["3"], True)),
            (says(engagement="not-coded"), {"g": says(rejects=[9])}, ([], True)),
            # Whatever it says itself is its own, that it leaves it open too.
            (5, {"g": 3}, (["5"], False)),
            (says(rejects=[5]), {"g": 3}, ([], False)),
            (says(accepts=[5]), {"g": 3}, ([], False)),
            (says(engagement="left-open"), {"g": 3}, ([], False)),
            (says(engagement="not-applicable"), {"g": 3}, ([], False)),
            # Groups that say the same, that differ, and of which one is silent.
            (None, {"g": 3, "h": 3}, (["3"], True)),
            (None, {"g": 3, "h": 4}, ([], False)),
            (None, {"g": 3, "h": says(engagement="silent")}, (["3"], True)),
            (None, {"g": None}, ([], False)),
        ],
    )
    def test_who_takes_over_what(
        self, own: Any, groups: dict[str, Any], expected: tuple[list[str], bool]
    ) -> None:
        case = case_of(
            {"it": DAYS}, {"a": {"it": own}, **{name: {"it": said} for name, said in groups.items()}}
        )
        member = replace(case.parties[0], member_of=tuple(map(Membership, groups)))
        case = replace(case, parties=(member, *case.parties[1:]))
        found = Stances(case, "r1").of(member, case.issues[0])
        assert ([DAYS.code(offer.value) for offer in found.offers], found.inherited) == expected
        assert not Stances(case, "r1", inherit=False).of(member, case.issues[0]).inherited
        assert found.party is member


class TestSignature:
    """Two stances of one signature are judged alike."""

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            (says(3, summary="First", confidence="high"), says(3, summary="In other words"), True),
            ([says(3), says(5)], [says(5), says(3)], True),
            (says(3, status="offered"), says(3, status="demanded"), True),
            (says(3), says(4), False),
            (says(3), says(3, object="x"), False),
            (says(3), says(3, conditional=True), False),
            (says(3), says(3, accepts=[4]), False),
            (says(3), says(3, rejects=[4]), False),
            (says(3), says(3, firmness="red-line"), False),
            (says(3, firmness="firm"), says(3, firmness="flexible"), True),
            (says(3), says(3, uncertain="2..4"), False),
            (says(3), says(3, evidence=TOLD), False),
            (says(engagement="silent"), says(engagement="left-open"), False),
            (None, says(engagement="silent"), False),
        ],
    )
    def test_what_it_tells_apart(self, one: Any, other: Any, same: bool) -> None:
        signatures = [stance_of(DAYS, said).signature for said in (one, other)]
        assert (signatures[0] == signatures[1]) is same
        assert len({*signatures}) == 2 - same  # it can be kept by


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

    def test_another_entry_may_still_say_what_it_rejects(self) -> None:
        entries = [says("none", printed="uncodable"), says(rejects=["none", "some", "most"])]
        found = stance_of(STEPS, entries, coding="printed")
        assert not found.uncodable
        assert found.offers == ()
        assert found.only_left is not None


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


@settings(max_examples=60)
@given(st.data(), SCALES, st.sampled_from(["reading", "printed"]))
def test_a_stance_says_something_or_why_not(data: st.DataObject, scale: Scale, coding: str) -> None:
    found = stance_of(scale, data.draw(said(scale)), coding=coding)
    if found.engagement is None:
        assert found.says_something or found.uncodable
    else:  # what stands under conditions alone, or in no words, may stand beside a reason
        assert not any((found.offers, found.accepts, found.rejects))
    assert set(map(id, found.headline)) <= set(map(id, found.offers))
    for name in found.objects:
        assert found.on(name).speaks or any(
            entry.object == name and entry.conditional_on for entry in found.entries
        )
        assert len({offer.conditional for offer in found.on(name).headline}) <= 1
