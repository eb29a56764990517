"""The comparison as one HTML table, grouped by basket, each issue's scale drawn with both sides on it."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Score, Verdict
from negotiation_kit.render.evidence import Marks, passages, source_key, source_marks
from negotiation_kit.render.html import (
    CELL,
    CHOSEN,
    CHOSEN_EDGE,
    CONTAINER,
    FLAG,
    FRAME,
    GROUP,
    HEAD,
    MUTED,
    NARROW,
    RESULT,
    RESULT_TEXT,
    SCROLLED,
    STANCE,
    TABLE,
    UNTYPESET,
    WIDE_ONLY,
    Html,
    Side,
    both_sides,
    fill,
    join,
    marker,
    tag,
    view_heading,
)
from negotiation_kit.render.palette import CONTESTED, VERDICTS
from negotiation_kit.render.result import explanation, headline, method, subtitle, title
from negotiation_kit.render.scale_strip import scale_strip
from negotiation_kit.render.words import distance_text, figure, flag_text, row_notes, stance_text

WIDTH, HEIGHT, MARGIN, LINE = 300, 20, 10, 10
_FAINT = {"stroke": "currentColor", "stroke_opacity": ".5", "stroke_width": 1.5}
_ENDS = "display:flex;justify-content:space-between;font-size:11px;line-height:1.2;opacity:.8"


def gauge(score: Score) -> Html | None:
    """Return a line from 0 to 1 with the agreement as a dot and its bounds as a band.

    Returns
    -------
    Html or None
        None where the score has neither.
    """
    if score.agreement is None and score.worst is None:
        return None
    told = _told(score)
    size = {"width": WIDTH, "height": HEIGHT, "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    drawing = tag(
        "svg",
        _scale(),
        _band(score),
        _dot(score),
        role="img",
        aria_label=told,
        style="display:block;max-width:100%",
        **size,
    )
    ends = tag("div", tag("span", "0 opposite"), tag("span", "1 the same"), style=_ENDS, aria_hidden="true")
    return tag(
        "div",
        drawing,
        ends,
        tag("div", told, style=MUTED),
        style=f"width:{WIDTH}px;max-width:100%;padding-top:2px",
    )


def _told(score: Score) -> str:
    """Return the figures of the drawing in words."""
    dot = "○" if score.thin else "●"
    agreement = f"{dot} agreement {figure(score.agreement, 2)}" if score.agreement is not None else ""
    between = f"{figure(score.worst, 2)} to {figure(score.best, 2)}"
    bounds = f"▬ limits {between}" if score.worst is not None else ""
    return " · ".join(text for text in (agreement, bounds) if text)


def _scale() -> Html:
    ends = (_x(0), _x(1))
    ticks = [tag("line", x1=x, y1=LINE - 5, x2=x, y2=LINE + 5, **_FAINT) for x in ends]
    return join(tag("line", x1=ends[0], y1=LINE, x2=ends[1], y2=LINE, **_FAINT), ticks)


def _band(score: Score) -> Html | None:
    if score.worst is None or score.best is None:
        return None
    ends = {"x1": _x(score.worst), "y1": LINE, "x2": _x(score.best), "y2": LINE}
    return tag("line", **ends, stroke="#8a8f94", stroke_width=8, stroke_opacity=".6")


def _dot(score: Score) -> Html | None:
    if score.agreement is None:
        return None
    place = {"cx": _x(score.agreement), "cy": LINE, "r": 5.5}
    if score.thin:  # on so few issues it must not look strong
        return tag("circle", **place, fill="none", **_FAINT)
    return tag("circle", **place, fill="currentColor")


def _x(share: float) -> float:
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


_WIDTHS = ("22%", "19.5%", "19.5%", "212px", "112px")
_CLASSES = (None, STANCE, STANCE, WIDE_ONLY, None)
NBSP = "\u00a0"
NOTHING_FOUND = "No issue matches. Clear Find, or set Basket and Verdict to “all”, to see issues again."


def comparison_view(comparison: Comparison, robust: str = "") -> Html:
    """Return heading, verdict strip, result and table: the whole comparison as static HTML.

    Parameters
    ----------
    comparison : Comparison
    robust : str
        A sentence on how robust the verdicts are.
    """
    return tag(
        "div",
        heading_block(comparison),
        result_block(comparison, robust),
        tag("div", comparison_table(comparison, comparison.rows, figures=False), style=SCROLLED),
        style=FRAME,
        class_=UNTYPESET,
    )


def heading_block(comparison: Comparison) -> Html:
    """Return the heading with what was compared."""
    return view_heading(title(comparison), subtitle(comparison))


def result_block(comparison: Comparison, robust: str = "") -> Html:
    """Return the verdict strip and the score with its coverage, bounds, method and robustness."""
    lead = tag("b", headline(comparison.score)) if comparison.score.agreement is not None else None
    texts = (
        tag("p", lead, " ", explanation(comparison), style="margin:0 0 2px"),
        tag("p", method(comparison), " ", robust, style=MUTED + "margin:0"),
    )
    return tag(
        "div",
        verdict_strip(comparison),
        tag("div", tag("div", texts, style=RESULT_TEXT), gauge(comparison.score), style=RESULT),
    )


def verdict_strip(comparison: Comparison) -> Html:
    """Return how many issues have each verdict, as a band whose parts are as wide as their counts."""
    parts = [
        tag(
            "span",
            f"{VERDICTS[verdict].glyph} {count} {VERDICTS[verdict].word}",
            title=VERDICTS[verdict].meaning,
            style=f"{fill(VERDICTS[verdict])}flex:{count} 1 auto;padding:4px 9px;border-radius:4px;"
            "white-space:nowrap",
        )
        for verdict, count in comparison.verdicts.items()
        if count
    ]
    return tag("div", parts, style="display:flex;flex-wrap:wrap;gap:3px;font-size:13px")


def comparison_table(
    comparison: Comparison,
    rows: Iterable[IssueComparison],
    chosen: str | None = None,
    *,
    figures: bool = True,
) -> Html:
    """Return the table of the given rows, or a sentence where there are none.

    Parameters
    ----------
    comparison : Comparison
    rows : iterable of IssueComparison
        The rows to show, in the case's order.
    chosen : str, optional
        Id of the issue to mark.
    figures : bool
        Whether the drawn scales carry the coded numbers (see `scale_strip`).
    """
    rows = list(rows)
    if not rows:
        return tag("p", NOTHING_FOUND, role="status", style="padding:12px 0")
    body, marks = [], source_marks(comparison.case, comparison.round)
    for basket in comparison.case.baskets:
        group = [row for row in rows if row.issue.basket == basket.id]
        if group:
            head = tag("th", basket.title, colspan=len(_WIDTHS) - 1, scope="rowgroup", style=GROUP)
            rest = tag("td", style=GROUP, class_=WIDE_ONLY)
            lines = [
                _row(comparison, row, marks, marked=row.issue.id == chosen, figures=figures) for row in group
            ]
            body.append(tag("tbody", tag("tr", head, rest), lines))
    told = f"{title(comparison)}, issue by issue"
    table = tag("table", _columns(), _header(comparison, rows[0]), body, style=TABLE, aria_label=told)
    return tag("div", Html(NARROW), table, source_key(comparison.case, marks), style=CONTAINER)


def verdict_badge(verdict: Verdict) -> Html:
    """Return a verdict as glyph, word and colour."""
    look = VERDICTS[verdict]
    style = f"{fill(look)}padding:2px 8px;border-radius:4px;white-space:nowrap"
    return tag("span", look.label, title=look.meaning, style=style)


def flag(row: IssueComparison) -> Html | None:
    """Return the flag beside a verdict where accounts contradict each other."""
    return tag("span", f"{CONTESTED} {flag_text(row)}", style=FLAG) if row.contested else None


def _columns() -> Html:
    widths = zip(_WIDTHS, _CLASSES, strict=True)
    return tag("colgroup", [tag("col", style=f"width:{width}", class_=name) for width, name in widths])


def _header(comparison: Comparison, row: IssueComparison) -> Html:
    sides = [(marker(side), NBSP, side.stance.party.short) for side in both_sides(comparison, row)]
    heads = ("Issue", *sides, "On the scale", "Verdict, distance")
    named = zip(heads, _CLASSES, strict=True)
    return tag(
        "thead", tag("tr", [tag("th", head, scope="col", style=HEAD, class_=name) for head, name in named])
    )


def _row(comparison: Comparison, row: IssueComparison, marks: Marks, *, marked: bool, figures: bool) -> Html:
    notes = [tag("div", note, style=MUTED + "font-weight:400") for note in row_notes(comparison, row)]
    arrow = tag("span", "▸ ", aria_hidden="true") if marked else None
    edge = CHOSEN_EDGE if marked else ""
    return tag(
        "tr",
        tag("th", arrow, row.issue.title, notes, scope="row", style=f"{CELL}font-weight:600;{edge}"),
        [_stance(side, marks) for side in both_sides(comparison, row)],
        tag("td", scale_strip(comparison, row, figures=figures), style=CELL, class_=WIDE_ONLY),
        _verdict(row),
        style=CHOSEN if marked else None,
        aria_current="true" if marked else None,
    )


def _verdict(row: IssueComparison) -> Html:
    look = VERDICTS[row.verdict]
    number = tag("div", distance_text(row), style="font-variant-numeric:tabular-nums")
    told = tag("div", look.label, title=look.meaning)
    return tag("td", told, flag(row), number, style=CELL + fill(look))


def _stance(side: Side, marks: Marks) -> Html:
    return tag(
        "td",
        marker(side, hollow=side.stance.only_left is not None),
        NBSP,
        stance_text(side.stance),
        _detail(side, marks),
        style=CELL,
    )


def _detail(side: Side, marks: Marks) -> Html | None:
    """Return status, firmness and passages of what a party puts first."""
    party = side.stance
    entry = party.headline[0].position if party.headline else next(iter(party.entries), None)
    if entry is None:
        return None
    conditional = "conditional" if party.headline and party.headline[0].conditional else None
    firmness = entry.firmness if entry.firmness != "unknown" else None
    text = f"{NBSP}· ".join(
        str(word) for word in (conditional, entry.status, firmness, passages(entry, marks)) if word
    )
    return tag("div", text, style=MUTED) if text else None
