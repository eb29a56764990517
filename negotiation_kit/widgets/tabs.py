"""What stands under each tab of the explorer beside the table: charts, drawn when they are looked at."""

from __future__ import annotations

from negotiation_kit import charts
from negotiation_kit.comparison import Comparison, IssueComparison
from negotiation_kit.views import comparison_table, join, tag
from negotiation_kit.widgets.controls import picture

TABLE, VERDICTS, POSITIONS = range(3)
TABS = ("Issue by issue", "By basket", "On the scales")
MOST_DRAWN = 60
"""A picture of more issues than this is taller than anyone reads, and may be too tall to be drawn at all."""


def view_of(index: int, comparison: Comparison, rows: list[IssueComparison]) -> str:
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
        return picture(
            charts.to_png(charts.verdicts_by_basket(comparison, rows=rows)),
            charts.describe_verdicts(comparison, rows),
        )
    drawn, rest = rows[:MOST_DRAWN], len(rows) - MOST_DRAWN
    chart = picture(
        charts.to_png(charts.positions_on_scales(comparison, rows=drawn)),
        charts.describe_positions(comparison, drawn),
    )
    if rest <= 0:
        return chart
    told = f"The first {MOST_DRAWN} of {len(rows)} issues; Basket, Verdict or Find narrows them down."
    return join(tag("p", told), chart)
