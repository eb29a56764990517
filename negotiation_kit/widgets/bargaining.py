"""Results of the bargaining models as a notebook shows them: words, table, and of a frontier its chart."""

from __future__ import annotations

from negotiation_kit import charts
from negotiation_kit.bargaining import Condorcet, Frontier, MeanVoter, NashPoint, Trades
from negotiation_kit.views import Html, join
from negotiation_kit.views.bargaining import MOST_TRADES, frontier_view, mean_view, trades_view
from negotiation_kit.widgets.tabs import chart_picture


def show_mean(found: MeanVoter, winner: Condorcet | None = None) -> Html:
    """Show where the weight on one issue lies, and who brings how much of it.

    Parameters
    ----------
    found : MeanVoter
    winner : Condorcet, optional
        Of the same issue.

    Returns
    -------
    Html
        With the assumptions, the coverage, and what is known of such numbers.

    Raises
    ------
    ValueError
        Where the two are of different issues.
    """
    return mean_view(found, winner)


def show_trades(found: Trades, most: int = MOST_TRADES) -> Html:
    """Show exchanges of concessions as a table, the greatest gain first.

    Parameters
    ----------
    found : Trades
    most : int
        At most so many rows; how many more there are is said.

    Returns
    -------
    Html
        As `show_mean`.

    Raises
    ------
    ValueError
        Where `most` is below 1.
    """
    if most < 1:
        raise ValueError(f"most is {most!r}, expected at least one row")
    return trades_view(found, most)


def show_frontier(found: Frontier, nash: NashPoint | None = None) -> Html:
    """Show the packages of two parties as a chart and, where they come from a case, those on the frontier.

    Parameters
    ----------
    found : Frontier
    nash : NashPoint, optional
        Of the same packages.

    Returns
    -------
    Html
        As `show_mean`; the chart carries its content in words.

    Raises
    ------
    ValueError
        Where there are not two parties, or the Nash point is of other packages.
    """
    chart = chart_picture(lambda: charts.package_frontier(found, nash), charts.describe_frontier(found, nash))
    return join(chart, frontier_view(found, nash))
