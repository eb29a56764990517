"""Bargaining models in words and tables: coverage, assumptions and what is known of them are always there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import escape, unescape
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.bargaining import WEIGHTING
from negotiation_kit.model import Case
from negotiation_kit.render.agreements import adjusted_sentence
from negotiation_kit.render.bargaining import (
    MOST_PACKAGES,
    NO_TRADE,
    condorcet_sentence,
    frontier_view,
    mean_sentence,
    mean_view,
    nash_sentence,
    trade_sentence,
    trades_view,
)
from tests.analysis.bargaining.examples import in_shares
from tests.builders import DAYS, DEGREES, JUNE, STEPS, case_of


@pytest.fixture(scope="module")
def emissions() -> Case:
    return nk.load_case("ec-car-emissions")


@pytest.fixture(scope="module")
def lease() -> Case:
    return nk.load_case("harbour-lease")


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize(
    ("scale", "place", "said"),
    [
        (DAYS, 7.389955686853767, "7.39 days"),
        (DEGREES, -2.0, "-2 degrees"),
        (JUNE, date(2025, 6, 6), "6 June 2025"),
        (STEPS, 2.0, "some"),
        (STEPS, 4.0, "all"),
        (STEPS, 2.25, "2.25, between some (level 2) and most"),
    ],
)
def test_a_place_on_every_scale_with_an_order(scale: Any, place: Any, said: str) -> None:
    assert scale.measured_text(place) == said


def test_the_mean_stands_beside_the_plain_one_with_its_coverage(emissions: Case) -> None:
    assert mean_sentence(nk.mean_voter(emissions, "introduction")) == (
        "Mean 7.39 points, median 7 points, weighted by salience times capability; all parties weighing the "
        "same, the mean is 6.7 points and the median 7 points. Taken in: 10 of 10 parties."
    )
    plain = nk.mean_voter(emissions, "introduction", weigh_by=())
    assert mean_sentence(plain) == (
        "Mean 6.7 points, median 7 points, all parties weigh the same, taken in: 10 of 10 parties."
    )


def test_the_winner_is_told_with_its_narrowest_victory(emissions: Case) -> None:
    said = condorcet_sentence(nk.condorcet_winner(emissions, "introduction"))
    assert said.startswith("7 points beats every other position in a vote of two, weighted by salience times")
    assert "Narrowest is that against 10 points, with 50.4 % of the weight." in said
    assert "it would not win: Netherlands, Belgium, " in said
    tie = nk.condorcet_winner(case_of({"x": DAYS}, a={"x": 1}, b={"x": 2}), "x", weigh_by=())
    assert condorcet_sentence(tie) == "No position beats every other in a vote of two."


def test_the_view_of_the_mean_shows_every_party_and_what_is_known_of_such_means(emissions: Case) -> None:
    mean, winner = nk.mean_voter(emissions, "introduction"), nk.condorcet_winner(emissions, "introduction")
    said = text_of(mean_view(mean, winner))
    assert WEIGHTING in said
    assert all(text in said for text in (*mean.assumptions, *winner.assumptions))
    assert all(party.short in said for party in emissions.parties)
    assert "21.3 %" in said  # the United Kingdom, .144 of .677


def test_trades_are_a_table_with_the_greatest_gain_first(lease: Case) -> None:
    found = nk.trades(lease, weigh_by=["salience"])
    said = " ".join(text_of(trades_view(found)).split())
    assert "14 trades, on 6 of 8 issues, weighted by salience." in said
    assert WEIGHTING in said
    assert all(text in said for text in found.assumptions)
    assert (
        "3.09 ■ Port Who pays for repairs of the quay Ferries: port pays most to 4.67, between company pays "
        "most (level 4) and company pays all mean by 14 points ■ Ferries Hours at the berth Port: shared to "
        "exclusive mean by 14 points"
    ) in said
    assert "Left out: A second ferry line: no order, so no mean; Fuels allowed at the quay" in said
    assert "Not shown: 11 trades, none with a greater gain." in text_of(trades_view(found, most=3))


def test_a_sequence_is_told_in_its_order_with_where_it_ends(lease: Case) -> None:
    found = nk.trade_sequence(lease, weigh_by=["salience"])
    said = " ".join(text_of(trades_view(found)).split())
    assert "Concessions exchanged, one after the other" in said
    assert "Length of the lease 10 years to 12 years" in said
    assert "Each party gains or loses: Port 3.74; Ferries 3.74." in said
    assert "Not shown: 3 trades, carried out later." in text_of(trades_view(found, most=1))
    assert nk.show_trades(found)._repr_html_() == trades_view(found)


def test_what_has_to_be_said_of_the_numbers_is_said() -> None:
    for view in (trades_view(nk.trades(in_shares())), mean_view(nk.mean_voter(in_shares(), "p"))):
        assert "read as a share of 1 it is 90 points" in text_of(view)


def test_of_much_that_is_left_out_the_first_is_told() -> None:
    sides = {name: dict.fromkeys((f"i{n}" for n in range(40)), 1) for name in "ab"}
    found = nk.packages(
        case_of({f"i{n}": DAYS for n in range(40)}, sides), "a", "b", issues="i0", weights=None
    )
    said = text_of(frontier_view(nk.pareto_frontier(found)))
    assert "Title of i30: not asked for; and 9 more." in said


def test_a_trade_in_words(lease: Case) -> None:
    best = nk.trades(lease, weigh_by=["salience"]).rows[0]
    # By hand: 14.04 of 100 points are what the Ferries' two thirds of the way from level 2 to 4.67 shift.
    assert trade_sentence(best) == (
        "Ferries moves from port pays most to 4.67, between company pays most (level 4) and company pays all "
        "on Who pays for repairs of the quay; Port moves from shared to exclusive on Hours at the berth. The "
        "mean moves 14 points towards Port on Who pays for repairs of the quay, and 14 points towards "
        "Ferries on Hours at the berth; each gains 3.09."
    )


def test_without_trades_there_is_a_sentence(emissions: Case) -> None:
    assert NO_TRADE in text_of(trades_view(nk.trades(emissions)))


def test_the_frontier_shows_some_packages_and_always_the_nash_point(lease: Case) -> None:
    packages = nk.packages(lease, "port", "ferries")
    edge, nash = nk.pareto_frontier(packages), nk.nash_point(packages, (0.35, 0.40))
    html = frontier_view(edge, nash)
    said = text_of(html)
    assert "107 of 15,000 packages cannot be bettered for both." in said
    assert "A second ferry line: no zone" in said
    assert nash_sentence(nash) in said
    assert html.count("<tr") - 1 in (MOST_PACKAGES, MOST_PACKAGES + 1)
    assert html.count('aria-current="true"') == len(nash.indices) == 1
    assert "nan" not in said.casefold()


def test_a_frontier_of_bare_numbers_needs_no_case() -> None:
    table = [[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]]
    nash = nk.nash_point(table)
    assert nash_sentence(nash) == "The Nash point gives, of 1 for its whole wish: party 1 0.5; party 2 0.5."
    assert "3 of 3 packages" in text_of(frontier_view(nk.pareto_frontier(table), nash))
    assert nash_sentence(nk.nash_point(table, (1, 1))).startswith("No package gives every party more")


def test_adjusted_winner_in_words() -> None:
    found = nk.adjusted_winner({"x": 60, "y": 40}, {"x": 50, "y": 50}, ("Ann", "Ben"))
    # By hand: Ann has 60, Ben 50; 10 / 110 of x goes over.
    assert adjusted_sentence(found) == (
        "Ann gets: none. Ben gets: y. Divided is x: 90.9 % to Ann, the rest to Ben. By their own points they "
        "get 54.55 and 54.55 of 100."
    )


def test_no_text_of_a_file_becomes_markup(emissions: Case, lease: Case, nasty: str) -> None:
    def renamed(case: Case) -> Case:
        parties = tuple(replace(party, short=nasty, name=nasty) for party in case.parties)
        issues = tuple(replace(issue, title=nasty) for issue in case.issues)
        return replace(case, title=nasty, parties=parties, issues=issues)

    mean = nk.mean_voter(renamed(emissions), emissions.issues[0].id)
    found = nk.trades(renamed(lease), weigh_by=["salience"])
    edge = nk.pareto_frontier(nk.packages(renamed(lease), "port", "ferries"))
    for html in (mean_view(mean), trades_view(found), frontier_view(edge)):
        assert escape(nasty, quote=False) in html
        if "<" in nasty:
            assert nasty not in html
