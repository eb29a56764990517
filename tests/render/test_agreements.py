"""What was agreed, and how Adjusted Winner divides, as tables."""

from __future__ import annotations

import re

import pytest

import negotiation_kit as nk
from negotiation_kit.render.agreements import agreements_view, division_view


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_each_agreement_says_how_much_was_left_on_the_table() -> None:
    found = nk.pareto_frontier(nk.packages(nk.load_case("harbour-lease"), "port", "ferries", issues=["rent"]))
    best, worst = found.utilities[0].tolist(), (0.0, 0.0)
    told = text(agreements_view(found, {"Ana & Bo": (best[0], best[1]), "Cem": worst}))
    assert f"1 Ana &amp; Bo {best[0]:.2f}".rstrip("0").rstrip(".") in told
    assert told.endswith(f"2 Cem 0 0 {len(found.every)}")  # every package beats one that is worth nothing
    assert re.search(r"Ana &amp; Bo [\d.]+ [\d.]+ 0 2 Cem", told)  # none beats one that is on the frontier


def test_the_division_shows_points_and_who_gets_what() -> None:
    # Brams and Taylor's divorce of Carol and Bob, as in `adjusted_winner`.
    carol = {"Retirement": 50, "Home": 20, "Summer": 15, "Investments": 10, "Other": 5}
    bob = {"Retirement": 40, "Home": 30, "Summer": 10, "Investments": 10, "Other": 10}
    found = nk.adjusted_winner(carol, bob, ("Carol", "Bob"))
    told = text(division_view(found))
    assert "Retirement 50 40 83.3 % Carol, 16.7 % Bob" in told
    assert "Home 20 30 Bob" in told
    assert "By their own points they get 56.67 and 56.67 of 100." in told
    assert nk.show_division(found)._repr_html_() == division_view(found)


def test_agreements_need_packages_of_a_case() -> None:
    with pytest.raises(ValueError, match="come from no case"):
        nk.show_frontier(nk.pareto_frontier([[0.0, 1.0], [1.0, 0.0]]), agreed={"Ana": {"rent": 1}})


def test_a_bad_agreement_is_told_by_its_name() -> None:
    found = nk.pareto_frontier(nk.packages(nk.load_case("harbour-lease"), "port", "ferries", issues=["rent"]))
    with pytest.raises(ValueError, match="Ana and Bo: the agreement says nothing of rent"):
        nk.show_frontier(found, agreed={"Ana and Bo": {}})
    assert "Ana and Bo" in nk.show_frontier(found, agreed={"Ana and Bo": {"rent": 240}})
