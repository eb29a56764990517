"""How many issues of each basket have which verdict."""

from __future__ import annotations

from collections import Counter

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from negotiation_kit.charts.canvas import INK, axes_or_new, shortened, write
from negotiation_kit.comparison import Comparison, Verdict
from negotiation_kit.palette import VERDICTS



def verdicts_by_basket(comparison: Comparison, *, ax: Axes | None = None) -> Axes:
    """Draw one bar a basket, divided by verdict; every part carries its glyph and count.

    Parameters
    ----------
    comparison : Comparison
    ax : Axes, optional
        Where to draw; a new figure when left out.

    Returns
    -------
    Axes
    """
    baskets = [basket for basket in comparison.case.baskets if _counts(comparison, basket.id)]
    ax = axes_or_new(ax, 10, 1.7 + 0.5 * len(baskets))
    for place, basket in enumerate(baskets):
        _bar(ax, place, _counts(comparison, basket.id))
    ax.set_yticks(range(len(baskets)), [shortened(basket.title, 30) for basket in baskets], parse_math=False)
    ax.set_ylim(len(baskets) - 0.45, -0.55)
    ax.set_xlabel("issues")
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.set_title(f"{comparison.a.short} and {comparison.b.short}: verdicts by basket", loc="left", parse_math=False)
    _legend(ax, comparison)
    return ax


def describe_verdicts(comparison: Comparison) -> str:
    """Return the chart in words, for those who cannot see it."""
    parts = []
    for basket in comparison.case.baskets:
        counts = _counts(comparison, basket.id)
        if counts:
            told = ", ".join(f"{counts[verdict]} {VERDICTS[verdict].word}" for verdict in Verdict if counts[verdict])
            parts.append(f"{basket.title}: {told}")
    return "Verdicts by basket. " + "; ".join(parts) + "."


def _counts(comparison: Comparison, basket: str) -> Counter[Verdict]:
    return Counter(row.verdict for row in comparison.rows if row.issue.basket == basket)


def _bar(ax: Axes, place: int, counts: Counter[Verdict]) -> None:
    start = 0
    for verdict in Verdict:
        count, look = counts[verdict], VERDICTS[verdict]
        if not count:
            continue
        ax.barh(place, count, left=start, height=0.68, color=look.fill, edgecolor=INK, linewidth=0.6)
        write(ax, start + count / 2, place, f"{look.glyph} {count}", ha="center", va="center", fontsize=10, color=look.text)
        start += count


def _legend(ax: Axes, comparison: Comparison) -> None:
    shown = [verdict for verdict, count in comparison.verdicts.items() if count]
    handles = [
        Patch(facecolor=VERDICTS[verdict].fill, edgecolor=INK, linewidth=0.6, label=f"{VERDICTS[verdict].glyph} {VERDICTS[verdict].word}")
        for verdict in shown
    ]
    ax.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=min(6, len(handles)), columnspacing=1.2, frameon=False)
