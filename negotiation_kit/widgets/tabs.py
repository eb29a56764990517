"""What stands under each tab of the explorer beside the table: charts, drawn when they are looked at."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from negotiation_kit import charts
from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Scaling
from negotiation_kit.views import Html, comparison_table, join, tag
from negotiation_kit.widgets.controls import picture

TABLE, VERDICTS, POSITIONS = range(3)
CHARTS = (VERDICTS, POSITIONS)
TABS = ("Issue by issue", "By basket", "On the scales")
MOST_DRAWN = 40
"""A picture of more issues than this is taller than anyone reads, and may be too tall to be drawn at all."""

BOXES = "Some letters are in no font that this chart can use, and stand as boxes; the table shows them all."
_NO_GLYPH = "missing from font"
Draw = Callable[..., Any]
Row = TypeVar("Row")
Describe = Callable[[Comparison, list[IssueComparison]], str]


def view_of(index: int, comparison: Comparison, rows: list[IssueComparison]) -> Html:
    """Return what stands under a tab, or the sentence that no issue matches.

    Parameters
    ----------
    index : int
        One of TABLE, VERDICTS and POSITIONS.
    comparison : Comparison
    rows : list of IssueComparison
        Those the filters leave.
    """
    if not rows or index == TABLE:
        return comparison_table(comparison, rows)
    if index == VERDICTS:
        return _drawn(charts.verdicts_by_basket, charts.describe_verdicts, comparison, rows)
    drawn, told = first_rows(rows, "Basket, Verdict or Find narrows them down")
    return join(told, _drawn(charts.positions_on_scales, charts.describe_positions, comparison, drawn))


def first_rows(rows: Sequence[Row], otherwise: str) -> tuple[list[Row], Html | None]:
    """Return as many rows as one picture may hold and, where there are more, the sentence that says so.

    Parameters
    ----------
    rows : sequence
    otherwise : str
        How the others are to be seen.
    """
    if len(rows) <= MOST_DRAWN:
        return list(rows), None
    return list(rows[:MOST_DRAWN]), tag("p", f"The first {MOST_DRAWN} of {len(rows)}; {otherwise}.")


def chart_picture(draw: Callable[[], Any], told: str) -> Html:
    """Return a chart as a picture; where its fonts lack letters, which are then boxes, it says so.

    Parameters
    ----------
    draw : callable
        Draws the chart.
    told : str
        The chart in words.
    """
    png, whole = saved_chart(draw, charts.to_png)
    return join(None if whole else tag("p", BOXES, role="status"), picture(png, told))


def saved_chart(draw: Callable[[], Any], save: Callable[[Any], bytes]) -> tuple[bytes, bool]:
    """Return a chart as a file, and whether its fonts have all letters; any other warning is passed on."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        content = save(draw())
    other = [item for item in caught if _NO_GLYPH not in str(item.message)]
    for item in other:
        warnings.warn_explicit(item.message, item.category, item.filename, item.lineno)
    return content, len(other) == len(caught)


def _drawn(draw: Draw, describe: Describe, comparison: Comparison, rows: list[IssueComparison]) -> Html:
    return chart_picture(lambda: draw(comparison, rows=rows), describe(comparison, rows))


def show_map(found: Scaling) -> Html:
    """Show where parties stand to each other, or say why there is no map.

    Parameters
    ----------
    found : Scaling

    Returns
    -------
    Html
        The chart carries its content in words.
    """
    if not found.places:
        return tag("p", found.note)
    return chart_picture(lambda: charts.party_map(found), charts.describe_party_map(found))
