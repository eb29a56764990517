"""The invented talks on the reactors of Arvenia: what moved, what is left, what unlocks what, worked by hand.

The days of `relief-start` are counted as in test_nuclear_deal.py.
"""

from __future__ import annotations

from unittest.mock import ANY

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.cases.expected import Move, left_of, load, move, moves_of

WINTER, SUMMER = "2031-02", "2031-06"


@pytest.fixture(scope="module")
def case() -> Case:
    return load("nuclear-deal")


ARVENIA_MOVES = {
    # 5..10 to 5 lies inside; 10 - 5 of 20. The Concord's 0..5 and its 4 are as near to 5..10 as to 5.
    "enrichment-cap": move("narrower", 0.25, 0),
    "machines": move("unchanged", ANY, 0),
    "stockpile": move("moved", (0.1, 0.3), None),  # 500 to 600..800, not known which
    "fuel-sent-abroad": move("not-comparable", None, None),  # a further amount each round
    # None to the workshop: 1. Against the deep and the reactor hall 1 and 1; against the later 1 and .5.
    "sites": move("moved", 1, 0.25),
    # Keep to keep or rebuild lies around; rebuild is 1 from keep. Against dismantle 1 and 1, rebuild 1 and 0.
    "reactor-plan": move("wider", 1, 0.5),
    "access": move("moved", 0.25, 0.25),  # a level of four steps; nearer by it in both halves
    "monitoring": move("moved", 0.2, 0.2, added=ANY),  # cameras, 5 to 10 of 25; of seals it says no offer
    "sanctions-relief": move("moved", 0.6, 0.6),  # 1 to 0.4; the Concord's unconditional easing at 0.1
    # Day 0 to days 92..122: the farthest is 122 away. Against day 184 and day 153 it comes 122 nearer.
    "relief-start": move("moved", 122 / 365, 122 / 365),
    # 8 to 12 of 25, unconditional against unconditional; the 12 years were offered before under a condition.
    "deal-length": move("moved", 0.16, 0.16, terms=("condition-dropped",)),
}

CONCORD_MOVES = {
    # At most 5 to 4: inside, the figure named 1 of 20 away. Arvenia's 5..10, then 5, are .05 farther from 4.
    "enrichment-cap": move("narrower", 0.05, -0.05),
    "machines": move("moved", 0.075, 0.075),  # 4,000 to 5,500; Arvenia's own word is 15,000 in both
    "stockpile": move("unchanged", ANY, ANY),  # the value stays; only the coder's doubt is gone
    "fuel-sent-abroad": move("not-comparable", None, None),
    # {deep, reactor} is matched with {deep}, .5; {north, workshop} is added, 1 from all asked before.
    # Against no site 1 and 1; against the workshop 1 and .5.
    "sites": move("moved", 1, 0.25, added=True),
    "reactor-plan": move("moved", 1, 0.5),  # against keep 1 and 1; against keep or rebuild 1 and 0
    "access": move("moved", 0.25, 0.25),
    "monitoring": move("moved", 0.2, 0.2),  # cameras 20 to 15; seals stay
    "sanctions-relief": move("condition-changed", 0, 0, terms=("condition-changed",)),
    # 184..365 to day 153: 365 is 212 away. Against day 0: 184 and 153; against 92..122: 62 and 31.
    "relief-start": move("moved", 212 / 365, 31 / 365),
    "oil-price": move("unchanged", 0, ANY),
    "snap-back": move("unchanged", ANY, ANY),
    "deal-length": move("unchanged", 0, 0),
}

AGENCY_MOVES = {
    # 3..5 to 3.5..4.5: inside, ends .5 of 20 apart. Against 5..10, then 5: 0 and .025.
    "enrichment-cap": move("narrower", 0.025, -0.025),
    "access": move("moved", 0.25, 0.25),  # against the second level .5 and .25; against the third .25 and 0
    "relief-start": move("unchanged", 0, 0),
    "deal-length": move("dropped", None, None, not_repeated=ANY),
    "monitoring": move("added", None, None, added=ANY),
    "oil-price": move("added", None, None, added=ANY),
    "sites": move("no-position", None, None),
}


@pytest.mark.parametrize(
    ("party", "toward", "wanted"),
    [
        ("arvenia", "concord", ARVENIA_MOVES),
        ("concord", "arvenia", CONCORD_MOVES),
        ("agency", "arvenia", AGENCY_MOVES),
    ],
)
def test_movement(case: Case, party: str, toward: str, wanted: dict[str, Move]) -> None:
    found = nk.movement(case, party, WINTER, SUMMER, toward=toward)
    assert moves_of(found, wanted) == wanted


def test_the_name_of_a_movement_is_its_place_first(case: Case) -> None:
    row = nk.movement(case, "arvenia", WINTER, SUMMER, toward="concord").row("deal-length")
    assert (row.place, row.change) == ("moved", "moved")


# What the sides' red lines and rejections leave, and what both want or accept.
LEFT_IN_SUMMER = {
    ("enrichment-cap", None): ("0–20 percent", None),  # 5 and 4
    ("machines", None): ("15,000 machines", None),  # Arvenia's red line, by its own word
    ("stockpile", None): ("0–1,000 kilograms", None),  # Arvenia has no known value
    ("fuel-sent-abroad", None): ("0–500 kilograms", "50 kilograms"),
    ("sites", None): (ANY, "north hall, workshop"),
    ("reactor-plan", None): ("keep or rebuild", "rebuild"),  # dismantle is ruled out
    ("access", None): ("none or announced or managed or short notice or anywhere", None),
    ("monitoring", "cameras"): ("0–25 years", None),  # 10 and 15
    ("monitoring", "seals"): ("0–7 years", None),  # whole years below 8
    ("sanctions-relief", None): ("upheld or easing or suspension or lifting", None),  # not under conditions
    ("relief-start", None): ("16 October 2031 – 30 June 2032", None),  # to 15 October is ruled out
    ("oil-price", None): (ANY, None),  # Arvenia's is within packages
    ("snap-back", None): ("automatic or panel", None),  # vote is ruled out; Arvenia's is within packages
    ("deal-length", None): ("0–25 years", None),
}
LEFT_IN_WINTER = {
    ("enrichment-cap", None): ("0–20 percent", "5 percent"),  # 5..10 and 0..5
    ("machines", None): ("15,000 machines", None),
    ("reactor-plan", None): ("keep or rebuild", None),  # keep and dismantle
    ("sites", None): (ANY, None),
    ("monitoring", "cameras"): ("0–25 years", None),
    ("monitoring", "seals"): ("0–25 years", None),  # only the Concord speaks of them
    ("snap-back", None): ("automatic or panel", None),
}


@pytest.mark.parametrize(("round", "wanted"), [(SUMMER, LEFT_IN_SUMMER), (WINTER, LEFT_IN_WINTER)])
def test_what_is_left(case: Case, round: str, wanted: dict[tuple[str, str | None], object]) -> None:
    assert left_of(nk.feasible_outcomes(case, round), wanted) == wanted


CONDITIONS = [
    # The Concord wants easing and has not ruled lifting out: 1 - 0.1.
    (WINTER, "arvenia", "deal-length", "against", (0.9, 0.9)),
    # Arvenia is three levels of four away, the Agency one; Maronia holds what its group does.
    (WINTER, "concord", "sanctions-relief", "against", (0.75, 0.75)),
    # Arvenia and the Agency are one level away; Maronia has left it open, at most three levels away.
    (SUMMER, "concord", "sanctions-relief", "against", (0.25, 0.75)),
]


@pytest.mark.parametrize(("round", "party", "issue", "holding", "gap"), CONDITIONS)
def test_conditions(
    case: Case, round: str, party: str, issue: str, holding: str, gap: tuple[float, float]
) -> None:
    found = nk.linkages(case, round)
    (offer,) = (item for item in found.offers if (item.party.id, item.issue.id) == (party, issue))
    (condition,) = offer.nearest.conditions
    assert condition.holding == holding
    assert tuple(condition.gap) == pytest.approx(gap)
    assert not offer.live
    assert not found.deadlocks
