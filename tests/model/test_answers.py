"""What one party says on one question: what it offers, accepts and leaves, and whose word counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from negotiation_kit.model import Account, Answer, Channel, Evidence, Mode, Position, answer, closed
from negotiation_kit.scales import Scale
from tests.builders import (
    COLOURS,
    DAYS,
    FIVE,
    GROUPS,
    INFERRED,
    JUNE,
    OWN,
    PEOPLE,
    STEPS,
    THIRD,
    TOLD,
    Says,
    case_of,
    known,
    left,
    says,
)


def of(scale: Scale, *entries: Any, object: str | None = None, coding: str = "reading") -> Answer:
    """Return what a party's entries say on one question."""
    case = case_of({"it": scale}, a={"it": list(entries)})
    return answer(case.issues[0], case.positions, object, coding)


def on_the_word(evidence: tuple[Evidence, ...], entry: Says) -> Says:
    """Return an entry with the evidence it rests on."""
    return replace(entry, fields={**entry.fields, "evidence": evidence})


def offered(found: Answer) -> list[str]:
    return [found.issue.scale.code(offer.value) for offer in found.headline]


class TestHeadline:
    """The offers that count."""

    @pytest.mark.parametrize(
        ("entries", "headline"),
        [
            ([], []),
            ([says(3), says(5)], ["3", "5"]),
            ([says(3), says(5, conditional=True)], ["3"]),
            ([says(3, conditional=True), says(5, conditional=True)], ["3", "5"]),
            ([says(accepts=[3])], []),
            ([says(uncertain="2..5")], ["2..5"]),
            ([says(engagement="silent")], []),
        ],
    )
    def test_conditional_offers_stand_in_where_there_are_no_others(
        self, entries: Any, headline: list[str]
    ) -> None:
        assert offered(of(DAYS, *entries)) == headline

    def test_wanted_is_any_of_them(self) -> None:
        assert of(DAYS, says(3), says(5), says(9, conditional=True)).wanted == known(DAYS, [3, 5])
        assert of(GROUPS, says(["sick"]), says(["young"])).wanted.text == "sick or young"
        assert of(DAYS, says(accepts=[3])).wanted.empty

    def test_only_what_is_said_of_the_object_is_offered_on_it(self) -> None:
        entries = says(3, object="x"), says(5, object="y"), says(9)
        for name, days in (("x", "3"), ("y", "5"), (None, "9")):
            assert offered(of(DAYS, *entries, object=name)) == [days]


class TestLimits:
    """What is accepted, what is ruled out, and what is left."""

    def test_rejections_that_name_no_object_hold_for_each(self) -> None:
        entries = (
            says(rejects=["all"]),
            says(rejects=["most"], accepts=["none"], object="x"),
            says(rejects=["some"], object="y"),
        )
        found = {name: of(STEPS, *entries, object=name) for name in ("x", "y", None)}
        assert {name: said.rejects for name, said in found.items()} == {
            "x": ("all", "most"), "y": ("all", "some"), None: ("all",)
        }  # fmt: skip
        assert {name: said.accepts for name, said in found.items()} == {"x": ("none",), "y": (), None: ()}
        assert found["x"].left.parts == ("none", "some")
        assert found[None].left.parts == ("none", "some", "most")

    def test_what_stands_under_conditions_rules_nothing_out(self) -> None:
        found = of(STEPS, says("none", accepts=["some"], rejects=["all"], conditional=True))
        assert (found.accepts, found.rejects, found.left) == ((), (), STEPS.everything())

    @pytest.mark.parametrize(
        ("scale", "entries", "rest"),
        [
            (DAYS, [says(19, firmness="red-line")], "19 days"),
            (DAYS, [says(19, accepts=["15..18"], firmness="red-line")], "15–18 days or 19 days"),
            (DAYS, [says(19, firmness="firm")], "0–30 days"),
            (DAYS, [says(19, firmness="red-line", conditional=True)], "0–30 days"),
            (DAYS, [says(">=9", firmness="red-line"), says(rejects=[">=20"])], "9 to under 20 days"),
            (GROUPS, [says(["sick"], accepts=["young"], firmness="red-line")], "sick, with or without young"),
            # Its own rejection goes before the range it would otherwise hold to.
            (PEOPLE, [says("3..9", rejects=[">=6"], firmness="red-line")], "3–5 people"),
        ],
    )
    def test_a_red_line_leaves_itself_and_what_is_accepted_besides(
        self, scale: Scale, entries: Any, rest: str
    ) -> None:
        assert of(scale, *entries).left.text == rest

    def test_a_red_line_counts_for_the_object_it_names(self) -> None:
        line = says(19, object="x", firmness="red-line")
        assert of(DAYS, line, object="x").left == known(DAYS, 19)
        for name in ("y", None):
            assert of(DAYS, line, object=name).red_lines == ()
            assert of(DAYS, line, object=name).left == DAYS.everything()
        as_such = says(19, firmness="red-line")
        assert of(DAYS, as_such, object="x").left == DAYS.everything()

    @pytest.mark.parametrize(
        ("scale", "entries", "accepted"),
        [
            (DAYS, [says(3, accepts=[5])], "3 days or 5 days"),
            (DAYS, [says("3..9", rejects=[">=6"])], "3 to under 6 days"),
            (DAYS, [says(3, accepts=[5]), says(rejects=[5])], "3 days"),
            (DAYS, [says(accepts=[5])], "5 days"),
            (DAYS, [says(rejects=[5])], ""),
            # A refusal that leaves an opening under conditions takes nothing back of it.
            (DAYS, [says(3, conditional=True), says(rejects=[3])], "3 days"),
            (GROUPS, [says(["sick"], accepts=["young"])], "sick, with or without young"),
            (GROUPS, [says(accepts=["young"])], "young"),
            (DAYS, [says(uncertain="2..5")], ""),  # nobody knows what it wants
        ],
    )
    def test_accepted_is_what_is_wanted_or_could_be_lived_with(
        self, scale: Scale, entries: Any, accepted: str
    ) -> None:
        assert of(scale, *entries).accepted.text == accepted

    @pytest.mark.parametrize(
        ("scale", "rejects", "only"),
        [
            (COLOURS, ["red", "green"], "blue"),
            (STEPS, ["all", "none", "some"], "most"),
            (GROUPS, ["wounded", "sick", "young"], "none of the options"),
            (PEOPLE, [{"at_least": 1}], "0 people"),
            (JUNE, ["2025-06-02/2025-06-30"], "1 June 2025"),  # days are whole
            (COLOURS, ["red"], None),
            (COLOURS, ["red", "green", "blue"], None),  # nothing is left
            (GROUPS, ["wounded", "sick"], None),  # the young, or nobody
            (DAYS, [{"from": 1, "to": 30}], None),  # below 1 lies more than 0
        ],
    )
    def test_the_one_outcome_that_rejections_leave_is_told_and_no_offer(
        self, scale: Scale, rejects: list[Any], only: str | None
    ) -> None:
        found = of(scale, says(rejects=rejects))
        assert (found.only_left.text if found.only_left else None) == only
        assert found.offers == ()
        assert found.wanted.empty

    def test_several_rejections_leave_one_together_and_a_stated_value_goes_before(self) -> None:
        rejections = says(rejects=["red"]), says(rejects=["green"])
        left = of(COLOURS, *rejections).only_left
        assert left is not None
        assert left.parts == ("blue",)
        assert of(COLOURS, *rejections, says("red")).only_left is None

    @pytest.mark.parametrize(
        ("offer", "rejects", "barred"),
        [
            ({"from": 2, "to": 5}, [{"at_least": 2}], True),
            ({"from": 2, "to": 5}, [{"at_least": 4}], False),  # 2 to 3 days remain
            ({"from": 2, "to": 5}, [], False),
        ],
    )
    def test_an_offer_is_barred_where_all_of_it_is_ruled_out(
        self, offer: Any, rejects: Any, barred: bool
    ) -> None:
        assert of(DAYS, says(rejects=rejects)).bars(of(DAYS, says(offer)).offers[0]) is barred


class TestDoubt:
    """What the coder is not sure of."""

    @pytest.mark.parametrize(
        ("scale", "said", "wanted", "may_be"),
        [
            (FIVE, says("2", uncertain="1..3"), ("2",), ("1", "2", "3")),
            (FIVE, says(uncertain="1..3"), (), ("1", "2", "3")),
            (FIVE, says("2", uncertain="1..3", rejects=["3"]), ("2",), ("1", "2")),
            (COLOURS, says(uncertain=["red", "blue"]), (), ("red", "blue")),
        ],
    )
    def test_a_value_beside_a_doubt_is_wanted_and_all_readings_may_be_meant(
        self, scale: Scale, said: Any, wanted: tuple[str, ...], may_be: tuple[str, ...]
    ) -> None:
        found = of(scale, said)
        assert found.speaks
        assert found.wanted.parts == wanted
        assert found.offers[0].may_be.parts == may_be
        assert found.offers[0].stated is bool(wanted)

    def test_as_printed_a_doubt_about_the_reading_does_not_count(self) -> None:
        said = says("2", printed="4", uncertain="1..3")
        assert of(FIVE, says(uncertain="1..3", printed="uncodable"), coding="printed").offers == ()
        assert of(FIVE, said, coding="printed").wanted.parts == ("4",)


class TestAccounts:
    """Whose word counts where what one party is told to want does not fit together."""

    @pytest.mark.parametrize(
        ("pieces", "account"),
        [
            ([], Account.OWN),  # a table gives none
            ([OWN], Account.OWN),
            ([TOLD], Account.OTHER_SIDE),
            ([TOLD, OWN], Account.OWN),  # the best of them
            ([INFERRED, THIRD], Account.THIRD),
            ([INFERRED], Account.INFERRED),
        ],
    )
    def test_an_entry_is_the_word_of_its_best_evidence(self, pieces: Any, account: Account) -> None:
        evidence = tuple(piece for pair in pieces for piece in pair)
        assert Position("a", "r1", "it", evidence=evidence).account is account

    @pytest.mark.parametrize(
        ("mode", "by", "account"),
        [
            (Mode.QUOTED, "a newspaper", Account.OWN),
            (Mode.DOCUMENT, None, Account.OWN),
            (Mode.REPORTED, None, Account.OWN),
            (Mode.REPORTED, "a newspaper", Account.THIRD),
            (Mode.REPORTED_BY_OPPONENT, "a newspaper", Account.OTHER_SIDE),
            (Mode.INFERRED, None, Account.INFERRED),
        ],
    )
    def test_a_report_is_the_word_of_whoever_reports(
        self, mode: Mode, by: str | None, account: Account
    ) -> None:
        assert Evidence("s", 1, mode, reported_by=by).account is account

    @pytest.mark.parametrize(
        ("own", "told", "contested"),
        [
            # Offers that lie wholly apart, and offers of which something is shared.
            (says(3), says(9), True),
            (says({"from": 3, "to": 9}), says(9), False),
            (says(3, accepts=[9]), says(9), False),
            (says(9), says(3, accepts=[9]), False),
            # The told offer reaches outside what the own word leaves.
            (says(19, firmness="red-line"), says(9), True),
            (says({"at_least": 19}, firmness="red-line"), says({"from": 6, "to": 19}), True),
            (says(rejects=[{"at_least": 20}]), says({"from": 6, "to": 20}), True),
            (says(rejects=[{"at_least": 20}]), says({"from": 6, "to": 19}), False),
            (says({"from": 6, "to": 19}), says(rejects=[6]), True),
            # Conditional offers, acceptances and silence contradict nothing.
            (says(3), says(9, conditional=True), False),
            (says(3), says(accepts=[9]), False),
            (says(3), says(engagement="silent"), False),
            # That it has no position is a word too, where evidence is given for it.
            (says(3), says(engagement="left-open"), True),
            (says(3), says(engagement="not-applicable"), True),
            (says(accepts=[3]), says(engagement="left-open"), False),
        ],
    )
    def test_when_two_accounts_contradict_each_other(self, own: Any, told: Any, contested: bool) -> None:
        heard = on_the_word(TOLD, told)
        for entries in ((own, heard), (heard, own)):
            found = of(DAYS, *entries)
            assert found.contested is contested
            assert len(found.accounts) == 2 * contested

    def test_the_best_account_speaks_alone_and_each_is_kept(self) -> None:
        found = of(DAYS, says(6, evidence=TOLD), says(rejects=[6]), says(2, evidence=INFERRED), says(9))
        assert offered(found) == ["9"]
        assert found.left == left(DAYS, 6)
        assert [offered(account) for account in found.accounts] == [["9"], ["6"], ["2"]]

    def test_accounts_that_fit_together_count_together(self) -> None:
        found = of(DAYS, says({"at_least": 9}), says(12, accepts=[3], evidence=TOLD))
        assert offered(found) == [">=9", "12"]
        assert (found.accepts, found.accounts) == (DAYS.parse(3), ())

    @pytest.mark.parametrize("evidence", [OWN, TOLD])
    @pytest.mark.parametrize(
        ("entries", "torn"),
        [
            ([says(9), says(19, firmness="red-line")], True),
            ([says(9), says(19, accepts=[9], firmness="red-line")], False),
            ([says({"from": 9, "to": 19}), says(19, firmness="red-line")], False),
            ([says(9, conditional=True), says(19, firmness="red-line")], False),
            ([says(9, firmness="red-line"), says(19, firmness="red-line")], True),
            ([says(9, object="x"), says(19, firmness="red-line", object="y")], False),
        ],
    )
    def test_one_account_that_contradicts_itself_leaves_no_known_position(
        self, evidence: Any, entries: Any, torn: bool
    ) -> None:
        told = [on_the_word(evidence, entry) for entry in entries]
        found = [of(DAYS, *told, object=name) for name in ("x", "y", None)]
        assert any(said.torn for said in found) is torn
        assert any(said.contested for said in found) is torn
        for said in found:
            if said.torn:
                assert (said.offers, said.left) == ((), DAYS.everything())


@pytest.mark.parametrize(
    ("channels", "shut"),
    [
        ([], False),
        ([Channel.PUBLIC], False),
        ([Channel.TABLE], False),
        ([Channel.LEAKED], True),
        ([Channel.PRIVATE, Channel.LEAKED], True),
        ([Channel.LEAKED, Channel.TABLE], False),  # as open as its most open evidence
    ],
)
def test_what_is_known_only_from_a_leak_or_in_private_is_closed(channels: Any, shut: bool) -> None:
    evidence = tuple(Evidence("s", 1, Mode.QUOTED, channel=channel) for channel in channels)
    assert closed(Position("a", "r1", "it", evidence=evidence)) is shut
