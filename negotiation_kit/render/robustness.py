"""What becomes of a comparison under other settings: one change at a time, and every verdict that flips."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_kit.analysis.comparing import Comparison, Robustness, Score, Variant, agreements
from negotiation_kit.errors import counted
from negotiation_kit.render.html import (
    CELL,
    FRAME,
    HEAD,
    MUTED,
    SCROLLED,
    UNTYPESET,
    Child,
    Html,
    case_line,
    tag,
    view_heading,
)
from negotiation_kit.render.palette import VERDICTS
from negotiation_kit.render.result import left_out_text, method, robustness_of, title
from negotiation_kit.render.table import verdict_badge
from negotiation_kit.render.words import figure, named, round_text, shown_figure
from negotiation_kit.wording import Message

ALL_STABLE = "No verdict flips under any of the settings tried."


def robustness_title(comparison: Comparison) -> Message:
    """Return the heading."""
    return Message("robustness.title", parties=named((comparison.a, comparison.b)))


def robustness_headline(found: Robustness) -> Message:
    """Return how many verdicts hold under every setting."""
    of = counted(len(found.counted), "verdict")
    held = Message("robustness.hold", n=len(found.stable), verdicts=of, settings=len(found.settings))
    left = left_out_text(found)
    return Message("robustness.hold.left-out", held=held, left=left) if left else held


def range_sentence(found: Robustness, tried: tuple[Variant, ...]) -> Message:
    """Return between what the agreement lies where one thing is changed at a time."""
    ends, own = agreements(found.comparison, tried), found.comparison.score.agreement
    if ends is None:
        return Message("robustness.no-agreement")
    start = Message("robustness.none-here" if own is None else "robustness.here", score=shown_figure(own, 2))
    low, high = (shown_figure(end, 2) for end in ends)
    return Message("robustness.range", start=start, low=low, high=high)


def changed_text(variant: Variant) -> str:
    """Return what a variant changes, in words."""
    if variant.changed in ("metric", "coding"):
        return Message(f"{variant.changed}.{variant.to}")
    if variant.changed == "threshold":
        return shown_figure(float(variant.to))
    if variant.changed == "coder":
        return Message("robustness.readings-of", coder=variant.to)
    return variant.to


def flips_text(variant: Variant) -> str:
    """Return how many verdicts a variant changes, out of how many that were looked at."""
    return Message("pair.coverage", n=len(variant.flips), of=variant.tried) if variant.tried else "—"


def line_of(variant: Variant) -> Message:
    """Return which setting a variant changes."""
    return Message(f"robustness.line.{variant.changed}")


def robustness_heading(found: Robustness) -> Html:
    """Return heading, headline and method."""
    own = found.comparison
    return view_heading(robustness_title(own), case_line(own.case, round_text(own.round)))


def robustness_result(found: Robustness, tried: tuple[Variant, ...]) -> Html:
    """Return the headline and what the agreement does."""
    return tag(
        "div",
        tag(
            "p",
            tag("b", robustness_headline(found)),
            ". ",
            range_sentence(found, tried),
            style="margin:0 0 2px",
        ),
        tag("p", method(found.comparison), style=MUTED + "margin:0 0 6px"),
    )


def variants_table(found: Robustness, tried: tuple[Variant, ...]) -> Html:
    """Return one row a change: the score under it and the verdicts it turns."""
    heads = ("Changed", "to", "Agreement", "on", "Limits", "Verdicts that flip")
    own = found.comparison
    base = _variant_row("nothing", "as above", own.score, "—", ())
    rows = [
        _variant_row(
            line_of(item), changed_text(item), item.score, flips_text(item), _flips(found, item), item.note
        )
        for item in tried
    ]
    header = tag("thead", tag("tr", [tag("th", head, scope="col", style=HEAD) for head in heads]))
    style = "border-collapse:collapse;width:100%;min-width:640px;font-size:13px"
    return tag("table", header, tag("tbody", base, rows), style=style, aria_label="One change at a time")


def flips_table(found: Robustness) -> Html:
    """Return the issues whose verdict some setting changes, with the smallest changes that do."""
    if not found.flips:
        return tag("p", ALL_STABLE, role="status", style="padding:12px 0")
    heads = ("Issue", "Verdict here", "Under other settings")
    rows = [
        tag(
            "tr",
            tag("th", row.issue.title, scope="row", style=f"{CELL}font-weight:600;"),
            tag("td", verdict_badge(row.verdict), style=CELL),
            tag("td", robustness_of(found, row.issue.id), style=CELL),
        )
        for row in found.comparison.rows
        if row.issue.id in found.flips
    ]
    header = tag("thead", tag("tr", [tag("th", head, scope="col", style=HEAD) for head in heads]))
    style = "border-collapse:collapse;width:100%;min-width:560px;font-size:13px"
    return tag("table", header, tag("tbody", rows), style=style, aria_label="Verdicts that flip")


def robustness_view(found: Robustness, tried: tuple[Variant, ...]) -> Html:
    """Return heading, headline and both tables: the whole panel as static HTML."""
    return tag(
        "div",
        robustness_heading(found),
        robustness_result(found, tried),
        tag("div", variants_table(found, tried), style=SCROLLED),
        tag("div", flips_table(found), style=SCROLLED + "margin-top:14px"),
        tag("p", title(found.comparison), " is the comparison that was varied.", style=MUTED),
        style=FRAME,
        class_=UNTYPESET,
    )


def _variant_row(
    changed: str, to: str, score: Score | None, flips: str, named: Child, note: str = ""
) -> Html:
    if score is None:
        cells = [tag("td", note, colspan=4, style=CELL)]
    else:
        numbers = (figure(score.agreement, 2), str(score.coverage), _limits(score))
        cells = [tag("td", text, style=f"{CELL}white-space:nowrap") for text in numbers]
        why = tag("div", score.note, style=MUTED) if score.note else None
        cells.append(tag("td", flips, named, why, style=CELL))
    first = tag("th", changed, scope="row", style=f"{CELL}font-weight:600;")
    return tag("tr", first, tag("td", to, style=CELL), cells)


def _limits(score: Score) -> str:
    return "—" if score.worst is None else f"{figure(score.worst, 2)} … {figure(score.best, 2)}"


def _flips(found: Robustness, variant: Variant) -> Iterator[Html]:
    for issue, verdict in variant.flips.items():
        title = found.comparison.row(issue).issue.title
        yield tag("div", f"{title}: {VERDICTS[verdict].label}", style=MUTED)
