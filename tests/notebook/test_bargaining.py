"""Results of the bargaining models in a notebook: with a number goes all that it rests on."""

from __future__ import annotations

from html import escape

import pytest

import negotiation_kit as nk
from negotiation_kit import charts
from negotiation_kit.analysis.bargaining import WEIGHTING
from negotiation_kit.model import Case
from negotiation_kit.render.bargaining import frontier_view, mean_view, trades_view


@pytest.fixture(scope="module")
def lease() -> Case:
    return nk.load_case("harbour-lease")


@pytest.fixture(scope="module")
def emissions() -> Case:
    return nk.load_case("ec-car-emissions")


def test_a_notebook_shows_what_the_view_holds(lease: Case, emissions: Case) -> None:
    mean, winner = nk.mean_voter(emissions, "introduction"), nk.condorcet_winner(emissions, "introduction")
    trades = nk.trades(lease, weigh_by=["salience"])
    assert nk.show_mean(mean, winner)._repr_html_() == mean_view(mean, winner)
    assert nk.show_trades(trades, 3)._repr_html_() == trades_view(trades, 3)


def test_the_frontier_is_a_chart_told_in_words_and_a_table(lease: Case) -> None:
    packages = nk.packages(lease, "port", "ferries")
    edge, nash = nk.pareto_frontier(packages), nk.nash_point(packages)
    html = nk.show_frontier(edge, nash)._repr_html_()
    assert html.count("<img ") == 1
    assert f'alt="{escape(charts.describe_frontier(edge, nash))}"' in html
    assert html.endswith(frontier_view(edge, nash))
    assert WEIGHTING in html


def test_no_row_is_no_table(lease: Case) -> None:
    with pytest.raises(ValueError, match="most is 0, expected at least one row"):
        nk.show_trades(nk.trades(lease, weigh_by=["salience"]), 0)


def test_what_does_not_belong_together_is_one_sentence(lease: Case) -> None:
    packages = nk.packages(lease, "port", "ferries")
    edge = nk.pareto_frontier(packages)
    fewer = nk.nash_point(nk.packages(lease, "port", "ferries", issues=["rent", "term"]))
    for nash, said in (
        (fewer, "of different packages"),
        (nk.nash_point([[1.0, 0.0]]), "of different packages"),
        (nk.nash_point([[1.0, 0.0, 0.0]]), "of 2 parties and the Nash point of 3"),
    ):
        with pytest.raises(ValueError, match=said):
            nk.show_frontier(edge, nash)
    three = nk.pareto_frontier([[1.0, 0.0, 0.0]])
    with pytest.raises(ValueError, match="for two parties, found 3"):
        nk.show_frontier(three)
    mean = nk.mean_voter(lease, "rent", weigh_by=["salience"])
    with pytest.raises(ValueError, match="the mean is of 'rent' and the winner of 'term'"):
        nk.show_mean(mean, nk.condorcet_winner(lease, "term", weigh_by=["salience"]))
