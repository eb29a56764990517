"""Kinds of fault that a second implementation of the rules showed in the engine, each worked by hand.

`DAYS` runs from 0 to 30, `DEGREES` from -10 to 10, `MEN` from 0 to 20,000; `STEPS` has four levels a third
apart, `GROUPS` is a set of three.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest.mock import ANY

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Stances
from negotiation_kit.analysis.linking.linked import demanded_packages
from negotiation_kit.model import Case, Coding, Membership
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, DEGREES, GROUPS, ROUND, STEPS, case_of, levels, says
from tests.cases.expected import UNMEASURED, Row, bounded, known, rows_of
from tests.cases.test_kinds import INFERRED, LEAKED, MEN, THIRD, Kind, about, check, own, rows, told

RED: dict[str, Any] = {"firmness": "red-line"}


def doubtful(scale: Scale, entries: Any) -> Any:
    """Return entries with the readings in doubt as the scale has them."""
    many = entries if isinstance(entries, list) else [entries]
    return [_read(scale, entry) for entry in many]


def _read(scale: Scale, entry: Any) -> Any:
    fields = entry.fields
    if "uncertain" not in fields:
        return entry
    return replace(entry, fields={**fields, "uncertain": scale.parse_uncertain(fields["uncertain"])})


DOUBT: list[Kind] = [
    # Some, or most, or all; and none besides: from some, most and all at most 2/3 to the nearest of the two.
    ("one in doubt of two", STEPS, [says("some", uncertain=["some", "most", "all"]), says("none")], None,
     bounded("one-sided", 0, 2 / 3)),
    # 0 or 10: either is offered by the other.
    ("in doubt between what the other takes", DAYS, says(uncertain={"from": 0, "to": 10}),
     [says(0), says(10)], bounded("near", 0, 5 / 30)),  # 5 is 5 from either
    ("two in doubt", DAYS,
     [says(5, uncertain={"from": 5, "to": 10}), says(20, uncertain={"from": 15, "to": 25})],
     says(5), known("near", 0, 0, 5 / 30)),  # at worst 10 and any of 15 to 25
    # Between 8 and 12, of which the party itself rejects 10 to 12: 8 to 10 are left, 10 as near as one likes.
    ("in doubt and rejected in part", DAYS,
     says(8, uncertain={"from": 8, "to": 12}, rejects=[{"from": 10, "to": 12}]), says(20),
     known("diverge", 12 / 30, 10 / 30, 12 / 30)),
    # One reading is refused: the worst of them.
    ("one reading refused", STEPS, says("some", uncertain=["some", "most"]), says(rejects=["most"]),
     bounded("diverge", 0, 2 / 3)),
    ("one reading taken", STEPS, says("some", uncertain=["some", "most"]), says(accepts=["some"]),
     bounded("one-sided", 0, 2 / 3)),
    ("every reading taken", STEPS, says("some", uncertain=["some", "most"]), says(accepts=["some", "most"]),
     bounded("overlap", 0, 2 / 3)),
    ("no value, one reading refused", COLOURS, says(uncertain=["red", "green"]), says(rejects=["red"]),
     bounded("diverge", 0, 1)),
    # Sick, or sick and young; with the wounded accepted besides the first meets the other, the second not.
    ("a set in doubt and accepted besides", GROUPS, says(["sick"], uncertain=["young"], accepts=["wounded"]),
     says(["sick", "wounded"]), known("diverge", 0.5, 0.5, 2 / 3)),
    # The distance is that of what is stated, and lies within the bounds.
    ("a stated one beside a doubt", DAYS, [says(5), says(uncertain={"from": 8, "to": 10})], says(8),
     known("near", 3 / 30, 0, 3 / 30)),
]  # fmt: skip


@rows(DOUBT)
def test_doubt(scale: Scale, a: Any, b: Any, wanted: Row) -> None:
    check(scale, doubtful(scale, a), b, wanted)


@pytest.mark.parametrize(("coding", "high"), [("reading", 2 / 3), ("printed", 1 / 3)])
def test_doubt_is_about_the_reading_and_not_about_what_is_printed(coding: str, high: float) -> None:
    (a,) = doubtful(STEPS, says("some", printed="none", uncertain=["some", "all"]))
    case = case_of({"it": STEPS}, a={"it": a}, b={"it": "some"})
    assert nk.compare(case, "a", "b", coding=coding).row("it").high == pytest.approx(high)


ACCOUNTS: list[Kind] = [
    # Its own word may mean 5,000, which is not what is told: then 1,000 from the other side. As told 0.
    ("in doubt by its own word", MEN, [own(uncertain={"from": 5000, "to": 12_000}), told(6000)], 6000,
     bounded("diverge", 0, 0.3, contested=True)),
    ("what is told is in doubt", MEN, [own(6000), told(uncertain={"from": 5000, "to": 12_000})], 6000,
     known("agree", 0, 0, 0.3, contested=True)),
    ("in doubt within what is told", MEN,
     [own(uncertain={"from": 5000, "to": 6000}), told({"from": 4000, "to": 7000})], 4000,
     known("overlap", 0)),
    # Up to 10,000 are left by its own word, the rest as told: the two leave nothing together.
    ("refusals that leave nothing", MEN,
     [own(rejects=[{"at_least": 10_000}]), told(rejects=[{"at_most": 10_000}])], 5000,
     bounded("one-sided", 0, 0.75, contested=True)),
    ("refusals that leave something", MEN,
     [own(rejects=[{"at_least": 10_000}]), told(rejects=[{"at_most": 8000}])], 9000,
     bounded("one-sided", 0, 0.05)),
    # What it rejects and leaves open by another's word is no contradiction: nobody offers anything.
    # Left open in a table, without a source, is nobody's word against what is told.
    ("left open without a source", MEN, [says(engagement="left-open"), told(6000)], 6000, known("agree", 0)),
    ("left open and told to reject", MEN,
     [own(rejects=[6000]), told(engagement="left-open", by=INFERRED)], 6000,
     bounded("diverge", 0, 0.7)),
    ("open by its own word, though it offers", MEN,
     [own(6000), own(engagement="left-open"), told(rejects=[19_000])], 6000, known("agree", 0)),
    # Its own word says one thing; as told it contradicts itself, and then anything is possible.
    ("a told account that contradicts itself", MEN, [own(6000), told(6000, **RED), told(19_000)], 6000,
     known("agree", 0, 0, 0.7, contested=True)),
    ("its own account contradicts itself", MEN, [own(6000, **RED), own(19_000), told(6000)], 6000,
     bounded("one-sided", 0, 0.7, contested=True)),
    # Two red lines that overlap; what is told lies within the one and wholly outside the other.
    ("told outside one of two red lines", MEN,
     [own({"from": 0, "to": 8000}, **RED), own({"from": 5000, "to": 9000}, **RED), told(1000)], 6000,
     known("overlap", 0, 0, 0.25, contested=True)),
    # A value with a doubt beside it counts with the value: 6,000 is what is told too. If 19,000 is meant, the
    # two contradict each other, and the account taken alone is 13,000 of 20,000 away.
    ("a doubt is no contradiction", MEN,
     [own(6000), told(6000, uncertain={"from": 6000, "to": 19_000})], 6000,
     known("overlap", 0, 0, 0.65)),
    # Told to reject more than 6,000: if 9,000 is meant, that is not so, and its own word is 3,000 away, or
    # as told anything up to 6,000 is left.
    ("a refusal of what may be meant", MEN,
     [own(6000, uncertain={"from": 6000, "to": 9000}), told(rejects=[{"at_least": 7000}])], 6000,
     known("near", 0, 0, 0.3)),
    # If 5,000 is meant, the line leaves nothing of its other offer, and what it wants is not known.
    ("a red line in doubt", MEN, [own(6000, **RED), own(6000, uncertain={"from": 5000, "to": 6000})], 6000,
     known("one-sided", 0, 0, 0.7)),
    ("a doubt alone is one where some of it lies outside", MEN,
     [own({"from": 0, "to": 9000}, **RED), told(uncertain={"from": 6000, "to": 19_000})], 6000,
     known("overlap", 0, 0, 0.65, contested=True)),
    # Nothing but refusals is an account too, and the best one: what is told does not make an offer.
    ("refusals go before what is told", MEN, [own(rejects=[{"at_least": 10_000}]), told(19_000, THIRD)], 6000,
     bounded("one-sided", 0, 0.65, contested=True)),
    # Under conditions nothing is contradicted.
    ("told under a condition", MEN, [own(19_000), told(6000, conditional=True)], 6000,
     known("diverge", 0.65)),
]  # fmt: skip


@rows(ACCOUNTS)
def test_accounts(scale: Scale, a: Any, b: Any, wanted: Row) -> None:
    check(scale, doubtful(scale, a), b, wanted)


@pytest.mark.parametrize("turned", [False, True])
def test_whether_an_issue_applies_is_for_the_best_account_to_say(turned: bool) -> None:
    said = [own(engagement="not-applicable"), told(6000)]
    check(MEN, said[::-1] if turned else said, 6000, replace(UNMEASURED, contested=True))
    said = [told(engagement="not-applicable"), own(6000)]
    check(MEN, said[::-1] if turned else said, 6000, known("agree", 0, 0, 0.7, contested=True))
    # Where nobody offers anything, whoever says more is heard.
    said = [told(engagement="not-applicable"), own(rejects=[6000])]
    check(MEN, said, 19_000, bounded("one-sided", 0, 0.95))
    assert nk.compare(case_of({"it": MEN}, a={"it": said}, b={"it": 6000}), "a", "b").row("it").reason


@pytest.mark.parametrize("turned", [False, True])
def test_left_open_beside_silence_is_left_open_in_any_order(turned: bool) -> None:
    said = [says(engagement="silent"), own(engagement="left-open")]
    case = case_of({"it": MEN}, a={"it": said[::-1] if turned else said}, b={"it": 6000})
    row = nk.compare(case, "a", "b").row("it")
    assert row.a.engagement == "left-open"


def test_one_sided_rows_are_contested_where_any_object_of_them_is() -> None:
    a = [about("x", 3), *[replace(item, fields={**item.fields, "object": "y"}) for item in (own(3), told(9))]]
    check(DAYS, a, None, bounded("one-sided", 0, 0.9, object=ANY, contested=True))


TIES: list[Kind] = [
    # Of both only what is accepted is known; where none is worse, the first named leads.
    ("neither worse", STEPS, [about("x", accepts=["none"]), about("y", "none")],
     [about("x", accepts=["none"]), about("y", accepts=["none"])], bounded("overlap", 0, 1, object="x")),
    # Wholly apart on both; what is known goes before what is known by a refusal.
    ("known and refused", COLOURS, [about("x", "red"), about("y", "red")],
     [about("x", rejects=["red"]), about("y", "green")], known("diverge", 1, object="y")),
    # The same distance and bounds; on y the reading that is farther off is refused besides.
    ("one reading refused", STEPS,
     [about("x", "some", uncertain=["some", "most"]), about("y", "some", uncertain=["some", "most"])],
     [about("x", "none"), about("y", "none", rejects=["most"])],
     known("diverge", 1 / 3, 1 / 3, 2 / 3, object="y")),
]  # fmt: skip


@rows(TIES)
def test_ties_between_objects(scale: Scale, a: Any, b: Any, wanted: Row) -> None:
    check(scale, doubtful(scale, a), b, wanted)


def test_what_only_touches_where_one_rejects_is_not_near() -> None:
    a = says({"from": 2, "to": 9}, rejects=[9])
    check(DAYS, a, {"from": 9, "to": 12}, known("diverge", 0))
    check(DAYS, a, {"from": 9.5, "to": 12}, known("near", 0.5 / 30))


CONDITIONS: list[tuple[str, Scale, Any, Any, str, Row]] = [
    # An opening beyond its own red line is no contradiction, and may meet the other.
    ("beyond its red line", DAYS, [says(3, **RED), says(10, conditional=True)], 10, "met",
     known("overlap", 0)),
    ("beyond its red line, apart", DAYS, [says(3, **RED), says(10, conditional=True)], 10, "apart",
     known("near", 7 / 30)),
    # What it rejects otherwise does not take it back.
    ("rejected otherwise", DAYS, [says(10, conditional=True), says(rejects=[{"at_least": 8}])], 10, "met",
     known("agree", 0)),
    ("rejected otherwise, and another wanted", DAYS,
     [says(3), says(10, conditional=True), says(rejects=[{"at_least": 8}])], 10, "met", known("overlap", 0)),
    # Of the empty choice nothing is left to it but its opening.
    ("nothing left but the opening", GROUPS,
     [says(["sick", "young"], conditional=True, **RED), says(rejects=["sick"])], None, "met",
     bounded("one-sided", 0, 1)),
    ("ignored", DAYS, [says(3, **RED), says(10, conditional=True)], 10, "ignored", known("near", 7 / 30)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("scale", "a", "b", "how", "wanted"), [pytest.param(*kind[1:], id=kind[0]) for kind in CONDITIONS]
)
def test_conditions(scale: Scale, a: Any, b: Any, how: str, wanted: Row) -> None:
    check(scale, a, b, wanted, conditionals=how)


def test_a_part_of_a_package_beyond_a_red_line_counts_where_packages_count_as_met() -> None:
    case = case_of({"it": DAYS}, a={"it": [says(3, **RED), says(10, within="p")]}, b={"it": 10})
    case = replace(case, codings=(Coding("a", ROUND, packages=levels("p", "q")),))
    for how, wanted in (("apart", known("near", 7 / 30)), ("met", known("overlap", 0))):
        assert rows_of(nk.compare(case, "a", "b", conditionals=how), {"it": wanted}) == {"it": wanted}


def club(*groups: Any, member: Any = None, other: Any = 0) -> Case:
    """Return a case of groups x, y ..., of their member a, and of b, who is in none."""
    names = "xyz"[: len(groups)]
    case = case_of({"it": DAYS}, a={"it": member}, b={"it": other}, **{
        name: {"it": said} for name, said in zip(names, groups, strict=True)
    })  # fmt: skip
    members = tuple(Membership(name) for name in names)
    parties = (replace(case.parties[0], member_of=members), *case.parties[1:])
    return replace(case, parties=parties)


def test_parties_that_say_the_same_are_told_apart_where_it_matters_who_says_it() -> None:
    found = nk.pairwise(club(6, other=6))  # the group and b say the same, but only b is no kin of the member
    assert (found.coverage.loc["a", "b"], found.coverage.loc["a", "x"]) == (1, 0)
    part = {"it": says(10, within="p")}
    case = case_of({"it": DAYS}, a=part, b=part, c={"it": 10})
    packages = {"a": levels("p", "q"), "b": levels("p")}  # of one package every part is demanded
    codings = tuple(Coding(name, ROUND, packages=told) for name, told in packages.items())
    found = nk.pairwise(replace(case, codings=codings))
    assert (found.coverage.loc["a", "c"], found.coverage.loc["b", "c"]) == (0, 1)


@pytest.mark.parametrize("order", [1, -1])
def test_what_does_not_apply_is_not_left_open(order: int) -> None:
    said = [says(engagement="left-open"), says(engagement="not-applicable")][::order]
    row = nk.compare(case_of({"it": DAYS}, a={"it": said}, b={"it": 10}), "a", "b").row("it")
    assert row.a.engagement == "not-applicable"


@pytest.mark.parametrize(
    ("x", "y", "distance"),
    [
        ([6, 12], [says(6), says(12)], 6 / 30),  # once as a list, once as two entries
        (says([12, 6]), [says(6), says(12)], 6 / 30),
        ({"from": 0, "to": 6}, {"at_most": 6}, 6 / 30),
        ([says(6), says(rejects=[20, 30])], [says(6), says(rejects=[30]), says(rejects=[20])], 6 / 30),
        (says([6, 12], firmness="red-line"), [says(6), says(12)], None),  # one is firm on both
        ([says(6), says(12, conditional=True)], [says(6), says(12)], None),
    ],
)
def test_groups_that_say_the_same_in_other_entries_pass_it_on(x: Any, y: Any, distance: float | None) -> None:
    """B wants 0, and 6 of 30 is nearest to it; where groups differ, nothing is known of the member."""
    low = 0 if isinstance(x, dict) else distance
    assert nk.compare(club(x, y), "a", "b").row("it").distance == (
        None if low is None else pytest.approx(low)
    )


def test_whoever_takes_over_what_two_groups_say_is_measured_against_neither() -> None:
    case = club(6, 6)
    assert nk.compare(case, "a", "b").row("it").distance == pytest.approx(0.2)
    for group in ("x", "y"):
        row = nk.compare(case, "a", group).row("it")
        assert (row.low, row.high, row.headline) == (None, None, None)
        assert row.zone.empty
    found = nk.pairwise(case)
    assert found.coverage.loc["a", "b"] == 1
    assert (found.coverage.loc["a", "x"], found.coverage.loc["a", "y"]) == (0, 0)


@pytest.mark.parametrize(
    ("x", "y", "a", "verdict"),
    [
        (6, 6, None, "near"),
        (says(6, firmness="firm"), says(6, firmness="flexible"), None, "one-sided"),  # they differ
        (6, says(engagement="silent"), None, "near"),  # who is silent differs from nobody
        (6, says(engagement="left-open"), None, "one-sided"),
        (6, None, says(engagement="silent"), "near"),
        (6, None, says(engagement="left-open"), "one-sided"),  # its own word
        (says(6, summary="Six."), says(6, summary="Half a dozen."), None, "near"),  # words make no difference
    ],
)
def test_what_groups_pass_on(x: Any, y: Any, a: Any, verdict: str) -> None:
    assert nk.compare(club(x, y, member=a), "a", "b").row("it").verdict == verdict


def test_what_an_inherited_stance_leaves_is_measured_in_the_table_of_all_as_in_one_pair() -> None:
    case = club(says(rejects=[{"at_least": 10}]), other=20)
    one, many = nk.compare(case, "a", "b").score, nk.pairwise(case)
    assert one.best == pytest.approx(1 - 10 / 30)
    assert one.worst == pytest.approx(1 - 20 / 30)
    assert (many.best.loc["a", "b"], many.worst.loc["a", "b"]) == (one.best, one.worst)


def test_what_is_accepted_of_an_object_counts_in_the_table_of_all_too() -> None:
    # Of x both accept 7 and want nothing known: 0 to 1. Of none a wants 5, and b nothing.
    a, b = says(5, accepts=[7]), about("x", accepts=[7])
    case = case_of({"it": DAYS}, a={"it": a}, b={"it": b}, c={"it": 5})
    one, many = nk.compare(case, "a", "b"), nk.pairwise(case)
    assert (one.row("it").verdict, one.row("it").object) == ("overlap", "x")
    assert (one.score.best, one.score.worst) == (1, 0)
    assert (many.best.loc["a", "b"], many.worst.loc["a", "b"]) == (1, 0)


def test_what_it_takes_back_and_offers_at_an_end_is_one_stretch() -> None:
    # Over -10 to 6 by what it accepts without -10, and all of it by the opening: -10 is part of it.
    a = [says(-10), says({"from": -10, "to": 10}, accepts=[{"at_most": 6}], rejects=[-10], conditional=True)]
    check(DEGREES, a, -10, known("overlap", 0), conditionals="met")


def test_a_reading_between_two_ends_may_be_the_worst() -> None:
    """Directional: 6 and -2 are in what the other wants, 10 is 0.2 away, and 6.1 wholly 0.32."""
    a = doubtful(DEGREES, says(-2, uncertain={"from": -2, "to": 10}))
    check(DEGREES, a, {"from": -10, "to": 6}, known("diverge", 0.4, 0.2, 0.5), metric="directional")


def test_a_doubt_alone_does_not_hold_a_condition() -> None:
    (doubt,) = doubtful(DAYS, says(uncertain={"from": 3, "to": 9}))
    case = case_of({"it": DAYS, "elsewhere": COLOURS}, a={"elsewhere": "red"}, b={"it": doubt})
    wanted = ((("it", DAYS.parse(5)),),)
    positions = tuple(
        replace(entry, conditional_on=wanted) if entry.party == "a" else entry for entry in case.positions
    )
    (offer,) = nk.linkages(replace(case, positions=positions), ROUND).offers
    holder = offer.alternatives[0].conditions[0].holders[0]
    assert str(holder.holding) == "open"
    assert tuple(holder.gap) == pytest.approx((0, 4 / 30))


@pytest.mark.parametrize(("channels", "demands"), [("open", ["q"]), ("all", ["p", "q"])])
def test_a_leaked_demand_of_a_package_is_told_where_it_is_asked_for(
    channels: str, demands: list[str]
) -> None:
    leaked = told(10, LEAKED, within="p")
    case = case_of({"it": DAYS}, a={"it": [leaked, says(25, within="q")]}, b={"it": 30})
    case = replace(case, codings=(Coding("a", ROUND, packages=levels("p", "q")),))
    (found,) = demanded_packages(Stances(case, ROUND, channels=channels))
    assert [name.name for name, package in found.packages if package.conditions] == demands


def test_no_zone_is_told_where_two_are_not_comparable() -> None:
    case = club(6)
    assert nk.compare(case, "a", "x").row("it").zone.empty  # a takes over what x says
    case = case_of({"it": COLOURS}, a={"it": "red"}, b={"it": "red"})
    row = nk.compare(case, "a", "b", metric="directional").row("it")
    assert row.verdict == "not-comparable"
    assert row.zone.empty


def test_the_table_of_all_tells_a_leak_from_an_open_word() -> None:
    case = case_of({"it": MEN}, a={"it": told(6000, LEAKED)}, b={"it": told(6000, THIRD)}, c={"it": 6000})
    for channels, known_to_c in (("open", [0, 1]), ("all", [1, 1])):
        found = nk.pairwise(case, channels=channels).coverage
        assert [found.loc[name, "c"] for name in "ab"] == known_to_c


def test_the_table_of_all_tells_one_package_from_several() -> None:
    said = {"it": says(10, within="p")}
    case = case_of({"it": DAYS}, a=said, b=said, c={"it": 10})
    codings = (Coding("a", ROUND, packages=levels("p", "q")), Coding("b", ROUND, packages=levels("p")))
    found = nk.pairwise(replace(case, codings=codings)).coverage
    assert [found.loc[name, "c"] for name in "ab"] == [0, 1]


def test_no_object_goes_first_because_it_is_written_first() -> None:
    """Both are 3 of 30 apart on either object, and no codebook declares them."""
    a, b = [about("y", 3), about("x", 3)], [about("y", 6), about("x", 6)]
    for one, other in ((a, b), (a[::-1], b), (a[::-1], b[::-1])):
        case = case_of({"it": DAYS}, a={"it": one}, b={"it": other}, c={"it": about("z", 3)})
        assert nk.compare(case, "a", "b").row("it").object == "x"
        assert nk.compare(case, "a", "c").row("it").reason == "different objects: x, y and z"
