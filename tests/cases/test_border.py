"""The invented talks on a border strip: every figure worked out from the rules, none from the code.

`handover-day` is 364 days wide, counted from 1 January 2030: March is days 59 to 89, 1 April is day 90,
31 May 150, June 151 to 180, 1 July 181, 1 September 243, the 30th 272.
"""

from __future__ import annotations

from unittest.mock import ANY

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.cases.expected import (
    Move,
    Row,
    agreement,
    bounded,
    known,
    left_of,
    load,
    move,
    moves_of,
    rows_of,
    score_of,
)

SPRING, AUTUMN = "spring", "autumn"


@pytest.fixture(scope="module")
def case() -> Case:
    return load("border")


SPRING_SIDES = {
    "border-line": known("diverge", 1),  # river and ridge
    "pullback": known("near", 0.125),  # 20 and more, 15 and less: 5 of 40
    "handover-day": known("diverge", 154 / 364),  # day 89 to day 243
    "patrols": bounded("one-sided", 0, 2 / 3),  # Upland rejects the first of four; own is 2/3 from outside
    "sequence": bounded("open", 0, 1),  # both are silent
    "crossing-hours": bounded("not-comparable", 0, 1, object=ANY),  # goods and people
    "compensation": known("diverge", 0.5),  # 120 - 20 of 200
    "permits": known("diverge", 0.5),  # {stay, work} and {stay}
    "market": known("diverge", 1),  # closed and daily, the ends of three
    "pasture": known("diverge", 1),  # open and closed
}
# Known: 1 + .125 + 154/364 + .5 + .5 + 1 + 1 on 7 of 10 issues.
SPRING_SUM = 4.125 + 154 / 364

AUTUMN_SIDES = {
    "border-line": known("overlap", 0),  # the old road is enough for both
    "pullback": known("overlap", 0),  # two red lines that touch at 20
    "handover-day": known("near", 30 / 364),  # day 151 to day 181; of two days only one is rejected
    # Upland rejects outside and all but joint, one step of three away
    "patrols": bounded("diverge", 1 / 3, 1 / 3),
    "sequence": known("diverge", 1),
    # Goods: 20 - 8 of 24. People: 12 and 12. The goods lead.
    "crossing-hours": known("diverge", 0.5, object="goods"),
    # Own word, a red line: 100 - 40 of 200. The 40..100 that Lowland tells touch its offer and the red line.
    "compensation": known("diverge", 0.3, 0, 0.3, contested=True),
    "permits": known("overlap", 0),  # papers are one of Upland's two
    "market": known("diverge", 0.5),  # weekly and daily; on three levels nothing is near
    "pasture": known("diverge", 0.5),  # open and seasonal
}
# Known: 0 + 0 + 30/364 + 1 + .5 + .3 + 0 + .5 + .5 on 9 of 10 issues.
AUTUMN_SUM = 2.8 + 30 / 364

UPLAND_ENVOY = {
    "border-line": known("overlap", 0),
    "pullback": known("overlap", 0),  # 20..22 lie in both
    "handover-day": known("overlap", 0),  # 1 June lies in June
    # All but joint is rejected, and joint is what the Envoy wants: exactly 0, but nothing that Upland said.
    "patrols": bounded("one-sided", 0, 0),
    "sequence": known("diverge", 1),
    # People: the Envoy only accepts 12; what it wants may be 12 of 24 away. Of goods it says nothing.
    "crossing-hours": bounded("overlap", 0, 0.5, object="people"),
    "compensation": known("near", 0.15, 0, 0.15, contested=True),  # 100 - 70 of 200; as told 70 is within
    # Papers are rejected and {stay, work} is not; it may want {stay, work}, or nothing, which is 1 from both.
    "permits": bounded("one-sided", 0, 1),
    "market": bounded("one-sided", 0, 0.5),  # weekly is the middle
    "pasture": bounded("one-sided", 0, 1),  # open is an end
}

LOWLAND_ENVOY = {
    "border-line": known("overlap", 0),  # the old road is one of Lowland's two
    "pullback": known("overlap", 0),  # 18..20 lie in both
    "handover-day": known("near", 1 / 364),  # 30 June to 1 July
    "patrols": known("diverge", 1 / 3),  # a step of three; on four levels nothing is near
    "sequence": known("diverge", 1),
    "crossing-hours": bounded("overlap", 0, 0.5, object="people"),
    "compensation": known("near", 0.15),  # 70 - 40 of 200; the 60 stand under a condition
    "permits": bounded("diverge", 1, 1),  # any set without papers is 1 from {papers}
    "market": bounded("one-sided", 0, 1),
    "pasture": bounded("one-sided", 0, 0.5),
}


@pytest.mark.parametrize(
    ("pair", "round", "wanted"),
    [
        (("upland", "lowland"), SPRING, SPRING_SIDES),
        (("upland", "lowland"), AUTUMN, AUTUMN_SIDES),
        (("upland", "envoy"), AUTUMN, UPLAND_ENVOY),
        (("lowland", "envoy"), AUTUMN, LOWLAND_ENVOY),
    ],
)
def test_rows(case: Case, pair: tuple[str, str], round: str, wanted: dict[str, Row]) -> None:
    assert len(wanted) == 10
    assert rows_of(nk.compare(case, *pair, round), wanted) == wanted
    assert rows_of(nk.compare(case, *pair[::-1], round), wanted) == wanted


@pytest.mark.parametrize(
    ("pair", "round", "score"),
    [
        # Highs: the known sum + 2/3 patrols + 1 sequence + 1 crossing-hours.
        (("upland", "lowland"), SPRING, (
            agreement(SPRING_SUM, 7), "7 of 10 issues",
            agreement(SPRING_SUM, 10), agreement(SPRING_SUM + 2 + 2 / 3, 10),
        )),
        # Lows: the known sum less .3, + 1/3 patrols. Highs: + 1/3.
        (("upland", "lowland"), AUTUMN, (
            agreement(AUTUMN_SUM, 9), "9 of 10 issues",
            agreement(AUTUMN_SUM - 0.3 + 1 / 3, 10), agreement(AUTUMN_SUM + 1 / 3, 10),
        )),
        # Known: 0 + 0 + 0 + 1 + .15. Lows: less .15. Highs: + .5 crossing-hours + 1 permits + .5 + 1.
        (("upland", "envoy"), AUTUMN, (
            agreement(1.15, 5), "5 of 10 issues", agreement(1, 10), agreement(4.15, 10),
        )),
        # Known: 0 + 0 + 1/364 + 1/3 + 1 + .15. Lows: + 1 permits. Highs: + .5 + 1 + 1 + .5.
        (("lowland", "envoy"), AUTUMN, (
            agreement(1.15 + 1 / 3 + 1 / 364, 6), "6 of 10 issues",
            agreement(2.15 + 1 / 3 + 1 / 364, 10), agreement(4.15 + 1 / 3 + 1 / 364, 10),
        )),
    ],
)  # fmt: skip
def test_scores(case: Case, pair: tuple[str, str], round: str, score: tuple[object, ...]) -> None:
    assert score_of(nk.compare(case, *pair, round)) == score


CONDITIONALS = [
    ("met", {
        "market": known("overlap", 0),  # weekly or daily, and daily
        "pasture": known("overlap", 0),  # open, and seasonal or open
        # 30..40 or 60: 100 - 60 of 200 by Upland's own word, 0 as Lowland tells it.
        "compensation": known("near", 0.2, 0, 0.2, contested=True),
    }),
    ("ignored", {
        "market": known("diverge", 0.5),
        "pasture": known("diverge", 0.5),
        "compensation": known("diverge", 0.3, 0, 0.3, contested=True),
    }),
]  # fmt: skip


@pytest.mark.parametrize(("how", "wanted"), CONDITIONALS)
def test_conditions_met_and_ignored(case: Case, how: str, wanted: dict[str, Row]) -> None:
    assert rows_of(nk.compare(case, "upland", "lowland", AUTUMN, conditionals=how), wanted) == wanted


METRICS = [
    ("identical", SPRING, {"pullback": 1, "permits": 1, "market": 1, "patrols": None}),
    ("identical", AUTUMN, {"pullback": 1, "handover-day": 1, "compensation": 1}),
    # Only the two scales of three levels have a middle: seasonal is it, closed and daily are ends.
    ("directional", SPRING, {"market": 1, "pasture": 1, "patrols": None, "pullback": None}),
    ("directional", AUTUMN, {"market": 0.5, "pasture": 0.5, "border-line": None}),
]


@pytest.mark.parametrize(("metric", "round", "wanted"), METRICS)
def test_other_metrics(case: Case, metric: str, round: str, wanted: dict[str, float | None]) -> None:
    found = nk.compare(case, "upland", "lowland", round, metric=metric)
    assert {issue: found.row(issue).distance for issue in wanted} == pytest.approx(wanted)


UPLAND_MOVES = {
    "border-line": move("wider", 1, 0.5),  # against the ridge 1 and 1; against ridge or old road 1 and 0
    "pullback": move("unchanged", 0, 0),
    # 59..89 to 90 or 151: 59 is 31 from 90, 151 is 62 from 89. Against 243: 154 and 92; 181: 92 and 30.
    "handover-day": move("moved", 62 / 364, 62 / 364),
    "sequence": move("added", added=ANY),
    "crossing-hours": move("moved", 2 / 24, ANY, added=ANY),  # goods, 6 to 8; people come beside
    # Its own word: 120 to 100..120, around it. Against 20: .5 and .4; against 30..40: .4 and .3.
    "compensation": move("wider", ANY, 0.1),
    # {papers} is added, 1 from {stay, work}. Against {stay}: .5 and .5; against {papers}: 1 and 0.
    "permits": move("wider", 1, 0.5, added=True),
    "market": move("moved", 0.5, 0.5),  # closed to weekly, against daily; the offer under a condition stays
    "pasture": move("unchanged", 0, 0),
}
LOWLAND_MOVES = {
    # against river 1 and 1; against river or old road 1 and 0
    "border-line": move("wider", 1, 0.5, added=True),
    # At most 15 to at most 20: the figures are 5 of 40 apart. Against 20 and more: .125 and 0.
    "pullback": move("wider", 0.125, 0.125),
    # Day 243 to 181..272: 62 to the one end, 29 to the other. Against 89: 154 and 92; against 151: 92 and 30.
    "handover-day": move("wider", 62 / 364, 62 / 364),
    "patrols": move("unchanged", 0, ANY),
    "sequence": move("added", added=ANY),
    # 20 to 30..40: 20 of 200; against 120 and against 100..120 by 20
    "compensation": move("moved", 0.1, 0.1),
    # {stay} to {papers}: 1. Against {stay, work}: .5 and 1; against that or {papers}: .5 and 0.
    "permits": move("moved", 1, 0, "crossed"),
    "market": move("unchanged", 0, 0),
    "pasture": move("moved", 0.5, 0.5),  # closed to seasonal, against open
}
ENVOY_MOVES = {
    "pullback": move("unchanged", 0, 0),
    # 80 to 70, against 120 and against 100..120: 10 of 200 farther
    "compensation": move("moved", 0.05, -0.05),
    "border-line": move("added", added=ANY),
    "market": move("no-position"),
}


@pytest.mark.parametrize(
    ("party", "toward", "wanted"),
    [
        ("upland", "lowland", UPLAND_MOVES),
        ("lowland", "upland", LOWLAND_MOVES),
        ("envoy", "upland", ENVOY_MOVES),
        # Against 20 and against 30..40 the same step is 10 of 200 nearer.
        ("envoy", "lowland", {"compensation": move("moved", 0.05, 0.05)}),
    ],
)
def test_movement(case: Case, party: str, toward: str, wanted: dict[str, Move]) -> None:
    assert moves_of(nk.movement(case, party, SPRING, AUTUMN, toward=toward), wanted) == wanted


LEFT_IN_SPRING = {
    ("border-line", None): ("river or ridge or old road", None),
    ("pullback", None): ("20–40 km", None),  # Upland's red line; 15 at most is none
    ("patrols", None): ("own or joint or outside", None),
    ("permits", None): (ANY, None),  # {stay, work} is not {stay}
    ("market", None): ("closed or weekly or daily", None),
}
LEFT_IN_AUTUMN = {
    ("border-line", None): ("river or ridge or old road", "old road"),
    ("pullback", None): ("20 km", "20 km"),  # where the red lines touch
    ("handover-day", None): ("1 June – 31 December 2030", None),  # to the end of May is ruled out
    ("patrols", None): ("joint", None),  # all else is ruled out, and nobody but the Envoy has asked for it
    ("sequence", None): ("line first or pullback first or together", None),
    ("crossing-hours", "goods"): ("0–24 hours", None),
    ("crossing-hours", "people"): ("0–24 hours", "12 hours"),
    ("compensation", None): ("100–120 million", None),  # Upland's own red line
    ("permits", None): (ANY, "papers"),
    ("market", None): ("closed or weekly or daily", None),
    ("pasture", None): ("closed or seasonal or open", None),
}


@pytest.mark.parametrize(("round", "wanted"), [(SPRING, LEFT_IN_SPRING), (AUTUMN, LEFT_IN_AUTUMN)])
def test_what_is_left(case: Case, round: str, wanted: dict[tuple[str, str | None], object]) -> None:
    assert left_of(nk.feasible_outcomes(case, round), wanted) == wanted


CONDITIONS = [
    # Lowland offers open pasture only under its own condition: 1 from closed, .5 from seasonal.
    (SPRING, "upland", "market", [("offered", 1, 1)]),
    (SPRING, "lowland", "pasture", [("offered", 1, 1)]),
    # 1 June against Upland's March: day 89 to 151. Joint patrols are open, 0 to 1/3; the old road is 1 away.
    (SPRING, "lowland", "compensation", [("against", 62 / 364, 62 / 364), ("against", 1, 4 / 3)]),
    (AUTUMN, "upland", "market", [("offered", 0.5, 0.5)]),
    (AUTUMN, "lowland", "pasture", [("offered", 0.5, 0.5)]),
    # 1 June is one of Upland's days and lies in the Envoy's June. Joint is what Upland leaves, not its word.
    (AUTUMN, "lowland", "compensation", [("met", 0, 0), ("open", 0, 0)]),
]  # fmt: skip


@pytest.mark.parametrize(("round", "party", "issue", "wanted"), CONDITIONS)
def test_conditions(
    case: Case, round: str, party: str, issue: str, wanted: list[tuple[str, float, float]]
) -> None:
    offers = nk.linkages(case, round).offers
    (offer,) = (item for item in offers if (item.party.id, item.issue.id) == (party, issue))
    assert [str(item.holding) for item in offer.alternatives] == [holding for holding, _, _ in wanted]
    gaps = [tuple(item.gap) for item in offer.alternatives]
    assert gaps == [pytest.approx(limits) for _, *limits in wanted]
    assert offer.nearest.number == 1
    assert offer.live is (wanted[0][0] == "met")


MARKET = (
    "Upland: Market at the bridge (daily) only after Pasture across the line (open); "
    "Lowland: Pasture across the line (open) only after Market at the bridge (daily)"
)
STEPS = "Upland: line before pullback; Lowland: pullback before line"


@pytest.mark.parametrize(("round", "told"), [(SPRING, [MARKET]), (AUTUMN, [STEPS, MARKET])])
def test_deadlocks(case: Case, round: str, told: list[str]) -> None:
    assert [item.sentence for item in nk.linkages(case, round).deadlocks] == told


def test_no_file_is_warned_of(case: Case) -> None:
    assert case.warnings == ()
