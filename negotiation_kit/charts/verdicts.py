"""How many issues of each basket have which verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from negotiation_kit.charts.canvas import INK, POINTS, Margins, axes_or_new, plainly, size
from negotiation_kit.charts.lettering import fitted, text_width, write
from negotiation_kit.comparison import Comparison, IssueComparison, Verdict
from negotiation_kit.model import Basket
from negotiation_kit.palette import VERDICTS

_WIDTH, _BAR = 7.6, 0.46
_MARGINS = Margins(left=1.5, right=0.2, top=0.35, bottom=1.0)
_TYPE = 9.0
_COLUMNS = 4
_PADDING = 6
Counts = Counter[Verdict]


def verdicts_by_basket(
    comparison: Comparison, *, rows: Iterable[IssueComparison] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw one bar a basket, divided by verdict; every part is told by glyph and count.

    Parameters
    ----------
    comparison : Comparison
    rows : iterable of IssueComparison, optional
        Which issues; all when left out.
    ax : Axes, optional
        Where to draw; a new figure when left out.

    Returns
    -------
    Axes
    """
    found = _counts(comparison, rows)
    head = _head(comparison, size(ax)[0] if ax is not None else _WIDTH - _MARGINS.left - _MARGINS.right)
    margins = _MARGINS._replace(top=_MARGINS.top + 0.2 * (len(head) - 1))
    ax = axes_or_new(ax, _WIDTH, margins.top + margins.bottom + _BAR * max(1, len(found)), margins)
    longest = max((counts.total() for _, counts in found), default=1)
    told = max((_told_width(counts) for _, counts in found), default=0.0) / POINTS / size(ax)[0]
    beside = not all(_fits(counts, size(ax)[0] / longest) for _, counts in found)
    reach = longest / max(0.3, 0.97 - told) if beside else longest * 1.02
    for place, (_, counts) in enumerate(found):
        _bar(ax, place, counts, beside=beside, gap=reach * 0.01)
    _dress(ax, [basket for basket, _ in found], reach)
    ax.set_title("\n".join(head), loc="left", parse_math=False, fontsize=_TYPE + 1.5)
    _legend(ax, {verdict for _, counts in found for verdict in counts})
    return ax


def describe_verdicts(comparison: Comparison, rows: Iterable[IssueComparison] | None = None) -> str:
    """Return the chart in words, for those who cannot see it."""
    parts = []
    for basket, counts in _counts(comparison, rows):
        told = ", ".join(
            f"{counts[verdict]} {VERDICTS[verdict].word}" for verdict in Verdict if counts[verdict]
        )
        parts.append(f"{basket.title}: {told}")
    return "Verdicts by basket. " + "; ".join(parts) + "."


def _counts(comparison: Comparison, rows: Iterable[IssueComparison] | None) -> list[tuple[Basket, Counts]]:
    """Return the verdicts of every basket that has any, in the case's order."""
    shown = list(comparison.rows if rows is None else rows)
    found = [
        (basket, Counter(row.verdict for row in shown if row.issue.basket == basket.id))
        for basket in comparison.case.baskets
    ]
    return [(basket, counts) for basket, counts in found if counts]


def _text(verdict: Verdict, counts: Counts) -> str:
    return f"{VERDICTS[verdict].glyph} {counts[verdict]}"


def _told(counts: Counts) -> str:
    return "  ".join(_text(verdict, counts) for verdict in Verdict if counts[verdict])


def _told_width(counts: Counts) -> float:
    return text_width(_told(counts), _TYPE) + 2 * _PADDING


def _fits(counts: Counts, inches: float) -> bool:
    """Return whether each part of a bar is wide enough for its text, at so many inches an issue."""
    return all(
        text_width(_text(verdict, counts), _TYPE) + _PADDING <= counts[verdict] * inches * POINTS
        for verdict in counts
    )


def _bar(ax: Axes, place: int, counts: Counts, *, beside: bool, gap: float) -> None:
    start = 0
    for verdict in (verdict for verdict in Verdict if counts[verdict]):
        look, count = VERDICTS[verdict], counts[verdict]
        ax.barh(place, count, left=start, height=0.68, color=look.fill, edgecolor=INK, linewidth=0.6)
        if not beside:
            middle = {"ha": "center", "va": "center", "fontsize": _TYPE, "color": look.text}
            write(ax, start + count / 2, place, _text(verdict, counts), **middle)
        start += count
    if beside:
        write(ax, start + gap, place, _told(counts), va="center", fontsize=_TYPE)


def _head(comparison: Comparison, width: float) -> tuple[str, ...]:
    head = f"{comparison.a.short} and {comparison.b.short}: verdicts by basket"
    return fitted(head, width * POINTS, _TYPE + 1.5)


def _dress(ax: Axes, baskets: list[Basket], reach: float) -> None:
    width = (_MARGINS.left - 0.15) * POINTS
    names = ["\n".join(fitted(basket.title, width, _TYPE, most=2)) for basket in baskets]
    ax.set_yticks(range(len(names)), names, parse_math=False, fontsize=_TYPE, linespacing=1.05)
    ax.set_ylim(len(baskets) - 0.45, -0.55)
    ax.set_xlim(0, reach)
    ax.set_xlabel("issues", fontsize=_TYPE)
    ax.tick_params(axis="x", labelsize=_TYPE - 1)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)


def _legend(ax: Axes, shown: set[Verdict]) -> None:
    handles = [
        Patch(facecolor=VERDICTS[verdict].fill, edgecolor=INK, linewidth=0.6, label=VERDICTS[verdict].label)
        for verdict in Verdict
        if verdict in shown
    ]
    if not handles:
        return
    below = -0.5 / max(size(ax)[1], 0.1)
    legend = ax.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0, below),
        ncols=min(_COLUMNS, len(handles)),
        frameon=False,
        fontsize=_TYPE,
        columnspacing=1.4,
        borderpad=0,
    )
    plainly(legend)
