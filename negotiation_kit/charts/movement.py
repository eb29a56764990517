"""What one party moved: for each issue its stance before and after on the issue's own scale."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from negotiation_kit.charts.canvas import GREY, INK, POINTS, Margins, axes_or_new, plainly, size
from negotiation_kit.charts.lettering import fitted, write
from negotiation_kit.comparison import IssueMovement, Movement, Stance
from negotiation_kit.comparison.timeline import ends_of
from negotiation_kit.palette import CHANGES, party_colours
from negotiation_kit.views.movement import approach_text, movement_title, stance_before, step_text
from negotiation_kit.views.values import ends_text

_WIDTH, _STRIP = 7.6, 0.78
_MARGINS = Margins(left=1.9, right=0.1, top=0.72, bottom=0.12)
_BEYOND, _BADGE = 1.42, 1.06
_TITLE, _LABEL = 9.0, 8.0
_BEFORE, _AFTER = -0.16, 0.16
"""Where the two stances stand beside the scale's line, as shares of a strip."""


def movement_dumbbells(
    found: Movement, *, rows: Iterable[IssueMovement] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw every issue's scale with the party's stance before (hollow) and after (filled), joined by an arrow.

    Parameters
    ----------
    found : Movement
    rows : iterable of IssueMovement, optional
        Which issues; those asked in both rounds when left out.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    shown = [row for row in (found.told if rows is None else rows) if row.comparable]
    height = _MARGINS.top + _MARGINS.bottom + _STRIP * max(1, len(shown))
    ax = axes_or_new(ax, _WIDTH, height, _MARGINS)
    colours = party_colours(found.case)
    for place, row in enumerate(shown):
        _draw_row(ax, found, row, place, colours)
    _dress(ax, [row.issue.title for row in shown])
    _legend(ax, found, colours)
    return ax


def describe_movement(found: Movement, rows: Iterable[IssueMovement] | None = None) -> str:
    """Return the chart in words, for those who cannot see it."""
    shown = [row for row in (found.told if rows is None else rows) if row.comparable]
    told = (
        f"{row.issue.title}: {stance_before(row.before)}, then {stance_before(row.after)}, "
        f"{CHANGES[row.change].word}"
        for row in shown
    )
    return f"{movement_title(found)}. {'; '.join(told)}."


def _draw_row(
    ax: Axes, found: Movement, row: IssueMovement, place: int, colours: dict[str, str]
) -> None:
    colour = colours[found.party.id]
    before, after = (_middle(stance) for stance in (row.before, row.after))
    _scale(ax, row, place)
    if found.other is not None and row.after is not None:
        _other(ax, row, place, colours[found.other.id])
    _stance(ax, row.before, before, place + _BEFORE, colour, hollow=True)
    _stance(ax, row.after, after, place + _AFTER, colour, hollow=False)
    if before is not None and after is not None:
        arrow = {"arrowstyle": "->", "color": colour, "linewidth": 1.6, "shrinkA": 5, "shrinkB": 5}
        ax.annotate("", (after, place + _AFTER), (before, place + _BEFORE), arrowprops=arrow, zorder=2)
    _badge(ax, row, place)


def _scale(ax: Axes, row: IssueMovement, place: int) -> None:
    low, high = ends_text(row.issue.scale)
    if row.issue.scale.coordinate(_first(row)) is not None or _is_line(row):
        ax.plot([0, 1], [place, place], color=GREY, linewidth=1.1, marker="|", markersize=7, zorder=1)
        write(ax, 0, place + 0.44, low, fontsize=_LABEL - 1, va="center", ha="left", color=GREY)
        write(ax, 1, place + 0.44, high, fontsize=_LABEL - 1, va="center", ha="right", color=GREY)


def _stance(
    ax: Axes, stance: Stance | None, at: float | None, y: float, colour: str, *, hollow: bool
) -> None:
    """Draw a stance with its words beside it; without a place on the scale, the words alone."""
    text = " ".join(fitted(stance_before(stance), 210, _LABEL, most=1))
    if at is None:
        write(ax, 0.0, y, text, fontsize=_LABEL, va="center", ha="left", fontstyle="italic")
        return
    face = "white" if hollow else colour
    ax.plot([at], [y], "o", color=colour, markerfacecolor=face, markersize=7.5, zorder=3)
    left = at > 0.5
    x, align = (at - 0.03, "right") if left else (at + 0.03, "left")
    write(ax, x, y, text, fontsize=_LABEL, va="center", ha=align)


def _other(ax: Axes, row: IssueMovement, place: int, colour: str) -> None:
    """Mark where the other party stands, as far as the chart can know it: by the approach's own rounds."""
    for stance in row.held[-1:]:
        at = _middle(stance)
        if at is not None:
            ax.plot([at], [place], "D", color=colour, markersize=6, zorder=2, alpha=0.9)


def _badge(ax: Axes, row: IssueMovement, place: int) -> None:
    look = CHANGES[row.change]
    box = {"facecolor": look.fill, "edgecolor": "none", "boxstyle": "round,pad=0.3"}
    write(ax, _BADGE, place - 0.12, look.label, va="center", fontsize=_LABEL + 0.5, color=look.text, bbox=box)
    told = [f"step {step_text(row)}" if row.step else "", approach_text(row.toward) if row.toward else ""]
    for number, text in enumerate(text for text in told if text):
        write(ax, _BADGE, place + 0.2 + 0.2 * number, text, va="center", fontsize=_LABEL - 0.5)


def _dress(ax: Axes, titles: list[str]) -> None:
    width = (_MARGINS.left - 0.15) * POINTS
    names = ["\n".join(fitted(title, width, _TITLE, most=3)) for title in titles]
    ax.set_yticks(range(len(names)), names, parse_math=False, fontsize=_TITLE, linespacing=1.05)
    ax.set_ylim(max(1, len(names)) - 0.4, -0.6)
    ax.set_xlim(-0.04, _BEYOND)
    ax.set_xticks([])
    ax.spines[:].set_visible(False)
    ax.tick_params(axis="y", length=0)


def _legend(ax: Axes, found: Movement, colours: dict[str, str]) -> None:
    own = colours[found.party.id]
    handles = [
        Line2D([], [], linestyle="", marker="o", color=own, markerfacecolor="white", label=_named(found, 0)),
        Line2D([], [], linestyle="", marker="o", color=own, label=_named(found, 1)),
    ]
    if found.other is not None:
        label = f"\u200b{found.other.short}"
        handles.append(Line2D([], [], linestyle="", marker="D", color=colours[found.other.id], label=label))
    across = size(ax)[0] * POINTS
    legend = ax.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(0, 1), ncols=2 if across < 420 else 3,
        frameon=False, fontsize=_TITLE, columnspacing=1.2, handletextpad=0.4, borderpad=0, labelcolor=INK,
    )  # fmt: skip
    plainly(legend)


def _named(found: Movement, which: int) -> str:
    """Return a party's name and round; the invisible first letter keeps a leading underscore in the legend."""
    return f"\u200b{found.party.short}, {(found.start, found.end)[which].title}"
