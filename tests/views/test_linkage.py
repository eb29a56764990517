"""What unlocks what in sentences, and the AND/OR table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.distance import Bounds
from negotiation_kit.linkage import LinkedOffer
from negotiation_kit.model import Case
from negotiation_kit.views.linkage import (
    by_whom,
    deadlocks_block,
    gap_text,
    in_the_way_sentence,
    linkage_sentence,
    linkages_table,
    linkages_view,
    nearness_sentence,
    offer_sentence,
)
from tests.builders import STEPS, case_of, says
from tests.views.test_escaping import Page

SCALES = {"truce": STEPS, "arms": STEPS, "land": STEPS}


def offer(packages: list[dict[str, Any]], **b: Any) -> LinkedOffer:
    (found,) = nk.linkages(case_of(SCALES, a={"truce": says("all", only_if=packages)}, b=b)).offers
    return found


TWO = [{"arms": "none"}, {"land": "all"}]


def test_an_offer_with_its_packages() -> None:
    said = offer_sentence(offer([{"arms": "none"}, {"land": "all", "arms": "some"}], arms="all", land="most"))
    assert said.startswith(
        "A: Title of truce: all, if either (1) Title of arms: none, "
        "or (2) Title of land: all; Title of arms: some. Nearest is package 2"
    )
    assert offer_sentence(offer([{"arms": "none"}])).startswith(
        "A: Title of truce: all, if Title of arms: none."
    )


@pytest.mark.parametrize(
    ("packages", "b", "said"),
    [
        ([{"arms": "none"}], {"arms": "some"}, "Its package lies 0.333 away."),
        ([{"arms": "none"}], {"arms": "none"}, "It is live: its package is met."),
        (TWO, {"arms": "none"}, "It is live: package 1 is met."),
        (TWO, {"arms": "none", "land": "all"}, "It is live: packages 1 and 2 are met."),
        (
            TWO,
            {"arms": "some", "land": "none"},
            "Nearest is package 1, 0.333 away in the mean of its conditions, against 1 for package 2. "
            "No unknown position could turn this round.",
        ),
        (
            TWO,
            {"arms": "some", "land": "most"},
            "Nearest is package 1, 0.333 away in the mean of its conditions, against 0.333 for package 2. "
            "These are equal.",
        ),
        (
            TWO,
            {"arms": says(rejects=["none"]), "land": says(rejects=["all", "most"])},
            "Nearest is package 1, 0.333 … 1 away in the mean of its conditions, against 0.667 … 1 for "
            "package 2. Neither of its limits is the higher one; as the limits overlap, this is not certain.",
        ),
        (
            TWO,
            {"arms": "some"},
            "Nearest is package 1, 0.333 away in the mean of its conditions, against 0 … 1 for package 2. "
            "That goes by the middle of the limits; as the limits overlap, it is not certain.",
        ),
    ],
)
def test_why_the_nearer_package_is_nearer(
    packages: list[dict[str, Any]], b: dict[str, Any], said: str
) -> None:
    assert nearness_sentence(offer(packages, **b)) == said


def test_of_equal_packages_the_one_with_fewer_conditions_to_meet() -> None:
    packages = [{"arms": "none", "land": "all"}, {"truce": "some"}]
    case = case_of(
        {**SCALES, "goal": STEPS},
        a={"goal": says("all", only_if=packages)},
        b={"arms": "some", "land": "most", "truce": "none"},
    )
    said = nearness_sentence(nk.linkages(case).offers[0])
    assert said.endswith("These are equal; fewer of its conditions are not met.")


def test_an_offer_live_through_another() -> None:
    case = case_of(
        SCALES,
        a={"truce": says("all", only_if=[{"arms": "none"}]), "land": "all"},
        b={"arms": says("none", only_if=[{"land": "all"}])},
    )
    said = [nearness_sentence(item) for item in nk.linkages(case).offers]
    assert said == [
        "It is live: its package is met through other live offers.",
        "It is live: its package is met.",
    ]


def test_what_is_in_the_way_the_farthest_first_and_by_whom() -> None:
    found = offer([{"arms": "some", "land": "all"}], arms="none", land=says(rejects=["all"]))
    assert in_the_way_sentence(found.nearest) == (
        "Still in the way, the farthest first: Title of land: all (ruled out by B; 0.333 … 1 away); "
        "Title of arms: some (wanted otherwise by B; 0.333 away)."
    )
    one = offer([{"arms": "some"}], arms="none").nearest
    assert in_the_way_sentence(one).startswith("Still in the way: Title of arms")
    assert in_the_way_sentence(offer([{"arms": "some"}], arms="some").nearest) == "Nothing is in the way."


def test_parties_are_grouped_by_how_they_stand() -> None:
    case = case_of(
        SCALES,
        a={"truce": says("all", only_if=[{"arms": "none"}])},
        b={"arms": "all"},
        c={"arms": says(rejects=["none"])},
        d={"arms": says(rejects=["none"])},
        e={"arms": says("none", only_if=[{"land": "all"}])},
        f={},
        g={"arms": "none"},
    )
    (condition,) = nk.linkages(case).offers[0].alternatives[0].conditions
    assert by_whom(condition) == (
        "ruled out by C and D, wanted otherwise by B, left open by F, offered under conditions by E"
    )


@pytest.mark.parametrize(
    ("round", "said"),
    [
        (
            "2025-06-02",
            "2 offers depend on other issues; none is live as things stand. "
            "Preconditions run in a circle: 1 deadlock.",
        ),
        (
            "2025-05-16",
            "1 offer depends on other issues; none is live as things stand. "
            "No precondition runs in a circle.",
        ),
        (
            "2022-04",
            "No party makes an offer that depends on something else in this round. "
            "No precondition runs in a circle.",
        ),
    ],
)
def test_the_sentence_on_a_round(istanbul: Case, round: str, said: str) -> None:
    assert linkage_sentence(nk.linkages(istanbul, round)) == said


def test_limits_are_told_as_one_where_they_are_one() -> None:
    assert gap_text(Bounds(1.0, 1.0)) == "1"
    assert gap_text(Bounds(0.25, 2 / 3)) == "0.25 … 0.667"


def test_the_table_is_and_within_or(istanbul: Case) -> None:
    table = linkages_table(nk.linkages(istanbul, "2025-06-02"))
    assert table.count("<tbody>") == 2
    assert "or package 2" in table
    assert 'rowspan="4"' in table
    assert "all 4 conditions, mean 0.625 … 1 away" in table
    assert table.count("✕ refused") == 6


def test_without_offers_a_sentence_stands_in_the_tables_place(istanbul: Case) -> None:
    assert linkages_table(nk.linkages(istanbul, "2022-04")).startswith('<p role="status">No party makes')
    assert deadlocks_block(nk.linkages(istanbul, "2022-04")) is None


def test_fills_never_go_without_a_text_colour(istanbul: Case) -> None:
    for style in linkages_view(nk.linkages(istanbul, "2025-06-02")).split('style="')[1:]:
        own = style.split('"')[0]
        assert ("background:#" in own) <= ("color:#" in own)


def test_nothing_from_a_file_becomes_html(nasty: str, nastied: Callable[[str], Case]) -> None:
    html, harmless = (linkages_view(nk.linkages(nastied(text), "2025-06-02")) for text in (nasty, "x"))
    assert nasty in "".join(Page(html).texts)
    assert html.count("<") == harmless.count("<")
