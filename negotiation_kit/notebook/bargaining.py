"""Results of the bargaining models as a notebook shows them: words, table, and of a frontier its chart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from negotiation_kit import charts
from negotiation_kit.analysis.bargaining import (
    AdjustedWinner,
    Condorcet,
    Frontier,
    MeanVoter,
    NashPoint,
    Trades,
)
from negotiation_kit.errors import ToldError
from negotiation_kit.notebook.pane import chart_picture
from negotiation_kit.render import Html, join
from negotiation_kit.render.agreements import agreements_view, division_view
from negotiation_kit.render.bargaining import (
    MOST_TRADES,
    frontier_view,
    mean_view,
    trades_view,
)


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
    ToldError
        Where the two are of different issues.
    """
    return mean_view(found, winner)


def show_trades(found: Trades, most: int = MOST_TRADES) -> Html:
    """Show exchanges of concessions as a table, the greatest gain first, or a sequence in its order.

    Parameters
    ----------
    found : Trades or TradeSequence
    most : int
        At most so many rows; how many more there are is said.

    Returns
    -------
    Html
        As `show_mean`.

    Raises
    ------
    ToldError
        Where `most` is below 1.
    """
    if most < 1:
        raise ToldError(f"most is {most!r}, expected at least one row")
    return trades_view(found, most)


def show_frontier(
    found: Frontier,
    nash: NashPoint | None = None,
    agreed: Mapping[str, Mapping[str, Any]] | None = None,
) -> Html:
    """Show the packages of two parties as a chart and, where they come from a case, those on the frontier.

    Parameters
    ----------
    found : Frontier
    nash : NashPoint, optional
        Of the same packages.
    agreed : mapping, optional
        What pairs of negotiators agreed on, by their name: an outcome of every issue, as in a position file.

    Returns
    -------
    Html
        As `show_mean`; the chart carries its content in words.

    Raises
    ------
    ToldError
        Where there are not two parties, the Nash point is of other packages, or an agreement leaves an issue
        out, has an outcome that is not on its scale, or the packages come from no case.
    """
    deals = {name: _worth(found, name, outcome) for name, outcome in (agreed or {}).items()}
    places = list(deals.values())
    chart = chart_picture(
        lambda: charts.package_frontier(found, nash, places), charts.describe_frontier(found, nash, places)
    )
    return join(chart, agreements_view(found, deals) if deals else None, frontier_view(found, nash))


def show_division(found: AdjustedWinner) -> Html:
    """Show how Adjusted Winner divides the issues between two sides, with the points of both.

    Parameters
    ----------
    found : AdjustedWinner

    Returns
    -------
    Html
        With the assumptions.
    """
    return division_view(found)


def _worth(found: Frontier, name: str, outcome: Mapping[str, Any]) -> tuple[float, float]:
    if found.packages is None:
        raise ToldError("these packages come from no case, so nothing tells what an agreement is worth")
    try:
        return found.packages.worth_of(outcome)
    except ToldError as error:
        raise ToldError(f"{name}: {error}") from None
