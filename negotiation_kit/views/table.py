"""The comparison as one HTML table, grouped by basket, each issue's scale drawn with both sides on it."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.comparison import Comparison, IssueComparison, Stance, Verdict
from negotiation_kit.palette import VERDICTS, party_colours
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.scale_strip import marker, scale_strip
from negotiation_kit.views.style import CELL, CHOSEN, FRAME, GROUP, HEAD, MUTED, UNTYPESET, fill
from negotiation_kit.views.words import coverage_line, distance_text, passages, result_sentence, row_notes, stance_text


def comparison_view(comparison: Comparison, extra: str = "") -> Html:
    """Return heading, result sentence, verdict strip and table: the whole comparison as static HTML.

    Parameters
    ----------
    comparison : Comparison
    extra : str
        A further sentence under the result, such as how robust it is.
    """
    return tag(
        "div",
        tag("div", title(comparison), style="font-size:20px;font-weight:700;line-height:1.25"),
        tag("div", subtitle(comparison), style=MUTED + "margin:2px 0 10px"),
        verdict_strip(comparison),
        tag("p", result_sentence(comparison), " ", extra, style="margin:8px 0 10px;max-width:75em"),
        comparison_table(comparison, comparison.rows),
        style=FRAME,
        class_=UNTYPESET,
    )


def title(comparison: Comparison) -> str:
    """Return the heading of a comparison."""
    return f"Where {comparison.a.short} and {comparison.b.short} stand"


def subtitle(comparison: Comparison) -> str:
    """Return case, round and what they were coded from."""
    round, case = comparison.round, comparison.case
    place = f", {round.place}" if round.place else ""
    return f"{case.title} · {round.title}{place} · {len(case.issues)} issues · {coverage_line(case)}"


def verdict_strip(comparison: Comparison) -> Html:
    """Return how many issues have each verdict, as a band whose parts are as wide as their counts."""
    parts = [
        tag(
            "span",
            f"{VERDICTS[verdict].glyph} {count} {VERDICTS[verdict].word}",
            style=f"{fill(VERDICTS[verdict])}flex:{count} 1 auto;padding:4px 9px;border-radius:4px;white-space:nowrap",
        )
        for verdict, count in comparison.verdicts.items()
        if count
    ]
    return tag("div", parts, style="display:flex;flex-wrap:wrap;gap:3px;font-size:13px")


def comparison_table(comparison: Comparison, rows: Iterable[IssueComparison], chosen: str | None = None) -> Html:
    """Return the table of the given rows.

    Parameters
    ----------
    comparison : Comparison
    rows : iterable of IssueComparison
        The rows to show, in the case's order.
    chosen : str, optional
        Id of the issue to mark.
    """
    rows = list(rows)
    if not rows:
        return tag("p", "No issue matches the filters.", style="padding:12px 0")
    body = []
    for basket in comparison.case.baskets:
        group = [row for row in rows if row.issue.basket == basket.id]
        if group:
            head = tag("th", basket.title, colspan=5, scope="rowgroup", style=GROUP)
            body.append(tag("tbody", tag("tr", head), [_row(comparison, row, chosen) for row in group]))
    caption = tag("caption", f"{title(comparison)}, issue by issue", style="position:absolute;left:-9999px")
    return tag(
        "div",
        tag("table", caption, _header(comparison), body, style="border-collapse:collapse;width:100%;margin:0;font-size:13px"),
        style="overflow-x:auto;position:relative",
    )


def verdict_badge(verdict: Verdict) -> Html:
    """Return a verdict as glyph, word and colour."""
    look = VERDICTS[verdict]
    return tag("span", f"{look.glyph} {look.word}", style=f"{fill(look)}padding:2px 8px;border-radius:4px;white-space:nowrap")


def _header(comparison: Comparison) -> Html:
    colours = party_colours(comparison.case)
    sides = [
        (marker(colours[party.id], place), " ", party.short) for place, party in enumerate((comparison.a, comparison.b))
    ]
    heads = ("Issue", *sides, "On the scale", "Verdict, distance")
    widths = ("width:23%", "width:21%", "width:21%", "", "")
    cells = [tag("th", head, scope="col", style=HEAD + width) for head, width in zip(heads, widths, strict=True)]
    return tag("thead", tag("tr", cells))


def _row(comparison: Comparison, row: IssueComparison, chosen: str | None) -> Html:
    look = VERDICTS[row.verdict]
    colours = party_colours(comparison.case)
    notes = [tag("div", note, style=MUTED + "font-weight:400") for note in row_notes(comparison, row)]
    marked = CHOSEN if row.issue.id == chosen else ""
    return tag(
        "tr",
        tag("th", row.issue.title, notes, scope="row", style=CELL + "font-weight:600;" + marked),
        [_stance(party, colours[party.party.id], place) for place, party in enumerate((row.a, row.b))],
        tag("td", scale_strip(comparison, row), style=CELL),
        tag(
            "td",
            tag("span", f"{look.glyph} {look.word}", style="white-space:nowrap"),
            tag("div", distance_text(row), style="font-variant-numeric:tabular-nums;white-space:nowrap"),
            style=CELL + fill(look),
        ),
        aria_current="true" if marked else None,
    )


def _stance(party: Stance, colour: str, place: int) -> Html:
    return tag("td", marker(colour, place), " ", stance_text(party), _detail(party), style=CELL)


def _detail(party: Stance) -> Html | None:
    """Return status, firmness and passages of what a party puts first."""
    entry = party.headline[0].position if party.headline else next(iter(party.entries), None)
    if entry is None:
        return None
    conditional = "conditional" if party.headline and party.headline[0].conditional else None
    words = (conditional, entry.status, entry.firmness if entry.firmness != "unknown" else None, passages(entry))
    text = " · ".join(str(word) for word in words if word)
    return tag("div", text, style=MUTED) if text else None
