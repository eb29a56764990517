"""Every distance can be redone by hand from its sentence."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Basket, Case, Engagement, Issue, Party, Position, Role, Round
from negotiation_kit.render.card import working
from negotiation_kit.render.words import figure
from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Level,
    NominalScale,
    OrdinalScale,
    RatioScale,
    Scale,
    SetScale,
)

Said = dict[str, Any]
LEVELS = tuple(Level(name, "") for name in ("none", "local-pause", "general-truce"))
DAYS = RatioScale("days", 0, 30)
POINTS = IntervalScale("points", -10, 10)
YEAR = DateScale(date(2025, 1, 1), date(2025, 12, 31))
ORDER, STEPS = OrdinalScale(LEVELS), OrdinalScale(LEVELS, at=(0.0, 1.0, 5.0))
NAMES, OPTIONS = NominalScale(LEVELS), SetScale(LEVELS)


def entry(party: str, scale: Scale, said: Said) -> Position:
    accepts, rejects = (tuple(map(scale.parse_part, said.get(name, ()))) for name in ("accepts", "rejects"))
    return Position(
        party,
        "r",
        "i",
        value=scale.parse(said["value"]) if "value" in said else None,
        accepts=accepts,
        rejects=rejects,
        engagement=Engagement(said["engagement"]) if "engagement" in said else None,
        object=said.get("object"),
    )


def compared(scale: Scale, a: Said, b: Said, metric: str = "gower") -> Comparison:
    case = Case(
        "case",
        "Case",
        (Party("a", "Side A", "A", Role.SIDE), Party("b", "Side B", "B", Role.SIDE)),
        (Round("r", "Round"),),
        (Basket("x", "Basket"),),
        (Issue("i", "x", "Issue", "Which?", scale),),
        (entry("a", scale, a), entry("b", scale, b)),
    )
    return nk.compare(case, "a", "b", metric=metric)


def told(scale: Scale, a: Said, b: Said, metric: str = "gower") -> str:
    found = compared(scale, a, b, metric)
    return working(found, found.rows[0])


def want(raw: object, **more: object) -> Said:
    return {"value": raw, **more}


# The arithmetic of each sentence was done by hand.
@pytest.mark.parametrize(
    ("scale", "a", "b", "sentence"),
    [
        (
            ORDER,
            want("none"),
            want("local-pause"),
            "“none” is step 0 and “local pause” step 1 on a scale from 0 to 2: |0 − 1| ÷ 2 = 0.5. "
            "Different levels; on fewer than five levels nothing is near. So the sides diverge.",
        ),
        (
            STEPS,
            want("local-pause"),
            want("general-truce"),
            "“local pause” is step 1 and “general truce” step 5 on a scale from 0 to 5: |1 − 5| ÷ 5 = 0.8. "
            "Different levels; on fewer than five levels nothing is near. So the sides diverge.",
        ),
        (NAMES, want("none"), want("none"), "Both chose “none”: 0. The same value: the sides agree."),
        (
            NAMES,
            want("none"),
            want("local-pause"),
            "“none” and “local pause” are different options without an order: 1. Above 0.25: the sides "
            "diverge.",
        ),
        (DAYS, want(3), want(12), "|3 − 12| ÷ 30 days = 0.3. Above 0.25: the sides diverge."),
        (
            DAYS,
            want({"from": 2, "to": 3}),
            want(30),
            "Nearest ends: |3 − 30| ÷ 30 days = 0.9. Above 0.25: the sides diverge.",
        ),
        (
            DAYS,
            want([2, 20]),
            want(23),
            "Nearest ends: |20 − 23| ÷ 30 days = 0.1. Not above 0.25: the sides are near.",
        ),
        (
            DAYS,
            want({"at_least": 10}),
            want({"at_most": 12}),
            "Nearest ends: both at 10 days: no gap, 0. Both accept 10–12 days.",
        ),
        (DAYS, want(7), want(7), "Both at 7 days: no gap, 0. The same value: the sides agree."),
        (POINTS, want(-4), want(1), "|(-4) − 1| ÷ 20 points = 0.25. Not above 0.25: the sides are near."),
        (
            YEAR,
            want("2025-03-01"),
            want("2025-06-20/2025-06-30"),
            "Nearest ends: 1 March 2025 and 20 June 2025, 111 days apart in a window of 364 days: "
            "111 ÷ 364 = 0.305. Above 0.25: the sides diverge.",
        ),
        (
            YEAR,
            want("2025-06-20"),
            want("2025-06"),
            "Nearest ends: both on 20 June 2025: no gap, 0. Both accept 20 June 2025.",
        ),
        (
            OPTIONS,
            want(["none", "local-pause"]),
            want(["local-pause", "general-truce"]),
            "1 of the 3 options named are named by both: 1 − 1 ÷ 3 = 0.667. Above 0.25: the sides diverge.",
        ),
        (OPTIONS, want([]), want([]), "Both chose none of the options: 0. The same value: the sides agree."),
        (
            ORDER,
            want("none", accepts=["local-pause"]),
            want("general-truce", accepts=["local-pause"]),
            "“none” is step 0 and “general truce” step 2 on a scale from 0 to 2: |0 − 2| ÷ 2 = 1. "
            "Both accept local pause.",
        ),
        (
            ORDER,
            want("none"),
            want("local-pause", rejects=["none"]),
            "“none” is step 0 and “local pause” step 1 on a scale from 0 to 2: |0 − 1| ÷ 2 = 0.5. "
            "B rejects what A wants. So the sides diverge.",
        ),
    ],
)
def test_a_known_distance_is_worked_out(scale: Scale, a: Said, b: Said, sentence: str) -> None:
    assert told(scale, a, b) == sentence


@pytest.mark.parametrize(
    ("scale", "a", "b", "sentence"),
    [
        (
            ORDER,
            want("none"),
            {"engagement": "silent"},
            "B is silent, so every outcome stays possible. The distance lies between 0 and 1; it does not "
            "enter the score.",
        ),
        (
            ORDER,
            {"engagement": "left-open"},
            {"engagement": "not-coded"},
            "A leaves it open, so every outcome stays possible. B is not coded, so every outcome stays "
            "possible. The distance lies between 0 and 1; it does not enter the score.",
        ),
        (
            ORDER,
            want("none"),
            {"rejects": ["none"]},
            "B rules out “none” and states no alternative; “local pause” and “general truce” stay possible. "
            "The distance lies between 0.5 and 1; it does not enter the score. B rejects what A wants and "
            "does not say what instead.",
        ),
        (
            OPTIONS,
            want(["none"]),
            {"rejects": ["none", "local-pause"]},
            "B rules out “none” and “local pause” and states no alternative; “general truce” stays "
            "possible. The distance is exactly 1; it does not enter the score. B rejects what A wants and "
            "does not say what instead.",
        ),
        (
            DAYS,
            want(30),
            {"rejects": [{"at_least": 15}]},
            "B rules out at least 15 days and states no alternative; the rest of the scale stays possible. "
            "The distance lies between 0.5 and 1; it does not enter the score. B rejects what A wants and "
            "does not say what instead.",
        ),
        (
            ORDER,
            want("none"),
            {"accepts": ["local-pause"]},
            "B says only what it could accept, so every outcome stays possible. The distance lies between 0 "
            "and 1; it does not enter the score.",
        ),
        (
            DAYS,
            want(3, object="local-pause"),
            want(30, object="general-truce"),
            "Not measured: different objects: local pause and general truce.",
        ),
        (
            ORDER,
            want("none"),
            {"engagement": "not-applicable"},
            "No distance: the issue does not apply to B.",
        ),
    ],
)
def test_an_unknown_distance_says_what_stays_possible(scale: Scale, a: Said, b: Said, sentence: str) -> None:
    assert told(scale, a, b) == sentence


@pytest.mark.parametrize(
    ("metric", "scale", "a", "b", "start"),
    [
        ("identical", DAYS, 3, 3, "Share of equal values: the same, so the distance is 0."),
        ("identical", DAYS, 3, 4, "Share of equal values: different, so the distance is 1."),
        (
            "directional",
            ORDER,
            "none",
            "general-truce",
            "Measured from the midpoint, -0.5 and 0.5: 0.5 − 2 × (-0.5) × 0.5 = 1.",
        ),
        (
            "directional",
            POINTS,
            {"from": -10, "to": 0},
            10,
            "Measured from the midpoint, 0 and 0.5: 0.5 − 2 × 0 × 0.5 = 0.5.",
        ),
    ],
)
def test_other_metrics_are_worked_out_too(
    metric: str, scale: Scale, a: object, b: object, start: str
) -> None:
    assert told(scale, want(a), want(b), metric).startswith(start)


def test_a_metric_without_a_midpoint_says_so() -> None:
    assert told(DAYS, want(1), want(2), "directional").startswith("No distance: directional distance needs")


@pytest.mark.parametrize("metric", ["gower", "identical", "directional"])
@pytest.mark.parametrize("coding", ["reading", "printed"])
def test_the_sentence_ends_in_the_distance_of_the_row(istanbul: Case, metric: str, coding: str) -> None:
    parties = [party.id for party in istanbul.parties]
    for a, b in combinations(parties, 2):
        found = nk.compare(istanbul, a, b, coding=coding, metric=metric)
        for row in found.rows:
            numbers = re.findall(r"\d+(?:\.\d+)?", re.split(r"\. [A-Z]", working(found, row), maxsplit=1)[0])
            if row.distance is not None:
                assert numbers[-1] == figure(row.distance)
            elif row.low is not None and row.verdict.value != "not-comparable":
                assert figure(row.low) in working(found, row)
                assert figure(row.high) in working(found, row)
