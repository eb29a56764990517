"""The invented talks on the reactors of Arvenia: every figure worked out from the rules, none from the code.

The levels of `sanctions-relief` lie at 0, 0.1, 0.4 and 1. `relief-start` is 365 days wide, counted from
1 July 2031: 1 October is day 92, the 31st 122, 1 November 123, 1 December 153, the 31st 183, 1 January 184.
"""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import ANY

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.cases.expected import (
    UNMEASURED,
    Row,
    agreement,
    bounded,
    known,
    load,
    rows_of,
    score_of,
)

WINTER, SUMMER = "2031-02", "2031-06"


@pytest.fixture(scope="module")
def case() -> Case:
    return load("nuclear-deal")


WINTER_SIDES = {
    "enrichment-cap": known("overlap", 0),  # 5..10 and 0..5 touch at 5
    "machines": known("diverge", 0.55),  # 15,000 - 4,000 of 20,000
    # 500 - 300 of 1,000; the readings 200 to 350 give 0.3 to 0.15, and at 200 the verdict is the worst
    "stockpile": known("diverge", 0.2, 0.15, 0.3),
    "fuel-sent-abroad": known("near", 0.2),  # 200 - 100 of 500
    "sites": known("diverge", 1),  # nothing in common with the empty set
    "reactor-plan": known("diverge", 1),  # Arvenia rejects dismantle
    "access": known("diverge", 0.75),  # second of five levels and fifth
    "monitoring": known("diverge", 0.6, object="cameras"),  # 20 - 5 of 25; seals are the Concord's alone
    "sanctions-relief": known("diverge", 0.9),  # 1 - 0.1; the suspension stands under a condition
    "relief-start": known("diverge", 184 / 365),  # from day 0 to day 184
    "oil-price": known("diverge", 0.3),  # 6 of 20
    "snap-back": bounded("diverge", 1, 1),  # the Concord rejects vote; automatic and panel are each 1 away
    "deal-length": known("diverge", 0.28),  # 15 - 8 of 25; the 12 years stand under a condition
}
# Known: 0 + .55 + .2 + .2 + 1 + 1 + .75 + .6 + .9 + 184/365 + .3 + .28 on 12 of 13 issues.
WINTER_SUM = 5.78 + 184 / 365

SUMMER_SIDES = {
    "enrichment-cap": known("near", 0.05),  # 5 - 4 of 20
    # Own word, a red line: 15,000 - 5,500 of 20,000. As the Concord tells it: 5,500 lies in 5,000..6,000.
    "machines": known("diverge", 0.475, 0, 0.475, contested=True),
    "stockpile": bounded("diverge", 0.3, 0.5),  # 600..800 less 300 of 1,000; every reading is above 0.25
    "fuel-sent-abroad": known("agree", 0),  # 50 and 50; the leaked 80 was not asked for
    # {workshop} to {north-hall, workshop} is 1 - 1/2; Arvenia accepts the north hall: both accept these two
    "sites": known("overlap", 0.5),
    "reactor-plan": known("overlap", 0),  # rebuild is one of Arvenia's two
    "access": known("near", 0.25),  # third of five levels and fourth
    # Cameras: 15 - 10 of 25 = 0.2, near. Seals: Arvenia rejects 8 and more, and so the Concord's 15; 0..7 are
    # left, 8 to 15 of 25 away. The seals are the farther and lead.
    "monitoring": bounded("diverge", 0.32, 0.6, object="seals"),
    "sanctions-relief": known("diverge", 0.3),  # 0.4 - 0.1, the suspension being conditional
    "relief-start": known("near", 31 / 365),  # 122 to 153; October is ruled out in part, not whole
    "oil-price": bounded("one-sided", 0, 0.8),  # within packages: no position; -6 lies at 0.2
    "snap-back": bounded("open", 0, 1),  # within packages, and the Concord only accepts and rejects
    "deal-length": known("near", 0.12),  # 15 - 12 of 25
}
# Known: .05 + .475 + 0 + .5 + 0 + .25 + .3 + 31/365 + .12 on 9 of 13 issues.
SUMMER_SUM = 1.695 + 31 / 365

ARVENIA_AGENCY = {
    "enrichment-cap": known("near", 0.025),  # 5 - 4.5 of 20
    # The Agency is silent: up to 15,000 from Arvenia's own 15,000, up to 14,000 from the 5,000..6,000 told.
    "machines": bounded("one-sided", 0, 0.75, contested=True),
    "stockpile": bounded("one-sided", 0, 0.8),  # 800 to 0 at the farthest
    "fuel-sent-abroad": known("overlap", 0),  # 50 lies in 50 and more
    "sites": bounded("one-sided", 0, 1),
    "reactor-plan": bounded("one-sided", 0, 1),  # dismantle is 1 from keep and from rebuild
    "access": known("agree", 0),  # managed and managed
    # Arvenia offers cameras, the Agency seals: that Arvenia rejects seals of 8 and more settles nothing.
    "monitoring": bounded("not-comparable", 0, 1, object=ANY),
    "sanctions-relief": bounded("one-sided", 0, 0.6),  # 0.4 from suspended, at most 0.6 from lifted
    "relief-start": known("near", 1 / 365),  # 31 October to 1 November
    "oil-price": bounded("one-sided", 0, 0.65),  # -3 lies at 0.35
    "snap-back": bounded("open", 0, 1),
    "deal-length": bounded("one-sided", 0, 0.52),  # 25 - 12 is more than 12
}

CONCORD_AGENCY = {
    "enrichment-cap": known("overlap", 0),  # 4 lies in 3.5..4.5
    "machines": bounded("one-sided", 0, 0.725),  # 20,000 - 5,500 of 20,000
    "stockpile": bounded("one-sided", 0, 0.7),  # 1,000 - 300
    "fuel-sent-abroad": known("overlap", 0),  # 50 lies in 50 and more
    "sites": bounded("one-sided", 0, 1),  # no site is 1 from either alternative
    "reactor-plan": bounded("one-sided", 0, 1),
    "access": known("near", 0.25),  # fourth of five levels and third
    "monitoring": known("near", 0.2, object="seals"),  # 15 - 10 of 25; the Agency says nothing of cameras
    "sanctions-relief": bounded("one-sided", 0, 0.9),  # 0.1 to lifted
    "relief-start": known("overlap", 0),  # 1 December lies in November or December
    "oil-price": known("near", 0.15),  # 3 of 20
    "snap-back": bounded("open", 0, 1),  # automatic or panel against three
    "deal-length": bounded("one-sided", 0, 0.6),  # 15 to 0
}

ARVENIA_MARONIA = {
    "enrichment-cap": known("near", 0.05),  # inherits the Concord's 4
    "machines": known("diverge", 0.475, 0, 0.475, contested=True),  # inherits 5,500
    "stockpile": bounded("diverge", 0.3, 0.5),  # inherits 300
    "fuel-sent-abroad": known("agree", 0),  # inherits 50
    "sites": known("overlap", 0.5),  # says that it is silent, so inherits
    "reactor-plan": known("overlap", 0),  # inherits rebuild
    "access": bounded("one-sided", 0, 0.5),  # its own: all but anywhere; managed lies at 0.5, none at 0
    "monitoring": bounded("diverge", 0.32, 0.6, object="seals"),  # inherits both objects
    "sanctions-relief": known("diverge", 0.3),  # inherits easing
    "relief-start": known("near", 31 / 365),  # inherits 1 December
    "oil-price": UNMEASURED,  # does not apply to Maronia
    "snap-back": bounded("one-sided", 0, 1),  # its own panel; Arvenia's are within packages
    "deal-length": known("diverge", 0.32),  # its own: 20 and more; 20 - 12 of 25
}
# Known: .05 + .475 + 0 + .5 + 0 + .3 + 31/365 + .32 on 8 of 13 issues, 12 of which can be measured.
MARONIA_SUM = 1.645 + 31 / 365

CONCORD_MARONIA = {
    **dict.fromkeys(SUMMER_SIDES, UNMEASURED),  # what is inherited is not measured against the group
    "monitoring": replace(UNMEASURED, object=ANY),
    "access": bounded("one-sided", 0, 0.75),  # short notice lies at 0.75, none at 0
    # Panel is what the Concord accepts; it states no value, and automatic would be 1 away.
    "snap-back": bounded("overlap", 0, 1),
    "deal-length": known("near", 0.2),  # 20 - 15 of 25
}


@pytest.mark.parametrize(
    ("pair", "round", "wanted"),
    [
        (("arvenia", "concord"), WINTER, WINTER_SIDES),
        (("arvenia", "concord"), SUMMER, SUMMER_SIDES),
        (("arvenia", "agency"), SUMMER, ARVENIA_AGENCY),
        (("concord", "agency"), SUMMER, CONCORD_AGENCY),
        (("arvenia", "maronia"), SUMMER, ARVENIA_MARONIA),
        (("concord", "maronia"), SUMMER, CONCORD_MARONIA),
    ],
)
def test_rows(case: Case, pair: tuple[str, str], round: str, wanted: dict[str, Row]) -> None:
    assert len(wanted) == 13
    assert rows_of(nk.compare(case, *pair, round), wanted) == wanted
    assert rows_of(nk.compare(case, *pair[::-1], round), wanted) == wanted


@pytest.mark.parametrize(
    ("pair", "round", "score"),
    [
        # Over 13: .15 or .3 in place of .2 for the stockpile, and 1 more for snap-back.
        (("arvenia", "concord"), WINTER, (
            agreement(WINTER_SUM, 12), "12 of 13 issues",
            agreement(WINTER_SUM - 0.05 + 1, 13), agreement(WINTER_SUM + 0.1 + 1, 13),
        )),
        # Lows: the known sum less .475 of machines, + .3 stockpile + .32 seals. Highs: + .5 + .6 + .8 + 1.
        (("arvenia", "concord"), SUMMER, (
            agreement(SUMMER_SUM, 9), "9 of 13 issues",
            agreement(SUMMER_SUM - 0.475 + 0.62, 13), agreement(SUMMER_SUM + 2.9, 13),
        )),
        # Known: .025 + 0 + 0 + 1/365. Lows the same. Highs: + .75 + .8 + 1 + 1 + 1 + .6 + .65 + 1 + .52.
        (("arvenia", "agency"), SUMMER, (
            agreement(0.025 + 1 / 365, 4), "4 of 13 issues",
            agreement(0.025 + 1 / 365, 13), agreement(0.025 + 1 / 365 + 7.32, 13),
        )),
        # Known: 0 + 0 + .25 + .2 + 0 + .15 = .6. Lows the same. Highs: + .725 + .7 + 1 + 1 + .9 + 1 + .6.
        (("concord", "agency"), SUMMER, (
            agreement(0.6, 6), "6 of 13 issues", agreement(0.6, 13), agreement(6.525, 13),
        )),
        # Lows: the known sum less .475, + .3 + .32. Highs: + .5 stockpile + .5 access + .6 seals + 1.
        (("arvenia", "maronia"), SUMMER, (
            agreement(MARONIA_SUM, 8), "8 of 13 issues",
            agreement(MARONIA_SUM - 0.475 + 0.62, 12), agreement(MARONIA_SUM + 2.6, 12),
        )),
        # Three of 13 can be measured and one is known: .2; lows 0 + 0 + .2, highs .75 + 1 + .2.
        (("concord", "maronia"), SUMMER, (
            agreement(0.2, 1), "1 of 13 issues", agreement(0.2, 3), agreement(1.95, 3),
        )),
    ],
)  # fmt: skip
def test_scores(case: Case, pair: tuple[str, str], round: str, score: tuple[object, ...]) -> None:
    assert score_of(nk.compare(case, *pair, round)) == score


def test_two_heirs_are_not_measured_against_each_other(case: Case) -> None:
    found = nk.compare(case, "maronia", "teluria", SUMMER)
    assert rows_of(found, {"enrichment-cap": ANY, "sites": ANY}) == dict.fromkeys(
        ("enrichment-cap", "sites"), UNMEASURED
    )


TELURIA = {
    "enrichment-cap": known("near", 0.05),  # a member since April: inherits 4
    "monitoring": bounded("not-comparable", 0, 1, object=ANY),  # 12 years of it does not say what
    "relief-start": bounded("one-sided", 0, 243 / 365),  # left open is its own: 365 - 122 = 243
}


def test_a_member_inherits_only_while_it_is_one_and_where_it_says_nothing(case: Case) -> None:
    assert rows_of(nk.compare(case, "arvenia", "teluria", SUMMER), TELURIA) == TELURIA
    before = {"enrichment-cap": bounded("one-sided", 0, 0.5)}  # 5..10 of 20: 10 away at the farthest
    assert rows_of(nk.compare(case, "arvenia", "teluria", WINTER), before) == before


NOT_INHERITED = {
    "enrichment-cap": bounded("one-sided", 0, 0.75),  # 5 to 20
    "fuel-sent-abroad": bounded("one-sided", 0, 0.9),  # 50 to 500
    "reactor-plan": bounded("one-sided", 0, 1),
    "relief-start": bounded("one-sided", 0, 243 / 365),  # day 122 to day 365
    "deal-length": known("diverge", 0.32),  # its own
}


def test_without_inheritance_a_silent_member_is_silent(case: Case) -> None:
    found = nk.compare(case, "arvenia", "maronia", SUMMER, inherit=False)
    assert rows_of(found, NOT_INHERITED) == NOT_INHERITED


ALL_CHANNELS = {
    # The leaked paper is Arvenia's own word too: 50 or 80, and 50 is what the Concord asks.
    "fuel-sent-abroad": known("overlap", 0),
    # Told by a newspaper: 1 October, which the Concord's own word rejects. There the gap to October is 0.
    "relief-start": known("near", 31 / 365, 0, 31 / 365, contested=True),
    "machines": known("diverge", 0.475, 0, 0.475, contested=True),  # nothing leaked: as before
}


def test_leaks_count_when_asked_for(case: Case) -> None:
    found = nk.compare(case, "arvenia", "concord", SUMMER, channels="all")
    assert rows_of(found, ALL_CHANNELS) == ALL_CHANNELS


CONDITIONALS = [
    (WINTER, "met", {
        "deal-length": known("near", 0.12),  # 8 or 12 against 15
        # Lifting against easing or suspension: 1 - 0.4.
        "sanctions-relief": known("diverge", 0.6),
    }),
    (WINTER, "ignored", {
        "deal-length": known("diverge", 0.28), "sanctions-relief": known("diverge", 0.9),
    }),
    (SUMMER, "met", {
        "sanctions-relief": known("overlap", 0),  # suspension is one of easing or suspension
        "oil-price": known("near", 0.1),  # -2 or -4 against -6: 2 of 20
        # Panel or automatic, the Concord accepting panel; whichever of its two it wants, Arvenia offers it.
        "snap-back": bounded("overlap", 0, 0),
    }),
    (SUMMER, "ignored", {
        "sanctions-relief": known("diverge", 0.3),
        "oil-price": bounded("one-sided", 0, 0.8),  # within a package: no position
        "snap-back": bounded("open", 0, 1),
    }),
]  # fmt: skip


@pytest.mark.parametrize(("round", "how", "wanted"), CONDITIONALS)
def test_conditions_met_and_ignored(case: Case, round: str, how: str, wanted: dict[str, Row]) -> None:
    found = nk.compare(case, "arvenia", "concord", round, conditionals=how)
    assert rows_of(found, wanted) == wanted


PRINTED = {
    "access": known("diverge", 0.75),  # none as printed, against the fourth of five levels
    "deal-length": bounded("one-sided", 0, 0.6),  # uncodable as printed; 15 to 0
    "enrichment-cap": known("near", 0.05),  # printed as read
}


def test_the_printed_column(case: Case) -> None:
    found = nk.compare(case, "arvenia", "concord", SUMMER, coding="printed")
    assert rows_of(found, PRINTED) == PRINTED


SECOND = {
    **dict.fromkeys(SUMMER_SIDES, bounded("open", 0, 1, object=ANY)),  # not coded by the second coder
    "enrichment-cap": known("near", 0.05),
    "reactor-plan": known("diverge", 1),  # keep against rebuild
    "access": known("diverge", 0.5),  # second of five levels and fourth
    "deal-length": bounded("one-sided", 0, 0.52),  # 12 against silence
}


def test_the_second_coder(case: Case) -> None:
    found = nk.compare(case, "arvenia", "concord", SUMMER, coder="second")
    assert rows_of(found, SECOND) == SECOND
    # Known: .05 + 1 + .5. Lows the same; highs + .52 + 9 issues at 1.
    assert score_of(found) == (
        agreement(1.55, 3), "3 of 13 issues", agreement(1.55, 13), agreement(11.07, 13),
    )  # fmt: skip


METRICS = [
    # Identical: 0 for the very same stance, else 1; a range is not a number in it.
    (
        "identical",
        ("arvenia", "concord"),
        {"enrichment-cap": 1, "fuel-sent-abroad": 0, "access": 1, "sites": 1},
    ),
    ("identical", ("arvenia", "agency"), {"access": 0, "enrichment-cap": 1, "fuel-sent-abroad": 1}),
    # Directional: 0.5 - 2ab from the middle. Managed is the middle itself, so 0.5 whatever the other wants.
    (
        "directional",
        ("arvenia", "concord"),
        {"access": 0.5, "enrichment-cap": None, "sanctions-relief": None},
    ),
    # -6 lies at 0.2, -3 at 0.35: 0.5 - 2 * 0.3 * 0.15.
    ("directional", ("concord", "agency"), {"oil-price": 0.41, "relief-start": None}),
]


@pytest.mark.parametrize(("metric", "pair", "wanted"), METRICS)
def test_other_metrics(case: Case, metric: str, pair: tuple[str, str], wanted: dict[str, float]) -> None:
    found = nk.compare(case, *pair, SUMMER, metric=metric)
    assert {issue: found.row(issue).distance for issue in wanted} == pytest.approx(wanted)


def test_two_equal_moderate_positions_agree_under_the_directional_metric(case: Case) -> None:
    row = nk.compare(case, "arvenia", "agency", SUMMER, metric="directional").row("access")
    assert (row.verdict, row.distance) == ("agree", 0.5)


def test_no_file_is_warned_of(case: Case) -> None:
    assert case.warnings == ()  # a leak against a party's own word is what sources hold, and no fault
